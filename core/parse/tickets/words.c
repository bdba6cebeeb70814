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

struct bytes ticket_dotted_id(struct bytes text)
{
    struct bytes rest = text;
    struct bytes id = ticket_next_id(&rest);
    size_t dots = id.at == text.at && text.size - rest.size > id.size ? 1 : 0;
    for (size_t i = 0; i < id.size; i++) {
        if (!byte_is_digit(id.at[i]) && id.at[i] != '.')
            return (struct bytes){NULL, 0};
        dots += id.at[i] == '.' ? 1 : 0;
    }
    bool is_set_off = rest.size == 0 || wide_blank_size(rest) > 0;
    return id.size > 0 && id.at == text.at && byte_is_digit(id.at[0]) && dots > 0 && is_set_off ? id : (struct bytes){NULL, 0};
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

struct bytes ticket_next_key(struct bytes *list)
{
    for (;;) {
        struct bytes before = *list;
        struct bytes id = ticket_next_id(list);
        if (has_digit(id))
            return id;
        if (id.size == 0 && list->size > 0)
            *list = bytes_after(*list, 1);
        if (list->size == 0 || list->size == before.size)
            return (struct bytes){NULL, 0};
    }
}

void ticket_add_keys(struct ticket_builder *to, struct texts *refs, struct bytes text)
{
    static const char *const starts[] = {"FR-", "SC-", "NFR-", "AC-", "REQ-"};
    for (struct bytes rest = text, id; (id = ticket_next_key(&rest)).size > 0;) {
        for (size_t i = 0; i < sizeof starts / sizeof starts[0]; i++) {
            if (bytes_start_with(id, bytes_of(starts[i])))
                ticket_add_text(to, refs, id);
        }
    }
}

struct bytes ticket_without_bold(struct ticket_builder *to, struct bytes text)
{
    uint8_t *plain = bytes_contain(text, BYTES("**")) ? arena_new(to->input->keep, uint8_t, text.size) : NULL;
    size_t used = 0;
    if (plain == NULL)
        return text;
    for (size_t i = 0; i < text.size; i++) {
        if (text.at[i] == '*' && i + 1 < text.size && text.at[i + 1] == '*')
            i++;
        else
            plain[used++] = text.at[i];
    }
    return (struct bytes){plain, used};
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
