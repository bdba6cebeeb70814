#include "cli/file_text.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { FILE_MAX = 1 << 30 };

char *file_text(const char *path, size_t *size)
{
    FILE *stream = strcmp(path, "-") == 0 ? stdin : fopen(path, "rb");
    size_t capacity = 1 << 16;
    char *text = stream == NULL ? NULL : malloc(capacity);
    *size = 0;
    while (text != NULL) {
        size_t got = fread(text + *size, 1, capacity - *size, stream);
        *size += got;
        if (*size < capacity)
            break;
        if (capacity >= FILE_MAX) {
            errno = EFBIG;
            free(text);
            text = NULL;
            break;
        }
        char *grown = realloc(text, capacity *= 2);
        if (grown == NULL)
            free(text);
        text = grown;
    }
    if (text != NULL && ferror(stream)) {
        free(text);
        text = NULL;
    }
    if (stream != NULL && stream != stdin)
        fclose(stream);
    return text;
}
