/* Commands that are recorded more than once: again in one document, and in several of one run. */
#include "parse/evidence/reading.h"

#include <stdlib.h>

static int compare_parts(const struct command *one, const struct command_part *part, const struct command *other,
                         const struct command_part *with)
{
    int order = (part->count > with->count) - (part->count < with->count);
    for (uint32_t i = 0; order == 0 && i < part->count; i++)
        order = bytes_compare(one->words.items[part->first + i].text, other->words.items[with->first + i].text);
    return order;
}

/* By what runs, without what only says where and how. */
static int compare_commands(const struct command_record *a, const struct command_record *b)
{
    const struct command *one = &a->command, *other = &b->command;
    int order = (one->parts.count > other->parts.count) - (one->parts.count < other->parts.count);
    for (size_t i = 0; order == 0 && i < one->parts.count; i++)
        order = compare_parts(one, &one->parts.items[i], other, &other->parts.items[i]);
    return order == 0 && one->parts.count == 0 ? bytes_compare(one->text, other->text) : order;
}

static int by_command(const void *left, const void *right)
{
    const struct command_record *a = *(struct command_record *const *)left, *b = *(struct command_record *const *)right;
    int order = compare_commands(a, b);
    if (order == 0)
        order = (a->run > b->run) - (a->run < b->run);
    if (order == 0)
        order = (a->member > b->member) - (a->member < b->member);
    return order != 0 ? order : (a->line > b->line) - (a->line < b->line);
}

static bool is_same_command(const struct command_record *a, const struct command_record *b)
{
    return a->run == b->run && compare_commands(a, b) == 0;
}

/* Records of one command in one document: how often it failed before, and whether it passed after it failed. Gives the
 * last one with an outcome, or NULL. */
static struct command_record *compare_in_document(struct command_record *const *records, size_t count)
{
    struct command_record *last = NULL;
    uint32_t failed = 0;
    bool passes = false;
    for (size_t i = 0; i < count; i++) {
        records[i]->failed_before = failed;
        failed += records[i]->outcome == OUTCOME_FAILED ? 1 : 0;
        if (records[i]->outcome != OUTCOME_UNKNOWN && !records[i]->is_quoted)
            last = records[i];
    }
    for (size_t i = count; i-- > 0;) {
        records[i]->is_made_good = passes && records[i]->outcome == OUTCOME_FAILED;
        passes = passes || records[i]->outcome == OUTCOME_PASSED;
    }
    return last;
}

/* Records of one command in one run: what TESTS.md says in the end against what each other document does. */
static void compare_in_run(struct command_record *const *records, size_t count)
{
    const struct command_record *claim = NULL;
    for (unsigned pass = 0; pass < 2; pass++) { /* the claim can come after what speaks against it */
        for (size_t from = 0, to = 1; from < count; from = to, to = from + 1) {
            while (to < count && records[to]->member == records[from]->member)
                to++;
            struct command_record *last = compare_in_document(records + from, to - from);
            if (last == NULL)
                continue;
            if (last->source == COMMAND_OF_TESTS)
                claim = last;
            else if (claim != NULL && claim->outcome == OUTCOME_PASSED && last->outcome == OUTCOME_FAILED)
                last->passes_at = claim->line;
        }
    }
}

void evidence_compare_commands(struct dossier *dossier)
{
    struct evidence *evidence = &dossier->evidence;
    size_t count = evidence->commands.count;
    struct arena_mark mark = arena_mark(dossier->scratch);
    struct command_record **sorted = arena_new(dossier->scratch, struct command_record *, count);
    if (sorted == NULL || count == 0)
        return;
    for (size_t i = 0; i < count; i++)
        sorted[i] = &evidence->commands.items[i];
    qsort(sorted, count, sizeof *sorted, by_command);
    for (size_t from = 0, to = 1; from < count; from = to, to = from + 1) {
        while (to < count && is_same_command(sorted[from], sorted[to]))
            to++;
        compare_in_run(sorted + from, to - from);
    }
    arena_rewind(dossier->scratch, mark);
}
