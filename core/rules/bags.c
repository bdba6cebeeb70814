/* Rules about bags (RFC 8493): what one must hold, and that its manifests name just its payload. */
#include "rules/digest_lists.h"

#include "base/search.h"

#include <string.h>

static const struct bag *bag_at(const struct judging *judging, size_t index)
{
    return &judging->dossier->digest_lists.bags.items[index];
}

static void say_structure(struct judging *judging, uint32_t member, struct bytes text, const char *what)
{
    findings_add(judging->found, RULE_DIGEST_BAG_STRUCTURE, place_member(member),
                 ARGUMENTS(with_text("text", text), with_word("what", what)));
}

/* Manifests of one bag. */
struct manifests {
    uint64_t payload, known, tag;
};

static struct manifests count_manifests(const struct judging *judging, size_t bag)
{
    const struct digest_lists *lists = &judging->dossier->digest_lists;
    struct manifests counts = {0, 0, 0};
    for (size_t i = 0; i < lists->lists.count; i++) {
        const struct digest_list *list = &lists->lists.items[i];
        if (list->bag != bag)
            continue;
        counts.payload += list->format == LIST_BAG_MANIFEST ? 1 : 0;
        counts.known += list->format == LIST_BAG_MANIFEST && list->has_algorithm ? 1 : 0;
        counts.tag += list->format == LIST_BAG_TAG_MANIFEST ? 1 : 0;
    }
    return counts;
}

static void check_structure(struct judging *judging, size_t index)
{
    const struct bag *bag = bag_at(judging, index);
    struct manifests manifests = count_manifests(judging, index);
    struct bytes folder = bag->folder;
    findings_checked(judging->found, RULE_DIGEST_BAG_STRUCTURE, 3);
    findings_checked(judging->found, RULE_DIGEST_BAG_UNDECIDABLE, 1);
    if (bag->declaration == NO_MEMBER)
        say_structure(judging, bag->marker, folder, "it has no bagit.txt that could be read");
    if (bag->payload == bag->payload_end)
        say_structure(judging, bag->marker, folder, "it has no payload: nothing is below data/");
    if (manifests.payload == 0)
        say_structure(judging, bag->marker, folder, "it has no payload manifest");
    else if (manifests.known == 0)
        findings_add(judging->found, RULE_DIGEST_BAG_UNDECIDABLE, place_member(bag->marker),
                     ARGUMENTS(with_word("text", "the bag"),
                               with_word("what", "has payload manifests of algorithms alone that are not computed here")));
}

static void check_oxum(struct judging *judging, const struct bag *bag)
{
    if (bag->oxum_line == 0)
        return;
    findings_checked(judging->found, RULE_DIGEST_BAG_OXUM, 1);
    if (bag->oxum_bytes != bag->payload_bytes || bag->oxum_files != bag->payload_files)
        findings_add(judging->found, RULE_DIGEST_BAG_OXUM, place_line(bag->info, bag->oxum_line),
                     ARGUMENTS(with_number("bytes", bag->payload_bytes), with_number("files", bag->payload_files),
                               with_number("expected_bytes", bag->oxum_bytes),
                               with_number("expected_files", bag->oxum_files)));
}

/* --- every manifest names every file of the payload --- */

static void mark_listed(const struct judging *judging, const struct digest_list *list, bool *is_listed)
{
    for (size_t i = list->first; i < list->first + list->count; i++) {
        const struct digest_entry *entry = &judging->dossier->digest_lists.entries.items[i];
        if (entry->member != NO_MEMBER && !entry->is_nowhere)
            is_listed[entry->member] = true;
    }
}

static struct bytes not_named_by(struct judging *judging, const struct digest_list *list)
{
    static const char end[] = " does not name it";
    if (list == NULL)
        return BYTES("no manifest of the bag names it");
    struct bytes path = judging->bundle->members[list->member].path;
    uint8_t *at = arena_buffer(judging->keep, path.size + sizeof end - 1);
    if (at == NULL)
        return path;
    memcpy(at, path.at, path.size);
    memcpy(at + path.size, end, sizeof end - 1);
    return (struct bytes){at, path.size + sizeof end - 1};
}

/* `list` is the manifest that `is_listed` is about; NULL when it is about all of them. */
static void say_unlisted(struct judging *judging, const struct bag *bag, const struct digest_list *list,
                         const bool *is_listed)
{
    struct bytes what = {NULL, 0};
    findings_checked(judging->found, RULE_DIGEST_UNLISTED, bag->payload_files);
    for (size_t i = bag->payload; i < bag->payload_end; i++) {
        const struct member *member = judging->bundle->by_path[i];
        uint32_t index = (uint32_t)(member - judging->bundle->members);
        if (member->role == ROLE_FOLDER || is_listed[index])
            continue;
        if (what.size == 0)
            what = not_named_by(judging, list);
        findings_add(judging->found, RULE_DIGEST_UNLISTED, place_member(index),
                     ARGUMENTS(with_text("path", member->path), with_text("what", what)));
    }
}

