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
    uint32_t stray;    /* number of the stray line last seen */
};

void patch_reader_next(struct patch_reader *reader);

/* Counts the problem, and stores it unless enough of its kind are stored. */
void patch_problem_add(struct patch_reader *reader, enum patch_problem_kind kind, uint32_t line, uint64_t expected,
                       uint64_t found);

struct hunk_header {
    uint64_t old_start, old_count, new_start, new_count;
};

/* "@@ -1,2 +3 @@ anything" */
bool hunk_header_parse(struct bytes line, struct hunk_header *header);

/* Consumes the hunks that start at the current line. */
void patch_read_hunks(struct patch_reader *reader, struct patch_file *file);

/* What the header lines of one entry say about its names; absent ones are empty. */
struct patch_names {
    struct bytes git_line; /* after "diff --git " */
    struct bytes from, to; /* of rename and copy lines: without prefix */
    struct bytes old_name; /* of "--- ", with prefix, or "/dev/null" */
    struct bytes new_name; /* of "+++ " */
    bool is_quoting_wrong;
};

/* Sets the paths of the entry. False when the lines do not name the same files; then the paths are the likeliest. */
bool patch_resolve_paths(struct patch_names *names, struct patch_file *file, struct arena *arena);

/* The name on a "---" or "+++" line: unquoted, without the TAB and what follows it. */
bool patch_name_read(struct bytes text, struct bytes *name, struct arena *arena);

void patch_sort_places(struct patch *patch, struct arena *arena);

#endif
