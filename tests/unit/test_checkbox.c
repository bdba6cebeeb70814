#include "parse/tickets/checkbox.h"

#include "check.h"

static struct list_item item;

static bool is_box(const char *line, enum mark mark, const char *text)
{
    return list_item_read(bytes_of(line), &item) && item.has_box && item.mark == mark && bytes_is(item.text, text);
}

static bool is_no_box(const char *line)
{
    return list_item_read(bytes_of(line), &item) && !item.has_box;
}

TEST(markers_say_what_the_table_says)
{
    CHECK(is_box("- [ ] a", MARK_OPEN, "a"));
    CHECK(is_box("- [x] a", MARK_DONE, "a"));
    CHECK(is_box("- [X] a", MARK_DONE, "a"));
    CHECK(is_box("- [~] a", MARK_UNFINISHED, "a"));
    CHECK(is_box("- [-] a", MARK_IN_PROGRESS, "a"));
    CHECK(is_box("- [/] a", MARK_IN_PROGRESS, "a"));
    CHECK(is_box("- [>] a", MARK_DEFERRED, "a"));
}

TEST(unknown_markers_are_boxes_all_the_same)
{
    CHECK(is_box("- [?] a", MARK_UNKNOWN, "a") && bytes_is(item.marker, "?"));
    CHECK(is_box("- [!] a", MARK_UNKNOWN, "a"));
    CHECK(is_box("- [\xE2\x9C\x93] a", MARK_UNKNOWN, "a") && bytes_is(item.marker, "\xE2\x9C\x93"));
    CHECK(is_box("- [D] a", MARK_UNKNOWN, "a"));
    CHECK(is_box("- [\xFF] a", MARK_UNKNOWN, "a"));
}

TEST(lists_of_every_kind_hold_boxes)
{
    CHECK(is_box("* [x] a", MARK_DONE, "a") && !item.is_ordered);
    CHECK(is_box("+ [ ] a", MARK_OPEN, "a"));
    CHECK(is_box("1. [x] a", MARK_DONE, "a") && item.is_ordered);
    CHECK(is_box("12) [ ] a", MARK_OPEN, "a"));
    CHECK(is_box("> - [x] a", MARK_DONE, "a") && item.is_quoted);
    CHECK(!list_item_read(BYTES("1234567890. [x] a"), &item));
    CHECK(!list_item_read(BYTES("-[x] a"), &item));
    CHECK(!list_item_read(BYTES("[x] a"), &item));
}

TEST(blanks_of_every_kind_are_blanks)
{
    CHECK(is_box("-\t[ ]\ta", MARK_OPEN, "a"));
    CHECK(is_box("- [x] a\r", MARK_DONE, "a"));
    CHECK(is_box("- [\xC2\xA0] a", MARK_OPEN, "a"));
    CHECK(is_box("-\xC2\xA0[x]\xC2\xA0""a\xC2\xA0", MARK_DONE, "a"));
    CHECK(is_box("- [ x] a", MARK_DONE, "a") && is_box("- [x ] a", MARK_DONE, "a"));
    CHECK(is_box("- [\t] a", MARK_OPEN, "a") && is_box("- [  ] a", MARK_OPEN, "a"));
    CHECK(is_box("- [x]", MARK_DONE, "") && is_box("- [ ] ", MARK_OPEN, ""));
}

TEST(indent_is_counted_in_columns)
{
    CHECK(is_box("- [x] a", MARK_DONE, "a") && item.indent == 0);
    CHECK(is_box("  - [x] a", MARK_DONE, "a") && item.indent == 2);
    CHECK(is_box("\t- [x] a", MARK_DONE, "a") && item.indent == 4);
    CHECK(is_box("  \t- [x] a", MARK_DONE, "a") && item.indent == 4);
}

