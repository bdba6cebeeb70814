/* Members by what is in them, and by what their paths look like. */
#include "rules/digest_lists.h"

#include "base/search.h"
#include "zip/unicode/unicode.h"

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
    const struct digest_of_member *sorted = finder->sorted[kind], key = {.digest = wanted, .size = digest_size(kind)};
    size_t at = lower_bound(sorted, finder->counts[kind], sizeof *sorted, &key, by_digest);
    return at < finder->counts[kind] && memcmp(sorted[at].digest, wanted, key.size) == 0 ? sorted[at].member : NO_MEMBER;
}

/* --- paths that look alike --- */

static struct bytes plain_path(struct judging *judging, struct unicode_text *room, struct bytes path)
{
    unicode_read(room, path);
    unicode_decompose(room, UNICODE_CANONICAL);
    if (unicode_fold(room))
        unicode_decompose(room, UNICODE_CANONICAL);
    uint8_t *out = arena_buffer(judging->scratch, room->points.count * UTF8_SIZE_MAX);
    size_t size = 0;
    for (size_t i = 0; out != NULL && i < room->points.count; i++)
        size += unicode_write(room->points.items[i], out + size);
    return (struct bytes){out, size};
}

static int by_plain_path(const void *left, const void *right)
{
    const struct plain_path *a = left, *b = right;
    int order = bytes_compare(a->path, b->path);
    return order != 0 ? order : (a->member > b->member) - (a->member < b->member);
}

static void make_path_index(struct judging *judging, struct digest_finder *finder, struct unicode_text *room)
{
    const struct bundle *bundle = judging->bundle;
    finder->paths = arena_new(judging->scratch, struct plain_path, bundle->member_count);
    for (uint32_t i = 0; finder->paths != NULL && i < bundle->member_count; i++) {
        if (bundle->members[i].role != ROLE_FOLDER)
            finder->paths[finder->path_count++] =
                (struct plain_path){plain_path(judging, room, bundle->members[i].path), i};
    }
    if (finder->path_count > 0)
        qsort(finder->paths, finder->path_count, sizeof *finder->paths, by_plain_path);
}

uint32_t find_near(struct judging *judging, struct digest_finder *finder, struct bytes path)
{
    struct unicode_text room = {.arena = judging->scratch};
    if (finder->paths == NULL)
        make_path_index(judging, finder, &room);
    struct arena_mark mark = arena_mark(judging->scratch);
    struct unicode_text own_room = {.arena = judging->scratch};
    const struct plain_path wanted = {.path = plain_path(judging, &own_room, path)};
    size_t at = lower_bound(finder->paths, finder->path_count, sizeof wanted, &wanted, by_plain_path);
    bool is_there = at < finder->path_count && bytes_equal(finder->paths[at].path, wanted.path);
    arena_rewind(judging->scratch, mark);
    return is_there ? finder->paths[at].member : NO_MEMBER;
}
