/* Commands in code blocks, quoted text, plain logs and session logs. */
#include "parse/evidence/command_log.h"
#include "parsing.h"

static struct fixture fixture;
static struct shown_commands shown;
static struct session_log session;

static void start_over(void)
{
    fixture_end(&fixture);
    fixture_start(&fixture);
}

static size_t find_in(const char *text)
{
    start_over();
    shown_commands_find(&shown, bytes_of(text), false, &fixture.arena);
    return shown.count;
}

static bool is_shown(size_t index, const char *text, uint32_t line, bool is_quoted)
{
    const struct shown_command *found = index < shown.count ? &shown.items[index] : NULL;
    bool is_right = found != NULL && bytes_is(found->text, text) && found->line == line && found->is_quoted == is_quoted;
    if (!is_right && found != NULL)
        printf("# %.*s (line %u)\n", (int)found->text.size, (const char *)found->text.at, found->line);
    return is_right;
}

TEST(shell_blocks_hold_commands)
{
    CHECK(find_in("Text\n```bash\n# a comment\nmake all\n\npytest \\\n  -q\n```\n`make lie`\n") == 2);
    CHECK(is_shown(0, "make all", 4, false) && is_shown(1, "pytest \\\n  -q", 6, false));
    CHECK(find_in("```\nmake all\n```\n") == 1 && is_shown(0, "make all", 2, false));
    CHECK(find_in("```python\nmake_all()\n```\n```json\n{}\n```\n") == 0);
    CHECK(find_in("```sh\npython3 - <<'PY'\nprint(1)\nPY\nmake\n```\n") == 2);
    CHECK(is_shown(0, "python3 - <<'PY'\nprint(1)\nPY", 2, false) && is_shown(1, "make", 5, false));
}

TEST(sessions_show_output_and_outcome)
{
    CHECK(find_in("```\n$ pytest -q\n..F\n1 failed, 2 passed in 0.1s\n$ pytest -q\n3 passed in 0.1s\n$ ls\n```\n") == 3);
    CHECK(is_shown(0, "pytest -q", 2, false) && shown.items[0].outcome == OUTCOME_FAILED && shown.items[0].outcome_line == 4);
    CHECK(is_shown(1, "pytest -q", 5, false) && shown.items[1].outcome == OUTCOME_PASSED);
    CHECK(shown.items[2].outcome == OUTCOME_UNKNOWN && shown.items[2].outcome_line == 0);
}

TEST(quoted_tickets_and_prompts_were_not_run)
{
    CHECK(find_in("> - `make test`\n> and `make all`\n") == 2);
    CHECK(is_shown(0, "make test", 1, true) && is_shown(1, "make all", 2, true));
    CHECK(find_in("```md\n## ticket-01\n- `make test`\n```\n") == 1 && is_shown(0, "make test", 3, true));
    CHECK(find_in("```\n**Minimal tests:**\n- `make test`\n```\n") == 1 && is_shown(0, "make test", 3, true));
    CHECK(find_in("- cat <<'EOF' > PROMPT.md\n```bash\nmake lie\n```\nEOF\n") == 0);
    start_over();
    shown_commands_find(&shown, BYTES("Run `make test`.\n```bash\nmake all\n```\n"), true, &fixture.arena);
    CHECK(shown.count == 2 && is_shown(0, "make test", 1, true) && is_shown(1, "make all", 3, true));
}

TEST(plain_logs_hold_a_command_a_line)
{
    start_over();
    command_lines_find(&shown, BYTES("# log\n[2025-12-23T10:00:00Z] make all\n2025-12-23T10:01:00Z make test\nexit 1\n\n"
                                     "make test\n[exit 0]\n"), &fixture.arena);
    REQUIRE(shown.count == 3);
    CHECK(is_shown(0, "make all", 2, false) && is_shown(1, "make test", 3, false) && is_shown(2, "make test", 6, false));
    CHECK(shown.items[0].outcome == OUTCOME_UNKNOWN && shown.items[1].outcome == OUTCOME_FAILED);
    CHECK(shown.items[1].outcome_line == 4 && shown.items[2].outcome == OUTCOME_PASSED);
    start_over();
    command_lines_find(&shown, BYTES("$ make test\n12 passed in 1.0s\nmake: done\n"), &fixture.arena);
    CHECK(shown.count == 1 && shown.items[0].outcome == OUTCOME_PASSED);
}

static void read_session(const char *text)
{
    static struct arena scratch;
    start_over();
    scratch = (struct arena){.memory = &fixture.memory};
    session = (struct session_log){0};
    session_commands_find(&shown, &session, bytes_of(text), &fixture.arena, &scratch);
    arena_release(&scratch);
}

