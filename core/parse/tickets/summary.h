/* Counts that a document states of its own items: "completed_tasks: 10", "score: 5/7", "5 of 7 done", a summary object. */
#ifndef EXHIBIT_PARSE_TICKETS_SUMMARY_H
#define EXHIBIT_PARSE_TICKETS_SUMMARY_H

#include "base/arena.h"
#include "base/limits.h"

/* What was counted: how many are done, of how many. */
struct item_count {
    uint64_t done, all;
};

struct stated_count {
    uint32_t member, line;
    struct bytes text; /* the part of the line that states it, or the keys of the object; lives in the keep arena */
    bool has_done, has_open, has_all;
    bool is_score; /* of what was verified: it counts rows with a verdict, and no boxes */
    uint64_t done, open, all;   /* as stated */
    struct item_count counted;  /* what the statement is about: its section, else the document */
    bool holds;                 /* there is a way to count the items that comes to it */
};

struct stated_counts {
    struct stated_count *items;
    size_t count, capacity;
};

/* Check boxes and table rows with a verdict ("VERIFIED", "FAILED") of a Markdown text, against what it states of them.
 * `tickets` are those that the document defines; none when it is not read as tickets. Statements about nothing that can be
 * counted are left out. */
void stated_counts_find(struct stated_counts *counts, struct bytes text, struct item_count tickets, struct arena *keep,
                        struct arena *scratch);

/* An object with a list of items and one that counts them: "features" and "summary", "tasks" and "metadata". A text that is
 * no JSON states nothing. */
void stated_counts_find_json(struct stated_counts *counts, struct bytes text, uint64_t values_max, struct arena *keep,
                             struct arena *scratch);

#endif
