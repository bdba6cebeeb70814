/*
 * datapackage.json (Data Package 1 and 2, and WACZ, which is one): resources with a path or several, size and digest. A
 * digest without a prefix is MD5. datapackage-digest.json of a WACZ gives that of datapackage.json itself.
 */
#include "parse/digest_lists/reading.h"

/* "<hex>" is MD5, anything else has its algorithm before a colon. */
static void read_hash(struct list_reading *reading, const struct json *hash, struct listed *listed)
{
    struct bytes text = json_string(hash);
    if (hash == NULL || hash->kind == JSON_NULL)
        return;
    if (!digest_value_read(text, listed)) {
        reading_problem(reading, PROBLEM_LINE, hash->line, arena_copy(reading->keep, text),
                        "the hash is no digest of a kind that is computed here");
        return;
    }
    listed->value = arena_copy(reading->keep, listed->value);
    listed->line = hash->line;
    if (bytes_find_byte(text, ':') == BYTES_NOWHERE && listed->algorithm != DIGEST_MD5)
        reading_problem(reading, PROBLEM_ALGORITHM, hash->line, arena_copy(reading->keep, text),
                        digest_name(listed->algorithm));
}

static void read_resource(struct list_reading *reading, const struct json *resource)
{
    struct listed listed = {.line = resource->line};
    const struct json *path = json_find(resource, "path"), *size = json_find(resource, "bytes");
    if (resource->kind != JSON_OBJECT || (path == NULL && json_find(resource, "data") == NULL)) {
        reading_problem(reading, PROBLEM_LINE, resource->line, arena_copy(reading->keep, resource->key),
                        "a resource with neither path nor data");
        return;
    }
    if (path == NULL)
        return; /* the data stand in the package itself */
    if (path->kind == JSON_ARRAY) { /* digest and size are of all parts together */
        for (const struct json *part = path->first; part != NULL; part = part->next)
            reading_add(reading, (struct listed){.path = arena_copy(reading->keep, json_string(part)),
                                                 .line = part->line});
        return;
    }
    listed.path = arena_copy(reading->keep, json_string(path));
    listed.line = path->line;
    listed.has_size = size != NULL && size->kind == JSON_NUMBER && bytes_to_u64(size->string, &listed.size);
    read_hash(reading, json_find(resource, "hash"), &listed);
    reading_add(reading, listed);
}

void data_package_read(struct list_reading *reading, const struct json *document)
{
    const struct json *resources = json_find(document, "resources");
    if (resources == NULL || resources->kind != JSON_ARRAY) {
        reading_problem(reading, PROBLEM_UNREADABLE, 0, (struct bytes){NULL, 0}, "has no list of resources");
        return;
    }
    for (const struct json *resource = resources->first; resource != NULL; resource = resource->next)
        read_resource(reading, resource);
}

void data_package_digest_read(struct list_reading *reading, const struct json *document)
{
    const struct json *path = json_find(document, "path");
    struct listed listed = {.line = path == NULL ? 1 : path->line};
    if (!json_is_string(path) || !json_is_string(json_find(document, "hash"))) {
        reading_problem(reading, PROBLEM_UNREADABLE, 0, (struct bytes){NULL, 0}, "has no path with its hash");
        return;
    }
    reading->list.signatures = json_find(document, "signedData") != NULL ? 1 : 0;
    listed.path = arena_copy(reading->keep, json_string(path));
    read_hash(reading, json_find(document, "hash"), &listed);
    reading_add(reading, listed);
}
