/* Which lines of a document the patch wrote, other than by ticking a box. */
#ifndef EXHIBIT_PARSE_TICKETS_TEXT_CHANGES_H
#define EXHIBIT_PARSE_TICKETS_TEXT_CHANGES_H

#include "parse/patch/patch.h"

struct text_changes {
    uint32_t file;   /* the entry of the patch that says last what is in the document, or PATCH_NO_FILE */
    uint32_t *items; /* lines of what it leaves, ascending */
    size_t count, capacity;
};

/* Lines that the last entry of the patch for `path` adds. One that stood there before with another box is as old as it was. */
void text_changes_find(struct text_changes *changes, const struct patch *patch, struct bytes path, struct arena *keep,
                       struct arena *scratch);

bool text_changes_has(const struct text_changes *changes, uint32_t line);

#endif
