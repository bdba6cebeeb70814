/*
 * The total tiling: every byte of the file belongs to one record, or is said to belong to none. What lies between
 * records is walked as a reader without a directory would walk it, so that hidden entries are named.
 */
#include "base/cursor.h"
#include "zip/scan.h"
#include "zip/sort.h"

/* A stretch that a record claims; the map is made by laying them down front to back. */
struct piece {
    uint64_t offset, size;
    uint32_t entry;
    enum zip_region_kind kind; /* ZIP_REGION_GAP of size 0: what begins here has been said to be odd already */
};

struct tiling {
    struct scan *scan;
    struct piece *pieces;
    size_t count;
    uint64_t at;     /* everything before is mapped */
    uint64_t hidden; /* local records that the directory does not list */
    uint64_t odd_at; /* a gap that begins here follows from a finding; UINT64_MAX when none. What lies behind an entry
                      * that covers another is the rest of that other. */
    uint32_t odd_entry;
};

/* More hidden records than this are one region; each is still counted. */
enum { HIDDEN_REGIONS_MAX = 1000 };

const char *zip_region_name(enum zip_region_kind kind)
{
    static const char *const names[] = {
        "local header", "data",   "descriptor", "directory",     "zip64 end record", "end record",
        "comment",      "prefix", "gap",        "hidden record", "suffix",
    };
    return names[kind];
}

static bool belongs(enum zip_region_kind kind)
{
    return kind <= ZIP_REGION_COMMENT;
}

static void add_region(struct tiling *tiling, uint64_t size, enum zip_region_kind kind, uint32_t entry)
{
    struct zip *zip = tiling->scan->zip;
    if (size == 0)
        return;
    struct zip_region *region = arena_push(tiling->scan->keep, &zip->map, struct zip_region);
    if (region == NULL)
        return;
    *region = (struct zip_region){.offset = tiling->at, .size = size, .entry = entry, .kind = kind};
    tiling->at += size;
    if (belongs(kind))
        zip->mapped_size += size;
}

/* --- what lies between ------------------------------------------------------------------------ */

/* When entries are missing from the list, their records are no news. */
static bool is_news(const struct scan *scan)
{
    return scan->zip->has_directory && !scan->is_directory_broken;
}

static void say_stray(struct scan *scan, enum rule rule, uint64_t offset, uint64_t size)
{
    findings_add(scan->found, rule, place_offset(offset),
                 ARGUMENTS(with_number("size", size), with_number("offset", offset),
                           with_word("looks", looks_like(&scan->window, offset, size))));
}

/* How far a local record reaches that nobody lists, by its own account; to `room` when that says nothing. */
static bool read_hidden(struct scan *scan, uint64_t offset, uint64_t room, uint64_t *size)
{
    struct bytes seen;
    if (room < LOCAL_HEADER_SIZE || !window_look(&scan->window, offset, LOCAL_HEADER_SIZE, &seen))
        return false;
    struct cursor cursor = cursor_over(seen);
    if (cursor_u32le(&cursor) != SIGNATURE_LOCAL)
        return false;
    cursor_u16le(&cursor); /* version needed */
    uint16_t flags = cursor_u16le(&cursor);
    cursor_take(&cursor, 10);
    uint64_t packed_size = cursor_u32le(&cursor);
    cursor_u32le(&cursor); /* unpacked size */
    size_t name_size = cursor_u16le(&cursor);
    *size = LOCAL_HEADER_SIZE + name_size + cursor_u16le(&cursor) + packed_size;
    if ((flags & FLAG_DESCRIPTOR) != 0 || packed_size == SENTINEL32 || *size > room)
        *size = room;
    struct bytes name = window_glance(&scan->window, offset + LOCAL_HEADER_SIZE, name_size);
    findings_add(scan->found, RULE_ZIP_LOCAL_UNLISTED, place_offset(offset),
                 ARGUMENTS(with_text("name", keep_argument(scan, RULE_ZIP_LOCAL_UNLISTED, name)),
                           with_number("offset", offset), with_number("size", *size)));
    return true;
}

/* Hidden local records one behind the other, as far as they go. */
static void map_hidden(struct tiling *tiling, uint64_t end)
{
    uint64_t at = tiling->at, size;
    while (read_hidden(tiling->scan, at, end - at, &size)) {
        at += size;
        if (++tiling->hidden < HIDDEN_REGIONS_MAX)
            add_region(tiling, size, ZIP_REGION_HIDDEN, NO_MEMBER);
    }
    add_region(tiling, at - tiling->at, ZIP_REGION_HIDDEN, NO_MEMBER);
}

