/* session_commands_find: sessions that agents keep as JSON lines. The formats are nobody's standard: what is not
 * understood says nothing. */
#include "parse/evidence/command_log.h"

#include "parse/json.h"

#include <string.h>

enum { PENDING_MAX = 64, VALUES_MAX = 100000 };

/* A call whose outcome may come on a later line. */
struct call {
    struct bytes id;
    size_t command; /* index */
};

struct session_reading {
    struct shown_commands *commands;
    struct arena *keep, *scratch;
    struct call calls[PENDING_MAX]; /* the latest ones, in a ring */
    size_t call_count;
    uint32_t line;
    struct session_log *log;
};

static struct shown_command *find_call(struct session_reading *session, struct bytes id)
{
    size_t kept = session->call_count < PENDING_MAX ? session->call_count : PENDING_MAX;
    for (size_t i = 1; id.size > 0 && i <= kept; i++) {
        const struct call *call = &session->calls[(session->call_count - i) % PENDING_MAX];
        if (bytes_equal(call->id, id))
            return &session->commands->items[call->command];
    }
    return NULL;
}

/* The command of this call, which may be known by an earlier line. */
static struct shown_command *begin_call(struct session_reading *session, struct bytes id, struct bytes text)
{
    struct shown_command *known = find_call(session, id);
    if (known != NULL || text.size == 0)
        return known;
    struct shown_command *added = arena_push(session->keep, session->commands, struct shown_command);
    if (added == NULL)
        return NULL;
    *added = (struct shown_command){.text = text, .line = session->line};
    session->calls[session->call_count++ % PENDING_MAX] =
        (struct call){arena_copy(session->keep, id), session->commands->count - 1};
    return added;
}

static void end_call(struct session_reading *session, struct shown_command *command, bool has_exit_code, int64_t exit_code,
                     bool has_failed)
{
    if (command == NULL)
        return;
    command->outcome = has_failed ? OUTCOME_FAILED : OUTCOME_PASSED;
    command->outcome_line = session->line;
    command->has_exit_code = has_exit_code;
    command->exit_code = exit_code;
}

static void end_call_with_code(struct session_reading *session, struct shown_command *command, const struct json *code)
{
    bool is_number = code != NULL && code->kind == JSON_NUMBER && code->number >= -1e6 && code->number <= 1e6;
    if (is_number)
        end_call(session, command, true, (int64_t)code->number, code->number < 0 || code->number > 0);
}

/* A command as a string, or as the words of one: of ["bash", "-lc", "…"] the script. */
static struct bytes command_text(struct session_reading *session, const struct json *value)
{
    if (value == NULL || value->kind != JSON_ARRAY)
        return arena_copy(session->keep, json_string(value));
    const struct json *flag = value->first == NULL ? NULL : value->first->next;
    struct bytes flag_text = json_string(flag);
    if (value->count == 3 && flag_text.size >= 2 && flag_text.at[0] == '-' && flag_text.at[flag_text.size - 1] == 'c')
        return arena_copy(session->keep, json_string(flag->next));
    size_t size = 0, at = 0;
    for (const struct json *word = value->first; word != NULL; word = word->next)
        size += json_string(word).size + 1;
    uint8_t *joined = size == 0 ? NULL : arena_buffer(session->keep, size);
    if (joined == NULL)
        return (struct bytes){NULL, 0};
    for (const struct json *word = value->first; word != NULL; word = word->next) {
        struct bytes text = json_string(word);
        if (text.size > 0)
            memcpy(joined + at, text.at, text.size);
        at += text.size;
        joined[at++] = ' ';
    }
    return (struct bytes){joined, size - 1};
}

static const struct json *find_command(const struct json *object)
{
    const struct json *command = json_find(object, "command");
    return command != NULL ? command : json_find(object, "cmd");
}

/* Of a call of a shell: its arguments are JSON in a string. */
static void read_function_call(struct session_reading *session, const struct json *payload)
{
    struct json_error error;
    const struct json *arguments =
        json_parse_within(json_string(json_find(payload, "arguments")), VALUES_MAX, session->scratch, &error);
    if (arguments != NULL && arguments->kind == JSON_OBJECT)
        begin_call(session, json_string(json_find(payload, "call_id")), command_text(session, find_command(arguments)));
}

