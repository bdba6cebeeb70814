/* json_parse: what it accepts, it accepts for a reason, and it never accepts and refuses at once. */
#include <assert.h>

#include "parse/json.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

/* Children are counted, keyed in objects only, and come in the order of the text. */
static size_t check_children(const struct json *value)
{
    size_t count = 0;
    for (const struct json *child = value->first; child != NULL; child = child->next, count++) {
        assert(value->kind == JSON_OBJECT || child->key.size == 0);
        assert(child->line > value->line || (child->line == value->line && child->column > value->column));
        assert(child->next == NULL || child->next->line > child->line || child->next->column > child->column);
    }
    return count;
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    struct memory memory = {.limit = (size_t)64 << 20};
    struct arena arena = {.memory = &memory};
    struct json_error error;
    const struct json *document = json_parse((struct bytes){data, size}, &arena, &error);
    assert((document == NULL) == (error.kind != JSON_ERROR_NONE));
    assert(error.kind != JSON_ERROR_MEMORY || memory.exhausted);
    assert(error.line > 0 && error.column > 0);
    for (const struct json *value = document; value != NULL; value = value->first)
        assert(check_children(value) == value->count);
    arena_release(&arena);
    assert(memory.used == 0);
    return 0;
}
