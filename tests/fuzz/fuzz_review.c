/* Reviews any bytes as a bundle through the public header. The first byte chooses the options and how the members are
 * digested; the rest is the file. */

#include "exhibit.h"

#include <assert.h>
#include <string.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

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
    "{\"profile\": \"archive\", \"fail_on\": \"note\"}",
};

enum { OPTION_COUNT = sizeof options / sizeof options[0], BACKWARDS = 0x80 };

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

static void report(struct exhibit *review)
{
    static const char *const formats[] = {"json", "text", "text-color", "members"};
    uint64_t written = 0;
    for (size_t i = 0; i < sizeof formats / sizeof formats[0]; i++)
        (void)exhibit_report(review, formats[i], (struct exhibit_output){&written, count_bytes});
    assert(written > 0);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    uint8_t choice = size > 0 ? data[0] : 0;
    struct input input = {data + (size > 0), size - (size > 0)};
    const char *option = options[choice % OPTION_COUNT];
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
        report(review);
    }
    exhibit_close(review);
    return 0;
}
