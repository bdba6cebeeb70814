#include "cli/arguments.h"

#include "exhibit.h"

#include <stdio.h>
#include <string.h>

static const struct {
    const char *name;
    enum verb verb;
} verbs[] = {
    {"check", VERB_CHECK}, {"list", VERB_LIST},       {"patch", VERB_PATCH}, {"prove", VERB_PROVE},
    {"review", VERB_REVIEW}, {"compare", VERB_COMPARE}, {"tickets", VERB_TICKETS},
    {"rules", VERB_RULES},   {"explain", VERB_EXPLAIN}, {"help", VERB_HELP},
    {"--help", VERB_HELP}, {"-h", VERB_HELP},         {"--version", VERB_VERSION},
    {"--licenses", VERB_LICENSES},
};

static bool wrong(const char *what, const char *which)
{
    fprintf(stderr, "exhibit: %s: %s\nTry 'exhibit --help'.\n", what, which);
    return false;
}

/* What a verb can write. */
static bool is_format(enum verb verb, const char *name)
{
    static const char *const reports[] = {"text",  "json", "sarif",   "junit",
                                          "markdown", "html", "in-toto", "review", NULL};
    static const char *const decisions[] = {"markdown", "json", NULL};
    static const char *const comparisons[] = {"text", "json", NULL};
    const char *const *formats = verb == VERB_REVIEW ? decisions : verb == VERB_COMPARE || verb == VERB_TICKETS ? comparisons : reports;
    if (formats == reports && exhibit_has_sections(name))
        return true;
    while (*formats != NULL && strcmp(*formats, name) != 0)
        formats++;
    return *formats != NULL;
}

static bool add_output(struct arguments *arguments, const char *value)
{
    const char *equals = strchr(value, '=');
    size_t size = equals == NULL ? strlen(value) : (size_t)(equals - value);
    if (arguments->output_count == OUTPUTS_MAX)
        return wrong("too many outputs", value);
    struct output *output = &arguments->outputs[arguments->output_count++];
    if (size >= sizeof output->format)
        return wrong("unknown format", value);
    memcpy(output->format, value, size);
    output->format[size] = '\0';
    output->path = equals == NULL ? NULL : equals + 1;
    if (!is_format(arguments->verb, output->format))
        return wrong("unknown format", value);
    if (output->path != NULL && output->path[0] == '\0')
        return wrong("no path after", value);
    return true;
}

static bool add_ticket_format(struct arguments *arguments, const char *value)
{
    if (arguments->ticket_format_count == TICKET_FORMATS_MAX)
        return wrong("too many ticket formats", value);
    arguments->ticket_formats[arguments->ticket_format_count++] = value;
    return true;
}

static bool set_color(struct arguments *arguments, const char *value)
{
    static const char *const names[] = {"auto", "always", "never"};
    for (size_t i = 0; i < sizeof names / sizeof names[0]; i++) {
        if (strcmp(value, names[i]) == 0) {
            arguments->color = (enum color)i;
            return true;
        }
    }
    return wrong("unknown colour choice", value);
}

/* A count is digits; a size may end in K, M or G, which stand for 2^10, 2^20 and 2^30. */
static bool read_size(const char *text, bool is_count, uint64_t *value)
{
    static const char units[] = "KMG";
    uint64_t sum = 0;
    const char *at = text;
    for (; *at >= '0' && *at <= '9'; at++) {
        uint64_t digit = (uint64_t)(*at - '0');
        if (sum > (UINT64_MAX - digit) / 10)
            return false;
        sum = sum * 10 + digit;
    }
    const char *unit = *at == '\0' ? NULL : strchr(units, *at);
    unsigned shift = unit == NULL ? 0 : 10 * (unsigned)(unit - units + 1);
    if (at == text || (*at != '\0' && (unit == NULL || at[1] != '\0' || is_count)) || sum > UINT64_MAX >> shift)
        return false;
    *value = sum << shift;
    return true;
}

