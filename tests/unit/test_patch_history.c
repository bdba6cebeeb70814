/* Which entry of a patch comes after which, and combined diffs. */
#include "patch_words.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* --- combined diffs --------------------------------------------------------------------------- */

#define COMBINED_HEADER "diff --cc x\nindex 1111111,2222222..3333333\n--- a/x\n+++ b/x\n"

TEST(a_combined_diff_has_a_column_for_each_parent)
{
    struct patch_file file = read_one(COMBINED_HEADER "@@@ -1,2 -1,2 +1,2 @@@\n- a\n -b\n++c\n  d\n");
    REQUIRE(file.combined != NULL);
    CHECK(file.combined->parents == 2 && file.combined->is_dense && bytes_is(file.combined->old_ids, "1111111,2222222"));
    CHECK(bytes_is(file.new_id, "3333333") && file.old_id.size == 0);
    CHECK(file.added_lines == 1 && file.removed_lines == 2 && file.hunk_count == 1);
    CHECK(count_walked(&file, '+') == 1 && count_walked(&file, '-') == 2 && count_walked(&file, ' ') == 1);
    file = read_one("diff --combined x\nindex 1111111,2222222,3333333..4444444\nmode 100644,100644,100755..100755\n"
                    "--- a/x\n+++ b/x\n@@@@ -1,1 -1,1 -0,0 +1,1 @@@@\n-- a\n+++b\n");
    REQUIRE(file.combined != NULL);
    CHECK(file.combined->parents == 3 && !file.combined->is_dense && file.new_mode == 0100755);
}

TEST(a_combined_diff_with_wrong_counts_is_a_problem)
{
    CHECK(has_problem(COMBINED_HEADER "@@@ -1,2 -1,1 +1,2 @@@\n- a\n++c\n", PATCH_PROBLEM_HUNK_SHORT, 5));
    CHECK(has_problem(COMBINED_HEADER "@@@ -1,1 +1,1 @@@\n", PATCH_PROBLEM_HUNK_HEADER, 5));
    CHECK(has_problem(COMBINED_HEADER "@@@ -1,1 -1,0 +1,1 @@@\n-+a\n", PATCH_PROBLEM_HUNK_SHORT, 5));
    CHECK(has_problem("diff --cc x\nmode 100644,100644..100755\nmode 100644,100644..100755\n", PATCH_PROBLEM_HEADER, 3));
    CHECK(has_problem("diff --cc x\nindex 1111111,2222222..3333333\nmode 100644,100644..100600\n", PATCH_PROBLEM_MODE, 1));
}

/* As git writes lines lost at the end of the file, without context. */
TEST(a_side_of_a_combined_hunk_may_count_minus_one)
{
    struct patch_file file = read_one("diff --combined x\nindex 1111111,2222222,1111111..2222222\n--- a/x\n+++ b/x\n"
                                      "@@@@ -5,1 -5,18446744073709551615 -5,1 +5,18446744073709551615 @@@@\n- -a\n- -b\n");
    CHECK(file.removed_lines == 2 && file.hunk_count == 1);
    CHECK(has_problem(COMBINED_HEADER "@@@ -1,18446744073709551615 -1,1 +1,1 @@@\n- a\n++c\n",
                      PATCH_PROBLEM_HUNK_SHORT, 5));
}

TEST(a_file_in_conflict_is_an_entry_without_content)
{
    struct patch patch = read("* Unmerged path x\n");
    REQUIRE(patch.problems.count == 0 && patch.files.count == 1);
    CHECK(patch.files.items[0].change == PATCH_UNMERGED && bytes_is(patch.files.items[0].new_path, "x"));
    CHECK(patch_new_id(&patch, &patch.files.items[0]).size == 0);
}

/* --- the last word on a path ----------------------------------------------------------------- */

#define ENTRY(path, ids)                                                                                               \
    "diff --git a/" path " b/" path "\nindex " ids " 100644\n--- a/" path "\n+++ b/" path "\n@@ -1 +1 @@\n-a\n+b\n"

