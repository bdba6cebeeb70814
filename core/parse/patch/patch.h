/*
 * DIFF.patch: what git prints (git-diff documentation, "Generating patch text with -p" and "Combined diff format"): the
 * output of git diff, git log -p, git show or git format-patch, one or several of them one after another, also under
 * headings such as "### git diff --patch A..HEAD". Read in place: a table of files, nothing a line. Hunks are consumed
 * by their counts, so text inside them that looks like a header is text.
 */
#ifndef EXHIBIT_PARSE_PATCH_PATCH_H
#define EXHIBIT_PARSE_PATCH_PATCH_H

#include "base/arena.h"

enum patch_section_kind {
    PATCH_SECTION_PLAIN, /* no heading */
    PATCH_SECTION_RANGE, /* ### git diff --patch A..B */
    PATCH_SECTION_WORKTREE,
    PATCH_SECTION_STAGED,
    PATCH_SECTION_COMMIT, /* of git log or git show */
    PATCH_SECTION_MAIL,   /* of git format-patch */
};

/* " 3 files changed, 2 insertions(+), 1 deletion(-)": what git counts, where it was asked to (--stat, mails). */
struct patch_stat {
    uint32_t line; /* 0 when there is none */
    uint64_t files, added, removed;
};

struct patch_section {
    enum patch_section_kind kind;
    struct bytes base; /* A and B of A..B as written, the commit of a commit or mail; empty when not said */
    struct bytes tip;
    uint32_t line; /* of the heading; of the first line when there is none */
    uint32_t first_file;
    uint32_t file_count;
    struct patch_stat stat;
    struct patch_stat counted;       /* the same of the entries, when there is a stat */
    bool counts_files, counts_lines; /* the stat and the entries must agree in these */
    uint32_t number, of; /* "[PATCH 2/5]"; 0 when it does not say */
    uint32_t expected;   /* the number that should stand there, when it is another; 0 when all is well */
    bool is_cut_off;     /* the last mail, and not the last of its series */
    struct bytes parent; /* of a commit, the first one, where it is told: of merges, and with --parents or --pretty=raw */
    bool has_time;
    int64_t time;        /* of a commit, seconds since 1970-01-01T00:00:00Z: when it was committed, else authored */
    bool is_merge;       /* a commit with several parents */
    bool may_be_merge;   /* nothing says whether it is one */
    uint32_t stat_binaries; /* files that the diffstat calls binary */
    bool has_other_text; /* changes that are told in words (diff --submodule=log): the stat counts them too */
    bool says_nothing;   /* "No diff" and kin */
    uint32_t rank;       /* in order of time: a section with a lower one came before */
    bool is_off_line;    /* a commit among merges: the one before it in the text may not be the one before it in git */
    bool may_be_overtaken; /* its files may have changed without a word here: a merge came after it, or it is staged and the
                            * working tree was compared with the last commit */
};

/* Modes of git tree entries that are no files of their own bytes. */
enum { GIT_MODE_SUBMODULE = 0160000, GIT_MODE_SYMLINK = 0120000 };
enum { GIT_MODE_FILE = 0100644, GIT_MODE_EXECUTABLE = 0100755 };

enum patch_change {
    PATCH_ADDED,
    PATCH_DELETED,
    PATCH_MODIFIED,
    PATCH_RENAMED,
    PATCH_COPIED,
    PATCH_MODE_ONLY,
    PATCH_UNMERGED, /* "* Unmerged path": in conflict, nothing is said of its content */
};

enum patch_binary_form { PATCH_LITERAL, PATCH_DELTA };

/* One way of a binary patch: zlib data in base 85. */
struct patch_binary_part {
    enum patch_binary_form form;
    uint64_t size;        /* of the inflated data, as written */
    uint64_t packed_size; /* bytes that the lines hold */
    struct bytes lines;   /* in base 85 */
    uint32_t line;        /* of "literal" or "delta" */
    uint64_t result_size; /* bytes of the file that it leads to; set when it was checked */
};

struct patch_binary {
    struct patch_binary_part forward, backward; /* to the new file, to the old one */
    bool has_backward;
    bool is_checked; /* patch_rebuild found the data sound and within the limits */
};

/* A diff of a merge against all its parents. */
struct patch_combined {
    uint32_t parents;
    struct bytes old_ids; /* with ',' between them; empty when there is no index line */
    bool is_dense;        /* --cc: hunks that follow one parent are left out */
    bool is_sparse;       /* without context (-U0): lines that all have are left out even between lines of a hunk */
};

