/* The central directory: where it is, how long, and its headers one by one (APPNOTE 4.3.12). */
#include "base/cursor.h"
#include "zip/extra.h"
#include "zip/scan.h"

/* What reading the headers in a row told. */
struct walk {
    uint64_t count;
    uint64_t size; /* bytes of whole headers */
    bool is_cut;   /* a header begins but runs past the room */
};

static bool is_directory_at(struct scan *scan, uint64_t offset)
{
    return offset < scan->end.directory_end && window_signature(&scan->window, offset) == SIGNATURE_CENTRAL;
}

/* Takes the place that the end record names; else the one right before the end record, as many readers do. */
static bool find_directory(struct scan *scan)
{
    const struct end *end = &scan->end;
    uint64_t claimed = end->directory_offset;
    findings_checked(scan->found, RULE_ZIP_DIRECTORY_OFFSET, 1);
    if (is_directory_at(scan, claimed)) {
        scan->directory_offset = claimed;
        return true;
    }
    bool is_empty = end->entries == 0 && end->directory_size == 0;
    bool is_before_end = end->directory_size <= end->directory_end &&
                         (is_empty || is_directory_at(scan, end->directory_end - end->directory_size));
    if (is_before_end) {
        scan->directory_offset = end->directory_end - end->directory_size;
        scan->shift = is_empty ? 0 : scan->directory_offset - claimed;
    }
    if (!is_before_end || scan->directory_offset != claimed)
        findings_add(scan->found, RULE_ZIP_DIRECTORY_OFFSET, place_offset(end->offset),
                     ARGUMENTS(with_number("claimed", claimed), with_number("size", end->directory_size),
                               with_number("end", end->directory_end)));
    return is_before_end;
}

static bool skip_header(struct cursor *cursor)
{
    uint32_t signature = cursor_u32le(cursor);
    cursor_take(cursor, 24);
    size_t name_size = cursor_u16le(cursor);
    size_t extra_size = cursor_u16le(cursor);
    size_t comment_size = cursor_u16le(cursor);
    cursor_take(cursor, 12 + name_size + extra_size + comment_size);
    return signature == SIGNATURE_CENTRAL;
}

/* Headers in a row, however many there are said to be: readers differ in whom they believe, so all must agree. */
static struct walk walk_headers(struct bytes room)
{
    struct walk walk = {0};
    struct cursor cursor = cursor_over(room);
    while (cursor.rest.size >= 4) {
        struct cursor ahead = cursor;
        if (cursor_u32le(&ahead) != SIGNATURE_CENTRAL)
            break;
        skip_header(&cursor);
        if (cursor.spent) {
            walk.is_cut = true;
            break;
        }
        walk.count++;
        walk.size = room.size - cursor.rest.size;
    }
    return walk;
}

static void say_directory_limit(struct scan *scan, uint64_t size)
{
    findings_add_limit(scan->found, RULE_ZIP_LIMIT, place_nowhere(), scan->limits, LIMIT_DIRECTORY,
                       "the directory's size", size);
}

static bool is_within_limits(struct scan *scan, uint64_t room)
{
    const struct end *end = &scan->end;
    findings_checked(scan->found, RULE_ZIP_LIMIT, 1);
    if (end->directory_size > scan->limits->of[LIMIT_DIRECTORY] && end->directory_size <= room) {
        say_directory_limit(scan, end->directory_size);
        return false;
    }
    return true;
}

/* All that lies between the directory's start and the end record, as far as the limit goes. */
static bool load_room(struct scan *scan, struct bytes *room)
{
    uint64_t size = scan->end.directory_end - scan->directory_offset;
    if (!is_within_limits(scan, size))
        return false;
    size = size < scan->limits->of[LIMIT_DIRECTORY] ? size : scan->limits->of[LIMIT_DIRECTORY];
    uint8_t *buffer = size > SIZE_MAX ? NULL : arena_new(scan->keep, uint8_t, (size_t)size);
    if (buffer == NULL)
        return false;
    struct source *source = &scan->zip->source;
    if (size > 0 && !source->read(source->context, scan->directory_offset, buffer, (size_t)size)) {
        scan->window.status = STATUS_READ_ERROR;
        return false;
    }
    *room = (struct bytes){buffer, (size_t)size};
    return true;
}

