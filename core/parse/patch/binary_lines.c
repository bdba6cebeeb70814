/* "GIT binary patch": which lines belong to it. What they hold is decoded in binary.c. */
#include "parse/patch/binary.h"
#include "parse/patch/parts.h"

/* "literal N" or "delta N", lines of data, an empty line. */
static bool read_part(struct patch_reader *reader, struct patch_binary_part *part)
{
    struct bytes size_text = reader->line;
    part->line = reader->number;
    part->form = patch_reader_at(reader, BYTES("delta ")) ? PATCH_DELTA : PATCH_LITERAL;
    if (!bytes_skip(&size_text, part->form == PATCH_DELTA ? BYTES("delta ") : BYTES("literal ")) ||
        !bytes_to_u64(size_text, &part->size))
        return false;
    patch_reader_next(reader);
    struct bytes start = reader->rest;
    struct base85 base85;
    uint8_t unused[BASE85_LINE_BYTES_MAX];
    size_t count;
    base85_init(&base85);
    while (!reader->is_at_end && (count = base85_decode_line(&base85, reader->line, unused)) > 0) {
        part->packed_size += count;
        patch_reader_next(reader);
    }
    part->lines = bytes_first(start, start.size - reader->rest.size);
    if (!reader->is_at_end && reader->line.size > 0)
        return false;
    patch_reader_next(reader);
    return part->packed_size > 0;
}

static bool at_part(const struct patch_reader *reader)
{
    return patch_reader_at(reader, BYTES("literal ")) || patch_reader_at(reader, BYTES("delta "));
}

void patch_read_binary(struct patch_reader *reader, struct patch_file *file)
{
    struct patch_binary *binary = arena_new(reader->arena, struct patch_binary, 1);
    file->is_binary = true;
    patch_reader_next(reader);
    if (binary == NULL)
        return;
    file->binary = binary;
    bool is_read = !reader->is_at_end && read_part(reader, &binary->forward);
    binary->has_backward = is_read && at_part(reader);
    if (binary->has_backward)
        is_read = read_part(reader, &binary->backward);
    if (!is_read) {
        patch_problem_add(reader, PATCH_PROBLEM_BINARY, reader->number, 0, 0);
        reader->is_lost = true;
        file->is_broken = true;
    }
}
