/* One entry as the directory describes it: flags, versions, times, type, sizes (APPNOTE 4.4). */
#include "zip/arguments.h"
#include "zip/scan.h"

static void say_number(struct scan *scan, uint32_t index, enum rule rule, const char *name, uint64_t value)
{
    findings_add(scan->found, rule, place_member_offset(index, scan->centrals[index].record_offset),
                 ARGUMENTS(with_number(name, value)));
}

static void say_hex(struct scan *scan, uint32_t index, enum rule rule, const char *name, unsigned value)
{
    findings_add(scan->found, rule, place_member_offset(index, scan->centrals[index].record_offset),
                 ARGUMENTS(with_hex(scan->found, rule, name, value, 4)));
}

static void say_word(struct scan *scan, uint32_t index, enum rule rule, const char *name, const char *word)
{
    findings_add(scan->found, rule, place_member_offset(index, scan->centrals[index].record_offset),
                 ARGUMENTS(with_word(name, word)));
}

/* --- flags, method, versions ------------------------------------------------------------------ */

static void check_flags(struct scan *scan, uint32_t index)
{
    const struct zip_entry *entry = &scan->zip->entries.items[index];
    uint16_t internal = scan->centrals[index].internal_attributes;
    if ((entry->flags & (FLAG_ENCRYPTED | FLAG_STRONG_ENCRYPTION)) != 0)
        say_word(scan, index, RULE_ZIP_ENCRYPTED, "sign", "the flag for encryption");
    else if ((entry->flags & FLAG_MASKED) != 0)
        say_word(scan, index, RULE_ZIP_ENCRYPTED, "sign", "the flag for masked headers");
    else if (entry->method == METHOD_AES)
        say_word(scan, index, RULE_ZIP_ENCRYPTED, "sign", "method 99");
    if ((entry->flags & (FLAG_PATCHED | FLAG_ENHANCED_DEFLATE)) != 0)
        say_hex(scan, index, RULE_ZIP_FLAGS_UNSUPPORTED, "flags", entry->flags);
    if ((entry->flags & FLAGS_RESERVED) != 0)
        findings_add(scan->found, RULE_ZIP_FLAGS_RESERVED, place_member(index),
                     ARGUMENTS(with_word("field", "flags"),
                               with_hex(scan->found, RULE_ZIP_FLAGS_RESERVED, "value", entry->flags, 4)));
    if ((internal & 0xFFF8) != 0) /* 0: text; 1, 2: record sizes */
        findings_add(scan->found, RULE_ZIP_FLAGS_RESERVED, place_member(index),
                     ARGUMENTS(with_word("field", "internal attributes"),
                               with_hex(scan->found, RULE_ZIP_FLAGS_RESERVED, "value", internal, 4)));
    if (entry->method != ZIP_METHOD_STORED && entry->method != ZIP_METHOD_DEFLATED && entry->method != METHOD_AES)
        say_number(scan, index, RULE_ZIP_METHOD_UNSUPPORTED, "method", entry->method);
}

static bool has_zip64(const struct zip_entry *entry)
{
    return entry->packed_size > SENTINEL32 || entry->unpacked_size > SENTINEL32 || entry->header_offset > SENTINEL32;
}

/* Packed in a way that every tool unpacks. */
static bool is_plain(const struct zip_entry *entry)
{
    bool is_method_plain = entry->method == ZIP_METHOD_STORED || entry->method == ZIP_METHOD_DEFLATED;
    return is_method_plain && (entry->flags & FLAG_ENCRYPTED) == 0;
}

static void check_versions(struct scan *scan, uint32_t index)
{
    const struct zip_entry *entry = &scan->zip->entries.items[index];
    unsigned needed = entry->needed & 0xFF, most = is_plain(entry) ? VERSION_UNPACKED : VERSION_MAX;
    if (needed > most)
        findings_add(scan->found, RULE_ZIP_VERSION_NEEDED, place_member(index),
                     ARGUMENTS(with_number("needed", needed), with_number("most", most)));
    if (entry->needed >> 8 == HOST_VMS)
        say_number(scan, index, RULE_ZIP_VERSION_VMS, "needed", needed);
    else if (entry->needed > 0xFF)
        say_number(scan, index, RULE_ZIP_VERSION_HOST, "host", entry->needed >> 8);
    if (has_zip64(entry) && needed < VERSION_ZIP64) /* git states 10 for deflated entries; nobody minds */
        findings_add(scan->found, RULE_ZIP_VERSION_LOW, place_member(index),
                     ARGUMENTS(with_number("needed", needed), with_number("least", VERSION_ZIP64)));
}

