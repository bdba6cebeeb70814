#include "check.h"

#include "base/arena.h"
#include "base/cursor.h"
#include "base/search.h"
#include "base/utf8.h"
#include "base/writer.h"

#include <string.h>

/* --- bytes ----------------------------------------------------------------------------------- */

TEST(slices_compare_as_unsigned_bytes)
{
    CHECK(bytes_compare(BYTES("a"), BYTES("b")) < 0);
    CHECK(bytes_compare(BYTES("ab"), BYTES("a")) > 0);
    CHECK(bytes_compare(BYTES("\xFF"), BYTES("a")) > 0);
    CHECK(bytes_compare(BYTES(""), (struct bytes){NULL, 0}) == 0);
    CHECK(bytes_equal(BYTES("x\0y"), BYTES("x\0y")));
    CHECK(!bytes_equal(BYTES("x\0y"), BYTES("x\0z")));
    CHECK(bytes_equal_any_case(BYTES("AbC"), BYTES("aBc")));
    CHECK(!bytes_equal_any_case(BYTES("\xC4"), BYTES("\xE4")));
}

TEST(starts_and_ends_are_told)
{
    CHECK(bytes_start_with(BYTES("abc"), BYTES("ab")));
    CHECK(bytes_start_with(BYTES("abc"), BYTES("")));
    CHECK(!bytes_start_with(BYTES("a"), BYTES("ab")));
    CHECK(bytes_end_with(BYTES("abc"), BYTES("bc")));
    CHECK(bytes_end_with(BYTES("abc"), BYTES("")));
    CHECK(!bytes_end_with(BYTES("c"), BYTES("bc")));
    CHECK(bytes_start_with_any_case(BYTES("No diff"), BYTES("NO ")));
}

TEST(places_are_found)
{
    CHECK(bytes_find(BYTES("aab"), BYTES("ab")) == 1);
    CHECK(bytes_find(BYTES("aab"), BYTES("ba")) == BYTES_NOWHERE);
    CHECK(bytes_find(BYTES("aab"), BYTES("")) == 0);
    CHECK(bytes_find(BYTES("a"), BYTES("ab")) == BYTES_NOWHERE);
    CHECK(bytes_find_byte(BYTES("a.b.c"), '.') == 1);
    CHECK(bytes_find_last_byte(BYTES("a.b.c"), '.') == 3);
    CHECK(bytes_find_byte(BYTES(""), '.') == BYTES_NOWHERE);
    CHECK(bytes_contain(BYTES("a.b"), BYTES(".b")));
}

TEST(parts_are_clipped_to_what_is_there)
{
    CHECK(bytes_is(bytes_after(BYTES("abc"), 1), "bc"));
    CHECK(bytes_after(BYTES("abc"), 4).size == 0);
    CHECK(bytes_is(bytes_first(BYTES("abc"), 9), "abc"));
    CHECK(bytes_is(bytes_part(BYTES("abc"), 1, 1), "b"));
    CHECK(bytes_part(BYTES("abc"), 5, SIZE_MAX).size == 0);
}

TEST(cutting_consumes_the_separator)
{
    struct bytes rest = BYTES("a,,b");
    CHECK(bytes_is(bytes_cut(&rest, ','), "a"));
    CHECK(bytes_is(bytes_cut(&rest, ','), ""));
    CHECK(bytes_is(bytes_cut(&rest, ','), "b"));
    CHECK(rest.size == 0);
    CHECK(bytes_cut(&rest, ',').size == 0);
}

TEST(skipping_leaves_other_text_alone)
{
    struct bytes rest = BYTES("index 1..2");
    CHECK(!bytes_skip(&rest, BYTES("mode ")));
    CHECK(bytes_is(rest, "index 1..2"));
    CHECK(bytes_skip(&rest, BYTES("index ")));
    CHECK(bytes_is(rest, "1..2"));
}

