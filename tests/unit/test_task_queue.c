#include "ticket_words.h"

static struct fixture fixture;
static struct ticket_file file;

static void read_queue(const char *text)
{
    fixture_end(&fixture);
    fixture_start(&fixture);
    read_in(&file, FORMAT_TASK_QUEUE, "docs/TASK_QUEUE.md", bytes_of(text), &fixture.arena);
}

static const struct ticket *read_one(const char *text)
{
    read_queue(text);
    return file.tickets.count == 1 ? &file.tickets.items[0] : NULL;
}

static const char queue[] =
    "# Task Queue\n"                                                         /* 1 */
    "\n"
    "## Phase 1 \xE2\x80\x94 Harbour (COMPLETE)\n"                           /* 3 */
    "\n"
    "- [x] Read gauges in src/tide/gauge.py (@codex)\n"                      /* 5 */
    "- [x] Draw `docs/chart.md` (@user on site) \xE2\x80\x94 Score 0.5\n"
    "\n"
    "## Phase 2 \xE2\x80\x94 Locks (IN PROGRESS)\n"                          /* 8 */
    "\n"
    "### Wave 1: Gates (highest first)\n"                                    /* 10 */
    "- [ ] Open gates: (@claude-code)\n"
    "  - measure the level\n"                                                /* 12 */
    "  - [x] oil the hinges\n"
    "  - [~] paint them\n"
    "- [?] Close gates (@codex, @user) **LATER**\n"                          /* 15 */
    "### Completed\n"
    "- [x] Dig\n"                                                            /* 17 */
    "## Phase 3\n";

TEST(a_box_is_a_ticket_with_an_id_of_its_phase)
{
    static const char *const ids[] = {"P1.1", "P1.2", "P2.1", "P2.2", "P2.3"};
    read_queue(queue);
    REQUIRE(file.tickets.count == 5);
    for (size_t i = 0; i < 5; i++)
        CHECK(bytes_is(file.tickets.items[i].id, ids[i]));
    CHECK(bytes_is(file.tickets.items[2].key, "task-queue:docs/TASK_QUEUE.md/P2.1"));
    CHECK(file.boxes == 7);
    CHECK(file.tickets.items[2].line_first == 11 && file.tickets.items[2].line_last == 14);
}

TEST(phases_and_sections_are_groups_with_statuses)
{
    read_queue(queue);
    REQUIRE(file.groups.count == 5);
    const struct ticket_group *groups = file.groups.items;
    CHECK(bytes_is(groups[0].id, "P1") && groups[0].status == TICKET_DONE);
    CHECK(bytes_is(groups[0].title, "Phase 1 \xE2\x80\x94 Harbour") && bytes_is(groups[0].status_text, "COMPLETE"));
    CHECK(bytes_is(groups[1].id, "P2") && groups[1].status == TICKET_IN_PROGRESS && groups[1].line == 8);
    CHECK(bytes_is(groups[2].id, "P2/1") && groups[2].status == TICKET_UNKNOWN && groups[2].parent == 1);
    CHECK(bytes_is(groups[2].title, "Wave 1: Gates (highest first)"));
    CHECK(bytes_is(groups[3].id, "P2/2") && groups[3].status == TICKET_DONE);
    CHECK(bytes_is(groups[4].id, "P3") && groups[4].status == TICKET_UNKNOWN && groups[4].parent == NO_GROUP);
    CHECK(file.tickets.items[0].group == 0 && file.tickets.items[4].group == 3);
    CHECK(bytes_is(file.tickets.items[4].phase, "Phase 2 \xE2\x80\x94 Locks"));
}