TEST(rollouts_say_how_commands_ended)
{
    read_session("{\"type\":\"session_meta\",\"payload\":{}}\n"
                 "{\"type\":\"event_msg\",\"payload\":{\"type\":\"exec_command_begin\",\"call_id\":\"a\",\"command\":[\"bash\",\"-lc\",\"make test\"]}}\n"
                 "{\"type\":\"event_msg\",\"payload\":{\"type\":\"exec_command_end\",\"call_id\":\"a\",\"exit_code\":2}}\n"
                 "{\"type\":\"new kind\",\"payload\":{\"type\":7}}\nno JSON\n"
                 "{\"type\":\"response_item\",\"payload\":{\"type\":\"function_call\",\"name\":\"shell\",\"call_id\":\"b\","
                 "\"arguments\":\"{\\\"command\\\":[\\\"ls\\\",\\\"-l\\\"]}\"}}\n"
                 "{\"type\":\"response_item\",\"payload\":{\"type\":\"function_call_output\",\"call_id\":\"b\","
                 "\"output\":\"{\\\"output\\\":\\\"\\\",\\\"metadata\\\":{\\\"exit_code\\\":0}}\"}}\n"
                 "{\"type\":\"response_item\",\"payload\":{\"type\":\"function_call\",\"name\":\"exec_command\",\"call_id\":\"c\","
                 "\"arguments\":\"{\\\"cmd\\\":\\\"pytest\\\"}\"}}\n"
                 "{\"type\":\"response_item\",\"payload\":{\"type\":\"function_call_output\",\"call_id\":\"c\","
                 "\"output\":\"Process exited with code 1\\n\"}}\n");
    CHECK(session.broken_count == 1 && session.broken_line == 5);
    REQUIRE(shown.count == 3);
    CHECK(is_shown(0, "make test", 2, false) && shown.items[0].exit_code == 2 && shown.items[0].outcome == OUTCOME_FAILED);
    CHECK(shown.items[0].outcome_line == 3);
    CHECK(is_shown(1, "ls -l", 6, false) && shown.items[1].outcome == OUTCOME_PASSED && shown.items[1].has_exit_code);
    CHECK(is_shown(2, "pytest", 8, false) && shown.items[2].outcome == OUTCOME_FAILED);
    CHECK(looks_like_session(BYTES("{\"type\":\"session_meta\"")) && !looks_like_session(BYTES("{\"a\":1}")));
}

TEST(a_line_of_a_session_may_be_long)
{
    enum { OUTPUT = 3 << 20 };
    static char text[OUTPUT + 200];
    int start = snprintf(text, sizeof text, "{\"payload\":{\"type\":\"exec_command_end\",\"call_id\":\"a\",\"command\":"
                                            "\"make test\",\"exit_code\":1,\"aggregated_output\":\"");
    memset(text + start, 'x', OUTPUT);
    snprintf(text + start + OUTPUT, sizeof text - OUTPUT - (size_t)start, "\"}}\n");
    read_session(text);
    REQUIRE(shown.count == 1 && session.broken_count == 0);
    CHECK(is_shown(0, "make test", 1, false) && shown.items[0].outcome == OUTCOME_FAILED);
}

TEST(other_sessions_are_read_too)
{
    read_session("{\"type\":\"thread.started\"}\n"
                 "{\"type\":\"item.completed\",\"item\":{\"id\":\"i1\",\"type\":\"command_execution\",\"command\":\"bash -lc ls\",\"exit_code\":0}}\n");
    REQUIRE(shown.count == 1);
    CHECK(is_shown(0, "bash -lc ls", 2, false) && shown.items[0].outcome == OUTCOME_PASSED);
    read_session("{\"type\":\"assistant\",\"sessionId\":\"x\",\"message\":{\"content\":[{\"type\":\"text\",\"text\":\"hm\"},"
                 "{\"type\":\"tool_use\",\"id\":\"t1\",\"name\":\"Bash\",\"input\":{\"command\":\"make test\"}},"
                 "{\"type\":\"tool_use\",\"id\":\"t2\",\"name\":\"Read\",\"input\":{\"command\":\"no\"}}]}}\n"
                 "{\"type\":\"user\",\"message\":{\"content\":[{\"type\":\"tool_result\",\"tool_use_id\":\"t1\",\"is_error\":true}]}}\n"
                 "{\"type\":\"user\",\"message\":{\"content\":\"text\"}}\n");
    REQUIRE(shown.count == 1);
    CHECK(is_shown(0, "make test", 1, false) && shown.items[0].outcome == OUTCOME_FAILED && shown.items[0].outcome_line == 2);
    CHECK(!shown.items[0].has_exit_code);
}

static void parse_any(struct bytes text, struct arena *arena)
{
    struct arena scratch = {.memory = arena->memory};
    shown_commands_find(&shown, text, false, arena);
    shown_commands_find(&shown, text, true, arena);
    command_lines_find(&shown, text, arena);
    struct session_log log = {0};
    session_commands_find(&shown, &log, text, arena, &scratch);
    arena_release(&scratch);
}

TEST(every_truncation_is_read)
{
    const char *text = "> `a`\n```\n$ b \\\n c <<E\nE\nexit 1\n```\n```md\n- `x`\n```\n[2025-01-01T00:00:00Z] d\n"
                       "{\"payload\":{\"type\":\"exec_command_end\",\"call_id\":\"a\",\"command\":[\"q\"],\"exit_code\":1}}\n";
    try_truncations(text, parse_any);
    try_starving(text, 16384, parse_any);
}

int main(void)
{
    fixture_start(&fixture);
    RUN(shell_blocks_hold_commands);
    RUN(sessions_show_output_and_outcome);
    RUN(quoted_tickets_and_prompts_were_not_run);
    RUN(plain_logs_hold_a_command_a_line);
    RUN(rollouts_say_how_commands_ended);
    RUN(a_line_of_a_session_may_be_long);
    RUN(other_sessions_are_read_too);
    RUN(every_truncation_is_read);
    arena_release(&fixture.arena);
    return check_finish();
}
