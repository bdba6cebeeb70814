/* Rules about what git says in text form in a snapshot bundle. */
#include "rules/judging.h"
#include "zip/sort.h"

static void check_status(struct judging *judging)
{
    const struct dossier *dossier = judging->dossier;
    const struct git_status *status = &dossier->status;
    if (dossier->status_member == NO_MEMBER)
        return;
    findings_checked(judging->found, RULE_GIT_TREE_DIRTY, 1);
    if (status->changed + status->untracked > 0)
        findings_add(judging->found, RULE_GIT_TREE_DIRTY, place_member(dossier->status_member),
                     ARGUMENTS(with_number("changed", status->changed), with_number("untracked", status->untracked),
                               with_text("branch", status->branch.size > 0 ? status->branch : BYTES("(not said)"))));
    for (size_t i = 0; i < status->entries.count; i++) {
        const struct git_status_entry *entry = &status->entries.items[i];
        if (!bytes_start_with(entry->path, BYTES("docs/agent_runs/")))
            continue;
        findings_checked(judging->found, RULE_GIT_UNTRACKED_RUN_LOG, 1);
        if (entry->staged == '?')
            findings_add(judging->found, RULE_GIT_UNTRACKED_RUN_LOG, place_line(dossier->status_member, entry->line),
                         ARGUMENTS(with_text("path", entry->path)));
    }
}

static void check_snapshot(struct judging *judging)
{
    const struct dossier *dossier = judging->dossier;
    if (dossier->snapshot_member == NO_MEMBER || dossier->snapshot_head.size == 0 || dossier->log.commits.count == 0)
        return;
    struct bytes head = dossier->log.commits.items[0].id;
    findings_checked(judging->found, RULE_GIT_SNAPSHOT_STALE, 1);
    if (git_id_agree(dossier->snapshot_head, head) == 0)
        findings_add(judging->found, RULE_GIT_SNAPSHOT_STALE,
                     place_line(dossier->snapshot_member, dossier->snapshot_line),
                     ARGUMENTS(with_text("snapshot", dossier->snapshot_head), with_text("head", head)));
}

static void compare(struct judging *judging, uint32_t member, const char *what, uint64_t found, uint64_t expected)
{
    findings_checked(judging->found, RULE_GIT_STAT_MISMATCH, 1);
    if (found != expected)
        findings_add(judging->found, RULE_GIT_STAT_MISMATCH, place_member(member),
                     ARGUMENTS(with_word("what", what), with_number("found", found),
                               with_number("expected", expected)));
}

/* The stat lists the files in the patch's order, so that one pass over both is enough. */
static void check_stat_files(struct judging *judging)
{
    const struct git_stat *stat = &judging->dossier->stat;
    const struct patch *patch = &judging->dossier->patch;
    if (stat->list.count != patch->files.count)
        return; /* the number of files says so */
    for (size_t i = 0; i < stat->list.count; i++) {
        const struct git_stat_file *listed = &stat->list.items[i];
        const struct patch_file *file = &patch->files.items[i];
        struct place place = place_line(judging->dossier->stat_member, listed->line);
        bool is_same = listed->is_whole ? bytes_equal(file->new_path, listed->path_end)
                                        : bytes_end_with(file->new_path, listed->path_end);
        uint64_t changes = file->added_lines + file->removed_lines;
        findings_checked(judging->found, RULE_GIT_PATHS_MISMATCH, 1);
        findings_checked(judging->found, RULE_GIT_STAT_MISMATCH, 1);
        if (!is_same)
            findings_add(judging->found, RULE_GIT_PATHS_MISMATCH, place,
                         ARGUMENTS(with_text("path", file->new_path),
                                   with_word("problem", "stands in the patch where the diff stat has another file")));
        else if (listed->is_binary != file->is_binary || (!listed->is_binary && listed->changes != changes))
            findings_add(judging->found, RULE_GIT_STAT_MISMATCH, place,
                         ARGUMENTS(with_word("what", "the number of changed lines of the file"),
                                   with_number("found", listed->changes), with_number("expected", changes)));
    }
}

static void check_stat(struct judging *judging)
{
    const struct dossier *dossier = judging->dossier;
    const struct patch *patch = &dossier->patch;
    uint64_t added = 0, removed = 0;
    if (dossier->stat_member == NO_MEMBER || !dossier->stat.is_read)
        return;
    for (size_t i = 0; i < patch->files.count; i++) {
        added += patch->files.items[i].added_lines;
        removed += patch->files.items[i].removed_lines;
    }
    compare(judging, dossier->stat_member, "the number of files in the diff stat", dossier->stat.files,
            patch->files.count);
    compare(judging, dossier->stat_member, "the number of insertions in the diff stat", dossier->stat.insertions, added);
    compare(judging, dossier->stat_member, "the number of deletions in the diff stat", dossier->stat.deletions,
            removed);
    check_stat_files(judging);
}

