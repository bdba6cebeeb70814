#include "digest/digest.h"

#include <assert.h>
#include <stdatomic.h>
#include <string.h>

#include "digest/sha256_x86.h"
#include "mbedtls/md5.h"
#include "mbedtls/sha1.h"
#include "mbedtls/sha256.h"
#include "mbedtls/sha512.h"
#include "mbedtls/version.h"

/* mbedTLS 2 has these names with "_ret"; 3 dropped the older functions that returned nothing, and the ending. */
#if MBEDTLS_VERSION_MAJOR < 3
#define mbedtls_md5_starts mbedtls_md5_starts_ret
#define mbedtls_md5_update mbedtls_md5_update_ret
#define mbedtls_md5_finish mbedtls_md5_finish_ret
#define mbedtls_sha1_starts mbedtls_sha1_starts_ret
#define mbedtls_sha1_update mbedtls_sha1_update_ret
#define mbedtls_sha1_finish mbedtls_sha1_finish_ret
#define mbedtls_sha256_starts mbedtls_sha256_starts_ret
#define mbedtls_sha256_update mbedtls_sha256_update_ret
#define mbedtls_sha256_finish mbedtls_sha256_finish_ret
#define mbedtls_sha512_starts mbedtls_sha512_starts_ret
#define mbedtls_sha512_update mbedtls_sha512_update_ret
#define mbedtls_sha512_finish mbedtls_sha512_finish_ret
#define MBEDTLS_PRIVATE(field) field
#endif

#ifdef SHA256_FOR_X86
/* To ask the processor takes as long as hashing some 40 blocks where it traps to a hypervisor: a process asks once, when it
 * has hashed more than a few. What it is told changes no digest. */
enum { BLOCKS_BEFORE_ASKING = 64 };
static atomic_uint blocks_so_far; /* up to BLOCKS_BEFORE_ASKING */
static atomic_bool has_instructions;

int mbedtls_internal_sha256_process(mbedtls_sha256_context *context, const unsigned char block[SHA256_BLOCK_SIZE])
{
    if (atomic_load_explicit(&has_instructions, memory_order_relaxed)) {
        sha256_x86_block(context->MBEDTLS_PRIVATE(state), block);
        return 0;
    }
    if (atomic_load_explicit(&blocks_so_far, memory_order_relaxed) < BLOCKS_BEFORE_ASKING &&
        atomic_fetch_add_explicit(&blocks_so_far, 1, memory_order_relaxed) + 1 == BLOCKS_BEFORE_ASKING)
        atomic_store_explicit(&has_instructions, sha256_x86_is_there(), memory_order_relaxed);
    sha256_plain_block(context->MBEDTLS_PRIVATE(state), block);
    return 0;
}
#endif

static_assert(sizeof(mbedtls_md5_context) <= sizeof(((struct digest *)0)->state), "MD5 fits");
static_assert(sizeof(mbedtls_sha1_context) <= sizeof(((struct digest *)0)->state), "SHA-1 fits");
static_assert(sizeof(mbedtls_sha256_context) <= sizeof(((struct digest *)0)->state), "SHA-256 fits");
static_assert(sizeof(mbedtls_sha512_context) <= sizeof(((struct digest *)0)->state), "SHA-512 fits");
static_assert(_Alignof(mbedtls_sha512_context) <= _Alignof(uint64_t), "the state is aligned");

size_t digest_size(enum digest_kind kind)
{
    static const size_t sizes[] = {
        [DIGEST_MD5] = 16,
        [DIGEST_SHA1] = SHA1_SIZE,
        [DIGEST_SHA224] = 28,
        [DIGEST_SHA256] = SHA256_SIZE,
        [DIGEST_SHA384] = 48,
        [DIGEST_SHA512] = 64,
    };
    return sizes[kind];
}

const char *digest_name(enum digest_kind kind)
{
    static const char *const names[] = {
        [DIGEST_MD5] = "md5",       [DIGEST_SHA1] = "sha1",     [DIGEST_SHA224] = "sha224",
        [DIGEST_SHA256] = "sha256", [DIGEST_SHA384] = "sha384", [DIGEST_SHA512] = "sha512",
    };
    return names[kind];
}

/* mbedTLS fails only when a hardware kernel does or an argument is wrong; ours are neither. */
static void must_succeed(int result)
{
    assert(result == 0);
    (void)result;
}

