#include "parse/evidence/command.h"
#include "parsing.h"

static struct fixture fixture;

static void start_over(void)
{
    fixture_end(&fixture);
    fixture_start(&fixture);
}

/* The words of all parts with a blank between, "|" between parts, "*" for what is not written. */
static bool becomes(const char *text, const char *normal)
{
    static char shown[4096];
    struct command command;
    size_t size = 0;
    start_over();
    command_parse(&command, bytes_of(text), &fixture.arena);
    for (size_t i = 0; i < command.parts.count; i++) {
        const struct command_part *part = &command.parts.items[i];
        if (i > 0)
            shown[size++] = '|';
        for (uint32_t k = 0; k < part->count; k++) {
            struct bytes word = command.words.items[part->first + k].text;
            if (k > 0)
                shown[size++] = ' ';
            for (size_t b = 0; b < word.size; b++)
                shown[size++] = word.at[b] == COMMAND_WILDCARD ? '*' : (char)word.at[b];
        }
    }
    shown[size] = '\0';
    bool is_right = strcmp(shown, normal) == 0 && bytes_equal(command.text, bytes_of(text));
    if (!is_right)
        printf("# %s: %s\n", text, shown);
    return is_right;
}

TEST(where_and_how_a_command_runs_is_dropped)
{
    CHECK(becomes("make test", "make test"));
    CHECK(becomes("$ make test", "make test"));
    CHECK(becomes("cd build && ctest -V", "ctest -V"));
    CHECK(becomes("FOO=1 BAR=\"a b\" make test", "make test"));
    CHECK(becomes("env FOO=1 make test", "make test"));
    CHECK(becomes("export A=b; set -euo pipefail; make test", "make test"));
    CHECK(becomes("time -p make test", "make test"));
    CHECK(becomes("sudo -E make test", "make test"));
    CHECK(becomes("poetry run pytest -q", "pytest -q"));
    CHECK(becomes("make test > log.txt 2>&1", "make test"));
    CHECK(becomes("make test 2>/dev/null </dev/null", "make test"));
    CHECK(becomes("make test &> log.txt", "make test"));
    CHECK(becomes("make test 2>&1 | tee log.txt", "make test"));
    CHECK(becomes("make test # twice", "make test"));
    CHECK(becomes("./scripts/run.sh --fast", "scripts/run.sh --fast"));
    CHECK(becomes("python3 -m pytest -q", "pytest -q"));
    CHECK(becomes(".venv/bin/python3.11 tool.py", "python tool.py"));
    CHECK(becomes("source .venv/bin/activate && pytest", "pytest"));
}

TEST(chains_are_taken_apart)
{
    CHECK(becomes("a 1 && b 2 || c; d | e &", "a 1|b 2|c|d|e"));
    CHECK(becomes("(a; b)", "a|b"));
    CHECK(becomes("a \\\n  --more\nb", "a --more|b"));
    CHECK(becomes("bash -lc 'cd x && pytest -q'", "pytest -q"));
    CHECK(becomes("bash -lc \"sh -c 'make test'\"", "make test"));
    CHECK(becomes("python3 - <<'PY'\nprint(1) && x\nPY\nmake test", "python -|make test"));
    CHECK(becomes("cat <<-EOF > x\n\tmake lie\n\tEOF\nmake test", "cat|make test"));
    CHECK(becomes("echo 'a && b' \"c;d\"", "echo a && b c;d"));
}

TEST(what_is_not_written_is_a_wildcard)
{
    CHECK(becomes("ls docs/agent_runs/<RUN_NAME>/x", "ls docs/agent_runs/*/x"));
    CHECK(becomes("ls $DIR/x ${A:-b}y $(date +%s).log", "ls */x *y *.log"));
    CHECK(becomes("ls '$DIR'", "ls $DIR"));
    CHECK(becomes("tool \xE2\x80\xA6", "tool *"));
    CHECK(becomes("tool ...", "tool *"));
    CHECK(becomes("go test ./...", "go test ..."));
    CHECK(becomes("tool out_YYYYMMDD_HHMMSS.csv", "tool out_*_*.csv"));
    CHECK(becomes("sort <in >out", "sort"));
}

