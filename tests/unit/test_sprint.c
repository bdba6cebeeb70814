/* The matrix of tickets out of JSON reports. */
#include "parsing.h"
#include "report/sprint.h"

static struct fixture fixture;
static struct arena scratch;
static struct sprint sprint;

static const char *read_reports(const char *text)
{
    fixture_start(&fixture);
    scratch = (struct arena){.memory = &fixture.memory};
    sprint = (struct sprint){.bundles = {0}};
    const char *wrong = sprint_read(&sprint, bytes_of(text), &fixture.arena, &scratch);
    if (wrong == NULL)
        sprint_merge(&sprint, &fixture.arena, &scratch);
    return wrong;
}

static void end(void)
{
    arena_release(&scratch);
    fixture_end(&fixture);
}

#define HEAD(name, content)                                                                                            \
    "{\"schema\": \"exhibit-report/1\", \"bundle\": {\"name\": \"" name "\", \"content_digest\": \"" content "\"}, "
#define SUBJECT(ticket, run) "\"subject\": {\"ticket\": \"" ticket "\", \"run\": \"" run "\"}, "
#define RUN_OF(name, finished) "\"runs\": [{\"name\": \"" name "\", \"finished\": \"" finished "\"}], "
#define TICKET(key, id, claim, review)                                                                                 \
    "{\"id\": \"" id "\", \"key\": \"" key "\", \"claim\": \"" claim "\", \"state\": \"defined\", \"under_review\": " review \
    ", \"obligations\": [{\"text\": \"}],\\\"\"}], \"tally\": {\"verified\": 1, \"of\": 3}}"
#define COVERAGE "\"coverage\": {\"matrix\": [{\"ticket\": 0, \"files\": {\"state\": \"partial\", \"verified\": 1, \"of\": 2, \"count\": 3}, \"tests\": null}]}}"

#define EARLY HEAD("20260105T104500Z_a.zip", "aa") "\"verdict\": \"fail\", " SUBJECT("ticket-07", "r") RUN_OF("r", "2026-01-05T10:00:00Z") \
    "\"tickets\": [" TICKET("s:/ticket-07", "ticket-07", "open", "true") ", " TICKET("s:/ticket-08", "ticket-08", "done", "false") "], " COVERAGE
#define LATE HEAD("20260105T104500Z_b.zip", "bb") "\"verdict\": \"pass\", " SUBJECT("TICKET-7", "r") RUN_OF("r", "2026-01-05T12:00:00+01:00") \
    "\"tickets\": [" TICKET("f:/ticket-007", "ticket-007", "done", "true") ", " TICKET("s:/ticket-06", "ticket-06", "open", "false") "], " COVERAGE

static const struct sprint_ticket *ticket_of(const char *id)
{
    for (size_t i = 0; i < sprint.tickets.count; i++) {
        if (bytes_is(sprint.rows.items[sprint.tickets.items[i].row].id, id))
            return &sprint.tickets.items[i];
    }
    return NULL;
}

TEST(one_report_is_a_matrix)
{
    CHECK(read_reports(EARLY) == NULL);
    REQUIRE(sprint.tickets.count == 2 && sprint.bundles.count == 1);
    const struct sprint_row *row = &sprint.rows.items[sprint.tickets.items[0].row];
    CHECK(row->verified == 1 && row->of == 3 && row->cells[COLUMN_FILES].count == 3);
    CHECK(bytes_is(row->cells[COLUMN_FILES].state, "partial") && row->cells[COLUMN_TESTS].state.size == 0);
    CHECK(sprint.tickets.items[0].standing == STANDING_NOT_PASSED && sprint.tickets.items[1].standing == STANDING_CLAIMED);
    end();
}

#define TITLED(id, title) \
    "{\"id\": \"" id "\", \"key\": \"s:/" id "\", \"title\": \"" title "\", \"claim\": \"done\", \"state\": \"defined\"}"
#define PROJECT(name, run, commit, tickets)                                                                            \
    HEAD(name, name) "\"verdict\": \"pass\", \"subject\": {\"ticket\": \"ticket-01\", \"run\": \"" run "\"}, "            \
    "\"commits\": {\"last\": {\"id\": \"" commit "\"}, \"base\": null, \"head\": null}, \"tickets\": [" tickets "]}"

