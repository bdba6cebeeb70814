/* Everything that is read from a run log line by line: what is found lies in the text, on its line. */
#include <assert.h>

#include "parse/claims.h"
#include "parse/evidence/command.h"
#include "parse/local_path.h"
#include "parse/run_log.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static void check_inside(struct bytes text, struct bytes part)
{
    if (part.size > 0)
        assert(part.at >= text.at && part.size <= text.size && (size_t)(part.at - text.at) <= text.size - part.size);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    struct memory memory = {.limit = (size_t)128 << 20};
    struct arena arena = {.memory = &memory};
    struct bytes text = {data, size};
    struct placeholders placeholders;
    struct recorded_tests tests;
    struct recorded_commands commands;
    struct citations citations;
    struct local_paths paths;

    placeholders_find(&placeholders, text, &arena);
    for (size_t i = 0; i < placeholders.count; i++)
        check_inside(text, placeholders.items[i].text);
    recorded_tests_parse(&tests, text, &arena);
    for (size_t i = 0; i < tests.count; i++) {
        check_inside(text, tests.items[i].text);
        check_inside(text, tests.items[i].command);
    }
    recorded_commands_parse(&commands, text, &arena);
    for (size_t i = 0; i < commands.count; i++) {
        check_inside(text, commands.items[i].command);
        check_inside(text, commands.items[i].remark);
        assert((commands.items[i].outcome == OUTCOME_UNKNOWN) == (commands.items[i].outcome_line == 0));
    }
    struct claims claims = {0}, failures = {0};
    assert(claims_find(&claims, text, 0, 5, &arena) >= claims.count && claims.count <= 5);
    failures_find(&failures, text, 0, UINT64_MAX, &arena);
    bundle_citations_find(&citations, text, &arena);
    for (size_t i = 0; i < citations.count; i++)
        check_inside(text, citations.items[i].name);
    local_paths_find(&paths, text, &arena);
    for (size_t i = 0; i < paths.count; i++) {
        check_inside(text, paths.items[i].path);
        assert(paths.items[i].column > 0 && paths.items[i].count > 0 && paths.items[i].path.size > 0);
    }
    struct command command;
    command_parse(&command, text, &arena);
    for (size_t i = 0; i < command.parts.count; i++)
        assert(command.parts.items[i].count > 0 &&
               command.parts.items[i].first + command.parts.items[i].count <= command.words.count);
    assert(command.parts.count == 0 || command.is_cut_off || command_match(&command, &command) != COMMAND_CONTAINED);
    arena_release(&arena);
    return 0;
}
