/* What a front is given to show: members as documents, and the patch line by line. */
#include "check.h"
#include "parse/media.h"
#include "parse/table.h"
#include "sample_bundle.h"

#include <string.h>

static struct zip_file file;

/* A review of these files; the patch is the file DIFF.patch. */
static struct exhibit *review_of(const struct sample_file *files, size_t count)
{
    static struct zip_plan plan;
    static const struct exhibit_progress nobody;
    struct exhibit *review;
    memset(&plan, 0, sizeof plan);
    for (size_t i = 0; i < count; i++)
        zip_add_stored(&plan, files[i].path, bytes_of(files[i].text));
    zip_lay(&plan);
    zip_write(&plan, &file);
    CHECK(exhibit_open(&review, "a.zip", 5, "", 0, nobody) == EXHIBIT_OK);
    CHECK(exhibit_run(review, file_of(&file)) == EXHIBIT_OK);
    return review;
}

/* Without the line breaks and blanks between values. */
static bool holds(struct exhibit *review, const char *what, uint32_t index, uint32_t first, uint32_t count,
                  const char *part)
{
    struct text text;
    bool is_given = exhibit_view(review, what, index, first, count, output_into(&text));
    size_t kept = 0;
    bool in_string = false;
    for (size_t i = 0; i < text.size; i++) {
        bool is_escaped = i > 0 && text.at[i - 1] == '\\' && (i < 2 || text.at[i - 2] != '\\');
        if (text.at[i] == '"' && !is_escaped)
            in_string = !in_string;
        if (in_string || (text.at[i] != '\n' && text.at[i] != ' '))
            text.at[kept++] = text.at[i];
    }
    text.size = kept;
    text.at[kept] = '\0';
    bool has_it = is_given && text_holds(&text, part);
    if (!has_it)
        printf("# %s has no %s: %s\n", what, part, text.at);
    text_release(&text);
    return has_it;
}

static bool refuses(struct exhibit *review, const char *what, uint32_t index)
{
    struct text text;
    bool is_refused = !exhibit_view(review, what, index, 0, 10, output_into(&text));
    text_release(&text);
    return is_refused;
}

static bool shows(const char *name, const char *content, const char *what, const char *part)
{
    const struct sample_file files[] = {{name, content}};
    struct exhibit *review = review_of(files, 1);
    bool has_it = holds(review, what, 0, 0, 100, part);
    exhibit_close(review);
    return has_it;
}

/* --- the patch --- */

#define PATCH                                                                                                          \
    "diff --git a/f.txt b/f.txt\nindex 1111111..2222222 100644\n--- a/f.txt\n+++ b/f.txt\n"                           \
    "@@ -1,2 +1,3 @@ first\n one\n-two\n+TWO\n+\xFFthree\n@@ -9 +10 @@\n-nine\n+NINE\n\\ No newline at end of file\n"

TEST(lines_of_an_entry_have_their_places_on_both_sides)
{
    const struct sample_file files[] = {{"DIFF.patch", PATCH}};
    struct exhibit *review = review_of(files, 1);
    CHECK(holds(review, "patch", 0, 0, 100, "[[\"@\",1,1,5,\"@@ -1,2 +1,3 @@ first\",0,\"\"],[\" \",1,1,6,\"one\",0,\"\"],"
                                            "[\"-\",2,0,7,\"two\",0,\"\"],[\"+\",0,2,8,\"TWO\",0,\"\"],"));
    CHECK(holds(review, "patch", 0, 0, 100, "[\"+\",0,3,9,\"\\\\xffthree\",0,\"\"],[\"@\",9,10,10,\"@@ -9 +10 @@\",0,\"\"]"));
    CHECK(holds(review, "patch", 0, 0, 100, "[\"+\",0,10,12,\"NINE\",2,\"\"]],\"is_end\":true,\"count\":8,\"held\":\"none\""));
    exhibit_close(review);
}

