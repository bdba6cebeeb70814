/* Rules about tickets whose documents contradict each other, whichever ticket is under review. CONTRADICTIONS.md says
 * which rule answers which contradiction. */
#include "rules/judging.h"

#include <stdlib.h>

static const struct covered_ticket *ticket_at(const struct judging *judging, uint32_t index)
{
    return &judging->coverage.tickets.items[index];
}

static bool is_settled(const struct covered_ticket *ticket)
{
    return ticket->claim == CLAIM_DONE || ticket->ticket->status == TICKET_CANCELLED;
}

static struct place place_of(const struct covered_ticket *ticket, uint32_t line)
{
    return place_line(ticket->member, line);
}

/* --- done, with open parts --- */

struct open_parts {
    uint64_t count, of;
    struct place first;
};

static void take_part(struct open_parts *parts, bool is_open, struct place place)
{
    parts->of++;
    if (is_open && parts->count++ == 0)
        parts->first = place;
}

static bool is_box(const struct obligation *asked)
{
    return asked->mark != MARK_NONE && asked->kind != OBLIGATION_CHECK && !asked->is_optional && !asked->is_in_fence;
}

static void check_parts(struct judging *judging, const struct covered_ticket *ticket, const struct open_parts *parts)
{
    enum rule rule = ticket->is_under_review ? RULE_TICKET_ITEMS_OPEN : RULE_TICKET_OTHER_ITEMS_OPEN;
    if (ticket->claim != CLAIM_DONE || parts->of == 0)
        return;
    findings_checked(judging->found, rule, parts->of);
    if (parts->count > 0)
        findings_add(judging->found, rule, parts->first,
                     ARGUMENTS(with_text("ticket", ticket->ticket->id), with_word("claim", ticket->claimed_by),
                               with_number("count", parts->count), with_number("of", parts->of)));
}

/* Boxes below a ticket, and tickets that are parts of one. */
static void check_open_items(struct judging *judging)
{
    const struct coverage *coverage = &judging->coverage;
    struct arena_mark mark = arena_mark(judging->scratch);
    struct open_parts *parts = arena_new(judging->scratch, struct open_parts, coverage->tickets.count);
    for (uint32_t i = 0; parts != NULL && i < coverage->tickets.count; i++) {
        const struct covered_ticket *ticket = ticket_at(judging, i);
        for (size_t k = 0; k < ticket->ticket->obligations.count; k++) {
            const struct obligation *asked = &ticket->ticket->obligations.items[k];
            if (is_box(asked))
                take_part(&parts[i], mark_is_open(asked->mark), place_of(ticket, asked->line));
        }
        uint32_t parent = ticket_table_find(&judging->tickets, ticket->ticket->parent, ticket->ticket->scope);
        if (parent != NO_TICKET && parent != i && !ticket->ticket->is_optional && !ticket->ticket->is_in_fence)
            take_part(&parts[parent], !is_settled(ticket), place_of(ticket, ticket->ticket->line_first));
    }
    for (uint32_t i = 0; parts != NULL && i < coverage->tickets.count; i++)
        check_parts(judging, ticket_at(judging, i), &parts[i]);
    arena_rewind(judging->scratch, mark);
}

/* --- headings of groups --- */

struct group_tally {
    uint64_t open, of;
    uint32_t first_open; /* line */
};

/* A ticket counts in its group and in those that it stands in. Levels of headings bound how many that are. */
static void count_in_groups(const struct ticket_file *file, struct group_tally *tallies)
{
    enum { LEVELS_MAX = 8 };
    for (size_t i = 0; i < file->tickets.count; i++) {
        const struct ticket *ticket = &file->tickets.items[i];
        bool is_open = ticket->claims_done == 0 && ticket->status != TICKET_DONE && ticket->status != TICKET_CANCELLED;
        uint32_t group = ticket->group;
        for (unsigned level = 0; group != NO_GROUP && group < file->groups.count && level < LEVELS_MAX; level++) {
            tallies[group].of++;
            if (is_open && tallies[group].open++ == 0)
                tallies[group].first_open = ticket->line_first;
            group = file->groups.items[group].parent;
        }
    }
}

static bool is_to_do(const struct ticket_group *group)
{
    return group->status == TICKET_PLANNED || bytes_contain(group->status_text, BYTES("READY")) ||
           bytes_contain(group->status_text, BYTES("TODO"));
}

