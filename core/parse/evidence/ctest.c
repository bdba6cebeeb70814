/* What ctest prints (cmake.org, ctest(1)). */
#include "parse/evidence/test_report.h"

struct ctest_reading {
    struct report_reading *reading;
    struct test_report *report; /* of the run that is being read, or NULL */
    bool is_over;               /* its summary was read */
    uint64_t failed;            /* as the summary has it */
    uint32_t list_line;         /* "The following tests FAILED:"; 0 outside of that list */
    uint64_t listed;
    struct commit_mark commit;
};

/* " 3/59 Test  #3: name ......***Failed    0.02 sec" */
static bool read_result(struct bytes line, struct test_case *found)
{
    struct bytes rest = bytes_trim(line);
    size_t digits = 0;
    while (digits < rest.size && byte_is_digit(rest.at[digits]))
        digits++;
    if (digits == 0 || digits >= rest.size || rest.at[digits] != '/')
        return false;
    size_t test = bytes_find(rest, BYTES(" Test "));
    size_t colon = test == BYTES_NOWHERE ? test : bytes_find(bytes_after(rest, test), BYTES(": "));
    if (colon == BYTES_NOWHERE)
        return false;
    rest = bytes_after(rest, test + colon + 2);
    size_t dots = bytes_find(rest, BYTES(" ."));
    if (dots == BYTES_NOWHERE)
        return false;
    found->name = bytes_trim(bytes_first(rest, dots));
    struct bytes said = bytes_after(rest, dots + 1);
    while (said.size > 0 && (said.at[0] == '.' || said.at[0] == '*' || byte_is_blank(said.at[0])))
        said = bytes_after(said, 1);
    bool is_skipped = bytes_start_with(said, BYTES("Skipped")) || bytes_contain(said, BYTES("(Disabled)"));
    found->outcome = bytes_start_with(said, BYTES("Passed")) ? CASE_PASSED
                     : is_skipped                            ? CASE_SKIPPED
                     : bytes_start_with(said, BYTES("Failed")) ? CASE_FAILED
                                                               : CASE_ERROR; /* Not Run, Timeout, Exception */
    return said.size > 0;
}

/* "98% tests passed, 1 tests failed out of 59" */
static bool read_summary(struct bytes line, uint64_t *percent, uint64_t *failed, uint64_t *tests)
{
    struct bytes rest = bytes_trim(line);
    size_t sign = bytes_find(rest, BYTES("% tests passed, "));
    if (sign == BYTES_NOWHERE || !bytes_to_u64(bytes_first(rest, sign), percent))
        return false;
    rest = bytes_after(rest, sign + BYTES("% tests passed, ").size);
    if (!bytes_to_u64(bytes_cut(&rest, ' '), failed))
        return false;
    size_t of = bytes_find(rest, BYTES("failed out of "));
    return of != BYTES_NOWHERE && bytes_to_u64(bytes_trim(bytes_after(rest, of + BYTES("failed out of ").size)), tests);
}

/* "\t  3 - name (Failed)" */
static bool is_listed(struct bytes line)
{
    struct bytes rest = bytes_trim(line);
    size_t digits = 0;
    while (digits < rest.size && byte_is_digit(rest.at[digits]))
        digits++;
    return digits > 0 && digits < line.size && byte_is_blank(line.at[0]) && bytes_start_with(bytes_after(rest, digits), BYTES(" - "));
}

/* The list of failures, behind the summary, has one line for each. */
static void end_list(struct ctest_reading *ctest)
{
    if (ctest->list_line > 0 && ctest->listed != ctest->failed)
        report_add_difference(ctest->reading, ctest->report,
                              (struct count_difference){COUNT_FAILED, ctest->failed, ctest->listed, ctest->list_line});
    ctest->list_line = 0;
    ctest->listed = 0;
}

static void end_report(struct ctest_reading *ctest, uint32_t line)
{
    end_list(ctest);
    if (ctest->report != NULL && !ctest->is_over)
        report_break(ctest->report, "ends before its summary", line, true);
    ctest->report = NULL;
    ctest->is_over = false;
}

static bool need_report(struct ctest_reading *ctest, uint32_t line)
{
    if (ctest->is_over)
        end_report(ctest, line);
    if (ctest->report == NULL)
        ctest->report = report_begin(ctest->reading, REPORT_CTEST, line);
    report_take_mark(ctest->reading, ctest->report, &ctest->commit);
    return ctest->report != NULL;
}

static void end_with_summary(struct ctest_reading *ctest, uint64_t percent, uint64_t failed, uint64_t tests, uint32_t line)
{
    struct test_report *report = ctest->report;
    uint64_t bad = report->counted.failed + report->counted.errors;
    report_state(report, COUNT_TESTS, tests);
    report_state(report, COUNT_FAILED, failed);
    report_state(report, COUNT_PASSED, failed <= tests ? tests - failed : 0);
    if (failed > 0)
        report_note_failure(report, line);
    if (failed > tests || (percent == 100) != (failed == 0))
        report_break(report, "states a percentage that its numbers do not give", line, false);
    if (report->has_cases && bad != failed)
        report_add_difference(ctest->reading, report, (struct count_difference){COUNT_FAILED, failed, bad, line});
    uint64_t run = report->counted.tests;
    if (report->has_cases && run != tests && run - report->counted.skipped != tests)
        report_add_difference(ctest->reading, report, (struct count_difference){COUNT_TESTS, tests, run, line});
    ctest->is_over = true;
    ctest->failed = failed;
}

static void read_line(struct ctest_reading *ctest, struct bytes line, uint32_t number)
{
    struct test_case found = {.line = number};
    uint64_t percent, failed, tests;
    if (ctest->list_line > 0 && is_listed(line)) {
        ctest->listed++;
        return;
    }
    end_list(ctest);
    if (bytes_start_with(line, BYTES("Test project "))) {
        end_report(ctest, number);
        need_report(ctest, number);
    } else if (read_summary(line, &percent, &failed, &tests)) {
        if (need_report(ctest, number))
            end_with_summary(ctest, percent, failed, tests, number);
    } else if (ctest->is_over && bytes_is(line, "The following tests FAILED:")) {
        ctest->list_line = number;
    } else if (bytes_is(bytes_trim(line), "No tests were found!!!")) {
        if (need_report(ctest, number))
            ctest->is_over = true;
    } else if (ctest->report != NULL && !ctest->is_over && read_result(line, &found)) {
        report_add_case(ctest->reading, ctest->report, found);
    } else if (ctest->report == NULL || ctest->is_over) {
        commit_mark_read(&ctest->commit, line, number);
    }
}

void ctest_parse(struct report_reading *reading, struct bytes text)
{
    struct ctest_reading ctest = {.reading = reading};
    struct lines lines = lines_of(text);
    struct bytes line;
    while (lines_next(&lines, &line))
        read_line(&ctest, bytes_trim_right(line), lines.number);
    end_report(&ctest, lines.number);
}

static bool has_mark(struct bytes part)
{
    uint64_t percent, failed, tests;
    struct lines lines = lines_of(part);
    struct bytes line;
    while (lines_next(&lines, &line)) {
        if (bytes_start_with(line, BYTES("Test project ")) || read_summary(line, &percent, &failed, &tests) ||
            bytes_is(bytes_trim(line), "No tests were found!!!"))
            return true;
    }
    return false;
}

bool looks_like_ctest(struct bytes head, struct bytes tail)
{
    return has_mark(head) || has_mark(tail);
}
