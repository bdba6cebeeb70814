/* From findings to a verdict: order, totals, what fails. */
#include "check.h"
#include "loose_bundle.h"

#include <string.h>

static const struct sample_file files[] = {{"b", "1"}, {"a", "2"}};

/* A review of two members with every rule at the catalogue's severity and no finding yet. */
static void start(struct loose_bundle *loose, const char *options)
{
    CHECK(loose_scan(loose, "x", files, 2) == STATUS_OK);
    findings_init(&loose->found, &loose->keep);
    options_parse(&loose->options, bytes_of(options), &loose->keep);
    CHECK(policy_choose(&loose->policy, &loose->bundle, BYTES("archive"), &loose->keep) == STATUS_OK);
    loose->judging = (struct judging){
        .bundle = &loose->bundle,
        .policy = &loose->policy,
        .options = &loose->options,
        .found = &loose->found,
        .keep = &loose->keep,
        .scratch = &loose->scratch,
    };
}

static enum rule rule_named(const char *name)
{
    enum rule rule = RULE_COUNT;
    CHECK(rule_find(bytes_of(name), &rule));
    return rule;
}

/* The first rule of a severity that means something for the verdict by that alone. */
static enum rule any_rule_of(enum severity severity)
{
    unsigned rule = 0;
    while (rule_info((enum rule)rule)->severity != severity || rule_info((enum rule)rule)->effect != EFFECT_JUDGED)
        rule++;
    return (enum rule)rule;
}

static enum verdict verdict_of(const char *options, enum severity severity, bool is_unjudged)
{
    struct loose_bundle loose;
    start(&loose, options);
    findings_add(&loose.found, any_rule_of(severity), place_nowhere(), NO_ARGUMENTS);
    if (is_unjudged)
        findings_add(&loose.found, RULE_ZIP_LIMIT, place_nowhere(), NO_ARGUMENTS);
    CHECK(reach_verdict(&loose.judging, &loose.judgement) == STATUS_OK);
    enum verdict verdict = loose.judgement.verdict;
    loose_release(&loose);
    return verdict;
}

TEST(errors_fail_unless_told_otherwise)
{
    CHECK(verdict_of("", SEVERITY_ERROR, false) == VERDICT_FAIL);
    CHECK(verdict_of("", SEVERITY_WARNING, false) == VERDICT_PASS);
    CHECK(verdict_of("", SEVERITY_NOTE, false) == VERDICT_PASS);
}

TEST(fail_on_is_a_threshold)
{
    CHECK(verdict_of("{\"fail_on\": \"warning\"}", SEVERITY_ERROR, false) == VERDICT_FAIL);
    CHECK(verdict_of("{\"fail_on\": \"warning\"}", SEVERITY_WARNING, false) == VERDICT_FAIL);
    CHECK(verdict_of("{\"fail_on\": \"warning\"}", SEVERITY_NOTE, false) == VERDICT_PASS);
    CHECK(verdict_of("{\"fail_on\": \"note\"}", SEVERITY_NOTE, false) == VERDICT_FAIL);
    CHECK(verdict_of("{\"fail_on\": \"never\"}", SEVERITY_ERROR, false) == VERDICT_PASS);
}

TEST(what_could_not_be_judged_wins_over_everything)
{
    static const char *const all[] = {"", "{\"fail_on\": \"note\"}", "{\"fail_on\": \"never\"}"};
    for (size_t i = 0; i < sizeof all / sizeof all[0]; i++) {
        for (unsigned severity = SEVERITY_NOTE; severity <= SEVERITY_ERROR; severity++)
            CHECK(verdict_of(all[i], (enum severity)severity, true) == VERDICT_ERROR);
    }
}

TEST(findings_that_are_not_stored_count_too)
{
    struct loose_bundle loose;
    start(&loose, "");
    findings_checked(&loose.found, any_rule_of(SEVERITY_ERROR), 9);
    findings_count_more(&loose.found, any_rule_of(SEVERITY_ERROR), 9);
    CHECK(reach_verdict(&loose.judging, &loose.judgement) == STATUS_OK);
    CHECK(loose.judgement.verdict == VERDICT_FAIL && loose.judgement.totals.severities[SEVERITY_ERROR] == 9);
    CHECK(loose.judgement.count == 0);
    loose_release(&loose);
}

TEST(the_policy_decides_a_severity)
{
    struct loose_bundle loose;
    start(&loose, "");
    enum rule rule = any_rule_of(SEVERITY_ERROR);
    loose.policy.severity[rule] = SEVERITY_NOTE;
    findings_add(&loose.found, rule, place_nowhere(), NO_ARGUMENTS);
    CHECK(reach_verdict(&loose.judging, &loose.judgement) == STATUS_OK);
    CHECK(loose.judgement.verdict == VERDICT_PASS && loose.judgement.totals.severities[SEVERITY_NOTE] == 1);
    loose_release(&loose);
}

