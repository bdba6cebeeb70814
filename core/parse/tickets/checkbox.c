#include "parse/tickets/checkbox.h"

#include "base/utf8.h"

enum { TAB_COLUMNS = 4, NUMBER_DIGITS_MAX = 9, FENCE_INDENT_MAX = 3, FENCE_SIZE_MIN = 3 };

size_t wide_blank_size(struct bytes text)
{
    if (text.size > 0 && (byte_is_blank(text.at[0]) || text.at[0] == '\r' || text.at[0] == '\n'))
        return 1;
    if (bytes_start_with(text, BYTES("\xC2\xA0")))
        return 2;
    return bytes_start_with(text, BYTES("\xE3\x80\x80")) ? 3 : 0; /* an ideographic space */
}

struct bytes trim_wide(struct bytes text)
{
    for (size_t size; (size = wide_blank_size(text)) > 0;)
        text = bytes_after(text, size);
    for (;;) {
        text = bytes_trim_right(text);
        if (bytes_end_with(text, BYTES("\xC2\xA0")))
            text.size -= 2;
        else if (bytes_end_with(text, BYTES("\xE3\x80\x80")))
            text.size -= 3;
        else
            return text;
    }
}

/* Drops the blanks that the line begins with; the columns that they take, counted on from `columns`. */
static size_t skip_indent(struct bytes *line, size_t columns)
{
    for (size_t size; (size = wide_blank_size(*line)) > 0; *line = bytes_after(*line, size))
        columns = line->at[0] == '\t' ? (columns / TAB_COLUMNS + 1) * TAB_COLUMNS : columns + 1;
    return columns;
}

static bool skip_list_marker(struct bytes *line, bool *is_ordered, uint32_t *number)
{
    size_t digits = 0;
    while (digits < line->size && digits <= NUMBER_DIGITS_MAX && byte_is_digit(line->at[digits]))
        digits++;
    *is_ordered = digits > 0;
    struct bytes ends = digits > 0 ? BYTES(".)") : BYTES("-*+");
    if (digits > NUMBER_DIGITS_MAX || digits == line->size ||
        bytes_find_byte(ends, line->at[digits]) == BYTES_NOWHERE)
        return false;
    struct bytes rest = bytes_after(*line, digits + 1);
    if (rest.size > 0 && wide_blank_size(rest) == 0)
        return false;
    for (size_t i = 0; i < digits; i++)
        *number = *number * 10 + (uint32_t)(line->at[i] - '0');
    *line = rest;
    return true;
}

/* Bytes of the character that the text begins with; a byte that is no UTF-8 stands for itself. */
static size_t character_size(struct bytes text)
{
    struct bytes rest = text;
    uint32_t code;
    utf8_next(&rest, &code);
    return text.size - rest.size;
}

static enum mark mark_of(struct bytes marker)
{
    static const struct {
        uint8_t byte;
        enum mark mark;
    } known[] = {
        {'x', MARK_DONE},        {'X', MARK_DONE},        {'~', MARK_UNFINISHED},
        {'-', MARK_IN_PROGRESS}, {'/', MARK_IN_PROGRESS}, {'>', MARK_DEFERRED},
    };
    if (marker.size == 0)
        return MARK_OPEN;
    for (size_t i = 0; i < sizeof known / sizeof known[0]; i++) {
        if (marker.size == 1 && marker.at[0] == known[i].byte)
            return known[i].mark;
    }
    return MARK_UNKNOWN;
}

/* "[P]" says parallel, "[1]" is a reference. */
static bool is_label(struct bytes marker)
{
    return marker.size == 1 && (marker.at[0] == 'P' || byte_is_digit(marker.at[0]) || marker.at[0] == '^');
}

