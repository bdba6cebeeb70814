/* Rules about the reviews that a bundle carries. What a reviewer says is a statement; that it contradicts itself is a fact. */
#include "rules/judging.h"

#include <stdlib.h>

enum { MILLISECONDS = 1000 };

static void check_verdict(struct judging *judging, const struct review *review)
{
    const struct review_statement *first = &review->first, *last = &review->last;
    if (review->form != REVIEW_TRANSCRIPT)
        return;
    findings_checked(judging->found, RULE_REVIEW_NO_VERDICT, 1);
    findings_checked(judging->found, RULE_REVIEW_VERDICT_CONTRADICTS, 1);
    if (last->verdict == REVIEW_NONE)
        findings_add(judging->found, RULE_REVIEW_NO_VERDICT, place_member(review->member), NO_ARGUMENTS);
    if (first->verdict != REVIEW_NONE && last->verdict != REVIEW_NONE && first->verdict != last->verdict)
        findings_add(judging->found, RULE_REVIEW_VERDICT_CONTRADICTS, place_line(review->member, first->line),
                     ARGUMENTS(with_word("first", review_verdict_name(first->verdict)),
                               with_word("last", review_verdict_name(last->verdict)), with_number("line", last->line)));
}

static void check_session(struct judging *judging, const struct review *review)
{
    if (review->has_stamp && review->has_session_time) {
        int64_t stamp_ends = review->stamp * MILLISECONDS + MILLISECONDS - 1;
        findings_checked(judging->found, RULE_REVIEW_SESSION_TIME, 1);
        if (review->session_time_ms > stamp_ends)
            findings_add(judging->found, RULE_REVIEW_SESSION_TIME, place_line(review->member, review->session.line),
                         ARGUMENTS(with_text("session", time_text(judging, review->session_time_ms / MILLISECONDS)),
                                   with_number("seconds", (uint64_t)(review->session_time_ms / MILLISECONDS - review->stamp))));
    }
    if (review->sandbox.line > 0) {
        findings_checked(judging->found, RULE_REVIEW_SANDBOX_OFF, 1);
        if (bytes_is(review->sandbox.text, "danger-full-access"))
            findings_add(judging->found, RULE_REVIEW_SANDBOX_OFF, place_line(review->member, review->sandbox.line),
                         ARGUMENTS(with_text("sandbox", review->sandbox.text)));
    }
}

static void check_ticket_of(struct judging *judging, const struct review *review)
{
    if (review->ticket.line == 0 || review->name_ticket.size == 0)
        return;
    findings_checked(judging->found, RULE_REVIEW_TICKET_MISMATCH, 1);
    if (!ticket_id_equal(review->ticket.text, review->name_ticket))
        findings_add(judging->found, RULE_REVIEW_TICKET_MISMATCH, place_line(review->member, review->ticket.line),
                     ARGUMENTS(with_text("name", review->name_ticket), with_text("ticket", review->ticket.text)));
}

/* --- the latest review of a ticket -------------------------------------------------------------- */

/* A review, or a claim, by its ticket. Ids that ticket_id_equal holds for have one number, or the same letters. */
struct by_ticket {
    uint32_t number;
    struct bytes id;
    const struct review *review;
    struct bytes where; /* path of the document that claims it done */
    uint32_t member, line;
};

struct by_tickets {
    struct by_ticket *items;
    size_t count, capacity;
};

static int compare_tickets(const struct by_ticket *a, const struct by_ticket *b)
{
    int order = (a->number > b->number) - (a->number < b->number);
    return order != 0 || a->number != TICKET_NO_NUMBER ? order : bytes_compare_any_case(a->id, b->id);
}

static int by_ticket_and_time(const void *left, const void *right)
{
    const struct by_ticket *a = left, *b = right;
    int order = compare_tickets(a, b);
    if (order != 0)
        return order;
    int64_t at = review_time_ms(a->review), other = review_time_ms(b->review);
    if (at != other)
        return at < other ? -1 : 1;
    return (a->review > b->review) - (a->review < b->review);
}

