/* The report for a terminal, which shows a hostile bundle's own words. */
#include "check.h"
#include "loose_bundle.h"

#include "base/utf8.h"
#include "report/report.h"

#include <string.h>

static struct text written;

static bool put(void *context, struct bytes piece)
{
    const struct exhibit_output *output = context;
    return output->write(output->context, piece.at, piece.size);
}

static void write_report(const struct loose_bundle *loose, bool is_colored)
{
    struct report report = {.judging = &loose->judging, .judgement = &loose->judgement};
    struct exhibit_output output = output_into(&written);
    struct writer writer;
    writer_init(&writer, (struct sink){&output, put});
    report_write_text(&report, "d1gest", is_colored, &writer);
    report_write_members(&report, &writer);
    CHECK(writer_finish(&writer));
}

/* Every text of the bundle that a report can show, with what must never reach a terminal. */
#define EVIL "\x1B]0;title\x07\x1B[2J\r\xE2\x80\xAE\xC2\x9B\xFF"

static const struct sample_file hostile[] = {
    {"DIFF.patch", "diff --git a/x b/x\n--- a/x\n+++ b/x\n@@ -1 +1,2 @@\n-a\n+/Users/ann/" EVIL "\n+b\n"},
    {"LAST_COMMIT.txt", "commit " EVIL "\n"},
    {"docs/CODEX_SPRINT_TICKETS.md", "## ticket-07 \xE2\x80\x94 " EVIL "\n\n**Status:** " EVIL "\n\nticket-99\n"},
    {"docs/agent_runs/" EVIL "/META.json", "{\"run_name\": \"\\u001b]0;x\\u0007\", \"git_sha_before\": \"\\u202e\"}"},
    {"docs/agent_runs/" EVIL "/RESULTS.md", "/Users/" EVIL "/x TODO\n"},
    {"docs/agent_runs/\x1B[2J\n/TESTS.md", "x"},
    {"a\n  error  fake-rule  looks like a finding", "x"},
    {"\x7F\t", "/home/ann/" EVIL},
};

enum { HOSTILE = sizeof hostile / sizeof hostile[0] };

TEST(no_control_of_the_bundle_reaches_the_output)
{
    struct loose_bundle loose;
    REQUIRE(loose_scan(&loose, EVIL ".zip", hostile, HOSTILE) == STATUS_OK);
    REQUIRE(loose_judge(&loose, "{\"ticket\": \"ticket-\\u001b7\", \"run\": \"\\u009b\"}") == STATUS_OK);
    write_report(&loose, false);
    struct bytes rest = {(const uint8_t *)written.at, written.size};
    CHECK(utf8_is_valid(rest));
    for (uint32_t code; rest.size > 0;) {
        utf8_next(&rest, &code);
        CHECK(code == '\n' || code == '\t' || !utf8_is_deceptive(code));
    }
    CHECK(!text_holds(&written, "\n  error  fake-rule"));
    text_release(&written);
    loose_release(&loose);
}

TEST(colour_is_ours_alone)
{
    struct loose_bundle loose;
    REQUIRE(loose_scan(&loose, EVIL ".zip", hostile, HOSTILE) == STATUS_OK);
    REQUIRE(loose_judge(&loose, "") == STATUS_OK);
    write_report(&loose, true);
    size_t escapes = 0;
    for (const char *at = written.at; (at = strchr(at, '\033')) != NULL; at++, escapes++) {
        size_t size = strspn(at + 1, "[0123456789;");
        CHECK(at[1] == '[' && size >= 2 && size <= 6 && at[1 + size] == 'm');
    }
    CHECK(escapes > 2 && escapes % 2 == 0);
    text_release(&written);
    loose_release(&loose);
}

/* As many findings of one rule as there are members that nothing explains. */
static bool shows(size_t count, const char *part)
{
    static char names[64][32];
    static struct sample_file files[64];
    struct loose_bundle loose;
    for (size_t i = 0; i < count; i++) {
        snprintf(names[i], sizeof names[i], "unknown-%zu.bin", i);
        files[i] = (struct sample_file){names[i], "x"};
    }
    files[count] = (struct sample_file){"DIFF.patch", ""};
    CHECK(loose_scan(&loose, "b.zip", files, count + 1) == STATUS_OK);
    CHECK(loose_judge(&loose, "") == STATUS_OK && loose_found(&loose, "member-unexpected") == count);
    write_report(&loose, false);
    bool is_shown = text_holds(&written, part);
    text_release(&written);
    loose_release(&loose);
    return is_shown;
}

TEST(what_is_not_shown_is_counted)
{
    CHECK(!shows(20, "\n    ... and ") && shows(20, "(20)"));
    CHECK(shows(21, "\n    ... and 1 more\n") && shows(21, "(21)"));
    CHECK(shows(60, "\n    ... and 40 more\n"));
}

TEST(the_members_that_nothing_vouches_for_are_listed)
{
    CHECK(shows(1, "\nNot vouched for\n  no voucher    unknown-0.bin, 1 byte\n  no voucher    DIFF.patch, 0 bytes\n\nProven"));
    CHECK(shows(20, "\n  ... and 1 more\n\nProven") && !shows(19, "\n  ... and "));
}

TEST(the_verdict_stands_first_and_the_digest_last)
{
    struct loose_bundle loose;
    REQUIRE(loose_scan(&loose, "name.zip", hostile, 1) == STATUS_OK);
    REQUIRE(loose_judge(&loose, "") == STATUS_OK);
    write_report(&loose, false);
    CHECK(bytes_start_with(bytes_of(written.at), BYTES("FAIL  name.zip\n")));
    CHECK(text_holds(&written, "report sha256 d1gest\n") && text_holds(&written, "(exit 1)"));
    text_release(&written);
    loose_release(&loose);
    REQUIRE(loose_scan(&loose, "name.zip", NULL, 0) == STATUS_OK);
    REQUIRE(loose_judge(&loose, "") == STATUS_OK);
    write_report(&loose, false);
    CHECK(bytes_start_with(bytes_of(written.at), BYTES("INCOMPLETE  name.zip\n")) && text_holds(&written, "(exit 3)"));
    text_release(&written);
    loose_release(&loose);
}

int main(void)
{
    RUN(no_control_of_the_bundle_reaches_the_output);
    RUN(colour_is_ours_alone);
    RUN(what_is_not_shown_is_counted);
    RUN(the_members_that_nothing_vouches_for_are_listed);
    RUN(the_verdict_stands_first_and_the_digest_last);
    return check_finish();
}
