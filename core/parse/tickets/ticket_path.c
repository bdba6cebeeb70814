/* Which code ticks of a ticket name paths: `docs/a.md`, `x.{md,json}`, `x.md/json`, `a.md` + `.json`, `logs/`. */
#include <string.h>

#include "parse/tickets/reading.h"

enum { ALTERNATIVES_MAX = 64 }; /* of one brace set; a longer one stays as written */

static bool is_one_of(struct bytes word, const char *const *words, size_t count)
{
    for (size_t i = 0; i < count; i++) {
        if (bytes_is(word, words[i]))
            return true;
    }
    return false;
}

static bool is_extension(struct bytes word)
{
    static const char *const known[] = {
        "bat",  "bib",    "bz2", "c",    "cc",   "cfg", "cmake", "conf", "cpp",  "css",  "csv",  "cu",   "db",
        "diff", "feather", "gif", "go",   "gz",   "h",   "hpp",   "html", "in",   "ini",  "ipynb", "java", "jpeg",
        "jpg",  "js",     "json", "jsonl", "jsx",  "lock", "log",   "md",   "mjs",  "mk",   "npy",  "npz",  "parquet",
        "patch", "pdf",   "pkl", "png",  "proto", "ps1", "py",    "pyi",  "rb",   "rs",   "rst",  "sh",   "sql",
        "sqlite", "svg",  "tar", "tex",  "tgz",  "toml", "ts",    "tsv",  "tsx",  "txt",  "wasm", "whl",  "xml",
        "xz",   "yaml",   "yml", "zip",
    };
    return is_one_of(word, known, sizeof known / sizeof known[0]);
}

static bool is_file_name(struct bytes word)
{
    static const char *const known[] = {
        "Dockerfile", "Justfile", "LICENSE", "Makefile", "README", ".editorconfig", ".gitattributes", ".gitignore",
    };
    return is_one_of(word, known, sizeof known / sizeof known[0]);
}

static struct bytes extension_of(struct bytes path)
{
    struct bytes name = path_name(path);
    size_t dot = bytes_find_last_byte(name, '.');
    return dot == BYTES_NOWHERE ? (struct bytes){NULL, 0} : bytes_after(name, dot + 1);
}

static bool has_path_bytes_only(struct bytes text)
{
    for (size_t i = 0; i < text.size; i++) {
        uint8_t byte = text.at[i];
        bool is_plain = byte_is_letter(byte) || byte_is_digit(byte) || byte >= 0x80;
        if (!is_plain && bytes_find_byte(BYTES("._-+@~/*?<>{},[]"), byte) == BYTES_NOWHERE)
            return false;
    }
    return text.size > 0;
}

static bool is_pattern(struct bytes path)
{
    return bytes_find_byte(path, '*') != BYTES_NOWHERE || bytes_find_byte(path, '?') != BYTES_NOWHERE ||
           bytes_find_byte(path, '<') != BYTES_NOWHERE || bytes_find_byte(path, '{') != BYTES_NOWHERE;
}

/* A lone word is a path when its name says so; one with a slash may be "origin/main" unless files are asked for. */
static bool is_path(struct bytes text, enum obligation_kind of)
{
    bool is_relative = has_path_bytes_only(text) && bytes_find_byte(BYTES("/~-"), text.at[0]) == BYTES_NOWHERE;
    if (!is_relative)
        return false;
    if (is_extension(extension_of(text)) || is_file_name(path_name(text)))
        return true;
    if (bytes_find_byte(text, '/') == BYTES_NOWHERE)
        return false;
    return bytes_end_with(text, BYTES("/")) || is_pattern(text) || of == OBLIGATION_FILE || of == OBLIGATION_ARTIFACT;
}

struct path_reading {
    struct ticket_builder *to;
    struct ticket *ticket;
    enum obligation_kind of;
    uint32_t line;
    uint32_t obligation; /* or NO_OBLIGATION */
    bool is_hedged;
    enum path_action action;
    struct bytes before; /* the path named last in the same block; empty at first */
};

static struct ticket_path *push_path(struct path_reading *reading, struct bytes path)
{
    if (!ticket_has_room(reading->to))
        return NULL;
    struct ticket_path *entry = arena_push(reading->to->input->keep, &reading->ticket->paths, struct ticket_path);
    if (entry != NULL)
        *entry = (struct ticket_path){
            .path = path,
            .line = reading->line,
            .is_pattern = is_pattern(path),
            .of = reading->of,
            .obligation = reading->obligation,
            .action = reading->action,
            .is_hedged = reading->is_hedged,
        };
    return entry;
}

