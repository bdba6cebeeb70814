/* Rules about one name: on its raw bytes first, then on its characters, then on its parts. */
#include "zip/names.h"

#include "base/utf8.h"
#include "zip/format.h"
#include "zip/unicode/unicode.h"

enum { NAME_MAX_BYTES = 1024, PART_MAX_BYTES = 255, NAME_WARN_UNITS = 240, NAME_MAX_PARTS = 32 };

struct judged {
    struct findings *found;
    uint32_t index;
    const struct member_name *member;
    struct arena *scratch;
};

static void say(const struct judged *name, enum rule rule)
{
    findings_add(name->found, rule, place_member(name->index), NO_ARGUMENTS);
}

static void say_part(const struct judged *name, enum rule rule, struct bytes part)
{
    findings_add(name->found, rule, place_member(name->index), ARGUMENTS(with_text("part", part)));
}

static void say_size(const struct judged *name, enum rule rule, const char *what, uint64_t found, uint64_t limit)
{
    findings_add(name->found, rule, place_member(name->index),
                 ARGUMENTS(with_word("what", what), with_number("found", found), with_number("limit", limit)));
}

/* --- bytes ------------------------------------------------------------------------------------ */

static bool is_ascii(struct bytes text)
{
    for (size_t i = 0; i < text.size; i++) {
        if (text.at[i] >= 0x80)
            return false;
    }
    return true;
}

/* Info-ZIP's unzip takes names from these systems for names in a code page of DOS. It looks at flag bit 11 only where it
 * reads an extra field of the directory. NULL for all others. */
static const char *system_with_code_pages(const struct member_name *member)
{
    enum { VERSION_OF_NTFS = 50 };
    if (member->has_extra)
        return NULL;
    switch (member->made_by >> 8) {
    case HOST_FAT: return "FAT";
    case HOST_HPFS: return "HPFS";
    case HOST_NTFS: return (member->made_by & 0xFF) == VERSION_OF_NTFS ? "NTFS 5.0" : NULL;
    default: return NULL;
    }
}

/* Of a name that is UTF-8 and says so. */
static void check_text(const struct judged *name)
{
    struct arena_mark mark = arena_mark(name->scratch);
    struct unicode_text room = {.arena = name->scratch};
    const char *system = system_with_code_pages(name->member);
    if (system != NULL)
        findings_add(name->found, RULE_NAME_FAT_HOST, place_member(name->index),
                     ARGUMENTS(with_word("system", system)));
    if (!unicode_is_nfc(&room, name->member->name))
        say(name, RULE_NAME_NOT_NFC);
    arena_rewind(name->scratch, mark);
}

static void check_encoding(const struct judged *name)
{
    const struct member_name *member = name->member;
    if (is_ascii(member->name))
        return;
    if (!member->is_utf8_said)
        say(name, RULE_NAME_ENCODING_UNKNOWN);
    else if (!utf8_is_valid(member->name))
        say(name, RULE_NAME_NOT_UTF8);
    else
        check_text(name);
}

static bool has_any(struct bytes text, const char *characters)
{
    for (; *characters != '\0'; characters++) {
        if (bytes_find_byte(text, (uint8_t)*characters) != BYTES_NOWHERE)
            return true;
    }
    return false;
}

static void check_bytes(const struct judged *name)
{
    struct bytes text = name->member->name;
    if (text.at[0] == '/' || text.at[0] == '\\')
        say(name, RULE_NAME_ABSOLUTE);
    if (has_any(text, ":"))
        say(name, RULE_NAME_DRIVE);
    if (has_any(text, "\\"))
        say(name, RULE_NAME_BACKSLASH);
    if (has_any(text, "<>\"?*|"))
        say(name, RULE_NAME_WINDOWS_CHARACTER);
    if (text.size > NAME_MAX_BYTES)
        say_size(name, RULE_NAME_TOO_LONG, "the name in bytes", text.size, NAME_MAX_BYTES);
}

