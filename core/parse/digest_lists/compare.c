/* Members against the digests that lists give them; and, where they differ, why. */
#include "parse/digest_lists/compare.h"
#include "parse/digest_lists/reading.h"

/* Of a member's entries that differ, how many are asked for their cause: more than honest bundles have. */
enum { CAUSES_A_MEMBER = 4 };

/* --- variants of a text --- */

/* The digest of a text that is handed over in parts, compared with an entry. */
static bool parts_are(const struct digest_entry *entry, const struct bytes *parts, size_t count)
{
    struct digest digest;
    uint8_t out[DIGEST_SIZE_MAX];
    digest_init(&digest, (enum digest_kind)entry->algorithm);
    for (size_t i = 0; i < count; i++)
        digest_update(&digest, parts[i]);
    digest_finish(&digest, out);
    return digest_entry_is(entry, out);
}

/* With every LF or CR LF as `ending`. */
static bool is_with_endings(const struct digest_entry *entry, struct bytes content, struct bytes ending)
{
    struct digest digest;
    uint8_t out[DIGEST_SIZE_MAX];
    struct lines lines = lines_of(content);
    digest_init(&digest, (enum digest_kind)entry->algorithm);
    for (struct bytes line; lines_next(&lines, &line);) {
        digest_update(&digest, lines.ended_with_newline ? bytes_without_cr(line) : line);
        digest_update(&digest, bytes_first(ending, lines.ended_with_newline ? ending.size : 0));
    }
    digest_finish(&digest, out);
    return digest_entry_is(entry, out);
}

static enum digest_cause cause_in_text(const struct digest_entry *entry, struct bytes content)
{
    struct bytes mark = BYTES("\xEF\xBB\xBF"), rest = content;
    bool has_mark = bytes_skip(&rest, mark);
    bool ends_with_newline = bytes_end_with(content, BYTES("\n"));
    struct bytes shorter = bytes_first(content, content.size - (ends_with_newline ? 1 : 0));
    if (is_with_endings(entry, content, BYTES("\n")))
        return CAUSE_LF;
    if (is_with_endings(entry, content, BYTES("\r\n")))
        return CAUSE_CRLF;
    if (has_mark && parts_are(entry, &rest, 1))
        return CAUSE_BOM;
    if (!has_mark && parts_are(entry, (const struct bytes[]){mark, content}, 2))
        return CAUSE_NO_BOM;
    if (parts_are(entry, (const struct bytes[]){content, BYTES("\n")}, 2))
        return CAUSE_NEWLINE;
    shorter = bytes_without_cr(shorter);
    return ends_with_newline && parts_are(entry, &shorter, 1) ? CAUSE_NO_NEWLINE : CAUSE_UNKNOWN;
}

/* A pointer file as Git LFS writes it (its specification, version 1): keys in order, one a line. */
static bool is_lfs_pointer_to(const struct digest_entry *entry, struct bytes content)
{
    struct bytes line, rest = content;
    if (entry->algorithm != DIGEST_SHA256 || !bytes_skip(&rest, BYTES("version https://git-lfs.github.com/spec/v1\n")))
        return false;
    while (rest.size > 0) {
        line = bytes_cut(&rest, '\n');
        if (!bytes_skip(&line, BYTES("oid sha256:")))
            continue;
        struct digest_entry pointed = {.value = line, .algorithm = DIGEST_SHA256};
        uint8_t oid[DIGEST_SIZE_MAX];
        if (line.size != 2 * SHA256_SIZE || !bytes_are_hex(line))
            return false;
        digest_entry_bytes(&pointed, oid);
        return digest_entry_is(entry, oid);
    }
    return false;
}

static enum status find_cause(struct digest_entry *entry, const struct bundle *bundle, struct arena *scratch)
{
    const struct member *member = &bundle->members[entry->member];
    struct arena_mark mark = arena_mark(scratch);
    struct bytes content;
    if (entry->has_size && entry->size != member->size)
        entry->cause = member->size < entry->size ? CAUSE_SHORTER : CAUSE_LONGER;
    if (member->size > bundle->limits->of[LIMIT_DOCUMENT] || entry->is_git_blob)
        return STATUS_OK;
    enum status status = bundle_content(bundle, entry->member, scratch, &content);
    if (status != STATUS_OK)
        return status;
    enum digest_cause cause = CAUSE_UNKNOWN;
    struct bytes first = bytes_first(content, entry->cause == CAUSE_LONGER ? (size_t)entry->size : content.size);
    if (entry->cause == CAUSE_LONGER && parts_are(entry, &first, 1))
        cause = CAUSE_PREFIX;
    if (cause == CAUSE_UNKNOWN && is_lfs_pointer_to(entry, content))
        cause = CAUSE_LFS_POINTER;
    if (cause == CAUSE_UNKNOWN && member->is_text)
        cause = cause_in_text(entry, content);
    if (cause != CAUSE_UNKNOWN)
        entry->cause = (uint8_t)cause;
    arena_rewind(scratch, mark);
    return STATUS_OK;
}

enum status digest_lists_compare(struct digest_lists *lists, const struct bundle *bundle, uint32_t index,
                                 const uint8_t *before, struct arena *scratch)
{
    unsigned differing = 0;
    for (uint32_t i = lists->first_of[index]; i != 0; i = lists->next_of[i - 1]) {
        struct digest_entry *entry = &lists->entries.items[i - 1];
        const uint8_t *found = entry->value.size == 0 ? NULL : digest_entry_found(entry, bundle);
        if (found == NULL)
            continue;
        entry->state = digest_entry_is(entry, found) ? DIGEST_HOLDS : DIGEST_DIFFERS;
        if (entry->state == DIGEST_HOLDS || ++differing > CAUSES_A_MEMBER)
            continue;
        bool is_before = before != NULL && entry->algorithm == DIGEST_SHA256 && !entry->is_git_blob;
        if (is_before && digest_entry_is(entry, before)) {
            entry->cause = CAUSE_PRE_IMAGE;
            continue;
        }
        enum status status = find_cause(entry, bundle, scratch);
        if (status != STATUS_OK)
            return status;
    }
    return STATUS_OK;
}
