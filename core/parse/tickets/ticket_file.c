#include <string.h>

#include "parse/tickets/reading.h"

enum { FRONT_MATTER_LINES_MAX = 64 };

/* "status: planned", with or without bold and a list marker; in the head of the file only. */
static bool read_status_field(struct bytes line, struct bytes *status)
{
    while (line.size > 0 && bytes_find_byte(BYTES("-*_ \t"), line.at[0]) != BYTES_NOWHERE)
        line = bytes_after(line, 1);
    if (!bytes_start_with_any_case(line, BYTES("status")))
        return false;
    line = bytes_after(line, BYTES("status").size);
    bytes_skip(&line, BYTES("**"));
    if (!bytes_skip(&line, BYTES(":")))
        return false;
    bytes_skip(&line, BYTES("**"));
    *status = bytes_trim(line);
    return true;
}

size_t front_matter_size(struct bytes text)
{
    struct lines lines = lines_of(text);
    struct bytes line;
    while (lines_next(&lines, &line) && lines.number <= FRONT_MATTER_LINES_MAX) {
        bool is_rule = bytes_is(bytes_trim_right(line), "---");
        if (lines.number == 1 && !is_rule)
            return 0;
        if (lines.number > 1 && is_rule)
            return text.size - lines.rest.size;
    }
    return 0;
}

/* Blanks over everything but line ends, so that the lines keep their numbers. */
static struct bytes without_head(struct bytes text, size_t size, struct arena *arena)
{
    uint8_t *copy = arena_new(arena, uint8_t, text.size);
    if (copy == NULL)
        return (struct bytes){NULL, 0};
    memcpy(copy, text.at, text.size);
    for (size_t i = 0; i < size; i++) {
        if (copy[i] != '\n')
            copy[i] = ' ';
    }
    return (struct bytes){copy, text.size};
}

/* "Ticket: ticket-09_slug": the second id is the ticket's. */
static struct bytes without_kind(struct bytes heading)
{
    struct bytes rest = heading;
    if (bytes_start_with_any_case(rest, BYTES("ticket:")))
        rest = bytes_trim(bytes_after(rest, BYTES("ticket:").size));
    return rest;
}

static void read_heading(struct ticket *ticket, const struct block *heading)
{
    struct ticket_name name;
    struct bytes text = without_kind(heading->text);
    ticket->line_first = heading->line_first;
    ticket->line_last = heading->line_last;
    if (!ticket_name_read(text, &name)) {
        ticket->title = text;
        return;
    }
    ticket->id = name.id;
    ticket->slug = name.slug;
    ticket->title = ticket_title(text, &name);
}

static void read_path(struct ticket *ticket, struct bytes path)
{
    struct ticket_name name;
    struct bytes file_name = path_name(path);
    if (ticket->id.size > 0 || !(ticket_name_find(file_name, 0, &name) || ticket_name_read(file_name, &name)))
        return;
    ticket->id = name.id;
    ticket->slug = name.slug;
}

/* The fields between the title and the first section. */
static void read_head_status(struct ticket *ticket, struct bytes text)
{
    struct lines lines = lines_of(text);
    struct bytes line, status;
    while (ticket->status_line == 0 && lines_next(&lines, &line) && !bytes_start_with(line, BYTES("## "))) {
        if (read_status_field(line, &status))
            ticket_set_status(ticket, status, lines.number);
    }
}

/* "### A. Sums" below "## Acceptance criteria" stays in its group. */
static void read_section(struct ticket_reading *reading, const struct block *heading, uint32_t *group_level)
{
    bool is_below = reading->in_group && heading->level > *group_level;
    bool was_in_group = reading->in_group;
    enum obligation_kind group = reading->group;
    ticket_start_group(reading, heading->text);
    if (is_below && !reading->in_group && !reading->status_follows) {
        reading->in_group = was_in_group;
        reading->group = group;
    } else {
        *group_level = heading->level;
    }
    reading->ticket->line_last = heading->line_last;
}

static void read_blocks(struct ticket_reading *reading, const struct blocks *blocks)
{
    uint32_t group_level = 0;
    bool has_heading = false;
    for (size_t i = 0; i < blocks->count; i++) {
        const struct block *block = &blocks->items[i];
        bool is_heading = block->kind == BLOCK_HEADING && !block->has_colon;
        if (is_heading && !has_heading)
            read_heading(reading->ticket, block);
        else if (is_heading)
            read_section(reading, block, &group_level);
        else
            ticket_read_block(reading, block);
        has_heading = has_heading || is_heading;
    }
}

void ticket_file_parse(struct ticket_builder *to)
{
    struct bytes text = to->input->text;
    size_t head = front_matter_size(text);
    struct blocks blocks = ticket_read_markdown(to, head == 0 ? text : without_head(text, head, to->input->keep));
    struct ticket_reading reading = {.to = to};
    if (blocks.count > 0)
        reading.ticket = ticket_add(to, (struct bytes){NULL, 0}, blocks.items[0].line_first);
    if (reading.ticket == NULL)
        return;
    read_head_status(reading.ticket, text);
    read_blocks(&reading, &blocks);
    read_path(reading.ticket, to->input->path);
    ticket_find_mentions(to);
    ticket_settle(to, "ticket-file");
}
