#include "parse/git_proof.h"

#include "parse/patch/patch.h"

#include <string.h>

/* --- the list of objects ----------------------------------------------------------------------- */

static int compare_ids(const struct proof_object *object, const uint8_t *id, enum digest_kind kind)
{
    int order = (object->kind > kind) - (object->kind < kind);
    return order != 0 ? order : memcmp(object->id, id, digest_size(kind));
}

/* The first place in the order that does not come before the id. */
static size_t place_of(const struct git_proof *proof, const uint8_t *id, enum digest_kind kind)
{
    size_t low = 0, high = proof->order.count;
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        if (compare_ids(&proof->objects.items[proof->order.items[middle]], id, kind) < 0)
            low = middle + 1;
        else
            high = middle;
    }
    return low;
}

uint32_t git_proof_find(const struct git_proof *proof, const uint8_t *id, enum digest_kind kind)
{
    size_t at = place_of(proof, id, kind);
    if (at == proof->order.count)
        return NO_OBJECT;
    uint32_t object = proof->order.items[at];
    return compare_ids(&proof->objects.items[object], id, kind) == 0 ? object : NO_OBJECT;
}

static uint32_t find_hex(const struct git_proof *proof, struct bytes hex, enum digest_kind kind)
{
    uint8_t id[GIT_ID_SIZE_MAX];
    return git_id_read(hex, id) ? git_proof_find(proof, id, kind) : NO_OBJECT;
}

static bool begins_so(const struct git_proof *proof, size_t at, struct bytes hex, enum digest_kind kind)
{
    if (at >= proof->order.count)
        return false;
    const struct proof_object *object = &proof->objects.items[proof->order.items[at]];
    return object->kind == kind && git_id_begins(hex, object->id, digest_size(kind));
}

/* The objects whose ids begin alike stand together, behind the id that goes on with zeros. */
static uint32_t find_commit_of(const struct git_proof *proof, struct bytes hex, enum digest_kind kind)
{
    uint8_t id[GIT_ID_SIZE_MAX] = {0};
    if (hex.size > 2 * digest_size(kind))
        return NO_OBJECT;
    for (size_t i = 0; i < hex.size; i++)
        id[i / 2] |= (uint8_t)(byte_hex_value(hex.at[i]) << (i % 2 == 0 ? 4 : 0));
    size_t at = place_of(proof, id, kind);
    if (!begins_so(proof, at, hex, kind) || begins_so(proof, at + 1, hex, kind))
        return NO_OBJECT;
    uint32_t object = proof->order.items[at];
    return proof->objects.items[object].type == GIT_COMMIT ? object : NO_OBJECT;
}

uint32_t git_proof_find_commit(const struct git_proof *proof, struct bytes hex)
{
    if (!git_id_is_hex(hex))
        return NO_OBJECT;
    uint32_t found = find_commit_of(proof, hex, DIGEST_SHA1);
    return found != NO_OBJECT ? found : find_commit_of(proof, hex, DIGEST_SHA256);
}

static enum git_fault parse_content(struct proof_object *object, struct arena *keep)
{
    if (object->type == GIT_COMMIT)
        return git_commit_parse(&object->commit, object->content, object->kind, keep);
    if (object->type == GIT_TREE)
        return git_tree_parse(&object->tree, object->content, object->kind, keep);
    return GIT_SOUND; /* of no use, which the rules say */
}

static void compute_id(struct proof_object *object)
{
    struct digest digest;
    git_object_init(&digest, object->kind, git_type_name(object->type), object->content.size);
    digest_update(&digest, object->content);
    digest_finish(&digest, object->id);
}

