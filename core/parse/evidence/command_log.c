#include "parse/evidence/command_log.h"

#include "parse/log_lines.h"

enum block_kind { BLOCK_OTHER, BLOCK_COMMANDS, BLOCK_SESSION, BLOCK_QUOTED };

struct shown_reading {
    struct shown_commands *commands;
    struct arena *arena;
    struct bytes text;
    struct log_reading lines;
    struct log_line line;
    bool is_prompt;
};

static struct shown_command *add(struct shown_commands *commands, struct arena *arena, struct bytes text, uint32_t line)
{
    struct shown_command *added = text.size == 0 ? NULL : arena_push(arena, commands, struct shown_command);
    if (added != NULL)
        *added = (struct shown_command){.text = text, .line = line};
    return added;
}

/* --- code blocks -------------------------------------------------------------------------------- */

static bool is_prompt_line(struct bytes line)
{
    return bytes_start_with(line, BYTES("$ "));
}

/* Marks of a ticket or a prompt, none of which begins a command. */
static bool looks_like_markdown(struct bytes line)
{
    static const char *const marks[] = {"- ", "* ", "+ ", "**", "## ", "### ", "> ", "1. ", "1) ", "| "};
    for (size_t i = 0; i < sizeof marks / sizeof marks[0]; i++) {
        if (bytes_start_with(line, bytes_of(marks[i])))
            return true;
    }
    return false;
}

/* What the block is that opens on the current line. */
static enum block_kind kind_of(const struct shown_reading *reading)
{
    static const char *const shells[] = {"bash", "sh", "shell", "zsh", "console", "terminal", "shell-session", "shellsession"};
    struct bytes language = bytes_trim(reading->line.text);
    while (language.size > 0 && (language.at[0] == '`' || language.at[0] == '~'))
        language = bytes_after(language, 1);
    language = bytes_trim(language);
    bool is_shell = false, has_prompts = false, has_markdown = false;
    for (size_t i = 0; i < sizeof shells / sizeof shells[0]; i++)
        is_shell = is_shell || bytes_equal_any_case(language, bytes_of(shells[i]));
    struct log_reading ahead = reading->lines;
    struct log_line line;
    while (ahead.fence != 0 && log_lines_next(&ahead, &line)) {
        struct bytes content = bytes_trim(line.text);
        has_prompts = has_prompts || is_prompt_line(content);
        has_markdown = has_markdown || looks_like_markdown(content);
    }
    bool is_markdown = bytes_equal_any_case(language, BYTES("md")) || bytes_equal_any_case(language, BYTES("markdown"));
    if (is_markdown || (!is_shell && has_markdown && !has_prompts))
        return BLOCK_QUOTED;
    if (!is_shell && language.size > 0)
        return BLOCK_OTHER;
    return has_prompts ? BLOCK_SESSION : BLOCK_COMMANDS;
}

/* Whether the block that the current line is in goes on behind it. */
static bool is_in_block(const struct shown_reading *reading)
{
    return reading->lines.fence != 0;
}

/* A command from the current line on: with the lines that continue it, and the body of a here-document. */
static struct bytes whole_command(struct shown_reading *reading, struct bytes first)
{
    struct bytes last = first;
    struct bytes word = heredoc_word(first);
    while (is_in_block(reading)) {
        bool goes_on = bytes_end_with(last, BYTES("\\")) || word.size > 0;
        struct shown_reading ahead = *reading;
        if (!goes_on || !log_lines_next(&ahead.lines, &ahead.line) || !is_in_block(&ahead))
            break;
        *reading = ahead;
        last = bytes_trim_right(reading->line.text);
        if (word.size > 0 && bytes_equal(bytes_trim(last), word))
            word = (struct bytes){NULL, 0};
    }
    size_t start = (size_t)(first.at - reading->text.at);
    size_t end = last.size == 0 ? start + first.size : (size_t)(last.at - reading->text.at) + last.size;
    return bytes_part(reading->text, start, end - start);
}

static void note_outcome(struct shown_command *command, struct bytes line, uint32_t number)
{
    enum outcome outcome;
    if (command == NULL || !outcome_of_line(line, &outcome))
        return;
    command->outcome = outcome;
    command->outcome_line = number;
    command->remark = line;
}

