/* Paths as tickets write them against real ones. */
#include "parsing.h"
#include "rules/coverage/paths.h"

static struct fixture fixture;
static struct path_index paths;
static uint64_t work;

enum { PATHS = 9 };
static const char *const names[PATHS] = {
    "Makefile",
    "docs/agent_runs/20260105_101500_ticket-06/META.json",
    "docs/agent_runs/20260105_101500_ticket-06b/META.json",
    "src/a.c",
    "src/a.h",
    "src/deep/a.c",
    "srcs/b.c",
    "tools/deep/only.py",
    "tools/out/fit_1.csv",
};

static void list_paths(void)
{
    struct indexed_path *items = arena_new(&fixture.arena, struct indexed_path, PATHS);
    for (uint32_t i = 0; i < PATHS; i++) /* in another order than theirs */
        items[i] = (struct indexed_path){bytes_of(names[(i * 4 + 3) % PATHS]), (i * 4 + 3) % PATHS};
    CHECK(path_index_make(&paths, items, PATHS, &fixture.arena));
}

static struct path_match find(const char *text, const char *run)
{
    struct asked_path asked = asked_path_of(bytes_of(text), bytes_of(run), &fixture.arena);
    return path_index_find(&paths, &asked, &work);
}

static bool finds(const char *text, const char *path, uint64_t count)
{
    struct path_match match = find(text, "20260105_101500_ticket-06");
    return match.count == count && (count == 0 || bytes_is(match.path, path));
}

static bool becomes(const char *text, const char *form)
{
    return bytes_is(asked_path_of(bytes_of(text), BYTES("run-7"), &fixture.arena).text, form);
}

TEST(placeholders_are_bound_or_stand_for_one_part)
{
    fixture_start(&fixture);
    CHECK(becomes("./src/a.c", "src/a.c"));
    CHECK(becomes("docs/agent_runs/<RUN_NAME>/META.json", "docs/agent_runs/run-7/META.json"));
    CHECK(becomes("docs/agent_runs/<run>/...", "docs/agent_runs/run-7/**"));
    CHECK(becomes("artifacts/<wrds_smoke_run_id>/m.json", "artifacts/*/m.json"));
    CHECK(becomes("artifacts/$RUN_ID/${KIND}/m.json", "artifacts/*/*/m.json"));
    CHECK(becomes("out/$RUN_NAME.md", "out/run-7.md"));
    CHECK(becomes("reports/YYYY-MM-DD_?.md", "reports/*_*.md"));
    CHECK(becomes("data/", "data/**"));
    CHECK(becomes("x/{a,b}.md", "x/*.md"));
    CHECK(becomes("x/<open", "x/<open"));
    fixture_end(&fixture);
}

TEST(paths_are_found_whole)
{
    fixture_start(&fixture);
    list_paths();
    CHECK(finds("src/a.c", "src/a.c", 1));
    CHECK(finds("src/a", NULL, 0));
    CHECK(finds("rc/a.c", NULL, 0));
    CHECK(finds("src/A.c", NULL, 0));
    CHECK(finds("docs/agent_runs/<RUN_NAME>/META.json", names[1], 1)); /* not that of ticket-06b */
    fixture_end(&fixture);
}

TEST(patterns_and_folders_count_what_they_fit)
{
    fixture_start(&fixture);
    list_paths();
    CHECK(finds("src/*.c", "src/a.c", 1));
    CHECK(finds("src/**", "src/a.c", 3));
    CHECK(finds("src/", "src/a.c", 3));
    CHECK(finds("src", "src/a.c", 3)); /* srcs/ is another folder */
    CHECK(finds("tools/<WHEN>/fit_*.csv", "tools/out/fit_1.csv", 1));
    CHECK(finds("lib/", NULL, 0));
    fixture_end(&fixture);
}

TEST(a_bare_name_may_lie_anywhere_but_at_the_top_first)
{
    fixture_start(&fixture);
    list_paths();
    CHECK(finds("Makefile", "Makefile", 1) && !find("Makefile", "").by_name);
    CHECK(finds("only.py", "tools/deep/only.py", 1) && find("only.py", "").by_name);
    CHECK(finds("fit_*.csv", "tools/out/fit_1.csv", 1) && find("fit_*.csv", "").by_name);
    CHECK(finds("a.c", "src/a.c", 2));
    CHECK(finds("deep/a.c", NULL, 0));
    fixture_end(&fixture);
}

TEST(only_paths_with_the_literal_start_are_work)
{
    fixture_start(&fixture);
    list_paths();
    work = 0;
    find("tools/out/*.csv", "");
    CHECK(work == BYTES("tools/out/*.csv").size * BYTES("tools/out/fit_1.csv").size);
    fixture_end(&fixture);
}

static void parse(struct bytes text, struct arena *arena)
{
    asked_path_of(text, BYTES("run"), arena);
}

TEST(any_text_has_a_form)
{
    try_truncations("./<RUN_NAME>/${X}/$Y/{a,b}/YYYYMMDD?<<>>{}$", parse);
    try_starving("<RUN_NAME>/<RUN_NAME>", 1024, parse);
}

int main(void)
{
    RUN(placeholders_are_bound_or_stand_for_one_part);
    RUN(paths_are_found_whole);
    RUN(patterns_and_folders_count_what_they_fit);
    RUN(a_bare_name_may_lie_anywhere_but_at_the_top_first);
    RUN(only_paths_with_the_literal_start_are_work);
    RUN(any_text_has_a_form);
    return check_finish();
}