TEST(the_last_entry_of_a_path_is_that_of_the_working_tree)
{
    struct patch patch =
        read("### git diff --patch a..HEAD\n" ENTRY("x", "1111111..2222222")
                 ENTRY("y", "1111111..2222222") "### git diff --patch (working tree)\n" ENTRY(
                     "x", "3333333..4444444") "### git diff --cached --patch (staged)\n" ENTRY("x", "2222222..3333333")
                     ENTRY("z", "1111111..2222222"));
    CHECK(patch_find_last(&patch, BYTES("x")) == 2);
    CHECK(patch_find_last(&patch, BYTES("y")) == 1);
    CHECK(patch_find_last(&patch, BYTES("z")) == 4);
    CHECK(patch_find_last(&patch, BYTES("w")) == BYTES_NOWHERE);
    CHECK(patch_find_last(&patch, BYTES("")) == BYTES_NOWHERE);
    CHECK(patch_find_last(&patch, BYTES("zz")) == BYTES_NOWHERE);
}

TEST(a_later_section_of_the_same_kind_has_the_last_word)
{
    struct patch patch = read("### git diff --patch a..b\n" ENTRY(
        "x", "1111111..2222222") "### git diff --patch b..c\n" ENTRY("x", "2222222..3333333"));
    CHECK(patch_find_last(&patch, BYTES("x")) == 1);
}

TEST(each_entry_knows_the_one_before_it)
{
    struct patch patch = read(
        "### git diff --patch a..HEAD\n" ENTRY("x", "1111111..2222222")
            ENTRY("y", "1111111..2222222") "### git diff --patch (working tree)\n" ENTRY(
                "x", "3333333..4444444") "### git diff --cached --patch (staged)\n" ENTRY("x", "2222222..3333333"));
    REQUIRE(patch.files.count == 4);
    CHECK(patch.files.items[2].before == 3 && patch.files.items[3].before == 0);
    CHECK(patch.files.items[0].before == PATCH_NO_FILE && patch.files.items[1].before == PATCH_NO_FILE);
}

TEST(a_renamed_file_comes_after_what_was_at_its_old_path)
{
    struct patch patch = read("### git diff --patch a..b\n" ENTRY("x", "1111111..2222222") "### git diff --patch b..c\n"
                              "diff --git a/x b/y\nsimilarity index 100%\nrename from x\nrename to y\n");
    REQUIRE(patch.files.count == 2);
    CHECK(patch.files.items[1].before == 0 && bytes_is(patch_new_id(&patch, &patch.files.items[1]), "2222222"));
    CHECK(patch_find_last(&patch, BYTES("x")) == 1 && patch_removes(&patch.files.items[1], BYTES("x")));
}

#define EXECUTABLE "diff --git a/x b/x\nold mode 100644\nnew mode 100755\n"
#define LINK                                                                                                           \
    "diff --git a/x b/x\ndeleted file mode 100644\nindex 1111111..0000000\n--- a/x\n+++ /dev/null\n@@ -1 +0,0 @@\n-a\n"  \
    "diff --git a/x b/x\nnew file mode 120000\nindex 0000000..2222222\n--- /dev/null\n+++ b/x\n@@ -0,0 +1 @@\n+a\n"
#define COMMITTED "### git diff --patch a..b\n" ENTRY("x", "3333333..1111111")
#define WORKING_TREE "### git diff --patch (working tree)\n"
#define STAGED "### git diff --cached --patch (staged)\n"

/* git diff HEAD shows what is staged once more. */
TEST(a_working_tree_compared_with_the_last_commit_does_not_follow_what_is_staged)
{
    struct patch patch = read(COMMITTED WORKING_TREE EXECUTABLE STAGED EXECUTABLE);
    REQUIRE(patch.files.count == 3 && patch.problems.count == 0);
    CHECK(patch.files.items[1].before == 0 && patch.files.items[2].before == 0);
    patch = read(COMMITTED WORKING_TREE LINK STAGED LINK);
    REQUIRE(patch.files.count == 5 && patch.problems.count == 0);
    CHECK(patch.files.items[1].before == 0 && patch.files.items[3].before == 0);
    patch = read(COMMITTED WORKING_TREE ENTRY("x", "2222222..3333333") STAGED ENTRY("x", "1111111..2222222"));
    REQUIRE(patch.files.count == 3);
    CHECK(patch.files.items[1].before == 2 && patch.files.items[2].before == 0);
    CHECK(!patch.sections.items[2].may_be_overtaken);
    /* What is staged and not in the working tree is told by nothing there. */
    patch = read(COMMITTED WORKING_TREE EXECUTABLE STAGED EXECUTABLE ENTRY("y", "1111111..2222222"));
    REQUIRE(patch.sections.count == 3);
    CHECK(patch.sections.items[2].may_be_overtaken && !patch.sections.items[0].may_be_overtaken);
}

