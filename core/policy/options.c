#include "policy/options.h"

#include "parse/json.h"
#include "parse/patch/patch.h"
#include "policy/policy.h"

static void take_fail_on(struct options *options, struct bytes word)
{
    options->never_fails = bytes_is(word, "never");
    if (!options->never_fails && !severity_find(word, &options->fail_on))
        options->error = "\"fail_on\" is none of error, warning, note, never";
}

static void take_nested(struct options *options, struct bytes word)
{
    options->nested = word;
    if (!bytes_is(word, "list") && !bytes_is(word, "review"))
        options->error = "\"nested\" is neither list nor review";
}

static void take_profile(struct options *options, struct bytes name)
{
    options->profile = name;
    if (!policy_exists(name))
        options->error = "there is no profile of that name";
}

static void take_limit(struct options *options, const struct json *value)
{
    enum limit limit;
    uint64_t wanted;
    if (!limit_find(value->key, &limit))
        options->error = "there is no limit of that name";
    else if (value->kind != JSON_NUMBER || !bytes_to_u64(value->string, &wanted))
        options->error = "the value of a limit is no whole number";
    else if (limit_info(limit)->most == 0)
        options->error = "a limit is fixed, and cannot be changed";
    else if (wanted > limit_info(limit)->most)
        options->error = "a limit is higher than it can be";
    else
        options->limits.of[limit] = wanted;
}

static void take_limits(struct options *options, const struct json *limits)
{
    if (limits->kind != JSON_OBJECT)
        options->error = "\"limits\" is no object";
    for (const struct json *value = limits->first; value != NULL && options->error == NULL; value = value->next)
        take_limit(options, value);
}

const char *expected_name(enum expected what)
{
    static const char *const names[EXPECTED_COUNT] = {"sha256", "content", "commit", "ticket"};
    return names[what];
}

/* Fewer digits of an id than git gives would be met by chance. */
static const char *expectation_error(enum expected what, struct bytes value)
{
    enum { ID_DIGITS_MIN = 7 };
    switch (what) {
    case EXPECTED_SHA256:
    case EXPECTED_CONTENT:
        if (value.size != 2 * SHA256_SIZE || !git_id_is_hex(value))
            return "an expected digest is no sha256: 64 hex digits";
        break;
    case EXPECTED_COMMIT:
        if (value.size < ID_DIGITS_MIN || !git_id_is_hex(value))
            return "an expected commit is no id: 7 to 64 hex digits";
        break;
    case EXPECTED_TICKET:
    case EXPECTED_COUNT: break;
    }
    return value.size == 0 ? "an expectation is empty" : NULL;
}

static void take_expectation(struct options *options, const struct json *value)
{
    for (unsigned what = 0; what < EXPECTED_COUNT; what++) {
        if (!bytes_is(value->key, expected_name((enum expected)what)))
            continue;
        options->expect[what] = json_string(value);
        options->error = json_is_string(value) ? expectation_error((enum expected)what, value->string)
                                               : "an expectation is no string";
        return;
    }
    options->error = "there is nothing of that name to expect";
}

static void take_expectations(struct options *options, const struct json *expect)
{
    if (expect->kind != JSON_OBJECT)
        options->error = "\"expect\" is no object";
    for (const struct json *value = expect->first; value != NULL && options->error == NULL; value = value->next)
        take_expectation(options, value);
}

/* "NAME", or "PATH=NAME" of one member. */
static void take_ticket_format(struct options *options, const struct json *value, struct arena *arena)
{
    struct bytes name = json_string(value), path = {NULL, 0};
    size_t equals = bytes_find_last_byte(name, '=');
    if (equals != BYTES_NOWHERE) {
        path = bytes_first(name, equals);
        name = bytes_after(name, equals + 1);
    }
    enum ticket_format format;
    if (!json_is_string(value) || !ticket_format_find(name, &format)) {
        options->error = "there is no ticket format of that name";
        return;
    }
    struct ticket_override *item = arena_push(arena, &options->ticket_formats, struct ticket_override);
    if (item != NULL)
        *item = (struct ticket_override){path, format};
}

static void take_ticket_formats(struct options *options, const struct json *value, struct arena *arena)
{
    if (value->kind != JSON_ARRAY) {
        take_ticket_format(options, value, arena);
        return;
    }
    for (const struct json *item = value->first; item != NULL && options->error == NULL; item = item->next)
        take_ticket_format(options, item, arena);
}

static void take_option(struct options *options, const struct json *value, struct arena *arena)
{
    if (bytes_is(value->key, "limits"))
        take_limits(options, value);
    else if (bytes_is(value->key, "expect"))
        take_expectations(options, value);
    else if (bytes_is(value->key, "ticket_format"))
        take_ticket_formats(options, value, arena);
    else if (!json_is_string(value))
        options->error = "the value of an option is no string";
    else if (bytes_is(value->key, "profile"))
        take_profile(options, value->string);
    else if (bytes_is(value->key, "ticket"))
        options->ticket = value->string;
    else if (bytes_is(value->key, "run"))
        options->run = value->string;
    else if (bytes_is(value->key, "nested"))
        take_nested(options, value->string);
    else if (bytes_is(value->key, "fail_on"))
        take_fail_on(options, value->string);
    else
        options->error = "an option is unknown";
}

void options_parse(struct options *options, struct bytes text, struct arena *arena)
{
    *options = (struct options){.fail_on = SEVERITY_ERROR, .limits = normal_limits};
    if (text.size == 0)
        return;
    struct json_error error;
    const struct json *document = json_parse(text, arena, &error);
    if (document == NULL || document->kind != JSON_OBJECT) {
        options->error = "the options are no JSON object";
        return;
    }
    for (const struct json *value = document->first; value != NULL && options->error == NULL; value = value->next)
        take_option(options, value, arena);
}

const char *options_fail_on_name(const struct options *options)
{
    return options->never_fails ? "never" : severity_name(options->fail_on);
}
