/* What pytest prints on a terminal. */
#include "parse/evidence/test_report.h"

#include "parse/log_lines.h"

struct pytest_reading {
    struct report_reading *reading;
    struct test_report *report; /* of the session that is being read, or NULL */
    bool has_collected, is_partial; /* partial: it stopped early, or modules were skipped while collecting */
    uint64_t collected, deselected;
    uint64_t listed_failures; /* lines "FAILED path::test" */
    struct commit_mark commit;
    bool is_in_tests; /* what comes now is the tests' own output: what it says of commits is no mark */
};

/* The numbers of a summary. */
struct summary {
    uint64_t passed, failed, errors, skipped, xfailed, xpassed, deselected;
    bool has_tests; /* any of the words, not only warnings */
};

static struct bytes without_rule(struct bytes line)
{
    line = bytes_trim(line);
    while (line.size > 0 && line.at[0] == '=')
        line = bytes_after(line, 1);
    while (line.size > 0 && line.at[line.size - 1] == '=')
        line.size--;
    return bytes_trim(line);
}

/* "0.12s", "75.31s (0:01:15)" */
static bool is_duration(struct bytes text)
{
    struct bytes rest = text;
    struct bytes seconds = bytes_cut(&rest, ' ');
    bool has_digit = false;
    if (seconds.size < 2 || seconds.at[seconds.size - 1] != 's')
        return false;
    for (size_t i = 0; i + 1 < seconds.size; i++) {
        if (!byte_is_digit(seconds.at[i]) && seconds.at[i] != '.')
            return false;
        has_digit = has_digit || byte_is_digit(seconds.at[i]);
    }
    return has_digit && (rest.size == 0 || rest.at[0] == '(');
}

static bool add_to_summary(struct summary *summary, struct bytes word, uint64_t count)
{
    const struct {
        const char *word;
        uint64_t *count;
    } words[] = {
        {"passed", &summary->passed},   {"failed", &summary->failed},   {"error", &summary->errors},
        {"errors", &summary->errors},   {"skipped", &summary->skipped}, {"xfailed", &summary->xfailed},
        {"xpassed", &summary->xpassed}, {"deselected", &summary->deselected},
    };
    static const char *const others[] = {"warning", "warnings", "rerun", "subtests passed", "subtests failed"};
    for (size_t i = 0; i < sizeof words / sizeof words[0]; i++) {
        if (!bytes_is(word, words[i].word))
            continue;
        *words[i].count = count;
        summary->has_tests = true;
        return true;
    }
    for (size_t i = 0; i < sizeof others / sizeof others[0]; i++) {
        if (bytes_is(word, others[i]))
            return true;
    }
    return false;
}

/* "3 passed, 1 skipped in 0.12s", "no tests ran in 0.01s": the whole line, rules of '=' apart. */
static bool read_summary(struct bytes line, struct summary *summary)
{
    struct bytes text = without_rule(line);
    size_t in = bytes_find(text, BYTES(" in "));
    *summary = (struct summary){0};
    if (in == BYTES_NOWHERE || !is_duration(bytes_after(text, in + 4)))
        return false;
    struct bytes rest = bytes_first(text, in);
    if (bytes_is(rest, "no tests ran"))
        return true;
    while (rest.size > 0) {
        struct bytes item = bytes_trim(bytes_cut(&rest, ','));
        uint64_t count;
        if (bytes_is(item, "no tests ran")) /* "no tests ran, 1 warning": older versions */
            continue;
        if (!bytes_to_u64(bytes_cut(&item, ' '), &count) || !add_to_summary(summary, item, count))
            return false;
    }
    return summary->has_tests;
}

static void state_summary(struct pytest_reading *pytest, const struct summary *summary, uint32_t line)
{
    struct test_report *report = pytest->report;
    uint64_t passed = summary->passed + summary->xfailed + summary->xpassed;
    uint64_t all = passed + summary->failed + summary->skipped;
    report_state(report, COUNT_PASSED, passed);
    report_state(report, COUNT_FAILED, summary->failed);
    report_state(report, COUNT_ERRORS, summary->errors);
    report_state(report, COUNT_SKIPPED, summary->skipped);
    report_state(report, COUNT_TESTS, all + summary->errors);
    report->has_cases = report->has_cases && report->counted.tests == all + summary->errors;
    if (summary->failed + summary->errors > 0)
        report_note_failure(report, line);
    uint64_t deselected = summary->deselected > pytest->deselected ? summary->deselected : pytest->deselected;
    bool is_comparable = pytest->has_collected && !pytest->is_partial && summary->errors == 0;
    if (is_comparable && pytest->collected != all + deselected)
        report_add_difference(pytest->reading, report, (struct count_difference){COUNT_TESTS, all, pytest->collected, line});
    if (pytest->listed_failures > summary->failed)
        report_add_difference(pytest->reading, report,
                              (struct count_difference){COUNT_FAILED, summary->failed, pytest->listed_failures, line});
}

