/* Delimited text (RFC 4180, and the same with tabs): records with the fields as they stand in the text. */
#ifndef EXHIBIT_PARSE_TABLE_H
#define EXHIBIT_PARSE_TABLE_H

#include "base/bytes.h"

struct table_reader {
    struct bytes rest;
    uint8_t delimiter;
    uint32_t line;   /* of the next record, from 1 */
    bool has_record; /* a record was begun and has fields left */
};

struct table_reader table_start(struct bytes text, uint8_t delimiter);

/* Goes to the next record; false at the end. Fields of the former one that were not taken are skipped. */
bool table_next_record(struct table_reader *reader, uint32_t *line);

/* Takes a field of the record: its text borrowed, without the quotes around it; "" inside stays doubled, which
 * `is_quoted` says. A quote that nothing closes goes to the end of the text. False behind the last field. */
bool table_next_field(struct table_reader *reader, struct bytes *field, bool *is_quoted);

#endif
