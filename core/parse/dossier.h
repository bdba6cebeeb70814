/* All documents of a bundle, parsed: what the rules look at. */
#ifndef EXHIBIT_PARSE_DOSSIER_H
#define EXHIBIT_PARSE_DOSSIER_H

#include "bundle/bundle.h"
#include "parse/commit_log.h"
#include "parse/digest_lists/digest_list.h"
#include "parse/evidence/evidence.h"
#include "parse/consult.h"
#include "parse/git_proof.h"
#include "parse/git_snapshot.h"
#include "parse/local_path.h"
#include "parse/meta.h"
#include "parse/patch_marks.h"
#include "parse/patch/rebuild.h"
#include "parse/patch/reverse.h"
#include "parse/run_log.h"
#include "parse/tickets/detect.h"
#include "parse/tickets/summary.h"
#include "parse/tickets/text_changes.h"

/* The five files of a run log, in the order of a profile's list. */
enum run_file { RUN_PROMPT, RUN_COMMANDS, RUN_RESULTS, RUN_TESTS, RUN_META, RUN_FILE_COUNT };

struct run {
    struct bytes folder; /* path below the wrapper */
    struct bytes name;   /* its last part */
    uint32_t files[RUN_FILE_COUNT]; /* members, or NO_MEMBER */
    bool has_meta;                  /* META.json is there and was read */
    struct meta meta;
    struct placeholders results_placeholders, tests_placeholders;
    struct recorded_tests tests;
    struct recorded_commands commands;
    struct citations results_citations;
};

/* Documents that every run adds to. */
enum living_document { LIVING_PROGRESS, LIVING_RESULTS, LIVING_DOCUMENT_COUNT };

struct ticket_document {
    uint32_t member;
    enum ticket_format format;
    bool is_section_file; /* sprint tickets: many in one file, which name each other */
    struct ticket_file file;
    struct text_changes changes; /* by the patch; of a path that one member has alone */
};

struct git_repository; /* parse/git_repository.h */

/* Which parsers understood a member; bits of dossier.readers. */
enum reader {
    READER_PATCH = 1,
    READER_COMMIT_LOG = 2,
    READER_TICKETS = 4,
    READER_META = 8,
    READER_RUN_LOG = 16,
    READER_GIT_SNAPSHOT = 32,
    READER_LOCAL_PATHS = 64,
    READER_CLAIMS = 128,
    READER_DIGEST_LIST = 256,
    READER_GIT_PROOF = 512,
    READER_EVIDENCE = 1024,
};

/* A member held against the last id that the patch gives its path. */
struct blob_check {
    uint32_t member;
    uint32_t file; /* index into the patch's files */
    bool holds;
    enum digest_kind kind; /* of the id */
    bool is_twin; /* it would hold with the other line endings */
    bool is_pointed_to; /* it holds: the id is that of the Git LFS pointer to the member */
    enum patch_piece piece; /* when it does not hold */
};

/* A member from which the changes that the patch shows were taken back; or, without a member, a file that it deletes. */
struct reversal {
    uint32_t member; /* or NO_MEMBER */
    enum digest_kind kind; /* of the repository's ids */
    struct patch_reversal result; /* its texts live in the keep arena: parts of long lines, around the difference */
    uint32_t column;              /* where the lines begin to differ, from 1 */
};

/* The line of the last commit's message that speaks of tests. */
struct tests_trailer {
    struct bytes text; /* behind "Tests:"; empty when there is none */
    uint32_t line;
    bool says_failed;
};

enum leak_origin { LEAK_ADDED, LEAK_INHERITED, LEAK_NOT_TOLD };

/* One line with a local path; the slice lives in the keep arena. */
struct leak {
    uint32_t member;
    uint32_t line, column;
    uint32_t count; /* of such paths on the line; `path` is the first */
    struct bytes path;
    enum leak_origin origin;
};

/* A line with a local path that the patch adds to the file at `path`; both borrow from the patch. */
struct added_line {
    struct bytes path, text;
};

