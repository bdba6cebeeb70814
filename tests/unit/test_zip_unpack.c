/* The truth about packed data. Hostile streams are written bit by bit, with zlib's judgement as the measure. */
#include <string.h>

#include "base/limits.h"
#include "check.h"
#include "zip/inflate.h"
#include "zip_review.h"

static struct zip_plan plan;

/* --- sizes, CRC, what is left ----------------------------------------------------------------- */

/* One deflated entry whose claims a test changes in both headers. */
static struct zip_item *one_entry(void)
{
    plan = (struct zip_plan){.count = 0};
    return zip_add_deflated(&plan, "a.md", BYTES("some text\n"));
}

static bool claims_say_only(int64_t unpacked_more, uint32_t crc32_flip, const char *rules)
{
    struct zip_item *item = &plan.items[0];
    item->central.unpacked_size = (uint32_t)(item->central.unpacked_size + unpacked_more);
    item->central.crc32 ^= crc32_flip;
    item->local.unpacked_size = item->central.unpacked_size;
    item->local.crc32 = item->central.crc32;
    zip_lay(&plan);
    return zip_says_only(&plan, rules);
}

TEST(a_wrong_crc_is_reported)
{
    one_entry();
    CHECK(claims_say_only(0, 1, "zip-crc-mismatch"));
}

TEST(a_crc_of_zero_is_no_excuse)
{
    uint32_t crc32 = one_entry()->central.crc32;
    CHECK(claims_say_only(0, crc32, "zip-crc-mismatch"));
}

TEST(more_content_than_claimed_is_reported_and_not_given)
{
    one_entry();
    CHECK(claims_say_only(-1, 0, "zip-size-mismatch"));
    one_entry();
    CHECK(claims_say_only(-10, 0, "zip-size-mismatch"));
}

TEST(less_content_than_claimed_is_reported)
{
    one_entry();
    CHECK(claims_say_only(1, 0, "zip-size-mismatch"));
}

TEST(stored_sizes_that_differ_are_reported)
{
    plan = (struct zip_plan){.count = 0};
    zip_add_stored(&plan, "a.md", BYTES("some text\n"));
    CHECK(claims_say_only(1, 0, "zip-size-mismatch"));
    CHECK(claims_say_only(-3, 0, "zip-size-mismatch zip-crc-mismatch"));
}

/* --- streams ---------------------------------------------------------------------------------- */

static bool packed_says_only(struct bytes packed, struct bytes unpacked, const char *rules)
{
    plan = (struct zip_plan){.count = 0};
    zip_add_packed(&plan, "a.md", packed, unpacked);
    zip_lay(&plan);
    return zip_says_only(&plan, rules);
}

TEST(legal_streams_are_silent)
{
    CHECK(packed_says_only(BYTES("\3\0"), BYTES(""), ""));
    CHECK(packed_says_only(BYTES("\1\2\0\xFD\xFFhi"), BYTES("hi"), ""));
    CHECK(packed_says_only(BYTES("\0\1\0\xFE\xFFh\1\1\0\xFE\xFFi"), BYTES("hi"), ""));
}

