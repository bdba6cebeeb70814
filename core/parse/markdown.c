#include "parse/markdown.h"

#include <string.h>

#include <cmark.h>


struct flattening {
    struct blocks *blocks;
    struct arena *arena;
    uint32_t list_depth;
    bool item_waits; /* the last block is an item that has no text yet */

    /* The block whose inline content is being read; none between blocks. */
    struct block *block;
    const struct code_span **last_code; /* where the next code span of the block is linked */
    bool in_label;
    struct { /* plain text so far; reused for every block */
        uint8_t *items;
        size_t count, capacity;
    } plain;
    bool failed; /* memory is out */
};

static uint32_t line_of(int line)
{
    return line > 0 ? (uint32_t)line : 1;
}

static struct bytes literal_of(cmark_node *node)
{
    const char *literal = cmark_node_get_literal(node); /* cmark has replaced every NUL by U+FFFD */
    return literal == NULL ? (struct bytes){NULL, 0} : bytes_of(literal);
}

static void append(struct flattening *f, struct bytes text)
{
    if (text.size > f->plain.capacity - f->plain.count) {
        size_t capacity = (f->plain.count + text.size) * 2;
        uint8_t *items = arena_new(f->arena, uint8_t, capacity);
        if (items == NULL) {
            f->failed = true;
            return;
        }
        if (f->plain.count > 0)
            memcpy(items, f->plain.items, f->plain.count);
        f->plain.items = items;
        f->plain.capacity = capacity;
    }
    if (text.size > 0)
        memcpy(f->plain.items + f->plain.count, text.at, text.size);
    f->plain.count += text.size;
}

static struct bytes take_plain(struct flattening *f)
{
    struct bytes text = {f->plain.items, f->plain.count};
    f->plain.count = 0;
    return arena_copy(f->arena, bytes_trim(text));
}

/* cmark ends a heading that is underlined a line too late. */
static void end_before(struct blocks *blocks, uint32_t line)
{
    struct block *last = blocks->count == 0 ? NULL : &blocks->items[blocks->count - 1];
    if (last != NULL && last->line_last >= line && last->line_first < line)
        last->line_last = line - 1;
}

static struct block *add_block(struct flattening *f, enum block_kind kind, cmark_node *node)
{
    end_before(f->blocks, line_of(cmark_node_get_start_line(node)));
    struct block *block = arena_push(f->arena, f->blocks, struct block);
    if (block == NULL) {
        f->failed = true;
        return NULL;
    }
    block->kind = kind;
    block->line_first = line_of(cmark_node_get_start_line(node));
    block->line_last = line_of(cmark_node_get_end_line(node));
    if (block->line_last < block->line_first)
        block->line_last = block->line_first;
    f->item_waits = false;
    return block;
}

static void start_text(struct flattening *f, struct block *block)
{
    f->block = block;
    f->last_code = block == NULL ? NULL : &block->codes;
    f->plain.count = 0;
    f->in_label = false;
}

static void end_label(struct flattening *f)
{
    struct bytes label = take_plain(f);
    f->in_label = false;
    if (bytes_end_with(label, BYTES(":"))) {
        f->block->has_colon = true;
        label = bytes_trim_right(bytes_first(label, label.size - 1));
    }
    f->block->label = label;
}

static void end_text(struct flattening *f)
{
    struct bytes text = take_plain(f);
    bool has_label = f->block->label.size > 0;
    if (has_label && !f->block->has_colon && bytes_skip(&text, BYTES(":"))) {
        f->block->has_colon = true;
        text = bytes_trim(text);
    }
    f->block->text = text;
    f->block = NULL;
}

/* Strong text whose end is a colon, or that a colon follows. */
static bool is_label(cmark_node *node)
{
    if (node == NULL || cmark_node_get_type(node) != CMARK_NODE_STRONG)
        return false;
    cmark_node *last = cmark_node_last_child(node);
    cmark_node *next = cmark_node_next(node);
    if (last != NULL && bytes_end_with(bytes_trim_right(literal_of(last)), BYTES(":")))
        return true;
    return next != NULL && bytes_start_with(literal_of(next), BYTES(":"));
}

