#include "parse/meta.h"
#include "parsing.h"

static struct fixture fixture;
static struct meta meta;

static void read_meta(const char *text)
{
    fixture_end(&fixture);
    fixture_start(&fixture);
    meta_parse(&meta, bytes_of(text), &fixture.arena);
}

static bool says(const struct meta_text *value, const char *text, uint32_t line)
{
    return value->is_said && bytes_is(value->text, text) && value->line == line;
}

static size_t count_faults(void)
{
    struct meta_fault fault;
    size_t count = 0;
    for (size_t from = 0; meta_next_fault(&meta, &from, &fault);)
        count++;
    return count;
}

static const char micro[] =
    "{\n"
    "  \"run_name\": \"20250102_030405_ticket-07_sort\",\n"
    "  \"ticket_id\": \"ticket-07\",\n"
    "  \"started_at_utc\": \"2025-01-02T03:04:05Z\",\n"
    "  \"finished_at_utc\": \"2025-01-02T04:00:00Z\",\n"
    "  \"git_sha_before\": \"1111111111111111111111111111111111111111\",\n"
    "  \"git_sha_after\": \"HEAD\",\n"
    "  \"branch_name\": \"work/ticket-07\",\n"
    "  \"host_env_notes\": \"a machine\",\n"
    "  \"dataset_id\": \"none\",\n"
    "  \"config_paths\": [\"a.yaml\"],\n"
    "  \"config_sha256\": {\"a.yaml\": \"00ff\",\n    \"b.yaml\": null},\n"
    "  \"artifact_paths\": [\"out/\", \"out/x.csv\"],\n"
    "  \"report_paths\": [\"report.md\"],\n"
    "  \"web_sources\": []\n"
    "}\n";

TEST(a_complete_document_has_no_fault)
{
    read_meta(micro);
    REQUIRE(meta.document != NULL && meta.is_object && meta.dialect != NULL);
    CHECK(strcmp(meta.dialect->name, "micro-14") == 0);
    CHECK(count_faults() == 0);
}

TEST(values_come_with_their_lines)
{
    read_meta(micro);
    CHECK(says(&meta.run_name, "20250102_030405_ticket-07_sort", 2));
    CHECK(says(&meta.ticket_id, "ticket-07", 3));
    CHECK(says(&meta.started, "2025-01-02T03:04:05Z", 4));
    CHECK(says(&meta.finished, "2025-01-02T04:00:00Z", 5));
    CHECK(says(&meta.before, "1111111111111111111111111111111111111111", 6));
    CHECK(says(&meta.after, "HEAD", 7));
    CHECK(says(&meta.branch, "work/ticket-07", 8));
    REQUIRE(meta.digests.count == 2 && meta.artifacts.count == 3);
    CHECK(bytes_is(meta.digests.items[0].name, "a.yaml") && bytes_is(meta.digests.items[0].value, "00ff"));
    CHECK(meta.digests.items[0].is_path && !meta.digests.items[0].is_null && meta.digests.items[0].line == 12);
    CHECK(meta.digests.items[1].is_null && meta.digests.items[1].value.size == 0 && meta.digests.items[1].line == 13);
    CHECK(says(&meta.artifacts.items[1], "out/x.csv", 14));
    CHECK(says(&meta.artifacts.items[2], "report.md", 15));
}

TEST(missing_keys_and_wrong_types_are_faults)
{
    struct meta_fault fault;
    size_t from = 0;
    read_meta("{\"run_name\":\"r\",\n\"ticket_id\":7,\n\"started_at_utc\":\"\",\"finished_at_utc\":\"\",\n\"git_sha_before\":\"\","
              "\"branch_name\":\"\",\"host_env_notes\":\"\",\"dataset_id\":null,\"config_paths\":[1],\"config_sha256\":{},"
              "\"artifact_paths\":[],\"report_paths\":[],\"web_sources\":[]}");
    REQUIRE(meta.dialect != NULL);
    REQUIRE(meta_next_fault(&meta, &from, &fault));
    CHECK(strcmp(fault.key->name, "ticket_id") == 0 && !fault.is_missing && fault.line == 2);
    CHECK(strcmp(meta_type_name(fault.key->type), "a string") == 0);
    REQUIRE(meta_next_fault(&meta, &from, &fault));
    CHECK(strcmp(fault.key->name, "git_sha_after") == 0 && fault.is_missing && fault.line == 0);
    REQUIRE(meta_next_fault(&meta, &from, &fault));
    CHECK(strcmp(fault.key->name, "config_paths") == 0 && !fault.is_missing && fault.line == 4);
    CHECK(!meta_next_fault(&meta, &from, &fault));
    CHECK(meta.ticket_id.is_said && meta.ticket_id.line == 0 && meta.ticket_id.text.size == 0);
    CHECK(!meta.after.is_said);
}

