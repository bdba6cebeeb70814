/* A comparison for a terminal. */
#include "report/comparison.h"

#include "parse/timestamp.h"

enum { LISTED_MAX = 50 };

static void write_saved(struct writer *writer, struct bytes text)
{
    if (text.size == 0)
        writer_text(writer, "nothing");
    else
        write_shown(writer, text);
}

static void write_side(struct writer *writer, const char *label, const struct saved_report *report)
{
    char time[TIMESTAMP_TEXT_SIZE + 1] = {0};
    writer_text(writer, label);
    write_saved(writer, report->facts[FACT_NAME]);
    writer_text(writer, ": ");
    write_shown(writer, report->verdict);
    writer_text(writer, ", ");
    write_severities(writer, report->errors, report->warnings, report->notes);
    if (report->has_time) {
        timestamp_to_text(report->time, time);
        writer_text(writer, "; ");
        writer_text(writer, time);
        writer_text(writer, " by ");
        writer_text(writer, report->time_from);
    }
    writer_byte(writer, '\n');
}

static void write_heading(struct writer *writer, const char *heading, size_t count)
{
    writer_byte(writer, '\n');
    writer_text(writer, heading);
    writer_text(writer, " (");
    writer_number(writer, count);
    writer_text(writer, ")\n");
}

static void write_more(struct writer *writer, size_t count)
{
    if (count <= LISTED_MAX)
        return;
    writer_text(writer, "  ... and ");
    writer_number(writer, count - LISTED_MAX);
    writer_text(writer, " more\n");
}

static void write_findings(struct writer *writer, const char *heading, const struct saved_findings *findings,
                           const struct pairs *pairs)
{
    if (pairs->count == 0)
        return;
    write_heading(writer, heading, pairs->count);
    for (size_t i = 0; i < pairs->count && i < LISTED_MAX; i++) {
        size_t index = pairs->items[i].before != NO_INDEX ? pairs->items[i].before : pairs->items[i].after;
        writer_text(writer, "  ");
        write_shown(writer, findings->items[index].severity);
        writer_text(writer, "  ");
        write_shown(writer, findings->items[index].rule);
        writer_text(writer, "  ");
        write_shown(writer, findings->items[index].message);
        writer_byte(writer, '\n');
    }
    write_more(writer, pairs->count);
}

static void write_ticket(struct writer *writer, const struct saved_ticket *ticket)
{
    writer_number(writer, ticket->verified);
    writer_text(writer, " of ");
    writer_number(writer, ticket->of);
    writer_byte(writer, ' ');
    write_shown(writer, ticket->state);
}

/* One of them may be NULL. */
static void write_ticket_pair(struct writer *writer, const struct saved_ticket *before, const struct saved_ticket *after)
{
    writer_text(writer, "  ");
    write_shown(writer, before != NULL ? before->id : after->id);
    writer_text(writer, ": ");
    if (before != NULL)
        write_ticket(writer, before);
    if (before != NULL && after != NULL)
        writer_text(writer, " -> ");
    if (after != NULL)
        write_ticket(writer, after);
    writer_byte(writer, '\n');
}

static void write_ticket_line(struct writer *writer, const struct comparison *comparison, const struct pair *pair)
{
    write_ticket_pair(writer, pair->before == NO_INDEX ? NULL : &comparison->before->tickets.items[pair->before],
                      pair->after == NO_INDEX ? NULL : &comparison->after->tickets.items[pair->after]);
}

/* One path; both where the member was renamed. */
static void write_member_line(struct writer *writer, const struct comparison *comparison, const struct pair *pair)
{
    const struct saved_member *before = pair->before == NO_INDEX ? NULL : &comparison->before->members.items[pair->before];
    const struct saved_member *after = pair->after == NO_INDEX ? NULL : &comparison->after->members.items[pair->after];
    writer_text(writer, "  ");
    write_shown(writer, before != NULL ? before->path : after->path);
    if (before != NULL && after != NULL && !bytes_equal(before->path, after->path)) {
        writer_text(writer, " -> ");
        write_shown(writer, after->path);
    }
    writer_byte(writer, '\n');
}

static void write_file_line(struct writer *writer, const struct comparison *comparison, const struct pair *pair)
{
    writer_text(writer, "  ");
    write_shown(writer, pair->after != NO_INDEX ? comparison->after->files.items[pair->after].path
                                                : comparison->before->files.items[pair->before].path);
    writer_byte(writer, '\n');
}

struct pair_list {
    const char *heading;
    const struct pairs *pairs;
};

static void write_lists(struct writer *writer, const struct comparison *comparison, const struct pair_list *lists, size_t count,
                        void (*write_line)(struct writer *, const struct comparison *, const struct pair *))
{
    for (size_t k = 0; k < count; k++) {
        const struct pairs *pairs = lists[k].pairs;
        if (pairs->count > 0)
            write_heading(writer, lists[k].heading, pairs->count);
        for (size_t i = 0; i < pairs->count && i < LISTED_MAX; i++)
            write_line(writer, comparison, &pairs->items[i]);
        write_more(writer, pairs->count);
    }
}

static void write_members(struct writer *writer, const struct comparison *comparison)
{
    const struct pair_list lists[] = {{"Members removed", &comparison->removed_members},
                                      {"Members added", &comparison->added_members},
                                      {"Members changed", &comparison->changed_members},
                                      {"Members renamed", &comparison->renamed_members}};
    write_lists(writer, comparison, lists, sizeof lists / sizeof lists[0], write_member_line);
}

