/* The report as JUnit XML, as the strict schema of windyroad has it: a suite for each family of rules, a case for each rule.
 * What is at or above the level that fails is a failure; other findings stand in the suite's output. */
#include "parse/timestamp.h"
#include "report/formats.h"
#include "report/markup.h"

enum { LISTED_MAX = 50 };

struct suite {
    struct bytes family;
    uint64_t tests, failures, errors, skipped;
};

struct junit {
    const struct report *report;
    const char *digest;
    struct writer *writer;
    char time[TIMESTAMP_TEXT_SIZE + 1];
};

static struct bytes family_of(enum rule rule)
{
    struct bytes name = bytes_of(rule_info(rule)->name);
    return bytes_first(name, bytes_find_byte(name, '-'));
}

enum case_end { CASE_IS_PASSED, CASE_IS_FAILED, CASE_IS_ERROR, CASE_IS_SKIPPED };

static enum case_end case_end_of(const struct report *report, enum rule rule)
{
    const struct judging *judging = report->judging;
    const struct check *check = &judging->found->checks[rule];
    enum check_state state = check_state_of(check);
    if (state == CHECK_VACUOUS || state == CHECK_NOT_APPLICABLE)
        return CASE_IS_SKIPPED;
    if (check->found == 0)
        return CASE_IS_PASSED;
    if (rule_info(rule)->effect == EFFECT_UNJUDGED)
        return CASE_IS_ERROR;
    bool fails = !judging->options->never_fails && judging->policy->severity[rule] >= judging->options->fail_on;
    return fails ? CASE_IS_FAILED : CASE_IS_PASSED;
}

static void write_number(struct writer *writer, const char *name, uint64_t value)
{
    writer_byte(writer, ' ');
    writer_text(writer, name);
    writer_text(writer, "=\"");
    writer_number(writer, value);
    writer_byte(writer, '"');
}

/* The findings of a rule, a line each. */
static void write_findings(struct junit *junit, enum rule rule)
{
    const struct judgement *judgement = junit->report->judgement;
    uint64_t all = junit->report->judging->found->checks[rule].found, listed = 0;
    struct escaping escaping;
    markup_start(&escaping, junit->writer, MARKUP_XML);
    for (size_t i = first_finding(junit->report, rule); i < judgement->count && judgement->sorted[i]->rule == rule; i++) {
        if (listed == LISTED_MAX)
            break;
        if (finding_has_place(judgement->sorted[i])) {
            write_place(&escaping.in, junit->report->judging, judgement->sorted[i]);
            writer_text(&escaping.in, ": ");
        }
        write_message(&escaping.in, judgement->sorted[i]);
        writer_byte(&escaping.in, '\n');
        listed++;
    }
    if (listed < all) {
        writer_text(&escaping.in, "... and ");
        writer_number(&escaping.in, all - listed);
        writer_text(&escaping.in, " more\n");
    }
    markup_end(&escaping);
}

static void write_case(struct junit *junit, enum rule rule)
{
    struct writer *writer = junit->writer;
    const struct rule_info *info = rule_info(rule);
    enum case_end outcome = case_end_of(junit->report, rule);
    writer_text(writer, "    <testcase classname=\"exhibit.");
    writer_bytes(writer, family_of(rule));
    writer_text(writer, "\" name=\"");
    writer_text(writer, info->name);
    writer_text(writer, "\" time=\"0\"");
    switch (outcome) {
    case CASE_IS_PASSED: writer_text(writer, "/>\n"); return;
    case CASE_IS_SKIPPED: writer_text(writer, "><skipped/></testcase>\n"); return;
    case CASE_IS_FAILED:
    case CASE_IS_ERROR: break;
    }
    const char *element = outcome == CASE_IS_ERROR ? "error" : "failure";
    writer_text(writer, ">\n      <");
    writer_text(writer, element);
    writer_text(writer, " type=\"");
    writer_text(writer, info->name);
    writer_text(writer, "\" message=\"");
    markup_text(writer, MARKUP_XML, info->title);
    writer_text(writer, "\">");
    write_findings(junit, rule);
    writer_text(writer, "</");
    writer_text(writer, element);
    writer_text(writer, ">\n    </testcase>\n");
}

static void write_property(struct writer *writer, const char *name, struct bytes value)
{
    writer_text(writer, "      <property name=\"");
    writer_text(writer, name);
    writer_text(writer, "\" value=\"");
    markup_shown(writer, MARKUP_XML, value);
    writer_text(writer, "\"/>\n");
}

