/* A queue of tasks: "## Phase 2 — Title (IN PROGRESS)", "- [x] Task (@owner) — result", and lists below a task. With less
 * confidence any other document whose work stands in check boxes. */
#include "parse/tickets/reading.h"

enum { LEVELS = 7 }; /* of headings: 1 to 6 */

struct queue {
    struct ticket_builder *to;
    const struct queue_style *style;
    uint32_t group_at[LEVELS]; /* the open group of each level, or NO_GROUP */
    uint32_t phase;            /* the outermost open group, or NO_GROUP */
    uint64_t phase_number, items; /* of the phase */
    uint64_t sections;            /* of the phase */
    bool has_title;
    bool has_ticket;  /* the last ticket still takes what is below it */
    size_t indent;    /* of that ticket */
    size_t outermost; /* indent of the outermost ticket that it is a part of */
};

/* The number in "Phase 2 — Strong Baseline", "2. Setup", "Sprint 12". */
static bool number_of_heading(struct bytes title, uint64_t *number)
{
    enum { DIGITS_MAX = 9 };
    struct bytes rest = title;
    while (rest.size > 0 && (byte_is_letter(rest.at[0]) || rest.at[0] == ' '))
        rest = bytes_after(rest, 1);
    size_t digits = 0;
    while (digits < rest.size && digits < DIGITS_MAX && byte_is_digit(rest.at[digits]))
        digits++;
    bool is_short = title.size - rest.size <= sizeof "Milestone ";
    return is_short && bytes_to_u64(bytes_first(rest, digits), number);
}

/* "(COMPLETE)" at the end, or a title that is a status by itself: "Completed", "In Progress". */
static void read_group_status(struct ticket_group *group, struct bytes title)
{
    size_t opening = bytes_find_last_byte(title, '(');
    if (bytes_end_with(title, BYTES(")")) && opening != BYTES_NOWHERE) {
        struct bytes inside = bytes_part(title, opening + 1, title.size - opening - 2);
        group->status = ticket_status_of(inside);
        if (group->status != TICKET_UNKNOWN) {
            group->status_text = inside;
            group->title = trim_wide(bytes_first(title, opening));
            return;
        }
    }
    struct bytes note;
    group->status = ticket_status_split(title, &note);
    if (note.size > 0)
        group->status = TICKET_UNKNOWN;
    if (group->status != TICKET_UNKNOWN)
        group->status_text = title;
}

static uint32_t enclosing_group(const struct queue *queue, uint32_t level)
{
    while (level-- > 1) {
        if (queue->group_at[level] != NO_GROUP)
            return queue->group_at[level];
    }
    return NO_GROUP;
}

static struct bytes id_in_phase(struct queue *queue, struct bytes mark, uint64_t number)
{
    struct ticket_builder *to = queue->to;
    struct bytes phase = ticket_join(to, BYTES("P"), ticket_number_text(to, queue->phase_number), mark);
    return ticket_join(to, phase, ticket_number_text(to, number), BYTES(""));
}

/* Numbers of phases go up, so that no two derived ids are the same. */
static void start_phase(struct queue *queue, struct bytes title)
{
    uint64_t number;
    bool is_numbered = number_of_heading(title, &number) && number > queue->phase_number;
    queue->phase_number = is_numbered ? number : queue->phase_number + 1;
    queue->items = queue->sections = 0;
}

static void read_heading(struct queue *queue, const struct task_line *line)
{
    queue->has_ticket = false;
    bool is_title = line->level == 1 && !queue->has_title && queue->to->file->groups.count == 0;
    if (is_title) {
        queue->has_title = true;
        return;
    }
    for (uint32_t level = line->level; level < LEVELS; level++)
        queue->group_at[level] = NO_GROUP;
    uint32_t parent = enclosing_group(queue, line->level);
    struct ticket_group *group = ticket_add_group(queue->to, line->text, line->number);
    if (group == NULL)
        return;
    uint32_t index = (uint32_t)(queue->to->file->groups.count - 1);
    group->level = line->level;
    group->parent = parent;
    read_group_status(group, line->text);
    queue->group_at[line->level] = index;
    if (parent == NO_GROUP) {
        queue->phase = index;
        start_phase(queue, line->text);
        group->id = ticket_join(queue->to, BYTES("P"), ticket_number_text(queue->to, queue->phase_number), BYTES(""));
    } else {
        group->id = id_in_phase(queue, BYTES("/"), ++queue->sections);
    }
}

