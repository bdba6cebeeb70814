/* A comparison as comparison.schema.json describes it. */
#include "report/comparison.h"

#include "parse/timestamp.h"
#include "report/json_writer.h"

static void write_side(struct json_writer *json, const char *key, const struct saved_report *report)
{
    char time[TIMESTAMP_TEXT_SIZE + 1] = {0};
    json_open_object(json, key);
    json_text(json, "name", report->facts[FACT_NAME]);
    json_text_or_null(json, "sha256", report->facts[FACT_SHA256]);
    json_text(json, "verdict", report->verdict);
    json_number(json, "errors", report->errors);
    json_number(json, "warnings", report->warnings);
    json_number(json, "notes", report->notes);
    json_number(json, "members", report->members.count);
    json_text_or_null(json, "ticket", report->facts[FACT_TICKET]);
    json_text_or_null(json, "run", report->facts[FACT_RUN]);
    if (report->has_time)
        timestamp_to_text(report->time, time);
    json_word(json, "time", report->has_time ? time : NULL);
    json_word(json, "time_from", report->has_time ? report->time_from : NULL);
    json_close_object(json);
}

static void write_findings(struct json_writer *json, const char *key, const struct saved_findings *findings,
                           const struct pairs *pairs)
{
    json_open_array(json, key);
    for (size_t i = 0; i < pairs->count; i++) {
        size_t index = pairs->items[i].before != NO_INDEX ? pairs->items[i].before : pairs->items[i].after;
        const struct saved_finding *finding = &findings->items[index];
        json_open_object(json, NULL);
        json_number(json, "index", index);
        json_text(json, "rule", finding->rule);
        json_text(json, "severity", finding->severity);
        json_text(json, "message", finding->message);
        json_text(json, "fingerprint", finding->fingerprint);
        json_close_object(json);
    }
    json_close_array(json);
}

static void write_member(struct json_writer *json, const char *key, const struct saved_members *members, size_t index)
{
    if (index == NO_INDEX) {
        json_null(json, key);
        return;
    }
    const struct saved_member *member = &members->items[index];
    json_open_object(json, key);
    json_number(json, "index", index);
    json_text(json, "path", member->path);
    json_number(json, "size", member->size);
    json_text_or_null(json, "sha256", member->sha256);
    json_close_object(json);
}

static void write_members(struct json_writer *json, const struct comparison *comparison, const char *key,
                          const struct pairs *pairs)
{
    json_open_array(json, key);
    for (size_t i = 0; i < pairs->count; i++) {
        json_open_object(json, NULL);
        write_member(json, "before", &comparison->before->members, pairs->items[i].before);
        write_member(json, "after", &comparison->after->members, pairs->items[i].after);
        json_close_object(json);
    }
    json_close_array(json);
}

static void write_check(struct json_writer *json, const char *key, const struct saved_check *check)
{
    json_open_object(json, key);
    json_text(json, "state", check->state);
    json_number(json, "population", check->population);
    json_close_object(json);
}

/* Of reports the indices of tickets and files of the patch: the reports hold the rest. */
static void write_pairs(struct json_writer *json, const char *key, const struct pairs *pairs)
{
    json_open_array(json, key);
    for (size_t i = 0; i < pairs->count; i++) {
        const size_t sides[] = {pairs->items[i].before, pairs->items[i].after};
        json_open_array(json, NULL);
        for (size_t side = 0; side < 2; side++) {
            if (sides[side] == NO_INDEX)
                json_null(json, NULL);
            else
                json_number(json, NULL, sides[side]);
        }
        json_close_array(json);
    }
    json_close_array(json);
}

static void write_tickets_and_files(struct json_writer *json, const struct comparison *comparison)
{
    json_open_object(json, "tickets");
    json_number(json, "same", comparison->same_tickets);
    write_pairs(json, "gained", &comparison->gained_tickets);
    write_pairs(json, "lost", &comparison->lost_tickets);
    write_pairs(json, "changed", &comparison->changed_tickets);
    write_pairs(json, "removed", &comparison->removed_tickets);
    write_pairs(json, "added", &comparison->added_tickets);
    json_close_object(json);
    json_open_object(json, "files");
    json_number(json, "same", comparison->same_files);
    write_pairs(json, "changed", &comparison->changed_files);
    write_pairs(json, "removed", &comparison->removed_files);
    write_pairs(json, "added", &comparison->added_files);
    json_close_object(json);
}

