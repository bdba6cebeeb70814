/* Rules about DIFF.patch: its form, and which files it speaks of. */
#include "rules/patch.h"

struct bytes patch_path(const struct judging *judging)
{
    return judging->bundle->members[judging->dossier->patch_member].path;
}

struct place patch_line_of(const struct judging *judging, const struct patch_file *file)
{
    return place_line(judging->dossier->patch_member, file->line);
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
        [PATCH_PROBLEM_MODE] = "a mode that git does not write, or that such a change cannot have",
        [PATCH_PROBLEM_TWICE] = "one diff says two things of the same path",
        [PATCH_PROBLEM_NO_INDEX] = "content changes and no index line says from what to what",
        [PATCH_PROBLEM_BINARY] = "a binary patch that cannot be read",
        [PATCH_PROBLEM_COLOR] = "colour codes for a terminal; entries in colour are not read",
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

/* A snapshot's git_diff.patch is the working tree by definition. */
const char *patch_section_place(const struct judging *judging, const struct patch_section *section)
{
    bool is_snapshot = bytes_is(patch_path(judging), "git_diff.patch");
    switch (section->kind) {
    case PATCH_SECTION_WORKTREE: return "in the working tree";
    case PATCH_SECTION_STAGED: return "staged";
    case PATCH_SECTION_PLAIN: return is_snapshot ? "in the working tree" : NULL;
    case PATCH_SECTION_RANGE:
    case PATCH_SECTION_COMMIT:
    case PATCH_SECTION_MAIL: break;
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
        if (file->change == PATCH_UNMERGED)
            where = "in a merge that is not finished";
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

static void compare_stat(struct judging *judging, const struct patch_section *section, const char *what,
                         uint64_t found, uint64_t expected)
{
    findings_checked(judging->found, RULE_GIT_STAT_MISMATCH, 1);
    if (found != expected)
        findings_add(judging->found, RULE_GIT_STAT_MISMATCH,
                     place_line(judging->dossier->patch_member, section->stat.line),
                     ARGUMENTS(with_word("what", what), with_number("found", found),
                               with_number("expected", expected)));
}

/* Mails of git format-patch: "[PATCH 2/5]". git leaves out commits that change nothing. */
static void check_series(struct judging *judging)
{
    const struct patch *patch = &judging->dossier->patch;
    for (size_t i = 0; i < patch->sections.count; i++) {
        const struct patch_section *section = &patch->sections.items[i];
        uint32_t missing = section->is_cut_off ? section->number + 1 : section->expected;
        findings_checked(judging->found, RULE_PATCH_SERIES_GAP, section->of > 0 ? 1 : 0);
        if (missing > 0)
            findings_add(judging->found, RULE_PATCH_SERIES_GAP,
                         place_line(judging->dossier->patch_member, section->line),
                         ARGUMENTS(with_number("found", section->number), with_number("all", section->of),
                                   with_number("expected", missing)));
    }
}

/* The diffstats that git writes before its patches. */
static void check_stats(struct judging *judging)
{
    const struct patch *patch = &judging->dossier->patch;
    for (size_t i = 0; i < patch->sections.count; i++) {
        const struct patch_section *section = &patch->sections.items[i];
        const struct patch_stat *stat = &section->stat, *counted = &section->counted;
        if (section->counts_files)
            compare_stat(judging, section, "the number of files in the diffstat", stat->files, counted->files);
        if (section->counts_lines) {
            compare_stat(judging, section, "the number of insertions in the diffstat", stat->added, counted->added);
            compare_stat(judging, section, "the number of deletions in the diffstat", stat->removed, counted->removed);
        }
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
    check_patch_content(judging);
    check_patch_modes(judging);
    check_stats(judging);
    check_series(judging);
    check_committed(judging);
    check_run_log(judging);
    check_bundled(judging);
    check_own_name(judging);
}
