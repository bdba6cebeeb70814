#include "parse/tickets/reading.h"

#include <string.h>

/* How labels begin, in any case; what follows, "(exact)" or "to run", does not matter. */
static const struct {
    const char *start;
    enum obligation_kind kind;
} labels[] = {
    {"acceptance", OBLIGATION_CRITERION},
    {"definition of done", OBLIGATION_CLOSING},
    {"doc updates", OBLIGATION_DOCUMENT},
    {"docs updates", OBLIGATION_DOCUMENT},
    {"documentation updates", OBLIGATION_DOCUMENT},
    {"end-of-ticket", OBLIGATION_CLOSING},
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

struct blocks ticket_read_markdown(struct ticket_file *file, struct bytes text, const struct limits *limits,
                                   struct arena *arena)
{
    struct blocks blocks;
    markdown_parse(&blocks, text, limits, arena);
    file->is_too_large = blocks.is_too_large;
    file->crossed = blocks.crossed;
    file->found = blocks.found;
    return blocks;
}

void ticket_start_group(struct ticket_reading *reading, struct bytes label)
{
    reading->status_follows = is_status_label(label);
    reading->in_group = kind_of_label(label, &reading->group);
    reading->group_is_hedged = bytes_contain_any_case(label, BYTES("likely"));
}

/* "**Tests run:** yes" as one text again. */
static struct bytes whole_text(const struct block *block, struct arena *arena)
{
    if (block->label.size == 0)
        return block->text;
    struct bytes between = block->has_colon ? BYTES(": ") : BYTES(" ");
    size_t size = block->label.size + between.size + block->text.size;
    uint8_t *text = arena_new(arena, uint8_t, size);
    if (text == NULL)
        return (struct bytes){NULL, 0};
    memcpy(text, block->label.at, block->label.size);
    memcpy(text + block->label.size, between.at, between.size);
    if (block->text.size > 0)
        memcpy(text + block->label.size + between.size, block->text.at, block->text.size);
    return bytes_trim_right((struct bytes){text, size});
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

static void add_obligation(struct ticket_reading *reading, const struct block *block, struct bytes text, uint32_t depth)
{
    struct obligation *obligation = arena_push(reading->arena, &reading->ticket->obligations, struct obligation);
    if (obligation == NULL)
        return;
    *obligation = (struct obligation){
        .kind = reading->group,
        .text = text,
        .code = block->codes == NULL ? (struct bytes){NULL, 0} : block->codes->text,
        .line = block->line_first,
        .depth = depth,
        .is_hedged = reading->group_is_hedged || ticket_text_is_hedged(text),
        .is_optional = bytes_contain_any_case(text, BYTES("(optional)")),
    };
    ticket_add_paths(reading->ticket, block, reading->group, reading->arena);
}

static void read_item(struct ticket_reading *reading, const struct block *block)
{
    bool is_status = !reading->in_group && block->level == 1 && block->has_colon && is_status_label(block->label);
    if (is_status || reading->status_follows) {
        ticket_set_status(reading->ticket, block->text, block->line_first);
        reading->status_follows = false;
    } else if (reading->in_group) {
        add_obligation(reading, block, whole_text(block, reading->arena), block->level);
    }
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
    } else {
        read_plain_status(reading, block);
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

/* Ids repeat within a line, a path names one twice; looking back a little keeps a line of only ids cheap. */
static bool is_told(const struct ticket_file *file, struct bytes id, uint32_t line)
{
    enum { LOOK_BACK = 64 };
    for (size_t i = file->mentions.count, seen = 0; i > 0 && seen < LOOK_BACK; i--, seen++) {
        const struct ticket_mention *mention = &file->mentions.items[i - 1];
        if (mention->line != line)
            return false;
        if (ticket_id_equal(mention->id, id))
            return true;
    }
    return false;
}

static void find_mentions_in(struct ticket_file *file, struct bytes line, uint32_t number, struct bytes defined,
                             struct arena *arena)
{
    struct ticket_name name;
    for (size_t from = 0; ticket_name_find(line, from, &name); from = name.at + name.id.size) {
        if ((defined.size > 0 && ticket_id_equal(name.id, defined)) || is_told(file, name.id, number))
            continue;
        struct ticket_mention *mention = arena_push(arena, &file->mentions, struct ticket_mention);
        if (mention == NULL)
            return;
        *mention = (struct ticket_mention){arena_copy(arena, name.id), number};
    }
}

void ticket_find_mentions(struct ticket_file *file, struct bytes text, struct arena *arena)
{
    struct lines lines = lines_of(text);
    struct bytes line;
    size_t next = 0;
    while (lines_next(&lines, &line)) {
        while (next < file->tickets.count && file->tickets.items[next].line_first < lines.number)
            next++;
        bool defines = next < file->tickets.count && file->tickets.items[next].line_first == lines.number;
        struct bytes defined = defines ? file->tickets.items[next].id : (struct bytes){NULL, 0};
        find_mentions_in(file, line, lines.number, defined, arena);
    }
}

/* --- what is told in the end --------------------------------------------------------------------------------------- */

static struct bytes make_key(const struct ticket *ticket, const char *format, struct arena *arena)
{
    struct bytes name = bytes_of(format);
    size_t room = name.size + ticket->scope.size + ticket->id.size + 2;
    uint8_t *key = arena_new(arena, uint8_t, room);
    size_t used = name.size;
    if (key == NULL)
        return (struct bytes){NULL, 0};
    memcpy(key, name.at, name.size);
    key[used++] = ':';
    if (ticket->scope.size > 0) {
        memcpy(key + used, ticket->scope.at, ticket->scope.size);
        used += ticket->scope.size;
        key[used++] = '/';
    }
    if (ticket->id.size > 0)
        memcpy(key + used, ticket->id.at, ticket->id.size);
    return (struct bytes){key, used + ticket->id.size};
}

/* "DONE. Run log: docs/agent_runs/<RUN>/." */
static void link_run_logs(struct ticket *ticket, struct arena *arena)
{
    struct bytes rest = ticket->status_text, start = BYTES("docs/agent_runs/");
    for (size_t at; (at = bytes_find(rest, start)) != BYTES_NOWHERE;) {
        rest = bytes_after(rest, at);
        size_t size = start.size;
        while (size < rest.size && (byte_is_word(rest.at[size]) || bytes_find_byte(BYTES("-./"), rest.at[size]) != BYTES_NOWHERE))
            size++;
        struct bytes target = bytes_first(rest, size);
        while (bytes_end_with(target, BYTES(".")))
            target.size--;
        struct ticket_link *link = arena_push(arena, &ticket->links, struct ticket_link);
        if (link == NULL)
            return;
        *link = (struct ticket_link){LINK_RUN_LOG, target, ticket->status_line};
        rest = bytes_after(rest, size);
    }
}

void ticket_settle(struct ticket_file *file, const char *format, struct arena *arena)
{
    for (size_t i = 0; i < file->tickets.count; i++) {
        struct ticket *ticket = &file->tickets.items[i];
        ticket->key = make_key(ticket, format, arena);
        ticket->confidence = file->confidence;
        link_run_logs(ticket, arena);
        if (ticket->status_line > 0 && ticket->status == TICKET_DONE)
            ticket->claims_done |= CLAIMED_BY_STATUS;
        if (mark_is_done(ticket->mark))
            ticket->claims_done |= CLAIMED_BY_BOX;
        if (ticket->is_archived)
            ticket->claims_done |= CLAIMED_BY_ARCHIVE;
    }
}
