/*
 * What a bundle has to show: recorded commands, test reports, reviews, claims and stated numbers. All of it is what the
 * bundle says; what it is worth is the rules' business. Slices live in the keep arena or in the kept text of a member.
 */
#ifndef EXHIBIT_PARSE_EVIDENCE_EVIDENCE_H
#define EXHIBIT_PARSE_EVIDENCE_EVIDENCE_H

#include "bundle/bundle.h"
#include "parse/claims.h"
#include "parse/evidence/command.h"
#include "parse/patch/patch.h"
#include "parse/run_log.h"

/* --- commands ------------------------------------------------------------------------------- */

enum command_source {
    COMMAND_OF_LOG,        /* COMMANDS.md, commands.log */
    COMMAND_OF_TESTS,      /* TESTS.md */
    COMMAND_OF_TRANSCRIPT, /* an exec block of a review transcript */
    COMMAND_OF_SESSION,    /* a session log in JSON lines */
};

#define NO_INDEX SIZE_MAX

/* One command that somebody wrote down as run. */
struct command_record {
    enum command_source source;
    uint32_t member, line; /* where it stands */
    size_t run;            /* index of the run log it belongs to, or NO_INDEX */
    struct command command;
    bool is_quoted;        /* inside quoted ticket or prompt text: it was not run */
    enum outcome outcome;  /* OUTCOME_UNKNOWN when nothing says */
    uint32_t outcome_line; /* of the word that gives the outcome; 0 without */
    struct bytes remark;   /* the text that gives it: "(blocked: no licence)" */
    bool has_exit_code;
    int64_t exit_code;
    uint32_t failed_before; /* earlier records of the same command, in the same document, that failed */
    bool is_made_good;      /* it failed, and a later such record passed */
    uint32_t passes_at;     /* it failed, as the last word of its log; line of TESTS.md of the run that says it passed, or 0 */
};

/* A session that an agent kept as JSON lines. */
struct session_log {
    uint32_t member;
    uint64_t broken_count; /* lines that are no JSON: what they tell is lost */
    uint32_t broken_line;  /* the first */
    const char *problem;   /* of it: end of a sentence; NULL when there is none */
};

/* --- test reports ---------------------------------------------------------------------------- */

enum report_format { REPORT_JUNIT, REPORT_PYTEST, REPORT_CTEST, REPORT_GO_TEST, REPORT_TAP, REPORT_FORMAT_COUNT };

enum case_outcome { CASE_PASSED, CASE_FAILED, CASE_ERROR, CASE_SKIPPED, CASE_EXPECTED_FAILURE, CASE_UNFINISHED };

struct test_case {
    struct bytes name;  /* "test_save", "TestSave/empty" */
    struct bytes group; /* class, package or suite; empty when there is none */
    enum case_outcome outcome;
    uint32_t line;
};

/* Numbers that a report states, or that were counted in it. */
struct test_counts {
    uint64_t tests, passed, failed, errors, skipped;
};

enum test_count_kind { COUNT_TESTS = 1, COUNT_PASSED = 2, COUNT_FAILED = 4, COUNT_ERRORS = 8, COUNT_SKIPPED = 16 };

/* A place where a report states counts (a suite, the root, a summary line) that its cases do not bear out. */
struct count_difference {
    enum test_count_kind kind;
    uint64_t stated, counted;
    uint32_t line;
};

