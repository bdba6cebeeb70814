#include "parse/patch_marks.h"

/* --- languages --- */

enum language { PYTHON = 1, SCRIPT = 2, RUST = 4, GO = 8, JAVA = 16, SHARP = 32, C = 64, RUBY = 128, SWIFT = 256, SHELL = 512 };

static const struct {
    const char *extension;
    unsigned language;
} extensions[] = {
    {"py", PYTHON},  {"pyi", PYTHON}, {"js", SCRIPT}, {"jsx", SCRIPT}, {"mjs", SCRIPT}, {"cjs", SCRIPT},
    {"ts", SCRIPT},  {"tsx", SCRIPT}, {"mts", SCRIPT}, {"vue", SCRIPT}, {"rs", RUST},   {"go", GO},
    {"java", JAVA},  {"kt", JAVA},    {"scala", JAVA}, {"cs", SHARP},   {"c", C},       {"h", C},
    {"cc", C},       {"cpp", C},      {"cxx", C},      {"hpp", C},      {"rb", RUBY},   {"swift", SWIFT},
    {"sh", SHELL},
};

static unsigned language_of(struct bytes path)
{
    struct bytes name = path_name(path);
    size_t dot = bytes_find_last_byte(name, '.');
    struct bytes extension = dot == BYTES_NOWHERE ? (struct bytes){NULL, 0} : bytes_after(name, dot + 1);
    for (size_t i = 0; i < sizeof extensions / sizeof extensions[0]; i++) {
        if (bytes_is(extension, extensions[i].extension))
            return extensions[i].language;
    }
    return 0;
}

bool path_is_source(struct bytes path)
{
    return language_of(path) != 0;
}

bool path_is_test(struct bytes path)
{
    struct bytes name = path_name(path), folder = path_folder(path);
    bool is_below = bytes_start_with(path, BYTES("tests/")) || bytes_start_with(path, BYTES("test/")) ||
                    bytes_contain(path, BYTES("/tests/")) || bytes_contain(path, BYTES("/test/")) ||
                    bytes_contain(folder, BYTES("__tests__"));
    bool is_named = bytes_start_with(name, BYTES("test_")) || bytes_contain(name, BYTES("_test.")) ||
                    bytes_contain(name, BYTES(".test.")) || bytes_contain(name, BYTES(".spec."));
    return path_is_source(path) && (is_below || is_named);
}

/* --- stubs --- */

/* What a line holds of a language. `first` is only compared where the line begins with it. */
static const struct {
    unsigned languages;
    enum stub_kind kind;
    bool is_first, is_whole; /* at the start of the line; nothing else on the line */
    const char *text;
} marks_of_stubs[] = {
    {PYTHON | RUBY, STUB_UNIMPLEMENTED, true, false, "raise NotImplementedError"},
    {RUST, STUB_UNIMPLEMENTED, false, false, "unimplemented!("},
    {RUST, STUB_UNIMPLEMENTED, false, false, "todo!("},
    {SHARP, STUB_UNIMPLEMENTED, false, false, "throw new NotImplementedException("},
    {JAVA, STUB_UNIMPLEMENTED, false, false, "throw new NotImplementedException("},
    {JAVA, STUB_UNIMPLEMENTED, false, false, "throw NotImplementedError("},
    {GO, STUB_UNIMPLEMENTED, false, false, "panic(\"not implemented"},
    {GO, STUB_UNIMPLEMENTED, false, false, "panic(\"unimplemented"},
    {SWIFT, STUB_UNIMPLEMENTED, false, false, "fatalError(\"not implemented"},
    {PYTHON, STUB_SKIP, true, false, "pytest.skip("},
    {PYTHON, STUB_SKIP, true, false, "@pytest.mark.skip("},
    {PYTHON, STUB_SKIP, true, true, "@pytest.mark.skip"},
    {PYTHON, STUB_SKIP, true, false, "@unittest.skip("},
    {PYTHON, STUB_SKIP, true, true, "@unittest.skip"},
    {PYTHON, STUB_SKIP, true, false, "self.skipTest("},
    {SCRIPT, STUB_SKIP, true, false, "it.skip("},
    {SCRIPT, STUB_SKIP, true, false, "test.skip("},
    {SCRIPT, STUB_SKIP, true, false, "describe.skip("},
    {SCRIPT, STUB_SKIP, true, false, "xit("},
    {SCRIPT, STUB_SKIP, true, false, "xdescribe("},
    {RUST, STUB_SKIP, true, false, "#[ignore"},
    {GO, STUB_SKIP, true, false, "t.Skip("},
    {GO, STUB_SKIP, true, false, "t.Skipf("},
    {GO, STUB_SKIP, true, false, "t.SkipNow("},
    {JAVA, STUB_SKIP, true, false, "@Disabled"},
    {JAVA, STUB_SKIP, true, false, "@Ignore"},
    {SHARP, STUB_SKIP, true, false, "[Ignore"},
    {C, STUB_SKIP, true, false, "GTEST_SKIP("},
    {PYTHON, STUB_VACUOUS, true, true, "assert True"},
    {SCRIPT, STUB_VACUOUS, false, false, "expect(true).toBe(true)"},
    {RUST, STUB_VACUOUS, true, false, "assert!(true)"},
    {JAVA, STUB_VACUOUS, false, false, "assertTrue(true)"},
};

