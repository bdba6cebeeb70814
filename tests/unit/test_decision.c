/* A reviewer's decision: read from a document, held against a report, written for people. */
#include "check.h"
#include "loose_bundle.h"

#include "report/decided.h"

#include <string.h>

#define SHA "0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef"
#define HEAD "{\"schema\": \"exhibit-review/1\", \"bundle\": {\"sha256\": null}, \"report\": {\"sha256\": \"" SHA "\"}, "

static struct memory memory;
static struct arena arena;

static const char *read_text(struct decision *decision, const char *text)
{
    arena_release(&arena);
    memory = (struct memory){.limit = 1 << 20};
    arena = (struct arena){.memory = &memory};
    return decision_parse(decision, bytes_of(text), &arena);
}

TEST(a_decision_is_read)
{
    struct decision decision;
    const char *wrong = read_text(&decision, HEAD "\"decision\": \"reject\", \"reason\": \"no\", \"criteria\": [{\"key\": \"a\", \"mark\": \"unmet\"}], "
                                                  "\"findings\": [{\"key\": \"b\", \"mark\": \"needs-info\", \"note\": \"why?\"}, {\"key\": \"c\", \"mark\": null}]}");
    REQUIRE(wrong == NULL);
    CHECK(decision.word == DECISION_REJECT && bytes_is(decision.reason, "no"));
    CHECK(decision.bundle_sha256.size == 0 && bytes_is(decision.report_sha256, SHA));
    REQUIRE(decision.criteria.count == 1 && decision.findings.count == 2);
    CHECK(decision.criteria.items[0].mark == MARKED_UNMET && bytes_is(decision.findings.items[0].note, "why?"));
    CHECK(decision.findings.items[0].mark == MARKED_NEEDS_INFO && decision.findings.items[1].mark == NOT_MARKED);
}

TEST(what_is_no_decision_is_refused_with_a_reason)
{
    static const struct {
        const char *text, *word; /* that the reason holds */
    } wrong[] = {
        {"", "no JSON"},
        {"{}", "schema"},
        {"{\"schema\": \"exhibit-report/1\"}", "schema"},
        {"{\"schema\": \"exhibit-review/1\", \"report\": {\"sha256\": \"" SHA "\"}}", "bundle"},
        {"{\"schema\": \"exhibit-review/1\", \"bundle\": {\"sha256\": \"abc\"}}", "bundle"},
        {"{\"schema\": \"exhibit-review/1\", \"bundle\": {\"sha256\": null}, \"report\": []}", "report"},
        {HEAD "\"decision\": \"maybe\", \"reason\": \"x\"}", "approve nor reject"},
        {HEAD "\"decision\": \"approve\", \"reason\": \" \\n\"}", "without"},
        {HEAD "\"decision\": \"approve\", \"reason\": 1}", "no text"},
        {HEAD "\"criteria\": {}, \"findings\": []}", "no list"},
        {HEAD "\"criteria\": [1], \"findings\": []}", "key"},
        {HEAD "\"criteria\": [{\"mark\": \"met\"}], \"findings\": []}", "key"},
        {HEAD "\"criteria\": [{\"key\": \"a\", \"mark\": \"accepted\"}], \"findings\": []}", "mark"},
        {HEAD "\"criteria\": [], \"findings\": [{\"key\": \"a\", \"mark\": \"met\"}]}", "mark"},
        {HEAD "\"criteria\": [], \"findings\": [{\"key\": \"a\", \"mark\": 1}]}", "mark"},
        {HEAD "\"criteria\": [], \"findings\": [{\"key\": \"a\", \"note\": []}]}", "note"},
        {HEAD "\"criteria\": []}", "no list"},
        {HEAD "\"criteria\": [], \"findings\": [], \"files\": {}}", "no list"},
        {HEAD "\"criteria\": [], \"findings\": [], \"files\": [{\"key\": \"a\", \"mark\": \"met\"}]}", "mark"},
        {HEAD "\"criteria\": [], \"findings\": [], \"members\": 1}", "no list"},
        {HEAD "\"criteria\": [], \"findings\": [], \"members\": [{\"key\": \"a\", \"mark\": \"accepted\"}]}", "mark"},
    };
    for (size_t i = 0; i < sizeof wrong / sizeof wrong[0]; i++) {
        struct decision decision;
        const char *why = read_text(&decision, wrong[i].text);
        CHECK(why != NULL && strstr(why, wrong[i].word) != NULL);
    }
}

