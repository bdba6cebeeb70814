#include "patch_words.h"

#include "parse/patch/rebuild.h"

/* --- hunks ----------------------------------------------------------------------------------- */

TEST(hunk_headers_may_leave_out_counts_of_one)
{
    struct patch_file file = read_one(MODIFIED_HEADER "@@ -1 +1 @@\n-a\n+b\n");
    CHECK(file.added_lines == 1 && file.removed_lines == 1);
    file = read_one(MODIFIED_HEADER "@@ -3 +2,0 @@\n-a\n");
    CHECK(file.removed_lines == 1);
    file = read_one(MODIFIED_HEADER "@@ -3,0 +4,2 @@ context\n+a\n+b\n");
    CHECK(file.added_lines == 2);
}

TEST(hunks_are_consumed_by_their_counts)
{
    struct patch_file file = read_one(MODIFIED_HEADER "@@ -1,5 +1,3 @@\n"
                                                      "--- a/looks like a header\n"
                                                      "-diff --git a/inner b/inner\n"
                                                      "+### git diff --patch (working tree)\n"
                                                      " @@ -1 +1 @@\n"
                                                      "-++ b/inner\n"
                                                      "\n");
    CHECK(file.removed_lines == 3 && file.added_lines == 1 && file.hunk_count == 1);
}

TEST(a_patch_quoted_inside_a_hunk_is_text)
{
    struct patch patch = read("diff --git a/log.txt b/log.txt\nnew file mode 100644\nindex 0000000..1111111\n"
                              "--- /dev/null\n+++ b/log.txt\n@@ -0,0 +1,6 @@\n"
                              "+diff --git a/smoketest.md b/smoketest.md\n+--- /dev/null\n++++ smoketest.md\n"
                              "+@@ -0,0 +1 @@\n++x\n+### git diff --patch A..HEAD\n" MODIFIED);
    CHECK(patch.problems.count == 0 && patch.files.count == 2 && patch.sections.count == 1);
    CHECK(patch.files.items[0].added_lines == 6);
}

TEST(a_line_too_few_is_a_problem)
{
    struct patch patch = read(MODIFIED_HEADER "@@ -1,3 +1,4 @@\n one\n+two\n three\n" MODIFIED);
    REQUIRE(patch.problems.count == 1);
    CHECK(patch.problems.items[0].kind == PATCH_PROBLEM_HUNK_SHORT && patch.problems.items[0].line == 5);
    CHECK(patch.problems.items[0].expected == 4 && patch.problems.items[0].found == 3);
    CHECK(patch.files.count == 2 && patch.files.items[1].hunk_count == 1);
}

TEST(a_line_too_many_is_a_problem)
{
    struct patch patch = read(MODIFIED "+four\n+five\n");
    REQUIRE(patch.problems.count == 1);
    CHECK(patch.problems.items[0].kind == PATCH_PROBLEM_LINE && patch.problems.items[0].line == 10);
    CHECK(patch.problems.items[0].found == 2);
    CHECK(patch.files.items[0].added_lines == 1);
}

#define REWRITTEN                                                                                                      \
    "diff --git a/n b/n\ndissimilarity index 95%\nindex 1111111..2222222 100644\n--- a/n\n+++ b/n\n"

TEST(a_file_written_anew_may_lack_its_old_lines)
{
    struct patch_file file = read_one(REWRITTEN "@@ -?,? +1,2 @@\n+a\n+b\n");
    CHECK(file.lacks_old_side && file.added_lines == 2 && count_walked(&file, '+') == 2);
    CHECK(read_one(REWRITTEN "@@ -?,? +0,0 @@\n").lacks_old_side);
    CHECK(has_problem(REWRITTEN "@@ -?,? +1,2 @@\n+a\n-b\n", PATCH_PROBLEM_HUNK_SHORT, 6));
    CHECK(has_problem(REWRITTEN "@@ -?,? +2 @@\n+a\n", PATCH_PROBLEM_HUNK_SHIFT, 6));
    CHECK(has_problem(REWRITTEN "@@ -?,? +1 @@\n+a\n@@ -?,? +2 @@\n+b\n", PATCH_PROBLEM_HUNK_HEADER, 8));
    CHECK(has_problem(REWRITTEN "@@ -?,? +1 @@\n+a\n@@ -4 +5 @@\n-a\n+b\n", PATCH_PROBLEM_HUNK_HEADER, 8));
    CHECK(has_problem(REWRITTEN "@@ -1 +1 @@\n-a\n+b\n@@ -?,? +2 @@\n+a\n", PATCH_PROBLEM_HUNK_HEADER, 9));
    CHECK(has_problem(MODIFIED_HEADER "@@ -?,? +1 @@\n+a\n", PATCH_PROBLEM_HUNK_HEADER, 5));
}

