/* From obligations to columns, tickets and the bundle: the worst of each, and what is counted. */
#include "rules/coverage/covering.h"

/* Waived and undecidable stand beside the count, never inside it; likewise what is optional or asks for nothing. */
static void tally_one(struct coverage_tally *tally, const struct covered *covered)
{
    bool is_beside = covered->state == COVERAGE_WAIVED || covered->state == COVERAGE_UNDECIDABLE ||
                     covered->state == COVERAGE_NOT_APPLICABLE;
    tally->states[covered->state]++;
    if (is_beside)
        return;
    tally->optional += covered->is_optional ? 1 : 0;
    tally->of += covered->is_optional ? 0 : 1;
    tally->verified += !covered->is_optional && covered->state == COVERAGE_VERIFIED ? 1 : 0;
}

static void add_tally(struct coverage_tally *sum, const struct coverage_tally *tally)
{
    for (unsigned state = 0; state < COVERAGE_STATE_COUNT; state++)
        sum->states[state] += tally->states[state];
    sum->optional += tally->optional;
    sum->verified += tally->verified;
    sum->of += tally->of;
}

static void take_item(struct covered_ticket *ticket, const struct covered *covered)
{
    struct coverage_tally *column = &ticket->columns[covered->column];
    tally_one(column, covered);
    if (covered->column != COLUMN_REVIEW)
        tally_one(&ticket->tally, covered);
    if (covered->is_optional)
        return;
    if (covered->state > ticket->worst[covered->column])
        ticket->worst[covered->column] = covered->state;
    if (covered->state > ticket->state)
        ticket->state = covered->state;
    ticket->is_shallow = ticket->is_shallow || (covered->evidence.count > 0 && covered->column != COLUMN_DEPENDENCIES);
}

/* A ticket whose own status says that it is not done is not better than that. */
static void take_status(struct covered_ticket *ticket)
{
    if (ticket->claim == CLAIM_FAILED && ticket->state < COVERAGE_DEFINED)
        ticket->state = COVERAGE_DEFINED;
    if (ticket->claim == CLAIM_DONE && !ticket->is_bound && ticket->state < COVERAGE_CLAIMED)
        ticket->state = COVERAGE_CLAIMED;
    if (ticket->items.count == 0 && ticket->is_bound && ticket->claim == CLAIM_DONE && ticket->state < COVERAGE_CLAIMED)
        ticket->state = COVERAGE_CLAIMED;
    if (ticket->items.count == 0 && ticket->claim == CLAIM_OPEN && ticket->state < COVERAGE_DEFINED)
        ticket->state = COVERAGE_DEFINED;
}

void sum_coverage(struct covering *covering)
{
    struct coverage *coverage = covering->coverage;
    for (size_t i = 0; i < coverage->tickets.count; i++) {
        struct covered_ticket *ticket = &coverage->tickets.items[i];
        for (size_t k = 0; k < ticket->items.count; k++)
            take_item(ticket, &ticket->items.items[k]);
        if (ticket->review != NULL)
            take_item(ticket, ticket->review);
        take_status(ticket);
        add_tally(&coverage->all, &ticket->tally);
        if (ticket->is_under_review)
            add_tally(&coverage->under_review, &ticket->tally);
        coverage->shallow += ticket->is_shallow ? 1 : 0;
    }
    coverage->all.states[COVERAGE_ORPHANED] = coverage->orphans.count;
    cover_rings(covering);
    for (size_t i = 0; i < coverage->tickets.count; i++) {
        coverage->deep += coverage->tickets.items[i].is_deep ? 1 : 0;
        coverage->cycles += coverage->tickets.items[i].is_in_cycle ? 1 : 0;
    }
}