static void start_sha256(mbedtls_sha256_context *context, int is_sha224)
{
    mbedtls_sha256_init(context);
    must_succeed(mbedtls_sha256_starts(context, is_sha224));
}

void digest_init(struct digest *digest, enum digest_kind kind)
{
    void *state = digest->state;
    digest->kind = kind;
    switch (kind) {
    case DIGEST_MD5:
        mbedtls_md5_init(state);
        must_succeed(mbedtls_md5_starts(state));
        break;
    case DIGEST_SHA1:
        mbedtls_sha1_init(state);
        must_succeed(mbedtls_sha1_starts(state));
        break;
    case DIGEST_SHA224:
    case DIGEST_SHA256:
        start_sha256(state, kind == DIGEST_SHA224);
        break;
    case DIGEST_SHA384:
    case DIGEST_SHA512:
        mbedtls_sha512_init(state);
        must_succeed(mbedtls_sha512_starts(state, kind == DIGEST_SHA384));
        break;
    case DIGEST_KINDS:
        break;
    }
}

void digest_update(struct digest *digest, struct bytes piece)
{
    void *state = digest->state;
    if (piece.size == 0)
        return;
    switch (digest->kind) {
    case DIGEST_MD5:
        must_succeed(mbedtls_md5_update(state, piece.at, piece.size));
        break;
    case DIGEST_SHA1:
        must_succeed(mbedtls_sha1_update(state, piece.at, piece.size));
        break;
    case DIGEST_SHA224:
    case DIGEST_SHA256:
        must_succeed(mbedtls_sha256_update(state, piece.at, piece.size));
        break;
    case DIGEST_SHA384:
    case DIGEST_SHA512:
        must_succeed(mbedtls_sha512_update(state, piece.at, piece.size));
        break;
    case DIGEST_KINDS:
        break;
    }
}

void digest_finish(struct digest *digest, uint8_t *out)
{
    void *state = digest->state;
    uint8_t all[DIGEST_SIZE_MAX]; /* the library writes a whole SHA-256 for SHA-224, a whole SHA-512 for SHA-384 */
    switch (digest->kind) {
    case DIGEST_MD5:
        must_succeed(mbedtls_md5_finish(state, all));
        break;
    case DIGEST_SHA1:
        must_succeed(mbedtls_sha1_finish(state, all));
        break;
    case DIGEST_SHA224:
    case DIGEST_SHA256:
        must_succeed(mbedtls_sha256_finish(state, all));
        break;
    case DIGEST_SHA384:
    case DIGEST_SHA512:
        must_succeed(mbedtls_sha512_finish(state, all));
        break;
    case DIGEST_KINDS:
        return;
    }
    memcpy(out, all, digest_size(digest->kind));
}

void digest_of(enum digest_kind kind, struct bytes bytes, uint8_t *out)
{
    struct digest digest;
    digest_init(&digest, kind);
    digest_update(&digest, bytes);
    digest_finish(&digest, out);
}

void git_object_init(struct digest *digest, enum digest_kind kind, const char *type, uint64_t content_size)
{
    uint8_t header[32];
    size_t at = sizeof header;
    header[--at] = 0;
    do {
        header[--at] = (uint8_t)('0' + content_size % 10);
        content_size /= 10;
    } while (content_size > 0);
    digest_init(digest, kind);
    digest_update(digest, bytes_of(type));
    digest_update(digest, BYTES(" "));
    digest_update(digest, (struct bytes){header + at, sizeof header - at});
}

void git_blob_init(struct digest *digest, enum digest_kind kind, uint64_t content_size)
{
    git_object_init(digest, kind, "blob", content_size);
}

void git_blob_of(enum digest_kind kind, struct bytes content, uint8_t *out)
{
    struct digest digest;
    git_blob_init(&digest, kind, content.size);
    digest_update(&digest, content);
    digest_finish(&digest, out);
}

void digest_to_hex(const uint8_t *bytes, size_t size, char *hex)
{
    static const char digits[] = "0123456789abcdef";
    for (size_t i = 0; i < size; i++) {
        hex[2 * i] = digits[bytes[i] >> 4];
        hex[2 * i + 1] = digits[bytes[i] & 15];
    }
}