static void check_group(struct judging *judging, uint32_t member, const struct ticket_group *group,
                        const struct group_tally *tally)
{
    if (tally->of == 0 || group->status_text.size == 0)
        return;
    findings_checked(judging->found, RULE_TICKET_PHASE_OPEN, group->status == TICKET_DONE ? 1 : 0);
    findings_checked(judging->found, RULE_TICKET_PHASE_STALE, is_to_do(group) ? 1 : 0);
    if (group->status == TICKET_DONE && tally->open > 0)
        findings_add(judging->found, RULE_TICKET_PHASE_OPEN, place_line(member, group->line),
                     ARGUMENTS(with_text("phase", group->title), with_text("status", group->status_text),
                               with_number("count", tally->open), with_number("of", tally->of),
                               with_number("line", tally->first_open)));
    if (is_to_do(group) && tally->open == 0)
        findings_add(judging->found, RULE_TICKET_PHASE_STALE, place_line(member, group->line),
                     ARGUMENTS(with_text("phase", group->title), with_text("status", group->status_text),
                               with_number("of", tally->of)));
}

static void check_groups(struct judging *judging)
{
    for (size_t i = 0; i < judging->dossier->tickets.count; i++) {
        const struct ticket_document *document = &judging->dossier->tickets.items[i];
        struct arena_mark mark = arena_mark(judging->scratch);
        struct group_tally *tallies = arena_new(judging->scratch, struct group_tally, document->file.groups.count);
        if (tallies != NULL)
            count_in_groups(&document->file, tallies);
        for (size_t k = 0; tallies != NULL && k < document->file.groups.count; k++)
            check_group(judging, document->member, &document->file.groups.items[k], &tallies[k]);
        arena_rewind(judging->scratch, mark);
    }
}

/* --- two places, two states --- */

static bool says_something(const struct covered_ticket *ticket)
{
    return ticket->ticket->status != TICKET_UNKNOWN || ticket->ticket->claims_done != 0;
}

/* Definitions of one id in one scope stand together in the table. */
static void check_conflicts(struct judging *judging)
{
    const struct ticket_table *table = &judging->tickets;
    for (size_t i = 1; i < table->count; i++) {
        const struct ticket_entry *a = &table->items[i - 1], *b = &table->items[i];
        const struct covered_ticket *first = ticket_at(judging, a->index), *second = ticket_at(judging, b->index);
        bool is_same = a->number == b->number && bytes_equal(a->scope, b->scope) &&
                       (a->number != TICKET_NO_NUMBER || bytes_equal_any_case(a->id, b->id));
        if (!is_same || first->member == second->member || !says_something(first) || !says_something(second))
            continue;
        findings_checked(judging->found, RULE_TICKET_STATUS_CONFLICT, 1);
        if ((first->claim == CLAIM_DONE) == (second->claim == CLAIM_DONE))
            continue;
        const struct covered_ticket *done = first->claim == CLAIM_DONE ? first : second;
        const struct covered_ticket *open = done == first ? second : first;
        findings_add(judging->found, RULE_TICKET_STATUS_CONFLICT, place_of(open, open->claim_line),
                     ARGUMENTS(with_text("ticket", open->ticket->id),
                               with_word("status", ticket_status_name(open->ticket->status)),
                               with_text("file", judging->bundle->members[done->member].path),
                               with_number("line", done->claim_line)));
    }
}

/* --- a status that points to another ticket --- */

static void check_pointer(struct judging *judging, const struct covered_ticket *from, const struct covered_ticket *to)
{
    bool is_failed = from->ticket->status == TICKET_FAILED, is_done = from->claim == CLAIM_DONE;
    const struct argument *arguments =
        ARGUMENTS(with_text("ticket", from->ticket->id), with_word("status", ticket_status_name(from->ticket->status)),
                  with_text("other", to->ticket->id), with_word("other_status", ticket_status_name(to->ticket->status)));
    findings_checked(judging->found, RULE_TICKET_HANDOVER_OPEN, 1);
    findings_checked(judging->found, RULE_TICKET_HANDOVER_STALE, is_failed ? 1 : 0);
    if ((is_failed || is_done) && !is_settled(to))
        findings_add(judging->found, RULE_TICKET_HANDOVER_OPEN, place_of(from, from->ticket->status_line), arguments);
    if (is_failed && is_settled(to))
        findings_add(judging->found, RULE_TICKET_HANDOVER_STALE, place_of(from, from->ticket->status_line), arguments);
}

