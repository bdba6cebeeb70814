/*
 * Reviews the bundles of a list with memory that is refused: once for every request that a review makes, with that one
 * refused, and once with that one and all later ones. Requests are those to the arenas, and those to the heap.
 *
 *     starve LIST [MOST]     MOST: so many requests of one review, spread over it; without it, all
 *
 * A review that was refused memory ends with EXHIBIT_NO_MEMORY and no verdict, or its report is byte for byte that of a
 * review with all memory; in any case everything is given back.
 *
 * Bundles with stored members only are also reviewed as folders. Linked with --wrap for the
 * functions below. cmark ends the program when it gets no memory, so it always does: its input is bounded instead.
 */
#include "base/arena.h"
#include "bundle_list.h"
#include "zip_model.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* --- refusals --------------------------------------------------------------------------------- */

enum pool { POOL_ARENA, POOL_HEAP };

struct refusal {
    enum pool pool;
    size_t at; /* the request, from 0 */
    bool and_later;
};

static const size_t never = SIZE_MAX;

static struct {
    struct refusal refusal;
    bool is_watching; /* requests are counted, and may be refused */
    size_t requests[2];
    size_t refused;
    long blocks; /* of the heap, held now */
} watch;

static bool is_refused(enum pool pool)
{
    if (!watch.is_watching)
        return false;
    size_t request = watch.requests[pool]++;
    bool refused = pool == watch.refusal.pool && watch.refusal.at != never &&
                   (request == watch.refusal.at || (watch.refusal.and_later && request > watch.refusal.at));
    watch.refused += refused;
    return refused;
}

/* What the linker puts in the place of a function, and the function itself (--wrap). */
#define WRAPPED(result, name, ...)                                                                                     \
    result __real_##name(__VA_ARGS__);                                                                                 \
    result __wrap_##name(__VA_ARGS__)

WRAPPED(void *, arena_take, struct arena *arena, size_t size, size_t align, size_t count);
WRAPPED(void *, arena_take_raw, struct arena *arena, size_t size, size_t align, size_t count);
WRAPPED(struct bytes, arena_copy, struct arena *arena, struct bytes bytes);
WRAPPED(bool, arena_reserve, struct arena *arena, void *items, size_t size, size_t align, size_t count, size_t *capacity);
WRAPPED(void *, malloc, size_t size);
WRAPPED(void *, calloc, size_t count, size_t size);
WRAPPED(void *, realloc, void *at, size_t size);
WRAPPED(void, free, void *at);
WRAPPED(void *, cmark_parse_document, const char *text, size_t size, int options);
WRAPPED(void *, cmark_iter_new, void *node);

static bool arena_refuses(struct arena *arena)
{
    bool refused = is_refused(POOL_ARENA);
    arena->memory->exhausted |= refused;
    return refused;
}

void *__wrap_arena_take(struct arena *arena, size_t size, size_t align, size_t count)
{
    return arena_refuses(arena) ? NULL : __real_arena_take(arena, size, align, count);
}

void *__wrap_arena_take_raw(struct arena *arena, size_t size, size_t align, size_t count)
{
    return arena_refuses(arena) ? NULL : __real_arena_take_raw(arena, size, align, count);
}

struct bytes __wrap_arena_copy(struct arena *arena, struct bytes bytes)
{
    return bytes.size > 0 && arena_refuses(arena) ? (struct bytes){NULL, 0} : __real_arena_copy(arena, bytes);
}

bool __wrap_arena_reserve(struct arena *arena, void *items, size_t size, size_t align, size_t count, size_t *capacity)
{
    bool refused = count >= *capacity && arena_refuses(arena);
    return !refused && __real_arena_reserve(arena, items, size, align, count, capacity);
}

static void *count_block(void *block)
{
    watch.blocks += block != NULL;
    return block;
}

void *__wrap_malloc(size_t size)
{
    return is_refused(POOL_HEAP) ? NULL : count_block(__real_malloc(size));
}

void *__wrap_calloc(size_t count, size_t size)
{
    return is_refused(POOL_HEAP) ? NULL : count_block(__real_calloc(count, size));
}

