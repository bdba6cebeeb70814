/* Two reports side by side. */
#include "check.h"
#include "sample_bundle.h"

#include "parse/json_parts.h"
#include "report/comparison.h"

#include <stdio.h>
#include <string.h>

static bool parts_are(const char *container, const char *expected)
{
    char found[256] = "";
    struct json_parts parts = json_parts_of(bytes_of(container));
    struct bytes key, value;
    while (json_parts_next(&parts, &key, &value))
        snprintf(found + strlen(found), sizeof found - strlen(found), "%.*s=%.*s;", (int)key.size, (const char *)key.at,
                 (int)value.size, (const char *)value.at);
    if (parts.is_broken)
        strcat(found, "broken");
    else if (parts.rest.size > 0)
        strcat(found, "more");
    return strcmp(found, expected) == 0;
}

TEST(parts_of_a_container_come_one_by_one)
{
    CHECK(parts_are("{}", "") && parts_are(" [ ] ", ""));
    CHECK(parts_are("{\"a\": 1, \"b\" : [1, {\"x\": \"]}\"}] ,\"c\":\"\\\"}\"}", "a=1;b=[1, {\"x\": \"]}\"}];c=\"\\\"}\";"));
    CHECK(parts_are("[1,\"a,b\" , {} ]\n", "=1;=\"a,b\";={};"));
    CHECK(parts_are("{} {}", "more"));
}

TEST(a_container_that_is_cut_off_or_none_is_broken)
{
    static const char *const wrong[] = {"", " ", "1", "\"a\"", "{", "[", "{\"a", "{\"a\"", "{\"a\":", "{\"a\":1", "[1", "[1,", "[,1]", "[1 2",
                                        "{1:2}", "{\"a\" 1}", "[\"a", "[\"a\\", "[[1]", "{\"a\":}", "{\"a\":1,}", "[1,]"};
    for (size_t i = 0; i < sizeof wrong / sizeof wrong[0]; i++) {
        struct json_parts parts = json_parts_of(bytes_of(wrong[i]));
        struct bytes key, value;
        while (json_parts_next(&parts, &key, &value))
            CHECK(value.size > 0);
        CHECK(parts.is_broken);
    }
}

/* --- comparisons ------------------------------------------------------------------------------------ */

#define REPORT(verdict, subject, checks, findings, members, runs, proven)                                                  \
    "{\"schema\": \"exhibit-report/1\", \"bundle\": {\"name\": \"20260105T104500Z_x.zip\", \"sha256\": null}, \"subject\": " subject  \
    ", \"verdict\": \"" verdict "\", \"totals\": {\"errors\": 1, \"warnings\": 0, \"notes\": 0}, \"checks\": " checks          \
    ", \"findings\": " findings ", \"members\": " members ", \"runs\": " runs ", \"proven\": " proven "}"
#define FINDING(print) "{\"rule\": \"r\", \"severity\": \"error\", \"message\": \"m " print "\", \"fingerprint\": \"" print "\"}"
#define MEMBER(path, sha) "{\"path\": \"" path "\", \"size\": 3, \"sha256\": \"" sha "\"}"

static const char before[] =
    REPORT("fail", "{\"ticket\": \"ticket-06\", \"run\": \"r1\"}",
           "[{\"rule\": \"a\", \"state\": \"pass\", \"population\": 2}, {\"rule\": \"b\", \"state\": \"pass\", \"population\": 1}]",
           "[" FINDING("aa") ", " FINDING("bb") ", " FINDING("aa") ", " FINDING("aa") "]",
           "[" MEMBER("gone", "11") ", " MEMBER("old", "22") ", " MEMBER("same", "33") ", " MEMBER("changed", "44") ", " MEMBER("twice", "55") ", "
           MEMBER("twice", "66") "]",
           "[{\"name\": \"other\", \"finished\": \"2030-01-01T00:00:00Z\"}, {\"name\": \"r1\", \"finished\": \"2026-01-05T10:00:00Z\"}]",
           "[{\"id\": \"x\", \"text\": \"t\", \"count\": 1, \"of\": 2}]");
static const char after[] =
    REPORT("pass", "{\"ticket\": \"ticket-06b\", \"run\": \"r2\"}",
           "[{\"rule\": \"b\", \"state\": \"vacuous\", \"population\": 0}, {\"rule\": \"a\", \"state\": \"pass\", \"population\": 3}]",
           "[" FINDING("cc") ", " FINDING("aa") "]",
           "[" MEMBER("new", "77") ", " MEMBER("moved", "22") ", " MEMBER("same", "33") ", " MEMBER("changed", "45") ", " MEMBER("twice", "55") ", "
           MEMBER("twice", "66") "]",
           "[{\"name\": \"r2\", \"finished\": \"2026-01-05T09:00:00Z\"}]", "[{\"id\": \"x\", \"text\": \"t\", \"count\": 2, \"of\": 2}]");

