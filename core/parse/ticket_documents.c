#include "parse/ticket_documents.h"

#include "base/glob.h"

static const char *what_is_beyond(enum limit limit)
{
    switch (limit) {
    case LIMIT_MARKDOWN_DEPTH: return "the depth of its lists and quotes";
    case LIMIT_MARKDOWN_IMAGES: return "the number of its images";
    case LIMIT_TICKETS: return "the number of tickets up to here";
    case LIMIT_TICKET_LINES: return "what the tickets up to here ask for";
    case LIMIT_TICKET_VALUES: return "the number of its values";
    default: return "its size";
    }
}

static enum rule rule_of(enum limit limit)
{
    return limit == LIMIT_MARKDOWN_DEPTH || limit == LIMIT_MARKDOWN_IMAGES ? RULE_MEMBER_TOO_DEEP : RULE_MEMBER_TOO_LARGE;
}

/* Could the member be tickets? Members that belong to something else are not. */
static bool may_hold_tickets(enum role role)
{
    return role == ROLE_NONE || role == ROLE_DOCUMENT || role == ROLE_TICKETS || role == ROLE_TICKET_FILE;
}

static enum limit limit_of(enum ticket_format format)
{
    return ticket_format_syntax(format) == SYNTAX_JSON ? LIMIT_TICKETS_JSON : LIMIT_MARKDOWN;
}

/* What the content is; a member that only its name speaks for is looked at when it is small enough, and then let go. */
static enum status choose(struct dossier *dossier, uint32_t index, enum ticket_interest interest,
                          struct ticket_choice *choice)
{
    struct bundle *bundle = dossier->bundle;
    struct member *member = &bundle->members[index];
    struct bytes content = member->content;
    struct arena_mark mark = arena_mark(dossier->scratch);
    enum status status = STATUS_OK;
    *choice = (struct ticket_choice){0};
    if (interest == INTEREST_PATH)
        *choice = ticket_choose(member->path, content, dossier->overrides, dossier->scratch);
    if (interest == INTEREST_PATH && !member->is_read) {
        status = bundle_read(bundle, index, limit_of(choice->format));
        content = member->content;
    } else if (!member->is_read) {
        if (!member->has_data || member->size > bundle->limits->of[LIMIT_MARKDOWN])
            return STATUS_OK;
        status = bundle_content(bundle, index, dossier->scratch, &content);
    }
    if (status == STATUS_OK)
        *choice = ticket_choose(member->path, content, dossier->overrides, dossier->scratch);
    arena_rewind(dossier->scratch, mark);
    return status;
}

static enum status read_document(struct dossier *dossier, uint32_t index, const struct ticket_choice *choice,
                                 struct ticket_totals *totals)
{
    struct bundle *bundle = dossier->bundle;
    struct member *member = &bundle->members[index];
    enum status status = member->is_too_large ? STATUS_OK : bundle_read(bundle, index, limit_of(choice->format));
    if (status != STATUS_OK || !member->is_read)
        return status;
    struct ticket_document *document = arena_push(dossier->keep, &dossier->tickets, struct ticket_document);
    if (document == NULL)
        return STATUS_NO_MEMORY;
    document->member = index;
    document->format = choice->format;
    document->is_section_file = choice->format == FORMAT_SPRINT_TICKETS;
    dossier->readers[index] |= READER_TICKETS;
    struct ticket_input input = {
        .path = member->path,
        .text = member->content,
        .limits = bundle->limits,
        .keep = dossier->keep,
        .scratch = dossier->scratch,
        .totals = totals,
    };
    ticket_file_read(&document->file, choice->format, &input);
    document->changes.file = PATCH_NO_FILE;
    if (bundle_find_all(bundle, member->path).count == 1)
        text_changes_find(&document->changes, &dossier->patch, member->path, dossier->keep, dossier->scratch);
    document->file.reason = choice->reason;
    document->file.other = choice->other == FORMAT_NONE ? NULL : ticket_format_name(choice->other);
    findings_checked(bundle->found, RULE_MEMBER_TOO_DEEP, 1);
    if (document->file.is_too_large)
        findings_add_limit(bundle->found, rule_of(document->file.crossed), place_member(index), bundle->limits,
                           document->file.crossed, what_is_beyond(document->file.crossed), document->file.found);
    return dossier->keep->memory->exhausted ? STATUS_NO_MEMORY : STATUS_OK;
}

