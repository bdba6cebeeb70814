#include "base/arena.h"

#include <assert.h>
#include <stdlib.h>
#include <string.h>

enum { BLOCK_SIZE = 64 * 1024, ALIGN_MAX = 16 };

bool memory_lend(struct memory *memory, uint64_t size)
{
    bool fits = size <= memory->limit - memory->used;
    if (fits)
        memory->used += (size_t)size;
    else
        memory->exhausted = true;
    return fits;
}

void memory_take_back(struct memory *memory, uint64_t size)
{
    memory->used -= (size_t)size;
}

struct arena_block {
    struct arena_block *before;
    size_t size; /* bytes of room behind the header */
    size_t used;
};

/* Rounded up, so that the room behind it is aligned for anything. */
enum { HEADER_SIZE = (sizeof(struct arena_block) + ALIGN_MAX - 1) / ALIGN_MAX * ALIGN_MAX };

static uint8_t *block_room(struct arena_block *block)
{
    return (uint8_t *)block + HEADER_SIZE;
}

static struct arena_block *use_spare(struct arena *arena)
{
    struct arena_block *block = arena->spare;
    arena->spare = NULL;
    block->used = 0;
    block->before = arena->last;
    arena->last = block;
    return block;
}

static void drop_block(struct arena *arena, struct arena_block *block)
{
    arena->memory->used -= HEADER_SIZE + block->size;
    free(block);
}

static struct arena_block *add_block(struct arena *arena, size_t wanted)
{
    struct memory *memory = arena->memory;
    if (arena->spare != NULL && wanted <= arena->spare->size)
        return use_spare(arena);
    size_t left = memory->limit - memory->used;
    size_t size = wanted > BLOCK_SIZE - HEADER_SIZE ? wanted : BLOCK_SIZE - HEADER_SIZE;
    if (left <= HEADER_SIZE || wanted > left - HEADER_SIZE) {
        memory->exhausted = true;
        return NULL;
    }
    if (size > left - HEADER_SIZE)
        size = left - HEADER_SIZE;
    struct arena_block *block = malloc(HEADER_SIZE + size);
    if (block == NULL) {
        memory->exhausted = true;
        return NULL;
    }
    *block = (struct arena_block){.before = arena->last, .size = size};
    memory->used += HEADER_SIZE + size;
    arena->last = block;
    return block;
}

void *arena_take_raw(struct arena *arena, size_t size, size_t align, size_t count)
{
    assert(align <= ALIGN_MAX && (align & (align - 1)) == 0 && size > 0);
    if (count > SIZE_MAX / 2 / size) {
        arena->memory->exhausted = true;
        return NULL;
    }
    size_t wanted = size * count;
    struct arena_block *block = arena->last;
    size_t start = block == NULL ? 0 : (block->used + align - 1) & ~(align - 1);
    if (block == NULL || start > block->size || wanted > block->size - start) {
        block = add_block(arena, wanted);
        if (block == NULL)
            return NULL;
        start = 0;
    }
    block->used = start + wanted;
    return block_room(block) + start;
}

void *arena_take(struct arena *arena, size_t size, size_t align, size_t count)
{
    void *room = arena_take_raw(arena, size, align, count);
    if (room != NULL)
        memset(room, 0, size * count);
    return room;
}

struct bytes arena_copy(struct arena *arena, struct bytes bytes)
{
    return arena_join(arena, &bytes, 1);
}

struct bytes arena_join(struct arena *arena, const struct bytes *parts, size_t count)
{
    size_t size = 0, used = 0;
    for (size_t i = 0; i < count; i++)
        size += parts[i].size;
    uint8_t *text = size == 0 ? NULL : arena_buffer(arena, size);
    for (size_t i = 0; text != NULL && i < count; i++) {
        if (parts[i].size > 0) /* an empty slice may lie nowhere */
            memcpy(text + used, parts[i].at, parts[i].size);
        used += parts[i].size;
    }
    return (struct bytes){text, used};
}

bool arena_reserve(struct arena *arena, void *items, size_t size, size_t align, size_t count, size_t *capacity)
{
    if (count < *capacity)
        return true;
    size_t more = *capacity == 0 ? 8 : *capacity * 2;
    void *moved = arena_take(arena, size, align, more);
    if (moved == NULL)
        return false;
    void *old;
    memcpy(&old, items, sizeof old); /* by value: the caller's pointer is of its own type */
    if (count > 0)
        memcpy(moved, old, count * size);
    memcpy(items, &moved, sizeof moved);
    *capacity = more;
    return true;
}

struct arena_mark arena_mark(const struct arena *arena)
{
    return (struct arena_mark){arena->last, arena->last == NULL ? 0 : arena->last->used};
}

void arena_rewind(struct arena *arena, struct arena_mark mark)
{
    while (arena->last != mark.block) {
        struct arena_block *block = arena->last;
        arena->last = block->before;
        if (arena->spare == NULL && block->size == BLOCK_SIZE - HEADER_SIZE)
            arena->spare = block;
        else
            drop_block(arena, block);
    }
    if (arena->last != NULL)
        arena->last->used = mark.used;
}

void arena_release(struct arena *arena)
{
    arena_rewind(arena, (struct arena_mark){NULL, 0});
    if (arena->spare != NULL)
        drop_block(arena, arena->spare);
    arena->spare = NULL;
}
