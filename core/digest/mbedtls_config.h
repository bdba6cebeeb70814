/* What of mbedTLS is compiled: digests behind one interface, nothing else. For 2.28 and 3.x. */
#ifndef EXHIBIT_MBEDTLS_CONFIG_H
#define EXHIBIT_MBEDTLS_CONFIG_H

#define MBEDTLS_MD_C
#define MBEDTLS_SHA224_C /* 3.x counts it apart */
#define MBEDTLS_SHA256_C
#define MBEDTLS_SHA384_C
#define MBEDTLS_SHA512_C
#define MBEDTLS_SHA1_C
#define MBEDTLS_MD5_C

/* sha256_x86.c has the block function. */
#if defined(__x86_64__) && defined(__GNUC__)
#define MBEDTLS_SHA256_PROCESS_ALT
#endif

#endif