static bool find_limit(const char *name, size_t size, size_t *index, struct exhibit_limit *limit)
{
    for (*index = 0; *index < LIMITS_MAX && exhibit_limit(*index, limit); ++*index) {
        if (strlen(limit->name) == size && memcmp(limit->name, name, size) == 0)
            return true;
    }
    return false;
}

static bool set_limit(struct arguments *arguments, const char *value)
{
    const char *equals = strchr(value, '=');
    struct exhibit_limit limit;
    size_t index;
    uint64_t wanted;
    if (equals == NULL)
        return wrong("a limit is given as NAME=SIZE", value);
    if (!find_limit(value, (size_t)(equals - value), &index, &limit))
        return wrong("unknown limit", value);
    if (limit.most == 0)
        return wrong("this limit cannot be changed", value);
    if (!read_size(equals + 1, limit.is_count, &wanted))
        return wrong(limit.is_count ? "this limit is a whole number" : "this limit is a number of bytes, or one with K, M or G",
                     value);
    if (wanted > limit.most)
        return wrong("a limit cannot be as high", value);
    if (arguments->limits[index].is_given)
        return wrong("this limit is given twice", value);
    arguments->limits[index].is_given = true;
    arguments->limits[index].value = wanted;
    return true;
}

static bool add_ignored(struct arguments *arguments, const char *value)
{
    if (arguments->verb != VERB_COMPARE)
        return wrong("only compare ignores something", value);
    if (strcmp(value, "times") == 0)
        arguments->ignored |= EXHIBIT_IGNORE_TIMES;
    else if (strcmp(value, "runs") == 0)
        arguments->ignored |= EXHIBIT_IGNORE_RUNS;
    else
        return wrong("what can be ignored is times or runs", value);
    return true;
}

static bool set_option(struct arguments *arguments, const char *name, const char *value)
{
    const struct {
        const char *name;
        const char **to;
    } texts[] = {
        {"--profile", &arguments->profile}, {"--ticket", &arguments->ticket}, {"--run", &arguments->run},
        {"--nested", &arguments->nested}, {"--fail-on", &arguments->fail_on}, {"--format", &arguments->format},
        {"--repo", &arguments->repository},
        {"--expect-sha256", &arguments->expect_sha256}, {"--expect-content", &arguments->expect_content},
        {"--expect-commit", &arguments->expect_commit}, {"--expect-ticket", &arguments->expect_ticket},
    };
    for (size_t i = 0; i < sizeof texts / sizeof texts[0]; i++) {
        if (strcmp(name, texts[i].name) == 0) {
            *texts[i].to = value;
            return true;
        }
    }
    bool is_output = strcmp(name, "-o") == 0 || strcmp(name, "--output") == 0;
    if (is_output && arguments->verb == VERB_PROVE) {
        arguments->target = value;
        return value[0] != '\0' || wrong("no path after", name);
    }
    if (is_output)
        return add_output(arguments, value);
    if (strcmp(name, "--ticket-format") == 0)
        return add_ticket_format(arguments, value);
    if (strcmp(name, "--color") == 0)
        return set_color(arguments, value);
    if (strcmp(name, "--ignore") == 0)
        return add_ignored(arguments, value);
    if (strcmp(name, "--limit") == 0)
        return set_limit(arguments, value);
    return wrong("unknown option", name);
}

/* Takes "--name value" and "--name=value"; moves *at to the last word that was used. */
static bool take_option(struct arguments *arguments, int argc, char **argv, int *at)
{
    char *word = argv[*at];
    char *equals = word[1] == '-' ? strchr(word, '=') : NULL;
    if (strcmp(word, "-q") == 0 || strcmp(word, "--quiet") == 0) {
        arguments->is_quiet = true;
        return true;
    }
    if (equals != NULL) {
        *equals = '\0';
        return set_option(arguments, word, equals + 1);
    }
    if (*at + 1 == argc)
        return wrong("no value after", word);
    *at += 1;
    return set_option(arguments, word, argv[*at]);
}

