#include "parse/git_repository.h"

#include "parse/place_files.h"

#include <string.h>

enum {
    COMMITS_MAX = 1000, /* of the history that is looked through for a proof */
    NAMED_MAX = 200,    /* commits that the bundle names */
    ID_DIGITS_MIN = 7,
};

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

/* --- the history that the bundle speaks of ------------------------------------------------------- */

/* Commits in the order in which the walk comes to them, from the tip on: all parents of one before those of the next. */
struct walked {
    uint32_t object, child; /* places: among the objects, among the commits walked (its own for the tip) */
    bool is_wanted;         /* on the way to one that the bundle names */
};

struct walk {
    struct git_proof *proof;
    const struct git_repository *repository;
    struct walked *items;
    size_t count, capacity;
    struct bytes named[NAMED_MAX]; /* ids that the bundle names and that were not found yet */
    size_t named_count;
    struct arena *keep, *scratch;
};

static void want(struct walk *walk, struct bytes id)
{
    if (id.size >= ID_DIGITS_MIN && git_id_is_hex(id) && walk->named_count < NAMED_MAX)
        walk->named[walk->named_count++] = id;
}

/* Where its work began and ended, by the bundle's own word, and what came between. */
static void want_named(struct walk *walk, const struct dossier *dossier)
{
    for (size_t i = 0; i < dossier->patch.sections.count; i++)
        want(walk, dossier->patch.sections.items[i].base);
    want(walk, dossier->commits.base);
    for (size_t i = 0; i < dossier->runs.count; i++) {
        want(walk, dossier->runs.items[i].meta.before.text);
        want(walk, dossier->runs.items[i].meta.after.text);
    }
    for (size_t i = 0; i < dossier->commits.commits.count; i++)
        want(walk, dossier->commits.commits.items[i].id);
}

/* Crosses the commit off what is still to be found, and takes the way to it along. */
static void cross_off(struct walk *walk, size_t at)
{
    const struct proof_object *commit = &walk->proof->objects.items[walk->items[at].object];
    size_t left = 0;
    bool is_named = false;
    for (size_t i = 0; i < walk->named_count; i++) {
        if (git_id_begins(walk->named[i], commit->id, digest_size(commit->kind)))
            is_named = true;
        else
            walk->named[left++] = walk->named[i];
    }
    walk->named_count = left;
    for (; is_named && !walk->items[at].is_wanted; at = walk->items[at].child)
        walk->items[at].is_wanted = true;
}

static void walk_to(struct walk *walk, uint32_t object, size_t child)
{
    for (size_t i = 0; i < walk->count; i++) {
        if (walk->items[i].object == object)
            return; /* there are a thousand at most */
    }
    struct walked *item = arena_push(walk->scratch, walk, struct walked);
    if (item != NULL)
        *item = (struct walked){object, (uint32_t)child, false};
}

static void walk_parents(struct walk *walk, size_t at)
{
    const struct git_commit commit = walk->proof->objects.items[walk->items[at].object].commit;
    for (size_t i = 0; i < commit.parents.count && walk->count < COMMITS_MAX; i++) {
        enum digest_kind kind = walk->proof->objects.items[walk->proof->tip].kind;
        uint8_t id[GIT_ID_SIZE_MAX];
        uint32_t parent = !git_id_read(commit.parents.items[i], id)
                              ? NO_OBJECT
                              : git_proof_have(walk->proof, id, kind, GIT_COMMIT, walk->repository, walk->keep);
        if (parent != NO_OBJECT)
            walk_to(walk, parent, at);
    }
}

/* Takes along the commits on the way to those that the bundle names, through whichever parents lead there. What is not
 * found among the first thousand has no way: a history that leads nowhere shows nothing. */
static void take_history(struct dossier *dossier, const struct git_repository *repository)
{
    struct git_proof *proof = &dossier->proof;
    struct arena_mark mark = arena_mark(dossier->scratch);
    struct walk walk = {.proof = proof, .repository = repository, .keep = dossier->keep, .scratch = dossier->scratch};
    want_named(&walk, dossier);
    walk_to(&walk, proof->tip, 0);
    for (size_t at = 0; at < walk.count && walk.named_count > 0; at++) {
        cross_off(&walk, at);
        if (walk.named_count > 0)
            walk_parents(&walk, at);
    }
    for (size_t i = 0; i < walk.count; i++)
        proof->objects.items[walk.items[i].object].is_used = walk.items[i].is_wanted || i == 0;
    arena_rewind(dossier->scratch, mark);
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
        take_history(dossier, repository);
        dossier_place_files(dossier);
        if (is_any_unknown(dossier))
            *problem = "the repository lacks trees of the commit";
    }
    return dossier->keep->memory->exhausted ? STATUS_NO_MEMORY : STATUS_OK;
}
