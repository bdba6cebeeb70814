/* What the reviewer's repository has to say of a bundle: which of the commits that the bundle names are there, what its
 * files are in the last of them, and what changed since the first. All of it from objects whose ids are computed here. */
#ifndef EXHIBIT_PARSE_CONSULT_H
#define EXHIBIT_PARSE_CONSULT_H

#include "finding/findings.h"
#include "parse/tree_changes.h"

/* A commit that a text of the bundle names. */
struct named_commit {
    struct bytes id;   /* as written; hex digits */
    const char *where; /* "COMMITS.txt" */
    struct place place;
    uint32_t object; /* NO_OBJECT when the repository has none of that id */
};

struct consultation {
    bool was_asked; /* there is a repository; without one, all else is zero and `objects.tip` NO_OBJECT */
    struct git_proof objects; /* `tip` is the commit that the files are held against, or NO_OBJECT */
    struct {
        struct named_commit *items;
        size_t count, capacity;
    } named;
    struct proof_lookup *places; /* a member: what the commit has at its path */
    uint32_t base;               /* the commit that the patch starts from, or NO_OBJECT */
    struct tree_changes changes; /* between the two */
};

#endif
