#include "zip_review.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/limits.h"

static bool read_bytes(void *context, uint64_t offset, void *buffer, size_t count)
{
    const struct bytes *file = context;
    if (offset > file->size || count > file->size - offset)
        abort(); /* the core promised not to */
    memcpy(buffer, file->at + offset, count);
    return true;
}

static bool count_bytes(void *context, struct bytes piece)
{
    *(uint64_t *)context += piece.size;
    return true;
}

static void unpack_all(struct zip_review *review)
{
    const struct zip *zip = &review->zip;
    for (uint32_t i = 0; i < zip->entries.count && review->status == STATUS_OK; i++) {
        bool is_whole = false;
        uint64_t given = 0;
        struct sink sink = {&given, count_bytes};
        review->status = zip_unpack(zip, i, sink, &review->scratch, &review->found, &is_whole);
        review->whole_count += is_whole;
        review->unpacked_size += given;
        review->gave_too_much |= given > zip->entries.items[i].unpacked_size;
    }
}

static void judge_names(struct zip_review *review)
{
    size_t count = review->zip.entries.count;
    struct member_name *names = arena_new(&review->keep, struct member_name, count);
    for (size_t i = 0; names != NULL && i < count; i++) {
        const struct zip_entry *entry = &review->zip.entries.items[i];
        names[i] = (struct member_name){entry->name, (entry->flags & 0x800) != 0, entry->is_folder,
                                        entry->has_extra, entry->made_by};
    }
    if (names != NULL)
        zip_check_names(names, count, &review->scratch, &review->found);
}

void zip_review(struct zip_review *review, struct bytes file, size_t memory_limit)
{
    *review = (struct zip_review){.file = file, .memory = {.limit = memory_limit}};
    struct source source = {&review->file, file.size, read_bytes};
    review->keep.memory = review->scratch.memory = &review->memory;
    findings_init(&review->found, &review->keep);
    review->status = zip_scan(&review->zip, source, &normal_limits, &review->keep, &review->scratch, &review->found);
    if (review->status == STATUS_OK)
        unpack_all(review);
    if (review->status == STATUS_OK)
        judge_names(review);
    if (review->status == STATUS_OK && review->memory.exhausted)
        review->status = STATUS_NO_MEMORY;
}

void zip_review_release(struct zip_review *review)
{
    arena_release(&review->keep);
    arena_release(&review->scratch);
}

bool zip_map_is_whole(const struct zip_review *review)
{
    const struct zip *zip = &review->zip;
    uint64_t at = 0, mapped = 0;
    for (size_t i = 0; i < zip->map.count; i++) {
        const struct zip_region *region = &zip->map.items[i];
        if (region->offset != at || region->size == 0)
            return false;
        at += region->size;
        mapped += region->kind <= ZIP_REGION_COMMENT ? region->size : 0;
    }
    return at == zip->source.size && mapped == zip->mapped_size;
}

static void list_rules(const struct zip_review *review, char *list, size_t size)
{
    size_t used = 0;
    list[0] = '\0';
    for (unsigned rule = 0; rule < RULE_COUNT; rule++) {
        if (review->found.checks[rule].found > 0 && used < size)
            used += (size_t)snprintf(list + used, size - used, "%s%s", used > 0 ? " " : "",
                                     rule_info((enum rule)rule)->name);
    }
}

bool zip_file_says_only(struct bytes file, const char *rules)
{
    char list[2048];
    struct zip_review review;
    zip_review(&review, file, (size_t)normal_limits.of[LIMIT_MEMORY]);
    list_rules(&review, list, sizeof list);
    bool is_right =
        review.status == STATUS_OK && strcmp(list, rules) == 0 && zip_map_is_whole(&review) && !review.gave_too_much;
    if (!is_right)
        printf("# status %d, found: %s\n# expected: %s\n", (int)review.status, list, rules);
    zip_review_release(&review);
    return is_right;
}

bool zip_says_only(const struct zip_plan *plan, const char *rules)
{
    static struct zip_file file;
    zip_write(plan, &file);
    return zip_file_says_only((struct bytes){file.at, file.size}, rules);
}

bool zip_says(const struct zip_plan *plan, const char *rule)
{
    static struct zip_file file;
    struct zip_review review;
    enum rule wanted;
    zip_write(plan, &file);
    zip_review(&review, (struct bytes){file.at, file.size}, (size_t)normal_limits.of[LIMIT_MEMORY]);
    bool is_said = rule_find(bytes_of(rule), &wanted) && review.found.checks[wanted].found > 0;
    zip_review_release(&review);
    return is_said;
}
