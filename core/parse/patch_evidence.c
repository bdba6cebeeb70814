#include "parse/patch_evidence.h"

#include "parse/take_member.h"

/* 40 digits may be an abbreviation in a SHA-256 repository, except where git never abbreviates: in the commit that a mail
 * or LAST_COMMIT.txt names. */
static void learn_kind(struct dossier *dossier, struct bytes id, bool is_never_short)
{
    bool is_long = id.size == 2 * (size_t)SHA256_SIZE;
    if (!git_id_is_full(id) || (!is_long && !is_never_short))
        return;
    dossier->is_kind_known = true;
    if (is_long)
        dossier->object_kind = DIGEST_SHA256;
}

static void tell_object_kind(struct dossier *dossier)
{
    const struct patch *patch = &dossier->patch;
    dossier->object_kind = DIGEST_SHA1;
    learn_kind(dossier, dossier->last_commit.commit.id, true);
    for (size_t i = 0; i < patch->sections.count; i++) {
        const struct patch_section *section = &patch->sections.items[i];
        learn_kind(dossier, section->tip, section->kind == PATCH_SECTION_MAIL);
        learn_kind(dossier, section->base, false);
    }
    for (size_t i = 0; i < patch->files.count; i++)
        learn_kind(dossier, patch->files.items[i].new_id, false);
}

/* Every member that the patch names is asked for its git id. */
static void want_named_blobs(struct dossier *dossier)
{
    struct bundle *bundle = dossier->bundle;
    tell_object_kind(dossier);
    for (size_t i = 0; i < dossier->patch.files.count; i++) {
        const struct patch_file *file = &dossier->patch.files.items[i];
        if (file->new_id.size == 0 && file->id_file == PATCH_NO_FILE)
            continue;
        if (!dossier->is_kind_known || dossier->object_kind == DIGEST_SHA1)
            bundle_want_blob(bundle, file->new_path, DIGEST_SHA1);
        if (!dossier->is_kind_known || dossier->object_kind == DIGEST_SHA256)
            bundle_want_blob(bundle, file->new_path, DIGEST_SHA256);
        if (bundle->name.size > 0 && bytes_equal(path_name(file->new_path), bundle->name))
            bundle->wants_file_blob = true;
    }
}

static enum patch_held held_by_rebuilding(enum patch_rebuilt rebuilt)
{
    if (rebuilt == PATCH_REBUILT_DIFFERS)
        return PATCH_HELD_FALSE;
    return rebuilt == PATCH_REBUILT_SAME ? PATCH_HELD_TRUE : PATCH_HELD_NOT;
}

static enum status rebuild_files(struct dossier *dossier)
{
    size_t count = dossier->patch.files.count;
    uint64_t binary_left = dossier->bundle->limits->of[LIMIT_BINARY];
    dossier->rebuilt = arena_new(dossier->keep, enum patch_rebuilt, count);
    dossier->held = arena_new(dossier->keep, enum patch_held, count);
    for (size_t i = 0; dossier->rebuilt != NULL && dossier->held != NULL && i < count; i++) {
        dossier->rebuilt[i] = patch_rebuild(&dossier->patch.files.items[i], &binary_left, dossier->bundle->limits,
                                            dossier->scratch);
        dossier->held[i] = held_by_rebuilding(dossier->rebuilt[i]);
    }
    return dossier->keep->memory->exhausted ? STATUS_NO_MEMORY : STATUS_OK;
}

/* --- the changes of the patch, taken back --- */

enum {
    EXCERPT_SIZE = 160, /* of a long line that differs */
    EXCERPT_BEFORE = 40,
};

static size_t first_difference(struct bytes a, struct bytes b)
{
    size_t at = 0;
    while (at < a.size && at < b.size && a.at[at] == b.at[at])
        at++;
    return at;
}

/* A line, or the part of a long one in which it differs. */
static struct bytes excerpt(struct bytes line, size_t difference, struct arena *keep)
{
    size_t from = 0;
    if (line.size > EXCERPT_SIZE && difference > EXCERPT_BEFORE)
        from = difference - EXCERPT_BEFORE;
    for (int i = 0; i < 3 && from > 0 && from < line.size && (line.at[from] & 0xC0) == 0x80; i++)
        from--; /* not inside a character */
    return arena_copy(keep, bytes_part(line, from, EXCERPT_SIZE));
}

