/* Which entry comes after which: sections in order of time, and for each path what they did to it. */
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
static size_t lower_bound(const struct patch *patch, const struct patch_place *place)
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

/* --- sections in order of time --- */

static bool is_commit(const struct patch *patch, size_t section)
{
    return patch->sections.items[section].kind == PATCH_SECTION_COMMIT;
}

/* Not of two files that are not there. */
static bool is_same_id(struct bytes a, struct bytes b)
{
    return git_id_agree(a, b) > 0 && !git_id_is_null(a);
}

static bool creates(const struct patch_file *file)
{
    return file->change == PATCH_ADDED || file->change == PATCH_COPIED || file->change == PATCH_RENAMED;
}

/* What one section does to a path: one entry, or two where a file becomes a link or the like. */
struct step {
    const struct patch_place *first, *last;
};

static uint32_t section_of(const struct patch *patch, const struct patch_place *place)
{
    return patch->files.items[place->file].section;
}

static bool is_one_step(const struct patch *patch, const struct patch_place *a, const struct patch_place *b)
{
    return section_of(patch, a) == section_of(patch, b) && bytes_equal(a->path, b->path);
}

/* The steps that end and begin between these two places. */
static void tell_steps(const struct patch *patch, size_t at, struct step *a, struct step *b)
{
    const struct patch_place *places = patch->places.items;
    bool is_double = at > 0 && is_one_step(patch, &places[at - 1], &places[at]);
    *a = (struct step){&places[is_double ? at - 1 : at], &places[at]};
    is_double = at + 2 < patch->places.count && is_one_step(patch, &places[at + 1], &places[at + 2]);
    *b = (struct step){&places[at + 1], &places[is_double ? at + 2 : at + 1]};
}

static bool starts_with_nothing(const struct patch *patch, const struct step *step)
{
    return !step->first->is_gone && creates(&patch->files.items[step->first->file]);
}

/* Does the later step start from what the earlier one leaves? */
static bool leads_on(const struct patch *patch, const struct step *earlier, const struct step *later)
{
    const struct patch_file *a = &patch->files.items[earlier->last->file];
    const struct patch_file *b = &patch->files.items[later->first->file];
    bool is_new = starts_with_nothing(patch, earlier) && !earlier->last->is_gone;
    return is_same_id(a->new_id, b->old_id) ||
           (is_new && !later->first->is_gone && !starts_with_nothing(patch, later));
}

/* What is gone can only be made anew. */
static bool can_follow(const struct patch *patch, const struct step *earlier, const struct step *later)
{
    return !earlier->last->is_gone || starts_with_nothing(patch, later);
}

/* Where in the text a merge's parent stands: 1 before it, -1 behind it, 0 when there is none of both. */
static int place_of_parent(const struct patch *patch, size_t first, size_t end)
{
    enum { MERGES_MAX = 16 };
    int merges = 0;
    for (size_t i = first; i < end && merges < MERGES_MAX; i++) {
        struct bytes parent = patch->sections.items[i].parent;
        merges += parent.size > 0 ? 1 : 0;
        for (size_t k = first; parent.size > 0 && k < end; k++) {
            if (git_id_agree(patch->sections.items[k].tip, parent) > 0)
                return k < i ? 1 : -1;
        }
    }
    return 0;
}

/* Commits come newest first, unless something says otherwise (git log --reverse): a merge and its parent, or the ids of
 * files. Places are in the order of the text. */
static bool is_oldest_first(const struct patch *patch, size_t first, size_t end, bool has_merge)
{
    size_t forward = 0, backward = 0;
    int parent = place_of_parent(patch, first, end);
    if (parent != 0)
        return parent > 0;
    for (size_t i = 0; i + 1 < patch->places.count; i++) {
        struct step a, b;
        tell_steps(patch, i, &a, &b);
        if (section_of(patch, a.first) < first || section_of(patch, b.first) >= end ||
            !bytes_equal(a.last->path, b.first->path) || is_one_step(patch, a.last, b.first))
            continue;
        /* On two sides of a merge, one commit may change what another takes away. */
        bool is_forward = leads_on(patch, &a, &b) || (!has_merge && !can_follow(patch, &b, &a));
        bool is_backward = leads_on(patch, &b, &a) || (!has_merge && !can_follow(patch, &a, &b));
        forward += is_forward && !is_backward ? 1 : 0;
        backward += is_backward && !is_forward ? 1 : 0;
    }
    return forward > backward;
}

