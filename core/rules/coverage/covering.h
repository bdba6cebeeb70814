/* What the files of this folder share while obligations are held against the evidence. */
#ifndef EXHIBIT_RULES_COVERAGE_COVERING_H
#define EXHIBIT_RULES_COVERAGE_COVERING_H

#include "rules/coverage/paths.h"
#include "rules/judging.h"
#include "rules/patch_state.h"

struct covering {
    struct judging *judging;
    struct coverage *coverage;
    struct covered_ticket *ticket; /* the one that is being covered */
    struct path_index patch_paths, member_paths;
    enum patch_state *states; /* a file of the bundle's patch; NULL for a quoted one */
    struct ticket_table table;
    struct bytes run;  /* name of the run under review; may be empty */
    bool run_is_of_other_commit; /* it ended with a commit that the bundle does not have */
    bool has_run_rank;           /* the patch has a part that ends where the run did: that one, in order of time */
    uint32_t run_rank;
    uint64_t work;     /* of holding patterns and commands against lists */
    size_t next_path;  /* of the ticket's paths: those of one obligation stand together */
};

/* What one thing that an obligation names comes to. */
struct shown {
    enum coverage_shown what;
    enum basis basis;
    const char *why;
    bool is_hedged_absence; /* only named with a hedge, and not there */
};

/* Takes a further named thing into the obligation. `about` fills {about} in its sentence. */
struct combining {
    struct covered *covered;
    uint64_t things, verified, reported, against, absent, hedged;
    struct shown worst;
    struct bytes about; /* what the worst is about */
};

void combine(struct combining *combining, struct shown shown, struct bytes about);

/* The state of an obligation from all things that it names, by the verdict table. */
void settle(struct covering *covering, struct combining *combining, enum coverage_claim claim);

void set_state(struct covered *covered, enum coverage_state state, enum basis basis, const char *why);
void add_evidence(struct covering *covering, struct covered *covered, struct coverage_evidence evidence);

void add_absent(struct covering *covering, struct covered *covered, const struct ticket_path *path);

/* Is the work on look-ups beyond its limit? What is left then was not looked up. */
bool is_over(const struct covering *covering);

/* What the claim on one obligation is: its box says more than the ticket's status. */
enum coverage_claim claim_on(const struct covering *covering, const struct obligation *obligation);

/* A path against the patch and the members, as a file that is to change, or as something that is to be there. */
struct shown show_change(struct covering *covering, struct covered *covered, const struct ticket_path *path);
struct shown show_presence(struct covering *covering, struct covered *covered, const struct ticket_path *path);

/* Is what the text asks for that nothing changes? */
bool forbids_change(struct bytes text);

/* A command or the name of a test against what was run. False when the text is neither. */
bool show_test(struct covering *covering, struct covered *covered, struct bytes text, bool is_code, struct shown *shown);

/* What the log of the run shows of an obligation, when it is a state of the work that the bundle is not about, or older than
 * the text that asks for it. */
void tell_suspicion(struct covering *covering); /* once, before anything is covered */
struct shown show_suspicion(const struct covering *covering, const struct covered *covered, struct shown shown);

/* One obligation of each kind. */
void cover_file(struct covering *covering, struct covered *covered);
void cover_test(struct covering *covering, struct covered *covered);
void cover_artifact(struct covering *covering, struct covered *covered);
void cover_document(struct covering *covering, struct covered *covered);
void cover_criterion(struct covering *covering, struct covered *covered);
void cover_closing(struct covering *covering, struct covered *covered);

/* The paths that the current obligation names: the next, or NULL. */
const struct ticket_path *next_path(struct covering *covering, const struct covered *covered);

/* Steps for all tickets together. */
void cover_dependencies(struct covering *covering);
void cover_rings(struct covering *covering);
void cover_changes(struct covering *covering);
void cover_reviews(struct covering *covering);
void cover_orphans(struct covering *covering);
void cover_links(struct covering *covering); /* after what tasks ask for; tells of links that lead nowhere */
void sum_coverage(struct covering *covering);

#endif
