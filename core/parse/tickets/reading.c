#include "parse/tickets/reading.h"

/* How labels begin, in any case; what follows, "(exact)" or "to run", does not matter. */
static const struct {
    const char *start;
    enum obligation_kind kind;
} labels[] = {
    {"acceptance", OBLIGATION_CRITERION},
    {"allowed", OBLIGATION_FILE},
    {"definition of done", OBLIGATION_CLOSING},
    {"doc updates", OBLIGATION_DOCUMENT},
    {"docs updates", OBLIGATION_DOCUMENT},
    {"documentation updates", OBLIGATION_DOCUMENT},
    {"end-of-ticket", OBLIGATION_CLOSING},
    {"excluded", OBLIGATION_CRITERION},
    {"exit checklist", OBLIGATION_CLOSING},
    {"expected artifacts", OBLIGATION_ARTIFACT},
    {"files likely", OBLIGATION_FILE},
    {"files/modules", OBLIGATION_FILE},
    {"likely files", OBLIGATION_FILE},
    {"minimal commands", OBLIGATION_TEST},
    {"minimal tests", OBLIGATION_TEST},
    {"required artifacts", OBLIGATION_ARTIFACT},
    {"required tests", OBLIGATION_TEST},
    {"tests/commands", OBLIGATION_TEST},
};

static bool kind_of_label(struct bytes label, enum obligation_kind *kind)
{
    for (size_t i = 0; i < sizeof labels / sizeof labels[0]; i++) {
        struct bytes start = bytes_of(labels[i].start);
        bool is_whole_word = label.size == start.size || (label.size > start.size && !byte_is_letter(label.at[start.size]));
        if (is_whole_word && bytes_start_with_any_case(label, start)) {
            *kind = labels[i].kind;
            return true;
        }
    }
    return false;
}

static bool is_status_label(struct bytes label)
{
    return bytes_equal_any_case(label, BYTES("status"));
}

void ticket_set_status(struct ticket *ticket, struct bytes text, uint32_t line)
{
    if (ticket->status_line == 0) {
        ticket->status_text = text;
        ticket->status_line = line;
        ticket->status = ticket_status_split(text, &ticket->status_note);
    } else if (ticket->status_line != line && ticket->status != ticket_status_of(text)) {
        ticket->status = TICKET_UNKNOWN;
    }
}

struct blocks ticket_read_markdown(struct ticket_builder *to, struct bytes text)
{
    struct blocks blocks;
    markdown_parse(&blocks, text, to->input->limits, to->input->keep);
    to->file->is_too_large = blocks.is_too_large;
    to->file->crossed = blocks.crossed;
    to->file->found = blocks.found;
    return blocks;
}

void ticket_start_group(struct ticket_reading *reading, struct bytes label)
{
    reading->status_follows = is_status_label(label);
    reading->in_group = kind_of_label(label, &reading->group);
    reading->group_is_hedged =
        bytes_contain_any_case(label, BYTES("likely")) || bytes_start_with_any_case(label, BYTES("allowed"));
    reading->group_forbids = bytes_start_with_any_case(label, BYTES("excluded"));
}

/* "**Tests run:** yes" as one text again. */
static struct bytes whole_text(struct ticket_builder *to, const struct block *block)
{
    if (block->label.size == 0)
        return block->text;
    struct bytes between = block->has_colon ? BYTES(": ") : BYTES(" ");
    return bytes_trim_right(ticket_join(to, block->label, between, block->text));
}

bool ticket_text_is_hedged(struct bytes text)
{
    static const char *const words[] = {"or equivalent", "if missing", "if needed", "if applicable", "if present",
                                        "as needed",     "likely"};
    for (size_t i = 0; i < sizeof words / sizeof words[0]; i++) {
        if (bytes_contain_any_case(text, bytes_of(words[i])))
            return true;
    }
    return false;
}

/* "Tests run: ✅": a tick in front of the text or behind a label says done as a box does. */
static void read_tick(struct bytes text, struct list_item *box)
{
    struct bytes tick = BYTES("\xE2\x9C\x85");
    size_t colon = bytes_find(text, BYTES(": "));
    struct bytes behind = colon == BYTES_NOWHERE ? text : bytes_after(text, colon + 2);
    if (!bytes_start_with(text, tick) && !bytes_start_with(behind, tick))
        return;
    box->mark = MARK_DONE;
    box->marker = tick;
}

