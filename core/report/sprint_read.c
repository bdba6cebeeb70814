#include "parse/json.h"
#include "parse/json_parts.h"
#include "parse/timestamp.h"
#include "report/sprint.h"

/* Only what the matrix needs is taken; what is large and not needed is passed over as text. */
struct reading {
    struct sprint *sprint;
    struct arena *keep, *scratch;
    size_t first_row; /* of the report that is being read */
    size_t next_row;  /* of its matrix */
    bool is_broken;
};

static struct sprint_bundle *bundle_of(struct reading *reading)
{
    return &reading->sprint->bundles.items[reading->sprint->bundles.count - 1];
}

static const struct json *read_value(struct reading *reading, struct bytes text)
{
    struct json_error error;
    const struct json *value = json_parse(text, reading->scratch, &error);
    reading->is_broken = reading->is_broken || value == NULL;
    return value;
}

static struct bytes text_of(struct reading *reading, struct bytes value)
{
    struct arena_mark mark = arena_mark(reading->scratch);
    struct bytes text = arena_copy(reading->keep, json_string(read_value(reading, value)));
    arena_rewind(reading->scratch, mark);
    return text;
}

static uint64_t number_of(const struct json *value)
{
    uint64_t number = 0;
    if (value != NULL && value->kind == JSON_NUMBER)
        bytes_to_u64(value->string, &number);
    return number;
}

static struct bytes kept(struct reading *reading, const struct json *object, const char *key)
{
    return arena_copy(reading->keep, json_string(json_find(object, key)));
}

static void take_bundle(struct reading *reading, struct bytes text)
{
    const struct json *value = read_value(reading, text);
    struct sprint_bundle *bundle = bundle_of(reading);
    bundle->name = kept(reading, value, "name");
    bundle->sha256 = kept(reading, value, "sha256");
    bundle->content = kept(reading, value, "content_digest");
}

static void take_subject(struct reading *reading, struct bytes text)
{
    const struct json *value = read_value(reading, text);
    bundle_of(reading)->ticket = kept(reading, value, "ticket");
    bundle_of(reading)->run = kept(reading, value, "run");
}

static void take_verdict(struct reading *reading, struct bytes text)
{
    bundle_of(reading)->verdict = text_of(reading, text);
}

static void take_commits(struct reading *reading, struct bytes text)
{
    const struct json *value = read_value(reading, text), *last = json_find(value, "last");
    struct sprint_bundle *bundle = bundle_of(reading);
    bundle->commit_date = kept(reading, last, "date");
    bundle->commits[0] = kept(reading, last, "id");
    bundle->commits[1] = kept(reading, value, "base");
    bundle->commits[2] = kept(reading, value, "head");
}

/* The end of the run that the subject has named before. */
static void take_runs(struct reading *reading, struct bytes text)
{
    struct json_parts parts = json_parts_of(text);
    struct bytes key, item;
    while (json_parts_next(&parts, &key, &item)) {
        struct arena_mark mark = arena_mark(reading->scratch);
        const struct json *run = read_value(reading, item);
        struct sprint_bundle *bundle = bundle_of(reading);
        if (bundle->run.size > 0 && bytes_equal(json_string(json_find(run, "name")), bundle->run))
            bundle->finished = kept(reading, run, "finished");
        arena_rewind(reading->scratch, mark);
    }
    reading->is_broken = reading->is_broken || parts.is_broken;
}

static void take_tally(struct reading *reading, struct sprint_row *row, struct bytes text)
{
    struct arena_mark mark = arena_mark(reading->scratch);
    const struct json *value = read_value(reading, text);
    row->verified = number_of(json_find(value, "verified"));
    row->of = number_of(json_find(value, "of"));
    arena_rewind(reading->scratch, mark);
}

/* Of a ticket the few values that stand beside its obligations, which may be many. */
static void take_ticket(struct reading *reading, struct bytes text)
{
    struct json_parts parts = json_parts_of(text);
    struct bytes key, value;
    struct sprint_row *row = arena_push(reading->keep, &reading->sprint->rows, struct sprint_row);
    if (row == NULL)
        return;
    row->bundle = (uint32_t)(reading->sprint->bundles.count - 1);
    row->index = (uint32_t)(reading->sprint->rows.count - 1 - reading->first_row);
    const struct {
        const char *key;
        struct bytes *to;
    } texts[] = {{"id", &row->id},         {"key", &row->key},     {"title", &row->title},
                 {"status", &row->status}, {"claim", &row->claim}, {"state", &row->state}};
    while (json_parts_next(&parts, &key, &value)) {
        for (size_t i = 0; i < sizeof texts / sizeof texts[0]; i++) {
            if (bytes_is(key, texts[i].key))
                *texts[i].to = text_of(reading, value);
        }
        if (bytes_is(key, "under_review"))
            row->is_under_review = bytes_is(value, "true");
        if (bytes_is(key, "tally"))
            take_tally(reading, row, value);
    }
    reading->is_broken = reading->is_broken || parts.is_broken || !parts.is_object || row->state.size == 0;
}

