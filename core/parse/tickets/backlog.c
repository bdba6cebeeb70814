/* Backlog.md: a file a task. Fields stand in a head of YAML, of which plain, quoted and folded values and lists are read;
 * criteria stand in boxes below "## Acceptance Criteria". */
#include "parse/tickets/reading.h"

struct field {
    struct bytes key, value; /* a scalar; empty when the lines below have it */
    uint32_t line;
};

struct head {
    struct ticket_builder *to;
    struct ticket *ticket;
    struct field field; /* the one that lines below belong to */
    bool is_folded;     /* its value is the text below it */
    struct bytes folded;
};

static struct bytes without_quotes(struct bytes value)
{
    value = bytes_trim(value);
    bool is_quoted = value.size >= 2 && (value.at[0] == '"' || value.at[0] == '\'') &&
                     value.at[value.size - 1] == value.at[0];
    return is_quoted ? bytes_part(value, 1, value.size - 2) : value;
}

static void take_scalar(struct head *head, struct bytes value)
{
    struct ticket *ticket = head->ticket;
    struct bytes key = head->field.key;
    if (bytes_is(key, "id"))
        ticket->id = value;
    else if (bytes_is(key, "title"))
        ticket->title = value;
    else if (bytes_is(key, "parent_task_id"))
        ticket->parent = value;
    else if (bytes_is(key, "milestone"))
        ticket->phase = value;
    else if (bytes_is(key, "status"))
        ticket_set_status(ticket, value, head->field.line);
}

static void take_list_item(struct head *head, struct bytes value, uint32_t line)
{
    struct ticket_builder *to = head->to;
    struct ticket *ticket = head->ticket;
    struct bytes key = head->field.key;
    if (value.size == 0)
        return;
    if (bytes_is(key, "assignee")) {
        bytes_skip(&value, BYTES("@"));
        ticket_add_text(to, &ticket->owners, value);
    } else if (bytes_is(key, "dependencies")) {
        ticket_add_dependency(to, ticket, DEPENDS_BLOCKS, value, line);
    } else if (bytes_is(key, "modified_files")) {
        ticket_add_path(to, ticket, value, OBLIGATION_FILE, PATH_MODIFY, line);
    } else if (bytes_is(key, "references") || bytes_is(key, "documentation")) {
        ticket_add_link(to, ticket, LINK_FILE, value, line);
    }
}

static bool is_list_key(struct bytes key)
{
    static const char *const keys[] = {"assignee", "dependencies", "modified_files", "references", "documentation"};
    for (size_t i = 0; i < sizeof keys / sizeof keys[0]; i++) {
        if (bytes_is(key, keys[i]))
            return true;
    }
    return false;
}

static void end_folded(struct head *head)
{
    if (head->is_folded)
        take_scalar(head, bytes_trim(head->folded));
    head->is_folded = false;
}

/* "key: value", "key: [a, b]", or "key:" with lines below it. */
static void start_field(struct head *head, struct bytes line, uint32_t number)
{
    struct bytes rest = line;
    end_folded(head);
    head->field = (struct field){.key = bytes_trim(bytes_cut(&rest, ':')), .line = number};
    struct bytes value = bytes_trim(rest);
    bool is_flow = bytes_start_with(value, BYTES("[")) && bytes_end_with(value, BYTES("]"));
    if (value.size > 0 && (value.at[0] == '>' || value.at[0] == '|')) {
        head->is_folded = true;
        head->folded = (struct bytes){NULL, 0};
    } else if (is_list_key(head->field.key)) {
        value = is_flow ? bytes_part(value, 1, value.size - 2) : value;
        while (value.size > 0)
            take_list_item(head, without_quotes(bytes_cut(&value, ',')), number);
    } else if (value.size > 0) {
        take_scalar(head, without_quotes(value));
    }
}

