/* The report in the formats of others, and as documents for people. */
#ifndef EXHIBIT_REPORT_FORMATS_H
#define EXHIBIT_REPORT_FORMATS_H

#include "report/decided.h"
#include "report/report.h"

/* The report in the format of that name, but for those that need a decision; false when there is no such one. `digest` is the
 * sha256 of the JSON report in hex, 64 digits. */
bool report_write(struct bytes format, const struct report *report, const char *digest, struct writer *writer);

/* `decided`: a blank decision, whose keys tell findings that are alike apart. */
void report_write_sarif(const struct decided *decided, struct writer *writer);

void report_write_junit(const struct report *report, const char *digest, struct writer *writer);
void report_write_markdown(const struct report *report, const char *digest, struct writer *writer);
void report_write_html(const struct report *report, const char *digest, struct writer *writer);
void report_write_in_toto(const struct report *report, const char *digest, struct writer *writer);

/* Index of the first finding of the rule in the order of the report, or the count of all. */
size_t first_finding(const struct report *report, enum rule rule);

/* "PASS", "FAIL", "INCOMPLETE" */
const char *verdict_word(enum verdict verdict);

#endif
