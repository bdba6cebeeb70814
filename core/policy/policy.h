/* What a review demands: a profile document, built in. A policy never comes from the bundle. */
#ifndef EXHIBIT_POLICY_POLICY_H
#define EXHIBIT_POLICY_POLICY_H

#include "bundle/bundle.h"
#include "policy/options.h"

struct required_member {
    struct bytes path; /* may be a pattern */
    struct bytes reason;
};

/* Slices live in the arena or in the built-in document. */
struct policy {
    struct bytes name, title;
    struct bytes patch; /* path of the patch that is demanded; empty when none is */
    struct {
        struct required_member *items;
        size_t count, capacity;
    } required;
    struct {
        struct bytes *items;
        size_t count, capacity;
    } run_files; /* names that each run log must hold */
    bool closed_lists; /* what no list of digests names is a finding */
    bool opens_archives; /* zips in the bundle are reviewed one level down */
    bool applies[RULE_COUNT];
    enum severity severity[RULE_COUNT]; /* the catalogue's, where the profile does not say otherwise */
    uint8_t sha256[SHA256_SIZE];        /* of the document */
    bool was_asked_for;                 /* by name; else it was recognised, or is the last resort */
    bool is_last_resort;                /* nothing was recognised */
    struct bytes evidence;              /* the member that made the bundle recognised */
};

bool policy_exists(struct bytes name);

/* The profile asked for by name, else the first (sprint-bundle, git-snapshot, bag, tickets) that recognises a member, else archive.
 * STATUS_OK or STATUS_NO_MEMORY. */
enum status policy_choose(struct policy *policy, const struct bundle *bundle, struct bytes name, struct arena *arena);

#endif
