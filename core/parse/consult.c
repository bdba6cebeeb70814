#include "parse/consult.h"

#include "parse/git_repository.h"

#include <string.h>

enum { ID_DIGITS_MIN = 7 };

struct consulting {
    struct dossier *dossier;
    struct consultation *result;
    const struct git_repository *repository;
};

static struct proof_object *object_at(struct consulting *consulting, uint32_t index)
{
    return &consulting->result->objects.objects.items[index];
}

/* --- commits that the bundle names ------------------------------------------------------------- */

static uint32_t fetch_commit(struct consulting *consulting, struct bytes hex)
{
    char name[2 * GIT_ID_SIZE_MAX + sizeof "^{commit}"];
    uint32_t object = git_proof_find_commit(&consulting->result->objects, hex);
    if (object != NO_OBJECT)
        return object;
    memcpy(name, hex.at, hex.size);
    memcpy(name + hex.size, "^{commit}", sizeof "^{commit}");
    object = git_repository_fetch(&consulting->result->objects, consulting->repository, name, consulting->dossier->keep);
    bool is_it = object != NO_OBJECT && object_at(consulting, object)->type == GIT_COMMIT &&
                 git_id_begins(hex, object_at(consulting, object)->id, digest_size(object_at(consulting, object)->kind));
    return is_it ? object : NO_OBJECT;
}

static uint32_t ask(struct consulting *consulting, struct bytes id, const char *where, struct place place)
{
    if (id.size < ID_DIGITS_MIN || !git_id_is_hex(id))
        return NO_OBJECT;
    uint32_t object = fetch_commit(consulting, id);
    struct named_commit *named = arena_push(consulting->dossier->keep, &consulting->result->named, struct named_commit);
    if (named != NULL)
        *named = (struct named_commit){id, where, place, object};
    return object;
}

static uint32_t first_of(uint32_t a, uint32_t b)
{
    return a != NO_OBJECT ? a : b;
}

/* Asks for all of them. The commit of the bundle is the proven one, else the one that its texts call the last; its base
 * is where the patch starts, else where the list of commits or the run does. */
static void ask_for_commits(struct consulting *consulting)
{
    struct dossier *dossier = consulting->dossier;
    const struct commit *last = &dossier->last_commit.commit;
    const struct commit_list *list = &dossier->commits;
    uint32_t tip = NO_OBJECT, base = NO_OBJECT;
    if (dossier->proof.tip != NO_OBJECT) {
        const struct proof_object *proven = &dossier->proof.objects.items[dossier->proof.tip];
        char hex[2 * GIT_ID_SIZE_MAX];
        digest_to_hex(proven->id, digest_size(proven->kind), hex);
        struct bytes id = {(const uint8_t *)hex, 2 * digest_size(proven->kind)};
        tip = ask(consulting, arena_copy(dossier->keep, id), "the commit proof", place_member(proven->member));
    }
    for (size_t i = 0; i < dossier->patch.sections.count; i++) {
        const struct patch_section *section = &dossier->patch.sections.items[i];
        struct place place = place_line(dossier->patch_member, section->line);
        base = first_of(base, ask(consulting, section->base, "the patch", place));
        (void)ask(consulting, section->tip, "the patch", place);
    }
    tip = first_of(tip, ask(consulting, last->id, "LAST_COMMIT.txt", place_line(dossier->last_commit_member, last->line)));
    tip = first_of(tip, ask(consulting, list->head, "COMMITS.txt", place_line(dossier->commits_member, list->head_line)));
    base = first_of(base, ask(consulting, list->base, "COMMITS.txt", place_line(dossier->commits_member, list->base_line)));
    for (size_t i = 0; i < list->commits.count; i++)
        (void)ask(consulting, list->commits.items[i].id, "COMMITS.txt",
                  place_line(dossier->commits_member, list->commits.items[i].line));
    for (size_t i = 0; i < dossier->runs.count; i++) {
        const struct meta *meta = &dossier->runs.items[i].meta;
        uint32_t member = dossier->runs.items[i].files[RUN_META];
        base = first_of(base, ask(consulting, meta->before.text, "META.json", place_line(member, meta->before.line)));
        tip = first_of(tip, ask(consulting, meta->after.text, "META.json", place_line(member, meta->after.line)));
    }
    consulting->result->objects.tip = tip;
    consulting->result->base = base;
}

/* --- the members ------------------------------------------------------------------------------- */

static void place_members(struct consulting *consulting)
{
    struct bundle *bundle = consulting->dossier->bundle;
    struct git_proof *objects = &consulting->result->objects;
    struct arena *keep = consulting->dossier->keep;
    enum digest_kind kind = object_at(consulting, objects->tip)->kind;
    for (uint32_t i = 0; i < bundle->member_count; i++) {
        const struct member *member = &bundle->members[i];
        struct proof_lookup *lookup = &consulting->result->places[i];
        if (member->role == ROLE_FOLDER || member->role == ROLE_GIT_PROOF)
            continue;
        do {
            *lookup = git_proof_look_up(objects, objects->tip, member->path);
        } while (lookup->place == PROOF_UNKNOWN &&
                 git_proof_have(objects, lookup->id, kind, GIT_TREE, consulting->repository, keep) != NO_OBJECT);
        if (lookup->place == PROOF_FOUND)
            bundle_want_blob(bundle, member->path, kind);
    }
}

enum status dossier_consult(struct dossier *dossier, const struct git_repository *repository)
{
    struct consultation *result = &dossier->consultation;
    struct consulting consulting = {dossier, result, repository};
    *result = (struct consultation){.was_asked = true, .objects.tip = NO_OBJECT, .base = NO_OBJECT};
    result->places = arena_new(dossier->keep, struct proof_lookup, dossier->bundle->member_count);
    if (result->places == NULL)
        return STATUS_NO_MEMORY;
    ask_for_commits(&consulting);
    if (result->objects.tip != NO_OBJECT)
        place_members(&consulting);
    if (result->objects.tip != NO_OBJECT && result->base != NO_OBJECT && dossier->patch_member != NO_MEMBER)
        result->changes = tree_changes_between(&result->objects, result->base, result->objects.tip, repository,
                                               dossier->keep, dossier->scratch);
    return dossier->keep->memory->exhausted ? STATUS_NO_MEMORY : STATUS_OK;
}
