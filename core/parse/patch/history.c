/* Which entry comes after which: for each path, what the sections did to it one after another. */
#include "parse/patch/parts.h"

bool patch_removes(const struct patch_file *file, struct bytes path)
{
    if (file->change == PATCH_DELETED)
        return bytes_equal(file->old_path, path);
    return file->change == PATCH_RENAMED && bytes_equal(file->old_path, path) && !bytes_equal(file->new_path, path);
}

/* --- places: sorted by path, then by time --- */

static uint32_t rank_of(const struct patch *patch, uint32_t file)
{
    return patch->sections.items[patch->files.items[file].section].rank;
}

static bool is_moved_away(const struct patch *patch, const struct patch_place *place)
{
    return place->is_gone && patch->files.items[place->file].change == PATCH_RENAMED;
}

/* Entries of one section are in order of their new paths, not of time: there, a file put at a path counts after one
 * moved away from it. */
static bool comes_before(const struct patch *patch, const struct patch_place *a, const struct patch_place *b)
{
    int order = bytes_compare(a->path, b->path);
    uint32_t rank_a = rank_of(patch, a->file);
    uint32_t rank_b = rank_of(patch, b->file);
    if (order != 0)
        return order < 0;
    if (rank_a != rank_b)
        return rank_a < rank_b;
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
static void sort(struct patch *patch, struct patch_place **items, struct patch_place **spare, size_t count)
{
    for (size_t width = 1; width < count; width *= 2) {
        for (size_t first = 0; first < count; first += 2 * width)
            merge(patch, *items, *spare, first, at_most(first + width, count), at_most(first + 2 * width, count));
        struct patch_place *sorted = *spare;
        *spare = *items;
        *items = sorted;
    }
}

static size_t list_places(const struct patch *patch, struct patch_place *items)
{
    size_t count = 0;
    for (uint32_t i = 0; i < patch->files.count; i++) {
        const struct patch_file *file = &patch->files.items[i];
        bool is_gone = file->change == PATCH_DELETED;
        items[count++] = (struct patch_place){file->new_path, i, is_gone};
        if (patch_removes(file, file->old_path) && !is_gone)
            items[count++] = (struct patch_place){file->old_path, i, true};
    }
    return count;
}

/* The index of the first place that does not come before this one. */
static size_t first_place(const struct patch *patch, const struct patch_place *place)
{
    size_t low = 0, high = patch->places.count; /* it lies in [low, high] */
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        if (comes_before(patch, &patch->places.items[middle], place))
            low = middle + 1;
        else
            high = middle;
    }
    return low;
}

/* The index of the first place after those of `path` in sections of a lower rank. */
static size_t places_before(const struct patch *patch, struct bytes path, uint32_t rank)
{
    size_t low = 0, high = patch->places.count; /* it lies in [low, high] */
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        const struct patch_place *place = &patch->places.items[middle];
        int order = bytes_compare(place->path, path);
        if (order < 0 || (order == 0 && rank_of(patch, place->file) < rank))
            low = middle + 1;
        else
            high = middle;
    }
    return low;
}

size_t patch_find_last(const struct patch *patch, struct bytes path)
{
    size_t end = places_before(patch, path, UINT32_MAX);
    if (end == 0 || !bytes_equal(patch->places.items[end - 1].path, path))
        return BYTES_NOWHERE;
    return patch->places.items[end - 1].file;
}

/* --- what an entry starts from --- */

/* The place that holds, or lost, what was at the entry's old path before it, in sections up to its own and, when it is
 * another, of a rank below `rank_end`; NULL when the patch says nothing of it. */
static const struct patch_place *place_before(const struct patch *patch, uint32_t index, uint32_t rank_end)
{
    const struct patch_file *file = &patch->files.items[index];
    bool is_moved = file->change == PATCH_RENAMED || file->change == PATCH_COPIED;
    struct patch_place own = {file->old_path, index, false};
    size_t at = first_place(patch, &own);
    const struct patch_place *place = at == 0 ? NULL : &patch->places.items[at - 1];
    if (place == NULL || !bytes_equal(place->path, file->old_path))
        return NULL;
    bool is_same_section = rank_of(patch, place->file) == rank_of(patch, index);
    if (is_same_section && !is_moved && (file->change == PATCH_ADDED || !is_moved_away(patch, place)))
        return place;
    /* A source is what it was before all entries of the section. */
    at = places_before(patch, file->old_path, rank_end);
    bool is_there = at > 0 && bytes_equal(patch->places.items[at - 1].path, file->old_path);
    return is_there ? &patch->places.items[at - 1] : NULL;
}

