#include "zip/append.h"

#include "zip/format.h"
#include "zip/inflate.h"

enum { PIECE_SIZE = 64 * 1024, VERSION_STORED = 10 };

/* 1980-01-01 (APPNOTE 4.4.6): the same bytes on every day. */
static const uint16_t dos_date = 1 << 5 | 1;
static const uint32_t regular_file = UINT32_C(0100644) << 16; /* Unix mode in the external attributes */

struct append {
    const struct zip *zip;
    struct sink sink;
    uint8_t *buffer;
    uint64_t written; /* bytes */
    enum status status;
};

/* --- numbers, little-endian -------------------------------------------------------------------- */

/* A record of fixed size under construction. */
struct record {
    uint8_t bytes[CENTRAL_HEADER_SIZE];
    size_t size;
};

static void put16(struct record *record, uint32_t value)
{
    record->bytes[record->size++] = (uint8_t)value;
    record->bytes[record->size++] = (uint8_t)(value >> 8);
}

static void put32(struct record *record, uint64_t value)
{
    put16(record, (uint32_t)value & UINT16_MAX);
    put16(record, (uint32_t)(value >> 16) & UINT16_MAX);
}

static void give(struct append *append, struct bytes piece)
{
    if (append->status == STATUS_OK && piece.size > 0 && !append->sink.write(append->sink.context, piece))
        append->status = STATUS_STOPPED;
    append->written += piece.size;
}

static void give_record(struct append *append, const struct record *record)
{
    give(append, (struct bytes){record->bytes, record->size});
}

static void copy(struct append *append, uint64_t offset, uint64_t size)
{
    const struct source *source = &append->zip->source;
    for (uint64_t at = 0; append->status == STATUS_OK && at < size;) {
        size_t count = size - at < PIECE_SIZE ? (size_t)(size - at) : PIECE_SIZE;
        if (!source->read(source->context, offset + at, append->buffer, count))
            append->status = STATUS_READ_ERROR;
        else
            give(append, (struct bytes){append->buffer, count});
        at += count;
    }
}

/* --- records (APPNOTE 4.3.7, 4.3.12, 4.3.16) --------------------------------------------------- */

/* What both headers of an entry say, from "version needed" to the length of the name. */
static void put_entry(struct record *record, const struct zip_addition *addition, uint32_t crc32)
{
    put16(record, VERSION_STORED);
    put16(record, 0); /* flags */
    put16(record, ZIP_METHOD_STORED);
    put16(record, 0); /* time */
    put16(record, dos_date);
    put32(record, crc32);
    put32(record, addition->content.size);
    put32(record, addition->content.size);
    put16(record, (uint32_t)addition->name.size);
    put16(record, 0); /* extra field */
}

static void give_local(struct append *append, const struct zip_addition *addition, uint32_t crc32)
{
    struct record record = {.size = 0};
    put32(&record, SIGNATURE_LOCAL);
    put_entry(&record, addition, crc32);
    give_record(append, &record);
    give(append, addition->name);
    give(append, addition->content);
}

static void give_central(struct append *append, const struct zip_addition *addition, uint32_t crc32, uint64_t offset)
{
    struct record record = {.size = 0};
    put32(&record, SIGNATURE_CENTRAL);
    put16(&record, (uint32_t)HOST_UNIX << 8 | VERSION_STORED);
    put_entry(&record, addition, crc32);
    put16(&record, 0); /* comment */
    put16(&record, 0); /* disk */
    put16(&record, 0); /* internal attributes */
    put32(&record, regular_file);
    put32(&record, offset);
    give_record(append, &record);
    give(append, addition->name);
}

static void give_end(struct append *append, uint64_t entries, uint64_t offset, uint64_t comment_size)
{
    struct record record = {.size = 0};
    put32(&record, SIGNATURE_END);
    put16(&record, 0); /* disk */
    put16(&record, 0);
    put16(&record, (uint32_t)entries);
    put16(&record, (uint32_t)entries);
    put32(&record, append->written - offset);
    put32(&record, offset);
    put16(&record, (uint32_t)comment_size);
    give_record(append, &record);
}

/* --- what can be added to ---------------------------------------------------------------------- */

static const struct zip_region *find_region(const struct zip *zip, enum zip_region_kind kind)
{
    for (size_t i = 0; i < zip->map.count; i++) {
        if (zip->map.items[i].kind == kind)
            return &zip->map.items[i];
    }
    return NULL;
}

static const char *find_problem(const struct zip *zip, const struct zip_addition *additions, size_t count)
{
    uint64_t size = zip->source.size;
    if (!zip->has_directory || zip->mapped_size != zip->source.size)
        return "the archive is not sound: see what exhibit check says of it";
    if (find_region(zip, ZIP_REGION_END64) != NULL)
        return "the archive is a zip64, which is not added to";
    for (size_t i = 0; i < count; i++)
        size += LOCAL_HEADER_SIZE + CENTRAL_HEADER_SIZE + 2 * additions[i].name.size + additions[i].content.size;
    if (size >= SENTINEL32 || zip->entries.count + count >= SENTINEL16)
        return "the archive would be too large for a plain zip";
    return NULL;
}

static void append_all(struct append *append, const struct zip_addition *additions, size_t count, uint64_t *offsets,
                       uint32_t *crcs)
{
    const struct zip_region *directory = find_region(append->zip, ZIP_REGION_DIRECTORY);
    const struct zip_region *end = find_region(append->zip, ZIP_REGION_END);
    const struct zip_region *comment = find_region(append->zip, ZIP_REGION_COMMENT);
    uint64_t old_directory = directory == NULL ? end->offset : directory->offset;
    copy(append, 0, old_directory);
    for (size_t i = 0; i < count; i++) {
        offsets[i] = append->written;
        crcs[i] = crc32_add(0, additions[i].content);
        give_local(append, &additions[i], crcs[i]);
    }
    uint64_t new_directory = append->written;
    copy(append, old_directory, end->offset - old_directory);
    for (size_t i = 0; i < count; i++)
        give_central(append, &additions[i], crcs[i], offsets[i]);
    give_end(append, append->zip->entries.count + count, new_directory, comment == NULL ? 0 : comment->size);
    if (comment != NULL)
        copy(append, comment->offset, comment->size);
}

enum status zip_append(const struct zip *zip, const struct zip_addition *additions, size_t count, struct sink sink,
                       struct arena *scratch, const char **problem)
{
    struct append append = {.zip = zip, .sink = sink};
    *problem = find_problem(zip, additions, count);
    if (*problem != NULL)
        return STATUS_OK;
    struct arena_mark mark = arena_mark(scratch);
    uint64_t *offsets = arena_new(scratch, uint64_t, count);
    uint32_t *crcs = arena_new(scratch, uint32_t, count);
    append.buffer = arena_buffer(scratch, PIECE_SIZE);
    if (offsets == NULL || crcs == NULL || append.buffer == NULL)
        append.status = STATUS_NO_MEMORY;
    else
        append_all(&append, additions, count, offsets, crcs);
    arena_rewind(scratch, mark);
    return append.status;
}
