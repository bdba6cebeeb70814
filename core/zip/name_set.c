/*
 * Names that are one file to some tool or system. Each name becomes a key that is equal for all names that any of them
 * takes for one; the keys are sorted, so neighbours are compared instead of pairs.
 */
#include <string.h>

#include "base/utf8.h"
#include "digest/digest.h"
#include "zip/names.h"
#include "zip/sort.h"
#include "zip/unicode/unicode.h"

/* What a key overlooks besides the way a path is written. */
enum {
    KEY_FOLD = 1,       /* case */
    KEY_STRIP = 2,      /* dots and blanks at the end of a part, and characters that are not shown */
    KEY_NORMAL = 4,     /* canonical equivalence: composed or not */
    KEY_COMPATIBLE = 8, /* compatibility equivalence: ligatures, wide letters, ... */
};

/* In a key the separator comes before any other byte, so that what is in a folder follows the folder. */
enum { SEPARATOR = 0 };

struct keyed {
    struct bytes key;
    const struct member_name *member;
};

/* Room to write one key after the other. */
struct key_writer {
    struct unicode_text text;
    struct {
        uint8_t *items;
        size_t count, capacity;
    } key;
};

struct name_set {
    struct keyed *names;
    struct findings *found;
    struct arena *scratch;
};

static void put_byte(struct key_writer *writer, uint8_t byte)
{
    bool has_room = writer->key.count < writer->key.capacity;
    uint8_t *place =
        has_room ? &writer->key.items[writer->key.count++] : arena_push(writer->text.arena, &writer->key, uint8_t);
    if (place != NULL)
        *place = byte;
}

static void drop_ignored(struct unicode_text *text)
{
    size_t kept = 0;
    for (size_t i = 0; i < text->points.count; i++) {
        if (!name_ignores(text->points.items[i]))
            text->points.items[kept++] = text->points.items[i];
    }
    text->points.count = kept;
}

/* Folding can undo a normal form, and a normal form can bring out letters that fold: chapter 3.13, D145 and D146. */
static void equalize(struct unicode_text *text, unsigned how)
{
    if ((how & KEY_STRIP) != 0)
        drop_ignored(text);
    if ((how & (KEY_NORMAL | KEY_COMPATIBLE)) != 0)
        unicode_decompose(text, UNICODE_CANONICAL);
    if ((how & KEY_FOLD) != 0)
        (void)unicode_fold(text);
    if ((how & KEY_COMPATIBLE) != 0)
        unicode_decompose(text, UNICODE_COMPATIBLE);
    if ((how & KEY_COMPATIBLE) != 0 && (how & KEY_FOLD) != 0 && unicode_fold(text))
        unicode_decompose(text, UNICODE_COMPATIBLE);
    if ((how & KEY_NORMAL) != 0)
        unicode_decompose(text, UNICODE_CANONICAL);
}

static void write_part(struct key_writer *writer, struct bytes part, unsigned how)
{
    unicode_read(&writer->text, part);
    equalize(&writer->text, how);
    size_t start = writer->key.count;
    for (size_t i = 0; i < writer->text.points.count; i++) {
        uint8_t bytes[UTF8_SIZE_MAX];
        size_t size = unicode_write(writer->text.points.items[i], bytes);
        for (size_t k = 0; k < size; k++)
            put_byte(writer, bytes[k] == SEPARATOR ? 1 : bytes[k]);
    }
    while ((how & KEY_STRIP) != 0 && writer->key.count > start &&
           (writer->key.items[writer->key.count - 1] == '.' || writer->key.items[writer->key.count - 1] == ' '))
        writer->key.count--;
}

static void drop_last_part(struct key_writer *writer)
{
    while (writer->key.count > 0 && writer->key.items[writer->key.count - 1] != SEPARATOR)
        writer->key.count--;
    if (writer->key.count > 0)
        writer->key.count--;
}

/* The key of a name; valid until the next one is written. */
static struct bytes write_key(struct key_writer *writer, struct bytes name, unsigned how)
{
    writer->key.count = 0;
    while (name.size > 0) {
        struct bytes part = name_part(&name);
        if (part.size == 0 || bytes_is(part, "."))
            continue;
        if (bytes_is(part, "..")) {
            drop_last_part(writer);
            continue;
        }
        if (writer->key.count > 0)
            put_byte(writer, SEPARATOR);
        write_part(writer, part, how);
    }
    return (struct bytes){writer->key.items, writer->key.count};
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
    struct key_writer left = {.text.arena = scratch}, right = {.text.arena = scratch};
    bool is_equal = bytes_equal(write_key(&left, a, how), write_key(&right, b, how));
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
    if (is_equal_key(left, right, KEY_FOLD | KEY_NORMAL, scratch))
        return RULE_NAME_COLLISION_NORMAL;
    return RULE_NAME_COLLISION_BLANK;
}

