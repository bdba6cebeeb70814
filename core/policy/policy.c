#include "policy/policy.h"

#include "base/glob.h"
#include "parse/json.h"
#include "policy/embedded.h"

#include <assert.h>
#include <string.h>

/* In the order in which bundles are held against them. */
static const char *const recognised_in_order[] = {"sprint-bundle", "git-snapshot", "bag", "tickets"};
static const char last_resort[] = "archive";

static const struct embedded_profile *find_profile(struct bytes name)
{
    for (size_t i = 0; i < embedded_profile_count; i++) {
        if (bytes_is(name, embedded_profiles[i].name))
            return &embedded_profiles[i];
    }
    return NULL;
}

bool policy_exists(struct bytes name)
{
    return find_profile(name) != NULL;
}

static struct bytes text_of(const struct embedded_profile *profile)
{
    return (struct bytes){profile->text, profile->size};
}

/* Built-in documents are ours: one that cannot be read is a broken program, unless memory is out. */
static const struct json *read_profile(const struct embedded_profile *profile, struct arena *arena)
{
    struct json_error error;
    const struct json *document = json_parse(text_of(profile), arena, &error);
    assert(document != NULL || arena->memory->exhausted || error.kind == JSON_ERROR_MEMORY);
    return document;
}

static enum status take_required(struct policy *policy, const struct json *list, struct arena *arena)
{
    for (const struct json *item = list->first; item != NULL; item = item->next) {
        struct required_member *required = arena_push(arena, &policy->required, struct required_member);
        if (required == NULL)
            return STATUS_NO_MEMORY;
        required->path = json_string(json_find(item, "path"));
        required->reason = json_string(json_find(item, "reason"));
    }
    return STATUS_OK;
}

static enum status take_run_files(struct policy *policy, const struct json *list, struct arena *arena)
{
    for (const struct json *item = list->first; item != NULL; item = item->next) {
        struct bytes *name = arena_push(arena, &policy->run_files, struct bytes);
        if (name == NULL)
            return STATUS_NO_MEMORY;
        *name = json_string(item);
    }
    return STATUS_OK;
}

/* A rule applies when its name starts with one of the listed families. The policy's own rules always do. */
static void take_rules(struct policy *policy, const struct json *families, const struct json *severities)
{
    for (unsigned rule = 0; rule < RULE_COUNT; rule++) {
        struct bytes name = bytes_of(rule_info((enum rule)rule)->name);
        policy->severity[rule] = rule_info((enum rule)rule)->severity;
        policy->applies[rule] = bytes_start_with(name, BYTES("policy-"));
        for (const struct json *family = families->first; family != NULL; family = family->next)
            policy->applies[rule] = policy->applies[rule] || bytes_start_with(name, family->string);
    }
    for (const struct json *severity = severities->first; severity != NULL; severity = severity->next) {
        enum rule rule = RULE_COUNT;
        enum severity level = SEVERITY_ERROR;
        bool is_known = rule_find(severity->key, &rule) && severity_find(severity->string, &level);
        assert(is_known);
        if (is_known)
            policy->severity[rule] = level;
    }
}

static enum status take_profile(struct policy *policy, const struct embedded_profile *profile, struct arena *arena)
{
    const struct json *document = read_profile(profile, arena);
    if (document == NULL)
        return STATUS_NO_MEMORY;
    digest_of(DIGEST_SHA256, text_of(profile), policy->sha256);
    policy->name = json_string(json_find(document, "name"));
    policy->title = json_string(json_find(document, "title"));
    policy->patch = json_string(json_find(document, "patch"));
    const struct json *closed = json_find(document, "closed_lists");
    policy->closed_lists = closed != NULL && closed->kind == JSON_TRUE;
    policy->opens_archives = bytes_is(json_string(json_find(document, "nested")), "review");
    take_rules(policy, json_find(document, "rules"), json_find(document, "severity"));
    enum status status = take_required(policy, json_find(document, "required"), arena);
    return status == STATUS_OK ? take_run_files(policy, json_find(document, "run_files"), arena) : status;
}

/* The first member that one of the profile's patterns matches; an empty slice when there is none. */
static struct bytes recognised_member(const struct json *document, const struct bundle *bundle)
{
    const struct json *patterns = json_find(document, "recognised_by");
    for (const struct json *pattern = patterns->first; pattern != NULL; pattern = pattern->next) {
        for (uint32_t i = 0; i < bundle->member_count; i++) {
            if (glob_match(pattern->string, bundle->members[i].path))
                return bundle->members[i].path;
        }
    }
    return (struct bytes){NULL, 0};
}

enum status policy_choose(struct policy *policy, const struct bundle *bundle, struct bytes name, struct arena *arena)
{
    memset(policy, 0, sizeof *policy);
    policy->was_asked_for = name.size > 0;
    if (policy->was_asked_for)
        return take_profile(policy, find_profile(name), arena);
    for (size_t i = 0; i < sizeof recognised_in_order / sizeof recognised_in_order[0]; i++) {
        const struct embedded_profile *profile = find_profile(bytes_of(recognised_in_order[i]));
        const struct json *document = read_profile(profile, arena);
        if (document == NULL)
            return STATUS_NO_MEMORY;
        policy->evidence = recognised_member(document, bundle);
        if (policy->evidence.size > 0)
            return take_profile(policy, profile, arena);
    }
    policy->is_last_resort = true;
    return take_profile(policy, find_profile(bytes_of(last_resort)), arena);
}
