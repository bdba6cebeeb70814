#include "base/bytes.h"

#include <string.h>

bool bytes_equal(struct bytes a, struct bytes b)
{
    return a.size == b.size && (a.size == 0 || memcmp(a.at, b.at, a.size) == 0);
}

int bytes_compare_any_case(struct bytes a, struct bytes b)
{
    for (size_t i = 0; i < a.size && i < b.size; i++) {
        int order = byte_to_lower(a.at[i]) - byte_to_lower(b.at[i]);
        if (order != 0)
            return order;
    }
    return (a.size > b.size) - (a.size < b.size);
}

bool bytes_equal_any_case(struct bytes a, struct bytes b)
{
    return a.size == b.size && bytes_start_with_any_case(a, b);
}

int bytes_compare(struct bytes a, struct bytes b)
{
    size_t both = a.size < b.size ? a.size : b.size;
    int order = both == 0 ? 0 : memcmp(a.at, b.at, both);
    if (order != 0)
        return order;
    return (a.size > b.size) - (a.size < b.size);
}

bool bytes_start_with(struct bytes all, struct bytes start)
{
    return all.size >= start.size && bytes_equal(bytes_first(all, start.size), start);
}

bool bytes_start_with_any_case(struct bytes all, struct bytes start)
{
    if (all.size < start.size)
        return false;
    for (size_t i = 0; i < start.size; i++) {
        if (byte_to_lower(all.at[i]) != byte_to_lower(start.at[i]))
            return false;
    }
    return true;
}

bool bytes_end_with(struct bytes all, struct bytes end)
{
    return all.size >= end.size && bytes_equal(bytes_after(all, all.size - end.size), end);
}

size_t bytes_find(struct bytes all, struct bytes needle)
{
    if (needle.size == 0)
        return 0;
    size_t from = 0;
    while (all.size - from >= needle.size) {
        size_t room = all.size - from - needle.size + 1;
        const uint8_t *hit = memchr(all.at + from, needle.at[0], room);
        if (hit == NULL)
            return BYTES_NOWHERE;
        from = (size_t)(hit - all.at);
        if (memcmp(hit, needle.at, needle.size) == 0)
            return from;
        from++;
    }
    return BYTES_NOWHERE;
}

size_t bytes_find_byte(struct bytes all, uint8_t byte)
{
    const uint8_t *hit = all.size == 0 ? NULL : memchr(all.at, byte, all.size);
    return hit == NULL ? BYTES_NOWHERE : (size_t)(hit - all.at);
}

size_t bytes_find_last_byte(struct bytes all, uint8_t byte)
{
    for (size_t i = all.size; i > 0; i--) {
        if (all.at[i - 1] == byte)
            return i - 1;
    }
    return BYTES_NOWHERE;
}

bool bytes_contain(struct bytes all, struct bytes needle)
{
    return bytes_find(all, needle) != BYTES_NOWHERE;
}

bool bytes_contain_any_case(struct bytes all, struct bytes needle)
{
    for (; all.size >= needle.size; all = bytes_after(all, 1)) {
        if (bytes_start_with_any_case(all, needle))
            return true;
        if (all.size == 0)
            break;
    }
    return false;
}

bool bytes_skip(struct bytes *rest, struct bytes start)
{
    if (!bytes_start_with(*rest, start))
        return false;
    *rest = bytes_after(*rest, start.size);
    return true;
}

static bool is_space(uint8_t byte)
{
    return byte == ' ' || byte == '\t' || byte == '\r' || byte == '\n';
}

struct bytes bytes_trim(struct bytes text)
{
    while (text.size > 0 && is_space(text.at[0]))
        text = bytes_after(text, 1);
    return bytes_trim_right(text);
}

struct bytes bytes_trim_right(struct bytes text)
{
    while (text.size > 0 && is_space(text.at[text.size - 1]))
        text.size--;
    return text;
}

struct bytes bytes_without_cr(struct bytes line)
{
    bool has_cr = line.size > 0 && line.at[line.size - 1] == '\r';
    return bytes_first(line, line.size - (has_cr ? 1 : 0));
}

struct bytes bytes_cut(struct bytes *rest, uint8_t separator)
{
    struct bytes all = *rest;
    size_t at = bytes_find_byte(all, separator);
    if (at == BYTES_NOWHERE) {
        *rest = (struct bytes){NULL, 0};
        return all;
    }
    *rest = bytes_after(all, at + 1);
    return bytes_first(all, at);
}

bool bytes_to_u64(struct bytes digits, uint64_t *value)
{
    uint64_t sum = 0;
    if (digits.size == 0)
        return false;
    for (size_t i = 0; i < digits.size; i++) {
        if (!byte_is_digit(digits.at[i]))
            return false;
        uint64_t digit = (uint64_t)(digits.at[i] - '0');
        if (sum > (UINT64_MAX - digit) / 10)
            return false;
        sum = sum * 10 + digit;
    }
    *value = sum;
    return true;
}

struct bytes path_name(struct bytes path)
{
    size_t slash = bytes_find_last_byte(path, '/');
    return slash == BYTES_NOWHERE ? path : bytes_after(path, slash + 1);
}

struct bytes path_folder(struct bytes path)
{
    size_t slash = bytes_find_last_byte(path, '/');
    return slash == BYTES_NOWHERE ? (struct bytes){NULL, 0} : bytes_first(path, slash);
}

struct lines lines_of(struct bytes text)
{
    return (struct lines){.rest = text};
}

bool lines_next(struct lines *lines, struct bytes *line)
{
    if (lines->rest.size == 0)
        return false;
    size_t newline = bytes_find_byte(lines->rest, '\n');
    lines->ended_with_newline = newline != BYTES_NOWHERE;
    *line = lines->ended_with_newline ? bytes_first(lines->rest, newline) : lines->rest;
    lines->rest = bytes_after(lines->rest, lines->ended_with_newline ? newline + 1 : line->size);
    lines->number++;
    return true;
}
