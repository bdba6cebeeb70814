#include "parse/evidence/command.h"

#include <string.h>

/* --- words ------------------------------------------------------------------------------------ */

struct command_reading {
    struct command *command;
    struct arena *arena;
    struct bytes rest;
    uint8_t *word; /* room for the current word: as large as the text */
    size_t word_size;
    bool has_word;           /* also an empty one: "" */
    bool is_quoted_word;     /* some of it stood in quotes: no placeholder of dates, no assignment */
    bool takes_target;       /* the next word is where a redirection leads */
    struct bytes heredoc;    /* the word that ends the here-document which begins behind this line */
    bool takes_heredoc;      /* the next word is it */
    uint32_t part_first;     /* of the current part */
    bool is_behind_pipe;     /* the current part reads another's output */
};

static void put(struct command_reading *reading, uint8_t byte)
{
    reading->word[reading->word_size++] = byte;
    reading->has_word = true;
}

static void put_wildcard(struct command_reading *reading)
{
    bool is_repeated = reading->word_size > 0 && reading->word[reading->word_size - 1] == COMMAND_WILDCARD;
    if (!is_repeated)
        put(reading, COMMAND_WILDCARD);
    reading->has_word = true;
}

static uint8_t peek(const struct command_reading *reading, size_t at)
{
    return at < reading->rest.size ? reading->rest.at[at] : 0;
}

/* The size of "<RUN_NAME>" at the start of the rest; 0 when there is none. */
static size_t placeholder_size(struct bytes rest)
{
    size_t size = 1;
    if (rest.size < 3 || rest.at[0] != '<' || !byte_is_letter(rest.at[1]))
        return 0;
    while (size < rest.size && (byte_is_word(rest.at[size]) || bytes_find_byte(BYTES("-/:.|"), rest.at[size]) != BYTES_NOWHERE))
        size++;
    return size < rest.size && rest.at[size] == '>' ? size + 1 : 0;
}

/* The size of "$VAR", "${…}" or "$(…)" at the start of the rest; 0 when the dollar is itself. */
static size_t variable_size(struct bytes rest)
{
    if (rest.size < 2)
        return 0;
    uint8_t opening = rest.at[1];
    if (opening == '{' || opening == '(') {
        size_t depth = 0;
        for (size_t i = 1; i < rest.size; i++) {
            depth += rest.at[i] == opening ? 1 : 0;
            depth -= rest.at[i] == (opening == '{' ? '}' : ')') ? 1 : 0;
            if (depth == 0)
                return i + 1;
        }
        return rest.size;
    }
    if (bytes_find_byte(BYTES("?!@#*$"), opening) != BYTES_NOWHERE)
        return 2;
    size_t size = 1;
    while (size < rest.size && byte_is_word(rest.at[size]))
        size++;
    return size > 1 ? size : 0;
}

static void skip(struct command_reading *reading, size_t size)
{
    reading->rest = bytes_after(reading->rest, size);
}

/* One variable, placeholder, ellipsis, escape or plain byte. */
static void read_piece(struct command_reading *reading, bool is_in_quotes)
{
    struct bytes ellipsis = BYTES("\xE2\x80\xA6");
    size_t size = peek(reading, 0) == '$' ? variable_size(reading->rest) : placeholder_size(reading->rest);
    if (size == 0 && bytes_start_with(reading->rest, ellipsis))
        size = ellipsis.size;
    if (size > 0) {
        put_wildcard(reading);
        skip(reading, size);
        return;
    }
    bool is_escape = peek(reading, 0) == '\\' && reading->rest.size > 1 &&
                     (!is_in_quotes || bytes_find_byte(BYTES("\"\\$`"), peek(reading, 1)) != BYTES_NOWHERE);
    if (is_escape)
        skip(reading, 1);
    put(reading, peek(reading, 0));
    skip(reading, 1);
}

static void read_quoted(struct command_reading *reading)
{
    uint8_t quote = peek(reading, 0);
    skip(reading, 1);
    reading->has_word = true;
    reading->is_quoted_word = true;
    while (reading->rest.size > 0 && peek(reading, 0) != quote) {
        if (quote == '"') {
            read_piece(reading, true);
        } else {
            put(reading, peek(reading, 0));
            skip(reading, 1);
        }
    }
    skip(reading, 1);
}

