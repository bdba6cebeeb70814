#include "cli/tickets.h"

#include "cli/report_text.h"
#include "cli/reviewed.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>

struct collecting {
    const char *options;
    struct report_text reports; /* a JSON array, without its end */
    int worst;
};

static bool ends_in_zip(const char *name)
{
    size_t size = strlen(name);
    return size > 4 && strcmp(name + size - 4, ".zip") == 0;
}

/* What cannot be reviewed is told and left out; the others are still shown. */
static void collect(struct collecting *collecting, const char *path)
{
    struct report_text one = {NULL, 0, 0};
    int code = report_text_get(&one, path, collecting->options);
    const char *before = collecting->reports.size == 0 ? "[" : ",";
    bool is_taken = code != EXHIBIT_PASS || (report_text_append(&collecting->reports, before, 1) &&
                                             report_text_append(&collecting->reports, one.at, one.size));
    if (!is_taken)
        code = say_unjudged(path, "there is no memory for its report");
    collecting->worst = code > collecting->worst ? code : collecting->worst;
    free(one.at);
}

/* A folder with zips in it holds bundles; any other is one itself. */
static bool holds_bundles(const struct input *input)
{
    for (size_t i = 0; input->is_folder && i < input->count; i++) {
        if (ends_in_zip(input->entries[i].name) && strchr(input->entries[i].name, '/') == NULL)
            return true;
    }
    return false;
}

static void collect_below(struct collecting *collecting, const struct input *input)
{
    for (size_t i = 0; i < input->count; i++) {
        size_t size = strlen(input->path) + 1 + strlen(input->entries[i].name) + 1;
        char *path = ends_in_zip(input->entries[i].name) ? malloc(size) : NULL;
        if (path == NULL)
            continue;
        snprintf(path, size, "%s/%s", input->path, input->entries[i].name);
        collect(collecting, path);
        free(path);
    }
}

static void collect_operand(struct collecting *collecting, const char *path)
{
    struct input input;
    const char *why;
    bool is_standard_input = strcmp(path, "-") == 0;
    bool is_open = !is_standard_input && input_open(&input, path, &why);
    if (is_open && holds_bundles(&input))
        collect_below(collecting, &input);
    else
        collect(collecting, path);
    if (!is_standard_input)
        input_close(&input);
}

static int write_matrix(const struct report_text *reports, const struct output *output)
{
    FILE *stream = output->path == NULL ? stdout : fopen(output->path, "wb");
    if (stream == NULL) {
        fprintf(stderr, "exhibit: %s: %s\n", output->path, strerror(errno));
        return EXHIBIT_USAGE;
    }
    enum exhibit_status status =
        exhibit_tickets((struct exhibit_text){reports->at, reports->size}, output->format, stream_output(stream));
    bool is_written = (output->path == NULL ? fflush(stream) : fclose(stream)) == 0;
    switch (status) {
    case EXHIBIT_OK: return is_written ? EXHIBIT_PASS : EXHIBIT_BROKEN;
    case EXHIBIT_BAD_OPTIONS: fputs("exhibit: tickets: one of these is no JSON report of Exhibit\n", stderr); return EXHIBIT_USAGE;
    case EXHIBIT_NO_MEMORY: fputs("exhibit: tickets: the reports are too large for one matrix\n", stderr); return EXHIBIT_UNJUDGED;
    default: fprintf(stderr, "exhibit: the matrix could not be written: %s\n", strerror(errno)); return EXHIBIT_BROKEN;
    }
}

int tickets(const struct arguments *arguments)
{
    static const struct output text = {"text", NULL};
    char *options = options_document(arguments);
    struct collecting collecting = {.options = options};
    int code = options == NULL ? EXHIBIT_UNJUDGED : EXHIBIT_PASS;
    for (size_t i = 0; i < arguments->operand_count && code == EXHIBIT_PASS; i++)
        collect_operand(&collecting, arguments->operands[i]);
    bool has_any = collecting.reports.size > 0 && report_text_append(&collecting.reports, "]", 1);
    for (size_t i = 0; i < arguments->output_count && has_any && code == EXHIBIT_PASS; i++)
        code = write_matrix(&collecting.reports, &arguments->outputs[i]);
    if (arguments->output_count == 0 && has_any && code == EXHIBIT_PASS)
        code = write_matrix(&collecting.reports, &text);
    free(collecting.reports.at);
    free(options);
    return code > collecting.worst ? code : collecting.worst;
}
