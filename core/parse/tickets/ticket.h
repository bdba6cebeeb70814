/* The ticket model that every dialect becomes. */
#ifndef EXHIBIT_PARSE_TICKETS_TICKET_H
#define EXHIBIT_PARSE_TICKETS_TICKET_H

#include "base/arena.h"
#include "base/limits.h"

enum ticket_status {
    TICKET_UNKNOWN, /* no status, or one that is not understood */
    TICKET_PLANNED,
    TICKET_IN_PROGRESS,
    TICKET_REVIEW, /* implemented, waiting for a review */
    TICKET_BLOCKED,
    TICKET_DEFERRED,
    TICKET_DONE,
    TICKET_FAILED,
    TICKET_CANCELLED,
    TICKET_STATUS_COUNT
};

/* What says that a ticket is done; bits. None of it is evidence. */
enum ticket_claim {
    CLAIMED_BY_STATUS = 1,
    CLAIMED_BY_BOX = 2,     /* [x] */
    CLAIMED_BY_ARCHIVE = 4, /* where it stands: an archive holds what is done */
    CLAIMED_BY_FIELD = 8,   /* "passes": true, a time of closing */
    CLAIMED_BY_LEDGER = 16,
};

/* How sure the reader is that the text means what the model says. */
enum ticket_confidence { CONFIDENCE_LOW, CONFIDENCE_NORMAL, CONFIDENCE_HIGH };

/* What a check box shows. */
enum mark {
    MARK_NONE, /* there is no box */
    MARK_OPEN,
    MARK_DONE,
    MARK_UNFINISHED, /* [~]: begun, queued or deferred, as the team has it */
    MARK_IN_PROGRESS,
    MARK_CANCELLED,
    MARK_DEFERRED,
    MARK_UNKNOWN, /* open, with a marker that no format knows: a problem of the file */
};

enum obligation_kind {
    OBLIGATION_CRITERION,
    OBLIGATION_TEST,
    OBLIGATION_FILE,
    OBLIGATION_ARTIFACT,
    OBLIGATION_DOCUMENT,
    OBLIGATION_CLOSING, /* end-of-ticket or exit checklist line; an approval */
    OBLIGATION_TASK,    /* a part of the ticket with a box of its own */
    OBLIGATION_CHECK,   /* of the quality of the ticket's text: a ticked one says nothing of the work */
    OBLIGATION_KIND_COUNT
};

enum criterion_kind {
    CRITERION_PLAIN,
    CRITERION_REQUIREMENT, /* FR-001 */
    CRITERION_MEASURE,     /* SC-001 */
    CRITERION_SCENARIO,    /* given, when, then */
    CRITERION_EDGE_CASE,
    CRITERION_INVARIANT,   /* with pre- and postconditions */
    CRITERION_KIND_COUNT
};

struct texts {
    struct bytes *items;
    size_t count, capacity;
};

/* One line that asks for something. Slices live in the arena. */
struct obligation {
    enum obligation_kind kind;
    enum criterion_kind criterion; /* of a criterion */
    struct bytes key;  /* what others call it: "US1/AC2", "FR-003", "1.2"; empty when it has no name */
    struct bytes text;
    struct bytes code; /* of a test: its command or name, where the format says so; empty otherwise */
    struct texts codes; /* all that stands in code ticks, in order */
    uint32_t line;
    uint32_t depth; /* 1: of the list itself, 2 and more: nested below one */
    enum mark mark;
    struct bytes marker; /* between the brackets, as written; of a box */
    struct texts refs;   /* keys and ids of others that the line names as what it serves: "_Requirements: 1.1, 1.2_" */
    bool is_optional;
    bool is_forbidden; /* it asks that something is not done: "Excluded:" of a scope */
    bool is_hedged;   /* "likely touched", "(or equivalent)", "if missing" */
    bool is_in_fence; /* in a code block: an example as likely as a demand */
};

enum path_action { PATH_UNKNOWN, PATH_CREATE, PATH_MODIFY, PATH_DELETE, PATH_REFERENCE, PATH_FORBIDDEN, PATH_ACTION_COUNT };

