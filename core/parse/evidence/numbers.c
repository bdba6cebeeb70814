#include "parse/evidence/numbers.h"

#include "parse/log_lines.h"

#include <stdlib.h>
#include <string.h>

enum { PLACES_MAX = DECIMAL_PLACES_MAX, SCORE_PLACES = 3 };

static const uint64_t powers[PLACES_MAX + 1] = {
    1, 10, 100, 1000, 10000, 100000, 1000000, 10000000, 100000000, 1000000000, 10000000000, 100000000000, 1000000000000,
    10000000000000, 100000000000000, 1000000000000000, 10000000000000000, 100000000000000000, 1000000000000000000,
};

/* --- decimals ----------------------------------------------------------------------------------- */

static size_t count_digits(struct bytes text)
{
    size_t digits = 0;
    while (digits < text.size && byte_is_digit(text.at[digits]))
        digits++;
    return digits;
}

/* Digits behind those that fit are left away: far too fine to matter for rounding, but for an exact tie. */
static void take_digits(struct decimal *value, struct bytes digits, bool is_fraction, bool *fits)
{
    for (size_t i = 0; i < digits.size; i++) {
        bool is_full = value->units > (UINT64_MAX - 9) / 100 || (is_fraction && value->places == PLACES_MAX);
        if (is_full && !is_fraction)
            *fits = false;
        if (is_full)
            return;
        value->units = value->units * 10 + (uint64_t)(digits.at[i] - '0');
        value->places = (uint8_t)(value->places + (is_fraction ? 1 : 0));
    }
}

/* Moves the point: by 2 of "1.5e2". */
static bool shift(struct decimal *value, int64_t exponent)
{
    for (; exponent > 0; exponent--) {
        if (value->places > 0)
            value->places--;
        else if (value->units <= UINT64_MAX / 100)
            value->units *= 10;
        else
            return false;
    }
    for (; exponent < 0; exponent++) {
        if (value->places == PLACES_MAX)
            value->units /= 10;
        else
            value->places++;
    }
    return true;
}

bool decimal_parse(struct bytes token, struct decimal *value)
{
    enum { EXPONENT_MAX = 40 };
    struct bytes rest = token;
    bool fits = true;
    *value = (struct decimal){0};
    value->is_negative = bytes_skip(&rest, BYTES("-"));
    if (!value->is_negative)
        bytes_skip(&rest, BYTES("+"));
    size_t whole = count_digits(rest);
    take_digits(value, bytes_first(rest, whole), false, &fits);
    rest = bytes_after(rest, whole);
    size_t fraction = 0;
    if (bytes_skip(&rest, BYTES("."))) {
        fraction = count_digits(rest);
        take_digits(value, bytes_first(rest, fraction), true, &fits);
        rest = bytes_after(rest, fraction);
    }
    if (whole + fraction == 0 || !fits)
        return false;
    if (rest.size == 0)
        return true;
    if (byte_to_lower(rest.at[0]) != 'e')
        return false;
    rest = bytes_after(rest, 1);
    bool is_negative = bytes_skip(&rest, BYTES("-"));
    if (!is_negative)
        bytes_skip(&rest, BYTES("+"));
    uint64_t exponent;
    if (!bytes_to_u64(rest, &exponent) || exponent > EXPONENT_MAX)
        return false;
    return shift(value, is_negative ? -(int64_t)exponent : (int64_t)exponent);
}

/* The same value with so many places, cut off; `*rest` is what was cut, in units of 10^-places of the original. False
 * when it does not fit. */
static bool cut_to(struct decimal value, uint8_t places, uint64_t *units, uint64_t *rest, uint64_t *of)
{
    *rest = 0;
    *of = 1;
    *units = value.units;
    if (places >= value.places) {
        uint64_t factor = powers[places - value.places];
        if (value.units > UINT64_MAX / factor)
            return false;
        *units = value.units * factor;
        return true;
    }
    *of = powers[value.places - places];
    *units = value.units / *of;
    *rest = value.units % *of;
    return true;
}

bool decimal_rounds_to(struct decimal exact, struct decimal rounded)
{
    uint64_t units, rest, of;
    if (!cut_to(exact, rounded.places, &units, &rest, &of))
        return false;
    bool is_zero = rounded.units == 0 && units == 0;
    if (exact.is_negative != rounded.is_negative && !is_zero)
        return false;
    return (units == rounded.units && rest <= of - rest) || (units + 1 == rounded.units && rest >= of - rest);
}

