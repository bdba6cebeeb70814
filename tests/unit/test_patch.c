#include "patch_words.h"

#include "parse/patch/rebuild.h"

#include <stdlib.h>
#include <string.h>

/* --- entries --------------------------------------------------------------------------------- */

TEST(a_modified_file_is_read)
{
    struct patch patch = read(MODIFIED);
    REQUIRE(patch.files.count == 1 && patch.problems.count == 0);
    const struct patch_file *file = &patch.files.items[0];
    CHECK(file->change == PATCH_MODIFIED);
    CHECK(bytes_is(file->old_path, "doc.md") && bytes_is(file->new_path, "doc.md"));
    CHECK(bytes_is(file->old_id, "1111111") && bytes_is(file->new_id, "2222222"));
    CHECK(file->old_mode == 0100644 && file->new_mode == 0100644);
    CHECK(file->line == 1 && file->hunks_line == 5 && file->hunk_count == 1);
    CHECK(file->added_lines == 1 && file->removed_lines == 1);
    CHECK(bytes_is(file->hunks, "@@ -1,3 +1,3 @@ heading\n one\n-two\n+TWO\n three\n"));
    REQUIRE(patch.sections.count == 1);
    CHECK(patch.sections.items[0].kind == PATCH_SECTION_PLAIN && patch.sections.items[0].file_count == 1);
}

TEST(ids_have_4_to_64_digits)
{
    struct patch_file file =
        read_one("diff --git a/x b/x\nindex badc..29a0 100644\n--- a/x\n+++ b/x\n@@ -1 +1 @@\n-a\n+b\n");
    CHECK(bytes_is(file.new_id, "29a0"));
    file = read_one("diff --git a/x b/x\n"
                    "index 00112233445566778899aabbccddeeff00112233445566778899aabbccddeeff.."
                    "ffeeddccbbaa99887766554433221100ffeeddccbbaa99887766554433221100 100644\n"
                    "--- a/x\n+++ b/x\n@@ -1 +1 @@\n-a\n+b\n");
    CHECK(file.new_id.size == 64);
}

TEST(added_and_deleted_files_are_told)
{
    struct patch_file file = read_one("diff --git a/n.md b/n.md\nnew file mode 100755\nindex 0000000..814f4a4\n"
                                      "--- /dev/null\n+++ b/n.md\n@@ -0,0 +1,2 @@\n+one\n+two\n");
    CHECK(file.change == PATCH_ADDED && file.new_mode == 0100755 && file.old_mode == 0);
    CHECK(bytes_is(file.old_path, "n.md") && git_id_is_null(file.old_id));
    file = read_one("diff --git a/n.md b/n.md\ndeleted file mode 100644\nindex 814f4a4..0000000\n"
                    "--- a/n.md\n+++ /dev/null\n@@ -1,2 +0,0 @@\n-one\n-two\n");
    CHECK(file.change == PATCH_DELETED && file.old_mode == 0100644 && file.new_mode == 0);
    CHECK(bytes_is(file.new_path, "n.md") && file.removed_lines == 2);
}

TEST(an_empty_file_has_no_hunks)
{
    struct patch_file file = read_one("diff --git a/e b/e\nnew file mode 100644\nindex 0000000..e69de29\n");
    CHECK(file.change == PATCH_ADDED && file.hunk_count == 0 && file.hunks.size == 0);
}

TEST(a_mode_change_alone_has_no_index_line)
{
    struct patch_file file = read_one("diff --git a/run me.sh b/run me.sh\nold mode 100644\nnew mode 100755\n");
    CHECK(file.change == PATCH_MODE_ONLY && file.old_mode == 0100644 && file.new_mode == 0100755);
    CHECK(bytes_is(file.new_path, "run me.sh") && file.new_id.size == 0);
}

TEST(a_mode_change_with_content_is_a_modification)
{
    struct patch_file file = read_one("diff --git a/x b/x\nold mode 100644\nnew mode 100755\nindex 1111111..2222222\n"
                                      "--- a/x\n+++ b/x\n@@ -1 +1 @@\n-a\n+b\n");
    CHECK(file.change == PATCH_MODIFIED && file.new_mode == 0100755);
}

