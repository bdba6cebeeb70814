#include "parse/tickets/reading.h"

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

static void start_ticket(struct ticket_reading *reading, const struct block *heading, const struct ticket_name *name)
{
    *reading = (struct ticket_reading){.to = reading->to};
    reading->ticket = ticket_add(reading->to, name->id, heading->line_first);
    if (reading->ticket == NULL)
        return;
    reading->ticket->slug = name->slug;
    reading->ticket->title = ticket_title(heading->text, name);
    reading->ticket->line_last = heading->line_last;
    read_heading_status(reading->ticket);
}

static void read_blocks(struct ticket_builder *to, const struct blocks *blocks)
{
    struct ticket_reading reading = {.to = to};
    uint32_t level = 0; /* of the current ticket's heading */
    for (size_t i = 0; i < blocks->count; i++) {
        const struct block *block = &blocks->items[i];
        struct ticket_name name;
        /* A label right above "---" is a heading to CommonMark. */
        bool is_heading = block->kind == BLOCK_HEADING && !block->has_colon;
        if (is_heading && defines_ticket(block, &name)) {
            level = block->level;
            start_ticket(&reading, block, &name);
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

void sprint_tickets_parse(struct ticket_builder *to)
{
    const struct ticket_input *input = to->input;
    bool wrapped = ticket_text_is_wrapped(input->text);
    to->file->dialect = wrapped ? "sprint-tickets-wrapped" : "sprint-tickets";
    to->file->confidence = CONFIDENCE_HIGH;
    struct blocks blocks =
        ticket_read_markdown(to, wrapped ? ticket_text_unwrap(input->text, input->keep) : input->text);
    read_blocks(to, &blocks);
    ticket_find_mentions(to);
    ticket_settle(to, "sprint-tickets");
}
