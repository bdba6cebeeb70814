/* Hunks of ordinary diffs: consumed by their counts, and walked line by line. */
#include "parse/patch/parts.h"

/* Line numbers above this are none that a file has; sums of two stay in range. */
#define LINE_NUMBER_MAX (UINT64_C(1) << 48)

bool hunk_extent_read(struct bytes text, uint64_t *start, uint64_t *count)
{
    bool has_count = bytes_find_byte(text, ',') != BYTES_NOWHERE;
    struct bytes first = bytes_cut(&text, ',');
    *count = 1;
    return bytes_to_u64(first, start) && *start <= LINE_NUMBER_MAX &&
           (!has_count || (bytes_to_u64(text, count) && *count <= LINE_NUMBER_MAX));
}

bool hunk_header_parse(struct bytes line, struct hunk_header *header)
{
    if (!bytes_skip(&line, BYTES("@@ -")))
        return false;
    struct bytes old_extent = bytes_cut(&line, ' ');
    if (!bytes_skip(&line, BYTES("+")))
        return false;
    struct bytes new_extent = bytes_cut(&line, ' ');
    *header = (struct hunk_header){.lacks_old_side = bytes_is(old_extent, "?,?")};
    return bytes_start_with(line, BYTES("@@")) &&
           (header->lacks_old_side || hunk_extent_read(old_extent, &header->old_start, &header->old_count)) &&
           hunk_extent_read(new_extent, &header->new_start, &header->new_count);
}

/* The first line of a side, from 1; "0,0" and "7,0" mean the place after line 0 or 7. */
static uint64_t first_line(uint64_t start, uint64_t count)
{
    return count == 0 ? start + 1 : start;
}

/* What a line in a hunk is: ' ', '+', '-', '\\', or 0 when it is none of a hunk's. Tools that strip blanks at line ends
 * make an empty line of an empty context line, and git takes it for that. */
static char origin_of(struct bytes rest)
{
    switch (rest.at[0]) {
    case ' ':
    case '+':
    case '-':
    case '\\':
        return (char)rest.at[0];
    case '\n':
        return ' ';
    case '\r':
        return rest.size > 1 && rest.at[1] == '\n' ? ' ' : 0;
    default:
        return 0;
    }
}

/* How far the lines of one hunk are counted. A side ends with a line that has no newline, for good. */
struct hunk_count {
    uint64_t old_left, new_left;
    uint64_t added, removed;
    bool old_ended, new_ended;
};

/* Takes a line off the counts. False when the side it belongs to is full or has ended. */
static bool count_line(struct hunk_count *count, char origin)
{
    bool in_old = origin != '+';
    bool in_new = origin != '-';
    if (in_old && (count->old_left == 0 || count->old_ended))
        return false;
    if (in_new && (count->new_left == 0 || count->new_ended))
        return false;
    count->old_left -= in_old;
    count->new_left -= in_new;
    count->added += origin == '+';
    count->removed += origin == '-';
    return true;
}

/* The line before, of this origin, was said to have no newline. */
static void end_sides(struct hunk_count *count, char origin)
{
    count->old_ended = count->old_ended || origin != '+';
    count->new_ended = count->new_ended || origin != '-';
}

/* Consumes the lines of a hunk by its counts. */
static void read_hunk_lines(struct patch_reader *reader, struct hunk_count *count)
{
    char before = 0;
    while (!reader->is_at_end) {
        char origin = origin_of(reader->rest);
        if (origin == '\\') {
            if (before != 0)
                end_sides(count, before);
        } else if (origin == 0 || !count_line(count, origin)) {
            return;
        } else {
            before = origin;
        }
        patch_reader_next(reader);
    }
}

/* Where the hunks read so far leave off. */
struct hunk_place {
    uint64_t old_free, new_free; /* first line that a next hunk may start at */
    struct bytes hunks;          /* their text */
};

/* Does the hunk at the current header begin with the last `count` lines of the one before it, as lines that both files
 * have? git diff --function-context can write two hunks so. */
