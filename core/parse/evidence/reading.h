/* The readers of evidence: inner declarations. */
#ifndef EXHIBIT_PARSE_EVIDENCE_READING_H
#define EXHIBIT_PARSE_EVIDENCE_READING_H

#include "parse/dossier.h"

/* What the documents say that were read for the dossier. Call when the run logs are read. */
enum status evidence_read(struct dossier *dossier);

/* Counts so many more things that are kept. False when that crosses LIMIT_EVIDENCE, which is then a finding about the
 * member: what follows is left out. */
bool evidence_fits(struct dossier *dossier, uint32_t member, uint64_t count);

#endif
