/* Zips in the bundle, opened one level down. */
#include "check.h"
#include "sample_bundle.h"

#include "bundle/bundle.h"

#include <string.h>

static struct zip_file inner, file;
static struct zip_plan plan;

struct opened {
    struct limits limits;
    struct memory memory;
    struct arena keep, scratch;
    struct findings found;
    struct bundle bundle;
    enum status status;
};

/* Scans, digests and opens what is in `file`. */
static void open_file(struct opened *opened, struct limits limits)
{
    struct exhibit_file front = file_of(&file);
    *opened = (struct opened){.limits = limits, .memory = {.limit = 64 << 20}};
    opened->keep.memory = opened->scratch.memory = &opened->memory;
    findings_init(&opened->found, &opened->keep);
    opened->status = bundle_scan_zip(&opened->bundle, BYTES("b.zip"), (struct source){front.context, front.size, front.read},
                                     &opened->limits, &opened->keep, &opened->scratch, &opened->found);
    for (uint32_t i = 0; opened->status == STATUS_OK && i < opened->bundle.member_count; i++)
        opened->status = bundle_digest(&opened->bundle, i, (struct sink){0});
    if (opened->status == STATUS_OK)
        opened->status = bundle_open_archives(&opened->bundle);
    CHECK(opened->found.inside == NO_MEMBER);
}

static void release(struct opened *opened)
{
    arena_release(&opened->scratch);
    arena_release(&opened->keep);
    CHECK(opened->memory.used == 0);
}

static struct bytes bytes_of_file(const struct zip_file *zip)
{
    return (struct bytes){zip->at, zip->size};
}

/* a.txt beside two.zip, which holds two entries. */
static void pack_two(bool is_stored)
{
    zip_write(zip_plan_of_two(&plan), &inner);
    plan = (struct zip_plan){.count = 0};
    zip_add_stored(&plan, "a.txt", BYTES("text\n"));
    if (is_stored)
        zip_add_stored(&plan, "two.zip", bytes_of_file(&inner));
    else
        zip_add_deflated(&plan, "two.zip", bytes_of_file(&inner));
    zip_lay(&plan);
    zip_write(&plan, &file);
}

static uint64_t found_of(const struct opened *opened, enum rule rule)
{
    return opened->found.checks[rule].found;
}

TEST(stored_and_packed_zips_are_opened_alike)
{
    uint8_t digests[2][SHA256_SIZE];
    for (int is_stored = 0; is_stored < 2; is_stored++) {
        struct opened opened;
        pack_two(is_stored != 0);
        open_file(&opened, normal_limits);
        REQUIRE(opened.status == STATUS_OK && opened.bundle.member_count == 2);
        CHECK(opened.bundle.members[0].inner == NULL && opened.bundle.members[0].archive == ARCHIVE_NONE);
        const struct bundle *two = opened.bundle.members[1].inner;
        REQUIRE(two != NULL && two->member_count == 2);
        CHECK(two->members[0].is_whole && two->members[1].is_whole && two->has_content_digest);
        CHECK(two->zip.mapped_size == inner.size && two->zip.source.size == inner.size);
        memcpy(digests[is_stored], two->content_digest, SHA256_SIZE);
        release(&opened);
    }
    CHECK(memcmp(digests[0], digests[1], SHA256_SIZE) == 0);
}

TEST(findings_inside_know_where_they_are)
{
    struct opened opened;
    zip_plan_of_two(&plan)->suffix = BYTES("behind");
    plan.items[1].local.crc32 ^= 1;
    plan.items[1].central.crc32 ^= 1;
    zip_write(&plan, &inner);
    plan = (struct zip_plan){.count = 0};
    zip_add_stored(&plan, "a.txt", BYTES("text\n"));
    zip_add_stored(&plan, "two.zip", bytes_of_file(&inner));
    zip_lay(&plan);
    zip_write(&plan, &file);
    open_file(&opened, normal_limits);
    REQUIRE(opened.status == STATUS_OK && found_of(&opened, RULE_ZIP_SUFFIX) == 1);
    CHECK(found_of(&opened, RULE_ZIP_CRC_MISMATCH) == 1);
    for (size_t i = 0; i < opened.found.count; i++) {
        const struct finding *finding = &opened.found.items[i];
        CHECK(finding->inside == (finding->rule == RULE_ZIP_RECORDS_IN_DATA ? NO_MEMBER : 1));
        CHECK(finding->rule != RULE_ZIP_CRC_MISMATCH || finding->place.member == 1);
    }
    CHECK(!opened.bundle.members[1].inner->has_content_digest);
    release(&opened);
}

