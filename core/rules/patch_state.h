/* What was found out about each entry of the patch, in one word. */
#ifndef EXHIBIT_RULES_PATCH_STATE_H
#define EXHIBIT_RULES_PATCH_STATE_H

#include "rules/judging.h"

enum patch_state {
    PATCH_STATE_MATCHES,     /* the bundled file is the one that the entry leads to, and nothing contradicts the entry */
    PATCH_STATE_ALTERED,     /* it would be with other line ends */
    PATCH_STATE_DIFFERS,     /* the file, a line or an id is another */
    PATCH_STATE_MALFORMED,   /* the entry cannot be read */
    PATCH_STATE_SUPERSEDED,  /* a later entry has the last word on the path */
    PATCH_STATE_GONE,        /* it takes the file away, and the file is not there */
    PATCH_STATE_NOT_BUNDLED, /* there is no such member */
    PATCH_STATE_NO_ID,       /* nothing in the patch fixes the bundled file */
};

/* Fills an item for each entry of the patch. */
void patch_states(const struct judging *judging, enum patch_state *states);

const char *patch_state_name(enum patch_state state);
const char *patch_held_name(enum patch_held held); /* of dossier.held */
const char *patch_change_name(enum patch_change change);
const char *patch_section_name(enum patch_section_kind kind);

/* How much the id of the new file proves; 0 without one. */
uint32_t patch_id_bits(const struct patch_file *file);

#endif
