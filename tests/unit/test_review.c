/* A whole review through the public header alone: what any front may do with it. */
#include "check.h"
#include "sample_bundle.h"

#include <stdlib.h>
#include <string.h>

static struct zip_file sample;
static const struct exhibit_progress nobody;

static enum exhibit_status open_with(struct exhibit **review, const char *options)
{
    return exhibit_open(review, SAMPLE_NAME, strlen(SAMPLE_NAME), options, strlen(options), nobody);
}

/* The report in one format, of a review whose members were digested in the order that `digest` chooses. */
static void report_of(void (*digest)(struct exhibit *review), const char *format, struct text *text)
{
    struct exhibit *review;
    struct exhibit_output output = output_into(text);
    CHECK(open_with(&review, "") == EXHIBIT_OK);
    CHECK(exhibit_scan(review, file_of(&sample)) == EXHIBIT_OK);
    CHECK(exhibit_read_documents(review) == EXHIBIT_OK);
    digest(review);
    CHECK(exhibit_judge(review) == EXHIBIT_OK);
    CHECK(exhibit_report(review, format, output));
    exhibit_close(review);
}

static void digest_at_once(struct exhibit *review)
{
    CHECK(exhibit_digest(review, 0, exhibit_member_count(review)) == EXHIBIT_OK);
}

static void digest_one_by_one(struct exhibit *review)
{
    for (uint32_t i = 0; i < exhibit_member_count(review); i++)
        CHECK(exhibit_digest(review, i, 1) == EXHIBIT_OK);
}

static void digest_backwards(struct exhibit *review)
{
    for (uint32_t i = exhibit_member_count(review); i > 0; i--)
        CHECK(exhibit_digest(review, i - 1, 1) == EXHIBIT_OK);
}

static void digest_in_stripes(struct exhibit *review)
{
    for (uint32_t start = 0; start < 5; start++) {
        for (uint32_t i = start; i < exhibit_member_count(review); i += 5)
            CHECK(exhibit_digest(review, i, 1) == EXHIBIT_OK);
    }
}

static void digest_second_half_first(struct exhibit *review)
{
    uint32_t count = exhibit_member_count(review);
    CHECK(exhibit_digest(review, count / 2, count - count / 2) == EXHIBIT_OK);
    CHECK(exhibit_digest(review, 0, 0) == EXHIBIT_OK);
    CHECK(exhibit_digest(review, 0, count / 2) == EXHIBIT_OK);
}

static void (*const ways_to_digest[])(struct exhibit *review) = {
    digest_one_by_one,
    digest_backwards,
    digest_in_stripes,
    digest_second_half_first,
};

TEST(a_whole_bundle_is_judged)
{
    struct exhibit *review;
    struct text text;
    CHECK(open_with(&review, "") == EXHIBIT_OK);
    CHECK(exhibit_run(review, file_of(&sample)) == EXHIBIT_OK);
    CHECK(exhibit_member_count(review) == sample_file_count);
    CHECK(exhibit_report(review, "json", output_into(&text)));
    CHECK(text_holds(&text, "\"name\": \"sprint-bundle\""));
    CHECK(text_holds(&text, "\"rule\": \"leak-local-path\""));
    CHECK(!text_holds(&text, "\"rule\": \"patch-blob-mismatch\",\"severity\""));
    exhibit_close(review);
    text_release(&text);
}

TEST(no_split_of_the_digesting_shows_in_the_report)
{
    struct text whole, split;
    report_of(digest_at_once, "json", &whole);
    for (size_t i = 0; i < sizeof ways_to_digest / sizeof ways_to_digest[0]; i++) {
        report_of(ways_to_digest[i], "json", &split);
        CHECK(text_equal(&whole, &split));
        text_release(&split);
    }
    text_release(&whole);
}

