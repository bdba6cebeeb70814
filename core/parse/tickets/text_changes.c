#include "parse/tickets/text_changes.h"

#include "parse/tickets/checkbox.h"

#include <stdlib.h>

struct removed {
    struct bytes *items;
    size_t count, capacity;
};

/* What the line says, whatever its box shows. */
static struct bytes without_box(struct bytes line)
{
    struct list_item item;
    return list_item_read(line, &item) ? trim_wide(item.text) : trim_wide(line);
}

static int by_text(const void *left, const void *right)
{
    return bytes_compare(*(const struct bytes *)left, *(const struct bytes *)right);
}

static void collect_removed(struct removed *removed, const struct patch_file *file, struct arena *scratch)
{
    struct patch_walk walk = patch_walk_start(file);
    struct patch_line line;
    while (patch_walk_next(&walk, &line)) {
        struct bytes *added = line.origin == '-' ? arena_push(scratch, removed, struct bytes) : NULL;
        if (added != NULL)
            *added = without_box(line.text);
    }
    if (removed->count > 0)
        qsort(removed->items, removed->count, sizeof *removed->items, by_text);
}

static int by_number(const void *left, const void *right)
{
    uint32_t a = *(const uint32_t *)left, b = *(const uint32_t *)right;
    return (a > b) - (a < b);
}

static void collect_added(struct text_changes *changes, const struct patch_file *file, const struct removed *removed,
                          struct arena *keep)
{
    struct patch_walk walk = patch_walk_start(file);
    struct patch_line line;
    while (patch_walk_next(&walk, &line)) {
        struct bytes text = without_box(line.text);
        bool is_new = line.origin == '+' && text.size > 0 && line.new_line < UINT32_MAX &&
                      (removed->count == 0 ||
                       bsearch(&text, removed->items, removed->count, sizeof *removed->items, by_text) == NULL);
        uint32_t *number = is_new ? arena_push(keep, changes, uint32_t) : NULL;
        if (number != NULL)
            *number = (uint32_t)line.new_line;
    }
    if (changes->count > 0)
        qsort(changes->items, changes->count, sizeof *changes->items, by_number);
}

void text_changes_find(struct text_changes *changes, const struct patch *patch, struct bytes path, struct arena *keep,
                       struct arena *scratch)
{
    size_t at = patch_find_last(patch, path);
    const struct patch_file *file = at == BYTES_NOWHERE ? NULL : &patch->files.items[at];
    *changes = (struct text_changes){.file = PATCH_NO_FILE};
    if (file == NULL || file->combined != NULL || file->is_broken || file->hunks.size == 0 || patch_removes(file, path))
        return;
    struct arena_mark mark = arena_mark(scratch);
    struct removed removed = {0};
    changes->file = (uint32_t)at;
    collect_removed(&removed, file, scratch);
    collect_added(changes, file, &removed, keep);
    arena_rewind(scratch, mark);
}

bool text_changes_has(const struct text_changes *changes, uint32_t line)
{
    return changes->count > 0 &&
           bsearch(&line, changes->items, changes->count, sizeof *changes->items, by_number) != NULL;
}
