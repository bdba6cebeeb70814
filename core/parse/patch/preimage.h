/* What an entry starts from, made of what it leads to: one entry at a time, for reverse.c. */
#ifndef EXHIBIT_PARSE_PATCH_PREIMAGE_H
#define EXHIBIT_PARSE_PATCH_PREIMAGE_H

#include "parse/patch/reverse.h"

/* The line ends that the removed lines get: as the patch has them, or as they were before a tool changed them. */
enum removed_ends { REMOVED_AS_THEY_ARE, REMOVED_CRLF, REMOVED_LF, REMOVED_ENDS_COUNT };

/* Measured, digested, written. */
struct pre_image {
    uint64_t size;
    struct digest *digest; /* NULL while it is measured */
    struct digest *sha256; /* likewise, of the bytes alone; NULL when that is not wanted */
    uint8_t *room;         /* NULL when the bytes are not wanted */
    bool has_ended;        /* by a removed line without newline */
    bool is_impossible;    /* something follows that */
};

/* Takes the hunks back. False when a line of them is not the file's; that is said in `reversal` then. */
bool pre_image_give(struct pre_image *image, const struct patch_file *file, struct bytes content,
                    enum removed_ends ends, struct patch_reversal *reversal);

/* The same for one parent of a combined diff, whose last lost line may have had no newline: the diff does not say. */
bool pre_image_give_parent(struct pre_image *image, const struct patch_file *file, struct bytes content,
                           uint32_t parent, bool ends_in_newline, struct patch_reversal *reversal);

#endif
