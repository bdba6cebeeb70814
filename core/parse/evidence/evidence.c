#include "parse/evidence/command_log.h"
#include "parse/evidence/numbers.h"
#include "parse/evidence/reading.h"

#include <stdlib.h>

uint64_t evidence_room(const struct dossier *dossier)
{
    uint64_t limit = dossier->bundle->limits->of[LIMIT_EVIDENCE], kept = dossier->evidence.kept;
    return kept < limit ? limit - kept : 0;
}

bool evidence_fits(struct dossier *dossier, uint32_t member, uint64_t count)
{
    struct evidence *evidence = &dossier->evidence;
    uint64_t limit = dossier->bundle->limits->of[LIMIT_EVIDENCE];
    evidence->kept += count;
    if (evidence->kept <= limit)
        return true;
    if (!evidence->is_cut_off)
        findings_add_limit(dossier->bundle->found, RULE_MEMBER_TOO_MUCH_EVIDENCE, place_member(member),
                           dossier->bundle->limits, LIMIT_EVIDENCE, "what is kept as evidence up to here",
                           evidence->kept);
    evidence->is_cut_off = true;
    return false;
}

bool evidence_add_command(struct dossier *dossier, const struct command_record *record, struct bytes text)
{
    struct evidence *evidence = &dossier->evidence;
    if (!evidence_fits(dossier, record->member, 1))
        return false;
    struct command_record *added = arena_push(dossier->keep, &evidence->commands, struct command_record);
    if (added == NULL)
        return false;
    *added = *record;
    command_parse(&added->command, text, dossier->keep);
    return evidence_fits(dossier, record->member, added->command.words.count);
}

static void read_commands(struct dossier *dossier, size_t index)
{
    const struct run *run = &dossier->runs.items[index];
    findings_checked(dossier->bundle->found, RULE_MEMBER_TOO_MUCH_EVIDENCE, run->commands.count > 0 ? 1 : 0);
    for (size_t i = 0; i < run->commands.count; i++) {
        const struct recorded_command *command = &run->commands.items[i];
        struct command_record record = {.source = COMMAND_OF_LOG,
                                        .member = run->files[RUN_COMMANDS],
                                        .line = command->line,
                                        .run = index,
                                        .outcome = command->outcome,
                                        .outcome_line = command->outcome_line,
                                        .remark = command->remark};
        if (!evidence_add_command(dossier, &record, command->command))
            return;
    }
}

static void read_tests(struct dossier *dossier, size_t index)
{
    const struct run *run = &dossier->runs.items[index];
    findings_checked(dossier->bundle->found, RULE_MEMBER_TOO_MUCH_EVIDENCE, run->tests.count > 0 ? 1 : 0);
    for (size_t i = 0; i < run->tests.count; i++) {
        const struct recorded_test *test = &run->tests.items[i];
        struct command_record record = {.source = COMMAND_OF_TESTS,
                                        .member = run->files[RUN_TESTS],
                                        .line = test->line,
                                        .run = index,
                                        .outcome = test->outcome,
                                        .outcome_line = test->line,
                                        .remark = test->text};
        if (test->command.size > 0 && !evidence_add_command(dossier, &record, test->command))
            return;
    }
}

void evidence_add_shown(struct dossier *dossier, enum command_source source, uint32_t member, size_t run,
                        const struct shown_commands *commands)
{
    for (size_t i = 0; i < commands->count; i++) {
        const struct shown_command *shown = &commands->items[i];
        struct command_record record = {.source = source,
                                        .member = member,
                                        .line = shown->line,
                                        .run = run,
                                        .is_quoted = shown->is_quoted,
                                        .outcome = shown->outcome,
                                        .outcome_line = shown->outcome_line,
                                        .remark = shown->remark,
                                        .has_exit_code = shown->has_exit_code,
                                        .exit_code = shown->exit_code};
        if (!evidence_add_command(dossier, &record, shown->text))
            return;
    }
}

/* What is in code blocks and quotes of a document of the run. */
static void read_shown(struct dossier *dossier, size_t index, enum run_file file, enum command_source source)
{
    const struct run *run = &dossier->runs.items[index];
    uint32_t member = run->files[file];
    struct arena_mark mark = arena_mark(dossier->scratch);
    struct shown_commands shown;
    if (member == NO_MEMBER || !dossier->bundle->members[member].is_read)
        return;
    shown_commands_find(&shown, dossier->bundle->members[member].content, file == RUN_PROMPT, dossier->scratch);
    evidence_add_shown(dossier, source, member, index, &shown);
    arena_rewind(dossier->scratch, mark);
}

/* --- numbers --- */

static void read_numbers(struct dossier *dossier, uint32_t member)
{
    struct evidence *evidence = &dossier->evidence;
    size_t first = evidence->numbers.count;
    if (member == NO_MEMBER || !dossier->bundle->members[member].is_read || evidence->is_cut_off)
        return;
    struct bytes text = dossier->bundle->members[member].content;
    struct number_reading reading = {member, evidence_room(dossier), dossier->keep};
    if (!evidence_fits(dossier, member, stated_numbers_find(&evidence->numbers, text, reading))) {
        evidence->numbers.count = first; /* nothing is looked for any more */
        return;
    }
    stated_averages_find(&evidence->averages, text, reading); /* fewer than numbers */
    stated_bests_find(&evidence->bests, text, reading);
    for (size_t i = first; i < evidence->numbers.count; i++)
        wanted_numbers_add(&evidence->wanted, evidence->numbers.items[i].value, dossier->keep);
}

