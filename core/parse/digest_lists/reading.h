/* What the readers of the formats share. */
#ifndef EXHIBIT_PARSE_DIGEST_LISTS_READING_H
#define EXHIBIT_PARSE_DIGEST_LISTS_READING_H

#include "parse/digest_lists/digest_list.h"
#include "parse/json.h"

/* The list that is being read. */
struct list_reading {
    struct digest_lists *lists;
    struct bundle *bundle;
    struct arena *keep, *scratch;
    struct digest_list list; /* becomes the last of `lists` by reading_end */
    bool is_full;            /* LIMIT_DIGEST_ENTRIES was reached */
    bool is_told;            /* why the list gives nothing has been said */
};

/* One thing that a list says. `path` is unescaped; slices live as long as the review. */
struct listed {
    struct bytes path;
    struct bytes value; /* the digest as written; empty when there is none */
    enum digest_kind algorithm;
    bool is_base64, is_git_blob;
    bool has_size;
    uint64_t size;
    bool is_folder; /* names what is below it */
    uint32_t line;
};

void reading_start(struct list_reading *reading, uint32_t member, enum digest_list_format format);

/* Adds an entry. What its path leads to is told by reading_end. */
void reading_add(struct list_reading *reading, struct listed listed);

/* `text` must live as long as the review. */
void reading_problem(struct list_reading *reading, enum digest_problem_kind kind, uint32_t line, struct bytes text,
                     const char *what);
/* Of PROBLEM_TOO_LARGE; `what` is found beyond the limit. */
void reading_limit(struct list_reading *reading, uint32_t line, enum limit limit, const char *what, uint64_t found);
void digest_problem(struct digest_lists *lists, struct arena *keep, struct digest_problem problem);

/* Tells what each path leads to, asks for the digests, and puts the list among the others. */
void reading_end(struct list_reading *reading);

/* The algorithm of this name, whatever its case and dashes: "sha256", "SHA-256". False for those not computed here. */
bool digest_kind_of_name(struct bytes name, enum digest_kind *kind);

/* The algorithm whose digest has so many hex digits. */
bool digest_kind_of_digits(size_t digits, enum digest_kind *kind);

/* Takes a digest in one of its spellings: hex, base64 with or without padding, "sha256:<hex>", "sha256-<base64>",
 * "sha256=<base64>". `*listed` gets algorithm, value and is_base64. False when it is none. */
bool digest_value_read(struct bytes text, struct listed *listed);

bool bytes_are_hex(struct bytes text);
bool bytes_are_base64(struct bytes text); /* standard or for addresses, with padding at the end or none */

/* What base64 stands for, into `out`, which has room for 3 bytes for each 4 of the text. Gives the size. */
size_t base64_decode(struct bytes text, uint8_t *out);

/* Reads the content of a member that is a list or belongs to one. False when a limit or the archive keeps it from being
 * read, which has been said then, or `*status` says why. */
bool list_content_read(struct list_reading *reading, uint32_t index, enum limit limit, enum status *status);

/* --- the formats; each adds what the list says --- */

void checksum_file_read(struct list_reading *reading, struct bytes text);
bool checksum_file_is_named(struct bytes name);

void wheel_record_read(struct list_reading *reading, struct bytes text);
bool wheel_record_is_named(struct bytes path);

/* Documents live in the scratch arena; what is added from them is copied. */
void data_package_read(struct list_reading *reading, const struct json *document);
void data_package_digest_read(struct list_reading *reading, const struct json *document);
void ro_crate_read(struct list_reading *reading, const struct json *document);

/* `line` is that of the document in a file of one document a line, whose values all count as standing there; else 0. */
void in_toto_read(struct list_reading *reading, const struct json *document, uint32_t line);
bool in_toto_is_shape(const struct json *document);

void manifest_json_read(struct list_reading *reading, const struct json *document);
bool manifest_json_is_empty(const struct json *document); /* a list of files without any */

/* Which member is a list in JSON; LIST_FORMATS when none. Of LIST_MANIFEST and LIST_IN_TOTO, the document says more. */
enum digest_list_format json_list_named(const struct member *member);
/* Reads such a list; `*is_list` tells whether it turned out to be one. */
void json_list_read(struct list_reading *reading, uint32_t index, enum digest_list_format format, bool *is_list);

#endif
