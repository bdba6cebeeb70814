#include "check.h"

#include "parse/commit_log.h"

#define ID "0123456789abcdef0123456789abcdef01234567"

static struct memory memory = {.limit = 1 << 20};
static struct arena arena = {.memory = &memory};

static struct commit_list read_list(const char *text)
{
    struct commit_list list;
    commit_list_parse(&list, bytes_of(text), &arena);
    return list;
}

static struct commit_list read_log(const char *text)
{
    struct commit_list list;
    git_log_parse(&list, bytes_of(text), &arena);
    return list;
}

static struct last_commit read_last(const char *text)
{
    struct last_commit last;
    last_commit_parse(&last, bytes_of(text));
    return last;
}

TEST(last_commit_of_four_lines_is_read)
{
    struct last_commit last = read_last(ID "\nAda Byron\nThu Dec 25 16:51:19 2025 -0500\nfix: a thing\n");
    CHECK(last.is_read && last.is_four_lines);
    CHECK(bytes_is(last.commit.id, ID));
    CHECK(bytes_is(last.commit.author, "Ada Byron"));
    CHECK(bytes_is(last.commit.date, "Thu Dec 25 16:51:19 2025 -0500"));
    CHECK(last.commit.has_time && last.commit.time == 1766699479);
    CHECK(bytes_is(last.commit.subject, "fix: a thing"));
    CHECK(last.commit.body.size == 0 && last.commit.body_line == 0);
    CHECK(last.commit.line == 1);
}

TEST(last_commit_of_four_lines_may_have_iso_dates_and_crlf)
{
    struct last_commit last = read_last(ID "\r\nAda\r\n2025-12-25T16:51:19-05:00\r\nfix\r\n");
    CHECK(last.is_read && last.is_four_lines);
    CHECK(bytes_is(last.commit.id, ID));
    CHECK(last.commit.has_time && last.commit.time == 1766699479);
    CHECK(bytes_is(last.commit.subject, "fix"));
}

TEST(a_date_that_cannot_be_read_leaves_no_time)
{
    struct last_commit last = read_last(ID "\nAda\nyesterday\nfix\n");
    CHECK(last.is_read && !last.commit.has_time);
    CHECK(bytes_is(last.commit.date, "yesterday"));
}

TEST(last_commit_in_fuller_form_is_read)
{
    struct last_commit last = read_last("commit " ID " (HEAD -> main)\n"
                                        "Author:     Ada <ada@example.org>\n"
                                        "AuthorDate: Sun Jan 25 20:00:00 2026 +0100\n"
                                        "Commit:     Bot <bot@example.org>\n"
                                        "CommitDate: Sun Jan 25 20:27:53 2026 +0100\n"
                                        "\n"
                                        "    ticket-08c: add the guard\n"
                                        "    \n"
                                        "    Tests: all of them\n"
                                        "\n"
                                        "    Artifacts: none\n");
    CHECK(last.is_read && !last.is_four_lines);
    CHECK(bytes_is(last.commit.id, ID));
    CHECK(bytes_is(last.commit.refs, "HEAD -> main"));
    CHECK(bytes_is(last.commit.author, "Ada <ada@example.org>"));
    CHECK(bytes_is(last.commit.date, "Sun Jan 25 20:27:53 2026 +0100"));
    CHECK(last.commit.has_time && last.commit.time == 1769369273);
    CHECK(bytes_is(last.commit.subject, "ticket-08c: add the guard"));
    CHECK(bytes_is(last.commit.body, "    Tests: all of them\n\n    Artifacts: none"));
    CHECK(last.commit.body_line == 9);
    CHECK(!last.commit.is_merge);
}

TEST(a_merge_line_is_read_in_fuller_form)
{
    struct last_commit last = read_last("commit " ID "\n"
                                        "Merge: 1234567 89abcde\n"
                                        "Author: Ada <ada@example.org>\n"
                                        "Date:   Sun Jan 25 20:27:53 2026 +0100\n"
                                        "\n"
                                        "    Merge branch 'x'\n");
    CHECK(last.is_read && last.commit.is_merge);
    CHECK(bytes_is(last.commit.merge, "1234567 89abcde"));
    CHECK(last.commit.has_time);
    CHECK(bytes_is(last.commit.subject, "Merge branch 'x'"));
    CHECK(last.commit.body.size == 0);
}

TEST(a_message_that_looks_like_fields_stays_a_message)
{
    struct last_commit last = read_last("commit " ID "\n"
                                        "Author: Ada <ada@example.org>\n"
                                        "Date:   Sun Jan 25 20:27:53 2026 +0100\n"
                                        "\n"
                                        "    Author: somebody else\n"
                                        "    commit 9999999\n");
    CHECK(bytes_is(last.commit.author, "Ada <ada@example.org>"));
    CHECK(bytes_is(last.commit.id, ID));
    CHECK(bytes_is(last.commit.subject, "Author: somebody else"));
}

TEST(what_follows_the_message_is_not_its_body)
{
    struct last_commit last = read_last("commit " ID "\n"
                                        "Author: Ada <ada@example.org>\n"
                                        "Date:   Sun Jan 25 20:27:53 2026 +0100\n"
                                        "\n"
                                        "    subject\n"
                                        "\n"
                                        "    body\n"
                                        "\n"
                                        "diff --git a/x b/x\n"
                                        "    no body\n");
    CHECK(bytes_is(last.commit.body, "    body"));
    CHECK(last.commit.body_line == 7);
}

