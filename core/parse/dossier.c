/* Which member is parsed by what. */
#include "parse/dossier.h"

#include "parse/evidence/reading.h"
#include "parse/patch_evidence.h"
#include "parse/place_files.h"
#include "parse/ticket_documents.h"

#include <string.h>

static const struct {
    const char *name;
    enum role role;
} run_files[RUN_FILE_COUNT] = {
    [RUN_PROMPT] = {"PROMPT.md", ROLE_RUN_PROMPT},    [RUN_COMMANDS] = {"COMMANDS.md", ROLE_RUN_COMMANDS},
    [RUN_RESULTS] = {"RESULTS.md", ROLE_RUN_RESULTS}, [RUN_TESTS] = {"TESTS.md", ROLE_RUN_TESTS},
    [RUN_META] = {"META.json", ROLE_RUN_META},
};

const char *run_file_name(enum run_file file)
{
    return run_files[file].name;
}

const char *living_document_path(enum living_document document)
{
    static const char *const paths[LIVING_DOCUMENT_COUNT] = {
        [LIVING_PROGRESS] = "PROGRESS.md", [LIVING_RESULTS] = "project_state/CURRENT_RESULTS.md"};
    return paths[document];
}

/* Whether memory ran out while something was parsed. */
static enum status parsed(const struct dossier *dossier)
{
    return dossier->keep->memory->exhausted ? STATUS_NO_MEMORY : STATUS_OK;
}

static enum status read_patch_marks(struct dossier *dossier)
{
    if (dossier->patch_member != NO_MEMBER)
        patch_marks_find(&dossier->patch_marks, &dossier->patch, dossier->keep);
    return parsed(dossier);
}

/* META.json files that are only in the patch. */
static enum status read_patched_metas(struct dossier *dossier)
{
    for (size_t i = 0; i < dossier->patch.files.count; i++) {
        const struct patch_file *file = &dossier->patch.files.items[i];
        if (role_of(file->new_path, false) != ROLE_RUN_META || file->change == PATCH_DELETED ||
            bundle_find(dossier->bundle, file->new_path) != NO_MEMBER)
            continue;
        struct patched_meta *patched = arena_push(dossier->keep, &dossier->patched_metas, struct patched_meta);
        if (patched == NULL)
            return STATUS_NO_MEMORY;
        patched->path = file->new_path;
        meta_from_patch(&patched->meta, file, dossier->keep);
    }
    return parsed(dossier);
}

/* The first member of a role, read; its content is empty when there is none or it could not be read. */
static enum status read_role(struct dossier *dossier, enum role role, enum reader reader, uint32_t *member,
                             struct bytes *content)
{
    *content = (struct bytes){NULL, 0};
    *member = bundle_next(dossier->bundle, role, 0);
    if (*member == NO_MEMBER)
        return STATUS_OK;
    enum status status = bundle_read(dossier->bundle, *member, LIMIT_DOCUMENT);
    *content = dossier->bundle->members[*member].content;
    if (dossier->bundle->members[*member].is_read)
        dossier->readers[*member] |= (uint16_t)reader;
    return status;
}

/* The "Tests:" line of the commit message, which such projects end their messages with. */
static void find_tests_trailer(struct dossier *dossier)
{
    const struct commit *commit = &dossier->last_commit.commit;
    struct lines lines = lines_of(commit->body);
    struct bytes line;
    while (lines_next(&lines, &line)) {
        struct bytes text = bytes_trim(line);
        if (!bytes_skip(&text, BYTES("Tests:")))
            continue;
        dossier->tests_trailer = (struct tests_trailer){
            .text = bytes_trim(text),
            .line = commit->body_line + lines.number - 1,
            .says_failed = bytes_contain(text, BYTES("fail")) || bytes_contain(text, BYTES("FAIL")) ||
                           bytes_contain(text, BYTES("Fail")),
        };
    }
}

