/* What the reviewer asks for, as one JSON document: the same in every front. */
#ifndef EXHIBIT_POLICY_OPTIONS_H
#define EXHIBIT_POLICY_OPTIONS_H

#include "base/arena.h"
#include "base/limits.h"
#include "finding/rule.h"
#include "parse/tickets/detect.h"

/* What the reviewer knows from elsewhere and the bundle must meet. Empty slices where nothing is expected. */
enum expected { EXPECTED_SHA256, EXPECTED_CONTENT, EXPECTED_COMMIT, EXPECTED_TICKET, EXPECTED_COUNT };
const char *expected_name(enum expected what); /* the key in the options: "sha256" */

/* Empty slices where nothing was said. */
struct options {
    struct bytes profile, ticket, run;
    struct bytes nested; /* "list" or "review": in place of what the profile says of archives in the bundle */
    bool never_fails; /* "fail_on": "never" */
    enum severity fail_on;
    struct limits limits;
    struct ticket_overrides ticket_formats; /* of what members are read in */
    struct bytes expect[EXPECTED_COUNT]; /* digests and ids: hex digits in either case; a commit's may be abbreviated */
    const char *error; /* what is wrong, in words; NULL when nothing is */
};

/* An empty text gives the defaults. Slices live in the arena. */
void options_parse(struct options *options, struct bytes text, struct arena *arena);

const char *options_fail_on_name(const struct options *options);

#endif
