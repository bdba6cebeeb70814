/* A look at any place of a source through one buffer, so that records can be read without reading what lies between. */
#ifndef EXHIBIT_ZIP_WINDOW_H
#define EXHIBIT_ZIP_WINDOW_H

#include "base/arena.h"
#include "base/source.h"
#include "base/status.h"

/* After a failure nothing is there any more: callers go on and ask `status` once at the end. */
struct window {
    struct source source;
    uint8_t *buffer;
    uint64_t offset; /* of the first byte in the buffer */
    size_t size;     /* bytes in the buffer */
    enum status status;
};

/* The buffer comes from `scratch`. */
void window_init(struct window *window, struct source source, struct arena *scratch);

/* `count` bytes at `offset`, at most WINDOW_MAX; false when the source has fewer. Valid until the next look. */
bool window_look(struct window *window, uint64_t offset, size_t count, struct bytes *seen);

/* As window_look, with fewer bytes where the source ends sooner; an empty slice past its end. */
struct bytes window_glance(struct window *window, uint64_t offset, size_t count);

/* The four bytes at `offset` as a number; 0 when they are not there. */
uint32_t window_signature(struct window *window, uint64_t offset);

enum { WINDOW_MAX = 132 * 1024 }; /* a local header with the longest name and extra field */

#endif
