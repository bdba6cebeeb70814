#include "parse/run_log.h"
#include "parsing.h"

static struct fixture fixture;

static void start_over(void)
{
    fixture_end(&fixture);
    fixture_start(&fixture);
}

/* --- template text ---------------------------------------------------------------------------- */

/* What shows that one line of text is a template; "" when nothing does. */
static bool shows(const char *line, const char *words)
{
    struct placeholders placeholders;
    start_over();
    placeholders_find(&placeholders, bytes_of(line), &fixture.arena);
    bool is_right = words[0] == '\0' ? placeholders.count == 0
                                     : placeholders.count == 1 && bytes_is(placeholders.items[0].text, words);
    if (!is_right)
        printf("# %s: %zu\n", line, placeholders.count);
    return is_right;
}

static bool is_silent(const char *line)
{
    return shows(line, "");
}

TEST(template_text_is_found)
{
    CHECK(shows("[COMMANDS LOG INITIALIZED]", "[COMMANDS LOG INITIALIZED]"));
    CHECK(shows("[PROMPT CONTENT WRITTEN]", "[PROMPT CONTENT WRITTEN]"));
    CHECK(shows("- [updated RESULTS with new bundle path]", "[updated RESULTS with new bundle path]"));
    CHECK(shows("- make all (placeholder)", "(placeholder)"));
    CHECK(shows("Bundle path: TBD", "TBD"));
    CHECK(shows("- Bundle: pending (run `make bundle`)", "Bundle: pending"));
    CHECK(shows("- **Bundle:** pending", "Bundle:** pending"));
    CHECK(shows("- GPT bundle pending.", "bundle pending"));
    CHECK(shows("- Bundle path: `pending`", "Bundle path: `pending"));
    CHECK(shows("- Pending: run the report", "Pending"));
    CHECK(shows("\"git_sha_after\": \"PENDING\",", "PENDING"));
    CHECK(shows("after: PENDING_CLOSEOUT_SHA", "PENDING_CLOSEOUT_SHA"));
    CHECK(shows("run 20251226_HHMMSS_ticket-01_x", "HHMMSS"));
    CHECK(shows("- **Tests run:** \xE2\x80\xA6", "\xE2\x80\xA6"));
    CHECK(shows("- Artifacts: ...", "..."));
    CHECK(shows("- \xE2\x80\xA6", "\xE2\x80\xA6"));
}

TEST(whole_words_only)
{
    CHECK(is_silent("- Appending rows to the bundle list; bundle appending works."));
    CHECK(is_silent("- the OUTBD flag, TBDs and NOT_TBD"));
    CHECK(is_silent("- tbd is a package name"));
    CHECK(is_silent("- SUSPENDING_JOBS"));
}

TEST(talk_about_placeholders_is_silent)
{
    CHECK(is_silent("Do not include placeholder strings like \"TBD\" or \"Bundle: pending\"."));
    CHECK(is_silent("- Replaced the placeholder with the real path."));
    CHECK(is_silent("- `docs/agent_runs/20250101_000000_ticket-10_block-placeholder-runlogs/`"));
    CHECK(is_silent("- Checked that no TBD is left."));
    CHECK(is_silent("- Status is Implemented (review pending)."));
    CHECK(is_silent("- The bundle is done; the review is pending."));
    CHECK(is_silent("- name runs YYYYMMDD_HHMMSS_slug"));
}

TEST(lists_links_and_elisions_are_silent)
{
    CHECK(is_silent("- [x] done and dusted"));
    CHECK(is_silent("- [ ] open item]"));
    CHECK(is_silent("[two words](there.md)"));
    CHECK(is_silent("[100%] Built target [all of it]"));
    CHECK(is_silent("..."));
    CHECK(is_silent("python x.py ..."));
    CHECK(is_silent("and so on \xE2\x80\xA6"));
}

TEST(fenced_text_is_quoted)
{
    CHECK(is_silent("```\nBundle path: TBD\n```"));
    CHECK(shows("```\nBundle path: TBD", "TBD"));
}