TEST(lines_of_an_entry_come_in_slices)
{
    const struct sample_file files[] = {{"DIFF.patch", PATCH}};
    struct exhibit *review = review_of(files, 1);
    CHECK(holds(review, "patch", 0, 0, 2, "[[\"@\",1,1,5,\"@@ -1,2 +1,3 @@ first\",0,\"\"],[\" \",1,1,6,\"one\",0,\"\"]],"
                                          "\"is_end\":false"));
    CHECK(holds(review, "patch", 0, 2, 2, "{\"rows\":[[\"-\",2,0,7,\"two\",0,\"\"],[\"+\",0,2,8,\"TWO\",0,\"\"]],\"is_end\":false"));
    CHECK(holds(review, "patch", 0, 7, 9, "{\"rows\":[[\"+\",0,10,12,\"NINE\",2,\"\"]],\"is_end\":true"));
    CHECK(refuses(review, "patch", 1));
    CHECK(refuses(review, "no such view", 0));
    exhibit_close(review);
}

#define EDIT_OF(path, hunks) "diff --git a/" path " b/" path "\nindex 1111111..2222222 100644\n--- a/" path "\n+++ b/" path "\n" hunks

static struct exhibit *review_of_patch(const char *patch, const char *path, const char *content)
{
    const struct sample_file files[] = {{"DIFF.patch", patch}, {path, content}};
    return review_of(files, 2);
}

TEST(the_first_line_that_the_bundled_file_does_not_have_is_told)
{
    struct exhibit *review = review_of_patch(EDIT_OF("f.txt", "@@ -1,2 +1,3 @@\n one\n+two\n three\n"), "f.txt", "one\nother\nthree\n");
    CHECK(holds(review, "patch", 0, 0, 100, "[\" \",1,1,6,\"one\",0,\"\"],[\"+\",0,2,7,\"two\",1,\"\"],[\" \",2,3,8,\"three\",0,\"\"]"));
    CHECK(holds(review, "patch", 0, 0, 100, "\"held\":\"differs\",\"first_difference\":{\"line\":7,\"new_line\":2,\"found\":\"other\"}"));
    CHECK(holds(review, "patch", 0, 2, 1, "[[\"+\",0,2,7,\"two\",1,\"\"]]"));
    exhibit_close(review);
}

TEST(a_bundled_file_that_ends_early_differs)
{
    struct exhibit *review = review_of_patch(EDIT_OF("f.txt", "@@ -1 +1,2 @@\n one\n+two\n"), "f.txt", "one\n");
    CHECK(holds(review, "patch", 0, 0, 100, "\"first_difference\":{\"line\":7,\"new_line\":2,\"found\":null}"));
    exhibit_close(review);
}

TEST(only_the_last_entry_of_a_path_is_held_against_the_bundle)
{
    struct exhibit *review = review_of_patch("### git diff --patch A..B\n" EDIT_OF("f", "@@ -1 +1 @@\n-a\n+b\n")
                                             "### git diff --patch (working tree)\n" EDIT_OF("f", "@@ -1 +1 @@\n-b\n+c\n"),
                                             "f", "c\n");
    CHECK(holds(review, "patch", 0, 0, 100, "\"held\":\"none\""));
    CHECK(holds(review, "patch", 1, 0, 100, "\"held\":\"same\",\"first_difference\":null"));
    exhibit_close(review);
}

TEST(combined_lines_keep_their_columns)
{
    const struct sample_file files[] = {
        {"DIFF.patch", "diff --cc f\nindex 1111111,2222222..3333333\n--- a/f\n+++ b/f\n@@@ -1,1 -1,1 +1,1 @@@\n- a\n -b\n++c\n"}};
    struct exhibit *review = review_of(files, 1);
    CHECK(holds(review, "patch", 0, 0, 100, "[\"-\",0,0,6,\"a\",0,\"- \"],[\"-\",0,0,7,\"b\",0,\" -\"],[\"+\",0,1,8,\"c\",0,\"++\"]"));
    exhibit_close(review);
}

#define ID_OF_HELLO "ce013625030ba8dba906f756967f9e9ca394464a"
#define ID_OF_NOTHING "0000000000000000000000000000000000000000"