static void read_head_line(struct head *head, struct bytes line, uint32_t number)
{
    struct bytes text = bytes_trim(line);
    bool is_indented = line.size > 0 && byte_is_blank(line.at[0]);
    bool is_item = bytes_start_with(text, BYTES("- "));
    if (text.size == 0 || text.at[0] == '#')
        return;
    if (head->is_folded && is_indented) {
        const uint8_t *from = head->folded.size == 0 ? text.at : head->folded.at;
        head->folded = (struct bytes){from, (size_t)(text.at + text.size - from)};
    } else if (is_item) {
        take_list_item(head, without_quotes(bytes_after(text, 2)), number);
    } else if (!is_indented) {
        start_field(head, text, number);
    }
}

static void read_head(struct ticket_builder *to, struct ticket *ticket, struct bytes text)
{
    struct head head = {.to = to, .ticket = ticket};
    struct lines lines = lines_of(text);
    struct bytes line;
    while (lines_next(&lines, &line)) {
        if (!bytes_is(bytes_trim_right(line), "---"))
            read_head_line(&head, line, lines.number);
    }
    end_folded(&head);
}

/* "#1 Text": the number and the rest. */
static struct bytes take_number(struct bytes text, struct bytes *rest)
{
    size_t size = 1;
    while (size < text.size && byte_is_digit(text.at[size]))
        size++;
    bool is_number = text.size > 0 && text.at[0] == '#' && size > 1;
    *rest = is_number ? trim_wide(bytes_after(text, size)) : text;
    return is_number ? bytes_first(text, size) : (struct bytes){NULL, 0};
}

static void read_box(struct ticket_builder *to, struct ticket *ticket, const struct task_line *line,
                     enum obligation_kind kind)
{
    struct bytes text;
    struct bytes key = take_number(line->text, &text);
    struct obligation *obligation = ticket_add_obligation(to, ticket, kind, text, line->number);
    ticket_check_marker(to, &line->item, line->number);
    if (obligation == NULL)
        return;
    obligation->key = key;
    obligation->mark = line->item.mark;
    obligation->marker = line->item.marker;
    obligation->is_in_fence = line->is_in_fence;
    ticket_add_paths_of_text(to, ticket, text, kind, line->number);
}

static void read_body(struct ticket_builder *to, struct ticket *ticket, size_t head)
{
    enum obligation_kind kind = OBLIGATION_TASK;
    struct task_lines lines;
    struct task_line line;
    struct lines skipped = lines_of(bytes_first(to->input->text, head));
    struct bytes ignored;
    while (lines_next(&skipped, &ignored)) {
    }
    task_lines_start(&lines, bytes_after(to->input->text, head));
    while (!to->file->is_too_large && task_lines_next(&lines, &line)) {
        line.number += skipped.number;
        ticket->line_last = line.number;
        if (line.kind == TASK_LINE_HEADING && line.level <= 2)
            kind = bytes_start_with_any_case(line.text, BYTES("acceptance")) ? OBLIGATION_CRITERION
                   : bytes_start_with_any_case(line.text, BYTES("definition of done")) ? OBLIGATION_CLOSING
                                                                                      : OBLIGATION_TASK;
        else if (line.kind == TASK_LINE_ITEM && line.item.has_box)
            read_box(to, ticket, &line, kind);
        else if (line.kind == TASK_LINE_CONFLICT)
            ticket_add_problem(to, PROBLEM_CONFLICT, line.number, line.text, NULL);
    }
}

/* Completed tasks are moved to a folder of their own; what is in "archive" was put away, done or not. */
void backlog_parse(struct ticket_builder *to)
{
    size_t head = front_matter_size(to->input->text);
    struct ticket *ticket = ticket_add(to, (struct bytes){NULL, 0}, 1);
    to->file->confidence = head > 0 ? CONFIDENCE_HIGH : CONFIDENCE_LOW;
    if (ticket == NULL)
        return;
    ticket->is_archived = bytes_is(path_name(path_folder(to->input->path)), "completed");
    read_head(to, ticket, bytes_first(to->input->text, head));
    read_body(to, ticket, head);
    ticket_settle(to, "backlog");
}
