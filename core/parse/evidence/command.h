/* Commands as logs, tickets and transcripts write them, in a form in which two ways of writing one can be compared. */
#ifndef EXHIBIT_PARSE_EVIDENCE_COMMAND_H
#define EXHIBIT_PARSE_EVIDENCE_COMMAND_H

#include "base/arena.h"

/* What stands in a word for text that is not written: <RUN_NAME>, $VAR, ${VAR}, $(…), "…", a word "..." and letters of a
 * date (YYYYMMDD). It matches any text. */
enum { COMMAND_WILDCARD = 1 };

/* One word of a command without its quotes; lives in the arena. */
struct command_word {
    struct bytes text;
    bool has_wildcard; /* there is a byte COMMAND_WILDCARD in the text */
};

/* One simple command of a chain: what runs, without what only says where and how. */
struct command_part {
    uint32_t first, count; /* of the command's words */
};

/* `cd build && CI=1 time ctest -V 2>&1 | tee log` has the one part `ctest -V`. */
struct command {
    struct bytes text; /* as written */
    struct {
        struct command_word *items;
        size_t count, capacity;
    } words;
    struct {
        struct command_part *items;
        size_t count, capacity;
    } parts;
    bool is_cut_off; /* beyond COMMAND_WORDS_MAX words: the rest was not read */
};

enum { COMMAND_WORDS_MAX = 256, COMMAND_SHELLS_MAX = 4 };

/* Takes apart: chains (&&, ||, ;, |, line ends) and `bash -c "…"`. Drops what only says where and how: environment
 * prefixes (A=b cmd, env A=b cmd, export A=b), `cd x`, `set -e`, `time`, `sudo`, `poetry run` and kin, redirections,
 * here-documents, `| tee file`, comments, a leading "$ ", "./" before a path. `python3 -m x` is x. */
void command_parse(struct command *command, struct bytes text, struct arena *arena);

enum command_match {
    COMMAND_DIFFERENT,
    COMMAND_NARROWED,  /* the parts that were asked for are in it, in their order, and some have more arguments */
    COMMAND_CONTAINED, /* they are in it word by word, among others */
    COMMAND_EQUAL,     /* the same parts with the same words */
};

/* Was what is asked for run? Wildcards may be on either side, but half of the asked words must be the same letter by
 * letter. A command without parts, or one that is cut off, matches nothing. */
enum command_match command_match(const struct command *asked, const struct command *run);

#endif
