/* meta_parse over the input as a document, meta_from_patch over it as the hunks of a patch. */
#include <assert.h>

#include "parse/meta.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static void check_text(const struct meta_text *value)
{
    assert(value->is_said || (value->line == 0 && value->text.size == 0));
    assert(value->text.size == 0 || value->line > 0);
}

static void check_meta(const struct meta *meta)
{
    check_text(&meta->run_name);
    check_text(&meta->ticket_id);
    check_text(&meta->before);
    check_text(&meta->after);
    check_text(&meta->branch);
    check_text(&meta->started);
    check_text(&meta->finished);
    for (size_t i = 0; i < meta->artifacts.count; i++)
        check_text(&meta->artifacts.items[i]);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    struct memory memory = {.limit = (size_t)64 << 20};
    struct arena arena = {.memory = &memory};
    struct bytes text = {data, size};
    struct meta meta;
    struct meta_fault fault;
    size_t faults = 0;
    meta_parse(&meta, text, &arena);
    check_meta(&meta);
    assert(meta.is_object == (meta.dialect != NULL));
    for (size_t from = 0; meta_next_fault(&meta, &from, &fault); faults++)
        assert(fault.is_missing == (fault.line == 0));
    assert(meta.dialect == NULL ? faults == 0 : faults <= meta.dialect->key_count);

    struct patch patch;
    patch_parse(&patch, text, &arena);
    for (size_t i = 0; i < patch.files.count && i < 16; i++) {
        meta_from_patch(&meta, &patch.files.items[i], &arena);
        check_meta(&meta);
    }
    arena_release(&arena);
    assert(memory.used == 0);
    return 0;
}
