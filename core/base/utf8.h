/* UTF-8 as RFC 3629 has it: no overlong forms, no surrogates, nothing above U+10FFFF. */
#ifndef EXHIBIT_BASE_UTF8_H
#define EXHIBIT_BASE_UTF8_H

#include "base/writer.h"

/* Takes one code point off the front of `rest` (which must not be empty). False when the bytes there are not UTF-8;
 * then one byte is taken and `*code` is that byte. */
bool utf8_next(struct bytes *rest, uint32_t *code);

bool utf8_is_valid(struct bytes text);

/* Controls (C0 but tab, DEL, C1), bidi and zero-width format characters, line separators, tags and noncharacters:
 * what could make a text look like another. */
bool utf8_is_deceptive(uint32_t code);

/* Writes text so that a person sees what is there: a byte that is not UTF-8 as \xNN, a deceptive character as
 * <U+NNNN>, all else as it is. The result is valid UTF-8 on one line. */
void utf8_write_shown(struct writer *writer, struct bytes text);

#endif