TEST(a_line_of_the_wrong_side_ends_a_hunk)
{
    struct patch patch = read(MODIFIED_HEADER "@@ -1,2 +1 @@\n-a\n+b\n+c\n");
    REQUIRE(patch.problems.count == 1);
    CHECK(patch.problems.items[0].kind == PATCH_PROBLEM_HUNK_SHORT);
    CHECK(patch.problems.items[0].expected == 2 && patch.problems.items[0].found == 1);
}

TEST(hunk_headers_that_cannot_be_read_are_a_problem)
{
    CHECK(has_problem(MODIFIED_HEADER "@@ -1 +x @@\n-a\n+b\n", PATCH_PROBLEM_HUNK_HEADER, 5));
    CHECK(has_problem(MODIFIED_HEADER "@@ -1,1, +1 @@\n-a\n+b\n", PATCH_PROBLEM_HUNK_HEADER, 5));
    CHECK(has_problem(MODIFIED_HEADER "@@ -1 +1\n-a\n+b\n", PATCH_PROBLEM_HUNK_HEADER, 5));
    CHECK(has_problem(MODIFIED_HEADER "@@ -1 +99999999999999999999 @@\n-a\n+b\n", PATCH_PROBLEM_HUNK_HEADER, 5));
    CHECK(has_problem(MODIFIED_HEADER "@@ -1 +1,18446744073709551615 @@\n-a\n+b\n", PATCH_PROBLEM_HUNK_HEADER, 5));
}

TEST(hunks_that_overlap_or_run_backwards_are_a_problem)
{
    CHECK(has_problem(MODIFIED_HEADER "@@ -5 +5 @@\n-a\n+b\n@@ -5 +5 @@\n-a\n+b\n", PATCH_PROBLEM_HUNK_ORDER, 8));
    CHECK(has_problem(MODIFIED_HEADER "@@ -5 +5 @@\n-a\n+b\n@@ -2 +2 @@\n-a\n+b\n", PATCH_PROBLEM_HUNK_ORDER, 8));
    CHECK(has_problem(MODIFIED_HEADER "@@ -5 +5 @@\n-a\n+b\n@@ -9 +5 @@\n-a\n+b\n", PATCH_PROBLEM_HUNK_ORDER, 8));
    CHECK(has_problem(MODIFIED_HEADER "@@ -0 +1 @@\n-a\n+b\n", PATCH_PROBLEM_HUNK_ORDER, 5));
    CHECK(read(MODIFIED_HEADER "@@ -5 +5 @@\n-a\n+b\n@@ -6 +6 @@\n-a\n+b\n").problems.count == 0);
}

/* git diff --function-context. */
TEST(a_hunk_may_repeat_the_last_line_of_the_one_before_it)
{
    struct patch_file file = read_one(MODIFIED_HEADER "@@ -1,2 +1,3 @@\n one\n+new\n two\n@@ -2,2 +3,1 @@\n two\n-three\n");
    CHECK(file.hunk_count == 2 && count_walked(&file, ' ') == 2 && count_walked(&file, '-') == 1);
    CHECK(has_problem(MODIFIED_HEADER "@@ -1,2 +1,3 @@\n one\n+new\n two\n@@ -2,2 +3,1 @@\n TWO\n-three\n",
                      PATCH_PROBLEM_HUNK_ORDER, 9));
    CHECK(has_problem(MODIFIED_HEADER "@@ -1,2 +1,3 @@\n one\n two\n+new\n@@ -2,2 +3,1 @@\n new\n-three\n",
                      PATCH_PROBLEM_HUNK_ORDER, 9));
    CHECK(has_problem(MODIFIED_HEADER "@@ -1,2 +1,3 @@\n one\n+new\n two\n@@ -2,2 +2,1 @@\n two\n-three\n",
                      PATCH_PROBLEM_HUNK_ORDER, 9));
}

