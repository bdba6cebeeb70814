/* The reviews of each ticket, and what the latest says. What a reviewer says is a statement, not a proof. */
#include "rules/coverage/covering.h"

const struct review *latest_review(const struct judging *judging, struct bytes ticket)
{
    const struct evidence *evidence = &judging->dossier->evidence;
    const struct review *latest = NULL;
    for (size_t i = 0; i < evidence->reviews.count; i++) {
        const struct review *review = &evidence->reviews.items[i];
        bool is_of_it = ticket.size == 0 || ticket_id_equal(review->ticket.text, ticket);
        if (is_of_it && review_word(review)->verdict != REVIEW_NONE &&
            (latest == NULL || review_time_ms(review) >= review_time_ms(latest)))
            latest = review;
    }
    return latest;
}

static void take_review(struct covering *covering, struct covered_ticket *ticket, const struct review *review)
{
    const struct review_statement *said = review_word(review);
    struct covered *covered = arena_new(covering->judging->keep, struct covered, 1);
    if (covered == NULL)
        return;
    *covered = (struct covered){.column = COLUMN_REVIEW, .text = said->text, .line = said->line};
    ticket->review = covered;
    add_evidence(covering, covered,
                 (struct coverage_evidence){.member = review->member, .line = said->line,
                                            .how = said->verdict == REVIEW_REJECT ? "the latest review rejects it"
                                                                                  : "the latest review approves of it",
                                            .count = 1});
    bool is_of_other_patch = review->patch_state == QUOTED_DIFFERENT && ticket->is_bound;
    if (said->verdict == REVIEW_APPROVE && is_of_other_patch)
        set_state(covered, COVERAGE_SUSPECT, BASIS_SELF_REPORTED, "its latest review approves of another patch than this one");
    else if (said->verdict == REVIEW_APPROVE)
        set_state(covered, COVERAGE_EVIDENCED, BASIS_SELF_REPORTED, "its latest review says APPROVE");
    else if (ticket->claim == CLAIM_DONE)
        set_state(covered, COVERAGE_CONTRADICTED, BASIS_CONTRADICTED, "claimed done, but its latest review says REJECT");
    else
        set_state(covered, COVERAGE_DEFINED, BASIS_SELF_REPORTED, "its latest review says REJECT");
}

/* Reviews name tickets; each ticket keeps them, and what the latest says. */
void cover_reviews(struct covering *covering)
{
    struct coverage *coverage = covering->coverage;
    const struct evidence *evidence = &covering->judging->dossier->evidence;
    struct arena_mark mark = arena_mark(covering->judging->scratch);
    const struct review **latest = arena_new(covering->judging->scratch, const struct review *, coverage->tickets.count);
    for (size_t i = 0; latest != NULL && i < evidence->reviews.count; i++) {
        const struct review *review = &evidence->reviews.items[i];
        uint32_t at = ticket_table_find(&covering->table, review->ticket.text, (struct bytes){NULL, 0});
        if (at == NO_TICKET)
            continue;
        uint32_t *named = arena_push(covering->judging->keep, &coverage->tickets.items[at].reviews, uint32_t);
        if (named != NULL)
            *named = (uint32_t)i;
        if (review_word(review)->verdict != REVIEW_NONE &&
            (latest[at] == NULL || review_time_ms(review) >= review_time_ms(latest[at])))
            latest[at] = review;
    }
    for (size_t i = 0; latest != NULL && i < coverage->tickets.count; i++) {
        if (latest[i] != NULL)
            take_review(covering, &coverage->tickets.items[i], latest[i]);
    }
    arena_rewind(covering->judging->scratch, mark);
}
