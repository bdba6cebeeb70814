/* The git command as the core asks it: one process, no shell, no network, and nothing of the environment or of the
 * repository's own settings that would show other objects than those that are there. */
#ifndef EXHIBIT_CLI_GIT_H
#define EXHIBIT_CLI_GIT_H

#include "exhibit.h"

#include <stdio.h>
#include <sys/types.h>

struct git {
    pid_t process; /* 0 when there is none */
    FILE *to, *from;
    char *line; /* of an answer */
    size_t line_size;
    char *bytes; /* of the object told last */
    size_t capacity;
    bool is_broken; /* it does not answer as it should */
};

/* Starts `git cat-file --batch` in a repository. False: `*why` says why. Must be stopped in any case. */
bool git_start(struct git *git, const char *folder, const char **why);

/* False when git went away or did not understand. */
bool git_stop(struct git *git);

/* What objects and names mean, as long as git runs. */
struct exhibit_repository git_repository(struct git *git);

/* May the word be given to git as a name? None that begins like an option, or holds what ends a line. */
bool git_is_name(const char *word);

#endif
