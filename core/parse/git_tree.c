/* A tree: "<mode> <name>" NUL <id>, one behind the other (gitformat-objects), in the order of names, where that of a
 * tree counts as if a '/' followed it. */
#include "parse/git_object.h"

#include <string.h>

static bool is_known_mode(struct bytes digits, uint32_t *mode)
{
    static const struct {
        const char *digits;
        uint32_t mode;
    } modes[] = {
        {"40000", GIT_MODE_TREE}, {"100644", 0100644}, {"100664", 0100664},
        {"100755", 0100755},      {"120000", 0120000}, {"160000", 0160000},
    };
    for (size_t i = 0; i < sizeof modes / sizeof modes[0]; i++) {
        if (bytes_is(digits, modes[i].digits)) {
            *mode = modes[i].mode;
            return true;
        }
    }
    return false;
}

uint32_t git_mode_now(uint32_t mode)
{
    return mode == 0100664 ? 0100644 : mode;
}

static bool is_good_name(struct bytes name)
{
    return name.size > 0 && bytes_find_byte(name, '/') == BYTES_NOWHERE && !bytes_is(name, ".") &&
           !bytes_is(name, "..") && !bytes_equal_any_case(name, BYTES(".git"));
}

/* The byte that counts behind a name of that length. */
static int byte_behind(const struct git_entry *entry, size_t at)
{
    if (at < entry->name.size)
        return entry->name.at[at];
    return at == entry->name.size && entry->mode == GIT_MODE_TREE ? '/' : 0;
}

int git_entry_compare(const struct git_entry *a, const struct git_entry *b)
{
    size_t both = a->name.size < b->name.size ? a->name.size : b->name.size;
    int order = both == 0 ? 0 : memcmp(a->name.at, b->name.at, both);
    if (order == 0)
        order = byte_behind(a, both) - byte_behind(b, both);
    return order;
}

/* Takes one entry off the front of what has been read already or is read now. */
static enum git_fault take_entry(struct bytes *rest, size_t id_size, struct git_entry *entry)
{
    size_t space = bytes_find_byte(*rest, ' ');
    size_t end = bytes_find_byte(*rest, '\0');
    if (space == BYTES_NOWHERE || end == BYTES_NOWHERE || end < space || rest->size - end - 1 < id_size)
        return GIT_FAULT_TREE_CUT;
    entry->name = bytes_part(*rest, space + 1, end - space - 1);
    entry->id = rest->at + end + 1;
    if (!is_known_mode(bytes_first(*rest, space), &entry->mode))
        return GIT_FAULT_TREE_MODE;
    if (!is_good_name(entry->name))
        return GIT_FAULT_TREE_NAME;
    *rest = bytes_after(*rest, end + 1 + id_size);
    return GIT_SOUND;
}

struct git_entry git_tree_entry(const struct git_tree *tree, uint32_t index)
{
    struct git_entry entry = {0};
    struct bytes rest = bytes_after(tree->content, tree->entries[index]);
    (void)take_entry(&rest, tree->id_size, &entry);
    return entry;
}

/* Finds the name as that of a tree, or of anything else: the two stand in different places. */
static bool find_kind(const struct git_tree *tree, struct bytes name, bool is_tree, struct git_entry *entry)
{
    struct git_entry wanted = {.mode = is_tree ? GIT_MODE_TREE : 0, .name = name};
    uint32_t low = 0, high = tree->count;
    while (low < high) {
        uint32_t middle = low + (high - low) / 2;
        *entry = git_tree_entry(tree, middle);
        int order = git_entry_compare(entry, &wanted);
        if (order == 0)
            return true;
        if (order < 0)
            low = middle + 1;
        else
            high = middle;
    }
    return false;
}

bool git_tree_find(const struct git_tree *tree, struct bytes name, struct git_entry *entry)
{
    return find_kind(tree, name, false, entry) || find_kind(tree, name, true, entry);
}

static bool is_null_id(const struct git_entry *entry, size_t size)
{
    for (size_t i = 0; i < size; i++) {
        if (entry->id[i] != 0)
            return false;
    }
    return true;
}

/* An entry against those before it. A file that a tree of the same name follows has other entries between them. */
static enum git_fault check_place(const struct git_tree *tree, const struct git_entry *entry)
{
    struct git_entry other;
    if (is_null_id(entry, tree->id_size))
        return GIT_FAULT_TREE_NULL_ID;
    if (tree->count == 0)
        return GIT_SOUND;
    other = git_tree_entry(tree, tree->count - 1);
    if (bytes_equal(other.name, entry->name))
        return GIT_FAULT_TREE_DUPLICATE;
    if (git_entry_compare(&other, entry) >= 0)
        return GIT_FAULT_TREE_ORDER;
    bool is_tree = entry->mode == GIT_MODE_TREE;
    return is_tree && find_kind(tree, entry->name, false, &other) ? GIT_FAULT_TREE_DUPLICATE : GIT_SOUND;
}

enum git_fault git_tree_parse(struct git_tree *tree, struct bytes content, enum digest_kind kind, struct arena *keep)
{
    struct bytes rest = content;
    size_t capacity = 0;
    *tree = (struct git_tree){.content = content, .id_size = digest_size(kind)};
    while (rest.size > 0) {
        uint32_t offset = (uint32_t)(content.size - rest.size);
        struct git_entry entry;
        enum git_fault fault = take_entry(&rest, tree->id_size, &entry);
        if (fault == GIT_SOUND)
            fault = check_place(tree, &entry);
        if (fault != GIT_SOUND)
            return fault;
        if (!arena_reserve(keep, &tree->entries, sizeof *tree->entries, _Alignof(uint32_t), tree->count, &capacity))
            return GIT_SOUND;
        tree->entries[tree->count++] = offset;
    }
    return GIT_SOUND;
}