/* --- held against a report ------------------------------------------------------------------------ */

#define EVIL "<img src=x> [x](http://evil.example) www.evil.example *b* `c`"

static const struct sample_file files[] = {
    {"LAST_COMMIT.txt", "commit HEAD\n"},
    {"docs/CODEX_SPRINT_TICKETS.md", "## ticket-07 \xE2\x80\x94 Tides\n\n**Acceptance criteria:**\n\n- It holds " EVIL "\n- Same\n- Same\n"},
    {"docs/agent_runs/20260105_101500_ticket-07_x/META.json", "{\"ticket_id\": \"ticket-07\"}"},
    {"a<b>.md", "/home/ann/x\n"},
};

static struct loose_bundle loose;
static struct report report = {.judging = &loose.judging, .judgement = &loose.judgement};
static struct text written;

static bool put(void *context, struct bytes piece)
{
    const struct exhibit_output *output = context;
    return output->write(output->context, piece.at, piece.size);
}

static bool judge_files(void)
{
    return loose_scan(&loose, "a.zip", files, sizeof files / sizeof files[0]) == STATUS_OK &&
           loose_judge(&loose, "{\"profile\": \"sprint-bundle\"}") == STATUS_OK;
}

/* Text in `written`; the clause that refuses the decision, or NULL. */
static const char *write_decision(const struct decision *decision, bool is_markdown)
{
    struct decided decided;
    struct exhibit_output output = output_into(&written);
    struct writer writer;
    const char *wrong = "";
    CHECK(decided_make(&decided, &report, SHA, decision, &loose.keep, &wrong) == STATUS_OK);
    writer_init(&writer, (struct sink){&output, put});
    if (wrong == NULL && is_markdown)
        decided_write_markdown(&decided, &writer);
    else if (wrong == NULL)
        decided_write_json(&decided, true, &writer);
    writer_finish(&writer);
    return wrong;
}

/* The key that stands before `text` in the blank form. */
static bool key_before(const char *text, char key[32])
{
    const char *at = strstr(written.at, text), *found = NULL;
    for (const char *next = strstr(written.at, "\"key\": \""); next != NULL && next < at; next = strstr(next + 1, "\"key\": \""))
        found = next + 8;
    if (found == NULL)
        return false;
    size_t size = strcspn(found, "\"");
    memcpy(key, found, size);
    key[size] = '\0';
    return true;
}

TEST(marks_come_back_and_what_is_alike_has_keys_of_its_own)
{
    REQUIRE(judge_files());
    struct decision decision = {.word = DECISION_OPEN};
    CHECK(write_decision(&decision, false) == NULL);
    char key[32];
    REQUIRE(key_before("\"text\": \"It holds", key));
    char again[40];
    const char *second = strstr(written.at, "-2\",\"kind\": \"criterion\",\"text\": \"Same\"");
    REQUIRE(second != NULL);
    snprintf(again, sizeof again, "%.18s", second - 16);
    text_release(&written);
    struct decision_entry entries[] = {{bytes_of(key), MARKED_MET, BYTES("seen\n# it")}, {bytes_of(again), MARKED_UNMET, BYTES("")}};
    decision = (struct decision){.word = DECISION_REJECT,
                                 .reason = BYTES("\n- not done " EVIL "\nsecond\n\n1. third"),
                                 .report_sha256 = BYTES(SHA),
                                 .criteria = {entries, 2, 2}};
    REQUIRE(write_decision(&decision, true) == NULL);
    CHECK(strncmp(written.at, "REJECT: - not done", 18) == 0);
    CHECK(text_holds(&written, "- [x] It holds") && text_holds(&written, "Note: seen / \\# it"));
    CHECK(text_holds(&written, "- [ ] Same - left open; the rules say: undecidable\n- [ ] Same - not met; "));
    CHECK(text_holds(&written, "\n1\\. third\n") && text_holds(&written, "neither accepted nor disputed"));
    CHECK(!text_holds(&written, " <img") && !text_holds(&written, " [x](") && !text_holds(&written, "http://"));
    CHECK(!text_holds(&written, " www.evil") && !text_holds(&written, " *b*"));
    text_release(&written);
    loose_release(&loose);
}

