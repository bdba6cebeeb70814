/*
 * DIFF.patch: what `git diff` prints (git-diff documentation, "Generating patch text with -p"), one or several of them
 * one after another under headings such as "### git diff --patch A..HEAD". Read in place: a table of files, nothing a
 * line. Hunks are consumed by their counts, so text inside them that looks like a header is text.
 */
#ifndef EXHIBIT_PARSE_PATCH_PATCH_H
#define EXHIBIT_PARSE_PATCH_PATCH_H

#include "base/arena.h"

enum patch_section_kind {
    PATCH_SECTION_PLAIN, /* no heading */
    PATCH_SECTION_RANGE, /* ### git diff --patch A..B */
    PATCH_SECTION_WORKTREE,
    PATCH_SECTION_STAGED,
};

struct patch_section {
    enum patch_section_kind kind;
    struct bytes base; /* A and B of A..B as written; empty when not said */
    struct bytes tip;
    uint32_t line; /* of the heading; of the first line when there is none */
    uint32_t first_file;
    uint32_t file_count;
    bool says_nothing; /* "No diff" and kin */
};

/* Modes of git tree entries that are no files of their own bytes. */
enum { GIT_MODE_SUBMODULE = 0160000, GIT_MODE_SYMLINK = 0120000 };

enum patch_change { PATCH_ADDED, PATCH_DELETED, PATCH_MODIFIED, PATCH_RENAMED, PATCH_COPIED, PATCH_MODE_ONLY };

/* One "diff --git" entry. Slices borrow from the patch text or live in the arena (unquoted paths). */
struct patch_file {
    enum patch_change change;
    struct bytes old_path; /* without "a/"; of an added file the new path */
    struct bytes new_path; /* without "b/"; of a deleted file the old path */
    struct bytes old_id;   /* hex digits as the index line writes them; empty when there is no index line */
    struct bytes new_id;
    uint32_t old_mode; /* octal value, e.g. 0100644; 0 when not said */
    uint32_t new_mode;
    bool is_binary;       /* "Binary files differ" or "GIT binary patch" */
    bool has_binary_data; /* the latter */
    uint32_t line;        /* of "diff --git" */
    uint32_t section;     /* index */
    uint32_t hunk_count;
    uint64_t added_lines;
    uint64_t removed_lines;
    struct bytes hunks;  /* text from the first "@@" to the end of the last hunk; may be empty */
    uint32_t hunks_line; /* patch line of the first "@@" */
    struct bytes behind; /* all of the patch text behind the hunks */
    uint32_t similarity; /* percent of a rename or copy; 0 when not said */
    bool is_broken;      /* its hunks have a problem */
};

enum patch_problem_kind {
    PATCH_PROBLEM_HUNK_SHORT,  /* ends before its lines are as many as the header counts (of the new side if that is
                                  short, else old): another line, one too many of a side, or one after the file's last */
    PATCH_PROBLEM_HUNK_HEADER, /* "@@" that cannot be read */
    PATCH_PROBLEM_HUNK_ORDER,  /* overlaps or runs backwards: starts at line `found`, free from line `expected` on */
    PATCH_PROBLEM_HUNK_SHIFT,  /* new side starts at `found`; with the hunks before it that would be `expected` */
    PATCH_PROBLEM_LINE,        /* `found` lines in a row that begin like a hunk's (+, -, @@) and are in none */
    PATCH_PROBLEM_HEADER,      /* a header line that cannot be read, stands twice or contradicts another */
    PATCH_PROBLEM_PATHS,       /* "diff --git", "---", "+++" and rename lines name different files */
    PATCH_PROBLEM_QUOTING,     /* a quoted path that is not C-quoted as git does */
    PATCH_PROBLEM_BINARY,      /* a binary patch that cannot be read */
    PATCH_PROBLEM_COMBINED,    /* a combined diff ("diff --cc") or an unmerged path: nothing is read of it */
    PATCH_PROBLEM_KINDS,
};

