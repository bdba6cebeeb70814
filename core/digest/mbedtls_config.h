/* What of mbedTLS is compiled: digests behind one interface, nothing else. For 2.28 and 3.x. */
#ifndef EXHIBIT_MBEDTLS_CONFIG_H
#define EXHIBIT_MBEDTLS_CONFIG_H

#define MBEDTLS_MD_C
#define MBEDTLS_SHA256_C
#define MBEDTLS_SHA512_C
#define MBEDTLS_SHA1_C
#define MBEDTLS_MD5_C

#endif
