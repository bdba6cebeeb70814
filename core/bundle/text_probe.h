/* Tells, piece by piece, whether bytes are text: valid UTF-8 without NUL. */
#ifndef EXHIBIT_BUNDLE_TEXT_PROBE_H
#define EXHIBIT_BUNDLE_TEXT_PROBE_H

#include "base/bytes.h"

/* Zero-initialise. */
struct text_probe {
    bool is_binary;
    uint8_t held[4]; /* a character that the last piece cut */
    size_t held_size;
};

void text_probe_add(struct text_probe *probe, struct bytes piece);
bool text_probe_is_text(const struct text_probe *probe);

#endif
