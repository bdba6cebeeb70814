/* The bytes of members and of the bundle, read once: digested on the way, kept when a parser wants them. */
#include "bundle/archive_format.h"
#include "bundle/bundle.h"
#include "bundle/parts.h"
#include "bundle/text_probe.h"

#include <stdlib.h>
#include <assert.h>
#include <string.h>

enum { PIECE_SIZE = 256 * 1024 };

/* Everything that is made of a member's bytes in one pass. */
struct intake {
    const struct bundle *bundle;
    struct digest sha256, blob, blob256;
    bool wants_blob, wants_blob256;
    struct digest more[DIGEST_KINDS]; /* of the kinds in `more_wanted` */
    unsigned more_wanted;
    struct text_probe probe;
    struct archive_probe archive;
    struct sink watch; /* no function: nobody watches */
    uint8_t *content;  /* room for the claimed size, or NULL */
    size_t kept;
};

static bool advance(const struct bundle *bundle, size_t bytes)
{
    return bundle->advance == NULL || bundle->advance(bundle->advance_context, bytes);
}

static bool take_piece(void *context, struct bytes piece)
{
    struct intake *intake = context;
    digest_update(&intake->sha256, piece);
    if (intake->wants_blob)
        digest_update(&intake->blob, piece);
    if (intake->wants_blob256)
        digest_update(&intake->blob256, piece);
    for (unsigned kind = 0; intake->more_wanted >> kind != 0; kind++) {
        if ((intake->more_wanted >> kind & 1) != 0)
            digest_update(&intake->more[kind], piece);
    }
    text_probe_add(&intake->probe, piece);
    archive_probe_add(&intake->archive, piece);
    if (intake->content != NULL) {
        memcpy(intake->content + intake->kept, piece.at, piece.size);
        intake->kept += piece.size;
    }
    if (intake->watch.write != NULL && !intake->probe.is_binary &&
        !intake->watch.write(intake->watch.context, piece))
        return false;
    return advance(intake->bundle, piece.size);
}

static enum status copy_file(const struct bundle *bundle, uint32_t index, struct sink sink, bool *is_whole)
{
    struct arena_mark mark = arena_mark(bundle->scratch);
    uint8_t *buffer = arena_buffer(bundle->scratch, PIECE_SIZE);
    enum status status = buffer == NULL ? STATUS_NO_MEMORY : STATUS_OK;
    uint64_t size = bundle->members[index].size;
    for (uint64_t at = 0; status == STATUS_OK && at < size;) {
        size_t count = size - at < PIECE_SIZE ? (size_t)(size - at) : PIECE_SIZE;
        if (!bundle->listing.read(bundle->listing.context, index, at, buffer, count))
            status = STATUS_READ_ERROR;
        else if (!sink.write(sink.context, (struct bytes){buffer, count}))
            status = STATUS_STOPPED;
        at += count;
    }
    arena_rewind(bundle->scratch, mark);
    *is_whole = status == STATUS_OK;
    return status;
}

static enum status unpack(const struct bundle *bundle, uint32_t index, struct sink sink, struct findings *found,
                          bool *is_whole)
{
    *is_whole = false;
    if (!bundle->members[index].has_data)
        return STATUS_OK;
    if (bundle->is_folder)
        return copy_file(bundle, index, sink, is_whole);
    return zip_unpack(&bundle->zip, index, sink, bundle->scratch, found, is_whole);
}

uint8_t *more_digests_room(struct more_digests *more, enum digest_kind kind)
{
    switch (kind) {
    case DIGEST_MD5: return more->md5;
    case DIGEST_SHA1: return more->sha1;
    case DIGEST_SHA224: return more->sha224;
    case DIGEST_SHA384: return more->sha384;
    case DIGEST_SHA512: return more->sha512;
    case DIGEST_SHA256:
    case DIGEST_KINDS: break;
    }
    return NULL;
}