/* Count and size are compared exactly, not modulo anything. */
static void check_walk(struct scan *scan, const struct walk *walk, uint64_t room)
{
    const struct end *end = &scan->end;
    uint64_t broken_at = scan->directory_offset + walk->size;
    findings_checked(scan->found, RULE_ZIP_DIRECTORY_BROKEN, walk->count);
    scan->is_directory_broken = walk->is_cut || (walk->size < end->directory_size && walk->size < room);
    if (scan->is_directory_broken) {
        findings_add(scan->found, RULE_ZIP_DIRECTORY_BROKEN, place_offset(broken_at),
                     ARGUMENTS(with_number("offset", broken_at), with_number("read", walk->count),
                               with_number("entries", end->entries)));
        return; /* count and size cannot be right */
    }
    findings_checked(scan->found, RULE_ZIP_COUNT_MISMATCH, 1);
    findings_checked(scan->found, RULE_ZIP_DIRECTORY_SIZE, 1);
    findings_checked(scan->found, RULE_ZIP_EMPTY, 1);
    if (end->is_count_literal)
        check_end64_count(scan, walk->count);
    else if (walk->count != end->entries)
        findings_add(scan->found, RULE_ZIP_COUNT_MISMATCH, place_offset(end->offset),
                     ARGUMENTS(with_number("claimed", end->entries), with_number("counted", walk->count)));
    if (walk->size != end->directory_size)
        findings_add(scan->found, RULE_ZIP_DIRECTORY_SIZE, place_offset(end->offset),
                     ARGUMENTS(with_number("claimed", end->directory_size), with_number("counted", walk->size)));
    if (walk->count == 0)
        findings_add(scan->found, RULE_ZIP_EMPTY, place_nowhere(), NO_ARGUMENTS);
}

/* Numbers that the end record and the walk agree on may still not fit what lies behind the directory; the bytes there
 * are a gap in the map. */
static void check_glue(struct scan *scan, const struct walk *walk)
{
    const struct end *end = &scan->end;
    uint64_t ends_at = scan->directory_offset + walk->size;
    if (!scan->is_directory_broken && walk->size == end->directory_size && ends_at != end->directory_end &&
        scan->directory_offset == end->directory_offset)
        findings_add(scan->found, RULE_ZIP_DIRECTORY_OFFSET, place_offset(end->offset),
                     ARGUMENTS(with_number("claimed", end->directory_offset), with_number("size", end->directory_size),
                               with_number("end", end->directory_end)));
}

static void read_header(struct cursor *cursor, struct zip_entry *entry, struct central *central)
{
    cursor_u32le(cursor); /* signature */
    entry->made_by = cursor_u16le(cursor);
    entry->needed = cursor_u16le(cursor);
    entry->flags = cursor_u16le(cursor);
    entry->method = cursor_u16le(cursor);
    entry->dos_time = cursor_u16le(cursor);
    entry->dos_date = cursor_u16le(cursor);
    entry->crc32 = cursor_u32le(cursor);
    entry->packed_size = cursor_u32le(cursor);
    entry->unpacked_size = cursor_u32le(cursor);
    size_t name_size = cursor_u16le(cursor);
    size_t extra_size = cursor_u16le(cursor);
    size_t comment_size = cursor_u16le(cursor);
    central->disk = cursor_u16le(cursor);
    central->internal_attributes = cursor_u16le(cursor);
    entry->external_attributes = cursor_u32le(cursor);
    entry->header_offset = cursor_u32le(cursor);
    entry->name = cursor_take(cursor, name_size);
    central->extra = cursor_take(cursor, extra_size);
    entry->has_extra = extra_size > 0;
    central->comment = cursor_take(cursor, comment_size);
    entry->is_folder = entry->name.size > 0 && entry->name.at[entry->name.size - 1] == '/';
}

static void read_entries(struct scan *scan, size_t count)
{
    struct zip *zip = scan->zip;
    zip->entries.items = arena_new(scan->keep, struct zip_entry, count);
    scan->centrals = arena_new(scan->scratch, struct central, count);
    if (zip->entries.items == NULL || scan->centrals == NULL)
        return;
    zip->entries.count = zip->entries.capacity = count;
    struct cursor cursor = cursor_over(scan->directory);
    for (uint32_t i = 0; i < count; i++) {
        struct central *central = &scan->centrals[i];
        struct zip_entry *entry = &zip->entries.items[i];
        central->record_offset = scan->directory_offset + (scan->directory.size - cursor.rest.size);
        read_header(&cursor, entry, central);
        read_central_extra(scan, i);
        entry->header_offset += scan->shift;
    }
}

void read_directory(struct scan *scan)
{
    struct bytes room;
    if (!scan->end.is_found || scan->end.is_lost || !find_directory(scan) || !load_room(scan, &room))
        return;
    struct walk walk = walk_headers(room);
    uint64_t whole_room = scan->end.directory_end - scan->directory_offset;
    bool is_clipped = room.size < whole_room && room.size - walk.size < WINDOW_MAX + COMMENT_MAX;
    if (is_clipped) {
        say_directory_limit(scan, whole_room);
        return;
    }
    if (walk.count > scan->limits->of[LIMIT_ENTRIES]) {
        findings_add_limit(scan->found, RULE_ZIP_LIMIT, place_nowhere(), scan->limits, LIMIT_ENTRIES,
                           "the number of entries", walk.count);
        return;
    }
    check_walk(scan, &walk, whole_room);
    check_glue(scan, &walk);
    scan->directory = bytes_first(room, (size_t)walk.size);
    scan->zip->has_directory = true;
    read_entries(scan, (size_t)walk.count);
}