TEST(a_pure_rename_has_no_index_line)
{
    struct patch_file file = read_one("diff --git a/old name b/new/name\nsimilarity index 100%\n"
                                      "rename from old name\nrename to new/name\n");
    CHECK(file.change == PATCH_RENAMED && file.similarity == 100 && file.new_id.size == 0);
    CHECK(bytes_is(file.old_path, "old name") && bytes_is(file.new_path, "new/name"));
}

TEST(copies_and_changed_renames_keep_their_hunks)
{
    struct patch_file file = read_one("diff --git a/x b/y\nsimilarity index 80%\ncopy from x\ncopy to y\n"
                                      "index 1111111..2222222 100644\n--- a/x\n+++ b/y\n@@ -1 +1 @@\n-a\n+b\n");
    CHECK(file.change == PATCH_COPIED && file.similarity == 80 && file.hunk_count == 1);
    file = read_one("diff --git a/x b/y\nsimilarity index 51%\nrename from x\nrename to y\n"
                    "index 1111111..2222222 100644\n--- a/x\n+++ b/y\n@@ -1 +1 @@\n-a\n+b\n");
    CHECK(file.change == PATCH_RENAMED && bytes_is(file.old_path, "x") && bytes_is(file.new_path, "y"));
}

TEST(a_rewrite_has_a_dissimilarity)
{
    struct patch_file file = read_one("diff --git a/x b/x\ndissimilarity index 97%\nindex 1111111..2222222 100644\n"
                                      "--- a/x\n+++ b/x\n@@ -1 +1 @@\n-a\n+b\n");
    CHECK(file.change == PATCH_MODIFIED);
}

TEST(binary_files_may_differ_without_data)
{
    struct patch_file file = read_one("diff --git a/p q.png b/p q.png\nindex 1111111..2222222 100644\n"
                                      "Binary files a/p q.png and b/p q.png differ\n");
    CHECK(file.is_binary && file.binary == NULL && bytes_is(file.new_path, "p q.png"));
    file = read_one("diff --git a/z.zip b/z.zip\nnew file mode 100644\nindex 0000000..06e1700\n"
                    "Binary files /dev/null and b/z.zip differ\n");
    CHECK(file.is_binary && file.change == PATCH_ADDED && bytes_is(file.new_id, "06e1700"));
}

TEST(a_binary_patch_is_skipped_by_its_line_lengths)
{
    struct patch patch = read("diff --git a/b.bin b/b.bin\n"
                              "index 1111111..2222222 100644\n"
                              "GIT binary patch\n"
                              "literal 4\n"
                              "LcmZQzWMT#Y01f~L\n"
                              "D@@-+00\n"
                              "\n"
                              "delta 3\n"
                              "C00000\n"
                              "\n" MODIFIED);
    CHECK(patch.problem_counts[PATCH_PROBLEM_BINARY] == 1); /* the second line has a digit too few */
    patch = read("diff --git a/b.bin b/b.bin\nindex 1111111..2222222 100644\nGIT binary patch\n"
                 "literal 4\nDcmZQz\n\ndelta 4\nD@@-+0\n\n" MODIFIED);
    REQUIRE(patch.problems.count == 0 && patch.files.count == 2);
    CHECK(patch.files.items[0].is_binary && patch.files.items[0].binary != NULL);
    CHECK(patch.files.items[1].line == 10);
}

TEST(a_binary_patch_may_have_one_part)
{
    struct patch patch = read("diff --git a/b.bin b/b.bin\nnew file mode 100644\nindex 0000000..2222222\n"
                              "GIT binary patch\nliteral 4\nDcmZQz\n\n" MODIFIED);
    CHECK(patch.problems.count == 0 && patch.files.count == 2);
}

