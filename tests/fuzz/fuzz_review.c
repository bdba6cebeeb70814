/* Reviews any bytes as a bundle through the public header. The first byte chooses the options, the report and how the
 * members are digested; the rest is the file. */

#include "exhibit.h"
#include "zip_mutator.h"

#include <assert.h>
#include <string.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);
size_t LLVMFuzzerCustomMutator(uint8_t *data, size_t size, size_t size_max, unsigned seed);
size_t LLVMFuzzerCustomCrossOver(const uint8_t *a, size_t a_size, const uint8_t *b, size_t b_size, uint8_t *room,
                                 size_t room_size, unsigned seed);

/* The file alone, or now and then the choice too. */
size_t LLVMFuzzerCustomMutator(uint8_t *data, size_t size, size_t size_max, unsigned seed)
{
    if (size < 2 || seed % 64 == 0)
        return LLVMFuzzerMutate(data, size, size_max);
    return 1 + zip_mutate(data + 1, size - 1, size_max - 1, seed);
}

size_t LLVMFuzzerCustomCrossOver(const uint8_t *a, size_t a_size, const uint8_t *b, size_t b_size, uint8_t *room,
                                 size_t room_size, unsigned seed)
{
    if (a_size < 2 || b_size < 2 || room_size < 2)
        return 0;
    struct bytes first = {a + 1, a_size - 1}, second = {b + 1, b_size - 1};
    size_t size = zip_cross_over(first, second, room + 1, room_size - 1, seed);
    room[0] = a[0];
    return size == 0 ? 0 : 1 + size;
}

struct input {
    const uint8_t *at;
    size_t size;
};

static bool read_input(void *context, uint64_t offset, void *buffer, size_t count)
{
    const struct input *input = context;
    assert(offset <= input->size && count <= input->size - offset);
    memcpy(buffer, input->at + offset, count);
    return true;
}

static bool count_bytes(void *context, const void *bytes, size_t count)
{
    (void)bytes;
    *(uint64_t *)context += count;
    return true;
}

static const char *const options[] = {
    "",
    "{\"profile\": \"sprint-bundle\"}",
    "{\"profile\": \"git-snapshot\", \"ticket\": \"ticket-07\"}",
    "{\"profile\": \"archive\", \"fail_on\": \"note\", \"nested\": \"review\"}",
};

static const char *const formats[] = {"json", "text", "text-color", "members"};

enum { OPTIONS_MASK = 0x03, FORMAT_SHIFT = 2, FORMAT_MASK = 0x03, BACKWARDS = 0x80 };

static enum exhibit_status digest(struct exhibit *review, uint8_t choice)
{
    uint32_t count = exhibit_member_count(review);
    enum exhibit_status status = EXHIBIT_OK;
    if ((choice & BACKWARDS) == 0)
        return exhibit_digest(review, 0, count);
    for (uint32_t i = count; status == EXHIBIT_OK && i > 0; i--)
        status = exhibit_digest(review, i - 1, 1);
    return status;
}

/* A member that unpacks gives as many bytes as it claims. */
static void unpack_members(struct exhibit *review)
{
    enum { SIZE_MOST = 1 << 20 };
    for (uint32_t i = 0; i < exhibit_member_count(review); i++) {
        uint64_t given = 0, claimed = exhibit_member_size(review, i);
        if (claimed <= SIZE_MOST && exhibit_member_bytes(review, i, (struct exhibit_output){&given, count_bytes}))
            assert(given == claimed);
    }
}

/* Whatever a front asks to be shown. */
static void show(struct exhibit *review)
{
    static const char *const views[] = {"media",     "offset",    "markdown", "json",     "table",
                                        "patch",     "patch-old", "patch-new", "generated"};
    enum { MEMBERS_MOST = 20, SLICE = 3 };
    for (uint32_t i = 0; i < exhibit_member_count(review) && i < MEMBERS_MOST; i++) {
        uint64_t written = 0;
        for (size_t k = 0; k < sizeof views / sizeof views[0]; k++)
            (void)exhibit_view(review, views[k], i, i % SLICE, SLICE, (struct exhibit_output){&written, count_bytes});
        (void)exhibit_patch_bytes(review, i, i % 2 == 0, (struct exhibit_output){&written, count_bytes});
    }
}

static void report(struct exhibit *review, const char *format)
{
    uint64_t written = 0;
    (void)exhibit_report(review, format, (struct exhibit_output){&written, count_bytes});
    assert(written > 0 || exhibit_member_count(review) == 0);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    uint8_t choice = size > 0 ? data[0] : 0;
    struct input input = {data + (size > 0), size - (size > 0)};
    const char *option = options[choice & OPTIONS_MASK];
    static const char name[] = "20260105T104500Z_ticket-07_20260105_101500_ticket-07_limit.zip";
    struct exhibit *review;
    if (exhibit_open(&review, name, sizeof name - 1, option, strlen(option), (struct exhibit_progress){0}) !=
        EXHIBIT_OK) {
        exhibit_close(review);
        return 0;
    }
    enum exhibit_status status = exhibit_scan(review, (struct exhibit_file){&input, input.size, read_input});
    if (status == EXHIBIT_OK)
        status = exhibit_read_documents(review);
    if (status == EXHIBIT_OK)
        status = digest(review, choice);
    if (status == EXHIBIT_OK)
        status = exhibit_judge(review);
    assert(status == EXHIBIT_OK || status == EXHIBIT_NO_MEMORY);
    if (status == EXHIBIT_OK) {
        unpack_members(review);
        show(review);
        report(review, formats[choice >> FORMAT_SHIFT & FORMAT_MASK]);
    }
    exhibit_close(review);
    return 0;
}