/* In version 1.0 each manifest is complete; before it, all of them together are. */
static void check_completeness(struct judging *judging, size_t index)
{
    const struct bag *bag = bag_at(judging, index);
    const struct digest_lists *lists = &judging->dossier->digest_lists;
    struct arena_mark mark = arena_mark(judging->scratch);
    size_t count = judging->bundle->member_count;
    bool *is_listed = arena_new(judging->scratch, bool, count), any = false;
    for (size_t i = 0; is_listed != NULL && i < lists->lists.count; i++) {
        const struct digest_list *list = &lists->lists.items[i];
        if (list->bag != index || list->format != LIST_BAG_MANIFEST || !list->has_algorithm)
            continue;
        any = true;
        mark_listed(judging, list, is_listed);
        if (bag->major >= 1) {
            say_unlisted(judging, bag, list, is_listed);
            memset(is_listed, 0, count * sizeof *is_listed);
        }
    }
    if (is_listed != NULL && any && bag->major < 1)
        say_unlisted(judging, bag, NULL, is_listed);
    arena_rewind(judging->scratch, mark);
}

/* A tag manifest of version 1.0 names every payload manifest. */
static void check_tag_manifests(struct judging *judging, size_t index)
{
    const struct digest_lists *lists = &judging->dossier->digest_lists;
    struct arena_mark mark = arena_mark(judging->scratch);
    size_t count = judging->bundle->member_count;
    bool *is_listed = arena_new(judging->scratch, bool, count);
    for (size_t i = 0; is_listed != NULL && bag_at(judging, index)->major >= 1 && i < lists->lists.count; i++) {
        const struct digest_list *list = &lists->lists.items[i];
        if (list->bag != index || list->format != LIST_BAG_TAG_MANIFEST || !list->has_algorithm)
            continue;
        memset(is_listed, 0, count * sizeof *is_listed);
        mark_listed(judging, list, is_listed);
        for (size_t k = 0; k < lists->lists.count; k++) {
            const struct digest_list *other = &lists->lists.items[k];
            bool is_manifest = other->bag == index && other->format == LIST_BAG_MANIFEST && other->has_algorithm;
            findings_checked(judging->found, RULE_DIGEST_BAG_STRUCTURE, is_manifest ? 1 : 0);
            if (is_manifest && !is_listed[other->member])
                say_structure(judging, list->member, judging->bundle->members[other->member].path,
                              "the tag manifest does not list this payload manifest");
        }
    }
    arena_rewind(judging->scratch, mark);
}

/* --- what is to be fetched --- */

static int fetched_order(const void *item, const void *key)
{
    const struct fetched *fetched = item;
    return bytes_compare(fetched->path, *(const struct bytes *)key);
}

/* The first line of fetch.txt, among those sorted by path, that names what the entry names; the end when none does. */
static size_t find_fetched(const struct judging *judging, const struct digest_entry *entry)
{
    const struct digest_lists *lists = &judging->dossier->digest_lists;
    const struct fetched *items = lists->fetched.items;
    size_t count = lists->fetched.count;
    if (lists->lists.items[entry->list].format != LIST_BAG_MANIFEST)
        return count;
    size_t at = lower_bound(items, count, sizeof *items, &entry->path, fetched_order);
    return at < count && bytes_equal(items[at].path, entry->path) ? at : count;
}

bool is_fetched(const struct judging *judging, const struct digest_entry *entry)
{
    return find_fetched(judging, entry) < judging->dossier->digest_lists.fetched.count;
}

/* Without a digest, nobody could tell whether what is fetched is what was meant. */
static void check_fetched_are_listed(struct judging *judging)
{
    const struct digest_lists *lists = &judging->dossier->digest_lists;
    bool *is_listed = arena_new(judging->scratch, bool, lists->fetched.count);
    for (size_t i = 0; is_listed != NULL && i < lists->entries.count; i++) {
        size_t at = find_fetched(judging, &lists->entries.items[i]);
        if (at < lists->fetched.count)
            is_listed[at] = true;
    }
    for (size_t i = 0; is_listed != NULL && i < lists->fetched.count; i++) {
        const struct fetched *fetched = &lists->fetched.items[i];
        bool is_first = i == 0 || !bytes_equal(fetched[-1].path, fetched->path);
        if (is_first && !is_listed[i])
            findings_add(judging->found, RULE_DIGEST_BAG_PATH, place_line(fetched->member, fetched->line),
                         ARGUMENTS(with_text("text", fetched->path),
                                   with_word("what", "is to be fetched, and no payload manifest lists it")));
    }
}

static void check_fetched(struct judging *judging)
{
    const struct digest_lists *lists = &judging->dossier->digest_lists;
    if (lists->fetched.count > 0)
        findings_checked(judging->found, RULE_DIGEST_BAG_FETCH, lists->fetched.count);
    for (size_t i = 0; i < lists->fetched.count; i++) {
        const struct fetched *fetched = &lists->fetched.items[i];
        if (bundle_find(judging->bundle, fetched->path) == NO_MEMBER)
            findings_add(judging->found, RULE_DIGEST_BAG_FETCH, place_line(fetched->member, fetched->line),
                         ARGUMENTS(with_text("path", fetched->path)));
    }
}

void check_bags(struct judging *judging)
{
    for (size_t i = 0; i < judging->dossier->digest_lists.bags.count; i++) {
        check_structure(judging, i);
        check_oxum(judging, bag_at(judging, i));
        check_completeness(judging, i);
        check_tag_manifests(judging, i);
    }
    check_fetched(judging);
    check_fetched_are_listed(judging);
}
