/* From each piece of evidence back to what asks for it: what belongs to nothing is an orphan. */
#include "rules/coverage/covering.h"

struct orphaning {
    struct covering *covering;
    bool *is_used; /* a member: an obligation rests on it */
    bool *is_run_orphaned;
};

static void add_orphan(struct orphaning *orphaning, struct orphan orphan)
{
    struct covering *covering = orphaning->covering;
    struct orphan *added = arena_push(covering->judging->keep, &covering->coverage->orphans, struct orphan);
    if (added != NULL)
        *added = orphan;
}

static void mark_used(struct orphaning *orphaning, const struct covered *covered)
{
    for (size_t i = 0; covered != NULL && i < covered->evidence.count; i++) {
        if (covered->evidence.items[i].member != NO_MEMBER)
            orphaning->is_used[covered->evidence.items[i].member] = true;
    }
}

static void mark_all_used(struct orphaning *orphaning)
{
    const struct coverage *coverage = orphaning->covering->coverage;
    for (size_t i = 0; i < coverage->tickets.count; i++) {
        const struct covered_ticket *ticket = &coverage->tickets.items[i];
        for (size_t k = 0; k < ticket->items.count; k++)
            mark_used(orphaning, &ticket->items.items[k]);
        mark_used(orphaning, ticket->review);
    }
}

static bool is_defined(const struct covering *covering, struct bytes ticket)
{
    return ticket_table_find(&covering->table, ticket, (struct bytes){NULL, 0}) != NO_TICKET;
}

/* --- what names a ticket --- */

static struct bytes ticket_of(const struct run *run)
{
    return run->has_meta && run->meta.ticket_id.text.size > 0 ? run->meta.ticket_id.text : ticket_id_in_name(run->name);
}

static uint32_t first_member(const struct run *run)
{
    for (size_t i = RUN_FILE_COUNT; i-- > 0;) { /* META.json says it first */
        if (run->files[i] != NO_MEMBER)
            return run->files[i];
    }
    return NO_MEMBER;
}

static void take_runs(struct orphaning *orphaning)
{
    const struct judging *judging = orphaning->covering->judging;
    for (size_t i = 0; i < judging->dossier->runs.count; i++) {
        const struct run *run = &judging->dossier->runs.items[i];
        struct bytes ticket = ticket_of(run);
        uint32_t member = first_member(run);
        if (ticket.size == 0 || member == NO_MEMBER || is_defined(orphaning->covering, ticket))
            continue;
        orphaning->is_run_orphaned[i] = true;
        add_orphan(orphaning, (struct orphan){RECORD_RUN_LOG, member, run->has_meta ? run->meta.ticket_id.line : 0, ticket,
                                              "it is of a ticket that the bundle does not define"});
    }
}

static void take_reviews(struct orphaning *orphaning)
{
    const struct evidence *evidence = &orphaning->covering->judging->dossier->evidence;
    for (size_t i = 0; i < evidence->reviews.count; i++) {
        const struct review *review = &evidence->reviews.items[i];
        if (review->ticket.text.size > 0 && !is_defined(orphaning->covering, review->ticket.text))
            add_orphan(orphaning, (struct orphan){RECORD_REVIEW, review->member, review->ticket.line, review->ticket.text,
                                                  "it is of a ticket that the bundle does not define"});
    }
}

/* --- what names none --- */

/* What is of a run of another ticket that is defined was not held against anything: it belongs there. */
static bool is_of_other_run(const struct orphaning *orphaning, size_t run)
{
    const struct judging *judging = orphaning->covering->judging;
    return run != NO_INDEX && judging->subject.run != NO_RUN && run != judging->subject.run &&
           !orphaning->is_run_orphaned[run];
}

static void take_reports(struct orphaning *orphaning)
{
    const struct test_reports *reports = &orphaning->covering->judging->dossier->evidence.reports;
    uint32_t last = NO_MEMBER;
    for (size_t i = 0; i < reports->count; i++) {
        const struct test_report *report = &reports->items[i];
        if (report->member == last || orphaning->is_used[report->member] || is_of_other_run(orphaning, report->run))
            continue;
        last = report->member;
        add_orphan(orphaning, (struct orphan){RECORD_TEST_REPORT, report->member, report->line, {NULL, 0},
                                              "no obligation asks for the tests that it reports"});
    }
}

/* Logs outside of the folders of runs. */
static void take_commands(struct orphaning *orphaning)
{
    const struct evidence *evidence = &orphaning->covering->judging->dossier->evidence;
    uint32_t last = NO_MEMBER;
    for (size_t i = 0; i < evidence->commands.count; i++) {
        const struct command_record *record = &evidence->commands.items[i];
        bool is_log = record->source == COMMAND_OF_LOG || record->source == COMMAND_OF_SESSION;
        if (!is_log || record->run != NO_INDEX || record->member == last || orphaning->is_used[record->member])
            continue;
        last = record->member;
        add_orphan(orphaning, (struct orphan){RECORD_COMMANDS, record->member, record->line, {NULL, 0},
                                              "no obligation asks for any command that it records"});
    }
}

void cover_orphans(struct covering *covering)
{
    const struct judging *judging = covering->judging;
    struct arena_mark mark = arena_mark(judging->scratch);
    struct orphaning orphaning = {.covering = covering,
                                  .is_used = arena_new(judging->scratch, bool, judging->bundle->member_count),
                                  .is_run_orphaned = arena_new(judging->scratch, bool, judging->dossier->runs.count)};
    if (orphaning.is_used != NULL && orphaning.is_run_orphaned != NULL && !is_over(covering)) {
        mark_all_used(&orphaning);
        take_runs(&orphaning);
        take_reviews(&orphaning);
        take_reports(&orphaning);
        take_commands(&orphaning);
    }
    arena_rewind(judging->scratch, mark);
}
