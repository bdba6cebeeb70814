/* The strict half of the JSON reader: the grammar of RFC 8259, to the letter, and where every value stands. */
#ifndef EXHIBIT_PARSE_JSON_SCAN_H
#define EXHIBIT_PARSE_JSON_SCAN_H

#include "base/limits.h"
#include "parse/json.h"

/* Of a whole document: what cJSON allocates for. */
struct json_counts {
    uint64_t values;
    uint64_t strings; /* keys and values */
};

/* A skeleton of the document in the arena: kinds, children, places; keys and values as written, so strings with quotes
 * and escapes, which borrow from the text. NULL when the text is not JSON (then `*error` says why), it has more than `values_max` values, or memory is
 * out. Repeated keys are not looked for. */
struct json *json_scan(struct bytes text, uint64_t values_max, struct json_counts *counts, struct arena *arena,
                       struct json_error *error);

#endif
