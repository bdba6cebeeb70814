#include "parse/patch/parts.h"

bool patch_removes(const struct patch_file *file, struct bytes path)
{
    if (file->change == PATCH_DELETED)
        return bytes_equal(file->old_path, path);
    return file->change == PATCH_RENAMED && bytes_equal(file->old_path, path) && !bytes_equal(file->new_path, path);
}

static uint32_t time_of(const struct patch *patch, uint32_t file)
{
    switch (patch->sections.items[patch->files.items[file].section].kind) {
    case PATCH_SECTION_STAGED:
        return 1;
    case PATCH_SECTION_WORKTREE:
        return 2;
    case PATCH_SECTION_PLAIN:
    case PATCH_SECTION_RANGE:
        break;
    }
    return 0;
}

static bool is_moved_away(const struct patch *patch, const struct patch_place *place)
{
    return place->is_gone && patch->files.items[place->file].change == PATCH_RENAMED;
}

/* Entries of one section are in order of their new paths, not of time: there, a file put at a path counts after one
 * moved away from it. */
static bool comes_before(const struct patch *patch, const struct patch_place *a, const struct patch_place *b)
{
    const struct patch_file *files = patch->files.items;
    int order = bytes_compare(a->path, b->path);
    uint32_t time_a = time_of(patch, a->file);
    uint32_t time_b = time_of(patch, b->file);
    if (order != 0)
        return order < 0;
    if (time_a != time_b)
        return time_a < time_b;
    if (files[a->file].section != files[b->file].section)
        return files[a->file].section < files[b->file].section;
    bool a_moves = is_moved_away(patch, a);
    if (a_moves != is_moved_away(patch, b))
        return a_moves;
    return a->file < b->file;
}

/* Merges the sorted runs from[first..middle) and from[middle..last). */
static void merge(const struct patch *patch, const struct patch_place *from, struct patch_place *to, size_t first,
                  size_t middle, size_t last)
{
    size_t left = first, right = middle;
    for (size_t i = first; i < last; i++) {
        bool take_right = right < last && (left == middle || comes_before(patch, &from[right], &from[left]));
        to[i] = take_right ? from[right++] : from[left++];
    }
}

static size_t at_most(size_t value, size_t limit)
{
    return value < limit ? value : limit;
}

/* Bottom-up merge sort: no recursion, and never quadratic whatever the patch holds. */
static struct patch_place *sort(const struct patch *patch, struct patch_place *items, struct patch_place *spare,
                                size_t count)
{
    for (size_t width = 1; width < count; width *= 2) {
        for (size_t first = 0; first < count; first += 2 * width)
            merge(patch, items, spare, first, at_most(first + width, count), at_most(first + 2 * width, count));
        struct patch_place *sorted = spare;
        spare = items;
        items = sorted;
    }
    return items;
}

void patch_sort_places(struct patch *patch, struct arena *arena)
{
    size_t capacity = 2 * patch->files.count;
    struct patch_place *items = arena_new(arena, struct patch_place, capacity);
    struct patch_place *spare = arena_new(arena, struct patch_place, capacity);
    size_t count = 0;
    if (items == NULL || spare == NULL)
        return;
    for (uint32_t i = 0; i < patch->files.count; i++) {
        const struct patch_file *file = &patch->files.items[i];
        bool is_gone = file->change == PATCH_DELETED;
        items[count++] = (struct patch_place){file->new_path, i, is_gone};
        if (patch_removes(file, file->old_path) && !is_gone)
            items[count++] = (struct patch_place){file->old_path, i, true};
    }
    patch->places.items = sort(patch, items, spare, count);
    patch->places.count = count;
    patch->places.capacity = capacity;
}

/* The index of the first place after those of `path`. */
static size_t places_end(const struct patch *patch, struct bytes path)
{
    size_t low = 0, high = patch->places.count; /* it lies in [low, high] */
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        if (bytes_compare(patch->places.items[middle].path, path) <= 0)
            low = middle + 1;
        else
            high = middle;
    }
    return low;
}

size_t patch_find_last(const struct patch *patch, struct bytes path)
{
    size_t end = places_end(patch, path);
    if (end == 0 || !bytes_equal(patch->places.items[end - 1].path, path))
        return BYTES_NOWHERE;
    return patch->places.items[end - 1].file;
}

const struct patch_place *patch_find_all(const struct patch *patch, struct bytes path, size_t *count)
{
    size_t end = places_end(patch, path), first = end;
    while (first > 0 && bytes_equal(patch->places.items[first - 1].path, path))
        first--;
    *count = end - first;
    return *count == 0 ? NULL : &patch->places.items[first];
}
