#include "report/sprint.h"

#include <stdlib.h>

const char *sprint_standing_name(enum sprint_standing standing)
{
    static const char *const names[] = {"passed", "not-passed", "claimed", "nothing"};
    return names[standing];
}

const struct legend_entry *sprint_standing_legend(enum sprint_standing standing)
{
    static const struct legend_entry entries[] = {
        [STANDING_PASSED] = {"its newest bundle passes", GRADE_SHOWN, false},
        [STANDING_NOT_PASSED] = {"its newest bundle does not pass", GRADE_AGAINST, true},
        [STANDING_CLAIMED] = {"said to be done, and none of these bundles is for it", GRADE_TOLD, true},
        [STANDING_NOTHING] = {"not said to be done, and none of these bundles is for it", GRADE_OPEN, true},
    };
    return &entries[standing];
}

/* --- bundles that were made again --- */

/* The first time that both state and that differs says which is newer; 0 when nothing tells. */
static int by_times(const struct sprint_bundle *a, const struct sprint_bundle *b, unsigned *which)
{
    for (unsigned i = 0; i < 3; i++) {
        *which = i;
        if (a->has_times[i] && b->has_times[i] && a->times[i] != b->times[i])
            return a->times[i] < b->times[i] ? -1 : 1;
    }
    return 0;
}

struct run_entry {
    struct bytes run;
    uint32_t bundle;
};

static int by_run(const void *left, const void *right)
{
    const struct run_entry *a = left, *b = right;
    int order = bytes_compare(a->run, b->run);
    return order != 0 ? order : (a->bundle > b->bundle) - (a->bundle < b->bundle);
}

/* All bundles of one run: each but the newest points to it. Of two that nothing tells apart, both stand. */
static void tell_remade(struct sprint *sprint, const struct run_entry *entries, size_t count)
{
    static const char *const words[] = {"the end of the run", "the last commit", "the stamp of the name"};
    uint32_t newest = entries[0].bundle;
    unsigned which;
    for (size_t i = 1; i < count; i++) {
        if (by_times(&sprint->bundles.items[newest], &sprint->bundles.items[entries[i].bundle], &which) < 0)
            newest = entries[i].bundle;
    }
    const struct sprint_bundle *last = &sprint->bundles.items[newest];
    for (size_t i = 0; i < count; i++) {
        struct sprint_bundle *bundle = &sprint->bundles.items[entries[i].bundle];
        bool is_older = by_times(bundle, last, &which) < 0;
        if (entries[i].bundle == newest)
            continue;
        bundle->is_copy = bundle->content.size > 0 && bytes_equal(bundle->content, last->content);
        bundle->is_undecided = !is_older && !bundle->is_copy;
        if (is_older || bundle->is_copy) {
            bundle->newer = newest;
            bundle->newer_by = is_older ? bytes_of(words[which]) : BYTES("the same files");
        }
    }
}

static void tell_all_remade(struct sprint *sprint, struct arena *scratch)
{
    struct arena_mark mark = arena_mark(scratch);
    struct run_entry *entries = arena_new(scratch, struct run_entry, sprint->bundles.count);
    size_t count = 0;
    for (uint32_t i = 0; entries != NULL && i < sprint->bundles.count; i++) {
        if (sprint->bundles.items[i].run.size > 0)
            entries[count++] = (struct run_entry){sprint->bundles.items[i].run, i};
    }
    if (count > 0)
        qsort(entries, count, sizeof *entries, by_run);
    for (size_t from = 0, to; from < count; from = to) {
        for (to = from + 1; to < count && bytes_equal(entries[to].run, entries[from].run);)
            to++;
        if (to - from > 1)
            tell_remade(sprint, &entries[from], to - from);
    }
    arena_rewind(scratch, mark);
}

/* --- tickets out of rows --- */

/* What a row is about: the id, in its scope if it has one ("spec-kit:001-tides/T001"). */
struct row_entry {
    struct bytes scope, id;
    uint32_t number;
    uint32_t row;
    uint32_t project;
};

struct bytes sprint_scope_of(struct bytes key)
{
    size_t colon = bytes_find_byte(key, ':');
    struct bytes rest = colon == BYTES_NOWHERE ? (struct bytes){NULL, 0} : bytes_after(key, colon + 1);
    size_t slash = bytes_find_last_byte(rest, '/');
    return bytes_first(rest, slash == BYTES_NOWHERE ? 0 : slash);
}

