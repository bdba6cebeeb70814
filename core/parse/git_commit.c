/* A commit: header lines in a fixed order, an empty line, the message (gitformat-objects; git fsck). */
#include "parse/git_object.h"

/* Takes the line "<key> <value>" off the front. */
static bool take_line(struct bytes *rest, const char *key, struct bytes *value)
{
    struct bytes after = *rest;
    if (!bytes_skip(&after, bytes_of(key)) || !bytes_skip(&after, BYTES(" ")) ||
        bytes_find_byte(after, '\n') == BYTES_NOWHERE)
        return false;
    *value = bytes_cut(&after, '\n');
    *rest = after;
    return true;
}

static bool is_id(struct bytes text, enum digest_kind kind)
{
    uint8_t id[GIT_ID_SIZE_MAX];
    return text.size == 2 * digest_size(kind) && git_id_read(text, id);
}

static bool is_zone(struct bytes zone)
{
    bool is_good = zone.size == 5 && (zone.at[0] == '+' || zone.at[0] == '-');
    for (size_t i = 1; i < zone.size; i++)
        is_good = is_good && byte_is_digit(zone.at[i]);
    return is_good;
}

/* Neither name nor address may hold what ends them; a time has no leading zero and fits. */
static bool read_person(struct git_person *person, struct bytes line)
{
    enum { TIME_DIGITS_MAX = 18 };
    uint64_t time;
    size_t open = bytes_find_byte(line, '<'), close = bytes_find_byte(line, '>');
    if (open == BYTES_NOWHERE || close == BYTES_NOWHERE || close < open || (open > 0 && line.at[open - 1] != ' '))
        return false;
    person->name = bytes_trim(bytes_first(line, open));
    person->email = bytes_part(line, open + 1, close - open - 1);
    person->both = bytes_trim(bytes_first(line, close + 1));
    struct bytes rest = bytes_after(line, close + 1);
    if (bytes_find_byte(person->email, '<') != BYTES_NOWHERE || !bytes_skip(&rest, BYTES(" ")))
        return false;
    struct bytes seconds = bytes_cut(&rest, ' ');
    person->zone = rest;
    if (seconds.size > TIME_DIGITS_MAX || !bytes_to_u64(seconds, &time) || (seconds.at[0] == '0' && seconds.size > 1))
        return false;
    person->time = (int64_t)time;
    return is_zone(person->zone);
}

static bool read_people(struct git_commit *commit, struct bytes *rest)
{
    struct bytes line;
    return take_line(rest, "author", &line) && read_person(&commit->author, line) &&
           take_line(rest, "committer", &line) && read_person(&commit->committer, line);
}

/* A header line that is known or not: "<key> <value>", with lines behind it that begin with a space. */
static bool read_other_header(struct git_commit *commit, struct bytes line)
{
    struct bytes value = line;
    struct bytes key = bytes_cut(&value, ' ');
    if (key.size == 0 || key.size == line.size)
        return false;
    for (size_t i = 0; i < key.size; i++) {
        if (!byte_is_word(key.at[i]) && key.at[i] != '-' && key.at[i] != ':')
            return false;
    }
    if (bytes_is(key, "tree") || bytes_is(key, "parent") || bytes_is(key, "author") || bytes_is(key, "committer"))
        return false; /* out of order, or twice */
    if (bytes_is(key, "encoding")) {
        bool is_first = commit->encoding.size == 0;
        commit->encoding = value;
        return is_first;
    }
    commit->is_signed = commit->is_signed || bytes_is(key, "gpgsig") || bytes_is(key, "gpgsig-sha256");
    return true;
}

static bool read_other_headers(struct git_commit *commit, struct bytes *rest)
{
    for (bool is_first = true;; is_first = false) {
        if (bytes_find_byte(*rest, '\n') == BYTES_NOWHERE)
            return false;
        struct bytes line = bytes_cut(rest, '\n');
        if (line.size == 0)
            return true;
        if (line.at[0] == ' ' && is_first)
            return false;
        if (line.at[0] != ' ' && !read_other_header(commit, line))
            return false;
    }
}

/* The first paragraph. */
static struct bytes subject_of(struct bytes message)
{
    struct lines lines = lines_of(message);
    struct bytes line, start = {NULL, 0};
    size_t size = 0;
    while (lines_next(&lines, &line)) {
        bool is_blank = bytes_trim(line).size == 0;
        if (is_blank && size > 0)
            break;
        if (is_blank)
            continue;
        if (size == 0)
            start = line;
        size = (size_t)(line.at + line.size - start.at);
    }
    return (struct bytes){start.at, size};
}

enum git_fault git_commit_parse(struct git_commit *commit, struct bytes content, enum digest_kind kind,
                                struct arena *keep)
{
    struct bytes rest = content, parent;
    *commit = (struct git_commit){.is_signed = false};
    if (bytes_find_byte(content, '\0') != BYTES_NOWHERE)
        return GIT_FAULT_COMMIT_NUL;
    if (!take_line(&rest, "tree", &commit->tree) || !is_id(commit->tree, kind))
        return GIT_FAULT_COMMIT_TREE;
    while (take_line(&rest, "parent", &parent)) {
        if (!is_id(parent, kind))
            return GIT_FAULT_COMMIT_PARENT;
        struct bytes *item = arena_push(keep, &commit->parents, struct bytes);
        if (item == NULL)
            return GIT_SOUND;
        *item = parent;
    }
    if (!read_people(commit, &rest))
        return GIT_FAULT_COMMIT_PERSON;
    if (!read_other_headers(commit, &rest))
        return GIT_FAULT_COMMIT_HEADER;
    commit->message = rest;
    commit->subject = subject_of(rest);
    return GIT_SOUND;
}