/* git log shows no change of a merge unless it is asked to. */
static bool may_be_merge(const struct patch_section *section)
{
    return section->is_merge || (section->may_be_merge && section->file_count == 0);
}

/* The commits from `first` up to `end`, ranked from `rank` on. */
static void rank_commits(struct patch *patch, size_t first, size_t end, uint32_t rank)
{
    bool is_after_merge = false, has_merge = false;
    for (size_t i = first; i < end; i++)
        has_merge = has_merge || may_be_merge(&patch->sections.items[i]);
    bool is_forward = is_oldest_first(patch, first, end, has_merge);
    for (size_t i = 0; i < end - first; i++) {
        /* from the newest to the oldest */
        struct patch_section *section = &patch->sections.items[is_forward ? end - 1 - i : first + i];
        section->rank = rank + (uint32_t)(end - first - 1 - i);
        section->is_off_line = has_merge;
        section->is_after_merge = is_after_merge;
        is_after_merge = is_after_merge || may_be_merge(section);
    }
}

static uint32_t class_of(enum patch_section_kind kind)
{
    return kind == PATCH_SECTION_WORKTREE ? 2 : kind == PATCH_SECTION_STAGED ? 1 : 0;
}

static void rank_sections(struct patch *patch)
{
    uint32_t rank = 0;
    size_t count = patch->sections.count;
    for (uint32_t class = 0; class < 3; class++) {
        for (size_t i = 0; i < count; i++) {
            size_t end = i + 1;
            if (class_of(patch->sections.items[i].kind) != class)
                continue;
            while (is_commit(patch, i) && end < count && is_commit(patch, end))
                end++;
            if (is_commit(patch, i))
                rank_commits(patch, i, end, rank);
            else
                patch->sections.items[i].rank = rank;
            rank += (uint32_t)(end - i);
            i = end - 1;
        }
    }
}

/* --- what an entry starts from --- */

/* The place that holds, or lost, what was at the entry's old path before it, in sections up to its own and, when it is
 * another, of a rank below `rank_end`; NULL when the patch says nothing of it. */
static const struct patch_place *place_before(const struct patch *patch, uint32_t index, uint32_t rank_end)
{
    const struct patch_file *file = &patch->files.items[index];
    bool is_moved = file->change == PATCH_RENAMED || file->change == PATCH_COPIED;
    struct patch_place own = {file->old_path, index, false};
    size_t at = lower_bound(patch, &own);
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

/* A working tree may be compared with the last commit ("git diff HEAD") and not with what is staged. Then its entries
 * know nothing of the staged ones: they start where those start, add what those have added, change what those removed. */
static bool is_beside_staged(const struct patch *patch, const struct patch_section *section)
{
    for (uint32_t i = section->first_file; i < section->first_file + section->file_count; i++) {
        const struct patch_file *file = &patch->files.items[i];
        const struct patch_place *place = place_before(patch, i, section->rank);
        if (place == NULL || patch->sections.items[patch->files.items[place->file].section].kind != PATCH_SECTION_STAGED)
            continue;
        const struct patch_file *staged = &patch->files.items[place->file];
        bool starts_beside = is_same_id(staged->old_id, file->old_id) && !is_same_id(staged->new_id, file->old_id);
        if (starts_beside || (file->change == PATCH_ADDED) != place->is_gone)
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
}

static uint32_t count_committed(const struct patch *patch)
{
    uint32_t count = 0;
    for (size_t i = 0; i < patch->sections.count; i++)
        count += class_of(patch->sections.items[i].kind) == 0 ? 1 : 0;
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
    rank_sections(patch);
    sort(patch, &items, &spare, patch->places.count);
    patch->places.items = items;
    check_places(reader);
    link_files(patch, reader->arena);
}

struct bytes patch_new_id(const struct patch *patch, const struct patch_file *file)
{
    return file->id_file == PATCH_NO_FILE ? (struct bytes){NULL, 0} : patch->files.items[file->id_file].new_id;
}

const struct patch_section *patch_last_committed(const struct patch *patch)
{
    const struct patch_section *last = NULL;
    for (size_t i = 0; i < patch->sections.count; i++) {
        const struct patch_section *section = &patch->sections.items[i];
        if (class_of(section->kind) == 0 && (last == NULL || section->rank > last->rank))
            last = section;
    }
    return last;
}
