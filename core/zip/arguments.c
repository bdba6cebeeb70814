#include "zip/arguments.h"

struct argument with_hex(struct findings *found, enum rule rule, const char *name, uint32_t value, unsigned digits)
{
    static const char hex[] = "0123456789abcdef";
    uint8_t text[10] = {'0', 'x'};
    if (found == NULL || found->checks[rule].found >= STORED_A_RULE_MAX)
        return with_number(name, value); /* not stored anyway */
    for (unsigned i = 0; i < digits; i++)
        text[2 + i] = (uint8_t)hex[value >> 4 * (digits - 1 - i) & 15];
    return with_text(name, arena_copy(found->arena, (struct bytes){text, 2 + digits}));
}
