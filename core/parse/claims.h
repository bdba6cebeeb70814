/* Lines of prose (PROGRESS.md, RESULTS.md) that claim a ticket done, or failed. */
#ifndef EXHIBIT_PARSE_CLAIMS_H
#define EXHIBIT_PARSE_CLAIMS_H

#include "base/arena.h"

/* "- ticket-08c: landed the guard": the ticket that the line speaks of first, and the word that claims it. */
struct claim {
    struct bytes ticket; /* lives in the arena, as `word` does */
    struct bytes word;
    uint32_t member, line;
};

struct claims {
    struct claim *items;
    size_t count, capacity;
};

/* Adds what the text of the member claims, no more than `room`, and gives how many claims it holds. The claiming word follows
 * the id on its line, with no FAIL and no word between them that says that it is to be done yet. */
uint64_t claims_find(struct claims *claims, struct bytes text, uint32_t member, uint64_t room, struct arena *arena);

/* "- Ticket-08 failed review": likewise, a word of failure close behind the first id of the line. */
uint64_t failures_find(struct claims *failures, struct bytes text, uint32_t member, uint64_t room, struct arena *arena);

#endif
