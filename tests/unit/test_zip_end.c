/* End records, comments, and what lies around the archive. */
#include "check.h"
#include "zip/format.h"
#include "zip_review.h"

static struct zip_plan plan;

TEST(an_empty_file_has_no_end_record)
{
    CHECK(zip_file_says_only(BYTES(""), "zip-no-end-record"));
}

TEST(a_text_has_no_end_record)
{
    CHECK(zip_file_says_only(BYTES("this is no archive, but it is longer than one\n"), "zip-no-end-record"));
}

TEST(a_missing_end_record_brings_no_other_finding)
{
    zip_plan_of_two(&plan)->end.signature = 0;
    CHECK(zip_says_only(&plan, "zip-no-end-record"));
}

TEST(an_empty_archive_is_a_warning)
{
    plan = (struct zip_plan){.count = 0};
    zip_lay(&plan);
    CHECK(zip_says_only(&plan, "zip-empty"));
}

TEST(bytes_in_front_are_reported)
{
    plan = (struct zip_plan){.count = 0};
    zip_add_stored(&plan, "a.md", BYTES("text\n"))->before = BYTES("in front");
    zip_lay(&plan);
    CHECK(zip_says_only(&plan, "zip-prefix"));
}

TEST(bytes_in_front_that_move_every_offset_are_reported_too)
{
    zip_plan_of_two(&plan)->items[0].before = BYTES("in front");
    CHECK(zip_says_only(&plan, "zip-prefix zip-directory-offset"));
}

TEST(a_program_in_front_is_another_format)
{
    zip_plan_of_two(&plan)->items[0].before = BYTES("MZ, and so on");
    CHECK(zip_says_only(&plan, "zip-other-format zip-prefix zip-directory-offset"));
}

TEST(the_mark_of_a_split_archive_is_named)
{
    plan = (struct zip_plan){.count = 0};
    zip_add_stored(&plan, "a.md", BYTES("text\n"))->before = BYTES("PK00");
    zip_lay(&plan);
    CHECK(zip_says_only(&plan, "zip-split-marker"));
}

TEST(bytes_behind_the_end_are_reported)
{
    zip_plan_of_two(&plan)->suffix = BYTES("behind");
    CHECK(zip_says_only(&plan, "zip-suffix"));
}

TEST(zero_bytes_behind_the_end_are_reported)
{
    zip_plan_of_two(&plan)->suffix = BYTES("\0\0\0\0\0");
    CHECK(zip_says_only(&plan, "zip-suffix-zeros"));
    plan.suffix = BYTES("\0\0\0\0\1");
    CHECK(zip_says_only(&plan, "zip-suffix"));
}

TEST(a_comment_is_a_warning)
{
    plan = (struct zip_plan){.comment = BYTES("made by hand")};
    zip_add_stored(&plan, "a.md", BYTES("text\n"));
    zip_lay(&plan);
    CHECK(zip_says_only(&plan, "zip-comment"));
}

TEST(a_comment_longer_than_the_file_is_reported)
{
    zip_plan_of_two(&plan)->end.comment_size = 9;
    CHECK(zip_says_only(&plan, "zip-comment-cut"));
}

TEST(a_comment_shorter_than_the_file_leaves_a_suffix)
{
    plan = (struct zip_plan){.comment = BYTES("made by hand")};
    zip_add_stored(&plan, "a.md", BYTES("text\n"));
    zip_lay(&plan);
    plan.end.comment_size = 4;
    CHECK(zip_says_only(&plan, "zip-suffix zip-comment"));
}

TEST(control_bytes_in_a_comment_hide_records)
{
    plan = (struct zip_plan){.comment = BYTES("\x05")};
    zip_add_stored(&plan, "a.md", BYTES("text\n"));
    zip_lay(&plan);
    CHECK(zip_says_only(&plan, "zip-comment zip-comment-hides-records"));
}

TEST(an_archive_in_a_comment_makes_two_end_records)
{
    static struct zip_file inner;
    struct zip_plan empty = {.count = 0};
    zip_lay(&empty);
    zip_write(&empty, &inner);
    plan = (struct zip_plan){.comment = {inner.at, inner.size}};
    zip_add_stored(&plan, "a.md", BYTES("text\n"));
    zip_lay(&plan);
    CHECK(zip_says_only(&plan, "zip-several-end-records zip-comment zip-comment-hides-records"));
}

TEST(the_records_of_an_archive_stored_in_an_archive_are_a_note)
{
    static struct zip_file inner;
    zip_write(zip_plan_of_two(&plan), &inner);
    plan = (struct zip_plan){.count = 0};
    zip_add_stored(&plan, "inner.zip", (struct bytes){inner.at, inner.size});
    zip_lay(&plan);
    CHECK(zip_says_only(&plan, "zip-records-in-data"));
}

TEST(an_end_record_in_an_extra_field_is_a_stray)
{
    plan = (struct zip_plan){.count = 0};
    struct zip_item *item = zip_add_stored(&plan, "a.md", BYTES("text\n"));
    item->central.extra = zip_extra(&plan, 0x5455, BYTES("PK\5\6\0\0\0\0\1\0\1\0\xFF\xFF\0\0\xFF\xFF\0\0\0\0"));
    item->local.extra = item->central.extra;
    zip_lay(&plan);
    CHECK(zip_says(&plan, "zip-stray-end-record"));
}

