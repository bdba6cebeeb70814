/* Both ticket readers: what they find stands within the lines of the text and in order. */
#include <assert.h>

#include "parse/tickets/ticket.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static void check_ticket(const struct ticket *ticket)
{
    assert(ticket->line_first >= 1 && ticket->line_last >= ticket->line_first);
    assert(ticket->status_line > 0 || ticket->status == TICKET_UNKNOWN);
    assert(ticket_status_name(ticket->status)[0] != '\0');
    for (size_t i = 0; i < ticket->obligations.count; i++) {
        const struct obligation *obligation = &ticket->obligations.items[i];
        assert(obligation->kind < OBLIGATION_KIND_COUNT && obligation->depth >= 1);
        assert(obligation->line >= 1);
    }
    for (size_t i = 0; i < ticket->paths.count; i++) {
        assert(ticket->paths.items[i].path.size > 0);
        assert(ticket->paths.items[i].path.at[0] != '/');
    }
}

static void check_file(const struct ticket_file *file)
{
    uint32_t line = 0;
    for (size_t i = 0; i < file->tickets.count; i++)
        check_ticket(&file->tickets.items[i]);
    for (size_t i = 0; i < file->mentions.count; i++) {
        const struct ticket_mention *mention = &file->mentions.items[i];
        assert(mention->line >= line && mention->id.size > 0);
        assert(ticket_id_equal(mention->id, mention->id));
        line = mention->line;
    }
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    struct memory memory = {.limit = (size_t)128 << 20};
    struct arena arena = {.memory = &memory};
    struct bytes text = {data, size};
    struct bytes path = bytes_first(text, 64);
    for (enum ticket_format format = FORMAT_NONE; format < FORMAT_COUNT; format++) {
        struct ticket_totals totals = {0};
        struct arena scratch = {.memory = &memory};
        struct ticket_input input = {path, text, &normal_limits, &arena, &scratch, &totals};
        struct ticket_file file;
        ticket_file_read(&file, format, &input);
        check_file(&file);
        arena_release(&scratch);
    }
    ticket_status_of(text);
    struct bytes id = ticket_id_in_name(bytes_first(text, 256));
    assert(id.size == 0 || ticket_id_equal(id, id));
    arena_release(&arena);
    assert(memory.used == 0);
    return 0;
}
