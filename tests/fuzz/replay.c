/* Runs a fuzz target over stored inputs, so that what a fuzzer once found stays found.
 *
 *     fuzz_NAME FILE-OR-FOLDER...
 *
 * Links with one tests/fuzz/fuzz_*.c in place of libFuzzer. A folder that does not exist is empty.
 * The empty input and one byte of each value always run. A target with a mutator of its own also runs what that makes
 * of each input, the same every time. */

#define _POSIX_C_SOURCE 200809L

#include <dirent.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);
size_t LLVMFuzzerMutate(uint8_t *data, size_t size, size_t size_max);
__attribute__((weak)) size_t LLVMFuzzerCustomMutator(uint8_t *data, size_t size, size_t size_max, unsigned seed);

enum { MUTANTS = 25, MUTANT_MAX = 64 * 1024 };

static unsigned passed;

static void fail(const char *path, const char *why)
{
    printf("not ok - %s: %s\n", path, why);
    exit(1);
}

/* Stands in for libFuzzer's: adds, drops or changes a byte. */
size_t LLVMFuzzerMutate(uint8_t *data, size_t size, size_t size_max)
{
    static uint32_t state;
    state = state * 1664525 + 1013904223;
    uint8_t byte = (uint8_t)(state >> 24);
    if (size < size_max && (size == 0 || byte % 3 == 0)) {
        data[size] = byte;
        return size + 1;
    }
    if (byte % 3 == 1)
        return size - 1;
    data[(state >> 8) % size] ^= (uint8_t)(byte | 1);
    return size;
}

/* Input is copied to a block of its exact size: a sanitizer then sees a read past its end. The empty input has none. */
static void run_copy(const char *name, const uint8_t *data, size_t size)
{
    uint8_t *copy = size > 0 ? malloc(size) : NULL;
    if (copy == NULL && size > 0)
        fail(name, "out of memory");
    if (size > 0)
        memcpy(copy, data, size);
    LLVMFuzzerTestOneInput(copy, size);
    free(copy);
}

static void replay_bytes(const char *name, const uint8_t *data, size_t size)
{
    static uint8_t mutant[MUTANT_MAX];
    run_copy(name, data, size);
    for (unsigned seed = 0; LLVMFuzzerCustomMutator != NULL && size <= MUTANT_MAX && seed < MUTANTS; seed++) {
        if (size > 0)
            memcpy(mutant, data, size);
        run_copy(name, mutant, LLVMFuzzerCustomMutator(mutant, size, sizeof mutant, seed));
    }
    printf("ok - %s\n", name);
    passed++;
}

static void replay_file(const char *path, size_t size)
{
    uint8_t *data = malloc(size > 0 ? size : 1);
    FILE *file = fopen(path, "rb");
    if (data == NULL || file == NULL || fread(data, 1, size, file) != size)
        fail(path, "cannot be read");
    fclose(file);
    replay_bytes(path, data, size);
    free(data);
}

static void replay_path(const char *path);

static int is_visible(const struct dirent *entry)
{
    return entry->d_name[0] != '.';
}

static void replay_folder(const char *path)
{
    struct dirent **entries;
    int count = scandir(path, &entries, is_visible, alphasort);
    if (count < 0)
        fail(path, "cannot be listed");
    for (int i = 0; i < count; i++) {
        char inner[4096];
        int length = snprintf(inner, sizeof inner, "%s/%s", path, entries[i]->d_name);
        if (length < 0 || (size_t)length >= sizeof inner)
            fail(path, "holds a name that is too long");
        replay_path(inner);
        free(entries[i]);
    }
    free(entries);
}

static void replay_path(const char *path)
{
    struct stat status;
    if (stat(path, &status) != 0)
        return;
    if (S_ISDIR(status.st_mode))
        replay_folder(path);
    else
        replay_file(path, (size_t)status.st_size);
}

int main(int argc, char **argv)
{
    setvbuf(stdout, NULL, _IOLBF, BUFSIZ);
    replay_bytes("the empty input", NULL, 0);
    for (unsigned value = 0; value < 256; value++) {
        uint8_t byte = (uint8_t)value;
        LLVMFuzzerTestOneInput(&byte, 1);
    }
    for (int i = 1; i < argc; i++)
        replay_path(argv[i]);
    printf("%u passed, 0 failed\n", passed);
    return 0;
}
