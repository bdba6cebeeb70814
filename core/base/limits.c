#include "base/limits.h"

#define KIB(n) (UINT64_C(n) << 10)
#define MIB(n) (UINT64_C(n) << 20)
#define GIB(n) (UINT64_C(n) << 30)
#define EXACT ((UINT64_C(1) << 53) - 1)

enum { SIZE = 0, COUNT = 1, FIXED = 0 };

static const struct limit_info infos[LIMIT_COUNT] = {
#define LIMIT(id, name, unit, normal, most, what) [LIMIT_##id] = {name, what, (unit) == COUNT, normal, most},
#include "base/limits.def"
#undef LIMIT
};

const struct limits normal_limits = {{
#define LIMIT(id, name, unit, normal, most, what) [LIMIT_##id] = normal,
#include "base/limits.def"
#undef LIMIT
}};

const struct limit_info *limit_info(enum limit limit)
{
    return &infos[limit];
}

bool limit_find(struct bytes name, enum limit *limit)
{
    for (unsigned i = 0; i < LIMIT_COUNT; i++) {
        if (bytes_is(name, infos[i].name)) {
            *limit = (enum limit)i;
            return true;
        }
    }
    return false;
}

const char *limit_state(const struct limits *limits, enum limit limit)
{
    if (limits->of[limit] == infos[limit].normal)
        return "normal";
    return limits->of[limit] > infos[limit].normal ? "raised" : "lowered";
}
