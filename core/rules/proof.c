/* Rules about the commit proof: its objects, and the files of the bundle against the commit. */
#include "rules/patch.h"

static struct bytes hex_of_id(struct judging *judging, const uint8_t *id)
{
    const struct git_proof *proof = &judging->dossier->proof;
    return hex_of(judging, id, digest_size(proof->objects.items[proof->tip].kind));
}

struct bytes proven_commit(struct judging *judging)
{
    const struct git_proof *proof = &judging->dossier->proof;
    return hex_of_id(judging, proof->objects.items[proof->tip].id);
}

/* --- the objects ------------------------------------------------------------------------------- */

/* A tree may be on a way that is broken off before it; that is told where it breaks off. */
static bool is_any_way_broken(const struct judging *judging)
{
    const struct dossier *dossier = judging->dossier;
    bool is_broken = dossier->proof.tip == NO_OBJECT || dossier->proof.faults.count > 0;
    for (uint32_t i = 0; i < judging->bundle->member_count && !is_broken; i++)
        is_broken = dossier->places[i].place == PROOF_UNKNOWN;
    return is_broken;
}

static void check_use(struct judging *judging)
{
    const struct git_proof *proof = &judging->dossier->proof;
    bool is_broken = is_any_way_broken(judging);
    findings_checked(judging->found, RULE_GIT_OBJECT_UNUSED, proof->objects.count);
    for (size_t i = 0; i < proof->objects.count; i++) {
        const struct proof_object *object = &proof->objects.items[i];
        if (!object->is_used && (object->type != GIT_TREE || !is_broken))
            findings_add(judging->found, RULE_GIT_OBJECT_UNUSED, place_member(object->member),
                         ARGUMENTS(with_word("type", git_type_name(object->type))));
    }
}

static void check_objects(struct judging *judging)
{
    const struct git_proof *proof = &judging->dossier->proof;
    findings_checked(judging->found, RULE_GIT_OBJECT_BROKEN, proof->members);
    findings_checked(judging->found, RULE_GIT_OBJECT_MISMATCH, proof->opened);
    for (size_t i = 0; i < proof->faults.count; i++) {
        const struct proof_fault *fault = &proof->faults.items[i];
        if (fault->fault == GIT_FAULT_TOO_LARGE)
            findings_add_limit(judging->found, RULE_MEMBER_TOO_LARGE, place_member(fault->member),
                               judging->bundle->limits, LIMIT_PROOF, "the size of the proof's objects", fault->size);
        else if (fault->fault != GIT_SOUND)
            findings_add(judging->found, RULE_GIT_OBJECT_BROKEN, place_member(fault->member),
                         ARGUMENTS(with_word("problem", git_fault_text(fault->fault))));
        else
            findings_add(judging->found, RULE_GIT_OBJECT_MISMATCH, place_member(fault->member),
                         ARGUMENTS(with_text("expected", fault->named), with_text("found", fault->found)));
    }
    check_use(judging);
    findings_checked(judging->found, RULE_GIT_PROOF_AMBIGUOUS, 1);
    if (proof->tip == NO_OBJECT)
        findings_add(judging->found, RULE_GIT_PROOF_AMBIGUOUS, place_nowhere(),
                     ARGUMENTS(with_number("count", proof->tips)));
}

/* --- the members ------------------------------------------------------------------------------- */

/* `expected` is empty when the member has the id. */
static void add_commit_voucher(struct judging *judging, uint32_t member, const struct proof_lookup *lookup,
                               struct bytes expected)
{
    const struct proof_object *tree = &judging->dossier->proof.objects.items[lookup->object];
    add_voucher(judging, (struct voucher){
                             .member = member,
                             .kind = VOUCHER_COMMIT,
                             .state = expected.size == 0 ? VOUCHER_HOLDS : VOUCHER_CONTRADICTED,
                             .at_member = tree->member,
                             .algorithm = tree->kind,
                             .is_git_id = true,
                             .bits = 8 * (uint32_t)digest_size(tree->kind),
                             .expected = expected,
                         });
}

