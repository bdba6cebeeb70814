/* Rules about DIFF.patch, and about the members against it. */
#include "rules/judging.h"

enum { HEX_DIGIT_BITS = 4 };

static struct bytes patch_path(const struct judging *judging)
{
    return judging->bundle->members[judging->dossier->patch_member].path;
}

static void check_presence(struct judging *judging)
{
    const struct policy *policy = judging->policy;
    const struct dossier *dossier = judging->dossier;
    if (policy->patch.size > 0) {
        findings_checked(judging->found, RULE_PATCH_MISSING, 1);
        if (bundle_find(judging->bundle, policy->patch) == NO_MEMBER)
            findings_add(judging->found, RULE_PATCH_MISSING, place_nowhere(),
                         ARGUMENTS(with_text("path", policy->patch)));
    }
    if (dossier->patch_member == NO_MEMBER)
        return;
    findings_checked(judging->found, RULE_PATCH_EMPTY, 1);
    if (dossier->patch.files.count == 0)
        findings_add(judging->found, RULE_PATCH_EMPTY, place_member(dossier->patch_member),
                     ARGUMENTS(with_text("path", patch_path(judging))));
}

static const char *problem_text(enum patch_problem_kind kind)
{
    static const char *const texts[PATCH_PROBLEM_KINDS] = {
        [PATCH_PROBLEM_HUNK_SHORT] = "the hunk has fewer lines than its header counts",
        [PATCH_PROBLEM_HUNK_HEADER] = "the hunk header cannot be read",
        [PATCH_PROBLEM_HUNK_ORDER] = "the hunk overlaps the one before it or runs backwards",
        [PATCH_PROBLEM_HUNK_SHIFT] = "the hunk's new side does not start where the hunks before it lead to",
        [PATCH_PROBLEM_LINE] = "lines that belong to no hunk",
        [PATCH_PROBLEM_HEADER] = "a header line that cannot be read, stands twice or contradicts another",
        [PATCH_PROBLEM_PATHS] = "the header lines name different files",
        [PATCH_PROBLEM_QUOTING] = "a quoted path that is not quoted as git does",
        [PATCH_PROBLEM_BINARY] = "a binary patch that cannot be read",
        [PATCH_PROBLEM_COMBINED] = "a combined diff or an unmerged path, of which nothing can be read",
    };
    return texts[kind];
}

static void check_form(struct judging *judging)
{
    const struct patch *patch = &judging->dossier->patch;
    uint64_t all = 0;
    findings_checked(judging->found, RULE_PATCH_MALFORMED, patch->files.count);
    for (size_t i = 0; i < patch->problems.count; i++) {
        const struct patch_problem *problem = &patch->problems.items[i];
        findings_add(judging->found, RULE_PATCH_MALFORMED,
                     place_line(judging->dossier->patch_member, problem->line),
                     ARGUMENTS(with_word("problem", problem_text(problem->kind)),
                               with_number("expected", problem->expected), with_number("found", problem->found)));
    }
    for (size_t kind = 0; kind < PATCH_PROBLEM_KINDS; kind++)
        all += patch->problem_counts[kind];
    findings_count_more(judging->found, RULE_PATCH_MALFORMED, all - patch->problems.count);
}

static struct place patch_line_of(const struct judging *judging, const struct patch_file *file)
{
    return place_line(judging->dossier->patch_member, file->line);
}

static void say_altered(struct judging *judging, const struct patch_file *file, const char *what)
{
    findings_add(judging->found, RULE_PATCH_ALTERED, patch_line_of(judging, file),
                 ARGUMENTS(with_text("path", file->new_path), with_word("what", what)));
}