/* --- what documents say of their own items --- */

static struct item_count count_tickets(const struct ticket_document *document)
{
    struct item_count count = {0};
    for (size_t i = 0; document != NULL && i < document->file.tickets.count; i++) {
        const struct ticket *ticket = &document->file.tickets.items[i];
        count.all++;
        count.done += ticket->status == TICKET_DONE || ticket->claims_done != 0 ? 1 : 0;
    }
    return count;
}

static void find_counts(struct dossier *dossier, uint32_t index, const struct ticket_document *document,
                        struct bytes text)
{
    struct stated_counts *counts = &dossier->stated_counts;
    const struct limits *limits = dossier->bundle->limits;
    size_t first = counts->count;
    if (bytes_end_with(dossier->bundle->members[index].path, BYTES(".json")))
        stated_counts_find_json(counts, text, limits->of[LIMIT_TICKET_VALUES], dossier->keep, dossier->scratch);
    else
        stated_counts_find(counts, text, count_tickets(document), dossier->keep, dossier->scratch);
    for (size_t i = first; i < counts->count; i++)
        counts->items[i].member = index;
}

/* Documents that are no tickets themselves: a verification of work, a list of features. */
static bool sums_up(struct bytes path)
{
    static const char *const patterns[] = {"**VERIFICATION.md", "**feature_list.json", "**prd.json"};
    for (size_t i = 0; i < sizeof patterns / sizeof patterns[0]; i++) {
        if (glob_match(bytes_of(patterns[i]), path))
            return true;
    }
    return false;
}

static enum status read_counts(struct dossier *dossier)
{
    struct bundle *bundle = dossier->bundle;
    enum status status = STATUS_OK;
    for (size_t i = 0; i < dossier->tickets.count; i++) {
        const struct ticket_document *document = &dossier->tickets.items[i];
        if (!document->file.is_too_large)
            find_counts(dossier, document->member, document, bundle->members[document->member].content);
    }
    for (uint32_t i = 0; i < bundle->member_count && status == STATUS_OK; i++) {
        struct member *member = &bundle->members[i];
        bool is_read = (dossier->readers[i] & READER_TICKETS) != 0;
        if (is_read || !may_hold_tickets(member->role) || !sums_up(member->path))
            continue;
        status = bundle_read(bundle, i, LIMIT_MARKDOWN);
        if (status != STATUS_OK || !member->is_read)
            continue;
        find_counts(dossier, i, NULL, member->content);
        dossier->readers[i] |= READER_CLAIMS;
    }
    return dossier->keep->memory->exhausted ? STATUS_NO_MEMORY : status;
}

enum status dossier_read_tickets(struct dossier *dossier)
{
    struct bundle *bundle = dossier->bundle;
    struct ticket_totals totals = {0};
    enum status status = STATUS_OK;
    for (uint32_t i = 0; i < bundle->member_count && status == STATUS_OK; i++) {
        struct member *member = &bundle->members[i];
        enum ticket_interest interest = ticket_interest(member->path, dossier->overrides);
        struct ticket_choice choice;
        if (interest == INTEREST_NONE || !may_hold_tickets(member->role))
            continue;
        status = choose(dossier, i, interest, &choice);
        if (status != STATUS_OK || choice.format == FORMAT_NONE)
            continue;
        if (member->role != ROLE_TICKETS && member->role != ROLE_TICKET_FILE)
            member->role = choice.format == FORMAT_TICKET_FILE ? ROLE_TICKET_FILE : ROLE_TICKETS;
        status = read_document(dossier, i, &choice, &totals);
    }
    return status == STATUS_OK ? read_counts(dossier) : status;
}
