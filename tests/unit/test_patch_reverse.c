/* Changes taken back: the lines of the hunks against the file, and what is left against the old id. */
#include "patch_words.h"

#include "base/limits.h"
#include "parse/patch/reverse.h"

#include <stdlib.h>
#include <string.h>

#define BEFORE "one\ntwo\nthree\n"
#define AFTER "one\nTWO\nthree\n"
#define HUNK "@@ -1,3 +1,3 @@\n one\n-two\n+TWO\n three\n"
#define MARK "\\ No newline at end of file\n"

/* Seven digits of the git id of a text. */
struct id {
    char hex[2 * SHA1_SIZE + 1];
};

static struct id id_of(const char *text)
{
    struct id id = {{0}};
    uint8_t digest[DIGEST_SIZE_MAX];
    git_blob_of(DIGEST_SHA1, bytes_of(text), digest);
    digest_to_hex(digest, SHA1_SIZE, id.hex);
    id.hex[7] = 0;
    return id;
}

/* Appends an entry for "x" that leads from one text to another, with these hunks. */
static void add_entry(char *patch, size_t size, const char *before, const char *after, const char *hunks)
{
    size_t used = strlen(patch);
    snprintf(patch + used, size - used, "diff --git a/x b/x\nindex %s..%s 100644\n--- a/x\n+++ b/x\n%s",
             id_of(before).hex, id_of(after).hex, hunks);
}

/* From the last entry of "x" on. */
static struct patch_reversal reverse_last(const struct patch *patch, struct bytes content, struct arena *scratch)
{
    static enum patch_held held[1000];
    size_t last = patch_find_last(patch, BYTES("x"));
    memset(held, 0, sizeof held);
    if (last == BYTES_NOWHERE || patch->files.count > sizeof held / sizeof held[0])
        return (struct patch_reversal){.state = PATCH_REVERSED_NOT};
    return patch_reverse(patch, (uint32_t)last, content, DIGEST_SHA1, &normal_limits, held, scratch);
}

static struct patch_reversal reverse(const char *text, const char *content)
{
    struct patch patch = read(text);
    return reverse_last(&patch, bytes_of(content), &arena);
}

/* The state after one entry with true ids. */
static enum patch_reversed reversed(const char *before, const char *after, const char *hunks)
{
    char text[2000] = "";
    add_entry(text, sizeof text, before, after, hunks);
    return reverse(text, after).state;
}

/* --- one entry ------------------------------------------------------------------------------- */

TEST(an_honest_change_holds)
{
    CHECK(reversed(BEFORE, AFTER, HUNK) == PATCH_REVERSED_HOLDS);
    CHECK(reversed("a\n" BEFORE "z\n", "a\n" AFTER "z\n", "@@ -3 +3 @@\n-two\n+TWO\n") == PATCH_REVERSED_HOLDS);
    CHECK(reversed("a\nb\n", "b\n", "@@ -1 +0,0 @@\n-a\n") == PATCH_REVERSED_HOLDS);
    CHECK(reversed("a\nb\n", "a\n", "@@ -2 +1,0 @@\n-b\n") == PATCH_REVERSED_HOLDS);
    CHECK(reversed("b\n", "a\nb\n", "@@ -0,0 +1 @@\n+a\n") == PATCH_REVERSED_HOLDS);
    CHECK(reversed("a\n", "", "@@ -1 +0,0 @@\n-a\n") == PATCH_REVERSED_HOLDS);
    CHECK(reversed("", "a\n", "@@ -0,0 +1 @@\n+a\n") == PATCH_REVERSED_HOLDS);
    CHECK(reversed("a\n\nb\n", "a\n\nc\n", "@@ -1,3 +1,3 @@\n a\n\n-b\n+c\n") == PATCH_REVERSED_HOLDS);
}

TEST(several_hunks_hold)
{
    CHECK(reversed("1\n2\n3\n4\n5\n6\n", "1\nx\ny\n3\n4\n6\n", "@@ -2 +2,2 @@\n-2\n+x\n+y\n@@ -5 +5,0 @@\n-5\n") ==
          PATCH_REVERSED_HOLDS);
}

