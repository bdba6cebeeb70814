/* A loose object: from its packed bytes to its content. */
#include "parse/git_object.h"

#include "zip/inflate.h"

#include <string.h>

const char *git_type_name(enum git_type type)
{
    static const char *const names[] = {"commit", "tree", "blob", "tag"};
    return names[type];
}

const char *git_fault_text(enum git_fault fault)
{
    static const char *const texts[GIT_FAULTS] = {
        [GIT_SOUND] = "it is sound",
        [GIT_FAULT_PATH] = "its path is not objects/ with the 40 or 64 digits of an id, cut behind the second",
        [GIT_FAULT_ZLIB] = "it does not begin as zlib does",
        [GIT_FAULT_DEFLATE] = "its compressed data cannot be read",
        [GIT_FAULT_CUT] = "it is cut off",
        [GIT_FAULT_TRAILING] = "bytes follow its end",
        [GIT_FAULT_CHECKSUM] = "its zlib checksum is wrong",
        [GIT_FAULT_HEADER] = "it does not begin with a type and a size",
        [GIT_FAULT_SIZE] = "its content is not of the size that it gives",
        [GIT_FAULT_TOO_LARGE] = "it is larger than what is read of a proof",
        [GIT_FAULT_TREE_CUT] = "the tree is cut off inside an entry",
        [GIT_FAULT_TREE_MODE] = "the tree has an entry of a mode that git does not write",
        [GIT_FAULT_TREE_NAME] = "the tree has an entry with a name that no file may have",
        [GIT_FAULT_TREE_ORDER] = "the entries of the tree are not in git's order",
        [GIT_FAULT_TREE_DUPLICATE] = "the tree has two entries of one name",
        [GIT_FAULT_TREE_NULL_ID] = "the tree has an entry with an id of zeros",
        [GIT_FAULT_COMMIT_TREE] = "the commit does not begin with its tree",
        [GIT_FAULT_COMMIT_PARENT] = "the commit has a parent that is no id",
        [GIT_FAULT_COMMIT_PERSON] = "the commit has no author and committer with time and zone in git's form",
        [GIT_FAULT_COMMIT_HEADER] = "the commit has header lines that are none",
        [GIT_FAULT_COMMIT_NUL] = "the commit holds a NUL, behind which git shows nothing",
    };
    return texts[fault];
}

bool git_id_read(struct bytes hex, uint8_t *id)
{
    if (hex.size != 2 * SHA1_SIZE && hex.size != 2 * SHA256_SIZE)
        return false;
    for (size_t i = 0; i < hex.size; i++) {
        uint8_t digit = hex.at[i];
        if (!byte_is_digit(digit) && (digit < 'a' || digit > 'f'))
            return false;
        uint8_t value = byte_hex_value(digit);
        id[i / 2] = (uint8_t)(i % 2 == 0 ? value << 4 : id[i / 2] | value);
    }
    return true;
}

/* --- zlib (RFC 1950) --------------------------------------------------------------------------- */

enum { ZLIB_HEADER_SIZE = 2, ZLIB_TRAILER_SIZE = 4, HEADER_MAX = 32 /* "commit 18446744073709551615" and its NUL */ };

static const uint32_t adler_modulus = 65521;

struct adler {
    uint32_t a, b;
};

static void adler_add(struct adler *adler, struct bytes piece)
{
    enum { SUMS_BEFORE_OVERFLOW = 5552 }; /* the most bytes of 255 that b can take in 32 bits */
    while (piece.size > 0) {
        struct bytes part = bytes_first(piece, SUMS_BEFORE_OVERFLOW);
        for (size_t i = 0; i < part.size; i++) {
            adler->a += part.at[i];
            adler->b += adler->a;
        }
        adler->a %= adler_modulus;
        adler->b %= adler_modulus;
        piece = bytes_after(piece, part.size);
    }
}

/* What inflates arrives here: first the header, then content for which the header has made room. */
struct intake {
    struct git_object *object;
    struct arena *keep;
    uint64_t packed_size, size_max;
    uint8_t header[HEADER_MAX];
    size_t header_size;
    bool has_header;
    uint8_t *content;
    uint64_t size, used; /* bytes of content: said, come */
    struct adler adler;
    enum git_fault fault;
    bool is_out_of_memory;
};

