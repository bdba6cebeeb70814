/* What git's diffstat of a section would count. */
#include "parse/patch/parts.h"

/* A file that became a link, or the like: one file for the stat, and it counts only lines that really differ. */
static bool is_type_change(const struct patch_file *deleted, const struct patch_file *added)
{
    return deleted->change == PATCH_DELETED && added->change == PATCH_ADDED && added->section == deleted->section &&
           bytes_equal(deleted->old_path, added->new_path);
}

/* Lines that git counts and does not print, or prints and does not count (diff --irreversible-delete, diff --text). */
static bool hides_lines(const struct patch_file *file)
{
    bool is_left_out = file->change == PATCH_DELETED && file->hunk_count == 0 && !file->is_binary;
    return is_left_out || file->lacks_old_side || file->is_broken || bytes_find_byte(file->hunks, 0) != BYTES_NOWHERE;
}

static void count_file(struct patch_section *section, const struct patch_file *file, const struct patch_file *before)
{
    bool is_second = before != NULL && is_type_change(before, file);
    section->counted.files += is_second ? 0 : 1;
    section->counted.added += file->added_lines;
    section->counted.removed += file->removed_lines;
    if (file->combined != NULL || file->change == PATCH_UNMERGED)
        section->counts_files = section->counts_lines = false;
    if (is_second || hides_lines(file))
        section->counts_lines = false;
}

void patch_count_sections(struct patch *patch)
{
    for (size_t i = 0; i < patch->sections.count; i++) {
        struct patch_section *section = &patch->sections.items[i];
        bool is_cover = section->of > 0 && section->number == 0; /* counts the whole series */
        section->counts_files = section->counts_lines =
            section->stat.line > 0 && !section->is_merge && !section->has_other_text && !is_cover;
        section->counted = (struct patch_stat){.line = section->line};
        uint32_t binaries = 0;
        for (uint32_t k = 0; section->stat.line > 0 && k < section->file_count; k++) {
            const struct patch_file *file = &patch->files.items[section->first_file + k];
            count_file(section, file, k == 0 ? NULL : file - 1);
            binaries += file->is_binary ? 1 : 0;
        }
        /* diff --text shows lines of binary files, which the stat does not count. */
        section->counts_lines = section->counts_lines && section->stat_binaries <= binaries;
    }
}
