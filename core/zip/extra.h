/* Extra fields: tagged values behind a name, in the directory and again in the local header (APPNOTE 4.5, 4.6). */
#ifndef EXHIBIT_ZIP_EXTRA_H
#define EXHIBIT_ZIP_EXTRA_H

#include "zip/scan.h"

/* The sizes of an entry; all ones in 32 bits hands over to the zip64 field. */
struct sizes {
    uint64_t packed, unpacked;
};

/* Resolves the zip64 fields of an entry and notes its Unicode path. */
void read_central_extra(struct scan *scan, uint32_t index);

/* Resolves the sizes of a local header and says whether it has a zip64 field. `name` is that of the local header. */
bool read_local_extra(struct scan *scan, uint32_t index, struct bytes name, struct bytes extra, struct sizes *sizes);

#endif
