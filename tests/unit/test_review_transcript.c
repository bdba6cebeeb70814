/* Reviews that a bundle carries: transcripts and documents. */
#include "parse/evidence/review.h"
#include "parsing.h"

static struct fixture fixture;
static struct review review;
static struct exec_blocks execs;

static void parse(const char *path, const char *text)
{
    fixture_end(&fixture);
    fixture_start(&fixture);
    review = (struct review){0};
    transcript_parse(&review, &execs, bytes_of(path), bytes_of(text), &fixture.arena, &fixture.arena);
}

static void parse_document(const char *path, const char *text)
{
    review = (struct review){0};
    review_document_parse(&review, bytes_of(path), bytes_of(text));
}

#define HEADER \
    "OpenAI Codex v0.46.0 (research preview)\n" \
    "--------\n" \
    "workdir: /home/somebody/tidewatch\n" \
    "model: gpt-5-codex\n" \
    "provider: openai\n" \
    "approval: never\n" \
    "sandbox: read-only\n" \
    "session id: 0199efe8-2bef-76b0-9fe5-e606477e43aa\n" \
    "--------\n"

#define PATCH \
    "diff --git a/a.txt b/a.txt\n" \
    "index 1111111..2222222 100644\n" \
    "--- a/a.txt\n" \
    "+++ b/a.txt\n" \
    "@@ -1,2 +1,3 @@\n" \
    " one\n" \
    "-two\n" \
    "+APPROVE: quoted\n" \
    "+codex\n"

static const char whole[] =
    "REJECT: the test is missing.\n" HEADER
    "user\n"
    "Review this.\n\n"
    "Ticket: TW-12\n\n"
    "```diff\n" PATCH
    "```\n\n"
    "Start with 'APPROVE:' or 'REJECT:'.\n\n"
    "thinking\n"
    "**Looking**\n"
    "exec\n"
    "bash -lc 'cat codex_reviews/old.txt' in /home/somebody/tidewatch succeeded in 12ms:\n"
    "APPROVE: all is well\n"
    "OpenAI Codex v0.40.0 (research preview)\n"
    "codex\n"
    "APPROVE: all is well\n"
    "tokens used\n"
    "1,000\n"
    "exec\n"
    "bash -lc 'pytest\n"
    "-q' in /home/somebody/tidewatch exited 1 in 2.3s:\n"
    "1 failed\n"
    "codex\n"
    "REJECT: the test is missing.\n"
    "\n"
    "tokens used\n"
    "11,623\n";

TEST(a_transcript_is_taken_apart)
{
    parse("codex_reviews/20251017T020356Z_TW-12_2.txt", whole);
    CHECK(review.first.verdict == REVIEW_REJECT && review.first.line == 1);
    CHECK(review.last.verdict == REVIEW_REJECT && review.last.line == 45);
    CHECK(bytes_equal(review.first.text, review.last.text));
    CHECK(bytes_is(review.version.text, "0.46.0 (research preview)") && review.version.line == 2);
    CHECK(bytes_is(review.workdir.text, "/home/somebody/tidewatch") && review.workdir.line == 4);
    CHECK(bytes_is(review.model.text, "gpt-5-codex") && bytes_is(review.provider.text, "openai"));
    CHECK(bytes_is(review.approval.text, "never") && bytes_is(review.sandbox.text, "read-only"));
    CHECK(bytes_is(review.ticket.text, "TW-12") && review.ticket.line == 14);
    CHECK(bytes_is(review.name_ticket, "TW-12"));
    CHECK(review.has_tokens && review.tokens == 11623 && review.tokens_line == 48);
    CHECK(review.nested_reviews == 1);
}