static bool is_verb(const char *word, enum verb *verb)
{
    for (size_t i = 0; i < sizeof verbs / sizeof verbs[0]; i++) {
        if (strcmp(word, verbs[i].name) == 0) {
            *verb = verbs[i].verb;
            return true;
        }
    }
    return false;
}

/* Of several bundles only these two can stand in one output. */
static bool has_right_outputs(const struct arguments *arguments)
{
    bool is_several = arguments->operand_count > 1 && arguments->verb == VERB_CHECK;
    for (size_t i = 0; is_several && i < arguments->output_count; i++) {
        const char *format = arguments->outputs[i].format;
        if (strcmp(format, "text") != 0 && strcmp(format, "json") != 0)
            return wrong("this format is for one bundle", format);
    }
    return true;
}

static bool has_right_operands(const struct arguments *arguments)
{
    switch (arguments->verb) {
    case VERB_CHECK:
    case VERB_LIST:
    case VERB_PATCH:
    case VERB_TICKETS:
        return arguments->operand_count > 0 || wrong("no bundle", "name a zip, a folder, or - for standard input");
    case VERB_REVIEW:
        return arguments->operand_count == 2 || wrong("review", "name a bundle and the decision on it");
    case VERB_COMPARE:
        return arguments->operand_count == 2 || wrong("compare", "name the bundle before and the one after");
    case VERB_PROVE:
        return arguments->operand_count == 3 || wrong("prove", "name a repository, a commit and a bundle");
    case VERB_EXPLAIN:
        return arguments->operand_count == 1 || wrong("explain", "name one rule");
    case VERB_RULES:
        return arguments->operand_count == 0 || wrong("rules takes no operand", arguments->operands[0]);
    case VERB_HELP:
    case VERB_VERSION:
    case VERB_LICENSES:
        break;
    }
    return true;
}

bool arguments_parse(struct arguments *arguments, int argc, char **argv)
{
    *arguments = (struct arguments){.verb = VERB_CHECK, .format = "text", .operands = argv + 1};
    bool only_operands = false;
    int at = 1;
    if (argc < 2) {
        arguments->verb = VERB_HELP;
        return wrong("no bundle", "name a zip, a folder, or - for standard input");
    }
    if (is_verb(argv[1], &arguments->verb))
        at = 2;
    for (; at < argc; at++) {
        bool is_option = !only_operands && argv[at][0] == '-' && argv[at][1] != '\0';
        if (is_option && strcmp(argv[at], "--") == 0)
            only_operands = true;
        else if (is_option && strcmp(argv[at], "--help") == 0)
            arguments->verb = VERB_HELP;
        else if (!is_option)
            arguments->operands[arguments->operand_count++] = argv[at];
        else if (!take_option(arguments, argc, argv, &at))
            return false;
    }
    return has_right_operands(arguments) && has_right_outputs(arguments);
}

/* In the unit that --limit takes: 160M, 65535. */
static void print_limit(const struct exhibit_limit *limit)
{
    static const char units[] = " KMG";
    uint64_t value = limit->normal;
    unsigned unit = 0;
    for (; !limit->is_count && unit < 3 && value > 0 && value % 1024 == 0; unit++)
        value /= 1024;
    printf("  %-15s  %10llu%.*s  %s%s\n", limit->name, (unsigned long long)value, 1, &units[unit], limit->what,
           limit->most == 0 ? " (fixed)" : "");
}

