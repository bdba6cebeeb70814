/*
 * JSON as RFC 8259 has it, read by cJSON and held to the letter: no duplicate keys, no NUL, no control character in a
 * string, valid UTF-8, no leading zeros, nothing after the document, keys compared byte by byte.
 */
#ifndef EXHIBIT_PARSE_JSON_H
#define EXHIBIT_PARSE_JSON_H

#include "base/arena.h"

enum json_kind { JSON_NULL, JSON_FALSE, JSON_TRUE, JSON_NUMBER, JSON_STRING, JSON_ARRAY, JSON_OBJECT };

/* Lives in the arena given to json_parse. Children form a list in document order. */
struct json {
    enum json_kind kind;
    struct bytes key;    /* of a member of an object: unescaped */
    struct bytes string; /* of a string: unescaped; of any other value: as written */
    double number;
    uint32_t line, column; /* of the key, or of the value when it has none; from 1, columns in bytes */
    size_t count;          /* of children */
    const struct json *first, *next;
};

enum json_error_kind {
    JSON_ERROR_NONE,
    JSON_ERROR_LONG_NUMBER, /* beyond LIMIT_JSON_NUMBER */
    JSON_ERROR_TOO_MANY,    /* values */
    JSON_ERROR_TOO_DEEP,    /* beyond LIMIT_JSON_DEPTH */
    JSON_ERROR_NOT_UTF8,
    JSON_ERROR_SYNTAX,
    JSON_ERROR_CONTROL,       /* a control character or an escaped NUL in a string */
    JSON_ERROR_DUPLICATE_KEY, /* `key` is it */
    JSON_ERROR_TRAILING,      /* something after the document */
    JSON_ERROR_MEMORY,
};

struct json_error {
    enum json_error_kind kind;
    uint32_t line, column; /* from 1 */
    struct bytes key;
    uint64_t found; /* of JSON_ERROR_LONG_NUMBER: bytes; of JSON_ERROR_TOO_MANY: values that were read */
};

/* NULL when the text is no such document; then `*error` says why and where. How large a text may be is the caller's
 * business; what cJSON needs for it is lent from the arena's budget. */
const struct json *json_parse(struct bytes text, struct arena *arena, struct json_error *error);

/* The same for a text of at most so many values. */
const struct json *json_parse_within(struct bytes text, uint64_t values_max, struct arena *arena,
                                     struct json_error *error);
const char *json_error_text(enum json_error_kind kind); /* "is not valid JSON", ... : an end of a sentence */

/* The member of an object with this key, or NULL. */
const struct json *json_find(const struct json *object, const char *key);
bool json_is_string(const struct json *value); /* NULL-safe */
struct bytes json_string(const struct json *value); /* empty when it is no string; NULL-safe */

#endif
