/* What real documents must come out as. They are not part of the project: the environment variable EXHIBIT_SHARED names
 * the folder that has them, and without it every test is skipped. */
#include "parse/local_path.h"
#include "parse/meta.h"
#include "parse/run_log.h"
#include "parse/tickets/detect.h"
#include "shared.h"
#include "ticket_words.h"

static struct fixture fixture;
static struct ticket_file file;

static size_t count_of(const struct ticket *ticket, enum obligation_kind kind, uint32_t most_depth)
{
    size_t count = 0;
    for (size_t i = 0; i < ticket->obligations.count; i++)
        count += ticket->obligations.items[i].kind == kind && ticket->obligations.items[i].depth <= most_depth;
    return count;
}

static bool counts_are(enum obligation_kind kind, uint32_t most_depth, const size_t *expected)
{
    for (size_t i = 0; i < file.tickets.count; i++) {
        if (count_of(&file.tickets.items[i], kind, most_depth) != expected[i])
            return false;
    }
    return true;
}

static size_t sum_of(enum obligation_kind kind, uint32_t most_depth)
{
    size_t sum = 0;
    for (size_t i = 0; i < file.tickets.count; i++)
        sum += count_of(&file.tickets.items[i], kind, most_depth);
    return sum;
}

static size_t count_statuses(enum ticket_status status)
{
    size_t count = 0;
    for (size_t i = 0; i < file.tickets.count; i++)
        count += file.tickets.items[i].status == status;
    return count;
}

static bool ids_are(const char *const *ids)
{
    for (size_t i = 0; i < file.tickets.count; i++) {
        if (!bytes_is(file.tickets.items[i].id, ids[i]))
            return false;
    }
    return true;
}

TEST(the_first_sprint_file_has_its_golden_numbers)
{
    static const char *const ids[] = {"ticket-01", "ticket-00", "ticket-16", "ticket-02", "ticket-03", "ticket-04",
                                      "ticket-05", "ticket-06", "ticket-07", "ticket-08", "ticket-09", "ticket-10",
                                      "ticket-11", "ticket-12", "ticket-13", "ticket-14", "ticket-15"};
    static const size_t criteria[] = {4, 2, 5, 3, 3, 2, 3, 3, 4, 4, 2, 4, 4, 4, 5, 5, 5};
    static const size_t recorded[] = {4, 2, 3, 2, 2, 1, 2, 2, 3, 3, 2, 2, 0, 2, 2, 2, 4};
    static const size_t declared[] = {6, 4, 7, 4, 4, 4, 3, 6, 0, 0, 0, 0, 0, 0, 6, 6, 0};
    struct bytes text;
    if (!read_shared(&fixture, "seeds/001-sprint-tickets.txt", &text))
        SKIP();
    read_in(&file, FORMAT_SPRINT_TICKETS, "docs/CODEX_SPRINT_TICKETS.md", text, &fixture.arena);
    REQUIRE(file.tickets.count == 17);
    CHECK(ids_are(ids));
    CHECK(counts_are(OBLIGATION_CRITERION, 1, criteria));
    CHECK(counts_are(OBLIGATION_TEST, 1, recorded));
    CHECK(counts_are(OBLIGATION_FILE, 1, declared));
    CHECK(sum_of(OBLIGATION_CRITERION, 1) == 62 && sum_of(OBLIGATION_CRITERION, 9) == 76);
    CHECK(sum_of(OBLIGATION_CLOSING, 9) == 39);
    CHECK(count_statuses(TICKET_DONE) == 7 && count_statuses(TICKET_FAILED) == 3);
    CHECK(count_statuses(TICKET_REVIEW) == 1 && count_statuses(TICKET_UNKNOWN) == 6);
}

TEST(every_ticket_that_the_first_sprint_file_names_is_defined)
{
    struct bytes text;
    if (!read_shared(&fixture, "seeds/001-sprint-tickets.txt", &text))
        SKIP();
    read_in(&file, FORMAT_SPRINT_TICKETS, "docs/CODEX_SPRINT_TICKETS.md", text, &fixture.arena);
    for (size_t i = 0; i < file.mentions.count; i++) {
        bool is_defined = false;
        for (size_t k = 0; k < file.tickets.count; k++)
            is_defined = is_defined || ticket_id_equal(file.tickets.items[k].id, file.mentions.items[i].id);
        CHECK(is_defined);
    }
}

TEST(the_wrapped_sprint_file_has_its_golden_numbers)
{
    static const char *const ids[] = {"Ticket-01", "Ticket-02", "Ticket-03", "Ticket-04",
                                      "Ticket-05", "Ticket-06b", "Ticket-06c"};
    struct bytes text;
    if (!read_shared(&fixture, "seeds/003-sprint-tickets-wrapped.txt", &text))
        SKIP();
    read_in(&file, FORMAT_SPRINT_TICKETS, "docs/CODEX_SPRINT_TICKETS.md", text, &fixture.arena);
    REQUIRE(file.tickets.count == 7);
    CHECK(strcmp(file.dialect, "sprint-tickets-wrapped") == 0);
    CHECK(ids_are(ids));
    CHECK(sum_of(OBLIGATION_CRITERION, 1) == 23 && sum_of(OBLIGATION_CRITERION, 9) == 45);
    CHECK(sum_of(OBLIGATION_CLOSING, 9) == 21);
    CHECK(count_statuses(TICKET_FAILED) == 1 && count_statuses(TICKET_UNKNOWN) == 6);
    CHECK(file.tickets.items[5].status_line == 206);
    REQUIRE(file.mentions.count > 0);
    CHECK(bytes_is(file.mentions.items[0].id, "ticket-06") && file.mentions.items[0].line == 9);
}

