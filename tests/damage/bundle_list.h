/* The bundles of the cases, as run.mjs lists them in a file, and reviews of them and of what is left of them. */
#ifndef EXHIBIT_TESTS_BUNDLE_LIST_H
#define EXHIBIT_TESTS_BUNDLE_LIST_H

#include "exhibit.h"

struct listed_bundle {
    const char *id, *name, *options; /* of the case; the bundle's file name; a JSON document, or "" */
    uint8_t *at;
    size_t size;
};

/* Calls `visit` for every bundle of the list: a line each, "id TAB path TAB name TAB options". Exits when something
 * cannot be read. */
void visit_bundles(const char *list, void (*visit)(struct listed_bundle *bundle, size_t index));

/* Grows as it is written to; `at` is NUL-terminated once it was. Release with free(at). */
struct text {
    char *at;
    size_t size, capacity;
};

bool append_text(void *context, const void *bytes, size_t count);

/* A block of `size` bytes, never NULL; a copy of them when `from` is given. Release with free. */
uint8_t *take_block(size_t size, const uint8_t *from);

/* How a review ended, and what its JSON report says. */
struct outcome {
    enum exhibit_status status;
    enum exhibit_exit verdict;
    char content_digest[65]; /* empty when it has none */
    bool is_reported;        /* the report is complete and agrees with the verdict */
};

/* Reviews the first `size` bytes of `at`, which are copied to a block of their size, as that bundle. */
struct outcome review_as(const struct listed_bundle *bundle, const uint8_t *at, size_t size);

#endif
