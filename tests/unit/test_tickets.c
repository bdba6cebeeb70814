#include "ticket_words.h"

static struct fixture fixture;
static struct ticket_file file;

static const struct ticket *read_sprint(const char *text)
{
    fixture_end(&fixture);
    fixture_start(&fixture);
    read_in(&file, FORMAT_SPRINT_TICKETS, "docs/CODEX_SPRINT_TICKETS.md", bytes_of(text), &fixture.arena);
    return file.tickets.items;
}

static const struct ticket *read_file(const char *path, const char *text)
{
    fixture_end(&fixture);
    fixture_start(&fixture);
    read_in(&file, FORMAT_TICKET_FILE, path, bytes_of(text), &fixture.arena);
    return file.tickets.items;
}

static size_t count_of(const struct ticket *ticket, enum obligation_kind kind, uint32_t most_depth)
{
    size_t count = 0;
    for (size_t i = 0; i < ticket->obligations.count; i++)
        count += ticket->obligations.items[i].kind == kind && ticket->obligations.items[i].depth <= most_depth;
    return count;
}

static bool has_path(const struct ticket *ticket, enum obligation_kind of, const char *path, bool is_pattern)
{
    for (size_t i = 0; i < ticket->paths.count; i++) {
        const struct ticket_path *entry = &ticket->paths.items[i];
        if (entry->of == of && bytes_is(entry->path, path) && entry->is_pattern == is_pattern)
            return true;
    }
    return false;
}

static bool mentions(size_t index, const char *id, uint32_t line)
{
    return index < file.mentions.count && bytes_is(file.mentions.items[index].id, id) &&
           file.mentions.items[index].line == line;
}

/* --- ids -------------------------------------------------------------------------------------- */

static bool equal(const char *a, const char *b)
{
    return ticket_id_equal(bytes_of(a), bytes_of(b)) && ticket_id_equal(bytes_of(b), bytes_of(a));
}

TEST(ids_are_equal_without_case_zeros_slug_and_prefix)
{
    CHECK(equal("ticket-06b", "Ticket-06B"));
    CHECK(equal("ticket-06b", "TICKET-6b"));
    CHECK(equal("Ticket 24d", "ticket-24d_ship-it"));
    CHECK(equal("Ticket #2", "ticket-02"));
    CHECK(equal("16", "ticket-16"));
    CHECK(equal("#7", "ticket-007"));
    CHECK(equal("T-012", "t-12"));
    CHECK(equal("wrds-cache", "WRDS-cache"));
    CHECK(equal("ticket-0", "ticket-00"));
}

TEST(ids_differ_by_number_letter_and_series)
{
    CHECK(!equal("ticket-06", "ticket-06b"));
    CHECK(!equal("ticket-06a", "ticket-06b"));
    CHECK(!equal("ticket-6", "ticket-60"));
    CHECK(!equal("T-012", "ticket-012"));
    CHECK(!equal("ticket-06-extra", "ticket-06"));
    CHECK(!equal("wrds-cache", "ticket-1"));
    CHECK(!equal("", "ticket-1"));
}

TEST(ids_have_one_number_when_they_are_equal)
{
    static const char *const ids[] = {"ticket-06", "ticket-6", "Ticket #6_slug", "06",  "ticket-06b", "TICKET_6B",
                                      "ticket-60", "ticket-0", "ticket-999999z", "#60", "ticket-1",   "ticket-10"};
    for (size_t i = 0; i < sizeof ids / sizeof ids[0]; i++) {
        CHECK(ticket_number(bytes_of(ids[i])) != TICKET_NO_NUMBER);
        for (size_t k = 0; k < sizeof ids / sizeof ids[0]; k++)
            CHECK(equal(ids[i], ids[k]) == (ticket_number(bytes_of(ids[i])) == ticket_number(bytes_of(ids[k]))));
    }
    CHECK(ticket_number(BYTES("T-006")) == TICKET_NO_NUMBER);
    CHECK(ticket_number(BYTES("ticket-none")) == TICKET_NO_NUMBER);
    CHECK(ticket_number(BYTES("")) == TICKET_NO_NUMBER);
}

