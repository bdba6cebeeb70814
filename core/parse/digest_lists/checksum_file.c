/*
 * SHA256SUMS and its kin: lines as GNU coreutils, BSD and OpenSSL print them. The grammar is that of coreutils 9, and
 * where that ignores a line here is a problem. A list may be for one file, whose name it does not repeat: model.bin.sha256
 * with a digest alone.
 */
#include "parse/digest_lists/reading.h"

#include <string.h>

/* What separates digest and name; the first plain line says. */
enum style { STYLE_UNKNOWN, STYLE_TWO /* blank, then blank or '*' */, STYLE_ONE /* one blank or tab */ };

enum signed_part {
    PART_NONE, /* not signed, so far */
    PART_HEADERS,
    PART_TEXT,
    PART_SIGNATURE,
    PART_BEHIND,
};

struct checksum_reading {
    struct list_reading *reading;
    enum signed_part part;
    enum style style;
    bool has_expected;
    enum digest_kind expected; /* what the name of the list says */
    struct bytes subject;      /* of a list for one file */
    uint32_t line;
};

/* --- names --- */

enum { NAME_MAX = 255 };

static struct bytes lowered(struct bytes name, uint8_t room[NAME_MAX])
{
    name = bytes_first(name, NAME_MAX);
    for (size_t i = 0; i < name.size; i++)
        room[i] = byte_to_lower(name.at[i]);
    return (struct bytes){room, name.size};
}

static struct bytes without_end(struct bytes name, struct bytes end)
{
    return bytes_end_with(name, end) ? bytes_first(name, name.size - end.size) : name;
}

/* The last part of a name behind a '.', '-' or '_'; all of it when there is none. */
static struct bytes last_word(struct bytes name)
{
    size_t at = name.size;
    while (at > 0 && name.at[at - 1] != '.' && name.at[at - 1] != '-' && name.at[at - 1] != '_')
        at--;
    return bytes_after(name, at);
}

static const char *const unknown_algorithms[] = {"b2", "b2sum", "b2sums", "blake2b", "blake3", "b3", "b3sum", "b3sums",
                                                 "sha3", "sm3", "crc32", "cksum", "rmd160"};

static bool names_unknown_algorithm(struct bytes word)
{
    for (size_t i = 0; i < sizeof unknown_algorithms / sizeof unknown_algorithms[0]; i++) {
        if (bytes_is(word, unknown_algorithms[i]))
            return true;
    }
    return false;
}

/* "sha256", "sha256sum" or "sha256sums" */
static bool read_algorithm_word(struct bytes word, enum digest_kind *kind)
{
    word = without_end(without_end(word, BYTES("s")), BYTES("sum"));
    return digest_kind_of_name(word, kind);
}

static bool is_checksums_word(struct bytes word)
{
    return bytes_is(word, "checksum") || bytes_is(word, "checksums");
}

bool checksum_file_is_named(struct bytes name)
{
    uint8_t room[NAME_MAX];
    enum digest_kind kind;
    struct bytes stem = without_end(lowered(name, room), BYTES(".txt"));
    struct bytes word = last_word(stem);
    bool is_alone = word.size == stem.size;
    if (is_checksums_word(word))
        return true;
    if (names_unknown_algorithm(word))
        return !is_alone || bytes_end_with(word, BYTES("sums"));
    if (!read_algorithm_word(word, &kind))
        return is_checksums_word(bytes_first(stem, word.size < stem.size ? stem.size - word.size - 1 : 0));
    return !is_alone || bytes_end_with(word, BYTES("sum")) || bytes_end_with(word, BYTES("sums"));
}

/* What the name of the list says of its lines. False when its algorithm is none that is computed here. */
static bool read_name(struct checksum_reading *file)
{
    uint8_t room[NAME_MAX];
    struct bytes name = path_name(file->reading->bundle->members[file->reading->list.member].path);
    struct bytes stem = without_end(lowered(name, room), BYTES(".txt"));
    struct bytes word = last_word(stem);
    if (names_unknown_algorithm(word))
        return false;
    file->has_expected = read_algorithm_word(word, &file->expected);
    if (file->has_expected && word.size < stem.size && stem.at[stem.size - word.size - 1] == '.')
        file->subject = bytes_first(name, stem.size - word.size - 1);
    return true;
}

/* --- lines --- */

static void say(struct checksum_reading *file, enum digest_problem_kind kind, struct bytes text, const char *what)
{
    reading_problem(file->reading, kind, file->line, text, what);
}

/* \\, \n and \r of a line that begins with a backslash. False for any other escape. */
static bool unescape(struct checksum_reading *file, struct bytes *name)
{
    if (bytes_find_byte(*name, '\\') == BYTES_NOWHERE)
        return true;
    uint8_t *out = arena_buffer(file->reading->keep, name->size);
    size_t size = 0;
    for (size_t i = 0; out != NULL && i < name->size; i++) {
        uint8_t byte = name->at[i];
        if (byte == '\\') {
            uint8_t escape = i + 1 < name->size ? name->at[++i] : 0;
            if (escape != '\\' && escape != 'n' && escape != 'r')
                return false;
            byte = escape == 'n' ? '\n' : escape == 'r' ? '\r' : '\\';
        }
        out[size++] = byte;
    }
    *name = (struct bytes){out, size};
    return out != NULL;
}