static void check_record(struct scan *scan, uint32_t index)
{
    const struct zip_entry *entry = &scan->zip->entries.items[index];
    const struct central *central = &scan->centrals[index];
    uint64_t size = CENTRAL_HEADER_SIZE + (uint64_t)entry->name.size + central->extra.size + central->comment.size;
    if (central->disk != 0 && central->disk != SENTINEL16)
        findings_add(scan->found, RULE_ZIP_MULTI_DISK, place_member_offset(index, central->record_offset),
                     ARGUMENTS(with_word("field", "disk of the local header"), with_number("value", central->disk),
                               with_number("right", 0)));
    if (size > UINT16_MAX)
        say_number(scan, index, RULE_ZIP_HEADER_TOO_LONG, "size", size);
    if (central->comment.size == 0)
        return;
    say_number(scan, index, RULE_ZIP_ENTRY_COMMENT, "size", central->comment.size);
    if (hides_records(central->comment))
        say_number(scan, index, RULE_ZIP_COMMENT_HIDES_RECORDS, "size", central->comment.size);
}

/* --- times ------------------------------------------------------------------------------------ */

static void check_dos_time(struct scan *scan, uint32_t index)
{
    const struct zip_entry *entry = &scan->zip->entries.items[index];
    unsigned year = 1980U + (entry->dos_date >> 9), month = entry->dos_date >> 5 & 15U, day = entry->dos_date & 31U;
    unsigned hour = entry->dos_time >> 11, minute = entry->dos_time >> 5 & 63U, second = 2U * (entry->dos_time & 31U);
    if (entry->dos_date == 0 && entry->dos_time == 0) {
        findings_add(scan->found, RULE_ZIP_TIME_ABSENT, place_member(index), NO_ARGUMENTS);
        return;
    }
    bool is_possible = month >= 1 && month <= 12 && day >= 1 && day <= 31 && hour <= 23 && minute <= 59 &&
                       second <= 59 && year <= 2099;
    if (!is_possible)
        findings_add(scan->found, RULE_ZIP_TIME_IMPOSSIBLE, place_member(index),
                     ARGUMENTS(with_number("year", year), with_number("month", month), with_number("day", day),
                               with_number("hour", hour), with_number("minute", minute),
                               with_number("second", second)));
}

void check_entry(struct scan *scan, uint32_t index)
{
    check_flags(scan, index);
    check_versions(scan, index);
    check_record(scan, index);
    check_dos_time(scan, index);
}

/* --- type ------------------------------------------------------------------------------------- */

enum {
    MODE_TYPE = 0170000,
    MODE_FIFO = 0010000,
    MODE_CHARACTER = 0020000,
    MODE_FOLDER = 0040000,
    MODE_BLOCK = 0060000,
    MODE_FILE = 0100000,
    MODE_LINK = 0120000,
    MODE_SOCKET = 0140000,
    MODE_OWNER_EXECUTES = 0100,
    MODE_SPECIAL_BITS = 07000, /* setuid, setgid, sticky */
    DOS_HIDDEN = 0x02,
    DOS_SYSTEM = 0x04,
    DOS_VOLUME = 0x08,
    DOS_FOLDER = 0x10,
    WINDOWS_REPARSE_POINT = 0x400, /* 7-Zip makes a link of the data */
};

static const char *special_type(unsigned mode)
{
    switch (mode & MODE_TYPE) {
    case MODE_FIFO:
        return "pipe";
    case MODE_CHARACTER:
        return "character device";
    case MODE_BLOCK:
        return "block device";
    case MODE_SOCKET:
        return "socket";
    default:
        return NULL;
    }
}

