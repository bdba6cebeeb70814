#include "parse/local_path.h"

enum { BACKSLASH = '\\' };

/* Folders whose next component is the name of a user or a volume, or anything below root's home. */
static const char *const unix_roots[] = {"/Users/", "/Volumes/", "/home/", "/mnt/", "/root/"};

/* Windows folders that every machine has. */
static const char *const windows_common[] = {"Program Files", "ProgramData", "Windows"};

static bool is_name_byte(uint8_t byte)
{
    return byte_is_letter(byte) || byte_is_digit(byte) || byte == '.' || byte == '_' || byte == '-' || byte >= 0x80;
}

/* Does a name start here? "..." and what begins a pattern or a placeholder (`|`, `[`, `<`, `$`, `*`) are none. */
static bool is_name_at(struct bytes line, size_t at)
{
    for (; at < line.size && is_name_byte(line.at[at]); at++) {
        if (line.at[at] != '.' && line.at[at] != '-' && line.at[at] != '_')
            return true;
    }
    return false;
}

/* A path begins only where no longer path or name goes on: not in "src/Users/a", "https://host/home/a", "$ROOT/home/a". */
static bool is_start(struct bytes line, size_t at)
{
    if (at == 0)
        return true;
    static const char *const openings[] = {"file://", "file://localhost", " -I", " -L"};
    uint8_t before = line.at[at - 1];
    for (size_t i = 0; i < sizeof openings / sizeof openings[0]; i++) {
        if (bytes_end_with(bytes_first(line, at), bytes_of(openings[i])))
            return true;
    }
    return !is_name_byte(before) && bytes_find_byte(BYTES("/\\~})]>*$%?"), before) == BYTES_NOWHERE;
}

static bool is_unix_path_at(struct bytes line, size_t at)
{
    struct bytes rest = bytes_after(line, at);
    if (rest.at[0] != '/' || !is_start(line, at))
        return false;
    for (size_t i = 0; i < sizeof unix_roots / sizeof unix_roots[0]; i++) {
        struct bytes root = bytes_of(unix_roots[i]);
        if (bytes_start_with(rest, root))
            return is_name_at(line, at + root.size);
    }
    return false;
}

/* How many bytes separate two names at `at`: a slash, a backslash, or a doubled one as in JSON. */
static size_t separator_size(struct bytes line, size_t at)
{
    if (at >= line.size || (line.at[at] != BACKSLASH && line.at[at] != '/'))
        return 0;
    return line.at[at] == BACKSLASH && at + 1 < line.size && line.at[at + 1] == BACKSLASH ? 2 : 1;
}

static size_t name_size(struct bytes line, size_t at)
{
    size_t size = 0;
    while (at + size < line.size && is_name_byte(line.at[at + size]))
        size++;
    return size;
}

static bool is_windows_common(struct bytes rest)
{
    for (size_t i = 0; i < sizeof windows_common / sizeof windows_common[0]; i++) {
        if (bytes_start_with_any_case(rest, bytes_of(windows_common[i])))
            return true;
    }
    return false;
}

/* C:\Users\name, and D:\data\more, which "a:\n" in a string of code is not. */
static bool is_windows_path_at(struct bytes line, size_t at)
{
    bool has_drive = byte_is_letter(line.at[at]) && at + 1 < line.size && line.at[at + 1] == ':';
    size_t separator = has_drive ? separator_size(line, at + 2) : 0;
    if (separator == 0 || !is_start(line, at))
        return false;
    size_t first = at + 2 + separator;
    size_t first_size = name_size(line, first);
    size_t next = separator_size(line, first + first_size);
    bool is_home = bytes_equal_any_case(bytes_part(line, first, first_size), BYTES("Users")) && next > 0;
    if (is_home)
        return is_name_at(line, first + first_size + next);
    bool is_drive = line.at[at + 2] == BACKSLASH && line.at[at] >= 'A' && line.at[at] <= 'Z';
    return is_drive && first_size > 1 && next > 0 && is_name_at(line, first) &&
           !is_windows_common(bytes_after(line, first));
}

static size_t path_size(struct bytes line, size_t at)
{
    size_t size = at + 1 < line.size && line.at[at + 1] == ':' ? 2 : 0; /* a drive's colon belongs to the path */
    while (at + size < line.size && line.at[at + size] > ' ' &&
           bytes_find_byte(BYTES("\"'`()[]<>{},;:|*"), line.at[at + size]) == BYTES_NOWHERE)
        size++;
    while (size > 1 && line.at[at + size - 1] == '.')
        size--;
    return size;
}

struct bytes local_path_in(struct bytes line, uint32_t *column, uint32_t *count)
{
    struct bytes first = {NULL, 0};
    *column = 0;
    *count = 0;
    for (size_t at = 0; at < line.size; at++) {
        bool may_be_unix = line.at[at] == '/';
        bool may_be_windows = at + 1 < line.size && line.at[at + 1] == ':';
        if (!(may_be_unix && is_unix_path_at(line, at)) && !(may_be_windows && is_windows_path_at(line, at)))
            continue;
        size_t size = path_size(line, at);
        if (*count == 0) {
            first = bytes_part(line, at, size);
            *column = (uint32_t)(at + 1);
        }
        *count += 1;
        at += size - 1;
    }
    return first;
}

void local_paths_find(struct local_paths *paths, struct bytes text, struct arena *arena)
{
    *paths = (struct local_paths){0};
    struct lines lines = lines_of(text);
    struct local_path found;
    struct bytes line;
    while (lines_next(&lines, &line)) {
        found.path = local_path_in(line, &found.column, &found.count);
        found.line = lines.number;
        if (found.count == 0)
            continue;
        struct local_path *entry = arena_push(arena, paths, struct local_path);
        if (entry == NULL)
            return;
        *entry = found;
    }
}
