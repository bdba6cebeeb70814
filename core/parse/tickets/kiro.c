/* Kiro and cc-sdd: a feature a folder. tasks.md lists tasks 1, 1.1 with the criteria that they serve, requirements.md has
 * the criteria N.M, spec.json says what was approved. */
#include "parse/tickets/json_tickets.h"

static struct bytes feature_of(struct bytes path)
{
    return path_name(path_folder(path));
}

struct requirements {
    struct ticket_builder *to;
    struct ticket *ticket;
    struct bytes number; /* of the requirement that is being read; empty in none */
    bool in_criteria;
};

/* The number in "Requirement 3: Title", in any language: the first one. */
static struct bytes number_in(struct bytes heading)
{
    size_t from = 0, size = 0;
    while (from < heading.size && !byte_is_digit(heading.at[from]))
        from++;
    while (from + size < heading.size && byte_is_digit(heading.at[from + size]))
        size++;
    return bytes_part(heading, from, size);
}

static void add_criterion(struct requirements *reading, struct bytes key, struct bytes text, uint32_t line)
{
    struct obligation *criterion = ticket_add_obligation(reading->to, reading->ticket, OBLIGATION_CRITERION,
                                                         ticket_without_bold(reading->to, text), line);
    if (criterion == NULL)
        return;
    criterion->key = key;
    criterion->criterion = CRITERION_SCENARIO;
    ticket_add_paths_of_text(reading->to, reading->ticket, text, OBLIGATION_CRITERION, line);
}

static void read_line(struct requirements *reading, const struct task_line *line)
{
    struct ticket_builder *to = reading->to;
    struct bytes dotted = line->kind == TASK_LINE_TEXT || line->kind == TASK_LINE_ITEM ? ticket_dotted_id(line->text)
                                                                                       : (struct bytes){NULL, 0};
    if (line->kind == TASK_LINE_HEADING && line->level == 1 && reading->ticket->title.size == 0) {
        reading->ticket->title = line->text;
    } else if (line->kind == TASK_LINE_HEADING && line->level <= 3) {
        reading->number = line->level == 3 ? number_in(line->text) : (struct bytes){NULL, 0};
        reading->in_criteria = false;
    } else if (line->kind == TASK_LINE_HEADING) {
        reading->in_criteria = reading->number.size > 0;
    } else if (bytes_find_byte(dotted, '.') != BYTES_NOWHERE) {
        add_criterion(reading, dotted, trim_wide(bytes_after(line->text, dotted.size)), line->number);
    } else if (line->kind == TASK_LINE_ITEM && reading->in_criteria && line->item.is_ordered && line->indent < 2) {
        struct bytes number = ticket_number_text(to, line->item.number);
        add_criterion(reading, ticket_join(to, reading->number, BYTES("."), number), line->text, line->number);
    } else if (line->kind == TASK_LINE_CONFLICT) {
        ticket_add_problem(to, PROBLEM_CONFLICT, line->number, line->text, NULL);
    }
}

static void read_requirements(struct ticket_builder *to, struct bytes feature)
{
    struct requirements reading = {.to = to, .ticket = ticket_add(to, feature, 1)};
    struct task_lines lines;
    struct task_line line;
    task_lines_start(&lines, to->input->text);
    if (reading.ticket == NULL)
        return;
    reading.ticket->scope = feature;
    reading.ticket->kind = BYTES("feature");
    while (!to->file->is_too_large && task_lines_next(&lines, &line))
        read_line(&reading, &line);
    ticket_settle(to, "kiro");
}

void kiro_parse(struct ticket_builder *to)
{
    struct bytes feature = feature_of(to->input->path), name = path_name(to->input->path);
    struct queue_style style = {
        .format = "kiro", .scope = feature, .nests_tickets = true, .names_requirements = true};
    to->file->confidence = CONFIDENCE_HIGH;
    if (bytes_is(name, "requirements.md") || bytes_is(name, "bugfix.md"))
        read_requirements(to, feature);
    else
        ticket_read_queue(to, &style);
}

/* --- approvals ------------------------------------------------------------------------------------------------------ */

/* "requirements": {"generated": true, "approved": false} */
static void add_approval(struct ticket_builder *to, struct ticket *ticket, const struct json *document)
{
    const struct json *approved = document->kind == JSON_OBJECT ? json_find(document, "approved") : NULL;
    if (approved == NULL)
        return;
    struct bytes name = arena_copy(to->input->keep, document->key);
    struct obligation *approval =
        ticket_add_obligation(to, ticket, OBLIGATION_CLOSING, ticket_join(to, name, BYTES(" approved"), BYTES("")),
                              document->line);
    if (approval == NULL)
        return;
    approval->key = name;
    approval->mark = approved->kind == JSON_TRUE ? MARK_DONE : MARK_OPEN;
}

void kiro_approvals_parse(struct ticket_builder *to)
{
    const struct json *document = ticket_json_document(to, to->input->text);
    if (document == NULL)
        return;
    if (document->kind != JSON_OBJECT) {
        ticket_json_wrong(to, document, 0, "is no JSON object");
        return;
    }
    struct bytes feature = feature_of(to->input->path);
    struct ticket *ticket = ticket_add(to, feature, document->line);
    if (ticket == NULL)
        return;
    ticket->scope = feature;
    ticket->is_part = true;
    ticket->title = ticket_json_field(to, document, "feature_name");
    ticket->status_note = ticket_json_field(to, document, "phase");
    const struct json *approvals = json_find(document, "approvals");
    for (const struct json *item = approvals == NULL ? NULL : approvals->first; item != NULL; item = item->next)
        add_approval(to, ticket, item);
    ticket_settle(to, "kiro");
}
