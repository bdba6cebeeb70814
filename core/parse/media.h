/* How the content of a file can be shown, told by its first bytes and its name; and what happens to whoever opens it. */
#ifndef EXHIBIT_PARSE_MEDIA_H
#define EXHIBIT_PARSE_MEDIA_H

#include "base/bytes.h"

enum media_kind {
    MEDIA_BINARY,
    MEDIA_TEXT,
    MEDIA_MARKDOWN,
    MEDIA_JSON,
    MEDIA_JSON_LINES,
    MEDIA_CSV,
    MEDIA_TSV,
    MEDIA_IMAGE, /* of a format that holds nothing but pixels: PNG, JPEG, GIF, WebP */
};

struct media {
    enum media_kind kind;
    const char *type;       /* of an image: "image/png"; else NULL */
    uint32_t width, height; /* of an image, in pixels, as its header says; 0 when that was not found */
    const char *runs;       /* "a program for Windows": what opening it may start; NULL when nothing is known to */
};

/* Bytes of a file that are looked at, at most: behind the thumbnail that a JPEG begins with. */
enum { MEDIA_START_SIZE = 256 * 1024 };

/* `start` is the whole file or its first MEDIA_START_SIZE bytes; `is_text`: all of it is valid UTF-8 without NUL. */
struct media media_of(struct bytes name, struct bytes start, bool is_text);

/* Is the file with this path one that programs write and nobody reads: a lock file, minified code, a package's copy? */
bool path_is_generated(struct bytes path);

const char *media_kind_name(enum media_kind kind);

#endif
