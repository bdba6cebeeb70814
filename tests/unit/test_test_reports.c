/* Reports of test runners: what they state and what is counted in them. */
#include "parse/evidence/test_report.h"
#include "parsing.h"

static struct fixture fixture;
static struct test_reports reports;

enum { ROOM = 1000 };

static void read_within(void (*parse)(struct report_reading *, struct bytes), struct bytes text, uint64_t room)
{
    static struct arena scratch;
    fixture_end(&fixture);
    fixture_start(&fixture);
    scratch = (struct arena){.memory = &fixture.memory};
    reports = (struct test_reports){0};
    struct report_reading reading = {.reports = &reports, .keep = &fixture.arena, .scratch = &scratch, .room = room};
    parse(&reading, text);
    arena_release(&scratch);
}

/* The only report of a text. */
static const struct test_report *read_one(void (*parse)(struct report_reading *, struct bytes), const char *text)
{
    static const struct test_report none;
    read_within(parse, bytes_of(text), ROOM);
    CHECK(reports.count == 1);
    return reports.count == 1 ? &reports.items[0] : &none;
}

static bool counts_are(const struct test_report *report, uint64_t passed, uint64_t failed, uint64_t errors,
                       uint64_t skipped)
{
    struct test_counts counts = report_counts(report);
    bool is_right = counts.passed == passed && counts.failed == failed && counts.errors == errors &&
                    counts.skipped == skipped && counts.tests == passed + failed + errors + skipped;
    if (!is_right)
        printf("# %d tests: %d passed, %d failed, %d errors, %d skipped\n", (int)counts.tests, (int)counts.passed,
               (int)counts.failed, (int)counts.errors, (int)counts.skipped);
    return is_right;
}

static bool case_is(const struct test_report *report, size_t index, const char *group, const char *name,
                    enum case_outcome outcome, uint32_t line)
{
    const struct test_case *found = index < report->cases.count ? &report->cases.items[index] : NULL;
    return found != NULL && bytes_is(found->group, group) && bytes_is(found->name, name) && found->outcome == outcome &&
           found->line == line;
}

static bool differs(const struct test_report *report, size_t index, enum test_count_kind kind, uint64_t stated,
                    uint64_t counted, uint32_t line)
{
    const struct count_difference *found = index < report->differences.count ? &report->differences.items[index] : NULL;
    return found != NULL && found->kind == kind && found->stated == stated && found->counted == counted &&
           found->line == line;
}

/* --- JUnit -------------------------------------------------------------------------------------- */

static const char junit[] =
    "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
    "<testsuites tests=\"5\" failures=\"1\" errors=\"1\" skipped=\"1\">\n"
    "  <testsuite name=\"outer\" tests=\"5\" failures=\"1\">\n"
    "    <properties><property name=\"commit\" value=\"1234567890abcdef1234567890abcdef12345678\"/></properties>\n"
    "    <testcase classname=\"a.B\" name=\"one &amp; two\"/>\n"
    "    <testsuite name=\"inner\" tests=\"4\">\n"
    "      <testcase name=\"fails\"><failure message=\"no\">\n</failure></testcase>\n"
    "      <testcase name=\"breaks\"><error/></testcase>\n"
    "      <testcase name=\"rests\"><skipped/></testcase>\n"
    "      <testcase name=\"passes\"><system-out>failure</system-out></testcase>\n"
    "    </testsuite>\n"
    "  </testsuite>\n"
    "</testsuites>\n";

