/* What a ticket depends on, against the states of other tickets; rings of dependencies; and what is covered all the way
 * down. */
#include "rules/coverage/covering.h"

static bool is_settled(const struct covered_ticket *ticket)
{
    return ticket->claim == CLAIM_DONE || ticket->ticket->status == TICKET_CANCELLED;
}

static struct covered *add_dependency(struct covering *covering, struct covered_ticket *from,
                                      const struct ticket_dependency *dependency)
{
    struct covered *covered = arena_push(covering->judging->keep, &from->items, struct covered);
    if (covered != NULL)
        *covered = (struct covered){.column = COLUMN_DEPENDENCIES, .text = dependency->id, .line = dependency->line,
                                    .about = dependency->id};
    return covered;
}

static void cover_dependency(struct covering *covering, struct covered_ticket *from,
                             const struct ticket_dependency *dependency)
{
    uint32_t found = ticket_table_find(&covering->table, dependency->id, from->ticket->scope);
    struct covered *covered = add_dependency(covering, from, dependency);
    if (covered == NULL)
        return;
    if (found == NO_TICKET) {
        set_state(covered, COVERAGE_UNDECIDABLE, BASIS_ABSENT, "no ticket in the bundle is {about}");
        return;
    }
    const struct covered_ticket *to = &covering->coverage->tickets.items[found];
    add_evidence(covering, covered,
                 (struct coverage_evidence){.member = to->member, .line = to->ticket->line_first,
                                            .how = "the ticket that it depends on", .count = 1});
    bool blocks = dependency->kind != DEPENDS_PARENT && dependency->kind != DEPENDS_ORDER;
    if (!blocks)
        set_state(covered, COVERAGE_NOT_APPLICABLE, BASIS_ABSENT, "{about} need not be done before");
    else if (is_settled(to))
        set_state(covered, COVERAGE_EVIDENCED, BASIS_SELF_REPORTED, "{about} is said to be done");
    else if (from->claim == CLAIM_DONE)
        set_state(covered, COVERAGE_CONTRADICTED, BASIS_CONTRADICTED, "done before {about}, which is not done");
    else
        set_state(covered, COVERAGE_DEFINED, BASIS_SELF_REPORTED, "{about} is not done");
}

/* --- rings, by Tarjan's algorithm with a stack of its own --- */

struct node {
    uint32_t index, low; /* from 1; 0: not yet seen */
    uint32_t next_edge;
    bool is_on_stack;
};

struct walk {
    const struct covering *covering;
    struct node *nodes;
    uint32_t *path, *stack; /* path: tickets that are being looked at; stack: those of no component yet */
    size_t path_count, stack_count;
    uint32_t last_index;
};

/* The ticket behind a blocking dependency of `at`; NO_TICKET at the end of them. */
static uint32_t next_target(struct walk *walk, uint32_t at)
{
    const struct covered_ticket *from = &walk->covering->coverage->tickets.items[at];
    while (walk->nodes[at].next_edge < from->ticket->depends_on.count) {
        const struct ticket_dependency *dependency = &from->ticket->depends_on.items[walk->nodes[at].next_edge++];
        if (dependency->kind == DEPENDS_PARENT || dependency->kind == DEPENDS_ORDER)
            continue;
        uint32_t to = ticket_table_find(&walk->covering->table, dependency->id, from->ticket->scope);
        if (to != NO_TICKET)
            return to;
    }
    return NO_TICKET;
}

static void enter(struct walk *walk, uint32_t at)
{
    walk->nodes[at].index = walk->nodes[at].low = ++walk->last_index;
    walk->nodes[at].is_on_stack = true;
    walk->path[walk->path_count++] = at;
    walk->stack[walk->stack_count++] = at;
}

/* A component is complete: a ring when it has several tickets, or one that depends on itself. */
static void leave_component(struct walk *walk, uint32_t root)
{
    struct covered_ticket *tickets = walk->covering->coverage->tickets.items;
    bool is_ring = walk->stack[walk->stack_count - 1] != root;
    uint32_t at;
    do {
        at = walk->stack[--walk->stack_count];
        walk->nodes[at].is_on_stack = false;
        tickets[at].is_in_cycle = tickets[at].is_in_cycle || is_ring;
    } while (at != root);
}

static bool has_only_verified(const struct covered_ticket *ticket)
{
    return ticket->tally.of > 0 && ticket->tally.verified == ticket->tally.of;
}

/* Components are left after all that they depend on, so that what is below is known. */
static void tell_deep(struct walk *walk, uint32_t at)
{
    struct covered_ticket *ticket = &walk->covering->coverage->tickets.items[at];
    ticket->is_deep = has_only_verified(ticket) && !ticket->is_in_cycle;
    walk->nodes[at].next_edge = 0;
    for (uint32_t to; ticket->is_deep && (to = next_target(walk, at)) != NO_TICKET;)
        ticket->is_deep = walk->covering->coverage->tickets.items[to].is_deep;
}

static void leave(struct walk *walk, uint32_t at)
{
    struct node *nodes = walk->nodes;
    walk->path_count--;
    if (walk->path_count > 0) {
        uint32_t above = walk->path[walk->path_count - 1];
        nodes[above].low = nodes[at].low < nodes[above].low ? nodes[at].low : nodes[above].low;
    }
    if (nodes[at].low == nodes[at].index)
        leave_component(walk, at);
    tell_deep(walk, at);
}

static void walk_from(struct walk *walk, uint32_t start)
{
    struct covered_ticket *tickets = walk->covering->coverage->tickets.items;
    enter(walk, start);
    while (walk->path_count > 0) {
        uint32_t at = walk->path[walk->path_count - 1];
        uint32_t to = next_target(walk, at);
        if (to == NO_TICKET) {
            leave(walk, at);
        } else if (walk->nodes[to].index == 0) {
            enter(walk, to);
        } else if (walk->nodes[to].is_on_stack) {
            tickets[at].is_in_cycle = tickets[at].is_in_cycle || to == at;
            if (walk->nodes[to].index < walk->nodes[at].low)
                walk->nodes[at].low = walk->nodes[to].index;
        }
    }
}

static void walk_all(struct covering *covering)
{
    size_t count = covering->coverage->tickets.count;
    struct arena_mark mark = arena_mark(covering->judging->scratch);
    struct walk walk = {.covering = covering,
                        .nodes = arena_new(covering->judging->scratch, struct node, count),
                        .path = arena_new(covering->judging->scratch, uint32_t, count),
                        .stack = arena_new(covering->judging->scratch, uint32_t, count)};
    bool has_room = walk.nodes != NULL && walk.path != NULL && walk.stack != NULL;
    for (uint32_t i = 0; has_room && i < count; i++) {
        if (walk.nodes[i].index == 0)
            walk_from(&walk, i);
    }
    arena_rewind(covering->judging->scratch, mark);
}

void cover_dependencies(struct covering *covering)
{
    struct coverage *coverage = covering->coverage;
    for (size_t i = 0; i < coverage->tickets.count; i++) {
        struct covered_ticket *from = &coverage->tickets.items[i];
        for (size_t k = 0; k < from->ticket->depends_on.count; k++)
            cover_dependency(covering, from, &from->ticket->depends_on.items[k]);
    }
}

void cover_rings(struct covering *covering)
{
    walk_all(covering);
}
