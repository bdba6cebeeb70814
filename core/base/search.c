#include "base/search.h"

size_t lower_bound(const void *items, size_t count, size_t size, const void *key,
                   int (*compare)(const void *item, const void *key))
{
    size_t low = 0, high = count; /* it lies in [low, high] */
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        if (compare((const char *)items + middle * size, key) < 0)
            low = middle + 1;
        else
            high = middle;
    }
    return low;
}
