/* Which bundles are of one project. Ids such as ticket-01 and T001 are everybody's: only bundles that have more in common are
 * merged by them. */
#include "report/sprint.h"

#include <stdlib.h>

/* Something that bundles of one project share: a ticket with its title, the name of a run, a commit. */
struct common {
    struct bytes scope, id, title;
    uint32_t number;
    uint32_t bundle;
};

struct commons {
    struct common *items;
    size_t count;
};

/* In place of the number of a ticket; what ids they have is compared as well. */
#define RUNS (TICKET_NO_NUMBER - 1)
#define COMMITS (TICKET_NO_NUMBER - 2)

static int by_text(const struct common *a, const struct common *b)
{
    int order = (a->number > b->number) - (a->number < b->number);
    if (order == 0)
        order = bytes_compare(a->scope, b->scope);
    if (order == 0 && (a->number == TICKET_NO_NUMBER || a->number == RUNS || a->number == COMMITS))
        order = bytes_compare_any_case(a->id, b->id);
    return order != 0 ? order : bytes_compare_any_case(a->title, b->title);
}

static int by_mark(const void *left, const void *right)
{
    const struct common *a = left, *b = right;
    int order = by_text(a, b);
    return order != 0 ? order : (a->bundle > b->bundle) - (a->bundle < b->bundle);
}

/* The first bundle of the project; each step halves the way for the next one. */
static uint32_t find(struct sprint *sprint, uint32_t bundle)
{
    struct sprint_bundle *bundles = sprint->bundles.items;
    while (bundles[bundle].project != bundle) {
        bundles[bundle].project = bundles[bundles[bundle].project].project;
        bundle = bundles[bundle].project;
    }
    return bundle;
}

static void join(struct sprint *sprint, uint32_t a, uint32_t b)
{
    uint32_t first = find(sprint, a), second = find(sprint, b);
    sprint->bundles.items[first < second ? second : first].project = first < second ? first : second;
}

static void collect(struct sprint *sprint, struct commons *marks)
{
    enum { DIGITS = 7 }; /* git's shortest default abbreviation */
    for (size_t i = 0; i < sprint->rows.count; i++) {
        const struct sprint_row *row = &sprint->rows.items[i];
        uint32_t number = ticket_number(row->id);
        marks->items[marks->count++] = (struct common){sprint_scope_of(row->key), row->id, row->title, number, row->bundle};
    }
    for (uint32_t i = 0; i < sprint->bundles.count; i++) {
        const struct sprint_bundle *bundle = &sprint->bundles.items[i];
        if (bundle->run.size > 0)
            marks->items[marks->count++] = (struct common){{NULL, 0}, bundle->run, {NULL, 0}, RUNS, i};
        for (size_t k = 0; k < BUNDLE_COMMITS; k++) {
            struct bytes id = bundle->commits[k];
            if (id.size >= DIGITS)
                marks->items[marks->count++] = (struct common){{NULL, 0}, bytes_first(id, DIGITS), {NULL, 0}, COMMITS, i};
        }
    }
}

void sprint_tell_projects(struct sprint *sprint, struct arena *scratch)
{
    struct arena_mark start = arena_mark(scratch);
    size_t room = sprint->rows.count + (1 + BUNDLE_COMMITS) * sprint->bundles.count;
    for (uint32_t i = 0; i < sprint->bundles.count; i++)
        sprint->bundles.items[i].project = i;
    struct commons marks = {.items = arena_new(scratch, struct common, room)};
    if (marks.items != NULL)
        collect(sprint, &marks);
    if (marks.count > 0)
        qsort(marks.items, marks.count, sizeof *marks.items, by_mark);
    for (size_t i = 1; i < marks.count; i++) {
        if (by_text(&marks.items[i - 1], &marks.items[i]) == 0)
            join(sprint, marks.items[i - 1].bundle, marks.items[i].bundle);
    }
    sprint->projects = 0;
    for (uint32_t i = 0; i < sprint->bundles.count; i++) {
        sprint->bundles.items[i].project = find(sprint, i);
        sprint->projects += sprint->bundles.items[i].project == i ? 1 : 0;
    }
    arena_rewind(scratch, start);
}
