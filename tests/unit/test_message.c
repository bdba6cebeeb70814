/* A finding's sentence: the rule's message with its arguments in it. */
#include "check.h"

#include "base/utf8.h"
#include "report/report.h"

#include <string.h>

struct page {
    uint8_t at[8192];
    size_t size;
};

static struct page page;

static bool put(void *context, struct bytes piece)
{
    struct page *to = context;
    if (piece.size > sizeof to->at - to->size)
        return false;
    if (piece.size > 0)
        memcpy(to->at + to->size, piece.at, piece.size);
    to->size += piece.size;
    return true;
}

static struct bytes message_of(const struct finding *finding)
{
    struct writer writer;
    page.size = 0;
    writer_init(&writer, (struct sink){&page, put});
    write_message(&writer, finding);
    CHECK(writer_finish(&writer));
    return (struct bytes){page.at, page.size};
}

/* The rule "{what} is {found}; the limit "{name}" is {limit}" stands for all. */
static struct finding limit_finding(struct bytes what)
{
    return (struct finding){
        .rule = RULE_ZIP_LIMIT,
        .arguments = {with_text("what", what), with_number("found", 70000), with_number("limit", 65535),
                      with_word("name", "entries")},
    };
}

TEST(arguments_fill_the_words_in_braces)
{
    struct finding finding = limit_finding(BYTES("the count"));
    struct bytes message = message_of(&finding);
    CHECK(bytes_contain(message, BYTES("the count")) && bytes_contain(message, BYTES("70000")));
    CHECK(bytes_contain(message, BYTES("65535")) && bytes_find_byte(message, '{') == BYTES_NOWHERE);
}

/* "line {line} of {path}{, when,} {problem}: ...", and "commit {commit} has no file {path}{: why}". */
TEST(signs_beside_a_word_come_and_go_with_it)
{
    struct finding hunk = {
        .rule = RULE_PATCH_HUNK_MISMATCH,
        .arguments = {with_number("line", 3), with_text("path", BYTES("a.c")), with_word("problem", "differs"),
                      with_text("expected", BYTES("x")), with_text("found", BYTES("y")), with_word("when", "")},
    };
    CHECK(bytes_is(message_of(&hunk), "line 3 of a.c differs: the patch shows \"x\", the file has \"y\""));
    hunk.arguments[5] = with_word("when", "before it");
    CHECK(bytes_is(message_of(&hunk), "line 3 of a.c, before it, differs: the patch shows \"x\", the file has \"y\""));

    struct finding absent = {
        .rule = RULE_GIT_MEMBER_ABSENT,
        .arguments = {with_word("commit", "c0ffee"), with_word("path", "a"), with_word("why", "")},
    };
    CHECK(bytes_is(message_of(&absent), "commit c0ffee has no file a"));
    absent.arguments[2] = with_word("why", "it is a folder there");
    CHECK(bytes_is(message_of(&absent), "commit c0ffee has no file a: it is a folder there"));
}

TEST(sizes_are_given_in_the_largest_unit_that_is_exact)
{
    static const struct {
        uint64_t size;
        const char *shown;
    } sizes[] = {
        {0, "is 0 bytes;"},          {1, "is 1 byte;"},
        {1023, "is 1023 bytes;"},    {1024, "is 1 KiB;"},
        {160 << 20, "is 160 MiB;"},  {(160 << 20) + 1, "is 167772161 bytes;"},
        {UINT64_C(5) << 40, "is 5120 GiB;"},
    };
    for (size_t i = 0; i < sizeof sizes / sizeof sizes[0]; i++) {
        struct finding finding = {.rule = RULE_ZIP_LIMIT, .arguments = {with_size("found", sizes[i].size)}};
        CHECK(bytes_contain(message_of(&finding), bytes_of(sizes[i].shown)));
    }
}

TEST(missing_arguments_are_told_and_others_are_ignored)
{
    struct finding finding = {.rule = RULE_ZIP_LIMIT, .arguments = {with_text("other", BYTES("ignored"))}};
    struct bytes message = message_of(&finding);
    size_t told = 0;
    for (size_t at; (at = bytes_find(message, BYTES("(not said)"))) != BYTES_NOWHERE; told++)
        message = bytes_after(message, at + 1);
    CHECK(told == 4);
    CHECK(!bytes_contain((struct bytes){page.at, page.size}, BYTES("ignored")));
}

TEST(every_message_can_be_written_without_arguments)
{
    for (unsigned rule = 0; rule < RULE_COUNT; rule++) {
        struct finding finding = {.rule = (enum rule)rule};
        struct bytes message = message_of(&finding);
        CHECK(message.size > 0 && bytes_find_byte(message, '{') == BYTES_NOWHERE);
    }
}

TEST(braces_in_a_value_are_not_filled)
{
    struct finding finding = limit_finding(BYTES("{found} {x"));
    CHECK(bytes_start_with(message_of(&finding), BYTES("{found} {x")));
}

TEST(long_values_are_cut_and_their_size_is_told)
{
    static uint8_t value[100000];
    memset(value, 'x', sizeof value);
    struct finding finding = limit_finding((struct bytes){value, sizeof value});
    struct bytes message = message_of(&finding);
    CHECK(message.size < 2 * SHOWN_MAX && bytes_contain(message, BYTES("100000")));
    finding = limit_finding((struct bytes){value, SHOWN_MAX});
    CHECK(bytes_first(message_of(&finding), SHOWN_MAX + 1).at[SHOWN_MAX] == ' ');
    CHECK(!bytes_contain(message_of(&finding), BYTES("in all")));
}

TEST(a_value_stays_on_its_line_and_shows_what_hides)
{
    struct finding finding = limit_finding(BYTES("a\nb\x1B[31m\xE2\x80\xAEz\xFF\0end"));
    struct bytes message = message_of(&finding);
    for (size_t i = 0; i < message.size; i++)
        CHECK(message.at[i] >= 0x20 && message.at[i] < 0x7F);
    CHECK(bytes_contain(message, BYTES("<U+202E>")) && bytes_contain(message, BYTES("\\xff")));
    CHECK(bytes_contain(message, BYTES("<U+000A>")) && bytes_contain(message, BYTES("end")));
}

TEST(a_value_cut_within_a_character_is_still_utf8)
{
    static uint8_t value[3 * SHOWN_MAX];
    for (size_t i = 0; i < SHOWN_MAX; i++)
        memcpy(value + 3 * i, "\xE2\x82\xAC", 3);
    struct finding finding = limit_finding((struct bytes){value, sizeof value});
    CHECK(utf8_is_valid(message_of(&finding)));
}

int main(void)
{
    RUN(arguments_fill_the_words_in_braces);
    RUN(signs_beside_a_word_come_and_go_with_it);
    RUN(sizes_are_given_in_the_largest_unit_that_is_exact);
    RUN(missing_arguments_are_told_and_others_are_ignored);
    RUN(every_message_can_be_written_without_arguments);
    RUN(braces_in_a_value_are_not_filled);
    RUN(long_values_are_cut_and_their_size_is_told);
    RUN(a_value_stays_on_its_line_and_shows_what_hides);
    RUN(a_value_cut_within_a_character_is_still_utf8);
    return check_finish();
}
