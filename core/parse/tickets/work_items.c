/*
 * Work items in JSON, in five shapes:
 *
 *     {"goal", "ticket_key", "modules": [{"work_item_id", "contract", …}]}      version 1, items that are open
 *     [{"ticket_id", "module", "acceptance", "tests", …}]                       version 2, likewise
 *     {"archived_at", "ticket_key", "work_item_id", "module": {…}}              a line of the archive: claimed done
 *     {"ticket", "status", "diffstat"}                                          a line of the ledger: a claim
 *     {"ticket", "description", "files": [{"path", "content"}]}                 a patch for one item
 */
#include "parse/tickets/json_tickets.h"

static const char *const id_keys[] = {"work_item_id", "ticket_id", "id", "ticket", NULL};

static struct ticket *add_item(struct ticket_builder *to, const struct json *object, const struct json *at,
                               uint32_t lines_before)
{
    return ticket_add(to, ticket_json_any(to, object, id_keys), at->line + lines_before);
}

static void read_contract(struct ticket_builder *to, struct ticket *ticket, const struct json *contract,
                          uint32_t lines_before)
{
    static const char *const keys[] = {"preconditions", "postconditions", "invariants", "error_conditions"};
    for (size_t i = 0; contract != NULL && i < sizeof keys / sizeof keys[0]; i++)
        ticket_json_obligations(to, ticket, json_find(contract, keys[i]), OBLIGATION_CRITERION, CRITERION_INVARIANT,
                                lines_before);
}

/* "test_round_trip: saves and loads": the name is what runs. */
static void name_tests(struct ticket *ticket)
{
    for (size_t i = 0; i < ticket->obligations.count; i++) {
        struct obligation *test = &ticket->obligations.items[i];
        size_t colon = bytes_find_byte(test->text, ':');
        bool has_name = colon != BYTES_NOWHERE && colon > 0 &&
                        bytes_find_byte(bytes_first(test->text, colon), ' ') == BYTES_NOWHERE;
        if (test->kind == OBLIGATION_TEST && has_name)
            test->code = bytes_first(test->text, colon);
    }
}

/* What both versions have; a field that a version does not have is not there. */
static void read_fields(struct ticket_builder *to, struct ticket *ticket, const struct json *object,
                        uint32_t lines_before)
{
    ticket->title = ticket_json_field(to, object, "title");
    ticket->kind = ticket_json_field(to, object, "type");
    struct bytes description = ticket_json_field(to, object, "description");
    struct bytes module = ticket_json_field(to, object, "module");
    if (description.size > 0)
        ticket_add_text(to, &ticket->notes, description);
    ticket_json_status(to, ticket, json_find(object, "status"), lines_before, false);
    ticket_json_dependencies(to, ticket, json_find(object, "dependencies"), DEPENDS_BLOCKS, lines_before);
    read_contract(to, ticket, json_find(object, "contract"), lines_before);
    ticket_json_obligations(to, ticket, json_find(object, "acceptance"), OBLIGATION_CRITERION, CRITERION_PLAIN,
                            lines_before);
    ticket_json_obligations(to, ticket, json_find(object, "acceptance_criteria"), OBLIGATION_CRITERION, CRITERION_PLAIN,
                            lines_before);
    ticket_json_obligations(to, ticket, json_find(object, "edge_cases"), OBLIGATION_CRITERION, CRITERION_EDGE_CASE,
                            lines_before);
    ticket_json_obligations(to, ticket, json_find(object, "tests"), OBLIGATION_TEST, CRITERION_PLAIN, lines_before);
    ticket_json_obligations(to, ticket, json_find(object, "test_strategy"), OBLIGATION_TEST, CRITERION_PLAIN,
                            lines_before);
    name_tests(ticket);
    ticket_add_paths_of_text(to, ticket, description, OBLIGATION_TASK, ticket->line_first);
    if (module.size > 0)
        ticket_add_path(to, ticket, module, OBLIGATION_FILE, PATH_UNKNOWN, ticket->line_first);
    const struct json *related = json_find(object, "related_files");
    for (const struct json *path = related == NULL ? NULL : related->first; path != NULL; path = path->next)
        ticket_add_path(to, ticket, ticket_json_text(to, path), OBLIGATION_FILE, PATH_REFERENCE,
                        path->line + lines_before);
}

/* An item says nothing of its status; what stands in the list of items is open. */
static void read_open_item(struct ticket_builder *to, const struct json *object)
{
    if (object->kind != JSON_OBJECT) {
        ticket_json_wrong(to, object, 0, "holds a work item that is no JSON object");
        return;
    }
    struct ticket *ticket = add_item(to, object, object, 0);
    if (ticket == NULL)
        return;
    read_fields(to, ticket, object, 0);
    if (ticket->status_line > 0)
        return;
    ticket->status = TICKET_PLANNED;
    ticket->status_line = ticket->line_first;
}