/* --- what documents state ----------------------------------------------------------------------- */

static bool is_part_of_name(uint8_t byte)
{
    return byte_is_word(byte) || bytes_find_byte(BYTES("./\\@#$-"), byte) != BYTES_NOWHERE;
}

/* The token "0.2614" at offset `at` of the line, when it is a number of its own; 0 when it is not. */
static size_t number_size(struct bytes line, size_t at)
{
    struct bytes rest = bytes_after(line, at);
    size_t whole = count_digits(rest);
    if (whole == 0 || whole >= rest.size || rest.at[whole] != '.')
        return 0;
    size_t places = count_digits(bytes_after(rest, whole + 1));
    size_t size = whole + 1 + places;
    bool goes_on = size < rest.size && (byte_is_word(rest.at[size]) || rest.at[size] == '%' ||
                                        (rest.at[size] == '.' && size + 1 < rest.size && byte_is_word(rest.at[size + 1])) ||
                                        (rest.at[size] == '-' && size + 1 < rest.size && byte_is_word(rest.at[size + 1])));
    return places >= SCORE_PLACES && !goes_on ? size : 0;
}

/* May a number begin at `at`? "0.25/0.26" are two; "v0.25", "1.0.25" and "a/0.255" are none. */
static bool may_begin(struct bytes line, size_t at)
{
    if (at == 0)
        return true;
    uint8_t before = line.at[at - 1];
    if (before == '/' || before == '-')
        return at >= 2 && (byte_is_digit(line.at[at - 2]) || byte_is_blank(line.at[at - 2]) || line.at[at - 2] == '(');
    return !is_part_of_name(before);
}

/* The words before a number, back to what separates them from something else. */
static struct bytes name_before(struct bytes line, size_t at)
{
    enum { NAME_MAX = 60 };
    size_t start = at;
    while (start > 0 && at - start < NAME_MAX && bytes_find_byte(BYTES(",;|()[]"), line.at[start - 1]) == BYTES_NOWHERE)
        start--;
    struct bytes name = bytes_trim(bytes_part(line, start, at - start));
    while (name.size > 0 && bytes_find_byte(BYTES(":=*`-~ "), name.at[name.size - 1]) != BYTES_NOWHERE)
        name.size--;
    while (name.size > 0 && bytes_find_byte(BYTES("*`- "), name.at[0]) != BYTES_NOWHERE)
        name = bytes_after(name, 1);
    return name;
}

uint64_t stated_numbers_find(struct stated_numbers *numbers, struct bytes text, struct number_reading reading)
{
    struct log_reading lines = log_lines_of(text);
    struct log_line line;
    uint64_t count = 0;
    while (log_lines_next(&lines, &line)) {
        for (size_t at = 0; !line.is_code && at < line.text.size; at++) {
            size_t size = byte_is_digit(line.text.at[at]) && may_begin(line.text, at) ? number_size(line.text, at) : 0;
            struct stated_number found = {.member = reading.member, .line = line.number, .column = (uint32_t)at + 1};
            if (size == 0) {
                while (at + 1 < line.text.size && byte_is_digit(line.text.at[at]) && byte_is_digit(line.text.at[at + 1]))
                    at++;
                continue;
            }
            bool has_sign = at > 0 && line.text.at[at - 1] == '-';
            found.text = bytes_part(line.text, has_sign ? at - 1 : at, has_sign ? size + 1 : size);
            found.name = name_before(line.text, has_sign ? at - 1 : at);
            at += size - 1;
            struct stated_number *added = decimal_parse(found.text, &found.value) && count++ < reading.room
                                              ? arena_push(reading.keep, numbers, struct stated_number)
                                              : NULL;
            if (added != NULL)
                *added = found;
        }
    }
    return count;
}

/* --- averages ----------------------------------------------------------------------------------- */

struct sum {
    uint64_t units; /* at the average's places */
    uint64_t count;
    bool is_good;
};

