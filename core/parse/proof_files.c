#include "parse/proof_files.h"

/* git-proof/objects/ab/cdef…, below the wrapper. */
static struct bytes name_of(const struct proof_object *object, struct bytes wrapper, struct arena *keep)
{
    enum { SPLIT = 2 };
    char hex[2 * GIT_ID_SIZE_MAX];
    size_t digits = 2 * digest_size(object->kind);
    digest_to_hex(object->id, digits / 2, hex);
    const struct bytes parts[] = {wrapper,
                                  BYTES(GIT_PROOF_FOLDER "objects/"),
                                  {(const uint8_t *)hex, SPLIT},
                                  BYTES("/"),
                                  {(const uint8_t *)hex + SPLIT, digits - SPLIT}};
    return arena_join(keep, parts, sizeof parts / sizeof parts[0]);
}

struct zip_addition *git_proof_additions(const struct git_proof *proof, struct bytes wrapper, struct arena *keep, size_t *count)
{
    struct zip_addition *additions = arena_new(keep, struct zip_addition, proof->order.count);
    for (size_t i = 0; additions != NULL && i < proof->order.count; i++) {
        const struct proof_object *object = &proof->objects.items[proof->order.items[i]];
        struct git_object content = {object->type, object->content, object->content.size};
        if (object->is_used)
            additions[(*count)++] = (struct zip_addition){name_of(object, wrapper, keep), git_object_pack(&content, keep)};
    }
    return additions;
}