TEST(submodules_and_symlinks_have_their_modes)
{
    struct patch_file file = read_one("diff --git a/lib b/lib\nindex 1111111..2222222 160000\n--- a/lib\n+++ b/lib\n"
                                      "@@ -1 +1 @@\n-Subproject commit 1111111\n+Subproject commit 2222222\n");
    CHECK(file.new_mode == 0160000);
    file = read_one("diff --git a/l b/l\nnew file mode 120000\nindex 0000000..1de5659\n--- /dev/null\n+++ b/l\n"
                    "@@ -0,0 +1 @@\n+target\n\\ No newline at end of file\n");
    CHECK(file.new_mode == 0120000);
}

/* --- paths ----------------------------------------------------------------------------------- */

TEST(paths_with_blanks_end_at_the_tab)
{
    struct patch_file file = read_one("diff --git a/ROADMAP (1).md b/ROADMAP (1).md\nindex 1111111..2222222 100644\n"
                                      "--- a/ROADMAP (1).md\t\n+++ b/ROADMAP (1).md\t\n@@ -1 +1 @@\n-a\n+b\n");
    CHECK(bytes_is(file.old_path, "ROADMAP (1).md") && bytes_is(file.new_path, "ROADMAP (1).md"));
}

TEST(a_path_may_hold_what_separates_paths)
{
    struct patch_file file = read_one("diff --git a/x b/y b/x b/y\nold mode 100644\nnew mode 100755\n");
    CHECK(bytes_is(file.new_path, "x b/y"));
    file = read_one("diff --git a/a b/b b/c b/d\nsimilarity index 100%\nrename from a b/b\nrename to c b/d\n");
    CHECK(bytes_is(file.old_path, "a b/b") && bytes_is(file.new_path, "c b/d"));
}

TEST(quoted_paths_are_unquoted)
{
    struct patch_file file =
        read_one("diff --git \"a/caf\\303\\251 \\\"q\\\"\\t.md\" \"b/caf\\303\\251 \\\"q\\\"\\t.md\"\n"
                 "index 1111111..2222222 100644\n"
                 "--- \"a/caf\\303\\251 \\\"q\\\"\\t.md\"\t\n"
                 "+++ \"b/caf\\303\\251 \\\"q\\\"\\t.md\"\t\n@@ -1 +1 @@\n-a\n+b\n");
    CHECK(bytes_is(file.new_path, "caf\xC3\xA9 \"q\"\t.md"));
}

TEST(one_of_two_paths_may_be_quoted)
{
    struct patch_file file = read_one("diff --git a/plain \"b/\\303\\251\"\nsimilarity index 100%\n"
                                      "rename from plain\nrename to \"\\303\\251\"\n");
    CHECK(bytes_is(file.old_path, "plain") && bytes_is(file.new_path, "\xC3\xA9"));
    file = read_one("diff --git \"a/\\303\\251\" b/plain name\nsimilarity index 100%\n"
                    "rename from \"\\303\\251\"\nrename to plain name\n");
    CHECK(bytes_is(file.old_path, "\xC3\xA9") && bytes_is(file.new_path, "plain name"));
}

TEST(broken_quoting_is_a_problem)
{
    CHECK(has_problem("diff --git \"a/x b/x\nold mode 100644\nnew mode 100755\n", PATCH_PROBLEM_QUOTING, 1));
    CHECK(has_problem("diff --git \"a/\\q\" \"b/\\q\"\nold mode 100644\nnew mode 100755\n", PATCH_PROBLEM_QUOTING, 1));
    CHECK(has_problem("diff --git \"a/\\000\" \"b/\\000\"\nold mode 100644\nnew mode 100755\n", PATCH_PROBLEM_QUOTING,
                      1));
    CHECK(has_problem("diff --git \"a/\\777\" \"b/\\777\"\nold mode 100644\nnew mode 100755\n", PATCH_PROBLEM_QUOTING,
                      1));
    CHECK(has_problem("diff --git \"a/x\" \"b/x\"y\nold mode 100644\nnew mode 100755\n", PATCH_PROBLEM_QUOTING, 1));
}