void print_help(void)
{
    fputs("exhibit: reviews evidence bundles\n"
          "\n"
          "  exhibit check [OPTIONS] BUNDLE...   review zips or folders; - is standard input\n"
          "  exhibit list BUNDLE...              members with digest, role, size and name\n"
          "  exhibit patch BUNDLE...             files of the patch with state, lines, ids and path\n"
          "  exhibit prove [-o NEW.zip] REPO COMMIT BUNDLE\n"
          "                                      adds a proof that the files are those of a commit,\n"
          "                                      from a repository, through the git command\n"
          "  exhibit review [OPTIONS] BUNDLE review.json\n"
          "                                      holds a reviewer's decision against the bundle and its report, and\n"
          "                                      prints it: exit code 0 approve, 1 reject, 2 not of this bundle or\n"
          "                                      none, 3 no report; with the options that the report was made with,\n"
          "                                      and -o markdown (default) or json\n"
          "  exhibit compare [OPTIONS] BEFORE AFTER\n"
          "                                      what was fixed, what is new and what disappeared from one bundle to\n"
          "                                      the next; a name that ends in .json is a saved report. Exit code 0\n"
          "                                      nothing differs, 1 something does; -o text (default) or json;\n"
          "                                      --ignore times or runs looks away from dates with a time and from\n"
          "                                      the names of the two runs, and may be given again\n"
          "  exhibit tickets [OPTIONS] BUNDLE...\n"
          "                                      the matrix of tickets and what is shown of each; of several bundles,\n"
          "                                      of a folder with zips in it or of saved reports (.json): which\n"
          "                                      tickets have a passing bundle, which only a claim, which nothing.\n"
          "                                      -o text (default) or json\n"
          "  exhibit rules [--format FORMAT]     the rule catalogue: text, json or markdown\n"
          "  exhibit explain RULE                what a rule says, why it matters, what to do\n"
          "  exhibit --licenses                  the licences of this program and of all that is linked into it\n"
          "  exhibit --version | --help\n"
          "\n"
          "Options of check\n"
          "  --profile NAME     what a bundle must hold: sprint-bundle, git-snapshot, tickets or\n"
          "                     archive;\n"
          "                     without it, told by what the bundle holds\n"
          "  --ticket ID        the ticket under review, else META.json says\n"
          "  --run NAME         the run under review, else the bundle's name says\n"
          "  --nested HOW       list or review: what to do with archives in the bundle. review opens zips,\n"
          "                     one level down; without it, the profile says\n"
          "  --ticket-format [PATH=]NAME\n"
          "                     read tickets, or those of one member, in this format, or in none; without it,\n"
          "                     told by path and content; may be given again\n"
          "  --fail-on LEVEL    error (default), warning, note or never\n"
          "  --expect-sha256 HEX    the file's sha256, its content digest, the commit that it is of (may be\n"
          "  --expect-content HEX   abbreviated) and its ticket, as the reviewer knows them from elsewhere;\n"
          "  --expect-commit ID     what is not met fails\n"
          "  --expect-ticket ID\n"
          "  --repo DIR         a git repository to hold the bundle against: its commits, files and changes\n"
          "  --limit NAME=SIZE  another limit, as listed below: bytes, or with K, M or G; may be given again\n"
          "  -o FORMAT[=PATH]   text, json, sarif, junit, markdown, html, in-toto, or review (a decision\n"
          "                     to be filled in), to PATH or standard output; may be given again.\n"
          "                     markdown:SECTION,... and html:SECTION,... hold only these of findings,\n"
          "                     proven, not-proven and (html) members, and name what they leave out\n"
          "  --color WHEN       auto (default), always or never; NO_COLOR is obeyed\n"
          "  -q, --quiet        no text report beside -o FORMAT=PATH\n"
          "\n",
          stdout);
    fputs("Exit codes\n"
          "  0  pass: judged, and nothing at or above --fail-on\n"
          "  1  fail: the bundle does not hold what it must, or holds something wrong\n"
          "  2  wrong usage\n"
          "  3  no verdict: unreadable, beyond a limit, or nothing there to judge\n"
          "  4  internal error\n"
          "Of several bundles the highest code counts.\n"
          "\n"
          "Limits of a review; what is beyond one gives no verdict (exit code 3), never a pass\n",
          stdout);
    struct exhibit_limit limit;
    for (size_t i = 0; exhibit_limit(i, &limit); i++)
        print_limit(&limit);
}
