/* One member while its bytes are at hand. */
#include "parse/take_member.h"

#include "parse/digest_lists/compare.h"
#include "parse/evidence/reading.h"
#include "parse/patch_evidence.h"

#include <stdlib.h>
#include <string.h>

/* --- line ends that a tool has changed --- */

/* The next line of a text whose lines end in LF, CR LF or CR. */
static bool next_line_of_any_kind(struct bytes *rest, struct bytes *line, bool *is_ended)
{
    size_t end = 0;
    if (rest->size == 0)
        return false;
    while (end < rest->size && rest->at[end] != '\n' && rest->at[end] != '\r')
        end++;
    *line = bytes_first(*rest, end);
    *rest = bytes_after(*rest, end);
    *is_ended = rest->size > 0;
    if (!bytes_skip(rest, BYTES("\r\n")))
        *rest = bytes_after(*rest, 1);
    return true;
}

/* Does the content have the id when every line ends in `ending`? */
static bool begins_with_endings(struct bytes content, struct bytes ending, struct bytes id, enum digest_kind kind)
{
    struct bytes line;
    bool is_ended;
    uint64_t size = 0;
    for (struct bytes rest = content; next_line_of_any_kind(&rest, &line, &is_ended);)
        size += line.size + (is_ended ? ending.size : 0);
    struct digest digest;
    git_blob_init(&digest, kind, size);
    for (struct bytes rest = content; next_line_of_any_kind(&rest, &line, &is_ended);) {
        digest_update(&digest, line);
        digest_update(&digest, bytes_first(ending, is_ended ? ending.size : 0));
    }
    uint8_t blob[DIGEST_SIZE_MAX];
    digest_finish(&digest, blob);
    return git_id_begins(id, blob, digest_size(kind));
}

/* The second look at a member that is not what the patch says; a rare case, so the first look keeps nothing. */
static enum status look_for_twin(struct dossier *dossier, struct blob_check *check, struct bytes id)
{
    const struct member *member = &dossier->bundle->members[check->member];
    struct bytes content;
    if (member->size > dossier->bundle->limits->of[LIMIT_DOCUMENT])
        return STATUS_OK;
    enum status status = bundle_content(dossier->bundle, check->member, dossier->scratch, &content);
    if (status != STATUS_OK)
        return status;
    check->piece = patch_piece_of(&dossier->patch.files.items[check->file], content);
    if (!member->is_text)
        return STATUS_OK;
    enum digest_kind kind = dossier->object_kind;
    check->is_twin = begins_with_endings(content, BYTES("\n"), id, kind) ||
                     begins_with_endings(content, BYTES("\r\n"), id, kind) ||
                     begins_with_endings(content, BYTES("\r"), id, kind);
    return STATUS_OK;
}

/* The content that this entry leaves comes from before a merge, which may have changed it without a word in the patch. */
static bool may_have_moved_on(const struct patch *patch, const struct patch_file *file)
{
    return patch->sections.items[patch->files.items[file->id_file].section].may_be_overtaken;
}

static bool has_id(const struct member *member, struct bytes id, enum digest_kind kind)
{
    return kind == DIGEST_SHA256 ? git_id_begins(id, member->blob256, SHA256_SIZE)
                                 : git_id_begins(id, member->blob, SHA1_SIZE);
}

/* Is the id that of the Git LFS pointer to this member (version 1 of its specification)? */
static bool has_pointer(const struct member *member, struct bytes id, enum digest_kind kind)
{
    struct bytes start = BYTES("version https://git-lfs.github.com/spec/v1\noid sha256:"), middle = BYTES("\nsize ");
    enum { DIGITS_MAX = 20 };
    uint8_t digits[DIGITS_MAX + 1], blob[DIGEST_SIZE_MAX];
    char hex[2 * SHA256_SIZE];
    size_t at = sizeof digits;
    uint64_t left = member->size;
    digits[--at] = '\n';
    do {
        digits[--at] = (uint8_t)('0' + left % 10);
        left /= 10;
    } while (left > 0);
    struct bytes size = {digits + at, sizeof digits - at};
    struct digest digest;
    digest_to_hex(member->sha256, SHA256_SIZE, hex);
    git_blob_init(&digest, kind, start.size + sizeof hex + middle.size + size.size);
    digest_update(&digest, start);
    digest_update(&digest, (struct bytes){(const uint8_t *)hex, sizeof hex});
    digest_update(&digest, middle);
    digest_update(&digest, size);
    digest_finish(&digest, blob);
    return git_id_begins(id, blob, digest_size(kind));
}

/* Holds a member against the last id that the patch gives its path, if it gives one, and then against its changes. */
static enum status check_blob(struct dossier *dossier, uint32_t index)
{
    const struct member *member = &dossier->bundle->members[index];
    size_t at = patch_find_last(&dossier->patch, member->path);
    if (at == BYTES_NOWHERE || !member->is_whole)
        return STATUS_OK;
    const struct patch_file *file = &dossier->patch.files.items[at];
    struct bytes id = patch_new_id(&dossier->patch, file);
    if (id.size == 0 || patch_removes(file, member->path) || file->new_mode == GIT_MODE_SUBMODULE)
        return STATUS_OK;
    enum digest_kind kind = dossier->object_kind;
    bool holds = has_id(member, id, kind);
    if (!holds && !dossier->is_kind_known && has_id(member, id, DIGEST_SHA256)) {
        kind = DIGEST_SHA256;
        holds = true;
    }
    if (!holds && may_have_moved_on(&dossier->patch, file))
        return STATUS_OK;
    struct blob_check *check = arena_push(dossier->keep, &dossier->blob_checks, struct blob_check);
    if (check == NULL)
        return STATUS_NO_MEMORY;
    bool is_pointed_to = !holds && has_pointer(member, id, kind);
    *check = (struct blob_check){
        .member = index,
        .file = (uint32_t)at,
        .kind = kind,
        .holds = holds || is_pointed_to,
        .is_pointed_to = is_pointed_to,
    };
    if (is_pointed_to) /* the pointer that git keeps names the sha256 and size of just this file */
        return STATUS_OK;
    return holds ? patch_evidence_take_back(dossier, check) : look_for_twin(dossier, check, id);
}