static void check_rebuilt(struct judging *judging)
{
    const struct dossier *dossier = judging->dossier;
    for (size_t i = 0; i < dossier->patch.files.count; i++) {
        const struct patch_file *file = &dossier->patch.files.items[i];
        if (dossier->rebuilt[i] == PATCH_REBUILT_NOT)
            continue;
        findings_checked(judging->found, RULE_PATCH_REBUILT_MISMATCH, 1);
        findings_checked(judging->found, RULE_PATCH_ALTERED, 1);
        if (dossier->rebuilt[i] == PATCH_REBUILT_CRLF)
            say_altered(judging, file, "its lines in the patch have the id that the index line gives only with other line endings");
        else if (dossier->rebuilt[i] == PATCH_REBUILT_DIFFERS)
            findings_add(judging->found, RULE_PATCH_REBUILT_MISMATCH, patch_line_of(judging, file),
                         ARGUMENTS(with_text("path", file->new_path),
                                   with_text("expected", file->change == PATCH_DELETED ? file->old_id : file->new_id)));
    }
}

static void say_blob_mismatch(struct judging *judging, const struct member *member, const struct patch_file *file)
{
    bool is_long = judging->dossier->object_kind == DIGEST_SHA256;
    const uint8_t *blob = is_long ? member->blob256 : member->blob;
    size_t size = is_long ? SHA256_SIZE : SHA1_SIZE;
    bool is_old = file->old_id.size > 0 && !git_id_is_null(file->old_id) && git_id_begins(file->old_id, blob, size);
    findings_add(judging->found, RULE_PATCH_BLOB_MISMATCH, patch_line_of(judging, file),
                 ARGUMENTS(with_text("path", member->path), with_text("found", hex_of(judging, blob, size)),
                           with_text("expected", file->new_id), with_number("line", file->line),
                           with_text("patch", patch_path(judging)),
                           with_word("cause", is_old ? "; it is the file as it was before the change" : "")));
}

static void add_patch_voucher(struct judging *judging, const struct blob_check *check, const struct patch_file *file)
{
    add_voucher(judging, (struct voucher){
                             .member = check->member,
                             .kind = VOUCHER_PATCH,
                             .state = check->holds ? VOUCHER_HOLDS : VOUCHER_CONTRADICTED,
                             .at_member = judging->dossier->patch_member,
                             .at_line = file->line,
                             .algorithm = judging->dossier->object_kind,
                             .is_git_id = true,
                             .bits = (uint32_t)file->new_id.size * HEX_DIGIT_BITS,
                             .expected = file->new_id,
                         });
}

static void check_blobs(struct judging *judging)
{
    const struct dossier *dossier = judging->dossier;
    findings_checked(judging->found, RULE_PATCH_BLOB_MISMATCH, dossier->blob_checks.count);
    findings_checked(judging->found, RULE_PATCH_ALTERED, dossier->blob_checks.count);
    for (size_t i = 0; i < dossier->blob_checks.count; i++) {
        const struct blob_check *check = &dossier->blob_checks.items[i];
        const struct patch_file *file = &dossier->patch.files.items[check->file];
        add_patch_voucher(judging, check, file);
        if (check->is_twin)
            say_altered(judging, file, "the bundled file has the id that the patch gives only with other line endings");
        else if (!check->holds)
            say_blob_mismatch(judging, &judging->bundle->members[check->member], file);
    }
}

static const char *line_problem(enum patch_line_fault fault)
{
    switch (fault) {
    case PATCH_LINE_MISSING: return "is not there";
    case PATCH_LINE_NEWLINE: return "differs in its newline";
    case PATCH_LINE_TEXT: break;
    }
    return "is another one";
}

static void say_line_differs(struct judging *judging, const struct reversal *reversal)
{
    const struct patch_reversal *result = &reversal->result;
    struct place place = place_line(judging->dossier->patch_member, result->patch_line);
    place.column = reversal->column + 1; /* behind the line's '+' or ' ' */
    findings_add(judging->found, RULE_PATCH_HUNK_MISMATCH, place,
                 ARGUMENTS(with_text("path", judging->bundle->members[reversal->member].path),
                           with_number("line", result->file_line), with_text("expected", result->expected),
                           with_text("found", result->found), with_word("problem", line_problem(result->fault)),
                           with_word("when", result->is_last_entry ? "" : ", without its later changes,")));
}