TEST(labels_and_links_are_no_boxes)
{
    CHECK(is_no_box("- [P] a"));
    CHECK(is_no_box("- [M1] a"));
    CHECK(is_no_box("- [US1] a"));
    CHECK(is_no_box("- [NEEDS CLARIFICATION] a"));
    CHECK(is_no_box("- [1] a"));
    CHECK(is_no_box("- [x](page.md) a"));
    CHECK(is_no_box("- [x][page] a"));
    CHECK(is_no_box("- [] a"));
    CHECK(is_no_box("- a [x] b"));
    CHECK(is_no_box("- [xx] a"));
}

TEST(a_star_says_optional)
{
    CHECK(is_box("- [ ]* 2.1 a", MARK_OPEN, "2.1 a") && item.is_starred);
    CHECK(is_box("- [x] a", MARK_DONE, "a") && !item.is_starred);
}

/* --- lines ---------------------------------------------------------------------------------------------------------- */

/* A letter a line: heading, item, text, blank, conflict, hidden; small when it stands in a fence. */
static bool kinds_are(const char *text, const char *expected)
{
    static const char letters[] = "TBHICX";
    struct task_lines lines;
    struct task_line line;
    task_lines_start(&lines, bytes_of(text));
    while (task_lines_next(&lines, &line)) {
        char letter = letters[line.kind];
        if (*expected++ != (char)(line.is_in_fence ? letter + 'a' - 'A' : letter))
            return false;
    }
    return *expected == '\0';
}

TEST(lines_are_told_apart)
{
    CHECK(kinds_are("# A\n\n- [ ] b\ntext\n#no\n", "HBITT"));
    CHECK(kinds_are("\xEF\xBB\xBF# A\r\n- b\r\n", "HI"));
    CHECK(kinds_are("    # code\n", "T"));
}

TEST(boxes_in_a_fence_are_seen_and_said_to_be_in_it)
{
    CHECK(kinds_are("```\n- [x] a\n# b\n```\n- [ ] c\n", "XitXI"));
    CHECK(kinds_are("~~~md\n- [x] a\n```\n~~~\n", "XitX"));
    CHECK(kinds_are("````\n```\n- [x] a\n````\n", "XtiX"));
}

TEST(a_fence_or_comment_without_an_end_hides_nothing)
{
    CHECK(kinds_are("- [x] a\n```\n- [ ] b\n# c\n", "IXIH"));
    CHECK(kinds_are("- [x] a\n<!--\n- [ ] b\n# c\n", "ITIH"));
    CHECK(kinds_are("```\n- [x] a\n```\n```\n- [ ] b\n", "XiXXI"));
    CHECK(kinds_are("<!-- a\n```\n- [ ] b\n", "TTI"));
    CHECK(kinds_are("```\n~~~\n- [ ] b\n", "TTI"));
}

TEST(comments_are_hidden)
{
    CHECK(kinds_are("<!-- a -->\n- [ ] b\n", "XI"));
    CHECK(kinds_are("<!-- a\n- [ ] b\n-->\n- [ ] c\n", "XXXI"));
    CHECK(kinds_are("<!--> -->\n- [ ] c\n", "XI"));
}

TEST(an_unresolved_merge_is_one_place)
{
    CHECK(kinds_are("<<<<<<< HEAD\n- [x] a\n=======\n- [ ] a\n>>>>>>> theirs\n- [ ] b\n", "CIXIXI"));
    CHECK(kinds_are("a\n=======\nb\n>>>>>>> x\n", "TTTT"));
    CHECK(kinds_are("<<<<<<<< eight\n", "T"));
}

int main(void)
{
    RUN(markers_say_what_the_table_says);
    RUN(unknown_markers_are_boxes_all_the_same);
    RUN(lists_of_every_kind_hold_boxes);
    RUN(blanks_of_every_kind_are_blanks);
    RUN(indent_is_counted_in_columns);
    RUN(labels_and_links_are_no_boxes);
    RUN(a_star_says_optional);
    RUN(lines_are_told_apart);
    RUN(boxes_in_a_fence_are_seen_and_said_to_be_in_it);
    RUN(a_fence_or_comment_without_an_end_hides_nothing);
    RUN(comments_are_hidden);
    RUN(an_unresolved_merge_is_one_place);
    return check_finish();
}
