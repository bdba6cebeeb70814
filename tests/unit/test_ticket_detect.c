#include "parse/tickets/detect.h"

#include "parsing.h"

static struct fixture fixture;

static struct ticket_choice choose(const char *path, const char *text)
{
    return ticket_choose(bytes_of(path), bytes_of(text), NULL, &fixture.arena);
}

static enum ticket_interest interest_in(const char *path)
{
    return ticket_interest(bytes_of(path), NULL);
}

/* --- what README says ------------------------------------------------------------------------------------------------ */

static const struct {
    enum ticket_format format;
    const char *members;
} rows[] = {
#define FORMAT(id, name, syntax, title, members, gives) {FORMAT_##id, members},
#include "parse/tickets/formats.def"
#undef FORMAT
};

/* "specs/001-x/tasks.md" for "specs/<star>/tasks.md". */
static struct bytes example_of(struct bytes pattern, const char *before, char *room)
{
    size_t used = strlen(before);
    memcpy(room, before, used);
    for (size_t i = 0; i < pattern.size; i++) {
        if (pattern.at[i] == '*') {
            memcpy(room + used, "001-x", 5);
            used += 5;
        } else {
            room[used++] = (char)pattern.at[i];
        }
    }
    return (struct bytes){(const uint8_t *)room, used};
}

TEST(paths_that_are_said_to_be_a_formats_own_are)
{
    static const char *const before[] = {"", "deep/er/"};
    /* Enough of each format for a path that others use, too. */
    static const char content[] = "- [ ] T001 a\n- [ ] T002 b\n- **FR-001**: c\n- **SC-001**: d\n";
    size_t seen = 0;
    for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
        for (struct bytes rest = bytes_of(rows[i].members); rest.size > 0; seen++) {
            struct bytes pattern = bytes_trim(bytes_cut(&rest, ','));
            for (size_t k = 0; k < 2; k++) {
                char room[256];
                struct bytes path = example_of(pattern, before[k], room);
                CHECK(ticket_interest(path, NULL) != INTEREST_NONE);
                CHECK(ticket_choose(path, bytes_of(content), NULL, &fixture.arena).format == rows[i].format);
            }
        }
    }
    CHECK(seen >= 14);
}

TEST(names_of_formats_are_found)
{
    for (enum ticket_format format = FORMAT_NONE; format < FORMAT_COUNT; format++) {
        enum ticket_format found;
        CHECK(ticket_format_find(bytes_of(ticket_format_name(format)), &found) && found == format);
    }
    enum ticket_format none;
    CHECK(!ticket_format_find(BYTES("Kiro"), &none) && !ticket_format_find(BYTES(""), &none));
}

/* --- content --------------------------------------------------------------------------------------------------------- */

TEST(a_name_is_enough_to_be_looked_at)
{
    CHECK(interest_in("001-sprint-tickets.txt") == INTEREST_NAME);
    CHECK(interest_in("work/TODO.md") == INTEREST_NAME);
    CHECK(interest_in("issues/12-gate.md") == INTEREST_NAME);
    CHECK(interest_in("a/tasks/plan.md") == INTEREST_NAME);
    CHECK(interest_in("src/task.py") == INTEREST_NONE);
    CHECK(interest_in("docs/guide.md") == INTEREST_NONE);
    CHECK(interest_in(".kiro/specs/x/design.md") == INTEREST_NONE);
}

TEST(content_tells_the_format_of_any_path)
{
    CHECK(choose("work/tickets.md", "# Sprint\n## ticket-01 \xE2\x80\x94 a\n## ticket-02 \xE2\x80\x94 b\n").format ==
          FORMAT_SPRINT_TICKETS);
    CHECK(choose("tickets/x.md", "# Ticket 24d: a\n## Goal\n## Acceptance criteria\n").format == FORMAT_TICKET_FILE);
    CHECK(choose("x/tasks.md", "# Task Queue\n- [x] a (@codex)\n").format == FORMAT_TASK_QUEUE);
    CHECK(choose("tasks.md", "# Tasks: a\n- [ ] T001 a\n- [ ] T002 b\n").format == FORMAT_SPEC_KIT);
    CHECK(choose("tasks.md", "# Implementation Plan\n- [ ] 1. a\n  - _Requirements: 1.1_\n").format == FORMAT_KIRO);
    CHECK(choose("tasks.md", "## 1. Setup\n- [ ] 1.1 a\n- [ ] 1.2 b\n").format == FORMAT_OPENSPEC);
    CHECK(choose("todo.md", "- [ ] a\n- [x] b\n").format == FORMAT_GENERIC);
    CHECK(choose("tasks.json", "{\"tasks\": [{\"testStrategy\": \"a\"}]}").format == FORMAT_TASK_MASTER);
    CHECK(choose("issues.jsonl", "{\"issue_type\": \"a\", \"created_at\": 1}").format == FORMAT_BEADS);
}

