#include "parse/patch/patch.h"

#include "parse/git_path.h"
#include "parse/patch/parts.h"

/* One entry while its header is read. */
struct entry {
    struct patch_reader *reader;
    struct patch_file file;
    struct patch_names names;
    uint32_t seen; /* bit i: header_lines[i] stood */
};

/* Git's modes have six octal digits. */
static bool read_mode(struct bytes text, uint32_t *mode)
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
    return true;
}

static bool read_old_mode(struct entry *entry, struct bytes text)
{
    return read_mode(text, &entry->file.old_mode);
}

static bool read_new_mode(struct entry *entry, struct bytes text)
{
    return read_mode(text, &entry->file.new_mode);
}

static bool set_change(struct entry *entry, enum patch_change change)
{
    bool is_first = entry->file.change == PATCH_MODIFIED || entry->file.change == change;
    entry->file.change = change;
    return is_first;
}

static bool read_added(struct entry *entry, struct bytes text)
{
    return set_change(entry, PATCH_ADDED) && read_mode(text, &entry->file.new_mode);
}

static bool read_deleted(struct entry *entry, struct bytes text)
{
    return set_change(entry, PATCH_DELETED) && read_mode(text, &entry->file.old_mode);
}

static bool read_side(struct entry *entry, struct bytes text, struct bytes *name)
{
    if (!git_path_read(text, name, entry->reader->arena))
        entry->names.is_quoting_wrong = true;
    return name->size > 0;
}

static bool read_rename_from(struct entry *entry, struct bytes text)
{
    return read_side(entry, text, &entry->names.from) && set_change(entry, PATCH_RENAMED);
}

static bool read_rename_to(struct entry *entry, struct bytes text)
{
    return read_side(entry, text, &entry->names.to) && set_change(entry, PATCH_RENAMED);
}

static bool read_copy_from(struct entry *entry, struct bytes text)
{
    return read_side(entry, text, &entry->names.from) && set_change(entry, PATCH_COPIED);
}

static bool read_copy_to(struct entry *entry, struct bytes text)
{
    return read_side(entry, text, &entry->names.to) && set_change(entry, PATCH_COPIED);
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
    return read_percent(text, &entry->file.similarity);
}

static bool read_dissimilarity(struct entry *entry, struct bytes text)
{
    uint32_t percent;
    (void)entry;
    return read_percent(text, &percent);
}

/* "<old>..<new>", and the mode when it does not change. */
static bool read_index(struct entry *entry, struct bytes text)
{
    struct patch_file *file = &entry->file;
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
    if (!read_mode(text, &mode) || file->old_mode != 0 || file->new_mode != 0)
        return false;
    file->old_mode = mode;
    file->new_mode = mode;
    return true;
}

static bool read_old_name(struct entry *entry, struct bytes text)
{
    if (!patch_name_read(text, &entry->names.old_name, entry->reader->arena))
        entry->names.is_quoting_wrong = true;
    return entry->names.old_name.size > 0;
}

static bool read_new_name(struct entry *entry, struct bytes text)
{
    if (!patch_name_read(text, &entry->names.new_name, entry->reader->arena))
        entry->names.is_quoting_wrong = true;
    return entry->names.new_name.size > 0;
}

/* The extended header lines of git (git-diff documentation) and the two lines before hunks. */
static const struct header_line {
    const char *start;
    bool (*read)(struct entry *entry, struct bytes text);
} header_lines[] = {
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
};

enum { HEADER_LINE_COUNT = sizeof header_lines / sizeof header_lines[0] };

