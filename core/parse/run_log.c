#include "parse/run_log.h"

#include "parse/log_lines.h"
#include "parse/tickets/ticket.h"

/* --- template text ---------------------------------------------------------------------------- */

static struct bytes word_before(struct bytes text, size_t at)
{
    struct bytes before = bytes_trim_right(bytes_first(text, at));
    size_t blank = bytes_find_last_byte(before, ' ');
    return blank == BYTES_NOWHERE ? before : bytes_after(before, blank + 1);
}

/* "no TBD left", "replaced the TBD": the word is spoken of. */
static bool is_spoken_of(struct bytes text, size_t at)
{
    static const char *const words[] = {
        "a",  "any",    "contain", "contains", "e.g.",     "like",  "never",   "no",
        "not", "remove", "removed", "replace",  "replaced", "the",   "without", "write",
    };
    struct bytes before = word_before(text, at);
    for (size_t i = 0; i < sizeof words / sizeof words[0]; i++) {
        if (bytes_equal_any_case(before, bytes_of(words[i])))
            return true;
    }
    return false;
}

static struct bytes find_tbd(struct bytes text)
{
    size_t at = find_word(text, BYTES("TBD"));
    bool is_shown = at != BYTES_NOWHERE && bytes_start_with(bytes_after(text, at), BYTES("TBD")) && !is_spoken_of(text, at);
    return is_shown ? bytes_part(text, at, 3) : (struct bytes){NULL, 0};
}

/* PENDING_CLOSEOUT_SHA, and "PENDING" as a whole value in quotes. */
static struct bytes find_pending_value(struct bytes text)
{
    size_t at = bytes_find(text, BYTES("PENDING"));
    if (at == BYTES_NOWHERE)
        return (struct bytes){NULL, 0};
    size_t size = BYTES("PENDING").size;
    while (at + size < text.size && ((text.at[at + size] >= 'A' && text.at[at + size] <= 'Z') || text.at[at + size] == '_'))
        size++;
    bool is_quoted = at > 0 && text.at[at - 1] == '"' && at + size < text.size && text.at[at + size] == '"';
    bool is_long = bytes_start_with(bytes_after(text, at), BYTES("PENDING_")) && (at == 0 || !byte_is_letter(text.at[at - 1]));
    return is_quoted || is_long ? bytes_part(text, at, size) : (struct bytes){NULL, 0};
}

/* Does a whole word begin the text? Looks no further, unlike find_word. */
static bool begins_with_word(struct bytes text, struct bytes word)
{
    return find_word(bytes_first(text, word.size + 1), word) == 0;
}

/* "Bundle: pending", "GPT bundle pending.", "bundle path: `pending`": nothing but marks and "path" or "is" between. */
static struct bytes find_pending_bundle(struct bytes text)
{
    size_t at = find_word(text, BYTES("bundle"));
    if (at == BYTES_NOWHERE)
        return (struct bytes){NULL, 0};
    size_t from = at + BYTES("bundle").size;
    for (;;) {
        struct bytes rest = bytes_after(text, from);
        if (begins_with_word(rest, BYTES("pending")))
            return bytes_part(text, at, from + BYTES("pending").size - at);
        if (rest.size > 0 && bytes_find_byte(BYTES(" :*`_-"), rest.at[0]) != BYTES_NOWHERE)
            from++;
        else if (begins_with_word(rest, BYTES("path")))
            from += BYTES("path").size;
        else if (begins_with_word(rest, BYTES("is")))
            from += BYTES("is").size;
        else
            return (struct bytes){NULL, 0};
    }
}

/* "Pending: run the report" as a whole item. */
static struct bytes find_pending_item(struct bytes content)
{
    bool is_pending = bytes_start_with_any_case(content, BYTES("pending:"));
    return is_pending ? bytes_first(content, BYTES("pending").size) : (struct bytes){NULL, 0};
}

/* "20251226_HHMMSS_ticket-01" */
static struct bytes find_unset_time(struct bytes text)
{
    enum { DATE_SIZE = 8 };
    size_t at = bytes_find(text, BYTES("_HHMMSS"));
    if (at == BYTES_NOWHERE || at < DATE_SIZE)
        return (struct bytes){NULL, 0};
    uint64_t date;
    bool is_dated = bytes_to_u64(bytes_part(text, at - DATE_SIZE, DATE_SIZE), &date);
    return is_dated ? bytes_part(text, at + 1, BYTES("HHMMSS").size) : (struct bytes){NULL, 0};
}

