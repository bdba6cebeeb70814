#include "report/comparison.h"

#include "parse/tickets/ticket.h"

#include <stdlib.h>

/* One thing of a list, with what it is found by. */
struct keyed {
    struct bytes key;
    size_t index;
};

static int by_key(const void *left, const void *right)
{
    const struct keyed *a = left, *b = right;
    int order = bytes_compare(a->key, b->key);
    return order != 0 ? order : a->index < b->index ? -1 : a->index > b->index;
}

struct keys {
    struct keyed *items;
    size_t count;
};

static struct keys keys_new(struct arena *arena, size_t most)
{
    return (struct keys){arena_new(arena, struct keyed, most), 0};
}

static void keys_sort(struct keys *keys)
{
    if (keys->count > 0)
        qsort(keys->items, keys->count, sizeof *keys->items, by_key);
}

static void add_pair(struct arena *arena, struct pairs *pairs, size_t before, size_t after)
{
    struct pair *pair = arena_push(arena, pairs, struct pair);
    if (pair != NULL)
        *pair = (struct pair){before, after};
}

/* Walks over both lists, sorted: each thing of one side with the first of the other that is like it and still free. */
static void merge(struct arena *arena, const struct keys *before, const struct keys *after, struct pairs *both,
                  struct pairs *gone, struct pairs *come)
{
    size_t a = 0, b = 0;
    while (a < before->count || b < after->count) {
        int order = a == before->count   ? 1
                    : b == after->count ? -1
                                        : bytes_compare(before->items[a].key, after->items[b].key);
        if (order < 0)
            add_pair(arena, gone, before->items[a++].index, NO_INDEX);
        else if (order > 0)
            add_pair(arena, come, NO_INDEX, after->items[b++].index);
        else
            add_pair(arena, both, before->items[a++].index, after->items[b++].index);
    }
}

static int by_place(const void *left, const void *right)
{
    const struct pair *a = left, *b = right;
    size_t one = a->before != NO_INDEX ? a->before : a->after, other = b->before != NO_INDEX ? b->before : b->after;
    return one < other ? -1 : one > other;
}

static void sort_by_place(struct pairs *pairs)
{
    if (pairs->count > 0)
        qsort(pairs->items, pairs->count, sizeof *pairs->items, by_place);
}

/* --- findings --------------------------------------------------------------------------------------- */

static struct keys finding_keys(const struct saved_findings *findings, struct arena *arena)
{
    struct keys keys = keys_new(arena, findings->count);
    for (size_t i = 0; keys.items != NULL && i < findings->count; i++)
        keys.items[keys.count++] = (struct keyed){findings->items[i].fingerprint, i};
    keys_sort(&keys);
    return keys;
}

static uint64_t only_counted(const struct saved_report *report)
{
    uint64_t all = report->errors + report->warnings + report->notes;
    return all > report->findings.count ? all - report->findings.count : 0;
}

static void compare_findings(struct comparison *comparison, struct arena *arena)
{
    struct pairs both = {NULL, 0, 0};
    struct keys before = finding_keys(&comparison->before->findings, arena), after = finding_keys(&comparison->after->findings, arena);
    merge(arena, &before, &after, &both, &comparison->fixed, &comparison->added);
    sort_by_place(&comparison->fixed);
    sort_by_place(&comparison->added);
    comparison->same = both.count;
    comparison->uncompared = only_counted(comparison->before) + only_counted(comparison->after);
}

/* --- members ---------------------------------------------------------------------------------------- */

static struct keys member_keys(const struct saved_members *members, struct arena *arena)
{
    struct keys keys = keys_new(arena, members->count);
    for (size_t i = 0; keys.items != NULL && i < members->count; i++)
        keys.items[keys.count++] = (struct keyed){members->items[i].path, i};
    keys_sort(&keys);
    return keys;
}

/* Of members that are on one side only: by what they hold. Empty ones are all alike, so they say nothing. */
static struct keys content_keys(const struct saved_members *members, const struct pairs *pairs, struct arena *arena)
{
    struct keys keys = keys_new(arena, pairs->count);
    for (size_t i = 0; keys.items != NULL && i < pairs->count; i++) {
        const struct pair *pair = &pairs->items[i];
        const struct saved_member *member = &members->items[pair->before != NO_INDEX ? pair->before : pair->after];
        if (member->size > 0 && member->sha256.size > 0)
            keys.items[keys.count++] = (struct keyed){member->sha256, i};
    }
    keys_sort(&keys);
    return keys;
}

/* Takes those that were renamed out of both lists. */
static void drop_marked(struct pairs *pairs)
{
    size_t kept = 0;
    for (size_t i = 0; i < pairs->count; i++) {
        if (pairs->items[i].before != NO_INDEX || pairs->items[i].after != NO_INDEX)
            pairs->items[kept++] = pairs->items[i];
    }
    pairs->count = kept;
}

static void find_renames(struct comparison *comparison, struct arena *arena)
{
    struct pairs both = {NULL, 0, 0}, gone = {NULL, 0, 0}, come = {NULL, 0, 0};
    struct pairs *removed = &comparison->removed_members, *added = &comparison->added_members;
    struct keys before = content_keys(&comparison->before->members, removed, arena);
    struct keys after = content_keys(&comparison->after->members, added, arena);
    merge(arena, &before, &after, &both, &gone, &come);
    sort_by_place(&both);
    for (size_t i = 0; i < both.count; i++) {
        struct pair *from = &removed->items[both.items[i].before], *to = &added->items[both.items[i].after];
        add_pair(arena, &comparison->renamed_members, from->before, to->after);
        *from = *to = (struct pair){NO_INDEX, NO_INDEX};
    }
    drop_marked(removed);
    drop_marked(added);
}

