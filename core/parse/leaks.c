/* Local paths in the members' text, and which of those lines the patch added. */
#include "parse/take_member.h"

#include <stdlib.h>
#include <string.h>

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

static int by_path_and_text(const void *left, const void *right)
{
    const struct added_line *a = left, *b = right;
    int order = bytes_compare(a->path, b->path);
    return order != 0 ? order : bytes_compare(a->text, b->text);
}

static enum status collect_added_lines_of(struct dossier *dossier, const struct patch_file *file)
{
    struct patch_walk walk = patch_walk_start(file);
    struct patch_line line;
    while (patch_walk_next(&walk, &line)) {
        uint32_t column, hits;
        if (line.origin != '+' || local_path_in(line.text, &column, &hits).size == 0)
            continue;
        struct added_line *item = arena_push(dossier->keep, &dossier->added_lines, struct added_line);
        if (item == NULL)
            return STATUS_NO_MEMORY;
        *item = (struct added_line){file->new_path, line.text};
    }
    return STATUS_OK;
}

/* Once for the whole patch, and not before a member needs it: many members may have one path. */
static enum status collect_added_lines(struct dossier *dossier)
{
    enum status status = STATUS_OK;
    if (dossier->has_added_lines)
        return STATUS_OK;
    for (size_t i = 0; i < dossier->patch.files.count && status == STATUS_OK; i++)
        status = collect_added_lines_of(dossier, &dossier->patch.files.items[i]);
    if (status == STATUS_OK && dossier->added_lines.count > 0)
        qsort(dossier->added_lines.items, dossier->added_lines.count, sizeof *dossier->added_lines.items,
              by_path_and_text);
    dossier->has_added_lines = status == STATUS_OK;
    return status;
}

static bool is_added(const struct dossier *dossier, struct bytes path, struct bytes text)
{
    struct added_line wanted = {path, text};
    return dossier->added_lines.count > 0 && bsearch(&wanted, dossier->added_lines.items, dossier->added_lines.count,
                                                     sizeof wanted, by_path_and_text) != NULL;
}

/* Who put the line there, as far as the patch tells. */
static enum status tell_origin(struct dossier *dossier, uint32_t member, struct bytes line, enum leak_origin *origin)
{
    struct bytes path = dossier->bundle->members[member].path;
    *origin = LEAK_NOT_TOLD;
    if (patch_find_last(&dossier->patch, path) == BYTES_NOWHERE)
        return STATUS_OK;
    enum status status = collect_added_lines(dossier);
    *origin = is_added(dossier, path, line) ? LEAK_ADDED : LEAK_INHERITED;
    return status;
}

enum status text_search_start(struct text_search *search, struct dossier *dossier, uint32_t index)
{
    *search = (struct text_search){.dossier = dossier, .index = index, .line = 1, .leaks_before = dossier->leaks.count};
    /* Taken now: what a piece is unpacked in lies above it and goes first. */
    search->carried = arena_buffer(dossier->scratch, LINE_CARRIED_MAX);
    return search->carried == NULL ? STATUS_NO_MEMORY : STATUS_OK;
}

/* One line, or as much of a very long one as is carried. */
static bool search_line(struct text_search *search, struct bytes line)
{
    struct leak leak = {.member = search->index, .line = search->line};
    if (search->is_line_done)
        return true;
    leak.path = local_path_in(line, &leak.column, &leak.count);
    if (leak.path.size == 0)
        return true;
    leak.column += search->let_go;
    search->is_line_done = true;
    return tell_origin(search->dossier, search->index, line, &leak.origin) == STATUS_OK &&
           add_leak(search->dossier, leak) == STATUS_OK;
}

/* Keeps the start of a line whose end comes with a later piece. What no longer fits is searched and let go, but for the
 * last part, in which a path may have begun. */
static bool carry(struct text_search *search, struct bytes part)
{
    while (part.size > 0) {
        struct bytes fitting = bytes_first(part, LINE_CARRIED_MAX - search->carried_size);
        memcpy(search->carried + search->carried_size, fitting.at, fitting.size);
        search->carried_size += fitting.size;
        part = bytes_after(part, fitting.size);
        if (search->carried_size < LINE_CARRIED_MAX)
            break;
        if (!search_line(search, (struct bytes){search->carried, search->carried_size}))
            return false;
        memmove(search->carried, search->carried + LINE_CARRIED_MAX - LINE_KEPT, LINE_KEPT);
        search->carried_size = LINE_KEPT;
        search->let_go += LINE_CARRIED_MAX - LINE_KEPT;
    }
    return true;
}

static bool end_line(struct text_search *search, struct bytes rest_of_line)
{
    bool is_good;
    if (search->carried_size == 0) {
        is_good = search_line(search, rest_of_line);
    } else {
        is_good = carry(search, rest_of_line) &&
                  search_line(search, (struct bytes){search->carried, search->carried_size});
        search->carried_size = 0;
    }
    search->is_line_done = false;
    search->let_go = 0;
    search->line++;
    return is_good;
}

bool text_search_piece(void *context, struct bytes piece)
{
    struct text_search *search = context;
    for (;;) {
        size_t newline = bytes_find_byte(piece, '\n');
        if (newline == BYTES_NOWHERE)
            return piece.size == 0 || carry(search, piece);
        if (!end_line(search, bytes_first(piece, newline)))
            return false;
        piece = bytes_after(piece, newline + 1);
    }
}

enum status text_search_end(struct text_search *search, bool is_text)
{
    bool is_good = search->carried_size == 0 || end_line(search, BYTES(""));
    if (!is_text)
        search->dossier->leaks.count = search->leaks_before;
    return is_good ? STATUS_OK : STATUS_NO_MEMORY;
}