/* Starts a new block at a label that begins a later line of a paragraph. */
static void split_at_label(struct flattening *f, cmark_node *label)
{
    uint32_t line_last = f->block->line_last;
    uint32_t line = line_of(cmark_node_get_start_line(label));
    f->block->line_last = line > f->block->line_first ? line - 1 : f->block->line_first;
    end_text(f);
    struct block *block = add_block(f, BLOCK_PARAGRAPH, label);
    if (block != NULL)
        block->line_last = line_last > block->line_first ? line_last : block->line_first;
    start_text(f, block);
}

static void add_code(struct flattening *f, struct bytes text)
{
    struct code_span *code = arena_new(f->arena, struct code_span, 1);
    if (code == NULL) {
        f->failed = true;
        return;
    }
    code->text = arena_copy(f->arena, text);
    *f->last_code = code;
    f->last_code = &code->next;
    append(f, text);
}

static void read_inline(struct flattening *f, cmark_node *node, cmark_event_type event)
{
    switch (cmark_node_get_type(node)) {
    case CMARK_NODE_TEXT:
    case CMARK_NODE_HTML_INLINE:
        append(f, literal_of(node));
        break;
    case CMARK_NODE_CODE:
        add_code(f, literal_of(node));
        break;
    case CMARK_NODE_SOFTBREAK:
    case CMARK_NODE_LINEBREAK:
        if (!f->in_label && is_label(cmark_node_next(node)))
            split_at_label(f, cmark_node_next(node));
        else
            append(f, BYTES(" "));
        break;
    case CMARK_NODE_STRONG:
        if (event == CMARK_EVENT_ENTER && f->plain.count == 0 && f->block->label.size == 0 && !f->in_label)
            f->in_label = true;
        else if (event == CMARK_EVENT_EXIT && f->in_label)
            end_label(f);
        break;
    default:
        break; /* emphasis, links and images: what they hold comes by itself */
    }
}

static void enter_item(struct flattening *f, cmark_node *node)
{
    struct block *block = add_block(f, BLOCK_ITEM, node);
    if (block == NULL)
        return;
    block->level = f->list_depth;
    block->line_last = block->line_first;
    f->item_waits = true;
}

/* The first paragraph of an item is the item's own text. */
static void enter_paragraph(struct flattening *f, cmark_node *node)
{
    bool is_of_item = f->item_waits && cmark_node_get_type(cmark_node_parent(node)) == CMARK_NODE_ITEM;
    if (!is_of_item) {
        start_text(f, add_block(f, BLOCK_PARAGRAPH, node));
        return;
    }
    struct block *item = &f->blocks->items[f->blocks->count - 1];
    uint32_t line_last = line_of(cmark_node_get_end_line(node));
    item->line_last = line_last > item->line_first ? line_last : item->line_first;
    f->item_waits = false;
    start_text(f, item);
}

static void enter_heading(struct flattening *f, cmark_node *node)
{
    struct block *block = add_block(f, BLOCK_HEADING, node);
    if (block != NULL)
        block->level = (uint32_t)cmark_node_get_heading_level(node);
    start_text(f, block);
}

static void add_literal(struct flattening *f, enum block_kind kind, cmark_node *node)
{
    struct block *block = add_block(f, kind, node);
    if (block != NULL)
        block->text = arena_copy(f->arena, literal_of(node));
}

static void enter_block(struct flattening *f, cmark_node *node)
{
    switch (cmark_node_get_type(node)) {
    case CMARK_NODE_LIST:           f->list_depth++; break;
    case CMARK_NODE_ITEM:           enter_item(f, node); break;
    case CMARK_NODE_PARAGRAPH:      enter_paragraph(f, node); break;
    case CMARK_NODE_HEADING:        enter_heading(f, node); break;
    case CMARK_NODE_CODE_BLOCK:     add_literal(f, BLOCK_CODE, node); break;
    case CMARK_NODE_HTML_BLOCK:     add_literal(f, BLOCK_OTHER, node); break;
    case CMARK_NODE_THEMATIC_BREAK: add_block(f, BLOCK_RULE, node); break;
    default:                        break; /* the document and block quotes: what they hold comes by itself */
    }
}

