/* Path patterns: '*' is any run of bytes without '/', "**" any run at all; everything else stands for itself. */
#ifndef EXHIBIT_BASE_GLOB_H
#define EXHIBIT_BASE_GLOB_H

#include "base/bytes.h"

bool glob_match(struct bytes pattern, struct bytes path);

#endif
