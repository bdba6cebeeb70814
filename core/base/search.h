/* Places in what is sorted. */
#ifndef EXHIBIT_BASE_SEARCH_H
#define EXHIBIT_BASE_SEARCH_H

#include <stddef.h>

/* Index, from 0, of the first of `count` sorted items of `size` bytes that does not come before `key`; `count` when all
 * do. compare(item, key) is negative for those that do. */
size_t lower_bound(const void *items, size_t count, size_t size, const void *key,
                   int (*compare)(const void *item, const void *key));

#endif
