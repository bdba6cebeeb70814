/* Members by what is in them. */
#include "rules/digest_lists.h"

#include <stdlib.h>
#include <string.h>

static int by_digest(const void *left, const void *right)
{
    const struct digest_of_member *a = left, *b = right;
    int order = memcmp(a->digest, b->digest, a->size);
    return order != 0 ? order : (a->member > b->member) - (a->member < b->member);
}

static void make_index(struct judging *judging, struct digest_finder *finder, enum digest_kind kind)
{
    const struct bundle *bundle = judging->bundle;
    struct digest_of_member *sorted = arena_new(judging->scratch, struct digest_of_member, bundle->member_count);
    size_t count = 0;
    for (uint32_t i = 0; sorted != NULL && i < bundle->member_count; i++) {
        const struct member *member = &bundle->members[i];
        const uint8_t *digest = member->is_whole ? member_digest(member, kind) : NULL;
        if (digest != NULL && member->role != ROLE_FOLDER)
            sorted[count++] = (struct digest_of_member){digest, digest_size(kind), i};
    }
    if (count > 0)
        qsort(sorted, count, sizeof *sorted, by_digest);
    finder->sorted[kind] = sorted;
    finder->counts[kind] = count;
}

uint32_t find_by_digest(struct judging *judging, struct digest_finder *finder, const struct digest_entry *entry)
{
    uint8_t wanted[DIGEST_SIZE_MAX];
    enum digest_kind kind = (enum digest_kind)entry->algorithm;
    if (entry->is_git_blob)
        return NO_MEMBER;
    if (finder->sorted[kind] == NULL)
        make_index(judging, finder, kind);
    if (finder->sorted[kind] == NULL)
        return NO_MEMBER;
    digest_entry_bytes(entry, wanted);
    size_t low = 0, high = finder->counts[kind];
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        if (memcmp(finder->sorted[kind][middle].digest, wanted, digest_size(kind)) < 0)
            low = middle + 1;
        else
            high = middle;
    }
    bool is_there = low < finder->counts[kind] &&
                    memcmp(finder->sorted[kind][low].digest, wanted, digest_size(kind)) == 0;
    return is_there ? finder->sorted[kind][low].member : NO_MEMBER;
}
