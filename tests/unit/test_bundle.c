/* Members, the wrapper folder, lookups and digests of a bundle. */
#include "check.h"
#include "loose_bundle.h"

#include <string.h>

#define COUNT(files) (sizeof(files) / sizeof(files)[0])

static bool look_on(void *context, struct bytes piece)
{
    *(uint64_t *)context += piece.size;
    return true;
}

static void digest_all(struct loose_bundle *loose)
{
    uint64_t seen = 0;
    for (uint32_t i = 0; i < loose->bundle.member_count; i++)
        CHECK(bundle_digest(&loose->bundle, i, (struct sink){&seen, look_on}) == STATUS_OK);
    CHECK(bundle_digest_content(&loose->bundle) == STATUS_OK);
}

/* --- the wrapper --------------------------------------------------------------------------------------------------- */

static bool wrapper_is(const struct sample_file *files, size_t count, const char *wrapper)
{
    struct loose_bundle loose;
    bool is_so = loose_scan(&loose, "b", files, count) == STATUS_OK && bytes_is(loose.bundle.wrapper, wrapper);
    for (uint32_t i = 0; is_so && i < loose.bundle.member_count; i++)
        is_so = loose.bundle.members[i].name.size == loose.bundle.wrapper.size + loose.bundle.members[i].path.size;
    loose_release(&loose);
    return is_so;
}

TEST(one_folder_around_everything_is_a_wrapper)
{
    static const struct sample_file wrapped[] = {{"w/AGENTS.md", ""}, {"w/DIFF.patch", ""}};
    static const struct sample_file one[] = {{"w/a", ""}};
    CHECK(wrapper_is(wrapped, COUNT(wrapped), "w/"));
    CHECK(wrapper_is(one, 1, "w/"));
}

TEST(a_folder_whose_name_means_something_is_no_wrapper)
{
    static const struct sample_file documents[] = {{"docs/PLAN.md", ""}, {"docs/x", ""}};
    static const struct sample_file state[] = {{"project_state/a", ""}};
    CHECK(wrapper_is(documents, COUNT(documents), ""));
    CHECK(wrapper_is(state, 1, ""));
}

TEST(files_beside_the_folder_make_it_none)
{
    static const struct sample_file beside[] = {{"w/a", ""}, {"x", ""}};
    static const struct sample_file two[] = {{"w/a", ""}, {"v/a", ""}};
    static const struct sample_file longer[] = {{"w/a", ""}, {"ww/a", ""}};
    CHECK(wrapper_is(beside, 2, ""));
    CHECK(wrapper_is(two, 2, ""));
    CHECK(wrapper_is(longer, 2, ""));
    CHECK(wrapper_is(NULL, 0, ""));
}

TEST(members_in_a_wrapper_have_the_roles_of_their_paths)
{
    static const struct sample_file files[] = {{"w/DIFF.patch", ""}, {"w/docs/agent_runs/r/META.json", "{}"}};
    struct loose_bundle loose;
    REQUIRE(loose_scan(&loose, "b", files, 2) == STATUS_OK);
    CHECK(loose.bundle.members[0].role == ROLE_PATCH && loose.bundle.members[1].role == ROLE_RUN_META);
    CHECK(bundle_find(&loose.bundle, BYTES("DIFF.patch")) == 0);
    CHECK(bundle_find(&loose.bundle, BYTES("w/DIFF.patch")) == NO_MEMBER);
    CHECK(bundle_next(&loose.bundle, ROLE_RUN_META, 0) == 1 &&
          bundle_next(&loose.bundle, ROLE_RUN_META, 2) == NO_MEMBER);
    loose_release(&loose);
}

/* --- lookups ------------------------------------------------------------------------------------------------------- */

TEST(members_are_found_by_path_in_any_order)
{
    static const struct sample_file files[] = {{"b", "1"}, {"a/b", "2"}, {"a", "3"}, {"a-", "4"}, {"", "5"}};
    struct loose_bundle loose;
    REQUIRE(loose_scan(&loose, "b", files, COUNT(files)) == STATUS_OK);
    for (uint32_t i = 0; i < COUNT(files); i++)
        CHECK(bundle_find(&loose.bundle, bytes_of(files[i].path)) == i);
    CHECK(bundle_find(&loose.bundle, BYTES("a/")) == NO_MEMBER);
    CHECK(bundle_find(&loose.bundle, BYTES("zzz")) == NO_MEMBER);
    loose_release(&loose);
}

