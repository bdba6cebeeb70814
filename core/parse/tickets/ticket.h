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
    TICKET_DONE,
    TICKET_FAILED,
};

enum obligation_kind {
    OBLIGATION_CRITERION,
    OBLIGATION_TEST,
    OBLIGATION_FILE, /* "likely touched": hedged */
    OBLIGATION_ARTIFACT,
    OBLIGATION_DOCUMENT,
    OBLIGATION_CLOSING, /* end-of-ticket or exit checklist line */
    OBLIGATION_KIND_COUNT
};

/* One line that asks for something. Slices live in the arena. */
struct obligation {
    enum obligation_kind kind;
    struct bytes text;
    struct bytes code; /* the first text in code ticks, the command of a test; empty when there is none */
    uint32_t line;
    uint32_t depth; /* 1: of the list itself, 2 and more: nested below one */
};

/* A path that an obligation names in code ticks; brace sets are expanded. */
struct ticket_path {
    struct bytes path;
    uint32_t line;
    bool is_pattern; /* holds * or <placeholder> */
    enum obligation_kind of;
};

struct ticket {
    struct bytes id;    /* as written: "ticket-06b" */
    struct bytes slug;  /* what follows an underscore in the id, else empty */
    struct bytes title;
    struct bytes status_text; /* raw, emphasis removed */
    enum ticket_status status;
    uint32_t line_first, line_last, status_line; /* status_line 0 when there is none */
    struct {
        struct obligation *items;
        size_t count, capacity;
    } obligations;
    struct {
        struct ticket_path *items;
        size_t count, capacity;
    } paths;
};

/* A mention of a ticket id anywhere in the file. */
struct ticket_mention {
    struct bytes id;
    uint32_t line;
};

struct ticket_file {
    const char *dialect; /* "sprint-tickets", "sprint-tickets-wrapped", "ticket-file" */
    bool is_too_large; /* a limit of Markdown was crossed: nothing was read */
    enum limit crossed;
    uint64_t found; /* what is beyond it */
    struct {
        struct ticket *items;
        size_t count, capacity;
    } tickets;
    struct {
        struct ticket_mention *items;
        size_t count, capacity;
    } mentions; /* of ids in ticket-NN form outside the headings that define them; in order of line */
};

/* docs/CODEX_SPRINT_TICKETS.md (dialects S1a, S1b, S1c): "## ticket-NN — title" sections, bold labels and lists; also
 * inside a "N) ## File: path" wrapper with a fence that is never closed. Lines are those of `text`. */
void sprint_tickets_parse(struct ticket_file *file, struct bytes text, const struct limits *limits,
                          struct arena *arena);

/* One ticket a file (dialect S2): "# Ticket 24d — title", "# ticket-22_slug", with ## Goal, Acceptance criteria, … */
void ticket_file_parse(struct ticket_file *file, struct bytes path, struct bytes text, const struct limits *limits,
                       struct arena *arena);

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
const char *ticket_status_name(enum ticket_status status);

#endif
