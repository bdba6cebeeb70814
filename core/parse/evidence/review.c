#include "parse/evidence/review.h"

#include "parse/log_lines.h"
#include "parse/tickets/ticket.h"
#include "parse/timestamp.h"

const char *review_verdict_name(enum review_verdict verdict)
{
    static const char *const names[] = {"none", "approve", "reject"};
    return names[verdict];
}

const struct review_statement *review_word(const struct review *review)
{
    return review->last.verdict != REVIEW_NONE ? &review->last : &review->first;
}

int64_t review_time_ms(const struct review *review)
{
    enum { MILLISECONDS = 1000 };
    if (review->has_stamp)
        return review->stamp * MILLISECONDS;
    return review->has_session_time ? review->session_time_ms : INT64_MIN;
}

/* --- verdicts --------------------------------------------------------------------------------- */

/* Longer words before those that begin them. */
static const struct {
    const char *word;
    enum review_verdict verdict;
} verdict_words[] = {
    {"APPROVED", REVIEW_APPROVE},          {"APPROVE", REVIEW_APPROVE},     {"ACCEPTED", REVIEW_APPROVE},
    {"ACCEPT", REVIEW_APPROVE},            {"PASSED", REVIEW_APPROVE},      {"PASS", REVIEW_APPROVE},
    {"LGTM", REVIEW_APPROVE},              {"REJECTED", REVIEW_REJECT},     {"REJECT", REVIEW_REJECT},
    {"FAILED", REVIEW_REJECT},             {"FAIL", REVIEW_REJECT},         {"NO-GO", REVIEW_REJECT},
    {"NO GO", REVIEW_REJECT},              {"NOGO", REVIEW_REJECT},         {"GO-HOLD", REVIEW_REJECT},
    {"HOLD", REVIEW_REJECT},               {"BLOCKED", REVIEW_REJECT},      {"BLOCK", REVIEW_REJECT},
    {"CHANGES REQUESTED", REVIEW_REJECT}, {"REQUEST CHANGES", REVIEW_REJECT}, {"NEEDS WORK", REVIEW_REJECT},
    {"GO", REVIEW_APPROVE},
};

/* The verdict that the text begins with; `*behind` is what follows it. */
static enum review_verdict leading_verdict(struct bytes text, bool in_any_case, struct bytes *behind)
{
    for (size_t i = 0; i < sizeof verdict_words / sizeof verdict_words[0]; i++) {
        struct bytes word = bytes_of(verdict_words[i].word);
        bool starts = in_any_case ? bytes_start_with_any_case(text, word) : bytes_start_with(text, word);
        bool ends = text.size == word.size || (starts && !byte_is_word(text.at[word.size]) && text.at[word.size] != '-');
        if (!starts || !ends)
            continue;
        *behind = bytes_after(text, word.size);
        return verdict_words[i].verdict;
    }
    return REVIEW_NONE;
}

static struct bytes without_marks(struct bytes text)
{
    while (text.size > 0 && bytes_find_byte(BYTES("*_# \t"), text.at[0]) != BYTES_NOWHERE)
        text = bytes_after(text, 1);
    return text;
}

enum review_verdict verdict_of_line(struct bytes line)
{
    static const char *const labels[] = {"final verdict", "verdict", "decision", "result"};
    struct bytes text = without_marks(bytes_trim(line)), behind = {NULL, 0};
    if (bytes_start_with(bytes_trim(line), BYTES(">")))
        return REVIEW_NONE;
    for (size_t i = 0; i < sizeof labels / sizeof labels[0]; i++) {
        struct bytes label = bytes_of(labels[i]);
        if (!bytes_start_with_any_case(text, label))
            continue;
        struct bytes rest = without_marks(bytes_after(text, label.size));
        if (!bytes_skip(&rest, BYTES(":")))
            continue;
        rest = without_marks(rest);
        bytes_skip(&rest, BYTES("`"));
        return leading_verdict(rest, true, &behind);
    }
    enum review_verdict verdict = leading_verdict(text, false, &behind);
    behind = bytes_trim(behind);
    while (verdict != REVIEW_NONE && behind.size > 0 && behind.at[0] == '*')
        behind = bytes_after(behind, 1);
    bool stands_alone = verdict != REVIEW_NONE && (behind.size == 0 || behind.at[0] == ':' || bytes_is(behind, "."));
    return stands_alone ? verdict : REVIEW_NONE;
}