struct compared {
    struct memory memory;
    struct arena keep, scratch;
    struct saved_report reports[2];
    struct comparison comparison;
    unsigned ignored;
};

static bool compare_ignoring(struct compared *compared, const char *one, const char *other, unsigned ignored, size_t limit)
{
    const char *texts[] = {one, other};
    *compared = (struct compared){.memory = {.limit = limit}, .ignored = ignored};
    compared->keep.memory = compared->scratch.memory = &compared->memory;
    for (size_t i = 0; i < 2; i++) {
        if (saved_report_read(&compared->reports[i], bytes_of(texts[i]), &compared->keep, &compared->scratch) != NULL)
            return false;
    }
    return compare_reports(&compared->comparison, &compared->reports[0], &compared->reports[1], compared->ignored, &compared->keep) == STATUS_OK;
}

static bool compare(struct compared *compared, const char *one, const char *other, size_t limit)
{
    return compare_ignoring(compared, one, other, 0, limit);
}

static void release(struct compared *compared)
{
    arena_release(&compared->scratch);
    arena_release(&compared->keep);
}

enum { ROOM = 8 << 20 };

TEST(what_is_fixed_new_or_the_same_is_told_by_fingerprint)
{
    struct compared compared;
    REQUIRE(compare(&compared, before, after, ROOM));
    const struct comparison *comparison = &compared.comparison;
    REQUIRE(comparison->fixed.count == 3 && comparison->added.count == 1 && comparison->kept.count == 1);
    CHECK(comparison->fixed.items[0].before == 1 && comparison->fixed.items[1].before == 2 && comparison->fixed.items[2].before == 3);
    CHECK(comparison->added.items[0].after == 0);
    release(&compared);
}

TEST(members_are_told_by_path_and_then_by_digest)
{
    struct compared compared;
    REQUIRE(compare(&compared, before, after, ROOM));
    const struct comparison *comparison = &compared.comparison;
    REQUIRE(comparison->removed_members.count == 1 && comparison->added_members.count == 1);
    CHECK(comparison->removed_members.items[0].before == 0 && comparison->added_members.items[0].after == 0);
    REQUIRE(comparison->renamed_members.count == 1 && comparison->changed_members.count == 1);
    CHECK(comparison->renamed_members.items[0].before == 1 && comparison->renamed_members.items[0].after == 1);
    CHECK(comparison->changed_members.items[0].before == 3 && comparison->same_members == 3);
    release(&compared);
}

TEST(a_check_that_looks_at_nothing_any_more_is_told)
{
    struct compared compared;
    REQUIRE(compare(&compared, before, after, ROOM));
    REQUIRE(compared.comparison.checks.count == 1 && compared.comparison.statements.count == 1);
    CHECK(bytes_is(compared.reports[0].checks.items[compared.comparison.checks.items[0].before].rule, "b"));
    release(&compared);
}

TEST(the_time_is_that_of_the_run_under_review)
{
    struct compared compared;
    REQUIRE(compare(&compared, before, after, ROOM));
    CHECK(compared.comparison.is_backwards && strcmp(compared.comparison.kinship, "ticket-kin") == 0);
    CHECK(compared.reports[0].has_time && compared.reports[0].time - compared.reports[1].time == 3600);
    release(&compared);
    REQUIRE(compare(&compared, after, before, ROOM));
    CHECK(!compared.comparison.is_backwards);
    release(&compared);
}

TEST(a_report_and_itself_do_not_differ)
{
    struct compared compared;
    REQUIRE(compare(&compared, before, before, ROOM));
    CHECK(comparison_is_empty(&compared.comparison) && compared.comparison.kept.count == 4 && compared.comparison.same_members == 6);
    CHECK(strcmp(compared.comparison.kinship, "run") == 0);
    release(&compared);
}

static bool mirrored(const struct pairs *one, const struct pairs *other)
{
    bool is_mirrored = one->count == other->count;
    for (size_t i = 0; is_mirrored && i < one->count; i++)
        is_mirrored = one->items[i].before == other->items[i].after && one->items[i].after == other->items[i].before;
    return is_mirrored;
}

TEST(the_other_way_round_is_the_mirror_image)
{
    struct compared there, back;
    REQUIRE(compare(&there, before, after, ROOM) && compare(&back, after, before, ROOM));
    const struct comparison *one = &there.comparison, *other = &back.comparison;
    CHECK(mirrored(&one->fixed, &other->added) && mirrored(&one->added, &other->fixed) && mirrored(&one->kept, &other->kept));
    CHECK(mirrored(&one->removed_members, &other->added_members) && mirrored(&one->added_members, &other->removed_members));
    CHECK(mirrored(&one->changed_members, &other->changed_members) && mirrored(&one->renamed_members, &other->renamed_members));
    CHECK(mirrored(&one->checks, &other->checks) && one->same_members == other->same_members);
    release(&there);
    release(&back);
}

