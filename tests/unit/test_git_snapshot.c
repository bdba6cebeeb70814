#include "check.h"

#include "parse/git_snapshot.h"

static struct memory memory = {.limit = 1 << 20};
static struct arena arena = {.memory = &memory};

static struct git_status read_status(const char *text)
{
    struct git_status status;
    git_status_parse(&status, bytes_of(text), &arena);
    return status;
}

static struct git_stat read_stat(const char *text)
{
    struct git_stat stat;
    git_stat_parse(&stat, bytes_of(text), &arena);
    return stat;
}

TEST(a_short_status_is_read)
{
    struct git_status status = read_status("## topic...origin/topic [ahead 1]\n"
                                           " M PROGRESS.md\n"
                                           "MM both.c\n"
                                           "?? notes/\n"
                                           "!! build/\n");
    CHECK(bytes_is(status.branch, "topic"));
    REQUIRE(status.entries.count == 4);
    CHECK(status.entries.items[0].staged == ' ' && status.entries.items[0].unstaged == 'M');
    CHECK(bytes_is(status.entries.items[0].path, "PROGRESS.md") && status.entries.items[0].line == 2);
    CHECK(status.entries.items[1].staged == 'M');
    CHECK(status.changed == 2 && status.untracked == 1);
}

TEST(branches_of_every_form_are_read)
{
    CHECK(bytes_is(read_status("## main\n").branch, "main"));
    CHECK(bytes_is(read_status("## No commits yet on main\n").branch, "main"));
    CHECK(bytes_is(read_status("## HEAD (no branch)\n").branch, "HEAD"));
    CHECK(read_status(" M x\n").branch.size == 0);
}

TEST(a_renamed_file_is_at_its_new_path)
{
    struct git_status status = read_status("R  old name.md -> new name.md\n");
    REQUIRE(status.entries.count == 1);
    CHECK(bytes_is(status.entries.items[0].path, "new name.md"));
}

TEST(quoted_paths_are_unquoted)
{
    struct git_status status = read_status(" M \"caf\\303\\251.md\"\n");
    REQUIRE(status.entries.count == 1);
    CHECK(bytes_is(status.entries.items[0].path, "caf\xC3\xA9.md"));
}

TEST(a_blank_trimmed_off_the_first_line_is_put_back)
{
    struct git_status status = read_status("M PROGRESS.md\n M other.md\n");
    REQUIRE(status.entries.count == 2);
    CHECK(status.entries.items[0].staged == ' ' && status.entries.items[0].unstaged == 'M');
    CHECK(bytes_is(status.entries.items[0].path, "PROGRESS.md"));
}

TEST(prose_is_no_status)
{
    struct git_status status = read_status("On branch main\nnothing to commit, working tree clean\n\n");
    CHECK(status.entries.count == 0 && status.changed == 0);
}

TEST(the_last_line_of_a_stat_is_read)
{
    struct git_stat stat = read_stat(" a.md | 2 ++\n b.md | 1 -\n 2 files changed, 2 insertions(+), 1 deletion(-)\n");
    CHECK(stat.is_read && stat.files == 2 && stat.insertions == 2 && stat.deletions == 1 && stat.line == 3);
    stat = read_stat(" 1 file changed, 1 insertion(+)\n");
    CHECK(stat.is_read && stat.files == 1 && stat.insertions == 1 && stat.deletions == 0);
    stat = read_stat(" 1 file changed, 0 insertions(+), 0 deletions(-)\n");
    CHECK(stat.is_read && stat.files == 1 && stat.insertions == 0);
}

