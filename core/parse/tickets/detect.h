/* Which members are tickets, and in which format: told by path and content, or by the reviewer. */
#ifndef EXHIBIT_PARSE_TICKETS_DETECT_H
#define EXHIBIT_PARSE_TICKETS_DETECT_H

#include "parse/tickets/ticket.h"

/* What the reviewer says instead. */
struct ticket_override {
    struct bytes path; /* of one member; empty: of every member that may hold tickets, in a format of the same syntax */
    enum ticket_format format; /* FORMAT_NONE: it holds no tickets */
};

struct ticket_overrides {
    struct ticket_override *items;
    size_t count, capacity;
};

enum ticket_interest {
    INTEREST_NONE,
    INTEREST_NAME, /* its name speaks of tickets: its content may tell */
    INTEREST_PATH, /* its path is that of a format */
};

/* Is a member with this path worth a look? */
enum ticket_interest ticket_interest(struct bytes path, const struct ticket_overrides *overrides);

struct ticket_choice {
    enum ticket_format format; /* FORMAT_NONE: no tickets */
    const char *reason;        /* one sentence, a literal */
    enum ticket_format other;  /* fits as well as the one that was taken; FORMAT_NONE when none does */
};

/* `overrides` may be NULL. The scratch arena is given back as it was. */
struct ticket_choice ticket_choose(struct bytes path, struct bytes text, const struct ticket_overrides *overrides,
                                   struct arena *scratch);

#endif