/* "blocks": ["B"] of A is "dependencies": ["A"] of B, and said on A's side only. */
static void read_blocks(struct ticket_builder *to, const struct json *items)
{
    enum { WORK_MAX = 1 << 22 }; /* comparisons */
    uint64_t work = 0;
    for (const struct json *item = items->first; item != NULL; item = item->next) {
        const struct json *blocks = json_find(item, "blocks");
        struct bytes id = ticket_json_any(to, item, id_keys);
        for (const struct json *other = blocks == NULL ? NULL : blocks->first; other != NULL; other = other->next) {
            for (size_t i = 0; i < to->file->tickets.count && work < WORK_MAX; i++, work++) {
                struct ticket *ticket = &to->file->tickets.items[i];
                if (bytes_equal(ticket->id, json_string(other)))
                    ticket_add_dependency(to, ticket, DEPENDS_BLOCKS, id, other->line);
            }
        }
    }
}

static void read_items(struct ticket_builder *to, const struct json *items)
{
    for (const struct json *item = items->first; item != NULL; item = item->next)
        read_open_item(to, item);
    read_blocks(to, items);
}

static void read_patch(struct ticket_builder *to, const struct json *object, const struct json *files)
{
    struct ticket *ticket = add_item(to, object, object, 0);
    to->file->dialect = "work-items-patch";
    if (ticket == NULL)
        return;
    ticket->is_part = true;
    ticket->title = ticket_json_field(to, object, "description");
    for (const struct json *file = files->first; file != NULL; file = file->next) {
        const struct json *path = file->kind == JSON_OBJECT ? json_find(file, "path") : NULL;
        if (json_is_string(path))
            ticket_add_path(to, ticket, ticket_json_text(to, path), OBLIGATION_FILE, PATH_MODIFY, path->line);
    }
}

static void read_document(struct ticket_builder *to)
{
    const struct json *document = ticket_json_document(to, to->input->text);
    if (document == NULL)
        return;
    bool is_object = document->kind == JSON_OBJECT;
    const struct json *modules = is_object ? json_find(document, "modules") : NULL;
    const struct json *files = is_object ? json_find(document, "files") : NULL;
    if (document->kind == JSON_ARRAY) {
        to->file->dialect = "work-items-v2";
        read_items(to, document);
    } else if (modules != NULL && modules->kind == JSON_ARRAY) {
        to->file->dialect = "work-items-v1";
        read_items(to, modules);
    } else if (files != NULL && files->kind == JSON_ARRAY) {
        read_patch(to, document, files);
    } else {
        ticket_json_wrong(to, document, 0, "holds no work items");
    }
}

static void read_archived(struct ticket_builder *to, const struct json *line, const struct json *module,
                          uint32_t lines_before)
{
    struct ticket *ticket = add_item(to, module, line, lines_before);
    if (ticket == NULL)
        return;
    if (ticket->id.size == 0)
        ticket->id = ticket_json_any(to, line, id_keys);
    read_fields(to, ticket, module, lines_before);
    ticket->is_archived = true;
    ticket_json_closed(ticket, json_find(line, "archived_at"), lines_before);
    ticket->status = TICKET_DONE;
    ticket->status_line = ticket->line_first;
    ticket->status_note = ticket_json_field(to, line, "archived_at");
}

static void read_claim(struct ticket_builder *to, const struct json *line, uint32_t lines_before)
{
    struct ticket *ticket = add_item(to, line, line, lines_before);
    if (ticket == NULL)
        return;
    ticket->is_part = true;
    ticket_json_status(to, ticket, json_find(line, "status"), lines_before, false);
    if (!bytes_equal_any_case(ticket->status_text, BYTES("pass")))
        return;
    ticket->status = TICKET_DONE;
    ticket->claims_done |= CLAIMED_BY_LEDGER;
}

static void read_line(struct ticket_builder *to, const struct json *line, uint32_t lines_before)
{
    const struct json *module = json_find(line, "module");
    bool is_archived = module != NULL && module->kind == JSON_OBJECT;
    to->file->dialect = is_archived ? "work-items-archive" : "work-items-ledger";
    if (is_archived)
        read_archived(to, line, module, lines_before);
    else
        read_claim(to, line, lines_before);
}

void work_items_parse(struct ticket_builder *to)
{
    to->file->confidence = CONFIDENCE_HIGH;
    if (bytes_end_with(to->input->path, BYTES(".jsonl")))
        ticket_json_lines(to, read_line);
    else
        read_document(to);
    ticket_settle(to, "work-items");
}
