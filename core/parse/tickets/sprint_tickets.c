#include <string.h>

#include "parse/tickets/reading.h"

/* A run of at least three ticks or tildes, indented by at most three blanks. */
struct fence {
    uint8_t byte;
    size_t size;
    struct bytes info; /* what follows on the line */
};

static bool read_fence(struct bytes line, struct fence *fence)
{
    size_t indent = 0;
    while (indent < line.size && line.at[indent] == ' ')
        indent++;
    line = bytes_trim(line);
    fence->byte = line.size == 0 ? 0 : line.at[0];
    fence->size = 0;
    while (fence->size < line.size && line.at[fence->size] == fence->byte)
        fence->size++;
    fence->info = bytes_trim(bytes_after(line, fence->size));
    return indent <= 3 && (fence->byte == '`' || fence->byte == '~') && fence->size >= 3;
}

/* "3) ## File: docs/CODEX_SPRINT_TICKETS.md", with or without the number. */
static bool is_file_line(struct bytes line)
{
    line = bytes_trim(line);
    struct bytes rest = line;
    while (rest.size > 0 && byte_is_digit(rest.at[0]))
        rest = bytes_after(rest, 1);
    if (rest.size < line.size && !bytes_skip(&rest, BYTES(")")) && !bytes_skip(&rest, BYTES(".")))
        return false;
    rest = bytes_trim(rest);
    size_t marks = 0;
    while (marks < rest.size && rest.at[marks] == '#')
        marks++;
    return marks > 0 && bytes_start_with_any_case(bytes_trim(bytes_after(rest, marks)), BYTES("file:"));
}

static bool may_hold_markdown(const struct fence *fence)
{
    return fence->info.size == 0 || bytes_equal_any_case(fence->info, BYTES("md")) ||
           bytes_equal_any_case(fence->info, BYTES("markdown"));
}

/* Writes blanks over a line of the copy, so that the lines keep their numbers. */
static void blank_out(uint8_t *copy, struct bytes text, struct bytes line)
{
    if (line.size > 0)
        memset(copy + (line.at - text.at), ' ', line.size);
}

struct unwrapping {
    struct bytes text;
    uint8_t *copy;
    bool is_inside;     /* behind an opening fence of a wrapper */
    bool awaits_fence;  /* nothing but a file line and blanks came before */
    struct fence fence; /* the opening one */
    struct bytes last_closing; /* the newest line that could close the wrapper, nothing but blanks behind it */
};

static void unwrap_line(struct unwrapping *u, struct bytes line)
{
    struct fence fence;
    bool is_fence = read_fence(line, &fence);
    if (bytes_trim(line).size == 0)
        return;
    if (is_file_line(line)) {
        blank_out(u->copy, u->text, line);
        blank_out(u->copy, u->text, u->last_closing);
        u->last_closing = (struct bytes){NULL, 0};
        u->is_inside = false;
        u->awaits_fence = true;
    } else if (u->awaits_fence && is_fence && may_hold_markdown(&fence)) {
        blank_out(u->copy, u->text, line);
        u->fence = fence;
        u->is_inside = true;
        u->awaits_fence = false;
    } else {
        bool closes = u->is_inside && is_fence && fence.byte == u->fence.byte && fence.size >= u->fence.size &&
                      fence.info.size == 0;
        u->last_closing = closes ? line : (struct bytes){NULL, 0};
        u->awaits_fence = false;
    }
}

/* Is the first line that holds anything a file line or the fence of a wrapper? */
static bool is_wrapped(struct bytes text)
{
    struct lines lines = lines_of(text);
    struct bytes line;
    struct fence fence;
    while (lines_next(&lines, &line)) {
        if (bytes_trim(line).size > 0)
            return is_file_line(line) || (read_fence(line, &fence) && may_hold_markdown(&fence));
    }
    return false;
}

