/* Keys that criteria name in code ticks (`max_retries: 3`, `"schema_version": 2`, `config_sha256`), and where artifacts have
 * them. */
#ifndef EXHIBIT_PARSE_EVIDENCE_KEYS_H
#define EXHIBIT_PARSE_EVIDENCE_KEYS_H

#include "parse/evidence/evidence.h"

/* Is the code a key, with a plain value or alone? `value` is empty when it is alone. A key alone has an underscore in it or
 * quotes around it: other words are no keys. */
bool key_of_code(struct bytes code, struct bytes *key, struct bytes *value);

void wanted_keys_add(struct wanted_keys *wanted, struct bytes key, struct bytes value, struct arena *arena);
void wanted_keys_sort(struct wanted_keys *wanted); /* and drops repeated ones */
struct wanted_key *wanted_key_find(const struct wanted_keys *wanted, struct bytes key, struct bytes value);

/* Is it the name of a file of keys and values: JSON, YAML, TOML, INI? */
bool path_holds_keys(struct bytes path);

enum { KEY_SIZE_MAX = 64, VALUE_SIZE_MAX = 64 };

/* Looks for them in a text that comes piece by piece: what stands in front of ':' or '='. Work is linear in the text. */
struct key_search {
    struct wanted_keys *wanted; /* NULL: nothing is looked for */
    uint32_t member, line;
    uint8_t state, quote;       /* of the reader; the quote that is open, or 0 */
    uint8_t key[KEY_SIZE_MAX], value[VALUE_SIZE_MAX];
    size_t key_size, value_size; /* beyond the room it is none that is wanted */
    uint32_t key_line;
};

void key_search_piece(struct key_search *search, struct bytes piece);
void key_search_end(struct key_search *search);

/* Says of each of them where texts have its key with another value. Call once, when all texts were searched. */
void wanted_keys_settle(struct wanted_keys *wanted);

#endif