TEST(junit_suites_in_suites_are_recounted)
{
    const struct test_report *report = read_one(junit_parse, junit);
    CHECK(counts_are(report, 2, 1, 1, 1));
    CHECK(case_is(report, 0, "a.B", "one & two", CASE_PASSED, 5));
    CHECK(case_is(report, 1, "inner", "fails", CASE_FAILED, 7));
    CHECK(case_is(report, 2, "inner", "breaks", CASE_ERROR, 9));
    CHECK(case_is(report, 3, "inner", "rests", CASE_SKIPPED, 10));
    CHECK(report->differences.count == 0 && !report->is_broken);
    CHECK(report->failed_line == 7 && report_has_failed(report) && !report_is_empty(report));
    CHECK(report->states == (COUNT_TESTS | COUNT_FAILED | COUNT_ERRORS | COUNT_SKIPPED));
    CHECK(report->stated.tests == 5 && report->commit_line == 4);
    CHECK(bytes_is(report->commit, "1234567890abcdef1234567890abcdef12345678"));
}

TEST(junit_totals_that_no_way_of_counting_gives_are_differences)
{
    const struct test_report *report =
        read_one(junit_parse, "<testsuites tests=\"9\">\n<testsuite tests=\"2\" failures=\"0\" skipped=\"x\">\n"
                              "<testcase name=\"a\"><failure/><failure/></testcase>\n</testsuite>\n</testsuites>");
    CHECK(report->differences.count == 3);
    CHECK(differs(report, 0, COUNT_TESTS, 2, 1, 2));
    CHECK(differs(report, 1, COUNT_FAILED, 0, 1, 2));
    CHECK(differs(report, 2, COUNT_TESTS, 9, 1, 1));
}

TEST(junit_writers_count_in_different_ways)
{
    /* own cases only; elements instead of cases; totals left out */
    CHECK(read_one(junit_parse, "<testsuites><testsuite tests=\"1\"><testcase name=\"a\"/><testsuite><testcase name=\"b\"/>"
                                "</testsuite></testsuite></testsuites>")
              ->differences.count == 0);
    CHECK(read_one(junit_parse, "<testsuite failures=\"2\"><testcase name=\"a\"><failure/><failure/></testcase></testsuite>")
              ->differences.count == 0);
    const struct test_report *report =
        read_one(junit_parse, "<testsuite tests=\"1\"><testcase name=\"a\" status=\"notrun\"/></testsuite>");
    CHECK(report->differences.count == 0 && counts_are(report, 0, 0, 0, 1) && report_is_empty(report));
}

TEST(junit_without_tests_is_no_pass)
{
    CHECK(report_is_empty(read_one(junit_parse, "<testsuites/>")));
    CHECK(report_is_empty(read_one(junit_parse, "<testsuite tests=\"0\"></testsuite>")));
    CHECK(report_is_empty(read_one(junit_parse, "<testsuite><testcase name=\"a\"><skipped/></testcase></testsuite>")));
}

TEST(junit_that_is_no_whole_document_is_broken)
{
    const struct test_report *report = read_one(junit_parse, "<testsuites tests=\"2\">\n<testcase name=\"a\"/>\n");
    CHECK(report->is_broken && report->is_truncated && report->problem_line == 3);
    report = read_one(junit_parse, "<testsuites>\n<testcase name=\"a\"></testsuites>");
    CHECK(report->is_broken && !report->is_truncated && report->problem_line == 2);
    report = read_one(junit_parse, "");
    CHECK(report->is_broken && report->is_truncated);
    read_within(junit_parse, (struct bytes){NULL, 0}, ROOM);
    CHECK(reports.count == 1 && reports.items[0].is_broken && reports.items[0].is_truncated);
}

TEST(entities_and_depth_are_refused)
{
    const struct test_report *report =
        read_one(junit_parse, "<?xml version=\"1.0\"?>\n<!DOCTYPE t [<!ENTITY a \"aaaaaaaaaa\"><!ENTITY b \"&a;&a;&a;\">]>\n"
                              "<testsuites><testcase name=\"&b;\"/></testsuites>");
    CHECK(report->is_broken && report->problem_line == 2 && report->counted.tests == 0);
    CHECK(read_one(junit_parse, "<!DOCTYPE t SYSTEM \"file:///etc/passwd\"><testsuites/>")->is_broken);
    CHECK(read_one(junit_parse, "<testsuites><testcase name=\"&b;\"/></testsuites>")->is_broken);
    static char deep[100 * 3 + 1];
    for (size_t i = 0; i < 100; i++)
        memcpy(deep + 3 * i, "<a>", 3);
    report = read_one(junit_parse, deep);
    CHECK(report->is_broken && !report->is_truncated);
}

