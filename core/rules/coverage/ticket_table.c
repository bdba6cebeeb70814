#include "rules/coverage/coverage.h"

#include "base/search.h"

#include <stdlib.h>

static struct bytes plain_id(struct bytes id)
{
    bytes_skip(&id, BYTES("#"));
    return id;
}

static int by_id(const void *left, const void *right)
{
    const struct ticket_entry *a = left, *b = right;
    if (a->number != b->number)
        return a->number < b->number ? -1 : 1;
    return a->number == TICKET_NO_NUMBER ? bytes_compare_any_case(a->id, b->id) : 0;
}

static int with_scope(const void *left, const void *right)
{
    const struct ticket_entry *a = left, *b = right;
    int order = by_id(a, b);
    return order != 0 ? order : bytes_compare(a->scope, b->scope);
}

static int by_id_and_scope(const void *left, const void *right)
{
    const struct ticket_entry *a = left, *b = right;
    int order = with_scope(a, b);
    return order != 0 ? order : (a->index > b->index) - (a->index < b->index);
}

static struct ticket_entry entry_of(struct bytes id, struct bytes scope)
{
    return (struct ticket_entry){.number = ticket_number(id), .id = plain_id(id), .scope = scope};
}

bool ticket_table_make(struct ticket_table *table, const struct coverage *coverage, struct arena *arena)
{
    table->count = 0;
    table->items = arena_new(arena, struct ticket_entry, coverage->tickets.count);
    if (table->items == NULL)
        return false;
    for (uint32_t i = 0; i < coverage->tickets.count; i++) {
        const struct ticket *ticket = coverage->tickets.items[i].ticket;
        if (ticket->id.size == 0)
            continue;
        table->items[table->count] = entry_of(ticket->id, ticket->scope);
        table->items[table->count++].index = i;
    }
    if (table->count > 0)
        qsort(table->items, table->count, sizeof *table->items, by_id_and_scope);
    return true;
}

static const struct ticket_entry *find_entry(const struct ticket_table *table, const struct ticket_entry *wanted,
                                             int (*compare)(const void *, const void *))
{
    size_t at = lower_bound(table->items, table->count, sizeof *table->items, wanted, compare);
    return at < table->count && compare(&table->items[at], wanted) == 0 ? &table->items[at] : NULL;
}

uint32_t ticket_table_find(const struct ticket_table *table, struct bytes id, struct bytes scope)
{
    struct ticket_entry wanted = entry_of(id, scope);
    if (wanted.id.size == 0)
        return NO_TICKET;
    const struct ticket_entry *found = find_entry(table, &wanted, with_scope);
    if (found == NULL)
        found = find_entry(table, &wanted, by_id);
    return found == NULL ? NO_TICKET : found->index;
}

static bool is_id_byte(uint8_t byte)
{
    return byte_is_word(byte) || byte == '-' || byte == '.' || byte == '#';
}

/* A run of bytes that ids are made of; a sentence's dot at its end is none of it. Ids of digits alone would be found in
 * every number: those are not looked for. */
static uint32_t find_word(const struct ticket_table *table, struct bytes word)
{
    bool has_letter = false;
    while (word.size > 0 && (word.at[word.size - 1] == '.' || word.at[word.size - 1] == '-'))
        word.size--;
    for (size_t i = 0; i < word.size; i++)
        has_letter = has_letter || byte_is_letter(word.at[i]);
    if (!has_letter)
        return NO_TICKET;
    uint32_t found = ticket_table_find(table, word, (struct bytes){NULL, 0});
    size_t slug = bytes_find_byte(word, '_');
    bool is_series = slug != BYTES_NOWHERE && ticket_number(bytes_first(word, slug)) != TICKET_NO_NUMBER;
    return found == NO_TICKET && is_series
               ? ticket_table_find(table, bytes_first(word, slug), (struct bytes){NULL, 0})
               : found;
}

uint32_t ticket_table_next(const struct ticket_table *table, struct bytes text, size_t *from)
{
    size_t at = *from;
    while (at < text.size) {
        while (at < text.size && !is_id_byte(text.at[at]))
            at++;
        size_t end = at;
        while (end < text.size && is_id_byte(text.at[end]))
            end++;
        uint32_t found = end > at ? find_word(table, bytes_part(text, at, end - at)) : NO_TICKET;
        at = end;
        if (found != NO_TICKET) {
            *from = end;
            return found;
        }
    }
    *from = text.size;
    return NO_TICKET;
}
