/* Text front to back into a sink, through a small buffer. A failure of the sink is sticky: ask `failed` at the end. */
#ifndef EXHIBIT_BASE_WRITER_H
#define EXHIBIT_BASE_WRITER_H

#include "base/source.h"

struct writer {
    struct sink sink;
    bool failed;
    size_t used;
    uint8_t buffer[4096];
};

void writer_init(struct writer *writer, struct sink sink);
void writer_bytes(struct writer *writer, struct bytes text);
void writer_text(struct writer *writer, const char *text); /* a string of ours */
void writer_byte(struct writer *writer, uint8_t byte);
void writer_number(struct writer *writer, uint64_t number); /* decimal */
void writer_hex(struct writer *writer, struct bytes bytes); /* lower-case, two digits a byte */
void writer_repeat(struct writer *writer, uint8_t byte, size_t count);

/* Hands what is left to the sink. True when nothing failed since writer_init. */
bool writer_finish(struct writer *writer);

#endif