TEST(a_new_side_that_does_not_follow_from_the_hunks_before_is_a_problem)
{
    CHECK(read(MODIFIED_HEADER "@@ -1 +1,3 @@\n-a\n+b\n+c\n+d\n@@ -9 +11 @@\n-a\n+b\n").problems.count == 0);
    struct patch patch = read(MODIFIED_HEADER "@@ -1 +1,3 @@\n-a\n+b\n+c\n+d\n@@ -9 +12 @@\n-a\n+b\n");
    REQUIRE(patch.problems.count == 1);
    CHECK(patch.problems.items[0].kind == PATCH_PROBLEM_HUNK_SHIFT && patch.problems.items[0].line == 10);
    CHECK(patch.problems.items[0].expected == 11 && patch.problems.items[0].found == 12);
}

TEST(an_empty_line_in_a_hunk_is_context)
{
    struct patch_file file = read_one(MODIFIED_HEADER "@@ -1,3 +1,3 @@\n one\n\n-a\n+b\n");
    CHECK(file.hunk_count == 1 && count_walked(&file, ' ') == 2);
}

TEST(no_newline_marks_belong_to_the_hunk)
{
    struct patch_file file = read_one(MODIFIED_HEADER "@@ -1 +1 @@\n-a\n\\ No newline at end of file\n"
                                                      "+b\n\\ No newline at end of file\n");
    struct patch_walk walk = patch_walk_start(&file);
    struct patch_line line;
    CHECK(patch_walk_next(&walk, &line) && line.origin == '-' && line.no_newline);
    CHECK(patch_walk_next(&walk, &line) && line.origin == '+' && line.no_newline);
    CHECK(!patch_walk_next(&walk, &line));
    CHECK(bytes_end_with(file.hunks, BYTES("of file\n")));
}

TEST(a_line_after_the_last_line_of_the_file_is_a_problem)
{
#define MARK "\\ No newline at end of file\n"
    CHECK(has_problem(MODIFIED_HEADER "@@ -0,0 +1,2 @@\n+a\n" MARK "+b\n", PATCH_PROBLEM_HUNK_SHORT, 5));
    CHECK(has_problem(MODIFIED_HEADER "@@ -1 +1,2 @@\n a\n" MARK "+b\n", PATCH_PROBLEM_HUNK_SHORT, 5));
    CHECK(
        has_problem(MODIFIED_HEADER "@@ -1 +1 @@\n-a\n+b\n" MARK "@@ -5 +5 @@\n-a\n+b\n", PATCH_PROBLEM_HUNK_SHORT, 9));
    CHECK(read(MODIFIED_HEADER "@@ -1 +1,2 @@\n-a\n" MARK "+b\n+c\n" MARK).problems.count == 0);
}

TEST(a_patch_with_crlf_line_ends_is_read)
{
    struct patch_file file =
        read_one("diff --git a/doc.md b/doc.md\r\nindex 1111111..2222222 100644\r\n--- a/doc.md\r\n"
                 "+++ b/doc.md\r\n@@ -1,3 +1,3 @@\r\n one\r\n-two\r\n+TWO\r\n\r\n");
    struct patch_walk walk = patch_walk_start(&file);
    struct patch_line line;
    CHECK(bytes_is(file.new_path, "doc.md") && bytes_is(file.new_id, "2222222"));
    CHECK(patch_walk_next(&walk, &line) && bytes_is(line.text, "one\r"));
}

TEST(a_walk_gives_lines_of_both_sides)
{
    struct patch_file file = read_one(MODIFIED_HEADER "@@ -3,3 +3,4 @@\n one\n-two\n+TWO\n+more\n three\n"
                                                      "@@ -20 +21 @@\n-x\n+y\n");
    struct patch_walk walk = patch_walk_start(&file);
    struct patch_line line;
    CHECK(patch_walk_next(&walk, &line) && line.origin == ' ' && bytes_is(line.text, "one"));
    CHECK(line.line == 6 && line.old_line == 3 && line.new_line == 3 && !line.no_newline);
    CHECK(patch_walk_next(&walk, &line) && line.origin == '-' && line.old_line == 4 && line.line == 7);
    CHECK(patch_walk_next(&walk, &line) && line.origin == '+' && line.new_line == 4);
    CHECK(patch_walk_next(&walk, &line) && line.origin == '+' && line.new_line == 5 && bytes_is(line.text, "more"));
    CHECK(patch_walk_next(&walk, &line) && line.origin == ' ' && line.old_line == 5 && line.new_line == 6);
    CHECK(patch_walk_next(&walk, &line) && line.origin == '-' && line.old_line == 20 && line.line == 12);
    CHECK(patch_walk_next(&walk, &line) && line.origin == '+' && line.new_line == 21);
    CHECK(!patch_walk_next(&walk, &line));
}

