/*
 * What names need of Unicode: case folding, normal forms, and which code points mean something. The tables are of one
 * fixed version of the standard (tables.inc), so that a report does not depend on the machine.
 */
#ifndef EXHIBIT_ZIP_UNICODE_UNICODE_H
#define EXHIBIT_ZIP_UNICODE_UNICODE_H

#include "base/arena.h"

/* Neither noncharacters nor private use nor surrogates are unassigned. */
bool unicode_is_unassigned(uint32_t code);
bool unicode_is_noncharacter(uint32_t code);
bool unicode_is_private(uint32_t code);

/* Default_Ignorable_Code_Point: shown as nothing where it is not supported. */
bool unicode_is_ignorable(uint32_t code);

/* Its compatibility decomposition holds '/', '\' or ':', which a system that normalises takes for the real one. */
bool unicode_hides_separator(uint32_t code);

struct code_points {
    uint32_t *items;
    size_t count, capacity;
};

/* One text that is worked on, in room that serves many, one after the other. Zero-initialise with `.arena` set; nothing
 * may rewind that arena to before the room. When its memory is out, the text is cut and the budget says so. */
struct unicode_text {
    struct arena *arena;
    struct code_points points;
    struct code_points spare; /* what the next step writes into; until then the text as it was before the last one */
    size_t spare_count;       /* of that */
};

/* A byte that is not UTF-8 becomes this and the byte: it is kept and means nothing. */
enum { UNICODE_RAW_BYTE = 0x110000 };

enum unicode_form { UNICODE_CANONICAL, UNICODE_COMPATIBLE };

void unicode_read(struct unicode_text *text, struct bytes utf8);
bool unicode_fold(struct unicode_text *text); /* full folding, not of Turkic languages; whether that changed the text */
void unicode_decompose(struct unicode_text *text, enum unicode_form form); /* NFD or NFKD */
void unicode_compose(struct unicode_text *text);                           /* of NFD: NFC */

/* Writes one code point, as unicode_read reads it; gives the number of bytes. */
enum { UTF8_SIZE_MAX = 4 };
size_t unicode_write(uint32_t code, uint8_t out[UTF8_SIZE_MAX]);

/* Whether text (which must be UTF-8) is in the normal form NFC. */
bool unicode_is_nfc(struct unicode_text *room, struct bytes utf8);

#endif