/* The first member that carries an id counts. */
static uint32_t insert(struct git_proof *proof, const struct proof_object *object, struct arena *keep)
{
    size_t at = place_of(proof, object->id, object->kind);
    uint32_t there = git_proof_find(proof, object->id, object->kind);
    if (there != NO_OBJECT)
        return there;
    struct proof_object *item = arena_push(keep, &proof->objects, struct proof_object);
    uint32_t *place = item == NULL ? NULL : arena_push(keep, &proof->order, uint32_t);
    if (place == NULL)
        return NO_OBJECT;
    *item = *object;
    item->is_used = object->type == GIT_COMMIT;
    proof->commits += object->type == GIT_COMMIT ? 1 : 0;
    uint32_t *first = proof->order.items + at;
    memmove(first + 1, first, (proof->order.count - 1 - at) * sizeof *first);
    *first = (uint32_t)(proof->objects.count - 1);
    return *first;
}

uint32_t git_proof_add(struct git_proof *proof, struct proof_object object, struct arena *keep, enum git_fault *fault)
{
    compute_id(&object);
    *fault = parse_content(&object, keep);
    return *fault == GIT_SOUND ? insert(proof, &object, keep) : NO_OBJECT;
}

/* --- reading ----------------------------------------------------------------------------------- */

/* The id that a path below the proof's folder says: objects/ab/cdef… */
static bool id_of_path(struct bytes path, struct arena *keep, struct bytes *hex)
{
    enum { SPLIT = 2 };
    struct bytes rest = path;
    if (!bytes_skip(&rest, BYTES(GIT_PROOF_FOLDER "objects/")) || bytes_find_byte(rest, '/') != SPLIT ||
        (rest.size - 1 != 2 * SHA1_SIZE && rest.size - 1 != 2 * SHA256_SIZE))
        return false;
    uint8_t *digits = arena_buffer(keep, rest.size - 1);
    if (digits == NULL)
        return false;
    memcpy(digits, rest.at, SPLIT);
    memcpy(digits + SPLIT, rest.at + SPLIT + 1, rest.size - 1 - SPLIT);
    *hex = (struct bytes){digits, rest.size - 1};
    return true;
}

/* What one member of the proof comes to. */
struct reading {
    struct git_proof *proof;
    struct arena *keep, *scratch;
    uint64_t room; /* bytes of objects that may still be unpacked */
    uint64_t used; /* that were */
};

static enum status read_object(struct reading *reading, struct bytes packed, struct bytes path,
                               struct proof_object *object, struct proof_fault *fault)
{
    struct git_object unpacked;
    uint8_t named[GIT_ID_SIZE_MAX];
    fault->fault = GIT_FAULT_PATH;
    if (!id_of_path(path, reading->keep, &fault->named) || !git_id_read(fault->named, named))
        return STATUS_OK;
    enum status status = git_object_unpack(&unpacked, packed, reading->room, reading->keep, reading->scratch,
                                           &fault->fault);
    fault->size = reading->used + unpacked.size;
    if (status != STATUS_OK || fault->fault != GIT_SOUND)
        return status;
    reading->room -= unpacked.content.size;
    reading->used += unpacked.content.size;
    reading->proof->opened++;
    object->type = unpacked.type;
    object->kind = fault->named.size == 2 * SHA1_SIZE ? DIGEST_SHA1 : DIGEST_SHA256;
    object->content = unpacked.content;
    compute_id(object);
    if (memcmp(object->id, named, digest_size(object->kind)) != 0) {
        char hex[2 * GIT_ID_SIZE_MAX];
        digest_to_hex(object->id, digest_size(object->kind), hex);
        fault->found = arena_copy(reading->keep, (struct bytes){(const uint8_t *)hex, fault->named.size});
        return STATUS_OK;
    }
    (void)git_proof_add(reading->proof, *object, reading->keep, &fault->fault);
    return STATUS_OK;
}

