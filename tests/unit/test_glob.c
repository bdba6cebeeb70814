#include "check.h"

#include "base/glob.h"

#include <string.h>

static bool matches(const char *pattern, const char *path)
{
    return glob_match(bytes_of(pattern), bytes_of(path));
}

TEST(plain_patterns_stand_for_themselves)
{
    CHECK(matches("a/b.md", "a/b.md"));
    CHECK(!matches("a/b.md", "a/b.md2"));
    CHECK(!matches("a/b.md", "a/b.m"));
    CHECK(!matches("a/b.md", "A/b.md"));
    CHECK(matches("", ""));
    CHECK(!matches("", "a"));
    CHECK(!matches("a", ""));
    CHECK(matches("a?[b]", "a?[b]") && !matches("a?", "ab"));
}

TEST(one_star_stays_in_its_folder)
{
    CHECK(matches("*", ""));
    CHECK(matches("*", "a.md"));
    CHECK(!matches("*", "a/b"));
    CHECK(matches("docs/*.md", "docs/.md"));
    CHECK(matches("docs/*.md", "docs/a.md.md"));
    CHECK(!matches("docs/*.md", "docs/a/b.md"));
    CHECK(matches("*/*", "a/b"));
    CHECK(!matches("*/*", "a/b/c"));
    CHECK(matches("a*b*c", "axbxbxc"));
}

TEST(two_stars_cross_folders)
{
    CHECK(matches("**", ""));
    CHECK(matches("**", "a/b/c"));
    CHECK(matches("**/.git/**", "a/b/.git/c/d"));
    CHECK(!matches("**/.git/**", ".git/c"));
    CHECK(matches("**.pyc", "a/b.pyc"));
    CHECK(matches("a/**/b", "a/x/y/b"));
    CHECK(!matches("a/**/b", "a/b"));
    CHECK(matches("***", "a/b"));
}

TEST(a_single_star_behind_a_double_one_is_tried_everywhere)
{
    CHECK(matches("**a*b", "a/ab"));
    CHECK(matches("**/x*.md", "x/y/x1.md"));
    CHECK(!matches("**/x*.md", "x/y/x1/z.md"));
    CHECK(matches("**x*/y", "xx/x/y"));
}

TEST(bytes_are_bytes)
{
    CHECK(glob_match(BYTES("a\0*"), BYTES("a\0b")));
    CHECK(!glob_match(BYTES("a\0"), BYTES("a")));
    CHECK(matches("*", "\xFF\xFE"));
}

/* The meaning, tried in the plainest way. */
static bool means(const char *pattern, const char *path)
{
    if (*pattern == '\0')
        return *path == '\0';
    bool is_twofold = pattern[0] == '*' && pattern[1] == '*';
    if (*pattern != '*')
        return *pattern == *path && means(pattern + 1, path + 1);
    for (;; path++) {
        if (means(pattern + (is_twofold ? 2 : 1), path))
            return true;
        if (*path == '\0' || (*path == '/' && !is_twofold))
            return false;
    }
}

/* The text number `n` of up to six letters. */
static void spell(unsigned n, const char *letters, char *text)
{
    size_t size = 0, base = strlen(letters);
    for (; n > 0; n /= (unsigned)base + 1) {
        unsigned digit = n % ((unsigned)base + 1);
        if (digit > 0)
            text[size++] = letters[digit - 1];
    }
    text[size] = '\0';
}

TEST(all_short_patterns_match_as_they_mean)
{
    char pattern[16], path[16];
    unsigned wrong = 0;
    for (unsigned p = 0; p < 4 * 4 * 4 * 4 * 4 * 4; p++) {
        spell(p, "*a/", pattern);
        for (unsigned t = 0; t < 3 * 3 * 3 * 3 * 3 * 3; t++) {
            spell(t, "a/", path);
            wrong += matches(pattern, path) != means(pattern, path) ? 1 : 0;
        }
    }
    CHECK(wrong == 0);
}

TEST(many_stars_take_no_long_time)
{
    static uint8_t pattern[4000], path[60000];
    memset(path, 'a', sizeof path);
    for (size_t i = 0; i < sizeof pattern; i++)
        pattern[i] = i % 2 == 0 ? '*' : 'a';
    pattern[sizeof pattern - 1] = 'b';
    CHECK(!glob_match((struct bytes){pattern, sizeof pattern}, (struct bytes){path, sizeof path}));
    memset(pattern, '*', sizeof pattern);
    CHECK(glob_match((struct bytes){pattern, sizeof pattern}, (struct bytes){path, sizeof path}));
}

int main(void)
{
    RUN(plain_patterns_stand_for_themselves);
    RUN(one_star_stays_in_its_folder);
    RUN(two_stars_cross_folders);
    RUN(a_single_star_behind_a_double_one_is_tried_everywhere);
    RUN(bytes_are_bytes);
    RUN(all_short_patterns_match_as_they_mean);
    RUN(many_stars_take_no_long_time);
    return check_finish();
}