TEST(an_id_is_found_in_names)
{
    CHECK(bytes_is(ticket_id_in_name(BYTES("20260125_201700_ticket-08c_land-docs")), "ticket-08c"));
    CHECK(bytes_is(ticket_id_in_name(BYTES("gpt_bundle_20260126_204751_TICKET-24d_ship")), "TICKET-24d"));
    CHECK(bytes_is(ticket_id_in_name(BYTES("codex/ticket-04-leakage-tests")), "ticket-04"));
    CHECK(bytes_is(ticket_id_in_name(BYTES("20251224_ticket-ticket-12")), "ticket-12"));
    CHECK(bytes_is(ticket_id_in_name(BYTES("docs/tickets/T-012-slug.md")), "T-012"));
    CHECK(ticket_id_in_name(BYTES("v0.4.0-public-release")).size == 0);
    CHECK(ticket_id_in_name(BYTES("ticket-NN_slug")).size == 0);
    CHECK(ticket_id_in_name(BYTES("ticket-06bc")).size == 0);
    CHECK(ticket_id_in_name(BYTES("myticket-06")).size == 0);
    CHECK(ticket_id_in_name(BYTES("ticket-20251224")).size == 0);
}

/* --- statuses --------------------------------------------------------------------------------- */

static enum ticket_status status_of(const char *text)
{
    return ticket_status_of(bytes_of(text));
}

TEST(statuses_in_use_are_understood)
{
    CHECK(status_of("Done.") == TICKET_DONE);
    CHECK(status_of("DONE. Run log: docs/agent_runs/x/.") == TICKET_DONE);
    CHECK(status_of("DONE (reviewed PASS) \xE2\x80\x94 shipped") == TICKET_DONE);
    CHECK(status_of("Done (run degenerate; fix elsewhere).") == TICKET_DONE);
    CHECK(status_of("**DONE**.") == TICKET_DONE);
    CHECK(status_of("Done (review pending).") == TICKET_REVIEW);
    CHECK(status_of("Implemented (review pending).") == TICKET_REVIEW);
    CHECK(status_of("review-ready") == TICKET_REVIEW);
    CHECK(status_of("FAIL (review) \xE2\x80\x94 diff mismatch") == TICKET_FAILED);
    CHECK(status_of("**FAIL** (bundle unreviewable)") == TICKET_FAILED);
    CHECK(status_of("FAIL \xE2\x80\x94 no evidence") == TICKET_FAILED);
    CHECK(status_of("IN PROGRESS (current run).") == TICKET_IN_PROGRESS);
    CHECK(status_of("**IN PROGRESS** (current run).") == TICKET_IN_PROGRESS);
    CHECK(status_of("Planned.") == TICKET_PLANNED);
}

TEST(statuses_that_say_more_are_not_taken_at_their_first_word)
{
    CHECK(status_of("") == TICKET_UNKNOWN);
    CHECK(status_of("Done except the tests") == TICKET_UNKNOWN);
    CHECK(status_of("Done?") == TICKET_UNKNOWN);
    CHECK(status_of("Done/Failed") == TICKET_UNKNOWN);
    CHECK(status_of("Not done.") == TICKET_UNKNOWN);
    CHECK(status_of("Donesome") == TICKET_UNKNOWN);
    CHECK(status_of("DONE_ISH") == TICKET_UNKNOWN);
    CHECK(status_of("DONE (review FAIL)") == TICKET_FAILED);
    CHECK(status_of("In progressive rock") == TICKET_UNKNOWN);
}

/* --- sprint tickets --------------------------------------------------------------------------- */