static bool is_made_on_unix(const struct zip_entry *entry)
{
    unsigned host = entry->made_by >> 8;
    return host == HOST_UNIX || host == HOST_DARWIN;
}

enum zip_type zip_type_of(const struct zip_entry *entry)
{
    unsigned mode = entry->external_attributes >> 16;
    if (!is_made_on_unix(entry) || (mode & MODE_TYPE) == 0)
        return ZIP_TYPE_UNSAID;
    if ((mode & MODE_TYPE) == MODE_FILE)
        return (mode & MODE_OWNER_EXECUTES) != 0 ? ZIP_TYPE_EXECUTABLE : ZIP_TYPE_FILE;
    return (mode & MODE_TYPE) == MODE_LINK ? ZIP_TYPE_LINK : ZIP_TYPE_OTHER;
}

static void check_mode(struct scan *scan, uint32_t index)
{
    const struct zip_entry *entry = &scan->zip->entries.items[index];
    unsigned mode = entry->external_attributes >> 16, type = mode & MODE_TYPE, host = entry->made_by >> 8;
    bool is_unix = is_made_on_unix(entry);
    bool changes_type = type != 0 && type != (entry->is_folder ? MODE_FOLDER : MODE_FILE);
    if (changes_type && !is_unix)
        findings_add(
            scan->found, RULE_ZIP_MODE_FOREIGN, place_member(index),
            ARGUMENTS(with_hex(scan->found, RULE_ZIP_MODE_FOREIGN, "mode", mode, 4), with_number("host", host)));
    if (special_type(mode) != NULL)
        say_word(scan, index, RULE_ZIP_SPECIAL_FILE, "type", special_type(mode));
    else if (is_unix && changes_type && type != MODE_FOLDER && type != MODE_FILE && type != MODE_LINK)
        say_word(scan, index, RULE_ZIP_SPECIAL_FILE, "type", "thing of a kind that no system has");
    if (type == MODE_FOLDER && !entry->is_folder)
        say_word(scan, index, RULE_ZIP_FOLDER_ATTRIBUTE, "type", "a folder, though its name does not end in a slash");
    if (type == MODE_FILE && entry->is_folder)
        say_word(scan, index, RULE_ZIP_FOLDER_ATTRIBUTE, "type", "a file, though its name ends in a slash");
    if ((mode & MODE_SPECIAL_BITS) != 0)
        say_hex(scan, index, RULE_ZIP_MODE_UNUSUAL, "mode", mode);
}

static void check_dos_attributes(struct scan *scan, uint32_t index)
{
    const struct zip_entry *entry = &scan->zip->entries.items[index];
    unsigned bits = entry->external_attributes & 0xFF, type = entry->external_attributes >> 16 & MODE_TYPE;
    if ((bits & DOS_VOLUME) != 0)
        say_hex(scan, index, RULE_ZIP_VOLUME_LABEL, "attributes", bits);
    if ((bits & DOS_FOLDER) != 0 && !entry->is_folder && type != MODE_FOLDER)
        say_word(scan, index, RULE_ZIP_FOLDER_ATTRIBUTE, "type", "a folder, though its name does not end in a slash");
    if ((bits & (DOS_HIDDEN | DOS_SYSTEM)) != 0)
        say_hex(scan, index, RULE_ZIP_ATTRIBUTES_UNUSUAL, "attributes", bits);
}

static void check_folder(struct scan *scan, uint32_t index)
{
    const struct zip_entry *entry = &scan->zip->entries.items[index];
    if (!entry->is_folder)
        return;
    if (entry->unpacked_size != 0 || entry->crc32 != 0 ||
        (entry->packed_size != 0 && entry->method == ZIP_METHOD_STORED))
        findings_add(scan->found, RULE_ZIP_FOLDER_WITH_DATA, place_member(index),
                     ARGUMENTS(with_number("size", entry->unpacked_size), with_number("packed", entry->packed_size),
                               with_hex(scan->found, RULE_ZIP_FOLDER_WITH_DATA, "crc32", entry->crc32, 8)));
    else if (entry->packed_size != 0)
        say_number(scan, index, RULE_ZIP_FOLDER_PACKED, "packed", entry->packed_size);
}

