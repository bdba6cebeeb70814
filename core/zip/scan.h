/*
 * What the steps of zip_scan share. Each step fills its part and says what is odd; the order of the steps is in scan.c.
 */
#ifndef EXHIBIT_ZIP_SCAN_H
#define EXHIBIT_ZIP_SCAN_H

#include "zip/format.h"
#include "zip/window.h"
#include "zip/zip.h"

/* The end of the archive as its end records state it, zip64 resolved. */
struct end {
    bool is_found;
    bool is_lost;            /* the zip64 record that holds the real values is not there */
    uint64_t offset;         /* of the end record */
    uint64_t comment_size;   /* as far as the file goes */
    uint64_t end64_offset;   /* of the zip64 end record; only when has_end64 */
    uint64_t end64_size;     /* bytes, up to its locator at most */
    uint64_t locator_offset; /* only when has_locator */
    bool has_end64, has_locator;
    bool is_count_literal;  /* the count is 65535, which may be the number itself */
    uint64_t directory_end; /* where the directory has to end: the start of the first of these records */
    uint64_t entries, directory_size, directory_offset; /* as claimed */
};

/* What the directory holds beyond zip_entry. Slices borrow from the directory's bytes. */
struct central {
    uint64_t record_offset; /* of the central header */
    struct bytes extra, comment;
    struct bytes unicode_path; /* content of the extra field; `at` NULL when there is none */
    bool is_size_unknown;      /* it hands over to a zip64 field that cannot be used; that has been said */
    uint16_t disk;             /* where the local header lies */
    uint16_t internal_attributes;
};

/* What was found at the place where an entry's local header should be. */
struct local {
    bool is_there;
    bool is_missing;        /* not there, though it could be: what is there belongs to nothing */
    bool is_refused;        /* shares bytes with another entry: not read */
    bool is_covered;        /* because it begins inside that entry */
    bool is_outside;        /* its data would run past the start of the directory */
    bool is_descriptor_odd; /* one should be there and cannot be told */
    bool has_zip64;         /* as an extra field: a descriptor then has 64-bit sizes */
    uint16_t flags;
    uint64_t offset;
    uint32_t header_size;    /* with name and extra field */
    uint8_t descriptor_size; /* 0 when there is none */
    uint64_t data_size;      /* when outside, up to the next record */
};

struct scan {
    struct zip *zip;
    const struct limits *limits;
    struct arena *keep;
    struct arena *scratch;
    struct findings *found;
    struct window window;
    struct end end;
    uint64_t shift;            /* added to every claimed offset (modulo 2^64), when the directory lies elsewhere */
    uint64_t directory_offset; /* where it really is */
    struct bytes directory;    /* its bytes, central headers only; kept */
    bool is_directory_broken;  /* entries are missing from the list */
    struct central *centrals;  /* one an entry */
    struct local *locals;      /* one an entry */
    uint32_t *by_offset;       /* entries in the order of their local headers */
    struct {
        uint64_t *items;
        size_t count, capacity;
    } strays;            /* places in the tail that hold an end record's signature and are none */
    uint8_t *extra_seen; /* one bit an extra field id */
};

void find_end(struct scan *scan);
void check_end64_count(struct scan *scan, uint64_t counted);

/* Fills zip->entries and scan->centrals. */
void read_directory(struct scan *scan);

/* One entry as the directory describes it, alone. */
void check_entry(struct scan *scan, uint32_t index);
/* Its type: folder, link, special file; needs the data's place. */
void check_entry_kind(struct scan *scan, uint32_t index);
void check_sizes(struct scan *scan);
void count_entry_rules(struct scan *scan);

/* Fills scan->locals and scan->by_offset; says what differs from the directory. */
void read_locals(struct scan *scan);

/* The data descriptors behind the data, and what should be none. */
void read_descriptors(struct scan *scan);

/* Fills zip->map. */
void map_bytes(struct scan *scan);

/* A copy for a finding's argument, that lives as long as the findings; at most ARGUMENT_SHOWN bytes, and none when
 * the finding would not be stored. */
struct bytes keep_argument(struct scan *scan, enum rule rule, struct bytes text);
enum { ARGUMENT_SHOWN = 1024 };

/* A word of ours for what a run of bytes looks like. */
const char *looks_like(struct window *window, uint64_t offset, uint64_t size);

/* False also when they cannot be read. */
bool is_all_zero(struct window *window, uint64_t offset, uint64_t size);

/* A record signature in the bytes of a comment, or bytes 1 to 8, which some readers take for one. */
bool hides_records(struct bytes comment);

#endif