TEST(a_binary_side_is_made_only_when_it_has_its_id)
{
    static const char *const patches[] = {
        "diff --git a/h.bin b/h.bin\ndeleted file mode 100644\nindex " ID_OF_HELLO ".." ID_OF_NOTHING
        "\nGIT binary patch\nliteral 0\nHcmV?d00001\n\nliteral 6\nNcmc~u&B@8<0ssh00v`YX\n\n",
        "diff --git a/h.bin b/h.bin\ndeleted file mode 100644\nindex 1111111111111111111111111111111111111111.." ID_OF_NOTHING
        "\nGIT binary patch\nliteral 0\nHcmV?d00001\n\nliteral 6\nNcmc~u&B@8<0ssh00v`YX\n\n",
    };
    for (size_t i = 0; i < 2; i++) {
        const struct sample_file files[] = {{"DIFF.patch", patches[i]}};
        struct text text;
        struct exhibit *review = review_of(files, 1);
        bool is_given = exhibit_patch_bytes(review, 0, false, output_into(&text));
        CHECK(is_given == (i == 0) && (!is_given || strcmp(text.at, "hello\n") == 0));
        text_release(&text);
        CHECK(!exhibit_patch_bytes(review, 0, true, output_into(&text)));
        text_release(&text);
        CHECK(i > 0 || holds(review, "patch-old", 0, 0, 0, "\"kind\":\"binary\",\"type\":null,\"width\":0,\"height\":0,\"runs\":null,\"size\":6"));
        exhibit_close(review);
    }
}

/* --- documents --- */

TEST(markdown_is_a_list_of_nodes)
{
    CHECK(shows("a.md", "# *One* `two`\n", "markdown",
                "[[\"heading\",1],[\"emphasis\"],[\"text\",\"One\"],[],[\"text\",\" \"],[\"code\",\"two\"],[]]"));
    CHECK(shows("a.md", "3. [ ] do\n4. [x] `done`\n5. [y] no\n", "markdown",
                "[\"list\",3,true],[\"item\",false],[\"paragraph\"],[\"text\",\"do\"],[],[],[\"item\",true],[\"paragraph\"],"
                "[\"code\",\"done\"],[],[],[\"item\",null],[\"paragraph\"],[\"text\",\"[y] no\"]"));
    CHECK(shows("a.md", "[x](javascript:y) ![z](//h/i)\n", "markdown",
                "[\"link\",\"javascript:y\"],[\"text\",\"x\"],[],[\"text\",\" \"],[\"image\",\"//h/i\"],[\"text\",\"z\"],[]"));
    CHECK(shows("a.md", "<b>x</b>\n\n```sh\nls\n```\n", "markdown",
                "[\"html\",\"<b>\"],[\"text\",\"x\"],[\"html\",\"</b>\"],[],[\"code-block\",\"ls\\u000a\",\"sh\"]"));
}

TEST(markdown_nested_beyond_its_limit_is_refused)
{
    static char deep[512];
    memset(deep, '>', 300);
    CHECK(shows("a.md", deep, "markdown", "{\"nodes\":[],\"problem\":"));
}

TEST(emphasis_in_emphasis_ends)
{
    static char deep[8000];
    for (size_t i = 0; i < 2000; i++)
        memcpy(deep + 2 * i, "*a", 2);
    for (size_t i = 2000; i < 4000 - 1; i++)
        memcpy(deep + 2 * i, "a*", 2);
    CHECK(shows("a.md", deep, "markdown", "[\"emphasis\"]"));
}

TEST(json_keeps_keys_and_values_as_written)
{
    CHECK(shows("a.json", "{\"a\\u0061\": 12345678901234567890.0,\n \"b\": [true, {}], \"b\": \"x\\n\"}", "json",
                "{\"values\":6,\"rows\":[[0,\"object\",null,null,3,1],[1,\"number\",\"\\\"a\\\\u0061\\\"\",\"12345678901234567890.0\",0,1],"
                "[1,\"array\",\"\\\"b\\\"\",null,2,2],[2,\"true\",null,\"true\",0,2],[2,\"object\",null,\"{}\",0,2],"
                "[1,\"string\",\"\\\"b\\\"\",\"\\\"x\\\\n\\\"\",0,2]]}"));
    CHECK(shows("a.json", "{\"a\": }", "json", "\"problem\":\"It is not valid JSON, at line 1, column 7. "));
}

