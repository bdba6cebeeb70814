/*
 * Local headers (APPNOTE 4.3.7) in the order in which they lie in the file, compared with the directory. Together with
 * the byte map this is the forward reading: header by header from the start, with nothing in between.
 */
#include "base/cursor.h"
#include "zip/extra.h"
#include "zip/scan.h"
#include "zip/sort.h"

struct header {
    uint16_t needed, flags, method, dos_time, dos_date;
    uint32_t crc32;
    struct sizes sizes;
    struct bytes name, extra; /* in the window */
};

static int compare_offsets(const void *context, uint32_t a, uint32_t b)
{
    const struct zip_entry *entries = context;
    uint64_t left = entries[a].header_offset, right = entries[b].header_offset;
    return left < right ? -1 : left > right;
}

/* --- one header against the directory --------------------------------------------------------- */

static void say_mismatch(struct scan *scan, uint32_t index, enum rule rule, const char *field, uint64_t local,
                         uint64_t central)
{
    if (local != central)
        findings_add(
            scan->found, rule, place_member_offset(index, scan->locals[index].offset),
            ARGUMENTS(with_word("field", field), with_number("local", local), with_number("central", central)));
}

static void compare_name(struct scan *scan, uint32_t index, struct bytes name)
{
    struct bytes central = scan->zip->entries.items[index].name;
    if (bytes_equal(name, central))
        return;
    struct bytes shown = keep_argument(scan, RULE_ZIP_LOCAL_NAME_MISMATCH, name);
    findings_add(scan->found, RULE_ZIP_LOCAL_NAME_MISMATCH, place_member_offset(index, scan->locals[index].offset),
                 ARGUMENTS(with_text("local", shown), with_text("central", bytes_first(central, ARGUMENT_SHOWN))));
}

/* With a descriptor, 0 stands for "see there". */
static bool is_left_open(const struct header *header, uint64_t value)
{
    return (header->flags & FLAG_DESCRIPTOR) != 0 && value == 0;
}

static void compare_truth(struct scan *scan, uint32_t index, const struct header *header)
{
    const struct zip_entry *entry = &scan->zip->entries.items[index];
    const struct {
        const char *field;
        uint64_t local, central;
    } values[] = {
        {"CRC-32", header->crc32, entry->crc32},
        {"packed size", header->sizes.packed, entry->packed_size},
        {"unpacked size", header->sizes.unpacked, entry->unpacked_size},
    };
    bool is_given = false, is_known = !scan->centrals[index].is_size_unknown;
    for (size_t i = 0; i < sizeof values / sizeof values[0] && is_known; i++) {
        if (!is_left_open(header, values[i].local))
            say_mismatch(scan, index, RULE_ZIP_LOCAL_MISMATCH, values[i].field, values[i].local, values[i].central);
        is_given |= values[i].local != 0;
    }
    if ((header->flags & FLAG_DESCRIPTOR) != 0 && is_given)
        findings_add(scan->found, RULE_ZIP_DESCRIPTOR_VALUES, place_member_offset(index, scan->locals[index].offset),
                     NO_ARGUMENTS);
}

static void compare_header(struct scan *scan, uint32_t index, const struct header *header)
{
    const struct zip_entry *entry = &scan->zip->entries.items[index];
    uint16_t mask = entry->method == ZIP_METHOD_DEFLATED ? (uint16_t)~FLAGS_EFFORT : UINT16_MAX; /* as 7-Zip compares */
    compare_name(scan, index, header->name);
    say_mismatch(scan, index, RULE_ZIP_LOCAL_MISMATCH, "method", header->method, entry->method);
    if (((header->flags ^ entry->flags) & mask) != 0)
        say_mismatch(scan, index, RULE_ZIP_LOCAL_MISMATCH, "flags", header->flags, entry->flags);
    else
        say_mismatch(scan, index, RULE_ZIP_LOCAL_DIFFERS, "flags", header->flags, entry->flags);
    compare_truth(scan, index, header);
    if ((header->needed & 0xFF) > (entry->needed & 0xFF))
        say_mismatch(scan, index, RULE_ZIP_LOCAL_DIFFERS, "version needed", header->needed, entry->needed);
    say_mismatch(scan, index, RULE_ZIP_LOCAL_DIFFERS, "time", header->dos_time, entry->dos_time);
    say_mismatch(scan, index, RULE_ZIP_LOCAL_DIFFERS, "date", header->dos_date, entry->dos_date);
}

