/* What each ticket asks for, held against what the bundle shows: states of obligations, of tickets and of changed files. */
#ifndef EXHIBIT_RULES_COVERAGE_COVERAGE_H
#define EXHIBIT_RULES_COVERAGE_COVERAGE_H

#include "finding/rule.h"
#include "parse/dossier.h"

/* In the order in which the worst of several is taken: the later, the worse. */
enum coverage_state {
    COVERAGE_NOT_APPLICABLE, /* asks for nothing that can be covered; what was hedged and did not come */
    COVERAGE_ORPHANED,       /* of evidence alone: nothing that a ticket here asks for is what it shows */
    COVERAGE_WAIVED,         /* left out with a stated reason */
    COVERAGE_UNDECIDABLE,    /* only a person can tell */
    COVERAGE_VERIFIED,       /* recomputed, or structured output that agrees, and bound to this change */
    COVERAGE_EVIDENCED,      /* something shows it, by its own word */
    COVERAGE_CLAIMED,        /* said to be done; this bundle is not about it */
    COVERAGE_DEFINED,        /* asked for, not claimed, nothing shown */
    COVERAGE_PARTIAL,
    COVERAGE_SUSPECT,  /* evidence of another state of the work, or older than what it is asked for */
    COVERAGE_MISSING,  /* claimed, and nothing shows it */
    COVERAGE_CONTRADICTED,
    COVERAGE_STATE_COUNT
};

/* What is said of it: the rows of the verdict table. */
enum coverage_claim { CLAIM_OPEN, CLAIM_DONE, CLAIM_FAILED };

/* What is shown of it: the columns. */
enum coverage_shown { SHOWN_NOTHING, SHOWN_SELF_REPORTED, SHOWN_VERIFIED, SHOWN_SUSPECT, SHOWN_AGAINST };

enum coverage_state coverage_state_of(enum coverage_claim claim, enum coverage_shown shown);

/* The columns of the matrix. */
enum coverage_column {
    COLUMN_FILES,
    COLUMN_TESTS,
    COLUMN_ARTIFACTS,
    COLUMN_CRITERIA,
    COLUMN_DOCUMENTS,
    COLUMN_TASKS,
    COLUMN_CLOSING,
    COLUMN_DEPENDENCIES,
    COLUMN_REVIEW,
    COLUMN_COUNT
};

/* One place that bears on an obligation. */
struct coverage_evidence {
    uint32_t member, line; /* NO_MEMBER: the bundle as a whole; line 0: the member */
    const char *how;       /* "the patch changes it" */
    struct bytes path;     /* of what was found; may be empty */
    uint64_t count;        /* of such places; `member` and `line` are the first */
};

/* One obligation, path or dependency with what became of it. */
struct covered {
    enum coverage_column column;
    const struct obligation *asked; /* NULL of a path that the ticket itself names, a dependency and the review */
    struct bytes text;
    uint32_t line; /* in the ticket's member */
    enum coverage_state state;
    enum basis basis;
    const char *why;    /* one sentence; {about} in it stands for `about` */
    struct bytes about;
    bool is_optional, is_hedged;
    struct {
        struct coverage_evidence *items;
        size_t count, capacity;
    } evidence;
    struct {
        const struct ticket_path **items;
        size_t count, capacity;
    } absent, forbidden; /* of the paths that it names: not there; not to be changed, and changed */
};

struct coverage_tally {
    uint64_t states[COVERAGE_STATE_COUNT];
    uint64_t optional; /* of them, not counted in `of` */
    uint64_t verified, of; /* of = all that has to be covered: without not applicable, undecidable, waived, optional */
};

struct covered_ticket {
    const struct ticket *ticket;
    const struct ticket_document *document;
    const struct ticket_file *file; /* of it */
    uint32_t member;                /* likewise */
    bool is_under_review;
    bool is_bound; /* the bundle's evidence is about it: under review, or nothing says which ticket is */
    enum coverage_claim claim;
    const char *claimed_by; /* "its status"; NULL when nothing claims it */
    uint32_t claim_member, claim_line;
    struct {
        struct covered *items;
        size_t count, capacity;
    } items;
    struct covered *review; /* the latest review of it; NULL when there is none */
    struct {
        uint32_t *items;
        size_t count, capacity;
    } reviews; /* that name it, in the order of the bundle: indices into the reviews of the evidence */
    enum coverage_state state;      /* the worst of its items */
    struct coverage_tally tally;
    struct coverage_tally columns[COLUMN_COUNT];
    enum coverage_state worst[COLUMN_COUNT]; /* where the column has items */
    bool is_shallow, is_deep, is_in_cycle;
};