TEST(other_prefixes_of_git_are_known)
{
    struct patch_file file = read_one("diff --git i/a/x w/a/x\nindex 1111111..2222222 100644\n--- i/a/x\n+++ w/a/x\n"
                                      "@@ -1 +1 @@\n-a\n+b\n");
    CHECK(bytes_is(file.new_path, "a/x"));
    file = read_one("diff --git a/x a/x\nindex 1111111..2222222 100644\n--- a/x\n+++ a/x\n@@ -1 +1 @@\n-a\n+b\n");
    CHECK(bytes_is(file.new_path, "a/x"));
    file = read_one("diff --git a/x b/y\nsimilarity index 100%\nrename from a/x\nrename to b/y\n");
    CHECK(bytes_is(file.old_path, "a/x") && bytes_is(file.new_path, "b/y"));
}

TEST(lines_that_name_different_files_are_a_problem)
{
    CHECK(has_problem("diff --git a/x b/y\nindex 1111111..2222222 100644\n--- a/x\n+++ b/y\n@@ -1 +1 @@\n-a\n+b\n",
                      PATCH_PROBLEM_PATHS, 1));
    CHECK(has_problem("diff --git a/x b/x\nindex 1111111..2222222 100644\n--- a/x\n+++ b/y\n@@ -1 +1 @@\n-a\n+b\n",
                      PATCH_PROBLEM_PATHS, 1));
    CHECK(
        has_problem("diff --git a/x b/y\nsimilarity index 100%\nrename from x\nrename to z\n", PATCH_PROBLEM_PATHS, 1));
    CHECK(
        has_problem("diff --git a/x b/x\nindex 1111111..2222222 100644\n--- /dev/null\n+++ b/x\n@@ -1 +1 @@\n-a\n+b\n",
                    PATCH_PROBLEM_PATHS, 1));
    CHECK(has_problem("diff --git a/x b/x\nnew file mode 100644\nindex 0000000..2222222\n--- a/x\n+++ b/x\n"
                      "@@ -0,0 +1 @@\n+b\n",
                      PATCH_PROBLEM_PATHS, 1));
    CHECK(has_problem("diff --git nonsense\nold mode 100644\nnew mode 100755\n", PATCH_PROBLEM_PATHS, 1));
}

/* --- headers --------------------------------------------------------------------------------- */

TEST(header_lines_that_contradict_each_other_are_a_problem)
{
    CHECK(has_problem("diff --git a/x b/x\nnew file mode 100644\nindex 1111111..2222222\n", PATCH_PROBLEM_HEADER, 1));
    CHECK(has_problem("diff --git a/x b/x\nindex 0000000..2222222 100644\n", PATCH_PROBLEM_HEADER, 1));
    CHECK(has_problem("diff --git a/x b/x\nindex 1111111..0000000 100644\n", PATCH_PROBLEM_HEADER, 1));
    CHECK(has_problem("diff --git a/x b/x\nold mode 100644\n", PATCH_PROBLEM_HEADER, 1));
    CHECK(has_problem("diff --git a/x b/x\nnew file mode 100644\ndeleted file mode 100644\n", PATCH_PROBLEM_HEADER, 3));
    CHECK(has_problem("diff --git a/x b/x\nold mode 100644\nnew mode 100755\nindex 1111111..2222222 100644\n",
                      PATCH_PROBLEM_HEADER, 4));
}

TEST(header_lines_that_stand_twice_are_a_problem)
{
    CHECK(has_problem("diff --git a/x b/x\nindex 1111111..2222222 100644\nindex 3333333..4444444 100644\n",
                      PATCH_PROBLEM_HEADER, 3));
}

