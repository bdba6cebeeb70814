/*
 * Check boxes of Markdown lists, and the lines around them: one reader for every format that states its work in them.
 *
 *     line   = indent marker blanks "[" inner "]" star? blanks text
 *     marker = "-" | "*" | "+" | 1 to 9 digits and "." or ")"
 *     inner  = one character, with blanks around it or not; or only blanks
 *     star   = "*"        an optional task to Kiro
 *
 * Labels are no boxes: [P], [M1], [US1], a digit, [text](link). Tabs and no-break spaces are blanks.
 */
#ifndef EXHIBIT_PARSE_TICKETS_CHECKBOX_H
#define EXHIBIT_PARSE_TICKETS_CHECKBOX_H

#include "parse/tickets/ticket.h"

/* An item of a list. Slices borrow from the line. */
struct list_item {
    size_t indent;       /* columns in front of the marker; a tab goes on to the next multiple of four */
    bool is_ordered;
    uint32_t number;     /* of an ordered item */
    bool is_quoted;      /* behind "> " */
    bool has_box;
    struct bytes marker; /* between the brackets, without blanks around it; empty for an open box */
    enum mark mark;
    bool is_starred;
    struct bytes text;   /* behind the box, or behind the marker of the list */
};

/* The box that the text of an item begins with; false when there is none. Sets what a box has, and the text behind it. */
bool box_read(struct bytes text, struct list_item *item);

/* False when the line is no item of a list. */
bool list_item_read(struct bytes line, struct list_item *item);

enum task_line_kind {
    TASK_LINE_TEXT,
    TASK_LINE_BLANK,
    TASK_LINE_HEADING,  /* "## Phase 1" */
    TASK_LINE_ITEM,
    TASK_LINE_CONFLICT, /* the first line of an unresolved merge */
    TASK_LINE_HIDDEN,   /* in a comment, or a fence itself */
};

struct task_line {
    enum task_line_kind kind;
    uint32_t number;       /* from 1 */
    uint32_t level;        /* of a heading */
    size_t indent;         /* columns */
    struct bytes text;     /* of a heading or an item; else the line, blanks at its ends removed */
    struct list_item item; /* of an item */
    bool is_in_fence;      /* of a fence that is closed: one that is not would swallow everything behind it */
};

struct task_lines {
    struct lines lines;
    uint32_t open_fence, open_comment; /* lines where one begins that never ends; 0 when there is none */
    uint8_t fence_byte;                /* of the fence that the line stands in; 0 outside */
    size_t fence_size;
    bool is_in_comment, is_in_conflict;
    bool is_plain; /* fences and comments mean nothing: too many have no end */
};

/* `text` must outlive the lines. */
void task_lines_start(struct task_lines *lines, struct bytes text);
bool task_lines_next(struct task_lines *lines, struct task_line *line);

/* What a box says of the ticket that it is. */
enum ticket_status mark_status(enum mark mark);

/* A run of at least three ticks or tildes, indented by at most three blanks. */
struct fence {
    uint8_t byte;
    size_t size;
    struct bytes info; /* what follows on the line */
};

bool fence_read(struct bytes line, struct fence *fence);

/* Does the fence end what one of this byte and size began? */
bool fence_closes(const struct fence *fence, uint8_t byte, size_t size);

/* Blanks (no-break spaces too) at both ends, or the left end, removed. */
struct bytes trim_wide(struct bytes text);
size_t wide_blank_size(struct bytes text); /* of the blank that the text begins with; 0 when it begins otherwise */

#endif
