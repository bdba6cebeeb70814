/* Normal forms and folding; samples in the manner of the standard's NormalizationTest.txt: source, NFC, NFD, NFKC, NFKD. */
#include <string.h>

#include "base/limits.h"
#include "check.h"
#include "zip/unicode/unicode.h"

enum { POINTS_MAX = 20, STEPS_MAX = 4 };

struct room {
    struct memory memory;
    struct arena arena;
    struct unicode_text text;
};

static void room_init(struct room *room)
{
    memset(room, 0, sizeof *room);
    room->memory.limit = (size_t)normal_limits.of[LIMIT_MEMORY];
    room->arena.memory = &room->memory;
    room->text.arena = &room->arena;
}

/* Code points up to a 0, as UTF-8. */
static struct bytes utf8_of(const uint32_t *points, uint8_t *out)
{
    size_t size = 0;
    for (; *points != 0; points++)
        size += unicode_write(*points, out + size);
    return (struct bytes){out, size};
}

static bool text_is(const struct unicode_text *text, const uint32_t *points)
{
    size_t i = 0;
    while (i < text->points.count && points[i] == text->points.items[i])
        i++;
    return i == text->points.count && points[i] == 0;
}

enum step { DECOMPOSE = 1, DECOMPOSE_COMPATIBLE, COMPOSE, FOLD };

static bool gives(struct room *room, const uint32_t *from, const enum step *steps, const uint32_t *to)
{
    uint8_t utf8[UTF8_SIZE_MAX * POINTS_MAX];
    unicode_read(&room->text, utf8_of(from, utf8));
    for (size_t i = 0; i < STEPS_MAX && steps[i] != 0; i++) {
        if (steps[i] == COMPOSE)
            unicode_compose(&room->text);
        else if (steps[i] == FOLD)
            (void)unicode_fold(&room->text);
        else
            unicode_decompose(&room->text, steps[i] == DECOMPOSE ? UNICODE_CANONICAL : UNICODE_COMPATIBLE);
    }
    return text_is(&room->text, to);
}

struct sample {
    uint32_t source[POINTS_MAX], nfc[POINTS_MAX], nfd[POINTS_MAX], nfkc[POINTS_MAX], nfkd[POINTS_MAX];
};

static const struct sample samples[] = {
    /* A letter with a mark; with two; already apart. */
    {{0xE9}, {0xE9}, {0x65, 0x301}, {0xE9}, {0x65, 0x301}},
    {{0x1E69}, {0x1E69}, {0x73, 0x323, 0x307}, {0x1E69}, {0x73, 0x323, 0x307}},
    {{0x73, 0x307, 0x323}, {0x1E69}, {0x73, 0x323, 0x307}, {0x1E69}, {0x73, 0x323, 0x307}},
    /* Marks in the wrong order; a mark that stands between blocks what is behind it. */
    {{0x61, 0x315, 0x300, 0x5AE, 0x62},
     {0xE0, 0x5AE, 0x315, 0x62},
     {0x61, 0x5AE, 0x300, 0x315, 0x62},
     {0xE0, 0x5AE, 0x315, 0x62},
     {0x61, 0x5AE, 0x300, 0x315, 0x62}},
    {{0x61, 0x34F, 0x301}, {0x61, 0x34F, 0x301}, {0x61, 0x34F, 0x301}, {0x61, 0x34F, 0x301}, {0x61, 0x34F, 0x301}},
    /* Two marks of one class keep their order, and only the first composes. */
    {{0x61, 0x301, 0x300}, {0xE1, 0x300}, {0x61, 0x301, 0x300}, {0xE1, 0x300}, {0x61, 0x301, 0x300}},
    /* Singletons; a composite that is never put together. */
    {{0x212B}, {0xC5}, {0x41, 0x30A}, {0xC5}, {0x41, 0x30A}},
    {{0xF900}, {0x8C48}, {0x8C48}, {0x8C48}, {0x8C48}},
    {{0x958}, {0x915, 0x93C}, {0x915, 0x93C}, {0x915, 0x93C}, {0x915, 0x93C}},
    {{0x1D15E}, {0x1D157, 0x1D165}, {0x1D157, 0x1D165}, {0x1D157, 0x1D165}, {0x1D157, 0x1D165}},
    /* Two starters that compose. */
    {{0x9C7, 0x9BE}, {0x9CB}, {0x9C7, 0x9BE}, {0x9CB}, {0x9C7, 0x9BE}},
    /* Hangul: two letters, three letters, a syllable and a letter. */
    {{0xAC00}, {0xAC00}, {0x1100, 0x1161}, {0xAC00}, {0x1100, 0x1161}},
    {{0xD7A3}, {0xD7A3}, {0x1112, 0x1175, 0x11C2}, {0xD7A3}, {0x1112, 0x1175, 0x11C2}},
    {{0xAC00, 0x11A8}, {0xAC01}, {0x1100, 0x1161, 0x11A8}, {0xAC01}, {0x1100, 0x1161, 0x11A8}},
    {{0xAC00, 0x11A7}, {0xAC00, 0x11A7}, {0x1100, 0x1161, 0x11A7}, {0xAC00, 0x11A7}, {0x1100, 0x1161, 0x11A7}},
    {{0xAC01, 0x11A8},
     {0xAC01, 0x11A8},
     {0x1100, 0x1161, 0x11A8, 0x11A8},
     {0xAC01, 0x11A8},
     {0x1100, 0x1161, 0x11A8, 0x11A8}},
    /* Compatibility: a ligature, a wide letter, what has a canonical step before, the longest of all. */
    {{0xFB01}, {0xFB01}, {0xFB01}, {0x66, 0x69}, {0x66, 0x69}},
    {{0xFF21}, {0xFF21}, {0xFF21}, {0x41}, {0x41}},
    {{0x1E9B, 0x323}, {0x1E9B, 0x323}, {0x17F, 0x323, 0x307}, {0x1E69}, {0x73, 0x323, 0x307}},
    {{0xFDFA},
     {0xFDFA},
     {0xFDFA},
     {0x635, 0x644, 0x649, 0x20, 0x627, 0x644, 0x644, 0x647, 0x20, 0x639, 0x644, 0x64A, 0x647, 0x20, 0x648, 0x633,
      0x644, 0x645},
     {0x635, 0x644, 0x649, 0x20, 0x627, 0x644, 0x644, 0x647, 0x20, 0x639, 0x644, 0x64A, 0x647, 0x20, 0x648, 0x633,
      0x644, 0x645}},
};

