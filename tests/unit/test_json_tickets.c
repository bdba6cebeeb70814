/* Tickets in JSON: work items, Task Master, beads. */
#include "ticket_words.h"

static struct fixture fixture;
static struct ticket_file file;

static void read_as(enum ticket_format format, const char *path, const char *text)
{
    fixture_end(&fixture);
    fixture_start(&fixture);
    read_in(&file, format, path, bytes_of(text), &fixture.arena);
}

static size_t count_kind(const struct ticket *ticket, enum obligation_kind kind, enum criterion_kind criterion)
{
    size_t count = 0;
    for (size_t i = 0; i < ticket->obligations.count; i++)
        count += ticket->obligations.items[i].kind == kind && ticket->obligations.items[i].criterion == criterion;
    return count;
}

/* --- work items ----------------------------------------------------------------------------------------------------- */

static const char items_1[] =
    "{\"goal\": \"Tides\", \"ticket_key\": \"TIDE-1\", \"modules\": [\n"
    " {\"work_item_id\": \"TIDE-1-001\", \"title\": \"Read\", \"type\": \"feature\", \"dependencies\": [],\n"
    "  \"blocks\": [\"TIDE-1-002\"],\n"
    "  \"contract\": {\"preconditions\": [\"a\"], \"postconditions\": [\"b\"], \"invariants\": [\"c\"]},\n"
    "  \"edge_cases\": [{\"case\": \"no gauge\", \"expected_behavior\": \"an error\"}],\n"
    "  \"test_strategy\": \"unit\", \"acceptance_criteria\": [\"d\", \"e in src/tide/read.py\"],\n"
    "  \"related_files\": [\"src/tide/read.py\"]},\n"
    " {\"work_item_id\": \"TIDE-1-002\", \"title\": \"Draw\"}]}\n";

static const char items_2[] =
    "[{\"ticket_id\": \"TIDE-2-001\", \"title\": \"Save\", \"description\": \"Fix tests/test_save.py\",\n"
    "  \"module\": \"src/tide/save.py\", \"dependencies\": [\"TIDE-1-001\"],\n"
    "  \"edge_cases\": [\"disk full\"], \"tests\": [\"test_round_trip: saves and loads\", \"by hand\"],\n"
    "  \"acceptance\": \"It saves\"}]\n";

TEST(version_1_of_work_items_has_contracts_and_blocks)
{
    read_as(FORMAT_WORK_ITEMS, "tickets/work_items.json", items_1);
    REQUIRE(file.tickets.count == 2 && strcmp(file.dialect, "work-items-v1") == 0);
    const struct ticket *item = &file.tickets.items[0];
    CHECK(bytes_is(item->key, "work-items:TIDE-1-001") && item->line_first == 2 && item->status == TICKET_PLANNED);
    CHECK(count_kind(item, OBLIGATION_CRITERION, CRITERION_INVARIANT) == 3);
    CHECK(count_kind(item, OBLIGATION_CRITERION, CRITERION_EDGE_CASE) == 1);
    CHECK(count_kind(item, OBLIGATION_CRITERION, CRITERION_PLAIN) == 2);
    CHECK(count_kind(item, OBLIGATION_TEST, CRITERION_PLAIN) == 1);
    CHECK(names_path(item, "src/tide/read.py") && bytes_is(item->kind, "feature"));
    CHECK(depends_on(&file.tickets.items[1], DEPENDS_BLOCKS, "TIDE-1-001"));
}

TEST(version_2_of_work_items_names_a_module_and_tests)
{
    read_as(FORMAT_WORK_ITEMS, "tickets/work_items.json", items_2);
    REQUIRE(file.tickets.count == 1 && strcmp(file.dialect, "work-items-v2") == 0);
    const struct ticket *item = &file.tickets.items[0];
    CHECK(item->claims_done == 0 && depends_on(item, DEPENDS_BLOCKS, "TIDE-1-001"));
    CHECK(names_path(item, "src/tide/save.py") && names_path(item, "tests/test_save.py"));
    CHECK(count_kind(item, OBLIGATION_TEST, CRITERION_PLAIN) == 2);
    CHECK(bytes_is(item->obligations.items[2].code, "test_round_trip") && item->obligations.items[3].code.size == 0);
}

TEST(what_is_archived_is_claimed_done)
{
    read_as(FORMAT_WORK_ITEMS, "tickets/archive/work-items.jsonl",
            "{\"archived_at\": \"2026-01-05\", \"ticket_key\": null, \"work_item_id\": \"A-1\", \"module\": {\"ticket_id\": \"A-1\"}}\n"
            "\n"
            "{\"archived_at\": \"2026-01-06\", \"work_item_id\": \"A-2\", \"module\": {\"title\": \"t\"}}\n");
    REQUIRE(file.tickets.count == 2 && strcmp(file.dialect, "work-items-archive") == 0);
    CHECK(file.tickets.items[0].claims_done == CLAIMED_BY_ARCHIVE && file.tickets.items[0].is_archived);
    CHECK(bytes_is(file.tickets.items[1].id, "A-2") && file.tickets.items[1].line_first == 3);
    CHECK(bytes_is(file.tickets.items[1].status_note, "2026-01-06"));
}

