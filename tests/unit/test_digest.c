#include "check.h"

#include "digest/digest.h"

#include <string.h>

static bool has_hex(const uint8_t *digest, size_t size, const char *hex)
{
    char text[2 * DIGEST_SIZE_MAX];
    digest_to_hex(digest, size, text);
    return strlen(hex) == 2 * size && memcmp(text, hex, 2 * size) == 0;
}

static bool digest_is(enum digest_kind kind, struct bytes bytes, const char *hex)
{
    uint8_t out[DIGEST_SIZE_MAX];
    digest_of(kind, bytes, out);
    return has_hex(out, digest_size(kind), hex);
}

/* A million times "a", in pieces of this size: the long vector of FIPS 180 and RFC 1321's kin. */
static bool million_is(enum digest_kind kind, size_t piece_size, const char *hex)
{
    static uint8_t piece[4096];
    uint8_t out[DIGEST_SIZE_MAX];
    struct digest digest;
    memset(piece, 'a', sizeof piece);
    digest_init(&digest, kind);
    for (size_t left = 1000000; left > 0;) {
        struct bytes part = bytes_first((struct bytes){piece, piece_size}, left);
        digest_update(&digest, part);
        left -= part.size;
    }
    digest_finish(&digest, out);
    return has_hex(out, digest_size(kind), hex);
}

TEST(digests_of_nothing_are_those_of_the_standards)
{
    struct bytes nothing = {NULL, 0};
    CHECK(digest_is(DIGEST_MD5, nothing, "d41d8cd98f00b204e9800998ecf8427e"));
    CHECK(digest_is(DIGEST_SHA1, nothing, "da39a3ee5e6b4b0d3255bfef95601890afd80709"));
    CHECK(digest_is(DIGEST_SHA256, nothing, "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"));
    CHECK(digest_is(DIGEST_SHA512, nothing,
                    "cf83e1357eefb8bdf1542850d66d8007d620e4050b5715dc83f4a921d36ce9ce"
                    "47d0d13c5d85f2b0ff8318d2877eec2f63b931bd47417a81a538327af927da3e"));
}

TEST(digests_of_abc_are_those_of_the_standards)
{
    CHECK(digest_is(DIGEST_MD5, BYTES("abc"), "900150983cd24fb0d6963f7d28e17f72"));
    CHECK(digest_is(DIGEST_SHA1, BYTES("abc"), "a9993e364706816aba3e25717850c26c9cd0d89d"));
    CHECK(digest_is(DIGEST_SHA256, BYTES("abc"), "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"));
    CHECK(digest_is(DIGEST_SHA512, BYTES("abc"),
                    "ddaf35a193617abacc417349ae20413112e6fa4e89a97ea20a9eeee64b55d39a"
                    "2192992a274fc1a836ba3c23a3feebbd454d4423643ce80e2a9ac94fa54ca49f"));
}

TEST(shortened_digests_are_those_of_the_standards)
{
    CHECK(digest_is(DIGEST_SHA224, BYTES("abc"), "23097d223405d8228642a477bda255b32aadbce4bda0b3f7e36c9da7"));
    CHECK(digest_is(DIGEST_SHA384, BYTES("abc"),
                    "cb00753f45a35e8bb5a03d699ac65007272c32ab0eded1631a8b605a43ff5bed"
                    "8086072ba1e7cc2358baeca134c825a7"));
}

TEST(a_digest_is_no_longer_than_its_kind)
{
    for (unsigned kind = 0; kind < DIGEST_KINDS; kind++) {
        uint8_t out[DIGEST_SIZE_MAX + 1];
        memset(out, 0xEE, sizeof out);
        digest_of((enum digest_kind)kind, BYTES("abc"), out);
        CHECK(out[digest_size((enum digest_kind)kind)] == 0xEE);
    }
}

TEST(digests_do_not_depend_on_how_the_bytes_are_cut)
{
    static const size_t pieces[] = {1, 3, 63, 64, 65, 127, 128, 1000, 4096};
    for (size_t i = 0; i < sizeof pieces / sizeof pieces[0]; i++) {
        CHECK(million_is(DIGEST_MD5, pieces[i], "7707d6ae4e027c70eea2a935c2296f21"));
        CHECK(million_is(DIGEST_SHA1, pieces[i], "34aa973cd4c4daa4f61eeb2bdbad27316534016f"));
        CHECK(million_is(DIGEST_SHA224, pieces[i], "20794655980c91d8bbb4c1ea97618a4bf03f42581948b2ee4ee7ad67"));
        CHECK(million_is(DIGEST_SHA256, pieces[i], "cdc76e5c9914fb9281a1c7e284d73e67f1809a48a497200e046d39ccc7112cd0"));
        CHECK(million_is(DIGEST_SHA512, pieces[i],
                         "e718483d0ce769644e2e42c7bc15b4638e1f98b13b2044285632a803afa973eb"
                         "de0ff244877ea60a4cb0432ce577c31beb009c5c2c49aa2e4eadb217ad8cc09b"));
    }
}

TEST(a_copied_state_goes_on_by_itself)
{
    uint8_t first[DIGEST_SIZE_MAX], second[DIGEST_SIZE_MAX];
    struct digest digest;
    digest_init(&digest, DIGEST_SHA1);
    digest_update(&digest, BYTES("ab"));
    struct digest copy = digest;
    digest_update(&digest, BYTES("c"));
    digest_update(&copy, BYTES("x"));
    digest_finish(&digest, first);
    digest_finish(&copy, second);
    CHECK(has_hex(first, SHA1_SIZE, "a9993e364706816aba3e25717850c26c9cd0d89d"));
    CHECK(memcmp(first, second, SHA1_SIZE) != 0);
}

TEST(git_blob_ids_are_those_of_git_hash_object)
{
    uint8_t id[DIGEST_SIZE_MAX];
    git_blob_of(DIGEST_SHA1, (struct bytes){NULL, 0}, id);
    CHECK(has_hex(id, SHA1_SIZE, "e69de29bb2d1d6434b8b29ae775ad8c2e48c5391"));
    git_blob_of(DIGEST_SHA1, BYTES("one\ntwo\n"), id);
    CHECK(has_hex(id, SHA1_SIZE, "814f4a422927b82f5f8a43f8fab6d3839e3983f2"));
    git_blob_of(DIGEST_SHA256, (struct bytes){NULL, 0}, id);
    CHECK(has_hex(id, SHA256_SIZE, "473a0f4c3be8a93681a267e3b1e9a7dcda1185436fe141f7749120a303721813"));
    git_blob_of(DIGEST_SHA256, BYTES("one\ntwo\n"), id);
    CHECK(has_hex(id, SHA256_SIZE, "a6b74238e52ca07a0ce235197f8b444a58b98ad8a0e07a20a896e15345546da8"));
}

int main(void)
{
    RUN(digests_of_nothing_are_those_of_the_standards);
    RUN(digests_of_abc_are_those_of_the_standards);
    RUN(shortened_digests_are_those_of_the_standards);
    RUN(a_digest_is_no_longer_than_its_kind);
    RUN(digests_do_not_depend_on_how_the_bytes_are_cut);
    RUN(a_copied_state_goes_on_by_itself);
    RUN(git_blob_ids_are_those_of_git_hash_object);
    return check_finish();
}
