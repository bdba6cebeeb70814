/* From findings to a verdict. */
#ifndef EXHIBIT_RULES_VERDICT_H
#define EXHIBIT_RULES_VERDICT_H

#include "rules/judging.h"

enum check_state { CHECK_PASS, CHECK_FAIL, CHECK_VACUOUS, CHECK_NOT_APPLICABLE, CHECK_STATE_COUNT };

enum verdict { VERDICT_PASS, VERDICT_FAIL, VERDICT_ERROR };

struct totals {
    uint64_t severities[3]; /* findings by enum severity, stored or not */
    uint64_t unjudged;
    uint64_t checks[CHECK_STATE_COUNT];
};

struct judgement {
    enum verdict verdict;
    struct totals totals;
    const struct finding **sorted; /* the stored findings in the order of the report */
    size_t count;
};

enum check_state check_state_of(const struct check *check);

/* Sorts the findings (severity, rule, member, line, offset, arguments) and counts them. STATUS_NO_MEMORY when there is
 * no room to sort. */
enum status reach_verdict(const struct judging *judging, struct judgement *judgement);

#endif
