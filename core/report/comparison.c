#include "report/comparison.h"

#include "parse/tickets/ticket.h"

#include <stddef.h>
#include <stdlib.h>
#include <string.h>

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

/* Items of one type, each of which has the text that it is found by at the same place. */
struct list {
    const void *items;
    size_t count, size, offset; /* of an item, and of its text: bytes */
};
#define LIST(all, type, field) ((struct list){(all).items, (all).count, sizeof(type), offsetof(type, field)})

static struct keys keys_of(struct list list, const struct saved_report *report, unsigned ignored, struct arena *arena)
{
    struct keys keys = keys_new(arena, list.count);
    for (size_t i = 0; keys.items != NULL && i < list.count; i++) {
        const struct bytes *text = (const void *)((const char *)list.items + i * list.size + list.offset);
        struct bytes key = comparison_text(*text, report->facts[FACT_RUN], ignored, arena);
        keys.items[keys.count++] = (struct keyed){key, i};
    }
    keys_sort(&keys);
    return keys;
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

/* What a fingerprint is made of, without what is ignored. */
static struct bytes finding_text(const struct saved_report *report, const struct saved_finding *finding, unsigned ignored,
                                 struct arena *arena)
{
    struct bytes path = {NULL, 0};
    if (finding->member < report->members.count)
        path = report->members.items[finding->member].path;
    const struct bytes parts[] = {finding->rule, path, finding->inside, finding->arguments};
    size_t size = 0;
    for (size_t i = 0; i < sizeof parts / sizeof parts[0]; i++)
        size += parts[i].size + 1;
    uint8_t *text = arena_new(arena, uint8_t, size);
    size = 0;
    for (size_t i = 0; text != NULL && i < sizeof parts / sizeof parts[0]; i++) {
        if (parts[i].size > 0)
            memcpy(text + size, parts[i].at, parts[i].size);
        size += parts[i].size;
        text[size++] = '\n';
    }
    return comparison_text((struct bytes){text, text == NULL ? 0 : size}, report->facts[FACT_RUN], ignored, arena);
}

static struct keys finding_keys(const struct saved_report *report, unsigned ignored, struct arena *arena)
{
    const struct saved_findings *findings = &report->findings;
    struct keys keys = keys_new(arena, findings->count);
    for (size_t i = 0; keys.items != NULL && i < findings->count; i++) {
        const struct saved_finding *finding = &findings->items[i];
        struct bytes key = ignored == 0 ? finding->fingerprint : finding_text(report, finding, ignored, arena);
        keys.items[keys.count++] = (struct keyed){key, i};
    }
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
    struct keys before = finding_keys(comparison->before, comparison->ignored, arena);
    struct keys after = finding_keys(comparison->after, comparison->ignored, arena);
    merge(arena, &before, &after, &comparison->kept, &comparison->fixed, &comparison->added);
    sort_by_place(&comparison->fixed);
    sort_by_place(&comparison->added);
    sort_by_place(&comparison->kept);
    comparison->uncompared = only_counted(comparison->before) + only_counted(comparison->after);
}

/* --- members ---------------------------------------------------------------------------------------- */

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
    struct list lists[] = {LIST(comparison->before->members, struct saved_member, path),
                           LIST(comparison->after->members, struct saved_member, path)};
    struct keys before = keys_of(lists[0], comparison->before, comparison->ignored, arena);
    struct keys after = keys_of(lists[1], comparison->after, comparison->ignored, arena);
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

/* --- tickets and files of the patch ------------------------------------------------------------------ */

static void compare_tickets(struct comparison *comparison, struct arena *arena)
{
    const struct saved_report *reports[] = {comparison->before, comparison->after};
    struct keys before = keys_of(LIST(reports[0]->tickets, struct saved_ticket, id), reports[0], 0, arena);
    struct keys after = keys_of(LIST(reports[1]->tickets, struct saved_ticket, id), reports[1], 0, arena);
    struct pairs both = {NULL, 0, 0};
    merge(arena, &before, &after, &both, &comparison->removed_tickets, &comparison->added_tickets);
    sort_by_place(&both);
    for (size_t i = 0; i < both.count; i++) {
        const struct saved_ticket *one = &reports[0]->tickets.items[both.items[i].before];
        const struct saved_ticket *other = &reports[1]->tickets.items[both.items[i].after];
        bool is_same = one->verified == other->verified && one->of == other->of && bytes_equal(one->state, other->state);
        struct pairs *to = one->verified < other->verified   ? &comparison->gained_tickets
                           : one->verified > other->verified ? &comparison->lost_tickets
                                                             : &comparison->changed_tickets;
        if (is_same)
            comparison->same_tickets++;
        else
            add_pair(arena, to, both.items[i].before, both.items[i].after);
    }
    sort_by_place(&comparison->removed_tickets);
    sort_by_place(&comparison->added_tickets);
}

static bool files_are_same(const struct saved_file *one, const struct saved_file *other)
{
    return one->added == other->added && one->removed == other->removed && bytes_equal(one->change, other->change) &&
           bytes_equal(one->state, other->state) && bytes_equal(one->old_id, other->old_id) &&
           bytes_equal(one->new_id, other->new_id);
}

static void compare_files(struct comparison *comparison, struct arena *arena)
{
    const struct saved_report *reports[] = {comparison->before, comparison->after};
    unsigned ignored = comparison->ignored;
    struct keys before = keys_of(LIST(reports[0]->files, struct saved_file, path), reports[0], ignored, arena);
    struct keys after = keys_of(LIST(reports[1]->files, struct saved_file, path), reports[1], ignored, arena);
    struct pairs both = {NULL, 0, 0};
    merge(arena, &before, &after, &both, &comparison->removed_files, &comparison->added_files);
    for (size_t i = 0; i < both.count; i++) {
        const struct pair *pair = &both.items[i];
        if (files_are_same(&reports[0]->files.items[pair->before], &reports[1]->files.items[pair->after]))
            comparison->same_files++;
        else
            add_pair(arena, &comparison->changed_files, pair->before, pair->after);
    }
}

/* --- checks, statements, facts ---------------------------------------------------------------------- */

static void compare_checks(struct comparison *comparison, struct arena *arena)
{
    const struct saved_checks *lists[] = {&comparison->before->checks, &comparison->after->checks};
    struct keys before = keys_of(LIST(*lists[0], struct saved_check, rule), comparison->before, 0, arena);
    struct keys after = keys_of(LIST(*lists[1], struct saved_check, rule), comparison->after, 0, arena);
    struct pairs both = {NULL, 0, 0}, gone = {NULL, 0, 0}, come = {NULL, 0, 0};
    merge(arena, &before, &after, &both, &gone, &come);
    for (size_t i = 0; i < both.count; i++) {
        if (!bytes_equal(lists[0]->items[both.items[i].before].state, lists[1]->items[both.items[i].after].state))
            add_pair(arena, &comparison->checks, both.items[i].before, both.items[i].after);
    }
    sort_by_place(&comparison->checks);
}

static void compare_statements(const struct comparison *comparison, const struct saved_statements *before,
                               const struct saved_statements *after, struct pairs *changed, struct arena *arena)
{
    struct keys ours = keys_of(LIST(*before, struct saved_statement, id), comparison->before, 0, arena);
    struct keys theirs = keys_of(LIST(*after, struct saved_statement, id), comparison->after, 0, arena);
    struct pairs both = {NULL, 0, 0};
    merge(arena, &ours, &theirs, &both, changed, changed);
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
                            unsigned ignored, struct arena *arena)
{
    *comparison = (struct comparison){.before = before, .after = after, .ignored = ignored};
    compare_findings(comparison, arena);
    compare_members(comparison, arena);
    compare_tickets(comparison, arena);
    compare_files(comparison, arena);
    compare_checks(comparison, arena);
    compare_statements(comparison, &before->proven, &after->proven, &comparison->statements, arena);
    compare_statements(comparison, &before->not_proven, &after->not_proven, &comparison->open, arena);
    for (unsigned fact = 0; fact < FACT_COUNT; fact++) {
        struct bytes one = comparison_text(before->facts[fact], before->facts[FACT_RUN], ignored, arena);
        struct bytes other = comparison_text(after->facts[fact], after->facts[FACT_RUN], ignored, arena);
        comparison->has_facts[fact] = !comparison_ignores_fact((enum saved_fact)fact, ignored) && !bytes_equal(one, other);
    }
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
    const struct pairs *lists[] = {
        &comparison->fixed,           &comparison->added,           &comparison->removed_members, &comparison->added_members,
        &comparison->changed_members, &comparison->renamed_members, &comparison->removed_tickets, &comparison->added_tickets,
        &comparison->gained_tickets,  &comparison->lost_tickets,    &comparison->changed_tickets, &comparison->removed_files,
        &comparison->added_files,     &comparison->changed_files,   &comparison->checks,          &comparison->statements,
        &comparison->open};
    for (size_t i = 0; i < sizeof lists / sizeof lists[0]; i++) {
        if (lists[i]->count > 0)
            return false;
    }
    return bytes_equal(comparison->before->verdict, comparison->after->verdict);
}
