/* What the Markdown files of a run log say: recorded outcomes, commands, template text that was never replaced. */
#ifndef EXHIBIT_PARSE_RUN_LOG_H
#define EXHIBIT_PARSE_RUN_LOG_H

#include "base/arena.h"

/* Text that stands for something that was never written: TBD, (placeholder), [… INITIALIZED], "pending" for a bundle,
 * a lone "…". Whole words only; quoted rules and talk about placeholders are none. */
struct placeholder {
    struct bytes text; /* the words that show it */
    uint32_t line;
};

struct placeholders {
    struct placeholder *items;
    size_t count, capacity;
};
void placeholders_find(struct placeholders *placeholders, struct bytes text, struct arena *arena);

enum outcome {
    OUTCOME_UNKNOWN, /* nothing says */
    OUTCOME_PASSED,
    OUTCOME_FAILED,
    OUTCOME_SKIPPED,
    OUTCOME_EXPECTED_FAILURE,
    OUTCOME_COUNT
};
const char *outcome_name(enum outcome outcome); /* "passed" */

/* What a line of output says by itself: "FAIL: …", "1 failed, 2 passed", "exit 1". */
bool outcome_of_line(struct bytes line, enum outcome *outcome);

/* What stands behind a command: "(fail: no module)", " — PASS", ": exit code 1". */
bool outcome_of_remark(struct bytes remark, enum outcome *outcome);

/* A test that TESTS.md records; its outcome is known. */
struct recorded_test {
    enum outcome outcome;
    struct bytes command; /* in code ticks; empty when none is named */
    struct bytes text;    /* the item */
    uint32_t line;
    bool failed_first; /* "First run: failed. Second run: pass" */
    bool has_passed, has_failed, has_skipped; /* it states these counts: "12 passed, 1 skipped" */
    uint64_t passed, failed, skipped;
};

struct recorded_tests {
    struct recorded_test *items;
    size_t count, capacity;
};
void recorded_tests_parse(struct recorded_tests *tests, struct bytes text, struct arena *arena);

/* A command that COMMANDS.md records: one list item (numbered or not, with or without ticks). */
struct recorded_command {
    struct bytes command; /* first line, ticks removed */
    uint32_t line;
    uint32_t number; /* of a numbered list, else its ordinal from 1 */
    enum outcome outcome;  /* of the remark behind it, or of a line below it */
    uint32_t outcome_line; /* 0 when nothing says */
    struct bytes remark;
};

struct recorded_commands {
    struct recorded_command *items;
    size_t count, capacity;
};
void recorded_commands_parse(struct recorded_commands *commands, struct bytes text, struct arena *arena);

/* Names of bundle files (….zip) that a text cites. */
struct citation {
    struct bytes name; /* file name, without folders */
    uint32_t line;
};
struct citations {
    struct citation *items;
    size_t count, capacity;
};
void bundle_citations_find(struct citations *citations, struct bytes text, struct arena *arena);

#endif
