#include "report/saved_report.h"

#include "parse/json.h"
#include "parse/json_parts.h"
#include "parse/timestamp.h"

#include <string.h>

struct reading {
    struct saved_report *report;
    struct arena *keep, *scratch;
    const char *wrong;
};

static const char broken[] = "it is no JSON report of Exhibit, or a broken one";

const char *saved_fact_name(enum saved_fact fact)
{
    static const char *const names[FACT_COUNT] = {
        "bundle name",      "bundle sha256",    "content digest", "wrapper folder", "version of Exhibit", "rule catalogue",
        "profile",          "policy",           "ticket",         "run",            "commit before",      "commit after",
        "run started",      "run finished",     "last commit",    "proven commit"};
    return names[fact];
}

static struct bytes kept(struct reading *reading, const struct json *value)
{
    return arena_copy(reading->keep, json_string(value));
}

static uint64_t number_of(const struct json *value)
{
    uint64_t number = 0;
    if (value != NULL && value->kind == JSON_NUMBER)
        bytes_to_u64(value->string, &number);
    return number;
}

static void take_fact(struct reading *reading, const struct json *object, const char *key, enum saved_fact fact)
{
    reading->report->facts[fact] = kept(reading, json_find(object, key));
}

/* --- one value of the document ------------------------------------------------------------------- */

static void take_bundle(struct reading *reading, const struct json *value)
{
    take_fact(reading, value, "name", FACT_NAME);
    take_fact(reading, value, "sha256", FACT_SHA256);
    take_fact(reading, value, "content_digest", FACT_CONTENT);
    take_fact(reading, value, "wrapper", FACT_WRAPPER);
}

static void take_tool(struct reading *reading, const struct json *value)
{
    take_fact(reading, value, "version", FACT_VERSION);
    take_fact(reading, value, "catalog", FACT_CATALOG);
}

static void take_profile(struct reading *reading, const struct json *value)
{
    take_fact(reading, value, "name", FACT_PROFILE);
}

static void take_policy(struct reading *reading, const struct json *value)
{
    take_fact(reading, value, "sha256", FACT_POLICY);
}

static void take_subject(struct reading *reading, const struct json *value)
{
    take_fact(reading, value, "ticket", FACT_TICKET);
    take_fact(reading, value, "run", FACT_RUN);
}

static void take_commits(struct reading *reading, const struct json *value)
{
    take_fact(reading, json_find(value, "last"), "id", FACT_LAST_COMMIT);
}

static void take_proof(struct reading *reading, const struct json *value)
{
    take_fact(reading, value, "commit", FACT_PROOF);
}

static void take_verdict(struct reading *reading, const struct json *value)
{
    reading->report->verdict = kept(reading, value);
}

static void take_totals(struct reading *reading, const struct json *value)
{
    reading->report->errors = number_of(json_find(value, "errors"));
    reading->report->warnings = number_of(json_find(value, "warnings"));
    reading->report->notes = number_of(json_find(value, "notes"));
}

/* --- one item of a list --------------------------------------------------------------------------- */

/* Of the run under review, which the subject has named before. */
static void take_run(struct reading *reading, const struct json *item)
{
    if (!bytes_equal(json_string(json_find(item, "name")), reading->report->facts[FACT_RUN]))
        return;
    take_fact(reading, item, "before", FACT_BEFORE);
    take_fact(reading, item, "after", FACT_AFTER);
    take_fact(reading, item, "started", FACT_STARTED);
    take_fact(reading, item, "finished", FACT_FINISHED);
}

static bool is_position(struct bytes name)
{
    return bytes_is(name, "line") || bytes_is(name, "again") || bytes_is(name, "offset");
}

static void append(uint8_t *out, size_t *size, struct bytes text)
{
    if (out != NULL && text.size > 0)
        memcpy(out + *size, text.at, text.size);
    *size += text.size;
}

/* `out` NULL: how many bytes it takes. */
static size_t write_arguments(const struct json *arguments, uint8_t *out)
{
    size_t size = 0;
    for (const struct json *item = arguments == NULL ? NULL : arguments->first; item != NULL; item = item->next) {
        if (is_position(item->key))
            continue;
        append(out, &size, item->key);
        append(out, &size, BYTES("="));
        append(out, &size, item->string);
        append(out, &size, BYTES("\n"));
    }
    return size;
}

static struct bytes kept_arguments(struct reading *reading, const struct json *arguments)
{
    size_t size = write_arguments(arguments, NULL);
    uint8_t *out = size == 0 ? NULL : arena_new(reading->keep, uint8_t, size);
    return (struct bytes){out, out == NULL ? 0 : write_arguments(arguments, out)};
}