/* --- reading ---------------------------------------------------------------------------------- */

static bool read_fixed(struct window *window, uint64_t offset, struct header *header, size_t *name_size,
                       size_t *extra_size)
{
    struct bytes seen;
    if (!window_look(window, offset, LOCAL_HEADER_SIZE, &seen))
        return false;
    struct cursor cursor = cursor_over(seen);
    uint32_t signature = cursor_u32le(&cursor);
    header->needed = cursor_u16le(&cursor);
    header->flags = cursor_u16le(&cursor);
    header->method = cursor_u16le(&cursor);
    header->dos_time = cursor_u16le(&cursor);
    header->dos_date = cursor_u16le(&cursor);
    header->crc32 = cursor_u32le(&cursor);
    header->sizes.packed = cursor_u32le(&cursor);
    header->sizes.unpacked = cursor_u32le(&cursor);
    *name_size = cursor_u16le(&cursor);
    *extra_size = cursor_u16le(&cursor);
    return signature == SIGNATURE_LOCAL;
}

static void say_missing(struct scan *scan, uint32_t index, uint64_t offset)
{
    const char *looks = looks_like(&scan->window, offset, LOCAL_HEADER_SIZE);
    if (scan->centrals[index].is_size_unknown && offset - scan->shift == SENTINEL32)
        return; /* nor is the offset */
    findings_add(scan->found, RULE_ZIP_LOCAL_MISSING, place_member_offset(index, offset),
                 ARGUMENTS(with_number("offset", offset), with_word("looks", looks),
                           with_number("directory", scan->directory_offset)));
}

static void say_outside(struct scan *scan, uint32_t index, uint64_t from, uint64_t size)
{
    if (scan->centrals[index].is_size_unknown)
        return;
    findings_add(scan->found, RULE_ZIP_DATA_OUTSIDE, place_member_offset(index, from),
                 ARGUMENTS(with_number("size", size), with_number("from", from),
                           with_number("directory", scan->directory_offset)));
}

/* Reads and judges the header of one entry, and tells where its data lies. */
static void read_local(struct scan *scan, uint32_t index)
{
    struct zip_entry *entry = &scan->zip->entries.items[index];
    struct local *local = &scan->locals[index];
    struct header header;
    struct bytes seen;
    size_t name_size, extra_size;
    local->offset = entry->header_offset;
    bool is_before = local->offset < scan->directory_offset;
    local->is_there = is_before && read_fixed(&scan->window, local->offset, &header, &name_size, &extra_size);
    if (!local->is_there) {
        local->is_missing = is_before;
        say_missing(scan, index, local->offset);
        return;
    }
    uint64_t room = scan->directory_offset - local->offset;
    local->flags = header.flags;
    local->header_size = (uint32_t)(LOCAL_HEADER_SIZE + name_size + extra_size);
    local->is_outside = room < local->header_size;
    if (local->is_outside || !window_look(&scan->window, local->offset, local->header_size, &seen)) {
        local->header_size = (uint32_t)(room < local->header_size ? room : local->header_size);
        say_outside(scan, index, local->offset, LOCAL_HEADER_SIZE + name_size + extra_size);
        return;
    }
    header.name = bytes_part(seen, LOCAL_HEADER_SIZE, name_size);
    header.extra = bytes_part(seen, LOCAL_HEADER_SIZE + name_size, extra_size);
    local->has_zip64 = read_local_extra(scan, index, header.name, header.extra, &header.sizes);
    compare_header(scan, index, &header);
    entry->data_offset = local->offset + local->header_size;
    local->data_size = entry->packed_size;
    local->is_outside = entry->packed_size > scan->directory_offset - entry->data_offset;
    if (local->is_outside)
        say_outside(scan, index, entry->data_offset, entry->packed_size);
    uint16_t unreadable = FLAG_ENCRYPTED | FLAG_STRONG_ENCRYPTION | FLAG_MASKED | FLAG_PATCHED | FLAG_ENHANCED_DEFLATE;
    entry->has_data = !local->is_outside && (entry->flags & unreadable) == 0 &&
                      (entry->method == ZIP_METHOD_STORED || entry->method == ZIP_METHOD_DEFLATED);
}