bool box_read(struct bytes text, struct list_item *item)
{
    enum { INNER_MAX = 16 }; /* bytes: one character and blanks */
    size_t closing = bytes_find_byte(bytes_first(text, INNER_MAX), ']');
    if (!bytes_start_with(text, BYTES("[")) || closing == BYTES_NOWHERE)
        return false;
    struct bytes inside = bytes_part(text, 1, closing - 1);
    struct bytes marker = trim_wide(inside);
    bool is_one = marker.size == 0 ? inside.size > 0 : character_size(marker) == marker.size;
    struct bytes rest = bytes_after(text, closing + 1);
    bool is_starred = bytes_skip(&rest, BYTES("*"));
    if (!is_one || is_label(marker) || (rest.size > 0 && wide_blank_size(rest) == 0))
        return false;
    item->has_box = true;
    item->marker = marker;
    item->mark = mark_of(marker);
    item->is_starred = is_starred;
    item->text = trim_wide(rest);
    return true;
}

bool list_item_read(struct bytes line, struct list_item *item)
{
    *item = (struct list_item){0};
    item->indent = skip_indent(&line, 0);
    while (bytes_skip(&line, BYTES(">"))) {
        item->is_quoted = true;
        item->indent = skip_indent(&line, item->indent + 1);
    }
    if (!skip_list_marker(&line, &item->is_ordered, &item->number))
        return false;
    item->text = trim_wide(line);
    box_read(item->text, item);
    return true;
}

enum ticket_status mark_status(enum mark mark)
{
    switch (mark) {
    case MARK_NONE:        return TICKET_UNKNOWN;
    case MARK_DONE:        return TICKET_DONE;
    case MARK_UNFINISHED:
    case MARK_IN_PROGRESS: return TICKET_IN_PROGRESS;
    case MARK_CANCELLED:   return TICKET_CANCELLED;
    case MARK_DEFERRED:    return TICKET_DEFERRED;
    case MARK_OPEN:
    case MARK_UNKNOWN:     break;
    }
    return TICKET_PLANNED;
}

/* --- fences and comments ------------------------------------------------------------------------------------------- */

bool fence_read(struct bytes line, struct fence *fence)
{
    size_t indent = 0;
    while (indent < line.size && line.at[indent] == ' ')
        indent++;
    line = bytes_trim(line);
    fence->byte = line.size == 0 ? 0 : line.at[0];
    fence->size = 0;
    while (fence->size < line.size && line.at[fence->size] == fence->byte)
        fence->size++;
    fence->info = bytes_trim(bytes_after(line, fence->size));
    bool is_mark = fence->byte == '~' || (fence->byte == '`' && bytes_find_byte(fence->info, '`') == BYTES_NOWHERE);
    return indent <= FENCE_INDENT_MAX && is_mark && fence->size >= FENCE_SIZE_MIN;
}

bool fence_closes(const struct fence *fence, uint8_t byte, size_t size)
{
    return fence->byte == byte && fence->size >= size && fence->info.size == 0;
}

static bool starts_comment(struct bytes line)
{
    return bytes_start_with(bytes_trim(line), BYTES("<!--"));
}

/* Takes a line of a fence or a comment into account; true when it is such a line and shows nothing by itself. An
 * opening line that is known to have no end begins nothing. */
static bool step_over(struct task_lines *lines, struct bytes line, uint32_t number)
{
    struct fence fence;
    if (lines->is_plain)
        return false;
    bool is_fence = !lines->is_in_comment && fence_read(line, &fence);
    if (lines->fence_byte != 0) {
        bool closes = is_fence && fence_closes(&fence, lines->fence_byte, lines->fence_size);
        if (closes)
            lines->fence_byte = 0;
        return closes;
    }
    if (is_fence) {
        if (number != lines->open_fence) {
            lines->fence_byte = fence.byte;
            lines->fence_size = fence.size;
        }
        return true;
    }
    bool was_in_comment = lines->is_in_comment;
    if (!was_in_comment && (!starts_comment(line) || number == lines->open_comment))
        return false;
    struct bytes inside = was_in_comment ? line : bytes_after(bytes_trim(line), BYTES("<!--").size);
    lines->is_in_comment = !bytes_contain(inside, BYTES("-->"));
    return true;
}

/* The line of the fence or comment that the text ends in; 0 when it ends in none. */
static uint32_t find_open_end(const struct task_lines *known, struct bytes text, bool *is_fence)
{
    struct task_lines lines = *known;
    struct lines all = lines_of(text);
    struct bytes line;
    uint32_t began = 0;
    while (lines_next(&all, &line)) {
        bool was_inside = lines.fence_byte != 0 || lines.is_in_comment;
        step_over(&lines, line, all.number);
        if (!was_inside)
            began = all.number;
    }
    *is_fence = lines.fence_byte != 0;
    return lines.fence_byte != 0 || lines.is_in_comment ? began : 0;
}

