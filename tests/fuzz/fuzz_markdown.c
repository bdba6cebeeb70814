/* markdown_parse: blocks come in order, within the lines of the text. */
#include <assert.h>

#include "parse/markdown.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static uint32_t count_lines(struct bytes text)
{
    uint32_t count = 1;
    for (size_t i = 0; i < text.size; i++)
        count += text.at[i] == '\n' || text.at[i] == '\r';
    return count;
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    struct memory memory = {.limit = (size_t)128 << 20};
    struct arena arena = {.memory = &memory};
    struct bytes text = {data, size};
    struct blocks blocks;
    markdown_parse(&blocks, text, &normal_limits, &arena);
    uint32_t lines = count_lines(text), before = 1;
    for (size_t i = 0; i < blocks.count; i++) {
        const struct block *block = &blocks.items[i];
        assert(block->line_first >= before && block->line_first <= lines);
        assert(block->line_last >= block->line_first);
        assert(block->kind != BLOCK_HEADING || (block->level >= 1 && block->level <= 6));
        assert(block->kind != BLOCK_ITEM || block->level >= 1);
        before = block->line_first;
    }
    arena_release(&arena);
    assert(memory.used == 0);
    return 0;
}