TEST(header_lines_that_cannot_be_read_are_a_problem)
{
    CHECK(has_problem("diff --git a/x b/x\nindex 111..222 100644\n", PATCH_PROBLEM_HEADER, 2));
    CHECK(has_problem("diff --git a/x b/x\nindex 1111111.2222222 100644\n", PATCH_PROBLEM_HEADER, 2));
    CHECK(has_problem("diff --git a/x b/x\nindex 1111111..222222g 100644\n", PATCH_PROBLEM_HEADER, 2));
    CHECK(has_problem("diff --git a/x b/x\nindex 1111111..2222222 10064\n", PATCH_PROBLEM_HEADER, 2));
    CHECK(has_problem("diff --git a/x b/x\nindex 1111111..2222222 100648\n", PATCH_PROBLEM_HEADER, 2));
    CHECK(has_problem("diff --git a/x b/y\nsimilarity index 101%\nrename from x\nrename to y\n", PATCH_PROBLEM_HEADER,
                      2));
}

TEST(hunks_without_names_are_a_problem)
{
    CHECK(has_problem("diff --git a/x b/x\nindex 1111111..2222222 100644\n@@ -1 +1 @@\n-a\n+b\n", PATCH_PROBLEM_HEADER,
                      3));
}

/* --- sections -------------------------------------------------------------------------------- */

#define OTHER "diff --git a/other b/other\nold mode 100644\nnew mode 100755\n"

TEST(sections_are_told_by_their_headings)
{
    struct patch patch = read("### git diff --patch 1234567..HEAD\n" MODIFIED "\n"
                              "### git diff --patch (working tree)\n" MODIFIED "\n"
                              "### git diff --cached --patch (staged)\n" MODIFIED OTHER);
    REQUIRE(patch.sections.count == 3 && patch.files.count == 4 && patch.problems.count == 0);
    const struct patch_section *sections = patch.sections.items;
    CHECK(sections[0].kind == PATCH_SECTION_RANGE && sections[0].line == 1);
    CHECK(bytes_is(sections[0].base, "1234567") && bytes_is(sections[0].tip, "HEAD"));
    CHECK(sections[1].kind == PATCH_SECTION_WORKTREE && sections[1].line == 12 && sections[1].base.size == 0);
    CHECK(sections[2].kind == PATCH_SECTION_STAGED && sections[2].first_file == 2 && sections[2].file_count == 2);
    CHECK(patch.files.items[1].section == 1 && patch.files.items[3].section == 2);
}

TEST(a_section_may_say_nothing)
{
    struct patch patch = read("No diff\n");
    REQUIRE(patch.sections.count == 1);
    CHECK(patch.sections.items[0].says_nothing && patch.files.count == 0 && patch.problems.count == 0);
    CHECK(read("(no changes)\n").sections.count == 1 && read("No changes.\n").sections.count == 1);
    CHECK(read("No difference that I know of\n").sections.count == 0);
    patch = read("### git diff --patch a1b2c3d..HEAD\nNo local diff\n\n### git diff --patch (working tree)\n" MODIFIED);
    REQUIRE(patch.sections.count == 2);
    CHECK(patch.sections.items[0].says_nothing && !patch.sections.items[1].says_nothing);
}

TEST(a_text_of_no_bytes_has_no_sections)
{
    struct patch patch = read("");
    CHECK(patch.sections.count == 0 && patch.files.count == 0 && patch.problems.count == 0);
    CHECK(patch_find_last(&patch, BYTES("x")) == BYTES_NOWHERE);
}

TEST(blank_lines_between_sections_are_nothing)
{
    struct patch patch =
        read("\n\n### git diff --patch a..b\n\n" MODIFIED "\n\n\n### git diff --patch (working tree)\n\n");
    CHECK(patch.sections.count == 2 && patch.files.count == 1 && patch.problems.count == 0);
}

/* --- text around ----------------------------------------------------------------------------- */

TEST(prose_around_entries_is_skipped)
{
    struct patch patch = read("commit 0123456789abcdef0123456789abcdef01234567\nAuthor: Ada <a@example.org>\n"
                              "Date:   Thu Dec 25 16:51:19 2025 -0500\n\n    a list\n    - of things\n\n" MODIFIED
                              "\ncommit 1123456789abcdef0123456789abcdef01234567\n\n    more\n\n" MODIFIED);
    CHECK(patch.files.count == 2 && patch.problems.count == 0);
}