TEST(cases_beyond_the_room_are_counted)
{
    read_within(junit_parse, bytes_of(junit), 3); /* one for the report */
    REQUIRE(reports.count == 1);
    CHECK(reports.items[0].cases.count == 2 && reports.items[0].cases_beyond == 3);
    CHECK(counts_are(&reports.items[0], 2, 1, 1, 1));
}

TEST(the_first_time_that_a_report_states_counts)
{
    const struct test_report *report =
        read_one(junit_parse, "<testsuites><testsuite timestamp=\"yesterday\"/>\n<testsuite timestamp=\"2026-01-05T10:20:00\"/>\n"
                              "<testsuite timestamp=\"2026-01-05T10:21:00Z\"/></testsuites>");
    CHECK(report->has_time && report->is_local_time && report->time == 1767608400 && report->time_line == 2);
    report = read_one(junit_parse, "<testsuite timestamp=\"2026-01-05T10:20:00+01:00\"/>");
    CHECK(report->has_time && !report->is_local_time && report->time == 1767604800);
    CHECK(!read_one(junit_parse, junit)->has_time && read_one(junit_parse, junit)->time_line == 0);
}

TEST(what_a_line_says_of_the_commit_is_told_by_its_name)
{
    static const struct {
        const char *line, *id;
    } lines[] = {
        {"commit: 1a2b3c4", "1a2b3c4"},
        {"# Git SHA = 1a2b3c4d", "1a2b3c4d"},
        {"GITHUB_SHA=1234567890abcdef1234567890abcdef12345678", "1234567890abcdef1234567890abcdef12345678"},
        {"metadata: {'Python': '3.12', 'GIT_COMMIT': '1a2b3c4'}", "1a2b3c4"},
        {"HEAD is now at 1a2b3c4 subject", "1a2b3c4"},
        {"last commit: 1a2b3c4", ""},
        {"commit: 1a2b3c", ""},
        {"commit: 1a2b3c4z", ""},
        {"commit", ""},
        {"commit:", ""},
        {"revision: unknown", ""},
        {"", ""},
    };
    for (size_t i = 0; i < sizeof lines / sizeof lines[0]; i++) {
        struct commit_mark mark = {0};
        commit_mark_read(&mark, bytes_of(lines[i].line), 3);
        CHECK(bytes_is(mark.id, lines[i].id) && mark.line == (mark.id.size > 0 ? 3 : 0));
    }
}

/* --- pytest ------------------------------------------------------------------------------------- */

TEST(pytest_sessions_end_in_a_summary)
{
    const struct test_report *report =
        read_one(pytest_parse, "============================= test session starts ==============================\n"
                               "collected 4 items / 1 deselected / 3 selected\n\n"
                               "tests/test_a.py::test_one PASSED                 [ 33%]\n"
                               "tests/test_a.py::test_two[a b] FAILED            [ 66%]\n"
                               "tests/test_a.py::test_three SKIPPED (why not)    [100%]\n\n"
                               "=========================== short test summary info ============================\n"
                               "FAILED tests/test_a.py::test_two[a b] - assert 1 == 2\n"
                               "======= 1 failed, 1 passed, 1 skipped, 1 deselected, 2 warnings in 0.12s =======\n");
    CHECK(counts_are(report, 1, 1, 0, 1));
    CHECK(report->line == 1 && report->has_cases && report->differences.count == 0);
    CHECK(case_is(report, 1, "tests/test_a.py", "test_two[a b]", CASE_FAILED, 5));
    CHECK(report_has_failed(report) && report->failed_line == 5);
}