/* "ABC-12", "T001", "1.2" or "AUTH-01" in front of the text, bold or not. */
static struct bytes own_id(struct bytes text, struct bytes *title)
{
    struct bytes rest = text;
    bool is_bold = bytes_skip(&rest, BYTES("**"));
    struct bytes list = rest;
    struct bytes id = ticket_next_id(&list);
    struct bytes dotted = ticket_dotted_id(rest);
    size_t letters = 0, digits = 0, dots = 0;
    for (size_t i = 0; i < id.size; i++) {
        letters += byte_is_letter(id.at[i]) ? 1 : 0;
        digits += byte_is_digit(id.at[i]) ? 1 : 0;
        dots += id.at[i] == '.' ? 1 : 0;
    }
    bool is_dotted = dotted.size > 0 || (letters == 0 && digits > 0 && dots == 0 && id.at[0] == '#');
    bool is_named = letters > 0 && letters <= 8 && digits > 0 && dots == 0 && id.at[0] >= 'A' && id.at[0] <= 'Z' &&
                    byte_is_digit(id.at[id.size - 1]) && (digits >= 3 || bytes_find_byte(id, '-') != BYTES_NOWHERE);
    if (id.size == 0 || id.at != rest.at || !(is_dotted || is_named))
        return (struct bytes){NULL, 0};
    struct bytes behind = list;
    bytes_skip(&behind, BYTES(":"));
    if (is_bold)
        bytes_skip(&behind, BYTES("**"));
    bytes_skip(&behind, BYTES(":"));
    if (behind.size > 0 && wide_blank_size(behind) == 0)
        return (struct bytes){NULL, 0};
    struct ticket_name none = {0};
    *title = ticket_title(trim_wide(behind), &none);
    return id;
}

/* "[P] [US1] Title": what a label names is served by the task; "[P]" says that it can be done beside others. */
static struct bytes take_labels(struct ticket_builder *to, struct ticket *ticket, struct bytes title)
{
    enum { LABEL_MAX = 16 };
    for (;;) {
        size_t closing = bytes_find_byte(bytes_first(title, LABEL_MAX), ']');
        struct bytes behind = closing == BYTES_NOWHERE ? title : bytes_after(title, closing + 1);
        bool is_label = bytes_start_with(title, BYTES("[")) && closing != BYTES_NOWHERE && closing > 1 &&
                        (behind.size == 0 || wide_blank_size(behind) > 0);
        for (size_t i = 1; is_label && i < closing; i++)
            is_label = byte_is_word(title.at[i]) || title.at[i] == '-';
        if (!is_label)
            return title;
        if (closing > 2)
            ticket_add_text(to, &ticket->refs, bytes_part(title, 1, closing - 1));
        title = trim_wide(behind);
    }
}

/* 1.2 is a part of 1 where the list has such parts. */
static struct bytes parent_of(const struct queue *queue, struct bytes id)
{
    size_t dot = bytes_find_last_byte(id, '.');
    bool is_part = queue->style->nests_tickets && dot != BYTES_NOWHERE;
    return is_part ? bytes_first(id, dot) : (struct bytes){NULL, 0};
}

static void start_task(struct queue *queue, const struct task_line *line)
{
    struct ticket_builder *to = queue->to;
    struct bytes title = line->text, behind = {NULL, 0};
    struct bytes id = own_id(line->text, &title);
    queue->items++;
    struct ticket *ticket =
        ticket_add(to, id.size > 0 ? id : id_in_phase(queue, BYTES("."), queue->items), line->number);
    if (ticket == NULL)
        return;
    if (!queue->has_ticket || line->indent <= queue->outermost)
        queue->outermost = line->indent;
    queue->has_ticket = true;
    queue->indent = line->indent;
    ticket->title = title;
    ticket->scope = queue->style->scope;
    ticket->parent = parent_of(queue, id);
    ticket->group = enclosing_group(queue, LEVELS);
    if (queue->phase != NO_GROUP)
        ticket->phase = to->file->groups.items[queue->phase].title;
    ticket->mark = line->item.mark;
    ticket->marker = line->item.marker;
    ticket->status = mark_status(ticket->mark);
    ticket->status_text = line->item.marker;
    ticket->status_line = line->number;
    ticket->is_in_fence = line->is_in_fence || line->item.is_quoted;
    ticket->is_optional = line->item.is_starred;
    title = take_labels(to, ticket, title);
    if (ticket_take_owners(to, ticket, title, &title, &behind))
        ticket->status_note = behind;
    ticket->title = title;
    ticket_add_keys(to, &ticket->refs, title);
    ticket_add_prose_dependencies(to, ticket, line->text, line->number);
    ticket_add_paths_of_text(to, ticket, line->text, OBLIGATION_TASK, line->number);
}