/* What has no end begins nothing; what stands behind it is then looked at again. When that has no end either, fences and
 * comments mean nothing in this text. */
static void find_open_ends(struct task_lines *lines, struct bytes text)
{
    bool is_fence;
    uint32_t first = find_open_end(lines, text, &is_fence);
    if (first == 0)
        return;
    if (is_fence)
        lines->open_fence = first;
    else
        lines->open_comment = first;
    lines->is_plain = find_open_end(lines, text, &is_fence) != 0;
}

void task_lines_start(struct task_lines *lines, struct bytes text)
{
    *lines = (struct task_lines){.lines = lines_of(text)};
    find_open_ends(lines, text);
}

/* --- lines --------------------------------------------------------------------------------------------------------- */

/* "## Title ##": the marks behind it are no part of it. */
static bool read_heading(struct bytes line, struct task_line *result)
{
    enum { LEVEL_MAX = 6 };
    uint32_t level = 0;
    while (level < line.size && line.at[level] == '#')
        level++;
    struct bytes rest = bytes_after(line, level);
    if (level == 0 || level > LEVEL_MAX || (rest.size > 0 && wide_blank_size(rest) == 0))
        return false;
    struct bytes text = trim_wide(rest), bare = text;
    while (bytes_end_with(bare, BYTES("#")))
        bare.size--;
    if (bare.size == 0 || byte_is_blank(bare.at[bare.size - 1]))
        text = trim_wide(bare);
    result->kind = TASK_LINE_HEADING;
    result->level = level;
    result->text = text;
    return true;
}

/* Seven of a kind and a blank, as git writes them. */
static bool is_conflict_line(struct bytes line, struct bytes mark)
{
    return bytes_skip(&line, mark) && (line.size == 0 || byte_is_blank(line.at[0]) || line.at[0] == '\r');
}

static bool read_conflict(struct task_lines *lines, struct bytes line, struct task_line *result)
{
    bool begins = is_conflict_line(line, BYTES("<<<<<<<"));
    bool ends = lines->is_in_conflict && is_conflict_line(line, BYTES(">>>>>>>"));
    bool divides = lines->is_in_conflict &&
                   (is_conflict_line(line, BYTES("=======")) || is_conflict_line(line, BYTES("|||||||")));
    if (begins || ends)
        lines->is_in_conflict = begins;
    result->kind = begins ? TASK_LINE_CONFLICT : TASK_LINE_HIDDEN;
    return begins || ends || divides;
}

static void read_line(struct task_lines *lines, struct bytes line, struct task_line *result)
{
    if (result->number == 1)
        bytes_skip(&line, BYTES("\xEF\xBB\xBF"));
    struct bytes rest = line;
    result->indent = skip_indent(&rest, 0);
    result->text = trim_wide(line);
    result->kind = result->text.size == 0 ? TASK_LINE_BLANK : TASK_LINE_TEXT;
    if (list_item_read(line, &result->item)) {
        result->kind = TASK_LINE_ITEM;
        result->indent = result->item.indent;
        result->text = result->item.text;
    } else if (!result->is_in_fence && result->indent <= FENCE_INDENT_MAX && read_heading(result->text, result)) {
        return;
    } else if (!result->is_in_fence) {
        enum task_line_kind kind = result->kind;
        if (!read_conflict(lines, line, result))
            result->kind = kind;
    }
}

bool task_lines_next(struct task_lines *lines, struct task_line *line)
{
    struct bytes bytes;
    if (!lines_next(&lines->lines, &bytes))
        return false;
    *line = (struct task_line){.number = lines->lines.number};
    if (step_over(lines, bytes, line->number)) {
        line->kind = TASK_LINE_HIDDEN;
        return true;
    }
    line->is_in_fence = lines->fence_byte != 0;
    read_line(lines, bytes, line);
    return true;
}
