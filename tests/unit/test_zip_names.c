/* Names one at a time and as a set. A '/' at the end makes a folder; the UTF-8 flag is set unless a test says no. */
#include <string.h>

#include "base/limits.h"
#include "check.h"
#include "zip/zip.h"

enum { SET_MAX = 8 };

static struct member_name member_of(const char *name)
{
    struct bytes bytes = bytes_of(name);
    return (struct member_name){bytes, true, bytes.size > 0 && bytes.at[bytes.size - 1] == '/', false, 3 << 8};
}

/* Whether exactly these rules (names in the catalogue's order, a space between) are broken. */
static bool names_say_only(const struct member_name *names, size_t count, const char *rules)
{
    struct memory memory = {.limit = (size_t)normal_limits.of[LIMIT_MEMORY]};
    struct arena keep = {.memory = &memory}, scratch = {.memory = &memory};
    struct findings found;
    char list[1024] = "";
    findings_init(&found, &keep);
    zip_check_names(names, count, &scratch, &found);
    for (unsigned rule = 0; rule < RULE_COUNT; rule++) {
        if (found.checks[rule].found == 0)
            continue;
        if (list[0] != '\0')
            strcat(list, " ");
        strcat(list, rule_info((enum rule)rule)->name);
    }
    bool is_right = strcmp(list, rules) == 0 && found.checks[RULE_NAME_EMPTY].population == count;
    if (!is_right)
        printf("# found: %s\n# expected: %s\n", list, rules);
    arena_release(&keep);
    arena_release(&scratch);
    return is_right;
}

static bool name_says_only(const char *name, const char *rules)
{
    struct member_name member = member_of(name);
    return names_say_only(&member, 1, rules);
}

static bool pair_says_only(const char *a, const char *b, const char *rules)
{
    struct member_name pair[2] = {member_of(a), member_of(b)}, turned[2] = {member_of(b), member_of(a)};
    return names_say_only(pair, 2, rules) && names_say_only(turned, 2, rules);
}

TEST(ordinary_names_are_silent)
{
    CHECK(name_says_only("docs/agent_runs/20260125_ticket-08c/META.json", ""));
    CHECK(name_says_only("docs/", ""));
    CHECK(name_says_only(".gitignore", ""));
    CHECK(name_says_only("a (copy) & b, 50%+.tar.gz", ""));
    CHECK(name_says_only("na\xC3\xAFve/\xE6\x97\xA5\xE6\x9C\xAC.md", ""));
    CHECK(name_says_only("console.log", ""));
    CHECK(name_says_only(".../a", "name-edge-blank"));
}

TEST(empty_and_long_names_are_reported)
{
    static char name[1400];
    CHECK(name_says_only("", "name-empty"));
    memset(name, 'a', 256);
    CHECK(name_says_only(name, "name-too-long name-long"));
    memset(name, 'a', 200);
    memcpy(name + 200, "/aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa", 48);
    CHECK(name_says_only(name, "name-long"));
    for (size_t i = 0; i < 1200; i++)
        name[i] = i % 100 == 99 ? '/' : 'a';
    CHECK(name_says_only(name, "name-too-long name-long"));
    CHECK(name_says_only("a/a/a/a/a/a/a/a/a/a/a/a/a/a/a/a/a/a/a/a/a/a/a/a/a/a/a/a/a/a/a/a/a", "name-too-long"));
}

TEST(controls_are_reported)
{
    struct member_name member = {BYTES("a\0.md"), true, false, false, 3 << 8};
    CHECK(names_say_only(&member, 1, "name-control"));
    CHECK(name_says_only("a\n.md", "name-control"));
    CHECK(name_says_only("a\x7F.md", "name-control"));
    CHECK(name_says_only("a\xC2\x85.md", "name-control"));
}

TEST(characters_that_mislead_are_reported)
{
    CHECK(name_says_only("a\xE2\x80\xAEgpj.exe", "name-deceptive"));
    CHECK(name_says_only("a\xEF\xBF\xBF", "name-deceptive"));
    CHECK(name_says_only("a\xE2\x81\x84"
                         "b",
                         "name-look-alike"));
    CHECK(name_says_only("a\xEF\xBC\x8F"
                         "b",
                         "name-look-alike"));
    CHECK(name_says_only("a\xC2\xAD"
                         "b",
                         "name-ignorable"));
    CHECK(name_says_only("a\xEE\x80\x80", "name-private-use"));
}

TEST(encodings_are_checked)
{
    struct member_name member = {BYTES("na\xC3\xAFve"), false, false, false, 3 << 8};
    CHECK(names_say_only(&member, 1, "name-encoding-unknown"));
    member = (struct member_name){BYTES("na\xEFve"), true, false, false, 3 << 8};
    CHECK(names_say_only(&member, 1, "name-not-utf8"));
}