/* "FAIL — address in ticket-07", "Done (the rest is tracked under ticket-14)": the first other ticket that it names. */
static void check_pointers(struct judging *judging)
{
    for (uint32_t i = 0; i < judging->coverage.tickets.count; i++) {
        const struct covered_ticket *from = ticket_at(judging, i);
        struct bytes text = from->ticket->status_text;
        uint32_t to = NO_TICKET;
        for (size_t at = 0; at < text.size && (to == NO_TICKET || to == i);)
            to = ticket_table_next(&judging->tickets, text, &at);
        if (to != NO_TICKET && to != i && !ticket_id_equal(ticket_at(judging, to)->ticket->id, from->ticket->id))
            check_pointer(judging, from, ticket_at(judging, to));
    }
}

/* "Ticket-08 failed review", says a line, and the ticket itself waits for one. A later success would settle it. */
static void check_failures(struct judging *judging)
{
    const struct claims *failures = &judging->dossier->evidence.failures;
    for (size_t i = 0; i < failures->count; i++) {
        const struct claim *failure = &failures->items[i];
        uint32_t at = ticket_table_find(&judging->tickets, failure->ticket, (struct bytes){NULL, 0});
        if (at == NO_TICKET || ticket_at(judging, at)->ticket->status == TICKET_UNKNOWN)
            continue;
        const struct ticket *ticket = ticket_at(judging, at)->ticket;
        findings_checked(judging->found, RULE_TICKET_SAID_FAILED, 1);
        if (ticket->status == TICKET_REVIEW)
            findings_add(judging->found, RULE_TICKET_SAID_FAILED, place_line(failure->member, failure->line),
                         ARGUMENTS(with_text("ticket", ticket->id), with_text("word", failure->word),
                                   with_text("status", ticket->status_text), with_number("line", ticket->status_line)));
    }
}

/* --- done, with nothing that says by which run --- */

static bool has_run_log(const struct ticket *ticket)
{
    for (size_t i = 0; i < ticket->links.count; i++) {
        if (ticket->links.items[i].kind == LINK_RUN_LOG)
            return true;
    }
    return false;
}

/* Only where the document's own habit is to name the run log beside the status. */
static void check_run_logs(struct judging *judging)
{
    for (size_t i = 0; i < judging->dossier->tickets.count; i++) {
        const struct ticket_document *document = &judging->dossier->tickets.items[i];
        bool is_habit = false;
        for (size_t k = 0; k < document->file.tickets.count; k++)
            is_habit = is_habit || has_run_log(&document->file.tickets.items[k]);
        for (size_t k = 0; is_habit && k < document->file.tickets.count; k++) {
            const struct ticket *ticket = &document->file.tickets.items[k];
            bool is_done = ticket->status == TICKET_DONE;
            findings_checked(judging->found, RULE_TICKET_DONE_WITHOUT_RUN_LOG, is_done ? 1 : 0);
            if (is_done && !has_run_log(ticket))
                findings_add(judging->found, RULE_TICKET_DONE_WITHOUT_RUN_LOG,
                             place_line(document->member, ticket->status_line),
                             ARGUMENTS(with_text("ticket", ticket->id), with_text("status", ticket->status_text)));
        }
    }
}

/* --- lines of the end, ticked before it --- */

static void check_closings(struct judging *judging)
{
    for (uint32_t i = 0; i < judging->coverage.tickets.count; i++) {
        const struct covered_ticket *ticket = ticket_at(judging, i);
        uint64_t ticked = 0, all = 0;
        uint32_t line = 0;
        for (size_t k = 0; k < ticket->ticket->obligations.count; k++) {
            const struct obligation *asked = &ticket->ticket->obligations.items[k];
            bool is_ticked = asked->kind == OBLIGATION_CLOSING && closing_is_ticked(asked);
            all += asked->kind == OBLIGATION_CLOSING ? 1 : 0;
            line = is_ticked && ticked == 0 ? asked->line : line;
            ticked += is_ticked ? 1 : 0;
        }
        findings_checked(judging->found, RULE_TICKET_CLOSING_TICKED, ticket->claim == CLAIM_DONE ? 0 : all);
        if (ticked > 0 && ticket->claim != CLAIM_DONE)
            findings_add(judging->found, RULE_TICKET_CLOSING_TICKED, place_of(ticket, line),
                         ARGUMENTS(with_text("ticket", ticket->ticket->id), with_number("count", ticked),
                                   with_number("of", all),
                                   with_word("status", ticket_status_name(ticket->ticket->status))));
    }
}