void patch_reader_next(struct patch_reader *reader)
{
    reader->rest = bytes_after(reader->rest, reader->line_size);
    reader->is_at_end = reader->rest.size == 0;
    if (reader->is_at_end) {
        reader->line = (struct bytes){NULL, 0};
        reader->line_size = 0;
        return;
    }
    size_t newline = bytes_find_byte(reader->rest, '\n');
    reader->line = newline == BYTES_NOWHERE ? reader->rest : bytes_first(reader->rest, newline);
    reader->line_size = newline == BYTES_NOWHERE ? reader->rest.size : newline + 1;
    if (reader->line.size > 0 && reader->line.at[reader->line.size - 1] == '\r')
        reader->line.size--;
    reader->number++;
}

void patch_problem_add(struct patch_reader *reader, enum patch_problem_kind kind, uint32_t line, uint64_t expected,
                       uint64_t found)
{
    if (reader->patch->problem_counts[kind]++ >= PATCH_PROBLEMS_STORED)
        return;
    struct patch_problem *problem = arena_push(reader->arena, &reader->patch->problems, struct patch_problem);
    if (problem != NULL)
        *problem = (struct patch_problem){kind, line, expected, found};
}

static bool at_line(const struct patch_reader *reader, struct bytes start)
{
    return !reader->is_at_end && bytes_start_with(reader->line, start);
}

