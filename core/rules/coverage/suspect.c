/* Evidence of another state of the work: of another commit, or older than the text that asks for it. */
#include "rules/coverage/covering.h"

static bool agrees(struct bytes a, struct bytes b)
{
    return git_id_is_hex(a) && git_id_is_hex(b) && git_id_agree(a, b) > 0;
}

/* Does the bundle list the commits of the work, and not this one? The last commit alone may well come after it. */
static bool is_other_commit(const struct dossier *dossier, struct bytes id)
{
    const struct commit_list *list = &dossier->commits;
    bool is_known = agrees(dossier->last_commit.commit.id, id) || agrees(list->head, id) || agrees(list->base, id);
    for (size_t i = 0; i < list->commits.count && !is_known; i++)
        is_known = agrees(list->commits.items[i].id, id);
    for (size_t i = 0; i < dossier->patch.sections.count && !is_known; i++)
        is_known = agrees(dossier->patch.sections.items[i].base, id) || agrees(dossier->patch.sections.items[i].tip, id);
    return list->is_read && list->commits.count > 0 && !is_known;
}

/* The part of the patch after which the run's log was written. */
static void find_rank(struct covering *covering, struct bytes id)
{
    const struct patch *patch = &covering->judging->dossier->patch;
    for (size_t i = 0; i < patch->sections.count; i++) {
        const struct patch_section *section = &patch->sections.items[i];
        bool is_commit = section->kind == PATCH_SECTION_COMMIT || section->kind == PATCH_SECTION_MAIL;
        struct bytes end = is_commit ? section->base : section->tip; /* of a commit `base` is its own id */
        if (!agrees(end, id))
            continue;
        covering->has_run_rank = true;
        covering->run_rank = section->rank;
    }
}

void tell_suspicion(struct covering *covering)
{
    const struct run *run = covering->judging->run;
    if (run == NULL || !run->has_meta || !git_id_is_full(run->meta.after.text))
        return;
    covering->run_is_of_other_commit = is_other_commit(covering->judging->dossier, run->meta.after.text);
    find_rank(covering, run->meta.after.text);
}

/* Was the line of the ticket written by a part of the patch that comes after the run? What was never committed does. */
static bool is_younger(const struct covering *covering, const struct covered *covered)
{
    const struct patch *patch = &covering->judging->dossier->patch;
    const struct text_changes *changes = &covering->ticket->document->changes;
    const struct run *run = covering->judging->run;
    if (changes->file == PATCH_NO_FILE || run == NULL || !text_changes_has(changes, covered->line))
        return false;
    const struct patch_section *section = &patch->sections.items[patch->files.items[changes->file].section];
    bool is_uncommitted = section->kind == PATCH_SECTION_WORKTREE || section->kind == PATCH_SECTION_STAGED;
    bool is_after = covering->has_run_rank && section->rank > covering->run_rank;
    return is_uncommitted ? git_id_is_full(run->meta.after.text) : is_after;
}

struct shown show_suspicion(const struct covering *covering, const struct covered *covered, struct shown shown)
{
    if (shown.what != SHOWN_SELF_REPORTED && shown.what != SHOWN_VERIFIED)
        return shown;
    if (covering->run_is_of_other_commit)
        return (struct shown){SHOWN_SUSPECT, BASIS_SELF_REPORTED,
                              "the log that has {about} ends with a commit that the bundle does not list", false};
    if (is_younger(covering, covered))
        return (struct shown){SHOWN_SUSPECT, BASIS_SELF_REPORTED,
                              "the log that has {about} is older than the text that asks for it", false};
    return shown;
}
