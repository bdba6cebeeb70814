/* Real documents, which are not part of the project: the environment variable EXHIBIT_SHARED names their folder. */
#ifndef EXHIBIT_TESTS_SHARED_H
#define EXHIBIT_TESTS_SHARED_H

#include <stdio.h>

#include "parsing.h"

/* The file below the shared folder, in memory of the fixture, which starts over; false when it is not there. */
static inline bool read_shared(struct fixture *fixture, const char *path, struct bytes *text)
{
    const char *folder = getenv("EXHIBIT_SHARED");
    char whole[4096];
    fixture_end(fixture);
    fixture_start(fixture);
    if (folder == NULL || snprintf(whole, sizeof whole, "%s/%s", folder, path) >= (int)sizeof whole)
        return false;
    FILE *stream = fopen(whole, "rb");
    if (stream == NULL)
        return false;
    enum { ROOM = 1 << 20 };
    uint8_t *room = arena_new(&fixture->arena, uint8_t, ROOM);
    size_t size = room == NULL ? 0 : fread(room, 1, ROOM, stream);
    fclose(stream);
    *text = (struct bytes){room, size};
    return size > 0;
}

#endif
