#include "report/markup.h"

#include "base/utf8.h"
#include "report/report.h"

/* Characters of Markdown (CommonMark 0.31, and GitHub's tables, strikethrough and addresses) that mean something inside a
 * line. An address becomes no link when its colon or its first dot is escaped. */
static bool acts_in_markdown(struct bytes piece, size_t at)
{
    uint8_t byte = piece.at[at];
    if (byte == ':')
        return at + 1 == piece.size || piece.at[at + 1] == '/';
    if (byte == '.')
        return at == 0 || byte_to_lower(piece.at[at - 1]) == 'w';
    return bytes_find_byte(BYTES("\\`*_[]<>&|~#!$"), byte) != BYTES_NOWHERE;
}

static const char *xml_entity(uint8_t byte)
{
    switch (byte) {
    case '&': return "&amp;";
    case '<': return "&lt;";
    case '>': return "&gt;";
    case '"': return "&quot;";
    case '\'': return "&#39;";
    default: return NULL;
    }
}

static bool escape(void *context, struct bytes piece)
{
    struct escaping *escaping = context;
    for (size_t i = 0; i < piece.size; i++) {
        const char *entity = escaping->markup == MARKUP_XML ? xml_entity(piece.at[i]) : NULL;
        if (entity != NULL) {
            writer_text(escaping->out, entity);
            continue;
        }
        if (escaping->markup == MARKUP_MARKDOWN && acts_in_markdown(piece, i))
            writer_byte(escaping->out, '\\');
        writer_byte(escaping->out, piece.at[i]);
    }
    return true;
}

void markup_start(struct escaping *escaping, struct writer *out, enum markup markup)
{
    escaping->out = out;
    escaping->markup = markup;
    writer_init(&escaping->in, (struct sink){escaping, escape});
}

void markup_end(struct escaping *escaping)
{
    writer_finish(&escaping->in);
}

void markup_shown(struct writer *out, enum markup markup, struct bytes text)
{
    struct escaping escaping;
    markup_start(&escaping, out, markup);
    write_shown(&escaping.in, text);
    markup_end(&escaping);
}

void markup_text(struct writer *out, enum markup markup, const char *text)
{
    struct escaping escaping;
    markup_start(&escaping, out, markup);
    writer_text(&escaping.in, text);
    markup_end(&escaping);
}

void markup_whole(struct writer *out, enum markup markup, struct bytes text)
{
    struct escaping escaping;
    markup_start(&escaping, out, markup);
    utf8_write_shown(&escaping.in, text);
    markup_end(&escaping);
}

void markdown_line(struct writer *out, struct bytes line)
{
    line = bytes_trim(line);
    size_t digits = 0;
    while (digits < line.size && byte_is_digit(line.at[digits]))
        digits++;
    if (line.size > 0 && digits == 0 && bytes_find_byte(BYTES("-+="), line.at[0]) != BYTES_NOWHERE)
        writer_byte(out, '\\');
    if (digits > 0 && digits < line.size && (line.at[digits] == '.' || line.at[digits] == ')')) {
        writer_bytes(out, bytes_first(line, digits));
        writer_byte(out, '\\');
        writer_bytes(out, bytes_part(line, digits, 1));
        line = bytes_after(line, digits + 1);
    }
    markup_whole(out, MARKUP_MARKDOWN, line);
}