static void read_block_line(struct shown_reading *reading, enum block_kind kind, size_t *last)
{
    struct bytes content = bytes_trim(reading->line.text);
    uint32_t number = reading->line.number;
    bool is_command = kind == BLOCK_SESSION ? is_prompt_line(content)
                                            : content.size > 0 && content.at[0] != '#';
    if (!is_command) {
        if (kind == BLOCK_SESSION && *last < reading->commands->count)
            note_outcome(&reading->commands->items[*last], content, number);
        return;
    }
    if (kind == BLOCK_SESSION)
        content = bytes_trim(bytes_after(content, 2));
    *last = reading->commands->count;
    struct shown_command *added = add(reading->commands, reading->arena, whole_command(reading, content), number);
    if (added != NULL)
        added->is_quoted = reading->is_prompt;
}

/* Code in a line of quoted text. */
static void read_quoted_line(struct shown_reading *reading)
{
    struct bytes rest = reading->line.text, behind;
    for (struct bytes code = first_code(rest, &behind); code.size > 0; code = first_code(rest, &behind)) {
        struct shown_command *added = add(reading->commands, reading->arena, code, reading->line.number);
        if (added != NULL)
            added->is_quoted = true;
        rest = behind;
    }
}

static void read_block(struct shown_reading *reading)
{
    enum block_kind kind = kind_of(reading);
    size_t last = SIZE_MAX;
    while (is_in_block(reading) && log_lines_next(&reading->lines, &reading->line) && is_in_block(reading)) {
        if (kind == BLOCK_QUOTED)
            read_quoted_line(reading);
        else if (kind != BLOCK_OTHER)
            read_block_line(reading, kind, &last);
    }
}

void shown_commands_find(struct shown_commands *commands, struct bytes text, bool is_prompt, struct arena *arena)
{
    struct shown_reading reading = {
        .commands = commands, .arena = arena, .text = text, .lines = log_lines_of(text), .is_prompt = is_prompt};
    *commands = (struct shown_commands){0};
    while (log_lines_next(&reading.lines, &reading.line)) {
        if (is_in_block(&reading))
            read_block(&reading);
        else if (is_prompt || bytes_start_with(reading.line.content, BYTES(">")))
            read_quoted_line(&reading);
        else if (reading.line.is_item && heredoc_word(reading.line.content).size > 0)
            log_lines_skip_heredoc(&reading.lines, heredoc_word(reading.line.content));
    }
}

/* --- plain logs --------------------------------------------------------------------------------- */

/* Without "[2026-01-05T10:20:00Z]" or "2026-01-05T10:20:00Z" in front. */
static struct bytes without_time(struct bytes line)
{
    struct bytes rest = line;
    if (line.size > 1 && line.at[0] == '[' && byte_is_digit(line.at[1])) {
        bytes_cut(&rest, ']');
        return bytes_trim(rest);
    }
    struct bytes word = bytes_cut(&rest, ' ');
    enum { DATE_AND_TIME = 16 };
    bool is_time = word.size >= DATE_AND_TIME && byte_is_digit(word.at[0]) && word.at[4] == '-' && word.at[10] == 'T';
    return is_time ? bytes_trim(rest) : line;
}

static bool is_exit_line(struct bytes line)
{
    while (line.size > 0 && bytes_find_byte(BYTES("[(->=# "), line.at[0]) != BYTES_NOWHERE)
        line = bytes_after(line, 1);
    return bytes_start_with_any_case(line, BYTES("exit")) || bytes_start_with_any_case(line, BYTES("rc="));
}

void command_lines_find(struct shown_commands *commands, struct bytes text, struct arena *arena)
{
    bool has_prompts = false;
    struct lines lines = lines_of(text);
    struct bytes line;
    *commands = (struct shown_commands){0};
    while (lines_next(&lines, &line))
        has_prompts = has_prompts || is_prompt_line(without_time(bytes_trim(line)));
    lines = lines_of(text);
    while (lines_next(&lines, &line)) {
        line = without_time(bytes_trim(line));
        struct shown_command *last = commands->count == 0 ? NULL : &commands->items[commands->count - 1];
        bool is_command = has_prompts ? is_prompt_line(line)
                                      : line.size > 0 && line.at[0] != '#' && !is_exit_line(line);
        if (is_command)
            add(commands, arena, has_prompts ? bytes_trim(bytes_after(line, 2)) : line, lines.number);
        else
            note_outcome(last, line, lines.number);
    }
}
