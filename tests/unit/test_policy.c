/* Profiles and options: what a review demands, and who says so. */
#include "check.h"
#include "loose_bundle.h"

#include "parse/json.h"
#include "policy/embedded.h"
#include "rules/judging.h"

#include <string.h>

/* --- options ------------------------------------------------------------------------------------------------------- */

static bool is_refused(const char *text)
{
    struct memory memory = {.limit = 1 << 20};
    struct arena arena = {.memory = &memory};
    struct options options;
    options_parse(&options, bytes_of(text), &arena);
    bool is_wrong = options.error != NULL && options.error[0] != '\0';
    arena_release(&arena);
    return is_wrong;
}

TEST(no_options_are_the_defaults)
{
    struct memory memory = {.limit = 1 << 20};
    struct arena arena = {.memory = &memory};
    struct options options;
    options_parse(&options, (struct bytes){NULL, 0}, &arena);
    CHECK(options.error == NULL && options.fail_on == SEVERITY_ERROR && !options.never_fails);
    CHECK(options.profile.size == 0 && options.ticket.size == 0 && options.run.size == 0);
    CHECK(strcmp(options_fail_on_name(&options), "error") == 0);
    arena_release(&arena);
}

TEST(every_option_is_taken)
{
    struct memory memory = {.limit = 1 << 20};
    struct arena arena = {.memory = &memory};
    struct options options;
    options_parse(&options,
                  BYTES("{\"profile\": \"git-snapshot\", \"ticket\": \"ticket-\\u0031\", \"run\": \"r\", "
                        "\"fail_on\": \"note\"}"),
                  &arena);
    CHECK(options.error == NULL && options.fail_on == SEVERITY_NOTE);
    CHECK(bytes_is(options.profile, "git-snapshot") && bytes_is(options.ticket, "ticket-1"));
    CHECK(bytes_is(options.run, "r"));
    options_parse(&options, BYTES("{\"fail_on\": \"never\"}"), &arena);
    CHECK(options.error == NULL && options.never_fails && strcmp(options_fail_on_name(&options), "never") == 0);
    options_parse(&options, BYTES("{}"), &arena);
    CHECK(options.error == NULL);
    arena_release(&arena);
}

TEST(unknown_keys_and_wrong_values_are_refused)
{
    CHECK(is_refused("{\"profiles\": \"archive\"}"));
    CHECK(is_refused("{\"Profile\": \"archive\"}"));
    CHECK(is_refused("{\"profile\": \"Archive\"}"));
    CHECK(is_refused("{\"profile\": \"\"}"));
    CHECK(is_refused("{\"profile\": [\"archive\"]}"));
    CHECK(is_refused("{\"ticket\": 7}") && is_refused("{\"run\": true}") && is_refused("{\"run\": null}"));
    CHECK(is_refused("{\"fail_on\": \"\"}") && is_refused("{\"fail_on\": \"Error\"}"));
    CHECK(is_refused("{\"fail_on\": \"error\", \"fail_on\": \"never\"}"));
}

TEST(a_wrong_option_is_not_forgiven_by_a_right_one)
{
    CHECK(is_refused("{\"profile\": \"no-such\", \"ticket\": \"ticket-1\"}"));
    CHECK(is_refused("{\"fail_on\": \"no\", \"run\": \"r\"}"));
    CHECK(is_refused("{\"x\": \"y\", \"fail_on\": \"never\"}"));
}

TEST(what_is_no_object_is_refused)
{
    static const char *const wrong[] = {" ",         "[]", "\"\"", "1", "null", "{", "{}{}", "{\"run\": \"\xFF\"}",
                                        "{\"run\":}"};
    for (size_t i = 0; i < sizeof wrong / sizeof wrong[0]; i++)
        CHECK(is_refused(wrong[i]));
}

/* --- the profiles' documents --------------------------------------------------------------------------------------- */

TEST(profiles_are_sorted_and_exist)
{
    CHECK(embedded_profile_count >= 3);
    for (size_t i = 0; i < embedded_profile_count; i++) {
        CHECK(policy_exists(bytes_of(embedded_profiles[i].name)));
        CHECK(i == 0 || strcmp(embedded_profiles[i - 1].name, embedded_profiles[i].name) < 0);
    }
    CHECK(!policy_exists(BYTES("")) && !policy_exists(BYTES("archive.json")));
}

