#include "zip/extra.h"

#include "base/cursor.h"
#include "base/utf8.h"
#include "zip/arguments.h"
#include "zip/inflate.h"

/* What the walk over one area found. A slice with `at` NULL: there is no such field. */
struct fields {
    struct bytes zip64, unicode_path, unicode_comment, time, ntfs, old_time;
    uint64_t unknown_size; /* bytes in fields that nobody registered */
};

/* One area under judgement. */
struct area {
    struct scan *scan;
    const char *where; /* "directory" or "local header" */
    struct place place;
    size_t padding; /* zero bytes at its end */
};

enum { AREA_MAX = 4096, UNKNOWN_MAX = 64 };

/* Registered ids (APPNOTE 4.5.2, 4.6.1, and those in wide use). In order. */
static const uint16_t known_ids[] = {
    0x0001, 0x0007, 0x0008, 0x0009, 0x000a, 0x000c, 0x000d, 0x000e, 0x000f, 0x0014, 0x0015, 0x0016,
    0x0017, 0x0018, 0x0019, 0x0020, 0x0021, 0x0022, 0x0023, 0x0065, 0x0066, 0x07c8, 0x1986, 0x2605,
    0x2705, 0x2805, 0x334d, 0x4154, 0x4341, 0x4453, 0x4690, 0x4704, 0x470f, 0x4b46, 0x4c41, 0x4d49,
    0x4d63, 0x4f4c, 0x5356, 0x5455, 0x554e, 0x5855, 0x5a4c, 0x6375, 0x6542, 0x6854, 0x6c78, 0x7075, 0x7441,
    0x756e, 0x7855, 0x7875, 0x9901, 0x9902, 0xa11e, 0xa220, 0xcafe, 0xd935, 0xe57a, 0xfb4a, 0xfd4a,
};

static bool is_known(uint16_t id)
{
    for (size_t i = 0; i < sizeof known_ids / sizeof known_ids[0] && known_ids[i] <= id; i++) {
        if (known_ids[i] == id)
            return true;
    }
    return false;
}

static size_t zeros_at_end(struct bytes bytes)
{
    size_t count = 0;
    while (count < bytes.size && bytes.at[bytes.size - 1 - count] == 0)
        count++;
    return count;
}

static void say(const struct area *area, enum rule rule, uint16_t id, uint64_t size)
{
    findings_add(area->scan->found, rule, area->place,
                 ARGUMENTS(with_word("where", area->where), with_hex(area->scan->found, rule, "id", id, 4),
                           with_number("size", size)));
}

/* True the first time that an id comes up in this area. */
static bool is_first(struct scan *scan, uint16_t id)
{
    uint8_t bit = (uint8_t)(1U << (id & 7));
    bool seen = (scan->extra_seen[id >> 3] & bit) != 0;
    scan->extra_seen[id >> 3] |= bit;
    return !seen;
}

static void note_field(const struct area *area, uint16_t id, struct bytes content, struct fields *fields)
{
    switch (id) {
    case EXTRA_ZIP64:
        fields->zip64 = content;
        break;
    case EXTRA_UNICODE_PATH:
        fields->unicode_path = content;
        break;
    case EXTRA_UNICODE_COMMENT:
        fields->unicode_comment = content;
        break;
    case EXTRA_TIME:
        fields->time = content;
        if (content.size == 0) /* libarchive stops there */
            say(area, RULE_ZIP_EXTRA_BROKEN, id, content.size);
        break;
    case EXTRA_NTFS:
        fields->ntfs = content;
        break;
    case EXTRA_INFOZIP_UNIX:
        fields->old_time = content;
        break;
    case EXTRA_AES:
    case EXTRA_STRONG_ENCRYPTION:
        findings_add(area->scan->found, RULE_ZIP_ENCRYPTED, area->place,
                     ARGUMENTS(with_word("sign", "an extra field for encryption")));
        break;
    case 0x0008:
    case 0x0009:
    case 0x554e:
        say(area, RULE_ZIP_EXTRA_OTHER_NAME, id, content.size);
        break;
    case EXTRA_LIBARCHIVE: /* holds attributes that libarchive believes more than those of the directory */
        say(area, RULE_ZIP_EXTRA_OTHER_KIND, id, content.size);
        break;
    case EXTRA_PKWARE_UNIX: /* two times, uid, gid, then a link's target */
        if (content.size > 12)
            say(area, RULE_ZIP_EXTRA_LINK, id, content.size - 12);
        break;
    case EXTRA_ASI_UNIX: /* CRC, mode, size, uid, gid, then a link's target */
        if (content.size > 14)
            say(area, RULE_ZIP_EXTRA_LINK, id, content.size - 14);
        break;
    default:
        if (!is_known(id))
            fields->unknown_size += content.size + 4;
    }
}

