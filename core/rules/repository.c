/* Rules about the bundle against the reviewer's repository. */
#include "rules/judging.h"

static struct bytes hex_of_id(struct judging *judging, const uint8_t *id)
{
    const struct git_proof *objects = &judging->dossier->consultation.objects;
    return hex_of(judging, id, digest_size(objects->objects.items[objects->tip].kind));
}

static struct bytes commit_id(struct judging *judging)
{
    const struct git_proof *objects = &judging->dossier->consultation.objects;
    return hex_of_id(judging, objects->objects.items[objects->tip].id);
}

static void check_commits_exist(struct judging *judging)
{
    const struct consultation *asked = &judging->dossier->consultation;
    findings_checked(judging->found, RULE_GIT_COMMIT_ABSENT, asked->named.count);
    for (size_t i = 0; i < asked->named.count; i++) {
        const struct named_commit *named = &asked->named.items[i];
        if (named->object == NO_OBJECT)
            findings_add(judging->found, RULE_GIT_COMMIT_ABSENT, named->place,
                         ARGUMENTS(with_word("where", named->where), with_text("id", named->id)));
    }
}

/* --- the members ------------------------------------------------------------------------------- */

/* Has the commit proof said the same already? */
static bool is_told_by_proof(const struct judging *judging, uint32_t index)
{
    const struct git_proof *proof = &judging->dossier->proof;
    const struct git_proof *objects = &judging->dossier->consultation.objects;
    if (proof->tip == NO_OBJECT || judging->dossier->places[index].place == PROOF_UNKNOWN)
        return false;
    const struct proof_object *a = &proof->objects.items[proof->tip], *b = &objects->objects.items[objects->tip];
    return a->kind == b->kind &&
           bytes_equal((struct bytes){a->id, digest_size(a->kind)}, (struct bytes){b->id, digest_size(b->kind)});
}

static void hold_against_repository(struct judging *judging, uint32_t index, const struct proof_lookup *lookup)
{
    const struct git_proof *objects = &judging->dossier->consultation.objects;
    const struct member *member = &judging->bundle->members[index];
    enum digest_kind kind = objects->objects.items[objects->tip].kind;
    const uint8_t *blob = kind == DIGEST_SHA256 ? member->blob256 : member->blob;
    size_t size = digest_size(kind);
    bool holds = bytes_equal((struct bytes){blob, size}, (struct bytes){lookup->id, size});
    if (!member->is_whole || (!holds && role_is_made_for_bundle(member->role)))
        return;
    findings_checked(judging->found, RULE_GIT_BLOB_MISMATCH, 1);
    add_voucher(judging, (struct voucher){
                             .member = index,
                             .kind = VOUCHER_REPOSITORY,
                             .state = holds ? VOUCHER_HOLDS : VOUCHER_CONTRADICTED,
                             .at_member = NO_MEMBER,
                             .algorithm = kind,
                             .is_git_id = true,
                             .bits = 8 * (uint32_t)size,
                             .expected = holds ? (struct bytes){NULL, 0} : hex_of_id(judging, lookup->id),
                         });
    if (!holds && !is_told_by_proof(judging, index))
        findings_add(judging->found, RULE_GIT_BLOB_MISMATCH, place_member(index),
                     ARGUMENTS(with_text("path", member->path), with_text("found", hex_of_id(judging, blob)),
                               with_text("expected", hex_of_id(judging, lookup->id)),
                               with_text("commit", commit_id(judging))));
}

static void check_member(struct judging *judging, uint32_t index)
{
    const struct member *member = &judging->bundle->members[index];
    const struct proof_lookup *lookup = &judging->dossier->consultation.places[index];
    bool is_run_log = judging->run != NULL && bytes_equal(run_folder_of(member->path), judging->run->folder);
    enum rule absent = is_run_log ? RULE_GIT_RUN_LOG_ABSENT : RULE_GIT_MEMBER_ABSENT;
    if (lookup->place == PROOF_FOUND)
        hold_against_repository(judging, index, lookup);
    if ((lookup->place != PROOF_FOUND && lookup->place != PROOF_ABSENT && lookup->place != PROOF_FOLDER) ||
        role_is_made_for_bundle(member->role))
        return;
    findings_checked(judging->found, absent, 1);
    if (lookup->place != PROOF_FOUND && !is_told_by_proof(judging, index))
        findings_add(judging->found, absent, place_member(index),
                     ARGUMENTS(with_text("commit", commit_id(judging)), with_text("path", member->path),
                               with_word("why", lookup->place == PROOF_FOLDER ? ": it is a folder there" : "")));
}

/* --- the patch against what changed ------------------------------------------------------------ */

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
                              const struct tree_change *change, bool is_only)
{
    const struct git_proof *objects = &judging->dossier->consultation.objects;
    size_t size = digest_size(objects->objects.items[objects->tip].kind);
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

static bool is_in_commit(const struct patch *patch, const struct patch_place *place)
{
    enum patch_section_kind section = patch->sections.items[patch->files.items[place->file].section].kind;
    return section != PATCH_SECTION_STAGED && section != PATCH_SECTION_WORKTREE;
}

/* Is it the last committed entry of its path? Those that are not committed stand behind. */
static bool is_last_committed(const struct patch *patch, size_t index)
{
    const struct patch_place *place = &patch->places.items[index];
    bool is_followed = index + 1 < patch->places.count && bytes_equal(place[1].path, place->path);
    return is_in_commit(patch, place) && !(is_followed && is_in_commit(patch, &place[1]));
}

static void say_not_shown(struct judging *judging, const struct tree_change *change)
{
    say_difference(judging, change->path, 0, "it changed, and the patch does not show it");
}

/* Both lists are sorted by path; of several entries of a path in the patch, the last one counts. */
static void check_changes(struct judging *judging)
{
    const struct consultation *asked = &judging->dossier->consultation;
    const struct patch *patch = &judging->dossier->patch;
    size_t at = 0;
    for (size_t i = 0; i < patch->places.count; i++) {
        const struct patch_place *place = &patch->places.items[i];
        if (!is_last_committed(patch, i))
            continue;
        int order = 1;
        while (at < asked->changes.count && (order = bytes_compare(asked->changes.items[at].path, place->path)) < 0)
            say_not_shown(judging, &asked->changes.items[at++]);
        findings_checked(judging->found, RULE_GIT_DIFF_MISMATCH, 1);
        bool is_only = i == 0 || !bytes_equal(place[-1].path, place->path);
        bool has_change = at < asked->changes.count && order == 0;
        const char *problem =
            has_change ? problem_of(judging, place, &asked->changes.items[at], is_only) : "the patch changes it, and it did not change";
        if (problem != NULL)
            say_difference(judging, place->path, patch->files.items[place->file].line, problem);
        at += has_change ? 1 : 0;
    }
    findings_checked(judging->found, RULE_GIT_DIFF_MISMATCH, asked->changes.count);
    while (at < asked->changes.count)
        say_not_shown(judging, &asked->changes.items[at++]);
}

void check_repository(struct judging *judging)
{
    const struct consultation *asked = &judging->dossier->consultation;
    if (!asked->was_asked)
        return;
    check_commits_exist(judging);
    if (asked->objects.tip == NO_OBJECT)
        return;
    for (uint32_t i = 0; i < judging->bundle->member_count; i++)
        check_member(judging, i);
    if (asked->has_changes)
        check_changes(judging);
}
