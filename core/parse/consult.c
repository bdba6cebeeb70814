#include "parse/consult.h"

#include "parse/git_repository.h"

#include <stdlib.h>
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

static uint32_t fetch_id(struct consulting *consulting, const uint8_t *id, enum digest_kind kind, enum git_type type)
{
    char hex[2 * GIT_ID_SIZE_MAX + 1];
    struct git_proof *objects = &consulting->result->objects;
    uint32_t object = git_proof_find(objects, id, kind);
    if (object == NO_OBJECT) {
        digest_to_hex(id, digest_size(kind), hex);
        hex[2 * digest_size(kind)] = '\0';
        object = git_repository_fetch(objects, consulting->repository, hex, consulting->dossier->keep);
    }
    return object != NO_OBJECT && object_at(consulting, object)->type == type ? object : NO_OBJECT;
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
    enum digest_kind kind = object_at(consulting, objects->tip)->kind;
    for (uint32_t i = 0; i < bundle->member_count; i++) {
        const struct member *member = &bundle->members[i];
        struct proof_lookup *lookup = &consulting->result->places[i];
        if (member->role == ROLE_FOLDER || member->role == ROLE_GIT_PROOF)
            continue;
        do {
            *lookup = git_proof_look_up(objects, objects->tip, member->path);
        } while (lookup->place == PROOF_UNKNOWN && fetch_id(consulting, lookup->id, kind, GIT_TREE) != NO_OBJECT);
        if (lookup->place == PROOF_FOUND)
            bundle_want_blob(bundle, member->path, kind);
    }
}

/* --- the changes ------------------------------------------------------------------------------- */

/* Two trees at one path that are still to be compared; NO_OBJECT where there is none. */
struct tree_pair {
    uint32_t old_tree, new_tree;
    struct bytes prefix; /* with its '/' */
};

struct tree_pairs {
    struct tree_pair *items;
    size_t count, capacity;
};

static struct bytes join(struct consulting *consulting, struct bytes prefix, struct bytes name, struct bytes ending)
{
    size_t size = prefix.size + name.size + ending.size;
    uint8_t *text = arena_buffer(consulting->dossier->keep, size);
    if (text == NULL)
        return (struct bytes){NULL, 0};
    if (prefix.size > 0)
        memcpy(text, prefix.at, prefix.size);
    memcpy(text + prefix.size, name.at, name.size);
    if (ending.size > 0)
        memcpy(text + prefix.size + name.size, ending.at, ending.size);
    return (struct bytes){text, size};
}

static void add_change(struct consulting *consulting, struct bytes prefix, const struct git_entry *old_entry,
                       const struct git_entry *new_entry, size_t id_size)
{
    struct consultation *result = consulting->result;
    struct tree_change *change = arena_push(consulting->dossier->keep, &result->changes, struct tree_change);
    if (change == NULL)
        return;
    change->path = join(consulting, prefix, (old_entry != NULL ? old_entry : new_entry)->name, (struct bytes){NULL, 0});
    if (old_entry != NULL) {
        change->old_mode = old_entry->mode;
        memcpy(change->old_id, old_entry->id, id_size);
    }
    if (new_entry != NULL) {
        change->new_mode = new_entry->mode;
        memcpy(change->new_id, new_entry->id, id_size);
    }
}

/* One name that differs: a file is a change, a tree is looked into later. False when a tree cannot be had. */
static bool take_difference(struct consulting *consulting, struct tree_pairs *open, const struct tree_pair *pair,
                            const struct git_entry *old_entry, const struct git_entry *new_entry)
{
    const struct git_entry *entry = old_entry != NULL ? old_entry : new_entry;
    enum digest_kind kind = object_at(consulting, consulting->result->objects.tip)->kind;
    if (entry->mode != GIT_MODE_TREE) {
        add_change(consulting, pair->prefix, old_entry, new_entry, digest_size(kind));
        return true;
    }
    struct tree_pair inner = {NO_OBJECT, NO_OBJECT, join(consulting, pair->prefix, entry->name, BYTES("/"))};
    if (old_entry != NULL)
        inner.old_tree = fetch_id(consulting, old_entry->id, kind, GIT_TREE);
    if (new_entry != NULL)
        inner.new_tree = fetch_id(consulting, new_entry->id, kind, GIT_TREE);
    bool is_had = (old_entry == NULL || inner.old_tree != NO_OBJECT) && (new_entry == NULL || inner.new_tree != NO_OBJECT);
    struct tree_pair *item = is_had ? arena_push(consulting->dossier->scratch, open, struct tree_pair) : NULL;
    if (item != NULL)
        *item = inner;
    return item != NULL;
}