#define COMMIT(digit) "commit " digit "000000000000000000000000000000000000000\nAuthor: A <a@b>\n\n    words\n\n"

TEST(commits_come_newest_first_unless_their_ids_say_otherwise)
{
    struct patch patch = read(COMMIT("2") ENTRY("x", "2222222..3333333") COMMIT("1") ENTRY("x", "1111111..2222222"));
    REQUIRE(patch.files.count == 2 && patch.sections.count == 2);
    CHECK(patch.sections.items[0].kind == PATCH_SECTION_COMMIT);
    CHECK(patch_find_last(&patch, BYTES("x")) == 0 && patch.files.items[0].before == 1);
    patch = read(COMMIT("1") ENTRY("x", "1111111..2222222") COMMIT("2") ENTRY("x", "2222222..3333333"));
    REQUIRE(patch.files.count == 2);
    CHECK(patch_find_last(&patch, BYTES("x")) == 1 && patch.files.items[1].before == 0);
}

/* What the two commits do says nothing of their order: one copies a file, the other changes it. */
#define COPIES "diff --git a/x b/y\nsimilarity index 100%\ncopy from x\ncopy to y\n"
#define DATED(digit, date)                                                                                              \
    "commit " digit "000000000000000000000000000000000000000\nAuthor: A <a@b>\nDate:   " date "\n\n    words\n\n"

static bool is_oldest_first(const char *text)
{
    struct patch patch = read(text);
    return patch.sections.count == 2 && patch.problems.count == 0 &&
           patch.sections.items[0].rank < patch.sections.items[1].rank;
}

TEST(parents_tell_the_order_of_commits)
{
    static const char one[] = "commit 1000000000000000000000000000000000000000 4000000\n\n" COPIES;
    static const char two[] = "commit 2000000000000000000000000000000000000000 1000000\n\n" ENTRY("x", "1111111..2222222");
    char text[2048];
    snprintf(text, sizeof text, "%s%s", one, two);
    CHECK(is_oldest_first(text));
    snprintf(text, sizeof text, "%s%s", two, one);
    CHECK(!is_oldest_first(text));
}

TEST(modes_tell_the_order_of_commits_where_ids_do_not)
{
    static const char executable[] = "diff --git a/x b/x\nold mode 100644\nnew mode 100755\n";
    static const char later[] = "diff --git a/x b/x\nindex 1111111..2222222 100755\n--- a/x\n+++ b/x\n@@ -1 +1 @@\n-a\n+b\n";
    char text[2048];
    snprintf(text, sizeof text, "%s%s%s%s", COMMIT("1"), executable, COMMIT("2"), later);
    CHECK(is_oldest_first(text));
    snprintf(text, sizeof text, "%s%s%s%s", COMMIT("2"), later, COMMIT("1"), executable);
    CHECK(!is_oldest_first(text));
}

/* Then nothing says that they follow each other. */
TEST(modes_do_not_tell_the_order_of_two_sides_of_a_merge)
{
    char text[2048];
    snprintf(text, sizeof text, "%s%s%s%s%s%s", "6f30000 merge\n", ENTRY("y", "1111111..2222222"), "3000000 merge\n",
             "2000000 words\n" ENTRY("x", "1111111..2222222"), "1000000 words\n",
             "diff --git a/x b/x\nold mode 100644\nnew mode 100755\n");
    struct patch patch = read(text);
    REQUIRE(patch.sections.count == 4 && patch.problems.count == 0);
    CHECK(patch.sections.items[0].rank > patch.sections.items[3].rank);
}