static void say_prefix(struct scan *scan, uint64_t size)
{
    uint32_t signature = window_signature(&scan->window, 0);
    bool is_split = size == 4 && (signature == SIGNATURE_DESCRIPTOR || signature == SIGNATURE_SPLIT);
    say_stray(scan, is_split ? RULE_ZIP_SPLIT_MARKER : RULE_ZIP_PREFIX, 0, size);
}

static void map_gap(struct tiling *tiling, uint64_t end)
{
    struct scan *scan = tiling->scan;
    if (is_news(scan))
        map_hidden(tiling, end);
    uint64_t size = end - tiling->at;
    if (size == 0)
        return;
    bool is_odd = tiling->odd_at == tiling->at;
    uint32_t entry = is_odd ? tiling->odd_entry : NO_MEMBER;
    if (tiling->at == 0 && !is_odd && is_news(scan)) {
        say_prefix(scan, size);
        add_region(tiling, size, ZIP_REGION_PREFIX, NO_MEMBER);
        return;
    }
    if (!is_odd && is_news(scan))
        say_stray(scan, RULE_ZIP_GAP, tiling->at, size);
    add_region(tiling, size, ZIP_REGION_GAP, entry);
}

static void map_suffix(struct tiling *tiling)
{
    struct scan *scan = tiling->scan;
    uint64_t size = scan->zip->source.size - tiling->at;
    if (size == 0)
        return;
    if (!scan->end.is_found) {
        add_region(tiling, size, ZIP_REGION_GAP, NO_MEMBER);
        return;
    }
    say_stray(scan, is_all_zero(&scan->window, tiling->at, size) ? RULE_ZIP_SUFFIX_ZEROS : RULE_ZIP_SUFFIX, tiling->at,
              size);
    add_region(tiling, size, ZIP_REGION_SUFFIX, NO_MEMBER);
}

/* --- pieces ----------------------------------------------------------------------------------- */

static void add_piece(struct tiling *tiling, uint64_t offset, uint64_t size, enum zip_region_kind kind, uint32_t entry)
{
    if (size > 0 || kind == ZIP_REGION_GAP)
        tiling->pieces[tiling->count++] = (struct piece){offset, size, entry, kind};
}

enum { PIECES_AN_ENTRY = 3, PIECES_OF_THE_END = 5 };

static void add_local(struct tiling *tiling, uint32_t index)
{
    const struct local *local = &tiling->scan->locals[index];
    uint64_t data = local->offset + local->header_size, after = data + local->data_size;
    if (local->is_missing || local->is_covered)
        add_piece(tiling, local->offset, 0, ZIP_REGION_GAP, index);
    if (!local->is_there || local->is_refused)
        return;
    add_piece(tiling, local->offset, local->header_size, ZIP_REGION_LOCAL_HEADER, index);
    add_piece(tiling, data, local->data_size, ZIP_REGION_DATA, index);
    if (local->is_descriptor_odd)
        add_piece(tiling, after, 0, ZIP_REGION_GAP, index);
    else
        add_piece(tiling, after, local->descriptor_size, ZIP_REGION_DESCRIPTOR, index);
}

static void add_end(struct tiling *tiling)
{
    const struct scan *scan = tiling->scan;
    const struct end *end = &scan->end;
    add_piece(tiling, scan->directory_offset, scan->directory.size, ZIP_REGION_DIRECTORY, NO_MEMBER);
    if (end->has_end64)
        add_piece(tiling, end->end64_offset, end->end64_size, ZIP_REGION_END64, NO_MEMBER);
    if (end->has_locator)
        add_piece(tiling, end->locator_offset, LOCATOR_SIZE, ZIP_REGION_END64, NO_MEMBER);
    if (end->is_found) {
        add_piece(tiling, end->offset, END_SIZE, ZIP_REGION_END, NO_MEMBER);
        add_piece(tiling, end->offset + END_SIZE, end->comment_size, ZIP_REGION_COMMENT, NO_MEMBER);
    }
}

static int compare_pieces(const void *context, uint32_t a, uint32_t b)
{
    const struct piece *pieces = context;
    uint64_t left = pieces[a].offset, right = pieces[b].offset;
    return left < right ? -1 : left > right;
}

static void lay(struct tiling *tiling, const struct piece *piece)
{
    uint64_t end = piece->offset + piece->size;
    if (piece->offset > tiling->at)
        map_gap(tiling, piece->offset);
    if (piece->size == 0) {
        tiling->odd_at = tiling->scan->locals[piece->entry].is_covered ? tiling->at : piece->offset;
        tiling->odd_entry = piece->entry;
    } else if (end > tiling->at) {
        add_region(tiling, end - tiling->at, piece->kind, piece->entry);
    }
}

/* --- the whole -------------------------------------------------------------------------------- */

/* Signatures of end records that are none are harmless in the data of an entry, and have been said where bytes belong
 * to nothing or to a comment. */