static int by_ticket(const struct row_entry *a, const struct row_entry *b)
{
    int order = (a->project > b->project) - (a->project < b->project);
    if (order == 0)
        order = bytes_compare(a->scope, b->scope);
    if (order == 0)
        order = (a->number > b->number) - (a->number < b->number);
    return order == 0 && a->number == TICKET_NO_NUMBER ? bytes_compare_any_case(a->id, b->id) : order;
}

static int by_ticket_and_row(const void *left, const void *right)
{
    const struct row_entry *a = left, *b = right;
    int order = by_ticket(a, b);
    return order != 0 ? order : (a->row > b->row) - (a->row < b->row);
}

/* Of two rows of a ticket, the better source: a bundle that is about it and that was not made again, then the newer. */
static bool is_better(const struct sprint *sprint, const struct sprint_row *row, const struct sprint_row *than)
{
    const struct sprint_bundle *bundle = &sprint->bundles.items[row->bundle], *other = &sprint->bundles.items[than->bundle];
    unsigned which;
    if (row->is_under_review != than->is_under_review)
        return row->is_under_review;
    if ((bundle->newer == NO_BUNDLE) != (other->newer == NO_BUNDLE))
        return bundle->newer == NO_BUNDLE;
    if (row->bundle == than->bundle) /* defined twice: what claims it done says more */
        return bytes_is(row->claim, "done") && !bytes_is(than->claim, "done");
    return by_times(other, bundle, &which) <= 0;
}

static enum sprint_standing standing_of(const struct sprint *sprint, const struct sprint_row *row)
{
    if (row->is_under_review)
        return bytes_is(sprint->bundles.items[row->bundle].verdict, "pass") ? STANDING_PASSED : STANDING_NOT_PASSED;
    return bytes_is(row->claim, "done") ? STANDING_CLAIMED : STANDING_NOTHING;
}

static void add_ticket(struct sprint *sprint, const struct row_entry *entries, size_t count, struct arena *keep)
{
    struct sprint_ticket *ticket = arena_push(keep, &sprint->tickets, struct sprint_ticket);
    if (ticket == NULL)
        return;
    *ticket = (struct sprint_ticket){.row = entries[0].row, .bundle = NO_BUNDLE, .first = entries[0].row};
    for (size_t i = 0; i < count; i++) {
        const struct sprint_row *row = &sprint->rows.items[entries[i].row];
        if (i > 0 && is_better(sprint, row, &sprint->rows.items[ticket->row]))
            ticket->row = entries[i].row;
        ticket->bundles += row->is_under_review && sprint->bundles.items[row->bundle].newer == NO_BUNDLE ? 1 : 0;
    }
    const struct sprint_row *best = &sprint->rows.items[ticket->row];
    ticket->bundle = best->is_under_review ? best->bundle : NO_BUNDLE;
    ticket->standing = standing_of(sprint, best);
    sprint->standings[ticket->standing]++;
}

static int by_first(const void *left, const void *right)
{
    const struct sprint_ticket *a = left, *b = right;
    return (a->first > b->first) - (a->first < b->first);
}

void sprint_merge(struct sprint *sprint, struct arena *keep, struct arena *scratch)
{
    struct arena_mark mark = arena_mark(scratch);
    tell_all_remade(sprint, scratch);
    sprint_tell_projects(sprint, scratch);
    struct row_entry *entries = arena_new(scratch, struct row_entry, sprint->rows.count);
    size_t count = entries == NULL ? 0 : sprint->rows.count;
    for (uint32_t i = 0; i < count; i++) {
        const struct sprint_row *row = &sprint->rows.items[i];
        entries[i] = (struct row_entry){sprint_scope_of(row->key), row->id, ticket_number(row->id), i,
                                        sprint->bundles.items[row->bundle].project};
    }
    if (count > 0)
        qsort(entries, count, sizeof *entries, by_ticket_and_row);
    for (size_t from = 0, to; from < count; from = to) {
        for (to = from + 1; to < count && by_ticket(&entries[to], &entries[from]) == 0;)
            to++;
        add_ticket(sprint, &entries[from], to - from, keep);
    }
    if (sprint->tickets.count > 0)
        qsort(sprint->tickets.items, sprint->tickets.count, sizeof *sprint->tickets.items, by_first);
    arena_rewind(scratch, mark);
}