static void add_path(struct path_reading *reading, struct bytes path)
{
    bytes_skip(&path, BYTES("./"));
    if (bytes_end_with(path, BYTES("/...")))
        path = bytes_first(path, path.size - 3);
    if (!is_path(path, reading->of))
        return;
    if (push_path(reading, path) == NULL)
        return;
    reading->before = path;
}

/* `metrics.md/json`: the same name with two extensions. */
static bool add_both_extensions(struct path_reading *reading, struct bytes text)
{
    struct bytes folder = path_folder(text);
    struct bytes extension = extension_of(folder);
    if (bytes_find_byte(path_name(text), '.') != BYTES_NOWHERE || !is_extension(path_name(text)) ||
        !is_extension(extension))
        return false;
    struct bytes stem = bytes_first(folder, folder.size - extension.size);
    add_path(reading, folder);
    add_path(reading, ticket_join(reading->to, stem, path_name(text), BYTES("")));
    return true;
}

/* `.json` behind `docs/a.md`: the same name with another extension. */
static bool add_other_extension(struct path_reading *reading, struct bytes text)
{
    struct bytes before = extension_of(reading->before);
    bool is_bare = text.size > 1 && text.at[0] == '.' && is_extension(bytes_after(text, 1));
    if (!is_bare || before.size == 0 || bytes_find_byte(path_name(reading->before), '.') == 0)
        return false;
    struct bytes stem = bytes_first(reading->before, reading->before.size - before.size);
    add_path(reading, ticket_join(reading->to, stem, bytes_after(text, 1), BYTES("")));
    return true;
}

static void add_plain(struct path_reading *reading, struct bytes text)
{
    if (!add_other_extension(reading, text) && !add_both_extensions(reading, text))
        add_path(reading, text);
}

/* "x.{md,json}" into "x.md" and "x.json"; one brace set, because sets in sets and several sets are not in use. */
static bool add_alternatives(struct path_reading *reading, struct bytes text)
{
    size_t opening = bytes_find_byte(text, '{');
    size_t closing = bytes_find_byte(text, '}');
    if (opening == BYTES_NOWHERE || closing == BYTES_NOWHERE || closing < opening)
        return false;
    struct bytes before = bytes_first(text, opening);
    struct bytes inside = bytes_part(text, opening + 1, closing - opening - 1);
    struct bytes after = bytes_after(text, closing + 1);
    size_t commas = 0;
    for (size_t i = 0; i < inside.size; i++)
        commas += inside.at[i] == ',';
    bool is_plain = bytes_find_byte(inside, '{') == BYTES_NOWHERE && bytes_find_byte(after, '{') == BYTES_NOWHERE;
    if (commas == 0 || commas >= ALTERNATIVES_MAX || !is_plain)
        return false;
    while (inside.size > 0) {
        struct bytes alternative = bytes_trim(bytes_cut(&inside, ','));
        add_path(reading, ticket_join(reading->to, before, alternative, after));
    }
    return true;
}

/* "(new)" behind a path says that it is to be created. */
static enum path_action action_of(struct bytes text)
{
    static const struct {
        const char *word;
        enum path_action action;
    } words[] = {{"(new)", PATH_CREATE}, {"(delete)", PATH_DELETE}, {"(deleted)", PATH_DELETE}, {"(remove)", PATH_DELETE}};
    for (size_t i = 0; i < sizeof words / sizeof words[0]; i++) {
        if (bytes_contain_any_case(text, bytes_of(words[i].word)))
            return words[i].action;
    }
    return PATH_UNKNOWN;
}

static void belong_to_last(struct path_reading *reading)
{
    const struct ticket *ticket = reading->ticket;
    reading->obligation = NO_OBLIGATION;
    if (ticket->obligations.count == 0)
        return;
    const struct obligation *last = &ticket->obligations.items[ticket->obligations.count - 1];
    reading->obligation = (uint32_t)(ticket->obligations.count - 1);
    reading->is_hedged = last->is_hedged;
    reading->action = last->is_forbidden ? PATH_FORBIDDEN : action_of(last->text);
}

