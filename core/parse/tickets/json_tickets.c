#include "parse/tickets/json_tickets.h"

#include "parse/timestamp.h"

static void add_problem_at(struct ticket_builder *to, uint32_t line, uint32_t column, const char *word)
{
    size_t before = to->file->problems.count;
    ticket_add_problem(to, PROBLEM_JSON, line, (struct bytes){NULL, 0}, word);
    if (to->file->problems.count > before)
        to->file->problems.items[before].column = column;
}

void ticket_json_wrong(struct ticket_builder *to, const struct json *value, uint32_t lines_before, const char *word)
{
    add_problem_at(to, value->line + lines_before, value->column, word);
}

static const struct json *parse(struct ticket_builder *to, struct bytes text, uint32_t lines_before)
{
    struct json_error error;
    uint64_t most = to->input->limits->of[LIMIT_TICKET_VALUES];
    const struct json *document = json_parse_within(text, most, to->input->scratch, &error);
    if (document == NULL && error.kind == JSON_ERROR_TOO_MANY) {
        to->file->is_too_large = true;
        to->file->crossed = LIMIT_TICKET_VALUES;
        to->file->found = error.found;
    } else if (document == NULL && error.kind != JSON_ERROR_MEMORY) {
        add_problem_at(to, error.line + lines_before, error.column, json_error_text(error.kind));
    }
    return document;
}

const struct json *ticket_json_document(struct ticket_builder *to, struct bytes text)
{
    bytes_skip(&text, BYTES("\xEF\xBB\xBF"));
    return parse(to, text, 0);
}

void ticket_json_lines(struct ticket_builder *to,
                       void (*read)(struct ticket_builder *to, const struct json *object, uint32_t lines_before))
{
    struct bytes text = to->input->text, line;
    bytes_skip(&text, BYTES("\xEF\xBB\xBF"));
    struct lines lines = lines_of(text);
    while (!to->file->is_too_large && lines_next(&lines, &line)) {
        struct arena_mark mark = arena_mark(to->input->scratch);
        line = bytes_trim(line);
        const struct json *object = line.size == 0 ? NULL : parse(to, line, lines.number - 1);
        if (object != NULL && object->kind == JSON_OBJECT)
            read(to, object, lines.number - 1);
        else if (object != NULL)
            ticket_json_wrong(to, object, lines.number - 1, "is no JSON object");
        arena_rewind(to->input->scratch, mark);
    }
}

struct bytes ticket_json_text(struct ticket_builder *to, const struct json *value)
{
    bool is_text = value != NULL && (value->kind == JSON_STRING || value->kind == JSON_NUMBER);
    return is_text ? arena_copy(to->input->keep, value->string) : (struct bytes){NULL, 0};
}

struct bytes ticket_json_field(struct ticket_builder *to, const struct json *object, const char *key)
{
    return ticket_json_text(to, json_find(object, key));
}

struct bytes ticket_json_any(struct ticket_builder *to, const struct json *object, const char *const *keys)
{
    struct bytes text = {NULL, 0};
    for (; *keys != NULL && text.size == 0; keys++)
        text = ticket_json_field(to, object, *keys);
    return text;
}

/* {"case": "no file", "expected_behavior": "an error"} as "no file: an error". */
static struct bytes joined_texts(struct ticket_builder *to, const struct json *object)
{
    struct bytes text = {NULL, 0};
    for (const struct json *value = object->first; value != NULL; value = value->next) {
        struct bytes part = ticket_json_text(to, value);
        if (part.size > 0)
            text = text.size == 0 ? part : ticket_join(to, text, BYTES(": "), part);
        if (text.size > to->input->text.size)
            break; /* cannot be: the parts stand in the text */
    }
    return text;
}

static void add_obligation(struct ticket_builder *to, struct ticket *ticket, const struct json *value,
                           enum obligation_kind kind, enum criterion_kind criterion, uint32_t lines_before)
{
    enum { FIELDS_MAX = 8 }; /* of an object that stands for a line */
    bool is_object = value->kind == JSON_OBJECT && value->count <= FIELDS_MAX;
    struct bytes text = is_object ? joined_texts(to, value) : ticket_json_text(to, value);
    uint32_t line = value->line + lines_before;
    if (text.size == 0)
        return;
    struct obligation *obligation = ticket_add_obligation(to, ticket, kind, text, line);
    if (obligation == NULL)
        return;
    obligation->criterion = kind == OBLIGATION_CRITERION ? criterion : CRITERION_PLAIN;
    ticket_add_paths_of_text(to, ticket, text, kind, line);
}

void ticket_json_obligations(struct ticket_builder *to, struct ticket *ticket, const struct json *value,
                             enum obligation_kind kind, enum criterion_kind criterion, uint32_t lines_before)
{
    if (value == NULL)
        return;
    if (value->kind != JSON_ARRAY) {
        add_obligation(to, ticket, value, kind, criterion, lines_before);
        return;
    }
    for (const struct json *item = value->first; item != NULL; item = item->next)
        add_obligation(to, ticket, item, kind, criterion, lines_before);
}

void ticket_json_texts(struct ticket_builder *to, struct texts *texts, const struct json *value)
{
    struct bytes text = ticket_json_text(to, value);
    if (text.size > 0)
        ticket_add_text(to, texts, text);
    if (value == NULL || value->kind != JSON_ARRAY)
        return;
    for (const struct json *item = value->first; item != NULL; item = item->next) {
        text = ticket_json_text(to, item);
        if (text.size > 0)
            ticket_add_text(to, texts, text);
    }
}

void ticket_json_dependencies(struct ticket_builder *to, struct ticket *ticket, const struct json *value,
                              enum dependency_kind kind, uint32_t lines_before)
{
    if (value == NULL)
        return;
    if (value->kind != JSON_ARRAY) {
        ticket_add_dependency(to, ticket, kind, ticket_json_text(to, value), value->line + lines_before);
        return;
    }
    for (const struct json *item = value->first; item != NULL; item = item->next)
        ticket_add_dependency(to, ticket, kind, ticket_json_text(to, item), item->line + lines_before);
}

void ticket_json_status(struct ticket_builder *to, struct ticket *ticket, const struct json *value,
                        uint32_t lines_before, bool is_closed_list)
{
    struct bytes text = ticket_json_text(to, value);
    if (text.size == 0)
        return;
    ticket->status_line = value->line + lines_before;
    ticket->status_text = text;
    ticket->status = ticket_status_split(text, &ticket->status_note);
    if (ticket->status == TICKET_UNKNOWN && is_closed_list)
        ticket_add_problem(to, PROBLEM_VALUE, ticket->status_line, text, "status");
}

void ticket_json_closed(struct ticket *ticket, const struct json *value, uint32_t lines_before)
{
    ticket->has_closed = timestamp_parse_iso(json_string(value), &ticket->closed);
    ticket->closed_line = ticket->has_closed ? value->line + lines_before : 0;
}