static void exit_block(struct flattening *f, cmark_node *node)
{
    cmark_node_type type = cmark_node_get_type(node);
    if (type == CMARK_NODE_LIST)
        f->list_depth--;
    if (type == CMARK_NODE_ITEM)
        f->item_waits = false;
}

static void take_event(struct flattening *f, cmark_node *node, cmark_event_type event)
{
    bool is_text_block = cmark_node_get_type(node) == CMARK_NODE_PARAGRAPH ||
                         cmark_node_get_type(node) == CMARK_NODE_HEADING;
    if (f->block != NULL && is_text_block)
        end_text(f);
    else if (f->block != NULL)
        read_inline(f, node, event);
    else if (event == CMARK_EVENT_ENTER)
        enter_block(f, node);
    else
        exit_block(f, node);
}

/* The size of "> ", "- " or "12. " at the start of a line, without the blank; 0 when there is none. */
static size_t marker_size(struct bytes line)
{
    if (bytes_start_with(line, BYTES(">")))
        return 1;
    size_t digits = 0;
    while (digits < line.size && byte_is_digit(line.at[digits]))
        digits++;
    struct bytes ends = digits > 0 ? BYTES(".)") : BYTES("-+*");
    if (digits == line.size || bytes_find_byte(ends, line.at[digits]) == BYTES_NOWHERE)
        return 0;
    bool is_set_off = digits + 1 == line.size || byte_is_blank(line.at[digits + 1]);
    return is_set_off ? digits + 1 : 0;
}

/* How deep a line may be nested, at most: by the markers on it, and by its indent, of which a list takes two columns. */
static size_t depth_of(struct bytes line)
{
    size_t columns = 0, markers = 0;
    for (;;) {
        size_t marker = marker_size(line);
        if (marker == 0 && (line.size == 0 || !byte_is_blank(line.at[0])))
            return markers == 0 ? 0 : markers + columns / 2;
        markers += marker > 0;
        if (marker == 0 && markers == 0)
            columns += line.at[0] == '\t' ? 4 : 1;
        line = bytes_after(line, marker > 0 ? marker : 1);
    }
}

static uint64_t count_images(struct bytes text)
{
    uint64_t images = 0;
    for (size_t i = 1; i < text.size; i++)
        images += text.at[i - 1] == '!' && text.at[i] == '[';
    return images;
}

static uint64_t greatest_depth(struct bytes text)
{
    uint64_t greatest = 0;
    struct lines lines = lines_of(text);
    struct bytes line;
    while (lines_next(&lines, &line)) {
        while (line.size > 0) { /* a CR alone ends a line, too */
            size_t depth = depth_of(bytes_cut(&line, '\r'));
            greatest = depth > greatest ? depth : greatest;
        }
    }
    return greatest;
}

static void hold_against(struct blocks *blocks, const struct limits *limits, enum limit limit, uint64_t found)
{
    if (found <= limits->of[limit])
        return;
    blocks->is_too_large = true;
    blocks->crossed = limit;
    blocks->found = found;
}

static bool is_within(struct blocks *blocks, struct bytes text, const struct limits *limits)
{
    *blocks = (struct blocks){0};
    hold_against(blocks, limits, LIMIT_MARKDOWN, text.size);
    if (!blocks->is_too_large)
        hold_against(blocks, limits, LIMIT_MARKDOWN_IMAGES, count_images(text));
    if (!blocks->is_too_large)
        hold_against(blocks, limits, LIMIT_MARKDOWN_DEPTH, greatest_depth(text));
    return !blocks->is_too_large;
}

/* Bytes of heap that cmark takes for a byte of text: at worst each is a delimiter with a text node of its own. */
enum { HEAP_A_BYTE = 240 };

