#include "parse/meta.h"

#define KEYS(table) table, sizeof table / sizeof table[0]

static const struct meta_key micro_14[] = {
    {"run_name", META_STRING},
    {"ticket_id", META_STRING},
    {"started_at_utc", META_STRING},
    {"finished_at_utc", META_STRING},
    {"git_sha_before", META_STRING},
    {"git_sha_after", META_STRING},
    {"branch_name", META_STRING},
    {"host_env_notes", META_STRING},
    {"dataset_id", META_STRING_OR_NULL},
    {"config_paths", META_STRINGS},
    {"config_sha256", META_OBJECT},
    {"artifact_paths", META_STRINGS},
    {"report_paths", META_STRINGS},
    {"web_sources", META_STRINGS},
};

static const struct meta_key quant_14[] = {
    {"run_name", META_STRING},
    {"ticket_id", META_STRING},
    {"started_at_utc", META_STRING},
    {"finished_at_utc", META_STRING},
    {"git_sha_before", META_STRING},
    {"git_sha_after", META_STRING},
    {"branch_name", META_STRING},
    {"host_os", META_STRING},
    {"compiler", META_STRING},
    {"python_version", META_STRING},
    {"build_type", META_STRING},
    {"dataset_id", META_STRING_OR_NULL},
    {"config_hashes", META_OBJECT},
    {"tools", META_OBJECT},
};

/* What is known of the other dialects is their keys; the types of some vary from run to run. */
static const struct meta_key micro_doc_11[] = {
    {"run_name", META_STRING},
    {"ticket_id", META_STRING},
    {"git_sha_before", META_STRING},
    {"git_sha_after", META_STRING},
    {"branch", META_STRING},
    {"timestamp_local", META_STRING},
    {"env", META_ANY},
    {"data", META_ANY},
    {"config", META_ANY},
    {"artifacts", META_ANY},
    {"web_research", META_ANY},
};

static const struct meta_key quant_doc[] = {
    {"run_name", META_STRING},
    {"ticket_id", META_STRING},
    {"git_sha_before", META_STRING},
    {"git_sha_after", META_STRING},
    {"branch", META_STRING},
    {"dataset", META_ANY},
    {"notes", META_ANY},
    {"os", META_ANY},
    {"repo", META_ANY},
    {"timestamp_local", META_STRING},
    {"toolchain", META_ANY},
};

static const struct meta_key kit[] = {
    {"run_name", META_STRING},
    {"ticket", META_STRING},
    {"created_at_utc", META_STRING},
    {"git_branch", META_STRING},
    {"git_head", META_STRING},
    {"hostname", META_STRING},
    {"python", META_STRING},
    {"repo_root", META_STRING},
    {"summary", META_ANY},
    {"user", META_STRING},
};

/* A document that has as many keys of two dialects belongs to the one that comes first. */
static const struct meta_dialect dialects[] = {
    {"micro-14", KEYS(micro_14)},
    {"quant-14", KEYS(quant_14)},
    {"micro-doc-11", KEYS(micro_doc_11)},
    {"quant-doc", KEYS(quant_doc)},
    {"kit", KEYS(kit)},
};

enum { DIALECT_COUNT = sizeof dialects / sizeof dialects[0] };

/* The keys under which dialects write the same thing; the first one that is there counts. */
static const char *const run_name_keys[] = {"run_name", NULL};
static const char *const ticket_id_keys[] = {"ticket_id", "ticket", NULL};
static const char *const before_keys[] = {"git_sha_before", NULL};
static const char *const after_keys[] = {"git_sha_after", "git_head", "git_sha", NULL};
static const char *const branch_keys[] = {"branch_name", "branch", "git_branch", "branch_after", NULL};
static const char *const started_keys[] = {"started_at_utc", "start_utc", "start_time", "created_at_utc",
                                           "created_utc",    NULL};
static const char *const finished_keys[] = {"finished_at_utc", "end_utc", "end_time", "timestamp_utc", NULL};

