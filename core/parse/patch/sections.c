/* What stands between the entries of a patch: headings, commits, mails, diffstats. */
#include "parse/patch/parts.h"
#include "parse/timestamp.h"

static struct patch_section *add_section(struct patch_reader *reader, enum patch_section_kind kind, uint32_t line)
{
    struct patch *patch = reader->patch;
    struct patch_section *section = arena_push(reader->arena, &patch->sections, struct patch_section);
    if (section != NULL) {
        section->kind = kind;
        section->line = line;
        section->first_file = (uint32_t)patch->files.count;
    }
    return section;
}

/* One that begins with the current line. */
static struct patch_section *open_section(struct patch_reader *reader, enum patch_section_kind kind)
{
    reader->is_lost = false;
    reader->is_mail = kind == PATCH_SECTION_MAIL;
    reader->is_message = reader->is_mail;
    return add_section(reader, kind, reader->number);
}

struct patch_section *patch_section_now(struct patch_reader *reader)
{
    struct patch *patch = reader->patch;
    if (patch->sections.count > 0)
        return &patch->sections.items[patch->sections.count - 1];
    return add_section(reader, PATCH_SECTION_PLAIN, 1);
}

/* --- headings --- */

/* "A..B" among the words of a heading. */
static bool find_range(struct bytes words, struct bytes *base, struct bytes *tip)
{
    while (words.size > 0) {
        struct bytes word = bytes_cut(&words, ' ');
        size_t dots = bytes_find(word, BYTES(".."));
        if (dots == BYTES_NOWHERE || word.at[0] == '-')
            continue;
        *base = bytes_first(word, dots);
        *tip = bytes_after(word, dots + 2);
        bytes_skip(tip, BYTES(".")); /* A...B: from their merge base */
        return true;
    }
    return false;
}

static bool read_heading(struct patch_reader *reader)
{
    struct bytes text = reader->line;
    struct bytes base = {NULL, 0}, tip = {NULL, 0};
    enum patch_section_kind kind = PATCH_SECTION_PLAIN;
    if (!bytes_start_with(text, BYTES("### git diff")))
        return false;
    if (bytes_contain(text, BYTES("--cached")) || bytes_contain(text, BYTES("--staged")) ||
        bytes_contain(text, BYTES("(staged)")))
        kind = PATCH_SECTION_STAGED;
    else if (bytes_contain(text, BYTES("(working tree)")))
        kind = PATCH_SECTION_WORKTREE;
    else if (find_range(text, &base, &tip))
        kind = PATCH_SECTION_RANGE;
    struct patch_section *section = open_section(reader, kind);
    if (section != NULL) {
        section->base = base;
        section->tip = tip;
    }
    return true;
}

/* --- commits of git log and git show, mails of git format-patch --- */

static struct patch_section *open_commit(struct patch_reader *reader, enum patch_section_kind kind, struct bytes id)
{
    struct patch_section *section = open_section(reader, kind);
    if (section != NULL)
        section->tip = id;
    return section;
}

/* Counts the ids at the front of a text that blanks divide; the first one is given. */
static size_t count_ids(struct bytes text, struct bytes *first)
{
    size_t count = 0;
    while (text.size > 0) {
        struct bytes id = bytes_cut(&text, ' ');
        if (!git_id_is_hex(id))
            break;
        if (count++ == 0)
            *first = id;
    }
    return count;
}

/* "commit <id>", also with "(HEAD -> main)", with "(from <parent>)" of git log -m, or with its parents (--parents). */
static bool read_commit(struct patch_reader *reader)
{
    struct bytes text = reader->line, parent = {NULL, 0};
    if (reader->is_mail || !bytes_skip(&text, BYTES("commit ")))
        return false;
    struct bytes id = bytes_cut(&text, ' ');
    if (!git_id_is_hex(id))
        return false;
    struct patch_section *section = open_commit(reader, PATCH_SECTION_COMMIT, id);
    size_t parents = count_ids(text, &parent);
    if (section != NULL) {
        section->is_merge = parents > 1 || bytes_start_with(text, BYTES("(from "));
        section->parent = parent;
    }
    return true;
}

static bool has_digit(struct bytes id)
{
    for (size_t i = 0; i < id.size; i++) {
        if (byte_is_digit(id.at[i]))
            return true;
    }
    return false;
}

/* Some words are made of the letters a to f: without a digit, an id must be as long as that of the commit before it, or
 * of git's usual length at the very beginning. */
