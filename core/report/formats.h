/* The report in the formats of others, and as documents for people. */
#ifndef EXHIBIT_REPORT_FORMATS_H
#define EXHIBIT_REPORT_FORMATS_H

#include "report/decided.h"
#include "report/report.h"

/* The report in the format of that name, but for those that need a decision; false when there is no such one. A document may
 * be asked for by its sections, "markdown:findings,proven"; the others are then left out, and it says so. `digest` is the
 * sha256 of the JSON report in hex, 64 digits. */
bool report_write(struct bytes format, const struct report *report, const char *digest, struct writer *writer);

/* Is it the format of a document, with sections that it has? "markdown:findings" */
bool report_has_sections(struct bytes format);

/* `decided`: a blank decision, whose keys tell findings that are alike apart. */
void report_write_sarif(const struct decided *decided, struct writer *writer);

void report_write_junit(const struct report *report, const char *digest, struct writer *writer);
void report_write_markdown(const struct report *report, const char *digest, struct writer *writer);
void report_write_html(const struct report *report, const char *digest, struct writer *writer);
void report_write_in_toto(const struct report *report, const char *digest, struct writer *writer);

bool report_has(const struct report *report, enum section section);

/* What is left out, as one sentence: "Left out of this document by choice: 3 findings." */
void write_left_out(struct writer *writer, const struct report *report);

/* Index of the first finding of the rule in the order of the report, or the count of all. */
size_t first_finding(const struct report *report, enum rule rule);

/* "PASS", "FAIL", "INCOMPLETE" */
const char *verdict_word(enum verdict verdict);

#endif