/* "_Requirements: 1.1, 1.2_", "_Depends: 2.1_", "**Validates: Requirements 1.4**" in any language: a label and keys. */
static bool take_requirements(struct ticket_builder *to, struct ticket *ticket, struct bytes text, uint32_t line)
{
    struct bytes rest = text;
    bool is_set = bytes_skip(&rest, BYTES("**")) || bytes_skip(&rest, BYTES("_")) || bytes_skip(&rest, BYTES("*"));
    while (rest.size > 0 && bytes_find_byte(BYTES("_*"), rest.at[rest.size - 1]) != BYTES_NOWHERE)
        rest.size--;
    size_t colon = bytes_find_byte(rest, ':');
    if (!is_set || colon == BYTES_NOWHERE)
        return false;
    bool depends = bytes_start_with_any_case(rest, BYTES("depends"));
    bool is_free = bytes_start_with_any_case(rest, BYTES("boundary")) || bytes_start_with_any_case(rest, BYTES("property"));
    rest = bytes_after(rest, colon + 1);
    if (is_free || bytes_find_byte(rest, '/') != BYTES_NOWHERE)
        return false;
    for (struct bytes key; (key = ticket_next_key(&rest)).size > 0;) {
        if (depends)
            ticket_add_dependency(to, ticket, DEPENDS_BLOCKS, key, line);
        else
            ticket_add_text(to, &ticket->refs, key);
    }
    return true;
}

/* A box or a note below the task that came last. */
static void add_below(struct queue *queue, const struct task_line *line)
{
    struct ticket *ticket = ticket_last(queue->to);
    if (line->kind != TASK_LINE_ITEM || !line->item.has_box) {
        ticket->line_last = line->number;
        if (queue->style->names_requirements && take_requirements(queue->to, ticket, line->text, line->number))
            return;
        ticket_add_text(queue->to, &ticket->notes, line->text);
        if (queue->style->names_requirements)
            ticket_add_paths_of_text(queue->to, ticket, line->text, OBLIGATION_TASK, line->number);
        return;
    }
    struct obligation *part =
        ticket_add_obligation(queue->to, ticket, OBLIGATION_TASK, line->text, line->number);
    if (part == NULL)
        return;
    part->depth = 1 + (uint32_t)((line->indent - queue->indent) / 2);
    part->mark = line->item.mark;
    part->marker = line->item.marker;
    part->is_optional = part->is_optional || line->item.is_starred;
    part->is_in_fence = line->is_in_fence;
    ticket_add_paths_of_text(queue->to, ticket, line->text, OBLIGATION_TASK, line->number);
}

static void read_item(struct queue *queue, const struct task_line *line)
{
    struct bytes title;
    bool is_below = queue->has_ticket && line->indent >= queue->indent + 2;
    bool is_part = queue->style->nests_tickets && line->item.has_box && own_id(line->text, &title).size > 0;
    if (is_part && line->indent > queue->outermost)
        is_below = false;
    ticket_check_marker(queue->to, &line->item, line->number);
    if (is_below)
        add_below(queue, line);
    else if (line->item.has_box)
        start_task(queue, line);
    else
        queue->has_ticket = false;
}

static void read_line(struct queue *queue, const struct task_line *line)
{
    switch (line->kind) {
    case TASK_LINE_HEADING: read_heading(queue, line); break;
    case TASK_LINE_ITEM:    read_item(queue, line); break;
    case TASK_LINE_TEXT:
        if (queue->has_ticket && line->indent > queue->indent)
            add_below(queue, line);
        else
            queue->has_ticket = false;
        break;
    case TASK_LINE_CONFLICT:
        ticket_add_problem(queue->to, PROBLEM_CONFLICT, line->number, line->text, NULL);
        break;
    case TASK_LINE_BLANK:
    case TASK_LINE_HIDDEN: break;
    }
}

void ticket_read_queue(struct ticket_builder *to, const struct queue_style *style)
{
    struct queue queue = {.to = to, .style = style, .phase = NO_GROUP};
    struct bytes text = to->input->text;
    if (ticket_text_is_wrapped(text))
        text = ticket_text_unwrap(text, to->input->keep);
    for (size_t i = 0; i < LEVELS; i++)
        queue.group_at[i] = NO_GROUP;
    struct task_lines lines;
    struct task_line line;
    task_lines_start(&lines, text);
    while (!to->file->is_too_large && task_lines_next(&lines, &line))
        read_line(&queue, &line);
    ticket_settle(to, style->format);
}

void task_queue_parse(struct ticket_builder *to)
{
    struct queue_style style = {.format = "task-queue", .scope = to->input->path};
    ticket_read_queue(to, &style);
}

void generic_parse(struct ticket_builder *to)
{
    struct queue_style style = {.format = "generic", .scope = to->input->path};
    to->file->confidence = CONFIDENCE_LOW;
    ticket_read_queue(to, &style);
}
