/* A queue of tasks: "## Phase 2 — Title (IN PROGRESS)", "- [x] Task (@owner) — result", and lists below a task. With less
 * confidence any other document whose work stands in check boxes. */
#include "parse/tickets/reading.h"

enum { LEVELS = 7 }; /* of headings: 1 to 6 */

struct queue {
    struct ticket_builder *to;
    uint32_t group_at[LEVELS]; /* the open group of each level, or NO_GROUP */
    uint32_t phase;            /* the outermost open group, or NO_GROUP */
    uint64_t phase_number, items; /* of the phase */
    uint64_t sections;            /* of the phase */
    bool has_title;
    bool has_ticket;  /* the last ticket still takes what is below it */
    size_t indent;    /* of that ticket */
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
    size_t letters = 0, digits = 0, dots = 0;
    for (size_t i = 0; i < id.size; i++) {
        letters += byte_is_letter(id.at[i]) ? 1 : 0;
        digits += byte_is_digit(id.at[i]) ? 1 : 0;
        dots += id.at[i] == '.' ? 1 : 0;
    }
    bool is_dotted = letters == 0 && digits > 0 && id.at[0] != '-' && (dots > 0 || bytes_start_with(list, BYTES(".")) ||
                                                                    bytes_start_with(rest, BYTES("#")));
    bool is_named = letters > 0 && letters <= 8 && digits > 0 && dots == 0 && id.at[0] >= 'A' && id.at[0] <= 'Z' &&
                    byte_is_digit(id.at[id.size - 1]) && (digits >= 3 || bytes_find_byte(id, '-') != BYTES_NOWHERE);
    if (id.size == 0 || id.at != rest.at || !(is_dotted || is_named))
        return (struct bytes){NULL, 0};
    struct bytes behind = list;
    bytes_skip(&behind, BYTES("."));
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
    queue->has_ticket = true;
    queue->indent = line->indent;
    ticket->title = title;
    ticket->scope = to->input->path;
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
    if (ticket_take_owners(to, ticket, title, &title, &behind)) {
        ticket->title = title;
        ticket->status_note = behind;
    }
    ticket_add_prose_dependencies(to, ticket, line->text, line->number);
    ticket_add_paths_of_text(to, ticket, line->text, OBLIGATION_TASK, line->number);
}

/* A box or a note below the task that came last. */
static void add_below(struct queue *queue, const struct task_line *line)
{
    struct ticket *ticket = ticket_last(queue->to);
    if (line->kind != TASK_LINE_ITEM || !line->item.has_box) {
        ticket->line_last = line->number;
        ticket_add_text(queue->to, &ticket->notes, line->text);
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
    bool is_below = queue->has_ticket && line->indent >= queue->indent + 2;
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

static void read_queue(struct ticket_builder *to)
{
    struct queue queue = {.to = to, .phase = NO_GROUP};
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
}

void task_queue_parse(struct ticket_builder *to)
{
    read_queue(to);
    ticket_settle(to, "task-queue");
}

void generic_parse(struct ticket_builder *to)
{
    to->file->confidence = CONFIDENCE_LOW;
    read_queue(to);
    ticket_settle(to, "generic");
}
