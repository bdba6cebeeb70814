/* Rules about the ticket under review. */
#include "rules/judging.h"

#include <stdlib.h>

/* Are there ticket documents, all of them read? What is absent or was not read is said by rules about members. */
static bool tickets_are_known(const struct judging *judging)
{
    for (size_t i = 0; i < judging->dossier->tickets.count; i++) {
        if (judging->dossier->tickets.items[i].file.is_too_large)
            return false;
    }
    const struct bundle *bundle = judging->bundle;
    for (uint32_t i = 0; i < bundle->member_count; i++) {
        enum role role = bundle->members[i].role;
        if (bundle->members[i].is_too_large && (role == ROLE_TICKETS || role == ROLE_TICKET_FILE))
            return false;
    }
    return judging->dossier->tickets.count > 0;
}

static struct bytes file_of(const struct judging *judging, uint32_t member)
{
    return judging->bundle->members[member].path;
}

/* A bundle with sprint tickets or a file for each is of one of them. Of a queue that lies in a bundle, it need not be. */
static bool asks_for_a_ticket(const struct judging *judging)
{
    if (judging->subject.ticket.size > 0)
        return true;
    for (size_t i = 0; i < judging->dossier->tickets.count; i++) {
        enum ticket_format format = judging->dossier->tickets.items[i].format;
        if (format == FORMAT_SPRINT_TICKETS || format == FORMAT_TICKET_FILE)
            return true;
    }
    return false;
}

/* The first document that tickets are surely defined in; NULL when there are only lists of boxes, or none. */
static const struct ticket_document *first_document(const struct judging *judging)
{
    for (size_t i = 0; i < judging->dossier->tickets.count; i++) {
        if (judging->dossier->tickets.items[i].file.confidence != CONFIDENCE_LOW)
            return &judging->dossier->tickets.items[i];
    }
    return NULL;
}

static void check_defined(struct judging *judging)
{
    const struct ticket_document *document = first_document(judging);
    if (document == NULL || !tickets_are_known(judging) || !asks_for_a_ticket(judging))
        return;
    bool is_named = judging->subject.ticket.size > 0;
    if (!is_named && judging->policy->patch.size == 0)
        return; /* nothing asks for one ticket: all of them are looked at */
    findings_checked(judging->found, RULE_TICKET_UNDEFINED, 1);
    if (judging->ticket == NULL)
        findings_add(judging->found, RULE_TICKET_UNDEFINED, place_member(document->member),
                     ARGUMENTS(with_text("ticket", is_named ? judging->subject.ticket
                                                            : BYTES("(no ticket is named by anything)")),
                               with_text("file", file_of(judging, document->member))));
}

/* Two sections in files of sections, or two files of one ticket each. A section and a file of its own are one ticket. */
static void check_ambiguous(struct judging *judging, enum ticket_format format)
{
    const struct dossier *dossier = judging->dossier;
    const struct ticket *first = NULL;
    uint32_t first_member = NO_MEMBER;
    for (size_t i = 0; i < dossier->tickets.count; i++) {
        const struct ticket_document *document = &dossier->tickets.items[i];
        if (document->format != format)
            continue;
        for (size_t k = 0; k < document->file.tickets.count; k++) {
            const struct ticket *ticket = &document->file.tickets.items[k];
            if (!ticket_id_equal(ticket->id, judging->subject.ticket))
                continue;
            findings_checked(judging->found, RULE_TICKET_AMBIGUOUS, 1);
            if (first != NULL)
                findings_add(judging->found, RULE_TICKET_AMBIGUOUS, place_line(first_member, first->line_first),
                             ARGUMENTS(with_text("ticket", judging->subject.ticket),
                                       with_number("again", ticket->line_first),
                                       with_text("file", file_of(judging, document->member))));
            else
                first = ticket, first_member = document->member;
        }
    }
}

struct stated_ticket {
    const char *where;
    struct bytes id;
    struct place place;
};

static void compare(struct judging *judging, const struct stated_ticket *a, const struct stated_ticket *b)
{
    if (a->id.size == 0 || b->id.size == 0)
        return;
    findings_checked(judging->found, RULE_TICKET_MISMATCH, 1);
    if (!ticket_id_equal(a->id, b->id))
        findings_add(judging->found, RULE_TICKET_MISMATCH, a->place,
                     ARGUMENTS(with_word("where", a->where), with_text("found", a->id), with_word("other", b->where),
                               with_text("expected", b->id)));
}

static void check_ids(struct judging *judging)
{
    const struct dossier *dossier = judging->dossier;
    struct stated_ticket asked = {"the reviewer", judging->options->ticket, place_nowhere()};
    struct stated_ticket bundle = {"the bundle's name", judging->subject.bundle_ticket, place_nowhere()};
    struct stated_ticket meta = {"META.json", {NULL, 0}, place_nowhere()};
    struct stated_ticket folder = {"the run folder", {NULL, 0}, place_nowhere()};
    if (judging->run != NULL)
        folder.id = ticket_id_in_name(judging->run->name);
    if (judging->run != NULL && judging->run->has_meta && judging->run->meta.ticket_id.line > 0) {
        meta.id = judging->run->meta.ticket_id.text;
        meta.place = place_line(judging->run->files[RUN_META], judging->run->meta.ticket_id.line);
    }
    compare(judging, &meta, &folder);
    compare(judging, &meta, &bundle);
    compare(judging, &bundle, &folder);
    compare(judging, &meta, &asked);
    for (size_t i = 0; i < dossier->patched_metas.count; i++) {
        const struct patched_meta *patched = &dossier->patched_metas.items[i];
        struct stated_ticket stated = {"META.json in the patch", patched->meta.ticket_id.text,
                                       place_line(dossier->patch_member, patched->meta.ticket_id.line)};
        struct stated_ticket its_folder = {"its run folder", ticket_id_in_name(path_name(path_folder(patched->path))),
                                           place_nowhere()};
        compare(judging, &stated, &its_folder);
    }
}

