/*
 * Exhibit: reviews an evidence bundle. The one public header of the core; the command, the WebAssembly module and the
 * tests see nothing else.
 *
 * A review goes: exhibit_open, exhibit_scan, exhibit_digest for all members, exhibit_judge, then the report.
 * exhibit_run does these steps in order. The core reads no clock, no environment, no locale and no network; the same
 * bytes and options give the same report in every build.
 *
 * A review is used by one thread at a time; different reviews are independent.
 */
#ifndef EXHIBIT_H
#define EXHIBIT_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* How a step ended. A broken bundle is EXHIBIT_OK with findings. */
enum exhibit_status {
    EXHIBIT_OK,
    EXHIBIT_NO_MEMORY,  /* the review's limit of memory was reached: no verdict; exhibit_error says which */
    EXHIBIT_READ_ERROR, /* the source failed: no verdict */
    EXHIBIT_STOPPED,    /* the progress function asked to stop: no verdict */
    EXHIBIT_BAD_OPTIONS /* the options are wrong; exhibit_error says how */
};

/* The exit code that goes with a report, which is also in it. */
enum exhibit_exit { EXHIBIT_PASS = 0, EXHIBIT_FAIL = 1, EXHIBIT_USAGE = 2, EXHIBIT_UNJUDGED = 3, EXHIBIT_BROKEN = 4 };

/* A bundle file. `read` puts `count` bytes from `offset` (bytes from 0, never past `size`) into `buffer` and says
 * whether it could. */
struct exhibit_file {
    void *context;
    uint64_t size; /* bytes */
    bool (*read)(void *context, uint64_t offset, void *buffer, size_t count);
};

/* A folder in place of a bundle file: the files below it, sorted by name as unsigned bytes, '/' between parts. Names
 * are given with their size in bytes and must stay as they are until exhibit_close. */
struct exhibit_folder {
    void *context;
    size_t count;
    const uint8_t *(*name)(void *context, size_t index, size_t *size);
    uint64_t (*size)(void *context, size_t index);
    bool (*read)(void *context, size_t index, uint64_t offset, void *buffer, size_t count);
};

/* Told now and then; bytes done of bytes in all. False stops the review. */
struct exhibit_progress {
    void *context;
    bool (*advance)(void *context, uint64_t done, uint64_t all);
};

/* Takes output piece by piece; false makes the writer stop. */
struct exhibit_output {
    void *context;
    bool (*write)(void *context, const void *bytes, size_t count);
};

/* What git says of an object's name. All three stay as they are until the next question. */
struct exhibit_object {
    const char *id;   /* full, in hex */
    const char *type; /* "commit" */
    const void *bytes;
    size_t size; /* bytes */
};

/* The reviewer's git repository, as the front asks it. `object` says what a name means ("HEAD", an id, perhaps
 * abbreviated); false when there is no such thing. */
struct exhibit_repository {
    void *context;
    bool (*object)(void *context, const char *name, struct exhibit_object *object);
};

struct exhibit;

/* `name` is the bundle's file name without folders (borrowed until exhibit_close). `options` is a JSON document, or of
 * size 0 for none:
 *   {"profile": "sprint-bundle", "ticket": "ticket-08c", "run": "20260125_…", "fail_on": "error|warning|note|never",
 *    "nested": "list|review",
 *    "expect": {"sha256": "…", "content": "…", "commit": "1a2b3c4", "ticket": "ticket-08c"}, "limits": {"entries": 100000, …}}
 * where the keys of "limits" are the names that exhibit_limit gives, and the values whole numbers up to its `most`.
 * An unknown key or a wrong value is EXHIBIT_BAD_OPTIONS. The review is made in any case but EXHIBIT_NO_MEMORY (then
 * *review is NULL) and must be closed. `progress` may be all zero. */
enum exhibit_status exhibit_open(struct exhibit **review, const char *name, size_t name_size, const char *options,
                                 size_t options_size, struct exhibit_progress progress);

