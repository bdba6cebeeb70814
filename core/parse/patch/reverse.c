#include "parse/patch/reverse.h"

#include "parse/patch/binary.h"
#include "parse/patch/preimage.h"

#include <string.h>

enum { WORK_AN_ENTRY = 16 * 1024 }; /* however little an entry holds, so that a long chain ends */

/* The chain while it is walked. */
struct chain {
    const struct patch *patch;
    enum digest_kind kind;
    const struct limits *limits;
    struct bytes content; /* what the entry at hand leads to */
    uint8_t *rooms[2];    /* for what it starts from, in turn; NULL when no bytes are wanted of that */
    uint32_t room;
    uint64_t work;   /* bytes looked at */
    bool is_partial; /* lines of a combined diff were not all held */
    struct patch_reversal *reversal;
    struct arena *scratch;
};

static bool id_holds(const struct chain *chain, const struct patch_file *file, const struct pre_image *image)
{
    if (image->is_impossible)
        return false;
    return git_id_is_null(file->old_id) ? image->size == 0
                                        : git_id_begins(file->old_id, chain->reversal->id, digest_size(chain->kind));
}

static void say_other_id(struct chain *chain, enum patch_reversed state, struct bytes expected)
{
    chain->reversal->state = state;
    chain->reversal->expected_id = expected;
}

/* Asks one limit, and notes that it is crossed. */
static bool crosses(const struct chain *chain, enum limit limit, uint64_t size)
{
    if (size <= chain->limits->of[limit])
        return false;
    chain->reversal->state = PATCH_REVERSED_CROSSED;
    chain->reversal->crossed = limit;
    chain->reversal->size = size;
    return true;
}

/* --- text --- */

/* Digests and writes what the entry starts from. */
static bool try_ends(struct chain *chain, const struct patch_file *file, enum removed_ends ends)
{
    struct pre_image measured = {0};
    uint8_t first_id[DIGEST_SIZE_MAX];
    pre_image_give(&measured, file, chain->content, ends, chain->reversal);
    if (measured.size > chain->limits->of[LIMIT_DOCUMENT])
        return false;
    struct digest digest, sha256;
    struct pre_image image = {.digest = &digest, .sha256 = &sha256, .room = chain->rooms[chain->room]};
    digest_init(&sha256, DIGEST_SHA256);
    memcpy(first_id, chain->reversal->id, sizeof first_id);
    git_blob_init(&digest, chain->kind, measured.size);
    pre_image_give(&image, file, chain->content, ends, chain->reversal);
    digest_finish(&digest, chain->reversal->id);
    if (!id_holds(chain, file, &image)) {
        if (ends != REMOVED_AS_THEY_ARE)
            memcpy(chain->reversal->id, first_id, sizeof first_id);
        return false;
    }
    digest_finish(&sha256, chain->reversal->sha256);
    chain->reversal->has_sha256 = true;
    chain->content = (struct bytes){image.room, (size_t)image.size};
    chain->room = 1 - chain->room;
    return true;
}

static bool take_back_text(struct chain *chain, uint32_t index)
{
    const struct patch_file *file = &chain->patch->files.items[index];
    struct patch_reversal *reversal = chain->reversal;
    struct pre_image measured = {0};
    bool was_altered = reversal->is_altered;
    if (!pre_image_give(&measured, file, chain->content, REMOVED_AS_THEY_ARE, reversal)) {
        reversal->is_altered = was_altered;
        return false;
    }
    if (crosses(chain, LIMIT_DOCUMENT, measured.size)) {
        reversal->entries--;
        return false;
    }
    for (int ends = REMOVED_AS_THEY_ARE; ends < REMOVED_ENDS_COUNT; ends++) {
        if (!try_ends(chain, file, (enum removed_ends)ends))
            continue;
        reversal->is_altered = reversal->is_altered || ends != REMOVED_AS_THEY_ARE;
        if (reversal->is_altered && !was_altered)
            reversal->altered = index;
        return true;
    }
    reversal->is_altered = was_altered;
    say_other_id(chain, PATCH_REVERSED_PRE_IMAGE, file->old_id);
    return false;
}

/* --- combined diffs --- */

static bool parent_has_id(struct chain *chain, const struct patch_file *file, uint32_t parent, struct bytes id,
                          bool ends_in_newline)
{
    struct digest digest;
    struct pre_image measured = {0}, image = {.digest = &digest};
    pre_image_give_parent(&measured, file, chain->content, parent, ends_in_newline, chain->reversal);
    git_blob_init(&digest, chain->kind, measured.size);
    pre_image_give_parent(&image, file, chain->content, parent, ends_in_newline, chain->reversal);
    digest_finish(&digest, chain->reversal->id);
    if (git_id_is_null(id))
        return image.size == 0;
    return git_id_begins(id, chain->reversal->id, digest_size(chain->kind));
}

/* The file against the lines, then each parent against its id. A dense diff leaves hunks out and a sparse one lines, so
 * that their parents can be confirmed and not refuted. */