static void write_checks(struct json_writer *json, const struct comparison *comparison)
{
    json_open_array(json, "checks");
    for (size_t i = 0; i < comparison->checks.count; i++) {
        const struct pair *pair = &comparison->checks.items[i];
        json_open_object(json, NULL);
        json_text(json, "rule", comparison->before->checks.items[pair->before].rule);
        write_check(json, "before", &comparison->before->checks.items[pair->before]);
        write_check(json, "after", &comparison->after->checks.items[pair->after]);
        json_close_object(json);
    }
    json_close_array(json);
}

static void write_count_of(struct json_writer *json, const char *key, const struct saved_statement *statement)
{
    if (statement == NULL) {
        json_null(json, key);
        return;
    }
    json_open_object(json, key);
    json_number(json, "count", statement->count);
    json_number(json, "of", statement->of);
    json_close_object(json);
}

static void write_statements(struct json_writer *json, const char *key, const struct saved_statements *before,
                             const struct saved_statements *after, const struct pairs *pairs)
{
    json_open_array(json, key);
    for (size_t i = 0; i < pairs->count; i++) {
        const struct pair *pair = &pairs->items[i];
        const struct saved_statement *one = pair->before == NO_INDEX ? NULL : &before->items[pair->before];
        const struct saved_statement *other = pair->after == NO_INDEX ? NULL : &after->items[pair->after];
        json_open_object(json, NULL);
        json_text(json, "id", one != NULL ? one->id : other->id);
        json_text(json, "text", one != NULL ? one->text : other->text);
        write_count_of(json, "before", one);
        write_count_of(json, "after", other);
        json_close_object(json);
    }
    json_close_array(json);
}

static void write_facts(struct json_writer *json, const struct comparison *comparison)
{
    json_open_array(json, "facts");
    for (unsigned fact = 0; fact < FACT_COUNT; fact++) {
        if (!comparison->has_facts[fact])
            continue;
        json_open_object(json, NULL);
        json_word(json, "what", saved_fact_name((enum saved_fact)fact));
        json_text_or_null(json, "before", comparison->before->facts[fact]);
        json_text_or_null(json, "after", comparison->after->facts[fact]);
        json_close_object(json);
    }
    json_close_array(json);
}

void comparison_write_json(const struct comparison *comparison, struct writer *writer)
{
    struct json_writer json = {.writer = writer};
    const struct saved_report *before = comparison->before, *after = comparison->after;
    json_open_object(&json, NULL);
    json_word(&json, "schema", "exhibit-comparison/1");
    write_side(&json, "before", before);
    write_side(&json, "after", after);
    json_word(&json, "kinship", comparison->kinship);
    json_bool(&json, "backwards", comparison->is_backwards);
    json_bool(&json, "same", comparison_is_empty(comparison));
    json_open_array(&json, "ignored");
    for (unsigned i = 0; i < IGNORE_COUNT; i++) {
        if ((comparison->ignored & 1u << i) != 0)
            json_word(&json, NULL, comparison_ignored_name(1u << i));
    }
    json_close_array(&json);
    json_open_object(&json, "findings");
    json_number(&json, "same", comparison->kept.count);
    json_number(&json, "uncompared", comparison->uncompared);
    write_findings(&json, "fixed", &before->findings, &comparison->fixed);
    write_findings(&json, "new", &after->findings, &comparison->added);
    write_pairs(&json, "kept", &comparison->kept);
    json_close_object(&json);
    json_open_object(&json, "members");
    json_number(&json, "same", comparison->same_members);
    write_members(&json, comparison, "removed", &comparison->removed_members);
    write_members(&json, comparison, "added", &comparison->added_members);
    write_members(&json, comparison, "changed", &comparison->changed_members);
    write_members(&json, comparison, "renamed", &comparison->renamed_members);
    json_close_object(&json);
    write_tickets_and_files(&json, comparison);
    write_checks(&json, comparison);
    write_statements(&json, "proven", &before->proven, &after->proven, &comparison->statements);
    write_statements(&json, "not_proven", &before->not_proven, &after->not_proven, &comparison->open);
    write_facts(&json, comparison);
    json_close_object(&json);
    writer_byte(writer, '\n');
}
