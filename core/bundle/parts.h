/* What the files of this folder share. */
#ifndef EXHIBIT_BUNDLE_PARTS_H
#define EXHIBIT_BUNDLE_PARTS_H

#include "bundle/bundle.h"

/* The pattern of a role that a path would match if case meant nothing, and does not; NULL when there is none. `folded` is
 * the same path without case. Roles that many ordinary names have are left out: readme.md is no odd name. */
const char *role_case_variant(struct bytes path, struct bytes folded);

/* bundle_scan_zip without what only the bundle itself is held to. */
enum status scan_inner_zip(struct bundle *inner, const struct bundle *bundle, struct bytes name, struct source source,
                           const struct limits *limits);

void check_case_variants(struct bundle *bundle);

/* Room for digest_size(kind) bytes; NULL for a kind that is kept elsewhere. */
uint8_t *more_digests_room(struct more_digests *more, enum digest_kind kind);

#endif
