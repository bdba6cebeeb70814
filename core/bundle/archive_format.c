#include "bundle/archive_format.h"

#include <string.h>

const char *archive_format_name(enum archive_format format)
{
    static const char *const names[] = {
        "no archive", "zip", "tar", "gzip", "bzip2", "xz", "Zstandard", "lzip", "LZ4", "7z", "RAR", "cabinet", "ar",
    };
    return names[format];
}

/* --- by content ------------------------------------------------------------------------------- */

void archive_probe_add(struct archive_probe *probe, struct bytes piece)
{
    struct bytes first = bytes_first(piece, sizeof probe->start - probe->start_size);
    memcpy(probe->start + probe->start_size, first.at, first.size);
    probe->start_size += first.size;
    struct bytes last = bytes_after(piece, piece.size > sizeof probe->tail ? piece.size - sizeof probe->tail : 0);
    size_t kept = sizeof probe->tail - last.size;
    kept = kept < probe->tail_size ? kept : probe->tail_size;
    memmove(probe->tail, probe->tail + probe->tail_size - kept, kept);
    memcpy(probe->tail + kept, last.at, last.size);
    probe->tail_size = kept + last.size;
}

/* The checksum of a tar's header (POSIX.1-1988, and the tar of Unix version 7 before it): the sum of its bytes with
 * blanks for the checksum itself, in octal digits. */
static bool is_tar(struct bytes header)
{
    enum { CHECKSUM_AT = 148, CHECKSUM_SIZE = 8 };
    uint32_t sum = 0, said = 0;
    if (header.size < ARCHIVE_START_SIZE || header.at[0] == 0)
        return false;
    for (size_t i = 0; i < header.size; i++)
        sum += i >= CHECKSUM_AT && i < CHECKSUM_AT + CHECKSUM_SIZE ? ' ' : header.at[i];
    size_t at = CHECKSUM_AT, digits = 0;
    while (at < CHECKSUM_AT + CHECKSUM_SIZE && header.at[at] == ' ')
        at++;
    for (; at < CHECKSUM_AT + CHECKSUM_SIZE && header.at[at] >= '0' && header.at[at] <= '7'; at++, digits++)
        said = said * 8 + (uint32_t)(header.at[at] - '0');
    return digits > 0 && said == sum;
}

/* Words can begin like its first four bytes; those of its first block, or of its end, are digits of pi and its root. */
static bool is_bzip2(struct bytes start)
{
    struct bytes block = bytes_after(start, 4);
    return bytes_start_with(start, BYTES("BZh")) && start.size > 4 && start.at[3] >= '1' && start.at[3] <= '9' &&
           (bytes_start_with(block, BYTES("1AY&SY")) || bytes_start_with(block, BYTES("\x17rE8P\x90")));
}

static bool ends_in_zip(struct bytes tail)
{
    return tail.size == ARCHIVE_TAIL_SIZE && bytes_start_with(tail, BYTES("PK\5\6")) && bytes_end_with(tail, BYTES("\0\0"));
}

enum archive_format archive_probe_format(const struct archive_probe *probe)
{
    static const struct {
        struct bytes magic;
        enum archive_format format;
    } formats[] = {
#define MAGIC(text) {(const uint8_t *)(text), sizeof(text) - 1}
        {MAGIC("PK\3\4"), ARCHIVE_ZIP},
        {MAGIC("PK\5\6"), ARCHIVE_ZIP},
        {MAGIC("PK\6\6"), ARCHIVE_ZIP},
        {MAGIC("PK\7\10"), ARCHIVE_ZIP},
        {MAGIC("\x1F\x8B\x08"), ARCHIVE_GZIP},
        {MAGIC("\xFD"
               "7zXZ"),
         ARCHIVE_XZ},
        {MAGIC("\x28\xB5\x2F\xFD"), ARCHIVE_ZSTANDARD},
        {MAGIC("LZIP\1"), ARCHIVE_LZIP},
        {MAGIC("\x04\x22\x4D\x18"), ARCHIVE_LZ4},
        {MAGIC("7z\xBC\xAF\x27\x1C"), ARCHIVE_7Z},
        {MAGIC("Rar!\x1A\x07"), ARCHIVE_RAR},
        {MAGIC("MSCF\0\0\0\0"), ARCHIVE_CABINET},
        {MAGIC("!<arch>\n"), ARCHIVE_AR},
#undef MAGIC
    };
    struct bytes start = {probe->start, probe->start_size};
    for (size_t i = 0; i < sizeof formats / sizeof formats[0]; i++) {
        if (bytes_start_with(start, formats[i].magic))
            return formats[i].format;
    }
    if (is_bzip2(start))
        return ARCHIVE_BZIP2;
    if (is_tar(start))
        return ARCHIVE_TAR;
    return ends_in_zip((struct bytes){probe->tail, probe->tail_size}) ? ARCHIVE_ZIP : ARCHIVE_NONE;
}

/* --- by name ---------------------------------------------------------------------------------- */

enum archive_format archive_format_of_name(struct bytes name, bool *may_be)
{
    static const struct {
        enum archive_format format;
        bool may_be;
        const char *endings; /* each between blanks */
    } rows[] = {
        {ARCHIVE_ZIP, false, " zip jar war ear aar whl docx xlsx xlsm pptx odt ods odp epub npz nupkg vsix xpi kmz ipa "},
        {ARCHIVE_ZIP, true, " apk egg pt pth ckpt keras "},
        {ARCHIVE_TAR, false, " tar "},
        {ARCHIVE_GZIP, false, " gz tgz svgz "},
        {ARCHIVE_GZIP, true, " rds rda rdata "},
        {ARCHIVE_BZIP2, false, " bz2 tbz2 "},
        {ARCHIVE_XZ, false, " xz txz "},
        {ARCHIVE_ZSTANDARD, false, " zst tzst "},
        {ARCHIVE_LZIP, false, " lz tlz "},
        {ARCHIVE_LZ4, false, " lz4 "},
        {ARCHIVE_7Z, false, " 7z "},
        {ARCHIVE_RAR, false, " rar "},
        {ARCHIVE_CABINET, false, " cab "},
        {ARCHIVE_AR, false, " deb "},
        {ARCHIVE_AR, true, " a "},
    };
    enum { ENDING_MAX = 8 };
    uint8_t word[ENDING_MAX + 2] = {' '};
    size_t dot = bytes_find_last_byte(path_name(name), '.');
    struct bytes ending = dot == BYTES_NOWHERE ? BYTES("") : bytes_after(path_name(name), dot + 1);
    *may_be = false;
    if (ending.size == 0 || ending.size > ENDING_MAX || bytes_find_byte(ending, ' ') != BYTES_NOWHERE)
        return ARCHIVE_NONE;
    for (size_t i = 0; i < ending.size; i++)
        word[i + 1] = byte_to_lower(ending.at[i]);
    word[ending.size + 1] = ' ';
    for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
        if (bytes_find(bytes_of(rows[i].endings), (struct bytes){word, ending.size + 2}) != BYTES_NOWHERE) {
            *may_be = rows[i].may_be;
            return rows[i].format;
        }
    }
    return ARCHIVE_NONE;
}
