/* Every ticket reader: what it finds stands within the lines of the text, and points into its own lists. */
#include <assert.h>

#include "parse/tickets/detect.h"
#include "parse/tickets/summary.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static void check_ticket(const struct ticket *ticket)
{
    assert(ticket->line_first >= 1 && ticket->line_last >= ticket->line_first);
    assert(ticket->status_line > 0 || ticket->status == TICKET_UNKNOWN);
    assert(ticket_status_name(ticket->status)[0] != '\0');
    for (size_t i = 0; i < ticket->obligations.count; i++) {
        const struct obligation *obligation = &ticket->obligations.items[i];
        assert(obligation->kind < OBLIGATION_KIND_COUNT && obligation->depth >= 1);
        assert(obligation->line >= 1);
    }
    for (size_t i = 0; i < ticket->paths.count; i++) {
        assert(ticket->paths.items[i].path.size > 0);
        assert(ticket->paths.items[i].path.at[0] != '/');
    }
}

static void check_relations(const struct ticket_file *file, const struct ticket *ticket)
{
    assert(ticket->key.size > 0 && (ticket->group == NO_GROUP || ticket->group < file->groups.count));
    for (size_t i = 0; i < ticket->depends_on.count; i++)
        assert(ticket->depends_on.items[i].id.size > 0 && ticket->depends_on.items[i].line >= 1);
    for (size_t i = 0; i < ticket->paths.count; i++) {
        uint32_t obligation = ticket->paths.items[i].obligation;
        assert(obligation == NO_OBLIGATION || obligation < ticket->obligations.count);
    }
}

static void check_groups(const struct ticket_file *file)
{
    for (size_t i = 0; i < file->groups.count; i++)
        assert(file->groups.items[i].parent == NO_GROUP || file->groups.items[i].parent < i);
    for (size_t i = 0; i < file->problems.count; i++)
        assert(file->problems.items[i].kind < PROBLEM_KIND_COUNT);
}

static void check_file(const struct ticket_file *file)
{
    uint32_t line = 0;
    check_groups(file);
    for (size_t i = 0; i < file->tickets.count; i++)
        check_relations(file, &file->tickets.items[i]);
    for (size_t i = 0; i < file->tickets.count; i++)
        check_ticket(&file->tickets.items[i]);
    for (size_t i = 0; i < file->mentions.count; i++) {
        const struct ticket_mention *mention = &file->mentions.items[i];
        assert(mention->line >= line && mention->id.size > 0);
        assert(ticket_id_equal(mention->id, mention->id));
        line = mention->line;
    }
}

/* What it states of its own items, as Markdown and as JSON. */
static void count_items(struct bytes text, struct arena *keep, struct arena *scratch)
{
    struct stated_counts counts = {0};
    uint32_t line = 0;
    stated_counts_find(&counts, text, (struct item_count){1, 2}, keep, scratch);
    for (size_t i = 0; i < counts.count && !keep->memory->exhausted; i++) {
        const struct stated_count *stated = &counts.items[i];
        assert(stated->line > line && stated->counted.done <= stated->counted.all && stated->counted.all > 0);
        assert(stated->has_done || stated->has_open || stated->has_all);
        line = stated->line;
    }
    stated_counts_find_json(&counts, text, 1000, keep, scratch);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    struct memory memory = {.limit = (size_t)128 << 20};
    struct arena arena = {.memory = &memory};
    struct bytes text = {data, size};
    static const struct {
        enum ticket_format format;
        const char *path;
    } ways[] = {
        {FORMAT_SPRINT_TICKETS, "docs/CODEX_SPRINT_TICKETS.md"},
        {FORMAT_TICKET_FILE, "docs/tickets/T-012-gates.md"},
        {FORMAT_TASK_QUEUE, "TASK_QUEUE.md"},
        {FORMAT_WORK_ITEMS, "tickets/work_items.json"},
        {FORMAT_WORK_ITEMS, "tickets/archive/work-items.jsonl"},
        {FORMAT_SPEC_KIT, "specs/001-x/tasks.md"},
        {FORMAT_SPEC_KIT, "specs/001-x/spec.md"},
        {FORMAT_SPEC_KIT, "specs/001-x/checklists/a.md"},
        {FORMAT_OPENSPEC, "openspec/changes/a/tasks.md"},
        {FORMAT_OPENSPEC, "openspec/changes/archive/2026-01-05-a/specs/b/spec.md"},
        {FORMAT_OPENSPEC, "openspec/changes/a/proposal.md"},
        {FORMAT_KIRO, ".kiro/specs/a/tasks.md"},
        {FORMAT_KIRO, ".kiro/specs/a/requirements.md"},
        {FORMAT_KIRO_APPROVALS, ".kiro/specs/a/spec.json"},
        {FORMAT_TASK_MASTER, ".taskmaster/tasks/tasks.json"},
        {FORMAT_BEADS, ".beads/issues.jsonl"},
        {FORMAT_BACKLOG, "backlog/tasks/task-1 - a.md"},
        {FORMAT_GENERIC, "todo.md"},
    };
    for (size_t i = 0; i < sizeof ways / sizeof ways[0]; i++) {
        enum ticket_format format = ways[i].format;
        struct bytes path = bytes_of(ways[i].path);
        struct ticket_totals totals = {0};
        struct arena scratch = {.memory = &memory};
        struct ticket_input input = {path, text, &normal_limits, &arena, &scratch, &totals};
        struct ticket_file file;
        ticket_file_read(&file, format, &input);
        check_file(&file);
        struct ticket_choice choice = ticket_choose(path, text, NULL, &scratch);
        assert(choice.format < FORMAT_COUNT && (choice.format == FORMAT_NONE || choice.reason != NULL));
        arena_release(&scratch);
    }
    struct arena scratch = {.memory = &memory};
    count_items(text, &arena, &scratch);
    arena_release(&scratch);
    ticket_status_of(text);
    struct bytes id = ticket_id_in_name(bytes_first(text, 256));
    assert(id.size == 0 || ticket_id_equal(id, id));
    arena_release(&arena);
    assert(memory.used == 0);
    return 0;
}
