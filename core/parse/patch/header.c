/* The header of one entry: the extended header lines of git (git-diff documentation) and the two before hunks. */
#include "parse/git_path.h"
#include "parse/patch/parts.h"

/* One entry while its header is read. */
struct entry {
    struct patch_reader *reader;
    struct patch_file *file;
    struct patch_names *names;
    struct patch_combined combined;
    uint32_t seen;      /* bit i: the header line i stood */
    uint32_t old_names; /* "--- " lines */
    bool has_bad_mode;
};

/* The modes that git writes: a file, an executable one, a symbolic link, a submodule. */
static bool is_git_mode(uint32_t mode)
{
    return mode == GIT_MODE_FILE || mode == GIT_MODE_EXECUTABLE || mode == GIT_MODE_SYMLINK || mode == GIT_MODE_SUBMODULE;
}

/* Six octal digits. */
static bool read_mode(struct entry *entry, struct bytes text, uint32_t *mode)
{
    uint32_t value = 0;
    if (text.size != 6)
        return false;
    for (size_t i = 0; i < text.size; i++) {
        if (text.at[i] < '0' || text.at[i] > '7')
            return false;
        value = value * 8 + (uint32_t)(text.at[i] - '0');
    }
    *mode = value;
    entry->has_bad_mode = entry->has_bad_mode || !is_git_mode(value);
    return true;
}

static bool read_old_mode(struct entry *entry, struct bytes text)
{
    return read_mode(entry, text, &entry->file->old_mode);
}

static bool read_new_mode(struct entry *entry, struct bytes text)
{
    return read_mode(entry, text, &entry->file->new_mode);
}

static bool set_change(struct entry *entry, enum patch_change change)
{
    bool is_first = entry->file->change == PATCH_MODIFIED || entry->file->change == change;
    entry->file->change = change;
    return is_first;
}

static bool read_added(struct entry *entry, struct bytes text)
{
    return set_change(entry, PATCH_ADDED) && read_mode(entry, text, &entry->file->new_mode);
}

static bool read_deleted(struct entry *entry, struct bytes text)
{
    return set_change(entry, PATCH_DELETED) && read_mode(entry, text, &entry->file->old_mode);
}

static bool read_side(struct entry *entry, struct bytes text, struct bytes *name)
{
    if (!git_path_read(text, name, entry->reader->arena))
        entry->names->is_quoting_wrong = true;
    return name->size > 0;
}

static bool read_rename_from(struct entry *entry, struct bytes text)
{
    return read_side(entry, text, &entry->names->from) && set_change(entry, PATCH_RENAMED);
}

static bool read_rename_to(struct entry *entry, struct bytes text)
{
    return read_side(entry, text, &entry->names->to) && set_change(entry, PATCH_RENAMED);
}

static bool read_copy_from(struct entry *entry, struct bytes text)
{
    return read_side(entry, text, &entry->names->from) && set_change(entry, PATCH_COPIED);
}

static bool read_copy_to(struct entry *entry, struct bytes text)
{
    return read_side(entry, text, &entry->names->to) && set_change(entry, PATCH_COPIED);
}

static bool read_percent(struct bytes text, uint32_t *percent)
{
    uint64_t value;
    if (text.size < 2 || text.at[text.size - 1] != '%' || !bytes_to_u64(bytes_first(text, text.size - 1), &value) ||
        value > 100)
        return false;
    *percent = (uint32_t)value;
    return true;
}

static bool read_similarity(struct entry *entry, struct bytes text)
{
    return read_percent(text, &entry->file->similarity);
}

static bool read_dissimilarity(struct entry *entry, struct bytes text)
{
    return read_percent(text, &entry->file->dissimilarity);
}

/* "<old>..<new>", and the mode when it does not change. */
static bool read_index(struct entry *entry, struct bytes text)
{
    struct patch_file *file = entry->file;
    struct bytes ids = bytes_cut(&text, ' ');
    size_t dots = bytes_find(ids, BYTES(".."));
    uint32_t mode = 0;
    if (dots == BYTES_NOWHERE)
        return false;
    struct bytes old_id = bytes_first(ids, dots);
    struct bytes new_id = bytes_after(ids, dots + 2);
    if (!git_id_is_hex(old_id) || !git_id_is_hex(new_id))
        return false;
    file->old_id = old_id;
    file->new_id = new_id;
    if (text.size == 0)
        return true;
    if (!read_mode(entry, text, &mode) || file->old_mode != 0 || file->new_mode != 0)
        return false;
    file->old_mode = mode;
    file->new_mode = mode;
    return true;
}

