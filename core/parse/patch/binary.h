/*
 * The data of a binary patch: zlib in base 85 (git's base85.c, with the alphabet of RFC 1924), whole or as a delta
 * against the other side (gitformat-pack documentation, "Deltified representation").
 */
#ifndef EXHIBIT_PARSE_PATCH_BINARY_H
#define EXHIBIT_PARSE_PATCH_BINARY_H

#include "base/source.h"
#include "parse/patch/patch.h"

enum { BASE85_LINE_BYTES_MAX = 52 };

/* The values of all bytes as digits. */
struct base85 {
    uint8_t value[256];
};

void base85_init(struct base85 *base85);

/* Decodes one line without its end: a letter for the number of bytes, then five digits for each four of them. Gives that
 * number; 0 when it is no such line. What fills the last group is zeros, as git writes it. */
size_t base85_decode_line(const struct base85 *base85, struct bytes line, uint8_t out[BASE85_LINE_BYTES_MAX]);

/* Inflates a part into the sink. False when the data is not exactly what the part says, or the sink said no; also when
 * memory is out, which the arena's budget notes. */
bool patch_binary_inflate(const struct patch_binary_part *part, struct sink sink, struct arena *scratch);

struct delta_sizes {
    uint64_t source, result; /* bytes */
};

/* Takes the sizes off the front of a delta. */
bool delta_read_sizes(struct bytes *delta, struct delta_sizes *sizes);

/* Follows the instructions of a delta, behind its sizes, and gives what they make of `source` to the sink; only checks
 * them when the sink has no function. False when one is none, reaches beyond the source, or when they do not make
 * exactly the result's size; also when the sink said no. */
bool delta_apply(struct bytes instructions, const struct delta_sizes *sizes, const uint8_t *source, struct sink sink);

/* A sink's function that fills a buffer, whose size the caller has told before. */
struct patch_room {
    uint8_t *at;
    size_t used;
};
bool patch_room_fill(void *room, struct bytes piece);

/* A sink's function that digests. */
bool patch_digest_piece(void *digest, struct bytes piece);

#endif
