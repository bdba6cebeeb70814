#include "parse/evidence/keys.h"

#include "base/glob.h"
#include "base/search.h"

#include <stdlib.h>

/* --- what criteria name -------------------------------------------------------------------------- */

static bool is_key_byte(uint8_t byte)
{
    return byte_is_word(byte) || byte == '-' || byte == '.';
}

static bool begins_key(uint8_t byte)
{
    return byte_is_letter(byte) || byte == '_';
}

/* "\"schema_version\"", "max_retries": takes it off the text. */
static struct bytes take_key(struct bytes *text, bool *is_quoted)
{
    struct bytes rest = *text;
    *is_quoted = bytes_skip(&rest, BYTES("\""));
    size_t size = 0;
    while (size < rest.size && (*is_quoted ? rest.at[size] != '"' : is_key_byte(rest.at[size])))
        size++;
    struct bytes key = bytes_first(rest, size);
    bool is_key = size > 0 && size <= KEY_SIZE_MAX && (*is_quoted ? size < rest.size : begins_key(rest.at[0]));
    *text = bytes_after(rest, size + (*is_quoted ? 1 : 0));
    return is_key ? key : (struct bytes){NULL, 0};
}

/* "3", "true", "\"fast\"": one word or a text in quotes, with nothing behind it. */
static bool read_value(struct bytes text, struct bytes *value)
{
    text = bytes_trim(text);
    while (text.size > 0 && (text.at[text.size - 1] == ',' || text.at[text.size - 1] == ';'))
        text.size--;
    bool is_quoted = text.size >= 2 && (text.at[0] == '"' || text.at[0] == '\'') && text.at[text.size - 1] == text.at[0];
    *value = is_quoted ? bytes_part(text, 1, text.size - 2) : text;
    for (size_t i = 0; i < value->size; i++) {
        bool is_inside = is_quoted ? value->at[i] != text.at[0] : is_key_byte(value->at[i]) || value->at[i] == '+';
        if (!is_inside)
            return false;
    }
    return value->size > 0 && value->size <= VALUE_SIZE_MAX;
}

bool key_of_code(struct bytes code, struct bytes *key, struct bytes *value)
{
    bool is_quoted;
    struct bytes rest = bytes_trim(code);
    *value = (struct bytes){NULL, 0};
    *key = take_key(&rest, &is_quoted);
    rest = bytes_trim(rest);
    if (key->size == 0)
        return false;
    if (rest.size == 0)
        return is_quoted || (bytes_find_byte(*key, '_') != BYTES_NOWHERE && bytes_find_byte(*key, '.') == BYTES_NOWHERE);
    if (rest.at[0] != ':' && rest.at[0] != '=')
        return false;
    return read_value(bytes_after(rest, 1), value);
}

/* --- the list of them ---------------------------------------------------------------------------- */

static const struct key_place nowhere = {NO_MEMBER, 0};

static int by_key(const void *left, const void *right)
{
    const struct wanted_key *a = left, *b = right;
    int order = bytes_compare(a->key, b->key);
    return order != 0 ? order : bytes_compare(a->value, b->value);
}

void wanted_keys_add(struct wanted_keys *wanted, struct bytes key, struct bytes value, struct arena *arena)
{
    struct wanted_key *added = arena_push(arena, wanted, struct wanted_key);
    if (added != NULL)
        *added = (struct wanted_key){.key = key, .value = value, .place = nowhere, .other = nowhere};
}

void wanted_keys_sort(struct wanted_keys *wanted)
{
    size_t kept = 0;
    if (wanted->count > 0)
        qsort(wanted->items, wanted->count, sizeof *wanted->items, by_key);
    for (size_t i = 0; i < wanted->count; i++) {
        if (kept == 0 || by_key(&wanted->items[kept - 1], &wanted->items[i]) != 0)
            wanted->items[kept++] = wanted->items[i];
    }
    wanted->count = kept;
}

struct wanted_key *wanted_key_find(const struct wanted_keys *wanted, struct bytes key, struct bytes value)
{
    struct wanted_key wish = {.key = key, .value = value};
    return wanted->count == 0 ? NULL : bsearch(&wish, wanted->items, wanted->count, sizeof wish, by_key);
}

static int key_order(const void *item, const void *key)
{
    const struct wanted_key *wanted = item;
    return bytes_compare(wanted->key, *(const struct bytes *)key);
}

/* The first of those with this key, which stand together. */
static size_t first_of_key(const struct wanted_keys *wanted, struct bytes key)
{
    return lower_bound(wanted->items, wanted->count, sizeof *wanted->items, &key, key_order);
}

/* --- where artifacts have them ------------------------------------------------------------------- */

bool path_holds_keys(struct bytes path)
{
    static const char *const patterns[] = {"**.json", "**.jsonl", "**.ndjson", "**.yaml", "**.yml",
                                           "**.toml", "**.ini",   "**.cfg",    "**.conf", "**.properties"};
    for (size_t i = 0; i < sizeof patterns / sizeof patterns[0]; i++) {
        if (glob_match(bytes_of(patterns[i]), path))
            return true;
    }
    return false;
}

enum { AT_START, IN_KEY, IN_QUOTED_KEY, BEHIND_KEY, BEFORE_VALUE, IN_VALUE, IN_QUOTED_VALUE };

static bool is_before(struct key_place a, struct key_place b)
{
    return a.member != b.member ? a.member < b.member : a.line < b.line;
}

/* Keeps the first place in the order of the archive, whatever order members are taken in. */
static void note_place(struct key_place *known, struct key_place place)
{
    if (is_before(place, *known))
        *known = place;
}

