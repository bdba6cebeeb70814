#include "base/utf8.h"

/* How many bytes follow a first byte, and the smallest code point that needs so many. */
static bool first_byte(uint8_t byte, size_t *following, uint32_t *bits, uint32_t *smallest)
{
    if (byte >= 0xC2 && byte <= 0xDF) {
        *following = 1, *bits = byte & 0x1FU, *smallest = 0x80;
    } else if (byte >= 0xE0 && byte <= 0xEF) {
        *following = 2, *bits = byte & 0x0FU, *smallest = 0x800;
    } else if (byte >= 0xF0 && byte <= 0xF4) {
        *following = 3, *bits = byte & 0x07U, *smallest = 0x10000;
    } else {
        return false;
    }
    return true;
}

static bool decode(struct bytes text, uint32_t *code, size_t *size)
{
    size_t following;
    uint32_t smallest;
    if (text.at[0] < 0x80) {
        *code = text.at[0], *size = 1;
        return true;
    }
    if (!first_byte(text.at[0], &following, code, &smallest) || text.size <= following)
        return false;
    for (size_t i = 1; i <= following; i++) {
        if ((text.at[i] & 0xC0) != 0x80)
            return false;
        *code = *code << 6 | (text.at[i] & 0x3FU);
    }
    *size = following + 1;
    bool is_surrogate = *code >= 0xD800 && *code <= 0xDFFF;
    return *code >= smallest && *code <= 0x10FFFF && !is_surrogate;
}

bool utf8_next(struct bytes *rest, uint32_t *code)
{
    size_t size = 1;
    bool valid = decode(*rest, code, &size);
    if (!valid) {
        *code = rest->at[0];
        size = 1;
    }
    *rest = bytes_after(*rest, size);
    return valid;
}

bool utf8_is_valid(struct bytes text)
{
    uint32_t code;
    while (text.size > 0) {
        if (!utf8_next(&text, &code))
            return false;
    }
    return true;
}

bool utf8_is_deceptive(uint32_t code)
{
    static const struct {
        uint32_t first, last;
    } ranges[] = {
        {0x00, 0x08},     {0x0A, 0x1F},     {0x7F, 0x9F},     {0xAD, 0xAD},     {0x061C, 0x061C},
        {0x180E, 0x180E}, {0x200B, 0x200F}, {0x2028, 0x202E}, {0x2060, 0x206F}, {0xFEFF, 0xFEFF},
        {0xFFF0, 0xFFFB}, {0xFFFE, 0xFFFF}, {0xE0000, 0xE0FFF},
    };
    for (size_t i = 0; i < sizeof ranges / sizeof ranges[0]; i++) {
        if (code >= ranges[i].first && code <= ranges[i].last)
            return true;
    }
    return (code & 0xFFFE) == 0xFFFE;
}

static void write_escaped_byte(struct writer *writer, uint8_t byte)
{
    writer_text(writer, "\\x");
    writer_hex(writer, (struct bytes){&byte, 1});
}

static void write_code_point(struct writer *writer, uint32_t code)
{
    static const char digits[] = "0123456789ABCDEF";
    int shift = code > 0xFFFF ? 20 : 12;
    writer_text(writer, "<U+");
    for (; shift >= 0; shift -= 4)
        writer_byte(writer, (uint8_t)digits[code >> shift & 15]);
    writer_byte(writer, '>');
}

void utf8_write_shown(struct writer *writer, struct bytes text)
{
    while (text.size > 0) {
        struct bytes before = text;
        uint32_t code;
        if (!utf8_next(&text, &code))
            write_escaped_byte(writer, before.at[0]);
        else if (utf8_is_deceptive(code))
            write_code_point(writer, code);
        else
            writer_bytes(writer, bytes_first(before, before.size - text.size));
    }
}