/* `content` has room for the claimed size, or is NULL. */
static enum status take_in(struct bundle *bundle, uint32_t index, uint8_t *content, struct sink watch)
{
    struct member *member = &bundle->members[index];
    struct intake intake = {
        .bundle = bundle,
        .wants_blob = member->wants_blob,
        .wants_blob256 = member->wants_blob256,
        .more_wanted = member->more == NULL ? 0 : member->more->wanted,
        .watch = watch,
        .content = content,
    };
    digest_init(&intake.sha256, DIGEST_SHA256);
    if (intake.wants_blob)
        git_blob_init(&intake.blob, DIGEST_SHA1, member->size);
    if (intake.wants_blob256)
        git_blob_init(&intake.blob256, DIGEST_SHA256, member->size);
    for (unsigned kind = 0; kind < DIGEST_KINDS; kind++) {
        if ((intake.more_wanted >> kind & 1) != 0)
            digest_init(&intake.more[kind], (enum digest_kind)kind);
    }
    struct sink sink = {&intake, take_piece};
    uint64_t found_before = findings_total(bundle->found);
    enum status status = unpack(bundle, index, sink, bundle->found, &member->is_whole);
    if (status != STATUS_OK)
        return status;
    member->is_digested = true;
    member->is_quiet = findings_total(bundle->found) == found_before;
    member->archive = archive_probe_format(&intake.archive);
    if (!member->is_whole)
        return STATUS_OK;
    digest_finish(&intake.sha256, member->sha256);
    if (intake.wants_blob)
        digest_finish(&intake.blob, member->blob);
    if (intake.wants_blob256)
        digest_finish(&intake.blob256, member->blob256);
    for (unsigned kind = 0; kind < DIGEST_KINDS; kind++) {
        if ((intake.more_wanted >> kind & 1) != 0)
            digest_finish(&intake.more[kind], more_digests_room(member->more, (enum digest_kind)kind));
    }
    member->is_text = text_probe_is_text(&intake.probe);
    return STATUS_OK;
}

enum status bundle_read(struct bundle *bundle, uint32_t index, enum limit limit)
{
    assert(limit < LIMIT_COUNT);
    struct member *member = &bundle->members[index];
    if (member->is_read || member->is_digested || !member->has_data)
        return STATUS_OK;
    findings_checked(bundle->found, RULE_MEMBER_TOO_LARGE, 1);
    member->is_too_large = member->size > bundle->limits->of[limit];
    if (member->is_too_large) {
        findings_add_limit(bundle->found, RULE_MEMBER_TOO_LARGE, place_member(index), bundle->limits, limit, "its size",
                           member->size);
        return STATUS_OK;
    }
    uint8_t *content = arena_buffer(bundle->keep, (size_t)member->size);
    enum status status = content == NULL ? STATUS_NO_MEMORY : take_in(bundle, index, content, (struct sink){0});
    member->is_read = status == STATUS_OK && member->is_whole;
    if (member->is_read)
        member->content = (struct bytes){content, (size_t)member->size};
    return status;
}

enum status bundle_digest(struct bundle *bundle, uint32_t index, struct sink watch)
{
    const struct member *member = &bundle->members[index];
    return member->is_digested || !member->has_data ? STATUS_OK : take_in(bundle, index, NULL, watch);
}

static void want_blob(struct member *member, enum digest_kind kind)
{
    bool is_long = kind == DIGEST_SHA256;
    bool *wanted = is_long ? &member->wants_blob256 : &member->wants_blob;
    if (member->is_read && !*wanted)
        git_blob_of(kind, member->content, is_long ? member->blob256 : member->blob);
    *wanted = true;
}

void bundle_want_blob(struct bundle *bundle, struct bytes path, enum digest_kind kind)
{
    struct bundle_paths found = bundle_find_all(bundle, path);
    for (size_t i = 0; i < found.count; i++)
        want_blob(&bundle->members[found.at[i] - bundle->members], kind);
}

bool bundle_want_digest(struct bundle *bundle, uint32_t index, enum digest_kind kind)
{
    struct member *member = &bundle->members[index];
    if (kind == DIGEST_SHA256)
        return true;
    if (member->more == NULL)
        member->more = arena_new(bundle->keep, struct more_digests, 1);
    if (member->more == NULL)
        return false;
    if (member->is_read && (member->more->wanted >> kind & 1) == 0)
        digest_of(kind, member->content, more_digests_room(member->more, kind));
    member->more->wanted |= 1U << kind;
    return true;
}

const uint8_t *member_digest(const struct member *member, enum digest_kind kind)
{
    if (kind == DIGEST_SHA256)
        return member->sha256;
    bool is_there = member->more != NULL && (member->more->wanted >> kind & 1) != 0;
    return is_there ? more_digests_room(member->more, kind) : NULL;
}

enum status bundle_unpack(const struct bundle *bundle, uint32_t index, struct sink sink, bool *is_whole)
{
    const struct member *member = &bundle->members[index];
    if (!member->is_read)
        return unpack(bundle, index, sink, NULL, is_whole);
    *is_whole = sink.write(sink.context, member->content);
    return *is_whole ? STATUS_OK : STATUS_STOPPED;
}

/* Room that a member is unpacked into once more. */
struct room {
    uint8_t *at;
    size_t used;
};

static bool fill(void *context, struct bytes piece)
{
    struct room *room = context;
    memcpy(room->at + room->used, piece.at, piece.size);
    room->used += piece.size;
    return true;
}