static bool read_old_name(struct entry *entry, struct bytes text)
{
    entry->old_names++;
    if (!patch_name_read(text, &entry->names->old_name, entry->reader->arena))
        entry->names->is_quoting_wrong = true;
    return entry->names->old_name.size > 0;
}

static bool read_new_name(struct entry *entry, struct bytes text)
{
    if (!patch_name_read(text, &entry->names->new_name, entry->reader->arena))
        entry->names->is_quoting_wrong = true;
    return entry->names->new_name.size > 0;
}

/* --- of combined diffs: a list with one item a parent, ".." and the result --- */

/* Counts the items of a list; false when one of them is not what `is_item` takes. */
static bool count_items(struct bytes list, bool (*is_item)(struct bytes item), uint32_t *count)
{
    *count = 1;
    for (size_t i = 0; i < list.size; i++)
        *count += list.at[i] == ',' ? 1 : 0;
    for (uint32_t i = 0; i < *count; i++) {
        if (!is_item(bytes_cut(&list, ',')))
            return false;
    }
    return true;
}

static bool take_parents(struct entry *entry, uint32_t count)
{
    bool agrees = entry->combined.parents == 0 || entry->combined.parents == count;
    entry->combined.parents = count;
    return agrees && count > 1;
}

static bool read_combined_index(struct entry *entry, struct bytes text)
{
    uint32_t count;
    size_t dots = bytes_find(text, BYTES(".."));
    if (dots == BYTES_NOWHERE)
        return false;
    struct bytes new_id = bytes_after(text, dots + 2);
    entry->combined.old_ids = bytes_first(text, dots);
    if (!git_id_is_hex(new_id) || !count_items(entry->combined.old_ids, git_id_is_hex, &count))
        return false;
    entry->file->new_id = new_id;
    return take_parents(entry, count);
}

/* A parent that does not have the file has the mode 0. */
static bool is_parent_mode(struct bytes text)
{
    return bytes_is(text, "000000") || bytes_is(text, "100644") || bytes_is(text, "100755") ||
           bytes_is(text, "120000") || bytes_is(text, "160000");
}

static bool read_combined_modes(struct entry *entry, struct bytes text)
{
    uint32_t count;
    size_t dots = bytes_find(text, BYTES(".."));
    if (dots == BYTES_NOWHERE)
        return false;
    if (!count_items(bytes_first(text, dots), is_parent_mode, &count)) {
        entry->has_bad_mode = true;
        return true;
    }
    return take_parents(entry, count) && read_mode(entry, bytes_after(text, dots + 2), &entry->file->new_mode);
}

static bool read_combined_deleted(struct entry *entry, struct bytes text)
{
    uint32_t count;
    if (!count_items(text, is_parent_mode, &count)) {
        entry->has_bad_mode = true;
        return true;
    }
    return set_change(entry, PATCH_DELETED) && take_parents(entry, count);
}

struct header_line {
    const char *start;
    bool (*read)(struct entry *entry, struct bytes text);
};

static const struct header_line ordinary_lines[] = {
    {"old mode ", read_old_mode},
    {"new mode ", read_new_mode},
    {"deleted file mode ", read_deleted},
    {"new file mode ", read_added},
    {"copy from ", read_copy_from},
    {"copy to ", read_copy_to},
    {"rename from ", read_rename_from},
    {"rename to ", read_rename_to},
    {"similarity index ", read_similarity},
    {"dissimilarity index ", read_dissimilarity},
    {"index ", read_index},
    {"--- ", read_old_name},
    {"+++ ", read_new_name},
    {NULL, NULL},
};

static const struct header_line combined_lines[] = {
    {"index ", read_combined_index},
    {"mode ", read_combined_modes},
    {"new file mode ", read_added},
    {"deleted file mode ", read_combined_deleted},
    {"--- ", read_old_name},
    {"+++ ", read_new_name},
    {NULL, NULL},
};

static bool read_header_line(struct entry *entry, const struct header_line *lines)
{
    struct patch_reader *reader = entry->reader;
    for (size_t i = 0; lines[i].start != NULL && !reader->is_at_end; i++) {
        struct bytes text = reader->line;
        uint32_t bit = UINT32_C(1) << i;
        if (!bytes_skip(&text, bytes_of(lines[i].start)))
            continue;
        /* diff --combined-all-paths names the file in each parent. */
        bool may_stand_again = entry->file->combined != NULL && lines[i].read == read_old_name;
        bool is_second = (entry->seen & bit) != 0 && !may_stand_again;
        entry->seen |= bit;
        if (is_second || !lines[i].read(entry, text))
            patch_problem_add(reader, PATCH_PROBLEM_HEADER, reader->number, 0, 0);
        patch_reader_next(reader);
        return true;
    }
    return false;
}

