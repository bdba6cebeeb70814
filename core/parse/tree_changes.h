/* What changed between two commits, told by their trees. */
#ifndef EXHIBIT_PARSE_TREE_CHANGES_H
#define EXHIBIT_PARSE_TREE_CHANGES_H

#include "parse/git_proof.h"

struct git_repository; /* parse/git_repository.h */

/* A path that is not the same in two commits. */
struct tree_change {
    struct bytes path; /* lives in the keep arena */
    uint32_t old_mode, new_mode; /* 0 where there is nothing */
    uint8_t old_id[GIT_ID_SIZE_MAX], new_id[GIT_ID_SIZE_MAX];
};

struct tree_changes {
    bool is_whole; /* the two commits could be compared to the end, within bounds */
    struct tree_change *items;
    size_t count, capacity;
}; /* sorted by path */

/* Compares two commits among the objects, of one kind. Trees that are not among them are asked of the repository, unless
 * that is NULL. Notes which objects were used. When memory is out, the arena's budget notes it. */
struct tree_changes tree_changes_between(struct git_proof *objects, uint32_t base, uint32_t tip,
                                         const struct git_repository *repository, struct arena *keep,
                                         struct arena *scratch);

/* The tree, or the commit, of this id: among the objects, else asked of the repository. NO_OBJECT when it is not to be
 * had, or of another type. */
uint32_t git_proof_have(struct git_proof *objects, const uint8_t *id, enum digest_kind kind, enum git_type type,
                        const struct git_repository *repository, struct arena *keep);

#endif
