/* Adding to the model, within the limits. */

#include "parse/tickets/reading.h"

static void cross(struct ticket_builder *to, enum limit limit, uint64_t found)
{
    if (to->file->is_too_large)
        return;
    to->file->is_too_large = true;
    to->file->crossed = limit;
    to->file->found = found;
}

/* Counts one more; false beyond the limit, which the file then says. */
static bool count_one(struct ticket_builder *to, uint64_t *count, enum limit limit)
{
    if (*count < to->input->limits->of[limit]) {
        ++*count;
        return true;
    }
    cross(to, limit, *count + 1);
    return false;
}

bool ticket_has_room(struct ticket_builder *to)
{
    return count_one(to, &to->input->totals->lines, LIMIT_TICKET_LINES);
}

struct ticket *ticket_add(struct ticket_builder *to, struct bytes id, uint32_t line)
{
    if (!count_one(to, &to->input->totals->tickets, LIMIT_TICKETS))
        return NULL;
    struct ticket *ticket = arena_push(to->input->keep, &to->file->tickets, struct ticket);
    if (ticket != NULL)
        *ticket = (struct ticket){.id = id, .group = NO_GROUP, .line_first = line, .line_last = line};
    return ticket;
}

struct ticket *ticket_last(const struct ticket_builder *to)
{
    size_t count = to->file->tickets.count;
    return count == 0 ? NULL : &to->file->tickets.items[count - 1];
}

void ticket_add_code(struct ticket_builder *to, struct obligation *obligation, struct bytes code)
{
    struct bytes *added = arena_push(to->input->keep, &obligation->codes, struct bytes);
    if (added != NULL)
        *added = bytes_trim(code);
}

/* What stands between as many ticks on both sides. */
static void add_codes(struct ticket_builder *to, struct obligation *obligation, struct bytes text)
{
    for (size_t opening; (opening = bytes_find_byte(text, '`')) != BYTES_NOWHERE;) {
        size_t ticks = 0;
        for (text = bytes_after(text, opening); bytes_skip(&text, BYTES("`"));)
            ticks++;
        size_t closing = bytes_find_byte(text, '`');
        if (closing == BYTES_NOWHERE)
            return;
        if (closing > 0)
            ticket_add_code(to, obligation, bytes_first(text, closing));
        for (text = bytes_after(text, closing); ticks > 0 && bytes_skip(&text, BYTES("`")); ticks--) {
        }
    }
}

struct obligation *ticket_add_obligation(struct ticket_builder *to, struct ticket *ticket, enum obligation_kind kind,
                                         struct bytes text, uint32_t line)
{
    if (!ticket_has_room(to))
        return NULL;
    struct obligation *obligation = arena_push(to->input->keep, &ticket->obligations, struct obligation);
    if (obligation != NULL)
        *obligation = (struct obligation){
            .kind = kind,
            .text = text,
            .line = line,
            .depth = 1,
            .is_hedged = ticket_text_is_hedged(text),
            .is_optional = bytes_contain_any_case(text, BYTES("(optional)")),
        };
    if (obligation != NULL)
        add_codes(to, obligation, text);
    if (line > ticket->line_last)
        ticket->line_last = line;
    return obligation;
}

void ticket_add_text(struct ticket_builder *to, struct texts *texts, struct bytes text)
{
    struct bytes *item = ticket_has_room(to) ? arena_push(to->input->keep, texts, struct bytes) : NULL;
    if (item != NULL)
        *item = text;
}

void ticket_add_dependency(struct ticket_builder *to, struct ticket *ticket, enum dependency_kind kind,
                           struct bytes id, uint32_t line)
{
    if (id.size == 0 || !ticket_has_room(to))
        return;
    struct ticket_dependency *item = arena_push(to->input->keep, &ticket->depends_on, struct ticket_dependency);
    if (item != NULL)
        *item = (struct ticket_dependency){id, kind, line};
}

void ticket_add_link(struct ticket_builder *to, struct ticket *ticket, enum link_kind kind, struct bytes target,
                     uint32_t line)
{
    struct ticket_link *link =
        ticket_has_room(to) ? arena_push(to->input->keep, &ticket->links, struct ticket_link) : NULL;
    if (link != NULL)
        *link = (struct ticket_link){kind, target, line};
}

struct ticket_group *ticket_add_group(struct ticket_builder *to, struct bytes title, uint32_t line)
{
    struct ticket_group *group =
        ticket_has_room(to) ? arena_push(to->input->keep, &to->file->groups, struct ticket_group) : NULL;
    if (group != NULL)
        *group = (struct ticket_group){.title = title, .line = line, .parent = NO_GROUP};
    return group;
}

void ticket_add_problem(struct ticket_builder *to, enum ticket_problem_kind kind, uint32_t line, struct bytes text,
                        const char *word)
{
    struct ticket_problem *problem =
        ticket_has_room(to) ? arena_push(to->input->keep, &to->file->problems, struct ticket_problem) : NULL;
    if (problem != NULL)
        *problem = (struct ticket_problem){.kind = kind, .line = line, .text = text, .word = word};
}

