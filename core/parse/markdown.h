/*
 * Markdown (CommonMark, through cmark) as a flat list of blocks with their lines: what the ticket and log parsers need.
 */
#ifndef EXHIBIT_PARSE_MARKDOWN_H
#define EXHIBIT_PARSE_MARKDOWN_H

#include "base/arena.h"
#include "base/limits.h"

enum block_kind { BLOCK_HEADING, BLOCK_PARAGRAPH, BLOCK_ITEM, BLOCK_CODE, BLOCK_RULE, BLOCK_OTHER };

/* Text in code ticks, without them. */
struct code_span {
    struct bytes text;
    const struct code_span *next; /* in the same block */
};

/*
 * Slices live in the arena. Blocks come in document order; an item is followed by what it holds beyond its own text.
 * A paragraph in which a later line begins with a label is as many blocks:
 *
 *     **Status:** DONE        a block
 *     **Goal:** Ship it.      another one
 */
struct block {
    enum block_kind kind;
    uint32_t level;      /* of a heading: 1 to 6; of an item: how deep its list is nested, from 1 */
    uint32_t line_first; /* from 1, in the text given */
    uint32_t line_last;  /* of its own text, without what an item holds beyond it */
    struct bytes label; /* strong text that the block begins with, a final ':' dropped: "Status" of **Status:** DONE */
    bool has_colon;     /* the label had one, inside or right behind the strong text */
    struct bytes text;  /* plain text of its own inline content after the label, soft breaks as spaces; code keeps no ticks */
    const struct code_span *codes; /* those in `text` and in the label, in order */
};

struct blocks {
    struct block *items;
    size_t count, capacity;
    bool is_too_large; /* beyond LIMIT_MARKDOWN, _DEPTH or _IMAGES, which `crossed` says: nothing was read */
    enum limit crossed;
    uint64_t found; /* what is beyond it */
};

/* What the tree of a Markdown text is made of. */
enum markdown_node {
    MARKDOWN_HEADING, /* containers: entered, and left after what they hold */
    MARKDOWN_PARAGRAPH,
    MARKDOWN_QUOTE,
    MARKDOWN_LIST,
    MARKDOWN_ITEM,
    MARKDOWN_EMPHASIS,
    MARKDOWN_STRONG,
    MARKDOWN_LINK,
    MARKDOWN_IMAGE,
    MARKDOWN_TEXT, /* leaves, from here on */
    MARKDOWN_CODE,
    MARKDOWN_HTML, /* inside a line */
    MARKDOWN_SOFT_BREAK,
    MARKDOWN_BREAK,
    MARKDOWN_CODE_BLOCK,
    MARKDOWN_HTML_BLOCK,
    MARKDOWN_RULE,
};

enum markdown_box { MARKDOWN_NO_BOX, MARKDOWN_BOX_EMPTY, MARKDOWN_BOX_TICKED };

/* Slices live until the function that was told returns. */
struct markdown_event {
    enum markdown_node node;
    bool is_exit;       /* of a container */
    uint32_t line;      /* that a block starts at, from 1 */
    uint32_t level;     /* of a heading: 1 to 6; of a numbered list: its first number */
    bool is_numbered;   /* of a list */
    bool is_tight;      /* of a list: no blank lines between its items */
    enum markdown_box box; /* that an item begins with ("[ ]", "[x]"); it is not in the text then */
    struct bytes text;  /* of a leaf; the address of a link or image; the language of a code block is `info` */
    struct bytes info;
};

struct markdown_listener {
    void *context;
    bool (*take)(void *context, const struct markdown_event *event);
};

/* Tells the events of a text in document order; of containers more than 200 levels deep only what they hold. `*blocks`
 * says which limit was crossed, if one was: then nothing is told. False when the listener said no, or memory is out,
 * which the arena's budget notes. */
bool markdown_walk(struct blocks *blocks, struct bytes text, const struct limits *limits, struct arena *arena,
                   struct markdown_listener listener);

void markdown_parse(struct blocks *blocks, struct bytes text, const struct limits *limits, struct arena *arena);

#endif
