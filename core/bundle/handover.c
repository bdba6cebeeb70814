/*
 * What one review has read out of a bundle, for another one of the same bundle. Little-endian:
 *
 *   bytes 4  "EXHO"
 *         4  how many members the bundle has
 *         8  size of the file
 *         1  1 when the file's digests follow: its SHA-256 and git blob id
 *   and for each member
 *         4  its index
 *         1  enum archive_format
 *         …  its digests, those that this bundle's documents ask for, in the order of digests_of
 */
#include "base/cursor.h"
#include "base/writer.h"
#include "bundle/bundle.h"
#include "bundle/parts.h"

#include <string.h>

#define MAGIC BYTES("EXHO")

struct room {
    uint8_t *at;
    size_t size;
};

enum { ROOMS_MAX = 3 + DIGEST_KINDS };

static size_t digests_of(struct member *member, struct room rooms[ROOMS_MAX])
{
    size_t count = 0;
    unsigned more = member->more == NULL ? 0 : member->more->wanted;
    rooms[count++] = (struct room){member->sha256, SHA256_SIZE};
    if (member->wants_blob)
        rooms[count++] = (struct room){member->blob, SHA1_SIZE};
    if (member->wants_blob256)
        rooms[count++] = (struct room){member->blob256, SHA256_SIZE};
    for (unsigned kind = 0; more >> kind != 0; kind++) {
        if ((more >> kind & 1) != 0)
            rooms[count++] = (struct room){more_digests_room(member->more, (enum digest_kind)kind),
                                           digest_size((enum digest_kind)kind)};
    }
    return count;
}

static void write_number(struct writer *writer, uint64_t value, size_t width)
{
    for (size_t i = 0; i < width; i++)
        writer_byte(writer, (uint8_t)(value >> 8 * i));
}

bool bundle_hand_over(const struct bundle *bundle, struct sink sink)
{
    struct writer writer;
    struct room rooms[ROOMS_MAX];
    writer_init(&writer, sink);
    writer_bytes(&writer, MAGIC);
    write_number(&writer, bundle->member_count, 4);
    write_number(&writer, bundle->zip.source.size, 8);
    write_number(&writer, bundle->is_digested, 1);
    if (bundle->is_digested) {
        writer_bytes(&writer, (struct bytes){bundle->sha256, sizeof bundle->sha256});
        writer_bytes(&writer, (struct bytes){bundle->blob, sizeof bundle->blob});
    }
    for (uint32_t i = 0; i < bundle->member_count; i++) {
        struct member *member = &bundle->members[i];
        if (!member->is_digested || !member->is_whole || !member->is_quiet || member->is_text || member->is_read)
            continue;
        write_number(&writer, i, 4);
        write_number(&writer, member->archive, 1);
        size_t count = digests_of(member, rooms);
        for (size_t k = 0; k < count; k++)
            writer_bytes(&writer, (struct bytes){rooms[k].at, rooms[k].size});
    }
    return writer_finish(&writer);
}

/* Of a member that is digested already, what comes is read and left. */
static bool take_member(struct bundle *bundle, struct cursor *cursor)
{
    struct room rooms[ROOMS_MAX];
    uint32_t index = cursor_u32le(cursor);
    struct bytes archive = cursor_take(cursor, 1);
    if (cursor->spent || index >= bundle->member_count || archive.at[0] >= ARCHIVE_FORMATS)
        return false;
    struct member *member = &bundle->members[index];
    bool is_new = !member->is_digested;
    size_t count = digests_of(member, rooms);
    for (size_t k = 0; k < count; k++) {
        struct bytes digest = cursor_take(cursor, rooms[k].size);
        if (is_new && !cursor->spent)
            memcpy(rooms[k].at, digest.at, digest.size);
    }
    if (cursor->spent || !is_new)
        return !cursor->spent;
    member->archive = (enum archive_format)archive.at[0];
    member->is_digested = member->is_whole = member->is_quiet = true;
    zip_note_unpacked(&bundle->zip, index, bundle->found);
    return true;
}

bool bundle_take_over(struct bundle *bundle, struct bytes text)
{
    struct cursor cursor = cursor_over(text);
    struct bytes magic = cursor_take(&cursor, MAGIC.size);
    uint32_t count = cursor_u32le(&cursor);
    uint64_t size = cursor_u64le(&cursor);
    struct bytes has_file = cursor_take(&cursor, 1);
    if (cursor.spent || bundle->is_folder || !bytes_equal(magic, MAGIC) || count != bundle->member_count ||
        size != bundle->zip.source.size)
        return false;
    if (has_file.at[0] == 1) {
        struct bytes sha256 = cursor_take(&cursor, sizeof bundle->sha256);
        struct bytes blob = cursor_take(&cursor, sizeof bundle->blob);
        if (cursor.spent)
            return false;
        memcpy(bundle->sha256, sha256.at, sha256.size);
        memcpy(bundle->blob, blob.at, blob.size);
        bundle->is_digested = true;
    }
    while (cursor.rest.size > 0) {
        if (!take_member(bundle, &cursor))
            return false;
    }
    return true;
}