static enum status keep_reversal(struct dossier *dossier, uint32_t index, enum digest_kind kind,
                                 struct patch_reversal result)
{
    struct reversal *reversal = arena_push(dossier->keep, &dossier->reversals, struct reversal);
    if (reversal == NULL)
        return STATUS_NO_MEMORY;
    size_t difference = first_difference(result.expected, result.found);
    result.expected = excerpt(result.expected, difference, dossier->keep);
    result.found = excerpt(result.found, difference, dossier->keep);
    *reversal = (struct reversal){index, kind, result, (uint32_t)difference + 1};
    return dossier->keep->memory->exhausted ? STATUS_NO_MEMORY : STATUS_OK;
}

/* A path that several members have is a finding of its own; only one of them can be what the patch leads to. */
enum status patch_evidence_take_back(struct dossier *dossier, const struct blob_check *check)
{
    const struct member *member = &dossier->bundle->members[check->member];
    enum patch_rebuilt rebuilt = dossier->rebuilt[check->file];
    struct bytes content;
    bool is_said = rebuilt == PATCH_REBUILT_DIFFERS || rebuilt == PATCH_REBUILT_CRLF;
    if (is_said || bundle_find_all(dossier->bundle, member->path).count != 1)
        return STATUS_OK;
    if (member->size > dossier->bundle->limits->of[LIMIT_DOCUMENT])
        return keep_reversal(dossier, check->member, check->kind,
                             (struct patch_reversal){.state = PATCH_REVERSED_CROSSED,
                                                     .crossed = LIMIT_DOCUMENT,
                                                     .size = member->size,
                                                     .file = check->file});
    enum status status = bundle_content(dossier->bundle, check->member, dossier->scratch, &content);
    if (status != STATUS_OK)
        return status;
    struct patch_reversal result =
        patch_reverse(&dossier->patch, check->file, content, check->kind, dossier->bundle->limits,
                                                 dossier->held, dossier->scratch);
    if (dossier->scratch->memory->exhausted)
        return STATUS_NO_MEMORY;
    return result.state == PATCH_REVERSED_NOT ? STATUS_OK : keep_reversal(dossier, check->member, check->kind, result);
}

/* What a deleted file was is known where the patch holds it whole; so the changes before can be taken back too. */
static enum status reverse_deleted(struct dossier *dossier, uint32_t file)
{
    enum digest_kind kind = dossier->object_kind;
    struct bytes nothing = {NULL, 0};
    struct patch_reversal result =
        patch_reverse(&dossier->patch, file, nothing, kind, dossier->bundle->limits,
                                                 dossier->held, dossier->scratch);
    bool is_other_kind = result.state == PATCH_REVERSED_PRE_IMAGE && result.file == file && !dossier->is_kind_known;
    if (is_other_kind) {
        kind = DIGEST_SHA256;
        result = patch_reverse(&dossier->patch, file, nothing, kind, dossier->bundle->limits,
                                                 dossier->held, dossier->scratch);
    }
    return result.state == PATCH_REVERSED_NOT ? STATUS_OK : keep_reversal(dossier, NO_MEMBER, kind, result);
}

static enum status reverse_deleted_files(struct dossier *dossier)
{
    enum status status = STATUS_OK;
    for (uint32_t i = 0; i < dossier->patch.files.count && status == STATUS_OK; i++) {
        const struct patch_file *file = &dossier->patch.files.items[i];
        struct arena_mark mark = arena_mark(dossier->scratch);
        if (file->change == PATCH_DELETED && file->before != PATCH_NO_FILE &&
            dossier->rebuilt[i] == PATCH_REBUILT_SAME)
            status = reverse_deleted(dossier, i);
        arena_rewind(dossier->scratch, mark);
    }
    return status;
}

enum status patch_evidence_read(struct dossier *dossier)
{
    uint32_t member = bundle_next(dossier->bundle, ROLE_PATCH, 0);
    dossier->patch_member = NO_MEMBER;
    if (member == NO_MEMBER)
        return STATUS_OK;
    enum status status = bundle_read(dossier->bundle, member, LIMIT_PATCH);
    if (status != STATUS_OK || !dossier->bundle->members[member].is_read)
        return status;
    dossier->patch_member = member;
    dossier->readers[member] |= READER_PATCH;
    patch_parse(&dossier->patch, dossier->bundle->members[member].content, dossier->keep);
    want_named_blobs(dossier);
    status = rebuild_files(dossier);
    return status == STATUS_OK ? reverse_deleted_files(dossier) : status;
}