TEST(archives_inside_archives_stay_shut)
{
    struct opened opened;
    pack_two(true);
    inner = file;
    plan = (struct zip_plan){.count = 0};
    zip_add_stored(&plan, "outer.zip", bytes_of_file(&inner));
    zip_lay(&plan);
    zip_write(&plan, &file);
    open_file(&opened, normal_limits);
    REQUIRE(opened.status == STATUS_OK && opened.bundle.members[0].inner != NULL);
    const struct bundle *outer = opened.bundle.members[0].inner;
    CHECK(outer->member_count == 2 && outer->members[1].archive == ARCHIVE_ZIP && outer->members[1].inner == NULL);
    release(&opened);
}

TEST(a_packed_zip_above_its_limit_stays_shut_and_is_said)
{
    struct opened opened;
    struct limits limits = normal_limits;
    pack_two(false);
    limits.of[LIMIT_NESTED] = inner.size - 1;
    open_file(&opened, limits);
    CHECK(opened.status == STATUS_OK && opened.bundle.members[1].inner == NULL && found_of(&opened, RULE_ZIP_LIMIT) == 1);
    release(&opened);
    limits.of[LIMIT_NESTED] = inner.size;
    open_file(&opened, limits);
    CHECK(opened.status == STATUS_OK && opened.bundle.members[1].inner != NULL && found_of(&opened, RULE_ZIP_LIMIT) == 0);
    release(&opened);
    pack_two(true); /* in place it takes no memory */
    limits.of[LIMIT_NESTED] = 0;
    open_file(&opened, limits);
    CHECK(opened.status == STATUS_OK && opened.bundle.members[1].inner != NULL && found_of(&opened, RULE_ZIP_LIMIT) == 0);
    release(&opened);
}

TEST(members_and_sizes_of_all_levels_count_together)
{
    struct opened opened;
    pack_two(true);
    open_file(&opened, normal_limits);
    uint64_t all = opened.bundle.unpacked_size + opened.bundle.members[1].inner->unpacked_size;
    release(&opened);
    struct limits limits = normal_limits;
    limits.of[LIMIT_ENTRIES] = 4;
    limits.of[LIMIT_TOTAL] = all;
    open_file(&opened, limits);
    CHECK(opened.status == STATUS_OK && found_of(&opened, RULE_ZIP_LIMIT) == 0);
    release(&opened);
    limits.of[LIMIT_ENTRIES] = 3;
    open_file(&opened, limits);
    CHECK(opened.status == STATUS_OK && found_of(&opened, RULE_ZIP_LIMIT) == 1);
    CHECK(opened.bundle.members[1].inner->member_count == 0);
    release(&opened);
    limits.of[LIMIT_ENTRIES] = 4;
    limits.of[LIMIT_TOTAL] = all - 1;
    open_file(&opened, limits);
    CHECK(opened.status == STATUS_OK && found_of(&opened, RULE_ZIP_LIMIT) > 0);
    CHECK(!opened.bundle.members[1].inner->members[1].is_whole);
    release(&opened);
}

TEST(names_mean_nothing_inside)
{
    struct opened opened;
    plan = (struct zip_plan){.count = 0};
    zip_add_stored(&plan, "diff.PATCH", BYTES("text\n"));
    zip_lay(&plan);
    zip_write(&plan, &inner);
    plan = (struct zip_plan){.count = 0};
    zip_add_stored(&plan, "x.zip", bytes_of_file(&inner));
    zip_lay(&plan);
    zip_write(&plan, &file);
    open_file(&opened, normal_limits);
    CHECK(opened.status == STATUS_OK && found_of(&opened, RULE_NAME_CASE_VARIANT) == 0);
    release(&opened);
}

int main(void)
{
    RUN(stored_and_packed_zips_are_opened_alike);
    RUN(findings_inside_know_where_they_are);
    RUN(archives_inside_archives_stay_shut);
    RUN(a_packed_zip_above_its_limit_stays_shut_and_is_said);
    RUN(members_and_sizes_of_all_levels_count_together);
    RUN(names_mean_nothing_inside);
    return check_finish();
}