TEST(findings_that_are_only_counted_are_told)
{
    static const char counted[] = "{\"schema\": \"exhibit-report/1\", \"verdict\": \"fail\", \"totals\": {\"errors\": 1000, \"warnings\": 5, \"notes\": 1}, "
                                  "\"findings\": [" FINDING("aa") "]}";
    struct compared compared;
    REQUIRE(compare(&compared, counted, counted, ROOM));
    CHECK(compared.comparison.uncompared == 2 * 1005 && compared.comparison.kept.count == 1);
    release(&compared);
}

#define LATER(run, time, word, members, tickets, files)                                                                      \
    "{\"schema\": \"exhibit-report/1\", \"bundle\": {\"name\": \"" run ".zip\"}, \"subject\": {\"run\": \"" run "\"}, \"verdict\": \"fail\", "     \
    "\"findings\": [{\"rule\": \"r\", \"fingerprint\": \"" run "\", \"member\": 0, \"inside\": null, "                                     \
    "\"arguments\": {\"line\": " word ", \"said\": \"" run " at " time "\"}}], \"members\": [" members "], "                              \
    "\"runs\": [{\"name\": \"" run "\", \"finished\": \"" time "\"}], \"tickets\": [" tickets "], \"patch\": " files "}"
#define TICKET(id, state, verified) "{\"id\": \"" id "\", \"tally\": {\"verified\": " verified ", \"of\": 3}, \"state\": \"" state "\"}"
#define FILE_OF(path, added) "{\"path\": \"" path "\", \"change\": \"modified\", \"added\": " added ", \"removed\": 0, \"state\": \"matches\"}"

static const char first_run[] =
    LATER("20260105_101500_x", "2026-01-05T10:15:00Z", "1", MEMBER("runs/20260105_101500_x/LOG.md", "11"),
          TICKET("t1", "missing", "1") ", " TICKET("t2", "verified", "3") ", " TICKET("t3", "claimed", "1") ", " TICKET("t4", "missing", "0"),
          "{\"files\": [" FILE_OF("a", "1") ", " FILE_OF("b", "1") ", " FILE_OF("a", "2") "]}");
static const char second_run[] =
    LATER("20260106_090000_x", "2026-01-06T09:00:00.5+01:00", "2", MEMBER("runs/20260106_090000_x/LOG.md", "12"),
          TICKET("t3", "missing", "1") ", " TICKET("t2", "missing", "2") ", " TICKET("t1", "verified", "3") ", " TICKET("t5", "missing", "0"),
          "{\"files\": [" FILE_OF("a", "1") ", " FILE_OF("a", "3") ", " FILE_OF("c", "1") "]}");

TEST(times_and_runs_can_be_ignored)
{
    struct compared compared;
    REQUIRE(compare(&compared, first_run, second_run, ROOM));
    CHECK(compared.comparison.fixed.count == 1 && compared.comparison.added.count == 1 && compared.comparison.kept.count == 0);
    CHECK(compared.comparison.removed_members.count == 1 && compared.comparison.has_facts[FACT_FINISHED]);
    release(&compared);
    REQUIRE(compare_ignoring(&compared, first_run, second_run, IGNORE_RUNS, ROOM));
    CHECK(compared.comparison.fixed.count == 1 && compared.comparison.changed_members.count == 1);
    CHECK(!compared.comparison.has_facts[FACT_RUN] && !compared.comparison.has_facts[FACT_NAME]);
    release(&compared);
    REQUIRE(compare_ignoring(&compared, first_run, second_run, IGNORE_TIMES, ROOM));
    CHECK(compared.comparison.kept.count == 1 && !compared.comparison.has_facts[FACT_RUN]);
    CHECK(!compared.comparison.has_facts[FACT_NAME] && !compared.comparison.has_facts[FACT_FINISHED]);
    release(&compared);
    REQUIRE(compare_ignoring(&compared, first_run, second_run, IGNORE_RUNS | IGNORE_TIMES, ROOM));
    CHECK(compared.comparison.kept.count == 1 && !comparison_is_empty(&compared.comparison));
    release(&compared);
}