struct test_report {
    uint32_t member, line; /* line: where it begins; a log may hold several */
    size_t run;            /* index of the run log in whose folder it lies, or NO_INDEX */
    enum report_format format;
    struct test_counts stated;
    unsigned states;           /* bits of enum test_count_kind: which of `stated` are stated */
    struct test_counts counted; /* of the cases */
    bool has_cases;             /* it lists every case; else only `stated` is known */
    bool is_truncated;          /* it ends before it is over, or a case never ends */
    bool is_broken;             /* it cannot be read to its end; `problem` says why */
    const char *problem;        /* end of a sentence; NULL when all is well */
    uint32_t problem_line;
    bool says_failed;           /* it says so beside its counts: Bail out!, package fail, exit of the runner */
    uint32_t failed_line;       /* of the first failing case or summary; 0 when none fails */
    struct bytes commit;        /* that was tested, as the report says; empty when nothing does. Often abbreviated */
    uint32_t commit_line;
    struct bytes other_commit;  /* the first that is not the same; empty when there is none */
    uint32_t other_commit_line;
    bool has_time;              /* it says when the tests ran; the first that it says */
    bool is_local_time;         /* without a zone: taken as UTC */
    int64_t time;               /* seconds since 1970 UTC */
    uint32_t time_line;
    struct {
        struct test_case *items;
        size_t count, capacity;
    } cases;
    uint64_t cases_beyond; /* cases that were counted and not kept: LIMIT_TEST_CASES */
    struct {
        struct count_difference *items;
        size_t count, capacity;
    } differences;
};

struct test_reports {
    struct test_report *items;
    size_t count, capacity;
};

/* Of the stated counts where there are no cases, else of the cases. */
struct test_counts report_counts(const struct test_report *report);
bool report_is_empty(const struct test_report *report);  /* no test was run: none, or all skipped */
bool report_has_failed(const struct test_report *report);
const char *report_format_name(enum report_format format); /* "junit" */
const char *case_outcome_name(enum case_outcome outcome);  /* "passed" */
const char *test_count_name(enum test_count_kind kind);    /* "failed" */

/* --- reviews --------------------------------------------------------------------------------- */

enum review_verdict { REVIEW_NONE, REVIEW_APPROVE, REVIEW_REJECT };

enum review_form { REVIEW_TRANSCRIPT, REVIEW_DOCUMENT };

/* A field of a header, with its line; empty when it is not there. */
struct review_field {
    struct bytes text;
    uint32_t line;
};

struct review_statement {
    enum review_verdict verdict;
    struct bytes text; /* the whole line */
    uint32_t line;     /* 0 when there is none */
};

/* The patch that a review quotes, held against the bundle's. */
enum quoted_patch {
    QUOTED_NOT_COMPARED, /* one of the two is missing */
    QUOTED_EQUAL,        /* the same changes of the same files */
    QUOTED_PART,         /* all of it is in the bundle's patch, which has more */
    QUOTED_DIFFERENT,
};

struct review {
    uint32_t member;
    enum review_form form;
    struct review_statement first, last; /* of a transcript: line 1 and the last answer; of a document: of all lines */
    struct review_field version, workdir, model, provider, approval, sandbox, session;
    struct review_field ticket; /* "Ticket: …" of the prompt or document; without one `name_ticket`, and line 0 */
    struct bytes name_ticket;   /* what the file's name says; empty when it has no number */
    bool has_session_time;
    int64_t session_time_ms; /* since 1970 UTC, out of a version 7 UUID */
    bool has_stamp;
    int64_t stamp; /* of the file's name, seconds since 1970 UTC */
    bool has_tokens;
    uint64_t tokens;
    uint32_t tokens_line;
    bool has_patch;
    struct patch patch;                    /* quoted in the prompt; lines count from `patch_first_line` */
    uint32_t patch_first_line, patch_last_line;
    enum quoted_patch patch_state;
    struct bytes different_path; /* of the first file that is not as in the bundle's patch; empty otherwise */
    uint32_t nested_reviews; /* transcripts that it quotes: theirs are no verdicts here */
};

const char *review_verdict_name(enum review_verdict verdict); /* "approve" */

/* Its last answer; its first line where a transcript has none. It lives as long as the review. */
const struct review_statement *review_word(const struct review *review);

/* When it was made, milliseconds since 1970 UTC: the name's stamp, else the session's time; INT64_MIN without both. */
int64_t review_time_ms(const struct review *review);

/* --- stated numbers -------------------------------------------------------------------------- */

/* A decimal: units / 10^places. Compared as integers, never as floats. */
struct decimal {
    bool is_negative;
    uint64_t units;
    uint8_t places;
};

