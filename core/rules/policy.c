/* Rules about the review itself. */
#include "rules/judging.h"

void check_policy(struct judging *judging)
{
    const struct bundle *bundle = judging->bundle;
    if (!bundle_is_listed(bundle))
        return; /* a broken archive is a fact about the bundle, which its own findings tell */
    findings_checked(judging->found, RULE_POLICY_NOTHING_TO_JUDGE, 1);
    if (judging->policy->is_last_resort)
        findings_add(judging->found, RULE_POLICY_NOTHING_TO_JUDGE, place_nowhere(),
                     ARGUMENTS(with_number("members", bundle->member_count)));
}
