#include "zip_model.h"

#include <string.h>

uint64_t model_get(const uint8_t *at, size_t width)
{
    uint64_t value = 0;
    for (size_t i = width; i > 0; i--)
        value = value << 8 | at[i - 1];
    return value;
}

void model_put(uint8_t *at, size_t width, uint64_t value)
{
    for (size_t i = 0; i < width; i++, value >>= 8)
        at[i] = (uint8_t)value;
}

/* --- reading ---------------------------------------------------------------------------------- */

/* The next bytes of what is left, at most `size`; those not there are missing. */
static struct bytes take(struct bytes *rest, size_t size)
{
    struct bytes taken = bytes_first(*rest, size < rest->size ? size : rest->size);
    *rest = bytes_after(*rest, taken.size);
    return taken;
}

static bool take_fixed(struct bytes *rest, uint8_t *into, size_t size, uint32_t signature)
{
    if (rest->size < size || model_get(rest->at, 4) != signature)
        return false;
    memcpy(into, take(rest, size).at, size);
    return true;
}

static bool find_end(struct bytes archive, size_t *at)
{
    for (*at = archive.size < END_SIZE ? 0 : archive.size - END_SIZE + 1; *at > 0;) {
        if (model_get(archive.at + --*at, 4) == SIGNATURE_END)
            return true;
    }
    return false;
}

static void read_local(struct model_member *member, struct bytes archive)
{
    uint64_t offset = model_get(member->central + 42, 4);
    if (offset >= archive.size)
        return;
    struct bytes rest = bytes_after(archive, (size_t)offset);
    member->has_local = take_fixed(&rest, member->local, LOCAL_HEADER_SIZE, SIGNATURE_LOCAL);
    if (!member->has_local)
        return;
    member->local_at = (size_t)offset;
    member->local_name = take(&rest, model_get(member->local + 26, 2));
    member->local_extra = take(&rest, model_get(member->local + 28, 2));
    member->data = take(&rest, model_get(member->central + 20, 4));
    member->descriptor_at = archive.size - rest.size;
    if ((model_get(member->local + 6, 2) & FLAG_DESCRIPTOR) != 0 && rest.size >= 16)
        member->descriptor = take(&rest, model_get(rest.at, 4) == SIGNATURE_DESCRIPTOR ? 16 : 12);
}

static bool read_member(struct model_member *member, struct bytes archive, struct bytes *rest)
{
    *member = (struct model_member){.central_at = archive.size - rest->size};
    member->has_central = take_fixed(rest, member->central, CENTRAL_HEADER_SIZE, SIGNATURE_CENTRAL);
    if (!member->has_central)
        return false;
    member->central_name = take(rest, model_get(member->central + 28, 2));
    member->central_extra = take(rest, model_get(member->central + 30, 2));
    member->comment = take(rest, model_get(member->central + 32, 2));
    read_local(member, archive);
    return true;
}

static void read_end64(struct zip_model *model, struct bytes archive)
{
    if (model->end_at < LOCATOR_SIZE)
        return;
    model->locator_at = model->end_at - LOCATOR_SIZE;
    struct bytes rest = bytes_after(archive, model->locator_at);
    if (!take_fixed(&rest, model->locator, LOCATOR_SIZE, SIGNATURE_LOCATOR))
        return;
    model->end64_at = (size_t)model_get(model->locator + 8, 8);
    if (model->end64_at >= archive.size)
        return;
    rest = bytes_after(archive, model->end64_at);
    model->has_end64 = take_fixed(&rest, model->end64, END64_SIZE, SIGNATURE_END64);
}

bool zip_model_read(struct zip_model *model, struct bytes archive)
{
    *model = (struct zip_model){0};
    if (!find_end(archive, &model->end_at))
        return false;
    struct bytes rest = bytes_after(archive, model->end_at);
    take_fixed(&rest, model->end, END_SIZE, SIGNATURE_END);
    model->comment = take(&rest, model_get(model->end + 20, 2));
    model->suffix = rest;
    read_end64(model, archive);
    uint64_t directory = model->has_end64 ? model_get(model->end64 + 48, 8) : model_get(model->end + 16, 4);
    if (directory >= archive.size)
        return false;
    rest = bytes_after(archive, (size_t)directory);
    while (model->count < MODEL_MEMBERS_MAX && read_member(&model->members[model->count], archive, &rest))
        model->count++;
    return model->count > 0;
}

