/* A review with too little memory: it ends in a status, wherever the memory runs out. The pipeline of core/review.c. */
#include "check.h"
#include "sample_bundle.h"

#include "report/report.h"

#include <string.h>

static struct zip_file sample;

struct starved {
    struct memory memory;
    struct arena keep, scratch;
    struct findings found;
    struct options options;
    struct bundle bundle;
    struct dossier dossier;
    struct policy policy;
    struct judging judging;
    struct judgement judgement;
};

static bool read_sample(void *context, uint64_t offset, void *buffer, size_t count)
{
    const struct zip_file *file = context;
    memcpy(buffer, file->at + offset, count);
    return true;
}

static bool take_no_notice(void *context, struct bytes piece)
{
    (void)context, (void)piece;
    return true;
}

static struct bytes name_of_file(void *context, size_t index)
{
    (void)context;
    return bytes_of(sample_files[index].path);
}

static uint64_t size_of_file(void *context, size_t index)
{
    (void)context;
    return strlen(sample_files[index].text);
}

static bool read_of_file(void *context, size_t index, uint64_t offset, void *buffer, size_t count)
{
    (void)context;
    memcpy(buffer, sample_files[index].text + offset, count);
    return true;
}

static enum status scan_zip(struct starved *review)
{
    struct source source = {&sample, sample.size, read_sample};
    return bundle_scan_zip(&review->bundle, BYTES(SAMPLE_NAME), source, &normal_limits, &review->keep, &review->scratch,
                           &review->found);
}

static enum status scan_folder(struct starved *review)
{
    struct folder_listing listing = {NULL, sample_file_count, name_of_file, size_of_file, read_of_file};
    return bundle_scan_folder(&review->bundle, BYTES(SAMPLE_NAME), listing, &normal_limits, &review->keep, &review->scratch,
                              &review->found);
}

static enum status take_members(struct starved *review)
{
    enum status status = STATUS_OK;
    for (uint32_t i = 0; status == STATUS_OK && i < review->bundle.member_count; i++)
        status = dossier_take_member(&review->dossier, i);
    return status;
}

static enum status read_documents(struct starved *review)
{
    return dossier_read(&review->dossier, &review->bundle, NULL, &review->keep, &review->scratch);
}

static enum status digest_bundle(struct starved *review)
{
    dossier_settle(&review->dossier);
    enum status status = bundle_digest_file(&review->bundle);
    return status == STATUS_OK ? bundle_digest_content(&review->bundle) : status;
}

static enum status choose_policy(struct starved *review)
{
    return policy_choose(&review->policy, &review->bundle, review->options.profile, &review->keep);
}

static enum status open_archives(struct starved *review)
{
    review->policy.opens_archives = true;
    return bundle_open_archives(&review->bundle);
}

static enum status apply_rules(struct starved *review)
{
    review->judging = (struct judging){
        .bundle = &review->bundle,
        .dossier = &review->dossier,
        .policy = &review->policy,
        .options = &review->options,
        .found = &review->found,
        .keep = &review->keep,
        .scratch = &review->scratch,
    };
    return judge(&review->judging);
}

static enum status conclude(struct starved *review)
{
    return reach_verdict(&review->judging, &review->judgement);
}

/* A report that could not be finished says so. */
static enum status write_reports(struct starved *review)
{
    struct report report = {.judging = &review->judging, .judgement = &review->judgement};
    struct writer writer;
    writer_init(&writer, (struct sink){NULL, take_no_notice});
    report_write_json(&report, &writer);
    report_write_members(&report, &writer);
    bool is_written = writer_finish(&writer);
    writer_init(&writer, (struct sink){NULL, take_no_notice});
    report_write_text(&report, "0000", true, &writer);
    return writer_finish(&writer) && is_written ? STATUS_OK : STATUS_NO_MEMORY;
}

typedef enum status (*step)(struct starved *review);

enum { STEPS = 9 };

/* Uses up what blocks still have, so that what comes next needs new ones; then leaves `room` bytes for them. */
static void leave_room(struct starved *review, size_t room)
{
    review->memory.limit = review->memory.used;
    while (arena_take(&review->keep, 1, 1, 1) != NULL || arena_take(&review->scratch, 1, 1, 1) != NULL)
        continue;
    review->memory.exhausted = false;
    review->memory.limit = review->memory.used + room;
}