/* --- fields ----------------------------------------------------------------------------------- */

bool uuid7_time(struct bytes uuid, int64_t *milliseconds)
{
    enum { UUID_SIZE = 36, TIME_DIGITS = 12 };
    uint64_t value = 0;
    size_t digits = 0;
    if (uuid.size != UUID_SIZE)
        return false;
    for (size_t i = 0; i < UUID_SIZE; i++) {
        bool is_dash = i == 8 || i == 13 || i == 18 || i == 23;
        if (is_dash ? uuid.at[i] != '-' : !byte_is_hex(uuid.at[i]))
            return false;
        if (!is_dash && digits < TIME_DIGITS) {
            value = value << 4 | byte_hex_value(uuid.at[i]);
            digits++;
        }
    }
    bool is_version_7 = uuid.at[14] == '7' && bytes_find_byte(BYTES("89abAB"), uuid.at[19]) != BYTES_NOWHERE;
    *milliseconds = (int64_t)value;
    return is_version_7;
}

/* "11,623", "11623". */
static bool read_grouped_number(struct bytes text, uint64_t *number)
{
    *number = 0;
    for (size_t i = 0; i < text.size; i++) {
        if (text.at[i] == ',' && i > 0)
            continue;
        if (!byte_is_digit(text.at[i]) || *number > UINT64_MAX / 10 - 1)
            return false;
        *number = *number * 10 + (uint64_t)(text.at[i] - '0');
    }
    return text.size > 0;
}

/* The part of "20251017T020356Z_P3C4-001-008_2.txt" between the stamp and a number of its own. */
static struct bytes ticket_in_name(struct bytes name, struct bytes stamp)
{
    if (bytes_find_last_byte(name, '.') != BYTES_NOWHERE)
        name = bytes_first(name, bytes_find_last_byte(name, '.'));
    if (stamp.size > 0)
        name = bytes_after(name, (size_t)(stamp.at - name.at) + stamp.size);
    while (name.size > 0 && (name.at[0] == '_' || name.at[0] == '-'))
        name = bytes_after(name, 1);
    size_t underscore = bytes_find_last_byte(name, '_');
    uint64_t number;
    if (underscore != BYTES_NOWHERE && bytes_to_u64(bytes_after(name, underscore + 1), &number))
        name = bytes_first(name, underscore);
    bool has_digit = false;
    for (size_t i = 0; i < name.size; i++)
        has_digit = has_digit || byte_is_digit(name.at[i]);
    return has_digit ? name : (struct bytes){NULL, 0};
}

/* The name says which ticket the review is of when nothing in it does. */
static void take_ticket_of_name(struct review *review)
{
    if (review->ticket.line == 0)
        review->ticket.text = review->name_ticket;
}

static void read_name(struct review *review, struct bytes path)
{
    struct bytes name = path_name(path), stamp = {NULL, 0};
    review->has_stamp = timestamp_find_in_name(name, &review->stamp, &stamp);
    review->name_ticket = ticket_in_name(name, stamp);
}

/* --- transcripts ------------------------------------------------------------------------------ */

enum block { BLOCK_ANSWER, BLOCK_HEADER, BLOCK_BETWEEN, BLOCK_PROMPT, BLOCK_THINKING, BLOCK_EXEC, BLOCK_CODEX, BLOCK_TOKENS };

struct transcript_reading {
    struct review *review;
    struct exec_blocks *execs;
    struct arena *keep, *scratch;
    struct bytes text;
    struct lines lines;
    struct bytes line;
    enum block block;
    bool is_in_fence;
    bool is_in_patch;       /* the fence is that of a quoted patch */
    size_t patch_start;     /* offsets in the text */
    bool has_dashes;        /* the first line of dashes of the header was seen */
    bool takes_command;     /* the next lines are the command of an exec block */
    size_t command_start;
    uint32_t command_line;
};