static void read_function_output(struct session_reading *session, const struct json *payload)
{
    struct json_error error;
    struct shown_command *command = find_call(session, json_string(json_find(payload, "call_id")));
    struct bytes output = json_string(json_find(payload, "output"));
    const struct json *object = json_parse_within(output, VALUES_MAX, session->scratch, &error);
    if (object != NULL && object->kind == JSON_OBJECT)
        end_call_with_code(session, command, json_find(json_find(object, "metadata"), "exit_code"));
    static const char *const marks[] = {"Process exited with code ", "Exit code: "};
    for (size_t i = 0; object == NULL && i < sizeof marks / sizeof marks[0]; i++) {
        size_t at = bytes_find(output, bytes_of(marks[i]));
        struct bytes digits = at == BYTES_NOWHERE ? (struct bytes){NULL, 0} : bytes_after(output, at + bytes_of(marks[i]).size);
        size_t size = 0;
        uint64_t code;
        while (size < digits.size && byte_is_digit(digits.at[size]))
            size++;
        if (bytes_to_u64(bytes_first(digits, size), &code) && code <= UINT8_MAX) {
            end_call(session, command, true, (int64_t)code, code != 0);
            return;
        }
    }
}

static void read_payload(struct session_reading *session, const struct json *payload)
{
    struct bytes type = json_string(json_find(payload, "type")), id = json_string(json_find(payload, "call_id"));
    if (bytes_is(type, "exec_command_begin")) {
        begin_call(session, id, command_text(session, find_command(payload)));
    } else if (bytes_is(type, "exec_command_end")) {
        struct shown_command *command = begin_call(session, id, command_text(session, find_command(payload)));
        end_call_with_code(session, command, json_find(payload, "exit_code"));
    } else if (bytes_is(type, "function_call")) {
        read_function_call(session, payload);
    } else if (bytes_is(type, "function_call_output")) {
        read_function_output(session, payload);
    }
}

/* codex exec --json */
static void read_item(struct session_reading *session, const struct json *item)
{
    if (!bytes_is(json_string(json_find(item, "type")), "command_execution"))
        return;
    struct shown_command *command =
        begin_call(session, json_string(json_find(item, "id")), command_text(session, find_command(item)));
    end_call_with_code(session, command, json_find(item, "exit_code"));
}

/* Claude Code: a message's content is a list of texts, tool calls and their results. */
static void read_message(struct session_reading *session, const struct json *content)
{
    if (content == NULL || content->kind != JSON_ARRAY)
        return;
    for (const struct json *part = content->first; part != NULL; part = part->next) {
        struct bytes type = json_string(json_find(part, "type"));
        if (bytes_is(type, "tool_use") && bytes_is(json_string(json_find(part, "name")), "Bash")) {
            begin_call(session, json_string(json_find(part, "id")),
                       command_text(session, json_find(json_find(part, "input"), "command")));
        } else if (bytes_is(type, "tool_result")) {
            const struct json *is_error = json_find(part, "is_error");
            end_call(session, find_call(session, json_string(json_find(part, "tool_use_id"))), false, 0,
                     is_error != NULL && is_error->kind == JSON_TRUE);
        }
    }
}

static void note_broken(struct session_reading *session, enum json_error_kind kind)
{
    if (session->log->broken_count++ > 0)
        return;
    session->log->broken_line = session->line;
    session->log->problem = json_error_text(kind);
}

static void read_line(struct session_reading *session, struct bytes line)
{
    struct json_error error;
    const struct json *object = json_parse_within(line, VALUES_MAX, session->scratch, &error);
    if (object == NULL)
        note_broken(session, error.kind);
    if (object == NULL || object->kind != JSON_OBJECT)
        return;
    const struct json *payload = json_find(object, "payload"), *item = json_find(object, "item");
    const struct json *message = json_find(object, "message");
    if (payload != NULL && payload->kind == JSON_OBJECT)
        read_payload(session, payload);
    else if (item != NULL && item->kind == JSON_OBJECT)
        read_item(session, item);
    else if (message != NULL && message->kind == JSON_OBJECT)
        read_message(session, json_find(message, "content"));
}

void session_commands_find(struct shown_commands *commands, struct session_log *log, struct bytes text, struct arena *keep,
                           struct arena *scratch)
{
    struct session_reading *session = arena_new(scratch, struct session_reading, 1);
    struct lines lines = lines_of(text);
    struct bytes line;
    *commands = (struct shown_commands){0};
    if (session == NULL)
        return;
    *session = (struct session_reading){.commands = commands, .keep = keep, .scratch = scratch, .log = log};
    while (lines_next(&lines, &line)) {
        session->line = lines.number;
        line = bytes_trim(line);
        struct arena_mark mark = arena_mark(scratch);
        if (line.size > 0)
            read_line(session, line);
        arena_rewind(scratch, mark);
    }
}

bool looks_like_session(struct bytes head)
{
    static const char *const marks[] = {"\"session_meta\"", "\"thread.started\"", "\"sessionId\"", "\"response_item\"",
                                        "\"exec_command_"};
    if (!bytes_start_with(head, BYTES("{")))
        return false;
    for (size_t i = 0; i < sizeof marks / sizeof marks[0]; i++) {
        if (bytes_contain(head, bytes_of(marks[i])))
            return true;
    }
    return false;
}