static void check_status(struct judging *judging)
{
    const struct ticket *ticket = judging->ticket;
    if (ticket == NULL || ticket->status_line == 0)
        return;
    findings_checked(judging->found, RULE_TICKET_STATUS_OPEN, 1);
    if (ticket->status != TICKET_UNKNOWN && ticket->status != TICKET_DONE && ticket->status != TICKET_REVIEW)
        findings_add(judging->found, RULE_TICKET_STATUS_OPEN, place_line(judging->ticket_member, ticket->status_line),
                     ARGUMENTS(with_text("ticket", ticket->id),
                               with_text("status", ticket->status_text.size > 0
                                                       ? ticket->status_text
                                                       : bytes_of(ticket_status_name(ticket->status)))));
}

static int by_number(const void *left, const void *right)
{
    const uint32_t *a = left, *b = right;
    return (*a > *b) - (*a < *b);
}

/* The series numbers of all tickets that are defined, sorted. */
struct defined {
    uint32_t *items;
    size_t count, capacity;
};

static bool collect_defined(struct judging *judging, struct defined *defined)
{
    for (size_t i = 0; i < judging->dossier->tickets.count; i++) {
        const struct ticket_file *file = &judging->dossier->tickets.items[i].file;
        for (size_t k = 0; k < file->tickets.count; k++) {
            uint32_t *number = arena_push(judging->scratch, defined, uint32_t);
            if (number == NULL)
                return false;
            *number = ticket_number(file->tickets.items[k].id);
        }
    }
    if (defined->count > 0)
        qsort(defined->items, defined->count, sizeof *defined->items, by_number);
    return true;
}

static bool is_defined(const struct defined *defined, uint32_t number)
{
    return defined->count > 0 &&
           bsearch(&number, defined->items, defined->count, sizeof number, by_number) != NULL;
}

/* A mention by its ticket; equal ones in the order of the file. */
struct numbered_mention {
    uint32_t number;
    size_t index;
};

static int by_ticket(const void *left, const void *right)
{
    const struct numbered_mention *a = left, *b = right;
    int order = by_number(&a->number, &b->number);
    return order != 0 ? order : (a->index > b->index) - (a->index < b->index);
}

/* Each undefined id once a file, where it stands first. A file can hold nothing but mentions: nothing here may take
 * time by their square. */
static void check_references(struct judging *judging, const struct defined *defined,
                             const struct ticket_document *document)
{
    const struct ticket_file *file = &document->file;
    size_t count = file->mentions.count;
    struct numbered_mention *sorted = arena_new(judging->scratch, struct numbered_mention, count);
    bool *is_undefined = arena_new(judging->scratch, bool, count);
    if (sorted == NULL || is_undefined == NULL)
        return;
    findings_checked(judging->found, RULE_TICKET_REFERENCE_UNDEFINED, count);
    for (size_t i = 0; i < count; i++)
        sorted[i] = (struct numbered_mention){ticket_number(file->mentions.items[i].id), i};
    qsort(sorted, count, sizeof *sorted, by_ticket);
    for (size_t i = 0; i < count; i++) {
        bool is_first = i == 0 || sorted[i - 1].number != sorted[i].number;
        is_undefined[sorted[i].index] = is_first && !is_defined(defined, sorted[i].number);
    }
    for (size_t i = 0; i < count; i++) {
        if (is_undefined[i])
            findings_add(judging->found, RULE_TICKET_REFERENCE_UNDEFINED,
                         place_line(document->member, file->mentions.items[i].line),
                         ARGUMENTS(with_text("ticket", file->mentions.items[i].id)));
    }
}

static void check_all_references(struct judging *judging)
{
    struct arena_mark mark = arena_mark(judging->scratch);
    struct defined defined = {0};
    bool is_collected = collect_defined(judging, &defined);
    for (size_t i = 0; is_collected && i < judging->dossier->tickets.count; i++) {
        struct arena_mark before_file = arena_mark(judging->scratch);
        if (judging->dossier->tickets.items[i].is_section_file)
            check_references(judging, &defined, &judging->dossier->tickets.items[i]);
        arena_rewind(judging->scratch, before_file);
    }
    arena_rewind(judging->scratch, mark);
}

void check_tickets(struct judging *judging)
{
    check_defined(judging);
    check_ambiguous(judging, FORMAT_SPRINT_TICKETS);
    check_ambiguous(judging, FORMAT_TICKET_FILE);
    check_ids(judging);
    check_status(judging);
    check_all_references(judging);
}
