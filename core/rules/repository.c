/* Rules about the bundle against the reviewer's repository. */
#include "rules/patch.h"

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
                               with_word("why", lookup->place == PROOF_FOLDER ? "it is a folder there" : "")));
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
    check_changes(judging, &asked->objects, &asked->changes);
}