static void hold_against_commit(struct judging *judging, uint32_t index, const struct proof_lookup *lookup)
{
    const struct member *member = &judging->bundle->members[index];
    bool is_long = judging->dossier->proof.objects.items[lookup->object].kind == DIGEST_SHA256;
    const uint8_t *blob = is_long ? member->blob256 : member->blob;
    size_t size = is_long ? SHA256_SIZE : SHA1_SIZE;
    if (!member->is_whole)
        return; /* other findings say so */
    bool holds = bytes_equal((struct bytes){blob, size}, (struct bytes){lookup->id, size});
    if (!holds && role_is_made_for_bundle(member->role))
        return;
    findings_checked(judging->found, RULE_GIT_BLOB_MISMATCH, 1);
    struct bytes expected = holds ? (struct bytes){NULL, 0} : hex_of_id(judging, lookup->id);
    add_commit_voucher(judging, index, lookup, expected);
    if (!holds)
        findings_add(judging->found, RULE_GIT_BLOB_MISMATCH, place_member(index),
                     ARGUMENTS(with_text("path", member->path), with_text("found", hex_of_id(judging, blob)),
                               with_text("expected", expected), with_text("commit", proven_commit(judging))));
}

static void say_absent(struct judging *judging, uint32_t index, bool is_folder)
{
    const struct member *member = &judging->bundle->members[index];
    judging->proven_absent++;
    bool is_run_log = judging->run != NULL && bytes_equal(run_folder_of(member->path), judging->run->folder);
    findings_add(judging->found, is_run_log ? RULE_GIT_RUN_LOG_ABSENT : RULE_GIT_MEMBER_ABSENT, place_member(index),
                 ARGUMENTS(with_text("commit", proven_commit(judging)), with_text("path", member->path),
                           with_word("why", is_folder ? "it is a folder there" : "")));
}

static void place_in_commit(struct judging *judging, uint32_t index, const struct proof_lookup *lookup)
{
    const struct member *member = &judging->bundle->members[index];
    bool is_known = lookup->place == PROOF_FOUND || lookup->place == PROOF_ABSENT || lookup->place == PROOF_FOLDER;
    if (lookup->place == PROOF_FOUND)
        hold_against_commit(judging, index, lookup);
    if (!is_known || role_is_made_for_bundle(member->role))
        return;
    findings_checked(judging->found, RULE_GIT_MEMBER_ABSENT, 1);
    if (judging->run != NULL && bytes_equal(run_folder_of(member->path), judging->run->folder))
        findings_checked(judging->found, RULE_GIT_RUN_LOG_ABSENT, 1);
    if (lookup->place != PROOF_FOUND)
        say_absent(judging, index, lookup->place == PROOF_FOLDER);
}

/* --- what is not reached ----------------------------------------------------------------------- */

/* Members below one tree that is not carried, or below one submodule. They stand together in the order of paths. */
struct unreached {
    const struct proof_lookup *lookup;
    struct bytes folder;
    uint64_t count;
};

static bool is_same_gap(const struct proof_lookup *a, const struct proof_lookup *b)
{
    return a->place == b->place && a->folder == b->folder &&
           bytes_equal((struct bytes){a->id, sizeof a->id}, (struct bytes){b->id, sizeof b->id});
}

static void say_unreached(struct judging *judging, const struct unreached *unreached)
{
    if (unreached->count == 0)
        return;
    bool is_submodule = unreached->lookup->place == PROOF_SUBMODULE;
    uint32_t object = unreached->lookup->object;
    struct bytes folder = unreached->folder.size == 0 ? BYTES("the top folder") : unreached->folder;
    findings_add(judging->found, RULE_GIT_PROOF_INCOMPLETE,
                 place_member(judging->dossier->proof.objects.items[object].member),
                 ARGUMENTS(with_word("what", is_submodule ? "submodule commit" : "tree"),
                           with_text("id", hex_of_id(judging, unreached->lookup->id)), with_text("folder", folder),
                           with_number("count", unreached->count)));
}

bool is_unreached_by_proof(const struct judging *judging, uint32_t index)
{
    enum proof_place place = judging->dossier->places[index].place;
    return (place == PROOF_UNKNOWN || place == PROOF_SUBMODULE) && !role_is_made_for_bundle(judging->bundle->members[index].role);
}

