#include "parse/place_files.h"

#include "parse/git_repository.h"

/* What the commit has at the path; trees that are not carried are asked of the repository, if there is one. */
static struct proof_lookup look_up(struct dossier *dossier, struct bytes path)
{
    for (;;) {
        struct proof_lookup lookup = git_proof_look_up(&dossier->proof, dossier->proof.tip, path);
        enum digest_kind kind = dossier->proof.objects.items[dossier->proof.tip].kind;
        if (lookup.place != PROOF_UNKNOWN ||
            git_proof_have(&dossier->proof, lookup.id, kind, GIT_TREE, dossier->repository, dossier->keep) == NO_OBJECT)
            return lookup;
    }
}

static void place_members(struct dossier *dossier)
{
    struct bundle *bundle = dossier->bundle;
    enum digest_kind kind = dossier->proof.objects.items[dossier->proof.tip].kind;
    for (uint32_t i = 0; i < bundle->member_count; i++) {
        const struct member *member = &bundle->members[i];
        if (member->role == ROLE_FOLDER || member->role == ROLE_GIT_PROOF)
            continue;
        dossier->places[i] = look_up(dossier, member->path);
        if (dossier->places[i].place == PROOF_FOUND)
            bundle_want_blob(bundle, member->path, kind);
    }
}

/* A plain patch of a snapshot compares the working tree. */
static bool is_committed(const struct dossier *dossier, const struct patch_place *place)
{
    const struct patch *patch = &dossier->patch;
    enum patch_section_kind kind = patch->sections.items[patch->files.items[place->file].section].kind;
    bool is_snapshot = bytes_is(dossier->bundle->members[dossier->patch_member].path, "git_diff.patch");
    return kind == PATCH_SECTION_RANGE || kind == PATCH_SECTION_COMMIT || kind == PATCH_SECTION_MAIL ||
           (kind == PATCH_SECTION_PLAIN && !is_snapshot);
}

/* A commit has what the last committed change of a path leaves there. */
static void place_patch_files(struct dossier *dossier)
{
    const struct patch *patch = &dossier->patch;
    for (size_t i = 0; i < patch->places.count; i++) {
        const struct patch_place *place = &patch->places.items[i];
        bool is_overtaken =
            i + 1 < patch->places.count && bytes_equal(place[1].path, place->path) && is_committed(dossier, &place[1]);
        if (is_committed(dossier, place) && !is_overtaken)
            dossier->patch_places[i] = look_up(dossier, place->path);
    }
}

static uint32_t first_of(uint32_t a, uint32_t b)
{
    return a != NO_OBJECT ? a : b;
}

/* The carried commit that the patch starts from, else that the list of commits or a run does; or NO_OBJECT. */
static uint32_t find_base(const struct dossier *dossier)
{
    const struct git_proof *proof = &dossier->proof;
    uint32_t base = NO_OBJECT;
    for (size_t i = 0; i < dossier->patch.sections.count; i++)
        base = first_of(base, git_proof_find_commit(proof, dossier->patch.sections.items[i].base));
    base = first_of(base, git_proof_find_commit(proof, dossier->commits.base));
    for (size_t i = 0; i < dossier->runs.count; i++)
        base = first_of(base, git_proof_find_commit(proof, dossier->runs.items[i].meta.before.text));
    return base;
}

/* The trees of a commit long ago may be many: where not all can be had, none of them is of use. */
static void compare_with_base(struct dossier *dossier)
{
    struct git_proof *proof = &dossier->proof;
    size_t before = proof->objects.count;
    uint32_t base = find_base(dossier);
    uint64_t size = 0;
    if (base == NO_OBJECT || dossier->patch_member == NO_MEMBER)
        return;
    dossier->proven_changes =
        tree_changes_between(proof, base, proof->tip, dossier->repository, dossier->keep, dossier->scratch);
    for (size_t i = 0; i < proof->objects.count; i++)
        size += proof->objects.items[i].is_used ? proof->objects.items[i].content.size : 0;
    bool is_too_much = size > dossier->bundle->limits->of[LIMIT_PROOF];
    for (size_t i = before; (is_too_much || !dossier->proven_changes.is_whole) && i < proof->objects.count; i++)
        proof->objects.items[i].is_used = false;
}

void dossier_place_files(struct dossier *dossier)
{
    place_members(dossier);
    place_patch_files(dossier);
    compare_with_base(dossier);
    dossier->has_mailmap = look_up(dossier, BYTES(".mailmap")).place == PROOF_FOUND;
}

enum status dossier_read_proof(struct dossier *dossier)
{
    struct git_proof *proof = &dossier->proof;
    dossier->consultation.objects.tip = NO_OBJECT; /* until a repository is asked */
    enum status status = git_proof_read(proof, dossier->bundle, dossier->keep, dossier->scratch);
    if (status != STATUS_OK)
        return status;
    dossier->places = arena_new(dossier->keep, struct proof_lookup, dossier->bundle->member_count);
    dossier->patch_places = arena_new(dossier->keep, struct proof_lookup, dossier->patch.places.count);
    if (dossier->places == NULL || dossier->patch_places == NULL)
        return STATUS_NO_MEMORY;
    for (size_t i = 0; i < proof->objects.count; i++)
        dossier->readers[proof->objects.items[i].member] |= READER_GIT_PROOF;
    for (size_t i = 0; i < proof->faults.count; i++)
        dossier->readers[proof->faults.items[i].member] |= READER_GIT_PROOF;
    if (proof->tip != NO_OBJECT)
        dossier_place_files(dossier);
    return dossier->keep->memory->exhausted ? STATUS_NO_MEMORY : STATUS_OK;
}
