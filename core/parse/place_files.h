/* Where the files of a bundle stand in the commit that its proof is of. */
#ifndef EXHIBIT_PARSE_PLACE_FILES_H
#define EXHIBIT_PARSE_PLACE_FILES_H

#include "parse/dossier.h"

/* Reads the proof, looks up the members and the files of the patch in it, and asks for the git ids of the members that
 * the commit has. */
enum status dossier_read_proof(struct dossier *dossier);

/* The second half of it, once there is a commit. */
void dossier_place_files(struct dossier *dossier);

#endif
