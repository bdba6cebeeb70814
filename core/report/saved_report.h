/* A JSON report read back, as far as two of them are compared. */
#ifndef EXHIBIT_REPORT_SAVED_REPORT_H
#define EXHIBIT_REPORT_SAVED_REPORT_H

#include "base/arena.h"

/* Things that a report says once; empty where it says nothing. Texts live in the arena. */
enum saved_fact {
    FACT_NAME,
    FACT_SHA256,
    FACT_CONTENT,
    FACT_WRAPPER,
    FACT_VERSION,
    FACT_CATALOG,
    FACT_PROFILE,
    FACT_POLICY,
    FACT_TICKET,
    FACT_RUN,
    FACT_BEFORE,
    FACT_AFTER,
    FACT_STARTED,
    FACT_FINISHED,
    FACT_LAST_COMMIT,
    FACT_PROOF,
    FACT_COUNT
};

const char *saved_fact_name(enum saved_fact fact); /* "bundle name" */

struct saved_finding {
    struct bytes fingerprint, rule, severity, message;
    struct bytes arguments; /* "name=value\n" each, but those that only say where */
    struct bytes inside;    /* path in an archive that lies in the bundle */
    size_t member;          /* SIZE_MAX when it is about none */
};

struct saved_member {
    struct bytes path, sha256; /* empty when it could not be read */
    uint64_t size;             /* bytes */
};

struct saved_check {
    struct bytes rule, state;
    uint64_t population;
};

struct saved_statement {
    struct bytes id, text;
    uint64_t count, of;
};

struct saved_ticket {
    struct bytes id, title, state;
    uint64_t verified, of;
};

/* A file of the patch. */
struct saved_file {
    struct bytes path, change, state, old_id, new_id;
    uint64_t added, removed; /* lines */
};

struct saved_findings { struct saved_finding *items; size_t count, capacity; };
struct saved_members { struct saved_member *items; size_t count, capacity; };
struct saved_checks { struct saved_check *items; size_t count, capacity; };
struct saved_statements { struct saved_statement *items; size_t count, capacity; };
struct saved_tickets { struct saved_ticket *items; size_t count, capacity; };
struct saved_files { struct saved_file *items; size_t count, capacity; };

struct saved_report {
    struct bytes facts[FACT_COUNT];
    struct bytes verdict;
    uint64_t errors, warnings, notes;
    struct saved_findings findings;
    struct saved_members members;
    struct saved_checks checks;
    struct saved_statements proven, not_proven;
    struct saved_tickets tickets;
    struct saved_files files;
    bool has_time; /* when it was made, as it says itself */
    int64_t time;  /* seconds since 1970 UTC */
    const char *time_from;
};

/* NULL when `text` is a report; else why not, as a clause. Memory that is out shows in the budget. */
const char *saved_report_read(struct saved_report *report, struct bytes text, struct arena *keep, struct arena *scratch);

#endif
