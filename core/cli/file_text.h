/* A file in one piece. */
#ifndef EXHIBIT_CLI_FILE_TEXT_H
#define EXHIBIT_CLI_FILE_TEXT_H

#include <stddef.h>

/* "-" is standard input. The caller frees it. NULL: errno says why; a file of a gibibyte is too large. */
char *file_text(const char *path, size_t *size);

#endif
