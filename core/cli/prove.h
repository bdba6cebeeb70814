/* exhibit prove: adds a commit proof to a bundle. */
#ifndef EXHIBIT_CLI_PROVE_H
#define EXHIBIT_CLI_PROVE_H

#include "cli/arguments.h"

/* Operands: the repository, the commit, the bundle. Gives the exit code. */
int prove(const struct arguments *arguments);

#endif
