/* What the paths of a list lead to. */
#include "parse/digest_lists/reading.h"

#include <string.h>

/* Folders that a list may count its paths from; the first that leads to most members is meant. */
enum { BASES_MAX = 4 };

struct base {
    struct bytes folder;
    bool with_wrapper; /* paths begin with the wrapper folder too */
};

/* Room for one path as it is put together. */
struct room {
    uint8_t *at;
    size_t size;
};

static void drop_last_part(struct room *room)
{
    size_t slash = bytes_find_last_byte((struct bytes){room->at, room->size}, '/');
    room->size = slash == BYTES_NOWHERE ? 0 : slash;
}

/* Puts the parts of a path behind what is there, "." and ".." resolved. False when it leads out at the top. */
static bool put_path(struct room *room, struct bytes path)
{
    while (path.size > 0) {
        struct bytes part = bytes_cut(&path, '/');
        if (part.size == 0 || bytes_is(part, "."))
            continue;
        if (bytes_is(part, "..")) {
            if (room->size == 0)
                return false;
            drop_last_part(room);
            continue;
        }
        if (room->size > 0)
            room->at[room->size++] = '/';
        memcpy(room->at + room->size, part.at, part.size);
        room->size += part.size;
    }
    return true;
}

/* The path below the wrapper that the entry means when its list counts from `base`. */
static bool resolve(const struct list_reading *reading, const struct digest_entry *entry, const struct base *base,
                    struct room *room)
{
    room->size = 0;
    if (!put_path(room, base->folder) || !put_path(room, entry->path))
        return false;
    struct bytes wrapper = reading->bundle->wrapper;
    if (base->with_wrapper) {
        if (!bytes_start_with((struct bytes){room->at, room->size}, wrapper))
            return false;
        memmove(room->at, room->at + wrapper.size, room->size - wrapper.size);
        room->size -= wrapper.size;
    }
    return true;
}

/* Some member below this folder. */
static uint32_t find_below(const struct bundle *bundle, struct bytes folder)
{
    struct bundle_paths below = bundle_find_below(bundle, folder);
    return below.count > 0 ? (uint32_t)(below.at[0] - bundle->members) : NO_MEMBER;
}

static uint32_t find_member(const struct bundle *bundle, const struct digest_entry *entry, struct room *room)
{
    if (!entry->is_folder)
        return bundle_find(bundle, (struct bytes){room->at, room->size});
    if (room->size == 0)
        return bundle->member_count > 0 ? 0 : NO_MEMBER;
    room->at[room->size] = '/';
    return find_below(bundle, (struct bytes){room->at, room->size + 1});
}

static bool is_absolute(struct bytes path)
{
    bool has_drive = path.size > 2 && byte_is_letter(path.at[0]) && path.at[1] == ':';
    return path.size > 0 && (path.at[0] == '/' || path.at[0] == '\\' ||
                             (has_drive && (path.at[2] == '/' || path.at[2] == '\\')));
}

static bool is_remote(struct bytes path)
{
    size_t colon = bytes_find(path, BYTES("://"));
    for (size_t i = 0; colon != BYTES_NOWHERE && i < colon; i++) {
        if (!byte_is_word(path.at[i]) && path.at[i] != '+' && path.at[i] != '-' && path.at[i] != '.')
            return false;
    }
    return colon != BYTES_NOWHERE && colon > 1;
}

/* Only JSON speaks of the network. */
static bool may_be_remote(enum digest_list_format format)
{
    return format == LIST_DATA_PACKAGE || format == LIST_RO_CRATE || format == LIST_IN_TOTO || format == LIST_MANIFEST;
}

static struct digest_entry *entries_of(struct list_reading *reading)
{
    return reading->lists->entries.items + reading->list.first;
}

/* Says what is wrong with a path that no base can mend. */
static void check_path(struct list_reading *reading, struct digest_entry *entry)
{
    if (may_be_remote(reading->list.format) && is_remote(entry->path)) {
        entry->is_nowhere = true;
        reading_problem(reading, PROBLEM_REMOTE, entry->line, entry->path, "is on the network");
    } else if (is_absolute(entry->path)) {
        entry->is_nowhere = true;
        reading_problem(reading, PROBLEM_PATH, entry->line, entry->path, "is an absolute path");
    } else if (entry->path.size == 0 && !entry->is_folder) {
        entry->is_nowhere = true;
        reading_problem(reading, PROBLEM_LINE, entry->line, entry->path, "it names no file");
    }
}

