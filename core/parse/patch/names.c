#include "parse/git_path.h"
#include "parse/patch/parts.h"

/* The first part of names on "diff --git", "---" and "+++" lines, by default, with diff.mnemonicPrefix, and with
 * diff.noprefix; git diff -R swaps them. */
static const struct name_prefix {
    const char *old_side, *new_side;
} prefixes[] = {
    {"a/", "b/"}, {"b/", "a/"}, {"i/", "w/"}, {"w/", "i/"}, {"c/", "w/"}, {"w/", "c/"}, {"c/", "i/"},
    {"i/", "c/"}, {"o/", "w/"}, {"w/", "o/"}, {"1/", "2/"}, {"2/", "1/"}, {"", ""},
};

enum { PREFIX_COUNT = sizeof prefixes / sizeof prefixes[0] };

static const char null_name[] = "/dev/null";

/* Both names as the "diff --git" line has them, with prefixes. */
struct git_names {
    struct bytes old_raw, new_raw;
};

bool patch_name_read(struct bytes text, struct bytes *name, struct arena *arena)
{
    struct bytes rest = text;
    if (text.size == 0 || text.at[0] != '"') {
        *name = bytes_cut(&rest, '\t');
        return true;
    }
    if (git_path_take_quoted(&rest, name, arena) && (rest.size == 0 || rest.at[0] == '\t'))
        return true;
    *name = text;
    return false;
}

/* Do the raw names, without the prefixes of the first pair that both have, name these files? */
static bool strip_prefixes(const struct git_names *raw, struct bytes *old_path, struct bytes *new_path)
{
    bool are_equal = bytes_equal(raw->old_raw, raw->new_raw);
    for (size_t i = are_equal ? PREFIX_COUNT - 1 : 0; i < PREFIX_COUNT; i++) {
        *old_path = raw->old_raw;
        *new_path = raw->new_raw;
        if (bytes_skip(old_path, bytes_of(prefixes[i].old_side)) &&
            bytes_skip(new_path, bytes_of(prefixes[i].new_side)))
            return true;
    }
    return false;
}

/* Drops `start` and says true, if what follows is exactly `name`. */
static bool is_prefixed(struct bytes raw, const char *prefix, struct bytes name)
{
    return bytes_skip(&raw, bytes_of(prefix)) && bytes_equal(raw, name);
}

/* With rename or copy lines the names are known; the raw ones must be these with prefixes. */
static bool match_renamed(const struct git_names *raw, struct bytes from, struct bytes to)
{
    for (size_t i = 0; i < PREFIX_COUNT; i++) {
        if (is_prefixed(raw->old_raw, prefixes[i].old_side, from) &&
            is_prefixed(raw->new_raw, prefixes[i].new_side, to))
            return true;
    }
    return false;
}

/* At least one name is in quotes. A name without quotes holds no quote, so the line can be cut in one way only. */
static bool split_quoted(struct bytes line, struct git_names *raw, struct arena *arena)
{
    if (line.at[0] == '"') {
        if (!git_path_take_quoted(&line, &raw->old_raw, arena) || !bytes_skip(&line, BYTES(" ")))
            return false;
    } else {
        size_t quote = bytes_find_byte(line, '"');
        if (quote < 2 || line.at[quote - 1] != ' ')
            return false;
        raw->old_raw = bytes_first(line, quote - 1);
        line = bytes_after(line, quote);
    }
    return git_path_read(line, &raw->new_raw, arena);
}

static bool split_at(struct bytes line, size_t space, struct git_names *raw)
{
    if (space == 0 || space + 1 >= line.size || line.at[space] != ' ')
        return false;
    raw->old_raw = bytes_first(line, space);
    raw->new_raw = bytes_after(line, space + 1);
    return true;
}

/* Without quotes, names with blanks make the cut ambiguous: known names decide, or else that both are the same file. */
static bool split_unquoted(const struct patch_names *names, struct git_names *raw)
{
    struct bytes line = names->git_line;
    if (names->from.size == 0 || names->to.size == 0)
        return split_at(line, line.size / 2, raw);
    for (size_t prefix_size = 0; prefix_size <= 2; prefix_size += 2) {
        if (split_at(line, prefix_size + names->from.size, raw) && match_renamed(raw, names->from, names->to))
            return true;
    }
    return false;
}

