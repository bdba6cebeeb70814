/* Criteria and the tasks that name them: "_Requirements: 1.1, 1.2_", "[US1]", "FR-003". */
#include "rules/coverage/covering.h"

#include "base/search.h"

#include <stdlib.h>

/* A task that names a key, or the criterion that has it. */
struct link {
    struct bytes scope, key; /* borrowed from the tickets */
    uint32_t ticket;
};

struct links {
    struct link *items; /* by scope and key */
    size_t count, capacity;
};

static int by_scope_and_key(const void *left, const void *right)
{
    const struct link *a = left, *b = right;
    int order = bytes_compare(a->scope, b->scope);
    return order != 0 ? order : bytes_compare_any_case(a->key, b->key);
}

static int by_link(const void *left, const void *right)
{
    const struct link *a = left, *b = right;
    int order = by_scope_and_key(a, b);
    return order != 0 ? order : (a->ticket > b->ticket) - (a->ticket < b->ticket);
}

static void sort_links(struct links *links)
{
    if (links->count > 0)
        qsort(links->items, links->count, sizeof *links->items, by_link);
}

/* Index of the first that is not before the key. */
static size_t first_link(const struct links *links, const struct link *wanted)
{
    return lower_bound(links->items, links->count, sizeof *links->items, wanted, by_scope_and_key);
}

static bool has_key(const struct links *links, struct bytes scope, struct bytes key)
{
    struct link wanted = {.scope = scope, .key = key};
    size_t at = first_link(links, &wanted);
    return at < links->count && by_scope_and_key(&links->items[at], &wanted) == 0;
}

static void add_link(struct covering *covering, struct links *links, struct bytes scope, struct bytes key, size_t ticket)
{
    struct link *added = key.size == 0 ? NULL : arena_push(covering->judging->scratch, links, struct link);
    if (added != NULL)
        *added = (struct link){scope, key, (uint32_t)ticket};
}

/* Of "1.2" the requirement "1", of "US1/AC2" the story "US1"; empty for others. */
static struct bytes outer_key(struct bytes key)
{
    size_t cut = bytes_find_byte(key, '/');
    if (cut == BYTES_NOWHERE && key.size > 0 && byte_is_digit(key.at[0]))
        cut = bytes_find_byte(key, '.');
    return bytes_first(key, cut == BYTES_NOWHERE ? 0 : cut);
}

/* "FR-003" is of the kind "FR", "1.2" of the kind of numbers: a list of tasks that names no stories need not name them all. */
static struct bytes kind_of_key(struct bytes key)
{
    size_t size = 0;
    while (size < key.size && byte_is_letter(key.at[size]))
        size++;
    return size == 0 ? BYTES("1") : bytes_first(key, size);
}

static bool is_criterion(const struct covered *covered)
{
    return covered->asked != NULL && covered->asked->kind == OBLIGATION_CRITERION && covered->asked->key.size > 0 &&
           !covered->asked->is_in_fence;
}

/* --- what the tasks show -------------------------------------------------------------------------- */

struct served {
    uint64_t tasks, shown, done;
    const struct covered_ticket *first_shown, *first_other;
};

/* Something of the task is shown, and nothing of it is missing. */
static bool is_shown(const struct covered_ticket *task)
{
    bool has_evidence = false;
    for (size_t i = 0; i < task->items.count; i++) {
        const struct covered *item = &task->items.items[i];
        bool counts = !item->is_optional && item->column != COLUMN_DEPENDENCIES;
        if (counts && item->state > COVERAGE_EVIDENCED)
            return false;
        has_evidence = has_evidence || (counts && (item->state == COVERAGE_VERIFIED || item->state == COVERAGE_EVIDENCED));
    }
    return has_evidence;
}

static void take_tasks(struct covering *covering, const struct links *links, struct bytes scope, struct bytes key,
                       struct served *served)
{
    struct link wanted = {.scope = scope, .key = key};
    size_t at = key.size == 0 ? links->count : first_link(links, &wanted);
    for (; at < links->count && by_scope_and_key(&links->items[at], &wanted) == 0 && !is_over(covering); at++) {
        const struct covered_ticket *task = &covering->coverage->tickets.items[links->items[at].ticket];
        bool is_one = is_shown(task);
        covering->work += 1 + task->items.count;
        served->tasks++;
        served->done += task->claim == CLAIM_DONE ? 1 : 0;
        served->shown += is_one ? 1 : 0;
        if (is_one && served->first_shown == NULL)
            served->first_shown = task;
        if (!is_one && served->first_other == NULL)
            served->first_other = task;
    }
}

/* A task that is shown shows that something was done about the criterion. Only what nothing else tells is told by it. */
static void show_through_tasks(struct covering *covering, struct covered *covered, const struct served *served)
{
    const struct covered_ticket *told = served->first_shown;
    bool is_open = covered->state == COVERAGE_UNDECIDABLE || covered->state == COVERAGE_DEFINED;
    if (!is_open || told == NULL)
        return;
    add_evidence(covering, covered,
                 (struct coverage_evidence){.member = told->member, .line = told->ticket->line_first,
                                            .how = "a task that serves it is shown", .count = served->shown});
    if (served->shown == served->tasks && served->done == served->tasks) {
        covered->about = told->ticket->id;
        set_state(covered, COVERAGE_EVIDENCED, BASIS_SELF_REPORTED,
                  "task {about}, which serves it, is shown; whether the criterion is met is for a person to judge");
    } else {
        covered->about = served->first_other != NULL ? served->first_other->ticket->id : told->ticket->id;
        set_state(covered, COVERAGE_PARTIAL, BASIS_SELF_REPORTED,
                  served->first_other != NULL ? "some tasks that serve it are shown, and {about} is not"
                                              : "the tasks that serve it are shown, and not all of them are said to be done");
    }
}

