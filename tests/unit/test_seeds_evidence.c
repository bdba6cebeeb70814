/* What the evidence in real documents must come out as. They are not part of the project: EXHIBIT_SHARED names the folder
 * that has them, and without it every test is skipped. */
#include "parse/evidence/numbers.h"
#include "parse/evidence/review.h"
#include "shared.h"

static struct fixture fixture;

TEST(the_review_has_its_golden_numbers)
{
    struct bytes text;
    struct review review = {0};
    struct exec_blocks execs;
    if (!read_shared(&fixture, "seeds/000-review-transcript.txt", &text))
        SKIP();
    transcript_parse(&review, &execs, BYTES("codex_reviews/20251017T020356Z_P3C4-001-008.txt"), text, &fixture.arena,
                     &fixture.arena);
    CHECK(review.first.verdict == REVIEW_REJECT && review.first.line == 1);
    CHECK(review.last.verdict == REVIEW_REJECT && review.last.line == 630);
    CHECK(bytes_equal(review.first.text, review.last.text));
    CHECK(bytes_is(review.sandbox.text, "danger-full-access") && bytes_is(review.model.text, "gpt-5-codex"));
    CHECK(review.workdir.line == 4);
    CHECK(bytes_is(review.ticket.text, "P3C4-001-008") && review.ticket.line == 16);
    CHECK(bytes_is(review.name_ticket, "P3C4-001-008"));
    CHECK(review.has_tokens && review.tokens == 11623);
    CHECK(review.has_session_time && review.stamp - review.session_time_ms / 1000 == 42);
    CHECK(review.nested_reviews == 2);
    CHECK(execs.count == 0);
    REQUIRE(review.has_patch);
    CHECK(review.patch_first_line == 26 && review.patch_last_line == 611);
    REQUIRE(review.patch.files.count == 9);
    uint64_t hunks = 0, added = 0, removed = 0;
    for (size_t i = 0; i < 9; i++) {
        hunks += review.patch.files.items[i].hunk_count;
        added += review.patch.files.items[i].added_lines;
        removed += review.patch.files.items[i].removed_lines;
    }
    CHECK(hunks == 17 && added == 274 && removed == 178);
}

TEST(the_task_queue_states_its_scores)
{
    struct bytes text;
    struct stated_numbers numbers = {0};
    struct stated_averages averages = {0};
    struct wanted_numbers wanted = {0};
    if (!read_shared(&fixture, "seeds/002-task-queue.txt", &text))
        SKIP();
    stated_numbers_find(&numbers, text, (struct number_reading){0, UINT64_MAX, &fixture.arena});
    for (size_t i = 0; i < numbers.count; i++)
        wanted_numbers_add(&wanted, numbers.items[i].value, &fixture.arena);
    wanted_numbers_sort(&wanted);
    CHECK(wanted.count == 25);
    stated_averages_find(&averages, text, (struct number_reading){0, UINT64_MAX, &fixture.arena});
    CHECK(averages.count == 5); /* three of them exact ties */
    for (size_t i = 0; i < averages.count; i++)
        CHECK(averages.items[i].holds);
}

int main(void)
{
    fixture_start(&fixture);
    RUN(the_review_has_its_golden_numbers);
    RUN(the_task_queue_states_its_scores);
    arena_release(&fixture.arena);
    return check_finish();
}