/* Adds up "t0: 0.3869, t1: 0.1286": each item ends in a number with as many places as the average. */
static struct sum add_up(struct bytes list, uint8_t places)
{
    struct sum sum = {.is_good = true};
    while (list.size > 0) {
        struct bytes item = bytes_trim(bytes_cut(&list, ','));
        size_t colon = bytes_find_last_byte(item, ':');
        struct decimal value;
        uint64_t units, rest, of;
        bool is_number = colon != BYTES_NOWHERE && decimal_parse(bytes_trim(bytes_after(item, colon + 1)), &value) &&
                         !value.is_negative && value.places == places && cut_to(value, places, &units, &rest, &of);
        sum.is_good = sum.is_good && is_number && sum.units <= UINT64_MAX / 2 && value.units <= UINT64_MAX / 4;
        if (!sum.is_good)
            return sum;
        sum.units += units;
        sum.count++;
    }
    return sum;
}

static bool read_average(struct bytes line, size_t at, struct stated_average *average)
{
    while (at < line.size && (byte_is_blank(line.at[at]) || line.at[at] == ':' || line.at[at] == '='))
        at++;
    size_t size = at < line.size ? number_size(line, at) : 0;
    struct decimal value;
    average->text = bytes_part(line, at, size);
    if (size == 0 || !decimal_parse(average->text, &value) || value.units > UINT64_MAX / 1000)
        return false;
    struct bytes rest = bytes_after(line, at + size);
    size_t opening = bytes_find_byte(rest, '('), closing = bytes_find_byte(rest, ')');
    enum { BETWEEN_MAX = 40 }; /* "/ 0.2608 " */
    if (opening == BYTES_NOWHERE || closing == BYTES_NOWHERE || closing < opening || opening > BETWEEN_MAX)
        return false;
    struct sum sum = add_up(bytes_part(rest, opening + 1, closing - opening - 1), value.places);
    if (!sum.is_good || sum.count < 2 || sum.count > 1000)
        return false;
    uint64_t times = value.units * sum.count;
    uint64_t apart = times > sum.units ? times - sum.units : sum.units - times;
    average->holds = apart <= sum.count;
    return true;
}

void stated_averages_find(struct stated_averages *averages, struct bytes text, struct number_reading reading)
{
    static const char *const words[] = {"avg", "average", "mean"};
    struct log_reading lines = log_lines_of(text);
    uint64_t count = 0;
    struct log_line line;
    while (log_lines_next(&lines, &line)) {
        for (size_t i = 0; !line.is_code && i < sizeof words / sizeof words[0]; i++) {
            struct stated_average found = {.member = reading.member, .line = line.number};
            size_t at = find_word(line.text, bytes_of(words[i]));
            if (at == BYTES_NOWHERE || !read_average(line.text, at + bytes_of(words[i]).size, &found))
                continue;
            struct stated_average *added = count++ < reading.room ? arena_push(reading.keep, averages, struct stated_average) : NULL;
            if (added != NULL)
                *added = found;
            break;
        }
    }
}

/* --- what is marked as the best ------------------------------------------------------------------ */

static struct bytes first_number(struct bytes text)
{
    for (size_t at = 0; at < text.size; at++) {
        size_t size = byte_is_digit(text.at[at]) && may_begin(text, at) ? number_size(text, at) : 0;
        if (size > 0)
            return bytes_part(text, at, size);
        while (byte_is_digit(text.at[at]) && at + 1 < text.size && byte_is_digit(text.at[at + 1]))
            at++;
    }
    return (struct bytes){NULL, 0};
}

/* What stands in bold with the mark at its end, up to the mark; NULL when none does. */
static struct bytes marked_best(struct bytes line)
{
    size_t mark = bytes_find(line, BYTES("BEST**"));
    if (mark == BYTES_NOWHERE || (mark > 0 && byte_is_word(line.at[mark - 1])))
        return (struct bytes){NULL, 0};
    for (size_t start = mark; start >= 2; start--) {
        if (line.at[start - 1] == '*' && line.at[start - 2] == '*')
            return bytes_part(line, start, mark - start);
    }
    return (struct bytes){NULL, 0};
}

