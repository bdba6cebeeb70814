#include "sample_bundle.h"

#include <stdlib.h>
#include <string.h>

#define BEFORE "1111111111111111111111111111111111111111"
#define AFTER "2222222222222222222222222222222222222222"

const struct sample_file sample_files[] = {
    {"AGENTS.md", "# Rules\n\n- One ticket at a time.\n"},
    {"docs/PLAN_OF_RECORD.md", "# Plan\n\n1. Limit the retries.\n"},
    {"docs/DOCS_AND_LOGGING_SYSTEM.md", "# Docs\n\nEvery run has a folder.\n"},
    {"docs/CODEX_SPRINT_TICKETS.md", "# Tickets\n\n"
                                     "## ticket-07 \xE2\x80\x94 Limit retries\n\n"
                                     "**Status:** Done\n\n"
                                     "**Files/modules likely touched:**\n- `src/tool.py`\n\n"
                                     "**Acceptance criteria:**\n- A table is asked for nine times.\n"},
    {"PROGRESS.md", "# Progress\n\n- ticket-07: done, nine tries.\n"},
    {"project_state/CURRENT_RESULTS.md", "# Results\n\nAll tables were read.\n"},
    {"project_state/KNOWN_ISSUES.md", "# Issues\n\nNone that is known.\n"},
    {"project_state/CONFIG_REFERENCE.md", "# Configuration\n\n`limit`: tries.\n"},
    {"src/tool.py", "limit = 9\npath = \"/Users/ann/tables\"\n"},
    {"DIFF.patch", "### git diff --patch " BEFORE ".." AFTER "\n"
                   "diff --git a/src/tool.py b/src/tool.py\n"
                   "index 4c2859c..dc20b79 100644\n"
                   "--- a/src/tool.py\n"
                   "+++ b/src/tool.py\n"
                   "@@ -1,2 +1,2 @@\n"
                   "-limit = 5\n"
                   "+limit = 9\n"
                   " path = \"/Users/ann/tables\"\n"},
    {"LAST_COMMIT.txt", "commit " AFTER "\n"
                        "Author:     Ann <ann@example.org>\n"
                        "AuthorDate: Mon Jan 5 10:40:00 2026 +0000\n"
                        "Commit:     Ann <ann@example.org>\n"
                        "CommitDate: Mon Jan 5 10:40:00 2026 +0000\n"
                        "\n    ticket-07: limit retries\n\n    Tests: make test\n"},
    {SAMPLE_RUN "/PROMPT.md", "# Prompt\n\nDo ticket-07, and only that.\n"},
    {SAMPLE_RUN "/COMMANDS.md", "# Commands\n\n1. `make test`\n2. `git commit -am limit`\n"},
    {SAMPLE_RUN "/RESULTS.md", "# Results\n\n- Nine tries instead of five.\n"},
    {SAMPLE_RUN "/TESTS.md", "# Tests\n\n- `make test` (pass; 12 passed)\n"},
    {SAMPLE_RUN "/META.json",
     "{\"run_name\": \"20260105_101500_ticket-07_limit\", \"ticket_id\": \"ticket-07\",\n"
     " \"git_sha_before\": \"" BEFORE "\", \"git_sha_after\": \"" AFTER "\",\n"
     " \"started_at_utc\": \"2026-01-05T10:15:00Z\", \"finished_at_utc\": \"2026-01-05T10:42:30Z\"}\n"},
};

const size_t sample_file_count = sizeof sample_files / sizeof sample_files[0];

void sample_zip(struct zip_file *file)
{
    struct zip_plan plan = {.count = 0};
    for (size_t i = 0; i < sample_file_count; i++) {
        struct bytes content = bytes_of(sample_files[i].text);
        if (i % 2 == 0)
            zip_add_stored(&plan, sample_files[i].path, content);
        else
            zip_add_deflated(&plan, sample_files[i].path, content);
    }
    zip_lay(&plan);
    zip_write(&plan, file);
}

static bool read_file(void *context, uint64_t offset, void *buffer, size_t count)
{
    const struct zip_file *file = context;
    if (offset > file->size || count > file->size - offset)
        abort(); /* the core promised not to */
    memcpy(buffer, file->at + offset, count);
    return true;
}

struct exhibit_file file_of(const struct zip_file *file)
{
    return (struct exhibit_file){(void *)(uintptr_t)file, file->size, read_file};
}

static bool append(void *context, const void *bytes, size_t count)
{
    struct text *text = context;
    if (count >= text->capacity - text->size) {
        size_t capacity = 2 * (text->capacity + count + 1);
        char *moved = realloc(text->at, capacity);
        if (moved == NULL)
            abort();
        text->at = moved;
        text->capacity = capacity;
    }
    if (count > 0)
        memcpy(text->at + text->size, bytes, count);
    text->size += count;
    text->at[text->size] = '\0';
    return true;
}

struct exhibit_output output_into(struct text *text)
{
    *text = (struct text){.at = NULL};
    append(text, "", 0);
    return (struct exhibit_output){text, append};
}

void text_release(struct text *text)
{
    free(text->at);
    *text = (struct text){.at = NULL};
}

bool text_holds(const struct text *text, const char *part)
{
    return bytes_contain((struct bytes){(const uint8_t *)text->at, text->size}, bytes_of(part));
}

bool text_equal(const struct text *a, const struct text *b)
{
    return a->size == b->size && memcmp(a->at, b->at, a->size) == 0;
}
