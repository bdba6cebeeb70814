#include "rules/judging.h"

static void mute_left_out_rules(struct judging *judging)
{
    for (unsigned rule = 0; rule < RULE_COUNT; rule++)
        judging->found->muted[rule] = !judging->policy->applies[rule];
}

enum status judge(struct judging *judging)
{
    static void (*const steps[])(struct judging *) = {
        mute_left_out_rules, tell_subject,   cover_tickets,    check_members,  check_archives,   check_runs,
        check_commits,
        check_times,         check_provenance, check_tickets,  check_ticket_files, check_claims,   check_coverage,
        check_stubs,         check_change,   check_contradictions, check_patch,
        check_git_snapshot,  check_tests,    check_test_reports, check_numbers, check_review_records, check_digests, check_digest_lists,
        check_proof,
        check_repository,    check_leaks,         sum_vouchers,   check_policy,     check_expectations, make_statements,
    };
    for (size_t i = 0; i < sizeof steps / sizeof steps[0]; i++)
        steps[i](judging);
    return judging->keep->memory->exhausted ? STATUS_NO_MEMORY : STATUS_OK;
}
