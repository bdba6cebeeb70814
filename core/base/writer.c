#include "base/writer.h"

#include <string.h>

void writer_init(struct writer *writer, struct sink sink)
{
    writer->sink = sink;
    writer->failed = false;
    writer->used = 0;
}

static void flush(struct writer *writer)
{
    struct bytes piece = {writer->buffer, writer->used};
    if (writer->used > 0 && !writer->failed)
        writer->failed = !writer->sink.write(writer->sink.context, piece);
    writer->used = 0;
}

void writer_bytes(struct writer *writer, struct bytes text)
{
    while (text.size > 0) {
        size_t room = sizeof writer->buffer - writer->used;
        struct bytes part = bytes_first(text, room);
        memcpy(writer->buffer + writer->used, part.at, part.size);
        writer->used += part.size;
        text = bytes_after(text, part.size);
        if (writer->used == sizeof writer->buffer)
            flush(writer);
    }
}

void writer_text(struct writer *writer, const char *text)
{
    writer_bytes(writer, bytes_of(text));
}

void writer_byte(struct writer *writer, uint8_t byte)
{
    writer->buffer[writer->used++] = byte;
    if (writer->used == sizeof writer->buffer)
        flush(writer);
}

void writer_number(struct writer *writer, uint64_t number)
{
    uint8_t digits[20]; /* 2^64 has 20 digits */
    size_t at = sizeof digits;
    do {
        digits[--at] = (uint8_t)('0' + number % 10);
        number /= 10;
    } while (number > 0);
    writer_bytes(writer, (struct bytes){digits + at, sizeof digits - at});
}

void writer_hex(struct writer *writer, struct bytes bytes)
{
    static const char digits[] = "0123456789abcdef";
    for (size_t i = 0; i < bytes.size; i++) {
        writer_byte(writer, (uint8_t)digits[bytes.at[i] >> 4]);
        writer_byte(writer, (uint8_t)digits[bytes.at[i] & 15]);
    }
}

void writer_repeat(struct writer *writer, uint8_t byte, size_t count)
{
    for (size_t i = 0; i < count; i++)
        writer_byte(writer, byte);
}

bool writer_finish(struct writer *writer)
{
    flush(writer);
    return !writer->failed;
}
