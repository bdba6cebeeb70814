/* What is found while members are taken: leaks, git ids, line ends. */
#include "check.h"
#include "loose_bundle.h"

#include <string.h>

#define COUNT(files) (sizeof(files) / sizeof(files)[0])

/* Takes all members in the order that starts at `first` and goes on in steps of `step`. */
static void take_all(struct loose_bundle *loose, uint32_t first, uint32_t step)
{
    uint32_t count = loose->bundle.member_count;
    CHECK(dossier_read(&loose->dossier, &loose->bundle, NULL, &loose->keep, &loose->scratch) == STATUS_OK);
    for (uint32_t i = 0; i < count; i++)
        CHECK(dossier_take_member(&loose->dossier, (first + i * step) % count) == STATUS_OK);
    CHECK(!loose->memory.exhausted);
}

static const struct leak *find_leak(const struct dossier *dossier, uint32_t member, uint32_t line)
{
    for (size_t i = 0; i < dossier->leaks.count; i++) {
        if (dossier->leaks.items[i].member == member && dossier->leaks.items[i].line == line)
            return &dossier->leaks.items[i];
    }
    return NULL;
}

static const struct blob_check *find_check(const struct dossier *dossier, uint32_t member)
{
    for (size_t i = 0; i < dossier->blob_checks.count; i++) {
        if (dossier->blob_checks.items[i].member == member)
            return &dossier->blob_checks.items[i];
    }
    return NULL;
}

TEST(documents_are_read_and_the_bundle_is_held_against_its_patch)
{
    struct loose_bundle loose;
    REQUIRE(loose_scan(&loose, SAMPLE_NAME, sample_files, sample_file_count) == STATUS_OK);
    take_all(&loose, 0, 1);
    const struct dossier *dossier = &loose.dossier;
    uint32_t source = bundle_find(&loose.bundle, BYTES("src/tool.py"));
    CHECK(dossier->patch_member == bundle_find(&loose.bundle, BYTES("DIFF.patch")) && dossier->patch.files.count == 1);
    CHECK(dossier->last_commit.is_read && dossier->runs.count == 1 && dossier->runs.items[0].has_meta);
    CHECK(dossier->tickets.count == 1 && dossier->tickets.items[0].file.tickets.count == 1);
    CHECK(dossier->evidence.claims.count == 1 && dossier->texts_searched == sample_file_count);
    REQUIRE(dossier->blob_checks.count == 1);
    CHECK(dossier->blob_checks.items[0].member == source && dossier->blob_checks.items[0].holds);
    loose_release(&loose);
}

TEST(no_order_of_taking_members_changes_what_is_found)
{
    struct loose_bundle forwards, other;
    REQUIRE(loose_scan(&forwards, SAMPLE_NAME, sample_files, sample_file_count) == STATUS_OK);
    take_all(&forwards, 0, 1);
    for (uint32_t first = 0; first < sample_file_count; first += 5) { /* 16 members: 7 and 15 share no factor with it */
        REQUIRE(loose_scan(&other, SAMPLE_NAME, sample_files, sample_file_count) == STATUS_OK);
        take_all(&other, first, first % 2 == 0 ? 7 : 15);
        CHECK(other.dossier.leaks.count == forwards.dossier.leaks.count);
        CHECK(other.dossier.blob_checks.count == forwards.dossier.blob_checks.count);
        for (size_t i = 0; i < forwards.dossier.leaks.count; i++) {
            const struct leak *leak = &forwards.dossier.leaks.items[i];
            const struct leak *same = find_leak(&other.dossier, leak->member, leak->line);
            REQUIRE(same != NULL);
            CHECK(same->origin == leak->origin && same->column == leak->column && bytes_equal(same->path, leak->path));
        }
        for (size_t i = 0; i < forwards.dossier.blob_checks.count; i++) {
            const struct blob_check *check = &forwards.dossier.blob_checks.items[i];
            const struct blob_check *same = find_check(&other.dossier, check->member);
            CHECK(same != NULL && same->holds == check->holds && same->file == check->file);
        }
        loose_release(&other);
    }
    loose_release(&forwards);
}

