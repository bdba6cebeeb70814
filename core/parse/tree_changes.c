#include "parse/tree_changes.h"

#include "parse/git_repository.h"

#include <stdlib.h>
#include <string.h>

uint32_t git_proof_have(struct git_proof *objects, const uint8_t *id, enum digest_kind kind, enum git_type type,
                        const struct git_repository *repository, struct arena *keep)
{
    char hex[2 * GIT_ID_SIZE_MAX + 1];
    uint32_t object = git_proof_find(objects, id, kind);
    if (object == NO_OBJECT && repository != NULL) {
        digest_to_hex(id, digest_size(kind), hex);
        hex[2 * digest_size(kind)] = '\0';
        object = git_repository_fetch(objects, repository, hex, keep);
    }
    return object != NO_OBJECT && objects->objects.items[object].type == type ? object : NO_OBJECT;
}

/* A few small trees can name each other so that there are more paths than could ever be walked. */
enum {
    CHANGES_MAX = 100000,      /* changes, and trees that wait to be compared */
    TREE_BYTES_MAX = 64 << 20, /* of trees, each time that they are walked */
    PATH_BYTES_MAX = 8 << 20,
};

/* Two trees at one path that are still to be compared; NO_OBJECT where there is none. */
struct tree_pair {
    uint32_t old_tree, new_tree;
    struct bytes prefix; /* with its '/' */
};

struct comparison {
    struct tree_changes *changes;
    struct git_proof *objects;
    const struct git_repository *repository;
    enum digest_kind kind;
    struct {
        struct tree_pair *items;
        size_t count, capacity;
    } open;
    uint64_t tree_bytes, path_bytes;
    struct arena *keep, *scratch;
};

static bool is_within_bounds(const struct comparison *comparison)
{
    return comparison->changes->count <= CHANGES_MAX && comparison->open.count <= CHANGES_MAX &&
           comparison->tree_bytes <= TREE_BYTES_MAX && comparison->path_bytes <= PATH_BYTES_MAX;
}

static struct bytes join(struct comparison *comparison, struct bytes prefix, struct bytes name, struct bytes ending)
{
    comparison->path_bytes += prefix.size + name.size + ending.size;
    if (comparison->path_bytes > PATH_BYTES_MAX)
        return (struct bytes){NULL, 0};
    return arena_join(comparison->keep, (const struct bytes[]){prefix, name, ending}, 3);
}

static void add_change(struct comparison *comparison, struct bytes prefix, const struct git_entry *old_entry,
                       const struct git_entry *new_entry)
{
    struct tree_change *change = arena_push(comparison->keep, comparison->changes, struct tree_change);
    size_t id_size = digest_size(comparison->kind);
    if (change == NULL)
        return;
    change->path = join(comparison, prefix, (old_entry != NULL ? old_entry : new_entry)->name, (struct bytes){NULL, 0});
    if (old_entry != NULL) {
        change->old_mode = old_entry->mode;
        memcpy(change->old_id, old_entry->id, id_size);
    }
    if (new_entry != NULL) {
        change->new_mode = new_entry->mode;
        memcpy(change->new_id, new_entry->id, id_size);
    }
}

/* The tree that an entry names; NO_OBJECT for no entry. False when it cannot be had. */
static bool have_tree(struct comparison *comparison, const struct git_entry *entry, uint32_t *tree)
{
    *tree = entry == NULL ? NO_OBJECT
                          : git_proof_have(comparison->objects, entry->id, comparison->kind, GIT_TREE,
                                           comparison->repository, comparison->keep);
    return entry == NULL || *tree != NO_OBJECT;
}

/* One name that differs: a file is a change, a tree is looked into later. False when a tree cannot be had. */
static bool take_difference(struct comparison *comparison, const struct tree_pair *pair,
                            const struct git_entry *old_entry, const struct git_entry *new_entry)
{
    const struct git_entry *entry = old_entry != NULL ? old_entry : new_entry;
    struct tree_pair inner;
    if (entry->mode != GIT_MODE_TREE) {
        add_change(comparison, pair->prefix, old_entry, new_entry);
        return true;
    }
    inner.prefix = join(comparison, pair->prefix, entry->name, BYTES("/"));
    if (!have_tree(comparison, old_entry, &inner.old_tree) || !have_tree(comparison, new_entry, &inner.new_tree))
        return false;
    struct tree_pair *item = arena_push(comparison->scratch, &comparison->open, struct tree_pair);
    if (item != NULL)
        *item = inner;
    return item != NULL;
}

/* The tree of an object; one of nothing for NO_OBJECT. A copy: the table of objects moves when it grows. */
static struct git_tree use_tree(struct comparison *comparison, uint32_t index)
{
    if (index == NO_OBJECT)
        return (struct git_tree){.count = 0};
    comparison->objects->objects.items[index].is_used = true;
    comparison->tree_bytes += comparison->objects->objects.items[index].content.size;
    return comparison->objects->objects.items[index].tree;
}

/* Walks both trees in their common order. */
static bool compare_trees(struct comparison *comparison, const struct tree_pair *pair)
{
    struct git_tree old_tree = use_tree(comparison, pair->old_tree), new_tree = use_tree(comparison, pair->new_tree);
    uint32_t i = 0, k = 0;
    bool is_good = is_within_bounds(comparison);
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
            is_good = take_difference(comparison, pair, order <= 0 ? &a : NULL, order >= 0 ? &b : NULL) &&
                      is_within_bounds(comparison);
        i += order <= 0 ? 1 : 0;
        k += order >= 0 ? 1 : 0;
    }
    return is_good;
}

static bool tree_of_commit(struct comparison *comparison, uint32_t commit, uint32_t *tree)
{
    uint8_t id[GIT_ID_SIZE_MAX];
    struct git_entry root = {.mode = GIT_MODE_TREE, .id = id};
    return git_id_read(comparison->objects->objects.items[commit].commit.tree, id) && have_tree(comparison, &root, tree);
}

static int by_path(const void *left, const void *right)
{
    const struct tree_change *a = left, *b = right;
    int order = bytes_compare(a->path, b->path);
    return order != 0 ? order : (a->new_mode > b->new_mode) - (a->new_mode < b->new_mode);
}

/* A file that became a folder, or the other way round, is two changes of two paths already. */
struct tree_changes tree_changes_between(struct git_proof *objects, uint32_t base, uint32_t tip,
                                         const struct git_repository *repository, struct arena *keep,
                                         struct arena *scratch)
{
    struct tree_changes changes = {.is_whole = false};
    struct arena_mark mark = arena_mark(scratch);
    struct comparison comparison = {.changes = &changes,
                                    .objects = objects,
                                    .repository = repository,
                                    .kind = objects->objects.items[tip].kind,
                                    .keep = keep,
                                    .scratch = scratch};
    struct tree_pair pair = {.prefix = {NULL, 0}};
    changes.is_whole = objects->objects.items[base].kind == comparison.kind &&
                       tree_of_commit(&comparison, base, &pair.old_tree) &&
                       tree_of_commit(&comparison, tip, &pair.new_tree) && compare_trees(&comparison, &pair);
    while (changes.is_whole && comparison.open.count > 0) {
        pair = comparison.open.items[--comparison.open.count];
        changes.is_whole = compare_trees(&comparison, &pair);
    }
    arena_rewind(scratch, mark);
    if (changes.count > 0)
        qsort(changes.items, changes.count, sizeof *changes.items, by_path);
    return changes;
}
