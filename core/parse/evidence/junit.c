/* JUnit XML. There is no specification; what tools write is described at github.com/testmoapp/junitxml. */
#include "parse/evidence/test_report.h"

#include "parse/xml.h"

#include <string.h>

/* A count in three ways of counting: writers differ, and one that agrees with any is right. */
struct ways {
    uint64_t all;      /* cases with such a child, with those of suites within */
    uint64_t own;      /* without them */
    uint64_t elements; /* such children themselves */
};

enum way { WAY_TESTS, WAY_FAILURES, WAY_ERRORS, WAY_SKIPPED, WAY_COUNT };

static const struct {
    const char *attribute;
    enum test_count_kind kind;
} totals[WAY_COUNT] = {
    {"tests", COUNT_TESTS}, {"failures", COUNT_FAILED}, {"errors", COUNT_ERRORS}, {"skipped", COUNT_SKIPPED}};

/* One open element. */
struct level {
    enum { LEVEL_OTHER, LEVEL_SUITE, LEVEL_CASE, LEVEL_PROPERTIES } kind;
    uint32_t line;
    bool states[WAY_COUNT];
    uint64_t stated[WAY_COUNT];
    struct ways counted[WAY_COUNT];
    struct bytes name; /* of a suite; in the scratch arena, as the next two are */
    struct bytes case_name, group; /* of a case, as the rest is */
    bool has[WAY_COUNT];
    bool is_not_run;
};

struct junit_reading {
    struct report_reading *reading;
    struct test_report *report;
    struct level levels[XML_DEPTH_MAX + 1]; /* [0] is the document itself */
};

static struct level *suite_above(struct junit_reading *junit, uint32_t depth)
{
    while (depth > 0 && junit->levels[depth].kind != LEVEL_SUITE)
        depth--;
    return &junit->levels[depth];
}

static void begin_suite(struct junit_reading *junit, struct level *level, const struct xml_element *element)
{
    level->kind = LEVEL_SUITE;
    for (unsigned way = 0; way < WAY_COUNT; way++) {
        struct bytes value = bytes_trim(xml_attribute(element, totals[way].attribute));
        level->states[way] = bytes_to_u64(value, &level->stated[way]);
    }
    level->name = arena_copy(junit->reading->scratch, xml_attribute(element, "name"));
    report_take_time(junit->report, xml_attribute(element, "timestamp"), element->line);
}

static void begin_case(struct junit_reading *junit, struct level *level, const struct xml_element *element)
{
    struct bytes status = xml_attribute(element, "status"), result = xml_attribute(element, "result");
    level->kind = LEVEL_CASE;
    level->case_name = arena_copy(junit->reading->scratch, xml_attribute(element, "name"));
    level->group = arena_copy(junit->reading->scratch, xml_attribute(element, "classname"));
    level->is_not_run = bytes_equal_any_case(status, BYTES("notrun")) || bytes_equal_any_case(status, BYTES("disabled")) ||
                        bytes_equal_any_case(result, BYTES("suppressed"));
}

static void note_child(struct junit_reading *junit, uint32_t depth, struct bytes name)
{
    static const char *const children[WAY_COUNT] = {"", "failure", "error", "skipped"};
    for (unsigned way = WAY_FAILURES; way < WAY_COUNT; way++) {
        if (!bytes_is(name, children[way]))
            continue;
        junit->levels[depth].has[way] = true;
        suite_above(junit, depth)->counted[way].elements++;
    }
}

static void on_start(void *context, const struct xml_element *element)
{
    struct junit_reading *junit = context;
    struct level *level = &junit->levels[element->depth + 1];
    memset(level, 0, sizeof *level);
    level->line = element->line;
    if (bytes_is(element->name, "testsuite") || bytes_is(element->name, "testsuites"))
        begin_suite(junit, level, element);
    else if (bytes_is(element->name, "testcase"))
        begin_case(junit, level, element);
    else if (bytes_is(element->name, "property"))
        report_take_property(junit->reading, junit->report, xml_attribute(element, "name"),
                             xml_attribute(element, "value"), element->line);
    else if (junit->levels[element->depth].kind == LEVEL_CASE)
        note_child(junit, element->depth, element->name);
}

static void end_case(struct junit_reading *junit, const struct level *level, uint32_t depth)
{
    struct level *suite = suite_above(junit, depth);
    struct test_case found = {.name = level->case_name,
                              .group = level->group.size > 0 ? level->group : suite->name,
                              .line = level->line};
    found.outcome = level->has[WAY_ERRORS]     ? CASE_ERROR
                    : level->has[WAY_FAILURES] ? CASE_FAILED
                    : level->has[WAY_SKIPPED] || level->is_not_run ? CASE_SKIPPED
                                                                   : CASE_PASSED;
    report_add_case(junit->reading, junit->report, found);
    for (unsigned way = 0; way < WAY_COUNT; way++) {
        bool counts = way == WAY_TESTS || level->has[way];
        suite->counted[way].all += counts ? 1 : 0;
        suite->counted[way].own += counts ? 1 : 0;
    }
}

/* Some writers leave cases that were not run out of a total. */
static bool is_borne_out(const struct level *level, enum way way)
{
    uint64_t stated = level->stated[way];
    const struct ways *counted = &level->counted[way];
    return stated == counted->all || stated == counted->own || (way != WAY_TESTS && stated == counted->elements);
}

static void end_suite(struct junit_reading *junit, const struct level *level, uint32_t depth)
{
    struct level *above = suite_above(junit, depth);
    for (unsigned way = 0; way < WAY_COUNT; way++) {
        above->counted[way].all += level->counted[way].all;
        above->counted[way].elements += level->counted[way].elements;
        if (!level->states[way])
            continue;
        if (depth == 0)
            report_state(junit->report, totals[way].kind, level->stated[way]);
        if (!is_borne_out(level, (enum way)way))
            report_add_difference(junit->reading, junit->report,
                                  (struct count_difference){totals[way].kind, level->stated[way],
                                                            level->counted[way].all, level->line});
    }
}

static void on_end(void *context, uint32_t depth, uint32_t line)
{
    struct junit_reading *junit = context;
    const struct level *level = &junit->levels[depth + 1];
    (void)line;
    if (level->kind == LEVEL_CASE)
        end_case(junit, level, depth);
    else if (level->kind == LEVEL_SUITE)
        end_suite(junit, level, depth);
}

void junit_parse(struct report_reading *reading, struct bytes text)
{
    struct xml_problem problem;
    struct arena_mark mark = arena_mark(reading->scratch);
    struct junit_reading *junit = arena_new(reading->scratch, struct junit_reading, 1);
    struct test_report *report = report_begin(reading, REPORT_JUNIT, 1);
    if (junit == NULL || report == NULL)
        return;
    junit->reading = reading;
    junit->report = report;
    report->has_cases = true; /* a report without any is one of no tests */
    xml_parse(text, reading->salt, reading->keep->memory, (struct xml_handler){junit, on_start, on_end}, &problem);
    if (problem.text != NULL)
        report_break(report, problem.text, problem.line, problem.is_at_end);
    arena_rewind(reading->scratch, mark);
}

bool looks_like_junit(struct bytes head)
{
    bytes_skip(&head, BYTES("\xEF\xBB\xBF"));
    struct bytes start = head;
    while (start.size > 0 && (byte_is_blank(start.at[0]) || start.at[0] == '\n' || start.at[0] == '\r'))
        start = bytes_after(start, 1);
    return start.size > 0 && start.at[0] == '<' && bytes_contain(start, BYTES("<testsuite"));
}