TEST(a_placeholder_knows_its_line)
{
    struct placeholders placeholders;
    start_over();
    placeholders_find(&placeholders, BYTES("# R\r\n\r\n- ok\r\n- TBD\r\n"), &fixture.arena);
    REQUIRE(placeholders.count == 1);
    CHECK(placeholders.items[0].line == 4);
}

/* --- outcomes --------------------------------------------------------------------------------- */

static struct recorded_tests tests;

static void read_tests(const char *text)
{
    start_over();
    recorded_tests_parse(&tests, bytes_of(text), &fixture.arena);
}

static bool records(const char *text, enum outcome outcome, const char *command)
{
    read_tests(text);
    bool is_right = tests.count == 1 && tests.items[0].outcome == outcome && bytes_is(tests.items[0].command, command);
    if (!is_right)
        printf("# %s: %zu, %d\n", text, tests.count, tests.count == 0 ? -1 : (int)tests.items[0].outcome);
    return is_right;
}

TEST(outcome_words_in_use_are_understood)
{
    CHECK(records("- make fast (pass; 11 passed, 1 skipped; a warning failed to show)", OUTCOME_PASSED, "make fast"));
    CHECK(records("- make fast (passed)", OUTCOME_PASSED, "make fast"));
    CHECK(records("- `make fast` (ok)", OUTCOME_PASSED, "make fast"));
    CHECK(records("- `make fast` \xE2\x80\x94 PASS", OUTCOME_PASSED, "make fast"));
    CHECK(records("- PASS: `make fast`", OUTCOME_PASSED, "make fast"));
    CHECK(records("- pass: make fast", OUTCOME_PASSED, "make fast"));
    CHECK(records("- Passed: `make fast`.", OUTCOME_PASSED, "make fast"));
    CHECK(records("- **PASS** `make fast`", OUTCOME_PASSED, "make fast"));
    CHECK(records("- `make fast`: \xE2\x9C\x85", OUTCOME_PASSED, "make fast"));
    CHECK(records("- `make fast`: 12 passed, 2 skipped", OUTCOME_PASSED, "make fast"));
    CHECK(records("- `ctest`: 100% tests passed, 0 tests failed out of 7", OUTCOME_PASSED, "ctest"));
    CHECK(records("- `make fast` exit 0", OUTCOME_PASSED, "make fast"));
    CHECK(records("- make fast (fail: no compiler)", OUTCOME_FAILED, "make fast"));
    CHECK(records("- make fast (failed)", OUTCOME_FAILED, "make fast"));
    CHECK(records("- FAIL: `make fast`", OUTCOME_FAILED, "make fast"));
    CHECK(records("- Failed: `make fast`", OUTCOME_FAILED, "make fast"));
    CHECK(records("- `make fast`: 11 passed, 1 failed", OUTCOME_FAILED, "make fast"));
    CHECK(records("- `make fast`: 3 tests failed, 5 passed", OUTCOME_FAILED, "make fast"));
    CHECK(records("- `make fast` (exit code 2)", OUTCOME_FAILED, "make fast"));
    CHECK(records("- SKIPPED: `make slow`", OUTCOME_SKIPPED, "make slow"));
    CHECK(records("- `make slow` (skipped: no data)", OUTCOME_SKIPPED, "make slow"));
    CHECK(records("- `make slow`: SKIPPED (blocked: no key)", OUTCOME_SKIPPED, "make slow"));
    CHECK(records("- `make slow` (not run)", OUTCOME_SKIPPED, "make slow"));
    CHECK(records("1. `make fast` (pass)", OUTCOME_PASSED, "make fast"));
    CHECK(records("`make fast`: pass", OUTCOME_PASSED, "make fast"));
}

TEST(an_expected_failure_is_no_failure)
{
    CHECK(records("- Negative test: `make bad` (expected fail)", OUTCOME_EXPECTED_FAILURE, "make bad"));
    CHECK(records("- `make bad` failed (expected failure)", OUTCOME_EXPECTED_FAILURE, "make bad"));
    CHECK(records("- `make bad` (unexpected failure)", OUTCOME_FAILED, "make bad"));
}

