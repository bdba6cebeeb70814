#include "rules/coverage/paths.h"

#include "base/glob.h"

#include <stdlib.h>
#include <string.h>

/* --- the form of what is asked for --- */

struct binding {
    struct bytes path, run;
    size_t at; /* in the path */
    uint8_t *text;
    size_t size;
};

static void put(struct binding *binding, struct bytes text)
{
    if (text.size > 0)
        memcpy(binding->text + binding->size, text.at, text.size);
    binding->size += text.size;
}

/* Runs of stars stay as short as they mean. */
static void put_star(struct binding *binding)
{
    if (binding->size == 0 || binding->text[binding->size - 1] != '*')
        put(binding, BYTES("*"));
}

static bool is_run_placeholder(const struct binding *binding, struct bytes name)
{
    struct bytes before = {binding->text, binding->size};
    return bytes_equal_any_case(name, BYTES("RUN_NAME")) || bytes_equal_any_case(name, BYTES("RUN-NAME")) ||
           bytes_end_with(before, BYTES("agent_runs/")) || bytes_end_with(before, BYTES("_runs/"));
}

/* What stands for a value at the start of `rest`: its size, and the name inside; 0 when nothing does. */
static size_t placeholder_size(struct bytes rest, struct bytes *name)
{
    static const char *const dates[] = {"YYYY-MM-DD", "YYYYMMDD", "HHMMSS", "HHMM"};
    *name = (struct bytes){NULL, 0};
    uint8_t closing = rest.at[0] == '<' ? '>' : rest.at[0] == '{' ? '}' : 0;
    size_t end = closing == 0 ? BYTES_NOWHERE : bytes_find_byte(rest, closing);
    if (end != BYTES_NOWHERE) {
        *name = bytes_part(rest, 1, end - 1);
        return end + 1;
    }
    if (rest.at[0] == '$' && rest.size > 1 && rest.at[1] == '{' && (end = bytes_find_byte(rest, '}')) != BYTES_NOWHERE) {
        *name = bytes_part(rest, 2, end - 2);
        return end + 1;
    }
    size_t size = rest.at[0] == '$' ? 1 : 0;
    while (size > 0 && size < rest.size && byte_is_word(rest.at[size]))
        size++;
    *name = bytes_part(rest, 1, size > 0 ? size - 1 : 0);
    for (size_t i = 0; size == 0 && i < sizeof dates / sizeof dates[0]; i++)
        size = bytes_start_with(rest, bytes_of(dates[i])) ? bytes_of(dates[i]).size : 0;
    return size;
}

static void bind_next(struct binding *binding)
{
    struct bytes rest = bytes_after(binding->path, binding->at), name;
    size_t size = placeholder_size(rest, &name);
    if (size > 0 && binding->run.size > 0 && is_run_placeholder(binding, name)) {
        put(binding, binding->run);
    } else if (size > 0 || rest.at[0] == '?') {
        put_star(binding);
    } else {
        put(binding, bytes_first(rest, 1));
    }
    binding->at += size > 0 ? size : 1;
}

static size_t count_byte(struct bytes text, uint8_t byte)
{
    size_t count = 0;
    for (size_t i = 0; i < text.size; i++)
        count += text.at[i] == byte ? 1 : 0;
    return count;
}

struct asked_path asked_path_of(struct bytes path, struct bytes run, struct arena *arena)
{
    struct asked_path asked = {.text = path};
    while (bytes_skip(&path, BYTES("./"))) {
    }
    bool goes_on = bytes_end_with(path, BYTES("/...")) || bytes_end_with(path, BYTES("/\xE2\x80\xA6"));
    if (goes_on)
        path = bytes_first(path, path.size - 3);
    asked.is_folder = goes_on || bytes_end_with(path, BYTES("/")) || bytes_end_with(path, BYTES("/**"));
    size_t placeholders = count_byte(path, '<') + count_byte(path, '$') + count_byte(path, '{');
    struct binding binding = {.path = path, .run = run};
    binding.text = arena_new(arena, uint8_t, path.size + placeholders * run.size + 2);
    if (binding.text == NULL)
        return asked;
    while (binding.at < path.size)
        bind_next(&binding);
    if (asked.is_folder && binding.text[binding.size - 1] == '/')
        put(&binding, BYTES("**"));
    asked.text = (struct bytes){binding.text, binding.size};
    asked.is_pattern = bytes_find_byte(asked.text, '*') != BYTES_NOWHERE;
    asked.is_bare = bytes_find_byte(asked.text, '/') == BYTES_NOWHERE;
    return asked;
}

/* --- lists of real paths --- */