static size_t bases_of(const struct list_reading *reading, struct base *bases)
{
    const struct digest_list *list = &reading->list;
    struct bytes parent = path_folder(bytes_first(list->folder, list->folder.size - (list->folder.size > 0)));
    size_t count = 0;
    bases[count++] = (struct base){.folder = list->folder};
    if (list->format != LIST_CHECKSUMS && list->format != LIST_MANIFEST && list->format != LIST_IN_TOTO)
        return count;
    if (parent.size > 0)
        bases[count++] = (struct base){.folder = parent};
    if (list->folder.size > 0)
        bases[count++] = (struct base){0};
    if (reading->bundle->wrapper.size > 0)
        bases[count++] = (struct base){.with_wrapper = true};
    return count;
}

static uint64_t count_found(struct list_reading *reading, const struct base *base, struct room *room)
{
    uint64_t found = 0;
    for (size_t i = 0; i < reading->list.count; i++) {
        struct digest_entry *entry = &entries_of(reading)[i];
        if (!entry->is_nowhere && resolve(reading, entry, base, room) &&
            find_member(reading->bundle, entry, room) != NO_MEMBER)
            found++;
    }
    return found;
}

static struct base best_base(struct list_reading *reading, struct room *room)
{
    struct base bases[BASES_MAX];
    size_t count = bases_of(reading, bases), best = 0;
    uint64_t most = count == 1 ? 0 : count_found(reading, &bases[0], room);
    for (size_t i = 1; i < count && most < reading->list.count; i++) {
        uint64_t found = count_found(reading, &bases[i], room);
        if (found > most) {
            most = found;
            best = i;
        }
    }
    return bases[best];
}

/* Windows tools write '\'; a name that has one itself is found before. */
static uint32_t find_with_slashes(struct list_reading *reading, const struct digest_entry *entry, struct room *room)
{
    bool has_backslash = false;
    for (size_t i = 0; i < room->size; i++) {
        has_backslash = has_backslash || room->at[i] == '\\';
        room->at[i] = room->at[i] == '\\' ? '/' : room->at[i];
    }
    uint32_t member = has_backslash ? find_member(reading->bundle, entry, room) : NO_MEMBER;
    if (member != NO_MEMBER)
        reading_problem(reading, PROBLEM_VARIANT, entry->line, entry->path, "with '/' in place of '\\'");
    return member;
}

static void want_digest(struct list_reading *reading, const struct digest_entry *entry)
{
    enum digest_kind kind = (enum digest_kind)entry->algorithm;
    if (entry->value.size == 0 || entry->is_folder)
        return;
    if (entry->is_git_blob)
        bundle_want_blob(reading->bundle, reading->bundle->members[entry->member].path, kind);
    else
        (void)bundle_want_digest(reading->bundle, entry->member, kind); /* the budget notes missing memory */
}

static void settle_entry(struct list_reading *reading, struct digest_entry *entry, const struct base *base,
                         struct room *room)
{
    if (entry->is_nowhere)
        return;
    if (!resolve(reading, entry, base, room)) {
        entry->is_nowhere = true;
        reading_problem(reading, PROBLEM_PATH, entry->line, entry->path, "leads out of the bundle");
        return;
    }
    entry->member = find_member(reading->bundle, entry, room);
    if (entry->member == NO_MEMBER) {
        struct bytes path = {room->at, room->size};
        struct bytes kept = bytes_equal(path, entry->path) ? entry->path : arena_copy(reading->keep, path);
        entry->member = find_with_slashes(reading, entry, room);
        entry->path = kept;
    }
    if (entry->member == NO_MEMBER)
        return;
    if (entry->member == reading->list.member && !entry->is_folder) {
        bool is_record = reading->list.format == LIST_WHEEL_RECORD && entry->value.size == 0;
        entry->is_nowhere = true;
        if (!is_record)
            reading_problem(reading, PROBLEM_SELF, entry->line, entry->path, "the list itself");
        return;
    }
    if (!entry->is_folder)
        entry->path = reading->bundle->members[entry->member].path;
    want_digest(reading, entry);
}

static size_t longest_path(struct list_reading *reading)
{
    size_t longest = 0;
    for (size_t i = 0; i < reading->list.count; i++) {
        if (entries_of(reading)[i].path.size > longest)
            longest = entries_of(reading)[i].path.size;
    }
    return longest;
}

void reading_end(struct list_reading *reading)
{
    struct arena_mark mark = arena_mark(reading->scratch);
    struct room room = {arena_buffer(reading->scratch, longest_path(reading) + reading->list.folder.size + 2), 0};
    struct digest_list *list = arena_push(reading->keep, &reading->lists->lists, struct digest_list);
    if (room.at == NULL || list == NULL)
        return;
    for (size_t i = 0; i < reading->list.count; i++)
        check_path(reading, &entries_of(reading)[i]);
    struct base base = best_base(reading, &room);
    for (size_t i = 0; i < reading->list.count; i++)
        settle_entry(reading, &entries_of(reading)[i], &base, &room);
    reading->list.folder = base.folder;
    *list = reading->list;
    arena_rewind(reading->scratch, mark);
}
