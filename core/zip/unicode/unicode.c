/* Unicode Standard Annex 15 (normal forms), and chapter 3.13 of the standard (folding). */
#include "zip/unicode/unicode.h"

#include <string.h>

#include "base/utf8.h"
#include "zip/sort.h"
#include "zip/unicode/tables.inc"

#define ROWS(table) (sizeof(table) / sizeof(table)[0])

/* --- looking up ------------------------------------------------------------------------------- */

/* The last of `rows` rows of `width` numbers that begins with `code` or less, or NULL. */
static const uint32_t *find_row(const uint32_t *table, size_t rows, size_t width, uint32_t code)
{
    size_t low = 0, high = rows;
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        if (table[middle * width] <= code)
            low = middle + 1;
        else
            high = middle;
    }
    return low > 0 ? table + (low - 1) * width : NULL;
}

#define FIND_ROW(table, code) find_row(&(table)[0][0], ROWS(table), ROWS((table)[0]), (code))

static bool is_in(const uint32_t *range, uint32_t code)
{
    return range != NULL && code <= range[1];
}

/* Of rows that state one code each. */
static bool is_exact(const uint32_t *row, uint32_t code)
{
    return row != NULL && row[0] == code;
}

/* Of rows { first, how many, what the first goes to }. */
static bool map_run(const uint32_t *run, uint32_t code, uint32_t *to)
{
    if (run == NULL || code - run[0] >= run[1])
        return false;
    *to = run[2] + (code - run[0]);
    return true;
}

bool unicode_is_noncharacter(uint32_t code)
{
    return (code >= 0xFDD0 && code <= 0xFDEF) || (code & 0xFFFE) == 0xFFFE;
}

bool unicode_is_private(uint32_t code)
{
    return (code >= 0xE000 && code <= 0xF8FF) || (code >= 0xF0000 && !unicode_is_noncharacter(code));
}

bool unicode_is_unassigned(uint32_t code)
{
    return !is_in(FIND_ROW(assigned, code), code) && !unicode_is_noncharacter(code);
}

bool unicode_is_ignorable(uint32_t code)
{
    return is_in(FIND_ROW(ignorable, code), code);
}

enum { FIRST_COMBINING = 0x300, FIRST_DECOMPOSING = 0xA0 }; /* nothing below these: the short way for most text */

static uint32_t class_of(uint32_t code)
{
    if (code < FIRST_COMBINING)
        return 0;
    const uint32_t *row = FIND_ROW(classes, code);
    return is_in(row, code) ? row[2] : 0;
}

/* --- building --------------------------------------------------------------------------------- */

static inline void put(struct arena *arena, struct code_points *points, uint32_t code)
{
    uint32_t *place =
        points->count < points->capacity ? &points->items[points->count++] : arena_push(arena, points, uint32_t);
    if (place != NULL)
        *place = code;
}

/* What was written is the text now, and the room of the old one is free. */
static void turn_over(struct unicode_text *text)
{
    struct code_points written = text->spare;
    text->spare = text->points;
    text->spare_count = text->spare.count;
    text->spare.count = 0;
    text->points = written;
}

void unicode_read(struct unicode_text *text, struct bytes utf8)
{
    text->points.count = 0;
    text->spare.count = 0;
    while (utf8.size > 0) {
        uint32_t code;
        bool is_valid = utf8_next(&utf8, &code);
        put(text->arena, &text->points, is_valid ? code : UNICODE_RAW_BYTE + code);
    }
}

size_t unicode_write(uint32_t code, uint8_t out[UTF8_SIZE_MAX])
{
    if (code < 0x80 || code >= UNICODE_RAW_BYTE) {
        out[0] = (uint8_t)(code & 0xFF);
        return 1;
    }
    size_t size = code < 0x800 ? 2 : code < 0x10000 ? 3 : 4;
    for (size_t i = size - 1; i > 0; i--, code >>= 6)
        out[i] = (uint8_t)(0x80 | (code & 0x3F));
    static const uint8_t lead[] = {0, 0, 0xC0, 0xE0, 0xF0};
    out[0] = (uint8_t)(lead[size] | code);
    return size;
}

/* --- case ------------------------------------------------------------------------------------- */

static void put_folded(struct arena *arena, struct code_points *points, uint32_t code)
{
    const uint32_t *turn = FIND_ROW(fold_turns, code), *place = FIND_ROW(fold_places, code);
    uint32_t to = code;
    if (is_exact(place, code)) {
        for (size_t i = 0; i < place[2]; i++)
            put(arena, points, fold_pool[place[1] + i]);
        return;
    }
    if (is_in(turn, code))
        to = code + ((code - turn[0]) % 2 == 0 ? 1 : 0);
    else
        (void)map_run(FIND_ROW(fold_runs, code), code, &to);
    put(arena, points, to);
}

