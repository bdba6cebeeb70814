/* What fixes each member's bytes, and what that comes to. */
#include "rules/judging.h"

#include <assert.h>
#include <stdlib.h>

const char *voucher_kind_name(enum voucher_kind kind)
{
    static const char *const names[VOUCHER_KINDS] = {
        [VOUCHER_PATCH] = "patch",
        [VOUCHER_LFS_POINTER] = "lfs-pointer",
        [VOUCHER_CONFIG_DIGEST] = "config-digest",
        [VOUCHER_CHECKSUMS] = "checksums",
        [VOUCHER_BAG] = "bag",
        [VOUCHER_DATA_PACKAGE] = "data-package",
        [VOUCHER_RO_CRATE] = "ro-crate",
        [VOUCHER_IN_TOTO] = "in-toto",
        [VOUCHER_WHEEL_RECORD] = "wheel-record",
        [VOUCHER_MANIFEST] = "manifest",
        [VOUCHER_COMMIT] = "commit",
        [VOUCHER_REPOSITORY] = "repository",
    };
    return names[kind];
}

const char *algorithm_name(enum digest_kind algorithm, bool is_git_id)
{
    if (is_git_id)
        return algorithm == DIGEST_SHA256 ? "git-sha256" : "git-sha1";
    return digest_name(algorithm);
}

struct bytes hex_of(struct judging *judging, const uint8_t *digest, size_t size)
{
    char hex[2 * DIGEST_SIZE_MAX];
    digest_to_hex(digest, size, hex);
    return arena_copy(judging->keep, (struct bytes){(const uint8_t *)hex, 2 * size});
}

void add_voucher(struct judging *judging, struct voucher voucher)
{
    struct voucher *added = arena_push(judging->keep, &judging->vouchers, struct voucher);
    if (added != NULL)
        *added = voucher;
}

struct bytes voucher_found(const struct judging *judging, const struct voucher *voucher)
{
    const struct member *member = &judging->bundle->members[voucher->member];
    const uint8_t *digest = NULL;
    if (!voucher->is_git_id)
        digest = member_digest(member, voucher->algorithm);
    else if (voucher->algorithm == DIGEST_SHA256)
        digest = member->wants_blob256 ? member->blob256 : NULL;
    else
        digest = member->wants_blob ? member->blob : NULL;
    bool is_there = member->is_whole && digest != NULL;
    return (struct bytes){digest, is_there ? digest_size(voucher->algorithm) : 0};
}

/* More bits first, then by algorithm; of the same strength is 0. */
static int compare_strengths(const struct strength *a, const struct strength *b)
{
    if (a->bits != b->bits)
        return a->bits > b->bits ? -1 : 1;
    if (a->algorithm != b->algorithm)
        return a->algorithm > b->algorithm ? -1 : 1;
    return (a->is_git_id > b->is_git_id) - (a->is_git_id < b->is_git_id);
}

static int by_strength(const void *left, const void *right)
{
    return compare_strengths(left, right);
}

static struct strength strength_of(const struct voucher *voucher)
{
    return (struct strength){.algorithm = voucher->algorithm, .is_git_id = voucher->is_git_id, .bits = voucher->bits};
}

/* What is known of one member; zeroed for one that no voucher names. */
struct standing {
    bool holds, is_contradicted;
    uint16_t kinds; /* a bit for each kind that holds */
    struct strength best;
};

static_assert(VOUCHER_KINDS <= 16, "kinds fit the bits of a standing");

static struct standing *standings_of(struct judging *judging)
{
    struct vouched *vouched = &judging->vouched;
    struct standing *standings = arena_new(judging->scratch, struct standing, judging->bundle->member_count);
    for (size_t i = 0; standings != NULL && i < judging->vouchers.count; i++) {
        const struct voucher *voucher = &judging->vouchers.items[i];
        struct standing *standing = &standings[voucher->member];
        struct strength strength = strength_of(voucher);
        vouched->by[voucher->kind].vouchers++;
        if (voucher->state == VOUCHER_CONTRADICTED) {
            standing->is_contradicted = true;
            continue;
        }
        vouched->by[voucher->kind].holding++;
        vouched->abbreviated += voucher->bits < 8 * digest_size(voucher->algorithm) ? 1 : 0;
        if (!standing->holds || compare_strengths(&strength, &standing->best) < 0)
            standing->best = strength;
        standing->holds = true;
        standing->kinds |= (uint16_t)(1U << voucher->kind);
    }
    return standings;
}

static void push_member(struct judging *judging, uint32_t **items, size_t *count, size_t *capacity, uint32_t member)
{
    if (arena_reserve(judging->keep, items, sizeof **items, _Alignof(uint32_t), *count, capacity))
        (*items)[(*count)++] = member;
}

/* There are few strengths: six algorithms, and git ids of 4 to 64 digits. */
static void count_strength(struct judging *judging, const struct strength *best, uint64_t bytes)
{
    struct vouched *vouched = &judging->vouched;
    struct strength *strength = NULL;
    for (size_t i = 0; i < vouched->strengths.count && strength == NULL; i++) {
        if (compare_strengths(&vouched->strengths.items[i], best) == 0)
            strength = &vouched->strengths.items[i];
    }
    if (strength == NULL) {
        strength = arena_push(judging->keep, &vouched->strengths, struct strength);
        if (strength == NULL)
            return;
        *strength = *best;
    }
    strength->members++;
    strength->bytes += bytes;
}

static void count_vouched(struct judging *judging, const struct standing *standing, uint64_t bytes)
{
    struct vouched *vouched = &judging->vouched;
    vouched->members++;
    vouched->bytes += bytes;
    for (unsigned kind = 0; kind < VOUCHER_KINDS; kind++) {
        if ((standing->kinds >> kind & 1) != 0) {
            vouched->by[kind].members++;
            vouched->by[kind].bytes += bytes;
        }
    }
    count_strength(judging, &standing->best, bytes);
}

void sum_vouchers(struct judging *judging)
{
    struct vouched *vouched = &judging->vouched;
    struct arena_mark mark = arena_mark(judging->scratch);
    const struct standing *standings = standings_of(judging);
    for (uint32_t i = 0; standings != NULL && i < judging->bundle->member_count; i++) {
        const struct member *member = &judging->bundle->members[i];
        if (member->role == ROLE_FOLDER || member->role == ROLE_GIT_PROOF)
            continue;
        vouched->of++;
        vouched->of_bytes += member->size;
        if (standings[i].holds && !standings[i].is_contradicted)
            count_vouched(judging, &standings[i], member->size);
        else
            push_member(judging, &vouched->unvouched.items, &vouched->unvouched.count, &vouched->unvouched.capacity, i);
        if (standings[i].is_contradicted)
            push_member(judging, &vouched->contradicted.items, &vouched->contradicted.count,
                        &vouched->contradicted.capacity, i);
    }
    if (vouched->strengths.count > 0)
        qsort(vouched->strengths.items, vouched->strengths.count, sizeof *vouched->strengths.items, by_strength);
    arena_rewind(judging->scratch, mark);
}
