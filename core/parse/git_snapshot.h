/* The text files of a git snapshot bundle (layout L2): git status, diff stat, changed files, repo snapshot, README. */
#ifndef EXHIBIT_PARSE_GIT_SNAPSHOT_H
#define EXHIBIT_PARSE_GIT_SNAPSHOT_H

#include "base/arena.h"

/* A line of `git status -sb` or --porcelain (git-status documentation, "Short Format"). */
struct git_status_entry {
    char staged, unstaged; /* the two status letters, ' ' when none; '?' for untracked */
    struct bytes path;
    uint32_t line;
};

struct git_status {
    struct bytes branch; /* from "## branch...upstream"; empty when not said */
    struct {
        struct git_status_entry *items;
        size_t count, capacity;
    } entries;
    uint32_t changed, untracked;
};
void git_status_parse(struct git_status *status, struct bytes text, struct arena *arena);

/* The last line of `git diff --stat`. */
struct git_stat {
    bool is_read;
    uint64_t files, insertions, deletions;
    uint32_t line;
};
void git_stat_parse(struct git_stat *stat, struct bytes text);

/* One path a line. */
struct path_list {
    struct bytes *items;
    size_t count, capacity;
};
void path_list_parse(struct path_list *paths, struct bytes text, struct arena *arena);

/* "HEAD: `id`" of a repo snapshot. */
struct bytes snapshot_head(struct bytes text, uint32_t *line);

/* "Ticket: …", "Generated: …" of a snapshot README: the value of a field at the start of a line, trimmed. */
struct bytes readme_field(struct bytes text, const char *field, uint32_t *line);

#endif