/* One "diff --git" entry. Slices borrow from the patch text or live in the arena (unquoted paths). */
struct patch_file {
    enum patch_change change;
    struct bytes old_path; /* without "a/"; of an added file the new path */
    struct bytes new_path; /* without "b/"; of a deleted file the old path */
    struct bytes old_id;   /* hex digits as the index line writes them; empty when there is none, or several */
    struct bytes new_id;
    uint32_t old_mode; /* octal value, e.g. 0100644; 0 when not said, or several */
    uint32_t new_mode;
    bool is_binary;                        /* "Binary files differ" or "GIT binary patch" */
    struct patch_binary *binary;           /* the latter's data, or NULL */
    struct patch_combined *combined;       /* of "diff --cc" and "diff --combined", or NULL */
    uint32_t line;                         /* of "diff --git" */
    uint32_t section;                      /* index */
    uint32_t hunk_count;
    uint64_t added_lines;
    uint64_t removed_lines;
    struct bytes hunks;     /* text from the first "@@" to the end of the last hunk; may be empty */
    uint32_t hunks_line;    /* patch line of the first "@@" */
    struct bytes behind;    /* all of the patch text behind the hunks */
    uint32_t similarity;    /* percent of a rename or copy; 0 when not said */
    uint32_t dissimilarity; /* percent of a file written anew; 0 when not said */
    bool is_broken;         /* its hunks or its binary data have a problem */
    bool lacks_old_side;    /* its one hunk is the whole new file, and what was before is left out ("-?,?") */
    uint32_t before;        /* the entry that says what this one starts from, or PATCH_NO_FILE */
    uint32_t id_file;       /* the entry whose new id is that of the file after this one, or PATCH_NO_FILE */
    uint32_t mode_file;     /* likewise for the new mode */
};

#define PATCH_NO_FILE UINT32_MAX

enum patch_problem_kind {
    PATCH_PROBLEM_HUNK_SHORT,  /* ends before its lines are as many as the header counts (of the new side if that is
                                  short, else old): another line, one too many of a side, or one after the file's last */
    PATCH_PROBLEM_HUNK_HEADER, /* "@@" that cannot be read */
    PATCH_PROBLEM_HUNK_ORDER,  /* overlaps or runs backwards: starts at line `found`, free from line `expected` on */
    PATCH_PROBLEM_HUNK_SHIFT,  /* new side starts at `found`; with the hunks before it that would be `expected` */
    PATCH_PROBLEM_LINE,        /* `found` lines in a row that begin like a hunk's (+, -, @@) and are in none */
    PATCH_PROBLEM_HEADER,      /* a header line that cannot be read, stands twice or contradicts another */
    PATCH_PROBLEM_MODE,        /* a mode that git does not write, or one that such a change cannot have */
    PATCH_PROBLEM_PATHS,       /* "diff --git", "---", "+++" and rename lines name different files */
    PATCH_PROBLEM_QUOTING,     /* a quoted path that is not C-quoted as git does */
    PATCH_PROBLEM_TWICE,       /* a second entry of one diff for the same path */
    PATCH_PROBLEM_NO_INDEX,    /* hunks or binary data, and no index line to hold them against */
    PATCH_PROBLEM_BINARY,      /* a binary patch whose lines cannot be read */
    PATCH_PROBLEM_COLOR,       /* colour codes for a terminal */
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
    char origin;       /* ' ', '+' or '-'; of a combined diff '-' when a parent lost it, '+' when one lacked it */
    struct bytes marks; /* the columns of a combined diff, one a parent; may be fewer */
    struct bytes text; /* without the marks and the LF; a CR stays */
    uint32_t line;     /* in the patch, from 1 */
    uint64_t new_line; /* in the post-image, from 1; of ' ' and '+' lines */
    uint64_t old_line; /* in the pre-image; of ' ' and '-' lines; not of a combined diff */
    bool no_newline;   /* followed by "\ No newline at end of file"; a combined diff never says so */
};

struct patch_walk {
    struct lines lines;
    uint64_t old_left, new_left, old_line, new_line;
    uint64_t repeated; /* lines of this hunk that the one before it has shown: not given again */
    bool old_ended, new_ended; /* by a line without newline */
    uint32_t first_line;
    uint32_t parents; /* of a combined diff; else 1 */
    uint32_t hunk;        /* of the line given last, from 1 */
    struct bytes header;  /* of that hunk */
    uint32_t header_line; /* in the patch */
};

struct patch_walk patch_walk_start(const struct patch_file *file);
bool patch_walk_next(struct patch_walk *walk, struct patch_line *line);

/* The index of the last file entry that says what is at `path`, or BYTES_NOWHERE. Last in order of time: what is
 * committed (commits of git log as their ids follow each other), then staged, then working tree. The entry may be one
 * that removes the path: ask patch_removes. */
size_t patch_find_last(const struct patch *patch, struct bytes path);

/* Whether nothing is at `path` after the entry: it deletes the file, or renames it away. */
bool patch_removes(const struct patch_file *file, struct bytes path);

/* Does the later entry start from what the earlier one leaves, as far as their sections say? Two ranges that do not meet
 * say nothing of each other. */
bool patch_sections_meet(const struct patch *patch, const struct patch_file *earlier, const struct patch_file *later);

/* The section that comes last of those that are committed, or NULL: its tip is the commit that the patch leads to. */
const struct patch_section *patch_last_committed(const struct patch *patch);

/* The id that the patch gives the content that this entry leaves: its own, or, when it moves a file as it is, that of
 * the entry before it. Empty when there is none. */
struct bytes patch_new_id(const struct patch *patch, const struct patch_file *file);

bool git_id_is_null(struct bytes id);   /* all zeros */
bool git_id_is_full(struct bytes text); /* 40 or 64 hex digits */
bool git_id_is_hex(struct bytes text);  /* 4 to 64 hex digits */
/* The hex digits that both have, compared without case: 0 when they differ within the shorter one. */
size_t git_id_agree(struct bytes a, struct bytes b);
/* Does the abbreviated hex id begin the digest of `size` bytes? */
bool git_id_begins(struct bytes hex, const uint8_t *digest, size_t size);

#endif
