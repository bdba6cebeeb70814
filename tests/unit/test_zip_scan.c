/* Archives that are as they should be, and archives that are damaged in every way that one byte can do. */
#include "base/limits.h"
#include "check.h"
#include "zip_review.h"

static struct zip_plan plan;
static struct zip_file file;

static struct bytes written(void)
{
    zip_write(&plan, &file);
    return (struct bytes){file.at, file.size};
}

TEST(an_ordinary_archive_draws_no_finding)
{
    zip_plan_of_two(&plan);
    CHECK(zip_says_only(&plan, ""));
}

TEST(every_byte_of_an_ordinary_archive_is_mapped)
{
    struct zip_review review;
    zip_plan_of_two(&plan);
    zip_review(&review, written(), (size_t)normal_limits.of[LIMIT_MEMORY]);
    CHECK(review.status == STATUS_OK);
    CHECK(zip_map_is_whole(&review));
    CHECK(review.zip.mapped_size == file.size);
    CHECK(review.zip.map.count == 6);
    CHECK(review.whole_count == 2);
    zip_review_release(&review);
}

TEST(descriptors_folders_and_zip64_are_ordinary)
{
    plan = (struct zip_plan){.count = 0};
    zip_add_folder(&plan, "notes/");
    zip_use_descriptor(&plan, zip_add_deflated(&plan, "notes/a.md", BYTES("text\n")));
    zip_use_descriptor(&plan, zip_add_deflated(&plan, "notes/empty.md", BYTES("")));
    zip_add_stored(&plan, "notes/none.md", BYTES(""));
    zip_lay(&plan);
    zip_add_end64(&plan);
    CHECK(zip_says_only(&plan, ""));
}

TEST(an_entry_with_zip64_sizes_is_ordinary)
{
    plan = (struct zip_plan){.count = 0};
    struct zip_item *item = zip_add_stored(&plan, "a.md", BYTES("text\n"));
    struct bytes sizes = zip_make(&plan, UINT64_C(5), 8, UINT64_C(5), 8, UINT64_C(0), 0);
    item->local.extra = item->central.extra = zip_extra(&plan, 1, sizes);
    item->local.packed_size = item->local.unpacked_size = UINT32_MAX;
    item->central.packed_size = item->central.unpacked_size = UINT32_MAX;
    item->local.needed = item->central.needed = 45;
    zip_lay(&plan);
    CHECK(zip_says_only(&plan, ""));
}

TEST(rules_that_looked_at_nothing_are_vacuous)
{
    struct zip_review review;
    zip_plan_of_two(&plan);
    zip_review(&review, written(), (size_t)normal_limits.of[LIMIT_MEMORY]);
    const struct check *checks = review.found.checks;
    CHECK(checks[RULE_ZIP_DESCRIPTOR_BROKEN].applied && checks[RULE_ZIP_DESCRIPTOR_BROKEN].population == 0);
    CHECK(checks[RULE_ZIP_LOCAL_MISMATCH].population == 2);
    CHECK(checks[RULE_ZIP_CRC_MISMATCH].population == 2);
    CHECK(checks[RULE_ZIP_DEFLATE_BROKEN].population == 1);
    CHECK(!checks[RULE_ZIP_END64_SIZE].applied);
    CHECK(!checks[RULE_ZIP_COMMENT_HIDES_RECORDS].applied);
    zip_review_release(&review);
}

/* Two entries, one with a descriptor, a folder, a zip64 end record: one byte of every kind of record. */
static void make_rich_plan(void)
{
    plan = (struct zip_plan){.count = 0};
    zip_add_folder(&plan, "d/");
    struct zip_item *item = zip_add_deflated(&plan, "d/a.md", BYTES("deflated text\n"));
    item->local.extra = item->central.extra =
        zip_extra(&plan, 0x5455, zip_make(&plan, UINT64_C(1), 1, UINT64_C(1766700000), 4, UINT64_C(0), 0));
    zip_use_descriptor(&plan, item);
    zip_add_stored(&plan, "b.md", BYTES("stored text\n"));
    zip_lay(&plan);
    zip_add_end64(&plan);
}

TEST(an_archive_cut_at_any_byte_is_an_error)
{
    make_rich_plan();
    struct bytes whole = written();
    for (size_t size = 0; size < whole.size; size++) {
        struct zip_review review;
        zip_review(&review, bytes_first(whole, size), (size_t)normal_limits.of[LIMIT_MEMORY]);
        bool has_error = false;
        for (unsigned rule = 0; rule < RULE_COUNT; rule++)
            has_error |= review.found.checks[rule].found > 0 && rule_info((enum rule)rule)->severity == SEVERITY_ERROR;
        CHECK(review.status == STATUS_OK && has_error);
        CHECK(zip_map_is_whole(&review));
        zip_review_release(&review);
    }
}

TEST(an_archive_with_any_bit_flipped_is_read_to_its_end)
{
    make_rich_plan();
    struct bytes whole = written();
    unsigned silent = 0;
    for (size_t at = 0; at < whole.size; at++) {
        for (unsigned bit = 0; bit < 8; bit++) {
            struct zip_review review;
            file.at[at] ^= (uint8_t)(1U << bit);
            zip_review(&review, whole, (size_t)normal_limits.of[LIMIT_MEMORY]);
            CHECK(review.status == STATUS_OK);
            CHECK(zip_map_is_whole(&review) && !review.gave_too_much);
            silent += review.found.count == 0;
            zip_review_release(&review);
            file.at[at] ^= (uint8_t)(1U << bit);
        }
    }
    /* Versions, attributes and times that one side alone gives: nothing that changes what is unpacked. */
    CHECK(silent < 8 * whole.size / 10);
}

TEST(too_little_memory_is_a_status_at_every_size)
{
    make_rich_plan();
    struct bytes whole = written();
    bool is_enough = false;
    for (size_t limit = 0; !is_enough; limit += limit < 4096 ? 16 : 4093) {
        struct zip_review review;
        zip_review(&review, whole, limit);
        is_enough = review.status == STATUS_OK;
        CHECK(is_enough || review.status == STATUS_NO_MEMORY);
        CHECK(review.memory.used <= limit);
        zip_review_release(&review);
        CHECK(review.memory.used == 0);
    }
}

static bool read_nothing(void *context, uint64_t offset, void *buffer, size_t count)
{
    (void)context, (void)offset, (void)buffer, (void)count;
    return false;
}

TEST(a_source_that_fails_is_a_status)
{
    struct memory memory = {.limit = (size_t)normal_limits.of[LIMIT_MEMORY]};
    struct arena keep = {.memory = &memory}, scratch = {.memory = &memory};
    struct findings found;
    struct zip zip;
    findings_init(&found, &keep);
    CHECK(zip_scan(&zip, (struct source){NULL, 100, read_nothing}, &normal_limits, &keep, &scratch, &found) ==
          STATUS_READ_ERROR);
    arena_release(&keep);
    arena_release(&scratch);
}

int main(void)
{
    RUN(an_ordinary_archive_draws_no_finding);
    RUN(every_byte_of_an_ordinary_archive_is_mapped);
    RUN(descriptors_folders_and_zip64_are_ordinary);
    RUN(an_entry_with_zip64_sizes_is_ordinary);
    RUN(rules_that_looked_at_nothing_are_vacuous);
    RUN(an_archive_cut_at_any_byte_is_an_error);
    RUN(an_archive_with_any_bit_flipped_is_read_to_its_end);
    RUN(too_little_memory_is_a_status_at_every_size);
    RUN(a_source_that_fails_is_a_status);
    return check_finish();
}
