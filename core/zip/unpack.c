/* The truth about one entry's data: unpacked to the end, counted, and checked against what the directory claims. */
#include "zip/arguments.h"
#include "zip/format.h"
#include "zip/inflate.h"
#include "zip/zip.h"

struct unpack {
    const struct zip *zip;
    const struct zip_entry *entry;
    uint32_t index;
    struct sink sink;
    struct arena *scratch;
    struct findings *found;
    uint64_t given; /* bytes */
    uint32_t crc32; /* of what was given */
};

/* Where `unpack` itself is the sink of the inflater: counts and checks on the way. */
static bool give(void *context, struct bytes piece)
{
    struct unpack *unpack = context;
    unpack->crc32 = crc32_add(unpack->crc32, piece);
    unpack->given += piece.size;
    return unpack->sink.write(unpack->sink.context, piece);
}

static void say(struct unpack *unpack, enum rule rule, const struct argument *arguments)
{
    findings_add(unpack->found, rule, place_member_offset(unpack->index, unpack->entry->data_offset), arguments);
}

/* --- stored ----------------------------------------------------------------------------------- */

enum { PIECE_SIZE = 64 * 1024 };

/* Looks for record signatures in stored data, where readers that scan for records would find them. */
struct signature_scan {
    uint32_t last; /* four bytes */
    uint64_t count;
    bool has_descriptor;
};

static void note_signature(struct signature_scan *scan, uint32_t signature)
{
    if (signature == SIGNATURE_LOCAL || signature == SIGNATURE_CENTRAL || signature == SIGNATURE_END)
        scan->count++;
    if (signature == SIGNATURE_DESCRIPTOR)
        scan->has_descriptor = true;
}

/* Takes one byte more into the last four: for signatures that two pieces share. */
static void roll(struct signature_scan *scan, uint8_t byte)
{
    scan->last = scan->last >> 8 | (uint32_t)byte << 24;
}

static void scan_signatures(struct signature_scan *scan, struct bytes piece)
{
    for (size_t i = 0; i < piece.size && i < 3; i++) {
        roll(scan, piece.at[i]);
        note_signature(scan, scan->last);
    }
    struct bytes rest = piece;
    for (;;) {
        rest = bytes_after(rest, bytes_find_byte(rest, 'P'));
        if (rest.size < 4)
            break;
        note_signature(scan, (uint32_t)rest.at[0] | (uint32_t)rest.at[1] << 8 | (uint32_t)rest.at[2] << 16 |
                                 (uint32_t)rest.at[3] << 24);
        rest = bytes_after(rest, 1);
    }
    for (size_t i = piece.size > 4 ? piece.size - 4 : 3; i < piece.size; i++)
        roll(scan, piece.at[i]);
}

/* A descriptor without signature is its CRC-32 and then twice the size of what is in front of it: looks for such a pair,
 * 32 or 64 bits wide, at the place that it speaks of. */
struct descriptor_scan {
    uint64_t position; /* bytes seen */
    uint64_t tail;     /* the last eight bytes */
    uint64_t before;   /* the eight in front of them */
    bool is_found;
    bool is_empty; /* it is a descriptor of no bytes, which zeros at the start of honest data are too */
};

static void scan_sizes(struct descriptor_scan *scan, struct bytes piece)
{
    for (size_t i = 0; i < piece.size; i++) {
        scan->before = scan->before >> 8 | scan->tail << 56;
        scan->tail = scan->tail >> 8 | (uint64_t)piece.at[i] << 56;
        scan->position++;
        uint64_t narrow = scan->position - 12, wide = scan->position - 20;
        scan->is_found |= scan->position > 12 && scan->tail == (narrow << 32 | narrow) && narrow <= UINT32_MAX;
        scan->is_found |= scan->position > 20 && scan->tail == wide && scan->before == wide;
        scan->is_empty |= scan->position == 12 && scan->tail == 0 && scan->before == 0;
    }
}