TEST(owners_stand_in_parentheses_and_results_behind_them)
{
    read_queue(queue);
    REQUIRE(file.tickets.count == 5);
    const struct ticket *tickets = file.tickets.items;
    CHECK(holds_text(&tickets[0].owners, "codex") && bytes_is(tickets[0].title, "Read gauges in src/tide/gauge.py"));
    CHECK(holds_text(&tickets[1].owners, "user on site"));
    CHECK(bytes_is(tickets[1].status_note, "\xE2\x80\x94 Score 0.5"));
    CHECK(holds_text(&tickets[3].owners, "codex") && holds_text(&tickets[3].owners, "user"));
    CHECK(bytes_is(tickets[3].status_note, "**LATER**"));
    CHECK(tickets[4].owners.count == 0);
}

TEST(boxes_claim_and_unknown_ones_do_not)
{
    read_queue(queue);
    REQUIRE(file.tickets.count == 5);
    CHECK(file.tickets.items[0].claims_done == CLAIMED_BY_BOX && file.tickets.items[0].status == TICKET_DONE);
    CHECK(file.tickets.items[2].claims_done == 0 && file.tickets.items[2].status == TICKET_PLANNED);
    CHECK(file.tickets.items[3].mark == MARK_UNKNOWN && file.tickets.items[3].claims_done == 0);
    REQUIRE(file.problems.count == 1);
    CHECK(file.problems.items[0].kind == PROBLEM_MARKER && file.problems.items[0].line == 15);
    CHECK(bytes_is(file.problems.items[0].text, "?"));
}

TEST(what_stands_below_a_task_belongs_to_it)
{
    read_queue(queue);
    REQUIRE(file.tickets.count == 5);
    const struct ticket *ticket = &file.tickets.items[2];
    CHECK(ticket->notes.count == 1 && holds_text(&ticket->notes, "measure the level"));
    REQUIRE(ticket->obligations.count == 2);
    CHECK(ticket->obligations.items[0].kind == OBLIGATION_TASK && ticket->obligations.items[0].mark == MARK_DONE);
    CHECK(ticket->obligations.items[1].mark == MARK_UNFINISHED && ticket->obligations.items[1].line == 14);
}

TEST(paths_are_found_in_ticks_and_in_plain_words)
{
    read_queue(queue);
    REQUIRE(file.tickets.count == 5);
    CHECK(names_path(&file.tickets.items[0], "src/tide/gauge.py"));
    CHECK(names_path(&file.tickets.items[1], "docs/chart.md"));
    const struct ticket *ticket = read_one(
        "- [ ] Move t0/t1/avg and node.js, see https://example.org/a.py, (a/b.py), x.{md,json} `src/{c,d}.py`, etc.\n");
    REQUIRE(ticket != NULL);
    CHECK(ticket->paths.count == 3);
    CHECK(names_path(ticket, "a/b.py") && names_path(ticket, "src/c.py") && names_path(ticket, "src/d.py"));
    ticket = read_one("- [ ] Change dataset.py and **src/e.py**.\n");
    REQUIRE(ticket != NULL && ticket->paths.count == 2);
    CHECK(ticket->paths.items[0].is_hedged && !ticket->paths.items[1].is_hedged);
}

TEST(ids_that_the_queue_gives_are_kept)
{
    CHECK(read_one("- [ ] T-012: a\n") != NULL && bytes_is(file.tickets.items[0].id, "T-012"));
    CHECK(bytes_is(file.tickets.items[0].title, "a"));
    CHECK(read_one("- [ ] **AUTH-01**: a\n") != NULL && bytes_is(file.tickets.items[0].id, "AUTH-01"));
    CHECK(read_one("- [ ] 1.2 a\n") != NULL && bytes_is(file.tickets.items[0].id, "1.2"));
    CHECK(read_one("- [ ] T007 a\n") != NULL && bytes_is(file.tickets.items[0].id, "T007"));
    CHECK(read_one("- [ ] #12 a\n") != NULL && bytes_is(file.tickets.items[0].id, "#12"));
    CHECK(read_one("- [ ] GRU2 a\n") != NULL && bytes_is(file.tickets.items[0].id, "P0.1"));
    CHECK(read_one("- [ ] 3 a\n") != NULL && bytes_is(file.tickets.items[0].id, "P0.1"));
    CHECK(read_one("- [ ] x-1y a\n") != NULL && bytes_is(file.tickets.items[0].id, "P0.1"));
}