TEST(a_line_that_is_another_is_told_with_its_places)
{
    char text[2000] = "";
    add_entry(text, sizeof text, BEFORE, AFTER, "@@ -1,3 +1,3 @@\n one\n-two\n+Two\n three\n");
    struct patch_reversal reversal = reverse(text, AFTER);
    CHECK(reversal.state == PATCH_REVERSED_LINE && reversal.fault == PATCH_LINE_TEXT);
    CHECK(reversal.patch_line == 8 && reversal.file_line == 2 && reversal.entries == 1 && reversal.is_last_entry);
    CHECK(bytes_is(reversal.expected, "Two") && bytes_is(reversal.found, "TWO"));
}

TEST(a_line_beyond_the_end_is_missing)
{
    char text[2000] = "";
    add_entry(text, sizeof text, "one\n", "one\n", "@@ -1,2 +1,2 @@\n one\n-two\n+three\n");
    struct patch_reversal reversal = reverse(text, "one\n");
    CHECK(reversal.state == PATCH_REVERSED_LINE && reversal.fault == PATCH_LINE_MISSING && reversal.file_line == 2);
    CHECK(reversed("a\n", "a\n", "@@ -7 +7 @@\n-b\n+c\n") == PATCH_REVERSED_LINE);
    CHECK(reversed("a\n", "a\n", "@@ -7 +6,0 @@\n-b\n") == PATCH_REVERSED_LINE);
}

TEST(removed_lines_are_held_against_the_old_id)
{
    CHECK(reversed(BEFORE, AFTER, "@@ -1,3 +1,3 @@\n one\n-tow\n+TWO\n three\n") == PATCH_REVERSED_PRE_IMAGE);
    CHECK(reversed(BEFORE, AFTER, "@@ -1,2 +1,3 @@\n one\n+TWO\n three\n") == PATCH_REVERSED_PRE_IMAGE);
    CHECK(reversed(BEFORE, AFTER, "") == PATCH_REVERSED_PRE_IMAGE);
}

TEST(the_end_of_the_file_counts)
{
    CHECK(reversed("a", "b", "@@ -1 +1 @@\n-a\n" MARK "+b\n" MARK) == PATCH_REVERSED_HOLDS);
    CHECK(reversed("a", "a\n", "@@ -1 +1 @@\n-a\n" MARK "+a\n") == PATCH_REVERSED_HOLDS);
    CHECK(reversed("a\n", "a", "@@ -1 +1 @@\n-a\n+a\n" MARK) == PATCH_REVERSED_HOLDS);
    CHECK(reversed("a\nc", "b\nc", "@@ -1,2 +1,2 @@\n-a\n+b\n c\n" MARK) == PATCH_REVERSED_HOLDS);
    CHECK(reversed("a", "b", "@@ -1 +1 @@\n-a\n" MARK "+b\n") == PATCH_REVERSED_LINE);
    CHECK(reversed("a\n", "b\n", "@@ -1 +1 @@\n-a\n+b\n" MARK) == PATCH_REVERSED_LINE);
    CHECK(reversed("a\n", "b\n", "@@ -1 +1 @@\n-a\n" MARK "+b\n") == PATCH_REVERSED_PRE_IMAGE);
}

TEST(a_removed_line_without_newline_must_be_the_last)
{
    CHECK(reversed("onethree\n", "three\n", "@@ -1 +0,0 @@\n-one\n" MARK) == PATCH_REVERSED_PRE_IMAGE);
}

TEST(line_ends_that_a_tool_changed_are_altered_not_forged)
{
    char text[2000] = "";
    add_entry(text, sizeof text, "one\r\ntwo\r\nthree\r\n", "one\r\nTWO\r\nthree\r\n", HUNK);
    struct patch_reversal reversal = reverse(text, "one\r\nTWO\r\nthree\r\n");
    CHECK(reversal.state == PATCH_REVERSED_HOLDS && reversal.is_altered && reversal.altered == 0);
    text[0] = 0;
    add_entry(text, sizeof text, "a\r\n", "a\n", "@@ -1 +1 @@\n-a\n+a\n");
    reversal = reverse(text, "a\n");
    CHECK(reversal.state == PATCH_REVERSED_HOLDS && reversal.is_altered);
    text[0] = 0;
    add_entry(text, sizeof text, "a\n", "a\nb\n", "@@ -1 +1,2 @@\r\n a\r\n+b\r\n");
    CHECK(reverse(text, "a\nb\n").is_altered);
    text[0] = 0; /* a forged removed line is not excused by changed line ends */
    add_entry(text, sizeof text, "one\r\ntow\r\nthree\r\n", "one\r\nTWO\r\nthree\r\n", HUNK);
    reversal = reverse(text, "one\r\nTWO\r\nthree\r\n");
    CHECK(reversal.state == PATCH_REVERSED_PRE_IMAGE && !reversal.is_altered);
}

