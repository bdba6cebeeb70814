/* The catalogue for people and for programs. */
#include "report/json_writer.h"
#include "report/report.h"

static void write_padded(struct writer *writer, const char *text, size_t width)
{
    struct bytes bytes = bytes_of(text);
    writer_bytes(writer, bytes);
    writer_repeat(writer, ' ', bytes.size < width ? width - bytes.size : 1);
}

void rules_write_text(struct writer *writer)
{
    for (unsigned i = 0; i < RULE_COUNT; i++) {
        const struct rule_info *info = rule_info((enum rule)i);
        write_padded(writer, info->name, 34);
        write_padded(writer, severity_name(info->severity), 9);
        writer_text(writer, info->title);
        writer_byte(writer, '\n');
    }
}

void rules_write_markdown(struct writer *writer)
{
    writer_text(writer, "| rule | severity | says |\n|---|---|---|\n");
    for (unsigned i = 0; i < RULE_COUNT; i++) {
        const struct rule_info *info = rule_info((enum rule)i);
        writer_text(writer, "| `");
        writer_text(writer, info->name);
        writer_text(writer, "` | ");
        writer_text(writer, severity_name(info->severity));
        writer_text(writer, " | ");
        writer_text(writer, info->title);
        writer_text(writer, " |\n");
    }
}

void rules_write_json(struct writer *writer)
{
    struct json_writer json = {.writer = writer};
    json_open_array(&json, NULL);
    for (unsigned i = 0; i < RULE_COUNT; i++) {
        const struct rule_info *info = rule_info((enum rule)i);
        json_open_object(&json, NULL);
        json_word(&json, "rule", info->name);
        json_word(&json, "severity", severity_name(info->severity));
        json_word(&json, "basis", basis_name(info->basis));
        json_bool(&json, "unjudged", info->effect == EFFECT_UNJUDGED);
        json_word(&json, "title", info->title);
        json_word(&json, "message", info->message);
        json_word(&json, "why", info->why);
        json_word(&json, "remedy", info->remedy);
        json_close_object(&json);
    }
    json_close_array(&json);
    writer_byte(writer, '\n');
}

/* Text in lines of at most 78 characters. */
static void write_wrapped(struct writer *writer, const char *text)
{
    struct bytes rest = bytes_of(text);
    size_t column = 0;
    while (rest.size > 0) {
        struct bytes word = bytes_cut(&rest, ' ');
        if (column > 0 && column + 1 + word.size > 78) {
            writer_byte(writer, '\n');
            column = 0;
        }
        if (column > 0) {
            writer_byte(writer, ' ');
            column++;
        }
        writer_bytes(writer, word);
        column += word.size;
    }
    writer_byte(writer, '\n');
}

void rule_write_explanation(enum rule rule, struct writer *writer)
{
    const struct rule_info *info = rule_info(rule);
    writer_text(writer, info->name);
    writer_text(writer, " (");
    writer_text(writer, severity_name(info->severity));
    writer_text(writer, ", ");
    writer_text(writer, basis_name(info->basis));
    if (info->effect == EFFECT_UNJUDGED)
        writer_text(writer, ", no verdict");
    writer_text(writer, ")\n");
    write_wrapped(writer, info->title);
    writer_text(writer, "\nSays: ");
    write_wrapped(writer, info->message);
    writer_text(writer, "\nWhy it matters\n");
    write_wrapped(writer, info->why);
    writer_text(writer, "\nWhat to do\n");
    write_wrapped(writer, info->remedy);
}
