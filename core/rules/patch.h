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

/* What changed between the commit that the patch starts from and the one that it leads to, the tip of the objects. Says
 * nothing where the two could not be compared. */
void check_changes(struct judging *judging, const struct git_proof *objects, const struct tree_changes *changes);

/* The modes that it gives files, against the archive and against itself. */
void check_patch_modes(struct judging *judging);

#endif