/* "YYYYMMDD_HHMMSS", "YYYY-MM-DD": letters that stand for digits. */
static void hide_date_letters(struct command_reading *reading)
{
    static const char *const letters[] = {"YYYYMMDD", "YYYY-MM-DD", "HHMMSS", "hhmmss"};
    for (size_t i = 0; i < sizeof letters / sizeof letters[0]; i++) {
        struct bytes word = bytes_of(letters[i]);
        size_t at = bytes_find((struct bytes){reading->word, reading->word_size}, word);
        if (at == BYTES_NOWHERE)
            continue;
        size_t behind = at + word.size;
        reading->word[at] = COMMAND_WILDCARD;
        memmove(reading->word + at + 1, reading->word + behind, reading->word_size - behind);
        reading->word_size -= word.size - 1;
    }
}

static void end_word(struct command_reading *reading)
{
    if (!reading->has_word)
        return;
    if (!reading->is_quoted_word)
        hide_date_letters(reading);
    if (bytes_is((struct bytes){reading->word, reading->word_size}, "...")) {
        reading->word[0] = COMMAND_WILDCARD;
        reading->word_size = 1;
    }
    struct bytes text = {reading->word, reading->word_size};
    bytes_skip(&text, BYTES("./"));
    struct command *command = reading->command;
    if (reading->takes_heredoc) {
        reading->heredoc = arena_copy(reading->arena, text);
    } else if (!reading->takes_target) {
        bool fits = command->words.count < COMMAND_WORDS_MAX;
        struct command_word *word = fits ? arena_push(reading->arena, &command->words, struct command_word) : NULL;
        if (word != NULL)
            *word = (struct command_word){arena_copy(reading->arena, text),
                                          bytes_find_byte(text, COMMAND_WILDCARD) != BYTES_NOWHERE};
        command->is_cut_off = command->is_cut_off || !fits;
    }
    reading->word_size = 0;
    reading->has_word = reading->is_quoted_word = reading->takes_target = reading->takes_heredoc = false;
}

/* --- parts ------------------------------------------------------------------------------------ */

static bool is_one_of(struct bytes word, const char *const *words, size_t count)
{
    for (size_t i = 0; i < count; i++) {
        if (bytes_is(word, words[i]))
            return true;
    }
    return false;
}

#define IS_ONE_OF(word, words) is_one_of((word), (words), sizeof(words) / sizeof(words)[0])

static bool is_assignment(struct bytes word)
{
    size_t equals = bytes_find_byte(word, '=');
    if (equals == BYTES_NOWHERE || equals == 0 || byte_is_digit(word.at[0]))
        return false;
    for (size_t i = 0; i < equals; i++) {
        if (!byte_is_word(word.at[i]))
            return false;
    }
    return true;
}

/* How many words at the start of a part only say how the rest is run. */
static uint32_t prefix_size(const struct command_word *words, uint32_t count)
{
    static const char *const wrappers[] = {"$", "%", "time", "env", "nohup", "sudo", "command", "exec", "!", "then", "do",
                                           "else", "if", "while", "{"};
    static const char *const runners[] = {"uv", "poetry", "pipenv", "pdm", "hatch", "rye"};
    uint32_t at = 0;
    while (at < count) {
        struct bytes word = words[at].text;
        bool has_flag = at > 0 && word.size > 1 && word.at[0] == '-' &&
                        (bytes_is(words[at - 1].text, "time") || bytes_is(words[at - 1].text, "sudo"));
        if (is_assignment(word) || IS_ONE_OF(word, wrappers) || has_flag)
            at++;
        else if (at + 1 < count && IS_ONE_OF(word, runners) && bytes_is(words[at + 1].text, "run"))
            at += 2;
        else
            break;
    }
    return at;
}

static bool is_setting(const struct command_word *words, uint32_t count)
{
    static const char *const settings[] = {"cd", "pushd", "popd", "export", "source", ".", "set", "unset", "true", ":",
                                           "fi", "done", "}", "wait"};
    return count == 0 || IS_ONE_OF(words[0].text, settings);
}

/* python3, python3.11, .venv/bin/python */
static bool is_python(struct bytes program)
{
    if (!bytes_skip(&program, BYTES("python")))
        return false;
    for (size_t i = 0; i < program.size; i++) {
        if (!byte_is_digit(program.at[i]) && program.at[i] != '.')
            return false;
    }
    return true;
}

static void end_part(struct command_reading *reading)
{
    struct command *command = reading->command;
    end_word(reading);
    if (command->words.count == 0)
        return;
    uint32_t first = reading->part_first, count = (uint32_t)command->words.count - first;
    struct command_word *words = command->words.items + first;
    uint32_t dropped = prefix_size(words, count);
    struct command_word *program = words + dropped;
    if (dropped < count && bytes_contain(program->text, BYTES("bin/")))
        program->text = path_name(program->text);
    if (dropped < count && is_python(program->text)) {
        program->text = BYTES("python");
        if (dropped + 2 < count && bytes_is(program[1].text, "-m"))
            dropped += 2;
    }
    bool is_tee = reading->is_behind_pipe && dropped < count && bytes_is(words[dropped].text, "tee");
    reading->part_first = (uint32_t)command->words.count;
    if (is_setting(words + dropped, count - dropped) || is_tee)
        return;
    struct command_part *part = arena_push(reading->arena, &command->parts, struct command_part);
    if (part != NULL)
        *part = (struct command_part){first + dropped, count - dropped};
}