static void check_signatures(struct unpack *unpack, const struct signature_scan *scan,
                             const struct descriptor_scan *sizes)
{
    if (scan->count > 0)
        say(unpack, RULE_ZIP_RECORDS_IN_DATA, ARGUMENTS(with_number("count", scan->count)));
    if ((unpack->entry->flags & FLAG_DESCRIPTOR) == 0)
        return;
    if (scan->has_descriptor || sizes->is_found || (sizes->is_empty && scan->count > 0))
        say(unpack, RULE_ZIP_DESCRIPTOR_IN_DATA, NO_ARGUMENTS);
}

static enum status unpack_stored(struct unpack *unpack)
{
    const struct zip_entry *entry = unpack->entry;
    const struct source *source = &unpack->zip->source;
    struct signature_scan scan = {0};
    struct descriptor_scan sizes = {0};
    uint64_t size = entry->packed_size < entry->unpacked_size ? entry->packed_size : entry->unpacked_size;
    uint8_t *buffer = arena_new(unpack->scratch, uint8_t, PIECE_SIZE);
    if (buffer == NULL)
        return STATUS_NO_MEMORY;
    while (unpack->given < size) {
        size_t count = size - unpack->given < PIECE_SIZE ? (size_t)(size - unpack->given) : PIECE_SIZE;
        if (!source->read(source->context, entry->data_offset + unpack->given, buffer, count))
            return STATUS_READ_ERROR;
        scan_signatures(&scan, (struct bytes){buffer, count});
        if ((entry->flags & FLAG_DESCRIPTOR) != 0)
            scan_sizes(&sizes, (struct bytes){buffer, count});
        if (!give(unpack, (struct bytes){buffer, count}))
            return STATUS_STOPPED;
    }
    check_signatures(unpack, &scan, &sizes);
    return STATUS_OK;
}

/* --- deflated --------------------------------------------------------------------------------- */

/* Members up to this are unpacked in one piece when they are only shown again, not judged: judging streams. */
enum { WHOLE_MAX = 16 << 20 };

/* Reads an entry of moderate size and inflates it at once. *done is false when something is odd. */
static enum status unpack_whole(struct unpack *unpack, bool *done)
{
    const struct zip_entry *entry = unpack->entry;
    const struct source *source = &unpack->zip->source;
    size_t packed_size = (size_t)entry->packed_size, unpacked_size = (size_t)entry->unpacked_size;
    uint8_t *packed = arena_new(unpack->scratch, uint8_t, packed_size);
    uint8_t *unpacked = arena_new(unpack->scratch, uint8_t, unpacked_size);
    if (packed == NULL || unpacked == NULL)
        return STATUS_NO_MEMORY;
    if (packed_size > 0 && !source->read(source->context, entry->data_offset, packed, packed_size))
        return STATUS_READ_ERROR;
    *done = inflate_whole((struct bytes){packed, packed_size}, unpacked, unpacked_size);
    if (*done && unpacked_size > 0 && !give(unpack, (struct bytes){unpacked, unpacked_size}))
        return STATUS_STOPPED;
    return STATUS_OK;
}

static void check_stream(struct unpack *unpack, const struct inflated *result)
{
    const struct zip_entry *entry = unpack->entry;
    if (result->end == INFLATE_BROKEN || result->end == INFLATE_CUT)
        say(unpack, RULE_ZIP_DEFLATE_BROKEN,
            ARGUMENTS(with_word("how", result->end == INFLATE_CUT ? "ends before its last block does"
                                                                  : "is no deflate stream"),
                      with_number("consumed", result->consumed), with_number("produced", result->produced)));
    if (result->end == INFLATE_EMPTY_BLOCKS)
        say(unpack, RULE_ZIP_DEFLATE_EMPTY_BLOCKS, ARGUMENTS(with_number("consumed", result->consumed)));
    if (result->end == INFLATE_DONE && result->consumed < entry->packed_size)
        say(unpack, RULE_ZIP_PACKED_BYTES_LEFT,
            ARGUMENTS(with_number("left", entry->packed_size - result->consumed),
                      with_number("offset", entry->data_offset + result->consumed)));
    if (result->end == INFLATE_DONE && result->has_padding)
        say(unpack, RULE_ZIP_DEFLATE_PADDING, NO_ARGUMENTS);
}

