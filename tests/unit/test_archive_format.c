/* Archives told by their bytes and by their names. */
#include "check.h"

#include "bundle/archive_format.h"

#include <string.h>

static enum archive_format format_by_pieces(struct bytes content, size_t piece)
{
    struct archive_probe probe = {.start_size = 0};
    for (size_t at = 0; at < content.size; at += piece)
        archive_probe_add(&probe, bytes_part(content, at, piece));
    return archive_probe_format(&probe);
}

/* Pieces of any size tell the same. */
static bool is_told(struct bytes content, const char *name)
{
    static const size_t pieces[] = {1, 3, 21, 22, 23, 511, 512, 4096};
    for (size_t i = 0; i < sizeof pieces / sizeof pieces[0]; i++) {
        if (strcmp(archive_format_name(format_by_pieces(content, pieces[i])), name) != 0)
            return false;
    }
    return true;
}

TEST(formats_are_told_by_the_first_bytes)
{
    CHECK(is_told(BYTES("PK\3\4 and more"), "zip"));
    CHECK(is_told(BYTES("PK\5\6"), "zip"));
    CHECK(is_told(BYTES("\x1F\x8B\x08\0"), "gzip"));
    CHECK(is_told(BYTES("BZh91AY&SY\x12"), "bzip2"));
    CHECK(is_told(BYTES("BZh9\x17rE8P\x90\0\0\0\0"), "bzip2"));
    CHECK(is_told(BYTES("\xFD"
                        "7zXZ\0"),
                  "xz"));
    CHECK(is_told(BYTES("\x28\xB5\x2F\xFD$"), "Zstandard"));
    CHECK(is_told(BYTES("LZIP\1\x0C"), "lzip"));
    CHECK(is_told(BYTES("\x04\x22\x4D\x18@"), "LZ4"));
    CHECK(is_told(BYTES("7z\xBC\xAF\x27\x1C\0\4"), "7z"));
    CHECK(is_told(BYTES("Rar!\x1A\7\1\0"), "RAR"));
    CHECK(is_told(BYTES("MSCF\0\0\0\0"), "cabinet"));
    CHECK(is_told(BYTES("!<arch>\ndebian-binary"), "ar"));
}

TEST(what_is_cut_or_like_it_is_no_archive)
{
    CHECK(is_told(BYTES(""), "no archive"));
    CHECK(is_told(BYTES("PK"), "no archive"));
    CHECK(is_told(BYTES("PK\1\2"), "no archive"));
    CHECK(is_told(BYTES("# PK\3\4 in a text\n"), "no archive"));
    CHECK(is_told(BYTES("BZhang wrote this\n"), "no archive"));
    CHECK(is_told(BYTES("\x1F\x8B\x07"), "no archive"));
}

TEST(a_tar_is_told_by_the_checksum_of_its_first_header)
{
    uint8_t tar[1024] = "notes.txt";
    unsigned sum = 0;
    memset(tar + 148, ' ', 8);
    for (size_t i = 0; i < 512; i++)
        sum += tar[i];
    for (size_t i = 0; i < 6; i++)
        tar[148 + i] = (uint8_t)('0' + (sum >> (3 * (5 - i)) & 7));
    tar[154] = '\0';
    CHECK(is_told((struct bytes){tar, sizeof tar}, "tar"));
    CHECK(is_told((struct bytes){tar, 512}, "tar"));
    CHECK(is_told((struct bytes){tar, 511}, "no archive"));
    tar[0] ^= 1;
    CHECK(is_told((struct bytes){tar, sizeof tar}, "no archive"));
    memset(tar, 0, sizeof tar);
    CHECK(is_told((struct bytes){tar, sizeof tar}, "no archive"));
}

TEST(a_zip_behind_other_bytes_is_told_by_its_end)
{
    struct bytes end = BYTES("PK\5\6\0\0\0\0\1\0\1\0\x33\0\0\0\x2B\0\0\0\0\0");
    uint8_t file[1000];
    memset(file, 'x', sizeof file);
    memcpy(file + sizeof file - end.size, end.at, end.size);
    CHECK(end.size == ARCHIVE_TAIL_SIZE && is_told((struct bytes){file, sizeof file}, "zip"));
    CHECK(is_told((struct bytes){file, sizeof file - 1}, "no archive"));
    file[sizeof file - 1] = 1; /* a comment that is not there */
    CHECK(is_told((struct bytes){file, sizeof file}, "no archive"));
}

static bool is_named(const char *name, const char *format, bool may_be)
{
    bool found;
    enum archive_format named = archive_format_of_name(bytes_of(name), &found);
    return strcmp(archive_format_name(named), format) == 0 && found == may_be;
}

TEST(names_promise_a_format)
{
    CHECK(is_named("a.zip", "zip", false));
    CHECK(is_named("dist/tool-1.0-py3-none-any.WHL", "zip", false));
    CHECK(is_named("report.docx", "zip", false));
    CHECK(is_named("model.pt", "zip", true));
    CHECK(is_named("src.tar.gz", "gzip", false));
    CHECK(is_named("src.tar", "tar", false));
    CHECK(is_named("a.b/data.7z", "7z", false));
    CHECK(is_named(".zip", "zip", false));
    CHECK(is_named("libx.a", "ar", true));
}

TEST(other_names_promise_nothing)
{
    static const char *const names[] = {"",         "zip",    "a.zip/b", "a.zip.txt", "a.", "a.zip ", "a.zip jar",
                                        "a.zipper", "a. zip", "notes.md"};
    for (size_t i = 0; i < sizeof names / sizeof names[0]; i++)
        CHECK(is_named(names[i], "no archive", false));
}

int main(void)
{
    RUN(formats_are_told_by_the_first_bytes);
    RUN(what_is_cut_or_like_it_is_no_archive);
    RUN(a_tar_is_told_by_the_checksum_of_its_first_header);
    RUN(a_zip_behind_other_bytes_is_told_by_its_end);
    RUN(names_promise_a_format);
    RUN(other_names_promise_nothing);
    return check_finish();
}