TEST(normal_forms_are_those_of_the_standard)
{
    struct room room;
    room_init(&room);
    for (size_t i = 0; i < sizeof samples / sizeof samples[0]; i++) {
        const struct sample *sample = &samples[i];
        const uint32_t *same[] = {sample->source, sample->nfc, sample->nfd};
        for (size_t k = 0; k < 3; k++) {
            CHECK(gives(&room, same[k], (enum step[STEPS_MAX]){DECOMPOSE}, sample->nfd));
            CHECK(gives(&room, same[k], (enum step[STEPS_MAX]){DECOMPOSE, COMPOSE}, sample->nfc));
            CHECK(gives(&room, same[k], (enum step[STEPS_MAX]){DECOMPOSE_COMPATIBLE}, sample->nfkd));
            CHECK(gives(&room, same[k], (enum step[STEPS_MAX]){DECOMPOSE_COMPATIBLE, COMPOSE}, sample->nfkc));
        }
    }
    arena_release(&room.arena);
}

TEST(nfc_is_told_from_what_is_not)
{
    struct room room;
    uint8_t utf8[UTF8_SIZE_MAX * POINTS_MAX];
    room_init(&room);
    for (size_t i = 0; i < sizeof samples / sizeof samples[0]; i++) {
        const struct sample *sample = &samples[i];
        bool is_same = memcmp(sample->nfc, sample->nfd, sizeof sample->nfc) == 0;
        CHECK(unicode_is_nfc(&room.text, utf8_of(sample->nfc, utf8)));
        CHECK(unicode_is_nfc(&room.text, utf8_of(sample->nfd, utf8)) == is_same);
    }
    CHECK(unicode_is_nfc(&room.text, BYTES("")));
    CHECK(unicode_is_nfc(&room.text, BYTES("plain")));
    arena_release(&room.arena);
}

