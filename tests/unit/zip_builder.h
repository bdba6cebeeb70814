/*
 * Archives in words. A plan is filled with entries, laid out (which computes offsets, counts and sizes), changed field by
 * field where the test wants a lie, and written:
 *
 *     struct zip_plan plan = zip_plan_of("a.md", "b.md");
 *     plan.items[1].local.crc32 ^= 1;
 *     REQUIRE(zip_says(&plan, "zip-local-mismatch"));
 */
#ifndef EXHIBIT_TESTS_ZIP_BUILDER_H
#define EXHIBIT_TESTS_ZIP_BUILDER_H

#include "base/bytes.h"

/* What a local and a central header share, and what only a central header has. */
struct zip_header {
    uint32_t signature;
    uint16_t made_by, needed, flags, method, time, date;
    uint32_t crc32, packed_size, unpacked_size;
    struct bytes name, extra;
    uint16_t name_more, extra_more; /* added to the sizes that are stated */
    struct bytes comment;           /* from here on: central only */
    uint16_t disk, internal;
    uint32_t external, offset;
};

struct zip_item {
    struct bytes before;       /* bytes in front of the local header that belong to nothing */
    struct zip_header local;   /* left out when its signature is 0 */
    struct bytes data;         /* packed */
    struct bytes descriptor;   /* as it is written; often empty */
    struct zip_header central; /* left out when its signature is 0 */
};

struct zip_end64 {
    uint64_t size; /* of the rest of the record */
    uint16_t made_by, needed;
    uint32_t disk, directory_disk;
    uint64_t entries_here, entries, directory_size, directory_offset;
};

enum { ZIP_ITEMS_MAX = 24, ZIP_SIZE_MAX = 256 * 1024 };

struct zip_plan {
    struct zip_item items[ZIP_ITEMS_MAX];
    size_t count;
    struct bytes before_directory, after_directory;
    bool has_end64, has_locator;
    struct zip_end64 end64;
    struct bytes after_end64;
    uint32_t locator_disk, locator_disks;
    uint64_t locator_offset;
    struct {
        uint32_t signature; /* left out when 0 */
        uint16_t disk, directory_disk, entries_here, entries;
        uint32_t directory_size, directory_offset;
        uint16_t comment_size;
    } end;
    struct bytes comment, suffix;
    /* Room for what the plan itself makes: deflated data, extra fields, descriptors. */
    uint8_t room[8192];
    size_t room_used;
};

struct zip_file {
    uint8_t at[ZIP_SIZE_MAX];
    size_t size;
};

/* Entries with ordinary headers of a Unix writer. `content` and `name` borrow. */
struct zip_item *zip_add_stored(struct zip_plan *plan, const char *name, struct bytes content);
struct zip_item *zip_add_deflated(struct zip_plan *plan, const char *name, struct bytes content);
struct zip_item *zip_add_packed(struct zip_plan *plan, const char *name, struct bytes packed, struct bytes unpacked);
struct zip_item *zip_add_folder(struct zip_plan *plan, const char *name);

/* Moves CRC and sizes of the last entry behind its data. */
void zip_use_descriptor(struct zip_plan *plan, struct zip_item *item);

/* Little-endian bytes in the plan's room: values and widths in pairs, ended by a width of 0. */
struct bytes zip_make(struct zip_plan *plan, ...);
/* An extra field in the plan's room. */
struct bytes zip_extra(struct zip_plan *plan, uint16_t id, struct bytes content);

/* Computes offsets, counts and sizes from what is there. Call once, when the entries are complete. */
void zip_lay(struct zip_plan *plan);
void zip_add_end64(struct zip_plan *plan); /* after zip_lay */

void zip_write(const struct zip_plan *plan, struct zip_file *file);

/* A deflate stream of one block with fixed codes, literals only. */
struct bytes zip_deflate(struct zip_plan *plan, struct bytes content);

/* Two deflated entries, laid out. */
struct zip_plan *zip_plan_of_two(struct zip_plan *plan);

uint32_t zip_crc32(struct bytes bytes);

#endif
