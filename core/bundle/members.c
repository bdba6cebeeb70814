/* From an archive or a folder to a list of members. */
#include "bundle/parts.h"

#include "base/search.h"

#include <stdlib.h>
#include <string.h>

/* Is there a member whose full name already means something? Then its folder is no wrapper. */
static bool any_name_has_role(const struct bundle *bundle)
{
    for (uint32_t i = 0; i < bundle->member_count; i++) {
        enum role role = role_of(bundle->members[i].name, false);
        if (role != ROLE_NONE && role != ROLE_DEBRIS)
            return true;
    }
    return false;
}

/* The first folder of every name, when it is the same for all. */
static struct bytes common_folder(const struct bundle *bundle)
{
    struct bytes folder = {NULL, 0};
    for (uint32_t i = 0; i < bundle->member_count; i++) {
        struct bytes name = bundle->members[i].name;
        size_t slash = bytes_find_byte(name, '/');
        if (slash == BYTES_NOWHERE)
            return (struct bytes){NULL, 0};
        if (i == 0)
            folder = bytes_first(name, slash + 1);
        else if (!bytes_start_with(name, folder))
            return (struct bytes){NULL, 0};
    }
    return folder;
}

static void tell_paths_and_roles(struct bundle *bundle)
{
    if (!any_name_has_role(bundle))
        bundle->wrapper = common_folder(bundle);
    for (uint32_t i = 0; i < bundle->member_count; i++) {
        struct member *member = &bundle->members[i];
        bool is_folder = bytes_end_with(member->name, BYTES("/"));
        member->path = bytes_after(member->name, bundle->wrapper.size);
        member->role = role_of(member->path, is_folder);
        bundle->unpacked_size += member->size;
    }
}

static int by_path(const void *left, const void *right)
{
    const struct member *a = *(const struct member *const *)left, *b = *(const struct member *const *)right;
    int order = bytes_compare(a->path, b->path);
    if (order == 0)
        order = (a > b) - (a < b);
    return order;
}

static enum status index_paths(struct bundle *bundle)
{
    bundle->by_path = arena_new(bundle->keep, const struct member *, bundle->member_count);
    if (bundle->by_path == NULL)
        return STATUS_NO_MEMORY;
    for (uint32_t i = 0; i < bundle->member_count; i++)
        bundle->by_path[i] = &bundle->members[i];
    qsort(bundle->by_path, bundle->member_count, sizeof *bundle->by_path, by_path);
    return STATUS_OK;
}

static enum status take_entries(struct bundle *bundle)
{
    const struct zip *zip = &bundle->zip;
    bool has_type[ZIP_TYPE_OTHER + 1] = {false};
    bundle->members = arena_new(bundle->keep, struct member, zip->entries.count);
    if (bundle->members == NULL)
        return STATUS_NO_MEMORY;
    bundle->member_count = (uint32_t)zip->entries.count;
    for (uint32_t i = 0; i < bundle->member_count; i++) {
        const struct zip_entry *entry = &zip->entries.items[i];
        bundle->members[i] = (struct member){
            .name = entry->name,
            .size = entry->unpacked_size,
            .packed_size = entry->packed_size,
            .crc32 = entry->crc32,
            .method = entry->method,
            .type = zip_type_of(entry),
            .has_data = entry->has_data,
        };
        has_type[bundle->members[i].type] = true;
    }
    bundle->keeps_modes = has_type[ZIP_TYPE_FILE] && has_type[ZIP_TYPE_EXECUTABLE];
    return STATUS_OK;
}

enum { FLAG_UTF8 = 1 << 11 }; /* APPNOTE 4.4.4, bit 11 */

/* A zip says of each name how it is coded and on what host it was made; names of a folder are held to be Unix UTF-8. */
static struct member_name name_of(const struct bundle *bundle, uint32_t index)
{
    struct member_name name = {.name = bundle->members[index].name, .is_utf8_said = true, .made_by = 3 << 8};
    if (bundle->is_folder)
        return name;
    const struct zip_entry *entry = &bundle->zip.entries.items[index];
    name.is_utf8_said = (entry->flags & FLAG_UTF8) != 0;
    name.is_folder = entry->is_folder;
    name.has_extra = entry->has_extra;
    name.made_by = entry->made_by;
    return name;
}

static enum status check_names(struct bundle *bundle)
{
    struct arena_mark mark = arena_mark(bundle->scratch);
    struct member_name *names = arena_new(bundle->scratch, struct member_name, bundle->member_count);
    if (names == NULL)
        return STATUS_NO_MEMORY;
    for (uint32_t i = 0; i < bundle->member_count; i++)
        names[i] = name_of(bundle, i);
    zip_check_names(names, bundle->member_count, bundle->scratch, bundle->found);
    arena_rewind(bundle->scratch, mark);
    if (!bundle->is_inner)
        check_case_variants(bundle);
    return bundle->scratch->memory->exhausted ? STATUS_NO_MEMORY : STATUS_OK;
}

static void start(struct bundle *bundle, struct bytes name, const struct limits *limits, struct arena *keep,
                  struct arena *scratch, struct findings *found)
{
    memset(bundle, 0, sizeof *bundle);
    bundle->name = name;
    bundle->limits = limits;
    bundle->keep = keep;
    bundle->scratch = scratch;
    bundle->found = found;
}

