/* Local headers, descriptors, and the bytes between the records. */
#include "check.h"
#include "zip/format.h"
#include "zip_review.h"

static struct zip_plan plan;

static struct zip_header *first_local(void)
{
    return &zip_plan_of_two(&plan)->items[0].local;
}

TEST(headers_that_disagree_are_reported)
{
    first_local()->method = 0;
    CHECK(zip_says_only(&plan, "zip-local-mismatch"));
    first_local()->crc32 ^= 1;
    CHECK(zip_says_only(&plan, "zip-local-mismatch"));
    first_local()->packed_size += 1;
    CHECK(zip_says_only(&plan, "zip-local-mismatch"));
    first_local()->unpacked_size = 0;
    CHECK(zip_says_only(&plan, "zip-local-mismatch"));
    first_local()->flags = FLAG_UTF8;
    CHECK(zip_says_only(&plan, "zip-local-mismatch"));
    first_local()->flags = FLAG_ENCRYPTED;
    CHECK(zip_says_only(&plan, "zip-local-mismatch"));
}

TEST(headers_that_differ_in_a_detail_are_a_warning)
{
    first_local()->needed = 21;
    CHECK(zip_says_only(&plan, "zip-local-differs"));
    first_local()->time += 1;
    CHECK(zip_says_only(&plan, "zip-local-differs"));
    first_local()->flags = 2; /* how hard the packer tried */
    CHECK(zip_says_only(&plan, "zip-local-differs"));
}

TEST(two_names_are_reported)
{
    first_local()->name = BYTES("b.md");
    CHECK(zip_says_only(&plan, "zip-local-name-mismatch"));
}

TEST(a_local_header_without_signature_brings_no_other_finding)
{
    first_local()->signature ^= 1;
    CHECK(zip_says_only(&plan, "zip-local-missing"));
}

TEST(an_offset_behind_the_directory_is_reported)
{
    zip_plan_of_two(&plan)->items[1].central.offset = plan.end.directory_offset;
    CHECK(zip_says(&plan, "zip-local-missing"));
    plan.items[1].central.offset = UINT32_MAX - 1;
    CHECK(zip_says(&plan, "zip-local-missing"));
}

TEST(data_that_runs_into_the_directory_is_reported)
{
    zip_plan_of_two(&plan)->items[1].local.packed_size += 1;
    plan.items[1].central.packed_size += 1;
    CHECK(zip_says_only(&plan, "zip-data-outside"));
}

TEST(a_header_that_runs_into_the_directory_is_reported)
{
    zip_plan_of_two(&plan)->items[1].local.extra_more = 500;
    CHECK(zip_says_only(&plan, "zip-data-outside"));
}

TEST(a_hidden_entry_is_reported_by_name)
{
    plan = (struct zip_plan){.count = 0};
    zip_add_stored(&plan, "a.md", BYTES("text\n"));
    zip_add_stored(&plan, "hidden.md", BYTES("secret\n"))->central.signature = 0;
    zip_add_stored(&plan, "also.md", BYTES("secret\n"))->central.signature = 0;
    zip_add_stored(&plan, "b.md", BYTES("text\n"));
    zip_lay(&plan);
    CHECK(zip_says_only(&plan, "zip-local-unlisted"));
}

TEST(a_hidden_entry_at_the_start_is_reported)
{
    plan = (struct zip_plan){.count = 0};
    zip_add_stored(&plan, "hidden.md", BYTES("secret\n"))->central.signature = 0;
    zip_add_stored(&plan, "a.md", BYTES("text\n"));
    zip_lay(&plan);
    CHECK(zip_says_only(&plan, "zip-local-unlisted"));
}

TEST(a_gap_between_entries_is_reported)
{
    plan = (struct zip_plan){.count = 0};
    zip_add_stored(&plan, "a.md", BYTES("text\n"));
    zip_add_stored(&plan, "b.md", BYTES("text\n"))->before = BYTES("gap");
    zip_lay(&plan);
    CHECK(zip_says_only(&plan, "zip-gap"));
}

TEST(a_gap_before_the_directory_is_reported)
{
    plan = (struct zip_plan){.before_directory = BYTES("\0\0\0")};
    zip_add_stored(&plan, "a.md", BYTES("text\n"));
    zip_lay(&plan);
    CHECK(zip_says_only(&plan, "zip-gap"));
}

TEST(entries_that_are_the_same_bytes_are_reported_once_each)
{
    zip_plan_of_two(&plan)->items[1].central = plan.items[0].central;
    plan.items[1].local.signature = 0;
    plan.items[1].data.size = 0;
    plan.items[1].central.name = BYTES("c.md");
    zip_lay(&plan);
    plan.items[1].central.offset = 0;
    CHECK(zip_says_only(&plan, "zip-shared-data"));
}

TEST(an_entry_inside_another_is_reported_and_neither_is_unpacked)
{
    static struct zip_file inner;
    struct zip_review review;
    static struct zip_file file;
    zip_plan_of_two(&plan);
    zip_write(&plan, &inner);
    size_t head = plan.end.directory_offset;
    plan = (struct zip_plan){.count = 0};
    zip_add_stored(&plan, "outer", (struct bytes){inner.at, head});
    zip_add_stored(&plan, "a.md", BYTES(""));
    plan.items[1].local.signature = 0;
    zip_lay(&plan);
    plan.items[1].central.offset = (uint32_t)(LOCAL_HEADER_SIZE + 5);
    CHECK(zip_says_only(&plan, "zip-overlap"));
    zip_write(&plan, &file);
    zip_review(&review, (struct bytes){file.at, file.size}, 1 << 24);
    CHECK(review.unpacked_size == 0);
    zip_review_release(&review);
}

