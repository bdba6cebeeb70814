#include "check.h"

#include "digest/sha256_x86.h"

#ifdef SHA256_FOR_X86

#include <string.h>

/* Any sequence without a pattern will do (xorshift, Marsaglia 2003). */
static uint32_t next_number(uint32_t *seed)
{
    *seed ^= *seed << 13;
    *seed ^= *seed >> 17;
    *seed ^= *seed << 5;
    return *seed;
}

TEST(plain_code_gives_the_digest_of_abc)
{
    static const uint32_t expected[8] = {0xBA7816BF, 0x8F01CFEA, 0x414140DE, 0x5DAE2223,
                                         0xB00361A3, 0x96177A9C, 0xB410FF61, 0xF20015AD};
    uint32_t state[8] = {0x6A09E667, 0xBB67AE85, 0x3C6EF372, 0xA54FF53A,
                         0x510E527F, 0x9B05688C, 0x1F83D9AB, 0x5BE0CD19};
    uint8_t block[SHA256_BLOCK_SIZE] = {'a', 'b', 'c', 0x80, [63] = 24};
    sha256_plain_block(state, block);
    CHECK(memcmp(state, expected, sizeof expected) == 0);
}

TEST(instructions_and_plain_code_agree)
{
    uint32_t seed = 1;
    uint32_t first[8] = {0}, second[8] = {0};
    uint8_t room[SHA256_BLOCK_SIZE + 16];
    bool all_same = true;
    if (!sha256_x86_is_there())
        SKIP();
    for (int i = 0; i < 20000; i++) {
        uint8_t *block = room + i % 16; /* at every alignment */
        for (int k = 0; k < SHA256_BLOCK_SIZE; k++)
            block[k] = (uint8_t)next_number(&seed);
        sha256_x86_block(first, block);
        sha256_plain_block(second, block);
        all_same = all_same && memcmp(first, second, sizeof first) == 0;
    }
    CHECK(all_same);
}

int main(void)
{
    RUN(plain_code_gives_the_digest_of_abc);
    RUN(instructions_and_plain_code_agree);
    return check_finish();
}

#else

int main(void)
{
    return check_finish();
}

#endif
