/* Expected artifacts, against members, the patch and lists of digests; documents to update, against the patch. */
#include "parse/log_lines.h"
#include "rules/coverage/covering.h"

void cover_artifact(struct covering *covering, struct covered *covered)
{
    struct combining combining = {.covered = covered};
    for (const struct ticket_path *path; (path = next_path(covering, covered)) != NULL;)
        combine(&combining, show_presence(covering, covered, path), path->path);
    settle(covering, &combining, claim_on(covering, covered->asked));
}

/* "`KNOWN_ISSUES.md` if a leak is found" */
static bool is_conditional(struct bytes text)
{
    return find_word(text, BYTES("if")) != BYTES_NOWHERE || find_word(text, BYTES("when")) != BYTES_NOWHERE ||
           find_word(text, BYTES("as applicable")) != BYTES_NOWHERE;
}

void cover_document(struct covering *covering, struct covered *covered)
{
    struct combining combining = {.covered = covered};
    covered->is_hedged = covered->is_hedged || is_conditional(covered->asked->text);
    for (const struct ticket_path *path; (path = next_path(covering, covered)) != NULL;)
        combine(&combining, show_change(covering, covered, path), path->path);
    settle(covering, &combining, claim_on(covering, covered->asked));
    if (covered->state == COVERAGE_NOT_APPLICABLE)
        covered->why = "asked for under a condition, and the patch does not change it: a person has to tell whether it applied";
}