/* Lists the members and checks the structure. The file or folder is copied; what it points to must outlive the review. */
enum exhibit_status exhibit_scan(struct exhibit *review, struct exhibit_file file);
enum exhibit_status exhibit_scan_folder(struct exhibit *review, struct exhibit_folder folder);

/* Reads the documents that say what is to be digested how. After exhibit_scan, before exhibit_digest. */
enum exhibit_status exhibit_read_documents(struct exhibit *review);

uint32_t exhibit_member_count(const struct exhibit *review);

/* Unpacks and digests `count` members from index `first` on. Any split of the members gives the same results. */
enum exhibit_status exhibit_digest(struct exhibit *review, uint32_t first, uint32_t count);

/* Digests the bundle file; a later step does it otherwise. */
enum exhibit_status exhibit_digest_file(struct exhibit *review);

/* Work shared among several reviews of one zip with the same options: each digests a part, and hands over what it read to
 * the one that will judge, before that one digests what is left. After exhibit_read_documents. What needs the judging
 * review's own eyes (text, members that something is wrong with) is not handed over. Any split gives the same report.
 * exhibit_hand_over: false when the output failed. exhibit_take_over: false when the bytes do not come from such a review; it
 * can only be closed then. */
bool exhibit_hand_over(struct exhibit *review, struct exhibit_output output);
bool exhibit_take_over(struct exhibit *review, const void *bytes, size_t size);

/* Applies the rules. After this the report can be had. */
enum exhibit_status exhibit_judge(struct exhibit *review);

/* All of the above. */
enum exhibit_status exhibit_run(struct exhibit *review, struct exhibit_file file);
enum exhibit_status exhibit_run_folder(struct exhibit *review, struct exhibit_folder folder);

/* The steps behind exhibit_read_documents. */
enum exhibit_status exhibit_finish(struct exhibit *review);

/* After exhibit_read_documents, before exhibit_digest: holds the bundle against a repository as well. Which of its commits
 * are there, what its files are in the last one and what changed between them is found out here, from objects whose ids
 * are computed again. */
enum exhibit_status exhibit_consult(struct exhibit *review, struct exhibit_repository repository);

/* After exhibit_read_documents, in place of all later steps: writes the archive with a proof added to it that its files are
 * those of a commit, from objects of the repository. EXHIBIT_BAD_OPTIONS when that cannot be (exhibit_error says why; then
 * nothing was written); EXHIBIT_STOPPED when the output failed. */
enum exhibit_status exhibit_prove(struct exhibit *review, const char *commit, struct exhibit_repository repository,
                                  struct exhibit_output output);

/* What the verdict is: EXHIBIT_PASS, EXHIBIT_FAIL or EXHIBIT_UNJUDGED (also when a step did not end well). */
enum exhibit_exit exhibit_verdict(const struct exhibit *review);

/* Writes the report: "json", "text" (for a terminal, no colour), "text-color", "members" (a table for `list`), "patch" (one for `patch`),
 * "sarif" (2.1.0), "junit" (XML), "markdown", "html" (one file, no script), "in-toto" (Statement v1, unsigned),
 * "review" and "review-markdown" (the decision that exhibit_decide read; before that, a blank one to be filled in).
 * "markdown" and "html" with only some of their sections, of findings, proven, not-proven and, in "html", members:
 * "html:findings,proven". What is left out is then named in the document. False when the format is unknown or the output failed. */
bool exhibit_report(struct exhibit *review, const char *format, struct exhibit_output output);

/* Is it such a format with sections, all of which there are? */
bool exhibit_has_sections(const char *format);

/* What a reviewer decided, as a document (core/report/review.schema.json). EXHIBIT_NOT_A_DECISION when it is none, or one of
 * another bundle or another report: exhibit_error says which, with both digests, and no decision is known. Else the decision
 * is kept until the next call, and `text` need not be. */
enum exhibit_decision { EXHIBIT_APPROVED, EXHIBIT_REJECTED, EXHIBIT_UNDECIDED, EXHIBIT_NOT_A_DECISION };
enum exhibit_decision exhibit_decide(struct exhibit *review, const char *text, size_t size);