TEST(json_comes_in_slices)
{
    const struct sample_file files[] = {{"a.json", "[1, [2], 3]"}};
    struct exhibit *review = review_of(files, 1);
    CHECK(holds(review, "json", 0, 3, 1, "\"rows\":[[2,\"number\",null,\"2\",0,1]]"));
    CHECK(holds(review, "json", 0, 4, 9, "\"rows\":[[1,\"number\",null,\"3\",0,1]]"));
    CHECK(holds(review, "json", 0, 5, 9, "\"rows\":[]"));
    exhibit_close(review);
}

TEST(delimited_text_is_cut_into_cells)
{
    CHECK(shows("a.csv", "\xEF\xBB\xBF" "a,b\r\n\"x\"\"y\",\"1\n2\"\nlast,\n", "table",
                "{\"rows\":[[1,[\"a\",\"b\"]],[2,[\"x\\\"y\",\"1\\u000a2\"]],[4,[\"last\",\"\"]]],\"is_end\":true}"));
    CHECK(shows("a.csv", "\"a\"b,\"open", "table", "[[1,[\"\\\"a\\\"b\",\"open\"]]]"));
    CHECK(shows("a.tsv", "a,b\tc\n", "table", "[[1,[\"a,b\",\"c\"]]]"));
    CHECK(shows("a.csv", "", "table", "{\"rows\":[],\"is_end\":true}"));
}

TEST(json_lines_are_records_with_names)
{
    CHECK(shows("a.jsonl", "{\"a\": 1, \"b\": [2]}\n\n7\n{\n", "table",
                "[[1,[\"1\",\"[2]\"],[\"\\\"a\\\"\",\"\\\"b\\\"\"]],[3,[\"7\"],null],[4,[\"{\"],null]],\"is_end\":true"));
}

TEST(tables_come_in_slices)
{
    const struct sample_file files[] = {{"a.csv", "a\nb\nc\n"}, {"a.jsonl", "1\n2\n3\n"}};
    struct exhibit *review = review_of(files, 2);
    for (uint32_t i = 0; i < 2; i++) {
        CHECK(holds(review, "table", i, 1, 1, i == 0 ? "{\"rows\":[[2,[\"b\"]]],\"is_end\":false}"
                                                     : "{\"rows\":[[2,[\"2\"],null]],\"is_end\":false}"));
        CHECK(holds(review, "table", i, 2, 1, "\"is_end\":true"));
    }
    CHECK(refuses(review, "table", 2));
    exhibit_close(review);
}

TEST(a_line_has_its_offset)
{
    const struct sample_file files[] = {{"a.txt", "one\ntwo\n\nfour"}};
    struct exhibit *review = review_of(files, 1);
    CHECK(holds(review, "offset", 0, 1, 0, "{\"offset\":0}"));
    CHECK(holds(review, "offset", 0, 2, 0, "{\"offset\":4}"));
    CHECK(holds(review, "offset", 0, 4, 0, "{\"offset\":9}"));
    CHECK(holds(review, "offset", 0, 5, 0, "{\"offset\":null}"));
    exhibit_close(review);
}

/* --- media --- */

static bool is_image(struct bytes start, const char *type, uint32_t width, uint32_t height)
{
    struct media media = media_of(BYTES("a"), start, false);
    return media.kind == MEDIA_IMAGE && strcmp(media.type, type) == 0 && media.width == width && media.height == height;
}

TEST(images_are_told_by_their_bytes_with_their_size)
{
    CHECK(is_image(BYTES("\x89PNG\r\n\x1A\n\0\0\0\x0DIHDR\0\0\1\2\0\0\0\3"), "image/png", 258, 3));
    CHECK(is_image(BYTES("GIF89a\2\1\3\0"), "image/gif", 258, 3));
    CHECK(is_image(BYTES("\xFF\xD8\xFF\xE0\0\4JF\xFF\xFF\xC2\0\x11\x08\0\3\1\2"), "image/jpeg", 258, 3));
    CHECK(is_image(BYTES("RIFF\0\0\0\0WEBPVP8X\0\0\0\0\0\0\0\0\1\1\0\2\0\0"), "image/webp", 258, 3));
    CHECK(is_image(BYTES("RIFF\0\0\0\0WEBPVP8L\0\0\0\0\x2F\1\x81\0\0\0\0\0\0\0"), "image/webp", 258, 3));
    CHECK(is_image(BYTES("RIFF\0\0\0\0WEBPVP8 \0\0\0\0\0\0\0\0\0\0\2\1\3\0"), "image/webp", 258, 3));
    CHECK(is_image(BYTES("\x89PNG\r\n\x1A\n\0\0"), "image/png", 0, 0));
    CHECK(is_image(BYTES("\xFF\xD8\xFF\xC4\0\0\xFF"), "image/jpeg", 0, 0));
    CHECK(media_of(BYTES("a.png"), BYTES("BM\0"), false).kind == MEDIA_BINARY);
    CHECK(media_of(BYTES("a.svg"), BYTES("<svg/>"), true).kind == MEDIA_TEXT);
}

