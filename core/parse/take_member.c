/* One member while its bytes are at hand. */
#include "parse/take_member.h"

static void digest_line(struct digest *digest, struct bytes line, struct bytes ending)
{
    digest_update(digest, line);
    digest_update(digest, ending);
}

/* Does the content have the id when every line ends in `ending`? */
static bool begins_with_endings(struct bytes content, struct bytes ending, struct bytes id)
{
    enum digest_kind kind = id.size == 2 * SHA256_SIZE ? DIGEST_SHA256 : DIGEST_SHA1;
    struct bytes nothing = {NULL, 0}, line;
    uint64_t size = 0;
    for (struct lines lines = lines_of(content); lines_next(&lines, &line);)
        size += bytes_without_cr(line).size + (lines.ended_with_newline ? ending.size : 0);
    struct digest digest;
    git_blob_init(&digest, kind, size);
    for (struct lines lines = lines_of(content); lines_next(&lines, &line);)
        digest_line(&digest, bytes_without_cr(line), lines.ended_with_newline ? ending : nothing);
    uint8_t blob[DIGEST_SIZE_MAX];
    digest_finish(&digest, blob);
    return git_id_begins(id, blob, digest_size(kind));
}

/* Holds a member against the last id that the patch gives its path, if it gives one. */
static enum status check_blob(struct dossier *dossier, uint32_t index, struct bytes content)
{
    const struct member *member = &dossier->bundle->members[index];
    size_t at = patch_find_last(&dossier->patch, member->path);
    if (at == BYTES_NOWHERE || !member->is_whole)
        return STATUS_OK;
    const struct patch_file *file = &dossier->patch.files.items[at];
    if (file->new_id.size == 0 || patch_removes(file, member->path) || file->new_mode == GIT_MODE_SUBMODULE)
        return STATUS_OK;
    struct blob_check *check = arena_push(dossier->keep, &dossier->blob_checks, struct blob_check);
    if (check == NULL)
        return STATUS_NO_MEMORY;
    check->member = index;
    check->file = (uint32_t)at;
    bool is_long = file->new_id.size == 2 * SHA256_SIZE;
    check->holds = is_long ? git_id_begins(file->new_id, member->blob256, SHA256_SIZE)
                           : git_id_begins(file->new_id, member->blob, SHA1_SIZE);
    if (!check->holds && content.size > 0)
        check->is_twin = begins_with_endings(content, BYTES("\n"), file->new_id) ||
                         begins_with_endings(content, BYTES("\r\n"), file->new_id);
    return STATUS_OK;
}

enum status dossier_take_member(struct dossier *dossier, uint32_t index)
{
    const struct member *member = &dossier->bundle->members[index];
    struct arena_mark mark = arena_mark(dossier->scratch);
    struct bytes content = member->content;
    enum status status = STATUS_OK;
    if (!member->is_read)
        status = bundle_digest(dossier->bundle, index, LIMIT_DOCUMENT_SIZE, &content);
    if (status == STATUS_OK)
        status = check_blob(dossier, index, content);
    bool is_patch = index == dossier->patch_member;
    bool is_text = is_patch || (member->is_whole && member->is_text && content.size > 0);
    if (status == STATUS_OK && is_text) {
        status = is_patch ? search_patch(dossier) : search_text(dossier, index, content);
        dossier->texts_searched++;
        dossier->readers[index] |= READER_LOCAL_PATHS;
        if (index == dossier->progress_member) {
            claims_find(&dossier->claims, content, dossier->keep);
            dossier->readers[index] |= READER_CLAIMS;
        }
    }
    arena_rewind(dossier->scratch, mark);
    return status;
}