TEST(mail_around_entries_is_skipped)
{
    struct patch patch =
        read("From 0123456789abcdef0123456789abcdef01234567 Mon Sep 17 00:00:00 2001\n"
             "From: Ada <a@example.org>\nSubject: [PATCH] x\n\n- a list\n+ of things\n---\n"
             " doc.md | 2 +-\n 1 file changed, 1 insertion(+), 1 deletion(-)\n\n" MODIFIED "-- \n2.39.2\n\n");
    CHECK(patch.files.count == 1 && patch.problems.count == 0);
    CHECK(patch.files.items[0].added_lines == 1);
}

TEST(a_diff_hidden_in_mail_text_is_a_problem)
{
    CHECK(has_problem("From 0123456789abcdef0123456789abcdef01234567 Mon Sep 17 00:00:00 2001\n"
                      "Subject: x\n\n--- a/x\n+++ b/x\n@@ -1 +1 @@\n-a\n+b\n",
                      PATCH_PROBLEM_LINE, 4));
}

TEST(hunk_lines_outside_of_entries_are_a_problem)
{
    CHECK(has_problem("+stray\n" MODIFIED, PATCH_PROBLEM_LINE, 1));
    CHECK(has_problem("-stray\n" MODIFIED, PATCH_PROBLEM_LINE, 1));
    CHECK(has_problem("@@ -1 +1 @@\n" MODIFIED, PATCH_PROBLEM_LINE, 1));
    CHECK(has_problem("--- a/x\n+++ b/x\n@@ -1 +1 @@\n-a\n+b\n", PATCH_PROBLEM_LINE, 1));
}

TEST(a_flood_of_problems_is_counted_and_stored_in_part)
{
    static char text[100000];
    for (size_t i = 0; i + 3 <= sizeof text - 1; i += 3)
        memcpy(text + i, "+\n\n", 3);
    struct patch patch = read(text);
    CHECK(patch.problems.count == PATCH_PROBLEMS_STORED);
    CHECK(patch.problem_counts[PATCH_PROBLEM_LINE] == 33333);
}

/* --- hostile texts --------------------------------------------------------------------------- */

static const char everything[] = "### git diff --patch 1234567..HEAD\n" MODIFIED ADDED(
    "9ed40b4", TWO_LINES
    "\\ No newline at end of file\n") "diff --git a/old name b/new/name\nsimilarity index 90%\nrename from old "
                                      "name\nrename to new/name\n"
                                      "index 1111111..2222222 100644\n--- a/old name\t\n+++ b/new/name\n@@ -1 +1 "
                                      "@@\n-a\n+b\n\n"
                                      "### git diff --patch (working tree)\n"
                                      "diff --git \"a/caf\\303\\251\" \"b/caf\\303\\251\"\nold mode 100644\nnew mode "
                                      "100755\n"
                                      "diff --git a/b.bin b/b.bin\nindex 1111111..2222222 100644\nGIT binary "
                                      "patch\nliteral 4\nDcmZQz\n\ndelta 4\nD@@-+0\n\n"
                                      "### git diff --cached --patch (staged)\nNo local diff\ndiff --cc x\nindex 1111111,2222222..3333333\n--- a/x\n+++ b/x\n"
                                      "@@@ -1,1 -1,1 +1,1 @@@\n- a\n -b\n++y\n";

