/* The tickets of many reports as one matrix. Needs no review: reports are read as they were written. */
#include "exhibit.h"

#include "report/sprint.h"

#include <string.h>

static bool to_output(void *context, struct bytes piece)
{
    const struct exhibit_output *output = context;
    return output->write(output->context, piece.at, piece.size);
}

enum exhibit_status exhibit_tickets(struct exhibit_text reports, const char *format, struct exhibit_output output)
{
    bool is_json = strcmp(format, "json") == 0;
    struct memory memory = {.limit = (size_t)normal_limits.of[LIMIT_MEMORY]};
    struct arena keep = {.memory = &memory}, scratch = {.memory = &memory};
    struct sprint sprint = {.bundles = {0}};
    struct writer writer;
    enum exhibit_status status = EXHIBIT_OK;
    if (!is_json && strcmp(format, "text") != 0)
        return EXHIBIT_BAD_OPTIONS;
    if (sprint_read(&sprint, (struct bytes){(const uint8_t *)reports.at, reports.size}, &keep, &scratch) != NULL)
        status = EXHIBIT_BAD_OPTIONS;
    if (status == EXHIBIT_OK)
        sprint_merge(&sprint, &keep, &scratch);
    if (memory.exhausted)
        status = EXHIBIT_NO_MEMORY;
    if (status == EXHIBIT_OK) {
        writer_init(&writer, (struct sink){&output, to_output});
        (is_json ? sprint_write_json : sprint_write_text)(&sprint, &writer);
        status = writer_finish(&writer) ? EXHIBIT_OK : EXHIBIT_STOPPED;
    }
    arena_release(&scratch);
    arena_release(&keep);
    return status;
}
