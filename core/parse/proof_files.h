/* A commit proof as files of a bundle. */
#ifndef EXHIBIT_PARSE_PROOF_FILES_H
#define EXHIBIT_PARSE_PROOF_FILES_H

#include "parse/git_proof.h"
#include "zip/append.h"

/* The objects that the proof needs, packed, with names below `wrapper`; adds their number to *count. Lives in `keep`, whose
 * budget notes when memory is out. */
struct zip_addition *git_proof_additions(const struct git_proof *proof, struct bytes wrapper, struct arena *keep,
                                         size_t *count);

#endif
