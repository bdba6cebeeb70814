/* The parts of a large JSON container one by one, as text: a document of many megabytes need not stand in memory as a tree.
 * What is inside a part is looked at only as far as finding its end takes; json_parse then reads it to the letter. */
#ifndef EXHIBIT_PARSE_JSON_PARTS_H
#define EXHIBIT_PARSE_JSON_PARTS_H

#include "base/bytes.h"

struct json_parts {
    struct bytes rest;
    bool is_object, is_first, is_broken; /* `is_broken`: it is no container, or ends too early; ask when there are no more */
};

struct json_parts json_parts_of(struct bytes container);

/* False after the last. `key` is what stands between the quotes, with its escapes; empty in an array. */
bool json_parts_next(struct json_parts *parts, struct bytes *key, struct bytes *value);

#endif
