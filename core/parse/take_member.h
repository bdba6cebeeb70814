/* The steps that look at the bytes of one member while they are at hand. */
#ifndef EXHIBIT_PARSE_TAKE_MEMBER_H
#define EXHIBIT_PARSE_TAKE_MEMBER_H

#include "parse/dossier.h"

/* Local paths in the lines that the patch adds or shows. */
enum status search_patch(struct dossier *dossier);

/* Local paths in a member's whole content; what is found is copied out of it. */
enum status search_text(struct dossier *dossier, uint32_t index, struct bytes text);

#endif
