#include "zip_builder.h"

#include <assert.h>
#include <stdarg.h>
#include <string.h>

#include "zip/format.h"
#include "zip/inflate.h"

uint32_t zip_crc32(struct bytes bytes)
{
    return crc32_add(0, bytes);
}

/* --- bytes ------------------------------------------------------------------------------------ */

static void put(struct zip_file *file, uint64_t value, unsigned width)
{
    for (unsigned i = 0; i < width; i++) {
        assert(file->size < sizeof file->at);
        file->at[file->size++] = (uint8_t)(value >> 8 * i);
    }
}

static void put_bytes(struct zip_file *file, struct bytes bytes)
{
    assert(bytes.size <= sizeof file->at - file->size);
    if (bytes.size > 0)
        memcpy(file->at + file->size, bytes.at, bytes.size);
    file->size += bytes.size;
}

static void room_byte(struct zip_plan *plan, uint8_t byte)
{
    assert(plan->room_used < sizeof plan->room);
    plan->room[plan->room_used++] = byte;
}

static struct bytes room_since(const struct zip_plan *plan, size_t start)
{
    return (struct bytes){plan->room + start, plan->room_used - start};
}

struct bytes zip_make(struct zip_plan *plan, ...)
{
    size_t start = plan->room_used;
    va_list values;
    va_start(values, plan);
    for (;;) {
        uint64_t value = va_arg(values, uint64_t);
        int width = va_arg(values, int);
        if (width == 0)
            break;
        for (int i = 0; i < width; i++)
            room_byte(plan, (uint8_t)(value >> 8 * i));
    }
    va_end(values);
    return room_since(plan, start);
}

struct bytes zip_extra(struct zip_plan *plan, uint16_t id, struct bytes content)
{
    size_t start = plan->room_used;
    zip_make(plan, (uint64_t)id, 2, (uint64_t)content.size, 2, UINT64_C(0), 0);
    for (size_t i = 0; i < content.size; i++)
        room_byte(plan, content.at[i]);
    return room_since(plan, start);
}

/* --- deflate ---------------------------------------------------------------------------------- */

struct bits {
    struct zip_plan *plan;
    uint32_t waiting;
    unsigned count;
};

static void put_bits(struct bits *bits, uint32_t value, unsigned count)
{
    bits->waiting |= value << bits->count;
    for (bits->count += count; bits->count >= 8; bits->count -= 8, bits->waiting >>= 8)
        room_byte(bits->plan, (uint8_t)bits->waiting);
}

/* Codes go in from their highest bit (RFC 1951, 3.1.1). */
static void put_code(struct bits *bits, uint32_t code, unsigned count)
{
    for (unsigned i = count; i-- > 0;)
        put_bits(bits, code >> i & 1, 1);
}

struct bytes zip_deflate(struct zip_plan *plan, struct bytes content)
{
    size_t start = plan->room_used;
    struct bits bits = {.plan = plan};
    put_bits(&bits, 1, 1); /* final */
    put_bits(&bits, 1, 2); /* fixed codes */
    for (size_t i = 0; i < content.size; i++) {
        uint8_t byte = content.at[i];
        put_code(&bits, byte < 144 ? 0x30U + byte : 0x190U + byte - 144U, byte < 144 ? 8 : 9);
    }
    put_code(&bits, 0, 7); /* end of block */
    put_bits(&bits, 0, 7); /* to the next whole byte, at least */
    return room_since(plan, start);
}

/* --- entries ---------------------------------------------------------------------------------- */

struct zip_item *zip_add_packed(struct zip_plan *plan, const char *name, struct bytes packed, struct bytes unpacked)
{
    assert(plan->count < ZIP_ITEMS_MAX);
    struct zip_item *item = &plan->items[plan->count++];
    *item = (struct zip_item){.data = packed};
    item->local = (struct zip_header){
        .signature = SIGNATURE_LOCAL,
        .made_by = 0x031E, /* 3.0, Unix */
        .needed = 20,
        .method = 8,
        .time = 0x6000,
        .date = 0x5B99,
        .crc32 = zip_crc32(unpacked),
        .packed_size = (uint32_t)packed.size,
        .unpacked_size = (uint32_t)unpacked.size,
        .name = bytes_of(name),
    };
    item->central = item->local;
    item->central.signature = SIGNATURE_CENTRAL;
    item->central.external = UINT32_C(0100644) << 16;
    return item;
}

struct zip_item *zip_add_deflated(struct zip_plan *plan, const char *name, struct bytes content)
{
    return zip_add_packed(plan, name, zip_deflate(plan, content), content);
}

struct zip_item *zip_add_stored(struct zip_plan *plan, const char *name, struct bytes content)
{
    struct zip_item *item = zip_add_packed(plan, name, content, content);
    item->local.method = item->central.method = 0;
    item->local.needed = item->central.needed = 10;
    return item;
}

struct zip_item *zip_add_folder(struct zip_plan *plan, const char *name)
{
    struct zip_item *item = zip_add_stored(plan, name, (struct bytes){NULL, 0});
    item->central.external = UINT32_C(040755) << 16 | 0x10;
    return item;
}

void zip_use_descriptor(struct zip_plan *plan, struct zip_item *item)
{
    const struct zip_header *header = &item->central;
    item->descriptor = zip_make(plan, (uint64_t)SIGNATURE_DESCRIPTOR, 4, (uint64_t)header->crc32, 4,
                                (uint64_t)header->packed_size, 4, (uint64_t)header->unpacked_size, 4, UINT64_C(0), 0);
    item->local.flags |= FLAG_DESCRIPTOR;
    item->central.flags |= FLAG_DESCRIPTOR;
    item->local.crc32 = item->local.packed_size = item->local.unpacked_size = 0;
}