/* A path that an obligation names; brace sets are expanded. */
struct ticket_path {
    struct bytes path;
    uint32_t line;
    bool is_pattern; /* holds * or <placeholder> */
    enum obligation_kind of;
    uint32_t obligation; /* index of the one that names it, or NO_OBLIGATION */
    enum path_action action;
    bool is_hedged; /* as the obligation is */
};

#define NO_OBLIGATION UINT32_MAX

enum dependency_kind {
    DEPENDS_BLOCKS, /* must be done before */
    DEPENDS_PARENT,
    DEPENDS_ORDER,  /* stands before it in an ordered plan */
    DEPENDS_PROSE,  /* "(depends on T012)" */
    DEPENDENCY_KIND_COUNT
};

/* `id` is as written: of a ticket in the same scope, unless it says otherwise. */
struct ticket_dependency {
    struct bytes id;
    enum dependency_kind kind;
    uint32_t line;
};

enum link_kind { LINK_RUN_LOG, LINK_COMMIT, LINK_REVIEW, LINK_FILE, LINK_KIND_COUNT };

struct ticket_link {
    enum link_kind kind;
    struct bytes target; /* path or id, as written */
    uint32_t line;
};

#define NO_GROUP UINT32_MAX

struct ticket {
    struct bytes key;   /* "<format>:<scope>/<id>": one ticket has one in the bundle, wherever it is defined again */
    struct bytes id;    /* as written: "ticket-06b"; derived where the format has none: "P2.14" */
    struct bytes slug;  /* what follows an underscore in the id, else empty */
    struct bytes scope; /* in which the id means something: feature, tag, change, file; empty: the bundle */
    struct bytes title;
    struct bytes phase;  /* heading of the outermost group that it stands in; empty when there is none */
    uint32_t group;      /* index into the file's groups, or NO_GROUP */
    struct bytes parent; /* id of the ticket that it is a part of, in the same scope; else empty */
    struct bytes kind;   /* what the format calls it: "epic", "bug"; else empty */
    struct texts owners; /* "codex", without @ */
    struct bytes status_text; /* raw, emphasis removed */
    struct bytes status_note; /* what stands behind the status word */
    enum ticket_status status;
    enum mark mark;      /* of the box that it is itself */
    struct bytes marker;
    unsigned claims_done; /* bits of enum ticket_claim */
    bool is_archived;     /* claimed done by where it stands */
    bool is_part;         /* adds to the ticket with this key, which another document defines */
    bool is_optional;
    bool is_in_fence;
    enum ticket_confidence confidence;
    bool has_closed;
    int64_t closed;       /* when it was closed or archived, seconds since 1970 UTC */
    uint32_t closed_line; /* 0 without */
    uint32_t line_first, line_last, status_line; /* status_line 0 when there is none */
    struct {
        struct obligation *items;
        size_t count, capacity;
    } obligations;
    struct {
        struct ticket_path *items;
        size_t count, capacity;
    } paths;
    struct {
        struct ticket_dependency *items;
        size_t count, capacity;
    } depends_on;
    struct {
        struct ticket_link *items;
        size_t count, capacity;
    } links;
    struct texts notes; /* lines below it that ask for nothing by themselves; follow-ups */
    struct texts refs;  /* keys of criteria that it serves as a whole: "1.2", "US1", "FR-003" */
};

/* A heading above tickets: "Phase 2 — Strong Baseline (IN PROGRESS)", and sections below it. */
struct ticket_group {
    struct bytes id;    /* "P2", "P2.1" */
    struct bytes title; /* without the status */
    struct bytes status_text;
    enum ticket_status status;
    uint32_t line;
    uint32_t level;  /* of the heading */
    uint32_t parent; /* group, or NO_GROUP */
};

/* A mention of a ticket id anywhere in the file. */
struct ticket_mention {
    struct bytes id;
    uint32_t line;
};

enum ticket_problem_kind {
    PROBLEM_MARKER,    /* `text` stands in a box, and no format knows it */
    PROBLEM_CONFLICT,  /* a marker of an unresolved merge */
    PROBLEM_JSON,      /* the document, or a line of it: `word` says what is wrong, as the end of a sentence */
    PROBLEM_VALUE,     /* what the format does not have; `text` is it, `word` the field */
    PROBLEM_CONTRADICTION, /* of the fields of the ticket `text`: `word` says which */
    PROBLEM_QUESTION,      /* the criterion `text` waits for an answer */
    PROBLEM_KIND_COUNT
};

