/* Lists in JSON: which members are some, and which format their documents have. */
#include "parse/digest_lists/reading.h"

enum { NAME_MAX = 255 };

static bool ends_with_any(struct bytes name, const char *const *ends)
{
    for (; *ends != NULL; ends++) {
        if (bytes_end_with(name, bytes_of(*ends)))
            return true;
    }
    return false;
}

enum digest_list_format json_list_named(const struct member *member)
{
    static const char *const statements[] = {".intoto.json", ".intoto.jsonl", ".intoto",          ".dsse.json",
                                             ".dsse",        ".sigstore",     ".sigstore.json",   "attestation.json",
                                             "attestations.json", "attestation.jsonl", "attestations.jsonl",
                                             "provenance.json",   "provenance.jsonl",  "statement.json", ".link", NULL};
    static const char *const manifests[] = {"manifest.json",  "checksums.json", "checksum.json", "hashes.json",
                                            "digests.json",   "sha256.json",    "sha256sums.json", "integrity.json",
                                            "metadata.json",  "_meta.json",     ".meta.json",    NULL};
    struct bytes name = path_name(member->path);
    uint8_t lower[NAME_MAX];
    if (member->role == ROLE_RUN_META || name.size > NAME_MAX)
        return LIST_FORMATS;
    for (size_t i = 0; i < name.size; i++)
        lower[i] = byte_to_lower(name.at[i]);
    struct bytes folded = {lower, name.size};
    if (bytes_is(name, "datapackage.json") || bytes_is(name, "datapackage-digest.json"))
        return LIST_DATA_PACKAGE;
    if (bytes_is(name, "ro-crate-metadata.json") || bytes_is(name, "ro-crate-metadata.jsonld"))
        return LIST_RO_CRATE;
    if (ends_with_any(folded, statements))
        return LIST_IN_TOTO;
    return ends_with_any(folded, manifests) ? LIST_MANIFEST : LIST_FORMATS;
}

static void say_unreadable(struct list_reading *reading, const struct json_error *error)
{
    if (error->kind == JSON_ERROR_TOO_MANY)
        reading_limit(reading, error->line, LIMIT_DIGEST_VALUES, "the number of its values", error->found);
    else
        reading_problem(reading, PROBLEM_UNREADABLE, error->line, arena_copy(reading->keep, error->key),
                        json_error_text(error->kind));
}

/* Of names like these, few documents are lists: that one cannot be read is not said. */
static bool is_a_guess(struct bytes path)
{
    static const char *const ends[] = {"metadata.json", "meta.json", NULL};
    return ends_with_any(path, ends);
}

/* NULL when it is none; that has been said then. */
static const struct json *parse(struct list_reading *reading, struct bytes text, uint32_t line)
{
    struct json_error error;
    const struct json *document =
        json_parse_within(text, reading->bundle->limits->of[LIMIT_DIGEST_VALUES], reading->scratch, &error);
    if (line > 0)
        error.line = line;
    if (document == NULL && !is_a_guess(reading->bundle->members[reading->list.member].path))
        say_unreadable(reading, &error);
    return document;
}

static bool is_one_a_line(struct bytes path)
{
    return bytes_end_with(path, BYTES(".jsonl"));
}

static void read_lines(struct list_reading *reading, struct bytes text)
{
    struct lines lines = lines_of(text);
    for (struct bytes line; lines_next(&lines, &line);) {
        struct arena_mark mark = arena_mark(reading->scratch);
        const struct json *document = bytes_trim(line).size == 0 ? NULL : parse(reading, line, lines.number);
        if (document != NULL)
            in_toto_read(reading, document, lines.number);
        arena_rewind(reading->scratch, mark);
    }
}

/* A manifest without any digest, and not empty either, is some other document of that name. */
static bool read_document(struct list_reading *reading, const struct json *document, struct bytes name)
{
    if (reading->list.format != LIST_RO_CRATE && in_toto_is_shape(document))
        reading->list.format = LIST_IN_TOTO;
    switch (reading->list.format) {
    case LIST_DATA_PACKAGE:
        if (bytes_is(name, "datapackage-digest.json"))
            data_package_digest_read(reading, document);
        else
            data_package_read(reading, document);
        return true;
    case LIST_RO_CRATE:
        ro_crate_read(reading, document);
        return true;
    case LIST_IN_TOTO:
        in_toto_read(reading, document, 0);
        return true;
    default:
        manifest_json_read(reading, document);
        return reading->list.count > 0 || manifest_json_is_empty(document);
    }
}

void json_list_read(struct list_reading *reading, uint32_t index, enum digest_list_format format, bool *is_list)
{
    struct arena_mark mark = arena_mark(reading->scratch);
    struct bytes path = reading->bundle->members[index].path, text = reading->bundle->members[index].content;
    reading_start(reading, index, format);
    *is_list = true;
    if (format == LIST_IN_TOTO && is_one_a_line(path)) {
        read_lines(reading, text);
    } else {
        const struct json *document = parse(reading, text, 0);
        *is_list = document != NULL || !is_a_guess(path);
        if (document != NULL)
            *is_list = read_document(reading, document, path_name(path));
    }
    arena_rewind(reading->scratch, mark);
}