/* Goes past the body of a here-document, which begins at the rest. */
static void skip_heredoc(struct command_reading *reading)
{
    struct lines lines = lines_of(reading->rest);
    struct bytes line;
    while (lines_next(&lines, &line)) {
        if (bytes_equal(bytes_trim(line), reading->heredoc))
            break;
    }
    reading->rest = lines.rest;
    reading->heredoc = (struct bytes){NULL, 0};
}

/* "> file", "2>&1", "<<EOF": the digits before it are no word of their own. */
static void read_redirection(struct command_reading *reading)
{
    bool is_number = reading->has_word && reading->word_size == 1 && byte_is_digit(reading->word[0]);
    if (is_number) {
        reading->word_size = 0;
        reading->has_word = false;
    }
    end_word(reading);
    bool is_heredoc = bytes_start_with(reading->rest, BYTES("<<")) && peek(reading, 2) != '<';
    while (reading->rest.size > 0 && bytes_find_byte(BYTES("<>"), peek(reading, 0)) != BYTES_NOWHERE)
        skip(reading, 1);
    if (is_heredoc && peek(reading, 0) == '-')
        skip(reading, 1);
    reading->takes_heredoc = is_heredoc;
    reading->takes_target = !is_heredoc;
    if (!is_heredoc && bytes_find_byte(BYTES("&|"), peek(reading, 0)) != BYTES_NOWHERE && reading->rest.size > 0)
        skip(reading, 1);
}

static void read_operator(struct command_reading *reading)
{
    uint8_t byte = peek(reading, 0);
    bool is_twice = peek(reading, 1) == byte && byte != '\n';
    if (byte == '&' && peek(reading, 1) == '>') { /* &> file */
        skip(reading, 1);
        return;
    }
    end_part(reading);
    reading->is_behind_pipe = byte == '|' && !is_twice;
    skip(reading, is_twice ? 2 : 1);
    if (byte == '\n' && reading->heredoc.size > 0)
        skip_heredoc(reading);
}

static void read_text(struct command_reading *reading, struct bytes text)
{
    reading->rest = text;
    while (reading->rest.size > 0 && !reading->command->is_cut_off) {
        uint8_t byte = peek(reading, 0);
        if (byte == '\'' || byte == '"') {
            read_quoted(reading);
        } else if (byte == '\\' && (peek(reading, 1) == '\n' || bytes_start_with(reading->rest, BYTES("\\\r\n")))) {
            skip(reading, peek(reading, 1) == '\n' ? 2 : 3);
        } else if (byte == ' ' || byte == '\t' || byte == '\r') {
            end_word(reading);
            skip(reading, 1);
        } else if (byte == '#' && !reading->has_word) {
            size_t end = bytes_find_byte(reading->rest, '\n');
            skip(reading, end == BYTES_NOWHERE ? reading->rest.size : end);
        } else if ((byte == '<' || byte == '>') && placeholder_size(reading->rest) == 0) {
            read_redirection(reading);
        } else if (bytes_find_byte(BYTES("&|;\n()"), byte) != BYTES_NOWHERE) {
            read_operator(reading);
        } else {
            read_piece(reading, false);
        }
    }
    end_part(reading);
}

/* What `bash -lc "…"` runs; empty when the command is something else. */
static struct bytes inner_script(const struct command *command)
{
    static const char *const shells[] = {"bash", "sh", "zsh", "dash"};
    if (command->parts.count != 1 || command->parts.items[0].count < 3)
        return (struct bytes){NULL, 0};
    const struct command_word *words = command->words.items + command->parts.items[0].first;
    bool is_shell = IS_ONE_OF(words[0].text, shells) && words[1].text.size >= 2 && words[1].text.at[0] == '-' &&
                    words[1].text.at[words[1].text.size - 1] == 'c';
    return is_shell ? words[2].text : (struct bytes){NULL, 0};
}