void *__wrap_realloc(void *at, size_t size)
{
    if (is_refused(POOL_HEAP))
        return NULL;
    return at == NULL ? count_block(__real_realloc(at, size)) : __real_realloc(at, size);
}

void __wrap_free(void *at)
{
    watch.blocks -= at != NULL;
    __real_free(at);
}

void *__wrap_cmark_parse_document(const char *text, size_t size, int options)
{
    bool was_watching = watch.is_watching;
    watch.is_watching = false;
    void *document = __real_cmark_parse_document(text, size, options);
    watch.is_watching = was_watching;
    return document;
}

void *__wrap_cmark_iter_new(void *node)
{
    bool was_watching = watch.is_watching;
    watch.is_watching = false;
    void *iterator = __real_cmark_iter_new(node);
    watch.is_watching = was_watching;
    return iterator;
}

/* --- reviews ---------------------------------------------------------------------------------- */

/* The members of the archive, as the files of a folder. */
static struct zip_model files;

static const uint8_t *name_of_file(void *context, size_t index, size_t *size)
{
    (void)context;
    *size = files.members[index].central_name.size;
    return files.members[index].central_name.at;
}

static uint64_t size_of_file(void *context, size_t index)
{
    (void)context;
    return files.members[index].data.size;
}

static bool read_of_file(void *context, size_t index, uint64_t offset, void *buffer, size_t count)
{
    (void)context;
    memcpy(buffer, files.members[index].data.at + offset, count);
    return true;
}

static bool read_of_archive(void *context, uint64_t offset, void *buffer, size_t count)
{
    const struct listed_bundle *bundle = context;
    memcpy(buffer, bundle->at + offset, count);
    return true;
}

static bool count_bytes(void *context, const void *bytes, size_t count)
{
    (void)bytes;
    *(uint64_t *)context += count;
    return true;
}

/* All the reports of a review that came to its end. Room for them is there before memory is refused. */
struct reports {
    enum exhibit_status status;
    bool is_complete;
    char *text;
    size_t size;
};

enum { REPORTS_MOST = 4 << 20 };

static bool append_report(void *context, const void *bytes, size_t count)
{
    struct reports *reports = context;
    if (count > REPORTS_MOST - reports->size)
        return false;
    memcpy(reports->text + reports->size, bytes, count);
    reports->size += count;
    return true;
}

/* A member that is given is given whole; one that is not has found no memory. */
static bool unpack_members(struct exhibit *review)
{
    bool all_given = true;
    for (uint32_t i = 0; i < exhibit_member_count(review); i++) {
        uint64_t given = 0;
        bool is_given = exhibit_member_bytes(review, i, (struct exhibit_output){&given, count_bytes});
        all_given = all_given && is_given && given == exhibit_member_size(review, i);
    }
    return all_given;
}

static void write_reports(struct exhibit *review, struct reports *reports)
{
    static const char *const formats[] = {"json", "text", "members"};
    reports->is_complete = true;
    for (size_t i = 0; i < sizeof formats / sizeof formats[0]; i++) {
        bool is_written = exhibit_report(review, formats[i], (struct exhibit_output){reports, append_report});
        reports->is_complete = reports->is_complete && is_written;
    }
    reports->is_complete = unpack_members(review) && reports->is_complete;
}

static void review_bundle(struct listed_bundle *bundle, bool as_folder, struct reports *reports)
{
    struct exhibit *review;
    reports->size = 0;
    reports->is_complete = false;
    reports->status = exhibit_open(&review, bundle->name, strlen(bundle->name), bundle->options,
                                   strlen(bundle->options), (struct exhibit_progress){0});
    struct exhibit_folder folder = {NULL, files.count, name_of_file, size_of_file, read_of_file};
    if (reports->status == EXHIBIT_OK)
        reports->status = as_folder ? exhibit_run_folder(review, folder)
                                    : exhibit_run(review, (struct exhibit_file){bundle, bundle->size, read_of_archive});
    if (reports->status == EXHIBIT_OK)
        write_reports(review, reports);
    exhibit_close(review);
}

/* --- starving --------------------------------------------------------------------------------- */

static struct {
    size_t most; /* requests of one review; 0 for all */
    size_t passed, failed, reviews;
} tally;

