/*
 * Memory of one review. Everything the core keeps comes from arenas that draw on one budget, so that a review's
 * memory stays under a stated number of bytes whatever the bundle holds. Nothing is freed one by one.
 */
#ifndef EXHIBIT_BASE_ARENA_H
#define EXHIBIT_BASE_ARENA_H

#include "base/bytes.h"

/* The budget that arenas share. Once it is exhausted, it stays so: callers may go on and ask once at the end. */
struct memory {
    size_t limit; /* bytes */
    size_t used;  /* bytes held by all arenas now */
    bool exhausted;
};

/* Counts bytes that a library may take from the heap, from before it does until it has given them back. False when
 * they do not fit, which is then noted. */
bool memory_lend(struct memory *memory, uint64_t size);
void memory_take_back(struct memory *memory, uint64_t size);

struct arena_block;

/* Zero-initialise with `.memory` set. The budget must outlive the arena. */
struct arena {
    struct memory *memory;
    struct arena_block *last;  /* newest block; each knows the one before it */
    struct arena_block *spare; /* one block of the common size that a rewind left, for the next need */
};

/* A place to return to. Everything taken after it was noted is given back by arena_rewind. */
struct arena_mark {
    struct arena_block *block;
    size_t used;
};

/* Zeroed memory for `count` items of `size` bytes, aligned to `align` (a power of two up to 16).
 * NULL when the budget is exhausted (which is then noted in it). A count of 0 gives a valid pointer. */
void *arena_take(struct arena *arena, size_t size, size_t align, size_t count);

/* The same without the zeros: for a buffer that is filled before it is read. */
void *arena_take_raw(struct arena *arena, size_t size, size_t align, size_t count);

#define arena_new(arena, type, count) ((type *)arena_take((arena), sizeof(type), _Alignof(type), (count)))

#define arena_buffer(arena, count) ((uint8_t *)arena_take_raw((arena), 1, 1, (count)))

/* A copy that lives as long as the arena; an empty slice when memory is out. */
struct bytes arena_copy(struct arena *arena, struct bytes bytes);

/* Likewise of `count` slices, one behind the other. */
struct bytes arena_join(struct arena *arena, const struct bytes *parts, size_t count);

/* Makes room for one more item in a growing array: doubles `*capacity` and moves the items when `count` has reached
 * it. `items` is the address of the pointer to them, whatever its type. False when memory is out; the array is as it
 * was then. */
bool arena_reserve(struct arena *arena, void *items, size_t size, size_t align, size_t count, size_t *capacity);

/* The address of a new zeroed last item of a growing array, or NULL when memory is out. The struct that `owner` points
 * to has the fields items, count and capacity. */
#define arena_push(arena, owner, type)                                                                                \
    (arena_reserve((arena), &(owner)->items, sizeof(type), _Alignof(type), (owner)->count, &(owner)->capacity) \
         ? &(owner)->items[(owner)->count++]                                                                          \
         : (type *)NULL)

struct arena_mark arena_mark(const struct arena *arena);
void arena_rewind(struct arena *arena, struct arena_mark mark);

/* Gives everything back to the budget. */
void arena_release(struct arena *arena);

#endif