/* The next field; false at the end of the area, be it good or broken. */
static bool next_field(const struct area *area, struct bytes *rest, uint16_t *id, struct bytes *content)
{
    struct cursor cursor = cursor_over(*rest);
    *id = cursor_u16le(&cursor);
    size_t size = cursor_u16le(&cursor);
    *content = cursor_take(&cursor, size);
    if (rest->size == 0)
        return false;
    if (rest->size <= area->padding) {
        say(area, RULE_ZIP_EXTRA_PADDING, 0, rest->size);
        return false;
    }
    if (cursor.spent) {
        say(area, RULE_ZIP_EXTRA_BROKEN, *id, rest->size);
        return false;
    }
    *rest = cursor.rest;
    return true;
}

static void forget_seen(struct scan *scan, struct bytes extra)
{
    struct cursor cursor = cursor_over(extra);
    while (!cursor.spent && cursor.rest.size > 0) {
        uint16_t id = cursor_u16le(&cursor);
        cursor_take(&cursor, cursor_u16le(&cursor));
        scan->extra_seen[id >> 3] = 0;
    }
}

static struct fields walk_area(const struct area *area, struct bytes extra)
{
    struct fields fields = {0};
    struct bytes rest = extra, content;
    uint16_t id;
    while (next_field(area, &rest, &id, &content)) {
        if (is_first(area->scan, id))
            note_field(area, id, content, &fields);
        else if (id == EXTRA_ZIP64 || id == EXTRA_UNICODE_PATH || id == EXTRA_UNICODE_COMMENT)
            say(area, RULE_ZIP_EXTRA_DUPLICATE, id, content.size);
        else
            say(area, RULE_ZIP_EXTRA_REPEATED, id, content.size);
    }
    forget_seen(area->scan, extra);
    if (extra.size > AREA_MAX)
        say(area, RULE_ZIP_EXTRA_TOO_LARGE, 0, extra.size);
    if (fields.unknown_size > UNKNOWN_MAX)
        say(area, RULE_ZIP_EXTRA_UNKNOWN, 0, fields.unknown_size);
    return fields;
}

/* --- zip64 ------------------------------------------------------------------------------------ */

static void say64(const struct area *area, enum rule rule, uint64_t size, uint64_t needed)
{
    findings_add(area->scan->found, rule, area->place,
                 ARGUMENTS(with_word("where", area->where), with_number("size", size), with_number("needed", needed)));
}

/* More than was needed. Readers that take the values by their fixed order get them from other places than readers that
 * take only what is missing; harmless only when every value is the one that holds anyway. */
static void check_full64(const struct area *area, struct bytes zip64, const uint64_t values[3], uint64_t needed)
{
    struct cursor cursor = cursor_over(zip64);
    bool is_equal = zip64.size % 8 == 0 || zip64.size == 28;
    for (size_t i = 0; i < 3 && cursor.rest.size >= 8; i++)
        is_equal &= cursor_u64le(&cursor) == values[i];
    if (cursor.rest.size > 0)
        is_equal &= cursor_u32le(&cursor) == 0 && cursor.rest.size == 0;
    say64(area, is_equal ? RULE_ZIP_EXTRA64_UNNEEDED : RULE_ZIP_EXTRA64_DIFFERS, zip64.size, needed);
}

/* False when values are missing that the header hands over for. */
static bool resolve_central(const struct area *area, struct zip_entry *entry, uint16_t disk, struct bytes zip64)
{
    uint64_t *const values[3] = {&entry->unpacked_size, &entry->packed_size, &entry->header_offset};
    size_t missing = 0;
    for (size_t i = 0; i < 3; i++)
        missing += *values[i] == SENTINEL32;
    size_t needed = 8 * missing + (disk == SENTINEL16 ? 4 : 0);
    if (zip64.at == NULL) {
        if (needed > 0)
            say64(area, RULE_ZIP_EXTRA64_MISSING, 0, needed);
        return missing == 0;
    }
    if (zip64.size < needed) {
        say64(area, RULE_ZIP_EXTRA64_BROKEN, zip64.size, needed);
        return false;
    }
    struct cursor cursor = cursor_over(zip64);
    for (size_t i = 0; i < 3; i++) {
        if (*values[i] == SENTINEL32)
            *values[i] = cursor_u64le(&cursor);
    }
    if (disk == SENTINEL16 && cursor_u32le(&cursor) != 0)
        findings_add(area->scan->found, RULE_ZIP_MULTI_DISK, area->place,
                     ARGUMENTS(with_word("field", "disk of the local header"), with_number("value", disk),
                               with_number("right", 0)));
    if (zip64.size > needed || needed == 0)
        check_full64(area, zip64, (const uint64_t[3]){*values[0], *values[1], *values[2]}, needed);
    return true;
}

