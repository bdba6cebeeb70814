#include "parse/git_snapshot.h"

#include "parse/git_path.h"
#include "parse/patch/patch.h"

#include <string.h>

/* "## branch...upstream [ahead 1]", "## No commits yet on branch", "## HEAD (no branch)" */
static struct bytes read_branch(struct bytes text)
{
    bytes_skip(&text, BYTES("No commits yet on "));
    bytes_skip(&text, BYTES("Initial commit on "));
    struct bytes name = bytes_first(text, bytes_find(text, BYTES("...")));
    return bytes_cut(&name, ' ');
}

/* Two letters, a blank and the path; a tool that trims the whole text takes the blank off the first line. */
static bool read_letters(struct bytes *line, struct git_status_entry *entry)
{
    bool has_lost_blank = line->size > 2 && line->at[1] == ' ' && line->at[2] != ' ';
    if (has_lost_blank) {
        entry->staged = ' ';
        entry->unstaged = (char)line->at[0];
        *line = bytes_after(*line, 2);
        return true;
    }
    if (line->size < 4 || line->at[2] != ' ')
        return false;
    entry->staged = (char)line->at[0];
    entry->unstaged = (char)line->at[1];
    *line = bytes_after(*line, 3);
    return true;
}

static bool is_status_letter(char letter)
{
    return bytes_find_byte(BYTES(" MTADRCU?!"), (uint8_t)letter) != BYTES_NOWHERE;
}

/* Of a rename, "old -> new", the new path. */
static struct bytes read_status_path(struct bytes text, bool is_renamed, struct arena *arena)
{
    struct bytes path;
    size_t arrow = is_renamed ? bytes_find(text, BYTES(" -> ")) : BYTES_NOWHERE;
    if (arrow != BYTES_NOWHERE)
        text = bytes_after(text, arrow + 4);
    git_path_read(text, &path, arena);
    return path;
}

static void read_status_line(struct git_status *status, struct bytes line, uint32_t number, struct arena *arena)
{
    struct git_status_entry entry = {.line = number};
    if (!read_letters(&line, &entry) || !is_status_letter(entry.staged) || !is_status_letter(entry.unstaged))
        return;
    bool is_renamed = entry.staged == 'R' || entry.staged == 'C' || entry.unstaged == 'R' || entry.unstaged == 'C';
    entry.path = read_status_path(line, is_renamed, arena);
    struct git_status_entry *kept = arena_push(arena, &status->entries, struct git_status_entry);
    if (kept == NULL)
        return;
    *kept = entry;
    if (entry.staged == '?')
        status->untracked++;
    else if (entry.staged != '!')
        status->changed++;
}

void git_status_parse(struct git_status *status, struct bytes text, struct arena *arena)
{
    struct lines lines = lines_of(text);
    struct bytes line;
    *status = (struct git_status){.branch = {NULL, 0}};
    while (lines_next(&lines, &line)) {
        line = bytes_trim_right(line);
        if (bytes_skip(&line, BYTES("## ")))
            status->branch = read_branch(line);
        else
            read_status_line(status, line, lines.number, arena);
    }
}

/* "3 files changed", "1 insertion(+)", "2 deletions(-)" */
static bool read_stat_part(struct bytes part, struct git_stat *stat)
{
    uint64_t number;
    part = bytes_trim(part);
    if (!bytes_to_u64(bytes_cut(&part, ' '), &number))
        return false;
    if (bytes_is(part, "file changed") || bytes_is(part, "files changed"))
        stat->files = number;
    else if (bytes_is(part, "insertion(+)") || bytes_is(part, "insertions(+)"))
        stat->insertions = number;
    else if (bytes_is(part, "deletion(-)") || bytes_is(part, "deletions(-)"))
        stat->deletions = number;
    else
        return false;
    return true;
}

static bool read_stat_line(struct bytes line, struct git_stat *stat)
{
    if (!bytes_contain(line, BYTES(" changed")))
        return false;
    while (line.size > 0) {
        if (!read_stat_part(bytes_cut(&line, ','), stat))
            return false;
    }
    return true;
}

/* Offset of the last `needle`, or BYTES_NOWHERE. */
static size_t find_last(struct bytes all, struct bytes needle)
{
    for (size_t at = all.size; at >= needle.size; at--) {
        if (bytes_equal(bytes_part(all, at - needle.size, needle.size), needle))
            return at - needle.size;
    }
    return BYTES_NOWHERE;
}

