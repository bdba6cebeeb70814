/* What the tests of ticket formats share. */
#ifndef EXHIBIT_TESTS_TICKET_WORDS_H
#define EXHIBIT_TESTS_TICKET_WORDS_H

#include "parse/tickets/ticket.h"
#include "parsing.h"

/* Reads a text in a format; the file lives as long as the arena. */
static inline void read_in(struct ticket_file *file, enum ticket_format format, const char *path, struct bytes text,
                           struct arena *arena)
{
    struct ticket_totals totals = {0};
    struct arena scratch = {.memory = arena->memory};
    struct ticket_input input = {.path = bytes_of(path), .text = text, .limits = &normal_limits,
                                 .keep = arena, .scratch = &scratch, .totals = &totals};
    ticket_file_read(file, format, &input);
    arena_release(&scratch);
}

/* A text to be cut and starved of memory. */
struct ticket_text {
    enum ticket_format format;
    const char *path, *text;
};

static const struct ticket_text *tried_text;

static inline void read_tried(struct bytes text, struct arena *arena)
{
    struct ticket_file file;
    read_in(&file, tried_text->format, tried_text->path, text, arena);
}

static inline void try_ticket_texts(const struct ticket_text *texts, size_t count, uint64_t memory)
{
    for (size_t i = 0; i < count; i++) {
        tried_text = &texts[i];
        try_truncations(texts[i].text, read_tried);
        try_starving(texts[i].text, memory, read_tried);
    }
}

static inline const struct ticket *find_ticket(const struct ticket_file *file, const char *id)
{
    for (size_t i = 0; i < file->tickets.count; i++) {
        if (bytes_is(file->tickets.items[i].id, id))
            return &file->tickets.items[i];
    }
    return NULL;
}

static inline bool holds_text(const struct texts *texts, const char *text)
{
    for (size_t i = 0; i < texts->count; i++) {
        if (bytes_is(texts->items[i], text))
            return true;
    }
    return false;
}

static inline bool depends_on(const struct ticket *ticket, enum dependency_kind kind, const char *id)
{
    for (size_t i = 0; i < ticket->depends_on.count; i++) {
        if (ticket->depends_on.items[i].kind == kind && bytes_is(ticket->depends_on.items[i].id, id))
            return true;
    }
    return false;
}

static inline bool names_path(const struct ticket *ticket, const char *path)
{
    for (size_t i = 0; i < ticket->paths.count; i++) {
        if (bytes_is(ticket->paths.items[i].path, path))
            return true;
    }
    return false;
}

static inline const struct obligation *find_obligation(const struct ticket *ticket, const char *key)
{
    for (size_t i = 0; i < ticket->obligations.count; i++) {
        if (bytes_is(ticket->obligations.items[i].key, key))
            return &ticket->obligations.items[i];
    }
    return NULL;
}

static inline size_t count_problems(const struct ticket_file *file, enum ticket_problem_kind kind)
{
    size_t count = 0;
    for (size_t i = 0; i < file->problems.count; i++)
        count += file->problems.items[i].kind == kind;
    return count;
}

#endif
