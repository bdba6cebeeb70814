/* Values in hex for findings; they live as long as the findings do. */
#ifndef EXHIBIT_ZIP_ARGUMENTS_H
#define EXHIBIT_ZIP_ARGUMENTS_H

#include "finding/findings.h"

/* "0x" and `digits` digits, 8 at most; for a finding of `rule` that is added next. */
struct argument with_hex(struct findings *found, enum rule rule, const char *name, uint32_t value, unsigned digits);

#endif