TEST(systems_whose_names_unzip_takes_for_dos_names)
{
    static const uint16_t taken[] = {0, 20, 63, 6 << 8 | 20, 11 << 8 | 50};
    static const uint16_t not_taken[] = {3 << 8, 3 << 8 | 50, 11 << 8 | 20, 14 << 8 | 20, 19 << 8 | 21};
    struct member_name member = {BYTES("na\xC3\xAFve"), true, false, false, 0};
    for (size_t i = 0; i < sizeof taken / sizeof taken[0]; i++) {
        member.made_by = taken[i];
        CHECK(names_say_only(&member, 1, "name-fat-host"));
    }
    member.has_extra = true;
    CHECK(names_say_only(&member, 1, ""));
    member.has_extra = false;
    for (size_t i = 0; i < sizeof not_taken / sizeof not_taken[0]; i++) {
        member.made_by = not_taken[i];
        CHECK(names_say_only(&member, 1, ""));
    }
    member = (struct member_name){BYTES("plain"), true, false, false, 0};
    CHECK(names_say_only(&member, 1, ""));
}

TEST(paths_that_lead_elsewhere_are_reported)
{
    CHECK(name_says_only("/etc/passwd", "name-absolute"));
    CHECK(name_says_only("../a", "name-parent"));
    CHECK(name_says_only("a/../../b", "name-parent"));
    CHECK(name_says_only("C:/a", "name-drive"));
    CHECK(name_says_only("a:stream", "name-drive"));
    CHECK(name_says_only("a\\b", "name-backslash"));
    CHECK(name_says_only("\\\\host\\share", "name-absolute name-backslash name-dot"));
    CHECK(name_says_only("a\\..\\b", "name-backslash name-parent"));
}

TEST(empty_parts_are_reported)
{
    CHECK(name_says_only("./a", "name-dot"));
    CHECK(name_says_only("a//b", "name-dot"));
    CHECK(name_says_only("a/.", "name-dot"));
    CHECK(name_says_only("a//", "name-dot"));
    CHECK(name_says_only("//a", "name-absolute name-dot"));
}

TEST(names_that_windows_cannot_have_are_reported)
{
    CHECK(name_says_only("a?.md", "name-windows-character"));
    CHECK(name_says_only("docs/con", "name-windows-device"));
    CHECK(name_says_only("Aux.txt", "name-windows-device"));
    CHECK(name_says_only("lpt1.a.b", "name-windows-device"));
    CHECK(name_says_only("COM\xC2\xB9", "name-windows-device"));
    CHECK(name_says_only("NUL .txt", "name-windows-device"));
    CHECK(name_says_only("com10", ""));
    CHECK(name_says_only("a.", "name-edge-blank"));
    CHECK(name_says_only("a /b", "name-edge-blank"));
    CHECK(name_says_only(" a", "name-edge-blank"));
}

TEST(odd_names_are_worth_a_look)
{
    CHECK(name_says_only("~root", "name-leading-tilde"));
    CHECK(name_says_only("-rf", "name-leading-dash"));
    CHECK(name_says_only("PROGRA~1", "name-short-alias"));
    CHECK(name_says_only("README~2.MD", "name-short-alias"));
    CHECK(name_says_only("README~", ""));
    CHECK(name_says_only("__MACOSX/._a.md", "name-os-dropping"));
    CHECK(name_says_only("a/.DS_Store", "name-os-dropping"));
    CHECK(name_says_only("bill.pdf.exe", "name-double-extension"));
}

TEST(names_that_are_one_somewhere_are_reported)
{
    CHECK(pair_says_only("a", "a", "zip-duplicate-name"));
    CHECK(pair_says_only("a/b", "a//b", "name-dot name-collision-path"));
    CHECK(pair_says_only("a/b", "a\\b", "name-backslash name-collision-path"));
    CHECK(pair_says_only("a/b", "c/../a/b", "name-parent name-collision-path"));
    CHECK(pair_says_only("a/B.md", "A/b.md", "name-collision-case"));
    CHECK(pair_says_only("a", "a.", "name-edge-blank name-collision-blank"));
    CHECK(pair_says_only("ab",
                         "a\xC2\xAD"
                         "b",
                         "name-ignorable name-collision-blank"));
    CHECK(pair_says_only("a", "b", ""));
}