/* Does the entry start where what is staged at its path starts, and not from what that leaves? A file that becomes a link
 * or the like has two staged entries. */
static bool starts_beside(const struct patch_file *first_staged, const struct patch_file *last_staged,
                          const struct patch_file *file)
{
    bool has_modes = file->old_mode != 0 && last_staged->new_mode != 0;
    return (patch_is_same_id(first_staged->old_id, file->old_id) && !patch_is_same_id(last_staged->new_id, file->old_id)) ||
           (has_modes && first_staged->old_mode == file->old_mode && last_staged->new_mode != file->old_mode);
}

/* A working tree may be compared with the last commit ("git diff HEAD") and not with what is staged. Then its entries
 * know nothing of the staged ones: they start where those start, add what those have added, change what those removed. */
static bool is_beside_staged(const struct patch *patch, const struct patch_section *section)
{
    const struct patch_file *files = patch->files.items;
    for (uint32_t i = section->first_file; i < section->first_file + section->file_count; i++) {
        const struct patch_file *file = &files[i];
        const struct patch_place *last = place_before(patch, i, section->rank);
        if (last == NULL || patch->sections.items[files[last->file].section].kind != PATCH_SECTION_STAGED)
            continue;
        bool is_double = last > patch->places.items && bytes_equal(last[-1].path, last->path) &&
                         files[last[-1].file].section == files[last->file].section;
        const struct patch_place *first = is_double ? last - 1 : last;
        if (starts_beside(&files[first->file], &files[last->file], file) ||
            (file->change == PATCH_ADDED) != last->is_gone)
            return true;
    }
    return false;
}

/* The entry moves its file, or changes its mode, and leaves the content as it is. */
static bool keeps_content(const struct patch_file *file)
{
    bool is_moved = (file->change == PATCH_RENAMED || file->change == PATCH_COPIED) && file->similarity == 100;
    return (is_moved || file->change == PATCH_MODE_ONLY) && file->old_id.size == 0 && file->hunk_count == 0 &&
           !file->is_binary;
}

/* Where merges lie between commits, the entry before in the text may stand on another side. One that takes a file away
 * is followed by one that makes it anew, any other by one that starts from its id, or that names none. */
static bool follows_off_line(const struct patch *patch, const struct patch_place *place, const struct patch_file *file)
{
    if (place->is_gone || file->change == PATCH_ADDED)
        return place->is_gone && file->change == PATCH_ADDED;
    return keeps_content(file) || git_id_agree(patch_new_id(patch, &patch->files.items[place->file]), file->old_id) > 0;
}

/* The nearest such place among `place` and those before it of its path, or NULL. */
static const struct patch_place *place_off_line(const struct patch *patch, const struct patch_place *place,
                                                const struct patch_file *file)
{
    enum { STEPS_MAX = 64 };
    for (int i = 0; i < STEPS_MAX; i++) {
        if (follows_off_line(patch, place, file))
            return place;
        if (place == patch->places.items || !bytes_equal(place[-1].path, place->path))
            return NULL;
        place--;
    }
    return NULL;
}

/* By whom an entry is followed: what is staged and a working tree beside it may both follow the last commit. */
enum { FOLLOWED = 1, FOLLOWED_PAST_STAGED = 2 };

static void link_file(struct patch *patch, uint32_t index, uint32_t rank_end, uint8_t *followed)
{
    struct patch_file *file = &patch->files.items[index];
    const struct patch_section *section = &patch->sections.items[file->section];
    const struct patch_place *place = place_before(patch, index, rank_end);
    if (place != NULL && section->kind == PATCH_SECTION_COMMIT && section->is_off_line)
        place = place_off_line(patch, place, file);
    file->id_file = file->new_id.size > 0 ? index : PATCH_NO_FILE;
    file->mode_file = file->new_mode != 0 ? index : PATCH_NO_FILE;
    if (place == NULL)
        return;
    file->before = place->file;
    /* Each entry is taken back once; a copy leaves its source to others. */
    if (file->change != PATCH_ADDED && file->change != PATCH_COPIED) {
        uint8_t follower = rank_end == section->rank ? FOLLOWED : FOLLOWED_PAST_STAGED;
        if ((followed[file->before] & follower) != 0)
            file->before = PATCH_NO_FILE;
        else
            followed[file->before] |= follower;
    }
    if (keeps_content(file) && file->before != PATCH_NO_FILE)
        file->id_file = patch->files.items[file->before].id_file;
    /* On another side of a merge the mode may be another one, and nothing says so. */
    if (file->new_mode == 0 && file->before != PATCH_NO_FILE && !place->is_gone && !section->is_off_line)
        file->mode_file = patch->files.items[file->before].mode_file;
}