static bool is_sound_path(struct bytes path)
{
    return path.size > 0 && path.at[0] != '/' && !bytes_contain(path, BYTES("..")) && !bytes_end_with(path, BYTES("/"));
}

static void check_required(const struct json *required)
{
    for (const struct json *item = required->first; item != NULL; item = item->next) {
        CHECK(is_sound_path(json_string(json_find(item, "path"))));
        CHECK(json_string(json_find(item, "reason")).size > 5);
        CHECK(item->count == 2);
    }
}

/* Families begin rule names; overrides name rules and severities. */
static void check_rules(const struct json *families, const struct json *severities)
{
    for (const struct json *family = families->first; family != NULL; family = family->next) {
        bool is_used = false;
        for (unsigned rule = 0; rule < RULE_COUNT; rule++)
            is_used = is_used || bytes_start_with(bytes_of(rule_info((enum rule)rule)->name), family->string);
        CHECK(is_used && bytes_end_with(family->string, BYTES("-")));
    }
    for (const struct json *severity = severities->first; severity != NULL; severity = severity->next) {
        enum rule rule;
        enum severity level;
        CHECK(rule_find(severity->key, &rule) && severity_find(severity->string, &level));
    }
}

TEST(every_profile_says_all_that_it_must)
{
    static const char *const lists[] = {"recognised_by", "required", "run_files", "rules"};
    for (size_t i = 0; i < embedded_profile_count; i++) {
        struct memory memory = {.limit = 1 << 20};
        struct arena arena = {.memory = &memory};
        struct json_error error;
        const struct json *document =
            json_parse((struct bytes){embedded_profiles[i].text, embedded_profiles[i].size}, &arena, &error);
        REQUIRE(document != NULL && document->kind == JSON_OBJECT && document->count == 10);
        CHECK(bytes_is(json_string(json_find(document, "name")), embedded_profiles[i].name));
        CHECK(json_string(json_find(document, "title")).size > 0);
        struct bytes nested = json_string(json_find(document, "nested"));
        CHECK(bytes_is(nested, "list") || bytes_is(nested, "review"));
        for (size_t k = 0; k < sizeof lists / sizeof lists[0]; k++)
            REQUIRE(json_find(document, lists[k]) != NULL && json_find(document, lists[k])->kind == JSON_ARRAY);
        REQUIRE(json_find(document, "severity") != NULL && json_find(document, "severity")->kind == JSON_OBJECT);
        const struct json *closed = json_find(document, "closed_lists");
        CHECK(closed != NULL && (closed->kind == JSON_TRUE || closed->kind == JSON_FALSE));
        check_required(json_find(document, "required"));
        check_rules(json_find(document, "rules"), json_find(document, "severity"));
        arena_release(&arena);
    }
}

/* --- the choice ---------------------------------------------------------------------------------------------------- */

static bool chooses(const struct sample_file *files, size_t count, const char *asked, const char *name)
{
    struct loose_bundle loose;
    CHECK(loose_scan(&loose, "b", files, count) == STATUS_OK);
    CHECK(policy_choose(&loose.policy, &loose.bundle, bytes_of(asked), &loose.keep) == STATUS_OK);
    const struct policy *policy = &loose.policy;
    bool is_archive = strcmp(name, "archive") == 0, was_asked = asked[0] != '\0';
    CHECK(policy->was_asked_for == was_asked);
    CHECK(policy->is_last_resort == (is_archive && !was_asked));
    CHECK((policy->evidence.size > 0) == (!was_asked && !is_archive));
    bool is_so = bytes_is(policy->name, name);
    loose_release(&loose);
    return is_so;
}

