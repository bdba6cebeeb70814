#include "parse/decision.h"

#include "base/limits.h"
#include "digest/digest.h"
#include "parse/json.h"

static const char *const marks[MARKED_COUNT] = {NULL, "met", "unmet", "accepted", "disputed", "needs-info", "viewed"};

const char *decision_mark_name(enum decision_mark mark)
{
    return marks[mark];
}

const char *decision_word_name(enum decision_word word)
{
    static const char *const names[] = {NULL, "approve", "reject"};
    return names[word];
}

static bool is_sha256(struct bytes text)
{
    for (size_t i = 0; i < text.size; i++) {
        if (!byte_is_hex(text.at[i]) || (text.at[i] >= 'A' && text.at[i] <= 'F'))
            return false;
    }
    return text.size == 2 * SHA256_SIZE;
}

static bool is_null(const struct json *value)
{
    return value == NULL || value->kind == JSON_NULL;
}

/* False when the mark is none of those from `first` to `last`. */
static bool take_mark(enum decision_mark *mark, const struct json *value, enum decision_mark first, enum decision_mark last)
{
    *mark = NOT_MARKED;
    if (is_null(value))
        return true;
    for (unsigned i = first; i <= last; i++) {
        if (json_is_string(value) && bytes_is(value->string, marks[i]))
            *mark = (enum decision_mark)i;
    }
    return *mark != NOT_MARKED;
}

static const char *take_entries(struct decision_entries *entries, const struct json *list, enum decision_mark first,
                                enum decision_mark last, struct arena *arena)
{
    if (list == NULL || list->kind != JSON_ARRAY)
        return "\"criteria\", \"findings\", \"files\" or \"members\" is no list";
    for (const struct json *item = list->first; item != NULL; item = item->next) {
        const struct json *key = json_find(item, "key"), *note = json_find(item, "note");
        struct decision_entry entry = {.key = json_string(key), .note = json_string(note)};
        if (item->kind != JSON_OBJECT || entry.key.size == 0)
            return "something that is marked has no \"key\"";
        if (!take_mark(&entry.mark, json_find(item, "mark"), first, last))
            return "a \"mark\" is none of those that there are";
        if (!is_null(note) && !json_is_string(note))
            return "a \"note\" is no text";
        struct decision_entry *added = arena_push(arena, entries, struct decision_entry);
        if (added == NULL)
            return "it needs more memory than a review has";
        *added = entry;
    }
    return NULL;
}

/* A list that may be absent. */
static const char *take_viewed(struct decision_entries *entries, const struct json *list, struct arena *arena)
{
    return list == NULL ? NULL : take_entries(entries, list, MARKED_VIEWED, MARKED_VIEWED, arena);
}

static const char *take_word(struct decision *decision, const struct json *word, const struct json *reason)
{
    if (!is_null(reason) && !json_is_string(reason))
        return "\"reason\" is no text";
    decision->reason = json_string(reason);
    if (is_null(word))
        return NULL;
    if (json_is_string(word) && bytes_is(word->string, "approve"))
        decision->word = DECISION_APPROVE;
    else if (json_is_string(word) && bytes_is(word->string, "reject"))
        decision->word = DECISION_REJECT;
    else
        return "\"decision\" is neither approve nor reject";
    return bytes_trim(decision->reason).size == 0 ? "it decides without a \"reason\"" : NULL;
}

static const char *take_binding(struct decision *decision, const struct json *bundle, const struct json *report)
{
    const struct json *sha256 = bundle == NULL ? NULL : json_find(bundle, "sha256");
    decision->bundle_sha256 = json_string(sha256);
    decision->report_sha256 = json_string(report == NULL ? NULL : json_find(report, "sha256"));
    if (sha256 == NULL || (sha256->kind != JSON_NULL && !is_sha256(decision->bundle_sha256)))
        return "it does not say the sha256 of the bundle that it is of";
    return is_sha256(decision->report_sha256) ? NULL : "it does not say the sha256 of the report that it is of";
}

const char *decision_parse(struct decision *decision, struct bytes text, struct arena *arena)
{
    struct json_error error;
    *decision = (struct decision){.word = DECISION_OPEN};
    if (text.size > DECISION_SIZE_MAX)
        return "it is larger than 16 MiB";
    const struct json *document = json_parse_within(text, DECISION_VALUES_MAX, arena, &error);
    if (document == NULL)
        return error.kind == JSON_ERROR_MEMORY ? "it needs more memory than a review has" : "it is no JSON";
    const struct json *schema = document->kind == JSON_OBJECT ? json_find(document, "schema") : NULL;
    if (!json_is_string(schema) || !bytes_is(schema->string, DECISION_SCHEMA))
        return "it is no decision: its \"schema\" is not " DECISION_SCHEMA;
    const char *wrong = take_binding(decision, json_find(document, "bundle"), json_find(document, "report"));
    if (wrong == NULL)
        wrong = take_word(decision, json_find(document, "decision"), json_find(document, "reason"));
    if (wrong == NULL)
        wrong = take_entries(&decision->criteria, json_find(document, "criteria"), MARKED_MET, MARKED_UNMET, arena);
    if (wrong == NULL)
        wrong = take_entries(&decision->findings, json_find(document, "findings"), MARKED_ACCEPTED, MARKED_VIEWED, arena);
    if (wrong == NULL)
        wrong = take_viewed(&decision->files, json_find(document, "files"), arena);
    if (wrong == NULL)
        wrong = take_viewed(&decision->members, json_find(document, "members"), arena);
    return wrong;
}