/* "tree 1234": a known type, one space, a decimal number without leading zeros. */
static bool read_header(struct intake *intake, struct bytes header)
{
    struct bytes type = bytes_cut(&header, ' ');
    for (enum git_type known = GIT_COMMIT; known <= GIT_TAG; known++) {
        if (!bytes_is(type, git_type_name(known)))
            continue;
        intake->object->type = known;
        return bytes_to_u64(header, &intake->size) && (header.at[0] != '0' || header.size == 1);
    }
    return false;
}

/* Deflate makes at most 1032 bytes of one: a size beyond that is a lie, and gets no room. */
static bool make_room(struct intake *intake)
{
    enum { DEFLATE_RATIO_MAX = 1032 };
    if (intake->size / DEFLATE_RATIO_MAX > intake->packed_size)
        intake->fault = GIT_FAULT_SIZE;
    else if (intake->size > intake->size_max)
        intake->fault = GIT_FAULT_TOO_LARGE;
    if (intake->fault != GIT_SOUND)
        return false;
    intake->content = arena_buffer(intake->keep, (size_t)intake->size);
    intake->is_out_of_memory = intake->content == NULL;
    return intake->content != NULL;
}

/* Takes bytes off `piece` until the header is complete. False when there is none, or no room for what it announces. */
static bool take_header(struct intake *intake, struct bytes *piece)
{
    while (piece->size > 0) {
        uint8_t byte = piece->at[0];
        *piece = bytes_after(*piece, 1);
        if (byte == '\0') {
            intake->has_header = true;
            if (read_header(intake, (struct bytes){intake->header, intake->header_size}))
                return make_room(intake);
        }
        if (byte == '\0' || intake->header_size == HEADER_MAX) {
            intake->fault = GIT_FAULT_HEADER;
            return false;
        }
        intake->header[intake->header_size++] = byte;
    }
    return true;
}

static bool take_piece(void *context, struct bytes piece)
{
    struct intake *intake = context;
    adler_add(&intake->adler, piece);
    if (!intake->has_header && !take_header(intake, &piece))
        return false;
    if (piece.size > intake->size - intake->used) {
        intake->fault = GIT_FAULT_SIZE;
        return false;
    }
    if (piece.size > 0)
        memcpy(intake->content + intake->used, piece.at, piece.size);
    intake->used += piece.size;
    return true;
}

static bool read_memory(void *context, uint64_t offset, void *buffer, size_t count)
{
    memcpy(buffer, (const uint8_t *)context + offset, count);
    return true;
}

static uint32_t u32be(struct bytes bytes)
{
    return (uint32_t)bytes.at[0] << 24 | (uint32_t)bytes.at[1] << 16 | (uint32_t)bytes.at[2] << 8 | bytes.at[3];
}

static enum git_fault fault_of_end(const struct intake *intake, const struct inflated *result, struct bytes packed)
{
    if (intake->fault != GIT_SOUND)
        return intake->fault;
    if (result->end == INFLATE_CUT)
        return GIT_FAULT_CUT;
    if (result->end != INFLATE_DONE)
        return result->end == INFLATE_LONGER ? GIT_FAULT_SIZE : GIT_FAULT_DEFLATE;
    struct bytes trailer = bytes_after(packed, ZLIB_HEADER_SIZE + (size_t)result->consumed);
    if (trailer.size < ZLIB_TRAILER_SIZE)
        return GIT_FAULT_CUT;
    if (u32be(trailer) != (intake->adler.b << 16 | intake->adler.a))
        return GIT_FAULT_CHECKSUM;
    if (trailer.size > ZLIB_TRAILER_SIZE)
        return GIT_FAULT_TRAILING;
    if (!intake->has_header)
        return GIT_FAULT_HEADER;
    return intake->used == intake->size ? GIT_SOUND : GIT_FAULT_SIZE;
}

/* Method 8 with a window of at most 32 KiB, no preset dictionary, and the check bits that make it a multiple of 31. */
static bool begins_as_zlib(struct bytes packed)
{
    return packed.size >= ZLIB_HEADER_SIZE && (packed.at[0] & 0x0F) == 8 && packed.at[0] >> 4 <= 7 &&
           (packed.at[1] & 0x20) == 0 && (packed.at[0] * 256U + packed.at[1]) % 31 == 0;
}

