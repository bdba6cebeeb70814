/*
 * Reviews the bundles of the cases with damage: cut at every byte, or with every byte changed, one at a time.
 *
 *     damage cut|change LIST [MOST]     MOST: so many places of one bundle, spread over it; without it, all
 *
 * Whatever the damage, a review ends in a verdict and a complete report, and reads nothing past the end of the file.
 * More than that:
 *   - A bundle that was cut passes only where a whole archive is left, and what was cut off stood behind it: as zeros
 *     if the bundle passed with it, else as what made it fail.
 *   - A changed byte lets a bundle pass only if the contents are what they were; and if the bundle passed before,
 *     only in fields that say nothing of contents, names or places: see is_remark.
 */
#define _POSIX_C_SOURCE 200809L

#include "bundle_list.h"
#include "zip_model.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>

/* Archives up to the first size are damaged at every byte in any case. Of those above the second size so many places
 * are taken in a run over every byte, and that part of MOST in another. */
enum { SMALL_SIZE = 300, LARGE_SIZE = 32 * 1024, LARGE_MOST = 512, LARGE_PART = 8 };

enum { FAULTS_SHOWN = 8, MEMORY_MOST_KB = 256 * 1024 };

struct tally {
    size_t most; /* places of one bundle; 0 for all */
    size_t passed, failed, reviews, still_pass;
} tally;

struct damaged {
    const struct listed_bundle *bundle;
    struct outcome whole; /* without damage */
    struct zip_model model;
    bool is_understood; /* the model holds every record */
    size_t faults;
};

static void fault(struct damaged *damaged, size_t at, const char *what)
{
    if (damaged->faults++ == 0)
        printf("not ok - %s:", damaged->bundle->id);
    if (damaged->faults <= FAULTS_SHOWN)
        printf(" at %zu %s;", at, what);
}

static void check_end(struct damaged *damaged, const struct outcome *outcome, size_t at)
{
    tally.reviews++;
    tally.still_pass += outcome->verdict == EXHIBIT_PASS;
    if (outcome->status != EXHIBIT_OK)
        fault(damaged, at, "ends without a verdict");
    else if (!outcome->is_reported)
        fault(damaged, at, "gives no complete report");
}

static bool are_zeros(const uint8_t *at, size_t size)
{
    size_t zeros = 0;
    while (zeros < size && at[zeros] == 0)
        zeros++;
    return zeros == size;
}

/* --- cut -------------------------------------------------------------------------------------- */

/* Is there an end record, with the comment that it states, and nothing behind it but zeros, which fill up a block? */
static bool ends_whole(const uint8_t *at, size_t size)
{
    for (size_t end = size < END_SIZE ? 0 : size - END_SIZE + 1; end > 0;) {
        end--;
        if (model_get(at + end, 4) != SIGNATURE_END)
            continue;
        size_t record = END_SIZE + (size_t)model_get(at + end + 20, 2);
        return record <= size - end && are_zeros(at + end + record, size - end - record);
    }
    return false;
}

static void cut(struct damaged *damaged, size_t at)
{
    const struct listed_bundle *bundle = damaged->bundle;
    struct outcome outcome = review_as(bundle, bundle->at, at);
    check_end(damaged, &outcome, at);
    if (outcome.verdict != EXHIBIT_PASS)
        return;
    if (!ends_whole(bundle->at, at))
        fault(damaged, at, "is cut and passes");
    if (damaged->whole.verdict == EXHIBIT_PASS && !are_zeros(bundle->at + at, bundle->size - at))
        fault(damaged, at, "passes without what passed with it");
}

/* --- change ----------------------------------------------------------------------------------- */

static bool is_within(size_t at, size_t start, size_t size)
{
    return at >= start && at - start < size;
}

/* Fields that no reader needs to find, unpack or name a member: versions, times, attributes, extra fields, comments. */
static bool is_remark_of(const struct model_member *member, size_t at)
{
    enum { VERSION_SIZE = 2, TIME_SIZE = 4, ATTRIBUTES_SIZE = 6 };
    size_t local_extra = member->local_at + LOCAL_HEADER_SIZE + member->local_name.size;
    size_t extra = member->central_at + CENTRAL_HEADER_SIZE + member->central_name.size;
    if (member->has_local &&
        (is_within(at, member->local_at + 4, VERSION_SIZE) || is_within(at, member->local_at + 10, TIME_SIZE) ||
         is_within(at, local_extra, member->local_extra.size)))
        return true;
    return is_within(at, member->central_at + 4, 2 * VERSION_SIZE) ||
           is_within(at, member->central_at + 12, TIME_SIZE) ||
           is_within(at, member->central_at + 36, ATTRIBUTES_SIZE) ||
           is_within(at, extra, member->central_extra.size + member->comment.size);
}

/* Where a change cannot change contents: the above, how hard the packer says it tried, comments and versions of the
 * archive, how many of the zeros behind it are its comment, and deflated data, which the CRC-32 then vouches for: some
 * streams give the same bytes. */
