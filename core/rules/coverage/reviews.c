/* The latest review of each ticket. What a reviewer says is a statement, not a proof. */
#include "rules/coverage/covering.h"

static int64_t time_of(const struct review *review)
{
    enum { MILLISECONDS = 1000 };
    if (review->has_stamp)
        return review->stamp * MILLISECONDS;
    return review->has_session_time ? review->session_time_ms : INT64_MIN;
}

/* The last word of a review; its first line where the answer is not there. */
static const struct review_statement *word_of(const struct review *review)
{
    return review->last.verdict != REVIEW_NONE ? &review->last : &review->first;
}

const struct review *latest_review(const struct judging *judging, struct bytes ticket)
{
    const struct evidence *evidence = &judging->dossier->evidence;
    const struct review *latest = NULL;
    for (size_t i = 0; i < evidence->reviews.count; i++) {
        const struct review *review = &evidence->reviews.items[i];
        bool is_of_it = ticket.size == 0 || ticket_id_equal(review->ticket.text, ticket);
        if (is_of_it && word_of(review)->verdict != REVIEW_NONE &&
            (latest == NULL || time_of(review) >= time_of(latest)))
            latest = review;
    }
    return latest;
}

const struct review_statement *review_word(const struct review *review)
{
    return word_of(review);
}

static void take_review(struct covering *covering, struct covered_ticket *ticket, const struct review *review)
{
    const struct review_statement *said = word_of(review);
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
    if (said->verdict == REVIEW_APPROVE)
        set_state(covered, COVERAGE_EVIDENCED, BASIS_SELF_REPORTED, "its latest review says APPROVE");
    else if (ticket->claim == CLAIM_DONE)
        set_state(covered, COVERAGE_CONTRADICTED, BASIS_CONTRADICTED, "claimed done, but its latest review says REJECT");
    else
        set_state(covered, COVERAGE_DEFINED, BASIS_SELF_REPORTED, "its latest review says REJECT");
}

/* Reviews name tickets; each ticket keeps the latest. */
void cover_reviews(struct covering *covering)
{
    struct coverage *coverage = covering->coverage;
    const struct evidence *evidence = &covering->judging->dossier->evidence;
    struct arena_mark mark = arena_mark(covering->judging->scratch);
    const struct review **latest = arena_new(covering->judging->scratch, const struct review *, coverage->tickets.count);
    for (size_t i = 0; latest != NULL && i < evidence->reviews.count; i++) {
        const struct review *review = &evidence->reviews.items[i];
        uint32_t at = ticket_table_find(&covering->table, review->ticket.text, (struct bytes){NULL, 0});
        if (at != NO_TICKET && word_of(review)->verdict != REVIEW_NONE &&
            (latest[at] == NULL || time_of(review) >= time_of(latest[at])))
            latest[at] = review;
    }
    for (size_t i = 0; latest != NULL && i < coverage->tickets.count; i++) {
        if (latest[i] != NULL)
            take_review(covering, &coverage->tickets.items[i], latest[i]);
    }
    arena_rewind(covering->judging->scratch, mark);
}