TEST(an_added_file_starts_from_nothing)
{
    CHECK(
        reverse("diff --git a/x b/x\nnew file mode 100644\nindex 0000000..814f4a4\n--- /dev/null\n+++ b/x\n" TWO_LINES,
                "one\ntwo\n")
            .state == PATCH_REVERSED_HOLDS);
    CHECK(reverse("diff --git a/x b/x\nnew file mode 100644\nindex 0000000..814f4a4\n--- /dev/null\n+++ b/x\n"
                  "@@ -0,0 +1 @@\n+one\n",
                  "one\ntwo\n")
              .state == PATCH_REVERSED_PRE_IMAGE);
    CHECK(reverse("diff --git a/x b/x\nnew file mode 100644\nindex 0000000..e69de29\n", "").state ==
          PATCH_REVERSED_HOLDS);
}

TEST(what_cannot_be_taken_back_is_not)
{
    CHECK(reverse("diff --git a/x b/x\nindex 1111111..2222222 100644\nBinary files a/x and b/x differ\n", "x").state ==
          PATCH_REVERSED_NOT);
    CHECK(reverse("diff --git a/x b/x\nold mode 100644\nnew mode 100755\n", "x").state == PATCH_REVERSED_NOT);
    CHECK(reverse("diff --git a/y b/x\nsimilarity index 100%\nrename from y\nrename to x\n", "x").state ==
          PATCH_REVERSED_NOT);
    CHECK(reversed(BEFORE, AFTER, "@@ -1,3 +1,9 @@\n one\n-two\n+TWO\n three\n") == PATCH_REVERSED_NOT);
    CHECK(reversed(BEFORE, AFTER, "@@ -3 +3 @@\n three\n@@ -1 +1 @@\n one\n") == PATCH_REVERSED_NOT);
    CHECK(reverse("", "x").state == PATCH_REVERSED_NOT);
}

/* --- chains ---------------------------------------------------------------------------------- */

TEST(each_entry_starts_from_what_the_one_before_left)
{
    char text[2000] = "";
    add_entry(text, sizeof text, "a\n", "b\n", "@@ -1 +1 @@\n-a\n+b\n");
    add_entry(text, sizeof text, "b\n", "b\nc\n", "@@ -1 +1,2 @@\n b\n+c\n");
    add_entry(text, sizeof text, "b\nc\n", "B\nc\n", "@@ -1,2 +1,2 @@\n-b\n+B\n c\n");
    struct patch_reversal reversal = reverse(text, "B\nc\n");
    CHECK(reversal.state == PATCH_REVERSED_HOLDS && reversal.entries == 3 && !reversal.is_last_entry);
}

TEST(a_change_of_mode_in_between_leaves_the_content)
{
    char text[2000] = "### git diff --patch 1..HEAD\n";
    add_entry(text, sizeof text, "a\n", "b\n", "@@ -1 +1 @@\n-a\n+b\n");
    strcat(text, "### git diff --cached --patch (staged)\ndiff --git a/x b/x\nold mode 100644\nnew mode 100755\n"
                 "### git diff --patch (working tree)\n");
    add_entry(text, sizeof text, "b\n", "c\n", "@@ -1 +1 @@\n-b\n+c\n");
    struct patch_reversal reversal = reverse(text, "c\n");
    CHECK(reversal.state == PATCH_REVERSED_HOLDS && reversal.entries == 2);
}

TEST(a_fault_of_an_earlier_entry_is_told)
{
    char text[2000] = "";
    add_entry(text, sizeof text, "a\n", "b\n", "@@ -1 +1 @@\n-a\n+x\n");
    add_entry(text, sizeof text, "b\n", "b\nc\n", "@@ -1 +1,2 @@\n b\n+c\n");
    struct patch_reversal reversal = reverse(text, "b\nc\n");
    CHECK(reversal.state == PATCH_REVERSED_LINE && reversal.file == 0 && !reversal.is_last_entry);
    CHECK(bytes_is(reversal.expected, "x") && bytes_is(reversal.found, "b"));
}

