/* Reads an input as a loose object, as a tree and as a commit, in repositories of both kinds. */

#include "parse/git_object.h"

#include <assert.h>
#include <string.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static bool borrows(struct bytes slice, struct bytes text)
{
    return slice.size == 0 || (slice.at >= text.at && slice.size <= text.size - (size_t)(slice.at - text.at));
}

/* What was read in order is found by name, and the entries written again are the tree. */
static void check_tree(struct bytes content, enum digest_kind kind, struct arena *arena)
{
    struct git_tree tree;
    enum git_fault fault = git_tree_parse(&tree, content, kind, arena);
    assert(git_fault_text(fault)[0] != '\0');
    if (fault != GIT_SOUND || arena->memory->exhausted)
        return;
    size_t size = 0;
    for (uint32_t i = 0; i < tree.count; i++) {
        struct git_entry entry = git_tree_entry(&tree, i), found;
        bool is_found = git_tree_find(&tree, entry.name, &found);
        assert(is_found && found.mode == entry.mode && found.id == entry.id);
        size += (entry.mode == GIT_MODE_TREE ? 5U : 6U) + 1 + entry.name.size + 1 + digest_size(kind);
    }
    assert(size == content.size);
}

static void check_commit(struct bytes content, enum digest_kind kind, struct arena *arena)
{
    struct git_commit commit;
    uint8_t id[GIT_ID_SIZE_MAX];
    if (git_commit_parse(&commit, content, kind, arena) != GIT_SOUND || arena->memory->exhausted)
        return;
    assert(git_id_read(commit.tree, id));
    for (size_t i = 0; i < commit.parents.count; i++)
        assert(git_id_read(commit.parents.items[i], id) && borrows(commit.parents.items[i], content));
    assert(borrows(commit.author.both, content) && borrows(commit.committer.email, content));
    assert(borrows(commit.subject, commit.message) && borrows(commit.message, content));
    assert(commit.author.time >= 0 && commit.author.zone.size == 5);
}

static void check_content(struct bytes content, struct arena *arena)
{
    check_tree(content, DIGEST_SHA1, arena);
    check_tree(content, DIGEST_SHA256, arena);
    check_commit(content, DIGEST_SHA1, arena);
    check_commit(content, DIGEST_SHA256, arena);
}

/* What is packed here is unpacked here. */
static void check_packing(const struct git_object *object, struct arena *keep, struct arena *scratch)
{
    struct git_object again;
    enum git_fault fault;
    struct bytes packed = git_object_pack(object, keep);
    if (packed.size == 0 ||
        git_object_unpack(&again, packed, object->content.size, keep, scratch, &fault) != STATUS_OK)
        return;
    assert(fault == GIT_SOUND && again.type == object->type && bytes_equal(again.content, object->content));
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    enum { CONTENT_MAX = 1 << 20 };
    struct memory memory = {.limit = 16 << 20};
    struct arena keep = {.memory = &memory}, scratch = {.memory = &memory};
    struct bytes input = {data, size};
    struct git_object object;
    enum git_fault fault;
    check_content(input, &keep);
    if (git_object_unpack(&object, input, CONTENT_MAX, &keep, &scratch, &fault) == STATUS_OK && fault == GIT_SOUND) {
        assert(object.content.size <= CONTENT_MAX);
        check_content(object.content, &keep);
        check_packing(&object, &keep, &scratch);
    }
    arena_release(&scratch);
    arena_release(&keep);
    return 0;
}