/* After the first problem of an entry that makes its text unreadable, what follows it up to the next entry is not
 * reported line by line. */
struct patch_problem {
    enum patch_problem_kind kind;
    uint32_t line;            /* of the hunk header, for the four kinds of hunks */
    uint64_t expected, found; /* where the kind says so */
};

/* How many problems of one kind are stored; all are counted. */
enum { PATCH_PROBLEMS_STORED = 200 };

/* That a file entry leaves something, or nothing any more, at a path. */
struct patch_place {
    struct bytes path;
    uint32_t file; /* index */
    bool is_gone;
};

struct patch {
    struct bytes text;
    struct {
        struct patch_section *items;
        size_t count, capacity;
    } sections;
    struct {
        struct patch_file *items;
        size_t count, capacity;
    } files;
    struct {
        struct patch_problem *items;
        size_t count, capacity;
    } problems;
    uint64_t problem_counts[PATCH_PROBLEM_KINDS]; /* also those beyond PATCH_PROBLEMS_STORED */
    struct {
        struct patch_place *items;
        size_t count, capacity;
    } places; /* for patch_find_last: sorted by path, then by time */
};

/* Never fails on bad input: problems are listed. When memory is out, the arena's budget notes it. */
void patch_parse(struct patch *patch, struct bytes text, struct arena *arena);

/* Walks the lines of one file's hunks. */
struct patch_line {
    char origin;       /* ' ', '+' or '-' */
    struct bytes text; /* without the origin and the LF; a CR stays */
    uint32_t line;     /* in the patch, from 1 */
    uint64_t new_line; /* in the post-image, from 1; of ' ' and '+' lines */
    uint64_t old_line; /* in the pre-image; of ' ' and '-' lines */
    bool no_newline;   /* followed by "\ No newline at end of file" */
};

struct patch_walk {
    struct lines lines;
    uint64_t old_left, new_left, old_line, new_line;
    bool old_ended, new_ended; /* by a line without newline */
    uint32_t first_line;
};

struct patch_walk patch_walk_start(const struct patch_file *file);
bool patch_walk_next(struct patch_walk *walk, struct patch_line *line);

/* What the index line of a file added or deleted whole says against what its hunks hold. */
enum patch_rebuilt {
    PATCH_REBUILT_NOT,  /* not added or deleted whole as text, or without an id: nothing to say */
    PATCH_REBUILT_SAME, /* the rebuilt content has the id */
    PATCH_REBUILT_CRLF, /* it would with the line ends that it had before a tool turned CR LF or CR into LF (or LF into
                         * CR LF): altered in transit */
    PATCH_REBUILT_DIFFERS,
};
enum patch_rebuilt patch_rebuild(const struct patch_file *file);

/* The index of the last file entry that says what is at `path`, or BYTES_NOWHERE. Last in order of time: range and plain
 * sections as they stand, then staged, then working tree (they are printed in the order range, working tree, staged).
 * The entry may be one that removes the path: ask patch_removes. */
size_t patch_find_last(const struct patch *patch, struct bytes path);

/* All entries that say what is at `path`, in order of time; NULL when there is none. Borrows from the patch. */
const struct patch_place *patch_find_all(const struct patch *patch, struct bytes path, size_t *count);

/* Whether nothing is at `path` after the entry: it deletes the file, or renames it away. */
bool patch_removes(const struct patch_file *file, struct bytes path);

bool git_id_is_null(struct bytes id);   /* all zeros */
bool git_id_is_full(struct bytes text); /* 40 or 64 hex digits */
bool git_id_is_hex(struct bytes text);  /* 4 to 64 hex digits */
/* The hex digits that both have, compared without case: 0 when they differ within the shorter one. */
size_t git_id_agree(struct bytes a, struct bytes b);
/* Does the abbreviated hex id begin the digest of `size` bytes? */
bool git_id_begins(struct bytes hex, const uint8_t *digest, size_t size);

#endif
