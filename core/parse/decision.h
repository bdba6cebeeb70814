/* What a reviewer decided of a bundle, as a document (core/report/review.schema.json). Only what the reviewer says is read:
 * the texts that stand beside the keys are for people. */
#ifndef EXHIBIT_PARSE_DECISION_H
#define EXHIBIT_PARSE_DECISION_H

#include "base/arena.h"

#define DECISION_SCHEMA "exhibit-review/1"

/* A mark for everything that a report can hold, with a note, stays below these. */
enum { DECISION_SIZE_MAX = 16 << 20, DECISION_VALUES_MAX = 1000000 };

enum decision_word { DECISION_OPEN, DECISION_APPROVE, DECISION_REJECT };

/* The first two are of criteria, the others of findings, the last also of files of the patch and of members. */
enum decision_mark {
    NOT_MARKED,
    MARKED_MET,
    MARKED_UNMET,
    MARKED_ACCEPTED,
    MARKED_DISPUTED,
    MARKED_NEEDS_INFO,
    MARKED_VIEWED,
    MARKED_COUNT
};

struct decision_entry {
    struct bytes key;
    enum decision_mark mark;
    struct bytes note;
};

struct decision_entries {
    struct decision_entry *items;
    size_t count, capacity;
};

/* Slices live in the arena. Zeroed it is a decision that nobody has made yet. */
struct decision {
    enum decision_word word;
    struct bytes reason;
    struct bytes bundle_sha256; /* 64 hex digits; empty for a folder */
    struct bytes report_sha256;
    struct decision_entries criteria, findings, files, members;
};

/* NULL when the text is such a document; else what is wrong with it, as a clause. Memory that is out shows in the budget. */
const char *decision_parse(struct decision *decision, struct bytes text, struct arena *arena);

const char *decision_word_name(enum decision_word word); /* "approve"; NULL when open */
const char *decision_mark_name(enum decision_mark mark); /* "needs-info"; NULL for none */

#endif