static uint32_t count_committed(const struct patch *patch)
{
    uint32_t count = 0;
    for (size_t i = 0; i < patch->sections.count; i++)
        count += patch_section_class(patch->sections.items[i].kind) == 0 ? 1 : 0;
    return count;
}

static void link_files(struct patch *patch, struct arena *arena)
{
    size_t count = patch->sections.count;
    uint32_t committed = count_committed(patch); /* they have the lowest ranks */
    uint32_t *by_rank = arena_new(arena, uint32_t, count);
    uint8_t *followed = arena_new(arena, uint8_t, patch->files.count);
    if (by_rank == NULL || followed == NULL)
        return;
    for (uint32_t i = 0; i < count; i++)
        by_rank[patch->sections.items[i].rank] = i;
    for (size_t i = 0; i < count; i++) {
        const struct patch_section *section = &patch->sections.items[by_rank[i]];
        bool is_beside = section->kind == PATCH_SECTION_WORKTREE && is_beside_staged(patch, section);
        for (size_t k = 0; is_beside && k < i; k++)
            patch->sections.items[by_rank[k]].may_be_overtaken |=
                patch->sections.items[by_rank[k]].kind == PATCH_SECTION_STAGED;
        for (uint32_t k = 0; k < section->file_count; k++)
            link_file(patch, section->first_file + k, is_beside ? committed : section->rank, followed);
    }
}

/* --- one diff says one thing of a path --- */

static bool is_second(const struct patch *patch, const struct patch_place *first, const struct patch_place *place)
{
    const struct patch_file *a = &patch->files.items[first->file], *b = &patch->files.items[place->file];
    return a->section == b->section && first->is_gone == place->is_gone && bytes_equal(first->path, place->path) &&
           patch->sections.items[a->section].kind != PATCH_SECTION_PLAIN && a->change != PATCH_UNMERGED;
}

static void check_places(struct patch_reader *reader)
{
    struct patch *patch = reader->patch;
    for (size_t i = 1; i < patch->places.count; i++) {
        struct patch_place *place = &patch->places.items[i];
        if (!is_second(patch, place - 1, place))
            continue;
        struct patch_file *file = &patch->files.items[place->file];
        patch_problem_add(reader, PATCH_PROBLEM_TWICE, file->line, 0, 0);
        file->is_broken = true;
    }
}

void patch_tell_history(struct patch_reader *reader)
{
    struct patch *patch = reader->patch;
    size_t capacity = 2 * patch->files.count;
    struct patch_place *items = arena_new(reader->arena, struct patch_place, capacity);
    struct patch_place *spare = arena_new(reader->arena, struct patch_place, capacity);
    if (items == NULL || spare == NULL)
        return;
    for (uint32_t i = 0; i < patch->sections.count; i++)
        patch->sections.items[i].rank = i;
    patch->places.count = list_places(patch, items);
    patch->places.capacity = capacity;
    sort(patch, &items, &spare, patch->places.count);
    patch->places.items = items;
    patch_rank_sections(patch);
    sort(patch, &items, &spare, patch->places.count);
    patch->places.items = items;
    check_places(reader);
    link_files(patch, reader->arena);
}

struct bytes patch_new_id(const struct patch *patch, const struct patch_file *file)
{
    return file->id_file == PATCH_NO_FILE ? (struct bytes){NULL, 0} : patch->files.items[file->id_file].new_id;
}

bool patch_sections_meet(const struct patch *patch, const struct patch_file *earlier, const struct patch_file *later)
{
    const struct patch_section *a = &patch->sections.items[earlier->section];
    const struct patch_section *b = &patch->sections.items[later->section];
    return earlier->section == later->section || a->kind != PATCH_SECTION_RANGE || b->kind != PATCH_SECTION_RANGE ||
           bytes_equal(a->tip, b->base);
}

const struct patch_section *patch_last_committed(const struct patch *patch)
{
    const struct patch_section *last = NULL;
    for (size_t i = 0; i < patch->sections.count; i++) {
        const struct patch_section *section = &patch->sections.items[i];
        if (patch_section_class(section->kind) == 0 && (last == NULL || section->rank > last->rank))
            last = section;
    }
    return last;
}
