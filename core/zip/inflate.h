/* Decompression. Everything about it that a reader must distrust is counted here and judged in unpack.c. */
#ifndef EXHIBIT_ZIP_INFLATE_H
#define EXHIBIT_ZIP_INFLATE_H

#include "base/arena.h"
#include "base/source.h"
#include "base/status.h"

/* CRC-32 of more bytes; starts from 0. */
uint32_t crc32_add(uint32_t crc32, struct bytes bytes);

/* How a deflate stream (RFC 1951) ended. */
enum inflate_end {
    INFLATE_DONE,         /* its final block is complete */
    INFLATE_BROKEN,       /* not a deflate stream */
    INFLATE_CUT,          /* the packed bytes end before the final block does */
    INFLATE_LONGER,       /* it holds more than there is room for */
    INFLATE_EMPTY_BLOCKS, /* block after block without a byte: made to burn time */
};

struct inflated {
    enum inflate_end end;
    uint64_t consumed; /* packed bytes that belong to the stream */
    uint64_t produced;
    bool has_padding; /* bits behind the final block, in its last byte, are not all 0 */
};

/* Inflates all of `packed` at once into `room`: quick, but no judge, for libdeflate takes codes that the format reserves
 * (lengths 286 and 287, distances 30 and 31) where other tools refuse the stream. False when the stream is broken,
 * leaves bytes over or does not fill the room exactly; then `room` holds nothing of use. */
bool inflate_whole(struct bytes packed, uint8_t *room, size_t room_size);

/* What stands around a deflate stream: nothing, or the header and check sum of zlib (RFC 1950). */
enum inflate_format { INFLATE_RAW, INFLATE_ZLIB };

/* Packed bytes, front to back. */
struct feed {
    struct source source;
    uint64_t offset; /* of the next byte */
    uint64_t left;   /* bytes */
};

/* Inflates into `sink`, as strictly as common tools do, with fixed buffers from `scratch` and `room` bytes at most.
 * STATUS_OK however broken the stream is; STATUS_STOPPED when the sink said no. */
enum status inflate_stream(struct feed feed, enum inflate_format format, uint64_t room, struct sink sink,
                           struct arena *scratch, struct inflated *result);

#endif
