/* The directory: its place and size, and one entry at a time. */
#include "check.h"
#include "zip/format.h"
#include "zip_review.h"

static struct zip_plan plan;

TEST(a_wrong_count_is_reported)
{
    zip_plan_of_two(&plan);
    plan.end.entries = plan.end.entries_here = 3;
    CHECK(zip_says_only(&plan, "zip-count-mismatch"));
    zip_plan_of_two(&plan);
    plan.end.entries = plan.end.entries_here = 1;
    CHECK(zip_says_only(&plan, "zip-count-mismatch"));
}

TEST(a_count_that_is_right_modulo_65536_is_reported)
{
    zip_plan_of_two(&plan);
    zip_add_end64(&plan);
    plan.end64.entries = plan.end64.entries_here = 65538;
    CHECK(zip_says_only(&plan, "zip-count-mismatch"));
}

TEST(a_directory_that_is_said_to_be_shorter_is_reported)
{
    zip_plan_of_two(&plan)->end.directory_size -= 1;
    CHECK(zip_says_only(&plan, "zip-directory-size"));
}

TEST(a_directory_that_is_said_to_be_longer_is_reported)
{
    zip_plan_of_two(&plan)->end.directory_size += 1;
    CHECK(zip_says_only(&plan, "zip-directory-size"));
    zip_plan_of_two(&plan)->end.directory_size = UINT32_MAX - 1;
    CHECK(zip_says_only(&plan, "zip-directory-size"));
}

TEST(a_directory_that_is_elsewhere_is_found_and_reported)
{
    zip_plan_of_two(&plan)->end.directory_offset -= 3;
    CHECK(zip_says(&plan, "zip-directory-offset"));
}

TEST(bytes_behind_the_directory_are_reported)
{
    zip_plan_of_two(&plan)->after_directory = BYTES("hidden");
    CHECK(zip_says_only(&plan, "zip-gap zip-directory-offset"));
}

TEST(a_directory_that_breaks_off_brings_no_other_finding)
{
    zip_plan_of_two(&plan)->items[1].central.signature ^= 1;
    CHECK(zip_says_only(&plan, "zip-directory-broken"));
}

TEST(a_directory_of_another_order_is_a_note)
{
    zip_plan_of_two(&plan);
    struct zip_header first = plan.items[0].central;
    plan.items[0].central = plan.items[1].central;
    plan.items[1].central = first;
    CHECK(zip_says_only(&plan, "zip-directory-order"));
}

/* --- one entry -------------------------------------------------------------------------------- */

/* One stored entry, to be changed in both headers and then laid out. */
static struct zip_item *one_entry(void)
{
    plan = (struct zip_plan){.count = 0};
    return zip_add_stored(&plan, "a.md", BYTES("text\n"));
}

static bool flags_say_only(uint16_t flags, const char *rules)
{
    struct zip_item *item = one_entry();
    item->local.flags = item->central.flags = flags;
    zip_lay(&plan);
    return zip_says_only(&plan, rules);
}

TEST(encryption_is_an_error)
{
    CHECK(flags_say_only(FLAG_ENCRYPTED, "zip-encrypted"));
    CHECK(flags_say_only(FLAG_STRONG_ENCRYPTION, "zip-encrypted"));
    CHECK(flags_say_only(FLAG_MASKED, "zip-encrypted"));
}

TEST(patched_data_is_an_error)
{
    CHECK(flags_say_only(FLAG_PATCHED, "zip-flags-unsupported"));
    CHECK(flags_say_only(FLAG_ENHANCED_DEFLATE, "zip-flags-unsupported"));
}

TEST(reserved_flags_are_a_warning)
{
    CHECK(flags_say_only(1 << 7, "zip-flags-reserved"));
    CHECK(flags_say_only(1 << 15, "zip-flags-reserved"));
}

TEST(other_methods_are_an_error)
{
    struct zip_item *item = one_entry();
    item->local.method = item->central.method = 14;
    zip_lay(&plan);
    CHECK(zip_says_only(&plan, "zip-method-unsupported"));
}

TEST(versions_are_checked)
{
    struct zip_item *item = one_entry();
    item->local.needed = item->central.needed = 64;
    zip_lay(&plan);
    CHECK(zip_says_only(&plan, "zip-version-needed"));
    item->local.needed = item->central.needed = 0x0314;
    CHECK(zip_says_only(&plan, "zip-version-host"));
    plan.items[0].central.needed = plan.items[0].local.needed = 2 << 8 | 20;
    CHECK(zip_says_only(&plan, "zip-version-vms"));
}

TEST(times_are_checked)
{
    struct zip_item *item = one_entry();
    item->local.date = item->central.date = 0;
    zip_lay(&plan);
    CHECK(zip_says_only(&plan, "zip-time-impossible"));
    item->local.time = item->central.time = 0;
    CHECK(zip_says_only(&plan, "zip-time-absent"));
}

TEST(an_entry_comment_is_a_warning)
{
    one_entry()->central.comment = BYTES("note");
    zip_lay(&plan);
    CHECK(zip_says_only(&plan, "zip-entry-comment"));
}

