#include "parse/digest_lists/reading.h"

#include <string.h>

/* --- digests as text --- */

static const struct {
    const char *name;
    enum digest_kind kind;
} kind_names[] = {
    {"md5", DIGEST_MD5},       {"sha1", DIGEST_SHA1},     {"sha224", DIGEST_SHA224},  {"sha256", DIGEST_SHA256},
    {"sha384", DIGEST_SHA384}, {"sha512", DIGEST_SHA512}, {"sha2224", DIGEST_SHA224}, {"sha2256", DIGEST_SHA256},
    {"sha2384", DIGEST_SHA384}, {"sha2512", DIGEST_SHA512},
};

bool digest_kind_of_name(struct bytes name, enum digest_kind *kind)
{
    uint8_t plain[8];
    size_t size = 0;
    for (size_t i = 0; i < name.size; i++) {
        if (name.at[i] == '-' || name.at[i] == '_')
            continue;
        if (size == sizeof plain)
            return false;
        plain[size++] = byte_to_lower(name.at[i]);
    }
    for (size_t i = 0; i < sizeof kind_names / sizeof kind_names[0]; i++) {
        if (bytes_is((struct bytes){plain, size}, kind_names[i].name)) {
            *kind = kind_names[i].kind;
            return true;
        }
    }
    return false;
}

bool digest_kind_of_digits(size_t digits, enum digest_kind *kind)
{
    for (unsigned i = 0; i < DIGEST_KINDS; i++) {
        if (digits == 2 * digest_size((enum digest_kind)i)) {
            *kind = (enum digest_kind)i;
            return true;
        }
    }
    return false;
}

bool bytes_are_hex(struct bytes text)
{
    for (size_t i = 0; i < text.size; i++) {
        if (!byte_is_hex(text.at[i]))
            return false;
    }
    return text.size > 0;
}

/* 64 for a byte that is no digit of base64. */
static unsigned base64_digit(uint8_t byte)
{
    if (byte >= 'A' && byte <= 'Z')
        return byte - 'A';
    if (byte >= 'a' && byte <= 'z')
        return byte - 'a' + 26U;
    if (byte_is_digit(byte))
        return byte - '0' + 52U;
    if (byte == '+' || byte == '-')
        return 62;
    return byte == '/' || byte == '_' ? 63 : 64;
}

/* Without the padding; an empty slice when it is not base64. */
static struct bytes base64_digits(struct bytes text)
{
    size_t size = text.size;
    while (size > 0 && text.size - size < 2 && text.at[size - 1] == '=')
        size--;
    for (size_t i = 0; i < size; i++) {
        if (base64_digit(text.at[i]) == 64)
            return (struct bytes){NULL, 0};
    }
    bool is_padded = size < text.size;
    bool is_whole = size % 4 != 1 && (!is_padded || text.size % 4 == 0);
    return bytes_first(text, is_whole ? size : 0);
}

bool bytes_are_base64(struct bytes text)
{
    return base64_digits(text).size > 0;
}

size_t base64_decode(struct bytes text, uint8_t *out)
{
    struct bytes digits = base64_digits(text);
    uint32_t bits = 0;
    size_t size = 0;
    for (size_t i = 0; i < digits.size; i++) {
        bits = bits << 6 | base64_digit(digits.at[i]);
        unsigned held = (unsigned)(i % 4) * 6 + 6; /* bits of the group so far */
        if (held >= 12)
            out[size++] = (uint8_t)(bits >> (held % 8));
    }
    return size;
}

/* Is it base64 of a digest of this kind? */
static bool is_base64_of(struct bytes text, enum digest_kind kind)
{
    return base64_digits(text).size == (8 * digest_size(kind) + 5) / 6;
}

/* A digest behind the name of its algorithm. */
static bool read_named(struct bytes name, struct bytes value, struct listed *listed)
{
    enum digest_kind kind;
    if (!digest_kind_of_name(name, &kind))
        return false;
    bool is_hex = bytes_are_hex(value) && value.size == 2 * digest_size(kind);
    if (!is_hex && !is_base64_of(value, kind))
        return false;
    listed->algorithm = kind;
    listed->value = value;
    listed->is_base64 = !is_hex;
    return true;
}

bool digest_value_read(struct bytes text, struct listed *listed)
{
    enum digest_kind kind;
    if (bytes_are_hex(text) && digest_kind_of_digits(text.size, &kind))
        return read_named(bytes_of(digest_name(kind)), text, listed);
    for (size_t i = 0; i < text.size && i <= 8; i++) {
        bool is_separator = text.at[i] == ':' || text.at[i] == '=' || text.at[i] == '-';
        if (is_separator && read_named(bytes_first(text, i), bytes_after(text, i + 1), listed))
            return true;
    }
    for (unsigned i = 0; i < DIGEST_KINDS; i++) {
        bool is_padded = text.size % 4 == 0; /* a bare one is told by its length alone, so it must be exact */
        if (is_padded && is_base64_of(text, (enum digest_kind)i))
            return read_named(bytes_of(digest_name((enum digest_kind)i)), text, listed);
    }
    return false;
}