static void take_finding(struct reading *reading, const struct json *item)
{
    struct saved_finding *finding = arena_push(reading->keep, &reading->report->findings, struct saved_finding);
    if (finding == NULL)
        return;
    *finding = (struct saved_finding){
        .fingerprint = kept(reading, json_find(item, "fingerprint")),
        .rule = kept(reading, json_find(item, "rule")),
        .severity = kept(reading, json_find(item, "severity")),
        .message = kept(reading, json_find(item, "message")),
        .arguments = kept_arguments(reading, json_find(item, "arguments")),
        .inside = kept(reading, json_find(json_find(item, "inside"), "path")),
        .member = SIZE_MAX,
    };
    const struct json *member = json_find(item, "member");
    if (member != NULL && member->kind == JSON_NUMBER)
        finding->member = (size_t)number_of(member);
    if (finding->fingerprint.size == 0 || finding->rule.size == 0)
        reading->wrong = broken;
}

static void take_member(struct reading *reading, const struct json *item)
{
    struct saved_member *member = arena_push(reading->keep, &reading->report->members, struct saved_member);
    if (member == NULL)
        return;
    *member = (struct saved_member){
        .path = kept(reading, json_find(item, "path")),
        .sha256 = kept(reading, json_find(item, "sha256")),
        .size = number_of(json_find(item, "size")),
    };
    if (!json_is_string(json_find(item, "path")))
        reading->wrong = broken;
}

static void take_check(struct reading *reading, const struct json *item)
{
    struct saved_check *check = arena_push(reading->keep, &reading->report->checks, struct saved_check);
    if (check == NULL)
        return;
    *check = (struct saved_check){
        .rule = kept(reading, json_find(item, "rule")),
        .state = kept(reading, json_find(item, "state")),
        .population = number_of(json_find(item, "population")),
    };
    if (check->rule.size == 0 || check->state.size == 0)
        reading->wrong = broken;
}

static void take_statement(struct reading *reading, struct saved_statements *statements, const struct json *item)
{
    struct saved_statement *statement = arena_push(reading->keep, statements, struct saved_statement);
    if (statement == NULL)
        return;
    *statement = (struct saved_statement){
        .id = kept(reading, json_find(item, "id")),
        .text = kept(reading, json_find(item, "text")),
        .count = number_of(json_find(item, "count")),
        .of = number_of(json_find(item, "of")),
    };
}

static void take_proven(struct reading *reading, const struct json *item)
{
    take_statement(reading, &reading->report->proven, item);
}

static void take_not_proven(struct reading *reading, const struct json *item)
{
    take_statement(reading, &reading->report->not_proven, item);
}

static void take_file(struct reading *reading, const struct json *item)
{
    struct saved_file *file = arena_push(reading->keep, &reading->report->files, struct saved_file);
    if (file == NULL)
        return;
    *file = (struct saved_file){
        .path = kept(reading, json_find(item, "path")),
        .change = kept(reading, json_find(item, "change")),
        .state = kept(reading, json_find(item, "state")),
        .old_id = kept(reading, json_find(item, "old_id")),
        .new_id = kept(reading, json_find(item, "new_id")),
        .added = number_of(json_find(item, "added")),
        .removed = number_of(json_find(item, "removed")),
    };
}

static void take_value(struct reading *reading, struct bytes text, void (*take)(struct reading *reading, const struct json *value));

static void take_tally(struct reading *reading, const struct json *value)
{
    struct saved_tickets *tickets = &reading->report->tickets;
    tickets->items[tickets->count - 1].verified = number_of(json_find(value, "verified"));
    tickets->items[tickets->count - 1].of = number_of(json_find(value, "of"));
}

static struct bytes text_of(struct reading *reading, struct bytes value)
{
    struct json_error error;
    struct arena_mark mark = arena_mark(reading->scratch);
    struct bytes text = kept(reading, json_parse(value, reading->scratch, &error));
    arena_rewind(reading->scratch, mark);
    return text;
}

/* The few values that stand beside its obligations, which may be many. */
static void take_ticket(struct reading *reading, struct bytes text)
{
    struct json_parts parts = json_parts_of(text);
    struct bytes key, value;
    struct saved_ticket *ticket = arena_push(reading->keep, &reading->report->tickets, struct saved_ticket);
    if (ticket == NULL)
        return;
    *ticket = (struct saved_ticket){.of = 0};
    const struct {
        const char *key;
        struct bytes *to;
    } texts[] = {{"id", &ticket->id}, {"title", &ticket->title}, {"state", &ticket->state}};
    while (json_parts_next(&parts, &key, &value)) {
        for (size_t i = 0; i < sizeof texts / sizeof texts[0]; i++) {
            if (bytes_is(key, texts[i].key))
                *texts[i].to = text_of(reading, value);
        }
        if (bytes_is(key, "tally"))
            take_value(reading, value, take_tally);
    }
    if (parts.is_broken || !parts.is_object || ticket->state.size == 0)
        reading->wrong = broken;
}