TEST(pytest_is_read_in_its_quiet_form)
{
    const struct test_report *report = read_one(pytest_parse, "...s\n3 passed, 1 skipped in 75.31s (0:01:15)\n");
    CHECK(counts_are(report, 3, 0, 0, 1) && !report->has_cases && !report_has_failed(report));
    report = read_one(pytest_parse, "1 failed, 2 errors in 0.5s\n");
    CHECK(counts_are(report, 0, 1, 2, 0) && report_has_failed(report) && report->failed_line == 1);
    report = read_one(pytest_parse, "2 xfailed, 1 xpassed in 0.5s\n");
    CHECK(counts_are(report, 3, 0, 0, 0));
    CHECK(report_is_empty(read_one(pytest_parse, "no tests ran in 0.01s\n")));
    CHECK(report_is_empty(read_one(pytest_parse, "4 skipped in 0.01s\n")));
    CHECK(report_is_empty(read_one(pytest_parse, "5 deselected in 0.01s\n")));
}

TEST(pytest_counts_are_held_against_each_other)
{
#define SESSION "=== test session starts ===\n"
    CHECK(differs(read_one(pytest_parse, SESSION "collected 5 items\n=== 4 passed in 1.0s ===\n"), 0, COUNT_TESTS, 4, 5, 3));
    CHECK(differs(read_one(pytest_parse, SESSION "FAILED a.py::b - x\n=== 4 passed in 1.0s ===\n"), 0, COUNT_FAILED, 0, 1, 3));
    CHECK(read_one(pytest_parse, SESSION "collected 5 items / 1 skipped\n=== 5 passed, 1 skipped in 1.0s ===\n")
              ->differences.count == 0);
    CHECK(read_one(pytest_parse, SESSION "collected 5 items\n!!!!! stopping after 1 failures !!!!!\n=== 1 failed in 1.0s ===\n")
              ->differences.count == 0);
    CHECK(read_one(pytest_parse, SESSION "collected 5 items\n")->is_truncated);
}

TEST(reports_beyond_the_room_are_left_out)
{
    read_within(pytest_parse, BYTES("1 passed in 1.0s\n2 passed in 1.0s\n3 passed in 1.0s\n"), 2);
    CHECK(reports.count == 2 && reports.items[1].stated.passed == 2);
    read_within(ctest_parse, BYTES("Test project /b\n100% tests passed, 0 tests failed out of 1\n"), 0);
    CHECK(reports.count == 0);
}

TEST(pytest_logs_can_hold_several_sessions)
{
    const char *text = SESSION "collected 1 item\n=== 1 failed in 1.0s ===\n" SESSION "collected 1 item\n=== 1 passed in 1.0s ===\n";
    read_within(pytest_parse, bytes_of(text), ROOM);
    REQUIRE(reports.count == 2);
    CHECK(report_has_failed(&reports.items[0]) && !report_has_failed(&reports.items[1]) && reports.items[1].line == 4);
    CHECK(looks_like_pytest(BYTES(SESSION), BYTES("")) && looks_like_pytest(BYTES(""), BYTES("x\n3 passed in 0.1s\n")));
    CHECK(!looks_like_pytest(BYTES("3 passed in the end\n"), BYTES("it took 3 passed in 1s\n")));
}

/* --- ctest -------------------------------------------------------------------------------------- */

TEST(ctest_results_are_recounted)
{
    const struct test_report *report =
        read_one(ctest_parse, "Test project /build\n"
                              "    Start 1: fast\n"
                              "1/4 Test #1: fast .............................   Passed    0.02 sec\n"
                              "2/4 Test #2: slow .............................***Timeout  10.00 sec\n"
                              "3/4 Test #3: bad.test .........................***Failed    0.02 sec\n"
                              "4/4 Test #4: rests ............................***Skipped   0.02 sec\n\n"
                              "50% tests passed, 2 tests failed out of 4\n\n"
                              "The following tests FAILED:\n\t  2 - slow (Timeout)\n\t  3 - bad.test (Failed)\n");
    CHECK(counts_are(report, 1, 1, 1, 1) && report->differences.count == 0 && !report->is_broken);
    CHECK(case_is(report, 2, "", "bad.test", CASE_FAILED, 5) && report->failed_line == 4);
}