TEST(of_equal_names_the_first_is_found)
{
    static const struct sample_file files[] = {{"z", ""}, {"a", "1"}, {"a", "2"}, {"a", "3"}, {"0", ""}};
    struct loose_bundle loose;
    REQUIRE(loose_scan(&loose, "b", files, COUNT(files)) == STATUS_OK);
    CHECK(bundle_find(&loose.bundle, BYTES("a")) == 1);
    struct bundle_paths all = bundle_find_all(&loose.bundle, BYTES("a"));
    REQUIRE(all.count == 3);
    for (size_t i = 0; i < 3; i++)
        CHECK(all.at[i] == &loose.bundle.members[1 + i]);
    CHECK(bundle_find_all(&loose.bundle, BYTES("b")).count == 0);
    loose_release(&loose);
}

TEST(an_empty_folder_has_no_members)
{
    struct loose_bundle loose;
    REQUIRE(loose_scan(&loose, "b", NULL, 0) == STATUS_OK);
    CHECK(loose.bundle.member_count == 0 && bundle_find(&loose.bundle, BYTES("")) == NO_MEMBER);
    digest_all(&loose);
    CHECK(loose.bundle.has_content_digest);
    loose_release(&loose);
}

/* --- digests ------------------------------------------------------------------------------------------------------- */

static bool content_is(const struct sample_file *files, size_t count, const char *hex)
{
    struct loose_bundle loose;
    char found[2 * SHA256_SIZE];
    CHECK(loose_scan(&loose, "b", files, count) == STATUS_OK);
    digest_all(&loose);
    digest_to_hex(loose.bundle.content_digest, SHA256_SIZE, found);
    bool is_so = loose.bundle.has_content_digest && memcmp(found, hex, sizeof found) == 0;
    loose_release(&loose);
    return is_so;
}

/* printf 'hello\n' > a; printf '' > b; sha256sum a b | sha256sum */
TEST(the_content_digest_is_that_of_a_sha256sum_listing)
{
    static const struct sample_file files[] = {{"a", "hello\n"}, {"b", ""}};
    static const struct sample_file reversed[] = {{"b", ""}, {"a", "hello\n"}};
    static const struct sample_file changed[] = {{"a", "hello"}, {"b", ""}};
    CHECK(content_is(files, 2, "a63274ae4ed2aefabdeb54e957f7578ef7251e73327728ca66f13480bfd9e237"));
    CHECK(content_is(reversed, 2, "a63274ae4ed2aefabdeb54e957f7578ef7251e73327728ca66f13480bfd9e237"));
    CHECK(!content_is(changed, 2, "a63274ae4ed2aefabdeb54e957f7578ef7251e73327728ca66f13480bfd9e237"));
}

/* Names as sha256sum escapes them: no name can stand for two members. */
TEST(names_with_line_ends_are_escaped_in_the_listing)
{
    static const struct sample_file files[] = {{"a\nb", "x"}, {"c\\d", "x"}, {"e\rf", "x"}};
    CHECK(content_is(files, 3, "ebecc23c6f9daee609fbf8a3e31a1899adea148340b0916559bb6d7e11d09304"));
}

static bool refuse_read(void *context, size_t index, uint64_t offset, void *buffer, size_t count)
{
    (void)context, (void)index, (void)offset, (void)buffer, (void)count;
    return false;
}

TEST(a_file_that_cannot_be_read_is_a_read_error)
{
    static const struct sample_file files[] = {{"a", "text"}};
    struct loose_bundle loose;
    uint64_t seen = 0;
    REQUIRE(loose_scan(&loose, "b", files, 1) == STATUS_OK);
    loose.bundle.listing.read = refuse_read;
    CHECK(bundle_read(&loose.bundle, 0, LIMIT_DOCUMENT) == STATUS_READ_ERROR);
    CHECK(!loose.bundle.members[0].is_read);
    CHECK(bundle_digest(&loose.bundle, 0, (struct sink){&seen, look_on}) == STATUS_READ_ERROR);
    loose_release(&loose);
}

TEST(a_member_above_the_limit_is_said_and_digested_all_the_same)
{
    static const struct sample_file files[] = {{"a", "1234567890"}, {"b", "12345"}};
    struct loose_bundle loose;
    REQUIRE(loose_scan(&loose, "b", files, 2) == STATUS_OK);
    loose.limits.of[LIMIT_PATCH] = 9;
    loose.limits.of[LIMIT_DOCUMENT] = 5;
    CHECK(bundle_read(&loose.bundle, 0, LIMIT_PATCH) == STATUS_OK);
    CHECK(bundle_read(&loose.bundle, 1, LIMIT_DOCUMENT) == STATUS_OK);
    CHECK(!loose.bundle.members[0].is_read && loose.bundle.members[1].is_read);
    CHECK(bytes_is(loose.bundle.members[1].content, "12345"));
    CHECK(loose_found(&loose, "member-too-large") == 1);
    CHECK(loose.found.checks[RULE_MEMBER_TOO_LARGE].population == 2);
    digest_all(&loose);
    CHECK(loose.bundle.members[0].is_whole && loose.bundle.has_content_digest);
    loose_release(&loose);
}

