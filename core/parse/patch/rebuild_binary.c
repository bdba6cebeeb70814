/* Binary patches: that their data can be unpacked, and leads to the ids that the index line gives. */
#include "parse/patch/rebuild.h"

#include "digest/digest.h"
#include "parse/patch/binary.h"

struct rebuild {
    struct patch_file *file;
    struct arena *scratch;
    uint64_t *left; /* bytes that may still be unpacked */
    uint64_t delta_max; /* bytes of a delta, of what it starts from and leads to */
};

/* Binary patches have whole ids, which tell their kind by their size. */
static enum digest_kind kind_of(struct bytes id)
{
    return id.size == 2 * (size_t)SHA256_SIZE ? DIGEST_SHA256 : DIGEST_SHA1;
}

static bool digest_is(struct digest *digest, struct bytes id)
{
    uint8_t out[DIGEST_SIZE_MAX];
    enum digest_kind kind = digest->kind;
    digest_finish(digest, out);
    return git_id_begins(id, out, digest_size(kind));
}

static bool charge(struct rebuild *rebuild, uint64_t size)
{
    if (size > *rebuild->left)
        return false;
    *rebuild->left -= size;
    return true;
}

/* The content of a literal against the id of its side. No file at all is told as an empty one. */
static enum patch_rebuilt check_literal(struct rebuild *rebuild, struct patch_binary_part *part, struct bytes id)
{
    struct digest digest;
    part->result_size = part->size;
    if (!charge(rebuild, part->size))
        return PATCH_REBUILT_CROSSED;
    git_blob_init(&digest, kind_of(id), part->size);
    if (!patch_binary_inflate(part, (struct sink){&digest, patch_digest_piece}, rebuild->scratch))
        return PATCH_REBUILT_UNREADABLE;
    if (git_id_is_null(id))
        return part->size == 0 ? PATCH_REBUILT_SAME : PATCH_REBUILT_DIFFERS;
    return digest_is(&digest, id) ? PATCH_REBUILT_SAME : PATCH_REBUILT_DIFFERS;
}

/* Unpacks a delta, or a literal that one starts from. Empty when it is too large or cannot be unpacked. */
static struct bytes unpack(struct rebuild *rebuild, const struct patch_binary_part *part)
{
    struct patch_room room = {arena_buffer(rebuild->scratch, (size_t)part->size), 0};
    if (room.at == NULL || !patch_binary_inflate(part, (struct sink){&room, patch_room_fill}, rebuild->scratch))
        return (struct bytes){NULL, 0};
    return (struct bytes){room.at, room.used};
}

/* Applied to the other side where that is a literal; else only that it could be applied to something. */
static enum patch_rebuilt check_delta(struct rebuild *rebuild, struct patch_binary_part *part,
                                      const struct patch_binary_part *other, struct bytes id)
{
    struct delta_sizes sizes;
    bool has_source = other->form == PATCH_LITERAL;
    if (part->size > rebuild->delta_max || other->size > rebuild->delta_max || !charge(rebuild, part->size))
        return PATCH_REBUILT_CROSSED;
    struct bytes delta = unpack(rebuild, part);
    if (!delta_read_sizes(&delta, &sizes) || !delta_apply(delta, &sizes, NULL, (struct sink){NULL, NULL}))
        return PATCH_REBUILT_UNREADABLE;
    part->result_size = sizes.result;
    if (sizes.result > rebuild->delta_max || sizes.source > rebuild->delta_max || !charge(rebuild, sizes.result))
        return PATCH_REBUILT_CROSSED;
    if (!has_source)
        return PATCH_REBUILT_NOT;
    if (sizes.source != other->size)
        return PATCH_REBUILT_DIFFERS;
    struct digest digest;
    struct bytes source = unpack(rebuild, other);
    git_blob_init(&digest, kind_of(id), sizes.result);
    if (source.size == sizes.source)
        delta_apply(delta, &sizes, source.at, (struct sink){&digest, patch_digest_piece});
    return digest_is(&digest, id) ? PATCH_REBUILT_SAME : PATCH_REBUILT_DIFFERS;
}

static enum patch_rebuilt check_part(struct rebuild *rebuild, struct patch_binary_part *part,
                                     const struct patch_binary_part *other, struct bytes id)
{
    struct arena_mark mark = arena_mark(rebuild->scratch);
    enum patch_rebuilt result = part->form == PATCH_LITERAL ? check_literal(rebuild, part, id)
                                                            : check_delta(rebuild, part, other, id);
    arena_rewind(rebuild->scratch, mark);
    return result;
}

static bool is_fault(enum patch_rebuilt rebuilt)
{
    return rebuilt != PATCH_REBUILT_NOT && rebuilt != PATCH_REBUILT_SAME;
}

enum patch_rebuilt patch_rebuild_binary(struct patch_file *file, uint64_t *binary_left, const struct limits *limits,
                                 struct arena *scratch)
{
    struct rebuild rebuild = {file, scratch, binary_left, limits->of[LIMIT_DOCUMENT]};
    struct patch_binary *binary = file->binary;
    static const struct patch_binary_part none = {.form = PATCH_DELTA};
    if (file->is_broken || file->new_id.size == 0)
        return PATCH_REBUILT_NOT;
    enum patch_rebuilt back = PATCH_REBUILT_NOT;
    enum patch_rebuilt forth = check_part(&rebuild, &binary->forward, binary->has_backward ? &binary->backward : &none,
                                          file->new_id);
    if (binary->has_backward)
        back = check_part(&rebuild, &binary->backward, &binary->forward, file->old_id);
    binary->is_checked = !is_fault(forth) && !is_fault(back);
    if (is_fault(forth))
        return forth;
    return is_fault(back) || back == PATCH_REBUILT_SAME ? back : forth;
}