/* Every other member broken, so that digesting has much to say. */
TEST(no_split_shows_when_members_are_broken)
{
    struct text whole, split;
    struct zip_plan plan = {.count = 0};
    for (size_t i = 0; i < sample_file_count; i++) {
        struct zip_item *item = zip_add_stored(&plan, sample_files[i].path, bytes_of(sample_files[i].text));
        if (i % 2 == 0)
            item->local.crc32 = item->central.crc32 = 7;
    }
    zip_lay(&plan);
    zip_write(&plan, &sample);
    report_of(digest_at_once, "json", &whole);
    CHECK(text_holds(&whole, "zip-crc-mismatch"));
    for (size_t i = 0; i < sizeof ways_to_digest / sizeof ways_to_digest[0]; i++) {
        report_of(ways_to_digest[i], "json", &split);
        CHECK(text_equal(&whole, &split));
        text_release(&split);
    }
    text_release(&whole);
    sample_zip(&sample);
}

/* More findings of one rule than are stored: which of them must not depend on the order. */
TEST(no_split_shows_when_findings_are_cut)
{
    static char much[32 * 1024];
    struct text whole, split;
    struct zip_plan plan = {.count = 0};
    while (strlen(much) + 16 < sizeof much)
        strcat(much, "/Users/ann/x\n");
    zip_add_stored(&plan, "DIFF.patch", BYTES("nothing\n"));
    zip_add_stored(&plan, "a.txt", bytes_of(much));
    zip_add_stored(&plan, "b.txt", bytes_of(much));
    zip_lay(&plan);
    zip_write(&plan, &sample);
    report_of(digest_at_once, "json", &whole);
    for (size_t i = 0; i < sizeof ways_to_digest / sizeof ways_to_digest[0]; i++) {
        report_of(ways_to_digest[i], "json", &split);
        CHECK(text_equal(&whole, &split));
        text_release(&split);
    }
    text_release(&whole);
    sample_zip(&sample);
}

/* --- progress ------------------------------------------------------------------------------------------------------ */

struct patience {
    unsigned left;
    uint64_t done, all;
    bool ran_backwards;
};

static bool advance(void *context, uint64_t done, uint64_t all)
{
    struct patience *patience = context;
    patience->ran_backwards = patience->ran_backwards || done < patience->done;
    patience->done = done;
    patience->all = all;
    return patience->left > 0 && patience->left-- > 0;
}

TEST(the_progress_function_stops_a_review_wherever_it_is)
{
    enum exhibit_status status = EXHIBIT_STOPPED;
    unsigned steps = 0;
    for (; status == EXHIBIT_STOPPED && steps < 1000; steps++) {
        struct patience patience = {.left = steps};
        struct exhibit_progress progress = {&patience, advance};
        struct exhibit *review;
        REQUIRE(exhibit_open(&review, "b.zip", 5, NULL, 0, progress) == EXHIBIT_OK);
        status = exhibit_run(review, file_of(&sample));
        CHECK(status == EXHIBIT_OK || exhibit_verdict(review) == EXHIBIT_UNJUDGED);
        CHECK(!patience.ran_backwards && patience.done <= patience.all);
        CHECK(status != EXHIBIT_OK || patience.done == patience.all);
        exhibit_close(review);
    }
    CHECK(status == EXHIBIT_OK);
    CHECK(steps > sample_file_count);
}

/* --- sources that fail --------------------------------------------------------------------------------------------- */

struct failing {
    const struct zip_file *file;
    unsigned left; /* reads until it fails */
};

static bool read_until_it_fails(void *context, uint64_t offset, void *buffer, size_t count)
{
    struct failing *failing = context;
    if (failing->left == 0)
        return false;
    failing->left--;
    memcpy(buffer, failing->file->at + offset, count);
    return true;
}

