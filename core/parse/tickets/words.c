/* Owners, ids and dependencies in the text of a line. */
#include "parse/tickets/reading.h"

static bool is_of_id(uint8_t byte)
{
    return byte_is_word(byte) || bytes_find_byte(BYTES("-.#"), byte) != BYTES_NOWHERE;
}

struct bytes ticket_next_id(struct bytes *list)
{
    while (list->size > 0 && bytes_find_byte(BYTES(" \t,;&`*[]"), list->at[0]) != BYTES_NOWHERE)
        *list = bytes_after(*list, 1);
    size_t size = 0;
    while (size < list->size && is_of_id(list->at[size]))
        size++;
    struct bytes id = bytes_first(*list, size);
    *list = bytes_after(*list, size);
    while (bytes_end_with(id, BYTES(".")))
        id.size--;
    return id;
}

static bool has_digit(struct bytes id)
{
    for (size_t i = 0; i < id.size; i++) {
        if (byte_is_digit(id.at[i]))
            return true;
    }
    return false;
}

static size_t find_any_case(struct bytes text, struct bytes words)
{
    for (size_t at = 0; at + words.size <= text.size; at++) {
        if (bytes_start_with_any_case(bytes_after(text, at), words))
            return at;
    }
    return BYTES_NOWHERE;
}

/* "and" between two ids is neither of them. */
void ticket_add_prose_dependencies(struct ticket_builder *to, struct ticket *ticket, struct bytes text, uint32_t line)
{
    struct bytes words = BYTES("depends on");
    size_t at = find_any_case(text, words);
    if (at == BYTES_NOWHERE)
        return;
    struct bytes rest = bytes_trim(bytes_after(text, at + words.size));
    bytes_skip(&rest, BYTES(":"));
    for (;;) {
        struct bytes id = ticket_next_id(&rest);
        if (id.size == 0 || (!has_digit(id) && !bytes_equal_any_case(id, BYTES("and"))))
            return;
        if (has_digit(id))
            ticket_add_dependency(to, ticket, DEPENDS_PROSE, id, line);
    }
}

/* One owner "codex", "user on Kaggle". */
static void add_owner(struct ticket_builder *to, struct ticket *ticket, struct bytes owner)
{
    owner = trim_wide(owner);
    bytes_skip(&owner, BYTES("@"));
    if (owner.size > 0)
        ticket_add_text(to, &ticket->owners, owner);
}

static size_t owner_separator(struct bytes list)
{
    size_t at = 0;
    while (at < list.size && bytes_find_byte(BYTES(",/&+"), list.at[at]) == BYTES_NOWHERE)
        at++;
    return at;
}

bool ticket_take_owners(struct ticket_builder *to, struct ticket *ticket, struct bytes text, struct bytes *before,
                        struct bytes *behind)
{
    size_t opening = bytes_find(text, BYTES("(@"));
    if (opening == BYTES_NOWHERE)
        return false;
    struct bytes list = bytes_after(text, opening + 1);
    size_t closing = bytes_find_byte(list, ')');
    if (closing == BYTES_NOWHERE)
        return false;
    *before = trim_wide(bytes_first(text, opening));
    *behind = trim_wide(bytes_after(list, closing + 1));
    list = bytes_first(list, closing);
    while (list.size > 0) {
        size_t size = owner_separator(list);
        add_owner(to, ticket, bytes_first(list, size));
        list = bytes_after(list, size + 1);
    }
    return true;
}
