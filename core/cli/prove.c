#define _POSIX_C_SOURCE 200809L

#include "cli/prove.h"

#include "cli/git.h"
#include "cli/input.h"

#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

/* A file that appears under its name only when it is whole. */
struct new_file {
    const char *path;
    char *temporary; /* beside it */
    FILE *stream;
};

static bool new_file_open(struct new_file *file, const char *path)
{
    static const char ending[] = ".XXXXXX";
    *file = (struct new_file){.path = path};
    file->temporary = malloc(strlen(path) + sizeof ending);
    if (file->temporary == NULL)
        return false;
    strcpy(file->temporary, path);
    strcat(file->temporary, ending);
    int fd = mkstemp(file->temporary);
    if (fd < 0) {
        free(file->temporary);
        file->temporary = NULL;
        return false;
    }
    file->stream = fdopen(fd, "wb");
    return file->stream != NULL;
}

/* Who could read the bundle can read the new one; of a file that is new, who may by the umask. */
static mode_t mode_like(const char *path)
{
    struct stat info;
    mode_t mask = umask(0);
    umask(mask);
    return stat(path, &info) == 0 ? info.st_mode & 0777 : 0666 & ~mask;
}

/* Puts it in its place, or takes it away again. */
static bool new_file_close(struct new_file *file, bool is_wanted)
{
    bool is_good = is_wanted;
    if (file->stream != NULL) {
        is_good = is_good && fflush(file->stream) == 0 && fchmod(fileno(file->stream), mode_like(file->path)) == 0 &&
                  fsync(fileno(file->stream)) == 0;
        is_good = fclose(file->stream) == 0 && is_good;
    }
    if (file->temporary != NULL) {
        is_good = is_good && rename(file->temporary, file->path) == 0;
        if (!is_good)
            unlink(file->temporary);
    }
    free(file->temporary);
    return is_good;
}

static bool write_to_stream(void *context, const void *bytes, size_t count)
{
    return fwrite(bytes, 1, count, context) == count;
}

static int say(int code, const char *what, const char *why)
{
    fprintf(stderr, "exhibit: %s: %s\n", what, why);
    return code;
}

static int code_of(enum exhibit_status status, struct exhibit *review, const struct arguments *arguments)
{
    const char *bundle = arguments->operands[2];
    switch (status) {
    case EXHIBIT_OK: return EXHIBIT_PASS;
    case EXHIBIT_NO_MEMORY: return say(EXHIBIT_UNJUDGED, bundle, "the memory limit of a review was reached");
    case EXHIBIT_READ_ERROR: return say(EXHIBIT_UNJUDGED, bundle, "it could not be read");
    case EXHIBIT_STOPPED: return say(EXHIBIT_BROKEN, bundle, "the new bundle could not be written");
    case EXHIBIT_BAD_OPTIONS: break;
    }
    return say(EXHIBIT_FAIL, bundle, exhibit_error(review));
}

static int prove_input(struct input *input, const struct arguments *arguments, struct git *git, const char *commit)
{
    struct exhibit *review = NULL;
    struct new_file file;
    const char *target = arguments->target != NULL ? arguments->target : arguments->operands[2];
    enum exhibit_status status =
        exhibit_open(&review, input->name, strlen(input->name), "", 0, (struct exhibit_progress){0});
    if (status == EXHIBIT_OK)
        status = exhibit_scan(review, input_file(input));
    if (status == EXHIBIT_OK)
        status = exhibit_read_documents(review);
    if (!new_file_open(&file, target)) {
        new_file_close(&file, false);
        exhibit_close(review);
        return say(EXHIBIT_USAGE, target, strerror(errno));
    }
    if (status == EXHIBIT_OK)
        status = exhibit_prove(review, commit, git_repository(git),
                               (struct exhibit_output){file.stream, write_to_stream});
    int code = code_of(status, review, arguments);
    if (!new_file_close(&file, code == EXHIBIT_PASS) && code == EXHIBIT_PASS)
        code = say(EXHIBIT_BROKEN, target, strerror(errno));
    exhibit_close(review);
    return code;
}

/* "<commit>^{commit}": a tag stands for the commit that it is of. The caller frees it. */
static char *commit_name(const char *commit)
{
    static const char ending[] = "^{commit}";
    char *name = malloc(strlen(commit) + sizeof ending);
    if (name != NULL) {
        strcpy(name, commit);
        strcat(name, ending);
    }
    return name;
}

int prove(const struct arguments *arguments)
{
    struct input input;
    struct git git = {0};
    const char *why = "";
    int code;
    if (!git_is_name(arguments->operands[1]))
        return say(EXHIBIT_USAGE, arguments->operands[1], "this is no name of a commit");
    char *commit = commit_name(arguments->operands[1]);
    if (commit == NULL)
        return say(EXHIBIT_UNJUDGED, arguments->operands[1], strerror(ENOMEM));
    if (!input_open(&input, arguments->operands[2], &why))
        code = say(EXHIBIT_UNJUDGED, arguments->operands[2], why);
    else if (input.is_folder)
        code = say(EXHIBIT_USAGE, input.path, "a proof is added to a zip, not to a folder");
    else if (!git_start(&git, arguments->operands[0], &why))
        code = say(EXHIBIT_UNJUDGED, arguments->operands[0], why);
    else
        code = prove_input(&input, arguments, &git, commit);
    if (!git_stop(&git) && code == EXHIBIT_PASS)
        code = say(EXHIBIT_UNJUDGED, arguments->operands[0], "git did not end as it should");
    input_close(&input);
    free(commit);
    return code;
}