TEST(blanks_are_trimmed)
{
    CHECK(bytes_is(bytes_trim(BYTES(" \t a b \r\n")), "a b"));
    CHECK(bytes_is(bytes_trim_right(BYTES(" a ")), " a"));
    CHECK(bytes_trim(BYTES(" \n")).size == 0);
}

TEST(numbers_that_do_not_fit_are_refused)
{
    uint64_t value = 7;
    CHECK(bytes_to_u64(BYTES("18446744073709551615"), &value) && value == UINT64_MAX);
    CHECK(bytes_to_u64(BYTES("007"), &value) && value == 7);
    CHECK(!bytes_to_u64(BYTES("18446744073709551616"), &value));
    CHECK(!bytes_to_u64(BYTES("99999999999999999999999"), &value));
    CHECK(!bytes_to_u64(BYTES(""), &value));
    CHECK(!bytes_to_u64(BYTES("-1"), &value));
    CHECK(!bytes_to_u64(BYTES("1 "), &value));
}

TEST(paths_have_a_name_and_a_folder)
{
    CHECK(bytes_is(path_name(BYTES("a/b/c.md")), "c.md"));
    CHECK(bytes_is(path_folder(BYTES("a/b/c.md")), "a/b"));
    CHECK(bytes_is(path_name(BYTES("c.md")), "c.md"));
    CHECK(path_folder(BYTES("c.md")).size == 0);
    CHECK(path_name(BYTES("a/")).size == 0);
}

TEST(the_last_line_needs_no_newline)
{
    struct lines lines = lines_of(BYTES("a\r\n\nb"));
    struct bytes line;
    CHECK(lines_next(&lines, &line) && bytes_is(line, "a\r") && lines.number == 1);
    CHECK(lines_next(&lines, &line) && line.size == 0 && lines.number == 2 && lines.ended_with_newline);
    CHECK(lines_next(&lines, &line) && bytes_is(line, "b") && !lines.ended_with_newline);
    CHECK(!lines_next(&lines, &line));
    lines = lines_of(BYTES(""));
    CHECK(!lines_next(&lines, &line));
}

/* --- arena ----------------------------------------------------------------------------------- */

TEST(memory_is_zeroed_and_aligned)
{
    struct memory memory = {.limit = 1 << 20};
    struct arena arena = {.memory = &memory};
    uint8_t *byte = arena_new(&arena, uint8_t, 1);
    uint64_t *number = arena_new(&arena, uint64_t, 3);
    REQUIRE(byte != NULL && number != NULL);
    CHECK(*byte == 0 && number[0] == 0 && number[2] == 0);
    CHECK((uintptr_t)number % _Alignof(uint64_t) == 0);
    CHECK(arena_new(&arena, uint64_t, 0) != NULL);
    arena_release(&arena);
    CHECK(memory.used == 0 && !memory.exhausted);
}

TEST(a_rewound_arena_gives_zeroed_memory_again)
{
    struct memory memory = {.limit = 1 << 20};
    struct arena arena = {.memory = &memory};
    CHECK(arena_new(&arena, uint8_t, 10) != NULL);
    struct arena_mark mark = arena_mark(&arena);
    size_t used = memory.used;
    uint8_t *first = arena_new(&arena, uint8_t, 100);
    REQUIRE(first != NULL);
    memset(first, 'x', 100);
    CHECK(arena_new(&arena, uint8_t, 200000) != NULL);
    arena_rewind(&arena, mark);
    CHECK(memory.used == used);
    uint8_t *second = arena_new(&arena, uint8_t, 100);
    CHECK(second == first && second[0] == 0 && second[99] == 0);
    arena_release(&arena);
    CHECK(memory.used == 0);
}

TEST(rewinding_to_the_start_gives_everything_back)
{
    struct memory memory = {.limit = 1 << 20};
    struct arena arena = {.memory = &memory};
    struct arena_mark mark = arena_mark(&arena);
    CHECK(arena_new(&arena, uint8_t, 300000) != NULL);
    arena_rewind(&arena, mark);
    CHECK(memory.used == 0 && arena.last == NULL);
}

