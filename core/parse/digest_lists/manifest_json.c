/*
 * JSON manifests without a standard, in the shapes that tools give them: objects of path and digest, lists of objects with
 * a path and a digest among their keys, one object about one artifact. Whatever is nested how deep, an object is either
 * an item (it has a digest and a path, or stands under one) or something that may hold items.
 */
#include "parse/digest_lists/reading.h"
#include "parse/json_scan.h"

/* --- words --- */

static bool is_among(struct bytes word, const char *const *words)
{
    for (; *words != NULL; words++) {
        if (bytes_is(word, *words))
            return true;
    }
    return false;
}

static const char *const path_keys[] = {
    "path",     "file",     "filename",      "file_name", "filepath",      "file_path", "relative_path", "relpath",
    "rel_path", "artifact", "artifact_path", "model_path", "data_path",    "oof_path",  "local_path",    "name",
    NULL,
};
static const char *const digest_keys[] = {"hash", "digest", "checksum", "content_hash", "file_hash", "integrity", NULL};
static const char *const nested_keys[] = {"hash", "hashes", "digest", "digests", "checksum", "checksums", NULL};
static const char *const size_keys[] = {"size", "bytes", "size_bytes", "file_size", "byte_size", "length", NULL};
static const char *const map_keys[] = {"files",     "hashes",    "checksums", "digests", "artifacts",
                                       "manifest",  "inputs",    "outputs",   "entries", NULL};
static const char *const value_keys[] = {"value", "hex", "digest", "hash", "checksum", NULL};

/* "sha256", "sha256sum", "sha256_hex" … */
static bool names_algorithm(struct bytes key, enum digest_kind *kind)
{
    static const char *const ends[] = {"sum", "_hex", "_digest", "_hash", "_checksum"};
    for (size_t i = 0; i < sizeof ends / sizeof ends[0]; i++) {
        if (bytes_end_with(key, bytes_of(ends[i])))
            return digest_kind_of_name(bytes_first(key, key.size - bytes_of(ends[i]).size), kind);
    }
    return digest_kind_of_name(key, kind);
}

static bool looks_like_a_path(struct bytes key)
{
    return bytes_find_byte(key, '.') != BYTES_NOWHERE || bytes_find_byte(key, '/') != BYTES_NOWHERE;
}

/* --- models and data --- */

enum artifact { ARTIFACT_UNKNOWN, ARTIFACT_MODEL, ARTIFACT_DATA };

/* What a file is, by the end of its name. */
static enum artifact artifact_of_path(struct bytes path)
{
    static const char *const models[] = {"joblib", "pkl", "pickle", "onnx", "pt",  "pth", "h5",
                                         "keras",  "safetensors", "cbm", "ubj", "gguf", "tflite", NULL};
    static const char *const data[] = {"parquet", "csv", "tsv", "feather", "arrow", "npy", "npz", "jsonl", "orc", NULL};
    size_t dot = bytes_find_last_byte(path, '.');
    struct bytes end = dot == BYTES_NOWHERE ? (struct bytes){NULL, 0} : bytes_after(path, dot + 1);
    if (is_among(end, models))
        return ARTIFACT_MODEL;
    return is_among(end, data) ? ARTIFACT_DATA : ARTIFACT_UNKNOWN;
}

static const char *wrong_field(enum artifact artifact, bool is_model_field)
{
    if (artifact == ARTIFACT_DATA && is_model_field)
        return "model_hash is given for data; data_hash is its field";
    if (artifact == ARTIFACT_MODEL && !is_model_field)
        return "data_hash is given for a model; model_hash is its field";
    return NULL;
}

/* --- items --- */

/* Whether an object gives any digest of its own. */
static bool gives_digest(const struct json *object)
{
    struct listed listed;
    for (const struct json *value = object->first; value != NULL; value = value->next) {
        enum digest_kind kind;
        bool is_text = value->kind == JSON_STRING;
        bool is_field = bytes_is(value->key, "model_hash") || bytes_is(value->key, "data_hash");
        if (is_text && names_algorithm(value->key, &kind))
            return true;
        if (is_text && (is_field || is_among(value->key, digest_keys)) && digest_value_read(value->string, &listed))
            return true;
        if (value->kind == JSON_OBJECT && is_among(value->key, nested_keys) && value->first != NULL &&
            (names_algorithm(value->first->key, &kind) || json_is_string(json_find(value, "algorithm"))))
            return true;
    }
    return false;
}

static const struct json *path_of(const struct json *object)
{
    for (const char *const *key = path_keys; *key != NULL; key++) {
        const struct json *value = json_find(object, *key);
        if (json_is_string(value) && value->string.size > 0)
            return value;
    }
    return NULL;
}

static void take_digest(struct list_reading *reading, struct listed listed, const struct json *value, struct bytes text)
{
    struct listed found = listed;
    found.line = value->line;
    if (!digest_value_read(text, &found)) {
        reading_problem(reading, PROBLEM_LINE, value->line, arena_copy(reading->keep, value->key), "it has no digest under");
        return;
    }
    found.value = arena_copy(reading->keep, found.value);
    reading_add(reading, found);
}

/* {"sha256": "…", "md5": "…"} or {"algorithm": "sha256", "value": "…"} */
static void take_nested(struct list_reading *reading, struct listed listed, const struct json *object)
{
    enum digest_kind kind;
    if (json_is_string(json_find(object, "algorithm"))) {
        for (const char *const *key = value_keys; *key != NULL; key++) {
            const struct json *value = json_find(object, *key);
            if (json_is_string(value)) {
                take_digest(reading, listed, value, value->string);
                return;
            }
        }
    }
    for (const struct json *value = object->first; value != NULL; value = value->next) {
        if (names_algorithm(value->key, &kind))
            take_digest(reading, listed, value, json_string(value));
    }
}

