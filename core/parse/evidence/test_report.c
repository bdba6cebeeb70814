#include "parse/evidence/test_report.h"

#include "parse/timestamp.h"

#include <string.h>

const char *report_format_name(enum report_format format)
{
    static const char *const names[REPORT_FORMAT_COUNT] = {"junit", "pytest", "ctest", "go-test", "tap"};
    return names[format];
}

const char *case_outcome_name(enum case_outcome outcome)
{
    static const char *const names[] = {"passed", "failed", "error", "skipped", "expected-failure", "unfinished"};
    return names[outcome];
}

const char *test_count_name(enum test_count_kind kind)
{
    switch (kind) {
    case COUNT_TESTS: return "tests";
    case COUNT_PASSED: return "passed";
    case COUNT_FAILED: return "failed";
    case COUNT_ERRORS: return "errors";
    case COUNT_SKIPPED: break;
    }
    return "skipped";
}

struct test_counts report_counts(const struct test_report *report)
{
    return report->has_cases || report->states == 0 ? report->counted : report->stated;
}

bool report_is_empty(const struct test_report *report)
{
    struct test_counts counts = report_counts(report);
    return counts.passed + counts.failed + counts.errors == 0;
}

bool report_has_failed(const struct test_report *report)
{
    struct test_counts counts = report_counts(report);
    bool states_failure = report->stated.failed + report->stated.errors > 0;
    return report->says_failed || states_failure || counts.failed + counts.errors > 0;
}

struct test_report *report_begin(struct report_reading *reading, enum report_format format, uint32_t line)
{
    if (reading->room == 0) {
        reading->reports_beyond++;
        return NULL;
    }
    struct test_report *report = arena_push(reading->keep, reading->reports, struct test_report);
    reading->room--;
    if (report != NULL)
        *report = (struct test_report){.member = reading->member, .line = line, .format = format};
    return report;
}

void report_note_failure(struct test_report *report, uint32_t line)
{
    if (report->failed_line == 0)
        report->failed_line = line;
}

static uint64_t *count_of(struct test_counts *counts, enum test_count_kind kind)
{
    switch (kind) {
    case COUNT_TESTS: return &counts->tests;
    case COUNT_PASSED: return &counts->passed;
    case COUNT_FAILED: return &counts->failed;
    case COUNT_ERRORS: return &counts->errors;
    case COUNT_SKIPPED: break;
    }
    return &counts->skipped;
}

static enum test_count_kind kind_of(enum case_outcome outcome)
{
    switch (outcome) {
    case CASE_PASSED:
    case CASE_EXPECTED_FAILURE: return COUNT_PASSED;
    case CASE_FAILED: return COUNT_FAILED;
    case CASE_ERROR:
    case CASE_UNFINISHED: return COUNT_ERRORS;
    case CASE_SKIPPED: break;
    }
    return COUNT_SKIPPED;
}

void report_keep_case(struct report_reading *reading, struct test_report *report, struct test_case found)
{
    if (reading->room == 0) {
        report->cases_beyond++;
        return;
    }
    struct test_case *added = arena_push(reading->keep, &report->cases, struct test_case);
    if (added == NULL)
        return;
    reading->room--;
    *added = found;
    added->name = arena_copy(reading->keep, found.name);
    added->group = arena_copy(reading->keep, found.group);
}

void report_add_case(struct report_reading *reading, struct test_report *report, struct test_case found)
{
    enum test_count_kind kind = kind_of(found.outcome);
    report->has_cases = true;
    report->counted.tests++;
    ++*count_of(&report->counted, kind);
    if (kind == COUNT_FAILED || kind == COUNT_ERRORS)
        report_note_failure(report, found.line);
    report_keep_case(reading, report, found);
}

void report_state(struct test_report *report, enum test_count_kind kind, uint64_t count)
{
    *count_of(&report->stated, kind) = count;
    report->states |= kind;
}

void report_add_difference(struct report_reading *reading, struct test_report *report, struct count_difference found)
{
    struct count_difference *added = arena_push(reading->keep, &report->differences, struct count_difference);
    if (added != NULL)
        *added = found;
}

void report_compare(struct report_reading *reading, struct test_report *report, unsigned kinds, uint32_t line)
{
    for (unsigned kind = COUNT_TESTS; kind <= COUNT_SKIPPED; kind <<= 1) {
        if ((report->states & kinds & kind) == 0)
            continue;
        uint64_t stated = *count_of(&report->stated, (enum test_count_kind)kind);
        uint64_t counted = *count_of(&report->counted, (enum test_count_kind)kind);
        if (stated != counted)
            report_add_difference(reading, report,
                                  (struct count_difference){(enum test_count_kind)kind, stated, counted, line});
    }
}

void report_take_time(struct test_report *report, struct bytes text, uint32_t line)
{
    enum { TIME_MAX = 40 };
    uint8_t with_zone[TIME_MAX + 1];
    text = bytes_trim(text);
    if (report->has_time || text.size == 0 || text.size > TIME_MAX)
        return;
    report->has_time = timestamp_parse_iso(text, &report->time);
    if (!report->has_time) {
        memcpy(with_zone, text.at, text.size);
        with_zone[text.size] = 'Z';
        report->has_time = timestamp_parse_iso((struct bytes){with_zone, text.size + 1}, &report->time);
        report->is_local_time = report->has_time;
    }
    report->time_line = report->has_time ? line : 0;
}

void report_break(struct test_report *report, const char *problem, uint32_t line, bool is_truncated)
{
    report->is_broken = true;
    report->is_truncated = report->is_truncated || is_truncated;
    if (report->problem == NULL) {
        report->problem = problem;
        report->problem_line = line;
    }
}