TEST(an_exhausted_budget_stays_exhausted)
{
    struct memory memory = {.limit = 100000};
    struct arena arena = {.memory = &memory};
    CHECK(arena_new(&arena, uint8_t, 100001) == NULL);
    CHECK(memory.exhausted);
    CHECK(arena_new(&arena, uint8_t, 1) != NULL);
    CHECK(memory.exhausted);
    CHECK(memory.used <= memory.limit);
    arena_release(&arena);
}

TEST(two_arenas_draw_on_one_budget)
{
    struct memory memory = {.limit = 200000};
    struct arena one = {.memory = &memory}, two = {.memory = &memory};
    CHECK(arena_new(&one, uint8_t, 150000) != NULL);
    CHECK(arena_new(&two, uint8_t, 150000) == NULL);
    arena_release(&one);
    CHECK(arena_new(&two, uint8_t, 150000) != NULL);
    arena_release(&two);
}

TEST(a_count_that_overflows_is_refused)
{
    struct memory memory = {.limit = SIZE_MAX};
    struct arena arena = {.memory = &memory};
    CHECK(arena_new(&arena, uint64_t, SIZE_MAX / 4) == NULL);
    CHECK(arena_new(&arena, uint8_t, SIZE_MAX) == NULL);
    CHECK(memory.exhausted);
    arena_release(&arena);
}

TEST(every_small_budget_is_kept)
{
    for (size_t limit = 0; limit < 3000; limit++) {
        struct memory memory = {.limit = limit};
        struct arena arena = {.memory = &memory};
        for (int i = 0; i < 40; i++) {
            uint8_t *bytes = arena_new(&arena, uint8_t, 97);
            if (bytes != NULL)
                memset(bytes, 0xFF, 97);
        }
        CHECK(memory.used <= limit && memory.exhausted);
        arena_release(&arena);
        CHECK(memory.used == 0);
    }
}

TEST(an_array_grows_and_keeps_its_items)
{
    struct memory memory = {.limit = 1 << 20};
    struct arena arena = {.memory = &memory};
    struct {
        uint32_t *items;
        size_t count, capacity;
    } list = {NULL, 0, 0};
    for (uint32_t i = 0; i < 1000; i++) {
        uint32_t *item = arena_push(&arena, &list, uint32_t);
        REQUIRE(item != NULL);
        CHECK(*item == 0);
        *item = i;
    }
    CHECK(list.count == 1000 && list.items[0] == 0 && list.items[999] == 999);
    arena_release(&arena);
}

TEST(an_array_that_cannot_grow_stays_as_it_was)
{
    struct memory memory = {.limit = 200};
    struct arena arena = {.memory = &memory};
    struct {
        uint64_t *items;
        size_t count, capacity;
    } list = {NULL, 0, 0};
    size_t pushed = 0;
    for (uint64_t i = 0; i < 100; i++) {
        uint64_t *item = arena_push(&arena, &list, uint64_t);
        if (item == NULL)
            break;
        *item = i;
        pushed++;
    }
    CHECK(pushed > 0 && pushed < 100 && list.count == pushed && memory.exhausted);
    CHECK(list.items[pushed - 1] == pushed - 1);
    arena_release(&arena);
}

TEST(a_copy_lives_in_the_arena)
{
    struct memory memory = {.limit = 1 << 20};
    struct arena arena = {.memory = &memory};
    char text[] = "abc";
    struct bytes copy = arena_copy(&arena, bytes_of(text));
    text[0] = 'x';
    CHECK(bytes_is(copy, "abc"));
    CHECK(arena_copy(&arena, BYTES("")).size == 0);
    const struct bytes parts[] = {{NULL, 0}, BYTES("a"), {NULL, 0}, BYTES("bc"), {NULL, 0}};
    CHECK(bytes_is(arena_join(&arena, parts, 5), "abc"));
    CHECK(arena_join(&arena, parts, 1).size == 0 && arena_join(&arena, NULL, 0).size == 0);
    arena_release(&arena);
}

