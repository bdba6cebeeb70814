#include "parse/patch/patch.h"

enum { ID_DIGITS_MIN = 4, ID_DIGITS_SHA1 = 40, ID_DIGITS_SHA256 = 64 };

bool git_id_is_hex(struct bytes text)
{
    if (text.size < ID_DIGITS_MIN || text.size > ID_DIGITS_SHA256)
        return false;
    for (size_t i = 0; i < text.size; i++) {
        if (!byte_is_hex(text.at[i]))
            return false;
    }
    return true;
}

bool git_id_is_full(struct bytes text)
{
    return (text.size == ID_DIGITS_SHA1 || text.size == ID_DIGITS_SHA256) && git_id_is_hex(text);
}

bool git_id_is_null(struct bytes id)
{
    for (size_t i = 0; i < id.size; i++) {
        if (id.at[i] != '0')
            return false;
    }
    return id.size > 0;
}

size_t git_id_agree(struct bytes a, struct bytes b)
{
    size_t both = a.size < b.size ? a.size : b.size;
    return bytes_equal_any_case(bytes_first(a, both), bytes_first(b, both)) ? both : 0;
}

bool git_id_begins(struct bytes hex, const uint8_t *digest, size_t size)
{
    if (hex.size == 0 || hex.size > 2 * size)
        return false;
    for (size_t i = 0; i < hex.size; i++) {
        uint32_t nibble = i % 2 == 0 ? digest[i / 2] >> 4U : digest[i / 2] & 15U;
        if (!byte_is_hex(hex.at[i]) || byte_hex_value(hex.at[i]) != nibble)
            return false;
    }
    return true;
}