TEST(dependencies_in_prose_are_read)
{
    const struct ticket *ticket = read_one("- [ ] T-013: a (depends on T-011, T-012 and 1.2). Then T-014\n");
    REQUIRE(ticket != NULL);
    CHECK(ticket->depends_on.count == 3);
    CHECK(depends_on(ticket, DEPENDS_PROSE, "T-011") && depends_on(ticket, DEPENDS_PROSE, "1.2"));
}

TEST(derived_ids_never_repeat)
{
    read_queue("## Phase 2\n- [ ] a\n## Phase 1\n- [ ] b\n## Phase 1\n- [ ] c\n");
    REQUIRE(file.tickets.count == 3);
    CHECK(bytes_is(file.tickets.items[0].id, "P2.1"));
    CHECK(bytes_is(file.tickets.items[1].id, "P3.1"));
    CHECK(bytes_is(file.tickets.items[2].id, "P4.1"));
}

TEST(a_fence_around_the_queue_hides_nothing)
{
    read_queue("2) ## File: TASKS.md\n\n```md\n# Task Queue\n## Phase 1 (DONE)\n- [x] a\n- [ ] b\n");
    CHECK(file.tickets.count == 2 && file.groups.count == 1);
    read_queue("- [x] a\n```\n- [ ] b\n```\n- [ ] c\n");
    REQUIRE(file.tickets.count == 3);
    CHECK(!file.tickets.items[0].is_in_fence && file.tickets.items[1].is_in_fence);
}

TEST(an_unresolved_merge_is_a_problem)
{
    read_queue("<<<<<<< HEAD\n- [x] a\n=======\n- [ ] a\n>>>>>>> b\n");
    CHECK(file.tickets.count == 2);
    CHECK(count_problems(&file, PROBLEM_CONFLICT) == 1);
}

TEST(a_limit_of_tickets_is_kept_and_said)
{
    enum { LINES = 3 };
    struct limits limits = normal_limits;
    struct ticket_totals totals = {0};
    fixture_end(&fixture);
    fixture_start(&fixture);
    struct arena scratch = {.memory = &fixture.memory};
    limits.of[LIMIT_TICKETS] = LINES - 1;
    struct ticket_input input = {BYTES("TASKS.md"), BYTES("- [x] a\n- [x] b\n- [x] c\n"), &limits,
                                 &fixture.arena,    &scratch,                       &totals};
    ticket_file_read(&file, FORMAT_TASK_QUEUE, &input);
    arena_release(&scratch);
    CHECK(file.tickets.count == LINES - 1 && file.is_too_large);
    CHECK(file.crossed == LIMIT_TICKETS && file.found == LINES);
}

TEST(truncations_and_little_memory_do_no_harm)
{
    try_ticket_texts(&(struct ticket_text){FORMAT_TASK_QUEUE, "TASKS.md", queue}, 1, 1 << 14);
}

int main(void)
{
    fixture_start(&fixture);
    RUN(a_box_is_a_ticket_with_an_id_of_its_phase);
    RUN(phases_and_sections_are_groups_with_statuses);
    RUN(owners_stand_in_parentheses_and_results_behind_them);
    RUN(boxes_claim_and_unknown_ones_do_not);
    RUN(what_stands_below_a_task_belongs_to_it);
    RUN(paths_are_found_in_ticks_and_in_plain_words);
    RUN(ids_that_the_queue_gives_are_kept);
    RUN(dependencies_in_prose_are_read);
    RUN(derived_ids_never_repeat);
    RUN(a_fence_around_the_queue_hides_nothing);
    RUN(an_unresolved_merge_is_a_problem);
    RUN(a_limit_of_tickets_is_kept_and_said);
    RUN(truncations_and_little_memory_do_no_harm);
    fixture_end(&fixture);
    return check_finish();
}