/* META.json as the post-image of a patch shows it, when the file itself is not in the bundle. */
struct patched_meta {
    struct bytes path;
    struct meta meta; /* lines are those of the patch */
};

struct dossier {
    struct bundle *bundle;
    uint32_t patch_member; /* NO_MEMBER when there is none that was read */
    struct patch patch;
    enum digest_kind object_kind; /* of the repository's ids: SHA1 or SHA256 */
    bool is_kind_known;           /* a whole id says so; else members are held against both */
    uint32_t last_commit_member;
    struct last_commit last_commit;
    uint32_t commits_member;
    struct commit_list commits;
    struct {
        struct run *items;
        size_t count, capacity;
    } runs; /* by folder name */
    struct {
        struct ticket_document *items;
        size_t count, capacity;
    } tickets;
    struct stated_counts stated_counts; /* of documents of tickets, and of those that sum work up */
    struct tests_trailer tests_trailer;
    uint16_t *readers;           /* a member: bits of enum reader */
    bool *is_taken;              /* a member: dossier_take_member is through with it */
    enum patch_rebuilt *rebuilt; /* a file of the patch */
    enum patch_held *held;       /* a file of the patch */
    struct {
        struct blob_check *items;
        size_t count, capacity;
    } blob_checks;
    struct {
        struct reversal *items;
        size_t count, capacity;
    } reversals; /* of members that have the id which the patch gives them, and of deleted files */
    struct {
        struct leak *items;
        size_t count, capacity;
    } leaks;
    struct {
        struct added_line *items;
        size_t count, capacity;
    } added_lines;        /* sorted; made when the first leak asks for them */
    bool has_added_lines;
    uint32_t living[LIVING_DOCUMENT_COUNT]; /* members, or NO_MEMBER */
    uint64_t texts_searched; /* members whose lines were looked through for local paths */
    struct {
        struct patched_meta *items;
        size_t count, capacity;
    } patched_metas;
    struct digest_lists digest_lists;
    struct patch_marks patch_marks;
    struct patch_marks *review_marks; /* of the patch that each review quotes; set by dossier_settle */
    struct evidence evidence; /* of reports and reviews: complete when all members were taken and settled */
    /* of a git snapshot */
    uint32_t status_member, log_member, stat_member, changed_member, snapshot_member, readme_member;
    struct git_status status;
    struct commit_list log;
    struct git_stat stat;
    struct path_list changed;
    struct bytes snapshot_head;
    uint32_t snapshot_line;
    struct bytes readme_ticket;
    uint32_t readme_line;
    struct git_proof proof;
    struct consultation consultation; /* of the reviewer's repository; all zero without one */
    const struct git_repository *repository; /* what the proof does not carry is asked of; NULL when there is none */
    struct proof_lookup *places;       /* a member: what the proven commit has at its path */
    struct proof_lookup *patch_places; /* likewise for a place of the patch, when a commit has to hold it */
    struct tree_changes proven_changes; /* from the commit that the patch starts from to the proven one */
    bool has_mailmap;                  /* the proven commit has one: git log may show other names */
    const struct ticket_overrides *overrides; /* NULL when there are none */
    struct arena *keep, *scratch;
};

/* Reads the patch and asks for the git ids that it names, then reads and parses the other documents.
 * Before the members are digested; the bundle and the arenas must outlive the dossier. `overrides` may be NULL. */
enum status dossier_read(struct dossier *dossier, struct bundle *bundle, const struct ticket_overrides *overrides,
                         struct arena *keep, struct arena *scratch);

/* Digests one member, holds it against the id that the patch gives it, and looks through its text for local paths.
 * Members are independent of each other; what was done for one is not done again. */
enum status dossier_take_member(struct dossier *dossier, uint32_t index);

/* Puts what was found in the members into their order, whatever order they were taken in. Call when all are taken. */
void dossier_settle(struct dossier *dossier);

const char *run_file_name(enum run_file file); /* "PROMPT.md" */
const char *living_document_path(enum living_document document); /* "project_state/CURRENT_RESULTS.md" */

#endif
