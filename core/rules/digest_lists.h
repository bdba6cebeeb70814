/* What the rules about lists of digests share. */
#ifndef EXHIBIT_RULES_DIGEST_LISTS_H
#define EXHIBIT_RULES_DIGEST_LISTS_H

#include "rules/judging.h"

struct digest_of_member {
    const uint8_t *digest;
    size_t size;
    uint32_t member;
};

/* A path without what sets names apart that look alike: case, and how characters are composed. */
struct plain_path {
    struct bytes path;
    uint32_t member;
};

/* Members by digest, one index a kind, and by plain path; each made when it is first asked for. Lives in the scratch
 * arena. */
struct digest_finder {
    struct digest_of_member *sorted[DIGEST_KINDS];
    size_t counts[DIGEST_KINDS];
    struct plain_path *paths;
    size_t path_count;
};

/* The first member that has the digest of this entry; NO_MEMBER when none has or memory is out. Of other kinds than
 * SHA-256, only members that some list gives such a digest are looked at; no git ids. */
uint32_t find_by_digest(struct judging *judging, struct digest_finder *finder, const struct digest_entry *entry);

/* The first member whose path differs from this one only in case or in how its characters are composed; NO_MEMBER when
 * there is none or memory is out. */
uint32_t find_near(struct judging *judging, struct digest_finder *finder, struct bytes path);

/* Is the entry of a bag and its file one that fetch.txt names? */
bool is_fetched(const struct judging *judging, const struct digest_entry *entry);

void check_bags(struct judging *judging); /* part of check_digest_lists */

#endif