TEST(a_ledger_claims_and_a_patch_names_files)
{
    read_as(FORMAT_WORK_ITEMS, "summary/ledger.jsonl",
            "{\"ticket\": \"A-1\", \"status\": \"pass\", \"diffstat\": \"\"}\n{\"ticket\": \"A-2\", \"status\": \"fail\"}\n");
    REQUIRE(file.tickets.count == 2 && file.tickets.items[0].is_part);
    CHECK(file.tickets.items[0].claims_done & CLAIMED_BY_LEDGER);
    CHECK(file.tickets.items[1].claims_done == 0 && file.tickets.items[1].status == TICKET_FAILED);
    read_as(FORMAT_WORK_ITEMS, "patches/A-1.json",
            "{\"ticket\": \"A-1\", \"description\": \"d\", \"files\": [{\"path\": \"src/a.py\", \"content\": \"x\"}]}");
    REQUIRE(file.tickets.count == 1 && file.tickets.items[0].is_part);
    CHECK(bytes_is(file.tickets.items[0].key, "work-items:A-1") && names_path(&file.tickets.items[0], "src/a.py"));
}

TEST(an_empty_list_of_work_items_is_no_problem)
{
    read_as(FORMAT_WORK_ITEMS, "tickets/work_items.json", "{\"goal\": \"g\", \"modules\": []}");
    CHECK(file.tickets.count == 0 && file.problems.count == 0);
}

/* --- Task Master ---------------------------------------------------------------------------------------------------- */

static const char tasks[] =
    "{\"master\": {\"tasks\": [\n"
    "  {\"id\": 5, \"title\": \"Gates\", \"status\": \"done\", \"dependencies\": [1, \"2\"], \"testStrategy\": \"Run `make test`\",\n"
    "   \"relevantFiles\": [{\"path\": \"src/gate.py\", \"action\": \"create\"}],\n"
    "   \"subtasks\": [{\"id\": 1, \"title\": \"Oil\", \"status\": \"pending\"},\n"
    "                {\"id\": 2, \"title\": \"Paint\", \"status\": \"odd\", \"dependencies\": [1, \"6.1\"]}]}],\n"
    "  \"metadata\": {}},\n"
    " \"harbour\": {\"tasks\": [{\"id\": \"5\", \"title\": \"Other\", \"status\": \"in-progress\"}]}}\n";

TEST(tasks_of_task_master_mean_something_in_their_tag)
{
    read_as(FORMAT_TASK_MASTER, ".taskmaster/tasks/tasks.json", tasks);
    REQUIRE(file.tickets.count == 4);
    CHECK(bytes_is(file.tickets.items[0].key, "task-master:master/5"));
    CHECK(bytes_is(file.tickets.items[2].key, "task-master:master/5.2"));
    CHECK(bytes_is(file.tickets.items[3].key, "task-master:harbour/5"));
    CHECK(file.tickets.items[3].status == TICKET_IN_PROGRESS);
}

TEST(subtasks_have_a_parent_and_neighbours)
{
    read_as(FORMAT_TASK_MASTER, ".taskmaster/tasks/tasks.json", tasks);
    const struct ticket *task = find_ticket(&file, "5"), *part = find_ticket(&file, "5.2");
    REQUIRE(task != NULL && part != NULL);
    CHECK(depends_on(task, DEPENDS_BLOCKS, "1") && depends_on(task, DEPENDS_BLOCKS, "2"));
    CHECK(depends_on(part, DEPENDS_BLOCKS, "5.1") && depends_on(part, DEPENDS_BLOCKS, "6.1"));
    CHECK(bytes_is(part->parent, "5") && part->line_first == 5);
    CHECK(task->claims_done == CLAIMED_BY_STATUS && names_path(task, "src/gate.py"));
    CHECK(task->paths.items[task->paths.count - 1].action == PATH_CREATE);
    CHECK(count_problems(&file, PROBLEM_VALUE) == 1 && bytes_is(file.problems.items[0].text, "odd"));
}

TEST(the_older_shape_without_tags_is_read)
{
    read_as(FORMAT_TASK_MASTER, "tasks/tasks.json", "{\"tasks\": [{\"id\": 1, \"title\": \"a\", \"status\": \"done\"}]}");
    REQUIRE(file.tickets.count == 1);
    CHECK(bytes_is(file.tickets.items[0].key, "task-master:1"));
}

/* --- beads ---------------------------------------------------------------------------------------------------------- */