static bool repeats_lines(const struct patch_reader *reader, struct bytes before, uint64_t count)
{
    struct bytes after = bytes_after(reader->rest, reader->line_size);
    size_t size = 0;
    for (uint64_t i = 0; i < count; i++) {
        struct bytes rest = bytes_after(after, size);
        size_t newline = bytes_find_byte(rest, '\n');
        if (newline == BYTES_NOWHERE || origin_of(rest) != ' ')
            return false;
        size += newline + 1;
    }
    return size < before.size && before.at[before.size - size - 1] == '\n' &&
           bytes_equal(bytes_after(before, before.size - size), bytes_first(after, size));
}

static void check_place(struct patch_reader *reader, const struct hunk_header *header, struct hunk_place *place)
{
    uint64_t old_first = first_line(header->old_start, header->old_count);
    uint64_t new_first = first_line(header->new_start, header->new_count);
    uint64_t new_expected = place->new_free + (old_first - place->old_free);
    bool is_repeat = old_first < place->old_free && new_first == new_expected &&
                     repeats_lines(reader, place->hunks, place->old_free - old_first);
    if (old_first < place->old_free && !is_repeat)
        patch_problem_add(reader, PATCH_PROBLEM_HUNK_ORDER, reader->number, place->old_free, old_first);
    else if (new_first < place->new_free && !is_repeat)
        patch_problem_add(reader, PATCH_PROBLEM_HUNK_ORDER, reader->number, place->new_free, new_first);
    else if (new_first != new_expected)
        patch_problem_add(reader, PATCH_PROBLEM_HUNK_SHIFT, reader->number, new_expected, new_first);
    place->old_free = old_first + header->old_count;
    place->new_free = new_first + header->new_count;
}

static uint64_t hunk_problems(const uint64_t *counts)
{
    return counts[PATCH_PROBLEM_HUNK_SHORT] + counts[PATCH_PROBLEM_HUNK_HEADER] + counts[PATCH_PROBLEM_HUNK_ORDER] +
           counts[PATCH_PROBLEM_HUNK_SHIFT];
}

/* The next header of the entry. Without an old side it can only be the first, of a file written anew, and the last. */
static bool read_header(const struct patch_reader *reader, struct patch_file *file, struct hunk_header *header)
{
    if (!hunk_header_parse(reader->line, header) || file->lacks_old_side)
        return false;
    file->lacks_old_side = header->lacks_old_side;
    return !header->lacks_old_side || (file->hunk_count == 0 && file->dissimilarity > 0);
}

void patch_read_hunks(struct patch_reader *reader, struct patch_file *file)
{
    struct hunk_place place = {1, 1, {NULL, 0}};
    struct hunk_count count = {.added = 0};
    struct bytes start = reader->rest;
    const uint64_t *problems = reader->patch->problem_counts;
    uint64_t problems_before = hunk_problems(problems);
    file->hunks_line = reader->number;
    while (!reader->is_at_end && bytes_start_with(reader->line, BYTES("@@ "))) {
        struct hunk_header header;
        uint32_t line = reader->number;
        if (!read_header(reader, file, &header)) {
            patch_problem_add(reader, PATCH_PROBLEM_HUNK_HEADER, line, 0, 0);
            reader->is_lost = true;
            break;
        }
        count.old_left = header.old_count;
        count.new_left = header.new_count;
        place.hunks = bytes_first(start, start.size - reader->rest.size);
        check_place(reader, &header, &place);
        patch_reader_next(reader);
        read_hunk_lines(reader, &count);
        file->hunk_count++;
        if (count.old_left > 0 || count.new_left > 0) {
            bool new_is_short = count.new_left > 0;
            uint64_t expected = new_is_short ? header.new_count : header.old_count;
            uint64_t left = new_is_short ? count.new_left : count.old_left;
            patch_problem_add(reader, PATCH_PROBLEM_HUNK_SHORT, line, expected, expected - left);
            reader->is_lost = true;
        }
    }
    file->is_broken = hunk_problems(problems) != problems_before;
    file->added_lines = count.added;
    file->removed_lines = count.removed;
    file->hunks = bytes_first(start, start.size - reader->rest.size);
    file->behind = reader->rest;
}

