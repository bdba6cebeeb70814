/* exhibit compare: two bundles, or saved reports, side by side. */
#ifndef EXHIBIT_CLI_COMPARE_H
#define EXHIBIT_CLI_COMPARE_H

#include "cli/arguments.h"

/* Operands: the one before, the one after. Gives the exit code. */
int compare(const struct arguments *arguments);

#endif
