/* Stubs and empty changes in the lines that a patch adds. */
#include "parse/patch_marks.h"
#include "parsing.h"

static struct fixture fixture;
static struct patch patch;
static struct patch_marks marks;

static void read_marks(const char *text)
{
    fixture_start(&fixture);
    patch_parse(&patch, bytes_of(text), &fixture.arena);
    patch_marks_find(&marks, &patch, &fixture.arena);
}

/* One file in which each line of `body` is added. */
static size_t stubs_in(const char *path, const char *line)
{
    char text[512];
    snprintf(text, sizeof text,
             "diff --git a/%s b/%s\n--- a/%s\n+++ b/%s\n@@ -1 +1,2 @@\n keep\n+%s\n", path, path, path, path, line);
    read_marks(text);
    size_t count = marks.stubs.count;
    fixture_end(&fixture);
    return count;
}

TEST(stubs_are_told_by_the_language_of_the_file)
{
    CHECK(stubs_in("a.py", "    raise NotImplementedError(\"X-1: pending\")") == 1);
    CHECK(stubs_in("a.rs", "    unimplemented!()") == 1);
    CHECK(stubs_in("a.ts", "throw new Error('Not implemented yet');") == 1);
    CHECK(stubs_in("a.go", "\tt.Skip(\"later\")") == 1);
    CHECK(stubs_in("a.rs", "#[ignore]") == 1);
    CHECK(stubs_in("a.js", "  it.skip('saves', () => {});") == 1);
    CHECK(stubs_in("test_a.py", "    assert True") == 1);
    CHECK(stubs_in("test_a.py", "@unittest.skip") == 1);
    CHECK(stubs_in("a.c", "/* TODO P3-1: the rest */") == 1);
    CHECK(stubs_in("a.md", "raise NotImplementedError") == 0);
    CHECK(stubs_in("a.go", "raise NotImplementedError") == 0);
}

TEST(what_only_looks_like_a_stub_is_none)
{
    CHECK(stubs_in("a.py", "# raise NotImplementedError") == 0);
    CHECK(stubs_in("a.py", "except NotImplementedError:") == 0);
    CHECK(stubs_in("a.py", "assert True is not None") == 0);
    CHECK(stubs_in("a.py", "@pytest.mark.skipif(sys.platform == 'win32')") == 0);
    CHECK(stubs_in("a.py", "TODOS = []") == 0);
    CHECK(stubs_in("a.ts", "throw new Error('no such key');") == 0);
}

TEST(removed_and_kept_lines_are_no_stubs)
{
    read_marks("diff --git a/a.py b/a.py\n--- a/a.py\n+++ b/a.py\n@@ -1,3 +1,2 @@\n-    raise NotImplementedError\n"
               "-    # TODO more\n     raise NotImplementedError\n+    return 1\n");
    CHECK(marks.stubs.count == 0 && marks.lines_searched == 1);
    fixture_end(&fixture);
}

TEST(a_line_put_back_as_it_was_is_an_empty_change)
{
    read_marks("diff --git a/a.md b/a.md\n--- a/a.md\n+++ b/a.md\n@@ -1,5 +1,5 @@\n keep\n-same\n-and this\n+same\n"
               "+and this\n keep\n-old\n+new\n");
    REQUIRE(marks.empty_changes.count == 1);
    CHECK(marks.empty_changes.items[0].line == 6 && marks.empty_changes.items[0].count == 2);
    CHECK(marks.changes == 2);
    fixture_end(&fixture);
}

TEST(a_line_that_changes_at_all_is_no_empty_change)
{
    read_marks("diff --git a/a.md b/a.md\n--- a/a.md\n+++ b/a.md\n@@ -1 +1 @@\n-same\n+same\r\n"
               "@@ -9 +9 @@\n-end\n\\ No newline at end of file\n+end\n");
    CHECK(marks.empty_changes.count == 0 && marks.changes == 2);
    fixture_end(&fixture);
}

TEST(moved_lines_are_no_empty_change)
{
    read_marks("diff --git a/a.md b/a.md\n--- a/a.md\n+++ b/a.md\n@@ -1,2 +1,2 @@\n-a\n b\n+a\n@@ -9,2 +9,3 @@\n-a\n-b\n"
               "+a\n+b\n+c\n");
    CHECK(marks.empty_changes.count == 0);
    fixture_end(&fixture);
}

TEST(tests_are_told_by_their_paths)
{
    CHECK(path_is_test(BYTES("tests/model2/test_save.py")) && path_is_test(BYTES("src/a_test.go")) &&
          path_is_test(BYTES("web/a.spec.ts")));
    CHECK(!path_is_test(BYTES("src/latest.py")) && !path_is_test(BYTES("tests/data.csv")) &&
          !path_is_test(BYTES("src/contest/a.py")));
}

int main(void)
{
    RUN(stubs_are_told_by_the_language_of_the_file);
    RUN(what_only_looks_like_a_stub_is_none);
    RUN(removed_and_kept_lines_are_no_stubs);
    RUN(a_line_put_back_as_it_was_is_an_empty_change);
    RUN(a_line_that_changes_at_all_is_no_empty_change);
    RUN(moved_lines_are_no_empty_change);
    RUN(tests_are_told_by_their_paths);
    return check_finish();
}