static const char sprint[] =
    "# Sprint\n"                                              /* 1 */
    "\n"
    "Process: `ticket-09_old-run` failed.\n"
    "\n"
    "## ticket-02 \xE2\x80\x94 Sort the parcels\n"            /* 5 */
    "\n"
    "**Goal (1 sentence):** Sort them by weight.\n"
    "\n"
    "**Status:** DONE. Run log: `docs/agent_runs/20250101_000000_ticket-02_sort/`.\n"
    "\n"                                                      /* 10 */
    "**Files/modules likely touched (exact):**\n"
    "- `src/sort.c` + `.h`\n"
    "- `Makefile` (add `sort-all`)\n"
    "\n"
    "**Acceptance criteria (objective):**\n"                  /* 15 */
    "1) Parcels come out sorted:\n"
    "   - by weight\n"
    "   - then by id\n"
    "2) `out/list.{csv,json}` exists.\n"
    "\n"                                                      /* 20 */
    "**Minimal tests/commands to run:**\n"
    "- `make test` (all of them)\n"
    "\n"
    "**Expected artifacts/logs:**\n"
    "- `docs/agent_runs/<RUN_NAME>/...`\n"                    /* 25 */
    "\n"
    "**Documentation updates required:**\n"
    "- `PROGRESS.md` (always)\n"
    "\n"
    "**End-of-ticket (must include these three lines):**\n"   /* 30 */
    "- **Tests run:** \xE2\x80\xA6\n"
    "- **Artifacts/logs:** \xE2\x80\xA6\n"
    "## Ticket-02b_resort-parcels \xE2\x80\x93 Again\n"
    "**Status:** FAIL \xE2\x80\x94 see ticket-02.\n"
    "**Goal:** Sort again after ticket-02 and Ticket 03.\n"   /* 35 */
    "---\n"
    "## Notes\n"
    "- nothing about ticket-NN\n";

TEST(sections_become_tickets)
{
    const struct ticket *ticket = read_sprint(sprint);
    CHECK(strcmp(file.dialect, "sprint-tickets") == 0);
    REQUIRE(file.tickets.count == 2);
    CHECK(bytes_is(ticket[0].id, "ticket-02") && ticket[0].slug.size == 0);
    CHECK(bytes_is(ticket[0].title, "Sort the parcels"));
    CHECK(ticket[0].line_first == 5 && ticket[0].line_last == 32);
    CHECK(bytes_is(ticket[1].id, "Ticket-02b") && bytes_is(ticket[1].slug, "resort-parcels"));
    CHECK(bytes_is(ticket[1].title, "Again"));
    CHECK(ticket[1].line_first == 33 && ticket[1].line_last == 36);
}

TEST(a_status_is_read_with_its_line)
{
    const struct ticket *ticket = read_sprint(sprint);
    REQUIRE(file.tickets.count == 2);
    CHECK(ticket[0].status == TICKET_DONE && ticket[0].status_line == 9);
    CHECK(bytes_is(ticket[0].status_text, "DONE. Run log: docs/agent_runs/20250101_000000_ticket-02_sort/."));
    CHECK(ticket[1].status == TICKET_FAILED && ticket[1].status_line == 34);
}

TEST(lists_become_obligations_of_their_label)
{
    const struct ticket *ticket = read_sprint(sprint);
    REQUIRE(file.tickets.count == 2);
    CHECK(count_of(ticket, OBLIGATION_CRITERION, 1) == 2 && count_of(ticket, OBLIGATION_CRITERION, 9) == 4);
    CHECK(count_of(ticket, OBLIGATION_FILE, 9) == 2);
    CHECK(count_of(ticket, OBLIGATION_TEST, 9) == 1);
    CHECK(count_of(ticket, OBLIGATION_ARTIFACT, 9) == 1);
    CHECK(count_of(ticket, OBLIGATION_DOCUMENT, 9) == 1);
    CHECK(count_of(ticket, OBLIGATION_CLOSING, 9) == 2);
    CHECK(ticket[1].obligations.count == 0);
    const struct obligation *second = &ticket->obligations.items[3];
    CHECK(bytes_is(second->text, "by weight") && second->line == 17 && second->depth == 2);
    CHECK(bytes_is(ticket->obligations.items[6].text, "make test (all of them)"));
    CHECK(bytes_is(ticket->obligations.items[6].code, "make test"));
    CHECK(bytes_is(ticket->obligations.items[9].text, "Tests run: \xE2\x80\xA6"));
}

TEST(paths_in_ticks_are_collected)
{
    const struct ticket *ticket = read_sprint(sprint);
    REQUIRE(file.tickets.count == 2);
    CHECK(has_path(ticket, OBLIGATION_FILE, "src/sort.c", false));
    CHECK(has_path(ticket, OBLIGATION_FILE, "src/sort.h", false));
    CHECK(has_path(ticket, OBLIGATION_FILE, "Makefile", false));
    CHECK(!has_path(ticket, OBLIGATION_FILE, "sort-all", false));
    CHECK(has_path(ticket, OBLIGATION_CRITERION, "out/list.csv", false));
    CHECK(has_path(ticket, OBLIGATION_CRITERION, "out/list.json", false));
    CHECK(has_path(ticket, OBLIGATION_ARTIFACT, "docs/agent_runs/<RUN_NAME>/", true));
    CHECK(has_path(ticket, OBLIGATION_DOCUMENT, "PROGRESS.md", false));
    CHECK(ticket->paths.count == 7);
}