static bool is_null_name(struct bytes name)
{
    return bytes_is(name, null_name);
}

/* Do the "---" and "+++" lines name the files of the "diff --git" line? */
static bool match_sides(const struct patch_names *names, const struct git_names *raw, enum patch_change change)
{
    if (names->old_name.size == 0 || names->new_name.size == 0)
        return true;
    bool old_matches =
        change == PATCH_ADDED ? is_null_name(names->old_name) : bytes_equal(names->old_name, raw->old_raw);
    bool new_matches =
        change == PATCH_DELETED ? is_null_name(names->new_name) : bytes_equal(names->new_name, raw->new_raw);
    return old_matches && new_matches;
}

static struct bytes without_prefix(struct bytes raw)
{
    for (size_t i = 0; i + 1 < PREFIX_COUNT; i++) {
        if (bytes_skip(&raw, bytes_of(prefixes[i].old_side)))
            return raw;
    }
    return raw;
}

/* What the entry is most likely about, when its lines disagree. */
static void guess_paths(const struct patch_names *names, struct patch_file *file)
{
    struct git_names raw = {names->old_name, names->new_name};
    size_t cut = bytes_find(names->git_line, BYTES(" b/"));
    if (names->from.size > 0 && names->to.size > 0) {
        file->old_path = names->from;
        file->new_path = names->to;
        return;
    }
    if (raw.old_raw.size == 0 || raw.new_raw.size == 0) {
        raw.old_raw = bytes_first(names->git_line, cut);
        raw.new_raw = cut == BYTES_NOWHERE ? names->git_line : bytes_after(names->git_line, cut + 1);
    }
    if (is_null_name(raw.old_raw))
        raw.old_raw = raw.new_raw;
    if (is_null_name(raw.new_raw))
        raw.new_raw = raw.old_raw;
    file->old_path = without_prefix(raw.old_raw);
    file->new_path = without_prefix(raw.new_raw);
}

bool patch_resolve_paths(struct patch_names *names, struct patch_file *file, struct arena *arena)
{
    struct git_names raw = {{NULL, 0}, {NULL, 0}};
    bool is_quoted = bytes_find_byte(names->git_line, '"') != BYTES_NOWHERE;
    bool is_split = is_quoted ? split_quoted(names->git_line, &raw, arena) : split_unquoted(names, &raw);
    if (is_quoted && !is_split)
        names->is_quoting_wrong = true;

    bool agrees = is_split && strip_prefixes(&raw, &file->old_path, &file->new_path);
    if (agrees && names->from.size > 0 && names->to.size > 0) {
        agrees = match_renamed(&raw, names->from, names->to);
        file->old_path = names->from;
        file->new_path = names->to;
    } else if (agrees) {
        agrees = bytes_equal(file->old_path, file->new_path);
    }
    agrees = agrees && file->new_path.size > 0 && match_sides(names, &raw, file->change);
    if (!agrees)
        guess_paths(names, file);
    return agrees;
}

/* Is the "---" or "+++" name the path with a prefix, or no file? */
static bool is_combined_side(struct bytes name, struct bytes path)
{
    for (size_t i = 0; i < PREFIX_COUNT; i++) {
        if (is_prefixed(name, prefixes[i].old_side, path))
            return true;
    }
    return name.size == 0 || is_null_name(name);
}

bool patch_resolve_combined_path(struct patch_names *names, struct patch_file *file, struct arena *arena)
{
    if (!git_path_read(names->git_line, &file->new_path, arena))
        names->is_quoting_wrong = true;
    file->old_path = file->new_path;
    return file->new_path.size > 0 && is_combined_side(names->new_name, file->new_path) &&
           is_null_name(names->new_name) == (file->change == PATCH_DELETED && names->new_name.size > 0);
}
