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

/* A line of `git diff --stat` (git-diff documentation, "--stat"): " path | 12 +++--", " .../end/of/path | Bin 0 -> 9
 * bytes", " docs/{old => new}/path | 0". */
struct git_stat_file {
    struct bytes path_end; /* the path, or its end where git left out the beginning; of a rename, what follows the arrow */
    bool is_whole;         /* `path_end` is the path */
    bool is_binary;
    uint64_t changes; /* added and removed lines */
    uint32_t line;
};

/* The output of `git diff --stat`; the totals are those of its last line. */
struct git_stat {
    bool is_read;
    uint64_t files, insertions, deletions;
    uint32_t line;
    struct {
        struct git_stat_file *items;
        size_t count, capacity;
    } list;
};
void git_stat_parse(struct git_stat *stat, struct bytes text, struct arena *arena);

/* One path a line, as `git diff --name-only` prints them, or with the letters of `--name-status` before it. */
struct listed_path {
    struct bytes path;
    uint32_t line;
};
struct path_list {
    struct listed_path *items;
    size_t count, capacity;
};
void path_list_parse(struct path_list *paths, struct bytes text, struct arena *arena);

/* "HEAD: `id`" of a repo snapshot. */
struct bytes snapshot_head(struct bytes text, uint32_t *line);

/* "Ticket: …", "Generated: …" of a snapshot README: the value of a field at the start of a line, trimmed. */
struct bytes readme_field(struct bytes text, const char *field, uint32_t *line);

#endif