static void say_other_file(struct judging *judging, const struct reversal *reversal)
{
    const struct patch_reversal *result = &reversal->result;
    const struct patch_file *file = &judging->dossier->patch.files.items[result->file];
    bool is_break = result->state == PATCH_REVERSED_BREAK;
    struct bytes found = hex_of(judging, result->id, digest_size(judging->dossier->object_kind));
    findings_add(judging->found, RULE_PATCH_PREIMAGE_MISMATCH, patch_line_of(judging, file),
                 ARGUMENTS(with_text("path", judging->bundle->members[reversal->member].path),
                           with_word("problem", is_break ? "this change leaves the git id" : "this change starts from the git id"),
                           with_text("expected", is_break ? file->new_id : file->old_id), with_text("found", found)));
}

static void say_crossed(struct judging *judging, const struct reversal *reversal)
{
    const struct patch_reversal *result = &reversal->result;
    bool is_work = result->crossed == LIMIT_REVERSE_WORK;
    if (!is_work && judging->bundle->members[reversal->member].is_too_large)
        return; /* said already: as a document it was not read either */
    findings_add_limit(judging->found, is_work ? RULE_MEMBER_TOO_MUCH_WORK : RULE_MEMBER_TOO_LARGE,
                       place_member(reversal->member), judging->bundle->limits, result->crossed,
                       is_work ? "the size of its states, one for each change that the patch shows,"
                               : "its size while the changes of the patch are taken back from it",
                       result->size);
}

/* Entries of the patch, taken back one by one from the members that they lead to. */
static void check_reversals(struct judging *judging)
{
    const struct dossier *dossier = judging->dossier;
    for (size_t i = 0; i < dossier->reversals.count; i++) {
        const struct reversal *reversal = &dossier->reversals.items[i];
        const struct patch_reversal *result = &reversal->result;
        findings_checked(judging->found, RULE_PATCH_HUNK_MISMATCH, result->entries);
        findings_checked(judging->found, RULE_PATCH_PREIMAGE_MISMATCH, result->entries);
        findings_checked(judging->found, RULE_MEMBER_TOO_MUCH_WORK, 1);
        if (result->is_altered)
            say_altered(judging, &dossier->patch.files.items[result->altered],
                        "its lines in the patch are those of the file only with other line endings");
        if (result->state == PATCH_REVERSED_LINE)
            say_line_differs(judging, reversal);
        else if (result->state == PATCH_REVERSED_PRE_IMAGE || result->state == PATCH_REVERSED_BREAK)
            say_other_file(judging, reversal);
        else if (result->state == PATCH_REVERSED_CROSSED)
            say_crossed(judging, reversal);
    }
}

/* A member that the patch takes away cannot be what the patch leaves behind. */
static void check_removed(struct judging *judging)
{
    const struct bundle *bundle = judging->bundle;
    const struct patch *patch = &judging->dossier->patch;
    for (uint32_t i = 0; i < bundle->member_count; i++) {
        size_t at = patch_find_last(patch, bundle->members[i].path);
        if (at == BYTES_NOWHERE || !patch_removes(&patch->files.items[at], bundle->members[i].path))
            continue;
        findings_checked(judging->found, RULE_PATCH_BLOB_MISMATCH, 1);
        findings_add(judging->found, RULE_PATCH_BLOB_MISMATCH, patch_line_of(judging, &patch->files.items[at]),
                     ARGUMENTS(with_text("path", bundle->members[i].path), with_word("found", "of a file that is there"),
                               with_word("expected", "none: it is deleted"),
                               with_number("line", patch->files.items[at].line),
                               with_text("patch", patch_path(judging)), with_word("cause", "")));
    }
}

/* A snapshot's git_diff.patch is the working tree by definition. */
const char *patch_section_place(const struct judging *judging, const struct patch_section *section)
{
    bool is_snapshot = bytes_is(patch_path(judging), "git_diff.patch");
    switch (section->kind) {
    case PATCH_SECTION_WORKTREE: return "in the working tree";
    case PATCH_SECTION_STAGED: return "staged";
    case PATCH_SECTION_PLAIN: return is_snapshot ? "in the working tree" : NULL;
    case PATCH_SECTION_RANGE: break;
    }
    return NULL;
}