enum status git_object_unpack(struct git_object *object, struct bytes packed, uint64_t size_max, struct arena *keep,
                              struct arena *scratch, enum git_fault *fault)
{
    struct arena_mark mark = arena_mark(keep);
    struct intake intake = {.object = object,
                            .keep = keep,
                            .packed_size = packed.size,
                            .size_max = size_max,
                            .adler = {.a = 1}};
    struct inflated result;
    *object = (struct git_object){.type = GIT_BLOB};
    *fault = packed.size < ZLIB_HEADER_SIZE ? GIT_FAULT_CUT : GIT_FAULT_ZLIB;
    if (!begins_as_zlib(packed))
        return STATUS_OK;
    struct feed feed = {{(void *)(uintptr_t)packed.at, packed.size, read_memory},
                        ZLIB_HEADER_SIZE,
                        packed.size - ZLIB_HEADER_SIZE};
    enum status status =
        inflate_stream(feed, INFLATE_RAW, size_max + HEADER_MAX, (struct sink){&intake, take_piece}, scratch, &result);
    if (status == STATUS_NO_MEMORY || intake.is_out_of_memory)
        return STATUS_NO_MEMORY;
    *fault = fault_of_end(&intake, &result, packed);
    object->content = (struct bytes){intake.content, (size_t)intake.used};
    object->size = intake.size;
    if (*fault != GIT_SOUND) {
        *object = (struct git_object){.type = object->type, .size = intake.size};
        arena_rewind(keep, mark);
    }
    return STATUS_OK;
}

/* --- packing ----------------------------------------------------------------------------------- */

/* Where packed bytes go: front to back into a buffer that has room for all of them. */
struct packing {
    uint8_t *at;
    size_t size;
};

static void put(struct packing *packing, struct bytes bytes)
{
    if (bytes.size > 0)
        memcpy(packing->at + packing->size, bytes.at, bytes.size);
    packing->size += bytes.size;
}

static void put_byte(struct packing *packing, uint64_t byte)
{
    packing->at[packing->size++] = (uint8_t)byte;
}

/* "tree 1234" and its NUL; the decimal digits are made from the last one on. */
static struct bytes header_of(const struct git_object *object, uint8_t room[HEADER_MAX])
{
    struct bytes type = bytes_of(git_type_name(object->type));
    uint64_t size = object->content.size;
    size_t at = HEADER_MAX;
    room[--at] = 0;
    do {
        room[--at] = (uint8_t)('0' + size % 10);
        size /= 10;
    } while (size > 0);
    room[--at] = ' ';
    at -= type.size;
    memcpy(room + at, type.at, type.size);
    return (struct bytes){room + at, HEADER_MAX - at};
}

/* Deflate's stored blocks (RFC 1951, 3.2.4): a bit for the last one, its size, and the size's complement. */
static void put_stored(struct packing *packing, struct bytes bytes)
{
    enum { BLOCK_SIZE_MAX = UINT16_MAX };
    do {
        struct bytes block = bytes_first(bytes, BLOCK_SIZE_MAX);
        bytes = bytes_after(bytes, block.size);
        put_byte(packing, bytes.size == 0 ? 1 : 0);
        put_byte(packing, block.size & 0xFF);
        put_byte(packing, block.size >> 8);
        put_byte(packing, ~block.size & 0xFF);
        put_byte(packing, ~block.size >> 8 & 0xFF);
        put(packing, block);
    } while (bytes.size > 0);
}

struct bytes git_object_pack(const struct git_object *object, struct arena *keep)
{
    enum { BLOCK_COST = 5, BLOCK_SIZE_MIN = 1 << 15 };
    uint8_t room[HEADER_MAX];
    struct bytes header = header_of(object, room);
    struct adler adler = {.a = 1};
    size_t size = header.size + object->content.size;
    struct packing plain = {arena_buffer(keep, size), 0};
    struct packing packed = {arena_buffer(keep, size + BLOCK_COST * (size / BLOCK_SIZE_MIN + 1) + ZLIB_HEADER_SIZE +
                                                    ZLIB_TRAILER_SIZE),
                             0};
    if (plain.at == NULL || packed.at == NULL)
        return (struct bytes){NULL, 0};
    put(&plain, header);
    put(&plain, object->content);
    struct bytes whole = {plain.at, plain.size};
    adler_add(&adler, whole);
    put_byte(&packed, 0x78); /* deflate with a window of 32 KiB */
    put_byte(&packed, 0x01); /* the check bits that go with it */
    put_stored(&packed, whole);
    put_byte(&packed, adler.b >> 8);
    put_byte(&packed, adler.b & 0xFF);
    put_byte(&packed, adler.a >> 8);
    put_byte(&packed, adler.a & 0xFF);
    return (struct bytes){packed.at, packed.size};
}
