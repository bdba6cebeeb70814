/* Rules about the run logs: their files, META.json, and what they say of themselves. */
#include "rules/judging.h"

enum { RUN_FILE_SIZE_MIN = 20 }; /* bytes; the family's own bundlers refuse anything shorter */

static void check_files(struct judging *judging, const struct run *run)
{
    const struct policy *policy = judging->policy;
    findings_checked(judging->found, RULE_RUN_FILE_MISSING, policy->run_files.count);
    for (size_t i = 0; i < policy->run_files.count; i++) {
        bool is_there = false;
        for (enum run_file file = 0; file < RUN_FILE_COUNT; file++)
            is_there = is_there || (run->files[file] != NO_MEMBER &&
                                    bytes_is(policy->run_files.items[i], run_file_name(file)));
        if (!is_there)
            findings_add(judging->found, RULE_RUN_FILE_MISSING, place_nowhere(),
                         ARGUMENTS(with_text("file", policy->run_files.items[i]), with_text("run", run->name)));
    }
}

static void check_sizes(struct judging *judging, const struct run *run)
{
    for (enum run_file file = 0; file < RUN_FILE_COUNT; file++) {
        if (run->files[file] == NO_MEMBER)
            continue;
        const struct member *member = &judging->bundle->members[run->files[file]];
        findings_checked(judging->found, RULE_RUN_FILE_TOO_SHORT, 1);
        if (member->size < RUN_FILE_SIZE_MIN)
            findings_add(judging->found, RULE_RUN_FILE_TOO_SHORT, place_member(run->files[file]),
                         ARGUMENTS(with_text("path", member->path), with_number("size", member->size),
                                   with_number("least", RUN_FILE_SIZE_MIN)));
    }
}

static void check_placeholders(struct judging *judging, uint32_t member, const struct placeholders *placeholders)
{
    if (member == NO_MEMBER || !judging->bundle->members[member].is_read)
        return;
    findings_checked(judging->found, RULE_RUN_PLACEHOLDER, 1);
    for (size_t i = 0; i < placeholders->count; i++)
        findings_add(judging->found, RULE_RUN_PLACEHOLDER, place_line(member, placeholders->items[i].line),
                     ARGUMENTS(with_text("text", placeholders->items[i].text)));
}

static void check_meta_keys(struct judging *judging, uint32_t member, const struct meta *meta)
{
    struct meta_fault fault;
    findings_checked(judging->found, RULE_RUN_META_KEY_MISSING, meta->dialect->key_count);
    findings_checked(judging->found, RULE_RUN_META_TYPE, meta->dialect->key_count);
    for (size_t from = 0; meta_next_fault(meta, &from, &fault);) {
        if (fault.is_missing)
            findings_add(judging->found, RULE_RUN_META_KEY_MISSING, place_member(member),
                         ARGUMENTS(with_word("key", fault.key->name), with_word("dialect", meta->dialect->name)));
        else
            findings_add(judging->found, RULE_RUN_META_TYPE, place_line(member, fault.line),
                         ARGUMENTS(with_word("key", fault.key->name),
                                   with_word("type", meta_type_name(fault.key->type))));
    }
}

/* What is good JSON, but more than can be read. */
static bool says_meta_limit(struct judging *judging, uint32_t member, const struct json_error *error)
{
    struct place place = place_line(member, error->line);
    place.column = error->column;
    if (error->kind == JSON_ERROR_TOO_DEEP)
        findings_add_limit(judging->found, RULE_MEMBER_TOO_DEEP, place, judging->bundle->limits, LIMIT_JSON_DEPTH,
                           "the depth of its containers", JSON_DEPTH_MAX + 1);
    else if (error->kind == JSON_ERROR_LONG_NUMBER)
        findings_add_limit(judging->found, RULE_MEMBER_TOO_LARGE, place, judging->bundle->limits, LIMIT_JSON_NUMBER,
                           "the length of a number", error->found);
    else
        return false;
    return true;
}

static void check_meta(struct judging *judging, const struct run *run)
{
    if (!run->has_meta)
        return;
    uint32_t member = run->files[RUN_META];
    findings_checked(judging->found, RULE_MEMBER_TOO_DEEP, 1);
    if (says_meta_limit(judging, member, &run->meta.error))
        return;
    findings_checked(judging->found, RULE_RUN_META_UNREADABLE, 1);
    if (run->meta.document == NULL) {
        struct place place = place_line(member, run->meta.error.line);
        place.column = run->meta.error.column;
        findings_add(judging->found, RULE_RUN_META_UNREADABLE, place,
                     ARGUMENTS(with_word("problem", json_error_text(run->meta.error.kind)),
                               with_text("key", run->meta.error.key)));
    } else if (!run->meta.is_object) {
        findings_add(judging->found, RULE_RUN_META_UNREADABLE, place_line(member, 1),
                     ARGUMENTS(with_word("problem", "is not a JSON object"), with_word("key", "")));
    } else {
        check_meta_keys(judging, member, &run->meta);
    }
}

static void say_name_mismatch(struct judging *judging, struct place place, const char *where, struct bytes found,
                              const char *other, struct bytes expected)
{
    findings_add(judging->found, RULE_RUN_NAME_MISMATCH, place,
                 ARGUMENTS(with_word("where", where), with_text("found", found), with_word("other", other),
                           with_text("expected", expected)));
}

