/* What the sources of the patch reader share. */
#ifndef EXHIBIT_PARSE_PATCH_PARTS_H
#define EXHIBIT_PARSE_PATCH_PARTS_H

#include "parse/patch/patch.h"

/* Reads a patch line by line; the current line is looked at before it is consumed. */
struct patch_reader {
    struct patch *patch;
    struct arena *arena;
    struct bytes rest; /* from the start of the current line to the end of the text */
    struct bytes line; /* the current line without LF, and without the CR before it */
    size_t line_size;  /* bytes of it in `rest`, with line end */
    uint32_t number;   /* of it, from 1 */
    bool is_at_end;    /* there is no current line */
    bool is_lost;      /* inside an entry that can be read no further */
    bool is_mail;      /* in the text of a mail, before its patch */
    bool is_message;   /* in the part of it that somebody wrote, before "---" */
    uint32_t stray;    /* number of the stray line last seen */
};

void patch_reader_next(struct patch_reader *reader);

/* Is there a current line, and does it start so? */
bool patch_reader_at(const struct patch_reader *reader, struct bytes start);

/* Counts the problem, and stores it unless enough of its kind are stored. */
void patch_problem_add(struct patch_reader *reader, enum patch_problem_kind kind, uint32_t line, uint64_t expected,
                       uint64_t found);

/* The section that the next entry belongs to. NULL when memory is out. */
struct patch_section *patch_section_now(struct patch_reader *reader);

/* Takes a line that stands outside of entries, if it says something of the section or begins one. */
bool patch_read_section_line(struct patch_reader *reader);

/* The mails of a series, when all is read. */
void patch_check_series(struct patch *patch);

struct hunk_header {
    uint64_t old_start, old_count, new_start, new_count;
    bool lacks_old_side; /* "-?,?": then the old numbers are 0 */
};

/* "@@ -1,2 +3 @@ anything"; or "@@ -?,? +1,3 @@", where a file is written anew and its old lines are left out (git diff
 * --break-rewrites --irreversible-delete). */
bool hunk_header_parse(struct bytes line, struct hunk_header *header);

/* "12,3" or "12", which means "12,1". */
bool hunk_extent_read(struct bytes text, uint64_t *start, uint64_t *count);

/* Consumes the hunks that start at the current line. */
void patch_read_hunks(struct patch_reader *reader, struct patch_file *file);

/* The same of a combined diff: "@@@ -1,2 -1,3 +1,4 @@@", one '@' more than there are parents. */
void patch_read_combined_hunks(struct patch_reader *reader, struct patch_file *file);
/* Sets the start of the result's side when the line is such a header. */
bool combined_header_parse(struct bytes line, uint32_t parents, uint64_t *new_start);
/* '-' when a parent lost the line, '+' when one lacked it, else ' '; 0 when it is no line of a combined hunk. */
char combined_origin(struct bytes line, uint32_t parents);

/* What the header lines of one entry say about its names; absent ones are empty. */
struct patch_names {
    struct bytes git_line; /* after "diff --git ", or the one name after "diff --cc " */
    struct bytes from, to; /* of rename and copy lines: without prefix */
    struct bytes old_name; /* of "--- ", with prefix, or "/dev/null" */
    struct bytes new_name; /* of "+++ " */
    bool is_quoting_wrong;
};

/* Reads the header of the entry at the current line, up to its content. */
void patch_read_header(struct patch_reader *reader, struct patch_file *file, struct patch_names *names);

/* Sets the paths of the entry. False when the lines do not name the same files; then the paths are the likeliest. */
bool patch_resolve_paths(struct patch_names *names, struct patch_file *file, struct arena *arena);
bool patch_resolve_combined_path(struct patch_names *names, struct patch_file *file, struct arena *arena);

/* The name on a "---" or "+++" line: unquoted, without the TAB and what follows it. */
bool patch_name_read(struct bytes text, struct bytes *name, struct arena *arena);

/* Consumes the binary patch that starts at the current line. */
void patch_read_binary(struct patch_reader *reader, struct patch_file *file);

/* Counts what the diffstats of the sections should say. */
void patch_count_sections(struct patch *patch);

/* Puts the sections into the order of time, and tells what each entry starts from. */
void patch_tell_history(struct patch_reader *reader);

/* Gives the sections their ranks. The places must be sorted by path, those of a path in the order of the text. */
void patch_rank_sections(struct patch *patch);

/* The two ids name one content; not when there is no file. */
bool patch_is_same_id(struct bytes a, struct bytes b);

/* What is committed comes before what is staged, and that before the working tree: 0, 1, 2. */
uint32_t patch_section_class(enum patch_section_kind kind);

#endif