/* A local header has either both sizes in its zip64 field or none (APPNOTE 4.5.3). */
static void resolve_local(const struct area *area, struct sizes *sizes, struct bytes zip64)
{
    bool is_needed = sizes->packed == SENTINEL32 || sizes->unpacked == SENTINEL32;
    if (zip64.at == NULL) {
        if (is_needed)
            say64(area, RULE_ZIP_EXTRA64_MISSING, 0, 16);
        return;
    }
    if (zip64.size < 16) {
        say64(area, RULE_ZIP_EXTRA64_BROKEN, zip64.size, 16);
        return;
    }
    struct cursor cursor = cursor_over(zip64);
    uint64_t unpacked = cursor_u64le(&cursor), packed = cursor_u64le(&cursor);
    bool is_equal = (sizes->packed == SENTINEL32 || sizes->packed == packed) &&
                    (sizes->unpacked == SENTINEL32 || sizes->unpacked == unpacked);
    /* A reader that takes only what is missing takes the first value for the packed size then. */
    bool is_shifted = sizes->packed == SENTINEL32 && sizes->unpacked != SENTINEL32 && unpacked != packed;
    if (!is_equal || is_shifted)
        say64(area, RULE_ZIP_EXTRA64_DIFFERS, zip64.size, 16);
    else if (!is_needed || zip64.size > 16)
        say64(area, RULE_ZIP_EXTRA64_UNNEEDED, zip64.size, is_needed ? 16 : 0);
    if (sizes->packed == SENTINEL32)
        sizes->packed = packed;
    if (sizes->unpacked == SENTINEL32)
        sizes->unpacked = unpacked;
}

/* --- a second name, a second comment ---------------------------------------------------------- */

/* Version 1, the CRC of the text that it replaces, then UTF-8 (APPNOTE 4.6.9). */
static bool read_unicode(struct bytes content, struct bytes replaced, struct bytes *text)
{
    struct cursor cursor = cursor_over(content);
    struct bytes version = cursor_take(&cursor, 1);
    uint32_t crc32 = cursor_u32le(&cursor);
    *text = cursor.rest;
    return !cursor.spent && version.at[0] == 1 && crc32 == crc32_add(0, replaced) && utf8_is_valid(*text);
}

static bool has_control(struct bytes text)
{
    for (size_t i = 0; i < text.size; i++) {
        if (text.at[i] < 0x20 || text.at[i] == 0x7F)
            return true;
    }
    return false;
}

static void check_unicode_path(const struct area *area, struct bytes content, struct bytes name)
{
    struct scan *scan = area->scan;
    struct bytes text;
    if (content.at == NULL)
        return;
    if (!read_unicode(content, name, &text) || text.size == 0 || has_control(text))
        say(area, RULE_ZIP_UNICODE_PATH_BROKEN, EXTRA_UNICODE_PATH, content.size);
    else if (!bytes_equal(text, name))
        findings_add(scan->found, RULE_ZIP_UNICODE_PATH_DIFFERS, area->place,
                     ARGUMENTS(with_word("where", area->where),
                               with_text("name", keep_argument(scan, RULE_ZIP_UNICODE_PATH_DIFFERS, name)),
                               with_text("other", keep_argument(scan, RULE_ZIP_UNICODE_PATH_DIFFERS, text))));
}

static void check_unicode_comment(const struct area *area, struct bytes content, struct bytes comment)
{
    struct bytes text;
    if (content.at != NULL && (!read_unicode(content, comment, &text) || !bytes_equal(text, comment)))
        say(area, RULE_ZIP_UNICODE_COMMENT_DIFFERS, EXTRA_UNICODE_COMMENT, content.size);
}