TEST(a_source_may_fail_at_any_read)
{
    enum exhibit_status status = EXHIBIT_READ_ERROR;
    unsigned reads = 0;
    for (; status == EXHIBIT_READ_ERROR && reads < 10000; reads++) {
        struct failing failing = {&sample, reads};
        struct exhibit *review;
        REQUIRE(open_with(&review, "") == EXHIBIT_OK);
        status = exhibit_run(review, (struct exhibit_file){&failing, sample.size, read_until_it_fails});
        CHECK(status == EXHIBIT_OK || status == EXHIBIT_READ_ERROR);
        CHECK(status == EXHIBIT_OK || exhibit_verdict(review) == EXHIBIT_UNJUDGED);
        exhibit_close(review);
    }
    CHECK(status == EXHIBIT_OK);
    CHECK(reads > 2);
}

/* --- members ------------------------------------------------------------------------------------------------------- */

TEST(the_bytes_of_members_are_those_that_were_put_in)
{
    struct exhibit *review;
    struct text text;
    REQUIRE(open_with(&review, "") == EXHIBIT_OK);
    REQUIRE(exhibit_scan(review, file_of(&sample)) == EXHIBIT_OK);
    for (unsigned round = 0; round < 2; round++) { /* before the documents are read, and after */
        REQUIRE(exhibit_member_count(review) == sample_file_count);
        for (uint32_t i = 0; i < sample_file_count; i++) {
            size_t size = strlen(sample_files[i].text);
            CHECK(exhibit_member_size(review, i) == size);
            CHECK(exhibit_member_bytes(review, i, output_into(&text)));
            CHECK(text.size == size && memcmp(text.at, sample_files[i].text, size) == 0);
            text_release(&text);
        }
        if (round == 0)
            REQUIRE(exhibit_read_documents(review) == EXHIBIT_OK);
    }
    exhibit_close(review);
}

static bool refuse(void *context, const void *bytes, size_t count)
{
    (void)context, (void)bytes, (void)count;
    return false;
}

TEST(an_output_that_refuses_is_noticed)
{
    struct exhibit *review;
    struct exhibit_output output = {NULL, refuse};
    REQUIRE(open_with(&review, "") == EXHIBIT_OK);
    REQUIRE(exhibit_run(review, file_of(&sample)) == EXHIBIT_OK);
    CHECK(!exhibit_report(review, "json", output));
    CHECK(!exhibit_report(review, "text", output));
    CHECK(!exhibit_report(review, "members", output));
    CHECK(!exhibit_member_bytes(review, 0, output));
    CHECK(!exhibit_rules("text", output));
    CHECK(!exhibit_explain("zip-gap", output));
    CHECK(!exhibit_profile("archive", output));
    exhibit_close(review);
}

/* --- verdicts, formats, options ------------------------------------------------------------------------------------ */

TEST(before_judging_there_is_no_verdict)
{
    struct exhibit *review;
    REQUIRE(open_with(&review, "") == EXHIBIT_OK);
    CHECK(exhibit_verdict(review) == EXHIBIT_UNJUDGED);
    REQUIRE(exhibit_scan(review, file_of(&sample)) == EXHIBIT_OK);
    CHECK(exhibit_verdict(review) == EXHIBIT_UNJUDGED);
    REQUIRE(exhibit_read_documents(review) == EXHIBIT_OK);
    CHECK(exhibit_verdict(review) == EXHIBIT_UNJUDGED);
    digest_at_once(review);
    CHECK(exhibit_verdict(review) == EXHIBIT_UNJUDGED);
    REQUIRE(exhibit_judge(review) == EXHIBIT_OK);
    CHECK(exhibit_verdict(review) != EXHIBIT_UNJUDGED);
    exhibit_close(review);
}