TEST(folding_is_full)
{
    static const uint32_t pairs[][2][POINTS_MAX] = {
        {{'A'}, {'a'}},       {{'z'}, {'z'}},          {{'['}, {'['}},
        {{0xC9}, {0xE9}},     {{0xDF}, {'s', 's'}},    {{0x1E9E}, {'s', 's'}},
        {{0x100}, {0x101}},   {{0x101}, {0x101}},      {{0x139}, {0x13A}},
        {{0x178}, {0xFF}},    {{0x130}, {'i', 0x307}}, {{0x3A3}, {0x3C3}},
        {{0x3C2}, {0x3C3}},   {{0x410}, {0x430}},      {{0x13F8}, {0x13F0}},
        {{0x212A}, {'k'}},    {{0x2160}, {0x2170}},    {{0xFB03}, {'f', 'f', 'i'}},
        {{0xFF21}, {0xFF41}}, {{0x10400}, {0x10428}},  {{0x1E921}, {0x1E943}},
        {{0x4E00}, {0x4E00}},
    };
    struct room room;
    room_init(&room);
    for (size_t i = 0; i < sizeof pairs / sizeof pairs[0]; i++)
        CHECK(gives(&room, pairs[i][0], (enum step[STEPS_MAX]){FOLD}, pairs[i][1]));
    arena_release(&room.arena);
}

TEST(bytes_that_are_no_utf8_are_kept)
{
    static const uint8_t bytes[] = {'a', 0xFF, 0xC3, 'b'};
    struct room room;
    uint8_t out[UTF8_SIZE_MAX];
    room_init(&room);
    unicode_read(&room.text, (struct bytes){bytes, sizeof bytes});
    unicode_decompose(&room.text, UNICODE_COMPATIBLE);
    CHECK(!unicode_fold(&room.text));
    unicode_compose(&room.text);
    REQUIRE(room.text.points.count == sizeof bytes);
    for (size_t i = 0; i < sizeof bytes; i++)
        CHECK(unicode_write(room.text.points.items[i], out) == 1 && out[0] == bytes[i]);
    arena_release(&room.arena);
}

TEST(code_points_are_classed)
{
    CHECK(unicode_is_unassigned(0x378) && unicode_is_unassigned(0xE0FFF) && unicode_is_unassigned(0x30000 - 3));
    CHECK(!unicode_is_unassigned('a') && !unicode_is_unassigned(0x4E01) && !unicode_is_unassigned(0xE000));
    CHECK(!unicode_is_unassigned(0xFFFF) && unicode_is_noncharacter(0xFFFF) && unicode_is_noncharacter(0xFDD0));
    CHECK(unicode_is_private(0xE000) && unicode_is_private(0x10FFFD) && !unicode_is_private(0x10FFFE));
    CHECK(unicode_is_ignorable(0xAD) && unicode_is_ignorable(0x3164) && !unicode_is_ignorable(' '));
    CHECK(unicode_hides_separator(0xFF0F) && unicode_hides_separator(0x2100) && unicode_hides_separator(0xFE55));
    CHECK(!unicode_hides_separator('/') && !unicode_hides_separator(0x2026) && !unicode_hides_separator(0xE9));
}

/* Marks in descending classes, thousands of them: sorted, not compared pair by pair. */
TEST(long_runs_of_marks_are_put_in_order)
{
    enum { PAIRS = 20000 };
    static uint8_t utf8[PAIRS * 4];
    struct room room;
    room_init(&room);
    size_t size = 0;
    for (size_t i = 0; i < PAIRS; i++) {
        size += unicode_write(i % 2 == 0 ? 0x301 : 0x323, utf8 + size);
    }
    unicode_read(&room.text, (struct bytes){utf8, size});
    unicode_decompose(&room.text, UNICODE_CANONICAL);
    REQUIRE(room.text.points.count == PAIRS);
    for (size_t i = 0; i < PAIRS; i++)
        CHECK(room.text.points.items[i] == (i < PAIRS / 2 ? 0x323U : 0x301U));
    CHECK(room.memory.used < (1U << 20));
    arena_release(&room.arena);
}

TEST(too_little_memory_is_a_status)
{
    for (size_t limit = 0; limit < 4096; limit += 64) {
        struct room room;
        room_init(&room);
        room.memory.limit = limit;
        unicode_read(&room.text, BYTES("s\xCC\x87\xCC\xA3"));
        unicode_decompose(&room.text, UNICODE_CANONICAL);
        unicode_compose(&room.text);
        CHECK(room.memory.exhausted || text_is(&room.text, (const uint32_t[]){0x1E69, 0}));
        arena_release(&room.arena);
    }
}

int main(void)
{
    RUN(normal_forms_are_those_of_the_standard);
    RUN(nfc_is_told_from_what_is_not);
    RUN(folding_is_full);
    RUN(bytes_that_are_no_utf8_are_kept);
    RUN(code_points_are_classed);
    RUN(long_runs_of_marks_are_put_in_order);
    RUN(too_little_memory_is_a_status);
    return check_finish();
}
