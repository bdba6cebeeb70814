#include "check.h"

#include "bundle/bundle.h"
#include "bundle/text_probe.h"

#include <string.h>

static bool is_role(const char *path, enum role role)
{
    return role_of(bytes_of(path), false) == role;
}

TEST(documents_are_known_by_their_path)
{
    CHECK(is_role("DIFF.patch", ROLE_PATCH) && is_role("git_diff.patch", ROLE_PATCH));
    CHECK(is_role("git_diff_cached.patch", ROLE_STAGED_PATCH));
    CHECK(is_role("LAST_COMMIT.txt", ROLE_LAST_COMMIT) && is_role("COMMITS.txt", ROLE_COMMITS));
    CHECK(is_role("docs/CODEX_SPRINT_TICKETS.md", ROLE_TICKETS));
    CHECK(is_role("docs/tickets/ticket-07_x.md", ROLE_TICKET_FILE));
    CHECK(is_role("AGENTS.md", ROLE_INSTRUCTIONS) && is_role("PROGRESS.md", ROLE_DOCUMENT));
    CHECK(is_role("docs/any/thing.bin", ROLE_DOCUMENT) && is_role("project_state/x", ROLE_DOCUMENT));
    CHECK(is_role("git_status.txt", ROLE_GIT_STATUS) &&
          is_role("docs/_generated/repo_snapshot.md", ROLE_REPO_SNAPSHOT));
}

TEST(files_of_a_run_are_known_in_their_folder_only)
{
    CHECK(is_role("docs/agent_runs/r/META.json", ROLE_RUN_META));
    CHECK(is_role("docs/agent_runs/r/TESTS.md", ROLE_RUN_TESTS));
    CHECK(is_role("docs/agent_runs/r/artifacts/META.json", ROLE_RUN_FILE));
    CHECK(is_role("docs/agent_runs/META.json", ROLE_DOCUMENT));
    CHECK(is_role("META.json", ROLE_NONE));
}

TEST(names_mean_nothing_elsewhere_or_in_another_case)
{
    CHECK(is_role("x/DIFF.patch", ROLE_NONE) && is_role("diff.patch", ROLE_NONE) && is_role("DIFF.patch2", ROLE_NONE));
    CHECK(is_role("Docs/x", ROLE_NONE) && is_role("docs", ROLE_NONE) && is_role("", ROLE_NONE));
}

TEST(debris_is_told_before_anything_else)
{
    CHECK(is_role("docs/.DS_Store", ROLE_DEBRIS) && is_role("__MACOSX/docs/a", ROLE_DEBRIS));
    CHECK(is_role("docs/agent_runs/r/META.json~", ROLE_DEBRIS) && is_role("a/__pycache__/b.pyc", ROLE_DEBRIS));
    CHECK(is_role(".git/config", ROLE_DEBRIS) && is_role("a/.git/config", ROLE_DEBRIS));
    CHECK(is_role(".gitignore", ROLE_NONE));
}

TEST(folder_entries_are_folders_whatever_they_are_called)
{
    CHECK(role_of(BYTES("docs/"), true) == ROLE_FOLDER && role_of(BYTES("DIFF.patch"), true) == ROLE_FOLDER);
}

TEST(every_role_has_a_name_of_its_own)
{
    for (unsigned role = 0; role < ROLE_COUNT; role++) {
        REQUIRE(role_name((enum role)role) != NULL);
        for (unsigned other = 0; other < role; other++)
            CHECK(strcmp(role_name((enum role)role), role_name((enum role)other)) != 0);
    }
}

static bool run_is(const char *path, const char *run)
{
    return bytes_is(run_folder_of(bytes_of(path)), run);
}

TEST(the_run_folder_of_a_path_is_its_second_level)
{
    CHECK(run_is("docs/agent_runs/r/META.json", "docs/agent_runs/r"));
    CHECK(run_is("docs/agent_runs/r/a/b/c", "docs/agent_runs/r"));
    CHECK(run_is("docs/agent_runs/r/", "docs/agent_runs/r"));
    CHECK(run_is("docs/agent_runs/r", ""));
    CHECK(run_is("docs/agent_runs//x", ""));
    CHECK(run_is("docs/agent_runs/", ""));
    CHECK(run_is("x/docs/agent_runs/r/a", "") && run_is("", ""));
}

/* --- text or not --------------------------------------------------------------------------------------------------- */

static bool is_text_in_two(struct bytes text, size_t split)
{
    struct text_probe probe = {.is_binary = false};
    text_probe_add(&probe, bytes_first(text, split));
    text_probe_add(&probe, bytes_after(text, split));
    return text_probe_is_text(&probe);
}

static bool is_text_in_bytes(struct bytes text)
{
    struct text_probe probe = {.is_binary = false};
    for (size_t i = 0; i < text.size; i++)
        text_probe_add(&probe, bytes_part(text, i, 1));
    return text_probe_is_text(&probe);
}

/* Whole, split at every place, and byte by byte. */
static bool is_always(struct bytes text, bool is_text)
{
    bool is_so = is_text_in_bytes(text) == is_text;
    for (size_t split = 0; split <= text.size; split++)
        is_so = is_so && is_text_in_two(text, split) == is_text;
    return is_so;
}

TEST(text_is_told_wherever_a_piece_ends)
{
    CHECK(is_always(BYTES(""), true));
    CHECK(is_always(BYTES("plain ASCII text that is longer than a few words of eight\r\n"), true));
    CHECK(is_always(BYTES("\xC3\xA9\xE2\x82\xAC\xF0\x9F\x98\x80 and \xF4\x8F\xBF\xBF"), true));
    CHECK(is_always(BYTES("\x01\x02\x7F\x1B"), true));
}

TEST(what_is_no_text_is_told_wherever_a_piece_ends)
{
    CHECK(is_always(BYTES("text\0text"), false));
    CHECK(is_always(BYTES("12345678\0"), false));
    CHECK(is_always(BYTES("text\xFF text"), false));
    CHECK(is_always(BYTES("cut \xE2\x82"), false));
    CHECK(is_always(BYTES("\x80"), false));
    CHECK(is_always(BYTES("\xC0\x80 overlong"), false));
    CHECK(is_always(BYTES("\xE0\x80\x80 overlong"), false));
    CHECK(is_always(BYTES("\xED\xA0\x80 surrogate"), false));
    CHECK(is_always(BYTES("\xF4\x90\x80\x80 beyond"), false));
    CHECK(is_always(BYTES("\xF8\x88\x80\x80\x80 five bytes"), false));
    CHECK(is_always(BYTES("\xE2 (\xA1"), false));
}

int main(void)
{
    RUN(documents_are_known_by_their_path);
    RUN(files_of_a_run_are_known_in_their_folder_only);
    RUN(names_mean_nothing_elsewhere_or_in_another_case);
    RUN(debris_is_told_before_anything_else);
    RUN(folder_entries_are_folders_whatever_they_are_called);
    RUN(every_role_has_a_name_of_its_own);
    RUN(the_run_folder_of_a_path_is_its_second_level);
    RUN(text_is_told_wherever_a_piece_ends);
    RUN(what_is_no_text_is_told_wherever_a_piece_ends);
    return check_finish();
}