#define CODEX_LINE BYTES("OpenAI Codex v")

/* Older versions write a time before each mark: "[2025-10-13T22:06:33] codex". */
static struct bytes without_time(struct bytes line)
{
    size_t end = bytes_find_byte(line, ']');
    bool has_time = line.size > 2 && line.at[0] == '[' && byte_is_digit(line.at[1]) && end != BYTES_NOWHERE;
    return has_time ? bytes_trim(bytes_after(line, end + 1)) : line;
}

bool looks_like_transcript(struct bytes head)
{
    struct lines lines = lines_of(head);
    struct bytes line, first = {NULL, 0};
    while (lines_next(&lines, &line)) {
        if (lines.number == 1)
            first = line;
        if (bytes_start_with(without_time(line), CODEX_LINE))
            return lines.number == 1 || verdict_of_line(first) != REVIEW_NONE;
    }
    return false;
}

static void read_header_line(struct transcript_reading *reading)
{
    struct review *review = reading->review;
    struct {
        const char *name;
        struct review_field *field;
    } fields[] = {
        {"workdir", &review->workdir},   {"model", &review->model},     {"provider", &review->provider},
        {"approval", &review->approval}, {"sandbox", &review->sandbox}, {"session id", &review->session},
    };
    if (bytes_start_with(reading->line, BYTES("----"))) {
        reading->block = reading->has_dashes ? BLOCK_BETWEEN : BLOCK_HEADER;
        reading->has_dashes = true;
        return;
    }
    struct bytes value = reading->line;
    struct bytes name = bytes_cut(&value, ':');
    for (size_t i = 0; i < sizeof fields / sizeof fields[0]; i++) {
        if (bytes_is(bytes_trim(name), fields[i].name) && fields[i].field->line == 0)
            *fields[i].field = (struct review_field){bytes_trim(value), reading->lines.number};
    }
}

/* Offset of the current line in the text. */
static size_t line_start(const struct transcript_reading *reading)
{
    return (size_t)(reading->line.at - reading->text.at);
}

static void end_patch(struct transcript_reading *reading)
{
    struct review *review = reading->review;
    struct bytes quoted = bytes_part(reading->text, reading->patch_start, line_start(reading) - reading->patch_start);
    while (bytes_end_with(quoted, BYTES("\n\n")) || bytes_is(quoted, "\n"))
        quoted.size--;
    reading->is_in_patch = false;
    if (review->has_patch || quoted.size == 0)
        return;
    review->has_patch = true;
    review->patch_last_line = reading->lines.number - 1;
    patch_parse(&review->patch, quoted, reading->keep);
}

static void read_prompt_line(struct transcript_reading *reading)
{
    struct review *review = reading->review;
    struct bytes line = reading->line;
    if (bytes_start_with(line, BYTES("```"))) {
        bool opens_patch = bytes_start_with(line, BYTES("```diff")) || bytes_start_with(line, BYTES("```patch"));
        if (reading->is_in_patch)
            end_patch(reading);
        else if (!reading->is_in_fence && opens_patch && !review->has_patch) {
            reading->is_in_patch = true;
            reading->patch_start = line_start(reading) + line.size + 1;
            review->patch_first_line = reading->lines.number + 1;
        }
        reading->is_in_fence = !reading->is_in_fence;
        return;
    }
    if (!reading->is_in_fence && review->ticket.line == 0 && bytes_skip(&line, BYTES("Ticket:")) &&
        bytes_trim(line).size > 0)
        review->ticket = (struct review_field){bytes_trim(line), reading->lines.number};
}

static void end_command(struct transcript_reading *reading, size_t end, int64_t exit_code, uint32_t outcome_line)
{
    struct bytes text = bytes_part(reading->text, reading->command_start, end - reading->command_start);
    struct exec_block *exec = arena_push(reading->scratch, reading->execs, struct exec_block);
    reading->takes_command = false;
    if (exec != NULL)
        *exec = (struct exec_block){bytes_trim(text), reading->command_line, outcome_line, exit_code};
}