/* Why a changed file is in the patch. */
enum change_reason {
    CHANGE_REQUESTED,       /* an obligation of a ticket under review names it */
    CHANGE_OTHER_TICKET,    /* one of another ticket does */
    CHANGE_RUN_LOG,
    CHANGE_LIVING_DOCUMENT, /* PROGRESS.md, project_state/, the changelog */
    CHANGE_BOOKKEEPING,     /* tickets, reviews and the tools' own files */
    CHANGE_GENERATED,       /* lock files, built output */
    CHANGE_UNDECIDABLE,     /* the ticket names no files at all */
    CHANGE_UNREQUESTED,
    CHANGE_REASON_COUNT
};

struct covered_change {
    uint32_t file; /* of the patch */
    enum change_reason reason;
    const struct covered_ticket *ticket; /* that asks for it; NULL when none does */
    const struct covered *by;
};

/* Evidence that belongs to nothing that is asked for. */
enum record_kind { RECORD_RUN_LOG, RECORD_REVIEW, RECORD_TEST_REPORT, RECORD_COMMANDS };

struct orphan {
    enum record_kind kind;
    uint32_t member, line; /* line 0: the member */
    struct bytes ticket;   /* that it names; may be empty */
    const char *why;       /* one sentence */
};

/* The change that obligations are held against: the bundle's patch, else the one that the latest review of the ticket
 * quotes. */
struct change {
    const struct patch *patch; /* NULL when there is none */
    const struct patch_marks *marks;
    uint32_t member;
    uint32_t line_before; /* lines of the member before the patch begins */
    bool is_quoted;
};

struct coverage {
    struct {
        struct covered_ticket *items;
        size_t count, capacity;
    } tickets; /* in the order of the documents */
    struct {
        struct covered_change *items;
        size_t count, capacity;
    } changes; /* one a file entry of the patch that leads to something */
    uint64_t change_reasons[CHANGE_REASON_COUNT];
    struct {
        struct orphan *items;
        size_t count, capacity;
    } orphans; /* by kind, then in the order of the archive */
    struct change change;
    struct coverage_tally under_review, all;
    uint64_t shallow, deep, cycles; /* tickets */
};

const char *coverage_state_name(enum coverage_state state);   /* "not-applicable" */
const char *coverage_column_name(enum coverage_column column); /* "files" */
const char *change_reason_name(enum change_reason reason);     /* "run-log" */
const char *record_kind_name(enum record_kind kind);           /* "test-report" */

/* How a state or a reason is to be seen: a front has a look for each grade, and no more knowledge than that. */
enum coverage_grade {
    GRADE_ASIDE,  /* nothing has to be shown */
    GRADE_PERSON, /* left to a person */
    GRADE_SHOWN,
    GRADE_TOLD,   /* by somebody's word */
    GRADE_OPEN,
    GRADE_AGAINST
};

struct legend_entry {
    const char *means; /* ends a sentence: "said to be done, and nothing shows it" */
    enum coverage_grade grade;
    bool is_gap; /* something has to come, or to be explained */
};

const struct legend_entry *coverage_state_legend(enum coverage_state state);
const struct legend_entry *change_reason_legend(enum change_reason reason);
const char *coverage_column_means(enum coverage_column column);
const char *coverage_grade_name(enum coverage_grade grade); /* "shown" */

/* Tickets by their ids, for look-up from text. */
struct ticket_entry {
    uint32_t number; /* of the series ticket-NN, or TICKET_NO_NUMBER */
    struct bytes id, scope;
    uint32_t index; /* of the covered ticket */
};

struct ticket_table {
    struct ticket_entry *items;
    size_t count;
};

#define NO_TICKET UINT32_MAX

bool ticket_table_make(struct ticket_table *table, const struct coverage *coverage, struct arena *arena);

/* The ticket that the id names: of `scope` if that has one, else the first in the order of the documents; or NO_TICKET. */
uint32_t ticket_table_find(const struct ticket_table *table, struct bytes id, struct bytes scope);

/* The first known ticket that a text names, between bytes that cannot be part of an id, from offset `*from` on, which is
 * moved behind it; or NO_TICKET. */
uint32_t ticket_table_next(const struct ticket_table *table, struct bytes text, size_t *from);

#endif