static int by_path(const void *left, const void *right)
{
    const struct indexed_path *a = left, *b = right;
    int order = bytes_compare(a->path, b->path);
    return order != 0 ? order : (a->item > b->item) - (a->item < b->item);
}

static int by_name(const void *left, const void *right)
{
    const struct indexed_path *a = left, *b = right;
    int order = bytes_compare(path_name(a->path), path_name(b->path));
    return order != 0 ? order : by_path(left, right);
}

bool path_index_make(struct path_index *index, struct indexed_path *paths, size_t count, struct arena *arena)
{
    *index = (struct path_index){.by_path = paths, .by_name = arena_new(arena, struct indexed_path, count)};
    if (paths == NULL || index->by_name == NULL)
        return false;
    index->count = count;
    if (count == 0)
        return true;
    memcpy(index->by_name, paths, count * sizeof *paths);
    qsort(index->by_path, count, sizeof *paths, by_path);
    qsort(index->by_name, count, sizeof *paths, by_name);
    return true;
}

static struct bytes whole_path(struct bytes path)
{
    return path;
}

/* One of the two orders, and what it sorts by. */
struct sorted {
    const struct indexed_path *items;
    size_t count;
    struct bytes (*key)(struct bytes path);
};

/* Index of the first item whose key is not before `key`. */
static size_t first_with_key(const struct sorted *sorted, struct bytes key)
{
    size_t from = 0, to = sorted->count;
    while (from < to) {
        size_t middle = from + (to - from) / 2;
        if (bytes_compare(sorted->key(sorted->items[middle].path), key) < 0)
            from = middle + 1;
        else
            to = middle;
    }
    return from;
}

static void take(struct path_match *match, const struct sorted *sorted, size_t at)
{
    if (match->count == 0) {
        match->item = sorted->items[at].item;
        match->path = sorted->items[at].path;
        match->at = at;
    }
    match->count++;
}

/* Those whose key is `text`, or fits it as a pattern: only keys with the pattern's literal start can. */
static struct path_match find_in(const struct sorted *sorted, struct bytes text, bool is_pattern, uint64_t *work)
{
    struct path_match match = {0};
    size_t star = bytes_find_byte(text, '*');
    struct bytes start = star == BYTES_NOWHERE ? text : bytes_first(text, star);
    for (size_t i = first_with_key(sorted, start); i < sorted->count; i++) {
        struct bytes key = sorted->key(sorted->items[i].path);
        if (!bytes_start_with(key, start) || (!is_pattern && key.size > start.size))
            break;
        *work += is_pattern ? (uint64_t)text.size * key.size : key.size;
        if (!is_pattern || glob_match(text, key))
            take(&match, sorted, i);
    }
    return match;
}

/* "src/tidewatch" may be a folder. */
static struct path_match find_below(const struct sorted *sorted, struct bytes folder, uint64_t *work)
{
    struct path_match match = {0};
    for (size_t i = first_with_key(sorted, folder); i < sorted->count; i++) {
        struct bytes path = sorted->items[i].path;
        if (!bytes_start_with(path, folder))
            break;
        *work += path.size;
        if (path.size > folder.size && path.at[folder.size] == '/')
            take(&match, sorted, i);
    }
    return match;
}

struct path_match path_index_find(const struct path_index *index, const struct asked_path *asked, uint64_t *work)
{
    struct sorted paths = {index->by_path, index->count, whole_path};
    struct sorted names = {index->by_name, index->count, path_name};
    struct path_match match = {0};
    if (asked->text.size == 0)
        return match;
    match = find_in(&paths, asked->text, asked->is_pattern, work);
    bool may_be_folder = !asked->is_pattern && bytes_find_byte(path_name(asked->text), '.') == BYTES_NOWHERE;
    if (match.count == 0 && may_be_folder) {
        match = find_below(&paths, asked->text, work);
        match.is_below = match.count > 0;
    }
    if (match.count == 0 && asked->is_bare) {
        match = find_in(&names, asked->text, asked->is_pattern, work);
        match.by_name = match.count > 0;
    }
    return match;
}

bool path_fits(const struct asked_path *asked, const struct path_match *match, struct bytes path)
{
    struct bytes key = match->by_name ? path_name(path) : path;
    if (match->is_below)
        return bytes_start_with(key, asked->text) && key.size > asked->text.size && key.at[asked->text.size] == '/';
    return asked->is_pattern ? glob_match(asked->text, key) : bytes_equal(asked->text, key);
}

bool asked_path_fits(const struct asked_path *asked, struct bytes path)
{
    struct bytes name = path_name(path);
    if (asked->is_pattern)
        return glob_match(asked->text, path) || (asked->is_bare && glob_match(asked->text, name));
    return bytes_equal(asked->text, path) || (asked->is_bare && bytes_equal(asked->text, name));
}