static bool is_comment(struct bytes line)
{
    return bytes_start_with(line, BYTES("//")) || bytes_start_with(line, BYTES("/*")) ||
           bytes_start_with(line, BYTES("*")) ||
           (bytes_start_with(line, BYTES("#")) && !bytes_start_with(line, BYTES("#[")));
}

/* throw new Error("not implemented"), in any case and with more words. */
static bool throws_not_implemented(struct bytes line)
{
    static const char *const words[] = {"not implemented", "not yet implemented", "Not implemented",
                                        "Not Implemented", "NOT IMPLEMENTED",     "unimplemented"};
    if (!bytes_contain(line, BYTES("throw new Error(")))
        return false;
    for (size_t i = 0; i < sizeof words / sizeof words[0]; i++) {
        if (bytes_contain(line, bytes_of(words[i])))
            return true;
    }
    return false;
}

/* A whole word in capitals, as such notes are written. */
static bool has_note(struct bytes line, struct bytes word)
{
    for (size_t from = 0;;) {
        size_t at = bytes_find(bytes_after(line, from), word);
        if (at == BYTES_NOWHERE)
            return false;
        at += from;
        from = at + word.size;
        bool is_word = (at == 0 || !byte_is_word(line.at[at - 1])) && (from == line.size || !byte_is_word(line.at[from]));
        if (is_word)
            return true;
    }
}

static bool stub_of(struct bytes line, unsigned language, enum stub_kind *kind)
{
    bool is_code = !is_comment(line);
    for (size_t i = 0; is_code && i < sizeof marks_of_stubs / sizeof marks_of_stubs[0]; i++) {
        struct bytes mark = bytes_of(marks_of_stubs[i].text);
        if ((marks_of_stubs[i].languages & language) == 0)
            continue;
        *kind = marks_of_stubs[i].kind;
        bool is_there = marks_of_stubs[i].is_first ? bytes_start_with(line, mark) : bytes_contain(line, mark);
        if (is_there && (!marks_of_stubs[i].is_whole || line.size == mark.size))
            return true;
    }
    *kind = STUB_UNIMPLEMENTED;
    if (is_code && (language & SCRIPT) != 0 && throws_not_implemented(line))
        return true;
    *kind = STUB_TODO;
    return has_note(line, BYTES("TODO")) || has_note(line, BYTES("FIXME"));
}

static void take_line(struct patch_marks *marks, uint32_t file, unsigned language, const struct patch_line *line,
                      struct arena *arena)
{
    struct bytes text = bytes_trim(line->text);
    enum stub_kind kind;
    marks->lines_searched++;
    if (text.size == 0 || !stub_of(text, language, &kind))
        return;
    struct stub *stub = arena_push(arena, &marks->stubs, struct stub);
    if (stub != NULL)
        *stub = (struct stub){kind, file, line->line, text};
}

/* --- changes that change nothing --- */

/* Lines taken away in a row, and those put in their place, which are compared as they come. */
struct change_run {
    struct patch_walk removed; /* at the first removed line that has not been compared */
    uint32_t removed_count, added_count, line;
    bool is_same, is_adding;
};

static void end_run(struct patch_marks *marks, uint32_t file, struct change_run *run, struct arena *arena)
{
    bool is_empty = run->removed_count > 0 && run->removed_count == run->added_count && run->is_same;
    marks->changes += run->removed_count > 0 && run->added_count > 0 ? 1 : 0;
    if (is_empty) {
        struct empty_change *change = arena_push(arena, &marks->empty_changes, struct empty_change);
        if (change != NULL)
            *change = (struct empty_change){file, run->line, run->removed_count};
    }
    *run = (struct change_run){.is_same = true};
}

/* The next removed line of the run: those stand together, so it is the next of the walk. */
static void compare_added(struct change_run *run, const struct patch_line *added)
{
    struct patch_line removed;
    run->is_adding = true;
    run->added_count++;
    if (!run->is_same || run->added_count > run->removed_count) {
        run->is_same = false;
        return;
    }
    run->is_same = patch_walk_next(&run->removed, &removed) && bytes_equal(removed.text, added->text) &&
                   removed.no_newline == added->no_newline;
}

static void find_in_file(struct patch_marks *marks, const struct patch_file *file, uint32_t index, struct arena *arena)
{
    unsigned language = language_of(file->new_path);
    struct patch_walk walk = patch_walk_start(file), before;
    struct change_run run = {.is_same = true};
    struct patch_line line;
    uint32_t expected = 0;
    for (before = walk; patch_walk_next(&walk, &line); before = walk) {
        bool is_next_hunk = expected != 0 && line.line != expected;
        if (is_next_hunk || line.origin == ' ' || (line.origin == '-' && run.is_adding))
            end_run(marks, index, &run, arena);
        expected = line.line + (line.no_newline ? 2 : 1);
        if (line.origin == '-' && run.removed_count++ == 0) {
            run.removed = before;
            run.line = line.line;
        } else if (line.origin == '+') {
            compare_added(&run, &line);
        }
        if (line.origin == '+' && language != 0)
            take_line(marks, index, language, &line, arena);
    }
    end_run(marks, index, &run, arena);
}

void patch_marks_find(struct patch_marks *marks, const struct patch *patch, struct arena *arena)
{
    *marks = (struct patch_marks){0};
    for (uint32_t i = 0; i < patch->files.count; i++) {
        const struct patch_file *file = &patch->files.items[i];
        if (file->combined == NULL && !file->is_broken && file->hunks.size > 0)
            find_in_file(marks, file, i, arena);
    }
}
