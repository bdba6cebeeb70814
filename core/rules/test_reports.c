/* Rules about what test runners wrote: recounted, and held against what the run log says of the same tests. */
#include "parse/timestamp.h"
#include "rules/judging.h"

/* Nobody asks how the tests of an earlier run came out. */
static bool is_of_another_run(const struct judging *judging, const struct test_report *report)
{
    return report->run != NO_INDEX && judging->run != NULL && &judging->dossier->runs.items[report->run] != judging->run;
}

/* A log can hold several: what comes last in it counts. */
static bool is_last_of_its_log(const struct test_reports *reports, size_t index)
{
    const struct test_report *report = &reports->items[index];
    for (size_t i = index + 1; i < reports->count && reports->items[i].member == report->member; i++) {
        if (reports->items[i].format == report->format)
            return false;
    }
    return true;
}

static uint64_t count_failed(const struct test_report *report)
{
    struct test_counts counts = report_counts(report);
    uint64_t counted = counts.failed + counts.errors, stated = report->stated.failed + report->stated.errors;
    uint64_t most = counted > stated ? counted : stated;
    for (size_t i = 0; i < report->differences.count; i++) { /* in subtests that are summed up as passed */
        const struct count_difference *difference = &report->differences.items[i];
        if (difference->kind == COUNT_FAILED && difference->counted > most)
            most = difference->counted;
    }
    return most;
}

static struct bytes first_failure(const struct test_report *report)
{
    for (size_t i = 0; i < report->cases.count; i++) {
        enum case_outcome outcome = report->cases.items[i].outcome;
        if (outcome == CASE_FAILED || outcome == CASE_ERROR || outcome == CASE_UNFINISHED)
            return report->cases.items[i].name;
    }
    return BYTES("not named");
}

static void check_failures(struct judging *judging, const struct test_report *report, bool is_last)
{
    enum rule rule = is_last ? RULE_TEST_REPORT_FAILED : RULE_TEST_REPORT_FAILED_FIRST;
    findings_checked(judging->found, RULE_TEST_REPORT_FAILED, is_last ? 1 : 0);
    findings_checked(judging->found, RULE_TEST_REPORT_FAILED_FIRST, 1);
    if (report_has_failed(report))
        findings_add(judging->found, rule, place_line(report->member, report->failed_line),
                     ARGUMENTS(with_word("format", report_format_name(report->format)),
                               with_number("failed", count_failed(report)),
                               with_number("tests", report_counts(report).tests), with_text("first", first_failure(report))));
}

static void check_counts(struct judging *judging, const struct test_report *report)
{
    findings_checked(judging->found, RULE_TEST_REPORT_MISMATCH, 1);
    for (size_t i = 0; i < report->differences.count; i++) {
        const struct count_difference *difference = &report->differences.items[i];
        findings_add(judging->found, RULE_TEST_REPORT_MISMATCH, place_line(report->member, difference->line),
                     ARGUMENTS(with_word("format", report_format_name(report->format)),
                               with_word("kind", test_count_name(difference->kind)),
                               with_number("stated", difference->stated), with_number("counted", difference->counted)));
    }
}

static void check_whole(struct judging *judging, const struct test_report *report)
{
    findings_checked(judging->found, RULE_TEST_REPORT_BROKEN, 1);
    if (report->is_broken)
        findings_add(judging->found, RULE_TEST_REPORT_BROKEN, place_line(report->member, report->problem_line),
                     ARGUMENTS(with_word("format", report_format_name(report->format)),
                               with_word("problem", report->problem)));
    findings_checked(judging->found, RULE_TEST_REPORT_EMPTY, 1);
    if (report_is_empty(report))
        findings_add(judging->found, RULE_TEST_REPORT_EMPTY, place_line(report->member, report->line),
                     ARGUMENTS(with_word("format", report_format_name(report->format)),
                               with_number("skipped", report_counts(report).skipped)));
}

/* --- against the commit ------------------------------------------------------------------------- */

enum { ID_DIGITS_MIN = 7, COMMIT_SOURCES = 4 };

/* The commits that the work under review ends with, as far as the bundle names them: the last one, and the one that the
 * run ended with, after which only its log was committed. */
static size_t final_commits(const struct judging *judging, struct bytes *ids)
{
    const struct dossier *dossier = judging->dossier;
    const struct bytes all[COMMIT_SOURCES] = {
        dossier->last_commit.commit.id,
        dossier->commits.head,
        dossier->log.head,
        judging->run != NULL && judging->run->has_meta ? judging->run->meta.after.text : (struct bytes){NULL, 0},
    };
    size_t count = 0;
    for (size_t i = 0; i < COMMIT_SOURCES; i++) {
        if (all[i].size >= ID_DIGITS_MIN && git_id_is_hex(all[i]))
            ids[count++] = all[i];
    }
    return count;
}

static bool is_other_commit(struct bytes id, const struct bytes *finals, size_t count)
{
    bool agrees = id.size == 0;
    for (size_t i = 0; i < count; i++)
        agrees = agrees || git_id_agree(id, finals[i]) > 0;
    return count > 0 && !agrees;
}

bool report_is_of_other_commit(const struct judging *judging, const struct test_report *report)
{
    struct bytes finals[COMMIT_SOURCES];
    size_t count = final_commits(judging, finals);
    return is_other_commit(report->commit, finals, count) || is_other_commit(report->other_commit, finals, count);
}

