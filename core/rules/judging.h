/* What the rules look at and what they leave behind. Rules read structs, never bytes of the bundle. */
#ifndef EXHIBIT_RULES_JUDGING_H
#define EXHIBIT_RULES_JUDGING_H

#include "parse/dossier.h"
#include "policy/policy.h"
#include "rules/coverage/coverage.h"

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

/* What can fix a member's bytes. */
enum voucher_kind {
    VOUCHER_PATCH,
    VOUCHER_LFS_POINTER, /* the patch leaves a Git LFS pointer, which names the member's sha256 */
    VOUCHER_CONFIG_DIGEST, /* of META.json */
    VOUCHER_CHECKSUMS,     /* SHA256SUMS and its kin */
    VOUCHER_BAG,           /* a manifest of a BagIt bag */
    VOUCHER_DATA_PACKAGE,
    VOUCHER_RO_CRATE,
    VOUCHER_IN_TOTO,
    VOUCHER_WHEEL_RECORD,
    VOUCHER_MANIFEST, /* manifest.json in one of its shapes */
    VOUCHER_COMMIT,   /* the trees of the commit that the proof is of */
    VOUCHER_REPOSITORY, /* those of the commit in the reviewer's repository */
    VOUCHER_KINDS,
};

enum voucher_state { VOUCHER_HOLDS, VOUCHER_CONTRADICTED };

/* One digest or git id that something gives a member. */
struct voucher {
    uint32_t member;
    enum voucher_kind kind;
    enum voucher_state state;
    uint32_t at_member; /* where it stands; NO_MEMBER for the reviewer's repository */
    uint32_t at_line; /* 0 when it is no line */
    enum digest_kind algorithm;
    bool is_git_id; /* of the bytes as a git object */
    uint32_t bits;  /* how much it proves: less than the algorithm has when it is abbreviated */
    struct bytes expected; /* when contradicted: the hex digits that are given, in either case; lives as long as the review */
};

/* Members whose strongest voucher has this algorithm and so many bits; strongest first. */
struct strength {
    enum digest_kind algorithm;
    bool is_git_id;
    uint32_t bits;
    uint64_t members, bytes;
};

/* What the vouchers come to. A member is vouched for when one holds and none is contradicted. Folder entries and the
 * commit proof, which is what vouches, count nowhere. */
struct vouched {
    uint64_t members, of, bytes, of_bytes;
    struct {
        uint64_t members, bytes;     /* vouched for by this kind, perhaps by others too */
        uint64_t holding, vouchers; /* of vouchers */
    } by[VOUCHER_KINDS];
    uint64_t abbreviated; /* vouchers that hold with fewer bits than their algorithm has */
    struct {
        struct strength *items;
        size_t count, capacity;
    } strengths;
    struct {
        uint32_t *items;
        size_t count, capacity;
    } unvouched, contradicted; /* members, in the order of the archive */
};

/* How something that the reviewer expects came out. */
enum expectation_state {
    EXPECTATION_NONE,    /* nothing was expected */
    EXPECTATION_MET,     /* by what was recomputed here */
    EXPECTATION_CLAIMED, /* by the bundle's own word alone */
    EXPECTATION_UNMET,
};

struct expectation {
    enum expectation_state state;
    enum basis basis;
    struct bytes expected, found; /* `found` is empty when there is nothing */
    uint32_t bits;                /* of a digest or id that were compared */
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
    struct vouched vouched;
    uint64_t proven_absent; /* members that the proven commit does not have */
    struct coverage coverage;
    struct ticket_table tickets; /* those of the coverage, by their ids */
    struct expectation expectations[EXPECTED_COUNT];
    struct statements proven, not_proven;
};

/* What the place of a finding is in: the bundle, or what was opened in it. */
const struct bundle *bundle_of(const struct judging *judging, const struct finding *finding);

/* Applies every rule that the policy has. Fills the lists and adds the findings.
 * STATUS_OK or STATUS_NO_MEMORY. */
enum status judge(struct judging *judging);

/* Does the report say that it tested another commit than the one that the work under review ends with? */
bool report_is_of_other_commit(const struct judging *judging, const struct test_report *report);

/* False in RESULTS.md of another run than the one under review: that was said before this work came to be. */
bool claim_is_current(const struct judging *judging, const struct claim *claim);

/* Steps of it, one a subject; each in a file of its own. */
void tell_subject(struct judging *judging);
void check_members(struct judging *judging);
void check_archives(struct judging *judging);
void check_runs(struct judging *judging);
void check_commits(struct judging *judging);
void check_times(struct judging *judging);
void check_tickets(struct judging *judging);
void check_ticket_files(struct judging *judging);
void check_claims(struct judging *judging);
void cover_tickets(struct judging *judging); /* fills `coverage` */
void check_coverage(struct judging *judging);
void check_stubs(struct judging *judging);
void check_change(struct judging *judging);
void check_contradictions(struct judging *judging);
void check_patch(struct judging *judging);
void check_provenance(struct judging *judging);
void check_git_snapshot(struct judging *judging);
void check_tests(struct judging *judging);
void check_review_records(struct judging *judging);
void check_test_reports(struct judging *judging);
void check_numbers(struct judging *judging);
void check_digests(struct judging *judging);
void check_digest_lists(struct judging *judging);
void check_proof(struct judging *judging);
void check_proof_texts(struct judging *judging); /* part of check_proof: the proof is of one commit */
void check_leaks(struct judging *judging);
void sum_vouchers(struct judging *judging);
void check_policy(struct judging *judging);
void check_expectations(struct judging *judging);
void check_repository(struct judging *judging);
void make_statements(struct judging *judging);

/* Puts a voucher into the table. Memory that is out shows in the budget. */
void add_voucher(struct judging *judging, struct voucher voucher);
/* The digest or git id that the member itself has, of the kind that the voucher gives; empty when it was not computed. */
struct bytes voucher_found(const struct judging *judging, const struct voucher *voucher);
const char *voucher_kind_name(enum voucher_kind kind);                     /* "patch" */
const char *algorithm_name(enum digest_kind algorithm, bool is_git_id); /* "sha256", "git-sha1" */

/* Lower-case hex that lives as long as the review. */
struct bytes hex_of(struct judging *judging, const uint8_t *digest, size_t size);

/* The full id of the commit that the proof is of, in hex; there must be one. */
struct bytes proven_commit(struct judging *judging);

/* Is the member in a folder whose tree the proof does not carry, or in a submodule? */
bool is_unreached_by_proof(const struct judging *judging, uint32_t index);

const char *expectation_state_name(enum expectation_state state); /* "met" */

/* Is the line of a ticket's end ticked? */
bool closing_is_ticked(const struct obligation *asked);

/* The latest review of the ticket that has a verdict, of all tickets when none is named; NULL when there is none. */
const struct review *latest_review(const struct judging *judging, struct bytes ticket);

/* Is the last outcome that the run's TESTS.md records a failure? */
bool tests_did_not_pass(const struct run *run);

/* Is it a pass? */
bool tests_did_pass(const struct run *run);

/* Where a section's changes are when not in a commit ("staged"); NULL when they are committed. */
const char *patch_section_place(const struct judging *judging, const struct patch_section *section);

/* "2026-01-25T19:28:27Z" for seconds since 1970 UTC; lives in the keep arena. */
struct bytes time_text(struct judging *judging, int64_t time);

#endif
