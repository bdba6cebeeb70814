#include "parse/json_scan.h"

#include <assert.h>

#include "base/utf8.h"

struct scan {
    struct bytes text;
    size_t at;
    uint32_t line;
    size_t line_start; /* offset of its first byte */
    struct arena *arena;
    struct json_error *error;
    uint64_t values_max;
    struct json_counts counts;
    size_t depth;
    struct {
        struct json *container;
        struct json *last_child;
        size_t start; /* offset of the bracket */
    } open[JSON_DEPTH_MAX];
};

/* Notes the error at offset `at` of the current line; gives false so that callers can return it. */
static bool fail_at(struct scan *scan, enum json_error_kind kind, size_t at)
{
    scan->error->kind = kind;
    scan->error->line = scan->line;
    scan->error->column = (uint32_t)(at - scan->line_start + 1);
    return false;
}

static bool fail(struct scan *scan, enum json_error_kind kind)
{
    return fail_at(scan, kind, scan->at);
}

static bool at_end(const struct scan *scan)
{
    return scan->at == scan->text.size;
}

/* The next byte; 0, which no grammar rule wants, at the end. */
static uint8_t peek(const struct scan *scan)
{
    return at_end(scan) ? 0 : scan->text.at[scan->at];
}

static bool skip_byte(struct scan *scan, uint8_t byte)
{
    if (at_end(scan) || peek(scan) != byte)
        return false;
    scan->at++;
    return true;
}

static void skip_space(struct scan *scan)
{
    for (; !at_end(scan); scan->at++) {
        uint8_t byte = peek(scan);
        if (byte == '\n') {
            scan->line++;
            scan->line_start = scan->at + 1;
        } else if (byte != ' ' && byte != '\t' && byte != '\r') {
            return;
        }
    }
}

/* The four digits behind a "\u". */
static bool read_hex4(struct scan *scan, uint32_t *value)
{
    *value = 0;
    for (int i = 0; i < 4; i++, scan->at++) {
        uint8_t byte = byte_to_lower(peek(scan));
        if (!byte_is_hex(byte))
            return fail(scan, JSON_ERROR_SYNTAX);
        *value = *value << 4 | (uint32_t)(byte_is_digit(byte) ? byte - '0' : byte - 'a' + 10);
    }
    return true;
}

/* Stands behind the backslash. A surrogate must be one of a pair, or the string is no text. */
static bool read_escape(struct scan *scan)
{
    size_t start = scan->at - 1;
    uint32_t code, low;
    switch (peek(scan)) {
    case '"': case '\\': case '/': case 'b': case 'f': case 'n': case 'r': case 't':
        scan->at++;
        return true;
    case 'u':
        scan->at++;
        break;
    default:
        return fail(scan, JSON_ERROR_SYNTAX);
    }
    if (!read_hex4(scan, &code))
        return false;
    if (code == 0)
        return fail_at(scan, JSON_ERROR_CONTROL, start);
    if (code < 0xD800 || code > 0xDFFF)
        return true;
    if (code > 0xDBFF || !skip_byte(scan, '\\') || !skip_byte(scan, 'u'))
        return fail_at(scan, JSON_ERROR_NOT_UTF8, start);
    if (!read_hex4(scan, &low))
        return false;
    return (low >= 0xDC00 && low <= 0xDFFF) || fail_at(scan, JSON_ERROR_NOT_UTF8, start);
}

/* `*written` becomes the string with its quotes and escapes. */
static bool read_string(struct scan *scan, struct bytes *written)
{
    size_t start = scan->at;
    if (!skip_byte(scan, '"'))
        return fail(scan, JSON_ERROR_SYNTAX);
    scan->counts.strings++;
    while (!at_end(scan)) {
        uint8_t byte = peek(scan);
        if (byte < 0x20)
            return fail(scan, JSON_ERROR_CONTROL);
        scan->at++;
        if (byte == '"') {
            *written = bytes_part(scan->text, start, scan->at - start);
            return true;
        }
        if (byte == '\\' && !read_escape(scan))
            return false;
    }
    return fail(scan, JSON_ERROR_SYNTAX);
}

static bool read_digits(struct scan *scan)
{
    if (!byte_is_digit(peek(scan)))
        return fail(scan, JSON_ERROR_SYNTAX);
    while (byte_is_digit(peek(scan)))
        scan->at++;
    return true;
}

static bool read_number(struct scan *scan, struct json *value)
{
    size_t start = scan->at;
    skip_byte(scan, '-');
    if (!skip_byte(scan, '0') && !read_digits(scan))
        return false;
    if (skip_byte(scan, '.') && !read_digits(scan))
        return false;
    if (skip_byte(scan, 'e') || skip_byte(scan, 'E')) {
        if (!skip_byte(scan, '+'))
            skip_byte(scan, '-');
        if (!read_digits(scan))
            return false;
    }
    value->kind = JSON_NUMBER;
    value->string = bytes_part(scan->text, start, scan->at - start);
    if (value->string.size <= JSON_NUMBER_MAX)
        return true;
    scan->error->found = value->string.size;
    return fail_at(scan, JSON_ERROR_LONG_NUMBER, start);
}

