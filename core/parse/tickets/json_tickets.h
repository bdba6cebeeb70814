/* What the ticket formats in JSON share. Texts that are given back are kept. */
#ifndef EXHIBIT_PARSE_TICKETS_JSON_TICKETS_H
#define EXHIBIT_PARSE_TICKETS_JSON_TICKETS_H

#include "parse/tickets/reading.h"

/* The document, or NULL and a problem of the file. Lives in the scratch arena. */
const struct json *ticket_json_document(struct ticket_builder *to, struct bytes text);

/* Calls `read` for each line that is an object; others are problems of the file. What `read` is given goes with the line.
 * `lines_before` is to be added to every line in it. */
void ticket_json_lines(struct ticket_builder *to,
                       void (*read)(struct ticket_builder *to, const struct json *object, uint32_t lines_before));

/* A string, or a number as written; empty for anything else. NULL-safe. */
struct bytes ticket_json_text(struct ticket_builder *to, const struct json *value);
struct bytes ticket_json_field(struct ticket_builder *to, const struct json *object, const char *key);

/* The first of the keys that has a text; NULL ends the list. */
struct bytes ticket_json_any(struct ticket_builder *to, const struct json *object, const char *const *keys);

/* A string, or each of an array, as obligations with the paths that they name. Objects in it are their texts, joined by
 * ": ". NULL-safe. */
void ticket_json_obligations(struct ticket_builder *to, struct ticket *ticket, const struct json *value,
                             enum obligation_kind kind, enum criterion_kind criterion, uint32_t lines_before);

/* A string, or each of an array. NULL-safe. */
void ticket_json_texts(struct ticket_builder *to, struct texts *texts, const struct json *value);
void ticket_json_dependencies(struct ticket_builder *to, struct ticket *ticket, const struct json *value,
                              enum dependency_kind kind, uint32_t lines_before);

/* Sets the status from its word; an unknown one is a problem when `is_closed_list`. NULL-safe. */
void ticket_json_status(struct ticket_builder *to, struct ticket *ticket, const struct json *value,
                        uint32_t lines_before, bool is_closed_list);

/* Sets the time of closing, when the value is one. NULL-safe. */
void ticket_json_closed(struct ticket *ticket, const struct json *value, uint32_t lines_before);

/* "not an object" and the like: a problem at the value's place. `word` is a literal. */
void ticket_json_wrong(struct ticket_builder *to, const struct json *value, uint32_t lines_before, const char *word);

#endif