TEST(mentions_are_ids_outside_the_headings_that_define_them)
{
    read_sprint(sprint);
    CHECK(mentions(0, "ticket-09", 3));
    CHECK(mentions(1, "ticket-02", 9));
    CHECK(mentions(2, "ticket-02", 34));
    CHECK(mentions(3, "ticket-02", 35));
    CHECK(mentions(4, "Ticket 03", 35));
    CHECK(file.mentions.count == 5);
}

TEST(a_heading_may_mention_other_tickets)
{
    read_sprint("## ticket-07 \xE2\x80\x94 Fix ticket-02 evidence of ticket-07\n");
    CHECK(mentions(0, "ticket-02", 1));
    CHECK(file.mentions.count == 1);
}

TEST(an_id_counts_once_a_line)
{
    read_sprint("- docs/agent_runs/1_ticket-08b_x/ of ticket-08b, ticket-08B and ticket-8\n");
    CHECK(mentions(0, "ticket-08b", 1) && mentions(1, "ticket-8", 1));
    CHECK(file.mentions.count == 2);
}

TEST(a_label_above_a_rule_is_no_heading)
{
    const struct ticket *ticket = read_sprint("## ticket-01 - a\n\n**Status:** DONE\n---\n\n**Acceptance criteria:**\n- one\n");
    REQUIRE(file.tickets.count == 1);
    CHECK(ticket->status == TICKET_DONE && ticket->status_line == 3);
    CHECK(count_of(ticket, OBLIGATION_CRITERION, 1) == 1);
}

TEST(two_statuses_that_disagree_are_unknown)
{
    const struct ticket *ticket = read_sprint("## ticket-01 - a\n\n**Status:** DONE\n\n**Status:** FAIL\n");
    REQUIRE(file.tickets.count == 1);
    CHECK(ticket->status == TICKET_UNKNOWN && ticket->status_line == 3);
    ticket = read_sprint("## ticket-01 - a\n\n**Status:** DONE\n\n**Status:** Done.\n");
    REQUIRE(file.tickets.count == 1);
    CHECK(ticket->status == TICKET_DONE);
}

TEST(a_status_may_stand_in_the_heading)
{
    const struct ticket *ticket = read_sprint("## Ticket #2 (DONE) \xE2\x80\x94 Load the van\n\n## Ticket #3 (why not) \xE2\x80\x94 x\n");
    REQUIRE(file.tickets.count == 2);
    CHECK(ticket[0].status == TICKET_DONE && ticket[0].status_line == 1);
    CHECK(bytes_is(ticket[0].title, "Load the van"));
    CHECK(ticket[1].status == TICKET_UNKNOWN);
}

TEST(headings_about_tickets_define_none)
{
    read_sprint("## Ticket lessons\n\n### ticket-01 was hard\n\n## ticketing-01\n\n## ticket-NN \xE2\x80\x94 title\n");
    CHECK(file.tickets.count == 0);
}

TEST(what_a_label_asks_for_may_stand_behind_it)
{
    const struct ticket *ticket = read_sprint("## ticket-01 - a\n\n**Acceptance criteria:** `make check` passes, `make lint` too.\n");
    REQUIRE(file.tickets.count == 1);
    CHECK(count_of(ticket, OBLIGATION_CRITERION, 1) == 1);
    const struct texts *codes = &ticket->obligations.items[0].codes;
    REQUIRE(codes->count == 2);
    CHECK(bytes_is(codes->items[0], "make check") && bytes_is(codes->items[1], "make lint"));
}

