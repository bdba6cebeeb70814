/* exhibit tickets: the tickets of several bundles as one matrix. */
#ifndef EXHIBIT_CLI_TICKETS_H
#define EXHIBIT_CLI_TICKETS_H

#include "cli/arguments.h"

/* The exit code: 0, or that of what could not be reviewed or written. */
int tickets(const struct arguments *arguments);

#endif