struct patch_walk patch_walk_start(const struct patch_file *file)
{
    return (struct patch_walk){
        .lines = lines_of(file->hunks),
        .first_line = file->hunks_line,
        .parents = file->combined == NULL ? 1 : file->combined->parents,
    };
}

static void begin_hunk(struct patch_walk *walk, struct bytes header)
{
    walk->hunk++;
    walk->header = header;
    walk->header_line = walk->first_line + walk->lines.number - 1;
}

static bool walk_header(struct patch_walk *walk, struct bytes text)
{
    struct hunk_header header;
    if (!hunk_header_parse(text, &header))
        return false;
    uint64_t new_first = first_line(header.new_start, header.new_count);
    walk->repeated = new_first < walk->new_line ? walk->new_line - new_first : 0;
    walk->old_left = header.old_count;
    walk->new_left = header.new_count;
    walk->old_line = first_line(header.old_start, header.old_count);
    walk->new_line = new_first;
    begin_hunk(walk, text);
    return true;
}

static bool is_no_newline_mark(struct bytes rest)
{
    return rest.size > 0 && rest.at[0] == '\\';
}

/* Gives a line of a hunk; false when the text is none, or one too many. */
static bool walk_line(struct patch_walk *walk, char origin, struct bytes text, struct patch_line *line)
{
    struct hunk_count count = {
        .old_left = walk->old_left,
        .new_left = walk->new_left,
        .old_ended = walk->old_ended,
        .new_ended = walk->new_ended,
    };
    if (origin == 0 || !count_line(&count, origin))
        return false;
    *line = (struct patch_line){
        .origin = origin,
        .marks = bytes_first(text, 1),
        .text = text.size > 0 && text.at[0] == (uint8_t)origin ? bytes_after(text, 1) : text,
        .line = walk->first_line + walk->lines.number - 1,
        .old_line = walk->old_line,
        .new_line = walk->new_line,
        .no_newline = is_no_newline_mark(walk->lines.rest),
    };
    walk->old_line += origin != '+';
    walk->new_line += origin != '-';
    if (line->no_newline)
        end_sides(&count, origin);
    walk->old_left = count.old_left;
    walk->new_left = count.new_left;
    walk->old_ended = count.old_ended;
    walk->new_ended = count.new_ended;
    return true;
}

/* The reader has told the hunks of a combined diff apart: only a header begins with '@'. */
static bool walk_combined(struct patch_walk *walk, struct patch_line *line)
{
    struct bytes text;
    while (lines_next(&walk->lines, &text)) {
        if (combined_header_parse(text, walk->parents, &walk->new_line)) {
            begin_hunk(walk, text);
            continue;
        }
        struct bytes bare = bytes_without_cr(text);
        char origin = combined_origin(bare, walk->parents);
        *line = (struct patch_line){
            .origin = origin,
            .marks = bytes_first(bare, walk->parents),
            .text = bare.size == 0 ? text : bytes_after(text, walk->parents),
            .line = walk->first_line + walk->lines.number - 1,
            .new_line = walk->new_line,
        };
        walk->new_line += origin != '-';
        return true;
    }
    return false;
}

bool patch_walk_next(struct patch_walk *walk, struct patch_line *line)
{
    struct bytes text;
    if (walk->parents > 1)
        return walk_combined(walk, line);
    while (walk->lines.rest.size > 0) {
        char origin = origin_of(walk->lines.rest);
        lines_next(&walk->lines, &text);
        if (origin == '\\')
            continue;
        if (walk_line(walk, origin, text, line)) {
            if (walk->repeated == 0 || origin != ' ')
                return true;
            walk->repeated--;
            continue;
        }
        if (!walk_header(walk, text))
            return false;
    }
    return false;
}