TEST(the_last_word_of_a_story_counts)
{
    CHECK(records("- `make fast`. First run: failed. Second run: pass", OUTCOME_PASSED, "make fast"));
    CHECK(records("- `make fast` passed once and then failed", OUTCOME_FAILED, "make fast"));
}

TEST(names_that_hold_outcome_words_are_no_outcome)
{
    CHECK(records("- `pytest test_fail.py` (pass)", OUTCOME_PASSED, "pytest test_fail.py"));
    read_tests("- `pytest test_fail.py`\n- bypass the okapi\n# Passed\n");
    CHECK(tests.count == 0);
}

TEST(lines_below_a_test_tell_more_of_it_and_are_none)
{
    read_tests("# T\n\n- Failed: `make a`\n  - Error: `make: not found` failed.\n- `make b`\n  - pass; 3 passed\n"
               "  - then a remark that failed\n- Passed: `make a`.\n");
    REQUIRE(tests.count == 3);
    CHECK(tests.items[0].outcome == OUTCOME_FAILED && tests.items[0].line == 3);
    CHECK(tests.items[1].outcome == OUTCOME_PASSED && tests.items[1].line == 5);
    CHECK(bytes_is(tests.items[1].command, "make b"));
    CHECK(tests.items[2].outcome == OUTCOME_PASSED && tests.items[2].line == 8);
}

TEST(quoted_output_is_no_test)
{
    read_tests("- `make a`\n```\nFAILED tests/x.py\n- `make z` (pass)\n== 1 failed, 2 passed ==\n```\n- `make b` (pass)\n");
    REQUIRE(tests.count == 2);
    CHECK(bytes_is(tests.items[0].command, "make a") && tests.items[0].outcome == OUTCOME_FAILED);
    CHECK(bytes_is(tests.items[1].command, "make b") && tests.items[1].outcome == OUTCOME_PASSED);
}

/* --- commands --------------------------------------------------------------------------------- */

static struct recorded_commands commands;

static void read_commands(const char *text)
{
    start_over();
    recorded_commands_parse(&commands, bytes_of(text), &fixture.arena);
}

static bool is_command(size_t index, const char *command, uint32_t line, uint32_t number)
{
    const struct recorded_command *entry = index < commands.count ? &commands.items[index] : NULL;
    return entry != NULL && bytes_is(entry->command, command) && entry->line == line && entry->number == number;
}

TEST(commands_are_items_in_ticks_or_bare)
{
    read_commands("# Commands\n\n3. `git status -sb`\n7) `make a` (twice)\n- rg -n \"a|b\" *.md\n* $ make b\n\nprose\n");
    CHECK(commands.count == 4);
    CHECK(is_command(0, "git status -sb", 3, 3));
    CHECK(is_command(1, "make a", 4, 7));
    CHECK(is_command(2, "rg -n \"a|b\" *.md", 5, 3));
    CHECK(is_command(3, "make b", 6, 4));
}

static bool ends(size_t index, const char *command, enum outcome outcome, uint32_t line)
{
    const struct recorded_command *entry = index < commands.count ? &commands.items[index] : NULL;
    bool is_right = entry != NULL && bytes_is(entry->command, command) && entry->outcome == outcome && entry->outcome_line == line;
    if (!is_right && entry != NULL)
        printf("# %.*s: %d, line %u\n", (int)entry->command.size, (const char *)entry->command.at, (int)entry->outcome,
               entry->outcome_line);
    return is_right;
}