bool unicode_fold(struct unicode_text *text)
{
    for (size_t i = 0; i < text->points.count; i++) {
        uint32_t code = text->points.items[i];
        if (code < 0x80)
            put(text->arena, &text->spare, byte_to_lower((uint8_t)code));
        else
            put_folded(text->arena, &text->spare, code);
    }
    turn_over(text);
    size_t size = text->points.count * sizeof *text->points.items;
    bool is_same = text->points.count == text->spare_count &&
                   (size == 0 || memcmp(text->points.items, text->spare.items, size) == 0);
    return !is_same;
}

/* --- Hangul, by arithmetic (chapter 3.12) ----------------------------------------------------- */

enum {
    HANGUL_L = 0x1100,
    HANGUL_V = 0x1161,
    HANGUL_T = 0x11A7, /* one before the first */
    HANGUL_S = 0xAC00,
    HANGUL_L_COUNT = 19,
    HANGUL_V_COUNT = 21,
    HANGUL_T_COUNT = 28,
    HANGUL_S_COUNT = HANGUL_L_COUNT * HANGUL_V_COUNT * HANGUL_T_COUNT,
};

static bool is_among(uint32_t code, uint32_t first, uint32_t count)
{
    return code >= first && code - first < count;
}

static void put_hangul(struct arena *arena, struct code_points *points, uint32_t code)
{
    uint32_t index = code - HANGUL_S, last = index % HANGUL_T_COUNT;
    put(arena, points, HANGUL_L + index / (HANGUL_V_COUNT * HANGUL_T_COUNT));
    put(arena, points, HANGUL_V + index / HANGUL_T_COUNT % HANGUL_V_COUNT);
    if (last > 0)
        put(arena, points, HANGUL_T + last);
}

static bool compose_hangul(uint32_t first, uint32_t second, uint32_t *whole)
{
    if (is_among(first, HANGUL_L, HANGUL_L_COUNT) && is_among(second, HANGUL_V, HANGUL_V_COUNT)) {
        *whole = HANGUL_S + ((first - HANGUL_L) * HANGUL_V_COUNT + (second - HANGUL_V)) * HANGUL_T_COUNT;
        return true;
    }
    bool has_room = is_among(first, HANGUL_S, HANGUL_S_COUNT) && (first - HANGUL_S) % HANGUL_T_COUNT == 0;
    *whole = first + (second - HANGUL_T);
    return has_room && is_among(second, HANGUL_T + 1, HANGUL_T_COUNT - 1);
}

/* --- decomposition ---------------------------------------------------------------------------- */

/* The row of `composites` for this composite, or NULL. */
static const uint32_t *find_composite(uint32_t code)
{
    size_t low = 0, high = ROWS(composites_by_code);
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        if (composites[composites_by_code[middle]][2] < code)
            low = middle + 1;
        else
            high = middle;
    }
    const uint32_t *row = low < ROWS(composites_by_code) ? composites[composites_by_code[low]] : NULL;
    return row != NULL && row[2] == code ? row : NULL;
}

/* One canonical step; the second half, 0 when there is none, cannot be taken apart further. */
static bool take_apart(uint32_t code, uint32_t *first, uint32_t *second)
{
    const uint32_t *pair = find_composite(code), *row = FIND_ROW(apart, code);
    *second = 0;
    if (pair != NULL) {
        *first = pair[0], *second = pair[1];
        return true;
    }
    if (is_exact(row, code)) {
        *first = row[1], *second = row[2];
        return true;
    }
    return map_run(FIND_ROW(single_runs, code), code, first);
}

static void put_compatible(struct arena *arena, struct code_points *points, uint32_t code)
{
    const uint32_t *place = FIND_ROW(compatible_places, code);
    uint32_t to = code;
    if (is_exact(place, code)) {
        for (size_t i = 0; i < place[2]; i++)
            put(arena, points, compatible_pool[place[1] + i]);
        return;
    }
    (void)map_run(FIND_ROW(compatible_runs, code), code, &to);
    put(arena, points, to);
}

static void put_decomposed(struct arena *arena, struct code_points *points, uint32_t code, enum unicode_form form)
{
    enum { STEPS_MAX = 8 }; /* the tables have three at most */
    uint32_t halves[STEPS_MAX], first, second;
    size_t count = 0;
    while (count < STEPS_MAX && take_apart(code, &first, &second)) {
        halves[count++] = second;
        code = first;
    }
    if (is_among(code, HANGUL_S, HANGUL_S_COUNT))
        put_hangul(arena, points, code);
    else if (form == UNICODE_COMPATIBLE)
        put_compatible(arena, points, code);
    else
        put(arena, points, code);
    while (count > 0) {
        second = halves[--count];
        if (second != 0 && form == UNICODE_COMPATIBLE)
            put_compatible(arena, points, second);
        else if (second != 0)
            put(arena, points, second);
    }
}

