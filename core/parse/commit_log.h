/* Commits as text: LAST_COMMIT.txt (four lines, or `git log -1 --pretty=fuller`), COMMITS.txt in both forms, and
 * `git log --oneline --decorate`. */
#ifndef EXHIBIT_PARSE_COMMIT_LOG_H
#define EXHIBIT_PARSE_COMMIT_LOG_H

#include "base/arena.h"

/* Slices borrow from the text. */
struct commit {
    struct bytes id; /* hex as written, may be abbreviated */
    struct bytes author;
    struct bytes date; /* committer date as written; author date in the four-line form */
    int64_t time;      /* seconds since 1970-01-01T00:00:00Z; only when `has_time` */
    bool has_time;
    bool is_merge;
    struct bytes merge; /* text of the "Merge:" line: abbreviated parents */
    struct bytes refs;  /* names in parentheses after the id (git log --decorate), without them */
    struct bytes subject;
    struct bytes body;  /* the rest of the message as it stands (indented by 4 in the fuller form) */
    uint32_t line;      /* of its id */
    uint32_t body_line; /* of the first line of `body`; 0 when there is none */
};

struct last_commit {
    bool is_read; /* one of the two forms was understood */
    bool is_four_lines;
    struct commit commit;
};

struct commit_list {
    bool is_read;
    struct bytes base, head; /* ids as written; empty when not said. Of a decorated log: head is the commit at HEAD */
    uint32_t base_line, head_line;
    struct bytes source; /* "META.json (a..b)", "merge-base:main" */
    bool is_newest_first;
    struct {
        struct commit *items;
        size_t count, capacity;
    } commits;
};

void last_commit_parse(struct last_commit *last, struct bytes text);
void commit_list_parse(struct commit_list *list, struct bytes text, struct arena *arena);

/* Lines "<id> (decoration) subject" as `git log --oneline --decorate` prints them, with or without --graph. */
void git_log_parse(struct commit_list *list, struct bytes text, struct arena *arena);

#endif