struct ticket_problem {
    enum ticket_problem_kind kind;
    uint32_t line, column; /* from 1; 0 when there is none */
    struct bytes text;
    const char *word; /* a literal */
};

struct ticket_file {
    const char *dialect; /* "sprint-tickets", "sprint-tickets-wrapped", "ticket-file", …: a name of a format or of a variant */
    const char *reason;  /* why it was read so, one sentence; a literal */
    const char *other;   /* a format that fits as well; NULL when none does */
    enum ticket_confidence confidence;
    uint64_t boxes; /* check boxes that were read */
    bool is_too_large; /* a limit was crossed: nothing was read, or nothing from there on */
    enum limit crossed;
    uint64_t found; /* what is beyond it */
    struct {
        struct ticket *items;
        size_t count, capacity;
    } tickets;
    struct {
        struct ticket_group *items;
        size_t count, capacity;
    } groups;
    struct {
        struct ticket_mention *items;
        size_t count, capacity;
    } mentions; /* of ids in ticket-NN form outside the headings that define them; in order of line */
    struct {
        struct ticket_problem *items;
        size_t count, capacity;
    } problems;
};

enum ticket_format {
    FORMAT_NONE,
#define FORMAT(id, name, syntax, title, members, gives) FORMAT_##id,
#include "parse/tickets/formats.def"
#undef FORMAT
    FORMAT_COUNT
};

/* "sprint-tickets"; what a reviewer names it by. */
const char *ticket_format_name(enum ticket_format format);
bool ticket_format_find(struct bytes name, enum ticket_format *format);

enum ticket_syntax { SYNTAX_MARKDOWN, SYNTAX_JSON };
enum ticket_syntax ticket_format_syntax(enum ticket_format format);

/* How much was read from all ticket files of a bundle so far. */
struct ticket_totals {
    uint64_t tickets, lines;
};

struct ticket_input {
    struct bytes path; /* of the member, below the wrapper */
    struct bytes text; /* must outlive the file */
    const struct limits *limits;
    struct arena *keep, *scratch; /* two: what the model holds goes to `keep` */
    struct ticket_totals *totals;
};

/* Reads a document in a format. Lines are those of the text. */
void ticket_file_read(struct ticket_file *file, enum ticket_format format, const struct ticket_input *input);

/* Does `id` name ticket `name`? Case and a slug after '_' do not matter, leading zeros of numbers do not, a "ticket" or
 * '#' prefix may be missing on one side; a letter suffix does matter: ticket-06 is not ticket-06b. */
bool ticket_id_equal(struct bytes a, struct bytes b);

/* ticket_id_equal, or one of the two is the whole of which the other is a lettered part: ticket-24 and ticket-24d. */
bool ticket_id_is_kin(struct bytes a, struct bytes b);

/* A number that two ids of the series ticket-NN share when ticket_id_equal holds for them, and only then; an id that may
 * also stand for another series ("06") has the same. TICKET_NO_NUMBER for all others. */
#define TICKET_NO_NUMBER UINT32_MAX
uint32_t ticket_number(struct bytes id);

/* The first ticket id in a name such as "20260125_201700_ticket-08c_land-docs" or "gpt_bundle_…_TICKET-24d_ship", with its
 * letter suffix and without a slug; empty when there is none. */
struct bytes ticket_id_in_name(struct bytes name);

enum ticket_status ticket_status_of(struct bytes text);

/* Words of the report: "in-progress", "criterion", "scenario", "done", "blocks", … */
const char *ticket_status_name(enum ticket_status status);
const char *obligation_kind_name(enum obligation_kind kind);
const char *criterion_kind_name(enum criterion_kind kind);
const char *mark_name(enum mark mark);
const char *dependency_kind_name(enum dependency_kind kind);
const char *link_kind_name(enum link_kind kind);
const char *path_action_name(enum path_action action);

/* Has the box been ticked, or is there a box that shows that work is left? */
bool mark_is_done(enum mark mark);
bool mark_is_open(enum mark mark);

#endif
