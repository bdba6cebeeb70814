#include "parse/evidence/reading.h"

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
                                        .run = index};
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

enum status evidence_read(struct dossier *dossier)
{
    for (size_t i = 0; i < dossier->runs.count && !dossier->evidence.is_cut_off; i++) {
        read_commands(dossier, i);
        read_tests(dossier, i);
    }
    return dossier->keep->memory->exhausted ? STATUS_NO_MEMORY : STATUS_OK;
}
