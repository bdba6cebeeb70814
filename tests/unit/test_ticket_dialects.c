/* Dialects of sprint tickets and of files that hold one ticket each. */
#include "ticket_words.h"

static struct fixture fixture;
static struct ticket_file file;

static const struct ticket *read_as(enum ticket_format format, const char *path, const char *text)
{
    fixture_end(&fixture);
    fixture_start(&fixture);
    read_in(&file, format, path, bytes_of(text), &fixture.arena);
    return file.tickets.items;
}

static const struct ticket *read_sprint(const char *text)
{
    return read_as(FORMAT_SPRINT_TICKETS, "docs/CODEX_SPRINT_TICKETS.md", text);
}

static size_t count_kind(const struct ticket *ticket, enum obligation_kind kind)
{
    size_t count = 0;
    for (size_t i = 0; i < ticket->obligations.count; i++)
        count += ticket->obligations.items[i].kind == kind;
    return count;
}

static const struct ticket_path *find_path(const struct ticket *ticket, const char *path)
{
    for (size_t i = 0; i < ticket->paths.count; i++) {
        if (bytes_is(ticket->paths.items[i].path, path))
            return &ticket->paths.items[i];
    }
    return NULL;
}

TEST(a_status_may_stand_at_the_end_with_follow_ups_behind_it)
{
    const struct ticket *ticket = read_sprint(
        "# Sprint\n"
        "## TICKET-001 \xE2\x80\x94 Gates\n"                                                       /* 2 */
        "**Likely files/modules:**\n- `src/gate.py`\n- `reports/<YYYY-MM-DD>/<SERIES>.csv` (new)\n\n"
        "**Acceptance criteria:**\n- opens\n- closes\n\n"                                          /* 7 */
        "**Status:** DONE (2025-12-23, merged)\n\n"                                                /* 11 */
        "**Follow-up:** 2025-12-24 \xE2\x80\x94 oil\n\n"
        "**Follow-up:** 2025-12-25 \xE2\x80\x94 paint\n\n"
        "## TICKET-002 \xE2\x80\x94 Locks\n**Status:** IN PROGRESS\n");
    REQUIRE(file.tickets.count == 2);
    CHECK(ticket->status == TICKET_DONE && ticket->status_line == 11 && ticket->claims_done == CLAIMED_BY_STATUS);
    CHECK(bytes_is(ticket->status_note, "(2025-12-23, merged)"));
    CHECK(ticket->notes.count == 2 && count_kind(ticket, OBLIGATION_CRITERION) == 2);
    REQUIRE(ticket->paths.count == 2);
    CHECK(ticket->paths.items[0].is_hedged && ticket->paths.items[0].obligation == 0);
    CHECK(ticket->paths.items[1].is_pattern && ticket->paths.items[1].action == PATH_CREATE);
}

TEST(a_status_may_stand_in_the_heading)
{
    const struct ticket *tickets = read_sprint(
        "## Ticket #2 (DONE) \xE2\x80\x94 Gates\n**Primary blocker addressed:** rust\n"
        "**Files/modules likely involved:**\n- `src/gate.py`\n"
        "## Ticket #3 (NEXT ACTION) \xE2\x80\x94 Locks\n"
        "## Ticket #4 (maybe) \xE2\x80\x94 Doors\n");
    REQUIRE(file.tickets.count == 3);
    CHECK(tickets[0].status == TICKET_DONE && bytes_is(tickets[0].title, "Gates") && names_path(&tickets[0], "src/gate.py"));
    CHECK(tickets[1].status == TICKET_PLANNED && bytes_is(tickets[1].title, "Locks"));
    CHECK(tickets[2].status == TICKET_UNKNOWN && bytes_is(tickets[2].title, "(maybe) \xE2\x80\x94 Doors"));
    CHECK(ticket_id_equal(tickets[0].id, BYTES("ticket-02")));
}

TEST(a_run_log_in_a_status_is_a_link)
{
    const struct ticket *ticket =
        read_sprint("## ticket-05 \xE2\x80\x94 Gates\n**Status:** DONE. Run log: `docs/agent_runs/20260105_x_ticket-05/`.\n");
    REQUIRE(file.tickets.count == 1 && ticket->links.count == 1);
    CHECK(ticket->links.items[0].kind == LINK_RUN_LOG && ticket->links.items[0].line == 2);
    CHECK(bytes_is(ticket->links.items[0].target, "docs/agent_runs/20260105_x_ticket-05/"));
}

TEST(boxes_and_ticks_in_tickets_are_marks)
{
    const struct ticket *ticket = read_sprint(
        "## ticket-05 \xE2\x80\x94 Gates\n**Exit checklist:**\n- [x] tests\n- [?] logs\n- Docs: \xE2\x9C\x85 done\n"
        "- \xE2\x9C\x85\n- Artifacts: none\n");
    REQUIRE(file.tickets.count == 1 && ticket->obligations.count == 5);
    const struct obligation *lines = ticket->obligations.items;
    CHECK(lines[0].mark == MARK_DONE && bytes_is(lines[0].text, "tests"));
    CHECK(lines[1].mark == MARK_UNKNOWN && count_problems(&file, PROBLEM_MARKER) == 1);
    CHECK(lines[2].mark == MARK_DONE && lines[3].mark == MARK_DONE && lines[4].mark == MARK_NONE);
    CHECK(file.boxes == 2);
}