static void begin_session(struct pytest_reading *pytest, uint32_t line)
{
    struct report_reading *reading = pytest->reading;
    *pytest = (struct pytest_reading){.reading = reading, .report = report_begin(reading, REPORT_PYTEST, line),
                                       .commit = pytest->commit};
}

static void end_session(struct pytest_reading *pytest)
{
    report_take_mark(pytest->reading, pytest->report, &pytest->commit);
    *pytest = (struct pytest_reading){.reading = pytest->reading, .commit = pytest->commit};
}

/* "collected 5 items / 2 deselected / 3 selected" */
static void read_collected(struct pytest_reading *pytest, struct bytes line)
{
    struct bytes rest = bytes_after(line, BYTES("collected ").size);
    struct bytes first = bytes_trim(bytes_cut(&rest, '/'));
    pytest->has_collected = bytes_to_u64(bytes_cut(&first, ' '), &pytest->collected);
    while (rest.size > 0) {
        struct bytes part = bytes_trim(bytes_cut(&rest, '/'));
        uint64_t count;
        bool is_number = bytes_to_u64(bytes_cut(&part, ' '), &count);
        if (is_number && bytes_is(part, "deselected"))
            pytest->deselected = count;
        else if (!is_number || !bytes_is(part, "selected"))
            pytest->is_partial = true;
    }
}

static const struct {
    const char *word;
    enum case_outcome outcome;
} outcomes[] = {
    {"PASSED", CASE_PASSED}, {"FAILED", CASE_FAILED}, {"ERROR", CASE_ERROR},
    {"SKIPPED", CASE_SKIPPED}, {"XFAIL", CASE_EXPECTED_FAILURE}, {"XPASS", CASE_PASSED},
};

/* With -v: "tests/test_a.py::test_b PASSED [ 10%]" */
static bool read_verbose(struct bytes line, struct test_case *found)
{
    size_t colons = bytes_find(line, BYTES("::"));
    if (colons == BYTES_NOWHERE || byte_is_blank(line.at[0]))
        return false;
    struct bytes rest = bytes_after(line, colons);
    for (size_t i = 0; i < sizeof outcomes / sizeof outcomes[0]; i++) {
        size_t at = find_word(rest, bytes_of(outcomes[i].word));
        bool is_word = at != BYTES_NOWHERE && at > 0 && rest.at[at - 1] == ' ' &&
                       bytes_start_with(bytes_after(rest, at), bytes_of(outcomes[i].word));
        if (!is_word)
            continue;
        struct bytes behind = bytes_trim(bytes_after(rest, at + bytes_of(outcomes[i].word).size));
        if (behind.size > 0 && behind.at[0] != '[' && behind.at[0] != '(')
            continue;
        found->outcome = outcomes[i].outcome;
        found->group = bytes_first(line, colons);
        found->name = bytes_trim(bytes_first(bytes_after(rest, 2), at - 2));
        return true;
    }
    return false;
}

static void read_line(struct pytest_reading *pytest, struct bytes line, uint32_t number)
{
    struct summary summary;
    struct test_case found = {.line = number};
    bool is_rule = bytes_start_with(line, BYTES("==="));
    if (is_rule && bytes_is(without_rule(line), "test session starts")) {
        if (pytest->report != NULL)
            report_break(pytest->report, "ends before its summary", number, true);
        end_session(pytest);
        begin_session(pytest, number);
        return;
    }
    if (read_summary(line, &summary)) {
        if (pytest->report == NULL)
            begin_session(pytest, number);
        if (pytest->report != NULL)
            state_summary(pytest, &summary, number);
        end_session(pytest);
        return;
    }
    pytest->is_in_tests = pytest->is_in_tests || is_rule || bytes_start_with(line, BYTES("collected "));
    if (!pytest->is_in_tests)
        commit_mark_read(&pytest->commit, line, number);
    if (pytest->report == NULL)
        return;
    if (bytes_start_with(line, BYTES("collected ")))
        read_collected(pytest, line);
    else if (bytes_start_with(line, BYTES("!!!")))
        pytest->is_partial = true;
    else if (bytes_start_with(line, BYTES("FAILED ")) && bytes_contain(line, BYTES("::")))
        pytest->listed_failures++;
    else if (read_verbose(line, &found))
        report_add_case(pytest->reading, pytest->report, found);
}

void pytest_parse(struct report_reading *reading, struct bytes text)
{
    struct pytest_reading pytest = {.reading = reading};
    struct lines lines = lines_of(text);
    struct bytes line;
    while (lines_next(&lines, &line))
        read_line(&pytest, bytes_trim_right(line), lines.number);
    if (pytest.report != NULL)
        report_break(pytest.report, "ends before its summary", lines.number, true);
    end_session(&pytest);
}

static bool has_mark(struct bytes part)
{
    struct summary summary;
    struct lines lines = lines_of(part);
    struct bytes line;
    while (lines_next(&lines, &line)) {
        if (read_summary(line, &summary) ||
            (bytes_start_with(line, BYTES("===")) && bytes_is(without_rule(line), "test session starts")))
            return true;
    }
    return false;
}

bool looks_like_pytest(struct bytes head, struct bytes tail)
{
    return has_mark(head) || has_mark(tail);
}