static bool read_word(struct scan *scan, const char *word, enum json_kind kind, struct json *value)
{
    struct bytes wanted = bytes_of(word);
    if (!bytes_equal(bytes_part(scan->text, scan->at, wanted.size), wanted))
        return fail(scan, JSON_ERROR_SYNTAX);
    scan->at += wanted.size;
    value->string = wanted;
    value->kind = kind;
    return true;
}

static bool open_container(struct scan *scan, struct json *value, enum json_kind kind)
{
    if (scan->depth == JSON_DEPTH_MAX)
        return fail(scan, JSON_ERROR_TOO_DEEP);
    value->kind = kind;
    scan->open[scan->depth].start = scan->at++;
    scan->open[scan->depth].container = value;
    scan->open[scan->depth].last_child = NULL;
    scan->depth++;
    return true;
}

/* A scalar whole; of a container the opening bracket. */
static bool read_value(struct scan *scan, struct json *value)
{
    switch (peek(scan)) {
    case '{': return open_container(scan, value, JSON_OBJECT);
    case '[': return open_container(scan, value, JSON_ARRAY);
    case 't': return read_word(scan, "true", JSON_TRUE, value);
    case 'f': return read_word(scan, "false", JSON_FALSE, value);
    case 'n': return read_word(scan, "null", JSON_NULL, value);
    case '"': value->kind = JSON_STRING; return read_string(scan, &value->string);
    default:  return read_number(scan, value);
    }
}

/* A new last child of the innermost open container; the document itself when none is open. */
static struct json *add_value(struct scan *scan)
{
    bool is_beyond = scan->counts.values == scan->values_max;
    struct json *value = is_beyond ? NULL : arena_new(scan->arena, struct json, 1);
    if (value == NULL) {
        fail(scan, is_beyond ? JSON_ERROR_TOO_MANY : JSON_ERROR_MEMORY);
        scan->error->found = is_beyond ? scan->values_max + 1 : 0;
        return NULL;
    }
    scan->counts.values++;
    value->line = scan->line;
    value->column = (uint32_t)(scan->at - scan->line_start + 1);
    if (scan->depth > 0) {
        struct json *container = scan->open[scan->depth - 1].container;
        struct json *before = scan->open[scan->depth - 1].last_child;
        if (before == NULL)
            container->first = value;
        else
            before->next = value;
        container->count++;
        scan->open[scan->depth - 1].last_child = value;
    }
    return value;
}

static bool read_key(struct scan *scan, struct json *value)
{
    if (!read_string(scan, &value->key))
        return false;
    skip_space(scan);
    if (!skip_byte(scan, ':'))
        return fail(scan, JSON_ERROR_SYNTAX);
    skip_space(scan);
    return true;
}

static bool innermost_is(const struct scan *scan, enum json_kind kind)
{
    return scan->depth > 0 && scan->open[scan->depth - 1].container->kind == kind;
}

static bool close_container(struct scan *scan)
{
    uint8_t bracket = innermost_is(scan, JSON_OBJECT) ? '}' : ']';
    if (scan->depth == 0 || !skip_byte(scan, bracket))
        return false;
    scan->depth--;
    size_t start = scan->open[scan->depth].start;
    scan->open[scan->depth].container->string = bytes_part(scan->text, start, scan->at - start);
    return true;
}

/* Behind a whole value: closes what ends here. True when the document is complete or a comma asks for more. */
static bool read_after_value(struct scan *scan)
{
    do {
        skip_space(scan);
    } while (close_container(scan));
    return scan->depth == 0 || skip_byte(scan, ',') || fail(scan, JSON_ERROR_SYNTAX);
}

static struct json *read_document(struct scan *scan)
{
    struct json *document = NULL;
    do {
        skip_space(scan);
        struct json *value = add_value(scan);
        if (value == NULL)
            return NULL;
        if (document == NULL)
            document = value;
        else if (innermost_is(scan, JSON_OBJECT) && !read_key(scan, value))
            return NULL;
        size_t depth = scan->depth;
        if (!read_value(scan, value))
            return NULL;
        if (scan->depth > depth) {
            skip_space(scan);
            if (!close_container(scan))
                continue;
        }
        if (!read_after_value(scan))
            return NULL;
    } while (scan->depth > 0);
    if (at_end(scan))
        return document;
    fail(scan, JSON_ERROR_TRAILING);
    return NULL;
}

static bool check_utf8(struct scan *scan)
{
    struct bytes rest = scan->text;
    uint32_t code;
    while (rest.size > 0) {
        size_t at = scan->text.size - rest.size;
        if (!utf8_next(&rest, &code))
            return fail_at(scan, JSON_ERROR_NOT_UTF8, at);
        if (code == '\n') {
            scan->line++;
            scan->line_start = at + 1;
        }
    }
    scan->line = 1;
    scan->line_start = 0;
    return true;
}

struct json *json_scan(struct bytes text, uint64_t values_max, struct json_counts *counts, struct arena *arena,
                       struct json_error *error)
{
    assert(text.size < UINT32_MAX); /* lines and columns count in 32 bits */
    struct scan scan = {.text = text, .line = 1, .arena = arena, .error = error, .values_max = values_max};
    struct json *document = check_utf8(&scan) ? read_document(&scan) : NULL;
    *counts = scan.counts;
    return document;
}
