/* What the readers of ticket formats share. */
#ifndef EXHIBIT_PARSE_TICKETS_READING_H
#define EXHIBIT_PARSE_TICKETS_READING_H

#include "parse/json.h"
#include "parse/markdown.h"
#include "parse/tickets/checkbox.h"
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

/* --- building the model -------------------------------------------------------------------------------------------- */

/* The file that is being built from an input. What is added counts against the limits; beyond one, and when memory is
 * out, nothing is added: functions that give an address give NULL then. */
struct ticket_builder {
    struct ticket_file *file;
    const struct ticket_input *input;
};

/* Counts one more of what tickets hold; false beyond the limit. */
bool ticket_has_room(struct ticket_builder *to);

struct ticket *ticket_add(struct ticket_builder *to, struct bytes id, uint32_t line);

/* What is added last is at the end of the file's lists: adding a ticket may move those before it. */
struct ticket *ticket_last(const struct ticket_builder *to); /* NULL when there is none */

struct obligation *ticket_add_obligation(struct ticket_builder *to, struct ticket *ticket, enum obligation_kind kind,
                                         struct bytes text, uint32_t line);
void ticket_add_code(struct ticket_builder *to, struct obligation *obligation, struct bytes code);
void ticket_add_text(struct ticket_builder *to, struct texts *texts, struct bytes text);
void ticket_add_dependency(struct ticket_builder *to, struct ticket *ticket, enum dependency_kind kind,
                           struct bytes id, uint32_t line);
void ticket_add_link(struct ticket_builder *to, struct ticket *ticket, enum link_kind kind, struct bytes target,
                     uint32_t line);
struct ticket_group *ticket_add_group(struct ticket_builder *to, struct bytes title, uint32_t line);

/* `word` is a literal. */
void ticket_add_problem(struct ticket_builder *to, enum ticket_problem_kind kind, uint32_t line, struct bytes text,
                        const char *word);

/* Says which markers of this item no format knows. */
void ticket_check_marker(struct ticket_builder *to, const struct list_item *item, uint32_t line);

/* Adds the paths that the block names in code ticks, for the obligation that was added last. */
void ticket_add_paths(struct ticket_builder *to, struct ticket *ticket, const struct block *block,
                      enum obligation_kind of);

/* The same for a text with its ticks, and for words without any that can be nothing else: "src/a.py". */
void ticket_add_paths_of_text(struct ticket_builder *to, struct ticket *ticket, struct bytes text,
                              enum obligation_kind of, uint32_t line);

/* One path that is known to be one. */
void ticket_add_path(struct ticket_builder *to, struct ticket *ticket, struct bytes path, enum obligation_kind of,
                     enum path_action action, uint32_t line);

/* What is told once all tickets are read: keys in the format and scope, and what claims that they are done. */
void ticket_settle(struct ticket_builder *to, const char *format);

/* Joins into memory of the input's keep arena; empty when there is none. */
struct bytes ticket_join(struct ticket_builder *to, struct bytes a, struct bytes b, struct bytes c);
struct bytes ticket_number_text(struct ticket_builder *to, uint64_t number);

/* --- words --------------------------------------------------------------------------------------------------------- */

/* The status that the text begins with; what stands behind its word goes to `note`, all of it when there is none. */
enum ticket_status ticket_status_split(struct bytes text, struct bytes *note);

/* The first status wins; one that says otherwise makes the status unknown. */
void ticket_set_status(struct ticket *ticket, struct bytes text, uint32_t line);

/* "(or equivalent)", "if needed": the text asks for something without insisting. */
bool ticket_text_is_hedged(struct bytes text);

/* What stands behind an id in a heading, without the dash or colon between them. */
struct bytes ticket_title(struct bytes heading, const struct ticket_name *name);

/* "(@codex)" in the text: its owners, several of them at ',', '/' or '&'. The text in front of the first goes to
 * `before`, what follows to `behind`; false when there is none. */
bool ticket_take_owners(struct ticket_builder *to, struct ticket *ticket, struct bytes text, struct bytes *before,
                        struct bytes *behind);

/* Ids behind "depends on" (any case), as far as they go: "T012, T013". */
void ticket_add_prose_dependencies(struct ticket_builder *to, struct ticket *ticket, struct bytes text, uint32_t line);

/* A token of letters, digits and "-._#" that the list begins with, without a final dot; drops it and what parts it from
 * the next. Empty at the end. */
struct bytes ticket_next_id(struct bytes *list);

/* "1.2" or "1." that the text begins with, a blank behind it; empty when it begins otherwise. */
struct bytes ticket_dotted_id(struct bytes text);

/* The next id with a digit in it, whatever stands between; drops what came up to its end. Empty at the end. */
struct bytes ticket_next_key(struct bytes *list);

/* Keys of requirements that the text names: FR-003, SC-001. */
void ticket_add_keys(struct ticket_builder *to, struct texts *refs, struct bytes text);

struct bytes ticket_without_bold(struct ticket_builder *to, struct bytes text);

/* How a list of tasks is written. */
struct queue_style {
    const char *format;
    struct bytes scope;
    bool nests_tickets;      /* a box with an id of its own below a task is a ticket and a part of it: 1.1 below 1. */
    bool names_requirements; /* "_Requirements: 1.1, 1.2_" below a task */
};

/* Headings, boxes and what stands below them. */
void ticket_read_queue(struct ticket_builder *to, const struct queue_style *style);

/* --- documents ----------------------------------------------------------------------------------------------------- */

/* The ticket that is being read and the list that its items belong to. */
struct ticket_reading {
    struct ticket_builder *to;
    struct ticket *ticket; /* NULL before the first one and between sections */
    bool in_group;
    enum obligation_kind group;
    bool group_is_hedged; /* "Files likely touched" */
    bool group_forbids;   /* "Excluded:" of a scope */
    bool status_follows; /* a heading "Status" came last */
};

/* Markdown's blocks; when a limit was crossed, none, and the file says so. */
struct blocks ticket_read_markdown(struct ticket_builder *to, struct bytes text);

/* A heading or a bold label inside a ticket: the items that follow belong to what it names. */
void ticket_start_group(struct ticket_reading *reading, struct bytes label);

/* A block inside a ticket that is no heading: its status, or an obligation of the current group. */
void ticket_read_block(struct ticket_reading *reading, const struct block *block);

/* Fills file->mentions; the tickets must have been read. */
void ticket_find_mentions(struct ticket_builder *to);

/* Is the first line that holds anything a file line or the fence of a wrapper? */
bool ticket_text_is_wrapped(struct bytes text);

/* The text without its wrapper: a file line and the fence behind it, which is often never closed. Lines keep their
 * numbers. */
struct bytes ticket_text_unwrap(struct bytes text, struct arena *arena);

/* The size of "---" lines and what is between them at the start of the text; 0 when there is no such head. */
size_t front_matter_size(struct bytes text);

/* --- the readers ---------------------------------------------------------------------------------------------------- */

void task_queue_parse(struct ticket_builder *to);
void generic_parse(struct ticket_builder *to);
void sprint_tickets_parse(struct ticket_builder *to);
void ticket_file_parse(struct ticket_builder *to);
void work_items_parse(struct ticket_builder *to);
void task_master_parse(struct ticket_builder *to);
void beads_parse(struct ticket_builder *to);
void spec_kit_parse(struct ticket_builder *to);
void openspec_parse(struct ticket_builder *to);
void kiro_parse(struct ticket_builder *to);
void kiro_approvals_parse(struct ticket_builder *to);
void backlog_parse(struct ticket_builder *to);

#endif
