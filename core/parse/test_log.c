/* recorded_tests_parse: what TESTS.md says of each test. The words are those that real logs use. */
#include "parse/log_lines.h"
#include "parse/run_log.h"

const char *outcome_name(enum outcome outcome)
{
    static const char *const names[OUTCOME_COUNT] = {"unknown", "passed", "failed", "skipped", "expected-failure"};
    return names[outcome];
}

static const struct {
    const char *word;
    enum outcome outcome;
} outcome_words[] = {
    {"passed", OUTCOME_PASSED},
    {"pass", OUTCOME_PASSED},
    {"ok", OUTCOME_PASSED},
    {"failed", OUTCOME_FAILED},
    {"failure", OUTCOME_FAILED},
    {"fail", OUTCOME_FAILED},
    {"skipped", OUTCOME_SKIPPED},
    {"skip", OUTCOME_SKIPPED},
    {"not run", OUTCOME_SKIPPED},
    {"\xE2\x9C\x85", OUTCOME_PASSED}, /* a check mark in a box */
    {"\xE2\x9D\x8C", OUTCOME_FAILED}, /* a cross */
};

/* The outcome word that the text begins with, and how long it is. */
static bool read_outcome(struct bytes text, enum outcome *outcome, size_t *size)
{
    for (size_t i = 0; i < sizeof outcome_words / sizeof outcome_words[0]; i++) {
        struct bytes word = bytes_of(outcome_words[i].word);
        if (!bytes_start_with_any_case(text, word) || (text.size > word.size && byte_is_word(text.at[word.size])))
            continue;
        *outcome = outcome_words[i].outcome;
        *size = word.size;
        return true;
    }
    return false;
}

static struct bytes without_marks(struct bytes text)
{
    while (text.size > 0 && bytes_find_byte(BYTES("*_ \t"), text.at[0]) != BYTES_NOWHERE)
        text = bytes_after(text, 1);
    return text;
}

static bool is_expected_failure(struct bytes text)
{
    return find_word(text, BYTES("expected fail")) != BYTES_NOWHERE ||
           find_word(text, BYTES("expected failure")) != BYTES_NOWHERE ||
           find_word(text, BYTES("expected to fail")) != BYTES_NOWHERE;
}

/* "Failed: `make test`", "PASS `make test`": the word stands first, and no sentence goes on behind it. */
static bool read_leading(struct bytes item, enum outcome *outcome, struct bytes *behind)
{
    size_t size;
    struct bytes text = without_marks(item);
    if (!read_outcome(text, outcome, &size))
        return false;
    *behind = without_marks(bytes_after(text, size));
    bool is_sentence = behind->size > 0 && (byte_is_letter(behind->at[0]) || byte_is_digit(behind->at[0]));
    if (is_sentence)
        return false;
    bytes_skip(behind, BYTES(":"));
    *behind = without_marks(*behind);
    return true;
}

/* "make test (pass; 3 passed)": the last parenthesis that begins with an outcome. */
static bool read_parenthesis(struct bytes item, enum outcome *outcome, struct bytes *before)
{
    size_t size;
    for (size_t i = item.size; i > 0; i--) {
        if (item.at[i - 1] != '(' || !read_outcome(without_marks(bytes_after(item, i)), outcome, &size))
            continue;
        *before = bytes_trim(bytes_first(item, i - 1));
        return true;
    }
    return false;
}

/* The number that stands before a word: 2 of "2 failed", "2 tests failed". */
static bool count_before(struct bytes text, struct bytes word, uint64_t *count)
{
    size_t at = find_word(text, word);
    if (at == BYTES_NOWHERE)
        return false;
    struct bytes before = bytes_trim_right(bytes_first(text, at));
    if (bytes_end_with(before, BYTES("tests")))
        before = bytes_trim_right(bytes_first(before, before.size - BYTES("tests").size));
    size_t digits = 0;
    while (digits < before.size && byte_is_digit(before.at[before.size - digits - 1]))
        digits++;
    return bytes_to_u64(bytes_after(before, before.size - digits), count);
}

static bool read_counts(struct bytes text, enum outcome *outcome)
{
    uint64_t passed = 0, failed = 0;
    bool has_failed = count_before(text, BYTES("failed"), &failed);
    bool has_passed = count_before(text, BYTES("passed"), &passed) || bytes_contain(text, BYTES("100% tests passed"));
    *outcome = failed > 0 ? OUTCOME_FAILED : OUTCOME_PASSED;
    return has_failed || has_passed;
}

static bool read_exit_status(struct bytes text, enum outcome *outcome)
{
    static const char *const words[] = {"exit code", "exit status", "exit"};
    for (size_t i = 0; i < sizeof words / sizeof words[0]; i++) {
        size_t at = find_word(text, bytes_of(words[i]));
        if (at == BYTES_NOWHERE)
            continue;
        struct bytes rest = bytes_after(text, at + bytes_of(words[i]).size);
        while (rest.size > 0 && bytes_find_byte(BYTES(" :="), rest.at[0]) != BYTES_NOWHERE)
            rest = bytes_after(rest, 1);
        if (rest.size == 0 || !byte_is_digit(rest.at[0]))
            continue;
        bool is_zero = rest.at[0] == '0' && (rest.size == 1 || !byte_is_digit(rest.at[1]));
        *outcome = is_zero ? OUTCOME_PASSED : OUTCOME_FAILED;
        return true;
    }
    return false;
}

