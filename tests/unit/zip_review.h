/* The whole of core/zip over one archive in memory, and what it found. */
#ifndef EXHIBIT_TESTS_ZIP_REVIEW_H
#define EXHIBIT_TESTS_ZIP_REVIEW_H

#include "zip/zip.h"
#include "zip_builder.h"

struct zip_review {
    struct bytes file; /* what the source reads; borrows */
    enum status status;
    struct zip zip;
    struct findings found;
    uint32_t whole_count;   /* entries that were complete and right */
    uint64_t unpacked_size; /* bytes given to sinks */
    bool gave_too_much;     /* more than an entry claims */
    struct memory memory;
    struct arena keep, scratch;
};

/* Scans, unpacks every entry, judges the names. Release it afterwards. */
void zip_review(struct zip_review *review, struct bytes file, size_t memory_limit);
void zip_review_release(struct zip_review *review);

/* True when the map covers the file exactly. */
bool zip_map_is_whole(const struct zip_review *review);

/* Whether a plan (a file) draws findings of this rule. */
bool zip_says(const struct zip_plan *plan, const char *rule);

/* Whether the rules that a plan breaks are exactly these: names in the catalogue's order, one space between. Prints what
 * there was when not. */
bool zip_says_only(const struct zip_plan *plan, const char *rules);
bool zip_file_says_only(struct bytes file, const char *rules);

#endif