void command_parse(struct command *command, struct bytes text, struct arena *arena)
{
    struct bytes script = text;
    for (unsigned shells = 0; script.size > 0 && shells <= COMMAND_SHELLS_MAX; shells++) {
        struct command_reading reading = {.command = command, .arena = arena, .word = arena_buffer(arena, script.size)};
        *command = (struct command){.text = text};
        if (reading.word == NULL)
            return;
        read_text(&reading, script);
        script = inner_script(command);
    }
    if (text.size == 0)
        *command = (struct command){.text = text};
}

/* --- comparison ------------------------------------------------------------------------------- */

/* Does the text fit the pattern, in which a wildcard is any text? */
static bool fits(struct bytes pattern, struct bytes text)
{
    size_t wildcard = bytes_find_byte(pattern, COMMAND_WILDCARD);
    if (wildcard == BYTES_NOWHERE)
        return bytes_equal(pattern, text);
    if (!bytes_skip(&text, bytes_first(pattern, wildcard)))
        return false;
    pattern = bytes_after(pattern, wildcard + 1);
    for (;;) {
        wildcard = bytes_find_byte(pattern, COMMAND_WILDCARD);
        if (wildcard == BYTES_NOWHERE)
            return bytes_end_with(text, pattern);
        size_t at = bytes_find(text, bytes_first(pattern, wildcard));
        if (at == BYTES_NOWHERE)
            return false;
        text = bytes_after(text, at + wildcard);
        pattern = bytes_after(pattern, wildcard + 1);
    }
}

/* With wildcards on both sides: can what stands before the first and behind the last be the same? */
static bool may_be_same(struct bytes a, struct bytes b)
{
    size_t a_first = bytes_find_byte(a, COMMAND_WILDCARD), b_first = bytes_find_byte(b, COMMAND_WILDCARD);
    size_t first = a_first < b_first ? a_first : b_first;
    size_t a_last = a.size - 1 - bytes_find_last_byte(a, COMMAND_WILDCARD);
    size_t b_last = b.size - 1 - bytes_find_last_byte(b, COMMAND_WILDCARD);
    size_t last = a_last < b_last ? a_last : b_last;
    return bytes_equal(bytes_first(a, first), bytes_first(b, first)) &&
           bytes_equal(bytes_after(a, a.size - last), bytes_after(b, b.size - last));
}

static bool words_match(const struct command_word *a, const struct command_word *b)
{
    if (a->has_wildcard && b->has_wildcard)
        return bytes_equal(a->text, b->text) || may_be_same(a->text, b->text);
    return b->has_wildcard ? fits(b->text, a->text) : fits(a->text, b->text);
}

/* How one part that is asked for is in one that was run; adds up the words that are the same letter by letter. */
static enum command_match match_part(const struct command *asked, const struct command_part *part,
                                     const struct command *run, const struct command_part *other, uint64_t *same)
{
    const struct command_word *words = asked->words.items + part->first, *others = run->words.items + other->first;
    uint32_t at = 0;
    uint64_t equal = 0;
    for (uint32_t i = 0; i < part->count; i++, at++) {
        while (at < other->count && !words_match(&words[i], &others[at])) {
            if (i == 0) /* the program itself */
                return COMMAND_DIFFERENT;
            at++;
        }
        if (at == other->count)
            return COMMAND_DIFFERENT;
        equal += !words[i].has_wildcard && bytes_equal(words[i].text, others[at].text) ? 1 : 0;
    }
    *same += equal;
    return part->count == other->count ? COMMAND_EQUAL : COMMAND_NARROWED;
}

/* The parts in their order, each at least as `wanted`. */
static enum command_match match_parts(const struct command *asked, const struct command *run, enum command_match wanted)
{
    size_t at = 0;
    uint64_t same = 0, all = 0;
    enum command_match match = asked->parts.count == run->parts.count ? COMMAND_EQUAL : COMMAND_CONTAINED;
    for (size_t i = 0; i < asked->parts.count; i++) {
        enum command_match part = COMMAND_DIFFERENT;
        while (at < run->parts.count && part < wanted)
            part = match_part(asked, &asked->parts.items[i], run, &run->parts.items[at++], &same);
        if (part < wanted)
            return COMMAND_DIFFERENT;
        if (part == COMMAND_NARROWED)
            match = COMMAND_NARROWED;
        all += asked->parts.items[i].count;
    }
    return 2 * same >= all ? match : COMMAND_DIFFERENT;
}

enum command_match command_match(const struct command *asked, const struct command *run)
{
    if (asked->parts.count == 0 || asked->is_cut_off || run->is_cut_off)
        return COMMAND_DIFFERENT;
    enum command_match match = match_parts(asked, run, COMMAND_EQUAL);
    return match != COMMAND_DIFFERENT ? match : match_parts(asked, run, COMMAND_NARROWED);
}