static void add_obligation(struct ticket_reading *reading, const struct block *block, struct bytes text, uint32_t depth)
{
    struct list_item box = {.text = text};
    if (box_read(text, &box))
        ticket_check_marker(reading->to, &box, block->line_first);
    else
        read_tick(text, &box);
    struct obligation *obligation =
        ticket_add_obligation(reading->to, reading->ticket, reading->group, box.text, block->line_first);
    if (obligation == NULL)
        return;
    obligation->mark = box.mark;
    obligation->marker = box.marker;
    obligation->is_forbidden = reading->group_forbids;
    for (const struct code_span *code = block->codes; code != NULL; code = code->next)
        ticket_add_code(reading->to, obligation, code->text);
    if (obligation->kind == OBLIGATION_TEST && obligation->codes.count > 0)
        obligation->code = obligation->codes.items[0];
    obligation->depth = depth;
    obligation->is_hedged = reading->group_is_hedged || ticket_text_is_hedged(text);
    ticket_add_paths(reading->to, reading->ticket, block, reading->group);
}

static void read_item(struct ticket_reading *reading, const struct block *block)
{
    bool is_status = !reading->in_group && block->level == 1 && block->has_colon && is_status_label(block->label);
    if (is_status || reading->status_follows) {
        ticket_set_status(reading->ticket, block->text, block->line_first);
        reading->status_follows = false;
    } else if (reading->in_group) {
        add_obligation(reading, block, whole_text(reading->to, block), block->level);
    }
}

/* "Allowed:" above a list, without any bold. */
static bool read_plain_label(struct ticket_reading *reading, const struct block *block)
{
    enum obligation_kind kind;
    struct bytes label = block->text;
    if (block->label.size > 0 || !bytes_end_with(label, BYTES(":")))
        return false;
    label.size--;
    if (!kind_of_label(label, &kind))
        return false;
    ticket_start_group(reading, label);
    return true;
}

/* "Status: Done" without any bold. */
static bool read_plain_status(struct ticket_reading *reading, const struct block *block)
{
    struct bytes text = block->text;
    if (block->label.size > 0 || !bytes_start_with_any_case(text, BYTES("status:")))
        return false;
    ticket_set_status(reading->ticket, bytes_trim(bytes_after(text, BYTES("status:").size)), block->line_first);
    return true;
}

/* A label may have what it asks for right behind it instead of in a list. */
static void read_label(struct ticket_reading *reading, const struct block *block)
{
    if (bytes_start_with_any_case(block->label, BYTES("follow-up"))) {
        ticket_add_text(reading->to, &reading->ticket->notes, block->text);
        return;
    }
    ticket_start_group(reading, block->label);
    if (reading->status_follows)
        ticket_set_status(reading->ticket, block->text, block->line_first);
    reading->status_follows = false;
    if (reading->in_group && block->text.size > 0)
        add_obligation(reading, block, block->text, 1);
}

static void read_paragraph(struct ticket_reading *reading, const struct block *block)
{
    if (reading->status_follows && block->label.size == 0) {
        ticket_set_status(reading->ticket, block->text, block->line_first);
        reading->status_follows = false;
    } else if (block->has_colon) {
        read_label(reading, block);
    } else if (!read_plain_status(reading, block)) {
        read_plain_label(reading, block);
    }
}

void ticket_read_block(struct ticket_reading *reading, const struct block *block)
{
    if (reading->ticket == NULL || block->kind == BLOCK_RULE)
        return;
    reading->ticket->line_last = block->line_last;
    if (block->kind == BLOCK_ITEM)
        read_item(reading, block);
    else if (block->kind == BLOCK_PARAGRAPH || block->kind == BLOCK_HEADING)
        read_paragraph(reading, block);
}

struct bytes ticket_title(struct bytes heading, const struct ticket_name *name)
{
    static const char *const separators[] = {"\xE2\x80\x94", "\xE2\x80\x93", "-", ":"};
    struct bytes title = bytes_trim(bytes_after(heading, name->at + name->size));
    for (size_t i = 0; i < sizeof separators / sizeof separators[0]; i++) {
        if (bytes_skip(&title, bytes_of(separators[i])))
            return bytes_trim(title);
    }
    return title;
}