static void take_tickets(struct reading *reading, struct bytes text)
{
    struct json_parts parts = json_parts_of(text);
    struct bytes key, item;
    while (!reading->is_broken && json_parts_next(&parts, &key, &item))
        take_ticket(reading, item);
    reading->is_broken = reading->is_broken || parts.is_broken;
}

static void take_cells(struct reading *reading, struct bytes text)
{
    struct arena_mark mark = arena_mark(reading->scratch);
    const struct json *value = read_value(reading, text);
    if (reading->next_row < reading->sprint->rows.count) {
        struct sprint_row *row = &reading->sprint->rows.items[reading->next_row++];
        for (unsigned column = 0; column < COLUMN_COUNT; column++) {
            const struct json *cell = json_find(value, coverage_column_name((enum coverage_column)column));
            row->cells[column] = (struct sprint_cell){kept(reading, cell, "state"), number_of(json_find(cell, "verified")),
                                                      number_of(json_find(cell, "of")), number_of(json_find(cell, "count"))};
        }
    }
    arena_rewind(reading->scratch, mark);
}

static uint64_t count_parts(struct reading *reading, struct bytes text)
{
    struct json_parts parts = json_parts_of(text);
    struct bytes key, item;
    uint64_t count = 0;
    while (json_parts_next(&parts, &key, &item))
        count++;
    reading->is_broken = reading->is_broken || parts.is_broken;
    return count;
}

/* The matrix has a row a ticket, in the order of the tickets, which stand before it. */
static void take_coverage(struct reading *reading, struct bytes text)
{
    struct json_parts parts = json_parts_of(text);
    struct bytes key, value, item;
    reading->next_row = reading->first_row;
    while (json_parts_next(&parts, &key, &value)) {
        struct json_parts rows = json_parts_of(value);
        if (bytes_is(key, "orphaned"))
            bundle_of(reading)->orphaned = count_parts(reading, value);
        if (!bytes_is(key, "matrix"))
            continue;
        while (!reading->is_broken && json_parts_next(&rows, &key, &item))
            take_cells(reading, item);
    }
    reading->is_broken = reading->is_broken || parts.is_broken;
}

static const struct {
    const char *key;
    void (*take)(struct reading *reading, struct bytes value);
} sections[] = {
    {"bundle", take_bundle}, {"subject", take_subject}, {"verdict", take_verdict},  {"runs", take_runs},
    {"commits", take_commits}, {"tickets", take_tickets}, {"coverage", take_coverage},
};

static void tell_times(struct sprint_bundle *bundle)
{
    struct bytes stamp;
    bundle->has_times[0] = timestamp_parse_iso(bundle->finished, &bundle->times[0]);
    bundle->has_times[1] = timestamp_parse_git(bundle->commit_date, &bundle->times[1]) ||
                           timestamp_parse_iso(bundle->commit_date, &bundle->times[1]);
    bundle->has_times[2] = timestamp_find_in_name(bundle->name, &bundle->times[2], &stamp);
}

static void read_report(struct reading *reading, struct bytes text)
{
    struct json_parts parts = json_parts_of(text);
    struct bytes key, value;
    bool is_report = false;
    struct sprint_bundle *bundle = arena_push(reading->keep, &reading->sprint->bundles, struct sprint_bundle);
    if (bundle == NULL)
        return;
    bundle->newer = NO_BUNDLE;
    reading->first_row = reading->sprint->rows.count;
    while (!reading->is_broken && json_parts_next(&parts, &key, &value)) {
        is_report = is_report || (bytes_is(key, "schema") && bytes_is(value, "\"exhibit-report/1\""));
        for (size_t i = 0; is_report && i < sizeof sections / sizeof sections[0]; i++) {
            struct arena_mark mark = arena_mark(reading->scratch);
            if (bytes_is(key, sections[i].key))
                sections[i].take(reading, value);
            arena_rewind(reading->scratch, mark);
        }
    }
    reading->is_broken = reading->is_broken || parts.is_broken || !parts.is_object || parts.rest.size > 0 || !is_report ||
                         bundle_of(reading)->verdict.size == 0;
    tell_times(bundle_of(reading));
}

/* A report, or what a review of several bundles printed: an array of them. */
static void read_reports(struct reading *reading, struct bytes text)
{
    struct json_parts parts = json_parts_of(text);
    struct bytes key, report;
    if (parts.is_object || parts.is_broken) {
        read_report(reading, text);
        return;
    }
    while (!reading->is_broken && json_parts_next(&parts, &key, &report))
        read_report(reading, report);
    reading->is_broken = reading->is_broken || parts.is_broken;
}

const char *sprint_read(struct sprint *sprint, struct bytes reports, struct arena *keep, struct arena *scratch)
{
    struct reading reading = {.sprint = sprint, .keep = keep, .scratch = scratch};
    struct json_parts parts = json_parts_of(reports);
    struct bytes key, report;
    if (parts.is_object) {
        read_report(&reading, bytes_trim(reports));
    } else {
        while (!reading.is_broken && json_parts_next(&parts, &key, &report))
            read_reports(&reading, report);
        reading.is_broken = reading.is_broken || parts.is_broken || parts.rest.size > 0;
    }
    return reading.is_broken ? "it is no JSON report of Exhibit, or a broken one" : NULL;
}