TEST(records_in_an_entry_comment_are_an_error)
{
    one_entry()->central.comment = BYTES("PK\3\4 and so on");
    zip_lay(&plan);
    CHECK(zip_says_only(&plan, "zip-comment-hides-records zip-entry-comment"));
}

/* --- types ------------------------------------------------------------------------------------ */

static bool mode_says_only(unsigned mode, const char *rules)
{
    one_entry()->central.external = (uint32_t)mode << 16;
    zip_lay(&plan);
    return zip_says_only(&plan, rules);
}

TEST(types_that_are_no_files_are_reported)
{
    CHECK(mode_says_only(0120777, "zip-symlink"));
    CHECK(mode_says_only(0010644, "zip-special-file"));
    CHECK(mode_says_only(0060644, "zip-special-file"));
    CHECK(mode_says_only(0040755, "zip-folder-attribute"));
    CHECK(mode_says_only(0104755, "zip-mode-unusual"));
    CHECK(mode_says_only(0, ""));
}

TEST(a_foreign_type_is_reported)
{
    one_entry()->central.external = UINT32_C(0120777) << 16;
    plan.items[0].central.made_by = 0x001E;
    zip_lay(&plan);
    CHECK(zip_says_only(&plan, "zip-symlink zip-mode-foreign"));
}

TEST(dos_attributes_are_checked)
{
    one_entry()->central.external = 0x08;
    zip_lay(&plan);
    CHECK(zip_says_only(&plan, "zip-volume-label"));
    plan.items[0].central.external = 0x10;
    CHECK(zip_says_only(&plan, "zip-folder-attribute"));
    plan.items[0].central.external = 0x02;
    CHECK(zip_says_only(&plan, "zip-attributes-unusual"));
}

TEST(a_folder_with_content_is_an_error)
{
    plan = (struct zip_plan){.count = 0};
    zip_add_stored(&plan, "d/", BYTES("text\n"));
    zip_lay(&plan);
    CHECK(zip_says_only(&plan, "zip-folder-attribute zip-folder-with-data"));
}

TEST(a_folder_packed_as_java_does_is_a_note)
{
    plan = (struct zip_plan){.count = 0};
    zip_add_packed(&plan, "d/", BYTES("\3\0"), BYTES(""))->central.external = 0;
    zip_lay(&plan);
    CHECK(zip_says_only(&plan, "zip-folder-packed"));
}

/* --- sizes ------------------------------------------------------------------------------------ */

TEST(an_impossible_ratio_is_refused)
{
    plan = (struct zip_plan){.count = 0};
    struct zip_item *item = zip_add_deflated(&plan, "a.md", BYTES("text\n"));
    item->local.unpacked_size = item->central.unpacked_size = 100000;
    zip_lay(&plan);
    CHECK(zip_says_only(&plan, "zip-ratio-impossible"));
}

TEST(a_forged_size_beyond_every_limit_is_not_unpacked)
{
    plan = (struct zip_plan){.count = 0};
    struct zip_item *item = zip_add_stored(&plan, "a.md", BYTES("text\n"));
    struct bytes sizes = zip_make(&plan, UINT64_MAX, 8, UINT64_C(5), 8, UINT64_C(0), 0);
    item->local.extra = item->central.extra = zip_extra(&plan, 1, sizes);
    item->local.packed_size = item->local.unpacked_size = UINT32_MAX;
    item->central.packed_size = item->central.unpacked_size = UINT32_MAX;
    item->local.needed = item->central.needed = 45;
    zip_lay(&plan);
    CHECK(zip_says_only(&plan, "zip-limit zip-ratio zip-total-ratio"));
}

TEST(packed_data_far_larger_than_the_content_is_a_warning)
{
    static const uint8_t zeros[500];
    plan = (struct zip_plan){.count = 0};
    zip_add_packed(&plan, "a.md", (struct bytes){zeros, sizeof zeros}, BYTES("text\n"));
    zip_lay(&plan);
    CHECK(zip_says(&plan, "zip-packed-larger"));
}

/* --- extra fields ----------------------------------------------------------------------------- */

static bool extra_says_only(struct bytes extra, const char *rules)
{
    struct zip_item *item = &plan.items[0];
    item->local.extra = item->central.extra = extra;
    zip_lay(&plan);
    return zip_says_only(&plan, rules);
}

TEST(broken_extra_fields_are_reported)
{
    one_entry();
    CHECK(extra_says_only(BYTES("UT\x09\0\1"), "zip-extra-broken"));
    CHECK(extra_says_only(BYTES("UTx"), "zip-extra-broken"));
    CHECK(extra_says_only(BYTES("\0\0"), "zip-extra-padding"));
    CHECK(extra_says_only(BYTES("ux\0\0\0\0\0\0\0"), "zip-extra-padding"));
}

TEST(repeated_extra_fields_are_reported)
{
    one_entry();
    CHECK(extra_says_only(BYTES("ux\0\0ux\0\0"), "zip-extra-repeated"));
    CHECK(extra_says_only(BYTES("uc\0\0uc\0\0"), "zip-extra-duplicate zip-unicode-comment-differs"));
}

