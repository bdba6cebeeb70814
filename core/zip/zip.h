/*
 * The structure of an archive as both of its readings give it: backward (end record, central directory) and forward
 * (local headers). Format: PKWARE APPNOTE 6.3.x; section numbers in the sources mean that document.
 *
 * Everything odd is a finding; the archive is read on as far as that is safe.
 */
#ifndef EXHIBIT_ZIP_ZIP_H
#define EXHIBIT_ZIP_ZIP_H

#include "base/arena.h"
#include "base/limits.h"
#include "base/source.h"
#include "base/status.h"
#include "finding/findings.h"

enum { ZIP_METHOD_STORED = 0, ZIP_METHOD_DEFLATED = 8 };

/* One entry as the central directory describes it (APPNOTE 4.3.12), zip64 fields resolved. */
struct zip_entry {
    struct bytes name; /* raw bytes: may be anything; lives in the arena given to zip_scan */
    uint64_t packed_size;
    uint64_t unpacked_size; /* as claimed */
    uint64_t header_offset; /* of the local header, as claimed */
    uint64_t data_offset;   /* of the packed bytes; only when `has_data` */
    uint32_t crc32;         /* as claimed */
    uint32_t external_attributes;
    uint16_t made_by, needed, flags, method, dos_time, dos_date;
    bool is_folder; /* the name ends in '/' */
    bool has_extra; /* the directory gives it an extra field */
    bool has_data;  /* the local header is there, the data lies inside the file and the method can be read */
};

enum zip_region_kind {
    ZIP_REGION_LOCAL_HEADER, /* with name and extra field */
    ZIP_REGION_DATA,
    ZIP_REGION_DESCRIPTOR,
    ZIP_REGION_DIRECTORY, /* all central headers */
    ZIP_REGION_END64,     /* zip64 end record and locator */
    ZIP_REGION_END,       /* end record without its comment */
    ZIP_REGION_COMMENT,
    ZIP_REGION_PREFIX,
    ZIP_REGION_GAP,
    ZIP_REGION_HIDDEN, /* a local record that the directory does not list */
    ZIP_REGION_SUFFIX,
};

/* A run of bytes that belongs to exactly one record. Regions come in order of offset, do not overlap, and together
 * cover the file from 0 to its end. Where records overlap, the bytes go to the one that starts first. */
struct zip_region {
    uint64_t offset;
    uint64_t size;
    uint32_t entry; /* index into entries, or NO_MEMBER */
    enum zip_region_kind kind;
};

struct zip {
    struct source source;
    struct {
        struct zip_entry *items;
        size_t count, capacity;
    } entries; /* in the order of the central directory */
    struct {
        struct zip_region *items;
        size_t count, capacity;
    } map;
    uint64_t mapped_size; /* bytes that belong to a proper record: all but prefix, gap, hidden, suffix */
    bool has_directory;   /* an end record and a central directory were found; else there are no entries */
};

/* Reads the structure. `keep` holds what `zip` points to, and must outlive the findings; `scratch` is used and given
 * back. Says nothing of names: zip_check_names does. What is beyond the limits entries, directory, member or total is
 * the finding zip-limit.
 * STATUS_OK however broken the archive is; STATUS_NO_MEMORY; STATUS_READ_ERROR. */
enum status zip_scan(struct zip *zip, struct source source, const struct limits *limits, struct arena *keep,
                     struct arena *scratch, struct findings *found);

/* Unpacks one entry to its end into `sink`, in order, checking sizes and CRC-32 on the way; what is wrong is said in
 * `found` (NULL: nothing is said). At most the claimed unpacked size is given to the sink. The place of findings is
 * entry `index`.
 * STATUS_OK and *is_whole = the bytes were complete and right; STATUS_STOPPED when the sink said no. */
enum status zip_unpack(const struct zip *zip, uint32_t index, struct sink sink, struct arena *scratch,
                       struct findings *found, bool *is_whole);

/* Notes in `found` what unpacking this entry has checked; for one that was unpacked elsewhere, whole and without a finding. */
void zip_note_unpacked(const struct zip *zip, uint32_t index, struct findings *found);

/* What the Unix mode of an entry says that it is. */
enum zip_type {
    ZIP_TYPE_UNSAID, /* made on a system without such modes, or without a type in it */
    ZIP_TYPE_FILE,
    ZIP_TYPE_EXECUTABLE, /* a file that its owner may execute */
    ZIP_TYPE_LINK,       /* symbolic */
    ZIP_TYPE_OTHER,
};
enum zip_type zip_type_of(const struct zip_entry *entry);

const char *zip_region_name(enum zip_region_kind kind); /* "local header", "data", ... for reports */

/* Rules about names: one at a time, and as a set (APPNOTE 4.4.17; what extractors do with them). Works on any list of
 * names, so that a folder under review is held to the same. `is_utf8_said` tells for each name whether flag bit 11 is
 * set (all true for a folder). `scratch` is used and given back; the names must outlive the findings. */
struct member_name {
    struct bytes name;
    bool is_utf8_said;
    bool is_folder;
    bool has_extra;   /* zip_entry's */
    uint16_t made_by; /* APPNOTE 4.4.2: the system in the high byte, the version in the low one */
};
void zip_check_names(const struct member_name *names, size_t count, struct arena *scratch, struct findings *found);

#endif