/* Everything that watches a member's bytes as they come. */
struct watch {
    struct text_search *search;
    struct evidence_look *look;
    struct number_search numbers;
    struct key_search keys;
};

static bool watch_piece(void *context, struct bytes piece)
{
    struct watch *watch = context;
    evidence_look_at(watch->look, piece);
    number_search_piece(&watch->numbers, piece);
    key_search_piece(&watch->keys, piece);
    return text_search_piece(watch->search, piece);
}

/* Digests the member and looks through its text on the way. */
static enum status digest_and_search(struct dossier *dossier, uint32_t index, struct evidence_look *look)
{
    const struct member *member = &dossier->bundle->members[index];
    struct text_search search;
    struct watch watch = {&search, look, evidence_number_search(dossier, index), evidence_key_search(dossier, index)};
    enum status status = text_search_start(&search, dossier, index);
    if (status != STATUS_OK)
        return status;
    if (!member->is_read)
        status = bundle_digest(dossier->bundle, index, (struct sink){&watch, watch_piece});
    else if (member->is_text)
        status = watch_piece(&watch, member->content) ? STATUS_OK : STATUS_NO_MEMORY;
    bool is_text = member->is_whole && member->is_text;
    enum status end_status = text_search_end(&search, is_text);
    number_search_end(&watch.numbers);
    key_search_end(&watch.keys);
    dossier->evidence.number_artifacts += is_text && watch.numbers.seen > 0 ? 1 : 0;
    if (is_text && member->size > 0) {
        dossier->texts_searched++;
        dossier->readers[index] |= READER_LOCAL_PATHS;
    }
    return status == STATUS_OK ? end_status : status;
}

/* The same, and whether it is evidence by what is in it. */
static enum status look_through(struct dossier *dossier, uint32_t index)
{
    const struct member *member = &dossier->bundle->members[index];
    struct evidence_look *look = arena_new(dossier->scratch, struct evidence_look, 1);
    if (look == NULL)
        return STATUS_NO_MEMORY;
    enum status status = digest_and_search(dossier, index, look);
    bool is_text = member->is_whole && member->is_text;
    return status == STATUS_OK && is_text ? evidence_take(dossier, index, look) : status;
}

/* Of the member that was taken last, without the changes of the patch. */
static const uint8_t *digest_before(const struct dossier *dossier, uint32_t index)
{
    size_t count = dossier->reversals.count;
    const struct reversal *last = count == 0 ? NULL : &dossier->reversals.items[count - 1];
    bool is_known = last != NULL && last->member == index && last->result.state == PATCH_REVERSED_HOLDS &&
                    last->result.has_sha256;
    return is_known ? last->result.sha256 : NULL;
}

enum status dossier_take_member(struct dossier *dossier, uint32_t index)
{
    struct arena_mark mark = arena_mark(dossier->scratch);
    enum status status;
    if (dossier->is_taken[index])
        return STATUS_OK;
    if (index == dossier->patch_member) {
        status = search_patch(dossier);
        dossier->texts_searched++;
        dossier->readers[index] |= READER_LOCAL_PATHS;
    } else {
        status = look_through(dossier, index);
    }
    if (status == STATUS_OK)
        status = check_blob(dossier, index);
    if (status == STATUS_OK)
        status = digest_lists_compare(&dossier->digest_lists, dossier->bundle, index, digest_before(dossier, index),
                                      dossier->scratch);
    dossier->is_taken[index] = status == STATUS_OK;
    arena_rewind(dossier->scratch, mark);
    /* A reading stops because somebody asked for it, or because the search found no memory. */
    return status == STATUS_STOPPED && dossier->scratch->memory->exhausted ? STATUS_NO_MEMORY : status;
}

static int compare_numbers(uint32_t a, uint32_t b)
{
    return (a > b) - (a < b);
}

static int leak_order(const void *left, const void *right)
{
    const struct leak *a = left, *b = right;
    int order = compare_numbers(a->member, b->member);
    if (order == 0)
        order = compare_numbers(a->line, b->line);
    return order != 0 ? order : compare_numbers(a->column, b->column);
}

static int check_order(const void *left, const void *right)
{
    const struct blob_check *a = left, *b = right;
    return compare_numbers(a->member, b->member);
}

/* What the patches that reviews quote give away. */
static void mark_quoted_patches(struct dossier *dossier)
{
    const struct evidence *evidence = &dossier->evidence;
    dossier->review_marks = arena_new(dossier->keep, struct patch_marks, evidence->reviews.count);
    for (size_t i = 0; dossier->review_marks != NULL && i < evidence->reviews.count; i++) {
        if (evidence->reviews.items[i].has_patch)
            patch_marks_find(&dossier->review_marks[i], &evidence->reviews.items[i].patch, dossier->keep);
    }
}

void dossier_settle(struct dossier *dossier)
{
    evidence_settle(dossier);
    mark_quoted_patches(dossier);
    if (dossier->leaks.count > 0)
        qsort(dossier->leaks.items, dossier->leaks.count, sizeof *dossier->leaks.items, leak_order);
    if (dossier->blob_checks.count > 0)
        qsort(dossier->blob_checks.items, dossier->blob_checks.count, sizeof *dossier->blob_checks.items, check_order);
}