TEST(unknown_and_large_extra_fields_are_reported)
{
    static uint8_t content[5000];
    one_entry();
    CHECK(extra_says_only(zip_extra(&plan, 0x1234, (struct bytes){content, 61}), "zip-extra-unknown"));
    CHECK(extra_says_only(zip_extra(&plan, 0xa220, (struct bytes){content, 4093}), "zip-extra-too-large"));
}

TEST(extra_fields_with_names_and_links_are_reported)
{
    one_entry();
    CHECK(extra_says_only(BYTES("NU\0\0"), "zip-extra-other-name"));
    CHECK(extra_says_only(zip_extra(&plan, 0x000d, BYTES("aaaammmmuuggtarget")), "zip-extra-link"));
    CHECK(extra_says_only(zip_extra(&plan, 0x9901, BYTES("\2\0AE\3\0\0")), "zip-encrypted"));
}

static struct bytes unicode_path(uint32_t crc32, const char *name)
{
    struct bytes head = zip_make(&plan, UINT64_C(1), 1, (uint64_t)crc32, 4, UINT64_C(0), 0);
    struct bytes text = bytes_of(name);
    for (size_t i = 0; i < text.size; i++)
        head.size += zip_make(&plan, (uint64_t)text.at[i], 1, UINT64_C(0), 0).size;
    return zip_extra(&plan, 0x7075, head);
}

TEST(a_second_name_is_reported)
{
    uint32_t crc32 = zip_crc32(BYTES("a.md"));
    one_entry();
    CHECK(extra_says_only(unicode_path(crc32, "a.md"), ""));
    CHECK(extra_says_only(unicode_path(crc32, "b.md"), "zip-unicode-path-differs"));
    CHECK(extra_says_only(unicode_path(crc32 ^ 1, "a.md"), "zip-unicode-path-broken"));
    plan.items[0].local.extra = (struct bytes){NULL, 0};
    plan.items[0].central.extra = unicode_path(crc32, "a.md");
    zip_lay(&plan);
    CHECK(zip_says_only(&plan, "zip-unicode-path-mismatch"));
}

TEST(zip64_fields_are_checked)
{
    one_entry();
    CHECK(extra_says_only(zip_extra(&plan, 1, zip_make(&plan, UINT64_C(5), 8, UINT64_C(5), 8, UINT64_C(0), 0)),
                          "zip-extra64-unneeded"));
    CHECK(extra_says_only(zip_extra(&plan, 1, zip_make(&plan, UINT64_C(5), 8, UINT64_C(6), 8, UINT64_C(0), 0)),
                          "zip-extra64-differs"));
    plan.items[0].local.packed_size = plan.items[0].local.unpacked_size = UINT32_MAX;
    plan.items[0].central.packed_size = plan.items[0].central.unpacked_size = UINT32_MAX;
    CHECK(extra_says_only(zip_extra(&plan, 1, zip_make(&plan, UINT64_C(5), 8, UINT64_C(0), 0)), "zip-extra64-broken"));
    plan.items[0].local.extra = plan.items[0].central.extra = (struct bytes){NULL, 0};
    zip_lay(&plan);
    CHECK(zip_says(&plan, "zip-extra64-missing"));
}

int main(void)
{
    RUN(a_wrong_count_is_reported);
    RUN(a_count_that_is_right_modulo_65536_is_reported);
    RUN(a_directory_that_is_said_to_be_shorter_is_reported);
    RUN(a_directory_that_is_said_to_be_longer_is_reported);
    RUN(a_directory_that_is_elsewhere_is_found_and_reported);
    RUN(bytes_behind_the_directory_are_reported);
    RUN(a_directory_that_breaks_off_brings_no_other_finding);
    RUN(a_directory_of_another_order_is_a_note);
    RUN(encryption_is_an_error);
    RUN(patched_data_is_an_error);
    RUN(reserved_flags_are_a_warning);
    RUN(other_methods_are_an_error);
    RUN(versions_are_checked);
    RUN(times_are_checked);
    RUN(an_entry_comment_is_a_warning);
    RUN(records_in_an_entry_comment_are_an_error);
    RUN(types_that_are_no_files_are_reported);
    RUN(a_foreign_type_is_reported);
    RUN(dos_attributes_are_checked);
    RUN(a_folder_with_content_is_an_error);
    RUN(a_folder_packed_as_java_does_is_a_note);
    RUN(an_impossible_ratio_is_refused);
    RUN(a_forged_size_beyond_every_limit_is_not_unpacked);
    RUN(packed_data_far_larger_than_the_content_is_a_warning);
    RUN(broken_extra_fields_are_reported);
    RUN(repeated_extra_fields_are_reported);
    RUN(unknown_and_large_extra_fields_are_reported);
    RUN(extra_fields_with_names_and_links_are_reported);
    RUN(a_second_name_is_reported);
    RUN(zip64_fields_are_checked);
    return check_finish();
}