static void write_properties(struct junit *junit)
{
    const struct bundle *bundle = junit->report->judging->bundle;
    char hex[2 * SHA256_SIZE];
    writer_text(junit->writer, "    <properties>\n");
    write_property(junit->writer, "verdict", bytes_of(verdict_name(junit->report->judgement->verdict)));
    if (!bundle->is_folder && bundle->is_digested) {
        digest_to_hex(bundle->sha256, SHA256_SIZE, hex);
        write_property(junit->writer, "bundle sha256", (struct bytes){(const uint8_t *)hex, sizeof hex});
    }
    write_property(junit->writer, "report sha256", bytes_of(junit->digest));
    writer_text(junit->writer, "    </properties>\n");
}

static struct suite count_suite(const struct report *report, struct bytes family)
{
    struct suite suite = {.family = family};
    for (unsigned rule = 0; rule < RULE_COUNT; rule++) {
        if (!bytes_equal(family_of((enum rule)rule), family))
            continue;
        enum case_end outcome = case_end_of(report, (enum rule)rule);
        suite.tests++;
        suite.failures += outcome == CASE_IS_FAILED ? 1 : 0;
        suite.errors += outcome == CASE_IS_ERROR ? 1 : 0;
        suite.skipped += outcome == CASE_IS_SKIPPED ? 1 : 0;
    }
    return suite;
}

static void write_suite(struct junit *junit, const struct suite *suite, uint64_t id)
{
    struct writer *writer = junit->writer;
    writer_text(writer, "  <testsuite");
    write_number(writer, "id", id);
    writer_text(writer, " package=\"exhibit\" name=\"");
    writer_bytes(writer, suite->family);
    writer_text(writer, "\" hostname=\"localhost\" timestamp=\"");
    writer_text(writer, junit->time);
    writer_byte(writer, '"');
    write_number(writer, "tests", suite->tests);
    write_number(writer, "failures", suite->failures);
    write_number(writer, "errors", suite->errors);
    write_number(writer, "skipped", suite->skipped);
    writer_text(writer, " time=\"0\">\n");
    write_properties(junit);
    for (unsigned rule = 0; rule < RULE_COUNT; rule++) {
        if (bytes_equal(family_of((enum rule)rule), suite->family))
            write_case(junit, (enum rule)rule);
    }
    writer_text(writer, "    <system-out>");
    for (unsigned rule = 0; rule < RULE_COUNT; rule++) {
        bool is_said = junit->report->judging->found->checks[rule].found > 0 &&
                       case_end_of(junit->report, (enum rule)rule) == CASE_IS_PASSED;
        if (!is_said || !bytes_equal(family_of((enum rule)rule), suite->family))
            continue;
        writer_text(writer, severity_name(junit->report->judging->policy->severity[rule]));
        writer_byte(writer, ' ');
        writer_text(writer, rule_info((enum rule)rule)->name);
        writer_byte(writer, '\n');
        write_findings(junit, (enum rule)rule);
    }
    writer_text(writer, "</system-out>\n    <system-err></system-err>\n  </testsuite>\n");
}

/* The schema wants a time, without a zone: the one that the run states, else the epoch. Reports know no clock. */
static void tell_time(struct junit *junit)
{
    const struct run *run = junit->report->judging->run;
    int64_t seconds;
    if (run == NULL || !timestamp_parse_iso(run->meta.finished.text, &seconds))
        seconds = 0;
    timestamp_to_text(seconds, junit->time);
    junit->time[TIMESTAMP_TEXT_SIZE - 1] = '\0'; /* no Z */
}

void report_write_junit(const struct report *report, const char *digest, struct writer *writer)
{
    struct junit junit = {report, digest, writer, {0}};
    uint64_t id = 0;
    tell_time(&junit);
    writer_text(writer, "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<testsuites>\n");
    for (unsigned rule = 0; rule < RULE_COUNT; rule++) {
        unsigned first = 0;
        while (!bytes_equal(family_of((enum rule)first), family_of((enum rule)rule)))
            first++;
        if (first < rule)
            continue;
        struct suite suite = count_suite(report, family_of((enum rule)rule));
        write_suite(&junit, &suite, id++);
    }
    writer_text(writer, "</testsuites>\n");
}