/* A review whose memory is short from step `from` on. True when it was enough. */
static bool review_within(step scan, size_t from, size_t room)
{
    const step steps[STEPS] = {scan,          read_documents, take_members, digest_bundle, choose_policy,
                               open_archives, apply_rules,    conclude,     write_reports};
    struct starved review = {.memory = {.limit = (size_t)normal_limits.of[LIMIT_MEMORY]}};
    enum status status = STATUS_OK;
    review.keep.memory = review.scratch.memory = &review.memory;
    findings_init(&review.found, &review.keep);
    options_parse(&review.options, (struct bytes){NULL, 0}, &review.keep);
    for (size_t i = 0; status == STATUS_OK && i < STEPS; i++) {
        if (i == from)
            leave_room(&review, room);
        status = steps[i](&review);
        if (status == STATUS_OK && review.memory.exhausted)
            status = STATUS_NO_MEMORY;
    }
    CHECK(status == STATUS_OK || status == STATUS_NO_MEMORY);
    CHECK(status == STATUS_OK || review.memory.exhausted);
    CHECK(review.memory.used <= review.memory.limit);
    CHECK(review.bundle.member_count == 0 || review.bundle.members != NULL);
    arena_release(&review.keep);
    arena_release(&review.scratch);
    CHECK(review.memory.used == 0);
    return status == STATUS_OK;
}

/* From nothing up, in small steps, until it is enough; then the next step of the review. */
static void starve(step scan)
{
    enum { MORE = 211, MOST = 2 << 20 };
    for (size_t from = 0; from < STEPS; from++) {
        size_t room = 0;
        while (room < MOST && !review_within(scan, from, room))
            room += room < 16 * 1024 ? MORE : 32 * MORE;
        CHECK(room < MOST);
        printf("# step %zu: %zu bytes are enough\n", from, room);
    }
}

TEST(a_zip_ends_in_a_status_whatever_memory_there_is)
{
    starve(scan_zip);
}

TEST(a_folder_ends_in_a_status_whatever_memory_there_is)
{
    starve(scan_folder);
}

/* Names and headers that every rule of the archive speaks of. */
TEST(a_broken_zip_ends_in_a_status_whatever_memory_there_is)
{
    struct zip_plan plan = {.count = 0};
    for (size_t i = 0; i < sample_file_count; i++) {
        struct zip_item *item = zip_add_deflated(&plan, sample_files[i].path, bytes_of(sample_files[i].text));
        item->local.crc32 ^= i % 3 == 0 ? 1U : 0U;
        item->central.unpacked_size += i % 5 == 0 ? 1U : 0U;
    }
    zip_add_stored(&plan, "../agents.MD", BYTES("a\xFF"));
    zip_add_stored(&plan, "AGENTS.md", BYTES("/Users/ann/x\n"));
    zip_lay(&plan);
    plan.suffix = BYTES("behind the end");
    zip_write(&plan, &sample);
    starve(scan_zip);
    sample_zip(&sample);
}

TEST(archives_in_a_zip_end_in_a_status_whatever_memory_there_is)
{
    static struct zip_file inner;
    struct zip_plan plan;
    zip_plan_of_two(&plan)->suffix = BYTES("behind the end");
    zip_write(&plan, &inner);
    plan = (struct zip_plan){.count = 0};
    zip_add_stored(&plan, "a.zip", (struct bytes){inner.at, inner.size});
    zip_add_deflated(&plan, "b.zip", (struct bytes){inner.at, inner.size});
    zip_add_deflated(&plan, "c.tar", (struct bytes){inner.at, inner.size});
    zip_lay(&plan);
    zip_write(&plan, &sample);
    starve(scan_zip);
    sample_zip(&sample);
}

int main(void)
{
    sample_zip(&sample);
    RUN(a_zip_ends_in_a_status_whatever_memory_there_is);
    RUN(a_folder_ends_in_a_status_whatever_memory_there_is);
    RUN(a_broken_zip_ends_in_a_status_whatever_memory_there_is);
    RUN(archives_in_a_zip_end_in_a_status_whatever_memory_there_is);
    return check_finish();
}