static bool may_be_id(struct patch_reader *reader, struct bytes id)
{
    enum { SHORT_ID_MIN = 5, USUAL_ID_SIZE = 7 };
    if (id.size < SHORT_ID_MIN || !git_id_is_hex(id))
        return false;
    if (has_digit(id) || reader->patch->sections.count == 0)
        return has_digit(id) || (reader->number == 1 && id.size >= USUAL_ID_SIZE);
    const struct patch_section *before = patch_section_now(reader);
    return before->may_be_merge && before->tip.size == id.size;
}

/* "<id> subject" of git log --oneline, "<id>" of git diff-tree. These do not say which commits are merges; the ones that
 * show no change may be. */
static bool read_short_commit(struct patch_reader *reader)
{
    struct bytes text = reader->line;
    struct bytes id = bytes_cut(&text, ' ');
    if (reader->is_mail || !may_be_id(reader, id))
        return false;
    struct patch_section *section = open_commit(reader, PATCH_SECTION_COMMIT, id);
    if (section != NULL)
        section->may_be_merge = true;
    return true;
}

/* The section of a commit whose header is being read, or NULL. */
static struct patch_section *commit_header(struct patch_reader *reader)
{
    if (reader->patch->sections.count == 0)
        return NULL;
    struct patch_section *section = patch_section_now(reader);
    return section->kind == PATCH_SECTION_COMMIT && section->file_count == 0 ? section : NULL;
}

/* "Merge: <id> <id>", or "parent <id>" a second time (--pretty=raw). */
static bool read_merge(struct patch_reader *reader)
{
    struct bytes text = reader->line;
    struct patch_section *section = commit_header(reader);
    if (section == NULL)
        return false;
    if (bytes_skip(&text, BYTES("Merge: "))) {
        section->is_merge = true;
        count_ids(text, &section->parent);
        return true;
    }
    if (!bytes_skip(&text, BYTES("parent ")) || !git_id_is_full(text))
        return false;
    section->is_merge = section->is_merge || (section->parent.size > 0 && !bytes_equal(section->parent, text));
    if (section->parent.size == 0)
        section->parent = text;
    return true;
}

/* "Date:" and "CommitDate:" of the usual formats, the time in "committer <name> <email> <seconds> <zone>" of the raw one. */
static bool read_time(struct patch_reader *reader)
{
    struct bytes text = reader->line;
    struct patch_section *section = commit_header(reader);
    uint64_t seconds;
    if (section == NULL)
        return false;
    if (bytes_skip(&text, BYTES("Date:")) || bytes_skip(&text, BYTES("CommitDate:"))) {
        text = bytes_trim(text);
        section->has_time = timestamp_parse_git(text, &section->time) || timestamp_parse_iso(text, &section->time);
        return true;
    }
    size_t email_end = bytes_find_last_byte(text, '>');
    if (!bytes_start_with(text, BYTES("committer ")) || email_end == BYTES_NOWHERE)
        return false;
    text = bytes_trim(bytes_after(text, email_end + 1));
    section->has_time = bytes_to_u64(bytes_cut(&text, ' '), &seconds) && seconds <= INT64_MAX;
    section->time = section->has_time ? (int64_t)seconds : 0;
    return true;
}

/* "From <id> Mon Sep 17 00:00:00 2001", as git format-patch begins a mail. */
static bool read_mail_start(struct patch_reader *reader)
{
    struct bytes text = reader->line;
    if (!bytes_skip(&text, BYTES("From ")))
        return false;
    struct bytes id = bytes_cut(&text, ' ');
    if (!git_id_is_full(id))
        return false;
    open_commit(reader, PATCH_SECTION_MAIL, id);
    return true;
}

/* "Subject: [PATCH v2 3/12] words" */
static bool read_subject(struct patch_reader *reader)
{
    struct bytes text = reader->line;
    uint64_t number, of;
    if (!reader->is_mail || reader->patch->sections.count == 0 || !bytes_skip(&text, BYTES("Subject: [")))
        return false;
    struct patch_section *section = patch_section_now(reader);
    if (section->of > 0)
        return false;
    text = bytes_first(text, bytes_find_byte(text, ']'));
    size_t space = bytes_find_last_byte(text, ' ');
    if (space != BYTES_NOWHERE)
        text = bytes_after(text, space + 1);
    struct bytes first = bytes_cut(&text, '/');
    if (bytes_to_u64(first, &number) && bytes_to_u64(text, &of) && number <= of && of < UINT32_MAX) {
        section->number = (uint32_t)number;
        section->of = (uint32_t)of;
    }
    return true;
}