/* The tree of an object; one of nothing for NO_OBJECT. A copy: the table of objects moves when it grows. */
static struct git_tree tree_at(struct consulting *consulting, uint32_t index)
{
    return index == NO_OBJECT ? (struct git_tree){.count = 0} : object_at(consulting, index)->tree;
}

/* Walks both trees in their common order. */
static bool compare_trees(struct consulting *consulting, struct tree_pairs *open, struct tree_pair pair)
{
    struct git_tree old_tree = tree_at(consulting, pair.old_tree), new_tree = tree_at(consulting, pair.new_tree);
    uint32_t i = 0, k = 0;
    bool is_good = true;
    while (is_good && (i < old_tree.count || k < new_tree.count)) {
        struct git_entry a = {0}, b = {0};
        int order = i == old_tree.count ? 1 : -1;
        if (i < old_tree.count)
            a = git_tree_entry(&old_tree, i);
        if (k < new_tree.count)
            b = git_tree_entry(&new_tree, k);
        if (i < old_tree.count && k < new_tree.count)
            order = git_entry_compare(&a, &b);
        bool is_same = order == 0 && a.mode == b.mode && memcmp(a.id, b.id, old_tree.id_size) == 0;
        if (!is_same)
            is_good = take_difference(consulting, open, &pair, order <= 0 ? &a : NULL, order >= 0 ? &b : NULL);
        i += order <= 0 ? 1 : 0;
        k += order >= 0 ? 1 : 0;
    }
    return is_good;
}

static int by_path(const void *left, const void *right)
{
    const struct tree_change *a = left, *b = right;
    int order = bytes_compare(a->path, b->path);
    return order != 0 ? order : (a->new_mode > b->new_mode) - (a->new_mode < b->new_mode);
}

/* A file that became a folder, or the other way round, is two changes of two paths already. */
static void find_changes(struct consulting *consulting)
{
    struct consultation *result = consulting->result;
    struct arena_mark mark = arena_mark(consulting->dossier->scratch);
    struct tree_pairs open = {0};
    uint32_t commits[2] = {result->base, result->objects.tip}, trees[2];
    for (int i = 0; i < 2; i++) {
        uint8_t id[GIT_ID_SIZE_MAX];
        const struct proof_object *commit = object_at(consulting, commits[i]);
        trees[i] = git_id_read(commit->commit.tree, id) ? fetch_id(consulting, id, commit->kind, GIT_TREE) : NO_OBJECT;
    }
    result->has_changes = trees[0] != NO_OBJECT && trees[1] != NO_OBJECT &&
                          compare_trees(consulting, &open, (struct tree_pair){trees[0], trees[1], {NULL, 0}});
    while (result->has_changes && open.count > 0) {
        struct tree_pair pair = open.items[--open.count];
        result->has_changes = compare_trees(consulting, &open, pair);
    }
    arena_rewind(consulting->dossier->scratch, mark);
    if (result->changes.count > 0)
        qsort(result->changes.items, result->changes.count, sizeof *result->changes.items, by_path);
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
    if (result->objects.tip != NO_OBJECT && result->base != NO_OBJECT && dossier->patch_member != NO_MEMBER &&
        object_at(&consulting, result->base)->kind == object_at(&consulting, result->objects.tip)->kind)
        find_changes(&consulting);
    return dossier->keep->memory->exhausted ? STATUS_NO_MEMORY : STATUS_OK;
}