/* --- UTF-8 ----------------------------------------------------------------------------------- */

TEST(utf8_is_read_to_the_letter_of_rfc_3629)
{
    CHECK(utf8_is_valid(BYTES("")));
    CHECK(utf8_is_valid(BYTES("a\xC3\xA9\xE2\x82\xAC\xF0\x9F\x98\x80")));
    CHECK(utf8_is_valid(BYTES("\xF4\x8F\xBF\xBF")));
    CHECK(utf8_is_valid(BYTES("\xEF\xBF\xBF\xED\x9F\xBF\xEE\x80\x80")));
    CHECK(!utf8_is_valid(BYTES("\x80")));
    CHECK(!utf8_is_valid(BYTES("\xC3")));
    CHECK(!utf8_is_valid(BYTES("\xC0\xAF")));
    CHECK(!utf8_is_valid(BYTES("\xE0\x80\xAF")));
    CHECK(!utf8_is_valid(BYTES("\xF0\x80\x80\xAF")));
    CHECK(!utf8_is_valid(BYTES("\xED\xA0\x80")));
    CHECK(!utf8_is_valid(BYTES("\xF4\x90\x80\x80")));
    CHECK(!utf8_is_valid(BYTES("\xF8\x88\x80\x80\x80")));
    CHECK(!utf8_is_valid(BYTES("\xE2\x82")));
}

TEST(a_broken_byte_is_taken_alone)
{
    struct bytes rest = BYTES("\xE2\x82z");
    uint32_t code;
    CHECK(!utf8_next(&rest, &code) && code == 0xE2);
    CHECK(!utf8_next(&rest, &code) && code == 0x82);
    CHECK(utf8_next(&rest, &code) && code == 'z');
    CHECK(rest.size == 0);
}

struct text {
    char at[20000];
    size_t size;
    size_t refuse_after; /* bytes */
};

static bool take_text(void *context, struct bytes piece)
{
    struct text *text = context;
    if (text->size + piece.size > text->refuse_after || text->size + piece.size > sizeof text->at)
        return false;
    memcpy(text->at + text->size, piece.at, piece.size);
    text->size += piece.size;
    return true;
}

static struct bytes text_bytes(const struct text *text)
{
    return (struct bytes){(const uint8_t *)text->at, text->size};
}

TEST(deceptive_characters_are_shown)
{
    static struct text out = {.refuse_after = SIZE_MAX};
    struct writer writer;
    writer_init(&writer, (struct sink){&out, take_text});
    utf8_write_shown(&writer, BYTES("a\xE2\x80\xAE"
                                    "b\xFF\n\t\xC3\xA9"));
    CHECK(writer_finish(&writer));
    CHECK(bytes_is(text_bytes(&out), "a<U+202E>b\\xff<U+000A>\t\xC3\xA9"));
}

/* --- writer ---------------------------------------------------------------------------------- */

TEST(numbers_and_hex_are_written)
{
    static struct text out = {.refuse_after = SIZE_MAX};
    struct writer writer;
    writer_init(&writer, (struct sink){&out, take_text});
    writer_number(&writer, 0);
    writer_byte(&writer, ' ');
    writer_number(&writer, UINT64_MAX);
    writer_text(&writer, " ");
    writer_hex(&writer, BYTES("\x00\xFE"));
    writer_repeat(&writer, '-', 3);
    CHECK(writer_finish(&writer));
    CHECK(bytes_is(text_bytes(&out), "0 18446744073709551615 00fe---"));
}

TEST(long_text_arrives_whole)
{
    static struct text out = {.refuse_after = SIZE_MAX};
    struct writer writer;
    writer_init(&writer, (struct sink){&out, take_text});
    for (size_t i = 0; i < 1000; i++)
        writer_text(&writer, "0123456789abc");
    CHECK(writer_finish(&writer));
    CHECK(out.size == 13000 && memcmp(out.at + 12987, "0123456789abc", 13) == 0);
}