TEST(tickets_of_two_projects_are_two)
{
    CHECK(read_reports("[" PROJECT("a.zip", "r1", "1111111aaa", TITLED("ticket-01", "Read gauges")) ","
                       PROJECT("b.zip", "r2", "2222222aaa", TITLED("ticket-01", "Paint the boat")) ","
                       PROJECT("c.zip", "r3", "1111111AAA", TITLED("ticket-01", "Read all gauges")) ","
                       PROJECT("d.zip", "r4", "4444444aaa", TITLED("ticket-1", "PAINT the boat") ", " TITLED("ticket-02", "Row")) "]") == NULL);
    CHECK(sprint.projects == 2 && sprint.tickets.count == 3);
    CHECK(sprint.bundles.items[2].project == 0 && sprint.bundles.items[3].project == 1);
    CHECK(sprint.rows.items[sprint.tickets.items[0].first].bundle == 0);
    CHECK(sprint.rows.items[sprint.tickets.items[1].first].bundle == 1);
    end();
}

TEST(one_run_or_one_title_makes_a_project)
{
    CHECK(read_reports("[" PROJECT("a.zip", "r1", "1111111aaa", TITLED("ticket-01", "Read gauges")) ","
                       PROJECT("b.zip", "r1", "2222222aaa", TITLED("ticket-01", "Read the gauges")) ","
                       PROJECT("c.zip", "r3", "3333333aaa", TITLED("ticket-02", "Read gauges")) "]") == NULL);
    CHECK(sprint.projects == 2 && sprint.tickets.count == 2);
    end();
}

TEST(the_newer_bundle_of_a_run_counts)
{
    CHECK(read_reports("[" LATE ", " EARLY "]") == NULL);
    REQUIRE(sprint.bundles.count == 2 && sprint.tickets.count == 3);
    CHECK(sprint.bundles.items[1].newer == 0 && bytes_is(sprint.bundles.items[1].newer_by, "the end of the run"));
    CHECK(sprint.bundles.items[0].newer == NO_BUNDLE && !sprint.bundles.items[1].is_copy);
    const struct sprint_ticket *ticket = ticket_of("ticket-007"); /* the same as ticket-07 */
    REQUIRE(ticket != NULL);
    CHECK(ticket->standing == STANDING_PASSED && ticket->bundle == 0 && ticket->bundles == 1);
    CHECK(ticket_of("ticket-06")->standing == STANDING_NOTHING);
    end();
}

TEST(bundles_that_nothing_tells_apart_both_stand)
{
    CHECK(read_reports("[" EARLY ", " EARLY "]") == NULL);
    CHECK(sprint.bundles.items[1].is_copy && sprint.bundles.items[1].newer == 0);
    end();
    CHECK(read_reports("[" HEAD("a.zip", "aa") "\"verdict\": \"pass\", " SUBJECT("t-1", "r") "\"tickets\": []}, " HEAD("b.zip", "bb")
                       "\"verdict\": \"pass\", " SUBJECT("t-1", "r") "\"tickets\": []}]") == NULL);
    CHECK(sprint.bundles.items[1].is_undecided && sprint.bundles.items[1].newer == NO_BUNDLE);
    end();
}

TEST(ids_mean_something_in_their_scope)
{
    CHECK(read_reports(HEAD("a.zip", "aa") "\"verdict\": \"pass\", \"tickets\": [" TICKET("spec-kit:001-a/T001", "T001", "done", "false")
                       ", " TICKET("spec-kit:002-b/T001", "T001", "open", "false") "]}") == NULL);
    CHECK(sprint.tickets.count == 2 && sprint.standings[STANDING_CLAIMED] == 1 && sprint.standings[STANDING_NOTHING] == 1);
    end();
}

TEST(what_is_no_report_is_refused)
{
    static const char *const texts[] = {"", "{}", "[{}]", "[" EARLY, EARLY "x", "{\"schema\": \"exhibit-report/2\", \"verdict\": \"pass\"}",
                                        "{\"verdict\": \"pass\", \"schema\": \"exhibit-report/1\"}"};
    for (size_t i = 0; i < sizeof texts / sizeof texts[0]; i++) {
        CHECK(read_reports(texts[i]) != NULL);
        end();
    }
}

static void parse(struct bytes text, struct arena *arena)
{
    struct arena other = {.memory = arena->memory};
    struct sprint made = {.bundles = {0}};
    if (sprint_read(&made, text, arena, &other) == NULL)
        sprint_merge(&made, arena, &other);
    arena_release(&other);
}

TEST(any_text_and_any_memory_will_do)
{
    try_truncations("[" EARLY ", " LATE "]", parse);
    try_starving("[" EARLY ", " LATE "]", 1 << 14, parse);
}


int main(void)
{
    RUN(one_report_is_a_matrix);
    RUN(tickets_of_two_projects_are_two);
    RUN(one_run_or_one_title_makes_a_project);
    RUN(the_newer_bundle_of_a_run_counts);
    RUN(bundles_that_nothing_tells_apart_both_stand);
    RUN(ids_mean_something_in_their_scope);
    RUN(what_is_no_report_is_refused);
    RUN(any_text_and_any_memory_will_do);
    return check_finish();
}
