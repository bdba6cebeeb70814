/* Writes a copy of an archive with more entries. */
#ifndef EXHIBIT_ZIP_APPEND_H
#define EXHIBIT_ZIP_APPEND_H

#include "zip/zip.h"

/* Stored as it is, as a regular file. The name is ASCII. */
struct zip_addition {
    struct bytes name, content;
};

/* What is there stays as it is, byte for byte and in its order; the additions follow, always in the same bytes. The scan
 * must have been of this archive. STATUS_OK with *problem NULL, or in words what stands against it, with nothing written;
 * STATUS_STOPPED when the sink said no; STATUS_READ_ERROR; STATUS_NO_MEMORY. */
enum status zip_append(const struct zip *zip, const struct zip_addition *additions, size_t count, struct sink sink,
                       struct arena *scratch, const char **problem);

#endif