/* --- times ------------------------------------------------------------------------------------ */

/* Seconds since 1970 of a DOS date and time taken as UTC; days by the civil calendar. */
static int64_t dos_seconds(uint16_t date, uint16_t time)
{
    int64_t year = 1980 + (date >> 9), month = date >> 5 & 15, day = date & 31;
    int64_t shifted = month <= 2 ? year - 1 : year; /* years begin in March */
    int64_t month_of_shifted = (month + 9) % 12;
    int64_t days = 365 * shifted + shifted / 4 - shifted / 100 + shifted / 400 + (153 * month_of_shifted + 2) / 5 +
                   day - 1 - 719468;
    return days * 86400 + (time >> 11) * 3600 + (time >> 5 & 63) * 60 + (time & 31) * 2;
}

/* The modification time that one of the extra fields gives, in seconds since 1970. */
static bool extra_seconds(const struct fields *fields, int64_t *seconds)
{
    if (fields->time.size >= 5 && (fields->time.at[0] & 1) != 0) {
        struct cursor cursor = cursor_over(bytes_after(fields->time, 1));
        uint32_t value = cursor_u32le(&cursor);
        *seconds = value > INT32_MAX ? (int64_t)value - (INT64_C(1) << 32) : (int64_t)value;
        return true;
    }
    if (fields->ntfs.size >= 32) { /* reserved, tag 1, size, then 100 ns since 1601 */
        struct cursor cursor = cursor_over(bytes_after(fields->ntfs, 8));
        *seconds = (int64_t)(cursor_u64le(&cursor) / 10000000) - INT64_C(11644473600);
        return true;
    }
    if (fields->old_time.size >= 8) {
        struct cursor cursor = cursor_over(bytes_after(fields->old_time, 4));
        *seconds = (int64_t)cursor_u32le(&cursor);
        return true;
    }
    return false;
}

static void check_times(const struct area *area, const struct zip_entry *entry, const struct fields *fields)
{
    const int64_t allowed = 26 * 3600; /* any two time zones, and a little */
    int64_t seconds;
    if (entry->dos_date == 0 || !extra_seconds(fields, &seconds))
        return;
    findings_checked(area->scan->found, RULE_ZIP_TIME_DISAGREES, 1);
    int64_t apart = dos_seconds(entry->dos_date, entry->dos_time) - seconds;
    /* DOS cannot say what lies before 1980; writers put its first day there. */
    if ((apart > allowed || apart < -allowed) && seconds >= dos_seconds(0x0021, 0))
        findings_add(area->scan->found, RULE_ZIP_TIME_DISAGREES, area->place,
                     ARGUMENTS(with_number("hours", (uint64_t)(apart < 0 ? -apart : apart) / 3600)));
}

/* --- both places ------------------------------------------------------------------------------ */

void read_central_extra(struct scan *scan, uint32_t index)
{
    struct zip_entry *entry = &scan->zip->entries.items[index];
    struct central *central = &scan->centrals[index];
    struct area area = {scan, "directory", place_member_offset(index, central->record_offset),
                        zeros_at_end(central->extra)};
    struct fields fields = walk_area(&area, central->extra);
    central->unicode_path = fields.unicode_path;
    central->is_size_unknown = !resolve_central(&area, entry, central->disk, fields.zip64);
    check_unicode_path(&area, fields.unicode_path, entry->name);
    check_unicode_comment(&area, fields.unicode_comment, central->comment);
    check_times(&area, entry, &fields);
}

bool read_local_extra(struct scan *scan, uint32_t index, struct bytes name, struct bytes extra, struct sizes *sizes)
{
    const struct central *central = &scan->centrals[index];
    struct area area = {scan, "local header", place_member_offset(index, scan->locals[index].offset),
                        zeros_at_end(extra)};
    struct fields fields = walk_area(&area, extra);
    resolve_local(&area, sizes, fields.zip64);
    check_unicode_path(&area, fields.unicode_path, name);
    bool has_path = fields.unicode_path.at != NULL, has_central = central->unicode_path.at != NULL;
    if (has_path != has_central || !bytes_equal(fields.unicode_path, central->unicode_path))
        findings_add(scan->found, RULE_ZIP_UNICODE_PATH_MISMATCH, area.place,
                     ARGUMENTS(with_number("local", fields.unicode_path.size),
                               with_number("central", central->unicode_path.size)));
    return fields.zip64.at != NULL;
}
