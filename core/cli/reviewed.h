/* A bundle on disk and its review. */
#ifndef EXHIBIT_CLI_REVIEWED_H
#define EXHIBIT_CLI_REVIEWED_H

#include "cli/arguments.h"
#include "cli/git.h"
#include "cli/input.h"

/* The options as the core takes them. The caller frees it; NULL when memory is out. */
char *options_document(const struct arguments *arguments);

struct reviewed {
    struct input input;
    struct exhibit *review; /* judged when reviewed_open gave EXHIBIT_PASS; else perhaps NULL */
};

/* Reviews what `path` names, with a repository to ask when `git` is not NULL. EXHIBIT_PASS: the report can be had, whatever
 * it says; else the exit code, and why was told on standard error. In either case it must be closed. */
int reviewed_open(struct reviewed *reviewed, const char *path, const char *options, struct git *git);
void reviewed_close(struct reviewed *reviewed);

int say_unjudged(const char *path, const char *why);

struct exhibit_output stream_output(FILE *stream);

#endif
