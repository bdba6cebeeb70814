/* A reviewer's decision held against the report that it is of: what there was to be judged, and how it was marked. */
#ifndef EXHIBIT_REPORT_DECIDED_H
#define EXHIBIT_REPORT_DECIDED_H

#include "parse/decision.h"
#include "report/report.h"

/* Names something in one report: 16 hex digits, and "-2" for the second of those that are alike. */
struct item_key {
    uint8_t print[FINGERPRINT_SIZE];
    uint32_t again; /* from 1 */
};

/* Something that only a person can judge. Texts borrow from the review. */
struct criterion {
    struct item_key key;
    const char *kind;  /* "criterion" of a ticket under review; "not-proven": what the report leaves open */
    struct bytes text; /* of a criterion */
    enum coverage_state state; /* what the rules could tell of it */
    const struct statement *statement; /* NULL for a criterion */
    uint32_t member, line; /* where the criterion stands */
    enum decision_mark mark;
    struct bytes note;
};

struct marked_finding {
    const struct finding *finding;
    enum severity severity;
    struct item_key key;
    enum decision_mark mark;
    struct bytes note;
};

/* A file of the patch or a member, which a reviewer may have looked at. */
struct viewed {
    struct item_key key;
    struct bytes path;
    enum decision_mark mark;
    struct bytes note;
};

struct decided {
    struct report report;
    const char *digest; /* of the report, 64 hex digits */
    const struct decision *decision;
    struct criterion *criteria;
    size_t criterion_count;
    bool has_ticket; /* criteria of a ticket are among them */
    struct marked_finding *findings; /* in the order of the report */
    size_t finding_count;
    struct viewed *files; /* in the order of the patch */
    size_t file_count;
    struct viewed *members; /* in the order of the bundle */
    size_t member_count;
    uint64_t unsettled_errors;   /* neither accepted nor disputed, those that the report only counts among them */
    uint64_t unsettled_criteria; /* not marked as met */
    uint64_t viewed_files, viewed_members;
};

/* STATUS_OK or STATUS_NO_MEMORY. `*wrong` is NULL, or says as a clause why the decision is not of this report. */
enum status decided_make(struct decided *decided, const struct report *report, const char *digest,
                         const struct decision *decision, struct arena *arena, const char **wrong);

/* The document itself: everything that can be marked with `is_form`, else those that are marked. */
void decided_write_json(const struct decided *decided, bool is_form, struct writer *writer);

/* For people. The first line begins with "APPROVE: " or "REJECT: ". */
void decided_write_markdown(const struct decided *decided, struct writer *writer);

/* Accepted or disputed. */
bool finding_is_settled(const struct marked_finding *item);

void write_item_key(struct writer *writer, const struct item_key *key);

#endif
