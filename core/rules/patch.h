/* What the rules about the patch share. */
#ifndef EXHIBIT_RULES_PATCH_H
#define EXHIBIT_RULES_PATCH_H

#include "rules/judging.h"

/* Of the patch's member, which must be there. */
struct bytes patch_path(const struct judging *judging);
struct place patch_line_of(const struct judging *judging, const struct patch_file *file);

/* The patch against itself and against the members. */
void check_patch_content(struct judging *judging);

/* "executable (100755)" */
const char *patch_mode_text(uint32_t mode);

/* The modes that it gives files, against the archive and against itself. */
void check_patch_modes(struct judging *judging);

#endif
