/* The steps that look at the bytes of one member while they pass. */
#ifndef EXHIBIT_PARSE_TAKE_MEMBER_H
#define EXHIBIT_PARSE_TAKE_MEMBER_H

#include "parse/dossier.h"

/* Local paths in the lines that the patch adds or shows. */
enum status search_patch(struct dossier *dossier);

enum {
    LINE_CARRIED_MAX = 32 * 1024, /* of a line that several pieces hold; a longer one is searched in parts */
    LINE_KEPT = 4 * 1024,         /* of a part, in which a path may have begun */
};

/* A search for local paths in a text that comes piece by piece. Lives in the dossier's scratch arena. */
struct text_search {
    struct dossier *dossier;
    uint32_t index; /* of the member */
    uint8_t *carried; /* the start of the current line, from earlier pieces */
    size_t carried_size;
    uint32_t let_go;   /* bytes of the current line before what is carried */
    uint32_t line;     /* the current one, from 1 */
    bool is_line_done; /* a path was found on it */
    size_t leaks_before;
};

enum status text_search_start(struct text_search *search, struct dossier *dossier, uint32_t index);
bool text_search_piece(void *context, struct bytes piece); /* a sink's function; false when memory is out */

/* What was found counts only when the whole turned out to be text. */
enum status text_search_end(struct text_search *search, bool is_text);

#endif
