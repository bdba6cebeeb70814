#define _POSIX_C_SOURCE 200809L

#include "cli/decide.h"

#include "cli/file_text.h"
#include "cli/reviewed.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>

static bool write_output(struct exhibit *review, const struct output *output)
{
    bool is_json = strcmp(output->format, "json") == 0;
    FILE *stream = output->path == NULL ? stdout : fopen(output->path, "wb");
    if (stream == NULL)
        return false;
    bool is_good = exhibit_report(review, is_json ? "review" : "review-markdown", stream_output(stream));
    return (output->path == NULL ? fflush(stream) : fclose(stream)) == 0 && is_good;
}

static bool write_outputs(struct exhibit *review, const struct arguments *arguments)
{
    static const struct output markdown = {"markdown", NULL};
    bool is_good = true;
    for (size_t i = 0; i < arguments->output_count; i++)
        is_good = write_output(review, &arguments->outputs[i]) && is_good;
    if (arguments->output_count == 0 && !arguments->is_quiet)
        is_good = write_output(review, &markdown);
    if (!is_good)
        fprintf(stderr, "exhibit: the decision could not be written: %s\n", strerror(errno));
    return is_good;
}

static int decide_on(struct exhibit *review, const char *text, size_t size, const struct arguments *arguments)
{
    const char *path = arguments->operands[1];
    switch (exhibit_decide(review, text, size)) {
    case EXHIBIT_APPROVED: return write_outputs(review, arguments) ? EXHIBIT_PASS : EXHIBIT_BROKEN;
    case EXHIBIT_REJECTED: return write_outputs(review, arguments) ? EXHIBIT_FAIL : EXHIBIT_BROKEN;
    case EXHIBIT_UNDECIDED: fprintf(stderr, "exhibit: %s: nothing is decided yet\n", path); break;
    case EXHIBIT_NOT_A_DECISION: fprintf(stderr, "exhibit: %s: %s\n", path, exhibit_error(review)); break;
    }
    return EXHIBIT_USAGE;
}

int decide(const struct arguments *arguments)
{
    struct reviewed reviewed;
    size_t size = 0;
    char *text = file_text(arguments->operands[1], &size);
    if (text == NULL) {
        fprintf(stderr, "exhibit: %s: %s\n", arguments->operands[1], strerror(errno));
        return EXHIBIT_USAGE;
    }
    char *options = options_document(arguments);
    int code = EXHIBIT_UNJUDGED;
    if (options != NULL) {
        code = reviewed_open(&reviewed, arguments->operands[0], options, NULL);
        if (code == EXHIBIT_PASS)
            code = decide_on(reviewed.review, text, size, arguments);
        reviewed_close(&reviewed);
    }
    free(options);
    free(text);
    return code;
}
