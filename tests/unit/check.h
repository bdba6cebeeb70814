/*
 * Unit tests. A test is named for what it claims:
 *
 *     TEST(duplicate_keys_are_refused)
 *     {
 *         CHECK(error.kind == JSON_ERROR_DUPLICATE_KEY);
 *     }
 *
 *     int main(void)
 *     {
 *         RUN(duplicate_keys_are_refused);
 *         return check_finish();
 *     }
 *
 * A test that no RUN names does not compile. CHECK goes on after a failure, REQUIRE leaves the function.
 */
#ifndef EXHIBIT_TESTS_CHECK_H
#define EXHIBIT_TESTS_CHECK_H

#include <stdbool.h>
#include <stdio.h>

struct check_tally {
    const char *name; /* of the test that runs */
    unsigned passed, failed, skipped;
    bool is_failing, is_skipped;
};

static struct check_tally check_state;

static inline bool check_that(bool holds, const char *condition, const char *file, int line)
{
    if (holds)
        return true;
    if (!check_state.is_failing)
        printf("not ok - %s (%s:%d: %s)\n", check_state.name, file, line, condition);
    else
        printf("# also %s:%d: %s\n", file, line, condition);
    check_state.is_failing = true;
    return false;
}

static inline void check_run(const char *name, void (*test)(void))
{
    check_state.name = name;
    check_state.is_failing = false;
    check_state.is_skipped = false;
    test();
    if (check_state.is_failing)
        check_state.failed++;
    else if (check_state.is_skipped)
        check_state.skipped++;
    else
        check_state.passed++;
    if (!check_state.is_failing)
        printf("ok - %s%s\n", name, check_state.is_skipped ? " # skip" : "");
    fflush(stdout);
}

/* What main returns. A skipped test has shown nothing, so it is not counted as passed. */
static inline int check_finish(void)
{
    if (check_state.skipped > 0)
        printf("# %u skipped\n", check_state.skipped);
    printf("%u passed, %u failed\n", check_state.passed, check_state.failed);
    return check_state.failed == 0 ? 0 : 1;
}

#define TEST(name) static void name(void)
#define RUN(name) check_run(#name, name)
#define CHECK(condition) ((void)check_that((condition), #condition, __FILE__, __LINE__))
#define REQUIRE(condition)                                                                                            \
    do {                                                                                                              \
        if (!check_that((condition), #condition, __FILE__, __LINE__))                                                 \
            return;                                                                                                   \
    } while (0)

/* Leaves a test whose input is not on this machine. */
#define SKIP()                                                                                                        \
    do {                                                                                                              \
        check_state.is_skipped = true;                                                                                \
        return;                                                                                                       \
    } while (0)

#endif
