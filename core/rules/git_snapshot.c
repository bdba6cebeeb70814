/* Rules about what git says in text form in a snapshot bundle. */
#include "rules/judging.h"

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

static void check_summaries(struct judging *judging)
{
    const struct dossier *dossier = judging->dossier;
    const struct patch *patch = &dossier->patch;
    uint64_t added = 0, removed = 0, listed = 0;
    if (dossier->patch_member == NO_MEMBER)
        return;
    for (size_t i = 0; i < patch->files.count; i++) {
        added += patch->files.items[i].added_lines;
        removed += patch->files.items[i].removed_lines;
    }
    if (dossier->stat_member != NO_MEMBER && dossier->stat.is_read) {
        compare(judging, dossier->stat_member, "the number of files in the diff stat", dossier->stat.files,
                patch->files.count);
        compare(judging, dossier->stat_member, "the number of insertions in the diff stat", dossier->stat.insertions,
                added);
        compare(judging, dossier->stat_member, "the number of deletions in the diff stat", dossier->stat.deletions,
                removed);
    }
    if (dossier->changed_member == NO_MEMBER)
        return;
    for (size_t i = 0; i < dossier->changed.count; i++)
        listed += patch_find_last(patch, dossier->changed.items[i]) != BYTES_NOWHERE ? 1 : 0;
    compare(judging, dossier->changed_member, "the number of changed files that are listed", dossier->changed.count,
            patch->files.count);
    compare(judging, dossier->changed_member, "the number of listed files that the patch names", listed,
            dossier->changed.count);
}

void check_git_snapshot(struct judging *judging)
{
    check_status(judging);
    check_snapshot(judging);
    check_summaries(judging);
}
