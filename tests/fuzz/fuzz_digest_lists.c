/* Reviews a small folder with one list of digests, or one file of a bag: the first byte says which, the rest is its
 * text. Everything that is asked of lists is asked. */

#include "exhibit.h"

#include <assert.h>
#include <string.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

struct file {
    const char *name;
    const char *text; /* NULL: the input */
    size_t size;
};

static const char *const list_names[] = {
    "SHA256SUMS",
    "a.txt.md5",
    "checksums.txt",
    "manifest-sha256.txt",
    "tagmanifest-sha1.txt",
    "bagit.txt",
    "bag-info.txt",
    "fetch.txt",
    "datapackage.json",
    "ro-crate-metadata.json",
    "a.intoto.jsonl",
    "statement.json",
    "manifest.json",
    "sha256.json",
    "integrity.json",
    "a.dist-info/RECORD",
    "datapackage-digest.json",
    "a.sigstore",
};

#define FILE_OF(name, text) {name, text, sizeof text - 1}

/* Beside it: members to be listed, and what makes the folder a whole bag. */
static const struct file fixed[] = {
    FILE_OF("a.txt", "hello\n"),
    FILE_OF("bagit.txt", "BagIt-Version: 1.0\nTag-File-Character-Encoding: UTF-8\n"),
    FILE_OF("data/a.txt", "hello\r\n"),
    FILE_OF("manifest-sha256.txt", "cd2eca3535741f27a8ae40c31b0c41d4057a7a7b912b33b9aed86485d1c84676  data/a.txt\n"),
};

enum { FIXED_COUNT = sizeof fixed / sizeof fixed[0], NAME_COUNT = sizeof list_names / sizeof list_names[0] };

struct folder {
    struct file files[FIXED_COUNT + 1];
    size_t count;
};

static const uint8_t *name_of_file(void *context, size_t index, size_t *size)
{
    const struct folder *folder = context;
    *size = strlen(folder->files[index].name);
    return (const uint8_t *)folder->files[index].name;
}

static uint64_t size_of_file(void *context, size_t index)
{
    const struct folder *folder = context;
    return folder->files[index].size;
}

static bool read_of_file(void *context, size_t index, uint64_t offset, void *buffer, size_t count)
{
    const struct folder *folder = context;
    assert(offset <= folder->files[index].size && count <= folder->files[index].size - offset);
    memcpy(buffer, folder->files[index].text + offset, count);
    return true;
}

static bool count_bytes(void *context, const void *bytes, size_t count)
{
    (void)bytes;
    *(uint64_t *)context += count;
    return true;
}

/* Sorted by name; a fixed file of the list's name makes room for it. */
static void fill(struct folder *folder, struct file list)
{
    bool is_placed = false;
    for (size_t i = 0; i < FIXED_COUNT; i++) {
        int order = strcmp(fixed[i].name, list.name);
        if (order >= 0 && !is_placed) {
            folder->files[folder->count++] = list;
            is_placed = true;
        }
        if (order != 0)
            folder->files[folder->count++] = fixed[i];
    }
    if (!is_placed)
        folder->files[folder->count++] = list;
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    static const char options[] = "{\"profile\": \"listed\"}";
    struct folder folder = {.count = 0};
    struct exhibit *review;
    uint64_t written = 0;
    if (size == 0)
        return 0;
    fill(&folder, (struct file){list_names[data[0] % NAME_COUNT], (const char *)data + 1, size - 1});
    enum exhibit_status status =
        exhibit_open(&review, "folder", 6, options, strlen(options), (struct exhibit_progress){0});
    assert(status == EXHIBIT_OK);
    status = exhibit_run_folder(
        review, (struct exhibit_folder){&folder, folder.count, name_of_file, size_of_file, read_of_file});
    assert(status == EXHIBIT_OK || status == EXHIBIT_NO_MEMORY);
    if (status == EXHIBIT_OK) {
        bool is_written = exhibit_report(review, "json", (struct exhibit_output){&written, count_bytes});
        assert(is_written && written > 0);
    }
    exhibit_close(review);
    return 0;
}