static enum status read_living_documents(struct dossier *dossier)
{
    struct bundle *bundle = dossier->bundle;
    for (enum living_document i = 0; i < LIVING_DOCUMENT_COUNT; i++) {
        uint32_t member = bundle_find(bundle, bytes_of(living_document_path(i)));
        dossier->living[i] = member;
        enum status status = member == NO_MEMBER ? STATUS_OK : bundle_read(bundle, member, LIMIT_DOCUMENT);
        if (status != STATUS_OK)
            return status;
        if (member != NO_MEMBER && bundle->members[member].is_read)
            dossier->readers[member] |= READER_CLAIMS;
    }
    return STATUS_OK;
}

static enum status read_commits(struct dossier *dossier)
{
    struct bytes text;
    enum status status = read_role(dossier, ROLE_LAST_COMMIT, READER_COMMIT_LOG, &dossier->last_commit_member, &text);
    if (status != STATUS_OK)
        return status;
    last_commit_parse(&dossier->last_commit, text);
    find_tests_trailer(dossier);
    status = read_role(dossier, ROLE_COMMITS, READER_COMMIT_LOG, &dossier->commits_member, &text);
    if (status != STATUS_OK)
        return status;
    commit_list_parse(&dossier->commits, text, dossier->keep);
    return parsed(dossier);
}

/* The run of a folder. Members come sorted by path, so that those of one folder come together. NULL when memory is
 * out. */
static struct run *run_of(struct dossier *dossier, struct bytes folder)
{
    size_t count = dossier->runs.count;
    if (count > 0 && bytes_equal(dossier->runs.items[count - 1].folder, folder))
        return &dossier->runs.items[count - 1];
    struct run *run = arena_push(dossier->keep, &dossier->runs, struct run);
    if (run == NULL)
        return NULL;
    run->folder = folder;
    run->name = path_name(folder);
    for (size_t i = 0; i < RUN_FILE_COUNT; i++)
        run->files[i] = NO_MEMBER;
    return run;
}

static void parse_run_file(struct dossier *dossier, struct run *run, enum run_file file, struct bytes text)
{
    struct arena *keep = dossier->keep;
    switch (file) {
    case RUN_COMMANDS:
        recorded_commands_parse(&run->commands, text, keep);
        break;
    case RUN_RESULTS:
        placeholders_find(&run->results_placeholders, text, keep);
        bundle_citations_find(&run->results_citations, text, keep);
        break;
    case RUN_TESTS:
        placeholders_find(&run->tests_placeholders, text, keep);
        recorded_tests_parse(&run->tests, text, keep);
        break;
    case RUN_META:
        run->has_meta = true;
        meta_parse(&run->meta, text, keep);
        break;
    case RUN_PROMPT:
    case RUN_FILE_COUNT:
        break;
    }
}

static enum status read_run_file(struct dossier *dossier, struct run *run, enum run_file file, uint32_t index)
{
    struct member *member = &dossier->bundle->members[index];
    if (run->files[file] != NO_MEMBER)
        return STATUS_OK; /* a name twice: the archive's findings say so */
    run->files[file] = index;
    enum status status = bundle_read(dossier->bundle, index, file == RUN_META ? LIMIT_JSON : LIMIT_DOCUMENT);
    if (status != STATUS_OK || !member->is_read)
        return status;
    dossier->readers[index] |= file == RUN_META ? READER_META : READER_RUN_LOG;
    parse_run_file(dossier, run, file, member->content);
    return parsed(dossier);
}

static enum status read_runs(struct dossier *dossier)
{
    const struct bundle *bundle = dossier->bundle;
    enum status status = STATUS_OK;
    for (uint32_t i = 0; i < bundle->member_count && status == STATUS_OK; i++) {
        const struct member *member = bundle->by_path[i];
        struct bytes folder = run_folder_of(member->path);
        if (folder.size == 0 || member->role == ROLE_FOLDER)
            continue;
        struct run *run = run_of(dossier, folder);
        if (run == NULL)
            return STATUS_NO_MEMORY;
        for (enum run_file file = 0; file < RUN_FILE_COUNT && status == STATUS_OK; file++) {
            if (member->role == run_files[file].role)
                status = read_run_file(dossier, run, file, (uint32_t)(member - bundle->members));
        }
    }
    return status;
}

