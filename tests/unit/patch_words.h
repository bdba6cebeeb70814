/* Patches in words, for the tests of their reader. */
#ifndef EXHIBIT_TESTS_PATCH_WORDS_H
#define EXHIBIT_TESTS_PATCH_WORDS_H

#include "check.h"

#include "parse/patch/patch.h"

static struct memory memory = {.limit = 16 << 20};
static struct arena arena = {.memory = &memory};

static inline struct patch read_bytes(struct bytes text)
{
    struct patch patch;
    patch_parse(&patch, text, &arena);
    return patch;
}

static inline struct patch read(const char *text)
{
    return read_bytes(bytes_of(text));
}

/* The one file of a patch without problems; an empty one, and a failed check, when it is something else. */
static inline struct patch_file read_one(const char *text)
{
    struct patch patch = read(text);
    CHECK(patch.problems.count == 0);
    CHECK(patch.files.count == 1);
    return patch.files.count == 1 && patch.problems.count == 0 ? patch.files.items[0]
                                                               : (struct patch_file){.hunks = {NULL, 0}};
}

/* The one problem is of this kind on this line. */
static inline bool has_problem(const char *text, enum patch_problem_kind kind, uint32_t line)
{
    struct patch patch = read(text);
    return patch.problems.count == 1 && patch.problems.items[0].kind == kind && patch.problems.items[0].line == line;
}

static inline size_t count_walked(const struct patch_file *file, char origin)
{
    struct patch_walk walk = patch_walk_start(file);
    struct patch_line line;
    size_t count = 0;
    while (patch_walk_next(&walk, &line))
        count += line.origin == origin;
    return count;
}

/* One file, one line changed: the plainest patch there is. */
#define MODIFIED_HEADER "diff --git a/doc.md b/doc.md\nindex 1111111..2222222 100644\n--- a/doc.md\n+++ b/doc.md\n"
#define MODIFIED MODIFIED_HEADER "@@ -1,3 +1,3 @@ heading\n one\n-two\n+TWO\n three\n"

/* A file added whole. */
#define ADDED(id, hunks)                                                                                               \
    "diff --git a/n b/n\nnew file mode 100644\nindex 0000000.." id "\n--- /dev/null\n+++ b/n\n" hunks
#define TWO_LINES "@@ -0,0 +1,2 @@\n+one\n+two\n"

#endif
