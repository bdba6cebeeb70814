#include "cli/report_text.h"

#include "cli/file_text.h"
#include "cli/reviewed.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>

bool report_text_append(void *context, const void *bytes, size_t count)
{
    struct report_text *text = context;
    if (count > text->capacity - text->size) {
        size_t capacity = text->capacity < 1 << 16 ? 1 << 16 : text->capacity;
        while (capacity - text->size < count)
            capacity *= 2;
        char *grown = realloc(text->at, capacity);
        if (grown == NULL)
            return false;
        text->at = grown;
        text->capacity = capacity;
    }
    memcpy(text->at + text->size, bytes, count);
    text->size += count;
    return true;
}

static bool is_report_file(const char *path)
{
    size_t size = strlen(path);
    return size > 5 && strcmp(path + size - 5, ".json") == 0;
}

int report_text_get(struct report_text *text, const char *path, const char *options)
{
    struct reviewed reviewed;
    if (is_report_file(path)) {
        size_t size;
        char *file = file_text(path, &size);
        if (file == NULL)
            return say_unjudged(path, strerror(errno));
        bool is_taken = report_text_append(text, file, size);
        free(file);
        return is_taken ? EXHIBIT_PASS : say_unjudged(path, "there is no memory for its report");
    }
    int code = reviewed_open(&reviewed, path, options, NULL);
    if (code == EXHIBIT_PASS && !exhibit_report(reviewed.review, "json", (struct exhibit_output){text, report_text_append}))
        code = say_unjudged(path, "there is no memory for its report");
    reviewed_close(&reviewed);
    return code;
}