/* Do the header lines of the entry say one thing? */
static bool header_is_consistent(const struct patch_file *file, const struct patch_names *names)
{
    bool has_ids = file->old_id.size > 0;
    bool is_whole = file->change == PATCH_ADDED || file->change == PATCH_DELETED;
    if (has_ids && git_id_is_null(file->old_id) != (file->change == PATCH_ADDED))
        return false;
    /* git writes a null new id for a file whose content it has not looked at: only in raw form, never in a patch. */
    if (has_ids && git_id_is_null(file->new_id) != (file->change == PATCH_DELETED))
        return false;
    if (!is_whole && (file->old_mode == 0) != (file->new_mode == 0))
        return false;
    if ((names->from.size > 0) != (names->to.size > 0))
        return false;
    return (names->old_name.size > 0) == (names->new_name.size > 0);
}

static uint32_t kind_of_mode(uint32_t mode)
{
    return mode & 0170000;
}

/* git tells a file that becomes a link or a submodule in two entries: one deletes, one adds. */
static bool modes_are_possible(const struct patch_file *file, bool has_mode_lines)
{
    if (file->old_mode == 0 || file->new_mode == 0)
        return true;
    return kind_of_mode(file->old_mode) == kind_of_mode(file->new_mode) &&
           (!has_mode_lines || file->old_mode != file->new_mode);
}

static void check_ordinary(struct entry *entry)
{
    enum { MODE_LINES = 3 }; /* the first two of the table */
    struct patch_reader *reader = entry->reader;
    const struct patch_file *file = entry->file;
    if (!header_is_consistent(file, entry->names))
        patch_problem_add(reader, PATCH_PROBLEM_HEADER, file->line, 0, 0);
    if (entry->has_bad_mode || !modes_are_possible(file, (entry->seen & MODE_LINES) != 0))
        patch_problem_add(reader, PATCH_PROBLEM_MODE, file->line, 0, 0);
}

static void check_combined(struct entry *entry)
{
    struct patch_reader *reader = entry->reader;
    struct patch_file *file = entry->file;
    bool names_are_paired = (entry->old_names > 0) == (entry->names->new_name.size > 0);
    bool is_deleted = git_id_is_null(file->new_id) && file->change == PATCH_DELETED;
    if (entry->combined.parents < 2 || !names_are_paired ||
        (entry->old_names > 1 && entry->old_names != entry->combined.parents) ||
        (file->change == PATCH_DELETED && !is_deleted))
        patch_problem_add(reader, PATCH_PROBLEM_HEADER, file->line, 0, 0);
    if (entry->has_bad_mode)
        patch_problem_add(reader, PATCH_PROBLEM_MODE, file->line, 0, 0);
    /* The index does not say what a file in conflict is in the working tree. */
    if (git_id_is_null(file->new_id) && !is_deleted)
        file->new_id = (struct bytes){NULL, 0};
    struct patch_combined *kept = arena_new(reader->arena, struct patch_combined, 1);
    if (kept != NULL)
        *kept = entry->combined;
    file->combined = kept;
}

void patch_read_header(struct patch_reader *reader, struct patch_file *file, struct patch_names *names)
{
    struct entry entry = {.reader = reader, .file = file, .names = names};
    bool is_combined = !patch_reader_at(reader, BYTES("diff --git "));
    bool paths_agree;
    file->change = PATCH_MODIFIED;
    file->line = reader->number;
    file->before = PATCH_NO_FILE;
    file->id_file = PATCH_NO_FILE;
    file->mode_file = PATCH_NO_FILE;
    names->git_line = reader->line;
    entry.combined.is_dense = bytes_skip(&names->git_line, BYTES("diff --cc "));
    if (!bytes_skip(&names->git_line, BYTES("diff --git ")))
        bytes_skip(&names->git_line, BYTES("diff --combined "));
    file->combined = is_combined ? &entry.combined : NULL;
    patch_reader_next(reader);
    while (read_header_line(&entry, is_combined ? combined_lines : ordinary_lines))
        continue;
    if (is_combined) {
        check_combined(&entry);
        paths_agree = patch_resolve_combined_path(names, file, reader->arena);
    } else {
        check_ordinary(&entry);
        paths_agree = patch_resolve_paths(names, file, reader->arena);
    }
    if (names->is_quoting_wrong)
        patch_problem_add(reader, PATCH_PROBLEM_QUOTING, file->line, 0, 0);
    else if (!paths_agree)
        patch_problem_add(reader, PATCH_PROBLEM_PATHS, file->line, 0, 0);
}