static void check_reach(struct judging *judging)
{
    const struct bundle *bundle = judging->bundle;
    struct unreached unreached = {0};
    for (uint32_t i = 0; i < bundle->member_count; i++) {
        const struct member *member = bundle->by_path[i];
        uint32_t index = (uint32_t)(member - bundle->members);
        const struct proof_lookup *lookup = &judging->dossier->places[index];
        if (lookup->place != PROOF_NOT_ASKED && !role_is_made_for_bundle(member->role))
            findings_checked(judging->found, RULE_GIT_PROOF_INCOMPLETE, 1);
        if (!is_unreached_by_proof(judging, index))
            continue;
        if (unreached.count > 0 && !is_same_gap(unreached.lookup, lookup)) {
            say_unreached(judging, &unreached);
            unreached.count = 0;
        }
        unreached.lookup = lookup;
        unreached.folder = bytes_first(member->path, lookup->folder);
        unreached.count++;
    }
    say_unreached(judging, &unreached);
}

/* --- the patch --------------------------------------------------------------------------------- */

static void say_patch_differs(struct judging *judging, const struct patch_place *place, struct bytes left,
                              struct bytes expected)
{
    const struct dossier *dossier = judging->dossier;
    findings_add(judging->found, RULE_GIT_PATCH_MISMATCH,
                 place_line(dossier->patch_member, dossier->patch.files.items[place->file].line),
                 ARGUMENTS(with_text("left", left), with_text("path", place->path),
                           with_text("commit", proven_commit(judging)), with_text("expected", expected)));
}

static struct bytes what_is_there(struct judging *judging, const struct proof_lookup *lookup)
{
    if (lookup->place == PROOF_FOUND || lookup->place == PROOF_SUBMODULE)
        return hex_of_id(judging, lookup->id);
    return lookup->place == PROOF_FOLDER ? BYTES("a folder") : BYTES("nothing");
}

static void check_patch_place(struct judging *judging, const struct patch_place *place,
                              const struct proof_lookup *lookup)
{
    const struct patch *patch = &judging->dossier->patch;
    const struct patch_file *file = &patch->files.items[place->file];
    size_t size = digest_size(judging->dossier->proof.objects.items[lookup->object].kind);
    bool is_there = lookup->place == PROOF_FOUND || lookup->place == PROOF_SUBMODULE;
    bool has_id = !place->is_gone && file->new_id.size > 0;
    bool holds = is_there != place->is_gone && (!has_id || git_id_begins(file->new_id, lookup->id, size));
    uint32_t mode = place->is_gone || file->mode_file == PATCH_NO_FILE ? 0 : patch->files.items[file->mode_file].new_mode;
    if (!holds && patch->sections.items[file->section].may_be_overtaken)
        return; /* which may have changed it without a word in the patch */
    findings_checked(judging->found, RULE_GIT_PATCH_MISMATCH, 1);
    if (!holds)
        say_patch_differs(judging, place,
                          place->is_gone ? BYTES("nothing") : has_id ? file->new_id : BYTES("a file"),
                          what_is_there(judging, lookup));
    else if (mode != 0 && mode != git_mode_now(lookup->mode) &&
             !patch->sections.items[patch->files.items[file->mode_file].section].may_be_overtaken)
        say_patch_differs(judging, place, bytes_of(patch_mode_text(mode)),
                          bytes_of(patch_mode_text(git_mode_now(lookup->mode))));
}

static void check_patch_leads_here(struct judging *judging)
{
    const struct dossier *dossier = judging->dossier;
    for (size_t i = 0; i < dossier->patch.places.count; i++) {
        const struct proof_lookup *lookup = &dossier->patch_places[i];
        if (lookup->place != PROOF_NOT_ASKED && lookup->place != PROOF_UNKNOWN)
            check_patch_place(judging, &dossier->patch.places.items[i], lookup);
    }
}

void check_proof(struct judging *judging)
{
    const struct dossier *dossier = judging->dossier;
    if (dossier->proof.members == 0)
        return;
    check_objects(judging);
    if (dossier->proof.tip == NO_OBJECT)
        return;
    for (uint32_t i = 0; i < judging->bundle->member_count; i++) {
        if (dossier->places[i].place != PROOF_NOT_ASKED)
            place_in_commit(judging, i, &dossier->places[i]);
    }
    check_reach(judging);
    check_proof_texts(judging);
    if (judging->found->checks[RULE_GIT_PROOF_OTHER_COMMIT].found == 0)
        check_patch_leads_here(judging); /* else it leads to the other one */
    if (judging->found->checks[RULE_GIT_PROOF_OTHER_COMMIT].found == 0 && !dossier->consultation.changes.is_whole)
        check_changes(judging, &dossier->proof, &dossier->proven_changes);
}