TEST(nothing_and_halves_do_no_harm)
{
    CHECK(becomes("", ""));
    CHECK(becomes("   ", ""));
    CHECK(becomes("cd x", ""));
    CHECK(becomes("A=b", ""));
    CHECK(becomes("echo \"open", "echo open"));
    CHECK(becomes("echo ${open", "echo *"));
    CHECK(becomes("&& | ;", ""));
    CHECK(becomes("a <<EOF", "a"));
    CHECK(becomes("a \\", "a \\"));
}

static enum command_match match(const char *asked, const char *run)
{
    struct command a, b;
    start_over();
    command_parse(&a, bytes_of(asked), &fixture.arena);
    command_parse(&b, bytes_of(run), &fixture.arena);
    return command_match(&a, &b);
}

TEST(commands_are_compared_by_their_parts)
{
    CHECK(match("make test", "CI=1 make test 2>&1 | tee x") == COMMAND_EQUAL);
    CHECK(match("make test", "make build && make test") == COMMAND_CONTAINED);
    CHECK(match("make build && make test", "make test") == COMMAND_DIFFERENT);
    CHECK(match("a && b", "b && a") == COMMAND_DIFFERENT);
    CHECK(match("pytest -q", "python3 -m pytest -q") == COMMAND_EQUAL);
    CHECK(match("pytest -q", "pytest -q tests/unit") == COMMAND_NARROWED);
    CHECK(match("pytest -q tests/unit", "pytest -q") == COMMAND_DIFFERENT);
    CHECK(match("pytest", "pytest -k one && pytest") == COMMAND_CONTAINED);
    CHECK(match("make test", "make testing") == COMMAND_DIFFERENT);
    CHECK(match("make test", "echo make test") == COMMAND_DIFFERENT);
    CHECK(match("", "make") == COMMAND_DIFFERENT);
    CHECK(match("make", "") == COMMAND_DIFFERENT);
}

TEST(wildcards_match_any_text_but_not_any_command)
{
    CHECK(match("tool runs/<RUN_NAME>/a.csv", "tool runs/20260101_x/a.csv") == COMMAND_EQUAL);
    CHECK(match("tool runs/<RUN_NAME>/a.csv", "tool runs/20260101_x/b.csv") == COMMAND_DIFFERENT);
    CHECK(match("tool --out runs/<RUN>/a", "tool --out $RUN_DIR/a") == COMMAND_EQUAL);
    CHECK(match("tool a", "$TOOL $ARGUMENT") == COMMAND_DIFFERENT);
    CHECK(match("make test", "$MAKE test") == COMMAND_EQUAL);
    CHECK(match("tool x<A>y<B>z", "tool xyz") == COMMAND_EQUAL);
}

TEST(long_commands_match_nothing)
{
    static char text[4 * COMMAND_WORDS_MAX];
    for (size_t i = 0; i + 2 < sizeof text; i += 2)
        memcpy(text + i, "a ", 2);
    CHECK(match("a", text) == COMMAND_DIFFERENT);
    CHECK(match(text, text) == COMMAND_DIFFERENT);
}

static void parse(struct bytes text, struct arena *arena)
{
    struct command command;
    command_parse(&command, text, arena);
    command_match(&command, &command);
}

TEST(every_truncation_is_read)
{
    const char *text = "A=b env C=d bash -lc \"cd x && time ${Y}z <RUN_NAME> $(date) 2>&1 <<'E'\nq\nE\n p | tee $l\" # c";
    try_truncations(text, parse);
    try_starving(text, 4096, parse);
}

int main(void)
{
    fixture_start(&fixture);
    RUN(where_and_how_a_command_runs_is_dropped);
    RUN(chains_are_taken_apart);
    RUN(what_is_not_written_is_a_wildcard);
    RUN(nothing_and_halves_do_no_harm);
    RUN(commands_are_compared_by_their_parts);
    RUN(wildcards_match_any_text_but_not_any_command);
    RUN(long_commands_match_nothing);
    RUN(every_truncation_is_read);
    arena_release(&fixture.arena);
    return check_finish();
}
