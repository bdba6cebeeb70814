/* A decision as review.schema.json describes it. */
#include "report/decided.h"
#include "report/json_writer.h"

static void write_key(struct json_writer *json, const struct item_key *key)
{
    json_open_text(json, "key");
    write_item_key(json->writer, key);
    json_close_text(json);
}

static void write_mark(struct json_writer *json, enum decision_mark mark, struct bytes note)
{
    json_word(json, "mark", decision_mark_name(mark));
    json_text(json, "note", note);
}

static bool escape_piece(void *context, struct bytes piece)
{
    json_escaped(context, piece);
    return true;
}

static void write_bindings(struct json_writer *json, const struct decided *decided)
{
    const struct bundle *bundle = decided->report.judging->bundle;
    const struct totals *totals = &decided->report.judgement->totals;
    json_open_object(json, "bundle");
    json_text(json, "name", bundle->name);
    if (!bundle->is_folder && bundle->is_digested)
        json_hex(json, "sha256", (struct bytes){bundle->sha256, SHA256_SIZE});
    else
        json_null(json, "sha256");
    json_close_object(json);
    json_open_object(json, "report");
    json_word(json, "sha256", decided->digest);
    json_word(json, "verdict", verdict_name(decided->report.judgement->verdict));
    json_number(json, "errors", totals->severities[SEVERITY_ERROR]);
    json_number(json, "warnings", totals->severities[SEVERITY_WARNING]);
    json_number(json, "notes", totals->severities[SEVERITY_NOTE]);
    json_close_object(json);
}

static void write_criterion(struct json_writer *json, const struct criterion *criterion)
{
    const struct statement *statement = criterion->statement;
    json_open_object(json, NULL);
    write_key(json, &criterion->key);
    json_word(json, "kind", criterion->kind);
    if (statement == NULL) {
        json_text(json, "text", criterion->text);
        json_number(json, "member", criterion->member);
        json_number(json, "line", criterion->line);
        json_word(json, "state", coverage_state_name(criterion->state));
    } else {
        json_open_text(json, "text");
        writer_number(json->writer, statement->count);
        writer_text(json->writer, " of ");
        writer_number(json->writer, statement->of);
        writer_byte(json->writer, ' ');
        json_escaped(json->writer, bytes_of(statement->text));
        json_close_text(json);
        json_null(json, "member");
        json_null(json, "line");
        json_null(json, "state");
    }
    write_mark(json, criterion->mark, criterion->note);
    json_close_object(json);
}

static void write_finding(struct json_writer *json, const struct marked_finding *item)
{
    struct writer message;
    json_open_object(json, NULL);
    write_key(json, &item->key);
    json_word(json, "rule", rule_info(item->finding->rule)->name);
    json_word(json, "severity", severity_name(item->severity));
    json_open_text(json, "message");
    writer_init(&message, (struct sink){json->writer, escape_piece});
    write_message(&message, item->finding);
    writer_finish(&message);
    json_close_text(json);
    write_mark(json, item->mark, item->note);
    json_close_object(json);
}

static void write_viewed(struct json_writer *json, const char *name, const struct viewed *items, size_t count, bool is_form)
{
    json_open_array(json, name);
    for (size_t i = 0; i < count; i++) {
        if (!is_form && items[i].mark == NOT_MARKED && items[i].note.size == 0)
            continue;
        json_open_object(json, NULL);
        write_key(json, &items[i].key);
        json_text(json, "path", items[i].path);
        write_mark(json, items[i].mark, items[i].note);
        json_close_object(json);
    }
    json_close_array(json);
}

void decided_write_json(const struct decided *decided, bool is_form, struct writer *writer)
{
    struct json_writer json = {.writer = writer};
    json_open_object(&json, NULL);
    json_word(&json, "schema", DECISION_SCHEMA);
    json_open_object(&json, "tool");
    json_word(&json, "name", "exhibit");
    json_word(&json, "version", EXHIBIT_VERSION);
    json_close_object(&json);
    write_bindings(&json, decided);
    json_word(&json, "decision", decision_word_name(decided->decision->word));
    json_text(&json, "reason", decided->decision->reason);
    json_open_object(&json, "unsettled");
    json_number(&json, "errors", decided->unsettled_errors);
    json_number(&json, "criteria", decided->unsettled_criteria);
    json_close_object(&json);
    json_open_array(&json, "criteria");
    for (size_t i = 0; i < decided->criterion_count; i++)
        write_criterion(&json, &decided->criteria[i]);
    json_close_array(&json);
    json_open_array(&json, "findings");
    for (size_t i = 0; i < decided->finding_count; i++) {
        const struct marked_finding *item = &decided->findings[i];
        if (is_form || item->mark != NOT_MARKED || item->note.size > 0)
            write_finding(&json, item);
    }
    json_close_array(&json);
    write_viewed(&json, "files", decided->files, decided->file_count, is_form);
    write_viewed(&json, "members", decided->members, decided->member_count, is_form);
    json_close_object(&json);
    writer_byte(writer, '\n');
}