TEST(ctest_summaries_are_held_against_results)
{
#define FAST "Test project /build\n1/1 Test #1: fast ....   Passed    0.02 sec\n"
    CHECK(differs(read_one(ctest_parse, FAST "100% tests passed, 0 tests failed out of 2\n"), 0, COUNT_TESTS, 2, 1, 3));
    CHECK(differs(read_one(ctest_parse, FAST "0% tests passed, 1 tests failed out of 1\n"), 0, COUNT_FAILED, 1, 0, 3));
    CHECK(read_one(ctest_parse, FAST "100% tests passed, 1 tests failed out of 1\n")->is_broken);
    CHECK(read_one(ctest_parse, FAST)->is_truncated);
#define SUMMARY "50% tests passed, 1 tests failed out of 2\n\nTotal Test time (real) =   0.02 sec\n\nThe following tests "
    CHECK(read_one(ctest_parse, SUMMARY "FAILED:\n\t  1 - a (Failed)\nErrors while running CTest\n")->differences.count == 0);
    CHECK(read_one(ctest_parse, SUMMARY "did not run:\n\t  1 - a (Skipped)\n\t  2 - b (Skipped)\n")->differences.count == 0);
    CHECK(differs(read_one(ctest_parse, SUMMARY "FAILED:\n\t  1 - a (Failed)\n\t  2 - b (Timeout)\n"), 0, COUNT_FAILED, 1, 2, 5));
    CHECK(differs(read_one(ctest_parse, SUMMARY "FAILED:\nErrors while running CTest\n\t  1 - a (Failed)\n"), 0, COUNT_FAILED, 1, 0, 5));
    CHECK(report_is_empty(read_one(ctest_parse, "100% tests passed, 0 tests failed out of 0\n")));
    CHECK(report_is_empty(read_one(ctest_parse, "Test project /build\nNo tests were found!!!\n")));
    CHECK(!read_one(ctest_parse, "Test project /build\nNo tests were found!!!\n")->is_truncated);
    CHECK(counts_are(read_one(ctest_parse, "100% tests passed, 0 tests failed out of 59\n"), 59, 0, 0, 0));
}

/* --- go test ------------------------------------------------------------------------------------ */

#define GO(action, test) "{\"Time\":\"2026-01-05T10:40:00Z\",\"Action\":\"" action "\",\"Package\":\"x/y\"" test "}\n"

TEST(go_tests_begin_and_end)
{
    const struct test_report *report =
        read_one(go_test_parse, GO("start", "") GO("run", ",\"Test\":\"TestA\"") GO("run", ",\"Test\":\"TestA/sub\"")
                                GO("output", ",\"Test\":\"TestA\",\"Output\":\"--- FAIL\"") "# a line of the compiler\n"
                                GO("fail", ",\"Test\":\"TestA/sub\"") GO("pass", ",\"Test\":\"TestA\"")
                                GO("run", ",\"Test\":\"TestB\"") GO("skip", ",\"Test\":\"TestB\"") GO("fail", ""));
    CHECK(counts_are(report, 1, 1, 0, 1) && report->says_failed && !report->is_broken);
    CHECK(case_is(report, 0, "x/y", "TestA/sub", CASE_FAILED, 6) && case_is(report, 1, "x/y", "TestA", CASE_PASSED, 7));
    report = read_one(go_test_parse, GO("start", "") GO("run", ",\"Test\":\"TestA\"") GO("fail", ""));
    CHECK(counts_are(report, 0, 0, 1, 0) && report->is_truncated && report->problem_line == 2);
    report = read_one(go_test_parse, GO("start", "") GO("run", ",\"Test\":\"TestA\"") GO("pass", ",\"Test\":\"TestA\""));
    CHECK(report->is_broken && report->is_truncated && report->problem_line == 1);
    CHECK(looks_like_go_test(BYTES(GO("start", ""))) && !looks_like_go_test(BYTES("{\"Action\":1}\n")));
}

