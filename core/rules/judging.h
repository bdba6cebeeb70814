/* What the rules look at and what they leave behind. Rules read structs, never bytes of the bundle. */
#ifndef EXHIBIT_RULES_JUDGING_H
#define EXHIBIT_RULES_JUDGING_H

#include "parse/dossier.h"
#include "policy/policy.h"

#define NO_RUN SIZE_MAX

/* What the review is about, and what says so. */
struct subject {
    struct bytes ticket;     /* empty when nothing names one */
    const char *ticket_from; /* NULL likewise */
    size_t run;              /* index into the dossier's runs, or NO_RUN */
    const char *run_from;
    bool run_is_guessed; /* several runs, and nothing says which */
    struct bytes bundle_ticket;  /* what the bundle's name says */
    struct bytes bundle_run;
    struct bytes bundle_stamp;
    bool has_stamp;
    int64_t stamp; /* seconds since 1970 UTC */
};

/* Something that fixes a member's bytes. */
enum voucher_kind { VOUCHER_PATCH, VOUCHER_CONFIG_DIGEST };

struct voucher {
    uint32_t member;
    enum voucher_kind kind;
    uint32_t at_member; /* where it stands */
    uint32_t at_line;
    uint32_t bits; /* how much it proves */
    bool holds;
};

/* A path that the ticket under review names, against the patch and the members. */
struct coverage_item {
    const struct ticket_path *asked;
    bool in_patch;
    uint32_t member; /* or NO_MEMBER */
};

/* One thing that the review showed, or did not. */
struct statement {
    const char *id;
    const char *text;
    uint64_t count, of;
    enum basis basis;
    struct {
        uint32_t *items;
        size_t count, capacity;
    } members;
};

struct statements {
    struct statement *items;
    size_t count, capacity;
};

struct judging {
    const struct bundle *bundle;
    const struct dossier *dossier;
    const struct policy *policy;
    const struct options *options;
    struct findings *found;
    struct arena *keep, *scratch;
    struct subject subject;
    const struct run *run;               /* under review, or NULL */
    const struct ticket *ticket;         /* the section under review, or NULL */
    uint32_t ticket_member;              /* the file that it stands in */
    struct {
        struct voucher *items;
        size_t count, capacity;
    } vouchers;
    struct {
        struct coverage_item *items;
        size_t count, capacity;
    } coverage;
    struct statements proven, not_proven;
};

/* Applies every rule that the policy has. Fills the lists and adds the findings.
 * STATUS_OK or STATUS_NO_MEMORY. */
enum status judge(struct judging *judging);

/* Steps of it, one a subject; each in a file of its own. */
void tell_subject(struct judging *judging);
void check_members(struct judging *judging);
void check_runs(struct judging *judging);
void check_commits(struct judging *judging);
void check_times(struct judging *judging);
void check_tickets(struct judging *judging);
void check_claims(struct judging *judging);
void check_coverage(struct judging *judging);
void check_patch(struct judging *judging);
void check_git_snapshot(struct judging *judging);
void check_tests(struct judging *judging);
void check_digests(struct judging *judging);
void check_leaks(struct judging *judging);
void check_policy(struct judging *judging);
void make_statements(struct judging *judging);

/* Is the last outcome that the run's TESTS.md records a failure? */
bool tests_did_not_pass(const struct run *run);

#endif
