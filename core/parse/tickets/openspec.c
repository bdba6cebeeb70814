/* OpenSpec: a change a folder. tasks.md lists its tasks, specs/<capability>/spec.md what it adds to the specification, and
 * proposal.md why. A change that lies in the archive is claimed done. */
#include "parse/tickets/reading.h"

/* openspec/changes/add-x/tasks.md, openspec/changes/archive/2026-01-05-add-x/tasks.md: "add-x", and whether archived. */
static struct bytes change_of(struct bytes path, bool *is_archived)
{
    struct bytes start = BYTES("changes/");
    size_t at = bytes_find(path, BYTES("openspec/changes/"));
    struct bytes rest = at == BYTES_NOWHERE ? path : bytes_after(path, at + BYTES("openspec/").size);
    bytes_skip(&rest, start);
    *is_archived = at != BYTES_NOWHERE && bytes_skip(&rest, BYTES("archive/"));
    struct bytes change = bytes_cut(&rest, '/');
    size_t dashes = 0, i = 0;
    while (*is_archived && i < change.size && dashes < 3 && (byte_is_digit(change.at[i]) || change.at[i] == '-'))
        dashes += change.at[i++] == '-' ? 1 : 0;
    return dashes == 3 && i < change.size ? bytes_after(change, i) : change;
}

struct change {
    struct ticket_builder *to;
    struct ticket *ticket;
    uint32_t tasks;           /* so far */
    uint32_t group;           /* of tasks; the file's groups have it */
    struct bytes capability;  /* of a specification */
    struct bytes requirement; /* key of the one that is being read */
    struct obligation *last;  /* scenario whose steps follow; NULL when there is none */
    bool in_impact;
    bool removes; /* below "## REMOVED Requirements" */
};

static void read_task(struct change *change, const struct task_line *line)
{
    struct ticket_builder *to = change->to;
    struct bytes id = ticket_dotted_id(line->text);
    struct bytes text = id.size > 0 ? trim_wide(bytes_after(line->text, id.size)) : line->text;
    struct obligation *task = ticket_add_obligation(to, change->ticket, OBLIGATION_TASK, text, line->number);
    change->tasks++;
    if (task == NULL)
        return;
    task->key = id.size > 0 ? id : ticket_number_text(to, change->tasks);
    task->depth = 1 + (uint32_t)(line->indent / 2);
    task->mark = line->item.mark;
    task->marker = line->item.marker;
    task->is_in_fence = line->is_in_fence;
    task->is_optional = task->is_optional || line->item.is_starred;
    ticket_add_paths_of_text(to, change->ticket, line->text, OBLIGATION_TASK, line->number);
}

static void read_tasks_line(struct change *change, const struct task_line *line)
{
    if (line->kind == TASK_LINE_HEADING && line->level > 1) {
        struct ticket_group *group = ticket_add_group(change->to, line->text, line->number);
        if (group != NULL) {
            group->level = line->level;
            group->id = ticket_dotted_id(line->text);
        }
    } else if (line->kind == TASK_LINE_HEADING && change->ticket->title.size == 0) {
        change->ticket->title = line->text;
    } else if (line->kind == TASK_LINE_ITEM && line->item.has_box) {
        read_task(change, line);
    }
}

static struct obligation *add_criterion(struct change *change, enum criterion_kind kind, struct bytes key,
                                        struct bytes text, uint32_t line)
{
    struct obligation *criterion =
        ticket_add_obligation(change->to, change->ticket, OBLIGATION_CRITERION, text, line);
    if (criterion == NULL)
        return NULL;
    criterion->criterion = kind;
    criterion->key = key;
    return criterion;
}

static void read_spec_heading(struct change *change, const struct task_line *line)
{
    struct bytes text = line->text;
    change->last = NULL;
    if (line->level == 2)
        change->removes = bytes_start_with_any_case(text, BYTES("removed"));
    if (bytes_start_with_any_case(text, BYTES("requirement:")) && !change->removes) {
        text = trim_wide(bytes_after(text, BYTES("requirement:").size));
        change->requirement = ticket_join(change->to, change->capability, BYTES("/"), text);
        add_criterion(change, CRITERION_REQUIREMENT, change->requirement, text, line->number);
    } else if (bytes_start_with_any_case(text, BYTES("scenario:")) && !change->removes) {
        text = trim_wide(bytes_after(text, BYTES("scenario:").size));
        struct bytes key = ticket_join(change->to, change->requirement, BYTES("/"), text);
        change->last = add_criterion(change, CRITERION_SCENARIO, key, text, line->number);
    }
}

/* "- **WHEN** …" below a scenario is a part of it: its text goes on to there. */
static void read_step(struct change *change, const struct task_line *line)
{
    struct obligation *scenario = change->last;
    if (scenario == NULL || line->text.size == 0)
        return;
    scenario->text.size = (size_t)(line->text.at + line->text.size - scenario->text.at);
    ticket_add_paths_of_text(change->to, change->ticket, line->text, OBLIGATION_CRITERION, line->number);
}

static void read_spec_line(struct change *change, const struct task_line *line)
{
    if (line->kind == TASK_LINE_HEADING)
        read_spec_heading(change, line);
    else if (line->kind == TASK_LINE_ITEM)
        read_step(change, line);
}

static void read_proposal_line(struct change *change, const struct task_line *line)
{
    if (line->kind == TASK_LINE_HEADING) {
        if (change->ticket->title.size == 0)
            change->ticket->title = line->text;
        change->in_impact = bytes_equal_any_case(line->text, BYTES("impact"));
    } else if (change->in_impact && (line->kind == TASK_LINE_ITEM || line->kind == TASK_LINE_TEXT)) {
        ticket_add_paths_of_text(change->to, change->ticket, line->text, OBLIGATION_TASK, line->number);
    }
}

void openspec_parse(struct ticket_builder *to)
{
    bool is_archived;
    struct bytes name = path_name(to->input->path);
    struct bytes id = change_of(to->input->path, &is_archived);
    struct change change = {.to = to, .ticket = ticket_add(to, id, 1)};
    to->file->confidence = CONFIDENCE_HIGH;
    if (change.ticket == NULL)
        return;
    bool is_spec = bytes_is(name, "spec.md"), is_proposal = bytes_is(name, "proposal.md");
    change.capability = path_name(path_folder(to->input->path));
    change.ticket->kind = BYTES("change");
    change.ticket->is_part = is_spec || is_proposal;
    change.ticket->is_archived = is_archived;
    struct task_lines lines;
    struct task_line line;
    task_lines_start(&lines, to->input->text);
    while (!to->file->is_too_large && task_lines_next(&lines, &line)) {
        if (line.kind == TASK_LINE_ITEM)
            ticket_check_marker(to, &line.item, line.number);
        if (line.kind == TASK_LINE_CONFLICT)
            ticket_add_problem(to, PROBLEM_CONFLICT, line.number, line.text, NULL);
        if (is_spec)
            read_spec_line(&change, &line);
        else if (is_proposal)
            read_proposal_line(&change, &line);
        else
            read_tasks_line(&change, &line);
    }
    ticket_settle(to, "openspec");
}
