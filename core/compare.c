/* Two reports held against each other. Needs no review: reports are compared as they were written. */
#include "exhibit.h"

#include "report/comparison.h"

_Static_assert((int)EXHIBIT_IGNORE_TIMES == (int)IGNORE_TIMES && (int)EXHIBIT_IGNORE_RUNS == (int)IGNORE_RUNS, "they are the same");

#include <string.h>

static bool to_output(void *context, struct bytes piece)
{
    const struct exhibit_output *output = context;
    return output->write(output->context, piece.at, piece.size);
}

struct comparing {
    struct memory memory;
    struct arena keep, scratch;
    struct saved_report reports[2];
    struct comparison comparison;
};

static enum exhibit_status compare_texts(struct comparing *comparing, struct exhibit_text before, struct exhibit_text after,
                                         unsigned ignored)
{
    const struct exhibit_text texts[] = {before, after};
    for (size_t i = 0; i < 2; i++) {
        struct bytes text = {(const uint8_t *)texts[i].at, texts[i].size};
        const char *wrong = saved_report_read(&comparing->reports[i], text, &comparing->keep, &comparing->scratch);
        if (comparing->memory.exhausted)
            return EXHIBIT_NO_MEMORY;
        if (wrong != NULL)
            return EXHIBIT_BAD_OPTIONS;
    }
    enum status status =
        compare_reports(&comparing->comparison, &comparing->reports[0], &comparing->reports[1], ignored, &comparing->keep);
    return status == STATUS_OK ? EXHIBIT_OK : EXHIBIT_NO_MEMORY;
}

enum exhibit_status exhibit_compare(struct exhibit_text before, struct exhibit_text after, unsigned ignored, const char *format,
                                    struct exhibit_output output, bool *is_same)
{
    bool is_json = strcmp(format, "json") == 0;
    struct comparing comparing = {.memory = {.limit = (size_t)normal_limits.of[LIMIT_MEMORY]}};
    struct writer writer;
    if (!is_json && strcmp(format, "text") != 0)
        return EXHIBIT_BAD_OPTIONS;
    comparing.keep.memory = comparing.scratch.memory = &comparing.memory;
    enum exhibit_status status = compare_texts(&comparing, before, after, ignored);
    if (status == EXHIBIT_OK) {
        writer_init(&writer, (struct sink){&output, to_output});
        (is_json ? comparison_write_json : comparison_write_text)(&comparing.comparison, &writer);
        *is_same = comparison_is_empty(&comparing.comparison);
        status = writer_finish(&writer) ? EXHIBIT_OK : EXHIBIT_STOPPED;
    }
    arena_release(&comparing.scratch);
    arena_release(&comparing.keep);
    return status;
}
