/* What bounds a review: its table, and the values of one review. Nothing is cut silently: crossing a limit is said. */
#ifndef EXHIBIT_BASE_LIMITS_H
#define EXHIBIT_BASE_LIMITS_H

#include "base/bytes.h"

enum { JSON_DEPTH_MAX = 64, JSON_NUMBER_MAX = 63 };

enum limit {
#define LIMIT(id, name, unit, normal, most, what) LIMIT_##id,
#include "base/limits.def"
#undef LIMIT
    LIMIT_COUNT
};

/* Static; never freed. */
struct limit_info {
    const char *name; /* kebab-case */
    const char *what; /* it bounds, as a phrase */
    bool is_count;    /* else bytes */
    uint64_t normal;
    uint64_t most; /* that can be asked for; 0 when the limit is fixed */
};

const struct limit_info *limit_info(enum limit limit);

/* False when no limit has that name. */
bool limit_find(struct bytes name, enum limit *limit);

/* The values that hold in one review. */
struct limits {
    uint64_t of[LIMIT_COUNT];
};

extern const struct limits normal_limits;

/* "normal", "raised" or "lowered". */
const char *limit_state(const struct limits *limits, enum limit limit);

#endif
