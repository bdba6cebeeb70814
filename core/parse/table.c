#include "parse/table.h"

struct table_reader table_start(struct bytes text, uint8_t delimiter)
{
    bytes_skip(&text, BYTES("\xEF\xBB\xBF"));
    return (struct table_reader){.rest = text, .delimiter = delimiter, .line = 1};
}

bool table_next_record(struct table_reader *reader, uint32_t *line)
{
    struct bytes field;
    bool is_quoted;
    while (reader->has_record)
        table_next_field(reader, &field, &is_quoted);
    *line = reader->line;
    reader->has_record = reader->rest.size > 0;
    return reader->has_record;
}

/* Behind a field: at the delimiter, the end of the record, or the end of the text. */
static void end_field(struct table_reader *reader)
{
    struct bytes *rest = &reader->rest;
    if (rest->size > 0 && rest->at[0] == reader->delimiter) {
        *rest = bytes_after(*rest, 1);
        return;
    }
    reader->has_record = false;
    if (rest->size > 0) {
        *rest = bytes_after(*rest, 1);
        reader->line++;
    }
}

/* Up to the quote that closes it. */
static struct bytes take_quoted(struct table_reader *reader)
{
    struct bytes text = bytes_after(reader->rest, 1);
    size_t at = 0;
    for (; at < text.size; at++) {
        if (text.at[at] == '"' && (at + 1 == text.size || text.at[at + 1] != '"'))
            break;
        at += text.at[at] == '"';
        reader->line += text.at[at] == '\n';
    }
    reader->rest = bytes_after(text, at + 1);
    return bytes_first(text, at);
}

static size_t bare_size(const struct table_reader *reader)
{
    struct bytes rest = reader->rest;
    size_t size = 0;
    while (size < rest.size && rest.at[size] != reader->delimiter && rest.at[size] != '\n')
        size++;
    return size;
}

bool table_next_field(struct table_reader *reader, struct bytes *field, bool *is_quoted)
{
    struct bytes all = reader->rest, quoted = {NULL, 0}, bare;
    if (!reader->has_record)
        return false;
    *is_quoted = all.size > 0 && all.at[0] == '"';
    if (*is_quoted)
        quoted = take_quoted(reader);
    bare = reader->rest;
    size_t size = bare_size(reader);
    reader->rest = bytes_after(bare, size);
    bare = bytes_first(bare, size);
    if (reader->rest.size == 0 || reader->rest.at[0] == '\n')
        bare = bytes_without_cr(bare);
    if (*is_quoted && bare.size > 0) { /* text behind the quotes: the field is shown as it stands */
        *is_quoted = false;
        *field = bytes_first(all, (size_t)(bare.at - all.at) + bare.size);
    } else {
        *field = *is_quoted ? quoted : bare;
    }
    end_field(reader);
    return true;
}
