/* Zips inside the bundle, opened one level down. */
#include "bundle/parts.h"

#include <string.h>

/* The bytes of a member as a source: in place where they are not packed, else a copy. */
struct inner_source {
    const struct bundle *bundle;
    uint32_t member;
    struct bytes content; /* of a packed member */
};

static bool read_copy(void *context, uint64_t offset, void *buffer, size_t count)
{
    const struct inner_source *inner = context;
    memcpy(buffer, inner->content.at + offset, count);
    return true;
}

static bool read_stored(void *context, uint64_t offset, void *buffer, size_t count)
{
    const struct inner_source *inner = context;
    const struct zip *zip = &inner->bundle->zip;
    return zip->source.read(zip->source.context, zip->entries.items[inner->member].data_offset + offset, buffer, count);
}

static bool read_file(void *context, uint64_t offset, void *buffer, size_t count)
{
    const struct inner_source *inner = context;
    const struct folder_listing *listing = &inner->bundle->listing;
    return listing->read(listing->context, inner->member, offset, buffer, count);
}

static bool is_packed(const struct bundle *bundle, const struct member *member)
{
    return !bundle->is_folder && member->method != ZIP_METHOD_STORED;
}

/* `room` holds the copy of a packed member. */
static enum status open_source(struct inner_source *inner, struct arena *room, struct source *source)
{
    const struct bundle *bundle = inner->bundle;
    const struct member *member = &bundle->members[inner->member];
    *source = (struct source){inner, member->size, bundle->is_folder ? read_file : read_stored};
    if (!is_packed(bundle, member))
        return STATUS_OK;
    source->read = read_copy;
    enum status status = bundle_content(bundle, inner->member, room, &inner->content);
    bool is_whole = inner->content.size == member->size; /* as it was when it was digested */
    return status == STATUS_OK && !is_whole ? STATUS_READ_ERROR : status;
}

static enum status digest_members(struct bundle *inner)
{
    enum status status = STATUS_OK;
    for (uint32_t i = 0; status == STATUS_OK && i < inner->member_count; i++)
        status = bundle_digest(inner, i, (struct sink){0});
    return status == STATUS_OK ? bundle_digest_content(inner) : status;
}

static enum status open_zip(struct bundle *bundle, uint32_t index, const struct limits *left)
{
    struct member *member = &bundle->members[index];
    struct arena room = {.memory = bundle->keep->memory};
    struct inner_source context = {.bundle = bundle, .member = index};
    struct source source;
    struct bundle *inner = arena_new(bundle->keep, struct bundle, 1);
    if (inner == NULL)
        return STATUS_NO_MEMORY;
    enum status status = open_source(&context, &room, &source);
    bundle->found->inside = index;
    if (status == STATUS_OK)
        status = scan_inner_zip(inner, bundle, member->path, source, left);
    if (status == STATUS_OK)
        status = digest_members(inner);
    bundle->found->inside = NO_MEMBER;
    arena_release(&room);
    inner->zip.source = (struct source){.size = member->size}; /* nothing more can be read from it */
    member->inner = inner;
    return status;
}

/* --- what may be opened ----------------------------------------------------------------------- */

static uint64_t without(uint64_t limit, uint64_t used)
{
    return used < limit ? limit - used : 0;
}

/* What is left of the limits that hold for all levels together. It lives as long as what is opened under it. NULL when
 * memory is out. */
static const struct limits *limits_without(const struct bundle *used, const struct limits *before, struct arena *keep)
{
    struct limits *left = arena_new(keep, struct limits, 1);
    if (left == NULL)
        return NULL;
    *left = *before;
    left->of[LIMIT_ENTRIES] = without(before->of[LIMIT_ENTRIES], used->member_count);
    left->of[LIMIT_TOTAL] = without(before->of[LIMIT_TOTAL], used->unpacked_size);
    return left;
}

static bool is_within_limit(const struct bundle *bundle, uint32_t index)
{
    const struct member *member = &bundle->members[index];
    findings_checked(bundle->found, RULE_ZIP_LIMIT, 1);
    if (!is_packed(bundle, member) || member->size <= bundle->limits->of[LIMIT_NESTED])
        return true;
    findings_add_limit(bundle->found, RULE_ZIP_LIMIT, place_member(index), bundle->limits, LIMIT_NESTED,
                       "the packed zip's size", member->size);
    return false;
}

enum status bundle_open_archives(struct bundle *bundle)
{
    enum status status = STATUS_OK;
    const struct limits *left = limits_without(bundle, bundle->limits, bundle->keep);
    for (uint32_t i = 0; status == STATUS_OK && left != NULL && i < bundle->member_count; i++) {
        const struct member *member = &bundle->members[i];
        if (member->archive != ARCHIVE_ZIP || !member->is_whole || !is_within_limit(bundle, i))
            continue; /* that a member is not what it should be has been said */
        status = open_zip(bundle, i, left);
        if (status == STATUS_OK)
            left = limits_without(member->inner, left, bundle->keep);
    }
    return status == STATUS_OK && left == NULL ? STATUS_NO_MEMORY : status;
}
