#include "parse/commit_log.h"

#include "parse/patch/patch.h"
#include "parse/timestamp.h"

/* An abbreviated id at the start of a line of prose; a word such as "dead" or "faced" is none. */
enum { SHORT_ID_MIN = 7 };

static bool is_commit_id(struct bytes text)
{
    return text.size >= SHORT_ID_MIN && git_id_is_hex(text);
}

static void set_date(struct commit *commit, struct bytes text)
{
    commit->date = bytes_trim(text);
    commit->has_time =
        timestamp_parse_git(commit->date, &commit->time) || timestamp_parse_iso(commit->date, &commit->time);
}

/* --- the four-line form: id, author, date, subject ------------------------------------------- */

static struct bytes next_line(struct lines *lines)
{
    struct bytes line = {NULL, 0};
    lines_next(lines, &line);
    return bytes_trim(line);
}

/* The text from a line on, without blank lines at either end; `*line` becomes that of its first line. */
static struct bytes text_from(struct lines lines, uint32_t *line)
{
    struct bytes first;
    struct bytes start = lines.rest;
    *line = 0;
    while (lines_next(&lines, &first)) {
        if (bytes_trim(first).size > 0) {
            *line = lines.number;
            return bytes_trim_right(start);
        }
        start = lines.rest;
    }
    return (struct bytes){NULL, 0};
}

static bool read_four_lines(struct commit *commit, struct lines lines)
{
    commit->id = next_line(&lines);
    commit->line = lines.number;
    commit->author = next_line(&lines);
    set_date(commit, next_line(&lines));
    commit->subject = next_line(&lines);
    commit->body = text_from(lines, &commit->body_line);
    return is_commit_id(commit->id) && commit->author.size > 0 && commit->date.size > 0;
}

/* --- git log, medium and fuller -------------------------------------------------------------- */

static void read_commit_field(struct commit *commit, struct bytes text)
{
    struct bytes rest = bytes_trim(text);
    commit->id = bytes_cut(&rest, ' ');
    if (bytes_start_with(rest, BYTES("(")) && bytes_end_with(rest, BYTES(")")))
        commit->refs = bytes_part(rest, 1, rest.size - 2);
}

static void read_merge_field(struct commit *commit, struct bytes text)
{
    commit->is_merge = true;
    commit->merge = bytes_trim(text);
}

static void read_author_field(struct commit *commit, struct bytes text)
{
    commit->author = bytes_trim(text);
}

static void skip_field(struct commit *commit, struct bytes text)
{
    (void)commit;
    (void)text;
}

/* git-log documentation, "Pretty formats": what stands between the id and the message. */
static const struct log_field {
    const char *name;
    void (*read)(struct commit *commit, struct bytes text);
} log_fields[] = {
    {"commit ", read_commit_field},
    {"Merge:", read_merge_field},
    {"Author:", read_author_field},
    {"AuthorDate:", skip_field},
    {"Commit:", skip_field},
    {"CommitDate:", set_date},
    {"Date:", set_date},
    {"Reflog:", skip_field},
    {"Reflog message:", skip_field},
};

static bool read_log_field(struct commit *commit, struct bytes line)
{
    for (size_t i = 0; i < sizeof log_fields / sizeof log_fields[0]; i++) {
        struct bytes text = line;
        if (bytes_skip(&text, bytes_of(log_fields[i].name))) {
            log_fields[i].read(commit, text);
            return true;
        }
    }
    return false;
}

/* Message lines are indented by four blanks; lines between paragraphs may be empty. */
static bool is_message_line(struct bytes line)
{
    return bytes_start_with(line, BYTES("    ")) || bytes_trim(line).size == 0;
}

/* The lines that belong to the message, from `lines` on. */
static struct bytes message_from(struct lines lines)
{
    struct bytes start = lines.rest;
    struct bytes rest = lines.rest;
    struct bytes line;
    while (lines_next(&lines, &line) && is_message_line(line))
        rest = lines.rest;
    return bytes_first(start, start.size - rest.size);
}

static bool read_log_form(struct commit *commit, struct lines lines)
{
    struct bytes line;
    struct lines after_fields = lines;
    while (lines_next(&lines, &line) && read_log_field(commit, line)) {
        if (commit->line == 0)
            commit->line = lines.number;
        after_fields = lines;
    }
    while (lines_next(&after_fields, &line) && is_message_line(line)) {
        commit->subject = bytes_trim(line);
        if (commit->subject.size > 0)
            break;
    }
    after_fields.rest = message_from(after_fields);
    commit->body = text_from(after_fields, &commit->body_line);
    return is_commit_id(commit->id) && commit->author.size > 0;
}