static enum status read_snapshot(struct dossier *dossier)
{
    struct bytes text;
    enum status status = read_role(dossier, ROLE_GIT_STATUS, READER_GIT_SNAPSHOT, &dossier->status_member, &text);
    git_status_parse(&dossier->status, text, dossier->keep);
    if (status == STATUS_OK)
        status = read_role(dossier, ROLE_GIT_LOG, READER_GIT_SNAPSHOT, &dossier->log_member, &text);
    if (status == STATUS_OK)
        git_log_parse(&dossier->log, text, dossier->keep);
    if (status == STATUS_OK)
        status = read_role(dossier, ROLE_GIT_STAT, READER_GIT_SNAPSHOT, &dossier->stat_member, &text);
    if (status == STATUS_OK)
        git_stat_parse(&dossier->stat, text, dossier->keep);
    if (status == STATUS_OK)
        status = read_role(dossier, ROLE_CHANGED_FILES, READER_GIT_SNAPSHOT, &dossier->changed_member, &text);
    if (status == STATUS_OK)
        path_list_parse(&dossier->changed, text, dossier->keep);
    if (status == STATUS_OK)
        status = read_role(dossier, ROLE_REPO_SNAPSHOT, READER_GIT_SNAPSHOT, &dossier->snapshot_member, &text);
    if (status == STATUS_OK)
        dossier->snapshot_head = snapshot_head(text, &dossier->snapshot_line);
    if (status == STATUS_OK)
        status = read_role(dossier, ROLE_SNAPSHOT_README, READER_GIT_SNAPSHOT, &dossier->readme_member, &text);
    if (status == STATUS_OK)
        dossier->readme_ticket = readme_field(text, "Ticket", &dossier->readme_line);
    return status == STATUS_OK ? parsed(dossier) : status;
}

static enum status read_digest_lists(struct dossier *dossier)
{
    struct bundle *bundle = dossier->bundle;
    struct arena_mark mark = arena_mark(dossier->scratch);
    bool *is_list = arena_new(dossier->scratch, bool, bundle->member_count);
    if (is_list == NULL)
        return STATUS_NO_MEMORY;
    enum status status =
        digest_lists_read(&dossier->digest_lists, bundle, is_list, dossier->keep, dossier->scratch);
    for (uint32_t i = 0; i < bundle->member_count; i++)
        dossier->readers[i] |= is_list[i] ? READER_DIGEST_LIST : 0;
    arena_rewind(dossier->scratch, mark);
    return status;
}

enum status dossier_read(struct dossier *dossier, struct bundle *bundle, const struct ticket_overrides *overrides,
                         struct arena *keep, struct arena *scratch)
{
    static enum status (*const steps[])(struct dossier *) = {
        read_commits, patch_evidence_read, read_patch_marks, read_patched_metas, read_living_documents,
        dossier_read_tickets, read_runs, evidence_read, read_snapshot, dossier_read_proof,
        read_digest_lists,
    };
    memset(dossier, 0, sizeof *dossier);
    dossier->bundle = bundle;
    dossier->overrides = overrides;
    dossier->keep = keep;
    dossier->scratch = scratch;
    dossier->readers = arena_new(keep, uint16_t, bundle->member_count);
    dossier->is_taken = arena_new(keep, bool, bundle->member_count);
    if (dossier->readers == NULL || dossier->is_taken == NULL)
        return STATUS_NO_MEMORY;
    for (size_t i = 0; i < sizeof steps / sizeof steps[0]; i++) {
        enum status status = steps[i](dossier);
        if (status != STATUS_OK)
            return status;
    }
    return STATUS_OK;
}