/* --- layout ----------------------------------------------------------------------------------- */

static size_t variable_size(const struct zip_header *header)
{
    return header->name.size + header->extra.size;
}

void zip_lay(struct zip_plan *plan)
{
    size_t at = 0, directory = 0;
    uint16_t entries = 0;
    for (size_t i = 0; i < plan->count; i++) {
        struct zip_item *item = &plan->items[i];
        at += item->before.size;
        item->central.offset = (uint32_t)at;
        if (item->local.signature != 0)
            at += LOCAL_HEADER_SIZE + variable_size(&item->local);
        at += item->data.size + item->descriptor.size;
        if (item->central.signature == 0)
            continue;
        entries++;
        directory += CENTRAL_HEADER_SIZE + variable_size(&item->central) + item->central.comment.size;
    }
    plan->end.signature = SIGNATURE_END;
    plan->end.entries = plan->end.entries_here = entries;
    plan->end.directory_size = (uint32_t)directory;
    plan->end.directory_offset = (uint32_t)(at + plan->before_directory.size);
    plan->end.comment_size = (uint16_t)plan->comment.size;
}

void zip_add_end64(struct zip_plan *plan)
{
    plan->has_end64 = plan->has_locator = true;
    plan->end64 = (struct zip_end64){
        .size = END64_SIZE - 12,
        .made_by = 0x032D,
        .needed = 45,
        .entries_here = plan->end.entries_here,
        .entries = plan->end.entries,
        .directory_size = plan->end.directory_size,
        .directory_offset = plan->end.directory_offset,
    };
    plan->locator_disks = 1;
    plan->locator_offset = (uint64_t)plan->end.directory_offset + plan->end.directory_size + plan->after_directory.size;
    plan->end.entries = plan->end.entries_here = SENTINEL16;
    plan->end.directory_size = plan->end.directory_offset = SENTINEL32;
}

static void write_shared(struct zip_file *file, const struct zip_header *header)
{
    put(file, header->needed, 2);
    put(file, header->flags, 2);
    put(file, header->method, 2);
    put(file, header->time, 2);
    put(file, header->date, 2);
    put(file, header->crc32, 4);
    put(file, header->packed_size, 4);
    put(file, header->unpacked_size, 4);
    put(file, header->name.size + header->name_more, 2);
    put(file, header->extra.size + header->extra_more, 2);
}

static void write_local(struct zip_file *file, const struct zip_header *header)
{
    if (header->signature == 0)
        return;
    put(file, header->signature, 4);
    write_shared(file, header);
    put_bytes(file, header->name);
    put_bytes(file, header->extra);
}

static void write_central(struct zip_file *file, const struct zip_header *header)
{
    if (header->signature == 0)
        return;
    put(file, header->signature, 4);
    put(file, header->made_by, 2);
    write_shared(file, header);
    put(file, header->comment.size, 2);
    put(file, header->disk, 2);
    put(file, header->internal, 2);
    put(file, header->external, 4);
    put(file, header->offset, 4);
    put_bytes(file, header->name);
    put_bytes(file, header->extra);
    put_bytes(file, header->comment);
}

static void write_end64(struct zip_file *file, const struct zip_plan *plan)
{
    const struct zip_end64 *end64 = &plan->end64;
    if (plan->has_end64) {
        put(file, SIGNATURE_END64, 4);
        put(file, end64->size, 8);
        put(file, end64->made_by, 2);
        put(file, end64->needed, 2);
        put(file, end64->disk, 4);
        put(file, end64->directory_disk, 4);
        put(file, end64->entries_here, 8);
        put(file, end64->entries, 8);
        put(file, end64->directory_size, 8);
        put(file, end64->directory_offset, 8);
        put_bytes(file, plan->after_end64);
    }
    if (plan->has_locator) {
        put(file, SIGNATURE_LOCATOR, 4);
        put(file, plan->locator_disk, 4);
        put(file, plan->locator_offset, 8);
        put(file, plan->locator_disks, 4);
    }
}

static void write_end(struct zip_file *file, const struct zip_plan *plan)
{
    if (plan->end.signature != 0) {
        put(file, plan->end.signature, 4);
        put(file, plan->end.disk, 2);
        put(file, plan->end.directory_disk, 2);
        put(file, plan->end.entries_here, 2);
        put(file, plan->end.entries, 2);
        put(file, plan->end.directory_size, 4);
        put(file, plan->end.directory_offset, 4);
        put(file, plan->end.comment_size, 2);
    }
    put_bytes(file, plan->comment);
    put_bytes(file, plan->suffix);
}

void zip_write(const struct zip_plan *plan, struct zip_file *file)
{
    file->size = 0;
    for (size_t i = 0; i < plan->count; i++) {
        put_bytes(file, plan->items[i].before);
        write_local(file, &plan->items[i].local);
        put_bytes(file, plan->items[i].data);
        put_bytes(file, plan->items[i].descriptor);
    }
    put_bytes(file, plan->before_directory);
    for (size_t i = 0; i < plan->count; i++)
        write_central(file, &plan->items[i].central);
    put_bytes(file, plan->after_directory);
    write_end64(file, plan);
    write_end(file, plan);
}

struct zip_plan *zip_plan_of_two(struct zip_plan *plan)
{
    *plan = (struct zip_plan){.count = 0};
    zip_add_deflated(plan, "a.md", BYTES("the first file\n"));
    zip_add_stored(plan, "notes/b.md", BYTES("the second file\n"));
    zip_lay(plan);
    return plan;
}
