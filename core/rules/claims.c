/* Claims in prose about the ticket under review, against what the bundle records. */
#include "rules/judging.h"

/* What the status of the ticket says against its being done; NULL when it says nothing. */
static const char *status_against(const struct ticket *ticket)
{
    switch (ticket->status) {
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

/* The same of the ticket under review, of which the run's tests speak too. */
static const char *fact_against(const struct judging *judging)
{
    if (judging->run != NULL && tests_did_not_pass(judging->run))
        return "TESTS.md records a failure with no pass after it";
    return judging->ticket == NULL ? NULL : status_against(judging->ticket);
}

bool claim_is_current(const struct judging *judging, const struct claim *claim)
{
    if (judging->bundle->members[claim->member].role != ROLE_RUN_RESULTS)
        return true;
    return judging->run != NULL && judging->run->files[RUN_RESULTS] == claim->member;
}

static bool is_subject(const struct judging *judging, struct bytes ticket)
{
    return judging->subject.ticket.size > 0 && ticket_id_equal(ticket, judging->subject.ticket);
}

/* NULL when nothing speaks against the claim; `*is_known` when there is something that could. */
static const char *fact_of(const struct judging *judging, const struct claim *claim, bool *is_known)
{
    *is_known = true;
    if (is_subject(judging, claim->ticket))
        return fact_against(judging);
    uint32_t at = ticket_table_find(&judging->tickets, claim->ticket, (struct bytes){NULL, 0});
    const struct ticket *ticket = at == NO_TICKET ? NULL : judging->coverage.tickets.items[at].ticket;
    *is_known = ticket != NULL && ticket->status != TICKET_UNKNOWN;
    return *is_known ? status_against(ticket) : NULL;
}

void check_claims(struct judging *judging)
{
    const struct claims *claims = &judging->dossier->evidence.claims;
    if (judging->subject.ticket.size > 0 && judging->dossier->living[LIVING_PROGRESS] != NO_MEMBER)
        findings_checked(judging->found, RULE_TICKET_CLAIM_CONTRADICTED, 0);
    for (size_t i = 0; i < claims->count; i++) {
        const struct claim *claim = &claims->items[i];
        bool is_known;
        if (!claim_is_current(judging, claim))
            continue;
        const char *fact = fact_of(judging, claim, &is_known);
        findings_checked(judging->found, RULE_TICKET_CLAIM_CONTRADICTED, is_known ? 1 : 0);
        if (fact != NULL)
            findings_add(judging->found, RULE_TICKET_CLAIM_CONTRADICTED,
                         place_line(claim->member, claim->line),
                         ARGUMENTS(with_text("ticket", claim->ticket), with_text("word", claim->word),
                                   with_word("fact", fact)));
    }
}
