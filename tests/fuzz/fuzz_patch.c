/* Reads a text as a patch, and asks everything that may be asked of it. */

#include "parse/patch/rebuild.h"
#include "parse/patch/reverse.h"

#include <assert.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

/* What the reader counts is what a walk over the hunks finds. */
static void check_hunks(const struct patch_file *file)
{
    struct patch_walk walk = patch_walk_start(file);
    struct patch_line line;
    uint64_t added = 0, removed = 0;
    while (patch_walk_next(&walk, &line)) {
        added += line.origin == '+';
        removed += line.origin == '-';
        assert(line.line > file->hunks_line);
    }
    assert(added == file->added_lines && removed == file->removed_lines);
}

static void check_sections(const struct patch *patch)
{
    size_t files = 0;
    for (size_t i = 0; i < patch->sections.count; i++) {
        assert(patch->sections.items[i].first_file == files);
        files += patch->sections.items[i].file_count;
    }
    assert(files == patch->files.count);
}

/* Each entry from an empty file: whatever is said, nothing must be read that is not there. */
static void take_back(const struct patch *patch, struct arena *arena)
{
    enum patch_held *held = arena_new(arena, enum patch_held, patch->files.count);
    for (uint32_t i = 0; held != NULL && i < patch->files.count; i++) {
        struct arena_mark mark = arena_mark(arena);
        (void)patch_reverse(patch, i, BYTES("one\ntwo\n"), DIGEST_SHA1, &normal_limits, held, arena);
        arena_rewind(arena, mark);
    }
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    struct memory memory = {.limit = 64 << 20};
    struct arena arena = {.memory = &memory};
    struct patch patch;
    uint64_t binary_left = 1 << 20;
    patch_parse(&patch, (struct bytes){data, size}, &arena);
    if (!memory.exhausted)
        check_sections(&patch);
    for (size_t i = 0; i < patch.files.count; i++) {
        struct patch_file *file = &patch.files.items[i];
        check_hunks(file);
        (void)patch_rebuild(file, &binary_left, &normal_limits, &arena);
        assert(memory.exhausted || patch_find_last(&patch, file->new_path) != BYTES_NOWHERE);
    }
    take_back(&patch, &arena);
    arena_release(&arena);
    return 0;
}