static void write_tickets(struct writer *writer, const struct comparison *comparison)
{
    const struct pair_list lists[] = {{"Tickets that gained coverage", &comparison->gained_tickets},
                                      {"Tickets that lost coverage", &comparison->lost_tickets},
                                      {"Tickets that changed", &comparison->changed_tickets},
                                      {"Tickets removed", &comparison->removed_tickets},
                                      {"Tickets added", &comparison->added_tickets}};
    write_lists(writer, comparison, lists, sizeof lists / sizeof lists[0], write_ticket_line);
}

static void write_files(struct writer *writer, const struct comparison *comparison)
{
    const struct pair_list lists[] = {{"Files of the patch that changed", &comparison->changed_files},
                                      {"Files of the patch removed", &comparison->removed_files},
                                      {"Files of the patch added", &comparison->added_files}};
    write_lists(writer, comparison, lists, sizeof lists / sizeof lists[0], write_file_line);
}

static void write_checks(struct writer *writer, const struct comparison *comparison)
{
    if (comparison->checks.count == 0)
        return;
    write_heading(writer, "Checks whose state is another", comparison->checks.count);
    for (size_t i = 0; i < comparison->checks.count && i < LISTED_MAX; i++) {
        const struct saved_check *before = &comparison->before->checks.items[comparison->checks.items[i].before];
        const struct saved_check *after = &comparison->after->checks.items[comparison->checks.items[i].after];
        writer_text(writer, "  ");
        write_shown(writer, before->rule);
        writer_text(writer, ": ");
        write_shown(writer, before->state);
        writer_text(writer, " -> ");
        write_shown(writer, after->state);
        writer_byte(writer, '\n');
    }
    write_more(writer, comparison->checks.count);
}

static void write_statements(struct writer *writer, const char *heading, const struct saved_statements *before,
                             const struct saved_statements *after, const struct pairs *pairs)
{
    if (pairs->count == 0)
        return;
    write_heading(writer, heading, pairs->count);
    for (size_t i = 0; i < pairs->count && i < LISTED_MAX; i++) {
        const struct pair *pair = &pairs->items[i];
        const struct saved_statement *sides[] = {pair->before == NO_INDEX ? NULL : &before->items[pair->before],
                                                 pair->after == NO_INDEX ? NULL : &after->items[pair->after]};
        writer_text(writer, "  ");
        for (size_t side = 0; side < 2; side++) {
            writer_text(writer, side > 0 ? " -> " : "");
            if (sides[side] == NULL) {
                writer_text(writer, "nothing");
                continue;
            }
            writer_number(writer, sides[side]->count);
            writer_text(writer, " of ");
            writer_number(writer, sides[side]->of);
        }
        writer_byte(writer, ' ');
        write_shown(writer, sides[0] != NULL ? sides[0]->text : sides[1]->text);
        writer_byte(writer, '\n');
    }
}

static void write_facts(struct writer *writer, const struct comparison *comparison)
{
    size_t count = 0;
    for (unsigned fact = 0; fact < FACT_COUNT; fact++)
        count += comparison->has_facts[fact] ? 1 : 0;
    if (count == 0)
        return;
    write_heading(writer, "What they say of themselves", count);
    for (unsigned fact = 0; fact < FACT_COUNT; fact++) {
        if (!comparison->has_facts[fact])
            continue;
        writer_text(writer, "  ");
        writer_text(writer, saved_fact_name((enum saved_fact)fact));
        writer_text(writer, ": ");
        write_saved(writer, comparison->before->facts[fact]);
        writer_text(writer, " -> ");
        write_saved(writer, comparison->after->facts[fact]);
        writer_byte(writer, '\n');
    }
}

static void write_ignored(struct writer *writer, const struct comparison *comparison)
{
    bool is_first = true;
    for (unsigned i = 0; i < IGNORE_COUNT; i++) {
        if ((comparison->ignored & 1u << i) == 0)
            continue;
        writer_text(writer, is_first ? "ignored  " : ", ");
        writer_text(writer, comparison_ignored_name(1u << i));
        is_first = false;
    }
    if (!is_first)
        writer_byte(writer, '\n');
}

void comparison_write_text(const struct comparison *comparison, struct writer *writer)
{
    const struct saved_report *before = comparison->before, *after = comparison->after;
    write_side(writer, "before  ", before);
    write_side(writer, "after   ", after);
    write_ignored(writer, comparison);
    if (comparison->is_backwards)
        writer_text(writer, "By what they say themselves, the first was made after the second.\n");
    bool is_empty = comparison_is_empty(comparison);
    if (is_empty)
        writer_text(writer, "\nNothing differs.\n");
    if (comparison->uncompared > 0) {
        write_count(writer, comparison->uncompared, "finding is", "findings are");
        writer_text(writer, " only counted in the reports, and not compared.\n");
    }
    if (is_empty)
        return;
    writer_text(writer, "findings: ");
    writer_number(writer, comparison->fixed.count);
    writer_text(writer, " fixed, ");
    writer_number(writer, comparison->added.count);
    writer_text(writer, " new, ");
    writer_number(writer, comparison->kept.count);
    writer_text(writer, " the same; members: ");
    writer_number(writer, comparison->same_members);
    writer_text(writer, " the same\n");
    write_findings(writer, "Fixed", &before->findings, &comparison->fixed);
    write_findings(writer, "New", &after->findings, &comparison->added);
    write_members(writer, comparison);
    write_tickets(writer, comparison);
    write_files(writer, comparison);
    write_checks(writer, comparison);
    write_statements(writer, "Proven", &before->proven, &after->proven, &comparison->statements);
    write_statements(writer, "Not proven", &before->not_proven, &after->not_proven, &comparison->open);
    write_facts(writer, comparison);
}