/* Paths that a file of the snapshot lists, sorted. */
struct sorted_paths {
    const struct bytes *paths;
    uint32_t *order; /* NULL when memory is out */
    size_t count;
};

static int compare_paths(const void *context, uint32_t a, uint32_t b)
{
    const struct bytes *paths = context;
    return bytes_compare(paths[a], paths[b]);
}

static struct sorted_paths sort_paths(struct judging *judging, const struct bytes *paths, size_t count)
{
    return (struct sorted_paths){paths, sort_order(judging->scratch, count, compare_paths, paths), count};
}

static bool has_path(const struct sorted_paths *sorted, struct bytes path)
{
    size_t first = 0, end = sorted->count;
    while (first < end) {
        size_t middle = first + (end - first) / 2;
        int order = bytes_compare(sorted->paths[sorted->order[middle]], path);
        if (order == 0)
            return true;
        if (order < 0)
            first = middle + 1;
        else
            end = middle;
    }
    return false;
}

static void hold_path(struct judging *judging, struct place place, struct bytes path, bool holds, const char *problem)
{
    findings_checked(judging->found, RULE_GIT_PATHS_MISMATCH, 1);
    if (!holds)
        findings_add(judging->found, RULE_GIT_PATHS_MISMATCH, place,
                     ARGUMENTS(with_text("path", path), with_word("problem", problem)));
}

static void check_changed_files(struct judging *judging)
{
    const struct dossier *dossier = judging->dossier;
    const struct path_list *changed = &dossier->changed;
    const struct patch *patch = &dossier->patch;
    if (dossier->changed_member == NO_MEMBER || !judging->bundle->members[dossier->changed_member].is_read)
        return;
    struct bytes *paths = arena_new(judging->scratch, struct bytes, changed->count);
    if (paths == NULL)
        return;
    for (size_t i = 0; i < changed->count; i++) {
        paths[i] = changed->items[i].path;
        hold_path(judging, place_line(dossier->changed_member, changed->items[i].line), paths[i],
                  patch_find_last(patch, paths[i]) != BYTES_NOWHERE, "is listed as changed, and the patch has it not");
    }
    struct sorted_paths sorted = sort_paths(judging, paths, changed->count);
    for (size_t i = 0; sorted.order != NULL && i < patch->files.count; i++)
        hold_path(judging, place_line(dossier->patch_member, patch->files.items[i].line), patch->files.items[i].new_path,
                  has_path(&sorted, patch->files.items[i].new_path), "is in the patch, and changed_files.txt lists it not");
}

/* What git status calls changed in the working tree is what the patch of the working tree shows. */
static void check_status_paths(struct judging *judging)
{
    const struct dossier *dossier = judging->dossier;
    const struct patch *patch = &dossier->patch;
    struct sorted_paths sorted = {.count = 0};
    bool is_of_working_tree = patch->sections.count > 0;
    for (size_t i = 0; i < patch->sections.count; i++)
        is_of_working_tree = is_of_working_tree && patch_section_place(judging, &patch->sections.items[i]) != NULL;
    struct bytes *paths = arena_new(judging->scratch, struct bytes, dossier->status.entries.count);
    if (dossier->status_member == NO_MEMBER || !is_of_working_tree || paths == NULL)
        return;
    for (size_t i = 0; i < dossier->status.entries.count; i++) {
        const struct git_status_entry *entry = &dossier->status.entries.items[i];
        if (entry->unstaged == ' ' || entry->unstaged == '?' || entry->unstaged == '!')
            continue;
        paths[sorted.count++] = entry->path;
        hold_path(judging, place_line(dossier->status_member, entry->line), entry->path,
                  patch_find_last(patch, entry->path) != BYTES_NOWHERE,
                  "is changed in the working tree, and the patch has it not");
    }
    sorted = sort_paths(judging, paths, sorted.count);
    for (size_t i = 0; sorted.order != NULL && i < patch->files.count; i++)
        hold_path(judging, place_line(dossier->patch_member, patch->files.items[i].line), patch->files.items[i].new_path,
                  has_path(&sorted, patch->files.items[i].new_path),
                  "is in the patch, and git_status.txt does not call it changed");
}

void check_git_snapshot(struct judging *judging)
{
    struct arena_mark mark = arena_mark(judging->scratch);
    check_status(judging);
    check_snapshot(judging);
    if (judging->dossier->patch_member != NO_MEMBER) {
        check_stat(judging);
        check_changed_files(judging);
        check_status_paths(judging);
    }
    arena_rewind(judging->scratch, mark);
}