static struct meta_text text_of(const struct json *object, const char *const *keys)
{
    for (; *keys != NULL; keys++) {
        const struct json *value = json_find(object, *keys);
        if (value != NULL && json_is_string(value))
            return (struct meta_text){json_string(value), value->line, true};
        if (value != NULL)
            return (struct meta_text){.is_said = true};
    }
    return (struct meta_text){0};
}

static const struct meta_dialect *choose_dialect(const struct json *object)
{
    const struct meta_dialect *best = &dialects[0];
    size_t most = 0;
    for (size_t i = 0; i < DIALECT_COUNT; i++) {
        size_t count = 0;
        for (size_t k = 0; k < dialects[i].key_count; k++)
            count += json_find(object, dialects[i].keys[k].name) != NULL;
        if (count > most) {
            best = &dialects[i];
            most = count;
        }
    }
    return best;
}

static void read_digests(struct meta *meta, const char *key, bool are_paths, struct arena *arena)
{
    const struct json *digests = json_find(meta->document, key);
    if (digests == NULL || digests->kind != JSON_OBJECT)
        return;
    for (const struct json *value = digests->first; value != NULL; value = value->next) {
        struct meta_digest *digest = arena_push(arena, &meta->digests, struct meta_digest);
        if (digest == NULL)
            return;
        *digest = (struct meta_digest){
            .name = value->key,
            .value = json_string(value),
            .is_null = value->kind == JSON_NULL,
            .is_path = are_paths,
            .line = value->line,
        };
    }
}

static void read_artifacts(struct meta *meta, const char *key, struct arena *arena)
{
    const struct json *paths = json_find(meta->document, key);
    if (paths == NULL || paths->kind != JSON_ARRAY)
        return;
    for (const struct json *value = paths->first; value != NULL; value = value->next) {
        if (!json_is_string(value))
            continue;
        struct meta_text *artifact = arena_push(arena, &meta->artifacts, struct meta_text);
        if (artifact == NULL)
            return;
        *artifact = (struct meta_text){json_string(value), value->line, true};
    }
}

void meta_parse(struct meta *meta, struct bytes text, struct arena *arena)
{
    *meta = (struct meta){0};
    meta->document = json_parse(text, arena, &meta->error);
    meta->is_object = meta->document != NULL && meta->document->kind == JSON_OBJECT;
    if (!meta->is_object)
        return;
    meta->dialect = choose_dialect(meta->document);
    meta->run_name = text_of(meta->document, run_name_keys);
    meta->ticket_id = text_of(meta->document, ticket_id_keys);
    meta->before = text_of(meta->document, before_keys);
    meta->after = text_of(meta->document, after_keys);
    meta->branch = text_of(meta->document, branch_keys);
    meta->started = text_of(meta->document, started_keys);
    meta->finished = text_of(meta->document, finished_keys);
    read_digests(meta, "config_sha256", true, arena);
    read_digests(meta, "config_hashes", false, arena);
    read_artifacts(meta, "artifact_paths", arena);
    read_artifacts(meta, "report_paths", arena);
}

/* A string alone, with a comma behind it or not. Empty when it has an escape: its text is not known here. */
static struct bytes plain_string(struct bytes text)
{
    text = bytes_trim(text);
    if (bytes_end_with(text, BYTES(",")))
        text = bytes_trim_right(bytes_first(text, text.size - 1));
    bool is_quoted = text.size >= 2 && bytes_start_with(text, BYTES("\"")) && bytes_end_with(text, BYTES("\""));
    struct bytes inside = bytes_part(text, 1, is_quoted ? text.size - 2 : 0);
    bool is_plain = bytes_find_byte(inside, '"') == BYTES_NOWHERE && bytes_find_byte(inside, '\\') == BYTES_NOWHERE;
    return is_plain ? inside : (struct bytes){NULL, 0};
}

/* `"key": value,` on a line of its own; `*value` is what follows the colon. */
static bool read_member_line(struct bytes line, struct bytes *key, struct bytes *value)
{
    line = bytes_trim(line);
    size_t end = bytes_find_byte(bytes_after(line, 1), '"');
    if (!bytes_start_with(line, BYTES("\"")) || end == BYTES_NOWHERE)
        return false;
    *key = bytes_part(line, 1, end);
    *value = bytes_trim(bytes_after(line, end + 2));
    if (!bytes_skip(value, BYTES(":")))
        return false;
    *value = bytes_trim(*value);
    return true;
}