TEST(text_that_is_no_commit_is_not_read)
{
    CHECK(!read_last("").is_read);
    CHECK(!read_last("\n\n\n").is_read);
    CHECK(!read_last("no commit\nAda\nnow\nfix\n").is_read);
    CHECK(!read_last("commit \nAuthor: Ada\n").is_read);
    CHECK(!read_last("commit " ID "\n").is_read);
    CHECK(!read_last(ID "\n").is_read);
}

TEST(commits_under_a_heading_are_oldest_first)
{
    struct commit_list list = read_list("base: " ID "\n"
                                        "head: 89abcdef0123456789abcdef0123456789abcdef\n"
                                        "source: META.json (a..b)\n"
                                        "\n"
                                        "commits:\n"
                                        "1111111111111111111111111111111111111111 first\n"
                                        "89abcdef0123456789abcdef0123456789abcdef second\n");
    CHECK(list.is_read && !list.is_newest_first);
    CHECK(bytes_is(list.base, ID) && list.base_line == 1);
    CHECK(bytes_is(list.head, "89abcdef0123456789abcdef0123456789abcdef") && list.head_line == 2);
    CHECK(bytes_is(list.source, "META.json (a..b)"));
    REQUIRE(list.commits.count == 2);
    CHECK(bytes_is(list.commits.items[0].subject, "first") && list.commits.items[0].line == 6);
    CHECK(bytes_is(list.commits.items[1].id, "89abcdef0123456789abcdef0123456789abcdef"));
}

TEST(commits_after_a_base_sha_are_newest_first)
{
    struct commit_list list = read_list("Base SHA: " ID "\n"
                                        "Base source: merge-base:main\n"
                                        "\n"
                                        "abcdef0 second\n"
                                        "1234567 first\n");
    CHECK(list.is_read && list.is_newest_first);
    CHECK(bytes_is(list.base, ID));
    CHECK(bytes_is(list.source, "merge-base:main"));
    CHECK(list.head.size == 0 && list.head_line == 0);
    REQUIRE(list.commits.count == 2);
    CHECK(bytes_is(list.commits.items[0].id, "abcdef0"));
}

TEST(no_commits_in_range_is_a_list_of_none)
{
    struct commit_list list = read_list("Base SHA: " ID "\nBase source: x\n\nNo commits in range\n");
    CHECK(list.is_read && list.commits.count == 0);
    list = read_list("No commits in range\n");
    CHECK(list.is_read && list.commits.count == 0);
}

TEST(text_that_lists_no_commits_is_not_read)
{
    CHECK(!read_list("").is_read);
    CHECK(!read_list("faced a decade of dead ends\n").is_read);
}

TEST(the_first_base_counts)
{
    struct commit_list list = read_list("base: 1111111\nbase: 2222222\ncommits:\n");
    CHECK(bytes_is(list.base, "1111111") && list.base_line == 1);
}

TEST(a_decorated_log_says_where_head_is)
{
    struct commit_list list = read_log("5507659 (HEAD -> topic, origin/main, tag: v1) ship it\n"
                                       "6e7d2fc (other) log it\n"
                                       "de27d4f plain\n");
    CHECK(list.is_read && list.is_newest_first);
    CHECK(bytes_is(list.head, "5507659") && list.head_line == 1);
    REQUIRE(list.commits.count == 3);
    CHECK(bytes_is(list.commits.items[0].refs, "HEAD -> topic, origin/main, tag: v1"));
    CHECK(bytes_is(list.commits.items[0].subject, "ship it"));
    CHECK(bytes_is(list.commits.items[2].subject, "plain") && list.commits.items[2].refs.size == 0);
}

TEST(origin_head_is_not_head)
{
    struct commit_list list = read_log("5507659 (origin/HEAD, main) a\n6e7d2fc (HEAD, x) b\n");
    CHECK(bytes_is(list.head, "6e7d2fc"));
}

TEST(a_log_with_a_graph_is_read)
{
    struct commit_list list = read_log("*   abcdef0 merge\n|\\  \n| * 1234567 side\n|/  \n* 7654321 base\n");
    REQUIRE(list.commits.count == 3);
    CHECK(bytes_is(list.commits.items[1].id, "1234567"));
    CHECK(list.commits.items[2].line == 5);
}

int main(void)
{
    RUN(last_commit_of_four_lines_is_read);
    RUN(last_commit_of_four_lines_may_have_iso_dates_and_crlf);
    RUN(a_date_that_cannot_be_read_leaves_no_time);
    RUN(last_commit_in_fuller_form_is_read);
    RUN(a_merge_line_is_read_in_fuller_form);
    RUN(a_message_that_looks_like_fields_stays_a_message);
    RUN(what_follows_the_message_is_not_its_body);
    RUN(text_that_is_no_commit_is_not_read);
    RUN(commits_under_a_heading_are_oldest_first);
    RUN(commits_after_a_base_sha_are_newest_first);
    RUN(no_commits_in_range_is_a_list_of_none);
    RUN(text_that_lists_no_commits_is_not_read);
    RUN(the_first_base_counts);
    RUN(a_decorated_log_says_where_head_is);
    RUN(origin_head_is_not_head);
    RUN(a_log_with_a_graph_is_read);
    arena_release(&arena);
    return check_finish();
}
