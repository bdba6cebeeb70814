/* The matrix as tickets.schema.json describes it. */
#include "parse/timestamp.h"
#include "report/json_writer.h"
#include "report/sprint.h"

static void index_or_null(struct json_writer *json, const char *key, uint32_t index)
{
    if (index == NO_BUNDLE)
        json_null(json, key);
    else
        json_number(json, key, index);
}

static void write_legend(struct json_writer *json)
{
    json_open_array(json, "legend");
    for (unsigned standing = 0; standing < STANDING_COUNT; standing++) {
        const struct legend_entry *entry = sprint_standing_legend((enum sprint_standing)standing);
        json_open_object(json, NULL);
        json_word(json, "name", sprint_standing_name((enum sprint_standing)standing));
        json_word(json, "means", entry->means);
        json_word(json, "grade", coverage_grade_name(entry->grade));
        json_bool(json, "gap", entry->is_gap);
        json_close_object(json);
    }
    json_close_array(json);
}

static void write_bundle(struct json_writer *json, const struct sprint_bundle *bundle)
{
    static const char *const keys[] = {"finished", "committed", "stamp"};
    json_open_object(json, NULL);
    json_text(json, "name", bundle->name);
    json_text_or_null(json, "sha256", bundle->sha256);
    json_text_or_null(json, "content_digest", bundle->content);
    json_text(json, "verdict", bundle->verdict);
    json_text_or_null(json, "ticket", bundle->ticket);
    json_text_or_null(json, "run", bundle->run);
    for (unsigned i = 0; i < 3; i++) {
        char time[TIMESTAMP_TEXT_SIZE + 1] = {0};
        if (bundle->has_times[i])
            timestamp_to_text(bundle->times[i], time);
        json_word(json, keys[i], bundle->has_times[i] ? time : NULL);
    }
    index_or_null(json, "newer", bundle->newer);
    json_text_or_null(json, "newer_by", bundle->newer_by);
    json_bool(json, "copy", bundle->is_copy);
    json_bool(json, "undecided", bundle->is_undecided);
    json_number(json, "orphaned", bundle->orphaned);
    json_number(json, "project", bundle->project);
    json_close_object(json);
}

static void write_cell(struct json_writer *json, const char *key, const struct sprint_cell *cell)
{
    if (cell->state.size == 0) {
        json_null(json, key);
        return;
    }
    json_open_object(json, key);
    json_text(json, "state", cell->state);
    json_number(json, "verified", cell->verified);
    json_number(json, "of", cell->of);
    json_number(json, "count", cell->count);
    json_close_object(json);
}

static void write_ticket(struct json_writer *json, const struct sprint *sprint, const struct sprint_ticket *ticket)
{
    const struct sprint_row *row = &sprint->rows.items[ticket->row];
    json_open_object(json, NULL);
    json_text(json, "id", row->id);
    json_text_or_null(json, "key", row->key);
    json_text(json, "title", row->title);
    json_text(json, "status", row->status);
    json_text(json, "claim", row->claim);
    json_word(json, "standing", sprint_standing_name(ticket->standing));
    index_or_null(json, "bundle", ticket->bundle);
    json_number(json, "bundles", ticket->bundles);
    json_number(json, "from", row->bundle);
    json_number(json, "project", sprint->bundles.items[row->bundle].project);
    json_number(json, "index", row->index);
    json_text(json, "state", row->state);
    json_number(json, "verified", row->verified);
    json_number(json, "of", row->of);
    for (unsigned column = 0; column < COLUMN_COUNT; column++)
        write_cell(json, coverage_column_name((enum coverage_column)column), &row->cells[column]);
    json_close_object(json);
}

void sprint_write_json(const struct sprint *sprint, struct writer *writer)
{
    struct json_writer json = {.writer = writer};
    json_open_object(&json, NULL);
    json_word(&json, "schema", "exhibit-tickets/1");
    write_legend(&json);
    json_open_array(&json, "bundles");
    for (size_t i = 0; i < sprint->bundles.count; i++)
        write_bundle(&json, &sprint->bundles.items[i]);
    json_close_array(&json);
    json_open_object(&json, "standings");
    for (unsigned standing = 0; standing < STANDING_COUNT; standing++)
        json_number(&json, sprint_standing_name((enum sprint_standing)standing), sprint->standings[standing]);
    json_close_object(&json);
    json_open_array(&json, "tickets");
    for (size_t i = 0; i < sprint->tickets.count; i++)
        write_ticket(&json, sprint, &sprint->tickets.items[i]);
    json_close_array(&json);
    json_close_object(&json);
    writer_byte(writer, '\n');
}
