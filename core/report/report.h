/* The report in its formats. No judgement here: what is written was found out before. */
#ifndef EXHIBIT_REPORT_REPORT_H
#define EXHIBIT_REPORT_REPORT_H

#include "base/writer.h"
#include "rules/verdict.h"

/* Of a document for people; the verdict, the facts and the totals stand in every one. */
enum section { SECTION_PROVEN, SECTION_NOT_PROVEN, SECTION_FINDINGS, SECTION_MEMBERS, SECTION_COUNT };

struct report {
    const struct judging *judging;
    const struct judgement *judgement;
    unsigned left_out; /* 1 << enum section: what a document names as left out, in place of holding it */
};

void report_write_json(const struct report *report, struct writer *writer);

/* For a terminal; `digest` is the sha256 of the JSON report in hex, 64 digits. */
void report_write_text(const struct report *report, const char *digest, bool is_colored, struct writer *writer);

/* A table of the members; one of the patch's files. */
void report_write_members(const struct report *report, struct writer *writer);
void report_write_patch(const struct report *report, struct writer *writer);

/* The catalogue, and one rule at length. */
void rules_write_text(struct writer *writer);
void rules_write_json(struct writer *writer);
void rules_write_markdown(struct writer *writer);
void rule_write_explanation(enum rule rule, struct writer *writer);

/* What a finding is, wherever it stands in its member: the same in two reports when they say the same. */
enum { FINGERPRINT_SIZE = 8 };
void finding_fingerprint(const struct judging *judging, const struct finding *finding,
                         uint8_t fingerprint[FINGERPRINT_SIZE]);

/* Where it is: "DIFF.patch:42", "byte 17"; what is in an archive of the bundle stands behind "!/". Nothing when it is about
 * the bundle as a whole. */
bool finding_has_place(const struct finding *finding);
void write_place(struct writer *writer, const struct judging *judging, const struct finding *finding);

/* A finding's sentence: the rule's message with the arguments filled in. */
void write_message(struct writer *writer, const struct finding *finding);

/* Why an obligation is in its state, as one sentence. */
void write_why(struct writer *writer, const struct covered *covered);

/* A value of the bundle as the report shows it: one line of valid UTF-8; beyond SHOWN_MAX bytes its size is told. */
enum { SHOWN_MAX = 400 };
void write_shown(struct writer *writer, struct bytes value);

/* A number with its noun. */
void write_count(struct writer *writer, uint64_t count, const char *one, const char *many);

/* "1 error, 2 warnings, 0 notes" */
void write_severities(struct writer *writer, uint64_t errors, uint64_t warnings, uint64_t notes);
void write_severity_totals(struct writer *writer, const struct totals *totals);

/* A size in bytes: in the largest unit that gives it exactly. */
void write_size(struct writer *writer, uint64_t size);

const char *verdict_name(enum verdict verdict);
int verdict_exit_code(enum verdict verdict);
const char *check_state_name(enum check_state state);

#endif