TEST(states_tell_vacuous_from_pass)
{
    CHECK(check_state_of(&(struct check){.applied = false}) == CHECK_NOT_APPLICABLE);
    CHECK(check_state_of(&(struct check){.applied = true}) == CHECK_VACUOUS);
    CHECK(check_state_of(&(struct check){.applied = true, .population = 1}) == CHECK_PASS);
    CHECK(check_state_of(&(struct check){.applied = true, .population = 1, .found = 1}) == CHECK_FAIL);
    CHECK(check_state_of(&(struct check){.applied = true, .found = 1}) == CHECK_FAIL);
}

TEST(every_rule_is_in_one_state)
{
    struct loose_bundle loose;
    uint64_t all = 0;
    start(&loose, "");
    findings_add(&loose.found, RULE_ZIP_GAP, place_nowhere(), NO_ARGUMENTS);
    findings_checked(&loose.found, RULE_ZIP_OVERLAP, 2);
    CHECK(reach_verdict(&loose.judging, &loose.judgement) == STATUS_OK);
    for (size_t state = 0; state < CHECK_STATE_COUNT; state++)
        all += loose.judgement.totals.checks[state];
    CHECK(all == RULE_COUNT && loose.judgement.totals.checks[CHECK_FAIL] == 1);
    CHECK(loose.judgement.totals.checks[CHECK_PASS] == 1);
    loose_release(&loose);
}

/* --- order --------------------------------------------------------------------------------------------------------- */

/* One of each that the order looks at, in the order in which they must stand. */
struct wanted {
    const char *rule;
    struct place place;
    const char *text;
    uint64_t number;
};

static const struct wanted in_order[] = {
    {"zip-crc-mismatch", {.member = NO_MEMBER}, "", 0},
    {"zip-crc-mismatch", {.member = 1}, "", 0}, /* a before b, though b is the first member */
    {"zip-crc-mismatch", {.member = 0}, "", 0},
    {"zip-crc-mismatch", {.member = 0}, "", 1},
    {"zip-crc-mismatch", {.member = 0}, "a", 0},
    {"zip-crc-mismatch", {.member = 0}, "b", 0},
    {"zip-crc-mismatch", {.member = 0, .has_offset = true, .offset = 5}, "", 0},
    {"zip-crc-mismatch", {.member = 0, .has_offset = true, .offset = UINT64_C(1) << 40}, "", 0},
    {"zip-crc-mismatch", {.member = 0, .line = 2}, "", 0},
    {"zip-crc-mismatch", {.member = 0, .line = 10}, "", 0},
    {"zip-limit", {.member = NO_MEMBER}, "", 0},
    {"zip-stray-end-record", {.member = NO_MEMBER}, "", 0}, /* a warning */
};

enum { WANTED = sizeof in_order / sizeof in_order[0] };

static void add_wanted(struct loose_bundle *loose, const struct wanted *wanted)
{
    findings_add(&loose->found, rule_named(wanted->rule), wanted->place,
                 ARGUMENTS(with_text("t", bytes_of(wanted->text)), with_number("n", wanted->number)));
}

static bool is_wanted(const struct finding *finding, const struct wanted *wanted)
{
    return finding->rule == rule_named(wanted->rule) && finding->place.member == wanted->place.member &&
           finding->place.line == wanted->place.line && finding->place.offset == wanted->place.offset &&
           bytes_is(finding->arguments[0].text, wanted->text) && finding->arguments[1].number == wanted->number;
}

TEST(the_order_does_not_depend_on_what_came_first)
{
    for (size_t stride = 1; stride < 2 * WANTED; stride++) { /* 12 findings: strides that share no factor reach all */
        struct loose_bundle loose;
        bool is_added[WANTED] = {false};
        start(&loose, "");
        for (size_t i = 0; i < 2 * WANTED; i++) {
            size_t at = i < WANTED ? i * stride % WANTED : i - WANTED;
            if (!is_added[at])
                add_wanted(&loose, &in_order[at]);
            is_added[at] = true;
        }
        REQUIRE(reach_verdict(&loose.judging, &loose.judgement) == STATUS_OK);
        REQUIRE(loose.judgement.count == WANTED);
        for (size_t i = 0; i < WANTED; i++)
            CHECK(is_wanted(loose.judgement.sorted[i], &in_order[i]));
        loose_release(&loose);
    }
}

TEST(equal_findings_keep_the_order_they_were_made_in)
{
    struct loose_bundle loose;
    start(&loose, "");
    for (unsigned i = 0; i < 50; i++)
        findings_add(&loose.found, RULE_ZIP_GAP, place_nowhere(), NO_ARGUMENTS);
    REQUIRE(reach_verdict(&loose.judging, &loose.judgement) == STATUS_OK);
    for (size_t i = 1; i < loose.judgement.count; i++)
        CHECK(loose.judgement.sorted[i - 1]->sequence < loose.judgement.sorted[i]->sequence);
    loose_release(&loose);
}

int main(void)
{
    RUN(errors_fail_unless_told_otherwise);
    RUN(fail_on_is_a_threshold);
    RUN(what_could_not_be_judged_wins_over_everything);
    RUN(findings_that_are_not_stored_count_too);
    RUN(the_policy_decides_a_severity);
    RUN(states_tell_vacuous_from_pass);
    RUN(every_rule_is_in_one_state);
    RUN(the_order_does_not_depend_on_what_came_first);
    RUN(equal_findings_keep_the_order_they_were_made_in);
    return check_finish();
}
