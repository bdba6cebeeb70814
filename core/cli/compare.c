#include "cli/compare.h"

#include "cli/file_text.h"
#include "cli/reviewed.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>

/* A report as text that grows. */
struct report_text {
    char *at;
    size_t size, capacity;
};

static bool append(void *context, const void *bytes, size_t count)
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

/* EXHIBIT_PASS, or the exit code; why was told. */
static int get_report(const char *path, const char *options, struct report_text *text)
{
    struct reviewed reviewed;
    if (is_report_file(path)) {
        text->at = file_text(path, &text->size);
        return text->at != NULL ? EXHIBIT_PASS : say_unjudged(path, strerror(errno));
    }
    int code = reviewed_open(&reviewed, path, options, NULL);
    if (code == EXHIBIT_PASS && !exhibit_report(reviewed.review, "json", (struct exhibit_output){text, append}))
        code = say_unjudged(path, "there is no memory for its report");
    reviewed_close(&reviewed);
    return code;
}

static int write_comparison(const struct report_text *before, const struct report_text *after, const struct output *output,
                            bool *is_same)
{
    FILE *stream = output->path == NULL ? stdout : fopen(output->path, "wb");
    if (stream == NULL) {
        fprintf(stderr, "exhibit: %s: %s\n", output->path, strerror(errno));
        return EXHIBIT_USAGE;
    }
    enum exhibit_status status =
        exhibit_compare((struct exhibit_text){before->at, before->size}, (struct exhibit_text){after->at, after->size},
                        output->format, stream_output(stream), is_same);
    bool is_written = (output->path == NULL ? fflush(stream) : fclose(stream)) == 0;
    switch (status) {
    case EXHIBIT_OK: return is_written ? EXHIBIT_PASS : EXHIBIT_BROKEN;
    case EXHIBIT_BAD_OPTIONS: fputs("exhibit: compare: one of the two is no JSON report of Exhibit\n", stderr); return EXHIBIT_USAGE;
    case EXHIBIT_NO_MEMORY: fputs("exhibit: compare: the reports are too large to be compared\n", stderr); return EXHIBIT_UNJUDGED;
    default: fprintf(stderr, "exhibit: the comparison could not be written: %s\n", strerror(errno)); return EXHIBIT_BROKEN;
    }
}

int compare(const struct arguments *arguments)
{
    static const struct output text = {"text", NULL};
    struct report_text reports[2] = {{NULL, 0, 0}, {NULL, 0, 0}};
    bool is_same = false;
    char *options = options_document(arguments);
    int code = options == NULL ? EXHIBIT_UNJUDGED : EXHIBIT_PASS;
    for (size_t i = 0; i < 2 && code == EXHIBIT_PASS; i++)
        code = get_report(arguments->operands[i], options, &reports[i]);
    for (size_t i = 0; i < arguments->output_count && code == EXHIBIT_PASS; i++)
        code = write_comparison(&reports[0], &reports[1], &arguments->outputs[i], &is_same);
    if (arguments->output_count == 0 && code == EXHIBIT_PASS)
        code = write_comparison(&reports[0], &reports[1], &text, &is_same);
    free(reports[0].at);
    free(reports[1].at);
    free(options);
    return code == EXHIBIT_PASS && !is_same ? EXHIBIT_FAIL : code;
}