TEST(what_may_run_is_told_by_name_and_by_bytes)
{
    CHECK(media_of(BYTES("a.EXE"), BYTES("text"), true).runs != NULL);
    CHECK(media_of(BYTES("a.txt"), BYTES("MZ\0"), false).runs != NULL);
    CHECK(media_of(BYTES("tool"), BYTES("\x7F" "ELF\2"), false).runs != NULL);
    CHECK(media_of(BYTES("run"), BYTES("#!/bin/sh\n"), true).runs != NULL);
    CHECK(media_of(BYTES("run"), BYTES("\xFE\xED\xFA\xCF"), false).runs != NULL);
    CHECK(media_of(BYTES("a.md"), BYTES("# A\n"), true).runs == NULL);
    CHECK(media_of(BYTES(".exe"), BYTES(""), true).runs == NULL);
}

TEST(entries_about_generated_files_are_told)
{
    const struct sample_file files[] = {
        {"DIFF.patch", "diff --git a/f b/f\nold mode 100644\nnew mode 100755\ndiff --git a/a/go.sum b/a/go.sum\nold mode 100644\n"
                       "new mode 100755\ndiff --git a/vendor/x b/vendor/x\nold mode 100644\nnew mode 100755\n"}};
    struct exhibit *review = review_of(files, 1);
    CHECK(holds(review, "generated", 0, 0, 0, "{\"entries\":[1,2]}"));
    exhibit_close(review);
    CHECK(path_is_generated(BYTES("web/app.min.js")) && path_is_generated(BYTES("a/dist/b.js")));
    CHECK(!path_is_generated(BYTES("src/lock.c")) && !path_is_generated(BYTES("redist/b.js")));
}

TEST(documents_are_told_by_name)
{
    CHECK(shows("a.md", "x", "media", "\"kind\":\"markdown\""));
    CHECK(shows("A.JSON", "x", "media", "\"kind\":\"json\""));
    CHECK(shows("a.jsonl", "x", "media", "\"kind\":\"json-lines\""));
    CHECK(shows("a.tsv", "x", "media", "\"kind\":\"tsv\",\"type\":null,\"width\":0,\"height\":0,\"runs\":null,\"size\":1"));
    CHECK(shows("a.md", "\xFF", "media", "\"kind\":\"binary\""));
}

int main(void)
{
    RUN(lines_of_an_entry_have_their_places_on_both_sides);
    RUN(lines_of_an_entry_come_in_slices);
    RUN(the_first_line_that_the_bundled_file_does_not_have_is_told);
    RUN(a_bundled_file_that_ends_early_differs);
    RUN(only_the_last_entry_of_a_path_is_held_against_the_bundle);
    RUN(combined_lines_keep_their_columns);
    RUN(a_binary_side_is_made_only_when_it_has_its_id);
    RUN(markdown_is_a_list_of_nodes);
    RUN(markdown_nested_beyond_its_limit_is_refused);
    RUN(emphasis_in_emphasis_ends);
    RUN(json_keeps_keys_and_values_as_written);
    RUN(json_comes_in_slices);
    RUN(delimited_text_is_cut_into_cells);
    RUN(json_lines_are_records_with_names);
    RUN(tables_come_in_slices);
    RUN(a_line_has_its_offset);
    RUN(images_are_told_by_their_bytes_with_their_size);
    RUN(what_may_run_is_told_by_name_and_by_bytes);
    RUN(entries_about_generated_files_are_told);
    RUN(documents_are_told_by_name);
    return check_finish();
}