static struct bytes without_marks(struct bytes text)
{
    while (text.size > 0 && bytes_find_byte(BYTES("*_` \t"), text.at[0]) != BYTES_NOWHERE)
        text = bytes_after(text, 1);
    while (text.size > 0 && bytes_find_byte(BYTES("*_` \t."), text.at[text.size - 1]) != BYTES_NOWHERE)
        text.size--;
    return text;
}

/* "[COMMANDS LOG INITIALIZED]": a whole line of several words in brackets. */
static struct bytes find_bracketed(struct bytes content)
{
    struct bytes text = without_marks(content);
    bool is_whole = text.size > 2 && text.at[0] == '[' && bytes_find_byte(text, ']') == text.size - 1;
    bool is_text = is_whole && byte_is_letter(text.at[1]) && bytes_find_byte(text, ' ') != BYTES_NOWHERE;
    return is_text ? text : (struct bytes){NULL, 0};
}

/* "Tests run: …" and "- …" */
static struct bytes find_lone_dots(const struct log_line *line)
{
    static const char *const dots[] = {"\xE2\x80\xA6", "..."};
    struct bytes text = bytes_trim(line->content);
    for (size_t i = 0; i < sizeof dots / sizeof dots[0]; i++) {
        struct bytes mark = bytes_of(dots[i]);
        if (!bytes_end_with(text, mark))
            continue;
        struct bytes label = bytes_trim_right(bytes_first(text, text.size - mark.size));
        while (label.size > 0 && (label.at[label.size - 1] == '*' || label.at[label.size - 1] == '_'))
            label.size--;
        bool is_label = bytes_end_with(label, BYTES(":"));
        if (is_label || (label.size == 0 && line->is_item))
            return bytes_after(text, text.size - mark.size);
    }
    return (struct bytes){NULL, 0};
}

static struct bytes find_marked(struct bytes text)
{
    size_t at = find_word(text, BYTES("placeholder"));
    bool is_marked = at != BYTES_NOWHERE && at > 0 && text.at[at - 1] == '(' &&
                     bytes_start_with(bytes_after(text, at + BYTES("placeholder").size), BYTES(")"));
    return is_marked ? bytes_part(text, at - 1, BYTES("(placeholder)").size) : (struct bytes){NULL, 0};
}

/* "Do not include placeholder strings like TBD" is a rule about them. */
static bool speaks_of_placeholders(struct bytes text)
{
    return find_word(text, BYTES("placeholder")) != BYTES_NOWHERE || find_word(text, BYTES("placeholders")) != BYTES_NOWHERE;
}

static struct bytes find_placeholder(const struct log_line *line)
{
    struct bytes found = find_marked(line->content);
    if (found.size > 0 || speaks_of_placeholders(line->content))
        return found;
    struct bytes candidates[] = {
        find_tbd(line->content),           find_pending_value(line->content), find_pending_bundle(line->content),
        find_pending_item(line->content),  find_unset_time(line->content),    find_bracketed(line->content),
        find_lone_dots(line),
    };
    for (size_t i = 0; i < sizeof candidates / sizeof candidates[0]; i++) {
        if (candidates[i].size > 0)
            return candidates[i];
    }
    return found;
}

void placeholders_find(struct placeholders *placeholders, struct bytes text, struct arena *arena)
{
    *placeholders = (struct placeholders){0};
    struct log_reading reading = log_lines_of(text);
    struct log_line line;
    while (log_lines_next(&reading, &line)) {
        struct bytes found = line.is_code ? (struct bytes){NULL, 0} : find_placeholder(&line);
        if (found.size == 0)
            continue;
        struct placeholder *placeholder = arena_push(arena, placeholders, struct placeholder);
        if (placeholder == NULL)
            return;
        *placeholder = (struct placeholder){found, line.number};
    }
}

/* --- commands --------------------------------------------------------------------------------- */

/* "make test (pass)": takes off the last parenthesis when it says how the command ended. */
static void split_remark(struct recorded_command *command)
{
    enum outcome outcome;
    struct bytes text = command->command;
    size_t opening = bytes_find_last_byte(text, '(');
    bool is_last = opening != BYTES_NOWHERE && opening > 0 && byte_is_blank(text.at[opening - 1]) &&
                   bytes_end_with(text, BYTES(")"));
    struct bytes remark = bytes_after(text, is_last ? opening : text.size);
    if (!is_last || !outcome_of_remark(remark, &outcome))
        return;
    command->command = bytes_trim_right(bytes_first(text, opening));
    command->remark = remark;
}

