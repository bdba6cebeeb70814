/* Rules about what is in the bundle. */
#include "base/glob.h"
#include "rules/judging.h"

#include <stdlib.h>

static bool any_member_matches(const struct bundle *bundle, struct bytes pattern)
{
    if (bytes_find_byte(pattern, '*') == BYTES_NOWHERE)
        return bundle_find(bundle, pattern) != NO_MEMBER;
    for (uint32_t i = 0; i < bundle->member_count; i++) {
        if (glob_match(pattern, bundle->members[i].path))
            return true;
    }
    return false;
}

static void check_required(struct judging *judging)
{
    const struct policy *policy = judging->policy;
    findings_checked(judging->found, RULE_MEMBER_MISSING, policy->required.count);
    for (size_t i = 0; i < policy->required.count; i++) {
        const struct required_member *required = &policy->required.items[i];
        if (!any_member_matches(judging->bundle, required->path))
            findings_add(judging->found, RULE_MEMBER_MISSING, place_nowhere(),
                         ARGUMENTS(with_text("path", required->path), with_text("reason", required->reason)));
    }
}

static struct bytes run_file_path(struct judging *judging, struct bytes file)
{
    struct bytes folder = BYTES("docs/agent_runs/<RUN>/");
    uint8_t *path = arena_new(judging->keep, uint8_t, folder.size + file.size);
    if (path == NULL)
        return file;
    for (size_t i = 0; i < folder.size + file.size; i++)
        path[i] = i < folder.size ? folder.at[i] : file.at[i - folder.size];
    return (struct bytes){path, folder.size + file.size};
}

/* Without any run log, the files that one would hold are missing members. */
static void check_run_log_required(struct judging *judging)
{
    const struct policy *policy = judging->policy;
    findings_checked(judging->found, RULE_MEMBER_MISSING, policy->run_files.count);
    if (judging->dossier->runs.count > 0)
        return;
    for (size_t i = 0; i < policy->run_files.count; i++)
        findings_add(judging->found, RULE_MEMBER_MISSING, place_nowhere(),
                     ARGUMENTS(with_text("path", run_file_path(judging, policy->run_files.items[i])),
                               with_word("reason", "a file of the run log")));
}

/* What the run's META.json lists: files, and folders with a '/' at the end. Sorted, without what lies in a listed
 * folder anyway: so the last one that is not behind a path is the only one that can hold it. */
struct listed {
    struct bytes *items;
    size_t count, capacity;
    bool is_complete; /* with the patch, all that could explain a member was read */
};

static int by_bytes(const void *left, const void *right)
{
    return bytes_compare(*(const struct bytes *)left, *(const struct bytes *)right);
}

static bool covers(struct bytes listed, struct bytes path)
{
    return bytes_equal(listed, path) || (bytes_end_with(listed, BYTES("/")) && bytes_start_with(path, listed));
}

static void add_listed(struct judging *judging, struct listed *listed, struct bytes path)
{
    struct bytes *item = arena_push(judging->scratch, listed, struct bytes);
    if (item != NULL)
        *item = path;
}

static struct listed collect_listed(struct judging *judging)
{
    struct listed listed = {0};
    size_t kept = 0;
    if (judging->run == NULL || !judging->run->has_meta)
        return listed;
    const struct meta *meta = &judging->run->meta;
    for (size_t i = 0; i < meta->digests.count; i++)
        add_listed(judging, &listed, meta->digests.items[i].name);
    for (size_t i = 0; i < meta->artifacts.count; i++)
        add_listed(judging, &listed, meta->artifacts.items[i].text);
    if (listed.count > 0)
        qsort(listed.items, listed.count, sizeof *listed.items, by_bytes);
    for (size_t i = 0; i < listed.count; i++) {
        if (kept == 0 || !covers(listed.items[kept - 1], listed.items[i]))
            listed.items[kept++] = listed.items[i];
    }
    listed.count = kept;
    return listed;
}

static bool is_listed(const struct listed *listed, struct bytes path)
{
    size_t low = 0, high = listed->count;
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        if (bytes_compare(listed->items[middle], path) <= 0)
            low = middle + 1;
        else
            high = middle;
    }
    return low > 0 && covers(listed->items[low - 1], path);
}

/* The patch and META.json, as far as they are there: else what they explain is not known. */
static bool are_explainers_read(const struct judging *judging)
{
    bool has_patch = bundle_next(judging->bundle, ROLE_PATCH, 0) != NO_MEMBER;
    bool has_meta = judging->run != NULL && judging->run->files[RUN_META] != NO_MEMBER;
    return (!has_patch || judging->dossier->patch_member != NO_MEMBER) && (!has_meta || judging->run->has_meta);
}

static const char *what_is_unexpected(const struct judging *judging, const struct listed *listed,
                                      const struct member *member)
{
    if (member->role == ROLE_DEBRIS)
        return "debris that a tool left behind";
    uint32_t index = (uint32_t)(member - judging->bundle->members);
    bool is_vouched = judging->dossier->digest_lists.first_of[index] != 0;
    bool is_list = (judging->dossier->readers[index] & READER_DIGEST_LIST) != 0;
    if (!listed->is_complete || member->role != ROLE_NONE || is_vouched || is_list ||
        patch_find_last(&judging->dossier->patch, member->path) != BYTES_NOWHERE ||
        is_listed(listed, member->path))
        return NULL;
    return "explained by nothing in the bundle";
}

static void check_unexpected(struct judging *judging)
{
    const struct bundle *bundle = judging->bundle;
    struct arena_mark mark = arena_mark(judging->scratch);
    struct listed listed = collect_listed(judging);
    listed.is_complete = are_explainers_read(judging);
    findings_checked(judging->found, RULE_MEMBER_UNEXPECTED, bundle->member_count);
    for (uint32_t i = 0; i < bundle->member_count; i++) {
        const char *what = what_is_unexpected(judging, &listed, &bundle->members[i]);
        if (what != NULL)
            findings_add(judging->found, RULE_MEMBER_UNEXPECTED, place_member(i),
                         ARGUMENTS(with_text("path", bundle->members[i].path), with_word("what", what)));
    }
    arena_rewind(judging->scratch, mark);
}

void check_members(struct judging *judging)
{
    if (!bundle_is_listed(judging->bundle))
        return; /* other findings say so */
    check_required(judging);
    check_run_log_required(judging);
    check_unexpected(judging);
}