/* A line that states numbers. */
struct number_line {
    struct bytes text;
    uint32_t number;
};

static int by_text(const void *left, const void *right)
{
    return bytes_compare(((const struct number_line *)left)->text, ((const struct number_line *)right)->text);
}

static int first_with_text(const void *key, const void *item)
{
    return bytes_compare(*(const struct bytes *)key, ((const struct number_line *)item)->text);
}

/* The lines on which the numbers stand, by their text; one line for each number. */
static struct number_line *number_lines(const struct stated_number *numbers, size_t count, struct bytes text,
                                        struct arena *arena)
{
    struct number_line *stated = arena_new(arena, struct number_line, count);
    struct lines lines = lines_of(text);
    struct bytes line;
    for (size_t at = 0; stated != NULL && at < count && lines_next(&lines, &line);) {
        for (; at < count && numbers[at].line == lines.number; at++)
            stated[at] = (struct number_line){bytes_trim_right(line), (uint32_t)at};
    }
    if (stated != NULL)
        qsort(stated, count, sizeof *stated, by_text);
    return stated;
}

/* Marks the numbers of all lines that the entry of the patch adds. */
static void mark_added(struct stated_number *numbers, const struct number_line *stated, size_t count,
                       const struct patch_file *file)
{
    struct patch_walk walk = patch_walk_start(file);
    struct patch_line line;
    while (patch_walk_next(&walk, &line)) {
        struct bytes text = bytes_trim_right(line.text);
        const struct number_line *found =
            line.origin == '+' ? bsearch(&text, stated, count, sizeof *stated, first_with_text) : NULL;
        if (found == NULL || numbers[found->number].is_added)
            continue;
        while (found > stated && bytes_equal(found[-1].text, text))
            found--;
        for (; found < stated + count && bytes_equal(found->text, text); found++)
            numbers[found->number].is_added = true;
    }
}

/* Numbers of a document that tells of all runs: which of them are of this change? */
static void read_living_numbers(struct dossier *dossier, uint32_t member)
{
    struct arena_mark mark = arena_mark(dossier->scratch);
    size_t first = dossier->evidence.numbers.count;
    read_numbers(dossier, member);
    size_t count = dossier->evidence.numbers.count - first;
    if (count == 0)
        return;
    struct stated_number *numbers = &dossier->evidence.numbers.items[first];
    const struct member *document = &dossier->bundle->members[member];
    const struct number_line *stated = number_lines(numbers, count, document->content, dossier->scratch);
    for (size_t i = 0; stated != NULL && i < dossier->patch.files.count; i++) {
        if (bytes_equal(dossier->patch.files.items[i].new_path, document->path))
            mark_added(numbers, stated, count, &dossier->patch.files.items[i]);
    }
    arena_rewind(dossier->scratch, mark);
}

/* --- claims --- */

typedef uint64_t find_claims(struct claims *, struct bytes text, uint32_t member, uint64_t room, struct arena *);

static void read_claims(struct dossier *dossier, uint32_t member, struct claims *claims, find_claims *find)
{
    if (member == NO_MEMBER || !dossier->bundle->members[member].is_read || dossier->evidence.is_cut_off)
        return;
    findings_checked(dossier->bundle->found, RULE_MEMBER_TOO_MUCH_EVIDENCE, 1);
    struct bytes text = dossier->bundle->members[member].content;
    evidence_fits(dossier, member, find(claims, text, member, evidence_room(dossier), dossier->keep));
}

enum status evidence_read(struct dossier *dossier)
{
    struct evidence *evidence = &dossier->evidence;
    for (size_t i = 0; i < LIVING_DOCUMENT_COUNT; i++)
        read_claims(dossier, dossier->living[i], &evidence->claims, claims_find);
    for (size_t i = 0; i < dossier->runs.count && !evidence->is_cut_off; i++) {
        read_commands(dossier, i);
        read_tests(dossier, i);
        read_shown(dossier, i, RUN_PROMPT, COMMAND_OF_LOG);
        read_shown(dossier, i, RUN_COMMANDS, COMMAND_OF_LOG);
        read_shown(dossier, i, RUN_TESTS, COMMAND_OF_TESTS);
        read_numbers(dossier, dossier->runs.items[i].files[RUN_RESULTS]);
        read_claims(dossier, dossier->runs.items[i].files[RUN_RESULTS], &evidence->claims, claims_find);
    }
    for (size_t i = 0; i < LIVING_DOCUMENT_COUNT; i++)
        read_living_numbers(dossier, dossier->living[i]);
    for (size_t i = 0; i < dossier->tickets.count; i++) {
        read_numbers(dossier, dossier->tickets.items[i].member);
        if (dossier->tickets.items[i].is_section_file)
            read_claims(dossier, dossier->tickets.items[i].member, &evidence->failures, failures_find);
    }
    wanted_numbers_sort(&evidence->wanted);
    evidence_read_named(dossier);
    return dossier->keep->memory->exhausted ? STATUS_NO_MEMORY : STATUS_OK;
}