TEST(reading_twice_says_nothing_twice)
{
    static const struct sample_file files[] = {{"a", "12345"}};
    struct loose_bundle loose;
    REQUIRE(loose_scan(&loose, "b", files, 1) == STATUS_OK);
    CHECK(bundle_read(&loose.bundle, 0, LIMIT_DOCUMENT) == STATUS_OK);
    const uint8_t *at = loose.bundle.members[0].content.at;
    loose.limits.of[LIMIT_DOCUMENT] = 1;
    CHECK(bundle_read(&loose.bundle, 0, LIMIT_DOCUMENT) == STATUS_OK);
    CHECK(loose.bundle.members[0].content.at == at && loose.found.checks[RULE_MEMBER_TOO_LARGE].population == 1);
    loose_release(&loose);
}

static bool blob_is(const struct member *member, const char *hex)
{
    char found[2 * SHA1_SIZE];
    digest_to_hex(member->blob, SHA1_SIZE, found);
    return member->wants_blob && memcmp(found, hex, sizeof found) == 0;
}

/* printf 'hello\n' | git hash-object --stdin */
#define HELLO_BLOB "ce013625030ba8dba906f756967f9e9ca394464a"

TEST(git_ids_come_whether_asked_for_before_or_after_reading)
{
    static const struct sample_file files[] = {
        {"before", "hello\n"}, {"after", "hello\n"}, {"same", "hello\n"}, {"same", "hello\n"}, {"other", "hello\n"}};
    struct loose_bundle loose;
    REQUIRE(loose_scan(&loose, "b", files, COUNT(files)) == STATUS_OK);
    bundle_want_blob(&loose.bundle, BYTES("before"), DIGEST_SHA1);
    bundle_want_blob(&loose.bundle, BYTES("same"), DIGEST_SHA1);
    bundle_want_blob(&loose.bundle, BYTES("absent"), DIGEST_SHA1);
    CHECK(bundle_read(&loose.bundle, 0, LIMIT_DOCUMENT) == STATUS_OK && bundle_read(&loose.bundle, 1, LIMIT_DOCUMENT) == STATUS_OK);
    bundle_want_blob(&loose.bundle, BYTES("after"), DIGEST_SHA1);
    digest_all(&loose);
    for (size_t i = 0; i < 4; i++)
        CHECK(blob_is(&loose.bundle.members[i], HELLO_BLOB));
    CHECK(!loose.bundle.members[4].wants_blob);
    loose_release(&loose);
}

static bool has_digest(const struct member *member, enum digest_kind kind, const char *hex)
{
    char found[2 * DIGEST_SIZE_MAX];
    const uint8_t *digest = member_digest(member, kind);
    if (digest == NULL)
        return false;
    digest_to_hex(digest, digest_size(kind), found);
    return memcmp(found, hex, 2 * digest_size(kind)) == 0;
}

/* printf 'hello\n' | md5sum, sha1sum */
TEST(other_digests_come_whether_asked_for_before_or_after_reading)
{
    static const struct sample_file files[] = {{"before", "hello\n"}, {"after", "hello\n"}, {"not asked", "hello\n"}};
    struct loose_bundle loose;
    REQUIRE(loose_scan(&loose, "b", files, COUNT(files)) == STATUS_OK);
    CHECK(bundle_want_digest(&loose.bundle, 0, DIGEST_MD5) && bundle_want_digest(&loose.bundle, 0, DIGEST_SHA1));
    CHECK(bundle_read(&loose.bundle, 1, LIMIT_DOCUMENT) == STATUS_OK);
    CHECK(bundle_want_digest(&loose.bundle, 1, DIGEST_MD5) && bundle_want_digest(&loose.bundle, 1, DIGEST_SHA1));
    CHECK(bundle_want_digest(&loose.bundle, 2, DIGEST_SHA256));
    digest_all(&loose);
    for (size_t i = 0; i < 2; i++) {
        CHECK(has_digest(&loose.bundle.members[i], DIGEST_MD5, "b1946ac92492d2347c6235b4d2611184"));
        CHECK(has_digest(&loose.bundle.members[i], DIGEST_SHA1, "f572d396fae9206628714fb2ce00f72e94f2258f"));
        CHECK(member_digest(&loose.bundle.members[i], DIGEST_SHA512) == NULL);
    }
    CHECK(has_digest(&loose.bundle.members[2], DIGEST_SHA256,
                     "5891b5b522d5df086d0ff0b110fbd9d21bb4fc7163af34d08286a2e846f6be03"));
    CHECK(loose.bundle.members[2].more == NULL);
    loose_release(&loose);
}

