/* Reports that test runners write. Each parser reads one text and recounts what the text states. */
#ifndef EXHIBIT_PARSE_EVIDENCE_TEST_REPORT_H
#define EXHIBIT_PARSE_EVIDENCE_TEST_REPORT_H

#include "parse/evidence/evidence.h"

/* What a parser writes into. Names are copied to `keep`; at most `room` reports and cases are kept in all. Cases beyond
 * that are counted in their report, reports beyond it in `reports_beyond`. */
struct report_reading {
    struct test_reports *reports;
    struct arena *keep, *scratch;
    uint32_t member;
    uint64_t room, reports_beyond;
    uint64_t salt; /* for looking up names; see xml.h */
};

/* JUnit XML: <testsuites> or <testsuite> with <testcase> elements, suites in suites, all totals optional. */
void junit_parse(struct report_reading *reading, struct bytes text);

/* What pytest prints, also with -q: each session that ends in a line such as "3 passed, 1 skipped in 0.12s". */
void pytest_parse(struct report_reading *reading, struct bytes text);

/* What ctest prints: "Test project …" to "100% tests passed, 0 tests failed out of 59". */
void ctest_parse(struct report_reading *reading, struct bytes text);

/* go test -json: one event a line (cmd/test2json). Other lines are passed over. */
void go_test_parse(struct report_reading *reading, struct bytes text);

/* TAP 13 and 14. The points of the outermost level are counted; subtests are held against their plans and sums. */
void tap_parse(struct report_reading *reading, struct bytes text);

/* Told by how a text begins and ends, of which `head` and `tail` may be the same. */
bool looks_like_junit(struct bytes head);
bool looks_like_go_test(struct bytes head);
bool looks_like_tap(struct bytes head);
bool looks_like_pytest(struct bytes head, struct bytes tail);
bool looks_like_ctest(struct bytes head, struct bytes tail);

/* --- inner helpers of the parsers --- */

/* A new report that begins on this line; NULL when there is no room or memory. */
struct test_report *report_begin(struct report_reading *reading, enum report_format format, uint32_t line);
void report_add_case(struct report_reading *reading, struct test_report *report, struct test_case found);
/* One that is no test of its own in the counts. */
void report_keep_case(struct report_reading *reading, struct test_report *report, struct test_case found);
void report_state(struct test_report *report, enum test_count_kind kind, uint64_t count);
void report_add_difference(struct report_reading *reading, struct test_report *report, struct count_difference found);
/* Holds each stated count of the kinds `kinds` against the counted one. */
void report_compare(struct report_reading *reading, struct test_report *report, unsigned kinds, uint32_t line);
void report_break(struct test_report *report, const char *problem, uint32_t line, bool is_truncated);
void report_note_failure(struct test_report *report, uint32_t line);

/* A property of the report: does it say which commit was tested? */
void report_take_property(struct report_reading *reading, struct test_report *report, struct bytes name,
                          struct bytes value, uint32_t line);

/* When the tests ran: RFC 3339, or the same without a zone, as many writers of JUnit have it. The first one counts. */
void report_take_time(struct test_report *report, struct bytes text, uint32_t line);

/* What the lines before a report say of the commit: "commit: 1a2b3c4", "HEAD is now at 1a2b3c4". Borrows from the text. */
struct commit_mark {
    struct bytes id; /* empty: nothing says */
    uint32_t line;
};

void commit_mark_read(struct commit_mark *mark, struct bytes line, uint32_t number);
void report_take_mark(struct report_reading *reading, struct test_report *report, const struct commit_mark *mark);

#endif
