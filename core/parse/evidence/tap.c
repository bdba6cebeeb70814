/* TAP: testanything.org, versions 13 and 14. Subtests stand before the test point that sums them up, indented by four
 * columns; older writers put them behind it, in braces. */
#include "parse/evidence/test_report.h"

enum { INDENT = 4, DEPTH_MAX = 32 };

/* One list of points: of the document, or of a subtest. That one is open when its first line was read. */
struct level {
    struct bytes name; /* "# Subtest: name"; borrows from the text */
    uint64_t planned, points, failed;
    uint32_t line, plan_line, failed_line; /* 0: none */
    bool is_braced; /* its test point came before it */
    bool is_summed_up_as_passed;
    uint32_t point_line; /* of that test point */
};

struct tap_reading {
    struct report_reading *reading;
    struct test_report *report;
    struct level levels[DEPTH_MAX]; /* [0] is the document */
    uint32_t depth;                 /* of the innermost open one */
    uint32_t line;
    struct bytes subtest; /* the name that a comment gives to what comes next */
    size_t details;       /* columns before the "---" of the details that are being read, from 1; 0 outside of any */
    struct commit_mark commit;
};

struct point {
    bool is_ok, is_skipped, is_todo, has_number, opens_brace;
    uint64_t number;
    struct bytes name;
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

static struct point parse_point(struct bytes line)
{
    struct point point = {.is_ok = bytes_start_with(line, BYTES("ok"))};
    struct bytes rest = bytes_trim(bytes_after(line, point.is_ok ? 2 : BYTES("not ok").size));
    point.opens_brace = bytes_end_with(rest, BYTES(" {")) || bytes_is(rest, "{");
    rest.size -= point.opens_brace ? 1 : 0;
    rest = bytes_trim_right(rest);
    struct bytes directive = directive_of(rest);
    size_t digits = 0;
    while (digits < rest.size && byte_is_digit(rest.at[digits]))
        digits++;
    point.has_number = digits > 0 && bytes_to_u64(bytes_first(rest, digits), &point.number);
    struct bytes name = bytes_trim(bytes_after(rest, digits));
    bytes_skip(&name, BYTES("-"));
    if (directive.size > 0)
        name = bytes_first(name, (size_t)(directive.at - name.at));
    name = bytes_trim(name);
    while (name.size > 0 && directive.size > 0 && (name.at[name.size - 1] == '#' || byte_is_blank(name.at[name.size - 1])))
        name.size--;
    point.name = name;
    point.is_skipped = bytes_start_with_any_case(directive, BYTES("skip"));
    point.is_todo = bytes_start_with_any_case(directive, BYTES("todo"));
    return point;
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

/* --- subtests ----------------------------------------------------------------------------------- */

/* The subtest, recounted, against its plan and against the point that sums it up. */
static void end_subtest(struct tap_reading *tap)
{
    const struct level level = tap->levels[tap->depth];
    struct test_report *report = tap->report;
    tap->levels[tap->depth--] = (struct level){0};
    if (level.plan_line == 0)
        report_break(report, "has a subtest without a plan", level.line, false);
    else if (level.planned != level.points)
        report_add_difference(tap->reading, report,
                              (struct count_difference){COUNT_TESTS, level.planned, level.points, level.plan_line});
    if (level.failed == 0 || !level.is_summed_up_as_passed)
        return;
    report->says_failed = true;
    report_note_failure(report, level.failed_line);
    report_add_difference(tap->reading, report,
                          (struct count_difference){COUNT_FAILED, 0, level.failed, level.point_line});
}

static void sum_up(struct level *level, const struct point *point, uint32_t line)
{
    level->is_summed_up_as_passed = point->is_ok && !point->is_skipped;
    level->point_line = line;
}

/* Ends what is deeper than a line at this depth; `point` is that line where it is a test point. */
static void end_deeper(struct tap_reading *tap, uint32_t depth, const struct point *point)
{
    while (tap->depth > depth) {
        struct level *level = &tap->levels[tap->depth];
        bool is_summed_up = tap->depth == depth + 1 && point != NULL && !level->is_braced;
        if (is_summed_up)
            sum_up(level, point, tap->line);
        else if (!level->is_braced)
            report_break(tap->report, "has a subtest that no test point sums up", level->line, false);
        end_subtest(tap);
    }
}

/* Whether a plan or point at this depth belongs to what is being read; it may begin a subtest. */
static bool reach(struct tap_reading *tap, uint32_t depth, const struct point *point)
{
    if (depth <= tap->depth) {
        end_deeper(tap, depth, point);
        return true;
    }
    bool is_first = point == NULL || !point->has_number || point->number == 1;
    if (depth > tap->depth + 1 || !is_first)
        return false; /* output of a test that looks like a point */
    if (depth == DEPTH_MAX) {
        report_break(tap->report, "has subtests in subtests beyond those that are followed", tap->line, false);
        return false;
    }
    struct level *level = &tap->levels[++tap->depth];
    level->name = tap->subtest;
    level->line = tap->line;
    return true;
}

/* --- lines -------------------------------------------------------------------------------------- */

static void read_plan(struct tap_reading *tap, struct bytes line, uint32_t depth)
{
    struct bytes rest = line;
    struct bytes digits = bytes_cut(&rest, ' ');
    uint64_t planned;
    if (!bytes_to_u64(bytes_after(bytes_trim(digits), 3), &planned) || !reach(tap, depth, NULL))
        return;
    struct level *level = &tap->levels[depth];
    if (level->plan_line > 0) {
        report_break(tap->report, "has two plans", tap->line, false);
        return;
    }
    level->plan_line = tap->line;
    level->planned = planned;
}

static void read_point(struct tap_reading *tap, struct bytes line, uint32_t depth)
{
    struct point point = parse_point(line);
    if (!reach(tap, depth, &point))
        return;
    struct level *level = &tap->levels[depth];
    level->points++;
    if (point.has_number && point.number != level->points)
        report_break(tap->report, "numbers its tests out of order", tap->line, false);
    enum case_outcome outcome = point.is_skipped ? CASE_SKIPPED
                                : point.is_ok    ? CASE_PASSED
                                : point.is_todo  ? CASE_EXPECTED_FAILURE
                                                 : CASE_FAILED;
    if (outcome == CASE_FAILED && level->failed++ == 0)
        level->failed_line = tap->line;
    struct test_case found = {.name = point.name, .group = level->name, .outcome = outcome, .line = tap->line};
    if (depth == 0)
        report_add_case(tap->reading, tap->report, found);
    else
        report_keep_case(tap->reading, tap->report, found); /* it is counted where it is summed up */
    tap->subtest = (struct bytes){NULL, 0};
    if (depth + 1 < DEPTH_MAX) {
        struct level *within = &tap->levels[depth + 1];
        *within = (struct level){.is_braced = point.opens_brace};
        sum_up(within, &point, tap->line);
    }
}

/* It stands above the subtest, or is its first line. */
static void read_comment(struct tap_reading *tap, struct bytes name, uint32_t depth)
{
    if (depth > tap->depth) {
        tap->subtest = tap->subtest.size > 0 ? tap->subtest : name;
        reach(tap, depth, NULL);
    }
    tap->subtest = name;
}

/* Details of a point: lines between "---" and "...", indented. They may hold anything. */
static bool is_in_details(struct tap_reading *tap, struct bytes text, size_t indent)
{
    if (tap->details == 0 && indent > 0 && bytes_is(text, "---")) {
        tap->details = indent + 1;
        return true;
    }
    if (tap->details == 0)
        return false;
    bool is_end = bytes_is(text, "...") && indent + 1 == tap->details;
    bool is_cut = text.size > 0 && indent + 1 < tap->details;
    if (is_end || is_cut)
        tap->details = 0;
    return !is_cut;
}

/* False when what follows is not to be read. */
static bool read_line(struct tap_reading *tap, struct bytes line)
{
    struct bytes text = line;
    while (bytes_skip(&text, BYTES(" "))) {
    }
    size_t indent = line.size - text.size;
    if (is_in_details(tap, text, indent) || indent % INDENT != 0)
        return true;
    uint32_t depth = (uint32_t)(indent / INDENT < DEPTH_MAX ? indent / INDENT : DEPTH_MAX);
    if (is_plan(text)) {
        read_plan(tap, text, depth);
    } else if (is_point(text)) {
        read_point(tap, text, depth);
    } else if (bytes_is(text, "}") && tap->depth == depth + 1 && tap->levels[tap->depth].is_braced) {
        end_deeper(tap, depth, NULL);
    } else if (bytes_skip(&text, BYTES("# Subtest:"))) {
        read_comment(tap, bytes_trim(text), depth);
    } else if (bytes_start_with(text, BYTES("#")) && tap->report->counted.tests == 0) {
        commit_mark_read(&tap->commit, text, tap->line);
    } else if (bytes_start_with(text, BYTES("Bail out!"))) {
        tap->report->says_failed = true;
        report_note_failure(tap->report, tap->line);
        report_break(tap->report, "bails out before its end", tap->line, true);
        return false;
    }
    return true;
}

static void end_document(struct tap_reading *tap)
{
    struct test_report *report = tap->report;
    const struct level *whole = &tap->levels[0];
    if (tap->depth > 0 && !tap->levels[tap->depth].is_braced)
        report_break(report, "ends within a subtest", tap->line, true);
    end_deeper(tap, 0, NULL);
    if (whole->plan_line == 0) {
        report_break(report, "has no plan: nothing says how many tests there should be", tap->line, true);
        return;
    }
    report_state(report, COUNT_TESTS, whole->planned);
    report_compare(tap->reading, report, COUNT_TESTS, whole->plan_line);
    report->is_truncated = report->is_truncated || report->counted.tests < whole->planned;
}

void tap_parse(struct report_reading *reading, struct bytes text)
{
    struct arena_mark mark = arena_mark(reading->scratch);
    struct tap_reading *tap = arena_new(reading->scratch, struct tap_reading, 1);
    struct test_report *report = report_begin(reading, REPORT_TAP, 1);
    struct lines lines = lines_of(text);
    struct bytes line;
    bool goes_on = tap != NULL && report != NULL;
    if (!goes_on)
        return;
    tap->reading = reading;
    tap->report = report;
    report->has_cases = true;
    while (goes_on && lines_next(&lines, &line)) {
        tap->line = lines.number;
        goes_on = read_line(tap, bytes_trim_right(line));
    }
    report_take_mark(reading, report, &tap->commit);
    if (goes_on)
        end_document(tap);
    arena_rewind(reading->scratch, mark);
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