static void add(struct checksum_reading *file, struct listed listed, bool is_escaped)
{
    if (is_escaped && !unescape(file, &listed.path)) {
        say(file, PROBLEM_LINE, listed.path, "it has an escape that is none");
        return;
    }
    if (file->has_expected && listed.algorithm != file->expected)
        say(file, PROBLEM_ALGORITHM, listed.path, digest_name(listed.algorithm));
    listed.line = file->line;
    reading_add(file->reading, listed);
}

/* "SHA256 (name) = digest", OpenSSL's "SHA256(name)= digest". False when the line is no such thing. */
static bool read_tag_line(struct checksum_reading *file, struct bytes line, bool is_escaped)
{
    struct listed listed = {.path = {NULL, 0}};
    size_t open = bytes_find_byte(line, '('), close = bytes_find_last_byte(line, ')');
    if (open == BYTES_NOWHERE || close == BYTES_NOWHERE || close < open)
        return false;
    struct bytes rest = bytes_after(line, close + 1);
    struct bytes algorithm = bytes_trim_right(bytes_first(line, open));
    bytes_skip(&rest, BYTES(" "));
    if (!bytes_skip(&rest, BYTES("= ")) || bytes_find_byte(algorithm, ' ') != BYTES_NOWHERE || algorithm.size == 0)
        return false;
    listed.path = bytes_part(line, open + 1, close - open - 1);
    enum digest_kind kind;
    if (!digest_kind_of_name(algorithm, &kind)) {
        if (!bytes_are_hex(rest))
            return false;
        say(file, PROBLEM_UNKNOWN, algorithm, "is not computed here");
        add(file, (struct listed){.path = listed.path, .algorithm = file->expected}, is_escaped);
        return true;
    }
    bool is_in_capitals = byte_to_lower(algorithm.at[0]) != algorithm.at[0]; /* as coreutils and OpenSSL write it */
    if (!is_in_capitals || !digest_value_read(rest, &listed) || listed.algorithm != kind)
        return false;
    add(file, listed, is_escaped);
    return true;
}

/* Takes the separator off. False when the line does not keep to the style of the first. */
static bool skip_separator(struct checksum_reading *file, struct bytes *rest)
{
    bool has_two = rest->size > 1 && rest->at[0] == ' ' && (rest->at[1] == ' ' || rest->at[1] == '*');
    enum style style = has_two ? STYLE_TWO : STYLE_ONE;
    if (file->style == STYLE_UNKNOWN)
        file->style = style;
    *rest = bytes_after(*rest, has_two ? 2 : 1);
    return style == file->style;
}

static void read_plain_line(struct checksum_reading *file, struct bytes line, bool is_escaped)
{
    struct listed listed = {.path = {NULL, 0}};
    size_t end = 0;
    while (end < line.size && !byte_is_blank(line.at[end]))
        end++;
    struct bytes rest = bytes_after(line, end);
    if (!digest_value_read(bytes_first(line, end), &listed)) {
        say(file, PROBLEM_LINE, line, "it does not begin with a digest");
        return;
    }
    if (bytes_trim(rest).size == 0 && file->subject.size > 0) {
        listed.path = file->subject;
        add(file, listed, false);
        return;
    }
    if (rest.size == 0) {
        say(file, PROBLEM_LINE, line, "it is a digest without a name");
        return;
    }
    if (!skip_separator(file, &rest)) {
        say(file, PROBLEM_LINE, line, "its blanks are not those of the lines before: the name could be two");
        return;
    }
    listed.path = rest;
    add(file, listed, is_escaped);
}

/* Only that the file is named can be used of a line whose algorithm is not computed here. */
static void read_line(struct checksum_reading *file, struct bytes line)
{
    bool is_escaped;
    while (line.size > 0 && byte_is_blank(line.at[0]))
        line = bytes_after(line, 1);
    if (line.size == 0)
        return;
    is_escaped = bytes_skip(&line, BYTES("\\"));
    if (!read_tag_line(file, line, is_escaped))
        read_plain_line(file, line, is_escaped);
}

/* --- UTF-16, as PowerShell writes what a command prints into a file --- */

static bool is_utf16(struct bytes text)
{
    return bytes_start_with(text, BYTES("\xFF\xFE")) || bytes_start_with(text, BYTES("\xFE\xFF"));
}

/* One code unit; the byte order mark says which byte comes first. */
static uint32_t unit_at(struct bytes text, size_t at)
{
    bool is_little_endian = text.at[0] == 0xFF;
    return is_little_endian ? text.at[at] | (uint32_t)text.at[at + 1] << 8 : (uint32_t)text.at[at] << 8 | text.at[at + 1];
}