/* "First run: failed. Second run: pass": the last word counts. */
static bool read_last_word(struct bytes text, enum outcome *outcome, bool *failed_first)
{
    bool found = false, failed = false;
    for (size_t i = 0; i < text.size; i++) {
        size_t size;
        bool starts = i == 0 || !byte_is_word(text.at[i - 1]);
        if (!starts || !read_outcome(bytes_after(text, i), outcome, &size))
            continue;
        *failed_first = failed && *outcome == OUTCOME_PASSED;
        failed = failed || *outcome == OUTCOME_FAILED;
        found = true;
        i += size - 1;
    }
    return found;
}

/* "0 passed, 12 skipped", "0 tests failed out of 0": nothing was tested, whatever word stands before it. */
static bool says_nothing_ran(struct bytes text)
{
    uint64_t passed;
    size_t out_of = find_word(text, BYTES("out of 0"));
    return (count_before(text, BYTES("passed"), &passed) && passed == 0) || out_of != BYTES_NOWHERE;
}

/* What an item says, and the command when it is not in ticks but what remains. */
static bool read_item(struct bytes item, struct recorded_test *test)
{
    struct bytes behind, bare = {NULL, 0};
    test->text = item;
    test->command = first_code(item, &behind);
    struct bytes remark = test->command.size > 0 ? behind : item;
    bool is_read = read_leading(item, &test->outcome, &bare) || read_parenthesis(remark, &test->outcome, &bare) ||
                   read_counts(remark, &test->outcome) || read_exit_status(remark, &test->outcome) ||
                   read_last_word(remark, &test->outcome, &test->failed_first);
    if (is_expected_failure(item)) {
        test->outcome = OUTCOME_EXPECTED_FAILURE;
        test->failed_first = false;
        is_read = true;
    }
    if (is_read && test->outcome == OUTCOME_PASSED && says_nothing_ran(remark))
        test->outcome = OUTCOME_SKIPPED;
    if (test->command.size == 0)
        test->command = bare;
    return is_read;
}

static void read_stated_counts(struct recorded_test *test)
{
    test->has_passed = count_before(test->text, BYTES("passed"), &test->passed);
    test->has_failed = count_before(test->text, BYTES("failed"), &test->failed);
    test->has_skipped = count_before(test->text, BYTES("skipped"), &test->skipped);
}

struct tests_reading {
    struct recorded_tests *tests;
    struct arena *arena;
    struct recorded_test waiting; /* an item without an outcome, which its own lines may still give */
    bool is_waiting;
};

static void add_test(struct tests_reading *reading, const struct recorded_test *test)
{
    struct recorded_test *entry = arena_push(reading->arena, reading->tests, struct recorded_test);
    if (entry != NULL) {
        *entry = *test;
        read_stated_counts(entry);
    }
    reading->is_waiting = false;
}

bool outcome_of_line(struct bytes line, enum outcome *outcome)
{
    struct bytes behind;
    bool is_told = read_leading(line, outcome, &behind) || read_counts(line, outcome) || read_exit_status(line, outcome);
    if (is_told && is_expected_failure(line))
        *outcome = OUTCOME_EXPECTED_FAILURE;
    return is_told;
}

bool outcome_of_remark(struct bytes remark, enum outcome *outcome)
{
    static const char *const joints[] = {" ", "\t", ":", "-", ">", "=", "\xE2\x80\x93", "\xE2\x80\x94", "\xE2\x86\x92"};
    size_t size;
    struct bytes behind;
    for (size_t i = 0; i < sizeof joints / sizeof joints[0];) {
        bool is_joint = bytes_skip(&remark, bytes_of(joints[i]));
        i = is_joint ? 0 : i + 1;
    }
    struct bytes inner = remark;
    enum outcome said;
    bool is_told = bytes_skip(&inner, BYTES("(")) ? read_outcome(without_marks(inner), &said, &size)
                                                  : read_leading(remark, &said, &behind);
    is_told = is_told || read_counts(remark, &said) || read_exit_status(remark, &said);
    bool is_expected = is_expected_failure(remark);
    if (is_told || is_expected)
        *outcome = is_expected                                             ? OUTCOME_EXPECTED_FAILURE
                   : said == OUTCOME_PASSED && says_nothing_ran(remark) ? OUTCOME_SKIPPED
                                                                           : said;
    return is_told || is_expected;
}

/* Lines below an item tell more of it, and are no tests. */
static void read_detail(struct tests_reading *reading, const struct log_line *line)
{
    enum outcome outcome;
    if (!reading->is_waiting || !outcome_of_line(line->content, &outcome))
        return;
    reading->waiting.outcome = outcome;
    add_test(reading, &reading->waiting);
}

static void read_line(struct tests_reading *reading, const struct log_line *line)
{
    struct bytes behind;
    enum outcome outcome;
    struct recorded_test test = {.line = line->number};
    bool is_heading = bytes_start_with(line->content, BYTES("#"));
    bool is_candidate = line->is_item || first_code(line->content, &behind).size > 0 ||
                        read_leading(line->content, &outcome, &behind);
    reading->is_waiting = false;
    if (is_heading || !is_candidate)
        return;
    if (read_item(line->content, &test)) {
        add_test(reading, &test);
    } else {
        reading->waiting = test;
        reading->is_waiting = true;
    }
}

void recorded_tests_parse(struct recorded_tests *tests, struct bytes text, struct arena *arena)
{
    *tests = (struct recorded_tests){0};
    struct tests_reading reading = {.tests = tests, .arena = arena};
    struct log_reading lines = log_lines_of(text);
    struct log_line line;
    while (log_lines_next(&lines, &line)) {
        if (line.content.size == 0)
            continue;
        if (line.is_code || line.indent >= 2)
            read_detail(&reading, &line);
        else
            read_line(&reading, &line);
    }
}