/* What zlib makes of a sentence at its best: a block with codes of its own. */
TEST(a_block_with_its_own_codes_is_silent)
{
    const struct bytes packed =
        BYTES("\x8d\x8c\xc9\x11\x83\x30\x14\x43\xef\xa9\x42\x05\x30\x99\xec\xcb\xa4\x1a\x1b\x7f\xc0\x60\xfc\xc1"
              "\x0b\x5b\xf5\xb1\x49\x03\xb9\x3d\x8d\x9e\x14\x1a\xc2\x18\x75\xd9\x41\x3a\x9e\x2d\x2a\x5e\xd0\xc6"
              "\x7e\xf0\xe0\x89\x1c\x42\xaa\x8d\xd8\x56\x28\xae\x3f\x7b\xfa\x53\x86\xa8\x85\xb6\x10\x56\xfd\xa8"
              "\xd8\x31\x1b\xb9\x54\x4c\x1e\x96\x03\x7a\x9d\x85\x00\x61\x4c\x01\x49\xa5\x88\x9e\x70\x3a\x5f\xae"
              "\xb7\xfb\xe3\xf9\x7a\x43\xc8\x52\x51\x55\x37\xba\xed\x4c\x6f\x79\x18\x9d\x0f\x71\x9a\x97\x75\x83"
              "\xf6\x79\x95\x2e\xd3\x3c\xb1\x25\x52\xa4\xd0\x90\xa3\xe3\xe1\x0b");
    const struct bytes unpacked = BYTES(
        "the quick brown fox jumps over the lazy dog; the quick brown fox jumps over the lazy dog again and again, "
        "and the dog does not mind at all, because 0123456789 abcdefghijklmnopqrstuvwxyz is all that is needed "
        "here.\n");
    CHECK(packed_says_only(packed, unpacked, ""));
    for (size_t size = 0; size < packed.size; size++)
        CHECK(packed_says_only(bytes_first(packed, size), unpacked, "zip-deflate-broken"));
}

TEST(bytes_behind_the_last_block_are_reported)
{
    CHECK(packed_says_only(BYTES("\3\0hidden"), BYTES(""), "zip-packed-bytes-left"));
    CHECK(packed_says_only(BYTES("\1\2\0\xFD\xFFhi\0"), BYTES("hi"), "zip-packed-bytes-left"));
}

TEST(bits_behind_the_last_block_are_a_note)
{
    CHECK(packed_says_only(BYTES("\3\4"), BYTES(""), "zip-deflate-padding"));
}

TEST(a_stream_without_a_last_block_is_reported)
{
    CHECK(packed_says_only(BYTES(""), BYTES(""), "zip-deflate-broken"));
    CHECK(packed_says_only(BYTES("\3"), BYTES(""), "zip-deflate-broken"));
    CHECK(packed_says_only(BYTES("\0\2\0\xFD\xFFhi"), BYTES("hi"), "zip-deflate-broken"));
    CHECK(packed_says_only(BYTES("\1\2\0\xFD\xFFh"), BYTES("hi"), "zip-deflate-broken"));
}

TEST(illegal_streams_are_reported)
{
    CHECK(packed_says_only(BYTES("\7\0"), BYTES(""), "zip-deflate-broken"));               /* reserved block type */
    CHECK(packed_says_only(BYTES("\1\2\0\xFC\xFFhi"), BYTES("hi"), "zip-deflate-broken")); /* NLEN */
    CHECK(packed_says_only(BYTES("\x03\x02\0"), BYTES("xxx"), "zip-deflate-broken"));      /* distance before start */
    CHECK(packed_says_only(BYTES("\x05\xE0\x81\x08\0\0\0\0"), BYTES(""), "zip-deflate-broken")); /* bad code lengths */
}

/* Bits of a fixed block: 1 final, 01 fixed, then codes from their highest bit. */
struct stream {
    uint8_t at[64];
    size_t bits;
};

static void put_bits(struct stream *stream, uint32_t value, unsigned count)
{
    for (unsigned i = 0; i < count; i++, stream->bits++)
        stream->at[stream->bits / 8] |= (uint8_t)((value >> i & 1) << stream->bits % 8);
}

static void put_code(struct stream *stream, uint32_t code, unsigned count)
{
    for (unsigned i = count; i-- > 0;)
        put_bits(stream, code >> i & 1, 1);
}

static struct bytes stream_bytes(const struct stream *stream)
{
    return (struct bytes){stream->at, (stream->bits + 7) / 8};
}