enum status bundle_content(const struct bundle *bundle, uint32_t index, struct arena *scratch, struct bytes *content)
{
    const struct member *member = &bundle->members[index];
    *content = member->content;
    if (member->is_read)
        return STATUS_OK;
    struct room room = {arena_buffer(scratch, (size_t)member->size), 0};
    bool is_whole;
    if (room.at == NULL)
        return STATUS_NO_MEMORY;
    enum status status = bundle_unpack(bundle, index, (struct sink){&room, fill}, &is_whole);
    *content = (struct bytes){room.at, room.used};
    return status;
}

enum status bundle_digest_file(struct bundle *bundle)
{
    if (bundle->is_folder || bundle->is_digested)
        return STATUS_OK;
    struct source source = bundle->zip.source;
    struct digest sha256, blob;
    digest_init(&sha256, DIGEST_SHA256);
    git_blob_init(&blob, DIGEST_SHA1, source.size);
    struct arena_mark mark = arena_mark(bundle->scratch);
    uint8_t *buffer = arena_buffer(bundle->scratch, PIECE_SIZE);
    enum status status = buffer == NULL ? STATUS_NO_MEMORY : STATUS_OK;
    for (uint64_t at = 0; status == STATUS_OK && at < source.size;) {
        size_t count = source.size - at < PIECE_SIZE ? (size_t)(source.size - at) : PIECE_SIZE;
        struct bytes piece = {buffer, count};
        if (!source.read(source.context, at, buffer, count)) {
            status = STATUS_READ_ERROR;
        } else {
            digest_update(&sha256, piece);
            if (bundle->wants_file_blob)
                digest_update(&blob, piece);
            if (!advance(bundle, count))
                status = STATUS_STOPPED;
        }
        at += count;
    }
    arena_rewind(bundle->scratch, mark);
    if (status == STATUS_OK) {
        digest_finish(&sha256, bundle->sha256);
        digest_finish(&blob, bundle->blob);
        bundle->is_digested = true;
    }
    return status;
}

static int by_name(const void *left, const void *right)
{
    const struct member *a = *(const struct member *const *)left, *b = *(const struct member *const *)right;
    int order = bytes_compare(a->name, b->name);
    if (order == 0) /* one name twice: in the order of the archive */
        order = (a > b) - (a < b);
    return order;
}

/* What a byte of a name is written as; empty when as itself. */
static struct bytes escape_of(uint8_t byte)
{
    switch (byte) {
    case '\n': return BYTES("\\n");
    case '\r': return BYTES("\\r");
    case '\\': return BYTES("\\\\");
    default: return (struct bytes){NULL, 0};
    }
}

/* As sha256sum does: a line that holds an escaped name begins with a backslash. Otherwise a name with a line end in it
 * could stand for two members. */
static void digest_listing_line(struct digest *digest, const struct member *member)
{
    char hex[2 * SHA256_SIZE];
    struct bytes name = member->name;
    bool is_escaped = false;
    for (size_t i = 0; i < name.size; i++)
        is_escaped = is_escaped || escape_of(name.at[i]).size > 0;
    digest_to_hex(member->sha256, SHA256_SIZE, hex);
    digest_update(digest, is_escaped ? BYTES("\\") : BYTES(""));
    digest_update(digest, (struct bytes){(const uint8_t *)hex, sizeof hex});
    digest_update(digest, BYTES("  "));
    for (size_t i = 0; is_escaped && i < name.size; i++) {
        struct bytes escape = escape_of(name.at[i]);
        digest_update(digest, escape.size > 0 ? escape : bytes_part(name, i, 1));
    }
    if (!is_escaped)
        digest_update(digest, name);
    digest_update(digest, BYTES("\n"));
}

enum status bundle_digest_content(struct bundle *bundle)
{
    struct arena_mark mark = arena_mark(bundle->scratch);
    const struct member **sorted = arena_new(bundle->scratch, const struct member *, bundle->member_count);
    if (sorted == NULL)
        return STATUS_NO_MEMORY;
    size_t count = 0;
    bool all_whole = bundle_is_listed(bundle);
    for (uint32_t i = 0; i < bundle->member_count; i++) {
        if (bundle->members[i].role == ROLE_FOLDER)
            continue;
        sorted[count++] = &bundle->members[i];
        all_whole = all_whole && bundle->members[i].is_whole;
    }
    qsort(sorted, count, sizeof *sorted, by_name);
    struct digest digest;
    digest_init(&digest, DIGEST_SHA256);
    for (size_t i = 0; all_whole && i < count; i++)
        digest_listing_line(&digest, sorted[i]);
    digest_finish(&digest, bundle->content_digest);
    bundle->has_content_digest = all_whole;
    arena_rewind(bundle->scratch, mark);
    return STATUS_OK;
}
