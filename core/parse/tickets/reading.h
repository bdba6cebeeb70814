/* What the dialects of ticket files share while they are read. */
#ifndef EXHIBIT_PARSE_TICKETS_READING_H
#define EXHIBIT_PARSE_TICKETS_READING_H

#include "parse/markdown.h"
#include "parse/tickets/ticket.h"

/* A ticket id somewhere in a text. */
struct ticket_name {
    struct bytes id;   /* "ticket-06b", as written */
    struct bytes slug; /* what follows an underscore behind it, up to a blank; may be empty */
    size_t at;         /* offset of the id */
    size_t size;       /* bytes of id, underscore and slug */
};

/* An id that the text begins with: ticket-06b, Ticket #2, Ticket 24d, T-012. */
bool ticket_name_read(struct bytes text, struct ticket_name *name);

/* The first id in the form ticket-06b from offset `from` on, between identifier boundaries. */
bool ticket_name_find(struct bytes text, size_t from, struct ticket_name *name);

/* The ticket that is being read and the list that its items belong to. */
struct ticket_reading {
    struct arena *arena;
    struct ticket *ticket; /* NULL before the first one and between sections */
    bool in_group;
    enum obligation_kind group;
    bool group_is_hedged; /* "Files likely touched" */
    bool status_follows; /* a heading "Status" came last */
};

/* Markdown's blocks; when a limit was crossed, none, and the file says so. */
struct blocks ticket_read_markdown(struct ticket_file *file, struct bytes text, const struct limits *limits,
                                   struct arena *arena);

/* A heading or a bold label inside a ticket: the items that follow belong to what it names. */
void ticket_start_group(struct ticket_reading *reading, struct bytes label);

/* A block inside a ticket that is no heading: its status, or an obligation of the current group. */
void ticket_read_block(struct ticket_reading *reading, const struct block *block);

/* The first status wins; one that says otherwise makes the status unknown. */
void ticket_set_status(struct ticket *ticket, struct bytes text, uint32_t line);

/* What stands behind an id in a heading, without the dash or colon between them. */
struct bytes ticket_title(struct bytes heading, const struct ticket_name *name);

/* Adds the paths that the block names in code ticks, for the obligation that was added last. */
void ticket_add_paths(struct ticket *ticket, const struct block *block, enum obligation_kind of, struct arena *arena);

/* The status that the text begins with; what stands behind its word goes to `note`, all of it when there is none. */
enum ticket_status ticket_status_split(struct bytes text, struct bytes *note);

/* "(or equivalent)", "if needed": the text asks for something without insisting. */
bool ticket_text_is_hedged(struct bytes text);

/* What is told once all tickets are read: keys in the format and scope, and what claims that they are done. */
void ticket_settle(struct ticket_file *file, const char *format, struct arena *arena);

/* Fills file->mentions; the tickets must have been read. */
void ticket_find_mentions(struct ticket_file *file, struct bytes text, struct arena *arena);

#endif