TEST(the_files_of_a_stat_are_read)
{
    struct git_stat stat = read_stat(" a | b.md | 12 ++--\n \"caf\\303\\251.md\" |    0\n .../end/of/it.md | 1 +\n x.bin | Bin 0 -> 9 bytes\n"
                                     " from/{old => new}/c.md | 2 +-\n {old => }/d.md | 0\n e.md => f.md | 0\n 7 files changed\n");
    static const char *const ends[] = {"a | b.md", "caf\xC3\xA9.md", "/end/of/it.md", "x.bin", "new/c.md", "d.md", "f.md"};
    REQUIRE(stat.list.count == sizeof ends / sizeof ends[0]);
    for (size_t i = 0; i < stat.list.count; i++) {
        CHECK(bytes_is(stat.list.items[i].path_end, ends[i]));
        CHECK(stat.list.items[i].is_whole == (i < 2 || i == 3));
        CHECK(stat.list.items[i].is_binary == (i == 3));
        CHECK(stat.list.items[i].line == i + 1);
    }
    CHECK(stat.list.items[0].changes == 12 && stat.list.items[4].changes == 2);
}

TEST(a_line_without_a_number_is_no_file_of_a_stat)
{
    CHECK(read_stat(" a | b\n c |\n | | |\n d | 99999999999999999999 +\n").list.count == 0);
}

TEST(text_without_totals_is_no_stat)
{
    CHECK(!read_stat("").is_read);
    CHECK(!read_stat("what changed, nobody knows\n").is_read);
    CHECK(!read_stat(" 2 files changed, many insertions(+)\n").is_read);
}

TEST(a_path_list_has_one_path_a_line)
{
    struct path_list paths;
    path_list_parse(&paths, BYTES("a.md\r\n\nb c.md\n\"t\\tab\"\n"), &arena);
    REQUIRE(paths.count == 3);
    CHECK(bytes_is(paths.items[0].path, "a.md"));
    CHECK(bytes_is(paths.items[1].path, "b c.md"));
    CHECK(bytes_is(paths.items[2].path, "t\tab"));
}

TEST(the_letters_of_a_name_status_list_are_no_part_of_the_paths)
{
    struct path_list paths;
    path_list_parse(&paths, BYTES("M\ta.md\nR100\told.md\tnew.md\nMakefile\nZ\tb.md\n"), &arena);
    REQUIRE(paths.count == 4);
    CHECK(bytes_is(paths.items[0].path, "a.md") && paths.items[0].line == 1);
    CHECK(bytes_is(paths.items[1].path, "new.md"));
    CHECK(bytes_is(paths.items[2].path, "Makefile"));
    CHECK(bytes_is(paths.items[3].path, "Z\tb.md") && paths.items[3].line == 4);
}

TEST(the_head_of_a_snapshot_is_found)
{
    uint32_t line;
    CHECK(bytes_is(snapshot_head(BYTES("# Snapshot\n\n- Branch: `main`\n- HEAD: `06820ff8`\n"), &line), "06820ff8"));
    CHECK(line == 4);
    CHECK(snapshot_head(BYTES("HEAD: unknown\n"), &line).size == 0 && line == 0);
}

TEST(a_field_of_the_readme_is_found)
{
    uint32_t line;
    struct bytes text = BYTES("Bundle\n\nGenerated: 20260126_204751Z \nTicket:T-1\n");
    CHECK(bytes_is(readme_field(text, "Generated", &line), "20260126_204751Z") && line == 3);
    CHECK(bytes_is(readme_field(text, "Ticket", &line), "T-1") && line == 4);
    CHECK(readme_field(text, "Repo", &line).size == 0 && line == 0);
}

int main(void)
{
    RUN(a_short_status_is_read);
    RUN(branches_of_every_form_are_read);
    RUN(a_renamed_file_is_at_its_new_path);
    RUN(quoted_paths_are_unquoted);
    RUN(a_blank_trimmed_off_the_first_line_is_put_back);
    RUN(prose_is_no_status);
    RUN(the_last_line_of_a_stat_is_read);
    RUN(the_files_of_a_stat_are_read);
    RUN(a_line_without_a_number_is_no_file_of_a_stat);
    RUN(text_without_totals_is_no_stat);
    RUN(a_path_list_has_one_path_a_line);
    RUN(the_letters_of_a_name_status_list_are_no_part_of_the_paths);
    RUN(the_head_of_a_snapshot_is_found);
    RUN(a_field_of_the_readme_is_found);
    arena_release(&arena);
    return check_finish();
}
