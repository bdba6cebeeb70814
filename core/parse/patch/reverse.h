/*
 * Taking a patch back. The file that a chain of entries leads to must hold every line that their hunks show; without
 * the lines that they add and with those that they remove, it must be the file that they start from. Ids alone do not
 * say that: an index line can be true and the lines below it invented. Binary data is held in both directions.
 */
#ifndef EXHIBIT_PARSE_PATCH_REVERSE_H
#define EXHIBIT_PARSE_PATCH_REVERSE_H

#include "base/limits.h"
#include "digest/digest.h"
#include "parse/patch/patch.h"

enum patch_reversed {
    PATCH_REVERSED_NOT,       /* nothing to take back: binary without data, without ids, or with hunks that have problems */
    PATCH_REVERSED_CROSSED,   /* a limit, LIMIT_DOCUMENT or LIMIT_REVERSE_WORK: not all was asked */
    PATCH_REVERSED_HOLDS,
    PATCH_REVERSED_LINE,      /* a line of the hunks is not the file's */
    PATCH_REVERSED_PRE_IMAGE, /* what is left is not what the entry's old id names */
    PATCH_REVERSED_FORWARD,   /* binary data does not lead from what is left to the file */
    PATCH_REVERSED_BREAK,     /* the entry leaves another file than the next one starts from */
};

/* How a line differs. */
enum patch_line_fault { PATCH_LINE_TEXT, PATCH_LINE_MISSING, PATCH_LINE_NEWLINE };

struct patch_reversal {
    enum patch_reversed state;
    uint32_t file;      /* the entry that the state is about */
    uint32_t entries;   /* that were held against the file, with the one at fault */
    bool is_last_entry; /* the state is about the last one, so about the file as it is bundled */
    bool is_altered;    /* `altered` holds only with other line ends */
    uint32_t altered;   /* an entry */
    bool has_sha256;             /* of a text that PATCH_REVERSED_HOLDS is about */
    uint8_t sha256[SHA256_SIZE]; /* of the file that the first entry starts from */
    /* of PATCH_REVERSED_CROSSED */
    enum limit crossed;
    uint64_t size; /* bytes: what is beyond it */
    /* of PATCH_REVERSED_LINE */
    enum patch_line_fault fault;
    uint32_t patch_line;
    uint64_t file_line;
    struct bytes expected, found; /* whole lines; borrow from the patch and from the content or the arena */
    /* of PATCH_REVERSED_PRE_IMAGE, _FORWARD and _BREAK */
    struct bytes expected_id;    /* what the patch says */
    uint8_t id[DIGEST_SIZE_MAX]; /* of what there is */
};

/* Whether the lines, or the binary data, that an entry shows are those of the file. */
enum patch_held { PATCH_HELD_NOT, PATCH_HELD_TRUE, PATCH_HELD_FALSE };

/* Takes back the entry `last` and those before it from the content that they lead to: that of the member at its new
 * path, or nothing where it deletes a file. `kind` is that of the repository's ids. `held` has an item for each entry of
 * the patch. Scratch memory stays taken, for `found`. When it is out, the arena's budget notes it and the state is
 * PATCH_REVERSED_NOT. */
struct patch_reversal patch_reverse(const struct patch *patch, uint32_t last, struct bytes content,
                                    enum digest_kind kind, const struct limits *limits, enum patch_held *held,
                                    struct arena *scratch);

#endif