/* Gives every event of the tree to `take`, until it says no. */
static bool read_tree(struct bytes text, struct arena *arena,
                      bool (*take)(void *context, cmark_node *node, cmark_event_type event), void *context)
{
    uint64_t heap = (uint64_t)text.size * HEAP_A_BYTE;
    bool is_wanted = true;
    if (text.size == 0)
        return true;
    if (!memory_lend(arena->memory, heap))
        return false;
    cmark_node *document = cmark_parse_document((const char *)text.at, text.size, CMARK_OPT_VALIDATE_UTF8);
    cmark_iter *iterator = cmark_iter_new(document);
    cmark_event_type event;
    while (is_wanted && (event = cmark_iter_next(iterator)) != CMARK_EVENT_DONE)
        is_wanted = take(context, cmark_iter_get_node(iterator), event);
    cmark_iter_free(iterator);
    cmark_node_free(document);
    memory_take_back(arena->memory, heap);
    return is_wanted;
}

static bool flatten(void *context, cmark_node *node, cmark_event_type event)
{
    struct flattening *f = context;
    take_event(f, node, event);
    return !f->failed;
}

void markdown_parse(struct blocks *blocks, struct bytes text, const struct limits *limits, struct arena *arena)
{
    struct flattening f = {.blocks = blocks, .arena = arena};
    if (is_within(blocks, text, limits))
        read_tree(text, arena, flatten, &f);
}

/* --- the tree as it is --------------------------------------------------------------------------- */

enum { TOLD_DEPTH_MAX = 200 }; /* emphasis in emphasis has no limit of its own */

struct telling {
    struct markdown_listener listener;
    unsigned depth; /* of open containers, told or not */
    cmark_node *box_text; /* begins with a box that the item has told */
    struct arena *arena;
    struct {
        uint8_t *items;
        size_t count, capacity;
    } plain; /* text nodes that stand next to each other */
};

static bool node_kind(cmark_node *node, enum markdown_node *kind)
{
    switch (cmark_node_get_type(node)) {
    case CMARK_NODE_HEADING:        *kind = MARKDOWN_HEADING; return true;
    case CMARK_NODE_PARAGRAPH:      *kind = MARKDOWN_PARAGRAPH; return true;
    case CMARK_NODE_BLOCK_QUOTE:    *kind = MARKDOWN_QUOTE; return true;
    case CMARK_NODE_LIST:           *kind = MARKDOWN_LIST; return true;
    case CMARK_NODE_ITEM:           *kind = MARKDOWN_ITEM; return true;
    case CMARK_NODE_EMPH:           *kind = MARKDOWN_EMPHASIS; return true;
    case CMARK_NODE_STRONG:         *kind = MARKDOWN_STRONG; return true;
    case CMARK_NODE_LINK:           *kind = MARKDOWN_LINK; return true;
    case CMARK_NODE_IMAGE:          *kind = MARKDOWN_IMAGE; return true;
    case CMARK_NODE_TEXT:           *kind = MARKDOWN_TEXT; return true;
    case CMARK_NODE_CODE:           *kind = MARKDOWN_CODE; return true;
    case CMARK_NODE_HTML_INLINE:    *kind = MARKDOWN_HTML; return true;
    case CMARK_NODE_SOFTBREAK:      *kind = MARKDOWN_SOFT_BREAK; return true;
    case CMARK_NODE_LINEBREAK:      *kind = MARKDOWN_BREAK; return true;
    case CMARK_NODE_CODE_BLOCK:     *kind = MARKDOWN_CODE_BLOCK; return true;
    case CMARK_NODE_HTML_BLOCK:     *kind = MARKDOWN_HTML_BLOCK; return true;
    case CMARK_NODE_THEMATIC_BREAK: *kind = MARKDOWN_RULE; return true;
    default:                        return false; /* the document */
    }
}

