/* TAP: testanything.org, versions 13 and 14. */
#include "parse/evidence/test_report.h"

struct tap_reading {
    struct report_reading *reading;
    struct test_report *report;
    uint32_t plan_line, line;
    uint64_t planned;
    bool plans_skip; /* "1..0 # SKIP reason" */
    struct commit_mark commit;
};

/* What stands behind an unescaped '#', without blanks. */
static struct bytes directive_of(struct bytes text)
{
    for (size_t i = 0; i < text.size; i++) {
        if (text.at[i] == '\\')
            i++;
        else if (text.at[i] == '#' && (i == 0 || byte_is_blank(text.at[i - 1])))
            return bytes_trim(bytes_after(text, i + 1));
    }
    return (struct bytes){NULL, 0};
}

static void read_plan(struct tap_reading *tap, struct bytes line)
{
    struct bytes rest = line;
    struct bytes digits = bytes_cut(&rest, ' ');
    uint64_t planned;
    if (!bytes_to_u64(bytes_after(bytes_trim(digits), 3), &planned))
        return;
    if (tap->plan_line > 0) {
        report_break(tap->report, "has two plans", tap->line, false);
        return;
    }
    tap->plan_line = tap->line;
    tap->planned = planned;
    tap->plans_skip = planned == 0;
}

static void read_point(struct tap_reading *tap, struct bytes line)
{
    bool is_ok = bytes_start_with(line, BYTES("ok"));
    struct bytes rest = bytes_trim(bytes_after(line, is_ok ? 2 : BYTES("not ok").size));
    struct bytes directive = directive_of(rest);
    size_t digits = 0;
    uint64_t number = tap->report->counted.tests + 1;
    while (digits < rest.size && byte_is_digit(rest.at[digits]))
        digits++;
    if (digits > 0 && bytes_to_u64(bytes_first(rest, digits), &number) && number != tap->report->counted.tests + 1)
        report_break(tap->report, "numbers its tests out of order", tap->line, false);
    struct bytes name = bytes_trim(bytes_after(rest, digits));
    bytes_skip(&name, BYTES("-"));
    if (directive.size > 0)
        name = bytes_first(name, (size_t)(directive.at - name.at));
    name = bytes_trim(name);
    while (name.size > 0 && directive.size > 0 && (name.at[name.size - 1] == '#' || byte_is_blank(name.at[name.size - 1])))
        name.size--;
    bool is_skipped = bytes_start_with_any_case(directive, BYTES("skip"));
    bool is_todo = bytes_start_with_any_case(directive, BYTES("todo"));
    enum case_outcome outcome = is_skipped ? CASE_SKIPPED : is_ok ? CASE_PASSED : is_todo ? CASE_EXPECTED_FAILURE : CASE_FAILED;
    report_add_case(tap->reading, tap->report, (struct test_case){.name = name, .outcome = outcome, .line = tap->line});
}

static bool is_point(struct bytes line)
{
    if (!bytes_skip(&line, BYTES("not ")) && !bytes_start_with(line, BYTES("ok")))
        return false;
    return bytes_skip(&line, BYTES("ok")) && (line.size == 0 || byte_is_blank(line.at[0]));
}

static bool is_plan(struct bytes line)
{
    return bytes_start_with(line, BYTES("1..")) && line.size > 3 && byte_is_digit(line.at[3]);
}

void tap_parse(struct report_reading *reading, struct bytes text)
{
    struct tap_reading tap = {.reading = reading, .report = report_begin(reading, REPORT_TAP, 1)};
    struct lines lines = lines_of(text);
    struct bytes line;
    if (tap.report == NULL)
        return;
    tap.report->has_cases = true;
    while (lines_next(&lines, &line)) { /* subtests and details are indented */
        line = bytes_trim_right(line);
        tap.line = lines.number;
        if (is_plan(line)) {
            read_plan(&tap, line);
        } else if (is_point(line)) {
            read_point(&tap, line);
        } else if (bytes_start_with(line, BYTES("#")) && tap.report->counted.tests == 0) {
            commit_mark_read(&tap.commit, line, tap.line);
        } else if (bytes_start_with(line, BYTES("Bail out!"))) {
            tap.report->says_failed = true;
            report_note_failure(tap.report, tap.line);
            report_break(tap.report, "bails out before its end", tap.line, true);
            return;
        }
    }
    report_take_mark(reading, tap.report, &tap.commit);
    if (tap.plan_line == 0) {
        report_break(tap.report, "has no plan: nothing says how many tests there should be", tap.line, true);
        return;
    }
    report_state(tap.report, COUNT_TESTS, tap.planned);
    report_compare(reading, tap.report, COUNT_TESTS, tap.plan_line);
    tap.report->is_truncated = tap.report->counted.tests < tap.planned;
}

bool looks_like_tap(struct bytes head)
{
    struct lines lines = lines_of(head);
    struct bytes line;
    while (lines_next(&lines, &line)) {
        line = bytes_trim_right(line);
        if (line.size == 0 || line.at[0] == '#')
            continue;
        return bytes_start_with(line, BYTES("TAP version ")) || is_plan(line) || bytes_start_with(line, BYTES("ok 1 ")) ||
               bytes_start_with(line, BYTES("not ok 1 "));
    }
    return false;
}