TEST(a_date_alone_and_other_numbers_are_no_times)
{
    static const struct {
        const char *text, *without;
    } texts[] = {
        {"on 2026-01-05T10:15:00Z, end", "on \2, end"},   {"2026-01-05 10:15", "\2"},
        {"20260105T101500Z.zip", "\2.zip"},               {"2026-01-05T10-15-00Z", "\2"},
        {"2026-01-05T10:15:00.123+0100", "\2"},           {"due 2026-01-05", "due 2026-01-05"},
        {"120260105_101500", "120260105_101500"},         {"20260105", "20260105"},
        {"2026-01-05T10", "2026-01-05T10"},               {"v1-run-1", "v1-\1-1"},
        {"2026-0105_101500", "2026-0105_101500"},         {"2026-01-05T10:15:00.", "\2."},
    };
    struct memory own = {.limit = ROOM};
    struct arena arena = {.memory = &own};
    for (size_t i = 0; i < sizeof texts / sizeof texts[0]; i++) {
        struct bytes found = comparison_text(bytes_of(texts[i].text), BYTES("run"), IGNORE_RUNS | IGNORE_TIMES, &arena);
        CHECK(bytes_is(found, texts[i].without));
        CHECK(bytes_is(comparison_text(bytes_of(texts[i].text), BYTES("run"), 0, &arena), texts[i].text));
    }
    arena_release(&arena);
}

static bool is_pair(const struct pairs *pairs, size_t one, size_t other)
{
    return pairs->count == 1 && pairs->items[0].before == one && pairs->items[0].after == other;
}

TEST(tickets_gain_or_lose_and_files_of_the_patch_change)
{
    struct compared compared;
    REQUIRE(compare(&compared, first_run, second_run, ROOM));
    const struct comparison *comparison = &compared.comparison;
    CHECK(is_pair(&comparison->gained_tickets, 0, 2) && is_pair(&comparison->lost_tickets, 1, 1) && is_pair(&comparison->changed_tickets, 2, 0));
    CHECK(is_pair(&comparison->removed_tickets, 3, NO_INDEX) && is_pair(&comparison->added_tickets, NO_INDEX, 3));
    CHECK(comparison->same_files == 1 && is_pair(&comparison->changed_files, 2, 1));
    CHECK(is_pair(&comparison->removed_files, 1, NO_INDEX) && is_pair(&comparison->added_files, NO_INDEX, 2));
    release(&compared);
}

TEST(what_is_no_report_is_refused)
{
    static const char *const wrong[] = {"", "[]", "{}", "{\"schema\": \"exhibit-report/2\"}", "{\"schema\": \"exhibit-report/1\"}",
                                        "{\"schema\": \"exhibit-report/1\", \"verdict\": \"pass\", \"members\": {}}",
                                        "{\"schema\": \"exhibit-report/1\", \"verdict\": \"pass\", \"members\": [{}]}",
                                        "{\"schema\": \"exhibit-report/1\", \"verdict\": \"pass\", \"findings\": [{\"rule\": \"x\"}]}",
                                        "{\"schema\": \"exhibit-report/1\", \"verdict\": \"pass\", \"tool\": nonsense}",
                                        "{\"schema\": \"exhibit-report/1\", \"verdict\": \"pass\", \"tickets\": {}}",
                                        "{\"schema\": \"exhibit-report/1\", \"verdict\": \"pass\", \"tickets\": [{\"id\": \"x\"}]}",
                                        "{\"schema\": \"exhibit-report/1\", \"verdict\": \"pass\", \"patch\": []}",
                                        "{\"schema\": \"exhibit-report/1\", \"verdict\": \"pass\", \"patch\": {\"files\": [x]}}",
                                        "{\"schema\": \"exhibit-report/1\", \"verdict\": \"pass\"} more"};
    for (size_t i = 0; i < sizeof wrong / sizeof wrong[0]; i++) {
        struct compared compared;
        CHECK(!compare(&compared, wrong[i], after, ROOM));
        release(&compared);
    }
}

TEST(memory_that_is_out_is_a_status)
{
    struct compared compared;
    size_t ended = 0;
    for (size_t limit = 0; limit < 1 << 20; limit += 1009) {
        bool is_done = compare(&compared, before, after, limit);
        CHECK(!is_done == compared.memory.exhausted);
        ended += is_done ? 1 : 0;
        release(&compared);
    }
    CHECK(ended > 0);
}

int main(void)
{
    RUN(parts_of_a_container_come_one_by_one);
    RUN(a_container_that_is_cut_off_or_none_is_broken);
    RUN(what_is_fixed_new_or_the_same_is_told_by_fingerprint);
    RUN(members_are_told_by_path_and_then_by_digest);
    RUN(a_check_that_looks_at_nothing_any_more_is_told);
    RUN(the_time_is_that_of_the_run_under_review);
    RUN(a_report_and_itself_do_not_differ);
    RUN(the_other_way_round_is_the_mirror_image);
    RUN(findings_that_are_only_counted_are_told);
    RUN(times_and_runs_can_be_ignored);
    RUN(a_date_alone_and_other_numbers_are_no_times);
    RUN(tickets_gain_or_lose_and_files_of_the_patch_change);
    RUN(what_is_no_report_is_refused);
    RUN(memory_that_is_out_is_a_status);
    return check_finish();
}
