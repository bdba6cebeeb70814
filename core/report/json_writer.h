/*
 * JSON as a stream: a report with 65,535 members must not stand in memory as a tree. The nesting is in the caller's
 * hands; every value goes out with its key (NULL in an array), commas are set here. Down to a depth of two, values
 * stand on lines of their own, so that reports can be compared line by line.
 */
#ifndef EXHIBIT_REPORT_JSON_WRITER_H
#define EXHIBIT_REPORT_JSON_WRITER_H

#include "base/writer.h"

struct json_writer {
    struct writer *writer;
    unsigned depth;
    bool has_items; /* the container that is open has an item before */
};

void json_open_object(struct json_writer *json, const char *key);
void json_close_object(struct json_writer *json);
void json_open_array(struct json_writer *json, const char *key);
void json_close_array(struct json_writer *json);

void json_null(struct json_writer *json, const char *key);
void json_bool(struct json_writer *json, const char *key, bool value);
void json_number(struct json_writer *json, const char *key, uint64_t value);
void json_number_or_null(struct json_writer *json, const char *key, bool is_known, uint64_t value);
void json_signed(struct json_writer *json, const char *key, int64_t value);
void json_word(struct json_writer *json, const char *key, const char *value); /* of ours; NULL gives null */
void json_hex(struct json_writer *json, const char *key, struct bytes value);

/* Text of the bundle: bytes that are not UTF-8 as \xNN (the backslash itself escaped as JSON has it). */
void json_text(struct json_writer *json, const char *key, struct bytes value);

/* An empty slice gives null. */
void json_text_or_null(struct json_writer *json, const char *key, struct bytes value);

/* For a value that is written piece by piece: everything between goes through json_escaped. */
void json_open_text(struct json_writer *json, const char *key);
void json_escaped(struct writer *writer, struct bytes text);
void json_close_text(struct json_writer *json);

/* A part of an address: all but unreserved characters (RFC 3986) percent-encoded. */
void json_percent_encoded(struct writer *writer, struct bytes part);

#endif
