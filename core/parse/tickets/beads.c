/* beads: .beads/issues.jsonl, an issue a line. Closed issues have a time of closing, and no others have. */
#include "parse/tickets/json_tickets.h"

/* What keeps an issue from being done; other types only relate. */
static bool kind_of_dependency(struct bytes type, enum dependency_kind *kind)
{
    static const struct {
        const char *type;
        enum dependency_kind kind;
    } types[] = {
        {"blocks", DEPENDS_BLOCKS},       {"blocked-by", DEPENDS_BLOCKS}, {"conditional-blocks", DEPENDS_BLOCKS},
        {"waits-for", DEPENDS_BLOCKS},    {"follows", DEPENDS_ORDER},     {"parent-child", DEPENDS_PARENT},
    };
    for (size_t i = 0; i < sizeof types / sizeof types[0]; i++) {
        if (bytes_is(type, types[i].type)) {
            *kind = types[i].kind;
            return true;
        }
    }
    return false;
}

static void read_dependencies(struct ticket_builder *to, struct ticket *ticket, const struct json *list,
                              uint32_t lines_before)
{
    for (const struct json *item = list == NULL ? NULL : list->first; item != NULL; item = item->next) {
        enum dependency_kind kind;
        if (item->kind != JSON_OBJECT || !kind_of_dependency(json_string(json_find(item, "type")), &kind))
            continue;
        struct bytes id = ticket_json_field(to, item, "depends_on_id");
        if (kind == DEPENDS_PARENT)
            ticket->parent = id;
        ticket_add_dependency(to, ticket, kind, id, item->line + lines_before);
    }
}

/* A text whose lines are boxes, items or plain lines; each asks for something. */
static void read_criteria(struct ticket_builder *to, struct ticket *ticket, const struct json *value,
                          uint32_t lines_before)
{
    struct lines lines = lines_of(ticket_json_text(to, value));
    struct bytes line;
    while (lines_next(&lines, &line)) {
        struct list_item item;
        bool is_item = list_item_read(line, &item);
        struct bytes text = is_item ? item.text : trim_wide(line);
        uint32_t at = value->line + lines_before;
        if (text.size == 0 || text.at[0] == '#')
            continue;
        struct obligation *criterion = ticket_add_obligation(to, ticket, OBLIGATION_CRITERION, text, at);
        if (criterion == NULL)
            return;
        criterion->mark = item.mark;
        criterion->marker = item.marker;
        ticket_check_marker(to, &item, at);
        ticket_add_paths_of_text(to, ticket, text, OBLIGATION_CRITERION, at);
    }
}

static void read_status(struct ticket_builder *to, struct ticket *ticket, const struct json *issue,
                        uint32_t lines_before)
{
    const struct json *closed_at = json_find(issue, "closed_at");
    bool has_time = json_string(closed_at).size > 0;
    ticket_json_closed(ticket, closed_at, lines_before);
    ticket_json_status(to, ticket, json_find(issue, "status"), lines_before, false);
    bool is_closed = bytes_is(ticket->status_text, "closed");
    if (has_time) {
        ticket->claims_done |= CLAIMED_BY_FIELD;
        ticket->status_note = ticket_json_field(to, issue, "close_reason");
    }
    if (bytes_is(ticket->status_text, "hooked"))
        ticket->status = TICKET_IN_PROGRESS;
    if (bytes_is(ticket->status_text, "pinned"))
        ticket->status = TICKET_PLANNED;
    if (bytes_is(ticket->status_text, "tombstone"))
        ticket->status = TICKET_CANCELLED;
    if (is_closed && !has_time)
        ticket_add_problem(to, PROBLEM_CONTRADICTION, ticket->status_line, ticket->id,
                           "its status is closed, and it has no time of closing");
    if (has_time && !is_closed && ticket->status != TICKET_CANCELLED && ticket->status_line > 0)
        ticket_add_problem(to, PROBLEM_CONTRADICTION, closed_at->line + lines_before, ticket->id,
                           "it has a time of closing, and its status is not closed");
}

static void read_issue(struct ticket_builder *to, const struct json *issue, uint32_t lines_before)
{
    const struct json *type = json_find(issue, "_type");
    if (json_is_string(type) && !bytes_is(type->string, "issue"))
        return; /* a memory of the tool, no issue */
    struct ticket *ticket = ticket_add(to, ticket_json_field(to, issue, "id"), issue->line + lines_before);
    if (ticket == NULL)
        return;
    ticket->title = ticket_json_field(to, issue, "title");
    ticket->kind = ticket_json_field(to, issue, "issue_type");
    ticket_json_texts(to, &ticket->owners, json_find(issue, "assignee"));
    ticket_json_texts(to, &ticket->notes, json_find(issue, "description"));
    read_status(to, ticket, issue, lines_before);
    read_dependencies(to, ticket, json_find(issue, "dependencies"), lines_before);
    read_criteria(to, ticket, json_find(issue, "acceptance_criteria"), lines_before);
    if (ticket->notes.count > 0)
        ticket_add_paths_of_text(to, ticket, ticket->notes.items[0], OBLIGATION_TASK, ticket->line_first);
    if (ticket->id.size == 0)
        ticket_json_wrong(to, issue, lines_before, "holds an issue without an id");
}

void beads_parse(struct ticket_builder *to)
{
    to->file->confidence = CONFIDENCE_HIGH;
    ticket_json_lines(to, read_issue);
    ticket_settle(to, "beads");
}
