/* Paths as tickets write them, held against real ones: placeholders bound, patterns looked up in sorted lists. */
#ifndef EXHIBIT_RULES_COVERAGE_PATHS_H
#define EXHIBIT_RULES_COVERAGE_PATHS_H

#include "base/arena.h"

/* A path as a ticket writes it, in the form in which it is held against real ones. Lives in the arena. */
struct asked_path {
    struct bytes text;
    bool is_pattern; /* holds '*' */
    bool is_folder;  /* names a folder: all that is below it */
    bool is_bare;    /* a name without a folder: it may lie in any */
};

/* <RUN_NAME> becomes `run` where there is one; any other placeholder, $VAR, a date in letters and '?' stand for any text
 * without '/'; a final '/' or "..." for all below. */
struct asked_path asked_path_of(struct bytes path, struct bytes run, struct arena *arena);

/* Real paths, each with what has it: a file of the patch, a member. */
struct indexed_path {
    struct bytes path;
    uint32_t item;
};

struct path_index {
    struct indexed_path *by_path; /* sorted; equal ones in the order of the items */
    struct indexed_path *by_name; /* by their last part, then likewise */
    size_t count;
};

/* Sorts `paths`, which it keeps. False when memory is out. */
bool path_index_make(struct path_index *index, struct indexed_path *paths, size_t count, struct arena *arena);

struct path_match {
    uint64_t count; /* of paths that fit; 0: none does */
    uint32_t item;  /* of the first in the index's order */
    struct bytes path;
    bool by_name;  /* only its name fits: the folder was not said */
    bool is_below; /* it is a folder that the path lies in */
    size_t at;     /* of the first in the order that it was found in: by_name or by_path */
};

/* `work` grows by bytes of paths times bytes of the pattern wherever the two are compared byte by byte. */
struct path_match path_index_find(const struct path_index *index, const struct asked_path *asked, uint64_t *work);

/* Does a path that stands behind the first of a match fit too? */
bool path_fits(const struct asked_path *asked, const struct path_match *match, struct bytes path);

/* The same of a path that stands in no index. */
bool asked_path_fits(const struct asked_path *asked, struct bytes path);

#endif
