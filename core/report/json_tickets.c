/* Tickets with the states of what they ask for, and the coverage that these come to. */
#include "report/json_sections.h"

/* Collects what write_why writes and escapes it for JSON. */
static bool escape_piece(void *context, struct bytes piece)
{
    json_escaped(context, piece);
    return true;
}

static void write_reason(struct json_writer *json, const struct covered *covered)
{
    struct writer sentence;
    writer_init(&sentence, (struct sink){json->writer, escape_piece});
    json_open_text(json, "why");
    write_why(&sentence, covered);
    writer_finish(&sentence);
    json_close_text(json);
}

static void write_state(struct json_writer *json, const struct covered *covered)
{
    json_word(json, "state", coverage_state_name(covered->state));
    json_word(json, "basis", basis_name(covered->basis));
    write_reason(json, covered);
    json_open_array(json, "evidence");
    for (size_t i = 0; i < covered->evidence.count; i++) {
        const struct coverage_evidence *evidence = &covered->evidence.items[i];
        json_open_object(json, NULL);
        json_number_or_null(json, "member", evidence->member != NO_MEMBER, evidence->member);
        json_number_or_null(json, "line", evidence->line > 0, evidence->line);
        json_word(json, "how", evidence->how);
        json_text_or_null(json, "path", evidence->path);
        json_number(json, "count", evidence->count);
        json_close_object(json);
    }
    json_close_array(json);
}

static void write_tally(struct json_writer *json, const char *key, const struct coverage_tally *tally)
{
    json_open_object(json, key);
    json_number(json, "verified", tally->verified);
    json_number(json, "of", tally->of);
    json_number(json, "optional", tally->optional);
    json_open_object(json, "states");
    for (unsigned state = 0; state < COVERAGE_STATE_COUNT; state++)
        json_number(json, coverage_state_name((enum coverage_state)state), tally->states[state]);
    json_close_object(json);
    json_close_object(json);
}

static void write_item(struct json_writer *json, const struct covered *covered)
{
    const struct obligation *asked = covered->asked;
    json_open_object(json, NULL);
    json_word(json, "kind", asked != NULL                              ? obligation_kind_name(asked->kind)
                            : covered->column == COLUMN_DEPENDENCIES ? "dependency"
                                                                     : "file");
    json_word(json, "column", coverage_column_name(covered->column));
    json_text_or_null(json, "key", asked == NULL ? (struct bytes){NULL, 0} : asked->key);
    json_text(json, "text", covered->text);
    json_number(json, "line", covered->line);
    json_number(json, "depth", asked == NULL ? 1 : asked->depth);
    json_word(json, "mark", asked == NULL || asked->mark == MARK_NONE ? NULL : mark_name(asked->mark));
    json_bool(json, "optional", covered->is_optional);
    json_bool(json, "hedged", covered->is_hedged);
    write_state(json, covered);
    json_close_object(json);
}

static void write_claim(struct json_writer *json, const struct covered_ticket *ticket)
{
    static const char *const claims[] = {"open", "done", "failed"};
    json_word(json, "claim", claims[ticket->claim]);
    json_word(json, "claimed_by", ticket->claimed_by);
    if (ticket->claimed_by == NULL) {
        json_null(json, "claimed_at");
        return;
    }
    json_open_object(json, "claimed_at");
    json_number(json, "member", ticket->claim_member);
    json_number(json, "line", ticket->claim_line);
    json_close_object(json);
}

static void write_review(struct json_writer *json, const struct covered *review)
{
    if (review == NULL) {
        json_null(json, "review");
        return;
    }
    json_open_object(json, "review");
    json_text(json, "text", review->text);
    json_number(json, "line", review->line);
    write_state(json, review);
    json_close_object(json);
}

static uint64_t last_line_of(const struct covered_ticket *covered)
{
    const struct ticket *ticket = covered->ticket;
    uint32_t last = ticket->line_last < ticket->line_first ? ticket->line_first : ticket->line_last;
    for (size_t i = 0; i < covered->items.count; i++) {
        if (covered->items.items[i].line > last)
            last = covered->items.items[i].line;
    }
    return last;
}

static void write_ticket(struct json_writer *json, const struct covered_ticket *covered)
{
    const struct ticket *ticket = covered->ticket;
    json_open_object(json, NULL);
    json_text(json, "id", ticket->id);
    json_text_or_null(json, "key", ticket->key);
    json_word(json, "format", covered->file->dialect);
    json_text(json, "title", ticket->title);
    json_text_or_null(json, "phase", ticket->phase);
    json_open_array(json, "owners");
    for (size_t i = 0; i < ticket->owners.count; i++)
        json_text(json, NULL, ticket->owners.items[i]);
    json_close_array(json);
    json_word(json, "status", ticket_status_name(ticket->status));
    json_text_or_null(json, "status_text", ticket->status_text);
    json_number(json, "member", covered->member);
    json_number(json, "line", ticket->line_first);
    json_number(json, "last_line", last_line_of(covered));
    json_bool(json, "under_review", covered->is_under_review);
    json_bool(json, "bound", covered->is_bound);
    write_claim(json, covered);
    json_word(json, "state", coverage_state_name(covered->state));
    write_tally(json, "tally", &covered->tally);
    json_bool(json, "shallow", covered->is_shallow);
    json_bool(json, "deep", covered->is_deep);
    json_bool(json, "in_cycle", covered->is_in_cycle);
    json_open_array(json, "obligations");
    for (size_t i = 0; i < covered->items.count; i++)
        write_item(json, &covered->items.items[i]);
    json_close_array(json);
    write_review(json, covered->review);
    json_open_array(json, "reviews");
    for (size_t i = 0; i < covered->reviews.count; i++)
        json_number(json, NULL, covered->reviews.items[i]);
    json_close_array(json);
    json_close_object(json);
}

