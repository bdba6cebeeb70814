/* libdeflate: whole buffers, and CRC-32. */
#include "zip/inflate.h"

#include <libdeflate.h>

uint32_t crc32_add(uint32_t crc32, struct bytes bytes)
{
    return bytes.size == 0 ? crc32 : libdeflate_crc32(crc32, bytes.at, bytes.size);
}

/* The time is bounded by the sizes of both buffers: a block costs at least ten bits, and each bit is looked at once. */
bool inflate_whole(struct bytes packed, uint8_t *room, size_t room_size)
{
    size_t consumed = 0, produced = 0;
    struct libdeflate_decompressor *decompressor = libdeflate_alloc_decompressor();
    if (decompressor == NULL)
        return false; /* the stream needs less, and says so if there is no memory for it either */
    enum libdeflate_result result =
        libdeflate_deflate_decompress_ex(decompressor, packed.at, packed.size, room, room_size, &consumed, &produced);
    libdeflate_free_decompressor(decompressor);
    return result == LIBDEFLATE_SUCCESS && consumed == packed.size && produced == room_size;
}
