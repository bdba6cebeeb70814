/* A whole document in a code block, as chats hand files over: "3) ## File: docs/x.md" and a fence, often never closed. */
#include <string.h>

#include "parse/tickets/checkbox.h"
#include "parse/tickets/reading.h"

/* "3) ## File: docs/CODEX_SPRINT_TICKETS.md", with or without the number. */
static bool is_file_line(struct bytes line)
{
    line = bytes_trim(line);
    struct bytes rest = line;
    while (rest.size > 0 && byte_is_digit(rest.at[0]))
        rest = bytes_after(rest, 1);
    if (rest.size < line.size && !bytes_skip(&rest, BYTES(")")) && !bytes_skip(&rest, BYTES(".")))
        return false;
    rest = bytes_trim(rest);
    size_t marks = 0;
    while (marks < rest.size && rest.at[marks] == '#')
        marks++;
    return marks > 0 && bytes_start_with_any_case(bytes_trim(bytes_after(rest, marks)), BYTES("file:"));
}

static bool may_hold_markdown(const struct fence *fence)
{
    return fence->info.size == 0 || bytes_equal_any_case(fence->info, BYTES("md")) ||
           bytes_equal_any_case(fence->info, BYTES("markdown"));
}

/* Writes blanks over a line of the copy, so that the lines keep their numbers. */
static void blank_out(uint8_t *copy, struct bytes text, struct bytes line)
{
    if (line.size > 0)
        memset(copy + (line.at - text.at), ' ', line.size);
}

struct unwrapping {
    struct bytes text;
    uint8_t *copy;
    bool is_inside;     /* behind an opening fence of a wrapper */
    bool awaits_fence;  /* nothing but a file line and blanks came before */
    struct fence fence; /* the opening one */
    struct bytes last_closing; /* the newest line that could close the wrapper, nothing but blanks behind it */
};

static void unwrap_line(struct unwrapping *u, struct bytes line)
{
    struct fence fence;
    bool is_fence = fence_read(line, &fence);
    if (bytes_trim(line).size == 0)
        return;
    if (is_file_line(line)) {
        blank_out(u->copy, u->text, line);
        blank_out(u->copy, u->text, u->last_closing);
        u->last_closing = (struct bytes){NULL, 0};
        u->is_inside = false;
        u->awaits_fence = true;
    } else if (u->awaits_fence && is_fence && may_hold_markdown(&fence)) {
        blank_out(u->copy, u->text, line);
        u->fence = fence;
        u->is_inside = true;
        u->awaits_fence = false;
    } else {
        bool closes = u->is_inside && is_fence && fence_closes(&fence, u->fence.byte, u->fence.size);
        u->last_closing = closes ? line : (struct bytes){NULL, 0};
        u->awaits_fence = false;
    }
}

/* Is the first line that holds anything a file line or the fence of a wrapper? */
bool ticket_text_is_wrapped(struct bytes text)
{
    struct lines lines = lines_of(text);
    struct bytes line;
    struct fence fence;
    while (lines_next(&lines, &line)) {
        if (bytes_trim(line).size > 0)
            return is_file_line(line) || (fence_read(line, &fence) && may_hold_markdown(&fence));
    }
    return false;
}

struct bytes ticket_text_unwrap(struct bytes text, struct arena *arena)
{
    struct unwrapping u = {.text = text, .copy = arena_new(arena, uint8_t, text.size), .awaits_fence = true};
    if (u.copy == NULL)
        return (struct bytes){NULL, 0};
    memcpy(u.copy, text.at, text.size);
    struct lines lines = lines_of(text);
    struct bytes line;
    while (lines_next(&lines, &line))
        unwrap_line(&u, line);
    blank_out(u.copy, text, u.last_closing);
    return (struct bytes){u.copy, text.size};
}