void stated_bests_find(struct stated_bests *bests, struct bytes text, struct number_reading reading)
{
    struct log_reading lines = log_lines_of(text);
    uint64_t count = 0;
    struct log_line line;
    while (log_lines_next(&lines, &line)) {
        struct bytes marked = line.is_code ? (struct bytes){NULL, 0} : marked_best(line.text);
        struct stated_best found = {.member = reading.member, .line = line.number};
        if (marked.at == NULL)
            continue;
        found.text = first_number(marked);
        found.text = found.text.size > 0 ? found.text : first_number(line.text);
        struct stated_best *added = found.text.size > 0 && decimal_parse(found.text, &found.value) && count++ < reading.room
                                        ? arena_push(reading.keep, bests, struct stated_best)
                                        : NULL;
        if (added != NULL)
            *added = found;
    }
}

bool decimal_equal(struct decimal a, struct decimal b)
{
    uint8_t places = a.places > b.places ? a.places : b.places;
    uint64_t units, other, rest, of;
    return a.is_negative == b.is_negative && cut_to(a, places, &units, &rest, &of) && cut_to(b, places, &other, &rest, &of) &&
           units == other;
}

/* --- what artifacts hold ------------------------------------------------------------------------ */

static int by_value(const void *left, const void *right)
{
    const struct wanted_number *a = left, *b = right;
    int order = a->value.places - b->value.places;
    if (order == 0)
        order = a->value.is_negative - b->value.is_negative;
    return order != 0 ? order : (a->value.units > b->value.units) - (a->value.units < b->value.units);
}

void wanted_numbers_add(struct wanted_numbers *wanted, struct decimal value, struct arena *arena)
{
    struct wanted_number *added = arena_push(arena, wanted, struct wanted_number);
    if (added == NULL)
        return;
    *added = (struct wanted_number){.value = value, .member = NO_MEMBER};
    wanted->has_places[value.places] = true;
}

void wanted_numbers_sort(struct wanted_numbers *wanted)
{
    size_t kept = 0;
    if (wanted->count > 0)
        qsort(wanted->items, wanted->count, sizeof *wanted->items, by_value);
    for (size_t i = 0; i < wanted->count; i++) {
        if (kept == 0 || by_value(&wanted->items[kept - 1], &wanted->items[i]) != 0)
            wanted->items[kept++] = wanted->items[i];
    }
    wanted->count = kept;
}

struct wanted_number *wanted_number_find(const struct wanted_numbers *wanted, struct decimal value)
{
    struct wanted_number key = {.value = value};
    return wanted->count == 0 ? NULL : bsearch(&key, wanted->items, wanted->count, sizeof key, by_value);
}

/* The first place in the order of the archive, whatever order members are taken in. */
static void note_place(const struct number_search *search, struct decimal value)
{
    struct wanted_number *found = wanted_number_find(search->wanted, value);
    if (found == NULL || search->member > found->member)
        return;
    if (search->member < found->member || search->line < found->line) {
        found->member = search->member;
        found->line = search->line;
    }
}

/* All numbers that this one rounds to. */
static void note_number(const struct number_search *search, struct decimal exact)
{
    for (uint8_t places = SCORE_PLACES; places <= PLACES_MAX; places++) {
        uint64_t units, rest, of;
        if (!search->wanted->has_places[places] || !cut_to(exact, places, &units, &rest, &of))
            continue;
        struct decimal rounded = {exact.is_negative, units, places};
        if (rest <= of - rest)
            note_place(search, rounded);
        rounded.units++;
        if (rest > 0 && rest >= of - rest)
            note_place(search, rounded);
    }
}

static void end_token(struct number_search *search)
{
    struct decimal value;
    bool is_number = search->size > 0 && search->size <= TOKEN_MAX &&
                     decimal_parse((struct bytes){search->token, search->size}, &value);
    search->size = 0;
    if (!is_number)
        return;
    search->seen += value.places >= SCORE_PLACES ? 1 : 0;
    note_number(search, value);
}

void number_search_piece(struct number_search *search, struct bytes piece)
{
    for (size_t i = 0; search->wanted != NULL && i < piece.size; i++) {
        uint8_t byte = piece.at[i];
        bool is_token = byte_is_word(byte) || byte == '.' || byte == '+' || byte == '-';
        if (is_token && search->size < TOKEN_MAX)
            search->token[search->size] = byte;
        search->size = is_token ? search->size + 1 : search->size;
        if (!is_token && search->size > 0)
            end_token(search);
        search->line += byte == '\n' ? 1 : 0;
    }
}

void number_search_end(struct number_search *search)
{
    if (search->wanted != NULL)
        end_token(search);
}
