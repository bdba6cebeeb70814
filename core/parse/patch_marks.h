/* What the lines that a patch adds give away: work that is not done, tests that test nothing, changes that change
 * nothing. */
#ifndef EXHIBIT_PARSE_PATCH_MARKS_H
#define EXHIBIT_PARSE_PATCH_MARKS_H

#include "parse/patch/patch.h"

enum stub_kind {
    STUB_UNIMPLEMENTED, /* raise NotImplementedError, unimplemented!(), throw new Error("not implemented") */
    STUB_TODO,          /* TODO or FIXME */
    STUB_SKIP,          /* a test that is left out whatever happens: pytest.skip, it.skip, t.Skip, #[ignore] */
    STUB_VACUOUS,       /* a test that cannot fail: assert True */
    STUB_KIND_COUNT
};

/* One added line of a source file. */
struct stub {
    enum stub_kind kind;
    uint32_t file; /* of the patch */
    uint32_t line; /* of the patch */
    struct bytes text; /* without blanks around it; borrows from the patch */
};

/* Lines that are taken away and put back as they were. */
struct empty_change {
    uint32_t file;
    uint32_t line; /* of the first of them in the patch */
    uint32_t count; /* of lines */
};

struct patch_marks {
    struct {
        struct stub *items;
        size_t count, capacity;
    } stubs;
    struct {
        struct empty_change *items;
        size_t count, capacity;
    } empty_changes;
    uint64_t lines_searched; /* added lines of source files */
    uint64_t changes;        /* that were looked at for being empty */
};

/* The language is told by the file's extension; other files have no stubs. */
void patch_marks_find(struct patch_marks *marks, const struct patch *patch, struct arena *arena);

/* Is it the path of a test, by the names that test runners look for? */
bool path_is_test(struct bytes path);

/* Is it a source file of a language whose stubs are known? */
bool path_is_source(struct bytes path);

#endif