/* --- rebuilding ------------------------------------------------------------------------------ */

static enum patch_rebuilt rebuilt(const char *text)
{
    struct patch_file file = read_one(text);
    uint64_t binary_left = 1 << 20;
    return patch_rebuild(&file, &binary_left, &normal_limits, &arena);
}

TEST(an_added_file_has_the_id_of_its_lines)
{
    CHECK(rebuilt(ADDED("814f4a4", TWO_LINES)) == PATCH_REBUILT_SAME);
    CHECK(rebuilt(ADDED("814f4a422927b82f5f8a43f8fab6d3839e3983f2", TWO_LINES)) == PATCH_REBUILT_SAME);
    CHECK(rebuilt(ADDED("814f4a5", TWO_LINES)) == PATCH_REBUILT_DIFFERS);
    CHECK(rebuilt(ADDED("814f4a422927b82f5f8a43f8fab6d3839e3983f3", TWO_LINES)) == PATCH_REBUILT_DIFFERS);
}

TEST(a_final_line_without_newline_is_rebuilt)
{
    CHECK(rebuilt(ADDED("9ed40b4", TWO_LINES "\\ No newline at end of file\n")) == PATCH_REBUILT_SAME);
    CHECK(rebuilt(ADDED("814f4a4", TWO_LINES "\\ No newline at end of file\n")) == PATCH_REBUILT_DIFFERS);
}

TEST(ids_of_sha256_repositories_are_known)
{
    CHECK(rebuilt("diff --git a/n b/n\nnew file mode 100644\n"
                  "index 0000000000000000000000000000000000000000000000000000000000000000.."
                  "a6b74238e52ca07a0ce235197f8b444a58b98ad8a0e07a20a896e15345546da8\n"
                  "--- /dev/null\n+++ b/n\n" TWO_LINES) == PATCH_REBUILT_SAME);
    CHECK(rebuilt(ADDED("a6b7423", TWO_LINES)) == PATCH_REBUILT_SAME);
}

TEST(line_ends_changed_in_transit_are_told)
{
    CHECK(rebuilt(ADDED("4e349b5", TWO_LINES)) == PATCH_REBUILT_CRLF);
    CHECK(rebuilt(ADDED("4e349b5", "@@ -0,0 +1,2 @@\n+one\r\n+two\r\n")) == PATCH_REBUILT_SAME);
    CHECK(rebuilt(ADDED("814f4a4", "@@ -0,0 +1,2 @@\r\n+one\r\n+two\r\n")) == PATCH_REBUILT_CRLF);
}

TEST(a_deleted_file_has_the_id_of_its_lines)
{
    CHECK(rebuilt("diff --git a/n b/n\ndeleted file mode 100644\nindex 814f4a4..0000000\n--- a/n\n+++ /dev/null\n"
                  "@@ -1,2 +0,0 @@\n-one\n-two\n") == PATCH_REBUILT_SAME);
    CHECK(rebuilt("diff --git a/n b/n\ndeleted file mode 100644\nindex 814f4a5..0000000\n--- a/n\n+++ /dev/null\n"
                  "@@ -1,2 +0,0 @@\n-one\n-two\n") == PATCH_REBUILT_DIFFERS);
}

TEST(an_empty_file_has_the_id_of_nothing)
{
    CHECK(rebuilt("diff --git a/e b/e\nnew file mode 100644\nindex 0000000..e69de29\n") == PATCH_REBUILT_SAME);
    CHECK(rebuilt("diff --git a/e b/e\nnew file mode 100644\nindex 0000000..814f4a4\n") == PATCH_REBUILT_DIFFERS);
}

TEST(a_symlink_has_the_id_of_its_target)
{
    CHECK(rebuilt("diff --git a/l b/l\nnew file mode 120000\nindex 0000000..1de5659\n--- /dev/null\n+++ b/l\n"
                  "@@ -0,0 +1 @@\n+target\n\\ No newline at end of file\n") == PATCH_REBUILT_SAME);
}