/* One that has both fields may speak of the data that a model was made from: then its own kind chooses. */
static void take_fields(struct list_reading *reading, struct listed listed, const struct json *object)
{
    const struct json *model = json_find(object, "model_hash"), *data = json_find(object, "data_hash");
    enum artifact artifact = artifact_of_path(listed.path);
    if (model != NULL && data != NULL && artifact == ARTIFACT_MODEL)
        data = NULL;
    if (model != NULL && data != NULL)
        model = NULL;
    const struct json *given = model != NULL ? model : data;
    if (given == NULL)
        return;
    const char *wrong = wrong_field(artifact, given == model);
    if (wrong != NULL)
        reading_problem(reading, PROBLEM_FIELD, given->line, listed.path, wrong);
    take_digest(reading, listed, given, json_string(given));
}

static void take_item(struct list_reading *reading, const struct json *object, struct bytes path)
{
    struct listed listed = {.path = arena_copy(reading->keep, path), .line = object->line};
    for (const char *const *key = size_keys; *key != NULL && !listed.has_size; key++) {
        const struct json *size = json_find(object, *key);
        listed.has_size = size != NULL && size->kind == JSON_NUMBER && bytes_to_u64(size->string, &listed.size);
    }
    take_fields(reading, listed, object);
    for (const struct json *value = object->first; value != NULL; value = value->next) {
        enum digest_kind kind;
        if (value->kind == JSON_OBJECT && is_among(value->key, nested_keys))
            take_nested(reading, listed, value);
        else if (names_algorithm(value->key, &kind) ||
                 (is_among(value->key, digest_keys) && digest_value_read(json_string(value), &(struct listed){0})))
            take_digest(reading, listed, value, json_string(value));
    }
}

/* --- the document --- */

/* The file that a document about one artifact stands beside: "model.json" or "model_metadata.json" beside
 * "model.joblib", when there is just one such. Empty otherwise. */
static struct bytes artifact_beside(const struct list_reading *reading)
{
    static const char *const ends[] = {".json", "_metadata", ".metadata", "-metadata", "_meta", ".meta", "_manifest",
                                       ".manifest"};
    const struct member *list = &reading->bundle->members[reading->list.member];
    struct bytes stem = list->path, found = {NULL, 0};
    for (size_t i = 0; i < sizeof ends / sizeof ends[0]; i++)
        stem = bytes_first(stem, stem.size - (bytes_end_with(stem, bytes_of(ends[i])) ? bytes_of(ends[i]).size : 0));
    struct bundle_paths beside = bundle_find_below(reading->bundle, stem);
    for (size_t i = 0; i < beside.count; i++) {
        struct bytes rest = bytes_after(beside.at[i]->path, stem.size);
        bool is_artifact = artifact_of_path(rest) != ARTIFACT_UNKNOWN && bytes_find_byte(rest, '/') == BYTES_NOWHERE &&
                           bytes_find_last_byte(rest, '.') == 0;
        if (is_artifact && found.size > 0)
            return (struct bytes){NULL, 0};
        if (is_artifact)
            found = path_name(beside.at[i]->path);
    }
    return found;
}

/* An object as an item, or its strings as paths with digests. Says whether the objects in it are still to be looked at. */
static bool take_object(struct list_reading *reading, const struct json *object, bool is_document)
{
    struct listed listed = {.line = 0};
    if (gives_digest(object)) {
        const struct json *path = path_of(object);
        bool is_field = json_find(object, "model_hash") != NULL || json_find(object, "data_hash") != NULL;
        if (path != NULL || looks_like_a_path(object->key)) {
            take_item(reading, object, path != NULL ? path->string : object->key);
            return false;
        }
        if (is_document && is_field) {
            take_item(reading, object, artifact_beside(reading));
            return false;
        }
    }
    enum digest_kind kind;
    bool is_map = is_among(object->key, map_keys) || digest_kind_of_name(object->key, &kind);
    for (const struct json *value = object->first; value != NULL; value = value->next) {
        if (json_is_string(value) && (is_map || looks_like_a_path(value->key)) && digest_value_read(value->string, &listed))
            take_digest(reading, (struct listed){.path = arena_copy(reading->keep, value->key)}, value, value->string);
        else if (json_is_string(value) && digest_kind_of_name(object->key, &kind))
            reading_problem(reading, PROBLEM_LINE, value->line, arena_copy(reading->keep, value->key), "it has no digest under");
    }
    return true;
}

void manifest_json_read(struct list_reading *reading, const struct json *document)
{
    const struct json *containers[JSON_DEPTH_MAX];
    size_t depth = 0;
    const struct json *value = document;
    for (;;) {
        if (value == NULL && depth == 0)
            return;
        if (value == NULL) {
            value = containers[--depth];
            value = value == document ? NULL : value->next;
            continue;
        }
        bool goes_in = value->kind == JSON_ARRAY;
        if (value->kind == JSON_OBJECT)
            goes_in = take_object(reading, value, value == document);
        if (goes_in && value->first != NULL) {
            containers[depth++] = value;
            value = value->first;
        } else {
            value = value == document ? NULL : value->next;
        }
    }
}

bool manifest_json_is_empty(const struct json *document)
{
    if (document->kind == JSON_ARRAY || document->count == 0)
        return document->count == 0;
    for (const char *const *key = map_keys; *key != NULL; key++) {
        const struct json *files = json_find(document, *key);
        if (files != NULL && (files->kind == JSON_ARRAY || files->kind == JSON_OBJECT) && files->count == 0)
            return true;
    }
    return false;
}