TEST(how_a_command_ended_stands_behind_it_or_below)
{
    read_commands("- `make a` (fail: no module)\n- make b (pass)\n- `make c` \xE2\x80\x94 PASS\n- `make d` -> exit code 1\n"
                  "- `make e`\n  - exit 2\n  - pass\n- `make f` (expected fail)\n- make g (0 passed, 2 skipped)\n"
                  "- `make h`: 1 failed, 2 passed\n- `make i`\n  Exit status: 0\n");
    CHECK(ends(0, "make a", OUTCOME_FAILED, 1) && ends(1, "make b", OUTCOME_PASSED, 2));
    CHECK(ends(2, "make c", OUTCOME_PASSED, 3) && ends(3, "make d", OUTCOME_FAILED, 4));
    CHECK(ends(4, "make e", OUTCOME_FAILED, 6) && ends(5, "make f", OUTCOME_EXPECTED_FAILURE, 8));
    CHECK(ends(6, "make g", OUTCOME_SKIPPED, 9) && ends(7, "make h", OUTCOME_FAILED, 10));
    CHECK(ends(8, "make i", OUTCOME_PASSED, 12) && commands.count == 9);
}

TEST(words_in_a_command_are_no_outcome)
{
    read_commands("- rg -n \"(fail)\"\n- (cd a && make)\n- echo $(pass)\n- make x (twice)\n- `make y` to see it fail\n- pytest test_fail.py\n");
    CHECK(ends(0, "rg -n \"(fail)\"", OUTCOME_UNKNOWN, 0) && ends(1, "(cd a && make)", OUTCOME_UNKNOWN, 0));
    CHECK(ends(2, "echo $(pass)", OUTCOME_UNKNOWN, 0) && ends(3, "make x (twice)", OUTCOME_UNKNOWN, 0));
    CHECK(ends(4, "make y", OUTCOME_UNKNOWN, 0) && ends(5, "pytest test_fail.py", OUTCOME_UNKNOWN, 0));
}

TEST(a_command_may_hold_ticks)
{
    read_commands("- ``echo `date` ``\n- echo `date`\n- `unclosed\n");
    CHECK(commands.count == 3);
    CHECK(is_command(0, "echo `date`", 1, 1));
    CHECK(is_command(1, "echo `date`", 2, 2));
    CHECK(is_command(2, "unclosed", 3, 3));
}

TEST(fenced_blocks_are_no_commands)
{
    read_commands("1. `python - <<'PY'`\n   ```\n   - x = 1\n   PY\n   ```\n2. `ls`\n```\n- rm x\n```\n");
    CHECK(commands.count == 2);
    CHECK(is_command(1, "ls", 6, 2));
}

TEST(heredoc_bodies_are_no_commands)
{
    read_commands("- cat <<'EOF' > a.md\n# Title\n- make everything\nEOF\n- ls\n");
    CHECK(commands.count == 2);
    CHECK(is_command(0, "cat <<'EOF' > a.md", 1, 1));
    CHECK(is_command(1, "ls", 5, 2));
}

TEST(a_heredoc_without_a_body_hides_nothing)
{
    read_commands("- cat <<'EOF' > a.md\n- ls\n- cat <<EOF > b.md\nbody\n- no command\nEOF\n- pwd\n");
    CHECK(commands.count == 4);
    CHECK(is_command(1, "ls", 2, 2));
    CHECK(is_command(3, "pwd", 7, 4));
}

TEST(remarks_below_a_command_are_none)
{
    read_commands("- make a\n  - it took long\n  - `make b`\n> - quoted\n");
    CHECK(commands.count == 2);
    CHECK(is_command(1, "make b", 3, 2));
}

/* --- cited bundles ---------------------------------------------------------------------------- */

TEST(names_of_bundles_are_found)
{
    struct citations citations;
    start_over();
    bundle_citations_find(&citations,
                          BYTES("- Bundle: `docs/gpt_bundles/20250101T000000Z_ticket-01_x.zip`.\n"
                                "- a 2025-01-01T00-00-00Z_a.zip and docs/_bundles/b.zip\n"
                                "- pack.zip docs/pack.zip gpt_bundle.zip bundles/*.zip <d>_ticket-01_x.zip x_ticket-2.zipper\n"),
                          &fixture.arena);
    REQUIRE(citations.count == 3);
    CHECK(bytes_is(citations.items[0].name, "20250101T000000Z_ticket-01_x.zip") && citations.items[0].line == 1);
    CHECK(bytes_is(citations.items[1].name, "2025-01-01T00-00-00Z_a.zip") && citations.items[1].line == 2);
    CHECK(bytes_is(citations.items[2].name, "b.zip") && citations.items[2].line == 2);
}

