#include "parse/tickets/ticket.h"

#include "parse/tickets/reading.h"

enum { ID_DIGITS_MAX = 6 }; /* a longer run of digits is a date or a count */

static bool is_identifier(uint8_t byte)
{
    return byte_is_digit(byte) || byte_is_letter(byte);
}

/* "06b" at offset `at`: digits and at most one letter, then the end of the identifier. Its size, or 0. */
static size_t number_size(struct bytes text, size_t at)
{
    size_t size = 0;
    while (at + size < text.size && byte_is_digit(text.at[at + size]))
        size++;
    if (size == 0 || size > ID_DIGITS_MAX)
        return 0;
    if (at + size < text.size && byte_is_letter(text.at[at + size]))
        size++;
    return at + size < text.size && is_identifier(text.at[at + size]) ? 0 : size;
}

/* What may stand between "ticket" and its number: "-", "_", " ", "#", " #". */
static size_t separator_size(struct bytes text, size_t at)
{
    struct bytes rest = bytes_after(text, at);
    if (bytes_start_with(rest, BYTES(" #")))
        return 2;
    bool is_one = rest.size > 0 && bytes_find_byte(BYTES("-_ #"), rest.at[0]) != BYTES_NOWHERE;
    return is_one ? 1 : 0;
}

/* Size of "ticket-", "Ticket #" and so on at the start of the text; 0 when it starts otherwise. */
static size_t prefix_size(struct bytes text)
{
    struct bytes word = BYTES("ticket");
    if (!bytes_start_with_any_case(text, word))
        return 0;
    size_t separator = separator_size(text, word.size);
    return separator == 0 ? 0 : word.size + separator;
}

static size_t slug_size(struct bytes text, size_t at)
{
    size_t size = 0;
    while (at + size < text.size &&
           (is_identifier(text.at[at + size]) || text.at[at + size] == '-' || text.at[at + size] == '_'))
        size++;
    return size;
}

static bool name_at(struct bytes text, size_t at, size_t prefix, struct ticket_name *name)
{
    size_t number = prefix == 0 ? 0 : number_size(text, at + prefix);
    if (number == 0)
        return false;
    *name = (struct ticket_name){.id = bytes_part(text, at, prefix + number), .at = at, .size = prefix + number};
    size_t behind = at + name->size;
    if (behind < text.size && text.at[behind] == '_') {
        name->slug = bytes_part(text, behind + 1, slug_size(text, behind + 1));
        name->size += 1 + name->slug.size;
    }
    return true;
}

bool ticket_name_read(struct bytes text, struct ticket_name *name)
{
    size_t prefix = bytes_start_with(text, BYTES("T-")) ? 2 : prefix_size(text);
    return name_at(text, 0, prefix, name);
}

bool ticket_name_find(struct bytes text, size_t from, struct ticket_name *name)
{
    for (size_t at = from; at < text.size; at++) {
        if (byte_to_lower(text.at[at]) != 't' || (at > 0 && is_identifier(text.at[at - 1])))
            continue;
        if (name_at(text, at, prefix_size(bytes_after(text, at)), name))
            return true;
    }
    return false;
}

struct bytes ticket_id_in_name(struct bytes name)
{
    struct ticket_name found;
    if (ticket_name_find(name, 0, &found) || ticket_name_read(path_name(name), &found))
        return found.id;
    return (struct bytes){NULL, 0};
}

/* An id taken apart: "Ticket #06b" is 6 and b. */
struct parts {
    bool is_numbered;
    bool is_t; /* T-012: another series than ticket-012 */
    bool has_prefix;
    struct bytes digits; /* without leading zeros */
    uint8_t letter;      /* lower-case; 0 when there is none */
};

static struct parts take_apart(struct bytes id)
{
    struct parts parts = {0};
    size_t prefix = prefix_size(id);
    if (prefix == 0 && bytes_start_with_any_case(id, BYTES("t-"))) {
        prefix = 2;
        parts.is_t = true;
    }
    parts.has_prefix = prefix > 0;
    if (prefix == 0 && bytes_start_with(id, BYTES("#")))
        prefix = 1;
    size_t number = number_size(id, prefix);
    size_t behind = prefix + number;
    parts.is_numbered = number > 0 && (behind == id.size || id.at[behind] == '_');
    if (!parts.is_numbered)
        return parts;
    parts.digits = bytes_part(id, prefix, number);
    if (byte_is_letter(parts.digits.at[parts.digits.size - 1])) {
        parts.letter = byte_to_lower(parts.digits.at[parts.digits.size - 1]);
        parts.digits.size--;
    }
    while (parts.digits.size > 1 && parts.digits.at[0] == '0')
        parts.digits = bytes_after(parts.digits, 1);
    return parts;
}

static bool same_number(const struct parts *one, const struct parts *other)
{
    bool same_series = one->is_t == other->is_t || !one->has_prefix || !other->has_prefix;
    return same_series && bytes_equal(one->digits, other->digits);
}

bool ticket_id_equal(struct bytes a, struct bytes b)
{
    struct parts one = take_apart(bytes_trim(a));
    struct parts other = take_apart(bytes_trim(b));
    if (!one.is_numbered || !other.is_numbered)
        return bytes_equal_any_case(bytes_trim(a), bytes_trim(b));
    return same_number(&one, &other) && one.letter == other.letter;
}

bool ticket_id_is_kin(struct bytes a, struct bytes b)
{
    struct parts one = take_apart(bytes_trim(a));
    struct parts other = take_apart(bytes_trim(b));
    if (!one.is_numbered || !other.is_numbered)
        return bytes_equal_any_case(bytes_trim(a), bytes_trim(b));
    return same_number(&one, &other) && (one.letter == other.letter || one.letter == 0 || other.letter == 0);
}

uint32_t ticket_number(struct bytes id)
{
    enum { LETTERS = 27 }; /* none, or one of the alphabet */
    struct parts parts = take_apart(bytes_trim(id));
    uint64_t number = 0;
    if (!parts.is_numbered || parts.is_t || !bytes_to_u64(parts.digits, &number))
        return TICKET_NO_NUMBER;
    return (uint32_t)number * LETTERS + (parts.letter == 0 ? 0U : parts.letter - (uint32_t)'a' + 1U);
}