TEST(an_archive_of_several_disks_is_reported)
{
    zip_plan_of_two(&plan)->end.disk = 1;
    CHECK(zip_says_only(&plan, "zip-multi-disk"));
    zip_plan_of_two(&plan)->end.directory_disk = 1;
    CHECK(zip_says_only(&plan, "zip-multi-disk"));
    zip_plan_of_two(&plan)->end.entries_here = 1;
    CHECK(zip_says_only(&plan, "zip-multi-disk"));
    zip_plan_of_two(&plan)->items[1].central.disk = 1;
    CHECK(zip_says_only(&plan, "zip-multi-disk"));
}

/* --- zip64 ------------------------------------------------------------------------------------ */

static struct zip_plan *zip64_plan(void)
{
    zip_add_end64(zip_plan_of_two(&plan));
    return &plan;
}

TEST(a_zip64_record_that_nothing_asks_for_is_a_note)
{
    zip64_plan();
    plan.end.entries = plan.end.entries_here = 2;
    plan.end.directory_size = (uint32_t)plan.end64.directory_size;
    plan.end.directory_offset = (uint32_t)plan.end64.directory_offset;
    CHECK(zip_says_only(&plan, "zip-end64-unneeded"));
}

TEST(end_records_that_disagree_are_reported)
{
    zip64_plan()->end.entries = 3;
    CHECK(zip_says(&plan, "zip-end64-differs"));
    zip64_plan()->end.directory_size = 3;
    CHECK(zip_says(&plan, "zip-end64-differs"));
}

TEST(a_locator_that_leads_nowhere_is_reported)
{
    zip64_plan()->locator_offset += 1;
    CHECK(zip_says_only(&plan, "zip-end64-missing"));
    zip64_plan()->locator_offset = UINT64_MAX;
    CHECK(zip_says_only(&plan, "zip-end64-missing"));
}

TEST(a_missing_zip64_record_brings_no_other_finding)
{
    zip64_plan();
    plan.has_end64 = plan.has_locator = false;
    CHECK(zip_says_only(&plan, "zip-end64-missing"));
}

TEST(a_sentinel_count_without_zip64_is_reported)
{
    zip_plan_of_two(&plan)->end.entries = UINT16_MAX;
    plan.end.entries_here = UINT16_MAX;
    CHECK(zip_says_only(&plan, "zip-end64-missing"));
}

TEST(a_hole_behind_the_zip64_record_is_reported)
{
    zip64_plan()->after_end64 = BYTES("hole");
    CHECK(zip_says_only(&plan, "zip-gap zip-end64-size"));
}

TEST(a_longer_zip64_record_is_reported)
{
    zip64_plan()->after_end64 = BYTES("more");
    plan.end64.size += 4;
    CHECK(zip_says_only(&plan, "zip-end64-extended"));
    plan.end64.size = UINT64_MAX;
    CHECK(zip_says_only(&plan, "zip-end64-size zip-end64-extended"));
}

TEST(zip64_disks_and_versions_are_checked)
{
    zip64_plan()->locator_disks = 2;
    CHECK(zip_says_only(&plan, "zip-multi-disk"));
    zip64_plan()->end64.directory_disk = 2;
    CHECK(zip_says(&plan, "zip-multi-disk"));
    zip64_plan()->end64.needed = 64;
    CHECK(zip_says_only(&plan, "zip-end64-version"));
}

int main(void)
{
    RUN(an_empty_file_has_no_end_record);
    RUN(a_text_has_no_end_record);
    RUN(a_missing_end_record_brings_no_other_finding);
    RUN(an_empty_archive_is_a_warning);
    RUN(bytes_in_front_are_reported);
    RUN(bytes_in_front_that_move_every_offset_are_reported_too);
    RUN(a_program_in_front_is_another_format);
    RUN(the_mark_of_a_split_archive_is_named);
    RUN(bytes_behind_the_end_are_reported);
    RUN(zero_bytes_behind_the_end_are_reported);
    RUN(a_comment_is_a_warning);
    RUN(a_comment_longer_than_the_file_is_reported);
    RUN(a_comment_shorter_than_the_file_leaves_a_suffix);
    RUN(control_bytes_in_a_comment_hide_records);
    RUN(an_archive_in_a_comment_makes_two_end_records);
    RUN(the_records_of_an_archive_stored_in_an_archive_are_a_note);
    RUN(an_end_record_in_an_extra_field_is_a_stray);
    RUN(an_archive_of_several_disks_is_reported);
    RUN(a_zip64_record_that_nothing_asks_for_is_a_note);
    RUN(end_records_that_disagree_are_reported);
    RUN(a_locator_that_leads_nowhere_is_reported);
    RUN(a_missing_zip64_record_brings_no_other_finding);
    RUN(a_sentinel_count_without_zip64_is_reported);
    RUN(a_hole_behind_the_zip64_record_is_reported);
    RUN(a_longer_zip64_record_is_reported);
    RUN(zip64_disks_and_versions_are_checked);
    return check_finish();
}
