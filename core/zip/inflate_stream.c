/*
 * zlib: streams of any size through two fixed buffers. It is the judge of every deflated entry: it refuses what the
 * format reserves, stops between blocks so that they can be counted, and tells the bits behind the last one.
 */
#include <string.h>
#include <zlib.h>

#include "zip/inflate.h"

enum { PIECE_SIZE = 64 * 1024 };

struct stream {
    z_stream zlib;
    struct feed feed;
    struct sink sink;
    uint64_t room; /* bytes that may still be produced */
    uint8_t *input, *output;
    uint64_t input_given;
    uint64_t empty_blocks;
    uint64_t produced_at_block; /* when the last block ended */
    enum status status;
};

static voidpf take_memory(voidpf context, uInt items, uInt size)
{
    struct arena *scratch = context;
    return arena_take(scratch, size == 0 ? 1 : size, 16, items);
}

static void keep_memory(voidpf context, voidpf address)
{
    (void)context; /* the arena is rewound as a whole */
    (void)address;
}

static bool refill(struct stream *stream)
{
    size_t size = stream->feed.left < PIECE_SIZE ? (size_t)stream->feed.left : PIECE_SIZE;
    struct source *source = &stream->feed.source;
    if (!source->read(source->context, stream->feed.offset, stream->input, size)) {
        stream->status = STATUS_READ_ERROR;
        return false;
    }
    stream->feed.offset += size;
    stream->feed.left -= size;
    stream->input_given += size;
    stream->zlib.next_in = stream->input;
    stream->zlib.avail_in = (uInt)size;
    return true;
}

/* Hands what was produced to the sink, and makes the buffer empty again. */
static bool drain(struct stream *stream)
{
    size_t size = (size_t)(stream->zlib.next_out - stream->output);
    stream->room -= size;
    stream->zlib.next_out = stream->output;
    stream->zlib.avail_out = 0;
    if (size == 0 || stream->sink.write(stream->sink.context, (struct bytes){stream->output, size}))
        return true;
    stream->status = STATUS_STOPPED;
    return false;
}

/* Blocks that produce nothing cost time and no room. Honest writers flush with one now and then. */
static bool is_burning(struct stream *stream)
{
    uint64_t consumed = stream->input_given - stream->zlib.avail_in;
    uint64_t produced = stream->zlib.total_out;
    bool is_block_end = (stream->zlib.data_type & 128) != 0;
    if (is_block_end && produced == stream->produced_at_block)
        stream->empty_blocks++;
    if (is_block_end)
        stream->produced_at_block = produced;
    return stream->empty_blocks > consumed / 64 + 1024;
}

/* zlib has stopped behind the final block: 64 says final, 128 stopped, and the rest how many bits are not used. */
static void note_padding(const struct stream *stream, struct inflated *result)
{
    unsigned unused = (unsigned)stream->zlib.data_type & 7U;
    bool is_final = (stream->zlib.data_type & 192) == 192;
    if (is_final && unused > 0 && stream->zlib.next_in > stream->input)
        result->has_padding = stream->zlib.next_in[-1] >> (8 - unused) != 0;
}

/* One call of inflate; true to go on. One byte more than there is room for is asked for, to see that it is too much. */
static bool step(struct stream *stream, struct inflated *result)
{
    if (stream->zlib.avail_in == 0 && stream->feed.left > 0 && !refill(stream))
        return false;
    stream->zlib.avail_out = stream->room < PIECE_SIZE ? (uInt)stream->room + 1 : PIECE_SIZE;
    int code = inflate(&stream->zlib, Z_BLOCK);
    note_padding(stream, result);
    uint64_t made = (uint64_t)(stream->zlib.next_out - stream->output);
    if (made > stream->room) {
        stream->zlib.next_out = stream->output + stream->room;
        result->end = INFLATE_LONGER;
        drain(stream);
        return false;
    }
    bool is_stuck = made == 0 && stream->zlib.avail_in == 0 && stream->feed.left == 0;
    if (!drain(stream))
        return false;
    if (code == Z_STREAM_END)
        result->end = INFLATE_DONE;
    else if (code == Z_MEM_ERROR)
        stream->status = STATUS_NO_MEMORY;
    else if (code != Z_OK && code != Z_BUF_ERROR)
        result->end = INFLATE_BROKEN;
    else if (is_burning(stream))
        result->end = INFLATE_EMPTY_BLOCKS;
    else if (is_stuck && code == Z_BUF_ERROR)
        result->end = INFLATE_CUT;
    else
        return true;
    return false;
}

enum status inflate_stream(struct feed feed, enum inflate_format format, uint64_t room, struct sink sink,
                           struct arena *scratch, struct inflated *result)
{
    struct arena_mark mark = arena_mark(scratch);
    struct stream stream = {.feed = feed, .sink = sink, .room = room};
    memset(result, 0, sizeof *result);
    stream.input = arena_buffer(scratch, PIECE_SIZE);
    stream.output = arena_buffer(scratch, PIECE_SIZE);
    stream.zlib.zalloc = take_memory;
    stream.zlib.zfree = keep_memory;
    stream.zlib.opaque = scratch;
    stream.zlib.next_in = stream.input;
    stream.zlib.next_out = stream.output;
    if (stream.input == NULL || stream.output == NULL ||
        inflateInit2(&stream.zlib, format == INFLATE_RAW ? -MAX_WBITS : MAX_WBITS) != Z_OK)
        stream.status = STATUS_NO_MEMORY;
    while (stream.status == STATUS_OK && step(&stream, result)) {
    }
    result->consumed = stream.input_given - stream.zlib.avail_in;
    result->produced = room - stream.room;
    arena_rewind(scratch, mark);
    return stream.status;
}