static const char issues[] =
    "{\"id\":\"tide-a1\",\"title\":\"Gate\",\"status\":\"closed\",\"issue_type\":\"bug\",\"closed_at\":\"2026-01-05\","
    "\"assignee\":\"kay\",\"acceptance_criteria\":\"- [x] opens\\n- [ ] closes\\nholds\"}\n"
    "{\"_type\":\"memory\",\"id\":\"m\"}\n"
    "{\"id\":\"tide-a2\",\"title\":\"Lock\",\"status\":\"closed\",\"dependencies\":[{\"depends_on_id\":\"tide-a3\",\"type\":\"blocks\"},"
    "{\"depends_on_id\":\"tide-a1\",\"type\":\"parent-child\"},{\"depends_on_id\":\"tide-a9\",\"type\":\"related\"}]}\n"
    "{\"id\":\"tide-a3\",\"title\":\"Door\",\"status\":\"open\",\"closed_at\":\"2026-01-05\"}\n";

TEST(issues_of_beads_are_read_line_by_line)
{
    read_as(FORMAT_BEADS, ".beads/issues.jsonl", issues);
    REQUIRE(file.tickets.count == 3);
    const struct ticket *gate = &file.tickets.items[0], *lock = &file.tickets.items[1];
    CHECK(gate->claims_done == (CLAIMED_BY_STATUS | CLAIMED_BY_FIELD) && holds_text(&gate->owners, "kay"));
    CHECK(gate->obligations.count == 3 && gate->obligations.items[1].mark == MARK_OPEN);
    CHECK(lock->line_first == 3 && bytes_is(lock->parent, "tide-a1") && lock->depends_on.count == 2);
    CHECK(depends_on(lock, DEPENDS_BLOCKS, "tide-a3") && depends_on(lock, DEPENDS_PARENT, "tide-a1"));
}

TEST(an_issue_is_closed_when_it_has_a_time_of_closing)
{
    read_as(FORMAT_BEADS, ".beads/issues.jsonl", issues);
    REQUIRE(count_problems(&file, PROBLEM_CONTRADICTION) == 2);
    CHECK(file.problems.items[0].line == 3 && bytes_is(file.problems.items[0].text, "tide-a2"));
    CHECK(file.problems.items[1].line == 4);
}

TEST(a_line_that_is_no_json_is_a_problem_and_the_rest_is_read)
{
    read_as(FORMAT_BEADS, ".beads/issues.jsonl", "{\"id\":\"a\",\"title\":\"t\"}\n{\"id\":\n[]\n{\"id\":\"b\",\"title\":\"t\"}\n");
    CHECK(file.tickets.count == 2 && count_problems(&file, PROBLEM_JSON) == 2);
    REQUIRE(file.problems.count == 2);
    CHECK(file.problems.items[0].line == 2 && file.problems.items[1].line == 3);
}

TEST(documents_of_another_shape_are_a_problem)
{
    static const enum ticket_format formats[] = {FORMAT_WORK_ITEMS, FORMAT_TASK_MASTER};
    static const char *const texts[] = {"{}", "7", "{\"a\": [1]}", "", "{\"tasks\": 3}", "nonsense"};
    for (size_t i = 0; i < sizeof formats / sizeof formats[0]; i++) {
        for (size_t k = 0; k < sizeof texts / sizeof texts[0]; k++) {
            read_as(formats[i], "x.json", texts[k]);
            CHECK(file.tickets.count == 0 && count_problems(&file, PROBLEM_JSON) == 1);
        }
    }
}

TEST(truncations_and_little_memory_do_no_harm)
{
    static const struct ticket_text texts[] = {
        {FORMAT_WORK_ITEMS, "tickets/work_items.json", items_1},
        {FORMAT_WORK_ITEMS, "tickets/work_items.json", items_2},
        {FORMAT_TASK_MASTER, "tasks/tasks.json", tasks},
        {FORMAT_BEADS, ".beads/issues.jsonl", issues},
    };
    try_ticket_texts(texts, sizeof texts / sizeof texts[0], 1 << 16);
}

int main(void)
{
    fixture_start(&fixture);
    RUN(version_1_of_work_items_has_contracts_and_blocks);
    RUN(version_2_of_work_items_names_a_module_and_tests);
    RUN(what_is_archived_is_claimed_done);
    RUN(a_ledger_claims_and_a_patch_names_files);
    RUN(an_empty_list_of_work_items_is_no_problem);
    RUN(tasks_of_task_master_mean_something_in_their_tag);
    RUN(subtasks_have_a_parent_and_neighbours);
    RUN(the_older_shape_without_tags_is_read);
    RUN(issues_of_beads_are_read_line_by_line);
    RUN(an_issue_is_closed_when_it_has_a_time_of_closing);
    RUN(a_line_that_is_no_json_is_a_problem_and_the_rest_is_read);
    RUN(documents_of_another_shape_are_a_problem);
    RUN(truncations_and_little_memory_do_no_harm);
    fixture_end(&fixture);
    return check_finish();
}
