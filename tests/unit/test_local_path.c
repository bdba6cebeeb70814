#include "parse/local_path.h"
#include "parsing.h"

/* The first local path of a line; "" when there is none. */
static bool finds(const char *line, const char *path, uint32_t at, uint32_t count)
{
    uint32_t column, found;
    struct bytes first = local_path_in(bytes_of(line), &column, &found);
    bool is_right = bytes_is(first, path) && column == at && found == count;
    if (!is_right)
        printf("# %s: '%.*s' at %u, %u\n", line, (int)first.size, (const char *)first.at, column, found);
    return is_right;
}

static bool finds_none(const char *line)
{
    return finds(line, "", 0, 0);
}

TEST(home_folders_and_volumes_are_somebodys_machine)
{
    CHECK(finds("- cat /home/ada/.config/x.md", "/home/ada/.config/x.md", 7, 1));
    CHECK(finds("under `/Volumes/Disk/Data`, see", "/Volumes/Disk/Data", 8, 1));
    CHECK(finds("(/Users/ada)", "/Users/ada", 2, 1));
    CHECK(finds("ROOT=/Volumes/Disk/Data make", "/Volumes/Disk/Data", 6, 1));
    CHECK(finds("cd /root/work.", "/root/work", 4, 1));
    CHECK(finds("cat /root/.ssh/id", "/root/.ssh/id", 5, 1));
    CHECK(finds("/mnt/c/Users/ada/x", "/mnt/c/Users/ada/x", 1, 1));
    CHECK(finds("from `/Users/ada/...` vs `/home/bob/...`.", "/Users/ada/", 7, 2));
    CHECK(finds("gcc -I/home/ada/include", "/home/ada/include", 7, 1));
    CHECK(finds("scp host:/home/ada/x .", "/home/ada/x", 10, 1));
}

TEST(a_search_path_is_one_line_with_a_count)
{
    CHECK(finds("PATH=/home/a/bin:/home/b/bin:/usr/bin", "/home/a/bin", 6, 2));
}

TEST(file_addresses_are_local)
{
    CHECK(finds("file:///home/ada/x.html", "/home/ada/x.html", 8, 1));
    CHECK(finds("file://localhost/Users/ada/x", "/Users/ada/x", 17, 1));
}

TEST(windows_homes_and_drives_are_local)
{
    CHECK(finds("C:\\Users\\ada\\work", "C:\\Users\\ada\\work", 1, 1));
    CHECK(finds("\"c:\\\\Users\\\\ada\\\\work\"", "c:\\\\Users\\\\ada\\\\work", 2, 1));
    CHECK(finds("C:/Users/ada/work", "C:/Users/ada/work", 1, 1));
    CHECK(finds("D:\\data\\parcels", "D:\\data\\parcels", 1, 1));
    CHECK(finds_none("C:\\Windows\\System32\\cmd.exe"));
    CHECK(finds_none("C:\\Program Files\\Git\\bin"));
    CHECK(finds_none("C:\\Users\\<name>\\x"));
    CHECK(finds_none("printf(\"a:\\nfoo\\n\")"));
    CHECK(finds_none("Error:\\nfoo\\nbar"));
    CHECK(finds_none("C:\\"));
}

TEST(talk_about_paths_is_none)
{
    CHECK(finds_none("rg \"/Users/|/Volumes/\""));
    CHECK(finds_none("(no `/Volumes/...`)"));
    CHECK(finds_none("no /Users/ and no /home/"));
    CHECK(finds_none("grep -E '/home/[a-z]+'"));
    CHECK(finds_none("/home/<user>/x and /Users/$USER/x and /home/*/x"));
    CHECK(finds_none("/Volumes/"));
    CHECK(finds_none("/root"));
    CHECK(finds_none("sed 's,/Users/[^/]*,~,'"));
}

TEST(paths_of_every_machine_are_none)
{
    CHECK(finds_none("/tmp/venv/bin/python3 and /usr/bin/env and /bin/bash"));
    CHECK(finds_none("WRDS=/abs/path/to/wrds"));
    CHECK(finds_none("$HOME/x ~/x ${HOME}/home/x"));
    CHECK(finds_none("/etc/passwd /var/log/x /opt/x"));
}

TEST(parts_of_longer_paths_and_addresses_are_none)
{
    CHECK(finds_none("src/Users/model.py"));
    CHECK(finds_none("https://example.org/home/ada"));
    CHECK(finds_none("$ROOT/home/ada"));
    CHECK(finds_none("../home/ada"));
    CHECK(finds_none("//home/ada"));
    CHECK(finds_none("<root>/home/ada"));
}

TEST(each_line_is_one_entry)
{
    struct fixture fixture;
    struct local_paths paths;
    fixture_start(&fixture);
    local_paths_find(&paths, BYTES("a\n/home/a /home/b\r\n\n+ /Users/c"), &fixture.arena);
    REQUIRE(paths.count == 2);
    CHECK(paths.items[0].line == 2 && paths.items[0].column == 1 && paths.items[0].count == 2);
    CHECK(bytes_is(paths.items[0].path, "/home/a"));
    CHECK(paths.items[1].line == 4 && paths.items[1].column == 3 && bytes_is(paths.items[1].path, "/Users/c"));
    fixture_end(&fixture);
}

static void parse(struct bytes text, struct arena *arena)
{
    struct local_paths paths;
    local_paths_find(&paths, text, arena);
}

TEST(truncations_and_little_memory_do_no_harm)
{
    static const char sample[] = "/home/a -L/Users/b file:///root/c C:\\Users\\d\\e D:\\\\data\\\\f /Volumes/...\n/mnt/x";
    try_truncations(sample, parse);
    try_starving(sample, 70000, parse);
}

int main(void)
{
    RUN(home_folders_and_volumes_are_somebodys_machine);
    RUN(a_search_path_is_one_line_with_a_count);
    RUN(file_addresses_are_local);
    RUN(windows_homes_and_drives_are_local);
    RUN(talk_about_paths_is_none);
    RUN(paths_of_every_machine_are_none);
    RUN(parts_of_longer_paths_and_addresses_are_none);
    RUN(each_line_is_one_entry);
    RUN(truncations_and_little_memory_do_no_harm);
    return check_finish();
}