/* "old => new" and "from/{old => new}/to": what follows the arrow ends the new path. */
static struct bytes behind_arrow(struct bytes path, struct arena *arena)
{
    struct bytes rest = bytes_after(path, find_last(path, BYTES(" => ")) + 4);
    size_t brace = bytes_find_byte(rest, '}');
    if (brace == BYTES_NOWHERE)
        return rest;
    uint8_t *text = arena_new(arena, uint8_t, rest.size);
    if (text == NULL)
        return (struct bytes){NULL, 0};
    size_t skip = brace == 0 && brace + 1 < rest.size ? 2 : 1; /* an empty part takes its slash along */
    memcpy(text, rest.at, brace);
    memcpy(text + brace, rest.at + brace + skip, rest.size - brace - skip);
    return (struct bytes){text, rest.size - skip};
}

static void read_stat_path(struct git_stat_file *file, struct bytes path, struct arena *arena)
{
    file->is_whole = false;
    if (bytes_contain(path, BYTES(" => "))) {
        file->path_end = behind_arrow(path, arena);
    } else if (bytes_start_with(path, BYTES("..."))) {
        file->path_end = bytes_after(path, 3);
    } else {
        file->is_whole = true;
        git_path_read(path, &file->path_end, arena);
    }
}

static void read_stat_file(struct git_stat *stat, struct bytes line, uint32_t number, struct arena *arena)
{
    struct git_stat_file file = {.line = number};
    size_t bar = find_last(line, BYTES(" | "));
    if (bar == BYTES_NOWHERE)
        return;
    struct bytes count = bytes_trim(bytes_after(line, bar + 3));
    struct bytes first = bytes_cut(&count, ' ');
    file.is_binary = bytes_is(first, "Bin");
    if (!file.is_binary && !bytes_to_u64(first, &file.changes))
        return;
    read_stat_path(&file, bytes_trim(bytes_first(line, bar)), arena);
    struct git_stat_file *kept = arena_push(arena, &stat->list, struct git_stat_file);
    if (kept != NULL)
        *kept = file;
}

void git_stat_parse(struct git_stat *stat, struct bytes text, struct arena *arena)
{
    struct lines lines = lines_of(text);
    struct bytes line;
    *stat = (struct git_stat){.is_read = false};
    while (lines_next(&lines, &line)) {
        struct git_stat read = {.is_read = true, .line = lines.number, .list = stat->list};
        if (read_stat_line(line, &read))
            *stat = read;
        else
            read_stat_file(stat, line, lines.number, arena);
    }
}

/* Takes "M\t" or "R100\told\t" off a line. */
static void skip_status_letter(struct bytes *line)
{
    size_t tab = bytes_find_byte(*line, '\t');
    bool is_letter = line->size > 1 && bytes_find_byte(BYTES("ACDMRTUX"), line->at[0]) != BYTES_NOWHERE;
    if (!is_letter || tab == BYTES_NOWHERE || tab > 4)
        return;
    for (size_t i = 1; i < tab; i++) {
        if (!byte_is_digit(line->at[i]))
            return;
    }
    *line = bytes_after(*line, bytes_find_last_byte(*line, '\t') + 1);
}

void path_list_parse(struct path_list *paths, struct bytes text, struct arena *arena)
{
    struct lines lines = lines_of(text);
    struct bytes line;
    *paths = (struct path_list){.items = NULL};
    while (lines_next(&lines, &line)) {
        struct listed_path path = {.line = lines.number};
        if (bytes_end_with(line, BYTES("\r")))
            line.size--;
        if (bytes_trim(line).size == 0)
            continue;
        skip_status_letter(&line);
        git_path_read(line, &path.path, arena);
        struct listed_path *kept = arena_push(arena, paths, struct listed_path);
        if (kept != NULL)
            *kept = path;
    }
}

struct bytes snapshot_head(struct bytes text, uint32_t *line)
{
    struct lines lines = lines_of(text);
    struct bytes rest;
    while (lines_next(&lines, &rest)) {
        rest = bytes_trim(rest);
        bytes_skip(&rest, BYTES("- "));
        if (!bytes_skip(&rest, BYTES("HEAD:")))
            continue;
        rest = bytes_trim(rest);
        bytes_skip(&rest, BYTES("`"));
        struct bytes id = bytes_cut(&rest, '`');
        if (git_id_is_hex(id)) {
            *line = lines.number;
            return id;
        }
    }
    *line = 0;
    return (struct bytes){NULL, 0};
}

struct bytes readme_field(struct bytes text, const char *field, uint32_t *line)
{
    struct lines lines = lines_of(text);
    struct bytes rest;
    while (lines_next(&lines, &rest)) {
        if (bytes_skip(&rest, bytes_of(field)) && bytes_skip(&rest, BYTES(":"))) {
            *line = lines.number;
            return bytes_trim(rest);
        }
    }
    *line = 0;
    return (struct bytes){NULL, 0};
}