static void take_tickets(struct reading *reading, struct bytes value)
{
    struct json_parts parts = json_parts_of(value);
    struct bytes key, item;
    while (reading->wrong == NULL && json_parts_next(&parts, &key, &item))
        take_ticket(reading, item);
    if (parts.is_broken || parts.is_object)
        reading->wrong = broken;
}

static void take_patch(struct reading *reading, struct bytes value)
{
    struct json_parts parts = json_parts_of(value);
    struct bytes key, list, item;
    if (bytes_is(value, "null"))
        return;
    while (reading->wrong == NULL && json_parts_next(&parts, &key, &list)) {
        struct json_parts files = json_parts_of(list);
        if (!bytes_is(key, "files"))
            continue;
        while (reading->wrong == NULL && json_parts_next(&files, &key, &item))
            take_value(reading, item, take_file);
    }
    if (parts.is_broken || !parts.is_object)
        reading->wrong = broken;
}

/* --- the document ---------------------------------------------------------------------------------- */

static const struct {
    const char *key;
    bool is_list;
    void (*take)(struct reading *reading, const struct json *value);
} sections[] = {
    {"tool", false, take_tool},       {"bundle", false, take_bundle},   {"profile", false, take_profile},
    {"policy", false, take_policy},   {"subject", false, take_subject}, {"verdict", false, take_verdict},
    {"totals", false, take_totals},   {"checks", true, take_check},     {"findings", true, take_finding},
    {"members", true, take_member},   {"runs", true, take_run},         {"commits", false, take_commits},
    {"proof", false, take_proof},     {"proven", true, take_proven},    {"not_proven", true, take_not_proven},
};

/* Sections that are read piece by piece. */
static const struct {
    const char *key;
    void (*take)(struct reading *reading, struct bytes value);
} large_sections[] = {{"tickets", take_tickets}, {"patch", take_patch}};

static void take_value(struct reading *reading, struct bytes text, void (*take)(struct reading *reading, const struct json *value))
{
    struct json_error error;
    struct arena_mark mark = arena_mark(reading->scratch);
    const struct json *value = json_parse(text, reading->scratch, &error);
    if (value == NULL)
        reading->wrong = broken;
    else
        take(reading, value);
    arena_rewind(reading->scratch, mark);
}

static void take_section(struct reading *reading, size_t section, struct bytes value)
{
    struct bytes key, item;
    if (!sections[section].is_list) {
        take_value(reading, value, sections[section].take);
        return;
    }
    struct json_parts parts = json_parts_of(value);
    while (reading->wrong == NULL && json_parts_next(&parts, &key, &item))
        take_value(reading, item, sections[section].take);
    if (parts.is_broken || parts.is_object)
        reading->wrong = broken;
}

/* When the run ended says more than when it began, and that more than the name of the bundle. */
static void tell_time(struct saved_report *report)
{
    struct bytes stamp;
    report->has_time = true;
    report->time_from = "the end of the run";
    if (timestamp_parse_iso(report->facts[FACT_FINISHED], &report->time))
        return;
    report->time_from = "the start of the run";
    if (timestamp_parse_iso(report->facts[FACT_STARTED], &report->time))
        return;
    report->time_from = "the name of the bundle";
    report->has_time = timestamp_find_in_name(report->facts[FACT_NAME], &report->time, &stamp);
}

const char *saved_report_read(struct saved_report *report, struct bytes text, struct arena *keep, struct arena *scratch)
{
    struct reading reading = {report, keep, scratch, NULL};
    struct json_parts parts = json_parts_of(text);
    struct bytes key, value;
    bool is_report = false;
    *report = (struct saved_report){.has_time = false};
    while (reading.wrong == NULL && json_parts_next(&parts, &key, &value)) {
        is_report = is_report || (bytes_is(key, "schema") && bytes_is(value, "\"exhibit-report/1\""));
        for (size_t i = 0; is_report && i < sizeof sections / sizeof sections[0]; i++) {
            if (bytes_is(key, sections[i].key))
                take_section(&reading, i, value);
        }
        for (size_t i = 0; is_report && i < sizeof large_sections / sizeof large_sections[0]; i++) {
            if (bytes_is(key, large_sections[i].key))
                large_sections[i].take(&reading, value);
        }
        if (!is_report)
            return broken;
    }
    if (parts.is_broken || !is_report || parts.rest.size > 0 || report->verdict.size == 0)
        return broken;
    if (reading.wrong == NULL)
        tell_time(report);
    return reading.wrong;
}
