#define _POSIX_C_SOURCE 200809L
#define _FILE_OFFSET_BITS 64

#include "cli/input.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

enum { COPY_SIZE = 1 << 16, DEPTH_MAX = 64 };

static bool fail(const char **why, const char *reason)
{
    *why = reason;
    return false;
}

static const char *last_part(const char *path)
{
    const char *slash = strrchr(path, '/');
    return slash == NULL ? path : slash + 1;
}

/* The name of a folder without slashes at its end; "." is asked for its real name by nobody: it has none. */
static char *folder_name(const char *path)
{
    size_t size = strlen(path);
    while (size > 1 && path[size - 1] == '/')
        size--;
    char *copy = strndup(path, size);
    char *name = copy == NULL ? NULL : strdup(last_part(copy));
    free(copy);
    return name;
}

/* --- a file --- */

static bool read_all(int fd, uint64_t offset, void *buffer, size_t count)
{
    uint8_t *at = buffer;
    while (count > 0) {
        ssize_t got = pread(fd, at, count, (off_t)offset);
        if (got < 0 && errno == EINTR)
            continue;
        if (got <= 0)
            return false;
        at += got;
        offset += (uint64_t)got;
        count -= (size_t)got;
    }
    return true;
}

static bool read_file(void *context, uint64_t offset, void *buffer, size_t count)
{
    const struct input *input = context;
    return read_all(input->fd, offset, buffer, count);
}

struct exhibit_file input_file(struct input *input)
{
    return (struct exhibit_file){input, input->size, read_file};
}

/* Standard input that is a pipe goes to a nameless file, since an archive is read from its end. */
static bool spool_standard_input(struct input *input, const char **why)
{
    static uint8_t buffer[COPY_SIZE];
    FILE *spool = tmpfile();
    if (spool == NULL)
        return fail(why, strerror(errno));
    for (;;) {
        ssize_t got = read(STDIN_FILENO, buffer, sizeof buffer);
        if (got < 0 && errno == EINTR)
            continue;
        if (got < 0 || (got > 0 && fwrite(buffer, 1, (size_t)got, spool) != (size_t)got)) {
            fclose(spool);
            return fail(why, strerror(errno));
        }
        if (got == 0)
            break;
        input->size += (uint64_t)got;
    }
    fflush(spool);
    input->fd = dup(fileno(spool));
    fclose(spool);
    return input->fd >= 0 || fail(why, strerror(errno));
}

/* --- a folder --- */

static bool add_entry(struct input *input, const char *name, uint64_t size)
{
    if (input->count == input->capacity) {
        size_t more = input->capacity == 0 ? 64 : input->capacity * 2;
        struct folder_entry *moved = realloc(input->entries, more * sizeof *moved);
        if (moved == NULL)
            return false;
        input->entries = moved;
        input->capacity = more;
    }
    char *copy = strdup(name);
    if (copy == NULL)
        return false;
    input->entries[input->count++] = (struct folder_entry){copy, size};
    return true;
}

static char *join(const char *folder, const char *name)
{
    size_t size = strlen(folder) + strlen(name) + 2;
    char *path = malloc(size);
    if (path != NULL)
        snprintf(path, size, "%s%s%s", folder, folder[0] == '\0' ? "" : "/", name);
    return path;
}

static bool list_folder(struct input *input, int fd, const char *prefix, unsigned depth, const char **why);

/* A link or a device in a folder is no evidence of its own: it is refused, not followed. */
static bool list_entry(struct input *input, int folder, const char *prefix, const char *name, unsigned depth,
                       const char **why)
{
    struct stat info;
    char *path = join(prefix, name);
    bool is_good = path != NULL;
    if (!is_good)
        return fail(why, strerror(ENOMEM));
    if (fstatat(folder, name, &info, AT_SYMLINK_NOFOLLOW) != 0) {
        is_good = fail(why, strerror(errno));
    } else if (S_ISDIR(info.st_mode)) {
        int inner = openat(folder, name, O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC);
        is_good = inner >= 0 ? list_folder(input, inner, path, depth + 1, why) : fail(why, strerror(errno));
    } else if (S_ISREG(info.st_mode)) {
        is_good = add_entry(input, path, (uint64_t)info.st_size) || fail(why, strerror(ENOMEM));
    } else {
        is_good = fail(why, "the folder holds a link or a special file");
    }
    free(path);
    return is_good;
}