/* Everything that a reader of the patch may ask for, on a copy that ends where the heap block does. */
static void use_all(struct bytes text)
{
    struct arena_mark mark = arena_mark(&arena);
    uint8_t *copy = malloc(text.size + (text.size == 0));
    if (copy == NULL)
        return;
    memcpy(copy, text.at, text.size);
    struct patch patch = read_bytes((struct bytes){copy, text.size});
    for (size_t i = 0; i < patch.files.count; i++) {
        struct patch_file *file = &patch.files.items[i];
        uint64_t binary_left = 1 << 20;
        CHECK(count_walked(file, '+') == file->added_lines);
        CHECK(count_walked(file, '-') == file->removed_lines);
        CHECK(patch_find_last(&patch, file->new_path) != BYTES_NOWHERE);
        (void)patch_rebuild(file, &binary_left, &normal_limits, &arena);
    }
    free(copy);
    arena_rewind(&arena, mark);
}

TEST(a_patch_cut_off_anywhere_is_read)
{
    struct bytes text = bytes_of(everything);
    for (size_t size = 0; size <= text.size; size++)
        use_all(bytes_first(text, size));
}

TEST(a_patch_with_any_byte_changed_is_read)
{
    static const uint8_t others[] = {0, '\n', '\r', ' ', '+', '-', '@', '"', '\\', '9', 0xFF};
    static uint8_t copy[sizeof everything - 1];
    memcpy(copy, everything, sizeof copy);
    for (size_t i = 0; i < sizeof copy; i++) {
        for (size_t k = 0; k < sizeof others; k++) {
            copy[i] = others[k];
            use_all((struct bytes){copy, sizeof copy});
        }
        copy[i] = (uint8_t)everything[i];
    }
}

TEST(a_patch_is_read_with_any_budget)
{
    for (size_t limit = 0; limit < 5000; limit += 7) {
        struct memory small = {.limit = limit};
        struct arena own = {.memory = &small};
        struct patch patch;
        patch_parse(&patch, bytes_of(everything), &own);
        for (size_t i = 0; i < patch.files.count; i++)
            (void)patch_find_last(&patch, patch.files.items[i].new_path);
        CHECK(small.exhausted || patch.files.count == 6);
        arena_release(&own);
    }
}

int main(void)
{
    RUN(a_modified_file_is_read);
    RUN(ids_have_4_to_64_digits);
    RUN(added_and_deleted_files_are_told);
    RUN(an_empty_file_has_no_hunks);
    RUN(a_mode_change_alone_has_no_index_line);
    RUN(a_mode_change_with_content_is_a_modification);
    RUN(a_pure_rename_has_no_index_line);
    RUN(copies_and_changed_renames_keep_their_hunks);
    RUN(a_rewrite_has_a_dissimilarity);
    RUN(binary_files_may_differ_without_data);
    RUN(a_binary_patch_is_skipped_by_its_line_lengths);
    RUN(a_binary_patch_may_have_one_part);
    RUN(submodules_and_symlinks_have_their_modes);
    RUN(paths_with_blanks_end_at_the_tab);
    RUN(a_path_may_hold_what_separates_paths);
    RUN(quoted_paths_are_unquoted);
    RUN(one_of_two_paths_may_be_quoted);
    RUN(broken_quoting_is_a_problem);
    RUN(other_prefixes_of_git_are_known);
    RUN(lines_that_name_different_files_are_a_problem);
    RUN(header_lines_that_contradict_each_other_are_a_problem);
    RUN(header_lines_that_stand_twice_are_a_problem);
    RUN(header_lines_that_cannot_be_read_are_a_problem);
    RUN(hunks_without_names_are_a_problem);
    RUN(sections_are_told_by_their_headings);
    RUN(a_section_may_say_nothing);
    RUN(a_text_of_no_bytes_has_no_sections);
    RUN(blank_lines_between_sections_are_nothing);
    RUN(prose_around_entries_is_skipped);
    RUN(mail_around_entries_is_skipped);
    RUN(a_diff_hidden_in_mail_text_is_a_problem);
    RUN(hunk_lines_outside_of_entries_are_a_problem);
    RUN(a_flood_of_problems_is_counted_and_stored_in_part);
    RUN(a_patch_cut_off_anywhere_is_read);
    RUN(a_patch_with_any_byte_changed_is_read);
    RUN(a_patch_is_read_with_any_budget);
    arena_release(&arena);
    return check_finish();
}
