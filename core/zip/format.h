/* The numbers of the format (APPNOTE 4.3 to 4.5). */
#ifndef EXHIBIT_ZIP_FORMAT_H
#define EXHIBIT_ZIP_FORMAT_H

#include <stdint.h>

#define SIGNATURE_LOCAL UINT32_C(0x04034b50)
#define SIGNATURE_CENTRAL UINT32_C(0x02014b50)
#define SIGNATURE_END UINT32_C(0x06054b50)
#define SIGNATURE_END64 UINT32_C(0x06064b50)
#define SIGNATURE_LOCATOR UINT32_C(0x07064b50)
#define SIGNATURE_DESCRIPTOR UINT32_C(0x08074b50) /* also marks a split archive at its start */
#define SIGNATURE_SPLIT UINT32_C(0x30304b50)      /* "PK00": was split, is whole again */
#define SIGNATURE_DIGITAL UINT32_C(0x05054b50)
#define SIGNATURE_EXTRA_DATA UINT32_C(0x08064b50)

enum {
    LOCAL_HEADER_SIZE = 30,
    CENTRAL_HEADER_SIZE = 46,
    END_SIZE = 22,
    END64_SIZE = 56,
    LOCATOR_SIZE = 20,
    DESCRIPTOR_SIZE_MAX = 24,
    COMMENT_MAX = UINT16_MAX,
};

/* General purpose flags (APPNOTE 4.4.4). */
enum {
    FLAG_ENCRYPTED = 1 << 0,
    FLAG_DESCRIPTOR = 1 << 3,
    FLAG_ENHANCED_DEFLATE = 1 << 4,
    FLAG_PATCHED = 1 << 5,
    FLAG_STRONG_ENCRYPTION = 1 << 6,
    FLAG_UTF8 = 1 << 11,
    FLAG_MASKED = 1 << 13,
    FLAGS_RESERVED = 0xD780, /* 7 to 10, 12, 14, 15 */
    FLAGS_EFFORT = 0x0006,   /* 1 and 2: of a deflated entry, how hard the packer tried */
};

/* A 16 or 32 bit field with all bits set says: the value is in the zip64 record. */
#define SENTINEL16 UINT16_MAX
#define SENTINEL32 UINT32_MAX

/* Extra fields (APPNOTE 4.5, 4.6). */
enum {
    EXTRA_ZIP64 = 0x0001,
    EXTRA_NTFS = 0x000a,
    EXTRA_PKWARE_UNIX = 0x000d,
    EXTRA_STRONG_ENCRYPTION = 0x0017,
    EXTRA_TIME = 0x5455,
    EXTRA_INFOZIP_UNIX = 0x5855,
    EXTRA_UNICODE_COMMENT = 0x6375,
    EXTRA_LIBARCHIVE = 0x6c78,
    EXTRA_UNICODE_PATH = 0x7075,
    EXTRA_ASI_UNIX = 0x756e,
    EXTRA_AES = 0x9901,
};

enum { METHOD_AES = 99 };

/* High byte of "version made by" (APPNOTE 4.4.2): these hosts keep a Unix mode in the external attributes. */
enum { HOST_FAT = 0, HOST_VMS = 2, HOST_UNIX = 3, HOST_HPFS = 6, HOST_NTFS = 11, HOST_DARWIN = 19 };

enum {
    VERSION_ZIP64 = 45,
    VERSION_UNPACKED = 46, /* what Info-ZIP unpacks; nothing stored or deflated needs more */
    VERSION_MAX = 63,      /* the newest that the format knows */
};

#endif
