#include "parse/git_repository.h"

#include "parse/place_files.h"

#include <string.h>

enum { COMMITS_MAX = 1000 }; /* of the history that a proof takes along */

static bool find_type(struct bytes name, enum git_type *type)
{
    for (*type = GIT_COMMIT; *type <= GIT_TAG; (*type)++) {
        if (bytes_is(name, git_type_name(*type)))
            return true;
    }
    return false;
}

uint32_t git_repository_fetch(struct git_proof *proof, const struct git_repository *repository, const char *name,
                              struct arena *keep)
{
    struct git_answer answer;
    struct proof_object object = {.member = NO_MEMBER};
    enum git_fault fault;
    uint8_t id[GIT_ID_SIZE_MAX];
    if (!repository->object(repository->context, name, &answer) || !find_type(answer.type, &object.type) ||
        !git_id_read(answer.id, id))
        return NO_OBJECT;
    object.kind = answer.id.size == 2 * SHA1_SIZE ? DIGEST_SHA1 : DIGEST_SHA256;
    object.content = arena_copy(keep, answer.content);
    if (object.content.size != answer.content.size)
        return NO_OBJECT;
    uint32_t index = git_proof_add(proof, object, keep, &fault);
    bool is_it = index != NO_OBJECT && memcmp(proof->objects.items[index].id, id, digest_size(object.kind)) == 0;
    return is_it ? index : NO_OBJECT;
}

/* Where the bundle says that its work began: a full id, or empty. */
static struct bytes stated_base(const struct dossier *dossier)
{
    struct bytes base = dossier->commits.base;
    for (size_t i = 0; i < dossier->runs.count && !git_id_is_full(base); i++)
        base = dossier->runs.items[i].meta.before.text;
    return git_id_is_full(base) ? base : (struct bytes){NULL, 0};
}

/* The first parent's object, or NO_OBJECT. */
static uint32_t fetch_parent(struct dossier *dossier, const struct git_repository *repository, uint32_t commit)
{
    struct git_proof *proof = &dossier->proof;
    char name[2 * GIT_ID_SIZE_MAX + 1];
    if (proof->objects.items[commit].commit.parents.count == 0)
        return NO_OBJECT;
    struct bytes parent = proof->objects.items[commit].commit.parents.items[0];
    memcpy(name, parent.at, parent.size);
    name[parent.size] = '\0';
    uint32_t object = git_repository_fetch(proof, repository, name, dossier->keep);
    return object != NO_OBJECT && proof->objects.items[object].type == GIT_COMMIT ? object : NO_OBJECT;
}

/* Takes along the first parents down to the base. Without one, or when it is not among the first thousand, the commit
 * stays alone: a history that leads nowhere shows nothing. */
static void take_history(struct dossier *dossier, const struct git_repository *repository)
{
    struct git_proof *proof = &dossier->proof;
    struct bytes base = stated_base(dossier);
    uint32_t at = proof->tip;
    for (size_t i = 0; base.size > 0 && at != NO_OBJECT && i < COMMITS_MAX; i++) {
        const struct proof_object *commit = &proof->objects.items[at];
        if (git_id_begins(base, commit->id, digest_size(commit->kind)))
            return;
        at = fetch_parent(dossier, repository, at);
    }
    for (size_t i = 0; i < proof->objects.count; i++) {
        if (i != proof->tip && proof->objects.items[i].type == GIT_COMMIT)
            proof->objects.items[i].is_used = false;
    }
}

/* Is a tree on the way to any member missing in the repository too? */
static bool is_any_unknown(const struct dossier *dossier)
{
    for (uint32_t i = 0; i < dossier->bundle->member_count; i++) {
        if (dossier->places[i].place == PROOF_UNKNOWN)
            return true;
    }
    return false;
}

enum status dossier_prove(struct dossier *dossier, const char *commit, const struct git_repository *repository,
                          const char **problem)
{
    struct git_proof *proof = &dossier->proof;
    *problem = NULL;
    if (proof->members > 0) {
        *problem = "the bundle carries a commit proof already";
        return STATUS_OK;
    }
    dossier->repository = repository;
    proof->tip = git_repository_fetch(proof, repository, commit, dossier->keep);
    if (proof->tip == NO_OBJECT || proof->objects.items[proof->tip].type != GIT_COMMIT) {
        *problem = "the repository has no such commit";
    } else {
        dossier_place_files(dossier);
        if (is_any_unknown(dossier))
            *problem = "the repository lacks trees of the commit";
        take_history(dossier, repository);
    }
    return dossier->keep->memory->exhausted ? STATUS_NO_MEMORY : STATUS_OK;
}