TEST(case_is_that_of_all_scripts)
{
    CHECK(pair_says_only("\xC3\x89.md", "\xC3\xA9.md", "name-collision-case")); /* E and e with acute */
    CHECK(pair_says_only("\xCE\xA3", "\xCF\x82", "name-collision-case"));       /* sigma, final sigma */
    CHECK(pair_says_only("stra\xC3\x9F"
                         "e",
                         "STRASSE", "name-collision-case"));                              /* sharp s */
    CHECK(pair_says_only("\xF0\x90\x90\x80", "\xF0\x90\x90\xA8", "name-collision-case")); /* Deseret */
    CHECK(pair_says_only("\xC5\xBF", "s", "name-collision-case"));                        /* long s */
    CHECK(pair_says_only("\xC4\xB0", "i", ""));                                           /* not as Turkish folds */
}

TEST(normal_forms_are_one_name)
{
    CHECK(pair_says_only("\xC3\xA9", "e\xCC\x81", "name-not-nfc name-collision-normal"));
    CHECK(pair_says_only("\xC3\x89", "e\xCC\x81", "name-not-nfc name-collision-normal"));
    CHECK(pair_says_only("\xEA\xB0\x81", "\xE1\x84\x80\xE1\x85\xA1\xE1\x86\xA8", "name-not-nfc name-collision-normal"));
    CHECK(pair_says_only("a\xCC\x81\xCC\xA3", "\xE1\xBA\xA1\xCC\x81", "name-not-nfc name-collision-normal"));
    CHECK(pair_says_only("\xC3\xA9", "e\xCC\x81/b", "name-not-nfc name-file-and-folder"));
    CHECK(pair_says_only("\xC3\xA9", "e", ""));
}

TEST(compatible_names_are_worth_a_warning)
{
    CHECK(pair_says_only("\xEF\xAC\x81le", "file", "name-collision-case")); /* the ligature folds to two letters */
    CHECK(pair_says_only("\xEF\xBC\xA1.md", "A.md", "name-collision-compatible"));
    CHECK(pair_says_only("\xEF\xBC\xA1.md", "a.md", "name-collision-compatible"));
    CHECK(pair_says_only("a\xC2\xB2", "a2", "name-collision-compatible"));
    CHECK(pair_says_only("a\xC2\xB2", "a2/b", ""));
}

TEST(what_means_nothing_is_reported)
{
    CHECK(name_says_only("a\xCD\xB8", "name-unassigned"));
    CHECK(name_says_only("a\xF0\xAF\xBF\xBE", "name-deceptive")); /* a noncharacter */
    CHECK(name_says_only("a\xE3\x85\xA4", "name-ignorable"));     /* Hangul filler */
    CHECK(name_says_only("a\xE2\x84\x80", "name-look-alike"));    /* account of: a/c to NFKC */
    CHECK(name_says_only("e\xCC\x81", "name-not-nfc"));
}

TEST(a_file_that_is_a_folder_is_reported)
{
    CHECK(pair_says_only("a", "a/b", "name-file-and-folder"));
    CHECK(pair_says_only("a", "a/", "name-file-and-folder"));
    CHECK(pair_says_only("A", "a/b/c", "name-file-and-folder"));
    CHECK(pair_says_only("a", "a!/b", ""));
    CHECK(pair_says_only("a/", "a/b", ""));
}

TEST(names_in_between_hide_no_collision)
{
    const struct member_name names[] = {member_of("a"), member_of("A!"), member_of("a-b"), member_of("A/b"),
                                        member_of("a.b")};
    CHECK(names_say_only(names, 5, "name-file-and-folder"));
}

TEST(too_little_memory_shows)
{
    const struct member_name names[] = {member_of("a"), member_of("b")};
    for (size_t limit = 0; limit < 600; limit += 8) {
        struct memory memory = {.limit = limit};
        struct arena keep = {.memory = &memory}, scratch = {.memory = &memory};
        struct findings found;
        findings_init(&found, &keep);
        zip_check_names(names, 2, &scratch, &found);
        CHECK(memory.exhausted == (found.checks[RULE_NAME_COLLISION_CASE].population == 0));
        arena_release(&keep);
        arena_release(&scratch);
    }
}

int main(void)
{
    RUN(ordinary_names_are_silent);
    RUN(empty_and_long_names_are_reported);
    RUN(controls_are_reported);
    RUN(characters_that_mislead_are_reported);
    RUN(encodings_are_checked);
    RUN(systems_whose_names_unzip_takes_for_dos_names);
    RUN(paths_that_lead_elsewhere_are_reported);
    RUN(empty_parts_are_reported);
    RUN(names_that_windows_cannot_have_are_reported);
    RUN(odd_names_are_worth_a_look);
    RUN(names_that_are_one_somewhere_are_reported);
    RUN(case_is_that_of_all_scripts);
    RUN(normal_forms_are_one_name);
    RUN(compatible_names_are_worth_a_warning);
    RUN(what_means_nothing_is_reported);
    RUN(a_file_that_is_a_folder_is_reported);
    RUN(names_in_between_hide_no_collision);
    RUN(too_little_memory_shows);
    return check_finish();
}
