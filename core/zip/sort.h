/* A stable sort: the order of equal items is the order they had, with every C library. */
#ifndef EXHIBIT_ZIP_SORT_H
#define EXHIBIT_ZIP_SORT_H

#include "base/arena.h"

/* Negative, 0 or positive, as bytes_compare. */
typedef int sort_compare(const void *context, uint32_t a, uint32_t b);

/* The numbers 0 to count - 1 in order, in `arena`; NULL when memory is out. Takes room for twice as many. */
uint32_t *sort_order(struct arena *arena, size_t count, sort_compare *compare, const void *context);

#endif