static void check_names(struct judging *judging)
{
    const struct run *run = judging->run;
    if (run == NULL)
        return;
    const struct meta_text *meta_name = &run->meta.run_name;
    bool has_meta_name = run->has_meta && meta_name->line > 0;
    struct bytes bundle_run = judging->subject.bundle_run;
    findings_checked(judging->found, RULE_RUN_NAME_MISMATCH, has_meta_name ? 1 : 0);
    findings_checked(judging->found, RULE_RUN_NAME_MISMATCH, bundle_run.size > 0 ? 1 : 0);
    if (has_meta_name && !bytes_equal(meta_name->text, run->name))
        say_name_mismatch(judging, place_line(run->files[RUN_META], meta_name->line), "run_name in META.json",
                          meta_name->text, "the run folder", run->name);
    if (bundle_run.size > 0 && !bytes_equal(bundle_run, run->name))
        say_name_mismatch(judging, place_nowhere(), "the bundle's name", bundle_run, "the run folder", run->name);
}

static void check_which_run(struct judging *judging)
{
    if (judging->run == NULL)
        return;
    findings_checked(judging->found, RULE_RUN_AMBIGUOUS, judging->dossier->runs.count);
    if (judging->subject.run_is_guessed)
        findings_add(judging->found, RULE_RUN_AMBIGUOUS, place_nowhere(),
                     ARGUMENTS(with_number("count", judging->dossier->runs.count),
                               with_text("run", judging->run->name)));
}

/* Was this state of the log committed? Only then it cannot know what came after the commit. */
static bool is_committed(const struct judging *judging, uint32_t member)
{
    const struct patch *patch = &judging->dossier->patch;
    size_t at = patch_find_last(patch, judging->bundle->members[member].path);
    if (at == BYTES_NOWHERE)
        return false;
    enum patch_section_kind kind = patch->sections.items[patch->files.items[at].section].kind;
    return kind == PATCH_SECTION_RANGE || kind == PATCH_SECTION_PLAIN;
}

/* The log holds the command that made the commit which holds the log. */
static void check_log_ahead(struct judging *judging)
{
    const struct run *run = judging->run;
    struct bytes subject = judging->dossier->last_commit.commit.subject;
    if (run == NULL || run->files[RUN_COMMANDS] == NO_MEMBER || subject.size == 0)
        return;
    findings_checked(judging->found, RULE_RUN_LOG_AHEAD, run->commands.count);
    if (!is_committed(judging, run->files[RUN_COMMANDS]))
        return;
    for (size_t i = 0; i + 1 < run->commands.count; i++) {
        const struct recorded_command *command = &run->commands.items[i];
        if (!bytes_contain(command->command, BYTES("git commit")) || !bytes_contain(command->command, subject))
            continue;
        findings_add(judging->found, RULE_RUN_LOG_AHEAD, place_line(run->files[RUN_COMMANDS], command->line),
                     ARGUMENTS(with_number("number", command->number),
                               with_number("count", run->commands.count - i - 1)));
        return;
    }
}

/* A cited bundle of this run or ticket: the name that it should have been handed over under. */
static bool speaks_of_this(const struct judging *judging, struct bytes cited)
{
    struct bytes ticket = ticket_id_in_name(cited);
    bool has_run = judging->run != NULL && bytes_contain(cited, judging->run->name);
    bool has_ticket = judging->run == NULL && ticket.size > 0 && ticket_id_equal(ticket, judging->subject.ticket);
    return bytes_end_with(cited, BYTES(".zip")) && (has_run || has_ticket);
}

struct cited_bundle {
    struct bytes name;
    struct place place;
    bool is_set, is_this;
};

static void take_citation(const struct judging *judging, struct cited_bundle *cited, struct bytes name,
                          struct place place)
{
    if (!speaks_of_this(judging, name))
        return;
    cited->is_this = cited->is_this || bytes_equal(name, judging->bundle->name);
    if (!cited->is_set)
        *cited = (struct cited_bundle){name, place, true, cited->is_this};
}

static void take_meta_citations(const struct judging *judging, struct cited_bundle *cited, const struct meta *meta,
                                uint32_t member)
{
    for (size_t i = 0; i < meta->artifacts.count; i++)
        take_citation(judging, cited, path_name(meta->artifacts.items[i].text),
                      place_line(member, meta->artifacts.items[i].line));
}

static void check_citations(struct judging *judging)
{
    struct cited_bundle cited = {0};
    if (judging->bundle->name.size == 0 || judging->bundle->is_folder)
        return;
    if (judging->run != NULL) {
        const struct citations *results = &judging->run->results_citations;
        for (size_t i = 0; i < results->count; i++)
            take_citation(judging, &cited, results->items[i].name,
                          place_line(judging->run->files[RUN_RESULTS], results->items[i].line));
        if (judging->run->has_meta)
            take_meta_citations(judging, &cited, &judging->run->meta, judging->run->files[RUN_META]);
    }
    for (size_t i = 0; i < judging->dossier->patched_metas.count; i++)
        take_meta_citations(judging, &cited, &judging->dossier->patched_metas.items[i].meta,
                            judging->dossier->patch_member);
    findings_checked(judging->found, RULE_RUN_BUNDLE_NAME_MISMATCH, cited.is_set ? 1 : 0);
    if (cited.is_set && !cited.is_this)
        findings_add(judging->found, RULE_RUN_BUNDLE_NAME_MISMATCH, cited.place,
                     ARGUMENTS(with_text("cited", cited.name), with_text("name", judging->bundle->name)));
}

void check_runs(struct judging *judging)
{
    for (size_t i = 0; i < judging->dossier->runs.count; i++) {
        const struct run *run = &judging->dossier->runs.items[i];
        check_files(judging, run);
        check_sizes(judging, run);
        check_placeholders(judging, run->files[RUN_RESULTS], &run->results_placeholders);
        check_placeholders(judging, run->files[RUN_TESTS], &run->tests_placeholders);
        check_meta(judging, run);
    }
    check_which_run(judging);
    check_names(judging);
    check_log_ahead(judging);
    check_citations(judging);
}