/* Collects the start of a link's target. */
struct target {
    uint8_t text[ARGUMENT_SHOWN];
    size_t size;
};

static bool add_target(void *context, struct bytes piece)
{
    struct target *target = context;
    for (size_t i = 0; i < piece.size && target->size < sizeof target->text; i++)
        target->text[target->size++] = piece.at[i];
    return true;
}

static void check_link(struct scan *scan, uint32_t index)
{
    const struct zip_entry *entry = &scan->zip->entries.items[index];
    struct target target = {.size = 0};
    bool is_whole;
    if ((entry->external_attributes >> 16 & MODE_TYPE) != MODE_LINK &&
        (entry->external_attributes & WINDOWS_REPARSE_POINT) == 0)
        return;
    if (entry->unpacked_size <= sizeof target.text && entry->packed_size <= 2 * sizeof target.text &&
        scan->found->checks[RULE_ZIP_SYMLINK].found < STORED_A_RULE_MAX) {
        enum status status =
            zip_unpack(scan->zip, index, (struct sink){&target, add_target}, scan->scratch, NULL, &is_whole);
        if (status != STATUS_OK)
            scan->window.status = status;
    }
    struct bytes text = keep_argument(scan, RULE_ZIP_SYMLINK, (struct bytes){target.text, target.size});
    findings_add(scan->found, RULE_ZIP_SYMLINK, place_member(index), ARGUMENTS(with_text("target", text)));
}

void check_entry_kind(struct scan *scan, uint32_t index)
{
    check_mode(scan, index);
    check_dos_attributes(scan, index);
    check_folder(scan, index);
    check_link(scan, index);
}

/* --- sizes ------------------------------------------------------------------------------------ */

enum { DEFLATE_RATIO_MAX = 1032, RATIO_ODD = 100 };

static bool is_ratio_above(uint64_t unpacked, uint64_t packed, uint64_t ratio)
{
    return packed < UINT64_MAX / ratio && unpacked > packed * ratio;
}

/* Refuses, before anything is inflated, what no honest deflate stream can hold and what the limits forbid. */
static void check_entry_size(struct scan *scan, uint32_t index, uint64_t total)
{
    struct zip_entry *entry = &scan->zip->entries.items[index];
    const uint64_t large = UINT64_C(1) << 20;
    uint64_t packed = entry->packed_size, unpacked = entry->unpacked_size;
    if (entry->method == ZIP_METHOD_DEFLATED && packed < UINT64_MAX / DEFLATE_RATIO_MAX - 1 &&
        unpacked > (packed + 1) * DEFLATE_RATIO_MAX) {
        findings_add(scan->found, RULE_ZIP_RATIO_IMPOSSIBLE, place_member(index),
                     ARGUMENTS(with_number("unpacked", unpacked), with_number("packed", packed)));
        entry->has_data = false;
    } else if (unpacked > large && is_ratio_above(unpacked, packed, RATIO_ODD)) {
        findings_add(scan->found, RULE_ZIP_RATIO, place_member(index),
                     ARGUMENTS(with_number("unpacked", unpacked), with_number("packed", packed)));
    }
    if (packed > 64 && packed - 64 > unpacked && packed - 64 - unpacked > 5 * (unpacked / 16383 + 1))
        findings_add(scan->found, RULE_ZIP_PACKED_LARGER, place_member(index),
                     ARGUMENTS(with_number("unpacked", unpacked), with_number("packed", packed)));
    if (unpacked > scan->limits->of[LIMIT_MEMBER]) {
        findings_add_limit(scan->found, RULE_ZIP_LIMIT, place_member(index), scan->limits, LIMIT_MEMBER,
                           "the member's size", unpacked);
        entry->has_data = false;
    } else if (total > scan->limits->of[LIMIT_TOTAL]) {
        entry->has_data = false;
    }
}

