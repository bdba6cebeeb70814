#include "policy/options.h"

#include "parse/json.h"
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

static void take_option(struct options *options, const struct json *value)
{
    if (bytes_is(value->key, "limits"))
        take_limits(options, value);
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
    for (const struct json *value = document->first; value != NULL; value = value->next)
        take_option(options, value);
}

const char *options_fail_on_name(const struct options *options)
{
    return options->never_fails ? "never" : severity_name(options->fail_on);
}
