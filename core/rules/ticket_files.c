/* What the readers of ticket formats stumbled over. */
#include "rules/judging.h"

#include <stdlib.h>

static void say_problem(struct judging *judging, const struct ticket_document *document,
                        const struct ticket_problem *problem)
{
    struct place place = place_line(document->member, problem->line);
    place.column = problem->column;
    switch (problem->kind) {
    case PROBLEM_MARKER:
        findings_add(judging->found, RULE_TICKET_MARKER_UNKNOWN, place, ARGUMENTS(with_text("marker", problem->text)));
        break;
    case PROBLEM_CONFLICT:
        findings_add(judging->found, RULE_TICKET_MERGE_CONFLICT, place, NO_ARGUMENTS);
        break;
    case PROBLEM_JSON:
        findings_add(judging->found, RULE_TICKET_UNREADABLE, place,
                     ARGUMENTS(with_word("format", document->file.dialect), with_word("problem", problem->word)));
        break;
    case PROBLEM_VALUE:
        findings_add(judging->found, RULE_TICKET_VALUE_UNKNOWN, place,
                     ARGUMENTS(with_word("field", problem->word), with_text("value", problem->text)));
        break;
    case PROBLEM_CONTRADICTION:
        findings_add(judging->found, RULE_TICKET_FIELDS_CONTRADICT, place,
                     ARGUMENTS(with_text("ticket", problem->text), with_word("problem", problem->word)));
        break;
    case PROBLEM_QUESTION:
        findings_add(judging->found, RULE_TICKET_QUESTION_OPEN, place, ARGUMENTS(with_text("what", problem->text)));
        break;
    case PROBLEM_KIND_COUNT:
        break;
    }
}

static void count_population(struct judging *judging, const struct ticket_document *document)
{
    const struct ticket_file *file = &document->file;
    findings_checked(judging->found, RULE_TICKET_FORMAT_AMBIGUOUS, 1);
    if (ticket_format_syntax(document->format) == SYNTAX_JSON) {
        findings_checked(judging->found, RULE_TICKET_UNREADABLE, 1);
        findings_checked(judging->found, RULE_TICKET_VALUE_UNKNOWN, file->tickets.count);
        findings_checked(judging->found, RULE_TICKET_FIELDS_CONTRADICT, file->tickets.count);
    } else {
        findings_checked(judging->found, RULE_TICKET_MARKER_UNKNOWN, file->boxes);
        findings_checked(judging->found, RULE_TICKET_MERGE_CONFLICT, 1);
        findings_checked(judging->found, RULE_TICKET_QUESTION_OPEN, 1);
    }
}

/* A ticket where it is defined; `order` counts from 1, in the order of the members and of their lines. */
struct definition {
    const struct ticket *ticket;
    uint32_t member;
    size_t order;
};

static int by_key(const void *left, const void *right)
{
    const struct definition *a = left, *b = right;
    int order = bytes_compare(a->ticket->key, b->ticket->key);
    return order != 0 ? order : (a->order > b->order) - (a->order < b->order);
}

static int by_order(const void *left, const void *right)
{
    const struct definition *a = left, *b = right;
    return (a->order > b->order) - (a->order < b->order);
}

struct definitions {
    struct definition *items;
    size_t count, capacity;
};

static bool collect_definitions(struct judging *judging, struct definitions *all)
{
    for (size_t i = 0; i < judging->dossier->tickets.count; i++) {
        const struct ticket_document *document = &judging->dossier->tickets.items[i];
        for (size_t k = 0; k < document->file.tickets.count; k++) {
            const struct ticket *ticket = &document->file.tickets.items[k];
            if (ticket->is_part || ticket->id.size == 0)
                continue;
            struct definition *definition = arena_push(judging->scratch, all, struct definition);
            if (definition == NULL)
                return false;
            *definition = (struct definition){ticket, document->member, all->count};
        }
    }
    return true;
}

/* Two sections or files of the ticket under review are ticket-ambiguous already. */
static bool is_said_elsewhere(const struct judging *judging, const struct ticket *ticket)
{
    bool is_of_sprint = bytes_start_with(ticket->key, BYTES("sprint-tickets:")) ||
                        bytes_start_with(ticket->key, BYTES("ticket-file:"));
    return is_of_sprint && ticket_id_equal(ticket->id, judging->subject.ticket);
}

static void say_repeated(struct judging *judging, const struct definition *second, const struct definition *first)
{
    if (!is_said_elsewhere(judging, second->ticket))
        findings_add(judging->found, RULE_TICKET_DEFINED_TWICE,
                     place_line(second->member, second->ticket->line_first),
                     ARGUMENTS(with_text("ticket", second->ticket->id),
                               with_number("first", first->ticket->line_first),
                               with_text("file", judging->bundle->members[first->member].path)));
}

static void check_defined_once(struct judging *judging)
{
    struct arena_mark mark = arena_mark(judging->scratch);
    struct definitions all = {0};
    bool is_collected = collect_definitions(judging, &all);
    struct definition *seconds = is_collected ? arena_new(judging->scratch, struct definition, all.count) : NULL;
    struct definition *firsts = seconds == NULL ? NULL : arena_new(judging->scratch, struct definition, all.count);
    size_t first = 0, count = 0;
    if (is_collected)
        findings_checked(judging->found, RULE_TICKET_DEFINED_TWICE, all.count);
    if (firsts != NULL && all.count > 0)
        qsort(all.items, all.count, sizeof *all.items, by_key);
    for (size_t i = 1; firsts != NULL && i < all.count; i++) {
        if (!bytes_equal(all.items[i].ticket->key, all.items[first].ticket->key)) {
            first = i;
            continue;
        }
        seconds[count++] = all.items[i];
        firsts[all.items[i].order - 1] = all.items[first];
    }
    if (count > 0)
        qsort(seconds, count, sizeof *seconds, by_order);
    for (size_t i = 0; i < count; i++)
        say_repeated(judging, &seconds[i], &firsts[seconds[i].order - 1]);
    arena_rewind(judging->scratch, mark);
}

void check_ticket_files(struct judging *judging)
{
    check_defined_once(judging);
    for (size_t i = 0; i < judging->dossier->tickets.count; i++) {
        const struct ticket_document *document = &judging->dossier->tickets.items[i];
        count_population(judging, document);
        if (document->file.other != NULL)
            findings_add(judging->found, RULE_TICKET_FORMAT_AMBIGUOUS, place_member(document->member),
                         ARGUMENTS(with_word("format", ticket_format_name(document->format)),
                                   with_word("other", document->file.other)));
        for (size_t k = 0; k < document->file.problems.count; k++)
            say_problem(judging, document, &document->file.problems.items[k]);
    }
}