/* --- criteria that no task names, and keys that no criterion has ------------------------------------ */

static void check_unserved(struct covering *covering, const struct links *tasks, const struct links *kinds)
{
    struct judging *judging = covering->judging;
    for (size_t i = 0; i < covering->coverage->tickets.count; i++) {
        const struct covered_ticket *ticket = &covering->coverage->tickets.items[i];
        const struct covered *first = NULL;
        uint64_t count = 0, of = 0;
        for (size_t k = 0; k < ticket->items.count; k++) {
            const struct covered *item = &ticket->items.items[k];
            if (!is_criterion(item) || !has_key(kinds, ticket->ticket->scope, kind_of_key(item->asked->key)))
                continue;
            bool is_served = has_key(tasks, ticket->ticket->scope, item->asked->key) ||
                             has_key(tasks, ticket->ticket->scope, outer_key(item->asked->key));
            of++;
            count += is_served ? 0 : 1;
            first = first == NULL && !is_served ? item : first;
        }
        findings_checked(judging->found, RULE_TICKET_CRITERION_UNSERVED, of);
        if (first != NULL)
            findings_add(judging->found, RULE_TICKET_CRITERION_UNSERVED, place_line(ticket->member, first->line),
                         ARGUMENTS(with_text("ticket", ticket->ticket->id), with_text("key", first->asked->key),
                                   with_number("count", count), with_number("of", of)));
    }
}

static void check_undefined(struct covering *covering, const struct links *tasks, const struct links *criteria,
                            const struct links *kinds)
{
    struct judging *judging = covering->judging;
    for (size_t i = 0; i < tasks->count; i++) {
        const struct link *link = &tasks->items[i];
        const struct covered_ticket *task = &covering->coverage->tickets.items[link->ticket];
        if (!has_key(kinds, link->scope, kind_of_key(link->key)))
            continue; /* nothing of that kind is defined here at all */
        findings_checked(judging->found, RULE_TICKET_CRITERION_UNDEFINED, 1);
        if (!has_key(criteria, link->scope, link->key))
            findings_add(judging->found, RULE_TICKET_CRITERION_UNDEFINED, place_line(task->member, task->ticket->line_first),
                         ARGUMENTS(with_text("ticket", task->ticket->id), with_text("key", link->key)));
    }
}

struct all_links {
    struct links tasks, task_kinds;       /* what tasks name */
    struct links criteria, criteria_kinds; /* what is there to be named */
};

static void collect_of_ticket(struct covering *covering, struct all_links *all, size_t index)
{
    const struct covered_ticket *ticket = &covering->coverage->tickets.items[index];
    struct bytes scope = ticket->ticket->scope;
    for (size_t i = 0; i < ticket->ticket->refs.count && !ticket->ticket->is_in_fence; i++) {
        add_link(covering, &all->tasks, scope, ticket->ticket->refs.items[i], index);
        add_link(covering, &all->task_kinds, scope, kind_of_key(ticket->ticket->refs.items[i]), index);
    }
    for (size_t i = 0; i < ticket->items.count; i++) {
        if (!is_criterion(&ticket->items.items[i]))
            continue;
        struct bytes key = ticket->items.items[i].asked->key;
        add_link(covering, &all->criteria, scope, key, index);
        add_link(covering, &all->criteria, scope, outer_key(key), index);
        add_link(covering, &all->criteria_kinds, scope, kind_of_key(key), index);
    }
}

static void show_ticket(struct covering *covering, const struct links *tasks, struct covered_ticket *ticket)
{
    for (size_t i = 0; ticket->is_bound && i < ticket->items.count; i++) {
        struct covered *item = &ticket->items.items[i];
        struct served served = {0};
        if (!is_criterion(item))
            continue;
        take_tasks(covering, tasks, ticket->ticket->scope, item->asked->key, &served);
        take_tasks(covering, tasks, ticket->ticket->scope, outer_key(item->asked->key), &served);
        show_through_tasks(covering, item, &served);
    }
}

void cover_links(struct covering *covering)
{
    struct coverage *coverage = covering->coverage;
    struct arena_mark mark = arena_mark(covering->judging->scratch);
    struct all_links all = {0};
    for (size_t i = 0; i < coverage->tickets.count; i++)
        collect_of_ticket(covering, &all, i);
    sort_links(&all.tasks);
    sort_links(&all.task_kinds);
    sort_links(&all.criteria);
    sort_links(&all.criteria_kinds);
    for (size_t i = 0; all.tasks.count > 0 && i < coverage->tickets.count; i++)
        show_ticket(covering, &all.tasks, &coverage->tickets.items[i]);
    check_unserved(covering, &all.tasks, &all.task_kinds);
    check_undefined(covering, &all.tasks, &all.criteria, &all.criteria_kinds);
    arena_rewind(covering->judging->scratch, mark);
}