static int compare_classes(const void *context, uint32_t a, uint32_t b)
{
    const uint8_t *of_points = context;
    return of_points[a] - of_points[b];
}

/* The short way for the runs that honest text has. */
static void order_few(uint32_t *points, size_t count)
{
    for (size_t i = 1; i < count; i++) {
        uint32_t code = points[i], class = class_of(code);
        size_t at = i;
        for (; at > 0 && class_of(points[at - 1]) > class; at--)
            points[at] = points[at - 1];
        points[at] = code;
    }
}

/* Puts a run of combining marks into the order of their classes; equal ones keep theirs. */
static void order_run(struct arena *arena, uint32_t *points, size_t count)
{
    struct arena_mark mark = arena_mark(arena);
    uint32_t *copy = arena_new(arena, uint32_t, count);
    uint8_t *of_points = arena_new(arena, uint8_t, count);
    for (size_t i = 0; of_points != NULL && i < count; i++)
        of_points[i] = (uint8_t)class_of(points[i]);
    uint32_t *order = of_points != NULL ? sort_order(arena, count, compare_classes, of_points) : NULL;
    if (order != NULL && copy != NULL) {
        memcpy(copy, points, count * sizeof *points);
        for (size_t i = 0; i < count; i++)
            points[i] = copy[order[i]];
    }
    arena_rewind(arena, mark);
}

static void order_marks(struct arena *arena, const struct code_points *points)
{
    enum { FEW = 8 };
    for (size_t i = 0; i < points->count; i++) {
        size_t start = i;
        bool is_in_order = true;
        uint32_t before = 0, class = 0;
        while (i < points->count && (class = class_of(points->items[i])) != 0) {
            is_in_order &= before <= class;
            before = class;
            i++;
        }
        if (!is_in_order && i - start <= FEW)
            order_few(points->items + start, i - start);
        else if (!is_in_order)
            order_run(arena, points->items + start, i - start);
    }
}

void unicode_decompose(struct unicode_text *text, enum unicode_form form)
{
    for (size_t i = 0; i < text->points.count; i++) {
        uint32_t code = text->points.items[i];
        if (code < FIRST_DECOMPOSING)
            put(text->arena, &text->spare, code);
        else
            put_decomposed(text->arena, &text->spare, code, form);
    }
    turn_over(text);
    order_marks(text->arena, &text->points);
}

bool unicode_hides_separator(uint32_t code)
{
    const uint32_t *place = FIND_ROW(compatible_places, code);
    bool is_run = !is_exact(place, code);
    uint32_t to = code;
    if (code < FIRST_DECOMPOSING || (is_run && !map_run(FIND_ROW(compatible_runs, code), code, &to)))
        return false;
    for (size_t i = 0; i < (is_run ? 1 : place[2]); i++) {
        uint32_t part = is_run ? to : compatible_pool[place[1] + i];
        if (part == '/' || part == '\\' || part == ':')
            return true;
    }
    return false;
}

/* --- composition ------------------------------------------------------------------------------ */

static bool compose_pair(uint32_t first, uint32_t second, uint32_t *whole)
{
    if (compose_hangul(first, second, whole))
        return true;
    size_t low = 0, high = ROWS(composites);
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        const uint32_t *row = composites[middle];
        if (row[0] < first || (row[0] == first && row[1] < second))
            low = middle + 1;
        else
            high = middle;
    }
    if (low == ROWS(composites) || composites[low][0] != first || composites[low][1] != second)
        return false;
    *whole = composites[low][2];
    return true;
}

void unicode_compose(struct unicode_text *text)
{
    uint32_t *points = text->points.items;
    size_t written = 0, starter = 0;
    bool has_starter = false;
    uint32_t before = 0; /* class of the last one that was written */
    for (size_t i = 0; i < text->points.count; i++) {
        uint32_t code = points[i], class = class_of(code), whole;
        bool is_blocked = !has_starter || (written > starter + 1 && before >= class);
        if (!is_blocked && compose_pair(points[starter], code, &whole)) {
            points[starter] = whole;
            continue;
        }
        if (class == 0) {
            starter = written;
            has_starter = true;
        }
        points[written++] = code;
        before = class;
    }
    text->points.count = written;
}

bool unicode_is_nfc(struct unicode_text *room, struct bytes utf8)
{
    unicode_read(room, utf8);
    unicode_decompose(room, UNICODE_CANONICAL);
    unicode_compose(room);
    for (size_t i = 0; i < room->points.count; i++) {
        uint32_t code;
        if (utf8.size == 0 || !utf8_next(&utf8, &code) || code != room->points.items[i])
            return false;
    }
    return utf8.size == 0;
}
