#include "parse/patch/binary.h"

#include "digest/digest.h"
#include "zip/inflate.h"

#include <string.h>

/* --- base 85 --- */

enum { GROUP_DIGITS = 5, GROUP_BYTES = 4, NO_DIGIT = 85 };

void base85_init(struct base85 *base85)
{
    static const char digits[] =
        "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz!#$%&()*+-;<=>?@^_`{|}~";
    memset(base85->value, NO_DIGIT, sizeof base85->value);
    for (uint8_t i = 0; i < NO_DIGIT; i++)
        base85->value[(uint8_t)digits[i]] = i;
}

/* 'A' to 'Z' say 1 to 26 bytes, 'a' to 'z' 27 to 52. */
static size_t count_of(uint8_t letter)
{
    if (!byte_is_letter(letter))
        return 0;
    return letter <= 'Z' ? (size_t)(letter - 'A') + 1 : (size_t)(letter - 'a') + 27;
}

/* Five digits that would be more than 32 bits are none; git says the same. */
static bool read_group(const struct base85 *base85, const uint8_t *digits, uint32_t *value)
{
    uint64_t sum = 0;
    for (size_t i = 0; i < GROUP_DIGITS; i++) {
        uint8_t digit = base85->value[digits[i]];
        if (digit == NO_DIGIT)
            return false;
        sum = sum * NO_DIGIT + digit;
    }
    *value = (uint32_t)sum;
    return sum <= UINT32_MAX;
}

size_t base85_decode_line(const struct base85 *base85, struct bytes line, uint8_t out[BASE85_LINE_BYTES_MAX])
{
    size_t count = line.size == 0 ? 0 : count_of(line.at[0]);
    size_t groups = (count + GROUP_BYTES - 1) / GROUP_BYTES;
    if (count == 0 || line.size != 1 + groups * GROUP_DIGITS)
        return 0;
    for (size_t i = 0; i < groups; i++) {
        uint32_t value;
        if (!read_group(base85, line.at + 1 + i * GROUP_DIGITS, &value))
            return 0;
        for (size_t k = 0; k < GROUP_BYTES; k++)
            out[i * GROUP_BYTES + k] = (uint8_t)(value >> (24 - 8 * k));
    }
    for (size_t i = count; i < groups * GROUP_BYTES; i++) {
        if (out[i] != 0)
            return 0;
    }
    return count;
}

/* The bytes of the lines, front to back, as a source. */
struct decoder {
    struct base85 base85;
    struct lines lines;
    uint8_t ready[BASE85_LINE_BYTES_MAX];
    size_t from, to; /* of `ready`: not yet given */
};

static bool decode(void *context, uint64_t offset, void *buffer, size_t count)
{
    struct decoder *decoder = context;
    uint8_t *out = buffer;
    struct bytes line;
    (void)offset; /* a feed asks from front to back */
    while (count > 0) {
        size_t size = decoder->to - decoder->from;
        if (size > count)
            size = count;
        memcpy(out, decoder->ready + decoder->from, size);
        decoder->from += size;
        out += size;
        count -= size;
        if (count == 0)
            break;
        if (!lines_next(&decoder->lines, &line))
            return false;
        decoder->from = 0;
        decoder->to = base85_decode_line(&decoder->base85, bytes_without_cr(line), decoder->ready);
    }
    return true;
}

bool patch_binary_inflate(const struct patch_binary_part *part, struct sink sink, struct arena *scratch)
{
    struct decoder decoder = {.lines = lines_of(part->lines)};
    struct source source = {.context = &decoder, .size = part->packed_size, .read = decode};
    struct feed feed = {.source = source, .left = part->packed_size};
    struct inflated inflated;
    base85_init(&decoder.base85);
    return inflate_stream(feed, INFLATE_ZLIB, part->size, sink, scratch, &inflated) == STATUS_OK &&
           inflated.end == INFLATE_DONE && inflated.consumed == part->packed_size && inflated.produced == part->size;
}

/* --- deltas --- */

static bool take_byte(struct bytes *rest, uint8_t *byte)
{
    if (rest->size == 0)
        return false;
    *byte = rest->at[0];
    *rest = bytes_after(*rest, 1);
    return true;
}

/* Seven bits a byte, the lowest first; the top bit says that more follow. */
static bool take_size(struct bytes *rest, uint64_t *size)
{
    uint8_t byte = 0x80;
    *size = 0;
    for (unsigned shift = 0; (byte & 0x80) != 0; shift += 7) {
        if (shift > 56 || !take_byte(rest, &byte))
            return false;
        *size |= (uint64_t)(byte & 0x7F) << shift;
    }
    return true;
}

bool delta_read_sizes(struct bytes *delta, struct delta_sizes *sizes)
{
    return take_size(delta, &sizes->source) && take_size(delta, &sizes->result);
}

/* Bits 0 to 3 of the instruction say which bytes of the offset follow, 4 to 6 which of the size. */
static bool take_copy(struct bytes *rest, uint8_t instruction, uint64_t *offset, uint64_t *size)
{
    uint64_t both = 0;
    for (unsigned i = 0; i < 7; i++) {
        uint8_t byte = 0;
        if ((instruction >> i & 1) != 0 && !take_byte(rest, &byte))
            return false;
        both |= (uint64_t)byte << 8 * i;
    }
    *offset = both & UINT32_MAX;
    *size = both >> 32 == 0 ? 0x10000 : both >> 32;
    return true;
}

bool delta_apply(struct bytes instructions, const struct delta_sizes *sizes, const uint8_t *source, struct sink sink)
{
    uint64_t left = sizes->result;
    uint8_t instruction;
    while (take_byte(&instructions, &instruction)) {
        uint64_t offset = 0, size = instruction;
        bool is_copy = (instruction & 0x80) != 0;
        if (is_copy && !take_copy(&instructions, instruction, &offset, &size))
            return false;
        uint64_t there = is_copy ? sizes->source : instructions.size;
        if (size == 0 || size > left || offset > there || size > there - offset)
            return false;
        struct bytes piece = {is_copy && source != NULL ? source + offset : instructions.at, (size_t)size};
        if (sink.write != NULL && !sink.write(sink.context, piece))
            return false;
        if (!is_copy)
            instructions = bytes_after(instructions, (size_t)size);
        left -= size;
    }
    return left == 0;
}

/* --- sinks --- */

bool patch_room_fill(void *room, struct bytes piece)
{
    struct patch_room *to = room;
    memcpy(to->at + to->used, piece.at, piece.size);
    to->used += piece.size;
    return true;
}

bool patch_digest_piece(void *digest, struct bytes piece)
{
    digest_update(digest, piece);
    return true;
}