TEST(a_wrapped_file_is_unwrapped_and_keeps_its_lines)
{
    static const char text[] = "\n3) ## File: docs/SPRINT.md\n```md\n# S\n\n## Ticket-06b \xE2\x80\x94 T\n**Status:** FAIL "
                               "(x)\n\n**Acceptance criteria:**\n- `a` holds\n\n```sh\nrun\n```\n\n- b\n";
    const struct ticket *ticket = read_sprint(text);
    CHECK(strcmp(file.dialect, "sprint-tickets-wrapped") == 0);
    REQUIRE(file.tickets.count == 1);
    CHECK(bytes_is(ticket->id, "Ticket-06b") && ticket->line_first == 6);
    CHECK(ticket->status == TICKET_FAILED && ticket->status_line == 7);
    CHECK(count_of(ticket, OBLIGATION_CRITERION, 1) == 2);
    CHECK(ticket->obligations.items[1].line == 16);
}

TEST(a_closed_wrapper_is_unwrapped_too)
{
    read_sprint("```markdown\n## ticket-01 \xE2\x80\x94 T\n\n**Acceptance criteria:**\n- one\n```\n");
    CHECK(strcmp(file.dialect, "sprint-tickets-wrapped") == 0);
    REQUIRE(file.tickets.count == 1);
    CHECK(file.tickets.items[0].line_last == 5);
}

TEST(tickets_in_a_code_block_are_quoted_and_not_defined)
{
    read_sprint("# Sprint\n\n```md\n## ticket-01 \xE2\x80\x94 T\n```\n");
    CHECK(file.tickets.count == 0);
}

/* --- ticket files ----------------------------------------------------------------------------- */

TEST(a_ticket_file_is_one_ticket)
{
    const struct ticket *ticket =
        read_file("docs/tickets/TICKET-24d_ship.md", "# Ticket 24d \xE2\x80\x94 Ship it\n\n## Goal\nShip `a`.\n\n"
                                                     "## Acceptance Criteria\n- one\n- two of ticket-24c\n\n"
                                                     "## Plan\n1. later\n\n## Status\nPlanned.\n");
    REQUIRE(file.tickets.count == 1);
    CHECK(strcmp(file.dialect, "ticket-file") == 0);
    CHECK(bytes_is(ticket->id, "Ticket 24d") && bytes_is(ticket->title, "Ship it"));
    CHECK(count_of(ticket, OBLIGATION_CRITERION, 1) == 2 && ticket->obligations.count == 2);
    CHECK(ticket->status == TICKET_PLANNED && ticket->status_line == 14);
    CHECK(mentions(0, "ticket-24c", 8) && file.mentions.count == 1);
}

TEST(headings_of_ticket_files_vary)
{
    static const struct {
        const char *heading, *id, *slug, *title;
    } rows[] = {
        {"# Ticket 19a: paint", "Ticket 19a", "", "paint"},
        {"# Ticket: ticket-09_refresh-all", "ticket-09", "refresh-all", ""},
        {"# ticket-22_resume_work", "ticket-22", "resume_work", ""},
        {"# T-000 - start", "T-000", "", "start"},
        {"# T-### - Title", "ticket-05", "by-path", "T-### - Title"},
        {"# Paint the door", "ticket-05", "by-path", "Paint the door"},
    };
    for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
        const struct ticket *ticket = read_file("docs/tickets/ticket-05_by-path.md", rows[i].heading);
        REQUIRE(file.tickets.count == 1);
        CHECK(bytes_is(ticket->id, rows[i].id));
        CHECK(bytes_is(ticket->slug, rows[i].slug));
        CHECK(bytes_is(ticket->title, rows[i].title));
    }
}

TEST(fields_at_the_head_of_a_ticket_file_give_its_status)
{
    const struct ticket *ticket = read_file("t/ticket-12.md", "---\nid: 12\nstatus: planned\nowner: x\n---\n# Ticket 12: a\n");
    REQUIRE(file.tickets.count == 1);
    CHECK(ticket->status == TICKET_PLANNED && ticket->status_line == 3 && ticket->line_first == 6);
    ticket = read_file("t/ticket-12.md", "# Ticket 12: a\nstatus: review-ready\nowner: x\n\n## Goal\nstatus: done\n");
    REQUIRE(file.tickets.count == 1);
    CHECK(ticket->status_line == 2 && bytes_is(ticket->status_text, "review-ready"));
}