static bool take_back_combined(struct chain *chain, const struct patch_file *file)
{
    struct patch_reversal *reversal = chain->reversal;
    struct pre_image measured = {0};
    struct bytes ids = file->combined->old_ids;
    if (!pre_image_give_parent(&measured, file, chain->content, 0, true, reversal))
        return false;
    chain->work += chain->content.size * file->combined->parents;
    if (crosses(chain, LIMIT_DOCUMENT, measured.size) || crosses(chain, LIMIT_REVERSE_WORK, chain->work)) {
        reversal->entries--;
        return false;
    }
    for (uint32_t parent = 0; parent < file->combined->parents; parent++) {
        struct bytes id = bytes_cut(&ids, ',');
        bool has_id = parent_has_id(chain, file, parent, id, true) || parent_has_id(chain, file, parent, id, false);
        if (!has_id && !file->combined->is_dense && !file->combined->is_sparse) {
            say_other_id(chain, PATCH_REVERSED_PRE_IMAGE, id);
            return false;
        }
        chain->is_partial = chain->is_partial || !has_id;
    }
    return true;
}

/* --- binary data --- */

static bool is_same_size(const struct delta_sizes *sizes, uint64_t source, uint64_t result)
{
    return sizes->source == source && sizes->result == result;
}

/* Unpacks a delta that patch_rebuild found sound. */
static bool unpack_delta(struct chain *chain, const struct patch_binary_part *part, struct bytes *delta,
                         struct delta_sizes *sizes)
{
    struct patch_room room = {arena_buffer(chain->scratch, (size_t)part->size), 0};
    if (room.at == NULL || !patch_binary_inflate(part, (struct sink){&room, patch_room_fill}, chain->scratch))
        return false;
    *delta = (struct bytes){room.at, room.used};
    return delta_read_sizes(delta, sizes);
}

static bool give_binary(struct chain *chain, const struct patch_binary_part *back, struct sink sink)
{
    struct bytes delta;
    struct delta_sizes sizes;
    if (back->form == PATCH_LITERAL)
        return patch_binary_inflate(back, sink, chain->scratch);
    return unpack_delta(chain, back, &delta, &sizes) &&
           is_same_size(&sizes, chain->content.size, back->result_size) &&
           delta_apply(delta, &sizes, chain->content.at, sink);
}

/* Does the forward delta lead from `old` to the content at hand? A literal was held against its id already. */
static bool leads_on(struct chain *chain, const struct patch_binary_part *forth, struct bytes old, struct bytes new_id)
{
    struct bytes delta;
    struct delta_sizes sizes;
    struct digest digest;
    uint8_t id[DIGEST_SIZE_MAX] = {0};
    if (forth->form == PATCH_LITERAL)
        return true;
    if (!unpack_delta(chain, forth, &delta, &sizes) || sizes.source != old.size)
        return false;
    git_blob_init(&digest, chain->kind, sizes.result);
    if (!delta_apply(delta, &sizes, old.at, (struct sink){&digest, patch_digest_piece}))
        return false;
    digest_finish(&digest, id);
    memcpy(chain->reversal->id, id, sizeof id);
    return git_id_begins(new_id, id, digest_size(chain->kind));
}

static bool take_back_binary(struct chain *chain, const struct patch_file *file)
{
    const struct patch_binary *binary = file->binary;
    struct patch_room room = {chain->rooms[chain->room], 0};
    struct arena_mark mark = arena_mark(chain->scratch);
    if (crosses(chain, LIMIT_DOCUMENT, binary->backward.result_size)) {
        chain->reversal->entries--;
        return false;
    }
    bool is_given = give_binary(chain, &binary->backward, (struct sink){&room, patch_room_fill});
    arena_rewind(chain->scratch, mark);
    struct bytes old = {room.at, room.used};
    struct pre_image image = {.size = old.size, .is_impossible = !is_given};
    git_blob_of(chain->kind, old, chain->reversal->id);
    if (!id_holds(chain, file, &image)) {
        say_other_id(chain, PATCH_REVERSED_PRE_IMAGE, file->old_id);
        return false;
    }
    uint8_t old_id[DIGEST_SIZE_MAX];
    memcpy(old_id, chain->reversal->id, sizeof old_id);
    bool leads = leads_on(chain, &binary->forward, old, file->new_id);
    arena_rewind(chain->scratch, mark);
    if (!leads) {
        say_other_id(chain, PATCH_REVERSED_FORWARD, file->new_id);
        return false;
    }
    memcpy(chain->reversal->id, old_id, sizeof old_id);
    chain->content = old;
    chain->room = 1 - chain->room;
    return true;
}

/* --- the chain --- */

/* Says where the content comes from, but not what changed in it. */
static bool keeps_content(const struct patch_file *file)
{
    return file->old_id.size == 0 && file->id_file != PATCH_NO_FILE && file->combined == NULL;
}