/* "bash -lc 'pytest -q' in FOLDER succeeded in 12ms:" and "… exited 1 in 12ms:"; a command can have several lines. */
static void read_exec_line(struct transcript_reading *reading)
{
    enum { COMMAND_LINES_MAX = 200 };
    struct bytes line = bytes_trim_right(reading->line);
    size_t succeeded = bytes_find(line, BYTES(" succeeded in ")), exited = bytes_find(line, BYTES(" exited "));
    size_t outcome = succeeded != BYTES_NOWHERE ? succeeded : exited;
    if (!reading->takes_command)
        return;
    if (outcome == BYTES_NOWHERE || !bytes_end_with(line, BYTES(":"))) {
        if (reading->lines.number - reading->command_line >= COMMAND_LINES_MAX)
            end_command(reading, line_start(reading), 0, 0);
        return;
    }
    struct bytes before = bytes_first(line, outcome);
    size_t folder = BYTES_NOWHERE;
    for (size_t at = bytes_find(before, BYTES(" in ")), next; at != BYTES_NOWHERE; at = next) {
        folder = at;
        next = bytes_find(bytes_after(before, at + 4), BYTES(" in "));
        next = next == BYTES_NOWHERE ? next : at + 4 + next;
    }
    uint64_t code = 0;
    if (succeeded == BYTES_NOWHERE) {
        struct bytes rest = bytes_after(line, exited + BYTES(" exited ").size);
        struct bytes digits = bytes_cut(&rest, ' ');
        if (!bytes_to_u64(digits, &code) || code > INT32_MAX)
            return;
    }
    end_command(reading, line_start(reading) + (folder == BYTES_NOWHERE ? outcome : folder), (int64_t)code,
                reading->lines.number);
}

static void read_answer_line(struct transcript_reading *reading)
{
    struct review_statement *last = &reading->review->last;
    if (bytes_start_with(reading->line, BYTES("```")))
        reading->is_in_fence = !reading->is_in_fence;
    enum review_verdict verdict = reading->is_in_fence ? REVIEW_NONE : verdict_of_line(reading->line);
    if (verdict != REVIEW_NONE && last->verdict == REVIEW_NONE)
        *last = (struct review_statement){verdict, bytes_trim(reading->line), reading->lines.number};
}

static void begin_block(struct transcript_reading *reading, enum block block)
{
    if (reading->takes_command)
        end_command(reading, line_start(reading), 0, 0);
    reading->block = block;
    reading->is_in_fence = false;
    if (block == BLOCK_CODEX) /* only the last answer counts */
        reading->review->last = (struct review_statement){0};
    reading->takes_command = block == BLOCK_EXEC;
    reading->command_start = line_start(reading) + reading->line.size + 1;
    reading->command_line = reading->lines.number + 1;
}

/* Whether the line begins a block. The prompt is given once, and what is fenced in it begins nothing. */
static bool is_block_mark(struct transcript_reading *reading)
{
    static const struct {
        const char *mark;
        enum block block;
    } marks[] = {{"thinking", BLOCK_THINKING}, {"exec", BLOCK_EXEC}, {"codex", BLOCK_CODEX}, {"tokens used", BLOCK_TOKENS}};
    struct bytes line = bytes_trim_right(without_time(reading->line));
    if (reading->block < BLOCK_BETWEEN || (reading->block == BLOCK_PROMPT && reading->is_in_fence))
        return false;
    if (reading->block == BLOCK_BETWEEN && bytes_is(line, "user")) {
        begin_block(reading, BLOCK_PROMPT);
        return true;
    }
    for (size_t i = 0; i < sizeof marks / sizeof marks[0]; i++) {
        if (!bytes_is(line, marks[i].mark))
            continue;
        begin_block(reading, marks[i].block);
        return true;
    }
    return false;
}

static void read_tokens_line(struct transcript_reading *reading)
{
    struct review *review = reading->review;
    uint64_t tokens;
    if (!read_grouped_number(bytes_trim(reading->line), &tokens))
        return;
    review->has_tokens = true;
    review->tokens = tokens;
    review->tokens_line = reading->lines.number;
}