/* A value that none of them names is noted at the first of those with the key, until wanted_keys_settle. */
static void end_value(struct key_search *search)
{
    struct bytes key = {search->key, search->key_size}, value = {search->value, search->value_size};
    struct key_place place = {search->member, search->key_line};
    bool can_be_named = value.size > 0 && value.size <= VALUE_SIZE_MAX;
    struct wanted_key *first = &search->wanted->items[first_of_key(search->wanted, key)];
    struct wanted_key *named = can_be_named ? wanted_key_find(search->wanted, key, value) : NULL;
    search->state = AT_START;
    if (first->value.size == 0)
        note_place(&first->place, place);
    note_place(named != NULL ? &named->place : &first->other, place);
}

static void end_key(struct key_search *search)
{
    struct bytes key = {search->key, search->key_size};
    size_t at = search->key_size > KEY_SIZE_MAX ? search->wanted->count : first_of_key(search->wanted, key);
    bool is_wanted = at < search->wanted->count && bytes_equal(search->wanted->items[at].key, key);
    search->state = is_wanted ? BEFORE_VALUE : AT_START;
    search->value_size = 0;
}

static void put(uint8_t *text, size_t room, size_t *size, uint8_t byte)
{
    if (*size < room)
        text[*size] = byte;
    *size += *size <= room ? 1 : 0;
}

static void start(struct key_search *search, uint8_t byte)
{
    search->state = AT_START;
    search->key_size = 0;
    search->key_line = search->line;
    if (byte == '"' || byte == '\'') {
        search->state = IN_QUOTED_KEY;
        search->quote = byte;
    } else if (begins_key(byte)) {
        search->state = IN_KEY;
        put(search->key, KEY_SIZE_MAX, &search->key_size, byte);
    }
}

static void read_key(struct key_search *search, uint8_t byte)
{
    bool is_quoted = search->state == IN_QUOTED_KEY;
    if (is_quoted ? byte != search->quote && byte != '\n' : is_key_byte(byte))
        put(search->key, KEY_SIZE_MAX, &search->key_size, byte);
    else if (byte == ':' || byte == '=')
        end_key(search);
    else
        search->state = byte == '\n' ? AT_START : BEHIND_KEY;
}

static void read_behind_key(struct key_search *search, uint8_t byte)
{
    if (byte == ':' || byte == '=')
        end_key(search);
    else if (!byte_is_blank(byte))
        start(search, byte);
}

static void read_value_byte(struct key_search *search, uint8_t byte)
{
    bool is_quoted = search->state == IN_QUOTED_VALUE;
    bool is_end = is_quoted ? byte == search->quote || byte == '\n'
                            : byte_is_blank(byte) || bytes_find_byte(BYTES(",;}])#\r\n"), byte) != BYTES_NOWHERE;
    if (is_end)
        end_value(search);
    else
        put(search->value, VALUE_SIZE_MAX, &search->value_size, byte);
}

static void read_before_value(struct key_search *search, uint8_t byte)
{
    if (byte_is_blank(byte))
        return;
    if (byte == '"' || byte == '\'') {
        search->state = IN_QUOTED_VALUE;
        search->quote = byte;
        return;
    }
    search->state = IN_VALUE;
    bool is_compound = byte == '{' || byte == '[' || byte == '\n' || byte == '\r';
    if (is_compound)
        end_value(search);
    else
        read_value_byte(search, byte);
}

void key_search_piece(struct key_search *search, struct bytes piece)
{
    for (size_t i = 0; search->wanted != NULL && i < piece.size; i++) {
        uint8_t byte = piece.at[i];
        switch (search->state) {
        case AT_START: start(search, byte); break;
        case IN_KEY:
        case IN_QUOTED_KEY: read_key(search, byte); break;
        case BEHIND_KEY: read_behind_key(search, byte); break;
        case BEFORE_VALUE: read_before_value(search, byte); break;
        default: read_value_byte(search, byte); break;
        }
        search->line += byte == '\n' ? 1 : 0;
    }
}

void key_search_end(struct key_search *search)
{
    bool is_in_value = search->state == BEFORE_VALUE || search->state == IN_VALUE || search->state == IN_QUOTED_VALUE;
    if (search->wanted != NULL && is_in_value)
        end_value(search);
}

/* Of items with one key, of which the first has noted where values stand that none of them names: another value of an item
 * is such a one, or what one of the others names. */
static void settle_key(struct wanted_key *items, size_t count)
{
    struct key_place unnamed = items[0].other, best = nowhere, next = nowhere; /* best, next: of values that are named */
    size_t best_at = count;
    for (size_t i = items[0].value.size == 0 ? 1 : 0; i < count; i++) {
        bool is_best = is_before(items[i].place, best);
        note_place(&next, is_best ? best : items[i].place);
        best = is_best ? items[i].place : best;
        best_at = is_best ? i : best_at;
    }
    for (size_t i = 0; i < count; i++) {
        items[i].other = items[i].value.size == 0 ? nowhere : unnamed;
        if (items[i].value.size > 0)
            note_place(&items[i].other, i == best_at ? next : best);
    }
}

void wanted_keys_settle(struct wanted_keys *wanted)
{
    for (size_t from = 0, to; from < wanted->count; from = to) {
        for (to = from + 1; to < wanted->count && bytes_equal(wanted->items[to].key, wanted->items[from].key);)
            to++;
        settle_key(&wanted->items[from], to - from);
    }
}