static void check_committed(struct judging *judging)
{
    const struct patch *patch = &judging->dossier->patch;
    findings_checked(judging->found, RULE_PATCH_UNCOMMITTED, patch->files.count);
    for (size_t i = 0; i < patch->files.count; i++) {
        const struct patch_file *file = &patch->files.items[i];
        const char *where = patch_section_place(judging, &patch->sections.items[file->section]);
        if (where != NULL)
            findings_add(judging->found, RULE_PATCH_UNCOMMITTED, patch_line_of(judging, file),
                         ARGUMENTS(with_text("path", file->new_path), with_word("where", where)));
    }
}

static void check_run_log(struct judging *judging)
{
    const struct patch *patch = &judging->dossier->patch;
    const struct bundle *bundle = judging->bundle;
    if (judging->run == NULL || patch->files.count == 0)
        return;
    for (uint32_t i = 0; i < bundle->member_count; i++) {
        const struct member *member = &bundle->members[i];
        if (member->role == ROLE_FOLDER || !bytes_equal(run_folder_of(member->path), judging->run->folder))
            continue;
        findings_checked(judging->found, RULE_PATCH_RUN_LOG_ABSENT, 1);
        if (patch_find_last(patch, member->path) == BYTES_NOWHERE)
            findings_add(judging->found, RULE_PATCH_RUN_LOG_ABSENT, place_member(i),
                         ARGUMENTS(with_text("path", member->path)));
    }
}

/* Of the files that the patch leaves behind, those that are not members. */
static void check_bundled(struct judging *judging)
{
    const struct patch *patch = &judging->dossier->patch;
    uint64_t all = 0, absent = 0;
    for (size_t i = 0; i < patch->places.count; i++) {
        const struct patch_place *place = &patch->places.items[i];
        bool is_last = i + 1 == patch->places.count || !bytes_equal(place[1].path, place->path);
        if (!is_last || place->is_gone)
            continue;
        all++;
        absent += bundle_find(judging->bundle, place->path) == NO_MEMBER ? 1 : 0;
    }
    findings_checked(judging->found, RULE_PATCH_FILE_NOT_BUNDLED, all);
    if (absent > 0)
        findings_add(judging->found, RULE_PATCH_FILE_NOT_BUNDLED, place_member(judging->dossier->patch_member),
                     ARGUMENTS(with_number("count", absent), with_number("all", all)));
}

static void check_own_name(struct judging *judging)
{
    const struct bundle *bundle = judging->bundle;
    const struct patch *patch = &judging->dossier->patch;
    if (!bundle->wants_file_blob || !bundle->is_digested)
        return;
    for (size_t i = 0; i < patch->files.count; i++) {
        const struct patch_file *file = &patch->files.items[i];
        if (file->new_id.size == 0 || !bytes_equal(path_name(file->new_path), bundle->name))
            continue;
        findings_checked(judging->found, RULE_PATCH_NAMES_THIS_BUNDLE, 1);
        if (!git_id_begins(file->new_id, bundle->blob, SHA1_SIZE))
            findings_add(judging->found, RULE_PATCH_NAMES_THIS_BUNDLE, patch_line_of(judging, file),
                         ARGUMENTS(with_text("path", file->new_path), with_text("expected", file->new_id),
                                   with_text("found", hex_of(judging, bundle->blob, SHA1_SIZE))));
    }
}

void check_patch(struct judging *judging)
{
    if (!bundle_is_listed(judging->bundle))
        return;
    check_presence(judging);
    if (judging->dossier->patch_member == NO_MEMBER)
        return;
    check_form(judging);
    check_rebuilt(judging);
    check_blobs(judging);
    check_reversals(judging);
    check_removed(judging);
    check_committed(judging);
    check_run_log(judging);
    check_bundled(judging);
    check_own_name(judging);
}
