/* Work shared among reviews of one bundle: what helpers hand over, and that nothing of it shows. */
#include "check.h"
#include "sample_bundle.h"

#include <string.h>

static struct zip_file sample;
static const struct exhibit_progress nobody;

enum { HELPERS = 3 };

static struct exhibit *started(void)
{
    struct exhibit *review;
    CHECK(exhibit_open(&review, SAMPLE_NAME, strlen(SAMPLE_NAME), "", 0, nobody) == EXHIBIT_OK);
    CHECK(exhibit_scan(review, file_of(&sample)) == EXHIBIT_OK);
    CHECK(exhibit_read_documents(review) == EXHIBIT_OK);
    return review;
}

/* Every HELPERSth member from `which` on; the last one digests the file. */
static void help(uint32_t which, struct text *handed)
{
    struct exhibit *helper = started();
    for (uint32_t i = which; i < exhibit_member_count(helper); i += HELPERS)
        CHECK(exhibit_digest(helper, i, 1) == EXHIBIT_OK);
    if (which == HELPERS - 1)
        CHECK(exhibit_digest_file(helper) == EXHIBIT_OK);
    CHECK(exhibit_hand_over(helper, output_into(handed)));
    exhibit_close(helper);
}

/* The report of a review that digests nothing but what the helpers do not hand over. */
static void report_with_help(struct text *report)
{
    struct exhibit *review = started();
    for (uint32_t which = 0; which < HELPERS; which++) {
        struct text handed;
        help(which, &handed);
        CHECK(exhibit_take_over(review, handed.at, handed.size));
        text_release(&handed);
    }
    CHECK(exhibit_finish(review) == EXHIBIT_OK);
    CHECK(exhibit_report(review, "json", output_into(report)));
    exhibit_close(review);
}

static void report_alone(struct text *report)
{
    struct exhibit *review = started();
    CHECK(exhibit_finish(review) == EXHIBIT_OK);
    CHECK(exhibit_report(review, "json", output_into(report)));
    exhibit_close(review);
}

/* Binary members next to the sample's: some of them broken, some that the documents ask more digests of. */
static void make_mixed_sample(void)
{
    struct zip_plan plan = {.count = 0};
    for (size_t i = 0; i < sample_file_count; i++)
        zip_add_stored(&plan, sample_files[i].path, bytes_of(sample_files[i].text));
    zip_add_stored(&plan, "a.bin", BYTES("\0binary\n"));
    zip_add_stored(&plan, "b.bin", BYTES("\0broken\n"))->central.crc32 = 7;
    zip_add_stored(&plan, "c.bin", BYTES("\0PK\1\2 a record in it"));
    zip_add_stored(&plan, "sums.txt",
                   BYTES("d41d8cd98f00b204e9800998ecf8427e  a.bin\nd41d8cd98f00b204e9800998ecf8427e  c.bin\n"));
    zip_lay(&plan);
    zip_write(&plan, &sample);
}

TEST(helpers_do_not_show_in_the_report)
{
    struct text alone, helped;
    make_mixed_sample();
    report_alone(&alone);
    CHECK(text_holds(&alone, "zip-crc-mismatch") && text_holds(&alone, "zip-records-in-data"));
    report_with_help(&helped);
    CHECK(text_equal(&alone, &helped));
    text_release(&helped);
    text_release(&alone);
    sample_zip(&sample);
}

TEST(what_helpers_hand_over_is_of_this_bundle_or_refused)
{
    struct text handed;
    make_mixed_sample();
    help(HELPERS - 1, &handed);
    CHECK(handed.size > 17);
    for (size_t size = 0; size < handed.size; size++) {
        struct exhibit *review = started();
        bool is_taken = exhibit_take_over(review, handed.at, size);
        CHECK(!is_taken || size >= 17 + 52); /* a whole record less is a part well taken over */
        exhibit_close(review);
    }
    sample_zip(&sample);
    struct exhibit *other = started();
    CHECK(!exhibit_take_over(other, handed.at, handed.size));
    exhibit_close(other);
    text_release(&handed);
}

int main(void)
{
    sample_zip(&sample);
    RUN(helpers_do_not_show_in_the_report);
    RUN(what_helpers_hand_over_is_of_this_bundle_or_refused);
    return check_finish();
}
