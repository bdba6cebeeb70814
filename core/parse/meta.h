/* A run log's META.json in the dialects that bundles use. */
#ifndef EXHIBIT_PARSE_META_H
#define EXHIBIT_PARSE_META_H

#include "parse/json.h"
#include "parse/patch/patch.h"

enum meta_key_type { META_STRING, META_STRINGS /* array of strings */, META_OBJECT, META_STRING_OR_NULL, META_ANY };

/* A key that a dialect asks for. */
struct meta_key {
    const char *name;
    enum meta_key_type type;
};

struct meta_dialect {
    const char *name; /* "micro-14", "quant-14", "micro-doc-11", "quant-doc", "kit" */
    const struct meta_key *keys;
    size_t key_count;
};

struct meta_digest {
    struct bytes name;  /* path or symbolic name */
    struct bytes value; /* empty when it is no string */
    bool is_null;
    bool is_path; /* from config_sha256: name is a path */
    uint32_t line;
};

/* A value with the line it stands on; an empty text and line 0 when the key is absent or no string. */
struct meta_text {
    struct bytes text;
    uint32_t line;
    bool is_said; /* the key is there, whatever its type */
};

struct meta {
    const struct json *document; /* NULL when it could not be read */
    struct json_error error;
    bool is_object;
    const struct meta_dialect *dialect; /* the one it has most keys of */
    struct meta_text run_name, ticket_id, before, after, branch, started, finished;
    struct {
        struct meta_digest *items;
        size_t count, capacity;
    } digests; /* of config_sha256 and config_hashes */
    struct {
        struct meta_text *items;
        size_t count, capacity;
    } artifacts; /* artifact_paths and report_paths */
};

void meta_parse(struct meta *meta, struct bytes text, struct arena *arena);

/* What the post-image of one file of a patch says, from its hunk lines alone: `"key": "value"`, and the items of
 * artifact_paths and report_paths, one a line. Line numbers are those of the patch. For a META.json that is not in the
 * bundle itself: document and dialect stay NULL. */
void meta_from_patch(struct meta *meta, const struct patch_file *file, struct arena *arena);

/* The keys of the dialect that are absent, and those of the wrong type: `missing` when has_type is false. */
struct meta_fault {
    const struct meta_key *key;
    bool is_missing;
    uint32_t line; /* 0 when missing */
};
/* The next fault from key index `*from` on; false when there is none. */
bool meta_next_fault(const struct meta *meta, size_t *from, struct meta_fault *fault);
const char *meta_type_name(enum meta_key_type type); /* "a string", ... */

#endif
