#include "zip/window.h"

#include <assert.h>

#include "base/cursor.h"
#include "zip/format.h"

static_assert(WINDOW_MAX >= LOCAL_HEADER_SIZE + 2 * UINT16_MAX, "any local header fits");

/* Read at least this much at a time: small entries lie close together. */
enum { READ_AHEAD = 8 * 1024 };

void window_init(struct window *window, struct source source, struct arena *scratch)
{
    *window = (struct window){.source = source, .buffer = arena_new(scratch, uint8_t, WINDOW_MAX)};
    if (window->buffer == NULL)
        window->status = STATUS_NO_MEMORY;
}

static bool is_in_buffer(const struct window *window, uint64_t offset, size_t count)
{
    return offset >= window->offset && offset - window->offset <= window->size &&
           count <= window->size - (offset - window->offset);
}

static bool fill(struct window *window, uint64_t offset, size_t count)
{
    uint64_t left = window->source.size - offset;
    size_t wanted = count > READ_AHEAD ? count : READ_AHEAD;
    if (wanted > left)
        wanted = (size_t)left;
    window->size = 0;
    if (!window->source.read(window->source.context, offset, window->buffer, wanted)) {
        window->status = STATUS_READ_ERROR;
        return false;
    }
    window->offset = offset;
    window->size = wanted;
    return true;
}

bool window_look(struct window *window, uint64_t offset, size_t count, struct bytes *seen)
{
    assert(count <= WINDOW_MAX);
    *seen = (struct bytes){NULL, 0};
    if (window->status != STATUS_OK || offset > window->source.size || count > window->source.size - offset)
        return false;
    if (!is_in_buffer(window, offset, count) && !fill(window, offset, count))
        return false;
    *seen = (struct bytes){window->buffer + (offset - window->offset), count};
    return true;
}

struct bytes window_glance(struct window *window, uint64_t offset, size_t count)
{
    struct bytes seen = {NULL, 0};
    if (offset < window->source.size) {
        uint64_t left = window->source.size - offset;
        window_look(window, offset, left < count ? (size_t)left : count, &seen);
    }
    return seen;
}

uint32_t window_signature(struct window *window, uint64_t offset)
{
    struct bytes seen;
    if (!window_look(window, offset, 4, &seen))
        return 0;
    struct cursor cursor = cursor_over(seen);
    return cursor_u32le(&cursor);
}