static const char *starve_once(struct listed_bundle *bundle, bool as_folder, struct refusal refusal,
                               const struct reports *expected, struct reports *reports)
{
    long blocks = watch.blocks;
    watch.refusal = refusal;
    watch.requests[POOL_ARENA] = watch.requests[POOL_HEAP] = watch.refused = 0;
    watch.is_watching = true;
    review_bundle(bundle, as_folder, reports);
    watch.is_watching = false;
    tally.reviews++;
    if (watch.blocks != blocks)
        return "keeps memory";
    if (reports->status == EXHIBIT_NO_MEMORY)
        return watch.refused > 0 ? NULL : "says that there is no memory, and none was refused";
    if (reports->status != EXHIBIT_OK)
        return "ends in another status";
    if (!reports->is_complete)
        return watch.refused > 0 ? NULL : "does not finish its reports, and no memory was refused";
    if (reports->size != expected->size || memcmp(reports->text, expected->text, expected->size) != 0)
        return "reports something else";
    return NULL;
}

/* Refuses each request in turn. False when one was taken badly. */
static bool starve(struct listed_bundle *bundle, bool as_folder, enum pool pool, const struct reports *expected,
                   struct reports *reports, size_t requests)
{
    size_t steps = tally.most == 0 || tally.most > requests ? requests : tally.most;
    for (size_t i = 0; i < steps; i++) {
        size_t at = i * requests / steps + (tally.reviews * 7) % (requests / steps);
        for (int and_later = 0; and_later < 2; and_later++) {
            const char *why =
                starve_once(bundle, as_folder, (struct refusal){pool, at, and_later == 1}, expected, reports);
            if (why == NULL)
                continue;
            printf("not ok - %s%s: %s request %zu of %zu%s refused: %s\n", bundle->id, as_folder ? " as a folder" : "",
                   pool == POOL_ARENA ? "arena" : "heap", at, requests, and_later == 1 ? " and all later" : "", why);
            return false;
        }
    }
    return true;
}

static void starve_as(struct listed_bundle *bundle, bool as_folder, struct reports *expected, struct reports *reports)
{
    const char *why = starve_once(bundle, as_folder, (struct refusal){.at = never}, expected, expected);
    size_t arena = watch.requests[POOL_ARENA], heap = watch.requests[POOL_HEAP];
    bool passes = why == NULL && expected->is_complete;
    if (!passes)
        printf("not ok - %s: with all memory: %s\n", bundle->id, why == NULL ? "gives no reports" : why);
    passes = passes && starve(bundle, as_folder, POOL_ARENA, expected, reports, arena) &&
             starve(bundle, as_folder, POOL_HEAP, expected, reports, heap);
    if (passes)
        printf("ok - %s%s: requests %zu of arenas, %zu of the heap\n", bundle->id, as_folder ? " as a folder" : "",
               arena, heap);
    tally.passed += passes;
    tally.failed += !passes;
}

static bool is_stored(const struct zip_model *model)
{
    bool holds = true;
    for (size_t i = 0; i < model->count; i++)
        holds = holds && model_get(model->members[i].central + 10, 2) == 0 &&
                model_get(model->members[i].central + 20, 4) == model->members[i].data.size;
    return holds;
}

static void starve_bundle(struct listed_bundle *bundle, size_t index)
{
    static char expected_text[REPORTS_MOST], text[REPORTS_MOST];
    struct reports expected = {.text = expected_text}, reports = {.text = text};
    (void)index;
    starve_as(bundle, false, &expected, &reports);
    if (zip_model_read(&files, (struct bytes){bundle->at, bundle->size}) && is_stored(&files))
        starve_as(bundle, true, &expected, &reports);
}

int main(int argc, char **argv)
{
    setvbuf(stdout, NULL, _IOLBF, BUFSIZ);
    if (argc < 2) {
        fputs("usage: starve LIST [MOST]\n", stderr);
        return 2;
    }
    tally.most = argc > 2 ? strtoul(argv[2], NULL, 10) : 0;
    visit_bundles(argv[1], starve_bundle);
    printf("# %zu reviews\n", tally.reviews);
    printf("%zu passed, %zu failed\n", tally.passed, tally.failed);
    return tally.failed == 0 ? 0 : 1;
}