TEST(a_failed_sink_stays_failed)
{
    static struct text out = {.refuse_after = 100};
    struct writer writer;
    writer_init(&writer, (struct sink){&out, take_text});
    writer_repeat(&writer, 'x', 10000);
    CHECK(writer.failed);
    writer_text(&writer, "more");
    CHECK(!writer_finish(&writer));
    CHECK(out.size == 0);
}

/* --- cursor ---------------------------------------------------------------------------------- */

TEST(numbers_are_read_little_endian)
{
    struct cursor cursor = cursor_over(BYTES("\x01\x02\x03\x04\x05\x06\x07\x08\x09\x0A\x0B\x0C\x0D\x0E"));
    CHECK(cursor_u16le(&cursor) == 0x0201);
    CHECK(cursor_u32le(&cursor) == 0x06050403);
    CHECK(cursor_u64le(&cursor) == UINT64_C(0x0E0D0C0B0A090807));
    CHECK(!cursor.spent && cursor.rest.size == 0);
}

static int number_order(const void *item, const void *key)
{
    const int *a = item, *b = key;
    return (*a > *b) - (*a < *b);
}

TEST(a_search_ends_at_the_first_of_equals)
{
    static const int sorted[] = {1, 3, 3, 3, 5};
    static const size_t places[] = {0, 0, 1, 1, 4, 4, 5}; /* of 0 to 6 */
    for (int key = 0; key <= 6; key++)
        CHECK(lower_bound(sorted, 5, sizeof *sorted, &key, number_order) == places[key]);
    CHECK(lower_bound(NULL, 0, sizeof *sorted, &sorted[0], number_order) == 0);
}

TEST(after_the_end_everything_is_zero)
{
    struct cursor cursor = cursor_over(BYTES("\x01\x02\x03"));
    CHECK(cursor_u32le(&cursor) == 0 && cursor.spent);
    CHECK(cursor_u16le(&cursor) == 0 && cursor_take(&cursor, 1).size == 0 && cursor.spent);
    cursor = cursor_over(BYTES("ab"));
    CHECK(bytes_is(cursor_take(&cursor, 2), "ab") && !cursor.spent);
    CHECK(cursor_take(&cursor, SIZE_MAX).size == 0 && cursor.spent);
}

int main(void)
{
    RUN(slices_compare_as_unsigned_bytes);
    RUN(starts_and_ends_are_told);
    RUN(places_are_found);
    RUN(parts_are_clipped_to_what_is_there);
    RUN(cutting_consumes_the_separator);
    RUN(skipping_leaves_other_text_alone);
    RUN(blanks_are_trimmed);
    RUN(numbers_that_do_not_fit_are_refused);
    RUN(paths_have_a_name_and_a_folder);
    RUN(the_last_line_needs_no_newline);
    RUN(memory_is_zeroed_and_aligned);
    RUN(a_rewound_arena_gives_zeroed_memory_again);
    RUN(rewinding_to_the_start_gives_everything_back);
    RUN(an_exhausted_budget_stays_exhausted);
    RUN(two_arenas_draw_on_one_budget);
    RUN(a_count_that_overflows_is_refused);
    RUN(every_small_budget_is_kept);
    RUN(an_array_grows_and_keeps_its_items);
    RUN(an_array_that_cannot_grow_stays_as_it_was);
    RUN(a_copy_lives_in_the_arena);
    RUN(utf8_is_read_to_the_letter_of_rfc_3629);
    RUN(a_broken_byte_is_taken_alone);
    RUN(deceptive_characters_are_shown);
    RUN(numbers_and_hex_are_written);
    RUN(long_text_arrives_whole);
    RUN(a_failed_sink_stays_failed);
    RUN(numbers_are_read_little_endian);
    RUN(a_search_ends_at_the_first_of_equals);
    RUN(after_the_end_everything_is_zero);
    return check_finish();
}
