/*
 * Hunks of combined diffs (git-diff documentation, "Combined diff format"): a line has a column for each parent. '-' says
 * that this parent has the line and the result does not, '+' that the result has it and this parent does not.
 */
#include "parse/patch/parts.h"

enum { PARENTS_MAX = 64 }; /* git itself does not combine more */

struct combined_hunk {
    uint32_t parents;
    uint64_t old_left[PARENTS_MAX], new_left;
    uint64_t new_start, new_count;
    bool has_context; /* a line that all have */
    bool has_slack;
};

/* Without context (diff -U0), a line that all have is not shown, even where lines were lost before it, and not counted.
 * git counts one line too few of every side when the hunk ends with lines lost at the end of the file; where a side has
 * no line, it writes this for -1. */
#define MINUS_ONE "18446744073709551615"

static void give_slack(struct combined_hunk *hunk)
{
    hunk->has_slack = true;
    for (uint32_t i = 0; i < hunk->parents; i++)
        hunk->old_left[i]++;
    hunk->new_left++;
    hunk->new_count++;
}

/* A count of -1 is UINT64_MAX, which slack makes 0. */
static bool read_extent(struct bytes text, uint64_t *start, uint64_t *count)
{
    struct bytes rest = text;
    uint64_t one;
    if (!bytes_end_with(text, BYTES("," MINUS_ONE)))
        return hunk_extent_read(text, start, count);
    *count = UINT64_MAX;
    return hunk_extent_read(bytes_cut(&rest, ','), start, &one);
}

/* "@@@ -1,2 -1,3 +1,4 @@@" */
static bool read_header(struct bytes line, uint32_t parents, struct combined_hunk *hunk)
{
    uint64_t start;
    bool is_short = false;
    hunk->parents = parents;
    for (uint32_t i = 0; i <= parents; i++) {
        if (!bytes_skip(&line, BYTES("@")))
            return false;
    }
    if (parents > PARENTS_MAX || !bytes_skip(&line, BYTES(" ")))
        return false;
    for (uint32_t i = 0; i < parents; i++) {
        if (!bytes_skip(&line, BYTES("-")) || !read_extent(bytes_cut(&line, ' '), &start, &hunk->old_left[i]))
            return false;
        is_short = is_short || hunk->old_left[i] == UINT64_MAX;
    }
    if (!bytes_skip(&line, BYTES("+")) || !read_extent(bytes_cut(&line, ' '), &hunk->new_start, &hunk->new_count))
        return false;
    hunk->new_left = hunk->new_count;
    hunk->has_context = hunk->has_slack = false;
    if (is_short || hunk->new_count == UINT64_MAX)
        give_slack(hunk);
    return bytes_start_with(line, BYTES("@@@"));
}

bool combined_header_parse(struct bytes line, uint32_t parents, uint64_t *new_start)
{
    struct combined_hunk hunk;
    bool is_header = read_header(line, parents, &hunk);
    if (is_header)
        *new_start = hunk.new_start;
    return is_header;
}

char combined_origin(struct bytes line, uint32_t parents)
{
    bool is_lost = false, is_new = false;
    if (line.size == 0)
        return ' '; /* blanks at its end were stripped */
    for (uint32_t i = 0; i < parents; i++) {
        uint8_t mark = i < line.size ? line.at[i] : 0;
        if (mark != ' ' && mark != '+' && mark != '-')
            return 0;
        is_lost = is_lost || mark == '-';
        is_new = is_new || mark == '+';
    }
    if (is_lost && is_new)
        return 0;
    return is_lost ? '-' : is_new ? '+' : ' ';
}

static bool is_of_parent(struct bytes line, char origin, uint32_t parent)
{
    char mark = line.size == 0 ? ' ' : (char)line.at[parent];
    return origin == '-' ? mark == '-' : mark == ' ';
}

/* Does every side that the line belongs to still lack one? */
static bool has_room(const struct combined_hunk *hunk, struct bytes line, char origin)
{
    if (origin != '-' && hunk->new_left == 0)
        return false;
    for (uint32_t i = 0; i < hunk->parents; i++) {
        if (is_of_parent(line, origin, i) && hunk->old_left[i] == 0)
            return false;
    }
    return true;
}

/* Takes a line off the counts. False when a side that it belongs to is full. */
static bool count_line(struct combined_hunk *hunk, struct bytes line, char origin)
{
    hunk->has_context = hunk->has_context || origin == ' ';
    if (!has_room(hunk, line, origin) && !hunk->has_context && !hunk->has_slack)
        give_slack(hunk);
    if (!has_room(hunk, line, origin))
        return false;
    for (uint32_t i = 0; i < hunk->parents; i++)
        hunk->old_left[i] -= is_of_parent(line, origin, i) ? 1 : 0;
    hunk->new_left -= origin != '-';
    return true;
}

static bool is_complete(const struct combined_hunk *hunk)
{
    for (uint32_t i = 0; i < hunk->parents; i++) {
        if (hunk->old_left[i] > 0)
            return false;
    }
    return hunk->new_left == 0;
}

static void read_lines(struct patch_reader *reader, struct combined_hunk *hunk, struct patch_file *file)
{
    while (!reader->is_at_end) {
        char origin = combined_origin(reader->line, hunk->parents);
        if (origin == 0 || (origin == ' ' && is_complete(hunk)) || !count_line(hunk, reader->line, origin))
            return;
        file->added_lines += origin == '+' ? 1 : 0;
        file->removed_lines += origin == '-' ? 1 : 0;
        patch_reader_next(reader);
    }
}

void patch_read_combined_hunks(struct patch_reader *reader, struct patch_file *file)
{
    struct bytes start = reader->rest;
    uint64_t free = 1;
    bool has_context = false;
    file->hunks_line = reader->number;
    while (patch_reader_at(reader, BYTES("@@@"))) {
        struct combined_hunk hunk;
        uint32_t line = reader->number;
        if (!read_header(reader->line, file->combined->parents, &hunk)) {
            patch_problem_add(reader, PATCH_PROBLEM_HUNK_HEADER, line, 0, 0);
            file->is_broken = reader->is_lost = true;
            break;
        }
        if (hunk.new_start < free) {
            patch_problem_add(reader, PATCH_PROBLEM_HUNK_ORDER, line, free, hunk.new_start);
            file->is_broken = true;
        }
        free = hunk.new_start + hunk.new_count;
        patch_reader_next(reader);
        read_lines(reader, &hunk, file);
        file->hunk_count++;
        has_context = has_context || hunk.has_context;
        /* Of lines that several parents lost, git may count one and show none: only the result's count is sure. */
        if (hunk.new_left > 0) {
            patch_problem_add(reader, PATCH_PROBLEM_HUNK_SHORT, line, hunk.new_count, hunk.new_count - hunk.new_left);
            file->is_broken = reader->is_lost = true;
        }
    }
    file->combined->is_sparse = !has_context;
    file->hunks = bytes_first(start, start.size - reader->rest.size);
    file->behind = reader->rest;
}
