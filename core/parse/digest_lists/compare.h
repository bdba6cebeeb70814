/* Members against the digests that lists give them. */
#ifndef EXHIBIT_PARSE_DIGEST_LISTS_COMPARE_H
#define EXHIBIT_PARSE_DIGEST_LISTS_COMPARE_H

#include "parse/digest_lists/digest_list.h"

/* Sets state and cause of every entry that names this member. Call when it is digested; members are independent.
 * `before` is the SHA-256 of the file without the changes of the patch; NULL when that is not known. */
enum status digest_lists_compare(struct digest_lists *lists, const struct bundle *bundle, uint32_t index,
                                 const uint8_t *before, struct arena *scratch);

#endif