TEST(the_dialect_is_the_one_with_most_keys)
{
    static const struct {
        const char *text, *dialect;
    } rows[] = {
        {"{\"host_os\":0,\"compiler\":0,\"run_name\":0,\"tools\":0}", "quant-14"},
        {"{\"run_name\":0,\"branch\":0,\"env\":0,\"data\":0}", "micro-doc-11"},
        {"{\"run_name\":0,\"branch\":0,\"os\":0,\"repo\":0}", "quant-doc"},
        {"{\"run_name\":0,\"ticket\":0,\"git_head\":0}", "kit"},
        {"{\"run_name\":0,\"created_utc\":0}", "micro-14"},
        {"{\"run_name\":0,\"branch\":0,\"timestamp_local\":0}", "micro-doc-11"},
        {"{}", "micro-14"},
    };
    for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
        read_meta(rows[i].text);
        REQUIRE(meta.dialect != NULL);
        CHECK(strcmp(meta.dialect->name, rows[i].dialect) == 0);
    }
}

TEST(other_names_for_the_same_value_are_understood)
{
    read_meta("{\"run_name\":\"r\",\n\"ticket\":\"16\",\n\"git_head\":\"abc\",\n\"git_branch\":\"b\",\n\"created_at_utc\":\"c\"}");
    CHECK(says(&meta.ticket_id, "16", 2));
    CHECK(says(&meta.after, "abc", 3));
    CHECK(says(&meta.branch, "b", 4));
    CHECK(says(&meta.started, "c", 5));
    CHECK(!meta.before.is_said && !meta.finished.is_said);
    CHECK(bytes_is(meta.ticket_id.text, "16"));
}

TEST(digests_under_symbolic_names_are_no_paths)
{
    read_meta("{\"config_hashes\":{\"grid\":\"ab\",\"panel\":null,\"n\":3}}");
    REQUIRE(meta.digests.count == 3);
    CHECK(!meta.digests.items[0].is_path && bytes_is(meta.digests.items[0].value, "ab"));
    CHECK(meta.digests.items[1].is_null);
    CHECK(!meta.digests.items[2].is_null && meta.digests.items[2].value.size == 0);
}

TEST(what_is_no_object_has_no_dialect)
{
    read_meta("[1]");
    CHECK(meta.document != NULL && !meta.is_object && meta.dialect == NULL && count_faults() == 0);
    read_meta("{\"run_name\": oops}");
    CHECK(meta.document == NULL && meta.error.kind == JSON_ERROR_SYNTAX && count_faults() == 0);
}

/* A patch of one META.json: two hunks, the second one starts in the middle of nothing. */
static const char patch_text[] =
    "diff --git a/docs/agent_runs/r/META.json b/docs/agent_runs/r/META.json\n"
    "index 1111111..2222222 100644\n"
    "--- a/docs/agent_runs/r/META.json\n"
    "+++ b/docs/agent_runs/r/META.json\n"
    "@@ -2,3 +2,4 @@\n"                      /* 5 */
    "   \"run_name\": \"r\",\n"
    "   \"ticket_id\": \"ticket-3\",\n"
    "-  \"git_sha_after\": \"old\",\n"
    "+  \"git_sha_after\": \"new\",\n"
    "+  \"branch_name\": null,\n"             /* 10 */
    "@@ -20,4 +21,4 @@\n"
    "   \"artifact_paths\": [\n"
    "-    \"old.zip\"\n"
    "+    \"new_ticket-3.zip\"\n"
    "   ],\n"                                  /* 15 */
    "   \"web_sources\": [\n"
    "@@ -40,1 +41,1 @@\n"
    "-    \"a\"\n"
    "+    \"no_artifact\"\n";

static void read_patch(struct bytes text, struct arena *arena)
{
    struct patch patch;
    patch_parse(&patch, text, arena);
    if (patch.files.count > 0)
        meta_from_patch(&meta, &patch.files.items[0], arena);
}

TEST(a_patch_tells_what_it_writes)
{
    fixture_end(&fixture);
    fixture_start(&fixture);
    read_patch(bytes_of(patch_text), &fixture.arena);
    CHECK(meta.document == NULL && meta.dialect == NULL);
    CHECK(says(&meta.run_name, "r", 6));
    CHECK(says(&meta.ticket_id, "ticket-3", 7));
    CHECK(says(&meta.after, "new", 9));
    CHECK(meta.branch.is_said && meta.branch.text.size == 0 && meta.branch.line == 0);
    CHECK(!meta.before.is_said);
    REQUIRE(meta.artifacts.count == 1);
    CHECK(says(&meta.artifacts.items[0], "new_ticket-3.zip", 14));
}

static void parse(struct bytes text, struct arena *arena)
{
    struct meta parsed;
    meta_parse(&parsed, text, arena);
}

TEST(truncations_and_little_memory_do_no_harm)
{
    try_truncations(micro, parse);
    try_starving(micro, 70000, parse);
    try_truncations(patch_text, read_patch);
}

TEST(every_type_has_words)
{
    for (int type = META_STRING; type <= META_ANY; type++)
        CHECK(strlen(meta_type_name((enum meta_key_type)type)) > 0);
}

int main(void)
{
    fixture_start(&fixture);
    RUN(a_complete_document_has_no_fault);
    RUN(values_come_with_their_lines);
    RUN(missing_keys_and_wrong_types_are_faults);
    RUN(the_dialect_is_the_one_with_most_keys);
    RUN(other_names_for_the_same_value_are_understood);
    RUN(digests_under_symbolic_names_are_no_paths);
    RUN(what_is_no_object_has_no_dialect);
    RUN(a_patch_tells_what_it_writes);
    RUN(truncations_and_little_memory_do_no_harm);
    RUN(every_type_has_words);
    arena_release(&fixture.arena);
    return check_finish();
}
