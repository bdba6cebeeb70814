/*
 * ro-crate-metadata.json (RO-Crate 1.1 and later): a flat graph in which entities of type File and Dataset name what is in
 * the crate by an address relative to it. Sizes are common, digests are not part of the standard.
 */
#include "parse/digest_lists/reading.h"

static bool has_type(const struct json *entity, const char *type)
{
    const struct json *types = json_find(entity, "@type");
    if (json_is_string(types))
        return bytes_is(types->string, type);
    for (const struct json *one = types == NULL ? NULL : types->first; one != NULL; one = one->next) {
        if (bytes_is(json_string(one), type))
            return true;
    }
    return false;
}

static bool is_hex_pair(struct bytes text)
{
    return text.size == 2 && bytes_are_hex(text);
}

static uint8_t hex_value(uint8_t digit)
{
    return (uint8_t)(byte_is_digit(digit) ? digit - '0' : byte_to_lower(digit) - 'a' + 10);
}

/* An address is percent-encoded; in the keep arena. */
static struct bytes decoded(struct list_reading *reading, struct bytes address)
{
    uint8_t *out = arena_buffer(reading->keep, address.size);
    size_t size = 0;
    for (size_t i = 0; out != NULL && i < address.size; i++) {
        struct bytes pair = bytes_part(address, i + 1, 2);
        bool is_encoded = address.at[i] == '%' && is_hex_pair(pair);
        out[size++] = is_encoded ? (uint8_t)(hex_value(pair.at[0]) << 4 | hex_value(pair.at[1])) : address.at[i];
        i += is_encoded ? 2 : 0;
    }
    return (struct bytes){out, size};
}

static void read_size(const struct json *entity, struct listed *listed)
{
    const struct json *size = json_find(entity, "contentSize");
    bool is_text = size != NULL && (size->kind == JSON_STRING || size->kind == JSON_NUMBER);
    listed->has_size = is_text && bytes_to_u64(size->string, &listed->size);
}

static void read_digest(struct list_reading *reading, const struct json *entity, struct listed *listed)
{
    for (const struct json *property = entity->first; property != NULL; property = property->next) {
        enum digest_kind kind;
        if (!digest_kind_of_name(property->key, &kind))
            continue;
        if (!digest_value_read(json_string(property), listed) || listed->algorithm != kind) {
            listed->value = (struct bytes){NULL, 0};
            reading_problem(reading, PROBLEM_LINE, property->line, arena_copy(reading->keep, json_string(property)),
                            "it is no such digest");
            continue;
        }
        listed->value = arena_copy(reading->keep, listed->value);
        listed->line = property->line;
        return;
    }
}

static void read_entity(struct list_reading *reading, const struct json *entity)
{
    const struct json *id = json_find(entity, "@id");
    struct bytes address = json_string(id);
    bool is_file = has_type(entity, "File") || has_type(entity, "MediaObject"), is_folder = has_type(entity, "Dataset");
    bool is_root = bytes_is(address, "./") || bytes_is(address, ".");
    if ((!is_file && !is_folder) || is_root || address.size == 0 || address.at[0] == '#')
        return;
    struct listed listed = {.path = decoded(reading, address), .line = id->line, .is_folder = !is_file};
    if (is_file) {
        read_size(entity, &listed);
        read_digest(reading, entity, &listed);
    }
    reading_add(reading, listed);
}

void ro_crate_read(struct list_reading *reading, const struct json *document)
{
    const struct json *graph = json_find(document, "@graph");
    if (graph == NULL || graph->kind != JSON_ARRAY) {
        reading_problem(reading, PROBLEM_UNREADABLE, 0, (struct bytes){NULL, 0}, "has no graph of entities");
        return;
    }
    for (const struct json *entity = graph->first; entity != NULL; entity = entity->next)
        read_entity(reading, entity);
}
