/* Commands in logs beyond list items: in code blocks, in plain logs, in quoted text, in session logs. */
#ifndef EXHIBIT_PARSE_EVIDENCE_COMMAND_LOG_H
#define EXHIBIT_PARSE_EVIDENCE_COMMAND_LOG_H

#include "parse/evidence/evidence.h"

/* A command as a log shows it. */
struct shown_command {
    struct bytes text, remark; /* borrow from the log; those of a session log lie in `keep` */
    uint32_t line, outcome_line;
    enum outcome outcome;
    bool is_quoted;
    bool has_exit_code;
    int64_t exit_code;
};

struct shown_commands {
    struct shown_command *items;
    size_t count, capacity;
};

/* Code blocks of shell commands (```bash, or without a language and without anything that looks like Markdown), and
 * code in quoted text: quote blocks, and code blocks that hold Markdown. In a block with "$ " the other lines are output.
 * In a prompt everything is quoted. List items outside of code are left to recorded_commands_parse. */
void shown_commands_find(struct shown_commands *commands, struct bytes text, bool is_prompt, struct arena *arena);

/* commands.log: a command a line, after a time or "$ " if it likes; "exit 1" behind it. */
void command_lines_find(struct shown_commands *commands, struct bytes text, struct arena *arena);

/* A session in JSON lines: what Codex keeps of one (rollout files, codex exec --json) and what Claude Code keeps. Kinds
 * of lines that are not known say nothing; those that are no JSON are counted in `log`, whose member is left alone. */
void session_commands_find(struct shown_commands *commands, struct session_log *log, struct bytes text, struct arena *keep,
                           struct arena *scratch);
bool looks_like_session(struct bytes head);

#endif
