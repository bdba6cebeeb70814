/* Absolute paths of somebody's machine in a text: home folders, mounted volumes, drive letters. Talk about paths
 * (search patterns such as `rg "/Users/|/Volumes/"`, "/Volumes/...") is none. */
#ifndef EXHIBIT_PARSE_LOCAL_PATH_H
#define EXHIBIT_PARSE_LOCAL_PATH_H

#include "base/arena.h"

/* The first local path of one line; `count` of them on it. */
struct local_path {
    struct bytes path;
    uint32_t line;
    uint32_t column; /* from 1, bytes */
    uint32_t count;
};

struct local_paths {
    struct local_path *items;
    size_t count, capacity;
};

/* One entry a line. */
void local_paths_find(struct local_paths *paths, struct bytes text, struct arena *arena);

/* The first in one line of text, or an empty slice. */
struct bytes local_path_in(struct bytes line, uint32_t *column, uint32_t *count);

#endif