void patch_check_series(struct patch *patch)
{
    struct patch_section *last = NULL;
    for (size_t i = 0; i < patch->sections.count; i++) {
        struct patch_section *section = &patch->sections.items[i];
        if (section->kind != PATCH_SECTION_MAIL || section->of == 0 || section->number == 0)
            continue;
        bool is_first = last == NULL || (last->number == last->of && section->number == 1);
        uint32_t expected = is_first ? 1 : last->number + 1;
        if (section->number != expected)
            section->expected = expected;
        last = section;
    }
    if (last != NULL && last->number < last->of)
        last->is_cut_off = true;
}

/* --- diffstats and words --- */

/* "3 insertions(+)": the number, when the word follows it. */
static bool read_count(struct bytes text, const char *word, uint64_t *count)
{
    text = bytes_trim(text);
    struct bytes number = bytes_cut(&text, ' ');
    return bytes_start_with(text, bytes_of(word)) && bytes_to_u64(number, count);
}

/* " 3 files changed, 2 insertions(+), 1 deletion(-)" */
static bool read_stat(struct patch_reader *reader)
{
    struct bytes text = reader->line;
    struct patch_stat stat = {.line = reader->number};
    if (reader->is_message || !bytes_skip(&text, BYTES(" ")) || !byte_is_digit(text.size > 0 ? text.at[0] : 0) ||
        !read_count(bytes_cut(&text, ','), "file", &stat.files) || !bytes_contain(reader->line, BYTES(" changed")))
        return false;
    while (text.size > 0) {
        struct bytes part = bytes_cut(&text, ',');
        if (!read_count(part, "insertion", &stat.added) && !read_count(part, "deletion", &stat.removed))
            return false;
    }
    struct patch_section *section = patch_section_now(reader);
    if (section != NULL && section->kind == PATCH_SECTION_PLAIN && section->file_count > 0)
        section = open_section(reader, PATCH_SECTION_PLAIN);
    if (section != NULL && section->file_count == 0)
        section->stat = stat;
    return true;
}

/* " path | Bin 139 -> 0 bytes" */
static bool read_binary_stat(struct patch_reader *reader)
{
    size_t bar = bytes_find_last_byte(reader->line, '|');
    if (reader->is_message || bar == BYTES_NOWHERE || !bytes_start_with(reader->line, BYTES(" ")) ||
        !bytes_start_with(bytes_trim(bytes_after(reader->line, bar + 1)), BYTES("Bin")))
        return false;
    struct patch_section *section = patch_section_now(reader);
    if (section != NULL && section->file_count == 0)
        section->stat_binaries++;
    return true;
}

/* "No diff", "No local diff", "(no changes)" and kin. */
static bool is_nothing_phrase(struct bytes line)
{
    enum { PHRASE_SIZE_MAX = 40 };
    line = bytes_trim(line);
    if (line.size > PHRASE_SIZE_MAX)
        return false;
    if (bytes_start_with(line, BYTES("(")) && bytes_end_with(line, BYTES(")")))
        line = bytes_part(line, 1, line.size - 2);
    if (bytes_end_with(line, BYTES(".")))
        line.size--;
    return bytes_start_with_any_case(line, BYTES("no ")) &&
           (bytes_end_with(line, BYTES("diff")) || bytes_end_with(line, BYTES("changes")) ||
            bytes_end_with(line, BYTES("difference")) || bytes_end_with(line, BYTES("differences")));
}

static bool read_nothing(struct patch_reader *reader)
{
    if (!is_nothing_phrase(reader->line))
        return false;
    struct patch_section *section = patch_section_now(reader);
    if (section != NULL && section->file_count == 0)
        section->says_nothing = true;
    return true;
}

/* "Submodule lib 1234567..89abcde:" */
static bool read_submodule(struct patch_reader *reader)
{
    if (!bytes_start_with(reader->line, BYTES("Submodule ")))
        return false;
    struct patch_section *section = patch_section_now(reader);
    if (section != NULL)
        section->has_other_text = true;
    return true;
}

bool patch_read_section_line(struct patch_reader *reader)
{
    static bool (*const lines[])(struct patch_reader *) = {
        read_heading, read_mail_start, read_commit, read_short_commit, read_merge,
        read_time,    read_subject,    read_stat,   read_binary_stat,  read_nothing, read_submodule,
    };
    for (size_t i = 0; i < sizeof lines / sizeof lines[0]; i++) {
        if (lines[i](reader))
            return true;
    }
    return false;
}