TEST(every_format_is_written_and_no_other)
{
    static const char *const formats[] = {"json", "text", "text-color", "members"};
    static const char *const others[] = {"", "JSON", "jso", "json ", "xml"};
    struct exhibit *review;
    struct text text;
    char digest[65];
    REQUIRE(open_with(&review, "") == EXHIBIT_OK);
    REQUIRE(exhibit_run(review, file_of(&sample)) == EXHIBIT_OK);
    CHECK(exhibit_report_digest(review, digest));
    CHECK(strlen(digest) == 64);
    for (size_t i = 0; i < sizeof formats / sizeof formats[0]; i++) {
        CHECK(exhibit_report(review, formats[i], output_into(&text)));
        CHECK(text.size > 100 && text.at[text.size - 1] == '\n');
        CHECK(i != 1 || text_holds(&text, digest));
        CHECK((strchr(text.at, '\033') != NULL) == (i == 2));
        text_release(&text);
    }
    for (size_t i = 0; i < sizeof others / sizeof others[0]; i++) {
        CHECK(!exhibit_report(review, others[i], output_into(&text)));
        CHECK(text.size == 0);
        text_release(&text);
    }
    exhibit_close(review);
}

TEST(the_report_digest_is_the_sha256_of_the_json)
{
    struct exhibit *review;
    struct text before, after;
    char first[65], second[65];
    REQUIRE(open_with(&review, "") == EXHIBIT_OK);
    REQUIRE(exhibit_run(review, file_of(&sample)) == EXHIBIT_OK);
    CHECK(exhibit_report(review, "json", output_into(&before)));
    CHECK(exhibit_report_digest(review, first));
    CHECK(exhibit_report(review, "json", output_into(&after)));
    CHECK(exhibit_report_digest(review, second));
    CHECK(strcmp(first, second) == 0);
    CHECK(text_equal(&before, &after));
    text_release(&before);
    text_release(&after);
    exhibit_close(review);
}

TEST(wrong_options_are_told_in_words)
{
    static const char *const wrong[] = {
        "{",
        "[]",
        "1",
        "null",
        "\"profile\"",
        "{\"profile\": \"no-such\"}",
        "{\"profile\": 1}",
        "{\"profil\": \"archive\"}",
        "{\"fail_on\": \"errors\"}",
        "{\"run\": null}",
        "{\"run\": \"a\", \"run\": \"a\"}",
        "{} {}",
        "{\"limits\": 1}",
        "{\"limits\": [1]}",
        "{\"limits\": {\"entry\": 1}}",
        "{\"limits\": {\"entries\": \"1\"}}",
        "{\"limits\": {\"entries\": 1.0}}",
        "{\"limits\": {\"entries\": 1e3}}",
        "{\"limits\": {\"entries\": -1}}",
        "{\"limits\": {\"entries\": null}}",
        "{\"limits\": {\"entries\": 4294967295}}",
        "{\"limits\": {\"memory\": 18446744073709551616}}",
        "{\"limits\": {\"json-depth\": 64}}",
        "{\"limits\": {\"entries\": 1, \"entries\": 1}}",
        "{\"limits\": {\"entries\": 1, \"Entries\": 1}}",
    };
    for (size_t i = 0; i < sizeof wrong / sizeof wrong[0]; i++) {
        struct exhibit *review;
        CHECK(open_with(&review, wrong[i]) == EXHIBIT_BAD_OPTIONS);
        REQUIRE(review != NULL);
        CHECK(exhibit_error(review)[0] != '\0');
        CHECK(exhibit_verdict(review) == EXHIBIT_UNJUDGED);
        exhibit_close(review);
    }
}

TEST(options_reach_the_review)
{
    struct exhibit *review;
    struct text text;
    REQUIRE(open_with(&review, "{\"profile\": \"archive\", \"ticket\": \"ticket-9\", \"fail_on\": \"never\"}") ==
            EXHIBIT_OK);
    CHECK(strcmp(exhibit_error(review), "") == 0);
    REQUIRE(exhibit_run(review, file_of(&sample)) == EXHIBIT_OK);
    CHECK(exhibit_verdict(review) == EXHIBIT_PASS);
    CHECK(exhibit_report(review, "json", output_into(&text)));
    CHECK(text_holds(&text, "\"name\": \"archive\""));
    CHECK(text_holds(&text, "\"ticket\": \"ticket-9\""));
    CHECK(text_holds(&text, "\"fail_on\": \"never\""));
    text_release(&text);
    exhibit_close(review);
}