void check_sizes(struct scan *scan)
{
    const uint64_t large = UINT64_C(64) << 20;
    uint64_t unpacked = 0, packed = 0;
    for (size_t i = 0; i < scan->zip->entries.count; i++) {
        const struct zip_entry *entry = &scan->zip->entries.items[i];
        unpacked += entry->unpacked_size > UINT64_MAX - unpacked ? UINT64_MAX - unpacked : entry->unpacked_size;
        packed += entry->packed_size > UINT64_MAX - packed ? UINT64_MAX - packed : entry->packed_size;
        check_entry_size(scan, (uint32_t)i, unpacked);
    }
    if (unpacked > scan->limits->of[LIMIT_TOTAL])
        findings_add_limit(scan->found, RULE_ZIP_LIMIT, place_nowhere(), scan->limits, LIMIT_TOTAL,
                           "the size of all members", unpacked);
    if (unpacked > large && is_ratio_above(unpacked, packed, RATIO_ODD))
        findings_add(scan->found, RULE_ZIP_TOTAL_RATIO, place_nowhere(),
                     ARGUMENTS(with_number("unpacked", unpacked), with_number("packed", packed)));
    findings_checked(scan->found, RULE_ZIP_LIMIT, scan->zip->entries.count);
    findings_checked(scan->found, RULE_ZIP_TOTAL_RATIO, 1);
}

/* Rules that look at every entry of the directory once. */
void count_entry_rules(struct scan *scan)
{
    static const enum rule rules[] = {
        RULE_ZIP_ENCRYPTED,
        RULE_ZIP_FLAGS_UNSUPPORTED,
        RULE_ZIP_FLAGS_RESERVED,
        RULE_ZIP_METHOD_UNSUPPORTED,
        RULE_ZIP_VERSION_NEEDED,
        RULE_ZIP_VERSION_HOST,
        RULE_ZIP_VERSION_VMS,
        RULE_ZIP_VERSION_LOW,
        RULE_ZIP_HEADER_TOO_LONG,
        RULE_ZIP_ENTRY_COMMENT,
        RULE_ZIP_TIME_ABSENT,
        RULE_ZIP_TIME_IMPOSSIBLE,
        RULE_ZIP_MODE_FOREIGN,
        RULE_ZIP_SPECIAL_FILE,
        RULE_ZIP_FOLDER_ATTRIBUTE,
        RULE_ZIP_MODE_UNUSUAL,
        RULE_ZIP_VOLUME_LABEL,
        RULE_ZIP_ATTRIBUTES_UNUSUAL,
        RULE_ZIP_FOLDER_WITH_DATA,
        RULE_ZIP_FOLDER_PACKED,
        RULE_ZIP_SYMLINK,
        RULE_ZIP_RATIO_IMPOSSIBLE,
        RULE_ZIP_RATIO,
        RULE_ZIP_PACKED_LARGER,
        RULE_ZIP_EXTRA_BROKEN,
        RULE_ZIP_EXTRA_PADDING,
        RULE_ZIP_EXTRA_DUPLICATE,
        RULE_ZIP_EXTRA_REPEATED,
        RULE_ZIP_EXTRA_TOO_LARGE,
        RULE_ZIP_EXTRA_UNKNOWN,
        RULE_ZIP_EXTRA_OTHER_NAME,
        RULE_ZIP_EXTRA_LINK,
        RULE_ZIP_EXTRA_OTHER_KIND,
        RULE_ZIP_EXTRA64_MISSING,
        RULE_ZIP_EXTRA64_BROKEN,
        RULE_ZIP_EXTRA64_DIFFERS,
        RULE_ZIP_EXTRA64_UNNEEDED,
        RULE_ZIP_UNICODE_PATH_BROKEN,
        RULE_ZIP_UNICODE_PATH_DIFFERS,
        RULE_ZIP_UNICODE_PATH_MISMATCH,
        RULE_ZIP_UNICODE_COMMENT_DIFFERS,
        RULE_ZIP_LOCAL_MISSING,
        RULE_ZIP_SHARED_DATA,
        RULE_ZIP_OVERLAP,
    };
    for (size_t i = 0; i < sizeof rules / sizeof rules[0]; i++)
        findings_checked(scan->found, rules[i], scan->zip->entries.count);
}