TEST(the_session_has_a_time_and_so_has_the_name)
{
    int64_t time;
    parse("codex_reviews/20251017T020356Z_TW-12_2.txt", whole);
    CHECK(review.has_session_time && review.session_time_ms / 1000 == 1760666594); /* 2025-10-17T02:03:14Z */
    CHECK(review.has_stamp && review.stamp - review.session_time_ms / 1000 == 42);
    CHECK(!uuid7_time(BYTES("0199efe8-2bef-46b0-9fe5-e606477e43aa"), &time)); /* version 4 */
    CHECK(!uuid7_time(BYTES("0199efe8-2bef-76b0-7fe5-e606477e43aa"), &time)); /* another variant */
    CHECK(!uuid7_time(BYTES("0199efe82bef76b09fe5e606477e43aa"), &time));
    CHECK(!uuid7_time(BYTES("0199efe8-2bef-76b0-9fe5-e606477e43ax"), &time));
}

TEST(the_quoted_patch_is_read_as_a_patch)
{
    parse("x.txt", whole);
    REQUIRE(review.has_patch);
    CHECK(review.patch_first_line == 17 && review.patch_last_line == 25);
    REQUIRE(review.patch.files.count == 1);
    CHECK(review.patch.files.items[0].added_lines == 2 && review.patch.files.items[0].removed_lines == 1);
    CHECK(review.patch.problems.count == 0);
}

TEST(exec_blocks_are_commands_with_their_outcome)
{
    parse("x.txt", whole);
    REQUIRE(execs.count == 2);
    CHECK(bytes_is(execs.items[0].command, "bash -lc 'cat codex_reviews/old.txt'") && execs.items[0].exit_code == 0);
    CHECK(execs.items[0].line == 33 && execs.items[0].outcome_line == 33);
    CHECK(bytes_is(execs.items[1].command, "bash -lc 'pytest\n-q'") && execs.items[1].exit_code == 1);
    CHECK(execs.items[1].line == 41 && execs.items[1].outcome_line == 42);
}

TEST(verdicts_that_disagree_are_both_kept)
{
    parse("x.txt", "APPROVE: fine\n" HEADER "user\nq\ncodex\nREJECT: not at all\ntokens used\n1\n");
    CHECK(review.first.verdict == REVIEW_APPROVE && review.last.verdict == REVIEW_REJECT);
    parse("x.txt", "APPROVE: fine\n" HEADER "user\nq\ncodex\nAPPROVE: fine\ncodex\nI am not sure.\n");
    CHECK(review.first.verdict == REVIEW_APPROVE && review.last.verdict == REVIEW_NONE);
}

TEST(words_in_quotes_and_fences_are_no_verdicts)
{
    parse("x.txt", HEADER "user\nq\ncodex\n> REJECT: quoted\n```\nREJECT: shown\n```\nAPPROVE: fine\n");
    CHECK(review.first.verdict == REVIEW_NONE);
    CHECK(review.last.verdict == REVIEW_APPROVE && review.last.line == 17);
    parse("x.txt", HEADER "user\n```\ncodex\nREJECT: shown\n```\ncodex\nAPPROVE: fine\n");
    CHECK(review.last.verdict == REVIEW_APPROVE);
}

TEST(lines_with_times_are_understood)
{
    parse("x.txt", "[2025-10-13T22:06:33] OpenAI Codex v0.36.0 (research preview)\n--------\nmodel: x\n--------\n"
                   "[2025-10-13T22:06:33] user\nq\n[2025-10-13T22:06:43] codex\nAPPROVE: fine\n");
    CHECK(bytes_is(review.model.text, "x"));
    CHECK(review.last.verdict == REVIEW_APPROVE && review.last.line == 8);
}

TEST(transcripts_are_told_by_how_they_begin)
{
    CHECK(looks_like_transcript(bytes_of(whole)));
    CHECK(looks_like_transcript(BYTES("OpenAI Codex v0.46.0\n--------\n")));
    CHECK(!looks_like_transcript(BYTES("A page\nabout OpenAI Codex v0.46.0\n")));
    CHECK(!looks_like_transcript(BYTES("A page\nOpenAI Codex v0.46.0\n")));
    CHECK(!looks_like_transcript(BYTES("")));
}

