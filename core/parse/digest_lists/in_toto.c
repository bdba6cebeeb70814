/*
 * in-toto: the subjects of a Statement (version 0.1 and 1), bare, in a DSSE envelope, or in a Sigstore bundle around one;
 * the products of a link. Signatures are counted, never checked: that takes keys that no bundle can be trusted to bring.
 */
#include "parse/digest_lists/reading.h"

static bool starts_with(const struct json *value, const char *start)
{
    return bytes_start_with(json_string(value), bytes_of(start));
}

static bool is_statement(const struct json *document)
{
    return starts_with(json_find(document, "_type"), "https://in-toto.io/Statement/");
}

static bool is_link(const struct json *document)
{
    return bytes_is(json_string(json_find(document, "_type")), "link");
}

static const struct json *envelope_in(const struct json *document)
{
    const struct json *inner = json_find(document, "dsseEnvelope");
    const struct json *envelope = inner != NULL ? inner : document;
    bool is_one = json_is_string(json_find(envelope, "payload")) && json_is_string(json_find(envelope, "payloadType"));
    return is_one ? envelope : NULL;
}

bool in_toto_is_shape(const struct json *document)
{
    return is_statement(document) || is_link(json_find(document, "signed")) || envelope_in(document) != NULL;
}

/* One digest of a subject. False when it is none that fixes the bytes of a file here. */
static bool read_digest(struct list_reading *reading, const struct json *digest, struct listed listed)
{
    enum digest_kind kind;
    struct bytes value = json_string(digest);
    listed.is_git_blob = bytes_is(digest->key, "gitBlob");
    if (listed.is_git_blob)
        kind = value.size == 2 * SHA256_SIZE ? DIGEST_SHA256 : DIGEST_SHA1;
    else if (!digest_kind_of_name(digest->key, &kind))
        return false;
    if (!bytes_are_hex(value) || value.size != 2 * digest_size(kind)) {
        reading_problem(reading, PROBLEM_LINE, listed.line, arena_copy(reading->keep, value), "it is no such digest");
        return true;
    }
    listed.value = arena_copy(reading->keep, value);
    listed.algorithm = kind;
    reading_add(reading, listed);
    return true;
}

/* Digests of commits and trees fix more than one file; they are told by other means. */
static bool is_of_no_file(struct bytes name)
{
    return bytes_start_with(name, BYTES("git")) || bytes_start_with(name, BYTES("dirHash"));
}

/* `line` is 0 where the subject's own lines are those of the file. */
static void read_subject(struct list_reading *reading, struct bytes name, const struct json *digests, uint32_t line)
{
    struct listed listed = {.path = arena_copy(reading->keep, name), .line = line > 0 ? line : digests->line};
    for (const struct json *digest = digests->first; digest != NULL; digest = digest->next) {
        listed.line = line > 0 ? line : digest->line;
        if (!read_digest(reading, digest, listed) && !is_of_no_file(digest->key))
            reading_problem(reading, PROBLEM_UNKNOWN, listed.line, arena_copy(reading->keep, digest->key),
                            "is not computed here");
    }
}

static void read_statement(struct list_reading *reading, const struct json *statement, uint32_t line)
{
    const struct json *subjects = json_find(statement, "subject");
    if (subjects == NULL || subjects->kind != JSON_ARRAY) {
        reading_problem(reading, PROBLEM_UNREADABLE, line, (struct bytes){NULL, 0}, "is a statement without subjects");
        return;
    }
    for (const struct json *subject = subjects->first; subject != NULL; subject = subject->next) {
        const struct json *name = json_find(subject, "name"), *digests = json_find(subject, "digest");
        if (!json_is_string(name))
            name = json_find(subject, "uri");
        if (digests == NULL || digests->kind != JSON_OBJECT || digests->count == 0)
            reading_problem(reading, PROBLEM_LINE, line > 0 ? line : subject->line,
                            arena_copy(reading->keep, json_string(name)), "a subject without a digest");
        else
            read_subject(reading, json_string(name), digests, line);
    }
}

static void read_link(struct list_reading *reading, const struct json *link, uint32_t line)
{
    const struct json *products = json_find(link, "products");
    for (const struct json *product = products == NULL ? NULL : products->first; product != NULL; product = product->next)
        read_subject(reading, product->key, product, line);
}

/* What is in an envelope has no lines of its own: all of it stands at the line of the payload. */
static void read_payload(struct list_reading *reading, const struct json *payload, uint32_t line)
{
    struct json_error error;
    struct bytes text = payload->string;
    uint8_t *out = arena_buffer(reading->scratch, text.size / 4 * 3 + 3);
    if (out == NULL)
        return;
    if (!bytes_are_base64(text)) {
        reading_problem(reading, PROBLEM_UNREADABLE, line, (struct bytes){NULL, 0},
                        "is an envelope whose payload is not base64");
        return;
    }
    struct bytes inner = {out, base64_decode(text, out)};
    const struct json *statement = json_parse_within(inner, reading->bundle->limits->of[LIMIT_DIGEST_VALUES], reading->scratch, &error);
    if (statement == NULL && error.kind == JSON_ERROR_TOO_MANY)
        reading_limit(reading, line, LIMIT_DIGEST_VALUES, "the number of its values", error.found);
    else if (statement == NULL || !is_statement(statement))
        reading_problem(reading, PROBLEM_UNREADABLE, line, (struct bytes){NULL, 0},
                        "is an envelope whose payload is no in-toto statement");
    else
        read_statement(reading, statement, line);
}

void in_toto_read(struct list_reading *reading, const struct json *document, uint32_t line)
{
    const struct json *envelope = envelope_in(document), *link = json_find(document, "signed");
    const struct json *signatures = json_find(envelope != NULL ? envelope : document, "signatures");
    const struct json *payload = json_find(envelope, "payload");
    if (signatures != NULL && signatures->kind == JSON_ARRAY)
        reading->list.signatures += (uint32_t)signatures->count;
    if (envelope != NULL)
        read_payload(reading, payload, line > 0 ? line : payload->line);
    else if (is_link(link))
        read_link(reading, link, line);
    else if (is_statement(document))
        read_statement(reading, document, line);
    else
        reading_problem(reading, PROBLEM_UNREADABLE, line, (struct bytes){NULL, 0}, "is no in-toto statement");
}