TEST(dates_tell_the_order_of_commits_where_nothing_else_does)
{
    CHECK(is_oldest_first(DATED("1", "Tue Nov 14 22:13:20 2023 +0000") COPIES
                          DATED("2", "Tue Nov 14 22:14:20 2023 +0000") ENTRY("x", "1111111..2222222")));
    CHECK(!is_oldest_first(DATED("1", "Tue Nov 14 22:13:20 2023 +0000") COPIES
                           DATED("2", "Tue Nov 14 22:12:20 2023 +0000") ENTRY("x", "1111111..2222222")));
    CHECK(!is_oldest_first(COMMIT("1") COPIES COMMIT("2") ENTRY("x", "1111111..2222222")));
    /* The ids are surer than the dates. */
    CHECK(!is_oldest_first(DATED("1", "Tue Nov 14 22:13:20 2023 +0000") ENTRY("x", "2222222..3333333")
                           DATED("2", "Tue Nov 14 22:14:20 2023 +0000") ENTRY("x", "1111111..2222222")));
}

TEST(short_ids_without_a_digit_begin_commits_where_they_can)
{
    struct patch patch = read("fbaabfa words\n" ENTRY("x", "2222222..3333333") "f48357f words\nfaaabfa words\n"
                              ENTRY("x", "1111111..2222222"));
    REQUIRE(patch.sections.count == 3 && patch.problems.count == 0);
    CHECK(bytes_is(patch.sections.items[0].tip, "fbaabfa") && bytes_is(patch.sections.items[2].tip, "faaabfa"));
    CHECK(read("facade words\n" ENTRY("x", "2222222..3333333")).sections.items[0].kind == PATCH_SECTION_PLAIN);
    CHECK(read("f48357f words\n" ENTRY("x", "2222222..3333333") "facade words\n").sections.count == 1);
}

#define MAIL(number) "From 1000000000000000000000000000000000000000 Mon Sep 17 00:00:00 2001\nSubject: [PATCH " number "] w\n\n---\n"

TEST(mails_come_in_order_and_all_of_them)
{
    struct patch patch = read(MAIL("1/2") ENTRY("x", "1111111..2222222") MAIL("2/2") ENTRY("x", "2222222..3333333"));
    REQUIRE(patch.problems.count == 0 && patch.files.count == 2);
    CHECK(patch.sections.items[1].kind == PATCH_SECTION_MAIL && patch_find_last(&patch, BYTES("x")) == 1);
    CHECK(patch.sections.items[0].expected == 0 && patch.sections.items[1].expected == 0);
    patch = read(MAIL("1/2") ENTRY("x", "1111111..2222222"));
    CHECK(patch.sections.items[0].is_cut_off);
    patch = read(MAIL("2/2") ENTRY("x", "1111111..2222222"));
    CHECK(patch.sections.items[0].expected == 1 && !patch.sections.items[0].is_cut_off);
}

TEST(one_diff_says_one_thing_of_a_path)
{
    CHECK(has_problem("### git diff --patch a..b\n" ENTRY("x", "1111111..2222222") ENTRY("x", "2222222..3333333"),
                      PATCH_PROBLEM_TWICE, 9));
}

TEST(lines_of_files_that_the_stat_calls_binary_are_not_counted)
{
    struct patch patch = read(" x | Bin 10 -> 11 bytes\n 1 file changed, 0 insertions(+), 0 deletions(-)\n\n"
                              ENTRY("x", "1111111..2222222"));
    REQUIRE(patch.sections.count == 1);
    CHECK(patch.sections.items[0].counts_files && !patch.sections.items[0].counts_lines);
}

TEST(a_stat_is_read_and_counted)
{
    struct patch patch = read(" x | 2 +-\n 1 file changed, 1 insertion(+), 1 deletion(-)\n\n" MODIFIED);
    REQUIRE(patch.sections.count == 1);
    const struct patch_section *section = &patch.sections.items[0];
    CHECK(section->stat.line == 2 && section->counts_files && section->counts_lines);
    CHECK(section->stat.files == 1 && section->stat.added == 1 && section->stat.removed == 1);
    CHECK(section->counted.files == 1 && section->counted.added == 1 && section->counted.removed == 1);
}

TEST(plain_sections_speak_in_the_order_they_stand)
{
    struct patch patch =
        read(ENTRY("x", "1111111..2222222") ENTRY("y", "1111111..2222222") ENTRY("x", "2222222..3333333"));
    CHECK(patch_find_last(&patch, BYTES("x")) == 2);
}