TEST(limits_reach_the_review)
{
    struct exhibit *review;
    struct text text;
    struct exhibit_limit limit;
    size_t count = 0;
    for (; exhibit_limit(count, &limit); count++)
        CHECK(limit.normal > 0 && (limit.most == 0 || limit.most >= limit.normal) && limit.what[0] != '\0');
    CHECK(count > 10 && !exhibit_limit(count + 1, &limit));
    REQUIRE(open_with(&review, "{\"profile\": \"archive\", \"limits\": {\"entries\": 1, \"member\": 5000000000}}") ==
            EXHIBIT_OK);
    REQUIRE(exhibit_run(review, file_of(&sample)) == EXHIBIT_OK);
    CHECK(exhibit_verdict(review) == EXHIBIT_UNJUDGED && exhibit_member_count(review) == 0);
    CHECK(exhibit_report(review, "json", output_into(&text)));
    CHECK(text_holds(&text, "{\"name\": \"entries\",\"unit\": \"count\",\"value\": 1,\"state\": \"lowered\"}"));
    CHECK(text_holds(&text, "\"value\": 5000000000,\"state\": \"raised\""));
    CHECK(text_holds(&text, "\"rule\": \"zip-limit\""));
    text_release(&text);
    exhibit_close(review);
}

TEST(a_budget_that_the_options_have_used_up_is_no_memory)
{
    struct exhibit *review;
    REQUIRE(open_with(&review, "{\"limits\": {\"memory\": 1}}") == EXHIBIT_OK);
    CHECK(exhibit_run(review, file_of(&sample)) == EXHIBIT_NO_MEMORY);
    CHECK(exhibit_error(review)[0] != '\0' && exhibit_verdict(review) == EXHIBIT_UNJUDGED);
    exhibit_close(review);
}

/* --- odd files ----------------------------------------------------------------------------------------------------- */

TEST(every_truncation_of_a_bundle_has_a_report)
{
    static struct zip_file cut;
    for (size_t size = 0; size < sample.size; size += size < 100 ? 1 : 37) {
        struct exhibit *review;
        struct text text;
        memcpy(cut.at, sample.at, size);
        cut.size = size;
        REQUIRE(open_with(&review, "") == EXHIBIT_OK);
        CHECK(exhibit_run(review, file_of(&cut)) == EXHIBIT_OK);
        CHECK(exhibit_verdict(review) != EXHIBIT_PASS);
        CHECK(exhibit_report(review, "json", output_into(&text)));
        text_release(&text);
        exhibit_close(review);
    }
}

/* --- folders ------------------------------------------------------------------------------------------------------- */

static int by_path(const void *left, const void *right)
{
    const struct sample_file *a = left, *b = right;
    return strcmp(a->path, b->path);
}

static const uint8_t *name_in_folder(void *context, size_t index, size_t *size)
{
    const struct sample_file *files = context;
    *size = strlen(files[index].path);
    return (const uint8_t *)files[index].path;
}

static uint64_t size_in_folder(void *context, size_t index)
{
    const struct sample_file *files = context;
    return strlen(files[index].text);
}

static bool read_in_folder(void *context, size_t index, uint64_t offset, void *buffer, size_t count)
{
    const struct sample_file *files = context;
    memcpy(buffer, files[index].text + offset, count);
    return true;
}

/* The value of "content_digest" in a report. */
static void content_digest(struct exhibit *review, char digest[65])
{
    static const char key[] = "\"content_digest\": \"";
    struct text text;
    digest[0] = '\0';
    CHECK(exhibit_report(review, "json", output_into(&text)));
    const char *at = strstr(text.at, key);
    if (at != NULL) {
        memcpy(digest, at + sizeof key - 1, 64);
        digest[64] = '\0';
    }
    text_release(&text);
}

