/* The formats by name, and which function reads each. */
#include "parse/tickets/reading.h"

static const struct {
    const char *name;
    enum ticket_syntax syntax;
} formats[FORMAT_COUNT] = {
    [FORMAT_NONE] = {"none", SYNTAX_MARKDOWN},
#define FORMAT(id, name, syntax, title, members, gives) [FORMAT_##id] = {name, SYNTAX_##syntax},
#include "parse/tickets/formats.def"
#undef FORMAT
};

const char *ticket_format_name(enum ticket_format format)
{
    return formats[format].name;
}

bool ticket_format_find(struct bytes name, enum ticket_format *format)
{
    for (unsigned i = 0; i < FORMAT_COUNT; i++) {
        if (!bytes_is(name, formats[i].name))
            continue;
        *format = (enum ticket_format)i;
        return true;
    }
    return false;
}

enum ticket_syntax ticket_format_syntax(enum ticket_format format)
{
    return formats[format].syntax;
}

void ticket_file_read(struct ticket_file *file, enum ticket_format format, const struct ticket_input *input)
{
    static void (*const readers[FORMAT_COUNT])(struct ticket_builder *) = {
        [FORMAT_SPRINT_TICKETS] = sprint_tickets_parse,
        [FORMAT_TICKET_FILE] = ticket_file_parse,
        [FORMAT_TASK_QUEUE] = task_queue_parse,
        [FORMAT_WORK_ITEMS] = work_items_parse,
        [FORMAT_TASK_MASTER] = task_master_parse,
        [FORMAT_BEADS] = beads_parse,
        [FORMAT_SPEC_KIT] = spec_kit_parse,
        [FORMAT_OPENSPEC] = openspec_parse,
        [FORMAT_KIRO] = kiro_parse,
        [FORMAT_KIRO_APPROVALS] = kiro_approvals_parse,
        [FORMAT_BACKLOG] = backlog_parse,
        [FORMAT_GENERIC] = generic_parse,
    };
    *file = (struct ticket_file){.dialect = formats[format].name, .confidence = CONFIDENCE_NORMAL};
    struct ticket_builder to = {file, input};
    if (readers[format] != NULL)
        readers[format](&to);
}
