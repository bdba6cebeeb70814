#include "parse/git_path.h"

/* The byte that a backslash and this letter stand for, or 0. */
static uint8_t escaped_byte(uint8_t letter)
{
    static const char letters[] = "abtnvfr\"\\";
    static const char bytes[] = "\a\b\t\n\v\f\r\"\\";
    for (size_t i = 0; letters[i] != 0; i++) {
        if ((uint8_t)letters[i] == letter)
            return (uint8_t)bytes[i];
    }
    return 0;
}

/* What follows a backslash: one letter, or three octal digits. NUL is in no path. */
static bool take_escape(struct bytes *rest, uint8_t *byte)
{
    if (rest->size == 0)
        return false;
    *byte = escaped_byte(rest->at[0]);
    if (*byte != 0) {
        *rest = bytes_after(*rest, 1);
        return true;
    }
    uint32_t value = 0;
    if (rest->size < 3)
        return false;
    for (size_t i = 0; i < 3; i++) {
        if (rest->at[i] < '0' || rest->at[i] > '7')
            return false;
        value = value * 8 + (uint32_t)(rest->at[i] - '0');
    }
    *rest = bytes_after(*rest, 3);
    *byte = (uint8_t)value;
    return value > 0 && value <= 0xFF;
}

/* The size of the text up to the closing quote, or BYTES_NOWHERE. */
static size_t find_closing_quote(struct bytes text)
{
    for (size_t i = 0; i < text.size; i++) {
        if (text.at[i] == '"')
            return i;
        if (text.at[i] == '\\')
            i++;
    }
    return BYTES_NOWHERE;
}

bool git_path_take_quoted(struct bytes *rest, struct bytes *path, struct arena *arena)
{
    struct bytes inner = bytes_after(*rest, 1);
    size_t size = find_closing_quote(inner);
    if (size == BYTES_NOWHERE)
        return false;
    struct bytes after = bytes_after(inner, size + 1);
    inner = bytes_first(inner, size);

    uint8_t *out = arena_new(arena, uint8_t, size);
    size_t used = 0;
    if (out == NULL)
        return false;
    while (inner.size > 0) {
        uint8_t byte = inner.at[0];
        inner = bytes_after(inner, 1);
        if (byte == '\\' && !take_escape(&inner, &byte))
            return false;
        out[used++] = byte;
    }
    *path = (struct bytes){out, used};
    *rest = after;
    return true;
}

bool git_path_read(struct bytes text, struct bytes *path, struct arena *arena)
{
    struct bytes rest = text;
    *path = text;
    if (text.size == 0 || text.at[0] != '"')
        return true;
    if (git_path_take_quoted(&rest, path, arena) && rest.size == 0)
        return true;
    *path = text;
    return false;
}