/* A transcript that this one shows, as it is or in a patch. */
static bool is_nested_header(struct bytes line)
{
    if (line.size > 0 && bytes_find_byte(BYTES("+- "), line.at[0]) != BYTES_NOWHERE)
        line = bytes_after(line, 1);
    return bytes_start_with(without_time(line), CODEX_LINE);
}

static void read_line(struct transcript_reading *reading)
{
    struct review *review = reading->review;
    if (reading->block == BLOCK_ANSWER) {
        enum review_verdict verdict = verdict_of_line(reading->line);
        if (reading->lines.number == 1 && verdict != REVIEW_NONE)
            review->first = (struct review_statement){verdict, bytes_trim(reading->line), 1};
        struct bytes line = without_time(reading->line);
        if (bytes_start_with(line, CODEX_LINE)) {
            review->version = (struct review_field){bytes_trim(bytes_after(line, CODEX_LINE.size)), reading->lines.number};
            reading->block = BLOCK_HEADER;
        }
        return;
    }
    review->nested_reviews += is_nested_header(reading->line) ? 1 : 0;
    if (reading->block == BLOCK_HEADER) {
        read_header_line(reading);
        return;
    }
    if (is_block_mark(reading))
        return;
    switch (reading->block) {
    case BLOCK_PROMPT: read_prompt_line(reading); break;
    case BLOCK_EXEC: read_exec_line(reading); break;
    case BLOCK_CODEX: read_answer_line(reading); break;
    case BLOCK_TOKENS: read_tokens_line(reading); break;
    default: break;
    }
}

void transcript_parse(struct review *review, struct exec_blocks *execs, struct bytes path, struct bytes text,
                      struct arena *keep, struct arena *scratch)
{
    struct transcript_reading reading = {.review = review, .execs = execs, .keep = keep, .scratch = scratch, .text = text};
    review->form = REVIEW_TRANSCRIPT;
    *execs = (struct exec_blocks){0};
    read_name(review, path);
    reading.lines = lines_of(text);
    while (lines_next(&reading.lines, &reading.line))
        read_line(&reading);
    if (reading.is_in_patch || reading.takes_command) {
        reading.line = (struct bytes){text.at + text.size, 0};
        reading.lines.number++;
        if (reading.is_in_patch)
            end_patch(&reading);
        if (reading.takes_command && reading.command_start < text.size)
            end_command(&reading, text.size, 0, 0);
    }
    take_ticket_of_name(review);
    review->has_session_time = uuid7_time(review->session.text, &review->session_time_ms);
}

/* --- documents -------------------------------------------------------------------------------- */

void review_document_parse(struct review *review, struct bytes path, struct bytes text)
{
    struct log_reading reading = log_lines_of(text);
    struct log_line line;
    bool is_behind_heading = false; /* "## Verdict", and the verdict on a line of its own */
    review->form = REVIEW_DOCUMENT;
    read_name(review, path);
    while (log_lines_next(&reading, &line)) {
        struct bytes behind, rest = without_marks(line.content);
        if (line.is_code || line.content.size == 0)
            continue;
        enum review_verdict verdict = verdict_of_line(line.content);
        if (verdict == REVIEW_NONE && is_behind_heading)
            verdict = leading_verdict(rest, true, &behind);
        if (verdict != REVIEW_NONE)
            review->last = (struct review_statement){verdict, bytes_trim(line.text), line.number};
        if (verdict != REVIEW_NONE && review->first.verdict == REVIEW_NONE)
            review->first = review->last;
        is_behind_heading = line.content.at[0] == '#' && find_word(rest, BYTES("verdict")) != BYTES_NOWHERE;
        if (review->ticket.line == 0 && bytes_skip(&rest, BYTES("Ticket:")) && without_marks(rest).size > 0)
            review->ticket = (struct review_field){bytes_trim(without_marks(rest)), line.number};
    }
    take_ticket_of_name(review);
}