static void say_pair(struct name_set *set, enum rule rule, uint32_t index, uint32_t other)
{
    findings_add(set->found, rule, place_member(index), ARGUMENTS(with_text("other", set->names[other].member->name)));
}

/* The later of two entries is the one that is said to collide. */
static void check_neighbours(struct name_set *set, const uint32_t *order, size_t count)
{
    for (size_t i = 1; i < count; i++) {
        uint32_t a = order[i - 1], b = order[i];
        if (bytes_equal(set->names[a].key, set->names[b].key))
            say_pair(set, rule_of_pair(&set->names[a], &set->names[b], set->scratch), a > b ? a : b, a > b ? b : a);
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

static bool write_keys(struct name_set *set, const struct member_name *names, size_t count)
{
    struct key_writer writer = {.text.arena = set->scratch};
    set->names = arena_new(set->scratch, struct keyed, count);
    for (size_t i = 0; set->names != NULL && i < count; i++) {
        struct bytes key = write_key(&writer, names[i].name, KEY_FOLD | KEY_STRIP | KEY_NORMAL);
        set->names[i] = (struct keyed){arena_copy(set->scratch, key), &names[i]};
    }
    return set->names != NULL && !set->scratch->memory->exhausted;
}

/* --- compatibility ---------------------------------------------------------------------------- */

/* Such a key can be eleven times as long as its name, so its digest stands for it. */
struct digested {
    uint8_t key[SHA256_SIZE];
};

static int compare_digests(const void *context, uint32_t a, uint32_t b)
{
    const struct digested *keys = context;
    return memcmp(keys[a].key, keys[b].key, SHA256_SIZE);
}

static struct digested *write_digests(const struct name_set *set, size_t count)
{
    struct key_writer writer = {.text.arena = set->scratch};
    struct digested *digests = arena_new(set->scratch, struct digested, count);
    for (size_t i = 0; digests != NULL && i < count; i++) {
        struct bytes key = write_key(&writer, set->names[i].member->name, KEY_FOLD | KEY_STRIP | KEY_COMPATIBLE);
        digest_of(DIGEST_SHA256, key, digests[i].key);
    }
    return digests;
}

/* Names that become one only where compatible characters are taken for equal. */
static void check_compatible(struct name_set *set, size_t count)
{
    const struct digested *digests = write_digests(set, count);
    uint32_t *order = digests != NULL ? sort_order(set->scratch, count, compare_digests, digests) : NULL;
    for (size_t i = 1; order != NULL && i < count; i++) {
        uint32_t a = order[i - 1], b = order[i];
        bool is_equal = memcmp(digests[a].key, digests[b].key, SHA256_SIZE) == 0;
        if (is_equal && !bytes_equal(set->names[a].key, set->names[b].key))
            say_pair(set, RULE_NAME_COLLISION_COMPATIBLE, a > b ? a : b, a > b ? b : a);
    }
}

static bool is_any_beyond_ascii(const struct member_name *names, size_t count)
{
    for (size_t i = 0; i < count; i++) {
        for (size_t k = 0; k < names[i].name.size; k++) {
            if (names[i].name.at[k] >= 0x80)
                return true;
        }
    }
    return false;
}

void check_name_set(const struct member_name *names, size_t count, struct arena *scratch, struct findings *found)
{
    static const enum rule rules[] = {
        RULE_ZIP_DUPLICATE_NAME,    RULE_NAME_COLLISION_PATH,  RULE_NAME_COLLISION_CASE,
        RULE_NAME_COLLISION_NORMAL, RULE_NAME_COLLISION_BLANK, RULE_NAME_COLLISION_COMPATIBLE,
        RULE_NAME_FILE_AND_FOLDER,
    };
    struct name_set set = {.found = found, .scratch = scratch};
    if (!write_keys(&set, names, count))
        return;
    uint32_t *order = sort_order(scratch, count, compare_keys, set.names);
    if (order == NULL)
        return;
    check_neighbours(&set, order, count);
    check_insides(&set, order, count);
    if (is_any_beyond_ascii(names, count))
        check_compatible(&set, count);
    for (size_t i = 0; i < sizeof rules / sizeof rules[0]; i++)
        findings_checked(found, rules[i], count);
}
