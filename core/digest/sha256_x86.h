/*
 * The block function of SHA-256 (FIPS 180-4, 6.2.2) for x86-64: with the processor's SHA instructions where it has them,
 * about five times as fast, else in plain C. Other machines use mbedTLS's own.
 */
#ifndef EXHIBIT_DIGEST_SHA256_X86_H
#define EXHIBIT_DIGEST_SHA256_X86_H

#include <stdbool.h>
#include <stdint.h>

#if defined(__x86_64__) && defined(__GNUC__)
#define SHA256_FOR_X86

enum { SHA256_BLOCK_SIZE = 64 };

/* Whether this processor has the SHA instructions. Slow: it traps in a virtual machine. */
bool sha256_x86_is_there(void);

/* Only where they are there. */
void sha256_x86_block(uint32_t state[8], const uint8_t block[SHA256_BLOCK_SIZE]);

void sha256_plain_block(uint32_t state[8], const uint8_t block[SHA256_BLOCK_SIZE]);

#endif
#endif