static bool read_header_line(struct entry *entry)
{
    struct patch_reader *reader = entry->reader;
    for (size_t i = 0; i < HEADER_LINE_COUNT && !reader->is_at_end; i++) {
        struct bytes text = reader->line;
        uint32_t bit = UINT32_C(1) << i;
        if (!bytes_skip(&text, bytes_of(header_lines[i].start)))
            continue;
        bool is_second = (entry->seen & bit) != 0;
        entry->seen |= bit;
        if (is_second || !header_lines[i].read(entry, text))
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
    bool old_is_null = git_id_is_null(file->old_id);
    bool new_is_null = git_id_is_null(file->new_id);
    if (has_ids && (old_is_null != (file->change == PATCH_ADDED)))
        return false;
    /* git writes a null new id for a file whose content it has not looked at: only in raw form, never in a patch. */
    if (has_ids && (new_is_null != (file->change == PATCH_DELETED)))
        return false;
    if (file->change != PATCH_ADDED && file->change != PATCH_DELETED && (file->old_mode == 0) != (file->new_mode == 0))
        return false;
    if ((names->from.size > 0) != (names->to.size > 0))
        return false;
    return (names->old_name.size > 0) == (names->new_name.size > 0);
}

/* Lines of a binary patch: a letter for how many bytes the line holds, then base 85, five digits for four bytes. */
static bool is_binary_line(struct bytes line)
{
    static const char others[] = "!#$%&()*+-;<=>?@^_`{|}~";
    if (line.size < 6 || !byte_is_letter(line.at[0]))
        return false;
    bool is_upper = line.at[0] <= 'Z';
    size_t count = is_upper ? (size_t)(line.at[0] - 'A') + 1 : (size_t)(line.at[0] - 'a') + 27;
    if (line.size != 1 + (count + 3) / 4 * 5)
        return false;
    for (size_t i = 1; i < line.size; i++) {
        uint8_t byte = line.at[i];
        if (!byte_is_digit(byte) && !byte_is_letter(byte) && bytes_find_byte(bytes_of(others), byte) == BYTES_NOWHERE)
            return false;
    }
    return true;
}

/* "literal N" or "delta N", lines of data, an empty line. */
static bool read_binary_part(struct patch_reader *reader)
{
    struct bytes size_text = reader->line;
    uint64_t size;
    if (!bytes_skip(&size_text, BYTES("literal ")) && !bytes_skip(&size_text, BYTES("delta ")))
        return false;
    if (!bytes_to_u64(size_text, &size))
        return false;
    patch_reader_next(reader);
    while (!reader->is_at_end && is_binary_line(reader->line))
        patch_reader_next(reader);
    if (!reader->is_at_end && reader->line.size > 0)
        return false;
    patch_reader_next(reader);
    return true;
}

static void read_binary_patch(struct patch_reader *reader, struct patch_file *file)
{
    file->is_binary = true;
    file->has_binary_data = true;
    patch_reader_next(reader);
    bool is_read = !reader->is_at_end && read_binary_part(reader);
    /* The way back is a second part; --no-reverse leaves it out. */
    if (is_read && (at_line(reader, BYTES("literal ")) || at_line(reader, BYTES("delta "))))
        is_read = read_binary_part(reader);
    if (!is_read) {
        patch_problem_add(reader, PATCH_PROBLEM_BINARY, reader->number, 0, 0);
        reader->is_lost = true;
    }
}

static bool is_binary_note(struct bytes line)
{
    return bytes_start_with(line, BYTES("Binary files ")) && bytes_end_with(line, BYTES(" differ"));
}

static void read_content(struct entry *entry)
{
    struct patch_reader *reader = entry->reader;
    struct patch_file *file = &entry->file;
    if (at_line(reader, BYTES("GIT binary patch"))) {
        read_binary_patch(reader, file);
    } else if (!reader->is_at_end && is_binary_note(reader->line)) {
        file->is_binary = true;
        patch_reader_next(reader);
    } else if (at_line(reader, BYTES("@@ "))) {
        if (entry->names.old_name.size == 0)
            patch_problem_add(reader, PATCH_PROBLEM_HEADER, reader->number, 0, 0);
        patch_read_hunks(reader, file);
    }
}

static struct patch_section *open_section(struct patch_reader *reader, enum patch_section_kind kind, uint32_t line)
{
    struct patch *patch = reader->patch;
    struct patch_section *section = arena_push(reader->arena, &patch->sections, struct patch_section);
    if (section != NULL) {
        section->kind = kind;
        section->line = line;
        section->first_file = (uint32_t)patch->files.count;
    }
    return section;
}

/* The section that the next entry belongs to. NULL when memory is out. */
static struct patch_section *this_section(struct patch_reader *reader)
{
    struct patch *patch = reader->patch;
    if (patch->sections.count > 0)
        return &patch->sections.items[patch->sections.count - 1];
    return open_section(reader, PATCH_SECTION_PLAIN, 1);
}

static void keep_file(struct patch_reader *reader, const struct patch_file *file)
{
    struct patch_section *section = this_section(reader);
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
    struct entry entry = {.reader = reader};
    struct patch_file *file = &entry.file;
    file->change = PATCH_MODIFIED;
    file->line = reader->number;
    entry.names.git_line = bytes_after(reader->line, sizeof "diff --git " - 1);
    reader->is_lost = false;
    reader->is_mail = false;
    patch_reader_next(reader);
    while (read_header_line(&entry))
        continue;

    if (!header_is_consistent(file, &entry.names))
        patch_problem_add(reader, PATCH_PROBLEM_HEADER, file->line, 0, 0);
    bool paths_agree = patch_resolve_paths(&entry.names, file, reader->arena);
    if (entry.names.is_quoting_wrong)
        patch_problem_add(reader, PATCH_PROBLEM_QUOTING, file->line, 0, 0);
    else if (!paths_agree)
        patch_problem_add(reader, PATCH_PROBLEM_PATHS, file->line, 0, 0);

    read_content(&entry);
    bool has_content = file->old_id.size > 0 || file->hunk_count > 0 || file->is_binary;
    if (file->change == PATCH_MODIFIED && file->old_mode != file->new_mode && !has_content)
        file->change = PATCH_MODE_ONLY;
    keep_file(reader, file);
}

/* "A..B" among the words of a heading. */
static bool find_range(struct bytes words, struct bytes *base, struct bytes *tip)
{
    while (words.size > 0) {
        struct bytes word = bytes_cut(&words, ' ');
        size_t dots = bytes_find(word, BYTES(".."));
        if (dots == BYTES_NOWHERE || word.at[0] == '-')
            continue;
        *base = bytes_first(word, dots);
        *tip = bytes_after(word, dots + 2);
        bytes_skip(tip, BYTES(".")); /* A...B: from their merge base */
        return true;
    }
    return false;
}

static void read_heading(struct patch_reader *reader)
{
    struct bytes text = reader->line;
    struct bytes base = {NULL, 0}, tip = {NULL, 0};
    enum patch_section_kind kind = PATCH_SECTION_PLAIN;
    if (bytes_contain(text, BYTES("--cached")) || bytes_contain(text, BYTES("--staged")) ||
        bytes_contain(text, BYTES("(staged)")))
        kind = PATCH_SECTION_STAGED;
    else if (bytes_contain(text, BYTES("(working tree)")))
        kind = PATCH_SECTION_WORKTREE;
    else if (find_range(text, &base, &tip))
        kind = PATCH_SECTION_RANGE;
    struct patch_section *section = open_section(reader, kind, reader->number);
    if (section != NULL) {
        section->base = base;
        section->tip = tip;
    }
    reader->is_lost = false;
    reader->is_mail = false;
    patch_reader_next(reader);
}

/* "No diff", "No local diff", "(no changes)" and kin. */
static bool is_nothing_phrase(struct bytes line)
{
    enum { PHRASE_SIZE_MAX = 40 };
    line = bytes_trim(line);
    if (line.size > PHRASE_SIZE_MAX)
        return false;
    if (bytes_start_with(line, BYTES("(")) && bytes_end_with(line, BYTES(")")))
        line = bytes_part(line, 1, line.size - 2);
    if (bytes_end_with(line, BYTES(".")))
        line.size--;
    return bytes_start_with_any_case(line, BYTES("no ")) &&
           (bytes_end_with(line, BYTES("diff")) || bytes_end_with(line, BYTES("changes")) ||
            bytes_end_with(line, BYTES("difference")) || bytes_end_with(line, BYTES("differences")));
}

/* "From <id> Mon Sep 17 00:00:00 2001", as git format-patch begins a mail. */
static bool is_mail_start(struct bytes line)
{
    struct bytes id = line;
    return bytes_skip(&id, BYTES("From ")) && git_id_is_full(bytes_cut(&id, ' '));
}

/* Lines that only a hunk has, outside of any. A mail's text may have lists, and ends in "---"; the patch in "-- ". */
static bool is_stray(const struct patch_reader *reader)
{
    struct bytes line = reader->line;
    if (reader->is_lost || line.size == 0)
        return false;
    if (bytes_is(line, "---") || bytes_is(line, "-- ") || bytes_is(line, "--"))
        return false;
    if (bytes_start_with(line, BYTES("@@ -")) || bytes_start_with(line, BYTES("--- ")) ||
        bytes_start_with(line, BYTES("+++ ")))
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

static void read_combined(struct patch_reader *reader)
{
    patch_problem_add(reader, PATCH_PROBLEM_COMBINED, reader->number, 0, 0);
    reader->is_lost = true;
    reader->is_mail = false;
    patch_reader_next(reader);
}

/* A line outside of entries: prose, unless it looks like part of a hunk. */
static void read_other(struct patch_reader *reader)
{
    struct bytes line = reader->line;
    if (is_mail_start(line)) {
        reader->is_mail = true;
        reader->is_lost = false;
    } else if (is_nothing_phrase(line)) {
        struct patch_section *section = this_section(reader);
        if (section != NULL && section->file_count == 0)
            section->says_nothing = true;
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
        if (at_line(&reader, BYTES("diff --git ")))
            read_entry(&reader);
        else if (at_line(&reader, BYTES("### git diff")))
            read_heading(&reader);
        else if (at_line(&reader, BYTES("diff --cc ")) || at_line(&reader, BYTES("diff --combined ")) ||
                 at_line(&reader, BYTES("* Unmerged path ")))
            read_combined(&reader);
        else
            read_other(&reader);
    }
    patch_sort_places(patch, arena);
}