/* --- characters ------------------------------------------------------------------------------- */

struct range {
    uint32_t first, last;
    enum rule rule;
};

/* In order: what comes before the classes of the standard below. */
static const struct range ranges[] = {
    {0x0000, 0x001F, RULE_NAME_CONTROL},    {0x007F, 0x009F, RULE_NAME_CONTROL},
    {0x00AD, 0x00AD, RULE_NAME_IGNORABLE},  {0x180B, 0x180F, RULE_NAME_IGNORABLE},
    {0x2024, 0x2025, RULE_NAME_LOOK_ALIKE}, {0x2044, 0x2044, RULE_NAME_LOOK_ALIKE},
    {0x2215, 0x2216, RULE_NAME_LOOK_ALIKE}, {0x2236, 0x2236, RULE_NAME_LOOK_ALIKE},
    {0x29F5, 0x29F5, RULE_NAME_LOOK_ALIKE}, {0x29F8, 0x29F9, RULE_NAME_LOOK_ALIKE},
    {0xFE30, 0xFE30, RULE_NAME_LOOK_ALIKE}, {0xFE52, 0xFE52, RULE_NAME_LOOK_ALIKE},
    {0xFF0E, 0xFF0E, RULE_NAME_LOOK_ALIKE}, {0xE0100, 0xE01EF, RULE_NAME_IGNORABLE},
};

/* RULE_COUNT when there is nothing to say. */
static enum rule rule_of_character(uint32_t code)
{
    for (size_t i = 0; i < sizeof ranges / sizeof ranges[0] && ranges[i].first <= code; i++) {
        if (code <= ranges[i].last)
            return ranges[i].rule;
    }
    if (code < 0x80)
        return RULE_COUNT;
    if (unicode_is_noncharacter(code) || utf8_is_deceptive(code))
        return RULE_NAME_DECEPTIVE;
    if (unicode_hides_separator(code))
        return RULE_NAME_LOOK_ALIKE;
    if (unicode_is_ignorable(code))
        return RULE_NAME_IGNORABLE;
    if (unicode_is_private(code))
        return RULE_NAME_PRIVATE_USE;
    return unicode_is_unassigned(code) ? RULE_NAME_UNASSIGNED : RULE_COUNT;
}

bool name_ignores(uint32_t code)
{
    enum rule rule = rule_of_character(code);
    return rule == RULE_NAME_IGNORABLE || rule == RULE_NAME_DECEPTIVE;
}

/* Each rule once a name, with the first character that breaks it. */
static void check_characters(const struct judged *name)
{
    struct bytes rest = name->member->name;
    enum rule said[8];
    size_t said_count = 0;
    uint64_t units = 0; /* of UTF-16 */
    uint32_t code;
    while (rest.size > 0) {
        struct bytes before = rest;
        bool is_valid = utf8_next(&rest, &code);
        units += code > 0xFFFF ? 2 : 1;
        enum rule rule = is_valid ? rule_of_character(code) : RULE_COUNT;
        bool is_new = rule != RULE_COUNT;
        for (size_t i = 0; i < said_count; i++)
            is_new &= said[i] != rule;
        if (!is_new)
            continue;
        said[said_count++] = rule; /* six rules at most */
        findings_add(name->found, rule, place_member(name->index),
                     ARGUMENTS(with_text("character", bytes_first(before, before.size - rest.size)),
                               with_number("byte", name->member->name.size - before.size)));
    }
    if (units > NAME_WARN_UNITS)
        say_size(name, RULE_NAME_LONG, "the name in UTF-16 units", units, NAME_WARN_UNITS);
}

/* --- parts ------------------------------------------------------------------------------------ */

struct bytes name_part(struct bytes *rest)
{
    size_t end = 0;
    while (end < rest->size && rest->at[end] != '/' && rest->at[end] != '\\')
        end++;
    struct bytes part = bytes_first(*rest, end);
    *rest = bytes_after(*rest, end + 1);
    return part;
}

