/* The strict half of the JSON reader: the grammar of RFC 8259, to the letter, and where every value stands. */
#ifndef EXHIBIT_PARSE_JSON_SCAN_H
#define EXHIBIT_PARSE_JSON_SCAN_H

#include "parse/json.h"

/* Containers in containers; cJSON is built with the same limit. */
enum { JSON_DEPTH_MAX = 64 };

/* cJSON reads a number through a buffer of 64 bytes. */
enum { JSON_NUMBER_MAX = 63 };

/* A skeleton of the document in the arena: kinds, children, places, and numbers as written. Keys and strings are left
 * empty. NULL when the text is not JSON (then `*error` says why), it has too many
 * values, or memory is out. Repeated keys are not looked for. */
struct json *json_scan(struct bytes text, size_t values_max, struct arena *arena, struct json_error *error);

#endif