void last_commit_parse(struct last_commit *last, struct bytes text)
{
    struct lines lines = lines_of(text);
    struct lines ahead = lines;
    struct bytes line;
    *last = (struct last_commit){.is_read = false};
    while (lines_next(&ahead, &line) && bytes_trim(line).size == 0)
        lines = ahead;
    if (bytes_start_with(lines.rest, BYTES("commit "))) {
        last->is_read = read_log_form(&last->commit, lines);
    } else {
        last->is_four_lines = true;
        last->is_read = read_four_lines(&last->commit, lines);
    }
}

/* --- lists ----------------------------------------------------------------------------------- */

/* "<id> <subject>" */
static void read_listed_commit(struct commit_list *list, struct bytes line, uint32_t number, struct arena *arena)
{
    struct bytes subject = bytes_trim(line);
    struct bytes id = bytes_cut(&subject, ' ');
    if (!is_commit_id(id))
        return;
    struct commit *commit = arena_push(arena, &list->commits, struct commit);
    if (commit == NULL)
        return;
    commit->id = id;
    commit->line = number;
    commit->subject = bytes_trim(subject);
    list->is_read = true;
}

/* Sets a field and the line that it stands on, once: what stands first counts. */
static void set_field(struct bytes *field, uint32_t *field_line, struct bytes text, uint32_t line)
{
    if (*field_line != 0)
        return;
    *field = bytes_trim(text);
    *field_line = line;
}

enum list_field { FIELD_NONE, FIELD_BASE, FIELD_HEAD, FIELD_SOURCE, FIELD_COMMITS };

/* Both forms: oldest first under "commits:", newest first after "Base SHA:". */
static enum list_field take_list_field(struct bytes *text)
{
    static const struct {
        const char *name;
        enum list_field field;
    } names[] = {
        {"base:", FIELD_BASE},       {"Base SHA:", FIELD_BASE}, {"head:", FIELD_HEAD},
        {"Head SHA:", FIELD_HEAD},   {"source:", FIELD_SOURCE}, {"Base source:", FIELD_SOURCE},
        {"commits:", FIELD_COMMITS},
    };
    for (size_t i = 0; i < sizeof names / sizeof names[0]; i++) {
        if (bytes_skip(text, bytes_of(names[i].name)))
            return names[i].field;
    }
    return FIELD_NONE;
}

void commit_list_parse(struct commit_list *list, struct bytes text, struct arena *arena)
{
    struct lines lines = lines_of(text);
    struct bytes line;
    uint32_t source_line = 0;
    bool has_commits_heading = false;
    *list = (struct commit_list){.is_read = false};
    while (lines_next(&lines, &line)) {
        struct bytes value = line;
        enum list_field field = take_list_field(&value);
        switch (field) {
        case FIELD_BASE:
            set_field(&list->base, &list->base_line, value, lines.number);
            break;
        case FIELD_HEAD:
            set_field(&list->head, &list->head_line, value, lines.number);
            break;
        case FIELD_SOURCE:
            set_field(&list->source, &source_line, value, lines.number);
            break;
        case FIELD_COMMITS:
            has_commits_heading = true;
            break;
        case FIELD_NONE:
            read_listed_commit(list, line, lines.number, arena);
            break;
        }
        if (field != FIELD_NONE || bytes_start_with_any_case(line, BYTES("No commits")))
            list->is_read = true;
    }
    list->is_newest_first = !has_commits_heading;
}

/* What git log --graph draws before an id. */
static struct bytes without_graph(struct bytes line)
{
    while (line.size > 0 && bytes_find_byte(BYTES("*|\\/_ "), line.at[0]) != BYTES_NOWHERE)
        line = bytes_after(line, 1);
    return line;
}

/* "(HEAD -> main, tag: v1) subject" */
static void split_refs(struct commit *commit)
{
    struct bytes rest = commit->subject;
    if (!bytes_skip(&rest, BYTES("(")) || bytes_find_byte(rest, ')') == BYTES_NOWHERE)
        return;
    commit->refs = bytes_cut(&rest, ')');
    commit->subject = bytes_trim(rest);
}

static bool refs_have_head(struct bytes refs)
{
    while (refs.size > 0) {
        struct bytes name = bytes_trim(bytes_cut(&refs, ','));
        if (bytes_is(name, "HEAD") || bytes_start_with(name, BYTES("HEAD -> ")))
            return true;
    }
    return false;
}

void git_log_parse(struct commit_list *list, struct bytes text, struct arena *arena)
{
    struct lines lines = lines_of(text);
    struct bytes line;
    *list = (struct commit_list){.is_newest_first = true};
    while (lines_next(&lines, &line)) {
        size_t before = list->commits.count;
        read_listed_commit(list, without_graph(line), lines.number, arena);
        if (list->commits.count == before)
            continue;
        struct commit *commit = &list->commits.items[before];
        split_refs(commit);
        if (refs_have_head(commit->refs))
            set_field(&list->head, &list->head_line, commit->id, commit->line);
    }
}
