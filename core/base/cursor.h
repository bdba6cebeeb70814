/*
 * Reads a binary record front to back. The cursor is sticky: after the end every value is 0 and `spent` stays true, so
 * a whole record is read first and asked about once.
 */
#ifndef EXHIBIT_BASE_CURSOR_H
#define EXHIBIT_BASE_CURSOR_H

#include "base/bytes.h"

struct cursor {
    struct bytes rest;
    bool spent; /* something was asked for that was not there */
};

struct cursor cursor_over(struct bytes bytes);

/* Little-endian, as everything in a zip is (APPNOTE 4.1.1). */
uint16_t cursor_u16le(struct cursor *cursor);
uint32_t cursor_u32le(struct cursor *cursor);
uint64_t cursor_u64le(struct cursor *cursor);

/* The next `count` bytes; an empty slice, and spent, when there are fewer. */
struct bytes cursor_take(struct cursor *cursor, size_t count);

#endif
