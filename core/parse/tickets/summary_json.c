/* The same of JSON: a list of items, and an object beside it that counts them. */
#include "parse/json.h"
#include "parse/tickets/summary.h"
#include "parse/tickets/ticket.h"

static bool is_any(struct bytes key, const char *const *known, size_t count)
{
    for (size_t i = 0; i < count; i++) {
        if (bytes_is(key, known[i]))
            return true;
    }
    return false;
}

/* "passes": true, "status": "done" */
static bool is_done(const struct json *item)
{
    const struct json *passes = json_find(item, "passes"), *done = json_find(item, "done");
    if (passes != NULL || done != NULL)
        return (passes != NULL ? passes : done)->kind == JSON_TRUE;
    return ticket_status_of(json_string(json_find(item, "status"))) == TICKET_DONE;
}

static bool count_items(const struct json *object, struct item_count *count)
{
    static const char *const lists[] = {"features", "userStories", "stories", "tasks", "issues", "items", "tickets"};
    for (const struct json *list = object->first; list != NULL; list = list->next) {
        if (list->kind != JSON_ARRAY || !is_any(list->key, lists, sizeof lists / sizeof lists[0]))
            continue;
        *count = (struct item_count){0};
        for (const struct json *item = list->first; item != NULL; item = item->next) {
            count->all++;
            count->done += item->kind == JSON_OBJECT && is_done(item) ? 1 : 0;
        }
        return true;
    }
    return false;
}

static void take_key(struct stated_count *stated, const struct json *value)
{
    static const char *const all[] = {"total", "total_features", "total_tasks", "totalTasks", "taskCount", "total_stories"};
    static const char *const done[] = {"passed", "passing", "completed", "done", "completed_tasks", "completedTasks",
                                       "completedCount"};
    static const char *const open[] = {"failed", "failing", "pending", "remaining", "open"};
    uint64_t number;
    if (value->kind != JSON_NUMBER || !bytes_to_u64(value->string, &number))
        return;
    if (is_any(value->key, all, sizeof all / sizeof all[0])) {
        stated->has_all = true;
        stated->all = number;
    } else if (is_any(value->key, done, sizeof done / sizeof done[0])) {
        stated->has_done = true;
        stated->done = number;
    } else if (is_any(value->key, open, sizeof open / sizeof open[0])) {
        stated->has_open = true; /* several kinds of them add up */
        stated->open += number;
    } else {
        return;
    }
    stated->line = stated->line == 0 ? value->line : stated->line;
}

static bool holds(const struct stated_count *stated)
{
    return (!stated->has_all || stated->all == stated->counted.all) &&
           (!stated->has_done || stated->done == stated->counted.done) &&
           (!stated->has_open || stated->open == stated->counted.all - stated->counted.done);
}

static void read_object(struct stated_counts *counts, const struct json *object, struct arena *keep)
{
    static const char *const places[] = {"summary", "metadata", "meta", "stats", "totals"};
    struct item_count counted;
    if (object->kind != JSON_OBJECT || !count_items(object, &counted))
        return;
    for (const struct json *place = object->first; place != NULL; place = place->next) {
        struct stated_count stated = {.counted = counted};
        if (place->kind != JSON_OBJECT || !is_any(place->key, places, sizeof places / sizeof places[0]))
            continue;
        for (const struct json *value = place->first; value != NULL; value = value->next)
            take_key(&stated, value);
        stated.text = stated.line == 0 ? (struct bytes){NULL, 0} : arena_copy(keep, place->key);
        stated.holds = holds(&stated);
        struct stated_count *added = stated.line == 0 ? NULL : arena_push(keep, counts, struct stated_count);
        if (added != NULL)
            *added = stated;
    }
}

void stated_counts_find_json(struct stated_counts *counts, struct bytes text, uint64_t values_max, struct arena *keep,
                             struct arena *scratch)
{
    struct arena_mark mark = arena_mark(scratch);
    struct json_error error;
    bytes_skip(&text, BYTES("\xEF\xBB\xBF"));
    const struct json *document = json_parse_within(text, values_max, scratch, &error);
    if (document != NULL && document->kind == JSON_OBJECT) {
        read_object(counts, document, keep);
        for (const struct json *tag = document->first; tag != NULL; tag = tag->next)
            read_object(counts, tag, keep);
    }
    arena_rewind(scratch, mark);
}
