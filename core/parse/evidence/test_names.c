#include "parse/evidence/test_names.h"

#include "parse/patch_marks.h"

#include <stdlib.h>

struct bytes test_plain_name(struct bytes name)
{
    size_t bracket = bytes_find_byte(name, '[');
    name = bytes_first(name, bracket == BYTES_NOWHERE ? name.size : bracket);
    for (size_t i = name.size; i > 0; i--) {
        if (!byte_is_word(name.at[i - 1]))
            return bytes_after(name, i);
    }
    return name;
}

struct bytes test_name_in(struct bytes text)
{
    size_t size = 0;
    while (size < text.size && (byte_is_word(text.at[size]) || bytes_find_byte(BYTES(":./[]-"), text.at[size]) != BYTES_NOWHERE))
        size++;
    struct bytes name = bytes_first(text, size);
    while (name.size > 0 && name.at[name.size - 1] == ':')
        name.size--;
    struct bytes plain = test_plain_name(name);
    bool is_test = bytes_start_with(plain, BYTES("test_")) || bytes_start_with(plain, BYTES("Test")) ||
                   bytes_end_with(plain, BYTES("_test"));
    bool ends_well = size == text.size || text.at[size] == ' ' || text.at[size] == '(';
    return is_test && ends_well && plain.size > 4 ? plain : (struct bytes){NULL, 0};
}

/* --- the list of them ---------------------------------------------------------------------------- */

static int by_name(const void *left, const void *right)
{
    return bytes_compare(((const struct wanted_test *)left)->name, ((const struct wanted_test *)right)->name);
}

void wanted_tests_add(struct wanted_tests *wanted, struct bytes name, struct arena *arena)
{
    struct wanted_test *added = name.size == 0 ? NULL : arena_push(arena, wanted, struct wanted_test);
    if (added != NULL)
        *added = (struct wanted_test){.name = name};
}

void wanted_tests_sort(struct wanted_tests *wanted)
{
    size_t kept = 0;
    if (wanted->count > 0)
        qsort(wanted->items, wanted->count, sizeof *wanted->items, by_name);
    for (size_t i = 0; i < wanted->count; i++) {
        if (kept == 0 || by_name(&wanted->items[kept - 1], &wanted->items[i]) != 0)
            wanted->items[kept++] = wanted->items[i];
    }
    wanted->count = kept;
}

static struct wanted_test *find(const struct wanted_tests *wanted, struct bytes name)
{
    struct wanted_test wish = {.name = name};
    return wanted->count == 0 ? NULL : bsearch(&wish, wanted->items, wanted->count, sizeof wish, by_name);
}

const struct wanted_test *wanted_test_find(const struct wanted_tests *wanted, struct bytes name)
{
    return find(wanted, name);
}

/* --- tests that the patch adds -------------------------------------------------------------------- */

static struct bytes identifier_at_start(struct bytes text)
{
    size_t size = 0;
    while (size < text.size && byte_is_word(text.at[size]))
        size++;
    return bytes_first(text, size);
}

/* What stands in the quotes that the text begins with; a quote behind a backslash does not close them. */
static struct bytes quoted_at_start(struct bytes text)
{
    if (text.size == 0 || bytes_find_byte(BYTES("'\"`"), text.at[0]) == BYTES_NOWHERE)
        return (struct bytes){NULL, 0};
    for (size_t i = 1; i < text.size; i++) {
        if (text.at[i] == text.at[0] && text.at[i - 1] != '\\')
            return bytes_part(text, 1, i - 1);
    }
    return (struct bytes){NULL, 0};
}

/* The last of "Suite, name" in TEST_F(Suite, name) or TEST(name). */
static struct bytes last_of_list(struct bytes text)
{
    size_t closing = bytes_find_byte(text, ')');
    struct bytes list = bytes_first(text, closing == BYTES_NOWHERE ? 0 : closing);
    size_t comma = bytes_find_last_byte(list, ',');
    return bytes_trim(comma == BYTES_NOWHERE ? list : bytes_after(list, comma + 1));
}

struct bytes test_begun_by(struct bytes line)
{
    static const char *const functions[] = {"def ", "async def ", "func ", "fn ", "pub fn ", "async fn ", "function ", "fun ",
                                            "void ", "public void ", "static void ", "public async Task "};
    static const char *const calls[] = {"it(", "test(", "it.only(", "test.only(", "specify(", "Deno.test("};
    static const char *const macros[] = {"TEST(", "TEST_F(", "TEST_P(", "TEST_CASE("};
    struct bytes text = bytes_trim(line), rest;
    for (size_t i = 0; i < sizeof functions / sizeof functions[0]; i++) {
        rest = text;
        if (bytes_skip(&rest, bytes_of(functions[i])))
            return identifier_at_start(rest);
    }
    for (size_t i = 0; i < sizeof calls / sizeof calls[0]; i++) {
        rest = text;
        if (bytes_skip(&rest, bytes_of(calls[i])))
            return quoted_at_start(bytes_trim(rest));
    }
    for (size_t i = 0; i < sizeof macros / sizeof macros[0]; i++) {
        rest = text;
        if (!bytes_skip(&rest, bytes_of(macros[i])))
            continue;
        struct bytes name = quoted_at_start(bytes_trim(rest));
        return name.size > 0 ? name : last_of_list(rest);
    }
    return (struct bytes){NULL, 0};
}

void wanted_tests_look(struct wanted_tests *wanted, const struct patch *patch)
{
    for (size_t i = 0; wanted->count > 0 && i < patch->files.count; i++) {
        const struct patch_file *file = &patch->files.items[i];
        if (file->combined != NULL || file->is_broken || file->hunks.size == 0 || !path_is_source(file->new_path))
            continue;
        struct patch_walk walk = patch_walk_start(file);
        struct patch_line line;
        while (patch_walk_next(&walk, &line)) {
            struct wanted_test *found = line.origin == '+' ? find(wanted, test_begun_by(line.text)) : NULL;
            if (found != NULL && found->line == 0)
                found->line = line.line;
        }
    }
}
