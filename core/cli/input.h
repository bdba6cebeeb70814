/* Bundles on disk: a file, standard input, or a folder. */
#ifndef EXHIBIT_CLI_INPUT_H
#define EXHIBIT_CLI_INPUT_H

#include "exhibit.h"

#include <stdio.h>

/* A file of a folder under review. */
struct folder_entry {
    char *name; /* relative, '/' between parts; freed with the input */
    uint64_t size;
};

struct input {
    const char *path;  /* as the user gave it */
    const char *name;  /* its last part */
    bool is_folder;
    int fd;            /* of a file; -1 for a folder */
    uint64_t size;
    int root;          /* of a folder: its descriptor */
    struct folder_entry *entries;
    size_t count, capacity;
    char *folder_name; /* where `name` points for a folder; freed with the input */
};

/* Opens what `path` names; "-" is standard input, copied to a temporary file when it cannot be read at any place.
 * False: `*why` says why (static or from strerror). */
bool input_open(struct input *input, const char *path, const char **why);
void input_close(struct input *input);

struct exhibit_file input_file(struct input *input);
struct exhibit_folder input_folder(struct input *input);

#endif
