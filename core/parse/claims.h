/* Lines of a living document (PROGRESS.md) that claim a ticket done. */
#ifndef EXHIBIT_PARSE_CLAIMS_H
#define EXHIBIT_PARSE_CLAIMS_H

#include "base/arena.h"

/* "- ticket-08c: landed the guard": the ticket that the line speaks of first, and the word that claims it. */
struct claim {
    struct bytes ticket; /* lives in the arena, as `word` does */
    struct bytes word;
    uint32_t line;
};

struct claims {
    struct claim *items;
    size_t count, capacity;
};

/* The claiming word follows the id on its line, with no FAIL and no "not" between them. */
void claims_find(struct claims *claims, struct bytes text, struct arena *arena);

/* "- Ticket-08 failed review": likewise, a word of failure close behind the first id of the line. */
void failures_find(struct claims *failures, struct bytes text, struct arena *arena);

#endif