static enum status read_member(struct reading *reading, struct bundle *bundle, uint32_t index)
{
    struct member *member = &bundle->members[index];
    struct proof_fault fault = {.member = index};
    struct proof_object object = {.member = index};
    reading->proof->members++;
    enum status status = bundle_read(bundle, index, LIMIT_DOCUMENT);
    if (status != STATUS_OK || !member->is_read)
        return status; /* what cannot be read is told as such */
    status = read_object(reading, member->content, member->path, &object, &fault);
    if (status != STATUS_OK)
        return status;
    if (fault.fault != GIT_SOUND || fault.found.size > 0) {
        struct proof_fault *item = arena_push(reading->keep, &reading->proof->faults, struct proof_fault);
        if (item != NULL)
            *item = fault;
    }
    return reading->keep->memory->exhausted ? STATUS_NO_MEMORY : STATUS_OK;
}

/* The commit that none of the others leads to is the one that the files are held against. */
static void find_tip(struct git_proof *proof)
{
    proof->tip = NO_OBJECT;
    for (size_t i = 0; i < proof->objects.count; i++) {
        const struct proof_object *object = &proof->objects.items[i];
        for (size_t k = 0; k < object->commit.parents.count; k++) {
            uint32_t parent = find_hex(proof, object->commit.parents.items[k], object->kind);
            if (parent != NO_OBJECT)
                proof->objects.items[parent].is_parent = true;
        }
    }
    for (size_t i = 0; i < proof->objects.count; i++) {
        const struct proof_object *object = &proof->objects.items[i];
        if (object->type != GIT_COMMIT || object->is_parent)
            continue;
        proof->tip = (uint32_t)i;
        proof->tips++;
    }
    if (proof->tips != 1)
        proof->tip = NO_OBJECT;
}

enum status git_proof_read(struct git_proof *proof, struct bundle *bundle, struct arena *keep, struct arena *scratch)
{
    struct reading reading = {proof, keep, scratch, bundle->limits->of[LIMIT_PROOF], 0};
    *proof = (struct git_proof){.tip = NO_OBJECT};
    uint32_t index = bundle_next(bundle, ROLE_GIT_PROOF, 0);
    for (; index != NO_MEMBER; index = bundle_next(bundle, ROLE_GIT_PROOF, index + 1)) {
        enum status status = read_member(&reading, bundle, index);
        if (status != STATUS_OK)
            return status;
    }
    find_tip(proof);
    return STATUS_OK;
}

/* --- from a commit to a file ------------------------------------------------------------------- */

/* One step: into the tree, to the next name of the path. False when the way ends here. */
static bool step(struct proof_lookup *lookup, struct proof_object *object, struct bytes path, struct bytes *rest)
{
    struct git_entry entry;
    object->is_used = true;
    lookup->place = PROOF_ABSENT;
    struct bytes name = bytes_cut(rest, '/');
    if (!git_tree_find(&object->tree, name, &entry))
        return false;
    bool is_last = name.at + name.size == path.at + path.size;
    bool is_tree = entry.mode == GIT_MODE_TREE;
    lookup->mode = entry.mode;
    memcpy(lookup->id, entry.id, digest_size(object->kind));
    lookup->folder = path.size - rest->size;
    if (entry.mode == GIT_MODE_SUBMODULE)
        lookup->place = PROOF_SUBMODULE;
    else if (is_last)
        lookup->place = is_tree ? PROOF_FOLDER : PROOF_FOUND;
    else if (is_tree)
        lookup->place = PROOF_UNKNOWN;
    return lookup->place == PROOF_UNKNOWN; /* a path through a file leads nowhere: absent */
}

struct proof_lookup git_proof_look_up(struct git_proof *proof, uint32_t commit, struct bytes path)
{
    const struct proof_object *from = &proof->objects.items[commit];
    struct proof_lookup lookup = {.place = PROOF_UNKNOWN, .mode = GIT_MODE_TREE, .object = commit};
    struct bytes rest = path;
    (void)git_id_read(from->commit.tree, lookup.id);
    for (;;) {
        uint32_t tree = git_proof_find(proof, lookup.id, from->kind);
        if (tree == NO_OBJECT || proof->objects.items[tree].type != GIT_TREE)
            return lookup;
        lookup.object = tree;
        if (!step(&lookup, &proof->objects.items[tree], path, &rest))
            return lookup;
    }
}
