#define _POSIX_C_SOURCE 200809L

#include "cli/git.h"

#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <spawn.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

extern char **environ;

enum { OBJECT_SIZE_MAX = 64 << 20 }; /* what a proof may hold; the core has the same limit */

static bool fail(const char **why, const char *reason)
{
    *why = reason;
    return false;
}

bool git_is_name(const char *word)
{
    return word[0] != '\0' && word[0] != '-' && strpbrk(word, "\r\n") == NULL;
}

/* --- the process ------------------------------------------------------------------------------- */

/* The environment without what would point git elsewhere, and with what keeps it from the network and the terminal. The
 * caller frees it. */
static char **guarded_environment(void)
{
    static char *const ours[] = {"GIT_NO_LAZY_FETCH=1", "GIT_TERMINAL_PROMPT=0", "GIT_OPTIONAL_LOCKS=0",
                                 "GIT_NO_REPLACE_OBJECTS=1", "LC_ALL=C"};
    size_t count = 0, used = 0;
    while (environ[count] != NULL)
        count++;
    char **guarded = calloc(count + sizeof ours / sizeof ours[0] + 1, sizeof *guarded);
    for (size_t i = 0; guarded != NULL && i < count; i++) {
        if (strncmp(environ[i], "GIT_", 4) != 0 && strncmp(environ[i], "LC_ALL=", 7) != 0)
            guarded[used++] = environ[i];
    }
    for (size_t i = 0; guarded != NULL && i < sizeof ours / sizeof ours[0]; i++)
        guarded[used++] = ours[i];
    return guarded;
}

/* Starts git with its standard input and output as given; its messages go to our standard error. */
static int spawn(pid_t *process, const char *folder, int input, int output)
{
    const char *const arguments[] = {"git", "--no-pager", "--no-replace-objects", "-c", "protocol.allow=never",
                                     "-c", "core.useReplaceRefs=false", "-C", folder, "cat-file", "--batch", NULL};
    posix_spawn_file_actions_t actions;
    posix_spawnattr_t attributes;
    sigset_t defaults;
    char **environment = guarded_environment();
    if (environment == NULL)
        return ENOMEM;
    sigemptyset(&defaults);
    sigaddset(&defaults, SIGPIPE);
    posix_spawn_file_actions_init(&actions);
    posix_spawnattr_init(&attributes);
    posix_spawn_file_actions_adddup2(&actions, input, STDIN_FILENO);
    posix_spawn_file_actions_adddup2(&actions, output, STDOUT_FILENO);
    posix_spawnattr_setsigdefault(&attributes, &defaults);
    posix_spawnattr_setflags(&attributes, POSIX_SPAWN_SETSIGDEF);
    int error = posix_spawnp(process, "git", &actions, &attributes, (char *const *)(uintptr_t)arguments, environment);
    posix_spawn_file_actions_destroy(&actions);
    posix_spawnattr_destroy(&attributes);
    free(environment);
    return error;
}

/* Neither end of a pipe is left open in another process. */
static bool open_pipe(int ends[2])
{
    if (pipe(ends) != 0)
        return false;
    fcntl(ends[0], F_SETFD, FD_CLOEXEC);
    fcntl(ends[1], F_SETFD, FD_CLOEXEC);
    return true;
}

static void close_all(int ends[2])
{
    for (int i = 0; i < 2; i++) {
        if (ends[i] >= 0)
            close(ends[i]);
        ends[i] = -1;
    }
}

bool git_start(struct git *git, const char *folder, const char **why)
{
    int questions[2] = {-1, -1}, answers[2] = {-1, -1};
    *git = (struct git){0};
    if (!git_is_name(folder))
        return fail(why, "a repository's folder cannot begin with '-': put ./ before it");
    signal(SIGPIPE, SIG_IGN); /* a git that went away is told by what it does not answer */
    int error = open_pipe(questions) && open_pipe(answers) ? spawn(&git->process, folder, questions[0], answers[1]) : errno;
    if (error == 0) {
        git->to = fdopen(questions[1], "wb");
        questions[1] = git->to == NULL ? questions[1] : -1;
        git->from = fdopen(answers[0], "rb");
        answers[0] = git->from == NULL ? answers[0] : -1;
    } else {
        git->process = 0;
    }
    close_all(questions);
    close_all(answers);
    if (error != 0)
        return fail(why, error == ENOENT ? "there is no git command here" : strerror(error));
    return (git->to != NULL && git->from != NULL) || fail(why, strerror(ENOMEM));
}

bool git_stop(struct git *git)
{
    int status = 0;
    if (git->to != NULL)
        fclose(git->to);
    if (git->from != NULL)
        fclose(git->from);
    while (git->process != 0 && waitpid(git->process, &status, 0) < 0 && errno == EINTR) {
    }
    bool is_good = !git->is_broken && WIFEXITED(status) && WEXITSTATUS(status) == 0;
    free(git->line);
    free(git->bytes);
    *git = (struct git){0};
    return is_good;
}

/* --- questions --------------------------------------------------------------------------------- */

/* The word up to a space, which is overwritten; *rest is then behind it, or NULL when there is none. */
static char *take_word(char **rest)
{
    char *word = *rest, *space = strchr(word, ' ');
    if (space != NULL)
        *space = '\0';
    *rest = space == NULL ? NULL : space + 1;
    return word;
}

/* "<id> <type> <size>"; anything else is "<name> missing" or "ambiguous". */
static bool read_answer(struct git *git, struct exhibit_object *object)
{
    char *rest = git->line;
    unsigned long long size = 0;
    char *end = NULL;
    object->id = take_word(&rest);
    object->type = rest == NULL ? NULL : take_word(&rest);
    if (rest == NULL || (strlen(object->id) != 40 && strlen(object->id) != 64) || rest[0] < '0' || rest[0] > '9')
        return false;
    errno = 0;
    size = strtoull(rest, &end, 10);
    if (errno != 0 || strcmp(end, "\n") != 0)
        return false;
    object->size = (size_t)size;
    git->is_broken = size > OBJECT_SIZE_MAX;
    return !git->is_broken;
}

/* The content, and the line end behind it. */
static bool read_content(struct git *git, struct exhibit_object *object)
{
    if (object->size + 1 > git->capacity) {
        char *grown = realloc(git->bytes, object->size + 1);
        if (grown == NULL)
            return false;
        git->bytes = grown;
        git->capacity = object->size + 1;
    }
    object->bytes = git->bytes;
    return fread(git->bytes, 1, object->size + 1, git->from) == object->size + 1 && git->bytes[object->size] == '\n';
}

static bool ask(void *context, const char *name, struct exhibit_object *object)
{
    struct git *git = context;
    if (git->is_broken || !git_is_name(name))
        return false;
    if (fprintf(git->to, "%s\n", name) < 0 || fflush(git->to) != 0 ||
        getline(&git->line, &git->line_size, git->from) < 0) {
        git->is_broken = true;
        return false;
    }
    if (!read_answer(git, object))
        return false;
    git->is_broken = !read_content(git, object);
    return !git->is_broken;
}

struct exhibit_repository git_repository(struct git *git)
{
    return (struct exhibit_repository){git, ask};
}