TEST(talk_about_paths_in_the_sprint_files_is_no_leak)
{
    static const char *const paths[] = {"seeds/001-sprint-tickets.txt", "seeds/003-sprint-tickets-wrapped.txt"};
    struct bytes text;
    for (size_t i = 0; i < 2; i++) {
        struct local_paths found;
        if (!read_shared(&fixture, paths[i], &text))
            SKIP();
        local_paths_find(&found, text, &fixture.arena);
        CHECK(found.count == 0);
    }
}

TEST(the_review_transcript_holds_four_local_paths)
{
    static const uint32_t lines[] = {4, 47, 64, 102};
    struct bytes text;
    struct local_paths found;
    if (!read_shared(&fixture, "seeds/000-review-transcript.txt", &text))
        SKIP();
    local_paths_find(&found, text, &fixture.arena);
    REQUIRE(found.count == 4);
    for (size_t i = 0; i < 4; i++)
        CHECK(found.items[i].line == lines[i]);
}

TEST(the_task_queue_holds_no_template_text)
{
    struct bytes text;
    struct placeholders found;
    if (!read_shared(&fixture, "seeds/002-task-queue.txt", &text))
        SKIP();
    placeholders_find(&found, text, &fixture.arena);
    CHECK(found.count == 0);
}

struct tally {
    size_t done, open;
};

/* Of the tasks in groups whose id begins so: "P2", "P3/1". */
static struct tally tally_group(const char *id)
{
    struct tally tally = {0};
    for (size_t i = 0; i < file.tickets.count; i++) {
        const struct ticket *ticket = &file.tickets.items[i];
        bool is_in = false;
        for (uint32_t group = ticket->group; group != NO_GROUP; group = file.groups.items[group].parent)
            is_in = is_in || bytes_is(file.groups.items[group].id, id);
        tally.done += is_in && mark_is_done(ticket->mark);
        tally.open += is_in && mark_is_open(ticket->mark);
    }
    return tally;
}

static struct tally tally_owner(const char *owner)
{
    struct tally tally = {0};
    for (size_t i = 0; i < file.tickets.count; i++) {
        const struct ticket *ticket = &file.tickets.items[i];
        tally.done += holds_text(&ticket->owners, owner) && mark_is_done(ticket->mark);
        tally.open += holds_text(&ticket->owners, owner) && mark_is_open(ticket->mark);
    }
    return tally;
}

static bool is_tally(struct tally tally, size_t done, size_t open)
{
    return tally.done == done && tally.open == open;
}

TEST(the_task_queue_has_its_golden_numbers)
{
    struct bytes text;
    if (!read_shared(&fixture, "seeds/002-task-queue.txt", &text))
        SKIP();
    read_in(&file, FORMAT_TASK_QUEUE, "docs/TASK_QUEUE.md", text, &fixture.arena);
    size_t notes = 0, behind = 0;
    for (size_t i = 0; i < file.tickets.count; i++) {
        notes += file.tickets.items[i].notes.count;
        behind += file.tickets.items[i].status_note.size > 0;
    }
    CHECK(file.tickets.count == 61 && file.problems.count == 0 && file.boxes == 61);
    CHECK(is_tally(tally_group("P1"), 10, 0) && is_tally(tally_group("P2"), 22, 2));
    CHECK(is_tally(tally_group("P3"), 12, 11) && is_tally(tally_group("P4"), 0, 4));
    CHECK(is_tally(tally_group("P3/1"), 8, 2) && is_tally(tally_group("P3/2"), 4, 3));
    CHECK(is_tally(tally_group("P3/3"), 0, 6) && is_tally(tally_group("P2/3"), 3, 0));
    CHECK(is_tally(tally_owner("claude-code"), 23, 6) && is_tally(tally_owner("codex"), 14, 6));
    CHECK(is_tally(tally_owner("user"), 6, 5) && is_tally(tally_owner("user on Kaggle"), 1, 0));
    CHECK(notes == 8 && behind == 6);
    CHECK(file.groups.items[0].status == TICKET_DONE);
}

TEST(the_format_of_a_seed_is_told_by_its_content)
{
    static const struct {
        const char *path;
        enum ticket_format format;
    } seeds[] = {
        {"seeds/001-sprint-tickets.txt", FORMAT_SPRINT_TICKETS},
        {"seeds/002-task-queue.txt", FORMAT_TASK_QUEUE},
        {"seeds/003-sprint-tickets-wrapped.txt", FORMAT_SPRINT_TICKETS},
        {"seeds/000-review-transcript.txt", FORMAT_NONE},
    };
    for (size_t i = 0; i < sizeof seeds / sizeof seeds[0]; i++) {
        struct bytes text;
        if (!read_shared(&fixture, seeds[i].path, &text))
            SKIP();
        struct ticket_choice choice = ticket_choose(BYTES("notes/tickets.txt"), text, NULL, &fixture.arena);
        CHECK(choice.format == seeds[i].format && choice.other == FORMAT_NONE);
    }
}

int main(void)
{
    fixture_start(&fixture);
    RUN(the_first_sprint_file_has_its_golden_numbers);
    RUN(every_ticket_that_the_first_sprint_file_names_is_defined);
    RUN(the_wrapped_sprint_file_has_its_golden_numbers);
    RUN(talk_about_paths_in_the_sprint_files_is_no_leak);
    RUN(the_review_transcript_holds_four_local_paths);
    RUN(the_task_queue_holds_no_template_text);
    RUN(the_task_queue_has_its_golden_numbers);
    RUN(the_format_of_a_seed_is_told_by_its_content);
    arena_release(&fixture.arena);
    return check_finish();
}
