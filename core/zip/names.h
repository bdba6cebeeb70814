/* What the rules about one name and the rules about the set of names share. */
#ifndef EXHIBIT_ZIP_NAMES_H
#define EXHIBIT_ZIP_NAMES_H

#include "zip/zip.h"

/* Takes the next part off `rest`, up to a separator of either kind. */
struct bytes name_part(struct bytes *rest);

/* A character that some systems drop from a name or do not show. */
bool name_ignores(uint32_t code);

/* Names that some tool or system takes for one. Uses `scratch` up to its caller's mark. */
void check_name_set(const struct member_name *names, size_t count, struct arena *scratch, struct findings *found);

#endif
