/* A patch from its first line to its last. */
#include "parse/git_path.h"
#include "parse/patch/parts.h"

static bool is_binary_note(struct bytes line)
{
    return bytes_start_with(line, BYTES("Binary files ")) && bytes_end_with(line, BYTES(" differ"));
}

static void read_content(struct patch_reader *reader, struct patch_file *file, const struct patch_names *names)
{
    bool is_combined = file->combined != NULL;
    if (!is_combined && patch_reader_at(reader, BYTES("GIT binary patch"))) {
        patch_read_binary(reader, file);
    } else if (!reader->is_at_end && is_binary_note(reader->line)) {
        file->is_binary = true;
        patch_reader_next(reader);
    } else if (patch_reader_at(reader, is_combined ? BYTES("@@@ ") : BYTES("@@ ")) ||
               (is_combined && patch_reader_at(reader, BYTES("@@@@")))) {
        if (names->old_name.size == 0)
            patch_problem_add(reader, PATCH_PROBLEM_HEADER, reader->number, 0, 0);
        if (is_combined)
            patch_read_combined_hunks(reader, file);
        else
            patch_read_hunks(reader, file);
    }
}

static void keep_file(struct patch_reader *reader, const struct patch_file *file)
{
    struct patch_section *section = patch_section_now(reader);
    if (section == NULL)
        return;
    struct patch_file *kept = arena_push(reader->arena, &reader->patch->files, struct patch_file);
    if (kept == NULL)
        return;
    *kept = *file;
    kept->section = (uint32_t)(reader->patch->sections.count - 1);
    section->file_count++;
}

static void read_entry(struct patch_reader *reader)
{
    struct patch_file file = {.line = 0};
    struct patch_names names = {.is_quoting_wrong = false};
    reader->is_lost = false;
    reader->is_mail = reader->is_message = false;
    patch_read_header(reader, &file, &names);
    read_content(reader, &file, &names);
    bool has_content = file.old_id.size > 0 || file.hunk_count > 0 || file.is_binary || file.combined != NULL;
    if (file.change == PATCH_MODIFIED && file.old_mode != file.new_mode && !has_content)
        file.change = PATCH_MODE_ONLY;
    if (file.new_id.size == 0 && (file.hunk_count > 0 || file.is_binary) && file.combined == NULL)
        patch_problem_add(reader, PATCH_PROBLEM_NO_INDEX, file.line, 0, 0);
    keep_file(reader, &file);
}

/* "* Unmerged path <path>": git says no more of a file in conflict. */
static void read_unmerged(struct patch_reader *reader)
{
    struct patch_file file = {
        .change = PATCH_UNMERGED,
        .line = reader->number,
        .before = PATCH_NO_FILE,
        .id_file = PATCH_NO_FILE,
        .mode_file = PATCH_NO_FILE,
    };
    struct bytes path = reader->line;
    bytes_skip(&path, BYTES("* Unmerged path "));
    if (!git_path_read(path, &file.new_path, reader->arena))
        patch_problem_add(reader, PATCH_PROBLEM_QUOTING, reader->number, 0, 0);
    file.old_path = file.new_path;
    reader->is_lost = false;
    patch_reader_next(reader);
    keep_file(reader, &file);
}

/* Lines that only a hunk has, outside of any. A mail's text may have lists, and ends in "---"; the patch in "-- ". */
static bool is_stray(const struct patch_reader *reader)
{
    struct bytes line = reader->line;
    if (reader->is_lost || line.size == 0)
        return false;
    if (bytes_is(line, "---") || bytes_is(line, "-- ") || bytes_is(line, "--"))
        return false;
    if (bytes_start_with(line, BYTES("-\t-\t"))) /* diff --numstat of a binary file */
        return false;
    if (bytes_start_with(line, BYTES("@@ -")) || bytes_start_with(line, BYTES("@@@ -")) ||
        bytes_start_with(line, BYTES("--- ")) || bytes_start_with(line, BYTES("+++ ")))
        return true;
    return !reader->is_mail && (line.at[0] == '+' || line.at[0] == '-');
}

/* Stray lines in a row are one problem. */
static void note_stray(struct patch_reader *reader)
{
    struct patch *patch = reader->patch;
    bool goes_on = reader->stray > 0 && reader->stray + 1 == reader->number;
    struct patch_problem *last = patch->problems.count == 0 ? NULL : &patch->problems.items[patch->problems.count - 1];
    reader->stray = reader->number;
    if (!goes_on)
        patch_problem_add(reader, PATCH_PROBLEM_LINE, reader->number, 0, 1);
    else if (last != NULL && last->kind == PATCH_PROBLEM_LINE && last->line + last->found == reader->number)
        last->found++;
}

/* A line outside of entries: prose, unless it looks like part of a hunk. */
static void read_other(struct patch_reader *reader)
{
    if (bytes_is(reader->line, "---"))
        reader->is_message = false;
    if (patch_read_section_line(reader)) {
        patch_reader_next(reader);
        return;
    }
    if (bytes_start_with(reader->line, BYTES("\033["))) {
        if (reader->patch->problem_counts[PATCH_PROBLEM_COLOR] == 0)
            patch_problem_add(reader, PATCH_PROBLEM_COLOR, reader->number, 0, 0);
        reader->is_lost = true;
    } else if (is_stray(reader)) {
        note_stray(reader);
    }
    patch_reader_next(reader);
}

void patch_parse(struct patch *patch, struct bytes text, struct arena *arena)
{
    struct patch_reader reader = {.patch = patch, .arena = arena, .rest = text};
    *patch = (struct patch){.text = text};
    patch_reader_next(&reader);
    while (!reader.is_at_end) {
        if (patch_reader_at(&reader, BYTES("diff --git ")) || patch_reader_at(&reader, BYTES("diff --cc ")) ||
            patch_reader_at(&reader, BYTES("diff --combined ")))
            read_entry(&reader);
        else if (patch_reader_at(&reader, BYTES("* Unmerged path ")))
            read_unmerged(&reader);
        else
            read_other(&reader);
    }
    patch_check_series(patch);
    patch_count_sections(patch);
    patch_tell_history(&reader);
}
