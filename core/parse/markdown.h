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

void markdown_parse(struct blocks *blocks, struct bytes text, const struct limits *limits, struct arena *arena);

#endif