static const struct zip_region *region_at(const struct zip *zip, uint64_t offset)
{
    size_t first = 0, behind = zip->map.count; /* the last region that begins at or before `offset` is in between */
    while (behind - first > 1) {
        size_t middle = first + (behind - first) / 2;
        if (zip->map.items[middle].offset <= offset)
            first = middle;
        else
            behind = middle;
    }
    return &zip->map.items[first];
}

static void check_strays(struct scan *scan)
{
    if (!scan->end.is_found || scan->zip->map.count == 0)
        return;
    findings_checked(scan->found, RULE_ZIP_STRAY_END_RECORD, scan->strays.count);
    for (size_t i = 0; i < scan->strays.count; i++) {
        uint64_t offset = scan->strays.items[i];
        enum zip_region_kind kind = region_at(scan->zip, offset)->kind;
        if (kind != ZIP_REGION_DATA && kind < ZIP_REGION_COMMENT)
            findings_add(scan->found, RULE_ZIP_STRAY_END_RECORD, place_offset(offset),
                         ARGUMENTS(with_number("offset", offset), with_word("region", zip_region_name(kind))));
    }
}

static void check_other_formats(struct scan *scan)
{
    static const struct {
        uint16_t offset;
        struct bytes magic;
        const char *name;
    } formats[] = {
        {0, {(const uint8_t *)"Rar!", 4}, "a RAR archive"},
        {0, {(const uint8_t *)"7z\xBC\xAF", 4}, "a 7z archive"},
        {0, {(const uint8_t *)"xar!", 4}, "a xar archive"},
        {0, {(const uint8_t *)"%PDF", 4}, "a PDF"},
        {0, {(const uint8_t *)"MZ", 2}, "a Windows program"},
        {0,
         {(const uint8_t *)"\x7F"
                           "ELF",
          4},
         "a program"},
        {0, {(const uint8_t *)"dex\n", 4}, "an Android program"},
        {0, {(const uint8_t *)"#!", 2}, "a script"},
        {0, {(const uint8_t *)"\x1F\x8B", 2}, "a gzip file"},
        {0, {(const uint8_t *)"GIF8", 4}, "a GIF image"},
        {0, {(const uint8_t *)"\x89PNG", 4}, "a PNG image"},
        {0, {(const uint8_t *)"\xFF\xD8\xFF", 3}, "a JPEG image"},
        {0, {(const uint8_t *)"<", 1}, "an HTML or XML document"},
        {257, {(const uint8_t *)"ustar", 5}, "a tar archive"},
    };
    findings_checked(scan->found, RULE_ZIP_OTHER_FORMAT, 1);
    for (size_t i = 0; i < sizeof formats / sizeof formats[0]; i++) {
        struct bytes seen = window_glance(&scan->window, formats[i].offset, formats[i].magic.size);
        if (scan->end.is_found && bytes_equal(seen, formats[i].magic))
            findings_add(scan->found, RULE_ZIP_OTHER_FORMAT, place_offset(formats[i].offset),
                         ARGUMENTS(with_word("format", formats[i].name)));
    }
}

static void count_map_rules(struct scan *scan, const struct tiling *tiling)
{
    static const enum rule rules[] = {
        RULE_ZIP_PREFIX, RULE_ZIP_SPLIT_MARKER, RULE_ZIP_GAP, RULE_ZIP_LOCAL_UNLISTED, RULE_ZIP_SUFFIX,
    };
    if (!scan->end.is_found)
        return;
    findings_checked(scan->found, RULE_ZIP_SUFFIX, 1);
    findings_checked(scan->found, RULE_ZIP_SUFFIX_ZEROS, 1);
    for (size_t i = 0; is_news(scan) && i + 1 < sizeof rules / sizeof rules[0]; i++)
        findings_checked(scan->found, rules[i], tiling->count);
}

void map_bytes(struct scan *scan)
{
    struct tiling tiling = {.scan = scan, .odd_at = UINT64_MAX};
    size_t entries = scan->locals == NULL ? 0 : scan->zip->entries.count;
    tiling.pieces = arena_new(scan->scratch, struct piece, PIECES_AN_ENTRY * entries + PIECES_OF_THE_END);
    if (tiling.pieces == NULL)
        return;
    for (uint32_t i = 0; i < entries; i++)
        add_local(&tiling, i);
    add_end(&tiling);
    uint32_t *order = sort_order(scan->scratch, tiling.count, compare_pieces, tiling.pieces);
    if (order == NULL)
        return;
    for (size_t i = 0; i < tiling.count; i++)
        lay(&tiling, &tiling.pieces[order[i]]);
    map_suffix(&tiling);
    count_map_rules(scan, &tiling);
    check_other_formats(scan);
    check_strays(scan);
}
