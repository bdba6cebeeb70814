/* Task Master: {"tasks": [{"id", "title", "status", "dependencies", "subtasks", "testStrategy", …}]}, or an object of such
 * objects, one a tag. Ids are numbers or strings and mean something in their tag; a part of task 5 is "5.2". */
#include "parse/tickets/json_tickets.h"

static enum path_action action_named(struct bytes word)
{
    static const struct {
        const char *word;
        enum path_action action;
    } words[] = {{"create", PATH_CREATE}, {"modify", PATH_MODIFY},    {"delete", PATH_DELETE},
                 {"update", PATH_MODIFY}, {"reference", PATH_REFERENCE}, {"read", PATH_REFERENCE}};
    for (size_t i = 0; i < sizeof words / sizeof words[0]; i++) {
        if (bytes_is(word, words[i].word))
            return words[i].action;
    }
    return PATH_UNKNOWN;
}

static void read_files(struct ticket_builder *to, struct ticket *ticket, const struct json *files)
{
    for (const struct json *file = files == NULL ? NULL : files->first; file != NULL; file = file->next) {
        struct bytes path = file->kind == JSON_OBJECT ? ticket_json_field(to, file, "path") : ticket_json_text(to, file);
        enum path_action action =
            file->kind == JSON_OBJECT ? action_named(json_string(json_find(file, "action"))) : PATH_UNKNOWN;
        ticket_add_path(to, ticket, path, OBLIGATION_FILE, action, file->line);
    }
}

static void read_fields(struct ticket_builder *to, struct ticket *ticket, const struct json *task)
{
    struct bytes details = ticket_json_field(to, task, "details");
    struct bytes description = ticket_json_field(to, task, "description");
    ticket->title = ticket_json_field(to, task, "title");
    if (ticket->title.size == 0)
        ticket->title = description;
    if (description.size > 0)
        ticket_add_text(to, &ticket->notes, description);
    if (details.size > 0)
        ticket_add_text(to, &ticket->notes, details);
    ticket_json_status(to, ticket, json_find(task, "status"), 0, true);
    ticket_json_obligations(to, ticket, json_find(task, "acceptanceCriteria"), OBLIGATION_CRITERION, CRITERION_PLAIN, 0);
    ticket_json_obligations(to, ticket, json_find(task, "testStrategy"), OBLIGATION_TEST, CRITERION_PLAIN, 0);
    ticket_add_paths_of_text(to, ticket, details, OBLIGATION_TASK, ticket->line_first);
    read_files(to, ticket, json_find(task, "relevantFiles"));
}

/* A number stands for a neighbour below the same task, "5.2" for itself. */
static void read_dependencies(struct ticket_builder *to, struct ticket *ticket, const struct json *list,
                              struct bytes parent)
{
    for (const struct json *item = list == NULL ? NULL : list->first; item != NULL; item = item->next) {
        struct bytes id = ticket_json_text(to, item);
        bool is_neighbour = parent.size > 0 && bytes_find_byte(id, '.') == BYTES_NOWHERE;
        if (is_neighbour)
            id = ticket_join(to, parent, BYTES("."), id);
        ticket_add_dependency(to, ticket, DEPENDS_BLOCKS, id, item->line);
    }
}

/* NULL when it is none, or beyond a limit. `parent` is empty for a task of its own. */
static struct ticket *read_task(struct ticket_builder *to, const struct json *task, struct bytes scope,
                                struct bytes parent)
{
    if (task->kind != JSON_OBJECT) {
        ticket_json_wrong(to, task, 0, "holds a task that is no JSON object");
        return NULL;
    }
    struct bytes id = ticket_json_field(to, task, "id");
    bool is_whole = parent.size == 0 || bytes_find_byte(id, '.') != BYTES_NOWHERE;
    struct ticket *ticket = ticket_add(to, is_whole ? id : ticket_join(to, parent, BYTES("."), id), task->line);
    if (ticket == NULL)
        return NULL;
    ticket->scope = scope;
    ticket->parent = parent;
    read_fields(to, ticket, task);
    read_dependencies(to, ticket, json_find(task, "dependencies"), parent);
    return ticket;
}

static void read_tasks(struct ticket_builder *to, const struct json *tasks, struct bytes scope)
{
    struct bytes none = {NULL, 0};
    for (const struct json *task = tasks->first; task != NULL; task = task->next) {
        const struct ticket *ticket = read_task(to, task, scope, none);
        const struct json *parts = ticket == NULL ? NULL : json_find(task, "subtasks");
        struct bytes id = ticket == NULL ? none : ticket->id;
        for (const struct json *part = parts == NULL ? NULL : parts->first; part != NULL; part = part->next) {
            read_task(to, part, scope, id);
            const struct json *deeper = part->kind == JSON_OBJECT ? json_find(part, "subtasks") : NULL;
            if (deeper != NULL && deeper->count > 0)
                ticket_json_wrong(to, deeper, 0, "has tasks below a subtask, which are not read");
        }
    }
}

void task_master_parse(struct ticket_builder *to)
{
    const struct json *document = ticket_json_document(to, to->input->text);
    to->file->confidence = CONFIDENCE_HIGH;
    if (document == NULL)
        return;
    const struct json *tasks = document->kind == JSON_OBJECT ? json_find(document, "tasks") : NULL;
    bool has_tags = false;
    if (tasks != NULL && tasks->kind == JSON_ARRAY)
        read_tasks(to, tasks, (struct bytes){NULL, 0});
    for (const struct json *tag = document->first; tasks == NULL && tag != NULL; tag = tag->next) {
        const struct json *list = tag->kind == JSON_OBJECT ? json_find(tag, "tasks") : NULL;
        if (list == NULL || list->kind != JSON_ARRAY)
            continue;
        has_tags = true;
        read_tasks(to, list, arena_copy(to->input->keep, tag->key));
    }
    if (!has_tags && (tasks == NULL || tasks->kind != JSON_ARRAY))
        ticket_json_wrong(to, document, 0, "holds no tasks");
    ticket_settle(to, "task-master");
}