TEST(a_profile_is_chosen_by_what_the_bundle_holds)
{
    static const struct sample_file sprint[] = {{"x", ""}, {"DIFF.patch", ""}};
    static const struct sample_file run[] = {{"docs/agent_runs/r/a", ""}};
    static const struct sample_file snapshot[] = {{"git_status.txt", ""}, {"x", ""}};
    static const struct sample_file both[] = {{"git_status.txt", ""}, {"DIFF.patch", ""}};
    static const struct sample_file wrapped[] = {{"w/DIFF.patch", ""}, {"w/x", ""}};
    CHECK(chooses(sprint, 2, "", "sprint-bundle"));
    CHECK(chooses(run, 1, "", "sprint-bundle"));
    CHECK(chooses(snapshot, 2, "", "git-snapshot"));
    CHECK(chooses(both, 2, "", "sprint-bundle"));
    CHECK(chooses(wrapped, 2, "", "sprint-bundle"));
}

TEST(archive_is_the_last_resort)
{
    static const struct sample_file other[] = {{"a/DIFF.patch", ""}, {"diff.patch", ""}};
    CHECK(chooses(other, 2, "", "archive"));
    CHECK(chooses(NULL, 0, "", "archive"));
}

TEST(the_reviewer_is_obeyed_whatever_the_bundle_holds)
{
    static const struct sample_file sprint[] = {{"DIFF.patch", ""}};
    CHECK(chooses(sprint, 1, "archive", "archive"));
    CHECK(chooses(sprint, 1, "git-snapshot", "git-snapshot"));
    CHECK(chooses(NULL, 0, "sprint-bundle", "sprint-bundle"));
}

TEST(the_policy_rules_apply_in_every_profile)
{
    for (size_t i = 0; i < embedded_profile_count; i++) {
        struct loose_bundle loose;
        REQUIRE(loose_scan(&loose, "b", NULL, 0) == STATUS_OK);
        CHECK(policy_choose(&loose.policy, &loose.bundle, bytes_of(embedded_profiles[i].name), &loose.keep) ==
              STATUS_OK);
        CHECK(loose.policy.applies[RULE_POLICY_NOTHING_TO_JUDGE] && loose.policy.applies[RULE_ZIP_LIMIT]);
        loose_release(&loose);
    }
}

TEST(severities_are_the_catalogues_where_a_profile_says_nothing)
{
    struct loose_bundle loose;
    REQUIRE(loose_scan(&loose, "b", NULL, 0) == STATUS_OK);
    CHECK(policy_choose(&loose.policy, &loose.bundle, BYTES("git-snapshot"), &loose.keep) == STATUS_OK);
    for (unsigned rule = 0; rule < RULE_COUNT; rule++) {
        bool is_other = loose.policy.severity[rule] != rule_info((enum rule)rule)->severity;
        CHECK(!is_other || rule == RULE_PATCH_UNCOMMITTED);
    }
    CHECK(loose.policy.severity[RULE_PATCH_UNCOMMITTED] == SEVERITY_WARNING);
    loose_release(&loose);
}

/* A producer cannot win by leaving things out. */
TEST(archive_passes_only_when_asked_for)
{
    static const struct sample_file files[] = {{"a.txt", "text\n"}};
    struct loose_bundle loose;
    REQUIRE(loose_scan(&loose, "b", files, 1) == STATUS_OK);
    CHECK(loose_judge(&loose, "") == STATUS_OK && loose.judgement.verdict == VERDICT_ERROR);
    CHECK(loose_found(&loose, "policy-nothing-to-judge") == 1);
    loose_release(&loose);
    REQUIRE(loose_scan(&loose, "b", files, 1) == STATUS_OK);
    CHECK(loose_judge(&loose, "{\"profile\": \"archive\"}") == STATUS_OK && loose.judgement.verdict == VERDICT_PASS);
    loose_release(&loose);
}

int main(void)
{
    RUN(no_options_are_the_defaults);
    RUN(every_option_is_taken);
    RUN(unknown_keys_and_wrong_values_are_refused);
    RUN(a_wrong_option_is_not_forgiven_by_a_right_one);
    RUN(what_is_no_object_is_refused);
    RUN(profiles_are_sorted_and_exist);
    RUN(every_profile_says_all_that_it_must);
    RUN(a_profile_is_chosen_by_what_the_bundle_holds);
    RUN(archive_is_the_last_resort);
    RUN(the_reviewer_is_obeyed_whatever_the_bundle_holds);
    RUN(the_policy_rules_apply_in_every_profile);
    RUN(severities_are_the_catalogues_where_a_profile_says_nothing);
    RUN(archive_passes_only_when_asked_for);
    return check_finish();
}