static int by_ticket_alone(const void *left, const void *right)
{
    return compare_tickets(left, right);
}

static void add_ticket(struct judging *judging, struct by_tickets *list, struct by_ticket item)
{
    struct by_ticket *added = arena_push(judging->scratch, list, struct by_ticket);
    if (added == NULL)
        return;
    *added = item;
    added->id = bytes_trim(item.id);
    added->number = ticket_number(added->id);
}

/* Of each ticket the latest review that reaches a verdict. */
static void collect_latest(struct judging *judging, struct by_tickets *latest)
{
    const struct evidence *evidence = &judging->dossier->evidence;
    struct by_tickets all = {0};
    for (size_t i = 0; i < evidence->reviews.count; i++) {
        const struct review *review = &evidence->reviews.items[i];
        if (review->ticket.text.size > 0 && review_word(review)->verdict != REVIEW_NONE)
            add_ticket(judging, &all, (struct by_ticket){.id = review->ticket.text, .review = review});
    }
    if (all.count > 0)
        qsort(all.items, all.count, sizeof *all.items, by_ticket_and_time);
    for (size_t i = 0; i < all.count; i++) {
        if (i + 1 == all.count || compare_tickets(&all.items[i], &all.items[i + 1]) != 0)
            add_ticket(judging, latest, all.items[i]);
    }
}

static struct bytes path_of(const struct judging *judging, uint32_t member)
{
    return judging->bundle->members[member].path;
}

static void check_claimed(struct judging *judging, const struct by_tickets *latest, const struct by_ticket *claim)
{
    struct by_ticket wanted = *claim;
    wanted.id = bytes_trim(wanted.id);
    wanted.number = ticket_number(wanted.id);
    const struct by_ticket *found =
        latest->count == 0 ? NULL
                           : bsearch(&wanted, latest->items, latest->count, sizeof *latest->items, by_ticket_alone);
    bool is_subject = judging->subject.ticket.size > 0 && ticket_id_equal(wanted.id, judging->subject.ticket);
    if (found == NULL || is_subject) /* of the latter review-rejected says it */
        return;
    findings_checked(judging->found, RULE_REVIEW_REJECTED_DONE, 1);
    if (review_word(found->review)->verdict == REVIEW_REJECT)
        findings_add(judging->found, RULE_REVIEW_REJECTED_DONE,
                     place_line(found->review->member, review_word(found->review)->line),
                     ARGUMENTS(with_text("ticket", claim->id), with_text("where", path_of(judging, claim->member)),
                               with_text("verdict", review_word(found->review)->text), with_number("line", claim->line)));
}

/* Claims that a ticket is done, in ticket documents and in prose. */
static void check_all_claimed(struct judging *judging, const struct by_tickets *latest)
{
    const struct dossier *dossier = judging->dossier;
    for (size_t i = 0; i < dossier->tickets.count; i++) {
        const struct ticket_document *document = &dossier->tickets.items[i];
        for (size_t k = 0; k < document->file.tickets.count; k++) {
            const struct ticket *ticket = &document->file.tickets.items[k];
            struct by_ticket claim = {.id = ticket->id,
                                      .member = document->member,
                                      .line = ticket->status_line > 0 ? ticket->status_line : ticket->line_first};
            if (ticket->status == TICKET_DONE || ticket->claims_done != 0)
                check_claimed(judging, latest, &claim);
        }
    }
    for (size_t i = 0; i < dossier->evidence.claims.count; i++) {
        const struct claim *said = &dossier->evidence.claims.items[i];
        struct by_ticket claim = {.id = said->ticket, .member = said->member, .line = said->line};
        if (claim_is_current(judging, said))
            check_claimed(judging, latest, &claim);
    }
}

