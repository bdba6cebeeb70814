/*
 * A slice of bytes that somebody else owns. Nothing in the core relies on a final NUL; text is bytes.
 */
#ifndef EXHIBIT_BASE_BYTES_H
#define EXHIBIT_BASE_BYTES_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

/* Borrows: valid as long as whatever `at` points into. An empty slice may have `at` NULL. */
struct bytes {
    const uint8_t *at;
    size_t size; /* bytes */
};

/* What bytes_find and its kin return when there is no such place. */
#define BYTES_NOWHERE SIZE_MAX

/* A slice over a string literal, without its NUL. */
#define BYTES(literal) ((struct bytes){(const uint8_t *)("" literal), sizeof(literal) - 1})

/* A slice over a NUL-terminated string of ours (never over input). Inline, so that the size of a literal is known. */
static inline struct bytes bytes_of(const char *text)
{
    return (struct bytes){(const uint8_t *)text, strlen(text)};
}

bool bytes_equal(struct bytes a, struct bytes b);
bool bytes_equal_any_case(struct bytes a, struct bytes b); /* ASCII letters only */
static inline bool bytes_is(struct bytes a, const char *text)
{
    size_t size = strlen(text);
    return a.size == size && (size == 0 || memcmp(a.at, text, size) == 0);
}

/* Order of unsigned bytes, a prefix before what it begins: negative, 0 or positive. */
int bytes_compare(struct bytes a, struct bytes b);
int bytes_compare_any_case(struct bytes a, struct bytes b); /* ASCII letters only */

bool bytes_start_with(struct bytes all, struct bytes start);
bool bytes_start_with_any_case(struct bytes all, struct bytes start); /* ASCII letters only */
bool bytes_end_with(struct bytes all, struct bytes end);

/* Offset of the first (last) occurrence, or BYTES_NOWHERE. An empty needle is found at 0. */
size_t bytes_find(struct bytes all, struct bytes needle);
size_t bytes_find_byte(struct bytes all, uint8_t byte);
size_t bytes_find_last_byte(struct bytes all, uint8_t byte);
bool bytes_contain(struct bytes all, struct bytes needle);
bool bytes_contain_any_case(struct bytes all, struct bytes needle); /* ASCII letters only; for short needles */

/* `all` without its first `count` bytes; its first `count` bytes; `size` bytes from `from`. Clipped to what is there.
 * Inline, like the tests of a byte below: they stand in every inner loop. */
static inline struct bytes bytes_after(struct bytes all, size_t count)
{
    if (count >= all.size)
        return (struct bytes){NULL, 0};
    return (struct bytes){all.at + count, all.size - count};
}

static inline struct bytes bytes_first(struct bytes all, size_t count)
{
    return (struct bytes){all.at, count < all.size ? count : all.size};
}

static inline struct bytes bytes_part(struct bytes all, size_t from, size_t size)
{
    return bytes_first(bytes_after(all, from), size);
}

/* If `rest` starts with `start`, drops that and says true. */
bool bytes_skip(struct bytes *rest, struct bytes start);

/* Without blanks (space, tab, CR, LF) at both ends; at the right end only. */
struct bytes bytes_trim(struct bytes text);
struct bytes bytes_trim_right(struct bytes text);

/* A line without the one CR that may end it. */
struct bytes bytes_without_cr(struct bytes line);

/* The text up to the first `separator`, which is dropped from `rest` with it; all of `rest` when there is none. */
struct bytes bytes_cut(struct bytes *rest, uint8_t separator);

/* Decimal digits only, all of the slice, no overflow. */
bool bytes_to_u64(struct bytes digits, uint64_t *value);

/* After the last '/'; before it (empty when there is none). */
struct bytes path_name(struct bytes path);
struct bytes path_folder(struct bytes path);

static inline uint8_t byte_to_lower(uint8_t byte) /* ASCII */
{
    return byte >= 'A' && byte <= 'Z' ? (uint8_t)(byte + 32) : byte;
}

static inline bool byte_is_digit(uint8_t byte)
{
    return byte >= '0' && byte <= '9';
}

static inline bool byte_is_letter(uint8_t byte) /* ASCII */
{
    return byte_to_lower(byte) >= 'a' && byte_to_lower(byte) <= 'z';
}

static inline bool byte_is_blank(uint8_t byte) /* space or tab */
{
    return byte == ' ' || byte == '\t';
}

static inline bool byte_is_word(uint8_t byte) /* of an identifier */
{
    return byte_is_letter(byte) || byte_is_digit(byte) || byte == '_';
}

static inline bool byte_is_hex(uint8_t byte)
{
    return byte_is_digit(byte) || (byte_to_lower(byte) >= 'a' && byte_to_lower(byte) <= 'f');
}

static inline uint8_t byte_hex_value(uint8_t digit) /* of a hex digit */
{
    return (uint8_t)(byte_is_digit(digit) ? digit - '0' : byte_to_lower(digit) - 'a' + 10);
}

/* The lines of a text, one by one, without their LF (a CR before it stays). A last line needs no LF. */
struct lines {
    struct bytes rest;
    uint32_t number; /* of the line given last; from 1 */
    bool ended_with_newline;
};

struct lines lines_of(struct bytes text);
bool lines_next(struct lines *lines, struct bytes *line);

#endif