void ticket_check_marker(struct ticket_builder *to, const struct list_item *item, uint32_t line)
{
    if (item->has_box)
        to->file->boxes++;
    if (item->has_box && item->mark == MARK_UNKNOWN)
        ticket_add_problem(to, PROBLEM_MARKER, line, item->marker, NULL);
}

struct bytes ticket_join(struct ticket_builder *to, struct bytes a, struct bytes b, struct bytes c)
{
    return arena_join(to->input->keep, (const struct bytes[]){a, b, c}, 3);
}

struct bytes ticket_number_text(struct ticket_builder *to, uint64_t number)
{
    enum { DIGITS_MAX = 20 };
    uint8_t digits[DIGITS_MAX];
    size_t at = DIGITS_MAX;
    do {
        digits[--at] = (uint8_t)('0' + number % 10);
        number /= 10;
    } while (number > 0);
    return arena_copy(to->input->keep, (struct bytes){digits + at, DIGITS_MAX - at});
}

/* Ids repeat within a line, a path names one twice; looking back a little keeps a line of only ids cheap. */
static bool is_told(const struct ticket_file *file, struct bytes id, uint32_t line)
{
    enum { LOOK_BACK = 64 };
    for (size_t i = file->mentions.count, seen = 0; i > 0 && seen < LOOK_BACK; i--, seen++) {
        const struct ticket_mention *mention = &file->mentions.items[i - 1];
        if (mention->line != line)
            return false;
        if (ticket_id_equal(mention->id, id))
            return true;
    }
    return false;
}

static void find_mentions_in(struct ticket_builder *to, struct bytes line, uint32_t number, struct bytes defined)
{
    struct ticket_file *file = to->file;
    struct ticket_name name;
    for (size_t from = 0; ticket_name_find(line, from, &name); from = name.at + name.id.size) {
        if ((defined.size > 0 && ticket_id_equal(name.id, defined)) || is_told(file, name.id, number))
            continue;
        struct ticket_mention *mention = arena_push(to->input->keep, &file->mentions, struct ticket_mention);
        if (mention == NULL)
            return;
        *mention = (struct ticket_mention){name.id, number};
    }
}

void ticket_find_mentions(struct ticket_builder *to)
{
    const struct ticket_file *file = to->file;
    struct lines lines = lines_of(to->input->text);
    struct bytes line;
    size_t next = 0;
    while (!file->is_too_large && lines_next(&lines, &line)) {
        while (next < file->tickets.count && file->tickets.items[next].line_first < lines.number)
            next++;
        bool defines = next < file->tickets.count && file->tickets.items[next].line_first == lines.number;
        struct bytes defined = defines ? file->tickets.items[next].id : (struct bytes){NULL, 0};
        find_mentions_in(to, line, lines.number, defined);
    }
}

/* --- what is told in the end --------------------------------------------------------------------------------------- */

static struct bytes make_key(struct ticket_builder *to, const struct ticket *ticket, struct bytes format)
{
    struct bytes scope = ticket_join(to, format, BYTES(":"), ticket->scope);
    return ticket_join(to, scope, ticket->scope.size > 0 ? BYTES("/") : BYTES(""), ticket->id);
}

/* "DONE. Run log: docs/agent_runs/<RUN>/." */
static void link_run_logs(struct ticket_builder *to, struct ticket *ticket)
{
    struct bytes rest = ticket->status_text, start = BYTES("docs/agent_runs/");
    for (size_t at; (at = bytes_find(rest, start)) != BYTES_NOWHERE;) {
        rest = bytes_after(rest, at);
        size_t size = start.size;
        while (size < rest.size &&
               (byte_is_word(rest.at[size]) || bytes_find_byte(BYTES("-./"), rest.at[size]) != BYTES_NOWHERE))
            size++;
        struct bytes target = bytes_first(rest, size);
        while (bytes_end_with(target, BYTES(".")))
            target.size--;
        ticket_add_link(to, ticket, LINK_RUN_LOG, target, ticket->status_line);
        rest = bytes_after(rest, size);
    }
}

void ticket_settle(struct ticket_builder *to, const char *format)
{
    for (size_t i = 0; i < to->file->tickets.count; i++) {
        struct ticket *ticket = &to->file->tickets.items[i];
        ticket->key = make_key(to, ticket, bytes_of(format));
        ticket->confidence = to->file->confidence;
        link_run_logs(to, ticket);
        if (ticket->status_line > 0 && ticket->status == TICKET_DONE && ticket->mark == MARK_NONE &&
            !ticket->is_archived)
            ticket->claims_done |= CLAIMED_BY_STATUS;
        if (mark_is_done(ticket->mark))
            ticket->claims_done |= CLAIMED_BY_BOX;
        if (ticket->is_archived)
            ticket->claims_done |= CLAIMED_BY_ARCHIVE;
    }
}
