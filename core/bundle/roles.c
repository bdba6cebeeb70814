/* What a member is for, by its path alone. */
#include <assert.h>

#include "base/glob.h"
#include "bundle/parts.h"

static const char *const names[ROLE_COUNT] = {
    [ROLE_NONE] = "unexplained",
    [ROLE_PATCH] = "patch",
    [ROLE_STAGED_PATCH] = "staged patch",
    [ROLE_LAST_COMMIT] = "last commit",
    [ROLE_COMMITS] = "commit list",
    [ROLE_TICKETS] = "tickets",
    [ROLE_TICKET_FILE] = "ticket",
    [ROLE_RUN_META] = "run meta",
    [ROLE_RUN_PROMPT] = "run prompt",
    [ROLE_RUN_COMMANDS] = "run commands",
    [ROLE_RUN_RESULTS] = "run results",
    [ROLE_RUN_TESTS] = "run tests",
    [ROLE_RUN_FILE] = "run file",
    [ROLE_REVIEW] = "review",
    [ROLE_INSTRUCTIONS] = "instructions",
    [ROLE_DOCUMENT] = "document",
    [ROLE_SNAPSHOT_README] = "snapshot readme",
    [ROLE_GIT_STATUS] = "git status",
    [ROLE_GIT_LOG] = "git log",
    [ROLE_GIT_STAT] = "git diff stat",
    [ROLE_CHANGED_FILES] = "changed files",
    [ROLE_REPO_SNAPSHOT] = "repository snapshot",
    [ROLE_GIT_PROOF] = "git proof",
    [ROLE_FOLDER] = "folder",
    [ROLE_DEBRIS] = "debris",
};

/* The first pattern that matches gives the role. */
static const struct {
    const char *pattern;
    enum role role;
} patterns[] = {
    {"git-proof/**", ROLE_GIT_PROOF},
    {"**.DS_Store", ROLE_DEBRIS},
    {"**Thumbs.db", ROLE_DEBRIS},
    {"__MACOSX/**", ROLE_DEBRIS},
    {".patch_check/**", ROLE_DEBRIS},
    {".git/**", ROLE_DEBRIS},
    {"**/.git/**", ROLE_DEBRIS},
    {"**__pycache__/**", ROLE_DEBRIS},
    {"**.pyc", ROLE_DEBRIS},
    {"**.swp", ROLE_DEBRIS},
    {"**.orig", ROLE_DEBRIS},
    {"**.rej", ROLE_DEBRIS},
    {"**~", ROLE_DEBRIS},
    {"DIFF.patch", ROLE_PATCH},
    {"git_diff.patch", ROLE_PATCH},
    {"git_diff_cached.patch", ROLE_STAGED_PATCH},
    {"LAST_COMMIT.txt", ROLE_LAST_COMMIT},
    {"COMMITS.txt", ROLE_COMMITS},
    {"docs/CODEX_SPRINT_TICKETS.md", ROLE_TICKETS},
    {"docs/tickets/*.md", ROLE_TICKET_FILE},
    {"docs/agent_runs/*/META.json", ROLE_RUN_META},
    {"docs/agent_runs/*/PROMPT.md", ROLE_RUN_PROMPT},
    {"docs/agent_runs/*/COMMANDS.md", ROLE_RUN_COMMANDS},
    {"docs/agent_runs/*/RESULTS.md", ROLE_RUN_RESULTS},
    {"docs/agent_runs/*/TESTS.md", ROLE_RUN_TESTS},
    {"docs/agent_runs/*/**", ROLE_RUN_FILE},
    {"codex_reviews/*.txt", ROLE_REVIEW},
    {"codex_reviews/*.md", ROLE_REVIEW},
    {"README.txt", ROLE_SNAPSHOT_README},
    {"git_status.txt", ROLE_GIT_STATUS},
    {"git_log.txt", ROLE_GIT_LOG},
    {"git_diff_stat.txt", ROLE_GIT_STAT},
    {"changed_files.txt", ROLE_CHANGED_FILES},
    {"docs/_generated/repo_snapshot.md", ROLE_REPO_SNAPSHOT},
    {"AGENTS.md", ROLE_INSTRUCTIONS},
    {"PROGRESS.md", ROLE_DOCUMENT},
    {"README.md", ROLE_DOCUMENT},
    {"CHANGELOG.md", ROLE_DOCUMENT},
    {"PROJECT.md", ROLE_DOCUMENT},
    {"docs/**", ROLE_DOCUMENT},
    {"project_state/**", ROLE_DOCUMENT},
    {".kiro/**", ROLE_DOCUMENT},
    {"**/.kiro/**", ROLE_DOCUMENT},
    {".specify/**", ROLE_DOCUMENT},
    {"specs/*/**", ROLE_DOCUMENT},
    {"openspec/**", ROLE_DOCUMENT},
    {".taskmaster/**", ROLE_DOCUMENT},
    {".beads/**", ROLE_DOCUMENT},
    {"backlog/**", ROLE_DOCUMENT},
};

enum role role_of(struct bytes path, bool is_folder)
{
    if (is_folder)
        return ROLE_FOLDER;
    for (size_t i = 0; i < sizeof patterns / sizeof patterns[0]; i++) {
        if (glob_match(bytes_of(patterns[i].pattern), path))
            return patterns[i].role;
    }
    return ROLE_NONE;
}

/* Roles of names that mean something here and hardly anywhere else. */
static bool is_named_for_us(enum role role)
{
    return role != ROLE_DEBRIS && role != ROLE_DOCUMENT && role != ROLE_SNAPSHOT_README;
}

static bool matches_any_case(const char *pattern, struct bytes folded)
{
    uint8_t lower[64];
    size_t size = 0;
    for (; pattern[size] != '\0'; size++) {
        assert(size < sizeof lower);
        lower[size] = byte_to_lower((uint8_t)pattern[size]);
    }
    return glob_match((struct bytes){lower, size}, folded);
}

const char *role_case_variant(struct bytes path, struct bytes folded)
{
    for (size_t i = 0; i < sizeof patterns / sizeof patterns[0]; i++) {
        if (!matches_any_case(patterns[i].pattern, folded))
            continue;
        bool is_as_it_should_be = glob_match(bytes_of(patterns[i].pattern), path);
        return is_named_for_us(patterns[i].role) && !is_as_it_should_be ? patterns[i].pattern : NULL;
    }
    return NULL;
}

const char *role_name(enum role role)
{
    return names[role];
}

struct bytes run_folder_of(struct bytes path)
{
    struct bytes start = BYTES("docs/agent_runs/");
    if (!bytes_start_with(path, start))
        return (struct bytes){NULL, 0};
    struct bytes rest = bytes_after(path, start.size);
    size_t slash = bytes_find_byte(rest, '/');
    if (slash == BYTES_NOWHERE || slash == 0)
        return (struct bytes){NULL, 0};
    return bytes_first(path, start.size + slash);
}

bool role_is_made_for_bundle(enum role role)
{
    switch (role) {
    case ROLE_PATCH:
    case ROLE_STAGED_PATCH:
    case ROLE_LAST_COMMIT:
    case ROLE_COMMITS:
    case ROLE_SNAPSHOT_README:
    case ROLE_GIT_STATUS:
    case ROLE_GIT_LOG:
    case ROLE_GIT_STAT:
    case ROLE_CHANGED_FILES:
    case ROLE_REPO_SNAPSHOT:
    case ROLE_GIT_PROOF: return true;
    default: return false;
    }
}
