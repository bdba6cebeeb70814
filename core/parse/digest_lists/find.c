/* Which members are lists of digests, told by their names, and who reads them. */
#include "parse/digest_lists/bagit.h"

#include <string.h>

bool list_content_read(struct list_reading *reading, uint32_t index, enum limit limit, enum status *status)
{
    struct bundle *bundle = reading->bundle;
    const struct member *member = &bundle->members[index];
    uint64_t all = reading->lists->bytes_read + member->size;
    *status = STATUS_OK;
    reading->list.member = index;
    if (!member->is_read && member->size <= bundle->limits->of[limit] && all > bundle->limits->of[LIMIT_DIGEST_LISTS]) {
        reading_limit(reading, 0, LIMIT_DIGEST_LISTS, "the size of all lists up to this one", all);
        return false;
    }
    *status = bundle_read(bundle, index, limit);
    if (*status != STATUS_OK || !member->is_read)
        return false;
    reading->lists->bytes_read = all;
    return true;
}

static void end_list(struct list_reading *reading, bool *is_list)
{
    if (reading->list.count == 0 && !reading->is_told)
        reading_problem(reading, PROBLEM_EMPTY, 0, (struct bytes){NULL, 0}, "it names no file");
    is_list[reading->list.member] = true;
    reading_end(reading);
}

static enum status read_text_list(struct list_reading *reading, uint32_t index, enum digest_list_format format,
                                  bool *is_list)
{
    enum status status;
    if (!list_content_read(reading, index, LIMIT_DIGEST_LIST, &status))
        return status;
    reading_start(reading, index, format);
    if (format == LIST_BAG_MANIFEST)
        bag_manifest_read(reading, index);
    else if (format == LIST_WHEEL_RECORD)
        wheel_record_read(reading, reading->bundle->members[index].content);
    else
        checksum_file_read(reading, reading->bundle->members[index].content);
    end_list(reading, is_list);
    return STATUS_OK;
}

static enum status read_json_list(struct list_reading *reading, uint32_t index, enum digest_list_format format,
                                  bool *is_list)
{
    enum status status;
    bool is_one;
    if (!list_content_read(reading, index, LIMIT_DIGEST_JSON, &status))
        return status;
    json_list_read(reading, index, format, &is_one);
    if (is_one)
        end_list(reading, is_list);
    return STATUS_OK;
}

static enum status read_member(struct list_reading *reading, uint32_t index, bool *is_list)
{
    const struct member *member = &reading->bundle->members[index];
    enum digest_list_format format = json_list_named(member);
    if (bag_manifest_is_named(reading->lists, member->path))
        return read_text_list(reading, index, LIST_BAG_MANIFEST, is_list);
    if (format != LIST_FORMATS)
        return read_json_list(reading, index, format, is_list);
    if (wheel_record_is_named(member->path))
        return read_text_list(reading, index, LIST_WHEEL_RECORD, is_list);
    if (checksum_file_is_named(path_name(member->path)))
        return read_text_list(reading, index, LIST_CHECKSUMS, is_list);
    return STATUS_OK;
}

/* Chains the entries of each member, in the order of the lists. */
static void chain_entries(struct digest_lists *lists, const struct bundle *bundle, struct arena *keep)
{
    lists->first_of = arena_new(keep, uint32_t, bundle->member_count);
    lists->next_of = arena_new(keep, uint32_t, lists->entries.count);
    if (lists->first_of == NULL || lists->next_of == NULL)
        return;
    for (size_t i = lists->entries.count; i > 0; i--) {
        const struct digest_entry *entry = &lists->entries.items[i - 1];
        if (entry->member == NO_MEMBER || entry->is_nowhere || entry->is_folder)
            continue;
        lists->next_of[i - 1] = lists->first_of[entry->member];
        lists->first_of[entry->member] = (uint32_t)i;
    }
}

/* --- members that a list does not name --- */

bool digest_list_can_name(const struct member *member, bool is_list)
{
    struct bytes name = path_name(member->path);
    return member->role != ROLE_FOLDER && !is_list && !bytes_is(name, "RECORD.jws") && !bytes_is(name, "RECORD.p7s");
}

static bool is_payload(const struct digest_list *list, struct bytes path)
{
    return bytes_start_with(bytes_after(path, list->folder.size), BYTES("data/"));
}

