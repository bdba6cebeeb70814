#include "base/cursor.h"

struct cursor cursor_over(struct bytes bytes)
{
    return (struct cursor){.rest = bytes};
}

struct bytes cursor_take(struct cursor *cursor, size_t count)
{
    if (cursor->spent || count > cursor->rest.size) {
        cursor->spent = true;
        return (struct bytes){NULL, 0};
    }
    struct bytes taken = bytes_first(cursor->rest, count);
    cursor->rest = bytes_after(cursor->rest, count);
    return taken;
}

static uint64_t take_number(struct cursor *cursor, size_t width)
{
    struct bytes taken = cursor_take(cursor, width);
    uint64_t value = 0;
    for (size_t i = taken.size; i > 0; i--)
        value = value << 8 | taken.at[i - 1];
    return value;
}

uint16_t cursor_u16le(struct cursor *cursor)
{
    return (uint16_t)take_number(cursor, 2);
}

uint32_t cursor_u32le(struct cursor *cursor)
{
    return (uint32_t)take_number(cursor, 4);
}

uint64_t cursor_u64le(struct cursor *cursor)
{
    return take_number(cursor, 8);
}