/* sha256 of the JSON report, 64 hex digits and a NUL. The same in every front. False when memory is out. */
bool exhibit_report_digest(struct exhibit *review, char hex[65]);

/* Size in bytes of a member's unpacked content as claimed; its bytes, to be had at any time after the scan. False when
 * it cannot be unpacked or the output failed. */
uint64_t exhibit_member_size(const struct exhibit *review, uint32_t index);
bool exhibit_member_bytes(struct exhibit *review, uint32_t index, struct exhibit_output output);

/* What a front needs to show a member (the `index`th) or an entry of the patch, as JSON: which, and how, is told in
 * core/report/views.h. Lists come in slices of `count` from `first` on, counted from 0. After exhibit_read_documents.
 * False when `what` is unknown, there is no such index, the member cannot be read, memory is out or the output failed. */
bool exhibit_view(struct exhibit *review, const char *what, uint32_t index, uint32_t first, uint32_t count,
                  struct exhibit_output output);

/* The bytes on the new or the old side of an entry of the patch with binary data. False when they cannot be made of what
 * the bundle holds. */
bool exhibit_patch_bytes(struct exhibit *review, uint32_t file, bool is_new, struct exhibit_output output);

/* Why there is no verdict, in words: what is wrong with the options or with what was asked for, or that memory is out; ""
 * when nothing is known to be wrong. Lives as long as the review. */
const char *exhibit_error(const struct exhibit *review);

void exhibit_close(struct exhibit *review); /* NULL is fine */

/* A JSON report, as it was written. */
struct exhibit_text {
    const char *at;
    size_t size; /* bytes */
};

/* What a comparison can look away from: dates with a time in names and texts, and the names of the two runs. Members are the
 * same only byte for byte all the same. */
enum { EXHIBIT_IGNORE_TIMES = 1, EXHIBIT_IGNORE_RUNS = 2 };

/* Holds two JSON reports against each other and writes what differs as "json" (core/report/comparison.schema.json) or "text".
 * `ignored` is the sum of what is to be ignored, 0 for nothing. `*is_same`: nothing differs. EXHIBIT_BAD_OPTIONS when one of them is no report, or the format is unknown; EXHIBIT_NO_MEMORY
 * when it takes more than the normal limit of memory; EXHIBIT_STOPPED when the output failed. */
enum exhibit_status exhibit_compare(struct exhibit_text before, struct exhibit_text after, unsigned ignored, const char *format,
                                    struct exhibit_output output, bool *is_same);

/* The tickets of a JSON report, or of an array of them, as one matrix: which have a passing bundle, which only a claim, which
 * nothing; of bundles that were made again for a run, which is newer. "json" (core/report/tickets.schema.json) or "text".
 * EXHIBIT_BAD_OPTIONS when one is no report, or the format is unknown; EXHIBIT_NO_MEMORY when it takes more than the normal
 * limit of memory; EXHIBIT_STOPPED when the output failed. */
enum exhibit_status exhibit_tickets(struct exhibit_text reports, const char *format, struct exhibit_output output);

/* A limit that bounds every review. */
struct exhibit_limit {
    const char *name; /* of --limit and of the options */
    const char *what; /* it bounds, as a phrase */
    bool is_count;    /* else bytes */
    uint64_t normal;  /* when the options say nothing */
    uint64_t most;    /* that can be asked for; 0 when the limit cannot be changed */
};

/* The limits from index 0 on; false after the last. */
bool exhibit_limit(size_t index, struct exhibit_limit *limit);

/* The rule catalogue: "text" or "json"; "markdown" is the table in README. And one rule at length as text; false when
 * there is no such rule. */
bool exhibit_rules(const char *format, struct exhibit_output output);
bool exhibit_explain(const char *rule, struct exhibit_output output);

/* Names of the built-in profiles from index 0 on, NULL after the last; the document itself. */
const char *exhibit_profile_name(size_t index);
bool exhibit_profile(const char *name, struct exhibit_output output);

const char *exhibit_version(void); /* "0.1.0" */

#endif
