/* Two reports side by side: what was fixed, what is new, what disappeared. */
#ifndef EXHIBIT_REPORT_COMPARISON_H
#define EXHIBIT_REPORT_COMPARISON_H

#include "report/report.h"
#include "report/saved_report.h"

#define NO_INDEX SIZE_MAX

/* A thing of both sides or of one: indices into their lists, NO_INDEX where it is not. */
struct pair {
    size_t before, after;
};

struct pairs {
    struct pair *items;
    size_t count, capacity;
};

/* What a comparison may be told to look away from. Members are the same only byte for byte all the same. */
enum { IGNORE_TIMES = 1, IGNORE_RUNS = 2, IGNORE_COUNT = 2 };

struct comparison {
    const struct saved_report *before, *after;
    unsigned ignored; /* IGNORE_TIMES | IGNORE_RUNS */
    /* By fingerprint, or by what it is made of when something is ignored; of those that are alike, the last ones are the
     * fixed or new ones. In the order of the reports. */
    struct pairs fixed, added, kept;
    uint64_t uncompared; /* findings that a report only counts */
    /* By path, and what is left by sha256; in the order of the paths. Unread members are never the same. */
    struct pairs removed_members, added_members, changed_members, renamed_members;
    uint64_t same_members;
    /* By id. Gained and lost: things that are verified; changed: anything else of what a ticket comes to. */
    struct pairs removed_tickets, added_tickets, gained_tickets, lost_tickets, changed_tickets;
    uint64_t same_tickets;
    struct pairs removed_files, added_files, changed_files; /* of the patch, by path */
    uint64_t same_files;
    struct pairs checks;     /* whose state is another */
    struct pairs statements; /* proven ones whose counts are others */
    struct pairs open;       /* the same of what is not proven */
    bool has_facts[FACT_COUNT]; /* those that differ */
    const char *kinship;     /* "run", "ticket" or "ticket-kin": what both are about; NULL when nothing says so */
    bool is_backwards;       /* by what they say themselves, the first was made after the second */
};

/* STATUS_OK or STATUS_NO_MEMORY. The comparison borrows from both. */
enum status compare_reports(struct comparison *comparison, const struct saved_report *before, const struct saved_report *after,
                            unsigned ignored, struct arena *arena);

/* The text as it is compared: with a mark for each time and for each name of the run that are ignored. The text itself when
 * nothing is, or memory is out. */
struct bytes comparison_text(struct bytes text, struct bytes run, unsigned ignored, struct arena *arena);
bool comparison_ignores_fact(enum saved_fact fact, unsigned ignored);
const char *comparison_ignored_name(unsigned bit); /* "times" */

/* Does anything differ but what the front is and when things were made? */
bool comparison_is_empty(const struct comparison *comparison);

void comparison_write_json(const struct comparison *comparison, struct writer *writer);
void comparison_write_text(const struct comparison *comparison, struct writer *writer);

#endif