TEST(what_is_not_whole_is_not_rebuilt)
{
    CHECK(rebuilt(MODIFIED) == PATCH_REBUILT_NOT);
    CHECK(rebuilt("diff --git a/z b/z\nnew file mode 100644\nindex 0000000..06e1700\n"
                  "Binary files /dev/null and b/z differ\n") == PATCH_REBUILT_NOT);
    CHECK(rebuilt("diff --git a/lib b/lib\nnew file mode 160000\nindex 0000000..2222222\n--- /dev/null\n+++ b/lib\n"
                  "@@ -0,0 +1 @@\n+Subproject commit 2222222222222222222222222222222222222222\n") == PATCH_REBUILT_SAME);
    CHECK(rebuilt("diff --git a/n b/n\ndeleted file mode 100644\nindex 814f4a4..0000000\n") == PATCH_REBUILT_NOT);
    CHECK(rebuilt("diff --git a/n b/n\nnew file mode 100644\n") == PATCH_REBUILT_NOT);
}

/* --- git ids --------------------------------------------------------------------------------- */

TEST(git_ids_are_hex_of_4_to_64_digits)
{
    CHECK(git_id_is_hex(BYTES("abcd")) && git_id_is_hex(BYTES("ABCDEF0")));
    CHECK(!git_id_is_hex(BYTES("abc")) && !git_id_is_hex(BYTES("abcg")) && !git_id_is_hex(BYTES("")));
    CHECK(!git_id_is_hex(BYTES("00112233445566778899aabbccddeeff00112233445566778899aabbccddeeff0")));
    CHECK(git_id_is_full(BYTES("814f4a422927b82f5f8a43f8fab6d3839e3983f2")));
    CHECK(!git_id_is_full(BYTES("814f4a422927b82f5f8a43f8fab6d3839e3983f")));
    CHECK(git_id_is_null(BYTES("0000000")) && !git_id_is_null(BYTES("0000001")) && !git_id_is_null(BYTES("")));
}

TEST(git_ids_agree_as_far_as_both_go)
{
    CHECK(git_id_agree(BYTES("814f4a4"), BYTES("814F4A422927")) == 7);
    CHECK(git_id_agree(BYTES("814f4a5"), BYTES("814f4a422927")) == 0);
    CHECK(git_id_agree(BYTES(""), BYTES("814f")) == 0);
}

TEST(a_git_id_may_begin_a_digest)
{
    static const uint8_t digest[] = {0x81, 0x4F, 0x4A};
    CHECK(git_id_begins(BYTES("814f4"), digest, 3) && git_id_begins(BYTES("814F4A"), digest, 3));
    CHECK(!git_id_begins(BYTES("814f5"), digest, 3) && !git_id_begins(BYTES("814f4a0"), digest, 3));
    CHECK(!git_id_begins(BYTES(""), digest, 3) && !git_id_begins(BYTES("81g"), digest, 3));
}

int main(void)
{
    RUN(hunk_headers_may_leave_out_counts_of_one);
    RUN(hunks_are_consumed_by_their_counts);
    RUN(a_patch_quoted_inside_a_hunk_is_text);
    RUN(a_line_too_few_is_a_problem);
    RUN(a_line_too_many_is_a_problem);
    RUN(a_file_written_anew_may_lack_its_old_lines);
    RUN(a_line_of_the_wrong_side_ends_a_hunk);
    RUN(hunk_headers_that_cannot_be_read_are_a_problem);
    RUN(hunks_that_overlap_or_run_backwards_are_a_problem);
    RUN(a_hunk_may_repeat_the_last_line_of_the_one_before_it);
    RUN(a_new_side_that_does_not_follow_from_the_hunks_before_is_a_problem);
    RUN(an_empty_line_in_a_hunk_is_context);
    RUN(no_newline_marks_belong_to_the_hunk);
    RUN(a_line_after_the_last_line_of_the_file_is_a_problem);
    RUN(a_patch_with_crlf_line_ends_is_read);
    RUN(a_walk_gives_lines_of_both_sides);
    RUN(an_added_file_has_the_id_of_its_lines);
    RUN(a_final_line_without_newline_is_rebuilt);
    RUN(ids_of_sha256_repositories_are_known);
    RUN(line_ends_changed_in_transit_are_told);
    RUN(a_deleted_file_has_the_id_of_its_lines);
    RUN(an_empty_file_has_the_id_of_nothing);
    RUN(a_symlink_has_the_id_of_its_target);
    RUN(what_is_not_whole_is_not_rebuilt);
    RUN(git_ids_are_hex_of_4_to_64_digits);
    RUN(git_ids_agree_as_far_as_both_go);
    RUN(a_git_id_may_begin_a_digest);
    arena_release(&arena);
    return check_finish();
}