TEST(wording_that_does_not_insist_is_hedged)
{
    const struct ticket *ticket = read_sprint(
        "## ticket-05\n**Minimal tests:**\n- `make test` (or equivalent)\n- `make lint`\n**Documentation updates required:**\n"
        "- `PROGRESS.md` if needed\n- `a.md` (optional)\n- `docs/agent_runs/<RUN_NAME>/{PROMPT,TESTS}.md`\n");
    REQUIRE(file.tickets.count == 1 && ticket->obligations.count == 5);
    CHECK(ticket->obligations.items[0].is_hedged && !ticket->obligations.items[1].is_hedged);
    CHECK(ticket->obligations.items[2].is_hedged && ticket->obligations.items[3].is_optional);
    CHECK(names_path(ticket, "docs/agent_runs/<RUN_NAME>/TESTS.md"));
}

TEST(a_ticket_file_has_a_scope_and_lettered_criteria)
{
    const struct ticket *ticket = read_as(FORMAT_TICKET_FILE, "docs/tickets/T-012-gates.md",
                                          "# T-012: Gates\n## Goal\nOpen.\n## Scope\nAllowed:\n- `src/gate.py`\n\nExcluded:\n"
                                          "- `src/lock.py`\n## Acceptance criteria\n### A. Opens\n- fast\n### B. Closes\n- slow\n"
                                          "## Required tests\n- `make test`\n## Stop conditions\n- rust\n");
    REQUIRE(file.tickets.count == 1);
    CHECK(bytes_is(ticket->id, "T-012") && bytes_is(ticket->title, "Gates"));
    CHECK(count_kind(ticket, OBLIGATION_CRITERION) == 3 && count_kind(ticket, OBLIGATION_TEST) == 1);
    const struct ticket_path *allowed = find_path(ticket, "src/gate.py"), *excluded = find_path(ticket, "src/lock.py");
    REQUIRE(allowed != NULL && excluded != NULL);
    CHECK(allowed->of == OBLIGATION_FILE && allowed->is_hedged && allowed->action == PATH_UNKNOWN);
    CHECK(excluded->action == PATH_FORBIDDEN && ticket->obligations.items[excluded->obligation].is_forbidden);
    CHECK(count_kind(ticket, OBLIGATION_FILE) == 1);
}

/* --- Backlog.md ------------------------------------------------------------------------------------------------------ */

static const char backlog[] =
    "---\n"                                                                                        /* 1 */
    "id: task-12\n"
    "title: >-\n"                                                                                  /* 3 */
    "  Open the\n"
    "  gates\n"
    "status: Done\n"                                                                               /* 6 */
    "assignee:\n"
    "  - '@kay'\n"
    "dependencies: [task-1, \"task-2\"]\n"                                                         /* 9 */
    "modified_files:\n"
    "  - src/gate.py\n"
    "parent_task_id: task-10\n"
    "---\n"                                                                                        /* 13 */
    "## Acceptance Criteria\n"
    "<!-- AC:BEGIN -->\n"
    "- [x] #1 opens\n"                                                                             /* 16 */
    "- [ ] #2 closes\n"
    "<!-- AC:END -->\n"
    "## Definition of Done\n"
    "- [x] tests pass\n"                                                                           /* 20 */
    "## Implementation Plan\n"
    "- [ ] oil\n";

TEST(a_task_of_backlog_has_fields_and_criteria)
{
    const struct ticket *task = read_as(FORMAT_BACKLOG, "backlog/tasks/task-12 - Gates.md", backlog);
    REQUIRE(file.tickets.count == 1);
    CHECK(bytes_is(task->key, "backlog:task-12") && task->status == TICKET_DONE && task->status_line == 6);
    CHECK(bytes_start_with(task->title, BYTES("Open the")) && bytes_end_with(task->title, BYTES("gates")));
    CHECK(holds_text(&task->owners, "kay") && names_path(task, "src/gate.py") && bytes_is(task->parent, "task-10"));
    CHECK(depends_on(task, DEPENDS_BLOCKS, "task-1") && depends_on(task, DEPENDS_BLOCKS, "task-2"));
    CHECK(task->claims_done == CLAIMED_BY_STATUS && !task->is_archived);
    REQUIRE(task->obligations.count == 4);
    CHECK(bytes_is(find_obligation(task, "#2")->text, "closes") && find_obligation(task, "#2")->mark == MARK_OPEN);
    CHECK(find_obligation(task, "#2")->line == 17 && find_obligation(task, "#2")->kind == OBLIGATION_CRITERION);
    CHECK(count_kind(task, OBLIGATION_CLOSING) == 1 && count_kind(task, OBLIGATION_TASK) == 1);
}

TEST(a_completed_task_of_backlog_is_claimed_done)
{
    const struct ticket *task = read_as(FORMAT_BACKLOG, "backlog/completed/task-12 - Gates.md", backlog);
    REQUIRE(file.tickets.count == 1);
    CHECK(task->is_archived && (task->claims_done & CLAIMED_BY_ARCHIVE));
}

TEST(truncations_and_little_memory_do_no_harm)
{
    try_ticket_texts(&(struct ticket_text){FORMAT_BACKLOG, "backlog/tasks/a.md", backlog}, 1, 1 << 14);
}

int main(void)
{
    fixture_start(&fixture);
    RUN(a_status_may_stand_at_the_end_with_follow_ups_behind_it);
    RUN(a_status_may_stand_in_the_heading);
    RUN(a_run_log_in_a_status_is_a_link);
    RUN(boxes_and_ticks_in_tickets_are_marks);
    RUN(wording_that_does_not_insist_is_hedged);
    RUN(a_ticket_file_has_a_scope_and_lettered_criteria);
    RUN(a_task_of_backlog_has_fields_and_criteria);
    RUN(a_completed_task_of_backlog_is_claimed_done);
    RUN(truncations_and_little_memory_do_no_harm);
    fixture_end(&fixture);
    return check_finish();
}