static struct path_reading start_paths(struct ticket_builder *to, struct ticket *ticket, enum obligation_kind of,
                                       uint32_t line)
{
    struct path_reading reading = {.to = to, .ticket = ticket, .of = of, .line = line, .obligation = NO_OBLIGATION};
    return reading;
}

static void take_code(struct path_reading *reading, struct bytes code)
{
    struct bytes text = bytes_trim(code);
    if (has_path_bytes_only(text) && !add_alternatives(reading, text))
        add_plain(reading, text);
}

void ticket_add_paths(struct ticket_builder *to, struct ticket *ticket, const struct block *block,
                      enum obligation_kind of)
{
    struct path_reading reading = start_paths(to, ticket, of, block->line_first);
    belong_to_last(&reading);
    for (const struct code_span *code = block->codes; code != NULL; code = code->next)
        take_code(&reading, code->text);
}

/* "node.js" is a product, "train.py" a file. */
static bool is_bare_path(struct bytes word)
{
    static const char *const products[] = {"js", "ts", "in", "go", "rs", "ps", "db", "so", "h"};
    struct bytes extension = extension_of(word);
    if (!has_path_bytes_only(word) || !is_extension(extension))
        return false;
    if (bytes_find_byte(word, '/') != BYTES_NOWHERE)
        return true;
    bool has_stem = bytes_find_byte(word, '.') > 0;
    return has_stem && !is_one_of(extension, products, sizeof products / sizeof products[0]);
}

/* Words outside of code ticks. */
static void take_words(struct path_reading *reading, struct bytes text)
{
    struct bytes parting = BYTES(" \t(),;:\"'|[]=");
    bool was_hedged = reading->is_hedged;
    while (text.size > 0) {
        size_t size = 0;
        while (size < text.size && bytes_find_byte(parting, text.at[size]) == BYTES_NOWHERE)
            size++;
        struct bytes word = bytes_first(text, size);
        bool is_address = bytes_start_with(bytes_after(text, size), BYTES("://"));
        text = bytes_after(text, size + 1);
        if (is_address) {
            while (text.size > 0 && !byte_is_blank(text.at[0]) && text.at[0] != ')')
                text = bytes_after(text, 1);
            continue;
        }
        while (word.size > 0 && bytes_find_byte(BYTES(".!?*_"), word.at[word.size - 1]) != BYTES_NOWHERE)
            word.size--;
        while (word.size > 0 && bytes_find_byte(BYTES("*_"), word.at[0]) != BYTES_NOWHERE)
            word = bytes_after(word, 1);
        if (!is_bare_path(word))
            continue;
        reading->is_hedged = was_hedged || bytes_find_byte(word, '/') == BYTES_NOWHERE;
        add_path(reading, word);
        reading->is_hedged = was_hedged;
    }
}

void ticket_add_paths_of_text(struct ticket_builder *to, struct ticket *ticket, struct bytes text,
                              enum obligation_kind of, uint32_t line)
{
    struct path_reading reading = start_paths(to, ticket, of, line);
    const struct obligation *last =
        ticket->obligations.count == 0 ? NULL : &ticket->obligations.items[ticket->obligations.count - 1];
    if (last != NULL && last->kind == of && last->line == line)
        belong_to_last(&reading);
    reading.action = action_of(text);
    while (text.size > 0) {
        size_t ticks = 0;
        take_words(&reading, bytes_cut(&text, '`'));
        while (bytes_skip(&text, BYTES("`")))
            ticks++;
        size_t closing = bytes_find_byte(text, '`');
        if (closing == BYTES_NOWHERE)
            closing = text.size;
        take_code(&reading, bytes_first(text, closing));
        text = bytes_after(text, closing);
        for (; bytes_skip(&text, BYTES("`")) && ticks > 0; ticks--) {
        }
    }
}

void ticket_add_path(struct ticket_builder *to, struct ticket *ticket, struct bytes path, enum obligation_kind of,
                     enum path_action action, uint32_t line)
{
    struct path_reading reading = start_paths(to, ticket, of, line);
    reading.action = action;
    bytes_skip(&path, BYTES("./"));
    bool is_relative = path.size > 0 && path.at[0] != '/' && bytes_find_byte(path, '\n') == BYTES_NOWHERE;
    if (is_relative)
        push_path(&reading, path);
}