/* "[ ]" or "[x]" at the start of an item's first paragraph, in one text node or several; `*start` is the first of them. */
static enum markdown_box box_of(cmark_node *item, cmark_node **start)
{
    enum { BOX_SIZE = 4, MARK_AT = 1 }; /* with the blank behind it */
    cmark_node *paragraph = cmark_node_first_child(item);
    *start = NULL;
    if (paragraph == NULL || cmark_node_get_type(paragraph) != CMARK_NODE_PARAGRAPH)
        return MARKDOWN_NO_BOX;
    uint8_t text[BOX_SIZE];
    size_t size = 0;
    for (cmark_node *node = cmark_node_first_child(paragraph);
         node != NULL && cmark_node_get_type(node) == CMARK_NODE_TEXT && size < BOX_SIZE; node = cmark_node_next(node)) {
        struct bytes part = bytes_first(literal_of(node), BOX_SIZE - size);
        if (part.size > 0)
            memcpy(text + size, part.at, part.size);
        size += part.size;
    }
    uint8_t mark = size == BOX_SIZE ? byte_to_lower(text[MARK_AT]) : 0;
    if ((mark != ' ' && mark != 'x') || text[0] != '[' || text[2] != ']' || text[3] != ' ')
        return MARKDOWN_NO_BOX;
    *start = cmark_node_first_child(paragraph);
    return mark == 'x' ? MARKDOWN_BOX_TICKED : MARKDOWN_BOX_EMPTY;
}

static void describe(struct telling *telling, cmark_node *node, struct markdown_event *event)
{
    const char *text;
    switch (event->node) {
    case MARKDOWN_HEADING:
        event->level = (uint32_t)cmark_node_get_heading_level(node);
        break;
    case MARKDOWN_LIST:
        event->is_numbered = cmark_node_get_list_type(node) == CMARK_ORDERED_LIST;
        event->level = event->is_numbered ? (uint32_t)cmark_node_get_list_start(node) : 0;
        event->is_tight = cmark_node_get_list_tight(node) != 0;
        break;
    case MARKDOWN_ITEM:
        if (!event->is_exit)
            event->box = box_of(node, &telling->box_text);
        break;
    case MARKDOWN_LINK:
    case MARKDOWN_IMAGE:
        text = cmark_node_get_url(node);
        event->text = text == NULL ? event->text : bytes_of(text);
        break;
    case MARKDOWN_CODE_BLOCK:
        text = cmark_node_get_fence_info(node);
        event->info = text == NULL ? event->info : bytes_of(text);
        event->text = literal_of(node);
        break;
    default:
        event->text = literal_of(node);
        break;
    }
}

/* Text that cmark gives in several nodes is told once, without the box before it. */
static bool tell_text(struct telling *telling, cmark_node *node)
{
    enum { BOX_SIZE = 4 };
    struct flattening f = {.arena = telling->arena};
    cmark_node *before = cmark_node_previous(node);
    struct markdown_event event = {.node = MARKDOWN_TEXT};
    if (before != NULL && cmark_node_get_type(before) == CMARK_NODE_TEXT)
        return true;
    f.plain.items = telling->plain.items;
    f.plain.capacity = telling->plain.capacity;
    for (cmark_node *next = node; next != NULL && cmark_node_get_type(next) == CMARK_NODE_TEXT && !f.failed;
         next = cmark_node_next(next))
        append(&f, literal_of(next));
    telling->plain.items = f.plain.items;
    telling->plain.capacity = f.plain.capacity;
    event.text = (struct bytes){f.plain.items, f.plain.count};
    if (node == telling->box_text)
        event.text = bytes_after(event.text, BOX_SIZE);
    if (event.text.size == 0)
        return !f.failed;
    return !f.failed && telling->listener.take(telling->listener.context, &event);
}

static bool tell(void *context, cmark_node *node, cmark_event_type type)
{
    struct telling *telling = context;
    struct markdown_event event = {.is_exit = type == CMARK_EVENT_EXIT};
    if (!node_kind(node, &event.node))
        return true;
    if (event.node == MARKDOWN_TEXT)
        return tell_text(telling, node);
    bool is_container = event.node < MARKDOWN_TEXT;
    telling->depth -= is_container && event.is_exit;
    bool is_told = !is_container || telling->depth < TOLD_DEPTH_MAX;
    telling->depth += is_container && !event.is_exit;
    event.line = line_of(cmark_node_get_start_line(node));
    describe(telling, node, &event);
    return !is_told || telling->listener.take(telling->listener.context, &event);
}

bool markdown_walk(struct blocks *blocks, struct bytes text, const struct limits *limits, struct arena *arena,
                   struct markdown_listener listener)
{
    struct telling telling = {.listener = listener, .arena = arena};
    return !is_within(blocks, text, limits) || read_tree(text, arena, tell, &telling);
}
