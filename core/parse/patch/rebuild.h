/* What the index line of an entry says against what the entry itself holds: no other file is needed for that. */
#ifndef EXHIBIT_PARSE_PATCH_REBUILD_H
#define EXHIBIT_PARSE_PATCH_REBUILD_H

#include "base/limits.h"
#include "parse/patch/patch.h"

enum patch_rebuilt {
    PATCH_REBUILT_NOT,  /* not held whole by the patch, or without an id: nothing to say */
    PATCH_REBUILT_SAME, /* the rebuilt content has the id */
    PATCH_REBUILT_CRLF, /* it would with the line ends that it had before a tool turned CR LF or CR into LF (or LF into
                         * CR LF): altered in transit */
    PATCH_REBUILT_DIFFERS,
    PATCH_REBUILT_UNREADABLE, /* binary data that is not what git writes */
    PATCH_REBUILT_CROSSED,    /* binary data beyond LIMIT_DOCUMENT (of a delta) or LIMIT_BINARY (in all) */
};

/* Files added, deleted or written anew whole, submodules, and all binary data. `binary_left` is what of LIMIT_BINARY is left for
 * this entry and the next ones. Scratch memory is given back; when it is out, the arena's budget notes it. */
enum patch_rebuilt patch_rebuild(struct patch_file *file, uint64_t *binary_left, const struct limits *limits,
                                 struct arena *scratch);

/* How a content that is not the file that an entry leaves lies to it. */
enum patch_piece {
    PATCH_PIECE_NONE, /* it is something else, or the patch does not hold the file whole */
    PATCH_PIECE_CUT,  /* the file begins with it: it was cut off */
    PATCH_PIECE_MORE, /* it begins with the file: something was added behind */
};
enum patch_piece patch_piece_of(const struct patch_file *file, struct bytes content);

/* The one for binary patches. */
enum patch_rebuilt patch_rebuild_binary(struct patch_file *file, uint64_t *binary_left, const struct limits *limits,
                                 struct arena *scratch);

#endif
