/*
 * Data descriptors (APPNOTE 4.3.9): CRC and sizes behind the data, for writers that did not know them before. Nothing
 * in the format tells how wide the sizes are or whether there is a signature, so the directory's values are looked for
 * in all four layouts.
 */
#include "base/cursor.h"
#include "zip/scan.h"

struct layout {
    uint8_t size;
    bool is_signed;
    bool is_wide; /* 64-bit sizes */
};

/* Best first. */
static const struct layout layouts[] = {{16, true, false}, {24, true, true}, {12, false, false}, {20, false, true}};

enum { LAYOUTS = sizeof layouts / sizeof layouts[0] };

static bool is_layout(const struct layout *layout, struct bytes seen, const struct zip_entry *entry)
{
    struct cursor cursor = cursor_over(seen);
    if (layout->is_signed && cursor_u32le(&cursor) != SIGNATURE_DESCRIPTOR)
        return false;
    uint32_t crc32 = cursor_u32le(&cursor);
    uint64_t packed = layout->is_wide ? cursor_u64le(&cursor) : cursor_u32le(&cursor);
    uint64_t unpacked = layout->is_wide ? cursor_u64le(&cursor) : cursor_u32le(&cursor);
    return !cursor.spent && crc32 == entry->crc32 && packed == entry->packed_size && unpacked == entry->unpacked_size;
}

/* The one that ends where the next record starts, if there is one; an empty entry can be read two ways. */
static const struct layout *find_layout(struct bytes seen, uint64_t room, const struct zip_entry *entry)
{
    const struct layout *best = NULL;
    for (size_t i = 0; i < LAYOUTS; i++) {
        if (!is_layout(&layouts[i], seen, entry))
            continue;
        if (layouts[i].size == room)
            return &layouts[i];
        if (best == NULL)
            best = &layouts[i];
    }
    return best;
}

static void say(struct scan *scan, uint32_t index, enum rule rule, uint64_t at, uint64_t size)
{
    findings_add(scan->found, rule, place_member_offset(index, at),
                 ARGUMENTS(with_number("offset", at), with_number("size", size)));
}

static void check_layout(struct scan *scan, uint32_t index, const struct layout *layout, uint64_t at)
{
    const struct zip_entry *entry = &scan->zip->entries.items[index];
    bool is_large = entry->packed_size > UINT32_MAX || entry->unpacked_size > UINT32_MAX;
    if (!layout->is_signed)
        say(scan, index, RULE_ZIP_DESCRIPTOR_UNSIGNED, at, layout->size);
    if (layout->is_wide != (scan->locals[index].has_zip64 || is_large))
        say(scan, index, RULE_ZIP_DESCRIPTOR_WIDTH, at, layout->size);
}

static void read_descriptor(struct scan *scan, uint32_t index, uint64_t next)
{
    const struct zip_entry *entry = &scan->zip->entries.items[index];
    struct local *local = &scan->locals[index];
    uint64_t at = local->offset + local->header_size + local->data_size;
    uint64_t room = next > at ? next - at : 0;
    struct bytes seen =
        window_glance(&scan->window, at, room < DESCRIPTOR_SIZE_MAX ? (size_t)room : DESCRIPTOR_SIZE_MAX);
    const struct layout *layout = find_layout(seen, room, entry);
    if (((local->flags | entry->flags) & FLAG_DESCRIPTOR) == 0) {
        if (layout == NULL || layout->size != room)
            return;
        say(scan, index, RULE_ZIP_DESCRIPTOR_UNEXPECTED, at, layout->size);
    } else if (layout == NULL) {
        local->is_descriptor_odd = true;
        say(scan, index, RULE_ZIP_DESCRIPTOR_BROKEN, at, room);
        return;
    } else {
        check_layout(scan, index, layout, at);
    }
    local->descriptor_size = layout->size;
}

/* Readers without a directory cannot tell where stored data ends. */
static void check_stored(struct scan *scan, uint32_t index)
{
    const struct zip_entry *entry = &scan->zip->entries.items[index];
    bool has_descriptor = ((scan->locals[index].flags | entry->flags) & FLAG_DESCRIPTOR) != 0;
    if (has_descriptor && entry->method == ZIP_METHOD_STORED && entry->packed_size > 0)
        say(scan, index, RULE_ZIP_DESCRIPTOR_STORED, scan->locals[index].offset, entry->packed_size);
}

static void count_descriptor_rules(struct scan *scan, uint64_t there, uint64_t described)
{
    static const enum rule rules[] = {
        RULE_ZIP_DESCRIPTOR_BROKEN, RULE_ZIP_DESCRIPTOR_UNSIGNED, RULE_ZIP_DESCRIPTOR_WIDTH,
        RULE_ZIP_DESCRIPTOR_STORED, RULE_ZIP_DESCRIPTOR_VALUES,
    };
    for (size_t i = 0; i < sizeof rules / sizeof rules[0]; i++)
        findings_checked(scan->found, rules[i], described);
    findings_checked(scan->found, RULE_ZIP_DESCRIPTOR_UNEXPECTED, there - described);
}

void read_descriptors(struct scan *scan)
{
    uint64_t next = scan->directory_offset, there = 0, described = 0;
    for (size_t i = scan->zip->entries.count; i-- > 0;) {
        uint32_t index = scan->by_offset[i];
        struct local *local = &scan->locals[index];
        if (!local->is_there || local->is_refused)
            continue;
        if (local->is_outside)
            local->data_size = next - local->offset - local->header_size;
        else
            read_descriptor(scan, index, next);
        check_stored(scan, index);
        there++;
        described += ((local->flags | scan->zip->entries.items[index].flags) & FLAG_DESCRIPTOR) != 0;
        next = local->offset;
    }
    count_descriptor_rules(scan, there, described);
}