static enum status list_zip(struct bundle *bundle, struct source source)
{
    enum status status =
        zip_scan(&bundle->zip, source, bundle->limits, bundle->keep, bundle->scratch, bundle->found);
    if (status == STATUS_OK)
        status = take_entries(bundle);
    if (status != STATUS_OK)
        return status;
    tell_paths_and_roles(bundle);
    status = index_paths(bundle);
    return status == STATUS_OK ? check_names(bundle) : status;
}

enum status bundle_scan_zip(struct bundle *bundle, struct bytes name, struct source source,
                            const struct limits *limits, struct arena *keep, struct arena *scratch,
                            struct findings *found)
{
    start(bundle, name, limits, keep, scratch, found);
    return list_zip(bundle, source);
}

enum status scan_inner_zip(struct bundle *inner, const struct bundle *bundle, struct bytes name, struct source source,
                           const struct limits *limits)
{
    start(inner, name, limits, bundle->keep, bundle->scratch, bundle->found);
    inner->is_inner = true;
    inner->advance = bundle->advance;
    inner->advance_context = bundle->advance_context;
    return list_zip(inner, source);
}

/* A file beyond a limit is said and left without data; beyond the limit of all, once at the end. */
static bool is_within_limits(struct bundle *bundle, uint32_t index, uint64_t total)
{
    uint64_t size = bundle->members[index].size;
    if (size > bundle->limits->of[LIMIT_MEMBER]) {
        findings_add_limit(bundle->found, RULE_ZIP_LIMIT, place_member(index), bundle->limits, LIMIT_MEMBER,
                           "the file's size", size);
        return false;
    }
    return total <= bundle->limits->of[LIMIT_TOTAL];
}

static void list_files(struct bundle *bundle)
{
    struct folder_listing *listing = &bundle->listing;
    uint64_t total = 0;
    for (uint32_t i = 0; i < bundle->member_count; i++) {
        struct member *member = &bundle->members[i];
        member->name = listing->name(listing->context, i);
        member->size = listing->size(listing->context, i);
        member->packed_size = member->size;
        total += member->size > UINT64_MAX - total ? UINT64_MAX - total : member->size;
        member->has_data = is_within_limits(bundle, i, total);
    }
    if (total > bundle->limits->of[LIMIT_TOTAL])
        findings_add_limit(bundle->found, RULE_ZIP_LIMIT, place_nowhere(), bundle->limits, LIMIT_TOTAL,
                           "the size of all files", total);
}

enum status bundle_scan_folder(struct bundle *bundle, struct bytes name, struct folder_listing listing,
                               const struct limits *limits, struct arena *keep, struct arena *scratch,
                               struct findings *found)
{
    start(bundle, name, limits, keep, scratch, found);
    bundle->is_folder = true;
    bundle->listing = listing;
    findings_checked(found, RULE_ZIP_LIMIT, listing.count);
    bool is_beyond = listing.count > limits->of[LIMIT_ENTRIES];
    if (is_beyond) /* none is looked at, as in a zip */
        findings_add_limit(found, RULE_ZIP_LIMIT, place_nowhere(), limits, LIMIT_ENTRIES, "the number of files",
                           listing.count);
    uint32_t count = is_beyond ? 0 : (uint32_t)listing.count;
    bundle->members = arena_new(keep, struct member, count);
    if (bundle->members == NULL)
        return STATUS_NO_MEMORY;
    bundle->member_count = count;
    list_files(bundle);
    tell_paths_and_roles(bundle);
    enum status status = index_paths(bundle);
    return status == STATUS_OK ? check_names(bundle) : status;
}

bool bundle_is_listed(const struct bundle *bundle)
{
    return bundle->is_folder ? bundle->member_count == bundle->listing.count : bundle->zip.has_directory;
}

static int path_order(const void *item, const void *key)
{
    const struct member *const *member = item;
    return bytes_compare((*member)->path, *(const struct bytes *)key);
}

/* Position in the order of paths of the first one that is not before `path`. */
static size_t first_from(const struct bundle *bundle, struct bytes path)
{
    return lower_bound(bundle->by_path, bundle->member_count, sizeof *bundle->by_path, &path, path_order);
}

/* The members that fit, which come together; none of them is before `path`. */
static struct bundle_paths find_run(const struct bundle *bundle, struct bytes path,
                                    bool (*fits)(struct bytes path, struct bytes wanted))
{
    size_t first = first_from(bundle, path), high = bundle->member_count, low = first;
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        if (fits(bundle->by_path[middle]->path, path))
            low = middle + 1;
        else
            high = middle;
    }
    return (struct bundle_paths){(const struct member *const *)bundle->by_path + first, low - first};
}

struct bundle_paths bundle_find_all(const struct bundle *bundle, struct bytes path)
{
    return find_run(bundle, path, bytes_equal);
}

struct bundle_paths bundle_find_below(const struct bundle *bundle, struct bytes folder)
{
    return find_run(bundle, folder, bytes_start_with);
}

uint32_t bundle_find(const struct bundle *bundle, struct bytes path)
{
    struct bundle_paths found = bundle_find_all(bundle, path);
    return found.count > 0 ? (uint32_t)(found.at[0] - bundle->members) : NO_MEMBER;
}

uint32_t bundle_next(const struct bundle *bundle, enum role role, uint32_t from)
{
    for (uint32_t i = from; i < bundle->member_count; i++) {
        if (bundle->members[i].role == role)
            return i;
    }
    return NO_MEMBER;
}
