/* The inflaters and zip_unpack over any packed bytes: what the strict reading accepts, the quick one gives too.
 *
 * The first byte chooses: bit 0 stored, bit 1 the entry claims what is true, the rest how often the packed bytes are
 * repeated, so that a stream may be longer than its buffers. Two bytes claim a size. The packed bytes follow. */
#include <assert.h>
#include <stdlib.h>
#include <string.h>

#include "zip/inflate.h"
#include "zip/zip.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

enum { HEADER_SIZE = 3, STORED = 1, TRUTHFUL = 2, REPEATS_SHIFT = 2, ROOM = 1 << 20, PACKED_MOST = 256 * 1024 };

/* What came out: counted, and added up. */
struct tally {
    uint64_t size;
    uint32_t crc32;
};

static bool add_piece(void *context, struct bytes piece)
{
    struct tally *tally = context;
    tally->size += piece.size;
    tally->crc32 = crc32_add(tally->crc32, piece);
    return true;
}

static bool read_packed(void *context, uint64_t offset, void *buffer, size_t count)
{
    const struct bytes *packed = context;
    assert(offset <= packed->size && count <= packed->size - offset);
    memcpy(buffer, packed->at + offset, count);
    return true;
}

static struct source source_of(struct bytes *packed)
{
    return (struct source){packed, packed->size, read_packed};
}

static struct inflated stream(struct bytes *packed, uint64_t room, struct tally *tally, struct arena *scratch)
{
    struct inflated result;
    struct feed feed = {source_of(packed), 0, packed->size};
    *tally = (struct tally){0};
    enum status status = inflate_stream(feed, INFLATE_RAW, room, (struct sink){tally, add_piece}, scratch, &result);
    assert(status == STATUS_OK);
    assert(result.produced == tally->size && result.produced <= room && result.consumed <= packed->size);
    assert(result.end != INFLATE_LONGER || result.produced == room);
    assert(result.end != INFLATE_CUT || result.consumed == packed->size);
    return result;
}

/* A complete stream is the same to both inflaters; with a byte more or less of either side the quick one refuses it. */
static void check_whole(struct bytes packed, uint64_t produced, uint32_t crc32)
{
    size_t size = (size_t)produced;
    uint8_t *room = malloc(size + 1);
    assert(room != NULL);
    assert(inflate_whole(packed, room, size) && crc32_add(0, (struct bytes){room, size}) == crc32);
    assert(!inflate_whole(packed, room, size + 1));
    assert(size == 0 || !inflate_whole(packed, room, size - 1));
    assert(!inflate_whole(bytes_first(packed, packed.size - 1), room, size));
    free(room);
}

static void check_streams(struct bytes packed, uint64_t claimed, struct inflated *all, struct tally *given,
                          struct arena *scratch)
{
    struct tally within;
    *all = stream(&packed, ROOM, given, scratch);
    struct inflated part = stream(&packed, claimed, &within, scratch);
    if (claimed >= all->produced)
        assert(part.end == all->end && part.produced == all->produced && within.crc32 == given->crc32);
    else
        assert(part.end == INFLATE_LONGER || part.end == INFLATE_EMPTY_BLOCKS);
    if (all->end == INFLATE_DONE)
        check_whole(bytes_first(packed, (size_t)all->consumed), all->produced, given->crc32);
}

/* An entry is whole when its claims are true, and then both ways of unpacking give its bytes. */
static void check_entry(struct bytes packed, struct zip_entry *entry, bool is_sound, struct memory *memory)
{
    struct arena keep = {.memory = memory}, scratch = {.memory = memory};
    struct zip zip = {.source = source_of(&packed), .entries = {entry, 1, 1}};
    struct tally judged = {0}, quick = {0};
    struct findings found;
    bool is_whole, is_whole_again;
    findings_init(&found, &keep);
    enum status status = zip_unpack(&zip, 0, (struct sink){&judged, add_piece}, &scratch, &found, &is_whole);
    assert(status == STATUS_OK);
    status = zip_unpack(&zip, 0, (struct sink){&quick, add_piece}, &scratch, NULL, &is_whole_again);
    assert(status == STATUS_OK && !memory->exhausted);
    assert(judged.size <= entry->unpacked_size && quick.size <= entry->unpacked_size);
    assert(!is_whole || (judged.size == entry->unpacked_size && judged.crc32 == entry->crc32));
    assert(!is_whole || (is_whole_again && quick.size == judged.size && quick.crc32 == judged.crc32));
    assert(!is_sound || is_whole);
    arena_release(&keep);
    arena_release(&scratch);
}

static void check_packed(struct bytes packed, uint8_t choice, uint64_t claimed)
{
    struct memory memory = {.limit = (size_t)16 << 20};
    struct arena scratch = {.memory = &memory};
    struct inflated all;
    struct tally given;
    check_streams(packed, claimed, &all, &given, &scratch);
    arena_release(&scratch);

    bool is_stored = (choice & STORED) != 0, is_truthful = (choice & TRUTHFUL) != 0;
    struct zip_entry entry = {
        .name = BYTES("a"),
        .packed_size = packed.size,
        .unpacked_size = is_truthful ? (is_stored ? packed.size : all.produced) : claimed,
        .crc32 = is_stored ? crc32_add(0, packed) : given.crc32,
        .method = is_stored ? ZIP_METHOD_STORED : ZIP_METHOD_DEFLATED,
        .has_data = true,
    };
    bool is_complete = is_stored || (all.end == INFLATE_DONE && all.consumed == packed.size);
    check_entry(packed, &entry, is_truthful && is_complete, &memory);
    assert(memory.used == 0);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    if (size <= HEADER_SIZE)
        return 0;
    struct bytes once = {data + HEADER_SIZE, size - HEADER_SIZE};
    size_t repeats = 1 + (size_t)(data[0] >> REPEATS_SHIFT);
    if (repeats > PACKED_MOST / once.size)
        repeats = once.size < PACKED_MOST ? PACKED_MOST / once.size : 1;
    uint8_t *packed = malloc(once.size * repeats);
    assert(packed != NULL);
    for (size_t i = 0; i < repeats; i++)
        memcpy(packed + i * once.size, once.at, once.size);
    check_packed((struct bytes){packed, once.size * repeats}, data[0], (uint64_t)data[1] | (uint64_t)data[2] << 8);
    free(packed);
    return 0;
}