/* A nested item is a command only when it is in ticks: others are remarks. */
static void read_command(struct recorded_command *command, const struct log_line *line)
{
    bool is_ticked = line->content.size > 0 && line->content.at[0] == '`';
    if (is_ticked) {
        command->command = first_code(line->content, &command->remark);
        if (command->command.size == 0)
            command->command = bytes_trim(bytes_after(line->content, 1));
    } else if (line->indent < 2) {
        command->command = line->content;
        bytes_skip(&command->command, BYTES("$ "));
        split_remark(command);
    }
    if (outcome_of_remark(command->remark, &command->outcome))
        command->outcome_line = line->number;
}

/* A line below a command, until one of them says how it ended. */
static void read_below(struct recorded_commands *commands, const struct log_line *line)
{
    struct recorded_command *last = commands->count == 0 ? NULL : &commands->items[commands->count - 1];
    if (last == NULL || last->outcome_line > 0 || line->indent < 2 || line->is_code ||
        !outcome_of_remark(line->content, &last->outcome))
        return;
    last->remark = line->content;
    last->outcome_line = line->number;
}

void recorded_commands_parse(struct recorded_commands *commands, struct bytes text, struct arena *arena)
{
    *commands = (struct recorded_commands){0};
    struct log_reading reading = log_lines_of(text);
    struct log_line line;
    while (log_lines_next(&reading, &line)) {
        struct recorded_command found = {.line = line.number};
        if (line.is_item && !line.is_code)
            read_command(&found, &line);
        if (found.command.size == 0) {
            read_below(commands, &line);
            continue;
        }
        struct recorded_command *entry = arena_push(arena, commands, struct recorded_command);
        if (entry == NULL)
            return;
        uint32_t ordinal = (uint32_t)commands->count;
        *entry = found;
        entry->number = line.is_numbered ? line.item_number : ordinal;
        struct bytes word = heredoc_word(found.command);
        if (word.size > 0)
            log_lines_skip_heredoc(&reading, word);
    }
}

/* --- cited bundles ---------------------------------------------------------------------------- */

static bool is_file_name_byte(uint8_t byte)
{
    return byte_is_letter(byte) || byte_is_digit(byte) || bytes_find_byte(BYTES("._-+@~"), byte) != BYTES_NOWHERE;
}

static bool is_dated(struct bytes name)
{
    enum { DATE_DIGITS = 8 };
    size_t digits = 0;
    for (size_t i = 0; i < name.size && digits < DATE_DIGITS; i++) {
        bool goes_on = digits > 0 && name.at[i] == '-';
        digits = byte_is_digit(name.at[i]) ? digits + 1 : goes_on ? digits : 0;
    }
    return digits == DATE_DIGITS;
}

/* A bundle has a date or a ticket in its name, or lies in a folder of bundles; `docs/pack.zip` is an artifact. */
static bool is_bundle(struct bytes path)
{
    struct bytes name = path_name(path);
    return name.size > BYTES(".zip").size && (is_dated(name) || ticket_id_in_name(name).size > 0 ||
                                              bytes_contain(path_folder(path), BYTES("bundle")));
}

static void find_citations_in(struct citations *citations, struct bytes line, uint32_t number, struct arena *arena)
{
    size_t from = 0;
    for (;;) {
        size_t at = bytes_find(bytes_after(line, from), BYTES(".zip"));
        if (at == BYTES_NOWHERE)
            return;
        size_t end = from + at + BYTES(".zip").size;
        size_t start = from + at;
        while (start > from && (is_file_name_byte(line.at[start - 1]) || line.at[start - 1] == '/'))
            start--;
        from = end;
        bool goes_on = end < line.size && (byte_is_letter(line.at[end]) || byte_is_digit(line.at[end]));
        bool is_pattern = start > 0 && bytes_find_byte(BYTES("*>}?"), line.at[start - 1]) != BYTES_NOWHERE;
        struct bytes path = bytes_part(line, start, end - start);
        if (goes_on || is_pattern || !is_bundle(path))
            continue;
        struct citation *citation = arena_push(arena, citations, struct citation);
        if (citation == NULL)
            return;
        *citation = (struct citation){path_name(path), number};
    }
}

void bundle_citations_find(struct citations *citations, struct bytes text, struct arena *arena)
{
    *citations = (struct citations){0};
    struct lines lines = lines_of(text);
    struct bytes line;
    while (lines_next(&lines, &line))
        find_citations_in(citations, line, lines.number, arena);
}