static void check_commit(struct judging *judging, const struct test_report *report)
{
    struct bytes finals[COMMIT_SOURCES];
    size_t count = final_commits(judging, finals);
    const struct {
        struct bytes id;
        uint32_t line;
    } named[] = {{report->commit, report->commit_line}, {report->other_commit, report->other_commit_line}};
    for (size_t i = 0; count > 0 && i < sizeof named / sizeof named[0]; i++) {
        findings_checked(judging->found, RULE_TEST_REPORT_COMMIT, named[i].id.size > 0 ? 1 : 0);
        if (is_other_commit(named[i].id, finals, count))
            findings_add(judging->found, RULE_TEST_REPORT_COMMIT, place_line(report->member, named[i].line),
                         ARGUMENTS(with_word("format", report_format_name(report->format)),
                                   with_text("commit", named[i].id), with_text("expected", finals[0])));
    }
}

/* --- against the times of the run ---------------------------------------------------------------- */

enum { MINUTE = 60, ZONES = 14 * 60 * MINUTE }; /* META.json may state minutes; local time is up to 14 hours away from UTC */

/* Only what says that it is of this run. */
static void check_time(struct judging *judging, const struct test_report *report)
{
    int64_t started, finished, slack = MINUTE + (report->is_local_time ? ZONES : 0);
    bool is_of_run = judging->run != NULL && judging->run->has_meta && report->run == judging->subject.run;
    if (!is_of_run || !report->has_time || !timestamp_parse_iso(judging->run->meta.started.text, &started) ||
        !timestamp_parse_iso(judging->run->meta.finished.text, &finished) || finished < started)
        return;
    findings_checked(judging->found, RULE_TEST_REPORT_TIME, 1);
    if (report->time < started - slack || report->time > finished + slack)
        findings_add(judging->found, RULE_TEST_REPORT_TIME, place_line(report->member, report->time_line),
                     ARGUMENTS(with_word("format", report_format_name(report->format)),
                               with_text("time", time_text(judging, report->time)),
                               with_text("started", time_text(judging, started)),
                               with_text("finished", time_text(judging, finished))));
}

/* --- against the run log ------------------------------------------------------------------------ */

/* TESTS.md says that the tests passed; a report of the same run says that some did not. */
static void check_run_log(struct judging *judging, const struct test_report *report)
{
    if (judging->run == NULL || !tests_did_pass(judging->run))
        return;
    findings_checked(judging->found, RULE_TEST_REPORT_CONTRADICTS, 1);
    if (report_has_failed(report))
        findings_add(judging->found, RULE_TEST_REPORT_CONTRADICTS,
                     place_line(report->member, report->failed_line),
                     ARGUMENTS(with_word("format", report_format_name(report->format)),
                               with_number("failed", count_failed(report))));
}

static bool has_count(const struct judging *judging, const struct recorded_test *test)
{
    const struct test_reports *reports = &judging->dossier->evidence.reports;
    for (size_t i = 0; i < reports->count; i++) {
        struct test_counts counts = report_counts(&reports->items[i]);
        if (!is_of_another_run(judging, &reports->items[i]) && counts.passed == test->passed &&
            (!test->has_failed || counts.failed == test->failed) && (!test->has_skipped || counts.skipped == test->skipped))
            return true;
    }
    return false;
}

/* Not when there are so many that each line could not be held against each: then nothing is said. */
static bool has_reports(const struct judging *judging)
{
    enum { REPORTS_MAX = 256 };
    const struct test_reports *reports = &judging->dossier->evidence.reports;
    if (reports->count > REPORTS_MAX)
        return false;
    for (size_t i = 0; i < reports->count; i++) {
        if (!is_of_another_run(judging, &reports->items[i]))
            return true;
    }
    return false;
}

/* "12 passed, 1 skipped" in TESTS.md, where there are reports: does one of them come to that? */
static void check_claimed_counts(struct judging *judging)
{
    const struct run *run = judging->run;
    if (run == NULL || !has_reports(judging))
        return;
    for (size_t i = 0; i < run->tests.count; i++) {
        const struct recorded_test *test = &run->tests.items[i];
        if (!test->has_passed || test->outcome != OUTCOME_PASSED)
            continue;
        findings_checked(judging->found, RULE_TEST_COUNT_UNBORNE, 1);
        if (!has_count(judging, test))
            findings_add(judging->found, RULE_TEST_COUNT_UNBORNE, place_line(run->files[RUN_TESTS], test->line),
                         ARGUMENTS(with_number("passed", test->passed)));
    }
}

static void check_sessions(struct judging *judging)
{
    const struct evidence *evidence = &judging->dossier->evidence;
    findings_checked(judging->found, RULE_TEST_SESSION_BROKEN, evidence->sessions.count);
    for (size_t i = 0; i < evidence->sessions.count; i++) {
        const struct session_log *session = &evidence->sessions.items[i];
        if (session->broken_count > 0)
            findings_add(judging->found, RULE_TEST_SESSION_BROKEN, place_line(session->member, session->broken_line),
                         ARGUMENTS(with_word("problem", session->problem), with_number("count", session->broken_count)));
    }
}

void check_test_reports(struct judging *judging)
{
    const struct test_reports *reports = &judging->dossier->evidence.reports;
    for (size_t i = 0; i < reports->count; i++) {
        const struct test_report *report = &reports->items[i];
        bool is_last = is_last_of_its_log(reports, i);
        check_counts(judging, report);
        check_whole(judging, report);
        if (is_of_another_run(judging, report))
            continue;
        check_commit(judging, report);
        check_time(judging, report);
        check_failures(judging, report, is_last);
        if (is_last)
            check_run_log(judging, report);
    }
    check_claimed_counts(judging);
    check_sessions(judging);
}