TEST(a_decision_of_something_else_is_refused)
{
    REQUIRE(judge_files());
    struct decision_entry twice[] = {{BYTES("0000000000000000"), MARKED_MET, BYTES("")}};
    struct decision other_bundle = {.bundle_sha256 = BYTES(SHA), .report_sha256 = BYTES(SHA)};
    struct decision other_report = {.report_sha256 = BYTES("f123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef")};
    struct decision unknown = {.report_sha256 = BYTES(SHA), .criteria = {twice, 1, 1}};
    const char *wrong = write_decision(&other_bundle, false);
    CHECK(wrong != NULL && strstr(wrong, "another bundle") != NULL);
    wrong = write_decision(&other_report, false);
    CHECK(wrong != NULL && strstr(wrong, "another report") != NULL);
    wrong = write_decision(&unknown, false);
    CHECK(wrong != NULL && strstr(wrong, "does not have") != NULL);
    struct decision blank = {.word = DECISION_OPEN};
    CHECK(write_decision(&blank, false) == NULL);
    char key[32];
    REQUIRE(key_before("\"text\": \"It holds", key));
    struct decision_entry same[] = {{bytes_of(key), MARKED_MET, BYTES("")}, {bytes_of(key), MARKED_MET, BYTES("")}};
    struct decision doubled = {.report_sha256 = BYTES(SHA), .criteria = {same, 2, 2}};
    text_release(&written);
    wrong = write_decision(&doubled, false);
    CHECK(wrong != NULL && strstr(wrong, "twice") != NULL);
    text_release(&written);
    loose_release(&loose);
}

TEST(errors_are_settled_by_accepting_or_disputing_them)
{
    REQUIRE(judge_files());
    struct decision decision = {.word = DECISION_OPEN};
    struct decided decided;
    const char *wrong;
    REQUIRE(decided_make(&decided, &report, SHA, &decision, &loose.keep, &wrong) == STATUS_OK);
    REQUIRE(decided.unsettled_errors > 1 && decided.findings[0].severity == SEVERITY_ERROR);
    CHECK(decided.unsettled_errors == loose.judgement.totals.severities[SEVERITY_ERROR]);
    char key[2 * FINGERPRINT_SIZE];
    digest_to_hex(decided.findings[0].key.print, FINGERPRINT_SIZE, key);
    struct decision_entry entry = {{(const uint8_t *)key, sizeof key}, MARKED_NEEDS_INFO, BYTES("")};
    struct decision marked = {.report_sha256 = BYTES(SHA), .findings = {&entry, 1, 1}};
    uint64_t all = decided.unsettled_errors;
    REQUIRE(decided_make(&decided, &report, SHA, &marked, &loose.keep, &wrong) == STATUS_OK && wrong == NULL);
    CHECK(decided.unsettled_errors == all);
    entry.mark = MARKED_VIEWED;
    REQUIRE(decided_make(&decided, &report, SHA, &marked, &loose.keep, &wrong) == STATUS_OK && wrong == NULL);
    CHECK(decided.unsettled_errors == all);
    entry.mark = MARKED_DISPUTED;
    REQUIRE(decided_make(&decided, &report, SHA, &marked, &loose.keep, &wrong) == STATUS_OK && wrong == NULL);
    CHECK(decided.unsettled_errors == all - 1);
    loose_release(&loose);
}

int main(void)
{
    RUN(a_decision_is_read);
    RUN(what_is_no_decision_is_refused_with_a_reason);
    RUN(marks_come_back_and_what_is_alike_has_keys_of_its_own);
    RUN(a_decision_of_something_else_is_refused);
    RUN(errors_are_settled_by_accepting_or_disputing_them);
    arena_release(&arena);
    return check_finish();
}