static unsigned hex_digit(uint8_t byte)
{
    return byte_is_digit(byte) ? (unsigned)(byte - '0') : (unsigned)(byte_to_lower(byte) - 'a' + 10);
}

void digest_entry_bytes(const struct digest_entry *entry, uint8_t out[DIGEST_SIZE_MAX])
{
    size_t size = digest_size((enum digest_kind)entry->algorithm);
    if (entry->is_base64) {
        base64_decode(entry->value, out);
        return;
    }
    for (size_t i = 0; i < size; i++)
        out[i] = (uint8_t)(hex_digit(entry->value.at[2 * i]) << 4 | hex_digit(entry->value.at[2 * i + 1]));
}

bool digest_entry_is(const struct digest_entry *entry, const uint8_t *digest)
{
    uint8_t value[DIGEST_SIZE_MAX];
    digest_entry_bytes(entry, value);
    return memcmp(value, digest, digest_size((enum digest_kind)entry->algorithm)) == 0;
}

const uint8_t *digest_entry_found(const struct digest_entry *entry, const struct bundle *bundle)
{
    const struct member *member = &bundle->members[entry->member];
    if (!member->is_whole)
        return NULL;
    if (!entry->is_git_blob)
        return member_digest(member, (enum digest_kind)entry->algorithm);
    return entry->algorithm == DIGEST_SHA256 ? member->blob256 : member->blob;
}

/* --- entries and problems --- */

const char *digest_list_format_name(enum digest_list_format format)
{
    static const char *const names[LIST_FORMATS] = {
        [LIST_CHECKSUMS] = "checksums",         [LIST_BAG_MANIFEST] = "bag-manifest",
        [LIST_BAG_TAG_MANIFEST] = "bag-tag-manifest", [LIST_DATA_PACKAGE] = "data-package",
        [LIST_RO_CRATE] = "ro-crate",           [LIST_IN_TOTO] = "in-toto",
        [LIST_WHEEL_RECORD] = "wheel-record",   [LIST_MANIFEST] = "manifest",
    };
    return names[format];
}

/* The folder of a path with its '/'; empty at the top. */
static struct bytes folder_of(struct bytes path)
{
    size_t slash = bytes_find_last_byte(path, '/');
    return bytes_first(path, slash == BYTES_NOWHERE ? 0 : slash + 1);
}

void reading_start(struct list_reading *reading, uint32_t member, enum digest_list_format format)
{
    reading->is_told = reading->is_full = false;
    reading->list = (struct digest_list){
        .member = member,
        .format = format,
        .folder = folder_of(reading->bundle->members[member].path),
        .first = reading->lists->entries.count,
        .bag = NO_BAG,
    };
}

void digest_problem(struct digest_lists *lists, struct arena *keep, struct digest_problem problem)
{
    lists->problem_counts[problem.kind]++;
    if (lists->problem_counts[problem.kind] > STORED_A_RULE_MAX)
        return;
    struct digest_problem *added = arena_push(keep, &lists->problems, struct digest_problem);
    if (added != NULL)
        *added = problem;
}

void reading_problem(struct list_reading *reading, enum digest_problem_kind kind, uint32_t line, struct bytes text,
                     const char *what)
{
    reading->lists->lines_read++;
    reading->is_told = reading->is_told || kind == PROBLEM_UNREADABLE || kind == PROBLEM_UNKNOWN;
    digest_problem(reading->lists, reading->keep,
                   (struct digest_problem){.kind = kind, .member = reading->list.member, .line = line, .text = text, .what = what});
}

void reading_limit(struct list_reading *reading, uint32_t line, enum limit limit, const char *what, uint64_t found)
{
    reading->is_told = true;
    digest_problem(reading->lists, reading->keep,
                   (struct digest_problem){.kind = PROBLEM_TOO_LARGE,
                                           .member = reading->list.member,
                                           .line = line,
                                           .what = what,
                                           .limit = limit,
                                           .found = found});
}

void reading_add(struct list_reading *reading, struct listed listed)
{
    reading->lists->lines_read++;
    if (reading->is_full)
        return;
    uint64_t most = reading->bundle->limits->of[LIMIT_DIGEST_ENTRIES];
    if (reading->lists->entries.count >= most) {
        reading->is_full = true;
        reading_limit(reading, listed.line, LIMIT_DIGEST_ENTRIES, "the number of listed files", most + 1);
        return;
    }
    struct digest_entry *entry = arena_push(reading->keep, &reading->lists->entries, struct digest_entry);
    if (entry == NULL)
        return;
    *entry = (struct digest_entry){
        .path = listed.path,
        .value = listed.value,
        .size = listed.size,
        .list = (uint32_t)reading->lists->lists.count,
        .member = NO_MEMBER,
        .line = listed.line,
        .algorithm = (uint8_t)listed.algorithm,
        .is_base64 = listed.is_base64,
        .is_git_blob = listed.is_git_blob,
        .has_size = listed.has_size,
        .is_folder = listed.is_folder,
    };
    reading->list.count++;
}