TEST(lines_that_the_patch_adds_are_told_from_inherited_ones)
{
    static const struct sample_file files[] = {
        {"DIFF.patch", "diff --git a/f b/f\n--- a/f\n+++ b/f\n@@ -1,2 +1,3 @@\n /Users/old/x\n-/Users/gone/x\n"
                       "+/Users/new/x\n+plain\n"},
        {"f", "/Users/old/x\n/Users/new/x\nplain\n"},
        {"g", "/Users/new/x\n"},
    };
    struct loose_bundle loose;
    REQUIRE(loose_scan(&loose, "b", files, COUNT(files)) == STATUS_OK);
    take_all(&loose, 2, 2); /* members before the patch */
    const struct leak *old = find_leak(&loose.dossier, 1, 1), *new = find_leak(&loose.dossier, 1, 2);
    const struct leak *other = find_leak(&loose.dossier, 2, 1), *in_patch = find_leak(&loose.dossier, 0, 7);
    REQUIRE(old != NULL && new != NULL &&other != NULL &&in_patch != NULL);
    CHECK(old->origin == LEAK_INHERITED && new->origin == LEAK_ADDED && other->origin == LEAK_NOT_TOLD);
    CHECK(in_patch->origin == LEAK_ADDED && in_patch->column == 2);
    CHECK(find_leak(&loose.dossier, 0, 5) == NULL && find_leak(&loose.dossier, 0, 6) == NULL);
    CHECK(loose.dossier.leaks.count == 4);
    loose_release(&loose);
}

TEST(context_of_a_file_that_is_not_bundled_is_inherited)
{
    static const struct sample_file files[] = {
        {"DIFF.patch", "diff --git a/f b/f\n--- a/f\n+++ b/f\n@@ -1,2 +1,2 @@\n /Users/old/x\n-a\n+b\n"}};
    struct loose_bundle loose;
    REQUIRE(loose_scan(&loose, "b", files, 1) == STATUS_OK);
    take_all(&loose, 0, 1);
    REQUIRE(loose.dossier.leaks.count == 1);
    CHECK(loose.dossier.leaks.items[0].origin == LEAK_INHERITED && loose.dossier.leaks.items[0].line == 5);
    loose_release(&loose);
}

TEST(a_line_counts_once_with_all_its_paths)
{
    static const struct sample_file files[] = {{"f", "x /Users/a/b and /Users/c/d\n\n/Users/e/f"}};
    struct loose_bundle loose;
    REQUIRE(loose_scan(&loose, "b", files, 1) == STATUS_OK);
    take_all(&loose, 0, 1);
    REQUIRE(loose.dossier.leaks.count == 2);
    CHECK(loose.dossier.leaks.items[0].count == 2 && loose.dossier.leaks.items[0].column == 3);
    CHECK(loose.dossier.leaks.items[1].line == 3);
    loose_release(&loose);
}

TEST(what_is_no_text_is_not_searched)
{
    static const struct sample_file files[] = {{"f", "/Users/a/b\n\xFF"}, {"g", ""}, {"h", "x"}};
    struct loose_bundle loose;
    REQUIRE(loose_scan(&loose, "b", files, 3) == STATUS_OK);
    take_all(&loose, 0, 1);
    CHECK(loose.dossier.leaks.count == 0 && loose.dossier.texts_searched == 1);
    CHECK(loose.dossier.readers[0] == 0 && loose.dossier.readers[1] == 0 && loose.dossier.readers[2] != 0);
    loose_release(&loose);
}

/* printf 'a\nb\n' | git hash-object --stdin; printf 'a\r\nb\r\n' | git hash-object --stdin; printf 'a\rb\r' | … */
#define LF_ID "422c2b7"
#define CRLF_ID "c30dea8"
#define CR_ID "c64959c"
#define PATCH_OF(id) "diff --git a/f b/f\nindex 1111111.." id " 100644\n--- a/f\n+++ b/f\n@@ -1 +1 @@\n-x\n+a\n"

static bool check_is(const char *patch, const char *text, bool holds, bool is_twin)
{
    const struct sample_file files[] = {{"DIFF.patch", patch}, {"f", text}};
    struct loose_bundle loose;
    CHECK(loose_scan(&loose, "b", files, 2) == STATUS_OK);
    take_all(&loose, 0, 1);
    const struct blob_check *check = find_check(&loose.dossier, 1);
    bool is_so = check != NULL && check->holds == holds && check->is_twin == is_twin;
    loose_release(&loose);
    return is_so;
}

