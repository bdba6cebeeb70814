/* A patch, line by line. */
#include "parse/patch/parts.h"

void patch_reader_next(struct patch_reader *reader)
{
    reader->rest = bytes_after(reader->rest, reader->line_size);
    reader->is_at_end = reader->rest.size == 0;
    if (reader->is_at_end) {
        reader->line = (struct bytes){NULL, 0};
        reader->line_size = 0;
        return;
    }
    size_t newline = bytes_find_byte(reader->rest, '\n');
    reader->line = newline == BYTES_NOWHERE ? reader->rest : bytes_first(reader->rest, newline);
    reader->line_size = newline == BYTES_NOWHERE ? reader->rest.size : newline + 1;
    if (reader->line.size > 0 && reader->line.at[reader->line.size - 1] == '\r')
        reader->line.size--;
    reader->number++;
}

bool patch_reader_at(const struct patch_reader *reader, struct bytes start)
{
    return !reader->is_at_end && bytes_start_with(reader->line, start);
}

void patch_problem_add(struct patch_reader *reader, enum patch_problem_kind kind, uint32_t line, uint64_t expected,
                       uint64_t found)
{
    if (reader->patch->problem_counts[kind]++ >= PATCH_PROBLEMS_STORED)
        return;
    struct patch_problem *problem = arena_push(reader->arena, &reader->patch->problems, struct patch_problem);
    if (problem != NULL)
        *problem = (struct patch_problem){kind, line, expected, found};
}