/* --- dependencies --- */

static void check_dependency(struct judging *judging, const struct covered_ticket *from, const struct covered *item)
{
    enum rule rule = from->is_under_review ? RULE_TICKET_BLOCKER_OPEN : RULE_TICKET_OTHER_BLOCKER_OPEN;
    const struct argument *arguments = ARGUMENTS(with_text("ticket", from->ticket->id), with_text("blocker", item->about));
    findings_checked(judging->found, RULE_TICKET_DEPENDENCY_UNDEFINED, 1);
    findings_checked(judging->found, rule, item->evidence.count);
    if (item->state == COVERAGE_CONTRADICTED)
        findings_add(judging->found, rule, place_of(from, item->line), arguments);
    else if (item->evidence.count == 0)
        findings_add(judging->found, RULE_TICKET_DEPENDENCY_UNDEFINED, place_of(from, item->line), arguments);
}

/* Both are closed, the ticket before what it depends on. */
static void check_closing_order(struct judging *judging, const struct covered_ticket *from)
{
    for (size_t i = 0; from->ticket->has_closed && i < from->ticket->depends_on.count; i++) {
        const struct ticket_dependency *dependency = &from->ticket->depends_on.items[i];
        bool blocks = dependency->kind != DEPENDS_PARENT && dependency->kind != DEPENDS_ORDER;
        uint32_t at = blocks ? ticket_table_find(&judging->tickets, dependency->id, from->ticket->scope) : NO_TICKET;
        const struct ticket *to = at == NO_TICKET ? NULL : ticket_at(judging, at)->ticket;
        if (to == NULL || !to->has_closed)
            continue;
        findings_checked(judging->found, RULE_TICKET_CLOSED_BEFORE_BLOCKER, 1);
        if (from->ticket->closed < to->closed)
            findings_add(judging->found, RULE_TICKET_CLOSED_BEFORE_BLOCKER, place_of(from, from->ticket->closed_line),
                         ARGUMENTS(with_text("ticket", from->ticket->id),
                                   with_text("time", time_text(judging, from->ticket->closed)), with_text("blocker", to->id),
                                   with_text("blocker_time", time_text(judging, to->closed))));
    }
}

static void check_dependencies(struct judging *judging)
{
    for (uint32_t i = 0; i < judging->coverage.tickets.count; i++) {
        const struct covered_ticket *ticket = ticket_at(judging, i);
        for (size_t k = ticket->items.count - ticket->ticket->depends_on.count; k < ticket->items.count; k++)
            check_dependency(judging, ticket, &ticket->items.items[k]);
        check_closing_order(judging, ticket);
        findings_checked(judging->found, RULE_TICKET_DEPENDENCY_RING, ticket->ticket->depends_on.count);
        if (ticket->is_in_cycle)
            findings_add(judging->found, RULE_TICKET_DEPENDENCY_RING, place_of(ticket, ticket->ticket->line_first),
                         ARGUMENTS(with_text("ticket", ticket->ticket->id)));
    }
}

/* --- counts that documents state of their own items --- */

static void check_counts(struct judging *judging)
{
    const struct stated_counts *counts = &judging->dossier->stated_counts;
    findings_checked(judging->found, RULE_TICKET_SUMMARY_MISMATCH, counts->count);
    for (size_t i = 0; i < counts->count; i++) {
        const struct stated_count *stated = &counts->items[i];
        if (!stated->holds)
            findings_add(judging->found, RULE_TICKET_SUMMARY_MISMATCH, place_line(stated->member, stated->line),
                         ARGUMENTS(with_text("text", stated->text), with_number("done", stated->counted.done),
                                   with_number("of", stated->counted.all)));
    }
}

void check_contradictions(struct judging *judging)
{
    check_counts(judging);
    if (judging->tickets.items == NULL)
        return;
    check_open_items(judging);
    check_groups(judging);
    check_conflicts(judging);
    check_pointers(judging);
    check_failures(judging);
    check_run_logs(judging);
    check_closings(judging);
    check_dependencies(judging);
}