static bool is_remark(const struct zip_model *model, size_t at, uint8_t change)
{
    bool has_zeros = model->suffix.size > 0 && are_zeros(model->suffix.at, model->suffix.size);
    bool is_found = is_within(at, model->end_at + END_SIZE, model->comment.size) ||
                    (has_zeros && is_within(at, model->end_at + END_SIZE - 2, 2)) ||
                    (model->has_end64 && is_within(at, model->end64_at + 12, 4));
    for (size_t i = 0; !is_found && i < model->count; i++) {
        const struct model_member *member = &model->members[i];
        bool is_deflated = model_get(member->central + 10, 2) == 8;
        bool is_effort = is_deflated && (change & ~FLAGS_EFFORT) == 0;
        is_found = is_remark_of(member, at) ||
                   (is_effort && (at == member->local_at + 6 || at == member->central_at + 8)) ||
                   (is_deflated && is_within(at, member->descriptor_at - member->data.size, member->data.size));
    }
    return is_found;
}

static void change(struct damaged *damaged, size_t at)
{
    const struct listed_bundle *bundle = damaged->bundle;
    uint8_t change = (uint8_t)(1 + at * 37 % 255); /* never 0 */
    bundle->at[at] ^= change;
    struct outcome outcome = review_as(bundle, bundle->at, bundle->size);
    bundle->at[at] ^= change;
    check_end(damaged, &outcome, at);
    if (outcome.verdict != EXHIBIT_PASS)
        return;
    if (strcmp(outcome.content_digest, damaged->whole.content_digest) != 0)
        fault(damaged, at, "passes with other contents");
    if (damaged->whole.verdict == EXHIBIT_PASS && damaged->is_understood && !is_remark(&damaged->model, at, change))
        fault(damaged, at, "passes, and the byte is no mere remark");
}

/* The model follows no offset into a zip64 field, and holds so many members. */
static bool understand(struct zip_model *model, const struct listed_bundle *bundle)
{
    bool holds = zip_model_read(model, (struct bytes){bundle->at, bundle->size}) && model->count < MODEL_MEMBERS_MAX;
    for (size_t i = 0; i < model->count; i++)
        holds = holds && model->members[i].has_local;
    return holds;
}

/* --- all bundles ------------------------------------------------------------------------------ */

static void (*damage)(struct damaged *damaged, size_t at);

static size_t count_places(size_t size)
{
    bool is_large = size > LARGE_SIZE;
    size_t most = tally.most == 0 ? (is_large ? LARGE_MOST : size) : is_large ? tally.most / LARGE_PART : tally.most;
    return most > size || size <= SMALL_SIZE ? size : most;
}

static void damage_bundle(struct listed_bundle *bundle, size_t index)
{
    struct damaged damaged = {.bundle = bundle, .whole = review_as(bundle, bundle->at, bundle->size)};
    damaged.is_understood = understand(&damaged.model, bundle);
    check_end(&damaged, &damaged.whole, bundle->size);
    size_t places = count_places(bundle->size);
    size_t stride = places > 0 ? bundle->size / places : 1;
    for (size_t i = 0; i < places; i++) /* spread evenly, elsewhere in every bundle */
        damage(&damaged, i * bundle->size / places + (index * 7 + i) % stride);
    if (damaged.faults > 0)
        printf(" %zu in all\n", damaged.faults);
    else
        printf("ok - %s: %zu of %zu bytes\n", bundle->id, places, bundle->size);
    tally.passed += damaged.faults == 0;
    tally.failed += damaged.faults > 0;
}

/* A sanitizer keeps memory of its own. */
static void check_memory(void)
{
#ifdef EXHIBIT_PLAIN
    struct rusage usage;
    getrusage(RUSAGE_SELF, &usage);
    bool is_bounded = usage.ru_maxrss <= MEMORY_MOST_KB;
    tally.passed += is_bounded;
    tally.failed += !is_bounded;
    printf("%s - memory stays below 256 MiB: %ld KiB\n", is_bounded ? "ok" : "not ok", usage.ru_maxrss);
#endif
}

int main(int argc, char **argv)
{
    setvbuf(stdout, NULL, _IOLBF, BUFSIZ);
    bool is_cut = argc > 2 && strcmp(argv[1], "cut") == 0;
    if (argc < 3 || (!is_cut && strcmp(argv[1], "change") != 0)) {
        fputs("usage: damage cut|change LIST [MOST]\n", stderr);
        return 2;
    }
    damage = is_cut ? cut : change;
    tally.most = argc > 3 ? strtoul(argv[3], NULL, 10) : 0;
    visit_bundles(argv[2], damage_bundle);
    check_memory();
    printf("# %zu reviews; %zu pass\n", tally.reviews, tally.still_pass);
    printf("%zu passed, %zu failed\n", tally.passed, tally.failed);
    return tally.failed == 0 ? 0 : 1;
}