TEST(headings_below_a_group_stay_in_it)
{
    const struct ticket *ticket = read_file("T-012.md", "# T-012: a\n## Acceptance criteria\n### A. Sums\n- one\n### B. Lists\n"
                                                        "- two\n## Required tests\n- `make`\n## Scope\n- no\n");
    REQUIRE(file.tickets.count == 1);
    CHECK(count_of(ticket, OBLIGATION_CRITERION, 1) == 2);
    CHECK(count_of(ticket, OBLIGATION_TEST, 1) == 1);
    CHECK(ticket->obligations.count == 3);
}

TEST(an_empty_file_holds_no_ticket)
{
    read_file("ticket-01.md", "");
    CHECK(file.tickets.count == 0 && !file.is_too_large);
    read_sprint("");
    CHECK(file.tickets.count == 0 && file.mentions.count == 0);
}

/* --- hostile input ---------------------------------------------------------------------------- */

static void parse_sprint(struct bytes text, struct arena *arena)
{
    struct ticket_file parsed;
    read_in(&parsed, FORMAT_SPRINT_TICKETS, "docs/CODEX_SPRINT_TICKETS.md", text, arena);
}

static void parse_file(struct bytes text, struct arena *arena)
{
    struct ticket_file parsed;
    read_in(&parsed, FORMAT_TICKET_FILE, "docs/ticket-1_x.md", text, arena);
}

TEST(truncations_and_little_memory_do_no_harm)
{
    try_truncations(sprint, parse_sprint);
    try_truncations(sprint, parse_file);
    try_truncations("```md\n## T-1\n1) ## File: x\n```\n---\n```", parse_sprint);
    try_truncations("---\nstatus: x\n---\n# T-1: `a.{b,c}` `.md` `x.md/json` `{` `}{`\n## acceptance\n- `./` `a.md` `.c`",
                    parse_file);
    try_starving(sprint, 70000, parse_sprint);
    try_starving(sprint, 70000, parse_file);
}

/* One line of many different ids: looking each up among all others would take minutes. */
TEST(a_line_of_many_ids_is_read_at_once)
{
    enum { IDS = 30000, ROOM = IDS * 16 };
    char *text = malloc(ROOM);
    REQUIRE(text != NULL);
    size_t used = 0;
    for (unsigned i = 0; i < IDS; i++)
        used += (size_t)snprintf(text + used, ROOM - used, "ticket-%u ", i);
    fixture_end(&fixture);
    fixture_start(&fixture);
    read_in(&file, FORMAT_SPRINT_TICKETS, "docs/CODEX_SPRINT_TICKETS.md", (struct bytes){(const uint8_t *)text, used},
            &fixture.arena);
    CHECK(file.mentions.count == IDS);
    free(text);
}

int main(void)
{
    fixture_start(&fixture);
    RUN(ids_are_equal_without_case_zeros_slug_and_prefix);
    RUN(ids_differ_by_number_letter_and_series);
    RUN(ids_have_one_number_when_they_are_equal);
    RUN(an_id_is_found_in_names);
    RUN(statuses_in_use_are_understood);
    RUN(statuses_that_say_more_are_not_taken_at_their_first_word);
    RUN(sections_become_tickets);
    RUN(a_status_is_read_with_its_line);
    RUN(lists_become_obligations_of_their_label);
    RUN(paths_in_ticks_are_collected);
    RUN(mentions_are_ids_outside_the_headings_that_define_them);
    RUN(a_heading_may_mention_other_tickets);
    RUN(an_id_counts_once_a_line);
    RUN(a_label_above_a_rule_is_no_heading);
    RUN(two_statuses_that_disagree_are_unknown);
    RUN(a_status_may_stand_in_the_heading);
    RUN(headings_about_tickets_define_none);
    RUN(what_a_label_asks_for_may_stand_behind_it);
    RUN(a_wrapped_file_is_unwrapped_and_keeps_its_lines);
    RUN(a_closed_wrapper_is_unwrapped_too);
    RUN(tickets_in_a_code_block_are_quoted_and_not_defined);
    RUN(a_ticket_file_is_one_ticket);
    RUN(headings_of_ticket_files_vary);
    RUN(fields_at_the_head_of_a_ticket_file_give_its_status);
    RUN(headings_below_a_group_stay_in_it);
    RUN(an_empty_file_holds_no_ticket);
    RUN(truncations_and_little_memory_do_no_harm);
    RUN(a_line_of_many_ids_is_read_at_once);
    arena_release(&fixture.arena);
    return check_finish();
}