void json_write_tickets(struct json_writer *json, const struct judging *judging)
{
    json_open_array(json, "tickets");
    for (size_t i = 0; i < judging->coverage.tickets.count; i++)
        write_ticket(json, &judging->coverage.tickets.items[i]);
    json_close_array(json);
}

/* --- coverage --- */

static void write_cell(struct json_writer *json, const struct covered_ticket *ticket, enum coverage_column column)
{
    const struct coverage_tally *tally = &ticket->columns[column];
    uint64_t count = 0;
    for (unsigned state = 0; state < COVERAGE_STATE_COUNT; state++)
        count += tally->states[state];
    if (count == 0) {
        json_null(json, coverage_column_name(column));
        return;
    }
    json_open_object(json, coverage_column_name(column));
    json_word(json, "state", coverage_state_name(ticket->worst[column]));
    json_number(json, "verified", tally->verified);
    json_number(json, "of", tally->of);
    json_number(json, "count", count);
    json_close_object(json);
}

static void write_matrix(struct json_writer *json, const struct coverage *coverage)
{
    json_open_array(json, "matrix");
    for (size_t i = 0; i < coverage->tickets.count; i++) {
        json_open_object(json, NULL);
        json_number(json, "ticket", i);
        for (unsigned column = 0; column < COLUMN_COUNT; column++)
            write_cell(json, &coverage->tickets.items[i], (enum coverage_column)column);
        json_close_object(json);
    }
    json_close_array(json);
}

static void write_changes(struct json_writer *json, const struct coverage *coverage)
{
    json_open_array(json, "changes");
    for (size_t i = 0; i < coverage->changes.count; i++) {
        const struct covered_change *change = &coverage->changes.items[i];
        const struct patch_file *file = &coverage->change.patch->files.items[change->file];
        json_open_object(json, NULL);
        json_text(json, "path", file->new_path);
        json_number(json, "line", coverage->change.line_before + file->line);
        json_word(json, "reason", change_reason_name(change->reason));
        json_number_or_null(json, "ticket", change->ticket != NULL,
                       change->ticket == NULL ? 0 : (uint64_t)(change->ticket - coverage->tickets.items));
        json_number_or_null(json, "obligation", change->by != NULL,
                       change->by == NULL ? 0 : (uint64_t)(change->by - change->ticket->items.items));
        json_close_object(json);
    }
    json_close_array(json);
}

static void write_orphans(struct json_writer *json, const struct coverage *coverage)
{
    json_open_array(json, "orphaned");
    for (size_t i = 0; i < coverage->orphans.count; i++) {
        const struct orphan *orphan = &coverage->orphans.items[i];
        json_open_object(json, NULL);
        json_word(json, "kind", record_kind_name(orphan->kind));
        json_number(json, "member", orphan->member);
        json_number_or_null(json, "line", orphan->line > 0, orphan->line);
        json_text_or_null(json, "ticket", orphan->ticket);
        json_word(json, "why", orphan->why);
        json_close_object(json);
    }
    json_close_array(json);
}

static void write_legend_entry(struct json_writer *json, const char *name, const struct legend_entry *entry)
{
    json_open_object(json, NULL);
    json_word(json, "name", name);
    json_word(json, "means", entry->means);
    json_word(json, "grade", coverage_grade_name(entry->grade));
    json_bool(json, "gap", entry->is_gap);
    json_close_object(json);
}

static void write_legend(struct json_writer *json)
{
    json_open_object(json, "legend");
    json_open_array(json, "states");
    for (unsigned state = 0; state < COVERAGE_STATE_COUNT; state++)
        write_legend_entry(json, coverage_state_name((enum coverage_state)state),
                           coverage_state_legend((enum coverage_state)state));
    json_close_array(json);
    json_open_array(json, "columns");
    for (unsigned column = 0; column < COLUMN_COUNT; column++) {
        json_open_object(json, NULL);
        json_word(json, "name", coverage_column_name((enum coverage_column)column));
        json_word(json, "means", coverage_column_means((enum coverage_column)column));
        json_close_object(json);
    }
    json_close_array(json);
    json_open_array(json, "reasons");
    for (unsigned reason = 0; reason < CHANGE_REASON_COUNT; reason++)
        write_legend_entry(json, change_reason_name((enum change_reason)reason),
                           change_reason_legend((enum change_reason)reason));
    json_close_array(json);
    json_close_object(json);
}

static void write_change(struct json_writer *json, const struct change *change)
{
    if (change->patch == NULL) {
        json_null(json, "change");
        return;
    }
    json_open_object(json, "change");
    json_number(json, "member", change->member);
    json_bool(json, "quoted", change->is_quoted);
    json_close_object(json);
}

void json_write_coverage(struct json_writer *json, const struct judging *judging)
{
    const struct coverage *coverage = &judging->coverage;
    json_open_object(json, "coverage");
    write_legend(json);
    write_change(json, &coverage->change);
    write_tally(json, "under_review", &coverage->under_review);
    write_tally(json, "all", &coverage->all);
    json_number(json, "tickets", coverage->tickets.count);
    json_number(json, "shallow", coverage->shallow);
    json_number(json, "deep", coverage->deep);
    json_number(json, "in_cycle", coverage->cycles);
    json_open_object(json, "reasons");
    for (unsigned reason = 0; reason < CHANGE_REASON_COUNT; reason++)
        json_number(json, change_reason_name((enum change_reason)reason), coverage->change_reasons[reason]);
    json_close_object(json);
    write_matrix(json, coverage);
    write_changes(json, coverage);
    write_orphans(json, coverage);
    json_close_object(json);
}