TEST(forms_of_a_verdict)
{
    CHECK(verdict_of_line(BYTES("APPROVE: yes")) == REVIEW_APPROVE);
    CHECK(verdict_of_line(BYTES("REJECT: no")) == REVIEW_REJECT);
    CHECK(verdict_of_line(BYTES("**REJECT**: no")) == REVIEW_REJECT);
    CHECK(verdict_of_line(BYTES("VERDICT: PASS")) == REVIEW_APPROVE);
    CHECK(verdict_of_line(BYTES("VERDICT: FAIL (two blockers)")) == REVIEW_REJECT);
    CHECK(verdict_of_line(BYTES("## Verdict: **Pass**")) == REVIEW_APPROVE);
    CHECK(verdict_of_line(BYTES("- Verdict: GO")) == REVIEW_NONE); /* the item's mark is the caller's business */
    CHECK(verdict_of_line(BYTES("**Final verdict:** NO-GO")) == REVIEW_REJECT);
    CHECK(verdict_of_line(BYTES("GO-HOLD")) == REVIEW_REJECT);
    CHECK(verdict_of_line(BYTES("GO")) == REVIEW_APPROVE);
    CHECK(verdict_of_line(BYTES("GO home")) == REVIEW_NONE);
    CHECK(verdict_of_line(BYTES("APPROVED by nobody")) == REVIEW_NONE);
    CHECK(verdict_of_line(BYTES("Pass: 3")) == REVIEW_NONE);
    CHECK(verdict_of_line(BYTES("> REJECT: quoted")) == REVIEW_NONE);
    CHECK(verdict_of_line(BYTES("-APPROVE: of a patch")) == REVIEW_NONE);
    CHECK(verdict_of_line(BYTES("Verdict: unclear")) == REVIEW_NONE);
    CHECK(verdict_of_line(BYTES("")) == REVIEW_NONE);
}

TEST(documents_give_their_last_verdict)
{
    parse_document("codex_reviews/2025-10-17_review_ticket-07.md",
                   "# Review\n\nTicket: ticket-07\n\nVERDICT: FAIL\n\n```\nVERDICT: PASS\n```\n## Verdict\n\n**PASS**\n");
    CHECK(review.first.verdict == REVIEW_REJECT && review.first.line == 5);
    CHECK(review.last.verdict == REVIEW_APPROVE && review.last.line == 12);
    CHECK(bytes_is(review.ticket.text, "ticket-07") && review.ticket.line == 3);
    parse_document("codex_reviews/2025-10-17_ticket-09.md", "REJECT: no\n");
    CHECK(!review.has_stamp && review.ticket.line == 0 && bytes_equal(review.ticket.text, review.name_ticket));
    parse_document("codex_reviews/notes.md", "Nothing was decided.\n");
    CHECK(review.last.verdict == REVIEW_NONE && review.ticket.line == 0 && review.name_ticket.size == 0);
}

static void parse_any(struct bytes text, struct arena *arena)
{
    struct review any = {0};
    struct exec_blocks blocks;
    transcript_parse(&any, &blocks, BYTES("20251017T020356Z_x-1.txt"), text, arena, arena);
    struct review document = {0};
    review_document_parse(&document, BYTES("x.md"), text);
}

TEST(every_truncation_is_read)
{
    try_truncations(whole, parse_any);
    try_starving(whole, 8192, parse_any);
}

int main(void)
{
    fixture_start(&fixture);
    RUN(a_transcript_is_taken_apart);
    RUN(the_session_has_a_time_and_so_has_the_name);
    RUN(the_quoted_patch_is_read_as_a_patch);
    RUN(exec_blocks_are_commands_with_their_outcome);
    RUN(verdicts_that_disagree_are_both_kept);
    RUN(words_in_quotes_and_fences_are_no_verdicts);
    RUN(lines_with_times_are_understood);
    RUN(transcripts_are_told_by_how_they_begin);
    RUN(forms_of_a_verdict);
    RUN(documents_give_their_last_verdict);
    RUN(every_truncation_is_read);
    arena_release(&fixture.arena);
    return check_finish();
}
