/* core/zip over any bytes: the map covers the file, no entry gives more than it claims, memory comes back. */
#include <assert.h>
#include <string.h>

#include "base/limits.h"
#include "zip/zip.h"
#include "zip_mutator.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);
size_t LLVMFuzzerCustomMutator(uint8_t *data, size_t size, size_t size_max, unsigned seed);
size_t LLVMFuzzerCustomCrossOver(const uint8_t *a, size_t a_size, const uint8_t *b, size_t b_size, uint8_t *room,
                                 size_t room_size, unsigned seed);

size_t LLVMFuzzerCustomMutator(uint8_t *data, size_t size, size_t size_max, unsigned seed)
{
    return zip_mutate(data, size, size_max, seed);
}

size_t LLVMFuzzerCustomCrossOver(const uint8_t *a, size_t a_size, const uint8_t *b, size_t b_size, uint8_t *room,
                                 size_t room_size, unsigned seed)
{
    return zip_cross_over((struct bytes){a, a_size}, (struct bytes){b, b_size}, room, room_size, seed);
}

static bool read_input(void *context, uint64_t offset, void *buffer, size_t count)
{
    const struct bytes *input = context;
    assert(offset <= input->size && count <= input->size - offset);
    memcpy(buffer, input->at + offset, count);
    return true;
}

static bool count_piece(void *context, struct bytes piece)
{
    *(uint64_t *)context += piece.size;
    return true;
}

static void check_map(const struct zip *zip)
{
    uint64_t at = 0, mapped = 0;
    for (size_t i = 0; i < zip->map.count; i++) {
        const struct zip_region *region = &zip->map.items[i];
        assert(region->offset == at && region->size > 0);
        assert(region->entry == NO_MEMBER || region->entry < zip->entries.count);
        at += region->size;
        mapped += region->kind <= ZIP_REGION_COMMENT ? region->size : 0;
    }
    assert(at == zip->source.size && mapped == zip->mapped_size);
}

/* A judged reading and a quick one agree about an entry that the judged one finds whole. */
static void check_entry(const struct zip *zip, uint32_t index, struct arena *scratch, struct findings *found)
{
    const struct zip_entry *entry = &zip->entries.items[index];
    uint64_t given = 0, given_again = 0;
    bool is_whole = false, is_whole_again = false;
    size_t before = found->checks[RULE_ZIP_CRC_MISMATCH].found;
    if (zip_unpack(zip, index, (struct sink){&given, count_piece}, scratch, found, &is_whole) != STATUS_OK ||
        zip_unpack(zip, index, (struct sink){&given_again, count_piece}, scratch, NULL, &is_whole_again) != STATUS_OK)
        return;
    assert(given <= entry->unpacked_size && given_again <= entry->unpacked_size);
    assert(!is_whole || (is_whole_again && given == entry->unpacked_size && given_again == given));
    assert(!is_whole || found->checks[RULE_ZIP_CRC_MISMATCH].found == before);
}

static void check_names(const struct zip *zip, struct arena *keep, struct arena *scratch, struct findings *found)
{
    struct member_name *names = arena_new(keep, struct member_name, zip->entries.count);
    for (size_t i = 0; names != NULL && i < zip->entries.count; i++) {
        const struct zip_entry *entry = &zip->entries.items[i];
        names[i] = (struct member_name){entry->name, (entry->flags & 0x800) != 0, entry->is_folder,
                                        entry->has_extra, entry->made_by};
    }
    if (names != NULL)
        zip_check_names(names, zip->entries.count, scratch, found);
}

static void review(struct bytes input, size_t memory_limit)
{
    static const struct limits limits = {.of = {[LIMIT_ENTRIES] = 1000,
                                                [LIMIT_DIRECTORY] = 1 << 20,
                                                [LIMIT_MEMBER] = 1 << 22,
                                                [LIMIT_TOTAL] = 1 << 23}};
    struct memory memory = {.limit = memory_limit};
    struct arena keep = {.memory = &memory}, scratch = {.memory = &memory};
    struct findings found;
    struct zip zip;
    findings_init(&found, &keep);
    struct source source = {&input, input.size, read_input};
    enum status status = zip_scan(&zip, source, &limits, &keep, &scratch, &found);
    assert(status == (memory.exhausted ? STATUS_NO_MEMORY : STATUS_OK));
    if (status == STATUS_OK)
        check_map(&zip);
    for (uint32_t i = 0; status == STATUS_OK && i < zip.entries.count; i++)
        check_entry(&zip, i, &scratch, &found);
    if (status == STATUS_OK)
        check_names(&zip, &keep, &scratch, &found);
    arena_release(&keep);
    arena_release(&scratch);
    assert(memory.used == 0);
}

/* With all the memory, and with so little that it runs out at a place that the input decides. */
int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    struct bytes input = {data, size};
    review(input, (size_t)64 << 20);
    review(input, size == 0 ? 0 : 300 * 1024 + (size_t)data[size - 1] * 64);
    return 0;
}
