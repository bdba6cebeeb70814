/* What the tests of parsers share: memory for one test, and every truncation of an input. */
#ifndef EXHIBIT_TESTS_PARSING_H
#define EXHIBIT_TESTS_PARSING_H

#include <stdlib.h>
#include <string.h>

#include "base/arena.h"
#include "check.h"

struct fixture {
    struct memory memory;
    struct arena arena;
};

static inline void fixture_start(struct fixture *fixture)
{
    *fixture = (struct fixture){.memory = {.limit = (size_t)256 << 20}};
    fixture->arena.memory = &fixture->memory;
}

static inline void fixture_end(struct fixture *fixture)
{
    arena_release(&fixture->arena);
    CHECK(fixture->memory.used == 0);
}

/* Runs `parse` over the first 0, 1, 2, … bytes of the text, each in a block of just that size, so that a sanitizer
 * sees any read behind the end; then with every small budget of memory. */
static inline void try_truncations(const char *text, void (*parse)(struct bytes text, struct arena *arena))
{
    for (size_t size = 0; size <= strlen(text); size++) {
        struct fixture fixture;
        fixture_start(&fixture);
        uint8_t *copy = malloc(size == 0 ? 1 : size);
        if (copy == NULL)
            return;
        memcpy(copy, text, size);
        parse((struct bytes){size == 0 ? NULL : copy, size}, &fixture.arena);
        CHECK(!fixture.memory.exhausted);
        free(copy);
        fixture_end(&fixture);
    }
}

static inline void try_starving(const char *text, size_t most, void (*parse)(struct bytes text, struct arena *arena))
{
    for (size_t limit = 0; limit < most; limit += 97) {
        struct fixture fixture;
        fixture_start(&fixture);
        fixture.memory.limit = limit;
        parse(bytes_of(text), &fixture.arena);
        fixture_end(&fixture);
    }
}

#endif