/* --- hostile input ---------------------------------------------------------------------------- */

static void parse(struct bytes text, struct arena *arena)
{
    struct placeholders placeholders;
    struct recorded_tests recorded;
    struct recorded_commands run;
    struct citations citations;
    placeholders_find(&placeholders, text, arena);
    recorded_tests_parse(&recorded, text, arena);
    recorded_commands_parse(&run, text, arena);
    bundle_citations_find(&citations, text, arena);
}

TEST(truncations_and_little_memory_do_no_harm)
{
    static const char sample[] =
        "# R\r\n- Bundle: pending\n1. `cat <<'E' > x`\n[A B]\nE\n  - exit 0\n```\n``` `x\n```\n"
        "- **PASS:** `a` (expected fail)\n- b (fail: 3 failed)\n- x: \xE2\x80\xA6\n20250101_HHMMSS bundles/a.zip\n~~~";
    try_truncations(sample, parse);
    try_starving(sample, 140000, parse);
}

TEST(a_long_line_is_looked_through_once)
{
    enum { SIZE = 1 << 20 };
    uint8_t *text = malloc(SIZE);
    REQUIRE(text != NULL);
    memset(text, ':', SIZE);
    memcpy(text, "bundle", 6);
    start_over();
    parse((struct bytes){text, SIZE}, &fixture.arena);
    CHECK(!fixture.memory.exhausted);
    free(text);
}

/* Fences that are never closed, heredocs that never end: each must not be looked for again and again. */
TEST(openings_without_end_are_looked_for_once)
{
    enum { COUNT = 60000 };
    static const char *const lines[] = {"```\n", "- cat <<A\n", "  - `cat <<A`\n", "- x\n  ~~~~\n"};
    char *text = malloc(COUNT * 16);
    REQUIRE(text != NULL);
    for (size_t kind = 0; kind < 4; kind++) {
        size_t used = 0;
        for (size_t i = 0; i < COUNT; i++) {
            memcpy(text + used, lines[kind], strlen(lines[kind]));
            used += strlen(lines[kind]);
        }
        start_over();
        parse((struct bytes){(const uint8_t *)text, used - 1}, &fixture.arena);
        CHECK(!fixture.memory.exhausted);
    }
    free(text);
}

int main(void)
{
    fixture_start(&fixture);
    RUN(template_text_is_found);
    RUN(whole_words_only);
    RUN(talk_about_placeholders_is_silent);
    RUN(lists_links_and_elisions_are_silent);
    RUN(fenced_text_is_quoted);
    RUN(a_placeholder_knows_its_line);
    RUN(outcome_words_in_use_are_understood);
    RUN(an_expected_failure_is_no_failure);
    RUN(the_last_word_of_a_story_counts);
    RUN(names_that_hold_outcome_words_are_no_outcome);
    RUN(lines_below_a_test_tell_more_of_it_and_are_none);
    RUN(quoted_output_is_no_test);
    RUN(commands_are_items_in_ticks_or_bare);
    RUN(how_a_command_ended_stands_behind_it_or_below);
    RUN(words_in_a_command_are_no_outcome);
    RUN(a_command_may_hold_ticks);
    RUN(fenced_blocks_are_no_commands);
    RUN(heredoc_bodies_are_no_commands);
    RUN(a_heredoc_without_a_body_hides_nothing);
    RUN(remarks_below_a_command_are_none);
    RUN(names_of_bundles_are_found);
    RUN(truncations_and_little_memory_do_no_harm);
    RUN(a_long_line_is_looked_through_once);
    RUN(openings_without_end_are_looked_for_once);
    arena_release(&fixture.arena);
    return check_finish();
}
