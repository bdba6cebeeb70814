/* An archive taken apart, to be changed and put together again: what the mutator of the fuzz targets works on. It reads
 * what any simple reader finds (last end record, central headers, local headers where they point) and is no judge. */
#ifndef EXHIBIT_TESTS_ZIP_MODEL_H
#define EXHIBIT_TESTS_ZIP_MODEL_H

#include "base/arena.h"
#include "zip/format.h"

enum { MODEL_MEMBERS_MAX = 64 };

/* Fixed parts of the headers as they are stated, and what follows them. Slices borrow from the archive, or from whatever
 * the mutator put there. The offsets are those in the archive that was read or written last. */
struct model_member {
    uint8_t local[LOCAL_HEADER_SIZE], central[CENTRAL_HEADER_SIZE];
    struct bytes before; /* in front of the local header; only to be written */
    struct bytes local_name, local_extra, data, descriptor;
    struct bytes central_name, central_extra, comment;
    bool has_local, has_central;
    size_t local_at, central_at, descriptor_at;
};

struct zip_model {
    struct model_member members[MODEL_MEMBERS_MAX];
    size_t count;
    uint8_t end[END_SIZE], end64[END64_SIZE], locator[LOCATOR_SIZE];
    struct bytes comment, before_directory, suffix;
    bool has_end64;
    size_t end_at, end64_at, locator_at;
};

/* False when there is no end record or nothing behind it that can be followed. */
bool zip_model_read(struct zip_model *model, struct bytes archive);

/* Puts the parts one after the other, with lengths, offsets, counts and directory size as they then are; everything
 * else as it is stated. Returns the size in bytes, 0 when there is no room. */
size_t zip_model_write(struct zip_model *model, uint8_t *room, size_t room_size);

uint64_t model_get(const uint8_t *at, size_t width);
void model_put(uint8_t *at, size_t width, uint64_t value);

#endif
