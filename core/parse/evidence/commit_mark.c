/* A commit that a report of tests names as the one that was tested. */
#include "parse/evidence/test_report.h"

enum { ID_DIGITS_MIN = 7 }; /* git's shortest default abbreviation */

/* One name of a property or a variable; blanks and signs between its words are as good as '_'. */
static bool names_commit(struct bytes name)
{
    static const char *const names[] = {"commit",     "git_commit", "commit_sha",   "commit_id",     "git_commit_id",
                                        "sha",        "git_sha",    "git_revision", "revision",      "vcs_revision",
                                        "git_head",   "head",       "github_sha",   "ci_commit_sha", "build_vcs_number"};
    for (size_t i = 0; i < sizeof names / sizeof names[0]; i++) {
        struct bytes known = bytes_of(names[i]);
        bool is_equal = known.size == name.size;
        for (size_t k = 0; is_equal && k < name.size; k++) {
            bool is_gap = known.at[k] == '_';
            is_equal = is_gap ? bytes_find_byte(BYTES("_-. "), name.at[k]) != BYTES_NOWHERE
                              : byte_to_lower(name.at[k]) == known.at[k];
        }
        if (is_equal)
            return true;
    }
    return false;
}

static struct bytes id_at_start(struct bytes text)
{
    size_t size = 0;
    while (size < text.size && byte_is_hex(text.at[size]))
        size++;
    bool is_whole = size == text.size || !byte_is_word(text.at[size]);
    struct bytes id = bytes_first(text, size);
    return is_whole && size >= ID_DIGITS_MIN && git_id_is_hex(id) ? id : (struct bytes){NULL, 0};
}

static bool is_around_name(uint8_t byte)
{
    return byte_is_blank(byte) || bytes_find_byte(BYTES("#*-'\"`{"), byte) != BYTES_NOWHERE;
}

/* "commit: 1a2b3c4", "# GIT_COMMIT=1a2b3c4", "'GIT_COMMIT': '1a2b3c4'" at the start of a line or of an item of a list. */
static struct bytes id_of_pair(struct bytes item)
{
    size_t sign = 0;
    while (sign < item.size && item.at[sign] != ':' && item.at[sign] != '=')
        sign++;
    struct bytes name = bytes_first(item, sign), value = bytes_after(item, sign + 1);
    while (name.size > 0 && is_around_name(name.at[0]))
        name = bytes_after(name, 1);
    while (name.size > 0 && is_around_name(name.at[name.size - 1]))
        name.size--;
    while (value.size > 0 && is_around_name(value.at[0]))
        value = bytes_after(value, 1);
    return names_commit(name) ? id_at_start(value) : (struct bytes){NULL, 0};
}

static struct bytes id_in_line(struct bytes line)
{
    struct bytes rest = line;
    if (bytes_skip(&rest, BYTES("HEAD is now at ")))
        return id_at_start(rest);
    if (bytes_skip(&rest, BYTES("metadata: "))) /* pytest-metadata: a dictionary */
        line = rest;
    while (line.size > 0) {
        struct bytes id = id_of_pair(bytes_cut(&line, ','));
        if (id.size > 0)
            return id;
    }
    return (struct bytes){NULL, 0};
}

static void take(struct report_reading *reading, struct test_report *report, struct bytes id, uint32_t line)
{
    if (id.size == 0 || report == NULL)
        return;
    if (report->commit.size == 0) {
        report->commit = arena_copy(reading->keep, id);
        report->commit_line = line;
    } else if (report->other_commit.size == 0 && git_id_agree(report->commit, id) == 0) {
        report->other_commit = arena_copy(reading->keep, id);
        report->other_commit_line = line;
    }
}

void report_take_property(struct report_reading *reading, struct test_report *report, struct bytes name,
                          struct bytes value, uint32_t line)
{
    value = bytes_trim(value);
    struct bytes id = id_at_start(value);
    if (names_commit(bytes_trim(name)) && id.size == value.size)
        take(reading, report, id, line);
}

void commit_mark_read(struct commit_mark *mark, struct bytes line, uint32_t number)
{
    enum { LINE_MAX = 4096 }; /* longer ones are output of something */
    struct bytes id = line.size > LINE_MAX ? (struct bytes){NULL, 0} : id_in_line(line);
    if (id.size > 0)
        *mark = (struct commit_mark){id, number};
}

void report_take_mark(struct report_reading *reading, struct test_report *report, const struct commit_mark *mark)
{
    take(reading, report, mark->id, mark->line);
}