TEST(entries_that_do_not_meet_are_told)
{
    char text[2000] = "";
    add_entry(text, sizeof text, "a\n", "x\n", "@@ -1 +1 @@\n-a\n+x\n");
    add_entry(text, sizeof text, "b\n", "c\n", "@@ -1 +1 @@\n-b\n+c\n");
    struct patch_reversal reversal = reverse(text, "c\n");
    CHECK(reversal.state == PATCH_REVERSED_BREAK && reversal.file == 0 && reversal.entries == 1);
}

TEST(ranges_that_do_not_meet_say_nothing_of_each_other)
{
    char text[2000] = "### git diff --patch 1..2\n";
    add_entry(text, sizeof text, "a\n", "x\n", "@@ -1 +1 @@\n-a\n+x\n");
    strcat(text, "### git diff --patch 3..4\n");
    add_entry(text, sizeof text, "b\n", "c\n", "@@ -1 +1 @@\n-b\n+c\n");
    CHECK(reverse(text, "c\n").state == PATCH_REVERSED_HOLDS);
}

TEST(a_working_tree_may_be_compared_with_the_last_commit)
{
    char text[2000] = "### git diff --patch 1..HEAD\n";
    add_entry(text, sizeof text, "a\n", "b\n", "@@ -1 +1 @@\n-a\n+b\n");
    strcat(text, "### git diff HEAD (working tree)\n");
    add_entry(text, sizeof text, "b\n", "d\n", "@@ -1 +1 @@\n-b\n+d\n");
    strcat(text, "### git diff --cached --patch (staged)\n");
    add_entry(text, sizeof text, "b\n", "c\n", "@@ -1 +1 @@\n-b\n+c\n");
    struct patch_reversal reversal = reverse(text, "d\n");
    CHECK(reversal.state == PATCH_REVERSED_HOLDS && reversal.entries == 2);
}

TEST(a_file_that_is_added_again_has_a_past_only_when_it_was_deleted)
{
    static const char added[] = "diff --git a/x b/x\nnew file mode 100644\nindex 0000000..814f4a4\n--- /dev/null\n"
                                "+++ b/x\n" TWO_LINES;
    char text[2000] = "";
    add_entry(text, sizeof text, "a\n", "b\n", "@@ -1 +1 @@\n-a\n+b\n");
    strcat(text, added);
    CHECK(reverse(text, "one\ntwo\n").state == PATCH_REVERSED_BREAK);
    strcpy(text, "diff --git a/x b/x\ndeleted file mode 100644\nindex 814f4a4..0000000\n--- a/x\n+++ /dev/null\n"
                 "@@ -1,2 +0,0 @@\n-one\n-two\n");
    strcat(text, added);
    CHECK(reverse(text, "one\ntwo\n").state == PATCH_REVERSED_HOLDS);
}

/* --- hostile texts --------------------------------------------------------------------------- */

static struct bytes three_entries(void)
{
    static char text[2000] = "";
    text[0] = 0;
    add_entry(text, sizeof text, "a\n", "b\n", "@@ -1 +1 @@\n-a\n+b\n");
    add_entry(text, sizeof text, "b\n", "b\nc", "@@ -1 +1,2 @@\n b\n+c\n" MARK);
    add_entry(text, sizeof text, "b\nc", "B\nc", "@@ -1,2 +1,2 @@\n-b\n+B\n c\n" MARK);
    return bytes_of(text);
}

/* On copies that end where the heap block does. */
static void use(struct bytes text)
{
    struct arena_mark mark = arena_mark(&arena);
    uint8_t *copy = malloc(text.size + 1), *content = malloc(3);
    if (copy == NULL || content == NULL)
        abort();
    uint8_t *start = copy + 1; /* so that a text of no bytes is at the end of its block, too */
    if (text.size > 0)
        memcpy(start, text.at, text.size);
    memcpy(content, "B\nc", 3);
    struct patch patch = read_bytes((struct bytes){start, text.size});
    struct patch_reversal reversal =
        reverse_last(&patch, (struct bytes){content, 3}, &arena);
    CHECK(reversal.entries <= patch.files.count);
    free(copy);
    free(content);
    arena_rewind(&arena, mark);
}

TEST(a_patch_cut_off_anywhere_is_taken_back)
{
    struct bytes text = three_entries();
    for (size_t size = 0; size <= text.size; size++)
        use(bytes_first(text, size));
}

