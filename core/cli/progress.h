/* A line on standard error that says how far the review is, when somebody is looking. */
#ifndef EXHIBIT_CLI_PROGRESS_H
#define EXHIBIT_CLI_PROGRESS_H

#include "exhibit.h"

struct progress {
    const char *name;
    bool is_wanted; /* standard error is a terminal */
    bool is_shown;
    int64_t started_ms, shown_ms;
};

void progress_start(struct progress *progress, const char *name);
struct exhibit_progress progress_for(struct progress *progress);
void progress_end(struct progress *progress); /* wipes the line */

#endif