TEST(text_is_told_from_other_bytes_while_digesting)
{
    static const struct sample_file files[] = {{"text", "caf\xC3\xA9"}, {"latin", "caf\xE9"}, {"empty", ""}};
    struct loose_bundle loose;
    REQUIRE(loose_scan(&loose, "b", files, COUNT(files)) == STATUS_OK);
    digest_all(&loose);
    CHECK(loose.bundle.members[0].is_text && !loose.bundle.members[1].is_text && loose.bundle.members[2].is_text);
    loose_release(&loose);
}

/* --- limits of a folder -------------------------------------------------------------------------------------------- */

static uint64_t much(void *context, size_t index)
{
    (void)context, (void)index;
    return normal_limits.of[LIMIT_MEMBER];
}

/* Scans five files, each as large as `much` says; how many findings about limits there are then. */
static uint64_t limits_crossed(struct loose_bundle *loose, uint64_t member_limit)
{
    static const struct sample_file files[] = {{"a", ""}, {"b", ""}, {"c", ""}, {"d", ""}, {"e", ""}};
    CHECK(loose_scan(loose, "b", files, COUNT(files)) == STATUS_OK);
    struct folder_listing listing = loose->bundle.listing;
    listing.size = much;
    loose->limits.of[LIMIT_MEMBER] = member_limit;
    CHECK(bundle_scan_folder(&loose->bundle, BYTES("b"), listing, &loose->limits, &loose->keep, &loose->scratch,
                             &loose->found) == STATUS_OK);
    return loose_found(loose, "zip-limit");
}

TEST(files_beyond_the_limits_are_said_and_left_alone)
{
    struct loose_bundle loose;
    CHECK(limits_crossed(&loose, normal_limits.of[LIMIT_MEMBER]) == 1);
    CHECK(loose.bundle.members[3].has_data && !loose.bundle.members[4].has_data);
    loose_release(&loose);
    CHECK(limits_crossed(&loose, normal_limits.of[LIMIT_MEMBER] - 1) == 5 + 1);
    CHECK(!loose.bundle.members[0].has_data);
    loose_release(&loose);
}

TEST(of_too_many_files_none_is_looked_at)
{
    static const struct sample_file files[] = {{"a", ""}, {"b", ""}, {"c", ""}};
    struct loose_bundle loose;
    REQUIRE(loose_scan(&loose, "b", files, COUNT(files)) == STATUS_OK);
    loose.limits.of[LIMIT_ENTRIES] = 2;
    REQUIRE(bundle_scan_folder(&loose.bundle, BYTES("b"), loose.bundle.listing, &loose.limits, &loose.keep,
                               &loose.scratch, &loose.found) == STATUS_OK);
    CHECK(loose.bundle.member_count == 0 && loose_found(&loose, "zip-limit") == 1);
    digest_all(&loose);
    CHECK(!loose.bundle.has_content_digest);
    loose_release(&loose);
}

int main(void)
{
    RUN(one_folder_around_everything_is_a_wrapper);
    RUN(a_folder_whose_name_means_something_is_no_wrapper);
    RUN(files_beside_the_folder_make_it_none);
    RUN(members_in_a_wrapper_have_the_roles_of_their_paths);
    RUN(members_are_found_by_path_in_any_order);
    RUN(of_equal_names_the_first_is_found);
    RUN(an_empty_folder_has_no_members);
    RUN(the_content_digest_is_that_of_a_sha256sum_listing);
    RUN(names_with_line_ends_are_escaped_in_the_listing);
    RUN(a_file_that_cannot_be_read_is_a_read_error);
    RUN(a_member_above_the_limit_is_said_and_digested_all_the_same);
    RUN(reading_twice_says_nothing_twice);
    RUN(git_ids_come_whether_asked_for_before_or_after_reading);
    RUN(other_digests_come_whether_asked_for_before_or_after_reading);
    RUN(text_is_told_from_other_bytes_while_digesting);
    RUN(files_beyond_the_limits_are_said_and_left_alone);
    RUN(of_too_many_files_none_is_looked_at);
    return check_finish();
}