TEST(a_folder_has_the_content_digest_and_the_verdict_of_its_zip)
{
    struct sample_file files[ZIP_ITEMS_MAX];
    struct exhibit *zipped, *loose;
    char one[65], other[65];
    memcpy(files, sample_files, sample_file_count * sizeof files[0]);
    qsort(files, sample_file_count, sizeof files[0], by_path);
    struct exhibit_folder folder = {files, sample_file_count, name_in_folder, size_in_folder, read_in_folder};
    REQUIRE(open_with(&zipped, "") == EXHIBIT_OK);
    REQUIRE(open_with(&loose, "") == EXHIBIT_OK);
    CHECK(exhibit_run(zipped, file_of(&sample)) == EXHIBIT_OK);
    CHECK(exhibit_run_folder(loose, folder) == EXHIBIT_OK);
    CHECK(exhibit_verdict(zipped) == exhibit_verdict(loose));
    content_digest(zipped, one);
    content_digest(loose, other);
    CHECK(strlen(one) == 64 && strcmp(one, other) == 0);
    exhibit_close(zipped);
    exhibit_close(loose);
}

/* --- the catalogue and the profiles -------------------------------------------------------------------------------- */

TEST(the_catalogue_is_written_in_its_formats)
{
    static const char *const formats[] = {"text", "json", "markdown"};
    struct text text;
    for (size_t i = 0; i < sizeof formats / sizeof formats[0]; i++) {
        CHECK(exhibit_rules(formats[i], output_into(&text)));
        CHECK(text_holds(&text, "zip-limit") && text_holds(&text, "member-missing"));
        text_release(&text);
    }
    CHECK(!exhibit_rules("html", output_into(&text)));
    text_release(&text);
    CHECK(exhibit_explain("zip-limit", output_into(&text)));
    CHECK(text_holds(&text, "zip-limit"));
    text_release(&text);
    CHECK(!exhibit_explain("zip-limi", output_into(&text)));
    text_release(&text);
}

TEST(profiles_are_listed_and_given_as_they_are)
{
    size_t count = 0;
    struct text text;
    for (; exhibit_profile_name(count) != NULL; count++) {
        CHECK(exhibit_profile(exhibit_profile_name(count), output_into(&text)));
        CHECK(text_holds(&text, exhibit_profile_name(count)));
        text_release(&text);
    }
    CHECK(count >= 3);
    CHECK(!exhibit_profile("no-such", output_into(&text)));
    text_release(&text);
}

TEST(closing_nothing_is_fine)
{
    exhibit_close(NULL);
    struct exhibit *review;
    REQUIRE(open_with(&review, "") == EXHIBIT_OK);
    exhibit_close(review);
}

int main(void)
{
    sample_zip(&sample);
    RUN(a_whole_bundle_is_judged);
    RUN(no_split_of_the_digesting_shows_in_the_report);
    RUN(no_split_shows_when_members_are_broken);
    RUN(no_split_shows_when_findings_are_cut);
    RUN(the_progress_function_stops_a_review_wherever_it_is);
    RUN(a_source_may_fail_at_any_read);
    RUN(the_bytes_of_members_are_those_that_were_put_in);
    RUN(an_output_that_refuses_is_noticed);
    RUN(before_judging_there_is_no_verdict);
    RUN(every_format_is_written_and_no_other);
    RUN(the_report_digest_is_the_sha256_of_the_json);
    RUN(wrong_options_are_told_in_words);
    RUN(options_reach_the_review);
    RUN(limits_reach_the_review);
    RUN(a_budget_that_the_options_have_used_up_is_no_memory);
    RUN(every_truncation_of_a_bundle_has_a_report);
    RUN(a_folder_has_the_content_digest_and_the_verdict_of_its_zip);
    RUN(the_catalogue_is_written_in_its_formats);
    RUN(profiles_are_listed_and_given_as_they_are);
    RUN(closing_nothing_is_fine);
    return check_finish();
}
