#include "cli/compare.h"

#include "cli/report_text.h"
#include "cli/reviewed.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>

static int write_comparison(const struct report_text reports[2], unsigned ignored, const struct output *output, bool *is_same)
{
    FILE *stream = output->path == NULL ? stdout : fopen(output->path, "wb");
    if (stream == NULL) {
        fprintf(stderr, "exhibit: %s: %s\n", output->path, strerror(errno));
        return EXHIBIT_USAGE;
    }
    enum exhibit_status status =
        exhibit_compare((struct exhibit_text){reports[0].at, reports[0].size},
                        (struct exhibit_text){reports[1].at, reports[1].size}, ignored, output->format, stream_output(stream), is_same);
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
        code = report_text_get(&reports[i], arguments->operands[i], options);
    for (size_t i = 0; i < arguments->output_count && code == EXHIBIT_PASS; i++)
        code = write_comparison(reports, arguments->ignored, &arguments->outputs[i], &is_same);
    if (arguments->output_count == 0 && code == EXHIBIT_PASS)
        code = write_comparison(reports, arguments->ignored, &text, &is_same);
    free(reports[0].at);
    free(reports[1].at);
    free(options);
    return code == EXHIBIT_PASS && !is_same ? EXHIBIT_FAIL : code;
}