/* The part up to its first dot, without blanks before that: what Windows compares with its devices. */
static struct bytes device_stem(struct bytes part)
{
    struct bytes rest = part;
    struct bytes stem = bytes_cut(&rest, '.');
    while (stem.size > 0 && stem.at[stem.size - 1] == ' ')
        stem.size--;
    return stem;
}

static bool is_device(struct bytes part)
{
    static const char *const devices[] = {"CON", "PRN", "AUX", "NUL", "CONIN$", "CONOUT$"};
    struct bytes stem = device_stem(part);
    for (size_t i = 0; i < sizeof devices / sizeof devices[0]; i++) {
        if (bytes_equal_any_case(stem, bytes_of(devices[i])))
            return true;
    }
    if (!bytes_start_with_any_case(stem, BYTES("COM")) && !bytes_start_with_any_case(stem, BYTES("LPT")))
        return false;
    struct bytes number = bytes_after(stem, 3);
    bool is_superscript = bytes_equal(number, BYTES("\xC2\xB9")) || bytes_equal(number, BYTES("\xC2\xB2")) ||
                          bytes_equal(number, BYTES("\xC2\xB3"));
    return (number.size == 1 && byte_is_digit(number.at[0])) || is_superscript;
}

/* FOO~1.TXT: Windows gives such names to long ones, so it may be another file's second name. */
static bool is_short_alias(struct bytes part)
{
    size_t dot = bytes_find_last_byte(part, '.');
    struct bytes stem = dot == BYTES_NOWHERE ? part : bytes_first(part, dot);
    size_t tilde = bytes_find_last_byte(stem, '~');
    uint64_t number;
    return tilde != BYTES_NOWHERE && tilde > 0 && bytes_to_u64(bytes_after(stem, tilde + 1), &number);
}

static bool is_one_of(struct bytes text, const char *const *words, size_t count)
{
    for (size_t i = 0; i < count; i++) {
        if (bytes_equal_any_case(text, bytes_of(words[i])))
            return true;
    }
    return false;
}

static bool is_dropping(struct bytes part)
{
    static const char *const droppings[] = {"__MACOSX", ".DS_Store", "Thumbs.db", "desktop.ini"};
    return is_one_of(part, droppings, sizeof droppings / sizeof droppings[0]) || bytes_start_with(part, BYTES("._"));
}

/* A program that looks like a document where the last extension is not shown. */
static bool has_double_extension(struct bytes part)
{
    static const char *const shown[] = {"csv", "doc", "docx", "gif", "htm", "html", "jpeg", "jpg",
                                        "md",  "pdf", "png",  "rtf", "txt", "xls",  "xlsx", "zip"};
    static const char *const run[] = {"bat", "cmd", "com", "exe", "hta", "jar", "lnk",
                                      "msi", "pif", "ps1", "scr", "vbe", "vbs", "wsf"};
    size_t last = bytes_find_last_byte(part, '.');
    if (last == BYTES_NOWHERE)
        return false;
    size_t before = bytes_find_last_byte(bytes_first(part, last), '.');
    return before != BYTES_NOWHERE && is_one_of(bytes_after(part, last + 1), run, sizeof run / sizeof run[0]) &&
           is_one_of(bytes_part(part, before + 1, last - before - 1), shown, sizeof shown / sizeof shown[0]);
}

static void check_part(const struct judged *name, struct bytes part)
{
    uint8_t first = part.at[0], last = part.at[part.size - 1];
    if (last == '.' || last == ' ' || first == ' ')
        say_part(name, RULE_NAME_EDGE_BLANK, part);
    if (is_device(part))
        say_part(name, RULE_NAME_WINDOWS_DEVICE, part);
    if (part.size > PART_MAX_BYTES)
        say_size(name, RULE_NAME_TOO_LONG, "a part of the name in bytes", part.size, PART_MAX_BYTES);
    if (first == '~')
        say_part(name, RULE_NAME_LEADING_TILDE, part);
    if (first == '-')
        say_part(name, RULE_NAME_LEADING_DASH, part);
    if (is_short_alias(part))
        say_part(name, RULE_NAME_SHORT_ALIAS, part);
    if (is_dropping(part))
        say_part(name, RULE_NAME_OS_DROPPING, part);
    if (has_double_extension(part))
        say_part(name, RULE_NAME_DOUBLE_EXTENSION, part);
}