/* --- TAP ---------------------------------------------------------------------------------------- */

TEST(tap_points_are_held_against_the_plan)
{
    const struct test_report *report =
        read_one(tap_parse, "TAP version 14\n1..5\nok 1 - first\nok 2 - second\n"
                            "  ---\n  not ok: detail\n    ok 1\n  ...\nnot ok 3 - later # TODO not yet\nok 4 # SKIP no net\n"
                            "not ok 5 - a \\# in it\n");
    CHECK(counts_are(report, 3, 1, 0, 1) && report->differences.count == 0 && !report->is_broken);
    CHECK(case_is(report, 0, "", "first", CASE_PASSED, 3) && case_is(report, 2, "", "later", CASE_EXPECTED_FAILURE, 9));
    CHECK(case_is(report, 4, "", "a \\# in it", CASE_FAILED, 11));
    CHECK(read_one(tap_parse, "ok 1\nok 2\n1..2\n")->differences.count == 0);
    report = read_one(tap_parse, "1..3\nok 1\nok 2\n");
    CHECK(differs(report, 0, COUNT_TESTS, 3, 2, 1) && report->is_truncated);
    CHECK(read_one(tap_parse, "ok 1\nok 2\n")->is_truncated);
    CHECK(read_one(tap_parse, "1..2\nok 1\nok 3\n")->is_broken);
    CHECK(read_one(tap_parse, "1..1\n1..1\nok 1\n")->is_broken);
    report = read_one(tap_parse, "1..2\nok 1\nBail out! no disk\nok 2\n");
    CHECK(report->says_failed && report->is_truncated && report_has_failed(report));
    CHECK(read_one(tap_parse, "1..1\n    1..1\n    Bail out!\n    ok 1\nok 1\n")->says_failed);
    report = read_one(tap_parse, "1..0 # SKIP no net\n");
    CHECK(report_is_empty(report) && !report_has_failed(report) && !report->is_broken);
    CHECK(looks_like_tap(BYTES("# c\n1..4\n")) && looks_like_tap(BYTES("ok 1 - a\n")) && !looks_like_tap(BYTES("okay\n")));
}

TEST(tap_subtests_are_recounted)
{
    const struct test_report *report =
        read_one(tap_parse, "TAP version 14\n# Subtest: outer\n    # Subtest: inner\n        ok 1 - deep\n        1..1\n"
                            "    ok 1 - inner\n      ---\n      at: x\n      ...\n    not ok 2 - later # TODO\n    1..2\n"
                            "ok 1 - outer\n1..1\n");
    CHECK(counts_are(report, 1, 0, 0, 0) && report->differences.count == 0 && !report->is_broken);
    REQUIRE(report->cases.count == 4);
    CHECK(case_is(report, 0, "inner", "deep", CASE_PASSED, 4) && case_is(report, 3, "", "outer", CASE_PASSED, 12));
    report = read_one(tap_parse, "1..1\n    1..3\n    ok 1 - a\n    not ok 2 - b\nok 1 - sum\n");
    CHECK(differs(report, 0, COUNT_TESTS, 3, 2, 2) && differs(report, 1, COUNT_FAILED, 0, 1, 5));
    CHECK(report_has_failed(report) && report->failed_line == 4 && report->counted.failed == 0);
    report = read_one(tap_parse, "1..1\n    1..1\n    not ok 1 - b\nnot ok 1 - sum\n");
    CHECK(counts_are(report, 0, 1, 0, 0) && report->differences.count == 0 && report->failed_line == 4);
}

TEST(tap_subtests_that_are_not_whole_are_told)
{
    CHECK(read_one(tap_parse, "1..1\n    ok 1 - a\nok 1 - sum\n")->is_broken);
    CHECK(read_one(tap_parse, "1..0\n    1..1\n    ok 1 - a\n")->is_truncated);
    CHECK(read_one(tap_parse, "    1..1\n    ok 1 - a\n1..0\n")->is_broken);
    CHECK(read_one(tap_parse, "1..1\n        1..1\n        ok 1\nok 1\n")->differences.count == 0); /* too deep: output */
    CHECK(!read_one(tap_parse, "1..1\n    ok 7 apples\n      ok 1\nok 1\n")->is_broken);
}