static size_t write_utf8(uint32_t code, uint8_t *out)
{
    size_t more = code < 0x80 ? 0 : code < 0x800 ? 1 : code < 0x10000 ? 2 : 3;
    static const uint8_t first[] = {0x00, 0xC0, 0xE0, 0xF0};
    out[0] = (uint8_t)(first[more] | code >> 6 * more);
    for (size_t i = 1; i <= more; i++)
        out[i] = (uint8_t)(0x80 | (code >> 6 * (more - i) & 0x3F));
    return more + 1;
}

/* The text behind the mark in UTF-8. False when it is no UTF-16, or memory is out. */
static bool utf16_to_utf8(struct bytes text, struct arena *keep, struct bytes *utf8)
{
    uint8_t *out = arena_buffer(keep, text.size / 2 * 3);
    size_t size = 0;
    if (out == NULL || text.size % 2 != 0)
        return false;
    for (size_t at = 2; at < text.size; at += 2) {
        uint32_t code = unit_at(text, at);
        bool is_high = code >= 0xD800 && code < 0xDC00;
        if (is_high && at + 2 < text.size) {
            uint32_t low = unit_at(text, at += 2);
            if (low < 0xDC00 || low >= 0xE000)
                return false;
            code = 0x10000 + ((code - 0xD800) << 10) + (low - 0xDC00);
        } else if (code >= 0xD800 && code < 0xE000) {
            return false;
        }
        size += write_utf8(code, out + size);
    }
    *utf8 = (struct bytes){out, size};
    return true;
}

/* --- lists signed in the clear (RFC 9580, "Cleartext Signature Framework") --- */

/* Takes the lines that belong to the signature, and the dashes before the others. True when nothing is left to be read. */
static bool take_signed_line(struct checksum_reading *file, struct bytes *line)
{
    if (bytes_is(*line, "-----BEGIN PGP SIGNED MESSAGE-----") && file->part == PART_NONE) {
        if (file->reading->list.count > 0)
            say(file, PROBLEM_LINE, *line, "lines stand before it, which the signature does not cover");
        file->part = PART_HEADERS;
        return true;
    }
    switch (file->part) {
    case PART_NONE: return false;
    case PART_HEADERS:
        file->part = line->size == 0 ? PART_TEXT : PART_HEADERS;
        return true;
    case PART_TEXT:
        if (!bytes_is(*line, "-----BEGIN PGP SIGNATURE-----"))
            break;
        file->reading->list.signatures++;
        file->part = PART_SIGNATURE;
        return true;
    case PART_SIGNATURE:
        file->part = bytes_is(*line, "-----END PGP SIGNATURE-----") ? PART_BEHIND : PART_SIGNATURE;
        return true;
    case PART_BEHIND:
        if (line->size > 0)
            say(file, PROBLEM_LINE, *line, "it stands behind the signature, which does not cover it");
        return false;
    }
    bytes_skip(line, BYTES("- "));
    return false;
}

/* The text as UTF-8 without a byte order mark. False when it cannot be read. */
static bool take_encoding(struct checksum_reading *file, struct bytes *text)
{
    file->line = 1;
    if (is_utf16(*text)) {
        if (!utf16_to_utf8(*text, file->reading->keep, text)) {
            reading_problem(file->reading, PROBLEM_UNREADABLE, 0, (struct bytes){NULL, 0}, "is broken UTF-16");
            return false;
        }
        say(file, PROBLEM_LINE, bytes_cut(&(struct bytes){text->at, text->size}, '\n'),
            "it begins a list in UTF-16, so that sha256sum cannot read it");
    }
    if (bytes_skip(text, BYTES("\xEF\xBB\xBF")))
        say(file, PROBLEM_LINE, bytes_cut(&(struct bytes){text->at, text->size}, '\n'),
            "it begins with a byte order mark, so that sha256sum cannot read it");
    return true;
}

void checksum_file_read(struct list_reading *reading, struct bytes text)
{
    struct checksum_reading file = {.reading = reading};
    if (!read_name(&file)) {
        reading_problem(reading, PROBLEM_UNKNOWN, 0, path_name(reading->bundle->members[reading->list.member].path),
                        "speaks of an algorithm that is not computed here");
        return;
    }
    if (!take_encoding(&file, &text))
        return;
    struct lines lines = lines_of(text);
    for (struct bytes line; lines_next(&lines, &line);) {
        line = bytes_without_cr(line);
        file.line = lines.number;
        if (!take_signed_line(&file, &line) && line.size > 0 && line.at[0] != '#')
            read_line(&file, line);
    }
    if (file.part == PART_HEADERS || file.part == PART_TEXT || file.part == PART_SIGNATURE)
        reading_problem(reading, PROBLEM_LINE, lines.number, (struct bytes){NULL, 0}, "the signed message does not end");
}