/* The text without its wrapper: a file line and the fence behind it, which is often never closed. */
static struct bytes unwrap(struct bytes text, struct arena *arena)
{
    struct unwrapping u = {.text = text, .copy = arena_new(arena, uint8_t, text.size), .awaits_fence = true};
    if (u.copy == NULL)
        return (struct bytes){NULL, 0};
    memcpy(u.copy, text.at, text.size);
    struct lines lines = lines_of(text);
    struct bytes line;
    while (lines_next(&lines, &line))
        unwrap_line(&u, line);
    blank_out(u.copy, text, u.last_closing);
    return (struct bytes){u.copy, text.size};
}

static bool title_is_set_off(struct bytes heading, const struct ticket_name *name)
{
    struct bytes rest = bytes_trim(bytes_after(heading, name->size));
    return rest.size == 0 || rest.at[0] == '-' || rest.at[0] == ':' || rest.at[0] == '(' || rest.at[0] >= 0x80;
}

/* Sections are of level 2; at other levels only what cannot be a sentence about a ticket. */
static bool defines_ticket(const struct block *heading, struct ticket_name *name)
{
    return heading->label.size == 0 && ticket_name_read(heading->text, name) &&
           (heading->level == 2 || title_is_set_off(heading->text, name));
}

/* "Ticket #2 (DONE) — title" has its status in the heading. */
static void read_heading_status(struct ticket *ticket)
{
    struct bytes rest = ticket->title;
    if (!bytes_skip(&rest, BYTES("(")) || bytes_find_byte(rest, ')') == BYTES_NOWHERE)
        return;
    struct bytes status = bytes_cut(&rest, ')');
    if (ticket_status_of(status) == TICKET_UNKNOWN)
        return;
    ticket_set_status(ticket, status, ticket->line_first);
    struct ticket_name none = {0};
    ticket->title = ticket_title(rest, &none);
}

static void start_ticket(struct ticket_file *file, struct ticket_reading *reading, const struct block *heading,
                         const struct ticket_name *name)
{
    *reading = (struct ticket_reading){.arena = reading->arena};
    reading->ticket = arena_push(reading->arena, &file->tickets, struct ticket);
    if (reading->ticket == NULL)
        return;
    *reading->ticket = (struct ticket){
        .id = name->id,
        .slug = name->slug,
        .title = ticket_title(heading->text, name),
        .group = NO_GROUP,
        .line_first = heading->line_first,
        .line_last = heading->line_last,
    };
    read_heading_status(reading->ticket);
}

static void read_blocks(struct ticket_file *file, const struct blocks *blocks, struct arena *arena)
{
    struct ticket_reading reading = {.arena = arena};
    uint32_t level = 0; /* of the current ticket's heading */
    for (size_t i = 0; i < blocks->count; i++) {
        const struct block *block = &blocks->items[i];
        struct ticket_name name;
        /* A label right above "---" is a heading to CommonMark. */
        bool is_heading = block->kind == BLOCK_HEADING && !block->has_colon;
        if (is_heading && defines_ticket(block, &name)) {
            level = block->level;
            start_ticket(file, &reading, block, &name);
        } else if (is_heading && block->level <= level) {
            reading.ticket = NULL;
        } else if (is_heading && reading.ticket != NULL) {
            ticket_start_group(&reading, block->text);
            reading.ticket->line_last = block->line_last;
        } else {
            ticket_read_block(&reading, block);
        }
    }
}

void sprint_tickets_parse(struct ticket_file *file, struct bytes text, const struct limits *limits,
                          struct arena *arena)
{
    bool wrapped = is_wrapped(text);
    *file = (struct ticket_file){.dialect = wrapped ? "sprint-tickets-wrapped" : "sprint-tickets",
                                  .confidence = CONFIDENCE_HIGH};
    struct blocks blocks = ticket_read_markdown(file, wrapped ? unwrap(text, arena) : text, limits, arena);
    if (file->is_too_large)
        return;
    read_blocks(file, &blocks, arena);
    ticket_find_mentions(file, text, arena);
    ticket_settle(file, "sprint-tickets", arena);
}
