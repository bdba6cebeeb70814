/*
 * RECORD of a wheel (binary distribution format, PEP 376 and 427): CSV rows "path,algorithm=digest,size", the digest in
 * base64 for addresses without padding. It names every file of the wheel; its own row has neither digest nor size, and
 * signatures beside it have no row.
 */
#include "parse/digest_lists/reading.h"

enum { FIELDS = 3 };

/* The next field of a row, "" in a quoted one undone. False when a quote is left open or something follows one. */
static bool next_field(struct list_reading *reading, struct bytes *rest, struct bytes *field)
{
    struct bytes quoted = *rest;
    bool has_doubled = false;
    if (!bytes_skip(&quoted, BYTES("\""))) {
        *field = bytes_cut(rest, ',');
        return true;
    }
    size_t end = 0;
    for (; end < quoted.size; end++) {
        bool is_quote = quoted.at[end] == '"';
        if (is_quote && end + 1 < quoted.size && quoted.at[end + 1] == '"') {
            has_doubled = true;
            end++;
        } else if (is_quote) {
            break;
        }
    }
    if (end == quoted.size)
        return false;
    *field = bytes_first(quoted, end);
    *rest = bytes_after(quoted, end + 1);
    uint8_t *out = has_doubled ? arena_buffer(reading->keep, field->size) : NULL;
    size_t size = 0;
    for (size_t i = 0; out != NULL && i < field->size; i++) {
        out[size++] = field->at[i];
        i += field->at[i] == '"' ? 1 : 0;
    }
    if (out != NULL)
        *field = (struct bytes){out, size};
    return rest->size == 0 || bytes_skip(rest, BYTES(","));
}

static void read_row(struct list_reading *reading, struct bytes row, uint32_t line)
{
    struct bytes fields[FIELDS] = {{NULL, 0}}, rest = row;
    struct listed listed = {.line = line};
    size_t count = 0;
    bool is_sound = true;
    while (is_sound && rest.size > 0 && count < FIELDS)
        is_sound = next_field(reading, &rest, &fields[count++]);
    listed.path = fields[0];
    if (!is_sound || rest.size > 0 || fields[0].size == 0) {
        reading_problem(reading, PROBLEM_LINE, line, row, "it is not a path, a digest and a size");
        return;
    }
    listed.has_size = bytes_to_u64(fields[2], &listed.size);
    bool has_digest = fields[1].size > 0 && digest_value_read(fields[1], &listed);
    if (fields[1].size > 0 && !has_digest)
        reading_problem(reading, PROBLEM_LINE, line, fields[1], "it is no digest of a kind that is computed here");
    if (fields[2].size > 0 && !listed.has_size)
        reading_problem(reading, PROBLEM_LINE, line, fields[2], "it is no size");
    reading_add(reading, listed);
}

bool wheel_record_is_named(struct bytes path)
{
    return bytes_is(path_name(path), "RECORD") && bytes_end_with(path_folder(path), BYTES(".dist-info"));
}

void wheel_record_read(struct list_reading *reading, struct bytes text)
{
    struct bytes folder = path_folder(path_folder(reading->bundle->members[reading->list.member].path));
    reading->list.folder = bytes_first(reading->list.folder, folder.size + (folder.size > 0));
    reading->list.is_closed = true;
    struct lines lines = lines_of(text);
    for (struct bytes line; lines_next(&lines, &line);) {
        line = bytes_without_cr(line);
        if (line.size > 0)
            read_row(reading, line, lines.number);
    }
}
