#define _POSIX_C_SOURCE 200809L

#include "cli/progress.h"

#include <inttypes.h>
#include <stdio.h>
#include <time.h>
#include <unistd.h>

enum { QUIET_MS = 500, BETWEEN_MS = 100 };

static int64_t now_ms(void)
{
    struct timespec now;
    clock_gettime(CLOCK_MONOTONIC, &now);
    return (int64_t)now.tv_sec * 1000 + now.tv_nsec / 1000000;
}

void progress_start(struct progress *progress, const char *name)
{
    *progress = (struct progress){.name = name, .is_wanted = isatty(STDERR_FILENO) == 1, .started_ms = now_ms()};
}

static bool advance(void *context, uint64_t done, uint64_t all)
{
    struct progress *progress = context;
    int64_t now = progress->is_wanted ? now_ms() : 0;
    if (!progress->is_wanted || now - progress->started_ms < QUIET_MS || now - progress->shown_ms < BETWEEN_MS)
        return true;
    progress->is_shown = true;
    progress->shown_ms = now;
    uint64_t percent = all == 0 || done > all ? 100 : (uint64_t)((double)done / (double)all * 100.0);
    fprintf(stderr, "\r\033[K%3" PRIu64 " %%  %s", percent, progress->name);
    return true;
}

struct exhibit_progress progress_for(struct progress *progress)
{
    return (struct exhibit_progress){progress, advance};
}

void progress_end(struct progress *progress)
{
    if (progress->is_shown)
        fputs("\r\033[K", stderr);
}