static enum status unpack_deflated(struct unpack *unpack, bool *is_done, bool *is_used_up)
{
    const struct zip_entry *entry = unpack->entry;
    struct inflated result;
    bool done = false;
    enum status status = STATUS_OK;
    bool is_small = entry->packed_size <= WHOLE_MAX && entry->unpacked_size <= WHOLE_MAX;
    if (is_small && unpack->found == NULL) /* nobody asks for a judgement: fast will do */
        status = unpack_whole(unpack, &done);
    *is_done = *is_used_up = done;
    if (status != STATUS_OK || done)
        return status;
    struct feed feed = {unpack->zip->source, entry->data_offset, entry->packed_size};
    status = inflate_stream(feed, INFLATE_RAW, entry->unpacked_size, (struct sink){unpack, give}, unpack->scratch, &result);
    if (status != STATUS_OK)
        return status;
    check_stream(unpack, &result);
    if (result.end == INFLATE_LONGER)
        say(unpack, RULE_ZIP_SIZE_MISMATCH,
            ARGUMENTS(with_number("claimed", entry->unpacked_size), with_word("found", "more")));
    *is_done = result.end == INFLATE_DONE;
    *is_used_up = result.consumed == entry->packed_size;
    return STATUS_OK;
}

/* --- both ------------------------------------------------------------------------------------- */

/* What a whole stream came to; a broken one has been told of already. */
static bool check_result(struct unpack *unpack)
{
    const struct zip_entry *entry = unpack->entry;
    uint64_t found = entry->method == ZIP_METHOD_STORED ? entry->packed_size : unpack->given;
    if (found != entry->unpacked_size)
        say(unpack, RULE_ZIP_SIZE_MISMATCH,
            ARGUMENTS(with_number("claimed", entry->unpacked_size), with_number("found", found)));
    if (unpack->crc32 != entry->crc32)
        say(unpack, RULE_ZIP_CRC_MISMATCH,
            ARGUMENTS(with_hex(unpack->found, RULE_ZIP_CRC_MISMATCH, "claimed", entry->crc32, 8),
                      with_hex(unpack->found, RULE_ZIP_CRC_MISMATCH, "found", unpack->crc32, 8)));
    return found == entry->unpacked_size && unpack->crc32 == entry->crc32;
}

void zip_note_unpacked(const struct zip *zip, uint32_t index, struct findings *found)
{
    static const enum rule of_streams[] = {RULE_ZIP_DEFLATE_BROKEN, RULE_ZIP_DEFLATE_EMPTY_BLOCKS,
                                           RULE_ZIP_PACKED_BYTES_LEFT, RULE_ZIP_DEFLATE_PADDING};
    const struct zip_entry *entry = &zip->entries.items[index];
    bool is_stored = entry->method == ZIP_METHOD_STORED;
    for (size_t i = 0; !is_stored && i < sizeof of_streams / sizeof of_streams[0]; i++)
        findings_checked(found, of_streams[i], 1);
    if (is_stored)
        findings_checked(found, RULE_ZIP_RECORDS_IN_DATA, 1);
    if (is_stored && (entry->flags & FLAG_DESCRIPTOR) != 0)
        findings_checked(found, RULE_ZIP_DESCRIPTOR_IN_DATA, 1);
    findings_checked(found, RULE_ZIP_SIZE_MISMATCH, 1);
    findings_checked(found, RULE_ZIP_CRC_MISMATCH, 1);
}

enum status zip_unpack(const struct zip *zip, uint32_t index, struct sink sink, struct arena *scratch,
                       struct findings *found, bool *is_whole)
{
    const struct zip_entry *entry = &zip->entries.items[index];
    struct unpack unpack = {
        .zip = zip,
        .entry = entry,
        .index = index,
        .sink = sink,
        .scratch = scratch,
        .found = found,
    };
    *is_whole = false;
    if (!entry->has_data)
        return STATUS_OK;
    struct arena_mark mark = arena_mark(scratch);
    bool is_done = true, is_used_up = true;
    enum status status =
        entry->method == ZIP_METHOD_STORED ? unpack_stored(&unpack) : unpack_deflated(&unpack, &is_done, &is_used_up);
    arena_rewind(scratch, mark);
    if (status != STATUS_OK)
        return status;
    zip_note_unpacked(zip, index, found);
    if (is_done)
        *is_whole = check_result(&unpack) && is_used_up;
    return STATUS_OK;
}