TEST(what_is_no_list_of_tickets_is_none)
{
    CHECK(choose("todo.md", "# Notes\n- a\n- [x] only one\n").format == FORMAT_NONE);
    CHECK(choose("docs/tasks.md", "").format == FORMAT_NONE);
    CHECK(choose("tasks.json", "[1, 2]").format == FORMAT_NONE);
    CHECK(choose("patches/a.json", "{\"x\": 1}").format == FORMAT_NONE);
    CHECK(choose("openspec/specs/gate/spec.md", "## Requirements\n- [x] a\n").format == FORMAT_NONE);
}

TEST(a_wrapped_document_is_looked_into)
{
    CHECK(choose("a/tickets.txt", "3) ## File: t.md\n\n```md\n## Ticket-01 \xE2\x80\x94 a\n## Ticket-02 \xE2\x80\x94 b\n")
              .format == FORMAT_SPRINT_TICKETS);
}

TEST(two_formats_that_fit_equally_are_said)
{
    struct ticket_choice choice = choose("tasks.md", "## ticket-01\n- [x] a (@codex)\n## ticket-02\n- [ ] b (@kay)\n");
    CHECK(choice.format == FORMAT_SPRINT_TICKETS && choice.other == FORMAT_TASK_QUEUE);
    CHECK(choose("docs/CODEX_SPRINT_TICKETS.md", "## ticket-01\n- [x] a (@codex)\n- [x] b (@codex)\n").other == FORMAT_NONE);
}

TEST(every_choice_has_a_reason)
{
    static const char queue[] = "# Task Queue\n- [x] a (@codex)\n- [x] b (@codex)\n";
    CHECK(strcmp(choose("TASK_QUEUE.md", "").reason, "Its path is that of the format.") == 0);
    CHECK(strcmp(choose("TASK_QUEUE.md", queue).reason, "Its path is that of the format, and its content fits.") == 0);
    CHECK(strcmp(choose("todo.md", queue).reason, "Its headings and lines are those of the format.") == 0);
    CHECK(strcmp(choose("todo.md", "- [ ] a\n- [x] b\n").reason, "It holds check boxes and fits no other format.") == 0);
}

/* --- what the reviewer says ------------------------------------------------------------------------------------------ */

TEST(the_reviewer_decides)
{
    struct ticket_override items[] = {{BYTES("docs/guide.md"), FORMAT_GENERIC},
                                      {{NULL, 0}, FORMAT_TASK_QUEUE},
                                      {BYTES("docs/tickets/a.md"), FORMAT_NONE}};
    struct ticket_overrides overrides = {items, 3, 3};
    struct bytes text = BYTES("- [ ] a\n");
    CHECK(ticket_interest(BYTES("docs/guide.md"), &overrides) == INTEREST_PATH);
    CHECK(ticket_choose(BYTES("docs/guide.md"), text, &overrides, &fixture.arena).format == FORMAT_GENERIC);
    CHECK(ticket_choose(BYTES("todo.md"), text, &overrides, &fixture.arena).format == FORMAT_TASK_QUEUE);
    CHECK(ticket_choose(BYTES("docs/tickets/a.md"), text, &overrides, &fixture.arena).format == FORMAT_NONE);
    CHECK(ticket_interest(BYTES("docs/other.md"), &overrides) == INTEREST_NONE);
    /* A format of Markdown says nothing of JSON. */
    CHECK(ticket_choose(BYTES(".beads/issues.jsonl"), text, &overrides, &fixture.arena).format == FORMAT_BEADS);
}

int main(void)
{
    fixture_start(&fixture);
    RUN(paths_that_are_said_to_be_a_formats_own_are);
    RUN(names_of_formats_are_found);
    RUN(a_name_is_enough_to_be_looked_at);
    RUN(content_tells_the_format_of_any_path);
    RUN(what_is_no_list_of_tickets_is_none);
    RUN(a_wrapped_document_is_looked_into);
    RUN(two_formats_that_fit_equally_are_said);
    RUN(every_choice_has_a_reason);
    RUN(the_reviewer_decides);
    fixture_end(&fixture);
    return check_finish();
}