static bool is_among(struct bytes key, const char *const *keys)
{
    for (; *keys != NULL; keys++) {
        if (bytes_is(key, *keys))
            return true;
    }
    return false;
}

struct patched_field {
    const char *const *keys;
    struct meta_text *text;
};

static void take_field(const struct patched_field *field, struct bytes key, struct bytes value, uint32_t line)
{
    if (field->text->is_said || !is_among(key, field->keys))
        return;
    *field->text = (struct meta_text){.text = plain_string(value), .is_said = true};
    if (field->text->text.size > 0)
        field->text->line = line;
}

static void take_artifact(struct meta *meta, struct bytes path, uint32_t line, struct arena *arena)
{
    struct meta_text *artifact = path.size == 0 ? NULL : arena_push(arena, &meta->artifacts, struct meta_text);
    if (artifact != NULL)
        *artifact = (struct meta_text){path, line, true};
}

void meta_from_patch(struct meta *meta, const struct patch_file *file, struct arena *arena)
{
    static const char *const artifact_keys[] = {"artifact_paths", "report_paths", NULL};
    *meta = (struct meta){0};
    const struct patched_field fields[] = {
        {run_name_keys, &meta->run_name}, {ticket_id_keys, &meta->ticket_id}, {before_keys, &meta->before},
        {after_keys, &meta->after},       {branch_keys, &meta->branch},       {started_keys, &meta->started},
        {finished_keys, &meta->finished},
    };
    bool in_artifacts = false; /* between the brackets of artifact_paths or report_paths */
    uint64_t expected = 0;     /* the line that follows in the same hunk */
    struct patch_walk walk = patch_walk_start(file);
    struct patch_line line;
    while (patch_walk_next(&walk, &line)) {
        struct bytes key, value;
        if (line.origin == '-')
            continue;
        in_artifacts = in_artifacts && line.new_line == expected;
        expected = line.new_line + 1;
        if (!read_member_line(line.text, &key, &value)) {
            in_artifacts = in_artifacts && !bytes_start_with(bytes_trim(line.text), BYTES("]"));
            if (in_artifacts)
                take_artifact(meta, plain_string(line.text), line.line, arena);
            continue;
        }
        in_artifacts = is_among(key, artifact_keys) && bytes_is(value, "[");
        for (size_t i = 0; i < sizeof fields / sizeof fields[0]; i++)
            take_field(&fields[i], key, value, line.line);
    }
}

static bool has_type(const struct json *value, enum meta_key_type type)
{
    switch (type) {
    case META_ANY:            return true;
    case META_STRING:         return value->kind == JSON_STRING;
    case META_STRING_OR_NULL: return value->kind == JSON_STRING || value->kind == JSON_NULL;
    case META_OBJECT:         return value->kind == JSON_OBJECT;
    case META_STRINGS:        break;
    }
    if (value->kind != JSON_ARRAY)
        return false;
    for (const struct json *item = value->first; item != NULL; item = item->next) {
        if (item->kind != JSON_STRING)
            return false;
    }
    return true;
}

bool meta_next_fault(const struct meta *meta, size_t *from, struct meta_fault *fault)
{
    if (meta->dialect == NULL)
        return false;
    while (*from < meta->dialect->key_count) {
        const struct meta_key *key = &meta->dialect->keys[(*from)++];
        const struct json *value = json_find(meta->document, key->name);
        if (value != NULL && has_type(value, key->type))
            continue;
        *fault = (struct meta_fault){key, value == NULL, value == NULL ? 0 : value->line};
        return true;
    }
    return false;
}

const char *meta_type_name(enum meta_key_type type)
{
    switch (type) {
    case META_STRING:         return "a string";
    case META_STRINGS:        return "an array of strings";
    case META_OBJECT:         return "an object";
    case META_STRING_OR_NULL: return "a string or null";
    case META_ANY:            return "a value";
    }
    return "";
}