TEST(a_later_deletion_is_the_last_word)
{
    struct patch patch = read("### git diff --patch a..HEAD\n" ENTRY(
        "x", "1111111..2222222") "### git diff --patch (working tree)\n"
                                 "diff --git a/x b/x\ndeleted file mode 100644\nindex 2222222..0000000\n"
                                 "--- a/x\n+++ /dev/null\n@@ -1 +0,0 @@\n-b\n");
    size_t last = patch_find_last(&patch, BYTES("x"));
    REQUIRE(last == 1);
    CHECK(patch_removes(&patch.files.items[1], BYTES("x")));
    CHECK(!patch_removes(&patch.files.items[0], BYTES("x")));
}

TEST(a_later_rename_away_is_the_last_word)
{
    struct patch patch = read("### git diff --patch a..HEAD\n" ENTRY(
        "x", "1111111..2222222") "### git diff --patch (working tree)\n"
                                 "diff --git a/x b/y\nsimilarity index 100%\nrename from x\nrename to y\n");
    REQUIRE(patch_find_last(&patch, BYTES("x")) == 1 && patch_find_last(&patch, BYTES("y")) == 1);
    CHECK(patch_removes(&patch.files.items[1], BYTES("x")));
    CHECK(!patch_removes(&patch.files.items[1], BYTES("y")));
}

TEST(a_file_put_where_one_was_moved_away_is_the_last_word)
{
    struct patch patch = read("diff --git a/x b/x\nnew file mode 100644\nindex 0000000..2222222\n"
                              "--- /dev/null\n+++ b/x\n@@ -0,0 +1 @@\n+new\n"
                              "diff --git a/x b/y\nsimilarity index 100%\nrename from x\nrename to y\n");
    CHECK(patch_find_last(&patch, BYTES("x")) == 0);
}

TEST(many_files_are_found)
{
    enum { COUNT = 5000, ENTRY_SIZE = 59 };
    static char text[COUNT * ENTRY_SIZE + 1];
    size_t size = 0;
    for (unsigned i = 0; i < COUNT; i++)
        size += (size_t)snprintf(text + size, sizeof text - size,
                                 "diff --git a/%05u b/%05u\nold mode 100644\nnew mode 100755\n", i * 7919 % COUNT,
                                 i * 7919 % COUNT);
    struct patch patch = read(text);
    REQUIRE(patch.files.count == COUNT && patch.problems.count == 0);
    for (unsigned i = 0; i < COUNT; i++) {
        char path[8];
        snprintf(path, sizeof path, "%05u", i * 7919 % COUNT);
        CHECK(patch_find_last(&patch, bytes_of(path)) == i);
    }
}

int main(void)
{
    RUN(a_combined_diff_has_a_column_for_each_parent);
    RUN(a_combined_diff_with_wrong_counts_is_a_problem);
    RUN(a_side_of_a_combined_hunk_may_count_minus_one);
    RUN(a_file_in_conflict_is_an_entry_without_content);
    RUN(the_last_entry_of_a_path_is_that_of_the_working_tree);
    RUN(a_later_section_of_the_same_kind_has_the_last_word);
    RUN(each_entry_knows_the_one_before_it);
    RUN(a_renamed_file_comes_after_what_was_at_its_old_path);
    RUN(a_working_tree_compared_with_the_last_commit_does_not_follow_what_is_staged);
    RUN(commits_come_newest_first_unless_their_ids_say_otherwise);
    RUN(parents_tell_the_order_of_commits);
    RUN(modes_tell_the_order_of_commits_where_ids_do_not);
    RUN(modes_do_not_tell_the_order_of_two_sides_of_a_merge);
    RUN(dates_tell_the_order_of_commits_where_nothing_else_does);
    RUN(short_ids_without_a_digit_begin_commits_where_they_can);
    RUN(mails_come_in_order_and_all_of_them);
    RUN(one_diff_says_one_thing_of_a_path);
    RUN(lines_of_files_that_the_stat_calls_binary_are_not_counted);
    RUN(a_stat_is_read_and_counted);
    RUN(plain_sections_speak_in_the_order_they_stand);
    RUN(a_later_deletion_is_the_last_word);
    RUN(a_later_rename_away_is_the_last_word);
    RUN(a_file_put_where_one_was_moved_away_is_the_last_word);
    RUN(many_files_are_found);
    arena_release(&arena);
    return check_finish();
}
