/* Mutations that know what an archive is: fields that lie, records that come twice or not at all, and contents that
 * change inside an archive that stays well formed, so that what is behind the archive is reached. */
#ifndef EXHIBIT_TESTS_ZIP_MUTATOR_H
#define EXHIBIT_TESTS_ZIP_MUTATOR_H

#include "base/bytes.h"

/* libFuzzer's own, or that of replay.c: changes `size` bytes in place, to `size_max` at most; the new size. */
size_t LLVMFuzzerMutate(uint8_t *data, size_t size, size_t size_max);

/* The same for an archive; the same seed gives the same. What is no archive is mutated as bytes. */
size_t zip_mutate(uint8_t *data, size_t size, size_t size_max, unsigned seed);

/* Members of both archives in one; 0 when they cannot be joined. */
size_t zip_cross_over(struct bytes a, struct bytes b, uint8_t *room, size_t room_size, unsigned seed);

#endif
