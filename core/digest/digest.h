/* Digests through mbedTLS. All digests here are of bytes that were read in this review. */
#ifndef EXHIBIT_DIGEST_DIGEST_H
#define EXHIBIT_DIGEST_DIGEST_H

#include "base/bytes.h"

enum digest_kind { DIGEST_MD5, DIGEST_SHA1, DIGEST_SHA224, DIGEST_SHA256, DIGEST_SHA384, DIGEST_SHA512, DIGEST_KINDS };

enum { DIGEST_SIZE_MAX = 64, SHA1_SIZE = 20, SHA256_SIZE = 32 };

/* Big enough for the state of any kind; lives where the caller puts it, needs no release. */
struct digest {
    enum digest_kind kind;
    uint64_t state[32];
};

size_t digest_size(enum digest_kind kind);      /* bytes */
const char *digest_name(enum digest_kind kind); /* "sha256" */

void digest_init(struct digest *digest, enum digest_kind kind);
void digest_update(struct digest *digest, struct bytes piece);
/* Writes digest_size() bytes. The state is used up. */
void digest_finish(struct digest *digest, uint8_t *out);

/* All at once. */
void digest_of(enum digest_kind kind, struct bytes bytes, uint8_t *out);

/* A git object id: the digest of "<type> <size>" NUL <content> (gitformat-objects). SHA1 or SHA256 by repository. */
void git_object_init(struct digest *digest, enum digest_kind kind, const char *type, uint64_t content_size);
void git_blob_init(struct digest *digest, enum digest_kind kind, uint64_t content_size);
void git_blob_of(enum digest_kind kind, struct bytes content, uint8_t *out);

/* Lower-case hex of `size` bytes into 2 * size characters, no NUL. */
void digest_to_hex(const uint8_t *bytes, size_t size, char *hex);

#endif