/* --- descriptors ------------------------------------------------------------------------------ */

static struct zip_item *described(void)
{
    plan = (struct zip_plan){.count = 0};
    struct zip_item *item = zip_add_deflated(&plan, "a.md", BYTES("text\n"));
    zip_use_descriptor(&plan, item);
    return item;
}

TEST(a_descriptor_in_its_usual_form_is_silent)
{
    described();
    zip_lay(&plan);
    CHECK(zip_says_only(&plan, ""));
}

TEST(a_missing_descriptor_brings_no_other_finding)
{
    described()->descriptor.size = 0;
    zip_lay(&plan);
    CHECK(zip_says_only(&plan, "zip-descriptor-broken"));
}

TEST(a_wrong_descriptor_brings_no_other_finding)
{
    struct zip_item *item = described();
    plan.room[(size_t)(item->descriptor.at - plan.room) + 5] ^= 1;
    zip_lay(&plan);
    CHECK(zip_says_only(&plan, "zip-descriptor-broken"));
}

TEST(a_descriptor_without_signature_is_a_warning)
{
    struct zip_item *item = described();
    item->descriptor = bytes_after(item->descriptor, 4);
    zip_lay(&plan);
    CHECK(zip_says_only(&plan, "zip-descriptor-unsigned"));
}

TEST(a_descriptor_of_the_wrong_width_is_reported)
{
    struct zip_item *item = described();
    const struct zip_header *header = &item->central;
    item->descriptor = zip_make(&plan, (uint64_t)SIGNATURE_DESCRIPTOR, 4, (uint64_t)header->crc32, 4,
                                (uint64_t)header->packed_size, 8, (uint64_t)header->unpacked_size, 8, UINT64_C(0), 0);
    zip_lay(&plan);
    CHECK(zip_says_only(&plan, "zip-descriptor-width"));
}

TEST(a_descriptor_that_is_not_announced_is_reported)
{
    struct zip_item *item = described();
    item->local = item->central;
    item->local.signature = SIGNATURE_LOCAL;
    item->local.flags = item->central.flags = 0;
    zip_lay(&plan);
    CHECK(zip_says_only(&plan, "zip-descriptor-unexpected"));
}

TEST(a_descriptor_flag_in_one_header_is_a_mismatch)
{
    described()->central.flags = 0;
    zip_lay(&plan);
    CHECK(zip_says_only(&plan, "zip-local-mismatch"));
}

TEST(values_in_both_places_are_a_note)
{
    struct zip_item *item = described();
    item->local.crc32 = item->central.crc32;
    zip_lay(&plan);
    CHECK(zip_says_only(&plan, "zip-descriptor-values"));
    item->local.crc32 ^= 1;
    CHECK(zip_says_only(&plan, "zip-local-mismatch zip-descriptor-values"));
}

TEST(stored_data_with_a_descriptor_is_a_warning)
{
    plan = (struct zip_plan){.count = 0};
    zip_use_descriptor(&plan, zip_add_stored(&plan, "a.md", BYTES("text\n")));
    zip_lay(&plan);
    CHECK(zip_says_only(&plan, "zip-descriptor-stored"));
}

TEST(stored_data_that_holds_its_own_end_is_an_error)
{
    plan = (struct zip_plan){.count = 0};
    zip_use_descriptor(&plan, zip_add_stored(&plan, "a.md", BYTES("text PK\7\10 text\n")));
    zip_lay(&plan);
    CHECK(zip_says_only(&plan, "zip-descriptor-stored zip-descriptor-in-data"));
}

TEST(sizes_of_zero_with_data_are_reported)
{
    struct zip_item *item = described();
    zip_lay(&plan);
    item->central.packed_size = item->central.unpacked_size = item->central.crc32 = 0;
    CHECK(zip_says(&plan, "zip-descriptor-broken"));
}

int main(void)
{
    RUN(headers_that_disagree_are_reported);
    RUN(headers_that_differ_in_a_detail_are_a_warning);
    RUN(two_names_are_reported);
    RUN(a_local_header_without_signature_brings_no_other_finding);
    RUN(an_offset_behind_the_directory_is_reported);
    RUN(data_that_runs_into_the_directory_is_reported);
    RUN(a_header_that_runs_into_the_directory_is_reported);
    RUN(a_hidden_entry_is_reported_by_name);
    RUN(a_hidden_entry_at_the_start_is_reported);
    RUN(a_gap_between_entries_is_reported);
    RUN(a_gap_before_the_directory_is_reported);
    RUN(entries_that_are_the_same_bytes_are_reported_once_each);
    RUN(an_entry_inside_another_is_reported_and_neither_is_unpacked);
    RUN(a_descriptor_in_its_usual_form_is_silent);
    RUN(a_missing_descriptor_brings_no_other_finding);
    RUN(a_wrong_descriptor_brings_no_other_finding);
    RUN(a_descriptor_without_signature_is_a_warning);
    RUN(a_descriptor_of_the_wrong_width_is_reported);
    RUN(a_descriptor_that_is_not_announced_is_reported);
    RUN(a_descriptor_flag_in_one_header_is_a_mismatch);
    RUN(values_in_both_places_are_a_note);
    RUN(stored_data_with_a_descriptor_is_a_warning);
    RUN(stored_data_that_holds_its_own_end_is_an_error);
    RUN(sizes_of_zero_with_data_are_reported);
    return check_finish();
}
