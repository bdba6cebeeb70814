#include "report/json_writer.h"

#include "base/utf8.h"

enum { LINES_DOWN_TO = 2 };

static void line_break(struct json_writer *json, unsigned depth)
{
    if (depth > LINES_DOWN_TO)
        return;
    writer_byte(json->writer, '\n');
    writer_repeat(json->writer, ' ', depth);
}

static void start_value(struct json_writer *json, const char *key)
{
    if (json->has_items)
        writer_byte(json->writer, ',');
    if (json->depth > 0)
        line_break(json, json->depth);
    json->has_items = true;
    if (key == NULL)
        return;
    writer_byte(json->writer, '"');
    writer_text(json->writer, key);
    writer_text(json->writer, "\": ");
}

static void open_container(struct json_writer *json, const char *key, uint8_t bracket)
{
    start_value(json, key);
    writer_byte(json->writer, bracket);
    json->depth++;
    json->has_items = false;
}

static void close_container(struct json_writer *json, uint8_t bracket)
{
    json->depth--;
    if (json->has_items && json->depth + 1 <= LINES_DOWN_TO)
        line_break(json, json->depth);
    writer_byte(json->writer, bracket);
    json->has_items = true;
}

void json_open_object(struct json_writer *json, const char *key)
{
    open_container(json, key, '{');
}

void json_close_object(struct json_writer *json)
{
    close_container(json, '}');
}

void json_open_array(struct json_writer *json, const char *key)
{
    open_container(json, key, '[');
}

void json_close_array(struct json_writer *json)
{
    close_container(json, ']');
}

void json_null(struct json_writer *json, const char *key)
{
    start_value(json, key);
    writer_text(json->writer, "null");
}

void json_bool(struct json_writer *json, const char *key, bool value)
{
    start_value(json, key);
    writer_text(json->writer, value ? "true" : "false");
}

void json_number(struct json_writer *json, const char *key, uint64_t value)
{
    start_value(json, key);
    writer_number(json->writer, value);
}

void json_number_or_null(struct json_writer *json, const char *key, bool is_known, uint64_t value)
{
    if (is_known)
        json_number(json, key, value);
    else
        json_null(json, key);
}

void json_signed(struct json_writer *json, const char *key, int64_t value)
{
    start_value(json, key);
    if (value < 0)
        writer_byte(json->writer, '-');
    writer_number(json->writer, value < 0 ? 0 - (uint64_t)value : (uint64_t)value);
}

void json_word(struct json_writer *json, const char *key, const char *value)
{
    if (value == NULL)
        json_null(json, key);
    else
        json_text(json, key, bytes_of(value));
}

void json_hex(struct json_writer *json, const char *key, struct bytes value)
{
    start_value(json, key);
    writer_byte(json->writer, '"');
    writer_hex(json->writer, value);
    writer_byte(json->writer, '"');
}

static void write_escape(struct writer *writer, uint8_t byte)
{
    uint8_t control[] = {0, byte};
    writer_byte(writer, '\\');
    if (byte == '"' || byte == '\\') {
        writer_byte(writer, byte);
    } else {
        writer_byte(writer, 'u');
        writer_hex(writer, (struct bytes){control, sizeof control});
    }
}

/* How many bytes at the start stand for themselves: most of all texts are such bytes throughout. */
static size_t plain_run(struct bytes text)
{
    size_t size = 0;
    while (size < text.size && text.at[size] >= 0x20 && text.at[size] < 0x80 && text.at[size] != '"' && text.at[size] != '\\')
        size++;
    return size;
}

/* Bytes that are not UTF-8 become \xNN first; that backslash is then escaped like any other. */
void json_escaped(struct writer *writer, struct bytes text)
{
    for (;;) {
        size_t plain = plain_run(text);
        writer_bytes(writer, bytes_first(text, plain));
        text = bytes_after(text, plain);
        if (text.size == 0)
            return;
        struct bytes before = text;
        uint32_t code;
        bool is_valid = utf8_next(&text, &code);
        struct bytes character = bytes_first(before, before.size - text.size);
        if (!is_valid) {
            writer_text(writer, "\\\\x");
            writer_hex(writer, character);
        } else if (code < 0x20 || code == '"' || code == '\\') {
            write_escape(writer, (uint8_t)code);
        } else {
            writer_bytes(writer, character);
        }
    }
}

void json_open_text(struct json_writer *json, const char *key)
{
    start_value(json, key);
    writer_byte(json->writer, '"');
}

void json_close_text(struct json_writer *json)
{
    writer_byte(json->writer, '"');
}

void json_text(struct json_writer *json, const char *key, struct bytes value)
{
    json_open_text(json, key);
    json_escaped(json->writer, value);
    json_close_text(json);
}

void json_text_or_null(struct json_writer *json, const char *key, struct bytes value)
{
    if (value.size == 0)
        json_null(json, key);
    else
        json_text(json, key, value);
}

void json_percent_encoded(struct writer *writer, struct bytes part)
{
    static const char digits[] = "0123456789ABCDEF";
    for (size_t i = 0; i < part.size; i++) {
        uint8_t byte = part.at[i];
        const uint8_t escaped[] = {'%', (uint8_t)digits[byte >> 4], (uint8_t)digits[byte & 15]};
        if (byte_is_word(byte) || byte == '-' || byte == '.' || byte == '~')
            writer_byte(writer, byte);
        else
            writer_bytes(writer, (struct bytes){escaped, sizeof escaped});
    }
}