/* The ticket under review. */
static void check_subject(struct judging *judging, const struct by_tickets *latest)
{
    for (size_t i = 0; i < latest->count; i++) {
        const struct review *review = latest->items[i].review;
        if (judging->subject.ticket.size == 0 || !ticket_id_equal(latest->items[i].id, judging->subject.ticket))
            continue;
        const struct review_statement *word = review_word(review);
        findings_checked(judging->found, RULE_REVIEW_REJECTED, 1);
        if (word->verdict == REVIEW_REJECT)
            findings_add(judging->found, RULE_REVIEW_REJECTED, place_line(review->member, word->line),
                         ARGUMENTS(with_text("ticket", judging->subject.ticket), with_text("verdict", word->text)));
        if (review->patch_state == QUOTED_NOT_COMPARED)
            continue;
        findings_checked(judging->found, RULE_REVIEW_PATCH_MISMATCH, 1);
        if (review->patch_state == QUOTED_DIFFERENT)
            findings_add(judging->found, RULE_REVIEW_PATCH_MISMATCH,
                         place_line(review->member, review->patch_first_line),
                         ARGUMENTS(with_text("path", review->different_path)));
    }
}

/* --- against what became of the ticket ------------------------------------------------------------ */

/* A review has to come before the ticket is closed or archived. */
static void check_after_closing(struct judging *judging, const struct review *review)
{
    uint32_t at = ticket_table_find(&judging->tickets, review->ticket.text, (struct bytes){NULL, 0});
    const struct ticket *ticket = at == NO_TICKET ? NULL : judging->coverage.tickets.items[at].ticket;
    int64_t time = review_time_ms(review);
    if (ticket == NULL || !ticket->has_closed || time == INT64_MIN)
        return;
    findings_checked(judging->found, RULE_REVIEW_AFTER_CLOSING, 1);
    if (time / MILLISECONDS > ticket->closed)
        findings_add(judging->found, RULE_REVIEW_AFTER_CLOSING, place_member(review->member),
                     ARGUMENTS(with_text("ticket", ticket->id), with_text("time", time_text(judging, time / MILLISECONDS)),
                               with_text("closed", time_text(judging, ticket->closed))));
}

/* An earlier review said no to the very patch that is handed over; what the latest one says of it is told elsewhere. */
static void check_rejected_patch(struct judging *judging, const struct by_tickets *latest, const struct review *review)
{
    struct by_ticket wanted = {.id = bytes_trim(review->ticket.text)};
    wanted.number = ticket_number(wanted.id);
    if (review->patch_state == QUOTED_NOT_COMPARED || latest->count == 0)
        return;
    const struct by_ticket *last = bsearch(&wanted, latest->items, latest->count, sizeof wanted, by_ticket_alone);
    bool is_earlier = last != NULL && last->review != review;
    findings_checked(judging->found, RULE_REVIEW_REJECTED_PATCH, is_earlier ? 1 : 0);
    if (is_earlier && review_word(review)->verdict == REVIEW_REJECT && review->patch_state == QUOTED_EQUAL &&
        review_word(last->review)->verdict == REVIEW_APPROVE)
        findings_add(judging->found, RULE_REVIEW_REJECTED_PATCH, place_line(review->member, review_word(review)->line),
                     ARGUMENTS(with_text("verdict", review_word(review)->text)));
}

void check_review_records(struct judging *judging)
{
    const struct evidence *evidence = &judging->dossier->evidence;
    struct arena_mark mark = arena_mark(judging->scratch);
    struct by_tickets latest = {0};
    for (size_t i = 0; i < evidence->reviews.count; i++) {
        check_verdict(judging, &evidence->reviews.items[i]);
        check_session(judging, &evidence->reviews.items[i]);
        check_ticket_of(judging, &evidence->reviews.items[i]);
        check_after_closing(judging, &evidence->reviews.items[i]);
    }
    collect_latest(judging, &latest);
    for (size_t i = 0; i < evidence->reviews.count; i++)
        check_rejected_patch(judging, &latest, &evidence->reviews.items[i]);
    check_subject(judging, &latest);
    check_all_claimed(judging, &latest);
    arena_rewind(judging->scratch, mark);
}
