/* Which members are archives themselves: told by their bytes, and by their names. */
#ifndef EXHIBIT_BUNDLE_ARCHIVE_FORMAT_H
#define EXHIBIT_BUNDLE_ARCHIVE_FORMAT_H

#include "base/bytes.h"

enum archive_format {
    ARCHIVE_NONE,
    ARCHIVE_ZIP, /* with everything that is one: jar, whl, docx, ... */
    ARCHIVE_TAR,
    ARCHIVE_GZIP,
    ARCHIVE_BZIP2,
    ARCHIVE_XZ,
    ARCHIVE_ZSTANDARD,
    ARCHIVE_LZIP,
    ARCHIVE_LZ4,
    ARCHIVE_7Z,
    ARCHIVE_RAR,
    ARCHIVE_CABINET,
    ARCHIVE_AR, /* and Debian packages */
    ARCHIVE_FORMATS
};

enum {
    ARCHIVE_START_SIZE = 512, /* bytes: a tar's first header */
    ARCHIVE_TAIL_SIZE = 22,   /* bytes: a zip's end record without a comment */
};

/* Zero-initialise. Takes the bytes of a member piece by piece and keeps what tells the format. */
struct archive_probe {
    uint8_t start[ARCHIVE_START_SIZE];
    uint8_t tail[ARCHIVE_TAIL_SIZE];
    size_t start_size, tail_size; /* bytes */
};

void archive_probe_add(struct archive_probe *probe, struct bytes piece);

/* By its first bytes; a zip also by an end record at its very end, whatever stands in front. */
enum archive_format archive_probe_format(const struct archive_probe *probe);

/* What the end of a name promises. `may_be` is set for endings that other files have, too: the content then is of that
 * format or no archive. */
enum archive_format archive_format_of_name(struct bytes name, bool *may_be);

const char *archive_format_name(enum archive_format format); /* "zip"; "no archive" */

#endif
