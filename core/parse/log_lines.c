#include "parse/log_lines.h"

enum { ITEM_DIGITS_MAX = 9 }; /* as in CommonMark */

/* The size of a run of at least three ticks or tildes at the start of trimmed text, else 0. */
static size_t fence_size(struct bytes text)
{
    size_t size = 0;
    if (text.size == 0 || (text.at[0] != '`' && text.at[0] != '~'))
        return 0;
    while (size < text.size && text.at[size] == text.at[0])
        size++;
    bool is_inline = text.at[0] == '`' && bytes_find_byte(bytes_after(text, size), '`') != BYTES_NOWHERE;
    return size >= 3 && !is_inline ? size : 0;
}

static bool closes(const struct log_reading *reading, struct bytes text)
{
    size_t size = fence_size(text);
    return size >= reading->fence_size && text.at[0] == reading->fence && size == text.size;
}

static bool is_closed_later(const struct log_reading *reading)
{
    struct lines ahead = reading->lines;
    struct bytes line;
    while (lines_next(&ahead, &line)) {
        if (closes(reading, bytes_trim(line)))
            return true;
    }
    return false;
}

/* Notes in `line` whether it belongs to a code block. */
static void follow_fence(struct log_reading *reading, struct log_line *line)
{
    struct bytes text = bytes_trim(line->text);
    line->is_code = reading->fence != 0;
    if (reading->fence != 0) {
        if (closes(reading, text))
            reading->fence = 0;
        return;
    }
    size_t size = reading->fences_end ? 0 : fence_size(text);
    if (size == 0)
        return;
    reading->fence = text.at[0];
    reading->fence_size = size;
    line->is_code = is_closed_later(reading);
    if (!line->is_code) {
        reading->fence = 0;
        reading->fences_end = true;
    }
}

/* The size of "- " or "12. " at the start of the text, without the blank; 0 when there is none. */
static size_t marker_size(struct bytes text, struct log_line *line)
{
    size_t digits = 0;
    while (digits < text.size && digits < ITEM_DIGITS_MAX && byte_is_digit(text.at[digits]))
        digits++;
    size_t size = digits + 1;
    if (text.size < size || (text.size > size && !byte_is_blank(text.at[size])))
        return 0;
    uint64_t number = 0;
    line->is_numbered = bytes_to_u64(bytes_first(text, digits), &number);
    line->item_number = (uint32_t)number;
    struct bytes ends = line->is_numbered ? BYTES(".)") : BYTES("-*+");
    return bytes_find_byte(ends, text.at[digits]) == BYTES_NOWHERE ? 0 : size;
}

static void take_apart(struct log_line *line)
{
    struct bytes rest = line->text;
    for (; rest.size > 0 && byte_is_blank(rest.at[0]); rest = bytes_after(rest, 1))
        line->indent += rest.at[0] == '\t' ? 4 : 1;
    size_t marker = marker_size(rest, line);
    line->is_item = marker > 0;
    line->is_numbered = line->is_numbered && line->is_item;
    line->content = bytes_trim(bytes_after(rest, marker));
}

struct log_reading log_lines_of(struct bytes text)
{
    return (struct log_reading){.lines = lines_of(text)};
}

bool log_lines_next(struct log_reading *reading, struct log_line *line)
{
    *line = (struct log_line){0};
    if (!lines_next(&reading->lines, &line->text))
        return false;
    line->number = reading->lines.number;
    if (bytes_end_with(line->text, BYTES("\r")))
        line->text.size--;
    follow_fence(reading, line);
    take_apart(line);
    return true;
}

struct bytes first_code(struct bytes text, struct bytes *behind)
{
    size_t opening = bytes_find_byte(text, '`');
    *behind = text;
    if (opening == BYTES_NOWHERE)
        return (struct bytes){NULL, 0};
    size_t ticks = 0;
    while (opening + ticks < text.size && text.at[opening + ticks] == '`')
        ticks++;
    struct bytes mark = bytes_part(text, opening, ticks);
    struct bytes rest = bytes_after(text, opening + ticks);
    size_t closing = bytes_find(rest, mark);
    if (closing == BYTES_NOWHERE)
        return (struct bytes){NULL, 0};
    *behind = bytes_after(rest, closing + ticks);
    return bytes_trim(bytes_first(rest, closing));
}

size_t find_word(struct bytes text, struct bytes word)
{
    for (size_t at = 0; at + word.size <= text.size; at++) {
        if (!bytes_start_with_any_case(bytes_after(text, at), word))
            continue;
        bool starts = at == 0 || !byte_is_word(text.at[at - 1]);
        bool ends = at + word.size == text.size || !byte_is_word(text.at[at + word.size]);
        if (starts && ends)
            return at;
    }
    return BYTES_NOWHERE;
}

struct bytes heredoc_word(struct bytes command)
{
    size_t at = bytes_find(command, BYTES("<<"));
    if (at == BYTES_NOWHERE)
        return (struct bytes){NULL, 0};
    struct bytes rest = bytes_after(command, at + 2);
    bytes_skip(&rest, BYTES("-"));
    rest = bytes_trim(rest);
    if (rest.size > 0 && (rest.at[0] == '\'' || rest.at[0] == '"'))
        rest = bytes_after(rest, 1);
    size_t size = 0;
    while (size < rest.size && (byte_is_letter(rest.at[size]) || byte_is_digit(rest.at[size]) || rest.at[size] == '_'))
        size++;
    return bytes_first(rest, size);
}

void log_lines_skip_heredoc(struct log_reading *reading, struct bytes word)
{
    struct log_reading ahead = *reading;
    struct log_line line;
    while (log_lines_next(&ahead, &line)) {
        if (bytes_equal(bytes_trim(line.text), word)) {
            *reading = ahead;
            return;
        }
        if (line.is_item && heredoc_word(line.content).size > 0)
            return;
    }
}
