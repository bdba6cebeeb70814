#include "base/glob.h"

/* A star to come back to: where the pattern goes on behind it, and how far its run reaches in the path. */
struct star {
    size_t pattern, path;
    bool is_set;
};

/* Lets the innermost star take one byte more; a single '*' may not take a '/'. */
static bool widen(struct star *single, struct star *twofold, struct bytes path, size_t *pattern_at, size_t *path_at)
{
    struct star *star = single->is_set && single->path < path.size && path.at[single->path] != '/' ? single : twofold;
    if (!star->is_set || star->path >= path.size)
        return false;
    if (star == twofold)
        single->is_set = false;
    star->path++;
    *pattern_at = star->pattern;
    *path_at = star->path;
    return true;
}

/* "*.json" and "README.md": most paths are told from a pattern by their last byte. */
static bool ends_differ(struct bytes pattern, struct bytes path)
{
    uint8_t last = pattern.size > 0 ? pattern.at[pattern.size - 1] : '*';
    return last != '*' && (path.size == 0 || path.at[path.size - 1] != last);
}

bool glob_match(struct bytes pattern, struct bytes path)
{
    if (ends_differ(pattern, path))
        return false;
    struct star single = {0}, twofold = {0};
    size_t at = 0, in = 0;
    while (at < pattern.size || in < path.size) {
        bool is_star = at < pattern.size && pattern.at[at] == '*';
        if (is_star && at + 1 < pattern.size && pattern.at[at + 1] == '*') {
            at += 2;
            twofold = (struct star){at, in, true};
            single.is_set = false;
        } else if (is_star) {
            at += 1;
            single = (struct star){at, in, true};
        } else if (at < pattern.size && in < path.size && pattern.at[at] == path.at[in]) {
            at++, in++;
        } else if (!widen(&single, &twofold, path, &at, &in)) {
            return false;
        }
    }
    return true;
}
