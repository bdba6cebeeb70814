#include "bundle/text_probe.h"

#include "base/utf8.h"

#include <string.h>

/* Bytes in the UTF-8 character that starts with `first`; 1 for what cannot start one. */
static size_t character_size(uint8_t first)
{
    return first >= 0xF0 ? 4 : first >= 0xE0 ? 3 : first >= 0xC0 ? 2 : 1;
}

/* Drops the run of plain ASCII (without NUL) at the front, eight bytes at a time while it lasts. */
static struct bytes skip_ascii(struct bytes text)
{
    const uint64_t ones = UINT64_C(0x0101010101010101), tops = UINT64_C(0x8080808080808080);
    while (text.size >= 8) {
        uint64_t word;
        memcpy(&word, text.at, sizeof word);
        if ((word & tops) != 0 || ((word - ones) & ~word & tops) != 0)
            break;
        text = (struct bytes){text.at + 8, text.size - 8};
    }
    return text;
}

static void add_whole_characters(struct text_probe *probe, struct bytes text)
{
    uint32_t code;
    while (!probe->is_binary && (text = skip_ascii(text)).size > 0) {
        size_t size = character_size(text.at[0]);
        if (size > text.size) {
            memcpy(probe->held, text.at, text.size);
            probe->held_size = text.size;
            return;
        }
        if (!utf8_next(&text, &code) || code == 0)
            probe->is_binary = true;
    }
}

void text_probe_add(struct text_probe *probe, struct bytes piece)
{
    while (probe->held_size > 0 && probe->held_size < sizeof probe->held && piece.size > 0 && !probe->is_binary) {
        probe->held[probe->held_size++] = piece.at[0];
        piece = bytes_after(piece, 1);
        if (probe->held_size == character_size(probe->held[0])) {
            struct bytes character = {probe->held, probe->held_size};
            uint32_t code;
            probe->is_binary = !utf8_next(&character, &code) || character.size > 0;
            probe->held_size = 0;
        }
    }
    add_whole_characters(probe, piece);
}

bool text_probe_is_text(const struct text_probe *probe)
{
    return !probe->is_binary && probe->held_size == 0;
}