static void compare_members(struct comparison *comparison, struct arena *arena)
{
    struct pairs both = {NULL, 0, 0};
    struct keys before = member_keys(&comparison->before->members, arena), after = member_keys(&comparison->after->members, arena);
    merge(arena, &before, &after, &both, &comparison->removed_members, &comparison->added_members);
    for (size_t i = 0; i < both.count; i++) {
        const struct saved_member *one = &comparison->before->members.items[both.items[i].before];
        const struct saved_member *other = &comparison->after->members.items[both.items[i].after];
        bool is_same = one->size == other->size && one->sha256.size > 0 && bytes_equal(one->sha256, other->sha256);
        if (is_same)
            comparison->same_members++;
        else
            add_pair(arena, &comparison->changed_members, both.items[i].before, both.items[i].after);
    }
    find_renames(comparison, arena);
}

/* --- checks, statements, facts ---------------------------------------------------------------------- */

static void compare_checks(struct comparison *comparison, struct arena *arena)
{
    const struct saved_checks *lists[] = {&comparison->before->checks, &comparison->after->checks};
    struct keys keys[2];
    struct pairs both = {NULL, 0, 0}, gone = {NULL, 0, 0}, come = {NULL, 0, 0};
    for (size_t side = 0; side < 2; side++) {
        keys[side] = keys_new(arena, lists[side]->count);
        for (size_t i = 0; keys[side].items != NULL && i < lists[side]->count; i++)
            keys[side].items[keys[side].count++] = (struct keyed){lists[side]->items[i].rule, i};
        keys_sort(&keys[side]);
    }
    merge(arena, &keys[0], &keys[1], &both, &gone, &come);
    for (size_t i = 0; i < both.count; i++) {
        if (!bytes_equal(lists[0]->items[both.items[i].before].state, lists[1]->items[both.items[i].after].state))
            add_pair(arena, &comparison->checks, both.items[i].before, both.items[i].after);
    }
    sort_by_place(&comparison->checks);
}

static void compare_statements(struct arena *arena, const struct saved_statements *before, const struct saved_statements *after,
                               struct pairs *changed)
{
    const struct saved_statements *lists[] = {before, after};
    struct keys keys[2];
    struct pairs both = {NULL, 0, 0};
    for (size_t side = 0; side < 2; side++) {
        keys[side] = keys_new(arena, lists[side]->count);
        for (size_t i = 0; keys[side].items != NULL && i < lists[side]->count; i++)
            keys[side].items[keys[side].count++] = (struct keyed){lists[side]->items[i].id, i};
        keys_sort(&keys[side]);
    }
    merge(arena, &keys[0], &keys[1], &both, changed, changed);
    for (size_t i = 0; i < both.count; i++) {
        const struct saved_statement *one = &before->items[both.items[i].before], *other = &after->items[both.items[i].after];
        if (one->count != other->count || one->of != other->of)
            add_pair(arena, changed, both.items[i].before, both.items[i].after);
    }
    sort_by_place(changed);
}

static const char *kinship_of(const struct saved_report *before, const struct saved_report *after)
{
    const struct bytes *one = before->facts, *other = after->facts;
    if (one[FACT_RUN].size > 0 && bytes_equal(one[FACT_RUN], other[FACT_RUN]))
        return "run";
    if (one[FACT_TICKET].size == 0 || other[FACT_TICKET].size == 0)
        return NULL;
    if (ticket_id_equal(one[FACT_TICKET], other[FACT_TICKET]))
        return "ticket";
    return ticket_id_is_kin(one[FACT_TICKET], other[FACT_TICKET]) ? "ticket-kin" : NULL;
}

enum status compare_reports(struct comparison *comparison, const struct saved_report *before, const struct saved_report *after,
                            struct arena *arena)
{
    *comparison = (struct comparison){.before = before, .after = after};
    compare_findings(comparison, arena);
    compare_members(comparison, arena);
    compare_checks(comparison, arena);
    compare_statements(arena, &before->proven, &after->proven, &comparison->statements);
    compare_statements(arena, &before->not_proven, &after->not_proven, &comparison->open);
    for (unsigned fact = 0; fact < FACT_COUNT; fact++)
        comparison->has_facts[fact] = !bytes_equal(before->facts[fact], after->facts[fact]);
    comparison->kinship = kinship_of(before, after);
    comparison->is_backwards = before->has_time && after->has_time && before->time > after->time;
    return arena->memory->exhausted ? STATUS_NO_MEMORY : STATUS_OK;
}

bool comparison_is_empty(const struct comparison *comparison)
{
    for (unsigned fact = 0; fact < FACT_COUNT; fact++) {
        if (comparison->has_facts[fact])
            return false;
    }
    return comparison->fixed.count + comparison->added.count + comparison->removed_members.count +
                   comparison->added_members.count + comparison->changed_members.count + comparison->renamed_members.count +
                   comparison->checks.count + comparison->statements.count + comparison->open.count ==
               0 &&
           bytes_equal(comparison->before->verdict, comparison->after->verdict);
}
