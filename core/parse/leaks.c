/* Local paths in the members' text, and which of those lines the patch added. */
#include "parse/take_member.h"

#include <stdlib.h>

static enum status add_leak(struct dossier *dossier, struct leak leak)
{
    struct leak *added = arena_push(dossier->keep, &dossier->leaks, struct leak);
    if (added == NULL)
        return STATUS_NO_MEMORY;
    *added = leak;
    added->path = arena_copy(dossier->keep, leak.path);
    return STATUS_OK;
}

/* Lines of a patch are told apart by their origin: what it takes away is no leak of this bundle, and what it only shows
 * around a change is one here when the file itself is not bundled. */
enum status search_patch(struct dossier *dossier)
{
    enum status status = STATUS_OK;
    for (size_t i = 0; i < dossier->patch.files.count && status == STATUS_OK; i++) {
        bool is_bundled = bundle_find(dossier->bundle, dossier->patch.files.items[i].new_path) != NO_MEMBER;
        struct patch_walk walk = patch_walk_start(&dossier->patch.files.items[i]);
        struct patch_line line;
        while (status == STATUS_OK && patch_walk_next(&walk, &line)) {
            uint32_t column, count;
            if (line.origin == '-' || (line.origin == ' ' && is_bundled))
                continue;
            struct bytes path = local_path_in(line.text, &column, &count);
            if (path.size > 0)
                status = add_leak(dossier, (struct leak){
                                               .member = dossier->patch_member,
                                               .line = line.line,
                                               .column = column + 1, /* behind the origin character */
                                               .count = count,
                                               .path = path,
                                               .origin = line.origin == '+' ? LEAK_ADDED : LEAK_INHERITED,
                                           });
        }
    }
    return status;
}

/* The lines with a local path that the patch adds to a file, sorted by text. */
struct added_lines {
    struct bytes *items;
    size_t count, capacity;
};

static int by_bytes(const void *left, const void *right)
{
    return bytes_compare(*(const struct bytes *)left, *(const struct bytes *)right);
}

static enum status collect_added_lines(const struct dossier *dossier, struct bytes path, struct added_lines *added,
                                       bool *is_in_patch)
{
    size_t count;
    const struct patch_place *places = patch_find_all(&dossier->patch, path, &count);
    *is_in_patch = count > 0;
    for (size_t i = 0; i < count; i++) {
        struct patch_walk walk = patch_walk_start(&dossier->patch.files.items[places[i].file]);
        struct patch_line line;
        while (patch_walk_next(&walk, &line)) {
            uint32_t column, hits;
            if (line.origin != '+' || local_path_in(line.text, &column, &hits).size == 0)
                continue;
            struct bytes *item = arena_push(dossier->scratch, added, struct bytes);
            if (item == NULL)
                return STATUS_NO_MEMORY;
            *item = line.text;
        }
    }
    if (added->count > 0)
        qsort(added->items, added->count, sizeof *added->items, by_bytes);
    return STATUS_OK;
}

static bool is_among(const struct added_lines *added, struct bytes text)
{
    return added->count > 0 && bsearch(&text, added->items, added->count, sizeof text, by_bytes) != NULL;
}

/* `text` is the member's whole content; the leaks' paths are copied out of it. */
enum status search_text(struct dossier *dossier, uint32_t index, struct bytes text)
{
    struct added_lines added = {0};
    bool is_in_patch;
    enum status status =
        collect_added_lines(dossier, dossier->bundle->members[index].path, &added, &is_in_patch);
    struct lines lines = lines_of(text);
    struct bytes line;
    while (status == STATUS_OK && lines_next(&lines, &line)) {
        struct leak leak = {.member = index, .line = lines.number};
        leak.path = local_path_in(line, &leak.column, &leak.count);
        if (leak.path.size == 0)
            continue;
        leak.origin = !is_in_patch ? LEAK_NOT_TOLD : is_among(&added, line) ? LEAK_ADDED : LEAK_INHERITED;
        status = add_leak(dossier, leak);
    }
    return status;
}