TEST(a_patch_with_any_byte_changed_is_taken_back)
{
    static const uint8_t others[] = {0, '\n', '\r', ' ', '+', '-', '@', '\\', '0', '1', '9', 0xFF};
    struct bytes text = three_entries();
    static uint8_t copy[2000];
    memcpy(copy, text.at, text.size);
    for (size_t i = 0; i < text.size; i++) {
        for (size_t k = 0; k < sizeof others; k++) {
            copy[i] = others[k];
            use((struct bytes){copy, text.size});
        }
        copy[i] = text.at[i];
    }
}

TEST(changes_are_taken_back_with_any_budget)
{
    struct patch patch = read_bytes(three_entries());
    for (size_t limit = 0; limit < 600; limit++) {
        struct memory small = {.limit = limit};
        struct arena own = {.memory = &small};
        struct patch_reversal reversal = reverse_last(&patch, BYTES("B\nc"), &own);
        CHECK(reversal.state == (small.exhausted ? PATCH_REVERSED_NOT : PATCH_REVERSED_HOLDS));
        CHECK(small.exhausted || limit > 0);
        arena_release(&own);
    }
}

/* Eight mebibytes, and a chain that would look at them a thousand times. */
TEST(what_is_too_large_is_said)
{
    enum { SIZE = 2 << 20, ENTRIES = 1000 };
    const size_t largest = (size_t)normal_limits.of[LIMIT_DOCUMENT];
    static struct memory ample = {.limit = 64 << 20};
    struct arena own = {.memory = &ample};
    char *content = malloc(largest + 1), *text = calloc(1, ENTRIES * 200);
    if (content == NULL || text == NULL)
        abort();
    memset(content, 'x', largest + 1);
    memcpy(content, "a\n", 2);
    uint8_t digest[DIGEST_SIZE_MAX];
    char hex[2 * SHA1_SIZE + 1] = "";
    git_blob_of(DIGEST_SHA1, (struct bytes){(uint8_t *)content, SIZE}, digest);
    digest_to_hex(digest, SHA1_SIZE, hex);
    size_t used = 0;
    for (int i = 0; i < ENTRIES; i++)
        used += (size_t)sprintf(text + used,
                                "diff --git a/x b/x\nindex %.7s..%.7s 100644\n--- a/x\n+++ b/x\n"
                                "@@ -1 +1 @@\n-a\n+a\n",
                                hex, hex);
    struct patch patch;
    patch_parse(&patch, (struct bytes){(uint8_t *)text, used}, &own);
    CHECK(patch.files.count == ENTRIES);
    struct bytes large = {(uint8_t *)content, largest + 1};
    CHECK(reverse_last(&patch, large, &own).state == PATCH_REVERSED_CROSSED);
    struct patch_reversal reversal = reverse_last(&patch, bytes_first(large, SIZE), &own);
    CHECK(reversal.state == PATCH_REVERSED_CROSSED && reversal.entries == normal_limits.of[LIMIT_REVERSE_WORK] / (SIZE + 16 * 1024));
    arena_release(&own);
    free(content);
    free(text);
}

int main(void)
{
    RUN(an_honest_change_holds);
    RUN(several_hunks_hold);
    RUN(a_line_that_is_another_is_told_with_its_places);
    RUN(a_line_beyond_the_end_is_missing);
    RUN(removed_lines_are_held_against_the_old_id);
    RUN(the_end_of_the_file_counts);
    RUN(a_removed_line_without_newline_must_be_the_last);
    RUN(line_ends_that_a_tool_changed_are_altered_not_forged);
    RUN(an_added_file_starts_from_nothing);
    RUN(what_cannot_be_taken_back_is_not);
    RUN(each_entry_starts_from_what_the_one_before_left);
    RUN(a_change_of_mode_in_between_leaves_the_content);
    RUN(a_fault_of_an_earlier_entry_is_told);
    RUN(entries_that_do_not_meet_are_told);
    RUN(ranges_that_do_not_meet_say_nothing_of_each_other);
    RUN(a_working_tree_may_be_compared_with_the_last_commit);
    RUN(a_file_that_is_added_again_has_a_past_only_when_it_was_deleted);
    RUN(a_patch_cut_off_anywhere_is_taken_back);
    RUN(a_patch_with_any_byte_changed_is_taken_back);
    RUN(changes_are_taken_back_with_any_budget);
    RUN(what_is_too_large_is_said);
    arena_release(&arena);
    return check_finish();
}
