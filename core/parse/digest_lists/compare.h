/* Members against the digests that lists give them. */
#ifndef EXHIBIT_PARSE_DIGEST_LISTS_COMPARE_H
#define EXHIBIT_PARSE_DIGEST_LISTS_COMPARE_H

#include "parse/digest_lists/digest_list.h"

/* Sets state and cause of every entry that names this member. Call when it is digested; members are independent. */
enum status digest_lists_compare(struct digest_lists *lists, const struct bundle *bundle, uint32_t index,
                                 struct arena *scratch);

#endif