TEST(a_file_with_other_line_ends_is_a_twin)
{
    CHECK(check_is(PATCH_OF(LF_ID), "a\nb\n", true, false));
    CHECK(check_is(PATCH_OF(LF_ID), "a\r\nb\r\n", false, true));
    CHECK(check_is(PATCH_OF(LF_ID), "a\r\nb\n", false, true));
    CHECK(check_is(PATCH_OF(CRLF_ID), "a\nb\n", false, true));
    CHECK(check_is(PATCH_OF(CRLF_ID), "a\r\nb\r\n", true, false));
    CHECK(check_is(PATCH_OF(CR_ID), "a\nb\n", false, true));
}

TEST(a_file_with_another_text_is_no_twin)
{
    CHECK(check_is(PATCH_OF(LF_ID), "a\nb", false, false));
    CHECK(check_is(PATCH_OF(LF_ID), "a\nc\n", false, false));
    CHECK(check_is(PATCH_OF(LF_ID), "", false, false));
    CHECK(check_is(PATCH_OF(LF_ID), "a\nb\n\xFF", false, false));
}

TEST(a_path_that_the_patch_gives_no_id_is_not_checked)
{
    static const struct sample_file files[] = {
        {"DIFF.patch", "diff --git a/f b/f\n--- a/f\n+++ b/f\n@@ -1 +1 @@\n-x\n+a\n"
                       "diff --git a/g b/g\ndeleted file mode 100644\nindex 1111111..0000000\n--- a/g\n+++ /dev/null\n"
                       "@@ -1 +0,0 @@\n-x\n"},
        {"f", "a\n"},
        {"g", "x\n"},
        {"h", "x\n"},
    };
    struct loose_bundle loose;
    REQUIRE(loose_scan(&loose, "b", files, COUNT(files)) == STATUS_OK);
    take_all(&loose, 0, 1);
    CHECK(loose.dossier.blob_checks.count == 0);
    loose_release(&loose);
}

TEST(runs_are_told_apart_by_folder)
{
    static const struct sample_file files[] = {
        {"docs/agent_runs/b/META.json", "{}"},     {"docs/agent_runs/a/TESTS.md", "x"},
        {"docs/agent_runs/b-2/PROMPT.md", "x"},    {"docs/agent_runs/a/META.json", "{"},
        {"docs/agent_runs/b/sub/META.json", "{}"}, {"docs/agent_runs/README.md", "x"},
        {"docs/agent_runs/a/META.json", "{}"},
    };
    struct loose_bundle loose;
    REQUIRE(loose_scan(&loose, "x", files, COUNT(files)) == STATUS_OK);
    take_all(&loose, 0, 1);
    const struct dossier *dossier = &loose.dossier;
    REQUIRE(dossier->runs.count == 3);
    CHECK(bytes_is(dossier->runs.items[0].name, "a") && bytes_is(dossier->runs.items[2].name, "b"));
    CHECK(dossier->runs.items[0].files[RUN_META] == 3 && dossier->runs.items[0].files[RUN_TESTS] == 1);
    CHECK(dossier->runs.items[0].has_meta && !dossier->runs.items[0].meta.is_object);
    CHECK(dossier->runs.items[1].files[RUN_META] == NO_MEMBER && dossier->runs.items[1].files[RUN_PROMPT] == 2);
    CHECK(dossier->runs.items[2].files[RUN_META] == 0);
    loose_release(&loose);
}

int main(void)
{
    RUN(documents_are_read_and_the_bundle_is_held_against_its_patch);
    RUN(no_order_of_taking_members_changes_what_is_found);
    RUN(lines_that_the_patch_adds_are_told_from_inherited_ones);
    RUN(context_of_a_file_that_is_not_bundled_is_inherited);
    RUN(a_line_counts_once_with_all_its_paths);
    RUN(what_is_no_text_is_not_searched);
    RUN(a_file_with_other_line_ends_is_a_twin);
    RUN(a_file_with_another_text_is_no_twin);
    RUN(a_path_that_the_patch_gives_no_id_is_not_checked);
    RUN(runs_are_told_apart_by_folder);
    return check_finish();
}
