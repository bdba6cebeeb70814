/* What the patch says of the members, and of itself. */
#ifndef EXHIBIT_PARSE_PATCH_EVIDENCE_H
#define EXHIBIT_PARSE_PATCH_EVIDENCE_H

#include "parse/dossier.h"

/* Reads the patch, asks for the git ids that it names, and holds it against itself. */
enum status patch_evidence_read(struct dossier *dossier);

/* Takes the patch's changes back from a member that has the id which the patch gives it. */
enum status patch_evidence_take_back(struct dossier *dossier, const struct blob_check *check);

#endif
