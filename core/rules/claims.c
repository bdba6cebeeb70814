/* Claims in prose about the ticket under review, against what the bundle records. */
#include "rules/judging.h"

/* What speaks against the ticket being done; NULL when nothing does. */
static const char *fact_against(const struct judging *judging)
{
    if (judging->run != NULL && tests_did_not_pass(judging->run))
        return "TESTS.md records a failure with no pass after it";
    if (judging->ticket == NULL)
        return NULL;
    switch (judging->ticket->status) {
    case TICKET_FAILED: return "its status in the tickets file is FAIL";
    case TICKET_IN_PROGRESS: return "its status in the tickets file is in progress";
    case TICKET_PLANNED: return "its status in the tickets file is planned";
    case TICKET_BLOCKED: return "its status in the tickets file is blocked";
    case TICKET_DEFERRED: return "its status in the tickets file is deferred";
    case TICKET_CANCELLED: return "its status in the tickets file is cancelled";
    case TICKET_STATUS_COUNT:
    case TICKET_UNKNOWN:
    case TICKET_REVIEW:
    case TICKET_DONE: break;
    }
    return NULL;
}

bool claim_is_current(const struct judging *judging, const struct claim *claim)
{
    if (judging->bundle->members[claim->member].role != ROLE_RUN_RESULTS)
        return true;
    return judging->run != NULL && judging->run->files[RUN_RESULTS] == claim->member;
}

void check_claims(struct judging *judging)
{
    const struct claims *claims = &judging->dossier->evidence.claims;
    const char *fact = fact_against(judging);
    if (judging->subject.ticket.size == 0)
        return;
    if (judging->dossier->living[LIVING_PROGRESS] != NO_MEMBER)
        findings_checked(judging->found, RULE_TICKET_CLAIM_CONTRADICTED, 0);
    for (size_t i = 0; i < claims->count; i++) {
        const struct claim *claim = &claims->items[i];
        if (!ticket_id_equal(claim->ticket, judging->subject.ticket) || !claim_is_current(judging, claim))
            continue;
        findings_checked(judging->found, RULE_TICKET_CLAIM_CONTRADICTED, 1);
        if (fact != NULL)
            findings_add(judging->found, RULE_TICKET_CLAIM_CONTRADICTED,
                         place_line(claim->member, claim->line),
                         ARGUMENTS(with_text("ticket", claim->ticket), with_text("word", claim->word),
                                   with_word("fact", fact)));
    }
}