/* --- all of them, front to back --------------------------------------------------------------- */

/* The entry that reaches furthest so far, and the entries that begin inside it. */
struct cover {
    uint32_t index; /* NO_MEMBER when there is none yet */
    uint64_t end;
    uint64_t count;
    uint32_t first;
};

static void say_overlap(struct scan *scan, const struct cover *cover)
{
    if (cover->count == 0)
        return;
    struct bytes other = scan->zip->entries.items[cover->first].name;
    scan->zip->entries.items[cover->index].has_data = false;
    findings_add(scan->found, RULE_ZIP_OVERLAP, place_member_offset(cover->index, scan->locals[cover->index].offset),
                 ARGUMENTS(with_number("end", cover->end), with_number("count", cover->count),
                           with_text("other", bytes_first(other, ARGUMENT_SHOWN)),
                           with_number("offset", scan->locals[cover->first].offset)));
}

static void say_shared(struct scan *scan, uint32_t index, uint32_t other)
{
    findings_add(scan->found, RULE_ZIP_SHARED_DATA, place_member_offset(index, scan->locals[index].offset),
                 ARGUMENTS(with_number("offset", scan->locals[index].offset),
                           with_text("other", bytes_first(scan->zip->entries.items[other].name, ARGUMENT_SHOWN))));
}

/* Entries that share bytes are not read and not unpacked: archives that are small and unpack to terabytes are made of
 * them, and reading each would take time that grows with the square of their number. */
static void read_in_order(struct scan *scan)
{
    struct cover cover = {.index = NO_MEMBER};
    for (size_t i = 0; i < scan->zip->entries.count; i++) {
        uint32_t index = scan->by_offset[i];
        struct local *local = &scan->locals[index];
        local->offset = scan->zip->entries.items[index].header_offset;
        if (i > 0 && local->offset == scan->locals[scan->by_offset[i - 1]].offset) {
            local->is_refused = true;
            say_shared(scan, index, scan->by_offset[i - 1]);
            continue;
        }
        if (cover.index != NO_MEMBER && local->offset < cover.end) {
            local->is_refused = local->is_covered = true;
            cover.first = cover.count++ == 0 ? index : cover.first;
            continue;
        }
        read_local(scan, index);
        if (!local->is_there)
            continue;
        say_overlap(scan, &cover);
        uint64_t data_size = local->is_outside ? 0 : local->data_size;
        cover = (struct cover){.index = index, .end = local->offset + local->header_size + data_size};
    }
    say_overlap(scan, &cover);
}

static void check_order(struct scan *scan)
{
    const struct zip_entry *entries = scan->zip->entries.items;
    findings_checked(scan->found, RULE_ZIP_DIRECTORY_ORDER, scan->zip->entries.count);
    for (uint32_t i = 1; i < scan->zip->entries.count; i++) {
        if (entries[i].header_offset < entries[i - 1].header_offset) {
            findings_add(scan->found, RULE_ZIP_DIRECTORY_ORDER, place_member(i),
                         ARGUMENTS(with_text("other", bytes_first(entries[i - 1].name, ARGUMENT_SHOWN))));
            return;
        }
    }
}

static void count_local_rules(struct scan *scan)
{
    static const enum rule rules[] = {
        RULE_ZIP_LOCAL_MISMATCH,
        RULE_ZIP_LOCAL_NAME_MISMATCH,
        RULE_ZIP_LOCAL_DIFFERS,
        RULE_ZIP_DATA_OUTSIDE,
    };
    uint64_t there = 0;
    for (size_t i = 0; i < scan->zip->entries.count; i++)
        there += scan->locals[i].is_there;
    for (size_t i = 0; i < sizeof rules / sizeof rules[0]; i++)
        findings_checked(scan->found, rules[i], there);
}

void read_locals(struct scan *scan)
{
    size_t count = scan->zip->entries.count;
    scan->locals = arena_new(scan->scratch, struct local, count);
    scan->by_offset = sort_order(scan->scratch, count, compare_offsets, scan->zip->entries.items);
    if (scan->locals == NULL || scan->by_offset == NULL)
        return;
    read_in_order(scan);
    check_order(scan);
    count_local_rules(scan);
}
