/* The patch against what changed between two commits, told by their trees. */
#include "rules/patch.h"

static void say_difference(struct judging *judging, struct bytes path, uint32_t line, const char *problem)
{
    findings_add(judging->found, RULE_GIT_DIFF_MISMATCH, place_line(judging->dossier->patch_member, line),
                 ARGUMENTS(with_text("path", path), with_word("problem", problem)));
}

static bool is_id_of(struct bytes hex, const uint8_t *id, size_t size)
{
    return hex.size == 0 || git_id_begins(hex, id, size);
}

/* The last committed entry of a path, perhaps its only one, against the change that the repository has. */
static const char *problem_of(const struct judging *judging, const struct patch_place *place,
                              const struct tree_change *change, size_t size, bool is_only)
{
    const struct patch_file *file = &judging->dossier->patch.files.items[place->file];
    if (place->is_gone != (change->new_mode == 0))
        return place->is_gone ? "the patch takes it away, and it is still there" : "the patch leaves it, and it is not there";
    if (!place->is_gone && !is_id_of(file->new_id, change->new_id, size))
        return "the patch leaves it with another content";
    bool has_old = is_only && change->old_mode != 0 && bytes_equal(file->old_path, place->path);
    if (has_old && !is_id_of(file->old_id, change->old_id, size))
        return "the patch starts from another content";
    if (!place->is_gone && file->new_mode != 0 && file->new_mode != git_mode_now(change->new_mode))
        return "the patch leaves it with another mode";
    if (has_old && file->old_mode != 0 && file->old_mode != git_mode_now(change->old_mode))
        return "the patch starts from another mode";
    return NULL;
}

static bool is_in_commit(const struct judging *judging, const struct patch_place *place)
{
    const struct patch *patch = &judging->dossier->patch;
    return patch_section_place(judging, &patch->sections.items[patch->files.items[place->file].section]) == NULL;
}

/* Is it the last committed entry of its path? Those that are not committed stand behind. */
static bool is_last_committed(const struct judging *judging, size_t index)
{
    const struct patch *patch = &judging->dossier->patch;
    const struct patch_place *place = &patch->places.items[index];
    bool is_followed = index + 1 < patch->places.count && bytes_equal(place[1].path, place->path);
    return is_in_commit(judging, place) && !(is_followed && is_in_commit(judging, &place[1]));
}

/* A snapshot's patch may be of the working tree alone. */
static bool speaks_of_commits(const struct judging *judging)
{
    const struct patch *patch = &judging->dossier->patch;
    for (size_t i = 0; i < patch->sections.count; i++) {
        if (patch_section_place(judging, &patch->sections.items[i]) == NULL)
            return true;
    }
    return false;
}

static void say_not_shown(struct judging *judging, const struct tree_change *change)
{
    say_difference(judging, change->path, 0, "it changed, and the patch does not show it");
}

/* Both lists are sorted by path; of several entries of a path in the patch, the last one counts. */
void check_changes(struct judging *judging, const struct git_proof *objects, const struct tree_changes *changes)
{
    const struct patch *patch = &judging->dossier->patch;
    size_t at = 0;
    if (!changes->is_whole || !speaks_of_commits(judging))
        return;
    size_t id_size = digest_size(objects->objects.items[objects->tip].kind);
    for (size_t i = 0; i < patch->places.count; i++) {
        const struct patch_place *place = &patch->places.items[i];
        if (!is_last_committed(judging, i))
            continue;
        int order = 1;
        while (at < changes->count && (order = bytes_compare(changes->items[at].path, place->path)) < 0)
            say_not_shown(judging, &changes->items[at++]);
        findings_checked(judging->found, RULE_GIT_DIFF_MISMATCH, 1);
        bool is_only = i == 0 || !bytes_equal(place[-1].path, place->path);
        bool has_change = at < changes->count && order == 0;
        const char *problem =
            has_change ? problem_of(judging, place, &changes->items[at], id_size, is_only) : "the patch changes it, and it did not change";
        if (problem != NULL)
            say_difference(judging, place->path, patch->files.items[place->file].line, problem);
        at += has_change ? 1 : 0;
    }
    findings_checked(judging->found, RULE_GIT_DIFF_MISMATCH, changes->count);
    while (at < changes->count)
        say_not_shown(judging, &changes->items[at++]);
}
