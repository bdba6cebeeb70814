/* The parts of the text report that are about tickets. */
#ifndef EXHIBIT_REPORT_TEXT_TICKETS_H
#define EXHIBIT_REPORT_TEXT_TICKETS_H

#include "report/report.h"

void write_tally_text(struct writer *writer, const struct coverage_tally *tally);
void write_ticket_under_review(struct writer *writer, const struct judging *judging, const struct covered_ticket *ticket);
void write_orphans(struct writer *writer, const struct judging *judging); /* a line each; nothing when there are none */

#endif
