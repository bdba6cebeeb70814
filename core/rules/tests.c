/* Rules about the tests that the run log records. All of it is the run's own word. */
#include "rules/judging.h"

struct tally {
    uint64_t passed, failed, failed_after_last_pass;
    uint64_t failed_first; /* tests that passed on another try, told in one item */
    uint32_t last_line, last_pass_line;
    bool last_passed;
};

static struct tally count_outcomes(const struct recorded_tests *tests)
{
    struct tally tally = {0};
    for (size_t i = 0; i < tests->count; i++) {
        const struct recorded_test *test = &tests->items[i];
        bool passed = test->outcome == OUTCOME_PASSED || test->outcome == OUTCOME_EXPECTED_FAILURE;
        if (test->outcome == OUTCOME_SKIPPED)
            continue;
        tally.passed += passed ? 1 : 0;
        tally.failed += passed ? 0 : 1;
        tally.failed_after_last_pass = passed ? 0 : tally.failed_after_last_pass + 1;
        tally.failed_first += test->failed_first ? 1 : 0;
        tally.last_line = test->line;
        tally.last_pass_line = passed ? test->line : tally.last_pass_line;
        tally.last_passed = passed;
    }
    return tally;
}

static void check_trailer(struct judging *judging, const struct tally *tally)
{
    const struct tests_trailer *trailer = &judging->dossier->tests_trailer;
    if (trailer->text.size == 0 || tally->last_line == 0)
        return;
    findings_checked(judging->found, RULE_TEST_COMMIT_CONTRADICTS, 1);
    if (trailer->says_failed == tally->last_passed)
        findings_add(judging->found, RULE_TEST_COMMIT_CONTRADICTS,
                     place_line(judging->dossier->last_commit_member, trailer->line),
                     ARGUMENTS(with_text("commit_says", trailer->text), with_number("line", tally->last_line)));
}

bool tests_did_not_pass(const struct run *run)
{
    return count_outcomes(&run->tests).failed_after_last_pass > 0;
}

bool tests_did_pass(const struct run *run)
{
    return count_outcomes(&run->tests).last_passed;
}

/* Failures before the last pass whose command is not recorded as passed later: another test passed. */
static uint64_t check_open_failures(struct judging *judging, uint32_t member, const struct tally *tally)
{
    const struct evidence *evidence = &judging->dossier->evidence;
    uint64_t open = 0;
    for (size_t i = 0; i < evidence->commands.count; i++) {
        const struct command_record *record = &evidence->commands.items[i];
        bool is_one = record->member == member && record->source == COMMAND_OF_TESTS && !record->is_quoted &&
                      record->outcome == OUTCOME_FAILED && record->line < tally->last_pass_line;
        findings_checked(judging->found, RULE_TEST_FAILURE_OPEN, is_one ? 1 : 0);
        if (!is_one || record->is_made_good)
            continue;
        open++;
        findings_add(judging->found, RULE_TEST_FAILURE_OPEN, place_line(member, record->line),
                     ARGUMENTS(with_text("command", record->command.text)));
    }
    return open;
}

/* The last word of COMMANDS.md or of a session log of the run is that it failed; TESTS.md has it as passed. */
static void check_logs(struct judging *judging)
{
    const struct evidence *evidence = &judging->dossier->evidence;
    for (size_t i = 0; i < evidence->commands.count; i++) {
        const struct command_record *record = &evidence->commands.items[i];
        bool is_one = record->run == judging->subject.run && record->source != COMMAND_OF_TESTS && !record->is_quoted &&
                      record->outcome != OUTCOME_UNKNOWN;
        findings_checked(judging->found, RULE_TEST_LOG_CONTRADICTS, is_one ? 1 : 0);
        if (is_one && record->passes_at > 0)
            findings_add(judging->found, RULE_TEST_LOG_CONTRADICTS, place_line(record->member, record->outcome_line),
                         ARGUMENTS(with_text("command", record->command.text), with_number("line", record->passes_at)));
    }
}

void check_tests(struct judging *judging)
{
    const struct run *run = judging->run;
    if (run == NULL || run->files[RUN_TESTS] == NO_MEMBER)
        return;
    uint32_t member = run->files[RUN_TESTS];
    const struct member *document = &judging->bundle->members[member];
    if (!document->is_read)
        return;
    struct tally tally = count_outcomes(&run->tests);
    findings_checked(judging->found, RULE_TEST_NO_OUTCOME, 1);
    findings_checked(judging->found, RULE_TEST_NOT_PASSED, tally.passed + tally.failed);
    findings_checked(judging->found, RULE_TEST_FAILED_FIRST, tally.passed + tally.failed);
    if (tally.passed + tally.failed == 0)
        findings_add(judging->found, RULE_TEST_NO_OUTCOME, place_member(member),
                     ARGUMENTS(with_text("path", document->path)));
    if (tally.failed_after_last_pass > 0)
        findings_add(judging->found, RULE_TEST_NOT_PASSED, place_line(member, tally.last_line),
                     ARGUMENTS(with_number("failed", tally.failed_after_last_pass)));
    uint64_t before = tally.failed_first + tally.failed - tally.failed_after_last_pass;
    uint64_t open = check_open_failures(judging, member, &tally);
    if (before > open)
        findings_add(judging->found, RULE_TEST_FAILED_FIRST, place_line(member, tally.last_line),
                     ARGUMENTS(with_number("failed", before - open)));
    check_trailer(judging, &tally);
    check_logs(judging);
}
