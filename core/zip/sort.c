#include "zip/sort.h"

static void merge(const uint32_t *from, uint32_t *to, size_t start, size_t middle, size_t end, sort_compare *compare,
                  const void *context)
{
    size_t left = start, right = middle;
    for (size_t i = start; i < end; i++) {
        bool take_left = left < middle && (right >= end || compare(context, from[left], from[right]) <= 0);
        to[i] = take_left ? from[left++] : from[right++];
    }
}

uint32_t *sort_order(struct arena *arena, size_t count, sort_compare *compare, const void *context)
{
    uint32_t *order = arena_new(arena, uint32_t, count);
    uint32_t *room = arena_new(arena, uint32_t, count);
    if (order == NULL || room == NULL)
        return NULL;
    for (size_t i = 0; i < count; i++)
        order[i] = (uint32_t)i;
    for (size_t width = 1; width < count; width *= 2) {
        for (size_t start = 0; start < count; start += 2 * width) {
            size_t middle = start + width < count ? start + width : count;
            size_t end = middle + width < count ? middle + width : count;
            merge(order, room, start, middle, end, compare, context);
        }
        uint32_t *merged = room;
        room = order;
        order = merged;
    }
    return order;
}