/* The same value, however many zeros stand behind it. */
bool decimal_equal(struct decimal a, struct decimal b);

enum number_state {
    NUMBER_FOUND,
    NUMBER_ABSENT,
    NUMBER_UNDECIDABLE, /* no artifact with such numbers is in the bundle */
};

/* A number that a document gives as a result: "Val avg 0.2614", "scores: 0.2581/0.2646". */
struct stated_number {
    uint32_t member, line, column;
    struct bytes name; /* the words before it; may be empty */
    struct bytes text; /* as written */
    struct decimal value;
    bool is_added; /* the patch adds its line */
    enum number_state state;
    uint32_t found_member, found_line; /* the first artifact, in the order of the archive, that holds it */
};

struct stated_numbers {
    struct stated_number *items;
    size_t count, capacity;
};

/* A value that is looked for in artifacts, and where it was found first; NO_MEMBER when nowhere. */
struct wanted_number {
    struct decimal value;
    uint32_t member, line;
};

enum { DECIMAL_PLACES_MAX = 18 };

struct wanted_numbers {
    struct wanted_number *items; /* distinct values, sorted */
    size_t count, capacity;
    bool has_places[DECIMAL_PLACES_MAX + 1]; /* some value has so many places */
};

struct key_place {
    uint32_t member, line; /* NO_MEMBER, 0: nowhere */
};

/* A key that a criterion names, perhaps with its value, and the first places where artifacts have it. */
struct wanted_key {
    struct bytes key, value; /* value: empty when any will do */
    struct key_place place;  /* with that value */
    struct key_place other;  /* with another one, once they are settled */
};

struct wanted_keys {
    struct wanted_key *items; /* distinct, by key and value */
    size_t count, capacity;
};

/* A test that a ticket asks for by its name. */
struct wanted_test {
    struct bytes name;
    uint32_t line; /* of the patch, where a test of that name is added; 0 when none is */
};

struct wanted_tests {
    struct wanted_test *items; /* distinct, by name */
    size_t count, capacity;
};

/* An average that a line states beside what it is of: "Val avg 0.2578 (t0: 0.3869, t1: 0.1286)". */
struct stated_average {
    uint32_t member, line;
    struct bytes text; /* the average as written */
    bool holds;        /* within one unit of its last place */
};

struct stated_averages {
    struct stated_average *items;
    size_t count, capacity;
};

/* A number that a line marks as the best: "Val avg 0.2614 (…) **BEST**", "(**0.2674 BEST**)". */
struct stated_best {
    uint32_t member, line;
    struct bytes text; /* the number as written */
    struct decimal value;
};

struct stated_bests {
    struct stated_best *items;
    size_t count, capacity;
};

/* --- all of it ------------------------------------------------------------------------------- */

struct evidence {
    struct {
        struct command_record *items;
        size_t count, capacity;
    } commands; /* by member and line */
    struct {
        struct session_log *items;
        size_t count, capacity;
    } sessions; /* by member */
    struct test_reports reports; /* by member and line */
    struct {
        struct review *items;
        size_t count, capacity;
    } reviews; /* by member */
    struct claims claims;   /* that a ticket is done: of the living documents, then of RESULTS.md of each run */
    struct claims failures; /* that one failed: of ticket documents, which speak of each other */
    struct stated_numbers numbers;   /* of RESULTS.md of each run, the living documents and ticket documents */
    struct stated_averages averages; /* likewise */
    struct stated_bests bests;       /* likewise */
    struct wanted_numbers wanted;
    struct wanted_keys keys;   /* of criteria and tasks */
    struct wanted_tests tests; /* of criteria, tasks and declared tests */
    uint32_t number_artifacts; /* members that numbers were looked for in */
    uint64_t kept;             /* commands and their words, test cases, claims, numbers: see LIMIT_EVIDENCE */
    uint64_t kept_bytes;       /* texts of reviews: see LIMIT_REVIEWS */
    bool is_cut_off;           /* there was more than that: a finding says so */
};

#endif
