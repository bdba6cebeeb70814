/*
 * Names that are one file to some tool or system. Each name becomes a key that is equal for all names that any of them
 * takes for one; the keys are sorted, so neighbours are compared instead of pairs.
 */
#include "base/utf8.h"
#include "zip/names.h"
#include "zip/sort.h"

/* What a key overlooks besides the way a path is written. */
enum {
    KEY_FOLD = 1,  /* case */
    KEY_STRIP = 2, /* dots and blanks at the end of a part, and characters that are not shown */
};

/* In a key the separator comes before any other byte, so that what is in a folder follows the folder. */
enum { SEPARATOR = 0 };

struct keyed {
    struct bytes key;
    const struct member_name *member;
};

struct name_set {
    struct keyed *names;
    struct findings *found;
};

/* Case of ASCII only. A table of Unicode case folding and normal forms belongs here, when there is one. */
static uint8_t fold(uint8_t byte)
{
    return byte_to_lower(byte);
}

static size_t write_part(struct bytes part, unsigned how, uint8_t *out)
{
    size_t size = 0;
    while (part.size > 0) {
        struct bytes before = part;
        uint32_t code;
        bool is_character = utf8_next(&part, &code);
        if ((how & KEY_STRIP) != 0 && is_character && name_ignores(code))
            continue;
        for (size_t i = 0; i < before.size - part.size; i++) {
            uint8_t byte = before.at[i] == SEPARATOR ? 1 : before.at[i];
            out[size++] = (how & KEY_FOLD) != 0 ? fold(byte) : byte;
        }
    }
    while ((how & KEY_STRIP) != 0 && size > 0 && (out[size - 1] == '.' || out[size - 1] == ' '))
        size--;
    return size;
}

static size_t without_last_part(const uint8_t *key, size_t size)
{
    while (size > 0 && key[size - 1] != SEPARATOR)
        size--;
    return size > 0 ? size - 1 : 0;
}

/* The key of a name, in at most as many bytes as the name has. */
static struct bytes write_key(struct bytes name, unsigned how, uint8_t *out)
{
    size_t size = 0;
    while (name.size > 0) {
        struct bytes part = name_part(&name);
        if (part.size == 0 || bytes_is(part, "."))
            continue;
        if (bytes_is(part, "..")) {
            size = without_last_part(out, size);
            continue;
        }
        if (size > 0)
            out[size++] = SEPARATOR;
        size += write_part(part, how, out + size);
    }
    return (struct bytes){out, size};
}

static int compare_keys(const void *context, uint32_t a, uint32_t b)
{
    const struct keyed *names = context;
    int order = bytes_compare(names[a].key, names[b].key);
    return order != 0 ? order : bytes_compare(names[a].member->name, names[b].member->name);
}

static bool is_equal_key(struct bytes a, struct bytes b, unsigned how, struct arena *scratch)
{
    struct arena_mark mark = arena_mark(scratch);
    uint8_t *room_a = arena_new(scratch, uint8_t, a.size), *room_b = arena_new(scratch, uint8_t, b.size);
    bool is_equal =
        room_a != NULL && room_b != NULL && bytes_equal(write_key(a, how, room_a), write_key(b, how, room_b));
    arena_rewind(scratch, mark);
    return is_equal;
}

static enum rule rule_of_pair(const struct keyed *a, const struct keyed *b, struct arena *scratch)
{
    struct bytes left = a->member->name, right = b->member->name;
    if (bytes_equal(left, right))
        return RULE_ZIP_DUPLICATE_NAME;
    if (a->member->is_folder != b->member->is_folder)
        return RULE_NAME_FILE_AND_FOLDER;
    if (is_equal_key(left, right, 0, scratch))
        return RULE_NAME_COLLISION_PATH;
    if (is_equal_key(left, right, KEY_FOLD, scratch))
        return RULE_NAME_COLLISION_CASE;
    return RULE_NAME_COLLISION_BLANK;
}

static void say_pair(struct name_set *set, enum rule rule, uint32_t index, uint32_t other)
{
    findings_add(set->found, rule, place_member(index), ARGUMENTS(with_text("other", set->names[other].member->name)));
}

/* The later of two entries is the one that is said to collide. */
static void check_neighbours(struct name_set *set, const uint32_t *order, size_t count, struct arena *scratch)
{
    for (size_t i = 1; i < count; i++) {
        uint32_t a = order[i - 1], b = order[i];
        if (bytes_equal(set->names[a].key, set->names[b].key))
            say_pair(set, rule_of_pair(&set->names[a], &set->names[b], scratch), a > b ? a : b, a > b ? b : a);
    }
}

static bool is_inside(struct bytes key, struct bytes folder)
{
    return key.size > folder.size && key.at[folder.size] == SEPARATOR && bytes_start_with(key, folder);
}

/* A file that is also the folder of another name; said once a file, with the first name inside. */
static void check_insides(struct name_set *set, const uint32_t *order, size_t count)
{
    uint32_t file = NO_MEMBER;
    bool is_said = false;
    for (size_t i = 0; i < count; i++) {
        const struct keyed *name = &set->names[order[i]];
        if (file != NO_MEMBER && is_inside(name->key, set->names[file].key)) {
            if (!is_said)
                say_pair(set, RULE_NAME_FILE_AND_FOLDER, file, order[i]);
            is_said = true;
        } else if (!name->member->is_folder && name->key.size > 0) {
            file = order[i];
            is_said = false;
        }
    }
}

static bool write_keys(struct name_set *set, const struct member_name *names, size_t count, struct arena *scratch)
{
    set->names = arena_new(scratch, struct keyed, count);
    for (size_t i = 0; set->names != NULL && i < count; i++) {
        uint8_t *room = arena_new(scratch, uint8_t, names[i].name.size);
        if (room == NULL)
            return false;
        set->names[i] = (struct keyed){write_key(names[i].name, KEY_FOLD | KEY_STRIP, room), &names[i]};
    }
    return set->names != NULL;
}

void check_name_set(const struct member_name *names, size_t count, struct arena *scratch, struct findings *found)
{
    static const enum rule rules[] = {
        RULE_ZIP_DUPLICATE_NAME,   RULE_NAME_COLLISION_PATH,  RULE_NAME_COLLISION_CASE,
        RULE_NAME_COLLISION_BLANK, RULE_NAME_FILE_AND_FOLDER,
    };
    struct name_set set = {.found = found};
    if (!write_keys(&set, names, count, scratch))
        return;
    uint32_t *order = sort_order(scratch, count, compare_keys, set.names);
    if (order == NULL)
        return;
    check_neighbours(&set, order, count, scratch);
    check_insides(&set, order, count);
    for (size_t i = 0; i < sizeof rules / sizeof rules[0]; i++)
        findings_checked(found, rules[i], count);
}