/* Takes over `fd`. */
static bool list_folder(struct input *input, int fd, const char *prefix, unsigned depth, const char **why)
{
    DIR *folder = depth > DEPTH_MAX ? NULL : fdopendir(fd);
    if (folder == NULL) {
        close(fd);
        return fail(why, depth > DEPTH_MAX ? "the folder is nested too deeply" : strerror(errno));
    }
    bool is_good = true;
    struct dirent *entry;
    while (is_good && (entry = readdir(folder)) != NULL) {
        if (strcmp(entry->d_name, ".") != 0 && strcmp(entry->d_name, "..") != 0)
            is_good = list_entry(input, dirfd(folder), prefix, entry->d_name, depth, why);
    }
    closedir(folder);
    return is_good;
}

static int by_name(const void *left, const void *right)
{
    const struct folder_entry *a = left, *b = right;
    return strcmp(a->name, b->name); /* unsigned bytes (C11 7.24.4) */
}

static const uint8_t *entry_name(void *context, size_t index, size_t *size)
{
    const struct input *input = context;
    *size = strlen(input->entries[index].name);
    return (const uint8_t *)input->entries[index].name;
}

static uint64_t entry_size(void *context, size_t index)
{
    const struct input *input = context;
    return input->entries[index].size;
}

static bool read_entry(void *context, size_t index, uint64_t offset, void *buffer, size_t count)
{
    const struct input *input = context;
    int fd = openat(input->root, input->entries[index].name, O_RDONLY | O_NOFOLLOW | O_CLOEXEC);
    if (fd < 0)
        return false;
    bool is_good = read_all(fd, offset, buffer, count);
    close(fd);
    return is_good;
}

struct exhibit_folder input_folder(struct input *input)
{
    return (struct exhibit_folder){input, input->count, entry_name, entry_size, read_entry};
}

/* --- either --- */

static bool open_folder(struct input *input, const char **why)
{
    input->is_folder = true;
    input->root = input->fd;
    input->fd = -1;
    input->folder_name = folder_name(input->path);
    input->name = input->folder_name;
    int listed = dup(input->root);
    if (input->name == NULL || listed < 0)
        return fail(why, strerror(errno));
    if (!list_folder(input, listed, "", 0, why))
        return false;
    if (input->count > 0)
        qsort(input->entries, input->count, sizeof *input->entries, by_name);
    return true;
}

bool input_open(struct input *input, const char *path, const char **why)
{
    struct stat info;
    bool is_standard = strcmp(path, "-") == 0;
    *input = (struct input){.path = path, .name = is_standard ? "" : last_part(path), .fd = -1, .root = -1};
    input->fd = is_standard ? dup(STDIN_FILENO) : open(path, O_RDONLY | O_CLOEXEC);
    if (input->fd < 0 || fstat(input->fd, &info) != 0)
        return fail(why, strerror(errno));
    if (S_ISDIR(info.st_mode))
        return open_folder(input, why);
    if (S_ISREG(info.st_mode)) {
        input->size = (uint64_t)info.st_size;
        return true;
    }
    if (!is_standard)
        return fail(why, "it is neither a file nor a folder");
    close(input->fd);
    input->fd = -1;
    return spool_standard_input(input, why);
}

void input_close(struct input *input)
{
    if (input->fd >= 0)
        close(input->fd);
    if (input->root >= 0)
        close(input->root);
    for (size_t i = 0; i < input->count; i++)
        free(input->entries[i].name);
    free(input->entries);
    free(input->folder_name);
}
