/* The tickets of one report or of many as one matrix: which have a passing bundle, which only a claim, which nothing. */
#ifndef EXHIBIT_REPORT_SPRINT_H
#define EXHIBIT_REPORT_SPRINT_H

#include "base/writer.h"
#include "rules/coverage/coverage.h"

enum { BUNDLE_COMMITS = 3 };

/* A bundle by its report. Texts live in the arena. */
struct sprint_bundle {
    struct bytes name, sha256, content, verdict, ticket, run, finished, commit_date;
    bool has_times[3]; /* end of the run, last commit, stamp of the name: the first that differs tells which is newer */
    int64_t times[3];  /* seconds since 1970 UTC */
    uint32_t newer;    /* of the same run, made again: the newest, or NO_BUNDLE */
    bool is_copy;      /* the same files as the newest */
    bool is_undecided; /* another of the same run, and nothing says which is newer */
    struct bytes newer_by; /* what told it: a literal */
    struct bytes commits[BUNDLE_COMMITS]; /* the last one, the base and the head of the list */
    uint32_t project;  /* the first bundle that has a titled ticket, a run or a commit in common with it, by way of others too */
    uint64_t orphaned; /* pieces of evidence that belong to no ticket */
};

#define NO_BUNDLE UINT32_MAX

struct sprint_cell {
    struct bytes state; /* empty: the ticket asks for nothing of the kind */
    uint64_t verified, of, count;
};

/* A ticket as one report has it. */
struct sprint_row {
    uint32_t bundle;
    uint32_t index; /* among the tickets of its report */
    struct bytes key, id, title, status, claim, state;
    bool is_under_review;
    uint64_t verified, of;
    struct sprint_cell cells[COLUMN_COUNT];
};

enum sprint_standing { STANDING_PASSED, STANDING_NOT_PASSED, STANDING_CLAIMED, STANDING_NOTHING, STANDING_COUNT };
const char *sprint_standing_name(enum sprint_standing standing); /* "passed" */
const struct legend_entry *sprint_standing_legend(enum sprint_standing standing);

/* A ticket of all reports of one project. */
struct sprint_ticket {
    uint32_t row;    /* that says most of it */
    uint32_t bundle; /* the newest one of it, or NO_BUNDLE */
    uint32_t first;  /* row of its first definition: the order of tickets */
    uint64_t bundles; /* that are of it, those that were made again once each */
    enum sprint_standing standing;
};

struct sprint {
    struct {
        struct sprint_bundle *items;
        size_t count, capacity;
    } bundles; /* in the order of the reports */
    struct {
        struct sprint_row *items;
        size_t count, capacity;
    } rows;
    struct {
        struct sprint_ticket *items;
        size_t count, capacity;
    } tickets;
    uint64_t standings[STANDING_COUNT];
    uint64_t projects; /* that the bundles are of */
};

/* One JSON report, or an array of them. NULL, or what is wrong with it as a clause. Memory that is out shows in the budget. */
const char *sprint_read(struct sprint *sprint, struct bytes reports, struct arena *keep, struct arena *scratch);

/* Tells bundles that were made again, and makes the tickets out of the rows. */
void sprint_merge(struct sprint *sprint, struct arena *keep, struct arena *scratch);

/* Steps of it: which bundles are of one project; the scope in a ticket's key ("001-tides" of "spec-kit:001-tides/T001"). */
void sprint_tell_projects(struct sprint *sprint, struct arena *scratch);
struct bytes sprint_scope_of(struct bytes key);

void sprint_write_text(const struct sprint *sprint, struct writer *writer);
void sprint_write_json(const struct sprint *sprint, struct writer *writer); /* tickets.schema.json */

#endif