/* --- writing ---------------------------------------------------------------------------------- */

struct output {
    uint8_t *room;
    size_t size, room_size;
    bool is_full;
};

static void put(struct output *output, const void *at, size_t size)
{
    if (output->is_full || size > output->room_size - output->size) {
        output->is_full = true;
        return;
    }
    if (size > 0)
        memcpy(output->room + output->size, at, size);
    output->size += size;
}

static void put_bytes(struct output *output, struct bytes bytes)
{
    put(output, bytes.at, bytes.size);
}

static void write_local(struct output *output, struct model_member *member)
{
    put_bytes(output, member->before);
    member->local_at = output->size;
    if (!member->has_local)
        return;
    model_put(member->local + 26, 2, member->local_name.size);
    model_put(member->local + 28, 2, member->local_extra.size);
    put(output, member->local, sizeof member->local);
    put_bytes(output, member->local_name);
    put_bytes(output, member->local_extra);
    put_bytes(output, member->data);
    member->descriptor_at = output->size;
    put_bytes(output, member->descriptor);
}

static void write_central(struct output *output, struct model_member *member)
{
    member->central_at = output->size;
    if (!member->has_central)
        return;
    model_put(member->central + 28, 2, member->central_name.size);
    model_put(member->central + 30, 2, member->central_extra.size);
    model_put(member->central + 32, 2, member->comment.size);
    if (model_get(member->central + 42, 4) != SENTINEL32)
        model_put(member->central + 42, 4, member->local_at);
    put(output, member->central, sizeof member->central);
    put_bytes(output, member->central_name);
    put_bytes(output, member->central_extra);
    put_bytes(output, member->comment);
}

static void write_end64(struct output *output, struct zip_model *model, size_t count, size_t directory)
{
    model->end64_at = output->size;
    model_put(model->end64 + 24, 8, count);
    model_put(model->end64 + 32, 8, count);
    model_put(model->end64 + 40, 8, output->size - directory);
    model_put(model->end64 + 48, 8, directory);
    put(output, model->end64, sizeof model->end64);
    model->locator_at = output->size;
    model_put(model->locator + 8, 8, model->end64_at);
    put(output, model->locator, sizeof model->locator);
}

/* With a zip64 record, what is handed over to it stays so. */
static void write_end(struct output *output, struct zip_model *model, size_t count, size_t directory, size_t size)
{
    const struct {
        size_t at, width;
        uint64_t value;
    } fields[] = {{8, 2, count}, {10, 2, count}, {12, 4, size}, {16, 4, directory}};
    for (size_t i = 0; i < sizeof fields / sizeof fields[0]; i++) {
        uint64_t sentinel = fields[i].width == 2 ? SENTINEL16 : SENTINEL32;
        if (!model->has_end64 || model_get(model->end + fields[i].at, fields[i].width) != sentinel)
            model_put(model->end + fields[i].at, fields[i].width, fields[i].value);
    }
    model->end_at = output->size;
    model_put(model->end + 20, 2, model->comment.size);
    put(output, model->end, sizeof model->end);
    put_bytes(output, model->comment);
    put_bytes(output, model->suffix);
}

size_t zip_model_write(struct zip_model *model, uint8_t *room, size_t room_size)
{
    struct output output = {.room = room, .room_size = room_size};
    size_t count = 0;
    for (size_t i = 0; i < model->count; i++)
        write_local(&output, &model->members[i]);
    put_bytes(&output, model->before_directory);
    size_t directory = output.size;
    for (size_t i = 0; i < model->count; i++) {
        write_central(&output, &model->members[i]);
        count += model->members[i].has_central;
    }
    size_t directory_size = output.size - directory;
    if (model->has_end64)
        write_end64(&output, model, count, directory);
    write_end(&output, model, count, directory, directory_size);
    return output.is_full ? 0 : output.size;
}
