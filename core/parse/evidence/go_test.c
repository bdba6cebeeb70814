/* go test -json: the events of cmd/test2json, one JSON object a line. */
#include "parse/evidence/test_report.h"

#include "parse/json.h"

#include <stdlib.h>

enum event_kind { EVENT_START, EVENT_PASS, EVENT_FAIL, EVENT_SKIP };

/* That a test or a package begins or ends. Slices live in the scratch arena. */
struct event {
    struct bytes package, test; /* test: empty for the package itself */
    enum event_kind kind;
    uint32_t line;
};

struct events {
    struct event *items;
    size_t count, capacity;
};

static bool event_kind_of(struct bytes action, enum event_kind *kind)
{
    static const struct {
        const char *action;
        enum event_kind kind;
    } kinds[] = {{"run", EVENT_START}, {"start", EVENT_START}, {"pass", EVENT_PASS},
                 {"fail", EVENT_FAIL}, {"skip", EVENT_SKIP}};
    for (size_t i = 0; i < sizeof kinds / sizeof kinds[0]; i++) {
        if (bytes_is(action, kinds[i].action)) {
            *kind = kinds[i].kind;
            return true;
        }
    }
    return false;
}

/* Output makes up nearly all lines, and says nothing: it is not even parsed. */
static bool may_be_event(struct bytes line)
{
    return bytes_start_with(line, BYTES("{")) && bytes_contain(line, BYTES("\"Action\":")) &&
           !bytes_contain(bytes_first(line, 256), BYTES("\"Action\":\"output\""));
}

static void read_event(struct report_reading *reading, struct test_report *report, struct events *events, struct bytes line,
                       uint32_t number)
{
    enum { VALUES_MAX = 32 };
    struct json_error error;
    struct arena_mark mark = arena_mark(reading->keep);
    struct event event = {.line = number};
    const struct json *object = json_parse_within(line, VALUES_MAX, reading->keep, &error);
    if (object != NULL && event_kind_of(json_string(json_find(object, "Action")), &event.kind)) {
        struct event *added = arena_push(reading->scratch, events, struct event);
        report_take_time(report, json_string(json_find(object, "Time")), number);
        event.package = arena_copy(reading->scratch, json_string(json_find(object, "Package")));
        event.test = arena_copy(reading->scratch, json_string(json_find(object, "Test")));
        if (added != NULL)
            *added = event;
    }
    arena_rewind(reading->keep, mark);
}

static int by_test(const void *left, const void *right)
{
    const struct event *a = left, *b = right;
    int order = bytes_compare(a->package, b->package);
    if (order == 0)
        order = bytes_compare(a->test, b->test);
    return order != 0 ? order : (a->line > b->line) - (a->line < b->line);
}

static int by_line(const void *left, const void *right)
{
    const struct test_case *a = left, *b = right;
    return (a->line > b->line) - (a->line < b->line);
}

/* Of all events of one test the last one that ends it; a test can be run several times (-count). */
static void add_test(struct report_reading *reading, struct test_report *report, const struct event *events, size_t count)
{
    static const enum case_outcome ends[] = {
        [EVENT_START] = CASE_UNFINISHED, [EVENT_PASS] = CASE_PASSED, [EVENT_FAIL] = CASE_FAILED, [EVENT_SKIP] = CASE_SKIPPED};
    const struct event *last = &events[count - 1];
    bool has_failed = false;
    for (size_t i = 0; i < count; i++)
        has_failed = has_failed || events[i].kind == EVENT_FAIL;
    enum case_outcome outcome = has_failed && last->kind != EVENT_START ? CASE_FAILED : ends[last->kind];
    if (last->test.size > 0) {
        report_add_case(reading, report,
                        (struct test_case){.name = last->test, .group = last->package, .outcome = outcome, .line = last->line});
        report->is_truncated = report->is_truncated || outcome == CASE_UNFINISHED;
    } else if (last->kind == EVENT_START) {
        report_break(report, "never says how a package ended", last->line, true);
    } else if (has_failed) {
        report->says_failed = true;
        report_note_failure(report, last->line);
    }
}

void go_test_parse(struct report_reading *reading, struct bytes text)
{
    struct events events = {0};
    struct lines lines = lines_of(text);
    struct bytes line;
    struct test_report *report = report_begin(reading, REPORT_GO_TEST, 1);
    if (report == NULL)
        return;
    report->has_cases = true;
    while (lines_next(&lines, &line)) {
        if (may_be_event(line))
            read_event(reading, report, &events, bytes_trim_right(line), lines.number);
    }
    if (events.count > 0)
        qsort(events.items, events.count, sizeof *events.items, by_test);
    for (size_t from = 0, to = 1; from < events.count; from = to, to = from + 1) {
        while (to < events.count && bytes_equal(events.items[to].package, events.items[from].package) &&
               bytes_equal(events.items[to].test, events.items[from].test))
            to++;
        add_test(reading, report, &events.items[from], to - from);
    }
    if (report->cases.count > 0)
        qsort(report->cases.items, report->cases.count, sizeof *report->cases.items, by_line);
    for (size_t i = 0; i < report->cases.count; i++) {
        if (report->cases.items[i].outcome == CASE_UNFINISHED)
            report_break(report, "never says how a test ended", report->cases.items[i].line, true);
    }
}

bool looks_like_go_test(struct bytes head)
{
    struct bytes line = bytes_cut(&head, '\n');
    return bytes_start_with(line, BYTES("{")) && bytes_contain(line, BYTES("\"Action\":\"")) &&
           bytes_contain(line, BYTES("\"Package\":\""));
}