TEST(tap_subtests_in_braces_follow_their_sum)
{
    const struct test_report *report =
        read_one(tap_parse, "1..2\nok 1 - sum # time=5ms {\n    1..1\n    ok 1 - a\n}\nok 2 - next\n");
    CHECK(counts_are(report, 2, 0, 0, 0) && report->differences.count == 0 && !report->is_broken);
    CHECK(case_is(report, 0, "", "sum", CASE_PASSED, 2));
    report = read_one(tap_parse, "1..1\nok 1 - sum {\n    1..1\n    not ok 1 - a\n}\n");
    CHECK(differs(report, 0, COUNT_FAILED, 0, 1, 2) && report_has_failed(report));
}

/* --- damage ------------------------------------------------------------------------------------- */

static void (*current)(struct report_reading *, struct bytes);

static void parse_current(struct bytes text, struct arena *arena)
{
    struct arena scratch = {.memory = arena->memory};
    struct test_reports any = {0};
    struct report_reading reading = {.reports = &any, .keep = arena, .scratch = &scratch, .room = 2};
    current(&reading, text);
    for (size_t i = 0; i < any.count; i++)
        report_has_failed(&any.items[i]);
    arena_release(&scratch);
}

TEST(every_truncation_is_read)
{
    static const struct {
        void (*parse)(struct report_reading *, struct bytes);
        const char *text;
    } all[] = {
        {junit_parse, junit},
        {pytest_parse, SESSION "collected 5 items / 2 deselected\na.py::b PASSED [1%]\nFAILED a::b\n=== 4 passed in 1.0s ===\n"},
        {ctest_parse, FAST "100% tests passed, 0 tests failed out of 2\n"},
        {go_test_parse, GO("start", "") GO("run", ",\"Test\":\"TestA\"") GO("pass", ",\"Test\":\"TestA\"")},
        {tap_parse, "TAP version 14\n1..2\n    1..1\n    not ok 1\nok 1 - first # SKIP x\nnot ok 2 - \\# b # TODO\nBail out!\n"},
    };
    for (size_t i = 0; i < sizeof all / sizeof all[0]; i++) {
        current = all[i].parse;
        try_truncations(all[i].text, parse_current);
        try_starving(all[i].text, 65536, parse_current);
    }
}

int main(void)
{
    fixture_start(&fixture);
    RUN(junit_suites_in_suites_are_recounted);
    RUN(the_first_time_that_a_report_states_counts);
    RUN(what_a_line_says_of_the_commit_is_told_by_its_name);
    RUN(junit_totals_that_no_way_of_counting_gives_are_differences);
    RUN(junit_writers_count_in_different_ways);
    RUN(junit_without_tests_is_no_pass);
    RUN(junit_that_is_no_whole_document_is_broken);
    RUN(entities_and_depth_are_refused);
    RUN(cases_beyond_the_room_are_counted);
    RUN(pytest_sessions_end_in_a_summary);
    RUN(pytest_is_read_in_its_quiet_form);
    RUN(pytest_counts_are_held_against_each_other);
    RUN(reports_beyond_the_room_are_left_out);
    RUN(pytest_logs_can_hold_several_sessions);
    RUN(ctest_results_are_recounted);
    RUN(ctest_summaries_are_held_against_results);
    RUN(go_tests_begin_and_end);
    RUN(tap_points_are_held_against_the_plan);
    RUN(tap_subtests_are_recounted);
    RUN(tap_subtests_that_are_not_whole_are_told);
    RUN(tap_subtests_in_braces_follow_their_sum);
    RUN(every_truncation_is_read);
    arena_release(&fixture.arena);
    return check_finish();
}
