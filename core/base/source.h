/* Where bytes come from: a size and a read function, so that the core never needs a whole archive in memory. */
#ifndef EXHIBIT_BASE_SOURCE_H
#define EXHIBIT_BASE_SOURCE_H

#include "base/bytes.h"

struct source {
    void *context;
    uint64_t size; /* bytes in all */
    /* Puts `count` bytes from `offset` into `buffer`; false when they cannot be had. Never asked past `size`. */
    bool (*read)(void *context, uint64_t offset, void *buffer, size_t count);
};

/* Takes the pieces of something that is made front to back; false asks the maker to stop. */
struct sink {
    void *context;
    bool (*write)(void *context, struct bytes piece);
};

#endif
