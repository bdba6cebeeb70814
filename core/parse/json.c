#include "parse/json.h"

#include <assert.h>
#include <stdlib.h>
#include <string.h>

#include <cJSON.h>

#include "parse/json_scan.h"

/* cJSON's tree and ours have the same shape, so both are walked in step. */
struct step {
    const cJSON *from;
    struct json *to;
};

static bool copy_text(const char *from, struct bytes *to, struct arena *arena)
{
    struct bytes text = bytes_of(from); /* the scan has refused every NUL */
    *to = arena_copy(arena, text);
    return to->size == text.size;
}

static bool copy_value(struct step step, struct arena *arena)
{
    if (step.from->string != NULL && !copy_text(step.from->string, &step.to->key, arena))
        return false;
    if (step.to->kind == JSON_NUMBER)
        step.to->number = step.from->valuedouble;
    if (step.to->kind == JSON_STRING)
        return copy_text(step.from->valuestring, &step.to->string, arena);
    return true;
}

static bool copy_values(const cJSON *from, struct json *to, struct arena *arena)
{
    struct step containers[JSON_DEPTH_MAX];
    size_t depth = 0;
    struct step step = {from, to};
    for (;;) {
        assert((step.from == NULL) == (step.to == NULL));
        if (step.to == NULL && depth == 0)
            return true;
        if (step.to == NULL) {
            step = containers[--depth];
        } else {
            if (!copy_value(step, arena))
                return false;
            if (step.to->first != NULL) {
                containers[depth++] = step;
                step = (struct step){step.from->child, (struct json *)step.to->first};
                continue;
            }
        }
        step = (struct step){step.from->next, (struct json *)step.to->next};
    }
}

static int compare_places(const struct json *a, const struct json *b)
{
    if (a->line != b->line)
        return a->line < b->line ? -1 : 1;
    return (a->column > b->column) - (a->column < b->column);
}

static int compare_keys(const void *a, const void *b)
{
    const struct json *const *one = a;
    const struct json *const *other = b;
    int order = bytes_compare((*one)->key, (*other)->key);
    return order != 0 ? order : compare_places(*one, *other);
}

/* The first member in document order whose key an earlier member of this object has. */
static bool find_duplicate_in(const struct json *object, struct arena *arena, const struct json **duplicate)
{
    struct arena_mark mark = arena_mark(arena);
    const struct json **members = arena_new(arena, const struct json *, object->count);
    if (members == NULL)
        return false;
    size_t count = 0;
    for (const struct json *member = object->first; member != NULL; member = member->next)
        members[count++] = member;
    qsort(members, count, sizeof members[0], compare_keys);
    for (size_t i = 1; i < count; i++) {
        bool is_repeated = bytes_equal(members[i - 1]->key, members[i]->key);
        if (is_repeated && (*duplicate == NULL || compare_places(members[i], *duplicate) < 0))
            *duplicate = members[i];
    }
    arena_rewind(arena, mark);
    return true;
}

/* False when memory is out. */
static bool find_duplicate(const struct json *document, struct arena *arena, const struct json **duplicate)
{
    const struct json *containers[JSON_DEPTH_MAX];
    size_t depth = 0;
    const struct json *value = document;
    for (;;) {
        if (value == NULL && depth == 0)
            return true;
        if (value == NULL) {
            value = containers[--depth]->next;
            continue;
        }
        if (value->kind == JSON_OBJECT && value->count > 1 && !find_duplicate_in(value, arena, duplicate))
            return false;
        if (value->first != NULL) {
            containers[depth++] = value;
            value = value->first;
        } else {
            value = value->next;
        }
    }
}

/* Bytes of heap that cJSON takes, with what an allocator adds. */
enum { HEAP_A_VALUE = 80, HEAP_A_STRING = 32 };

static bool read_values(struct bytes text, const struct json_counts *counts, struct json *document, struct arena *arena)
{
    uint64_t heap = HEAP_A_VALUE * (uint64_t)counts->values + HEAP_A_STRING * (uint64_t)counts->strings + text.size;
    if (!memory_lend(arena->memory, heap))
        return false;
    cJSON *tree = cJSON_ParseWithLength((const char *)text.at, text.size);
    bool is_copied = tree != NULL && copy_values(tree, document, arena);
    cJSON_Delete(tree);
    memory_take_back(arena->memory, heap);
    return is_copied;
}

static const struct json *give_up(struct json_error *error, enum json_error_kind kind)
{
    error->kind = kind;
    return NULL;
}

const struct json *json_parse(struct bytes text, struct arena *arena, struct json_error *error)
{
    return json_parse_within(text, UINT64_MAX, arena, error);
}

const struct json *json_parse_within(struct bytes text, uint64_t values_max, struct arena *arena,
                                     struct json_error *error)
{
    struct json_counts counts;
    *error = (struct json_error){.kind = JSON_ERROR_NONE, .line = 1, .column = 1};
    struct arena_mark mark = arena_mark(arena);
    struct json *document = json_scan(text, values_max, &counts, arena, error);
    const struct json *duplicate = NULL;
    if (document == NULL) {
        arena_rewind(arena, mark);
        return NULL;
    }
    /* What passed the scan, cJSON can read; it fails for lack of memory only. */
    if (!read_values(text, &counts, document, arena) || !find_duplicate(document, arena, &duplicate)) {
        arena_rewind(arena, mark);
        arena->memory->exhausted = true;
        return give_up(error, JSON_ERROR_MEMORY);
    }
    if (duplicate == NULL)
        return document;
    error->line = duplicate->line;
    error->column = duplicate->column;
    error->key = duplicate->key;
    return give_up(error, JSON_ERROR_DUPLICATE_KEY);
}

const char *json_error_text(enum json_error_kind kind)
{
    switch (kind) {
    case JSON_ERROR_NONE:          return "is valid JSON";
    case JSON_ERROR_LONG_NUMBER:   return "has a number too long to be read";
    case JSON_ERROR_TOO_MANY:    return "has more values than are read";
    case JSON_ERROR_TOO_DEEP:      return "is nested too deeply to be read";
    case JSON_ERROR_NOT_UTF8:      return "is not valid UTF-8";
    case JSON_ERROR_SYNTAX:        return "is not valid JSON";
    case JSON_ERROR_CONTROL:       return "has a control character in a string";
    case JSON_ERROR_DUPLICATE_KEY: return "repeats a key";
    case JSON_ERROR_TRAILING:      return "has something after its end";
    case JSON_ERROR_MEMORY:        return "needs more memory than there is";
    }
    return "";
}

const struct json *json_find(const struct json *object, const char *key)
{
    if (object == NULL || object->kind != JSON_OBJECT)
        return NULL;
    struct bytes wanted = bytes_of(key);
    for (const struct json *member = object->first; member != NULL; member = member->next) {
        if (bytes_equal(member->key, wanted))
            return member;
    }
    return NULL;
}

bool json_is_string(const struct json *value)
{
    return value != NULL && value->kind == JSON_STRING;
}

struct bytes json_string(const struct json *value)
{
    return json_is_string(value) ? value->string : (struct bytes){NULL, 0};
}