static bool can_be_taken_back(const struct patch_file *file)
{
    if (file->is_broken || file->lacks_old_side || file->change == PATCH_UNMERGED || file->new_mode == GIT_MODE_SUBMODULE ||
        file->old_mode == GIT_MODE_SUBMODULE)
        return false;
    if (file->combined != NULL)
        return file->hunk_count > 0 && file->combined->old_ids.size > 0;
    if (file->is_binary)
        return file->binary != NULL && file->binary->is_checked && file->binary->has_backward;
    return file->old_id.size > 0;
}

/* Takes one entry back: then the chain's content is what it starts from. False when there is something to say. */
static bool take_back(struct chain *chain, uint32_t index)
{
    const struct patch_file *file = &chain->patch->files.items[index];
    struct patch_reversal *reversal = chain->reversal;
    reversal->file = index;
    chain->work += chain->content.size + WORK_AN_ENTRY;
    if (crosses(chain, LIMIT_REVERSE_WORK, chain->work))
        return false;
    reversal->entries++;
    reversal->has_sha256 = false;
    if (file->combined != NULL)
        return take_back_combined(chain, file);
    return file->is_binary ? take_back_binary(chain, file) : take_back_text(chain, index);
}

/* Is what the entry `index` starts from what the one before it leaves? When not, that is said. */
static bool meets(struct chain *chain, uint32_t index)
{
    const struct patch *patch = chain->patch;
    const struct patch_file *file = &patch->files.items[index], *before = &patch->files.items[file->before];
    bool is_gone = patch_removes(before, file->old_path);
    bool is_added = file->change == PATCH_ADDED;
    struct bytes id = patch_new_id(patch, before);
    if (!patch_sections_meet(patch, before, file) || (is_gone && is_added) || (!is_gone && !is_added && id.size == 0))
        return true;
    if (is_gone == is_added && git_id_begins(id, chain->reversal->id, digest_size(chain->kind)))
        return true;
    chain->reversal->file = file->before;
    say_other_id(chain, PATCH_REVERSED_BREAK, id);
    return false;
}

static bool goes_on(const struct chain *chain, uint32_t index)
{
    const struct patch_file *file = &chain->patch->files.items[index];
    return file->before != PATCH_NO_FILE && file->change != PATCH_ADDED && file->change != PATCH_COPIED &&
           file->combined == NULL &&
           patch_sections_meet(chain->patch, &chain->patch->files.items[file->before], file);
}

static void reverse_chain(struct chain *chain, uint32_t last, enum patch_held *held)
{
    struct patch_reversal *reversal = chain->reversal;
    bool has_id = false; /* that of the content, in the reversal */
    for (uint32_t at = last;; at = chain->patch->files.items[at].before) {
        const struct patch_file *file = &chain->patch->files.items[at];
        if (!keeps_content(file)) {
            if (!can_be_taken_back(file))
                return;
            reversal->is_last_entry = at == last;
            bool is_good = take_back(chain, at);
            if (reversal->state != PATCH_REVERSED_CROSSED && !chain->is_partial)
                held[at] = is_good ? PATCH_HELD_TRUE : PATCH_HELD_FALSE;
            if (!is_good)
                return;
            reversal->state = PATCH_REVERSED_HOLDS;
            has_id = file->combined == NULL;
        }
        if (file->before == PATCH_NO_FILE || (has_id && !meets(chain, at)) || !goes_on(chain, at))
            return;
    }
}

/* Room for what the entries start from, where that is wanted: for entries before them, and for binary data. */
static bool take_rooms(struct chain *chain, uint32_t last)
{
    uint64_t entries_max = chain->limits->of[LIMIT_REVERSE_WORK] / WORK_AN_ENTRY + 1;
    uint64_t size = chain->content.size;
    bool is_wanted = false;
    uint32_t at = last;
    for (uint64_t i = 0; i < entries_max; i++) {
        const struct patch_file *file = &chain->patch->files.items[at];
        size += file->hunks.size + file->removed_lines; /* with a CR for each */
        is_wanted = is_wanted || file->binary != NULL || goes_on(chain, at);
        if (file->binary != NULL && file->binary->backward.result_size > size)
            size = file->binary->backward.result_size;
        if (!goes_on(chain, at))
            break;
        at = file->before;
    }
    if (size > chain->limits->of[LIMIT_DOCUMENT])
        size = chain->limits->of[LIMIT_DOCUMENT];
    for (int i = 0; is_wanted && i < 2; i++) {
        chain->rooms[i] = arena_buffer(chain->scratch, (size_t)size);
        if (chain->rooms[i] == NULL)
            return false;
    }
    return true;
}

struct patch_reversal patch_reverse(const struct patch *patch, uint32_t last, struct bytes content,
                                    enum digest_kind kind, const struct limits *limits, enum patch_held *held,
                                    struct arena *scratch)
{
    struct patch_reversal reversal = {.state = PATCH_REVERSED_NOT, .file = last, .is_last_entry = true};
    struct chain chain = {
        .patch = patch, .kind = kind, .limits = limits, .content = content, .reversal = &reversal, .scratch = scratch};
    if (!crosses(&chain, LIMIT_DOCUMENT, content.size) && take_rooms(&chain, last))
        reverse_chain(&chain, last, held);
    return reversal;
}