/* "." and ".." and nothing between two separators are said once a name. */
static void check_parts(const struct judged *name)
{
    struct bytes rest = name->member->name;
    uint64_t parts = 0;
    bool has_parent = false, has_dot = false;
    if (rest.at[rest.size - 1] == '/')
        rest.size--; /* of a folder */
    bool ends_open = rest.size > 0 && (rest.at[rest.size - 1] == '/' || rest.at[rest.size - 1] == '\\');
    for (; rest.size > 0; parts++) {
        bool is_first = parts == 0;
        struct bytes part = name_part(&rest);
        if (bytes_is(part, ".."))
            has_parent = true;
        else if (bytes_is(part, ".") || (part.size == 0 && !is_first)) /* at the start: absolute */
            has_dot = true;
        else if (part.size > 0)
            check_part(name, part);
    }
    if (has_parent)
        say(name, RULE_NAME_PARENT);
    if (has_dot || ends_open)
        say(name, RULE_NAME_DOT);
    if (parts > NAME_MAX_PARTS)
        say_size(name, RULE_NAME_TOO_LONG, "the depth of the name", parts, NAME_MAX_PARTS);
}

/* --- all -------------------------------------------------------------------------------------- */

static void check_name(struct findings *found, const struct member_name *member, uint32_t index, struct arena *scratch)
{
    struct judged name = {found, index, member, scratch};
    if (member->name.size == 0) {
        say(&name, RULE_NAME_EMPTY);
        return;
    }
    check_encoding(&name);
    check_bytes(&name);
    check_characters(&name);
    check_parts(&name);
}

static void count_name_rules(struct findings *found, size_t count)
{
    static const enum rule rules[] = {
        RULE_NAME_EMPTY,
        RULE_NAME_TOO_LONG,
        RULE_NAME_LONG,
        RULE_NAME_CONTROL,
        RULE_NAME_DECEPTIVE,
        RULE_NAME_LOOK_ALIKE,
        RULE_NAME_IGNORABLE,
        RULE_NAME_PRIVATE_USE,
        RULE_NAME_UNASSIGNED,
        RULE_NAME_NOT_NFC,
        RULE_NAME_NOT_UTF8,
        RULE_NAME_ENCODING_UNKNOWN,
        RULE_NAME_FAT_HOST,
        RULE_NAME_ABSOLUTE,
        RULE_NAME_DRIVE,
        RULE_NAME_BACKSLASH,
        RULE_NAME_PARENT,
        RULE_NAME_DOT,
        RULE_NAME_WINDOWS_CHARACTER,
        RULE_NAME_WINDOWS_DEVICE,
        RULE_NAME_EDGE_BLANK,
        RULE_NAME_LEADING_TILDE,
        RULE_NAME_LEADING_DASH,
        RULE_NAME_SHORT_ALIAS,
        RULE_NAME_OS_DROPPING,
        RULE_NAME_DOUBLE_EXTENSION,
    };
    for (size_t i = 0; i < sizeof rules / sizeof rules[0]; i++)
        findings_checked(found, rules[i], count);
}

void zip_check_names(const struct member_name *names, size_t count, struct arena *scratch, struct findings *found)
{
    for (size_t i = 0; i < count; i++)
        check_name(found, &names[i], (uint32_t)i, scratch);
    count_name_rules(found, count);
    struct arena_mark mark = arena_mark(scratch);
    check_name_set(names, count, scratch, found);
    arena_rewind(scratch, mark);
}