/* Of a bag its manifests name the payload, its tag manifests all else; other lists anything below their folder. */
static bool is_in_scope(const struct digest_list *list, struct bytes path)
{
    if (!bytes_start_with(path, list->folder))
        return false;
    bool is_of_bag = list->format == LIST_BAG_MANIFEST || list->format == LIST_BAG_TAG_MANIFEST;
    return !is_of_bag || is_payload(list, path) == (list->format == LIST_BAG_MANIFEST);
}

/* `before`: of the members in the order of their paths, how many of those before each can be listed. */
static uint64_t count_below(const struct bundle *bundle, const uint32_t *before, struct bytes folder)
{
    struct bundle_paths below = bundle_find_below(bundle, folder);
    size_t from = (size_t)(below.at - (const struct member *const *)bundle->by_path);
    return before[from + below.count] - before[from];
}

static uint64_t count_in_scope(const struct digest_list *list, const struct bundle *bundle, const uint32_t *before,
                               struct arena *scratch)
{
    struct bytes data = BYTES("data/");
    uint64_t all = count_below(bundle, before, list->folder), payload;
    if (list->format != LIST_BAG_MANIFEST && list->format != LIST_BAG_TAG_MANIFEST)
        return all;
    uint8_t *folder = arena_buffer(scratch, list->folder.size + data.size);
    if (folder == NULL)
        return 0;
    if (list->folder.size > 0)
        memcpy(folder, list->folder.at, list->folder.size);
    memcpy(folder + list->folder.size, data.at, data.size);
    payload = count_below(bundle, before, (struct bytes){folder, list->folder.size + data.size});
    return list->format == LIST_BAG_MANIFEST ? payload : all - payload;
}

static void count_unlisted(struct digest_lists *lists, const struct bundle *bundle, const bool *is_list, struct arena *scratch)
{
    struct arena_mark mark = arena_mark(scratch);
    uint32_t *before = arena_new(scratch, uint32_t, (size_t)bundle->member_count + 1);
    uint32_t *named_by = arena_new(scratch, uint32_t, bundle->member_count); /* a list's index and 1 */
    for (uint32_t i = 0; before != NULL && i < bundle->member_count; i++) {
        uint32_t index = (uint32_t)(bundle->by_path[i] - bundle->members);
        before[i + 1] = before[i] + (digest_list_can_name(&bundle->members[index], is_list[index]) ? 1 : 0);
    }
    for (size_t i = 0; before != NULL && named_by != NULL && i < lists->lists.count; i++) {
        struct digest_list *list = &lists->lists.items[i];
        list->unlisted = count_in_scope(list, bundle, before, scratch);
        for (size_t k = list->first; k < list->first + list->count; k++) {
            const struct digest_entry *entry = &lists->entries.items[k];
            bool is_named = entry->member != NO_MEMBER && !entry->is_nowhere && !entry->is_folder &&
                            is_in_scope(list, bundle->members[entry->member].path) &&
                            digest_list_can_name(&bundle->members[entry->member], is_list[entry->member]);
            if (!is_named || named_by[entry->member] == i + 1)
                continue;
            named_by[entry->member] = (uint32_t)i + 1;
            list->unlisted -= list->unlisted > 0 ? 1 : 0;
        }
    }
    arena_rewind(scratch, mark);
}

enum status digest_lists_read(struct digest_lists *lists, struct bundle *bundle, bool *is_list, struct arena *keep,
                              struct arena *scratch)
{
    struct list_reading reading = {.lists = lists, .bundle = bundle, .keep = keep, .scratch = scratch};
    enum status bag_status = bags_read(&reading, is_list);
    if (bag_status != STATUS_OK)
        return bag_status;
    for (uint32_t i = 0; i < bundle->member_count; i++) {
        /* Of two members with one name, which the archive's own findings tell, the first is meant everywhere. */
        bool is_evidence = bundle->members[i].role != ROLE_FOLDER && bundle->members[i].role != ROLE_DEBRIS &&
                           bundle_find(bundle, bundle->members[i].path) == i;
        enum status status = is_evidence ? read_member(&reading, i, is_list) : STATUS_OK;
        if (status != STATUS_OK)
            return status;
    }
    chain_entries(lists, bundle, keep);
    count_unlisted(lists, bundle, is_list, scratch);
    return keep->memory->exhausted ? STATUS_NO_MEMORY : STATUS_OK; /* the budget is one of both */
}
