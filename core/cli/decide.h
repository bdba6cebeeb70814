/* exhibit review: holds a reviewer's decision against the bundle. */
#ifndef EXHIBIT_CLI_DECIDE_H
#define EXHIBIT_CLI_DECIDE_H

#include "cli/arguments.h"

/* Operands: the bundle, the decision. Gives the exit code. */
int decide(const struct arguments *arguments);

#endif