TEST(reserved_codes_are_refused_though_libdeflate_takes_them)
{
    uint8_t as[259], room[259];
    struct stream stream = {.bits = 0};
    memset(as, 'a', sizeof as);
    put_bits(&stream, 3, 3);
    put_code(&stream, 0x30 + 'a', 8);
    put_code(&stream, 0xC6, 8); /* symbol 286 */
    put_code(&stream, 0, 5);    /* distance 1 */
    put_code(&stream, 0, 7);    /* end of block */
    CHECK(inflate_whole(stream_bytes(&stream), room, sizeof room));
    CHECK(packed_says_only(stream_bytes(&stream), (struct bytes){as, sizeof as}, "zip-deflate-broken"));
}

TEST(blocks_without_content_are_stopped)
{
    static uint8_t blocks[5 * 40000 + 5]; /* empty stored blocks */
    for (size_t i = 0; i < sizeof blocks; i += 5) {
        blocks[i] = i + 5 == sizeof blocks;
        blocks[i + 1] = blocks[i + 2] = 0;
        blocks[i + 3] = blocks[i + 4] = 0xFF;
    }
    CHECK(packed_says_only((struct bytes){blocks, sizeof blocks}, BYTES(""),
                           "zip-packed-larger zip-deflate-empty-blocks"));
}

TEST(a_stream_larger_than_its_buffers_comes_out_whole)
{
    static uint8_t content[200000], packed[sizeof content + 5 * 4];
    size_t used = 0;
    for (size_t i = 0; i < sizeof content; i++)
        content[i] = (uint8_t)(i * i >> 8);
    for (size_t at = 0; at < sizeof content; at += 65535) {
        size_t size = sizeof content - at < 65535 ? sizeof content - at : 65535;
        packed[used++] = at + size == sizeof content;
        packed[used++] = (uint8_t)size;
        packed[used++] = (uint8_t)(size >> 8);
        packed[used++] = (uint8_t)~size;
        packed[used++] = (uint8_t)(~size >> 8);
        for (size_t i = 0; i < size; i++)
            packed[used++] = content[at + i];
    }
    CHECK(packed_says_only((struct bytes){packed, used}, (struct bytes){content, sizeof content}, ""));
}

static bool say_no(void *context, struct bytes piece)
{
    (void)piece;
    ++*(unsigned *)context;
    return false;
}

TEST(a_sink_that_says_no_stops_the_work)
{
    static struct zip_file file;
    struct zip_review review;
    zip_write(zip_plan_of_two(&plan), &file);
    zip_review(&review, (struct bytes){file.at, file.size}, (size_t)normal_limits.of[LIMIT_MEMORY]);
    for (uint32_t i = 0; i < 2; i++) {
        unsigned calls = 0;
        bool is_whole = true;
        struct sink sink = {&calls, say_no};
        CHECK(zip_unpack(&review.zip, i, sink, &review.scratch, &review.found, &is_whole) == STATUS_STOPPED);
        CHECK(zip_unpack(&review.zip, i, sink, &review.scratch, NULL, &is_whole) == STATUS_STOPPED);
        CHECK(calls == 2 && !is_whole);
    }
    zip_review_release(&review);
}

int main(void)
{
    RUN(a_wrong_crc_is_reported);
    RUN(a_crc_of_zero_is_no_excuse);
    RUN(more_content_than_claimed_is_reported_and_not_given);
    RUN(less_content_than_claimed_is_reported);
    RUN(stored_sizes_that_differ_are_reported);
    RUN(legal_streams_are_silent);
    RUN(a_block_with_its_own_codes_is_silent);
    RUN(bytes_behind_the_last_block_are_reported);
    RUN(bits_behind_the_last_block_are_a_note);
    RUN(a_stream_without_a_last_block_is_reported);
    RUN(illegal_streams_are_reported);
    RUN(reserved_codes_are_refused_though_libdeflate_takes_them);
    RUN(blocks_without_content_are_stopped);
    RUN(a_stream_larger_than_its_buffers_comes_out_whole);
    RUN(a_sink_that_says_no_stops_the_work);
    return check_finish();
}
