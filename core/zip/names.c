/* Names one at a time, and as a set. */
#include "zip/zip.h"

void zip_check_names(const struct member_name *names, size_t count, struct arena *scratch, struct findings *found)
{
    (void)names, (void)count, (void)scratch, (void)found;
}
