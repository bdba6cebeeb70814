/* The command. Standard output is the report; diagnostics and progress go to standard error. */
#define _POSIX_C_SOURCE 200809L

#include "cli/arguments.h"
#include "cli/git.h"
#include "cli/input.h"
#include "cli/progress.h"
#include "cli/prove.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

static bool write_to_stream(void *context, const void *bytes, size_t count)
{
    return fwrite(bytes, 1, count, context) == count;
}

static struct exhibit_output stream_output(FILE *stream)
{
    return (struct exhibit_output){stream, write_to_stream};
}

/* --- options for the core --- */

/* Appends "key": "value" to a JSON object under construction. */
static void add_option(char *options, size_t size, const char *key, const char *value)
{
    size_t used = strlen(options);
    if (value == NULL)
        return;
    used += (size_t)snprintf(options + used, size - used, "%s\"%s\": \"", used > 1 ? ", " : "", key);
    for (; *value != '\0' && used + 8 < size; value++) {
        if (*value == '"' || *value == '\\' || (unsigned char)*value < 0x20)
            used += (size_t)snprintf(options + used, size - used, "\\u%04x", (unsigned)(unsigned char)*value);
        else
            options[used++] = *value;
    }
    snprintf(options + used, size - used, "\"");
}

/* Appends "limits": {"name": value, …} when one was given. */
static void add_limits(char *options, size_t size, const struct arguments *arguments)
{
    struct exhibit_limit limit;
    bool has_any = false;
    for (size_t i = 0; i < LIMITS_MAX && exhibit_limit(i, &limit); i++) {
        size_t used = strlen(options);
        if (!arguments->limits[i].is_given)
            continue;
        const char *before = has_any ? ", " : used > 1 ? ", \"limits\": {" : "\"limits\": {";
        snprintf(options + used, size - used, "%s\"%s\": %llu", before, limit.name,
                 (unsigned long long)arguments->limits[i].value);
        has_any = true;
    }
    if (has_any)
        snprintf(options + strlen(options), size - strlen(options), "}");
}

/* Appends "expect": {"name": "value", …} when something is expected. */
static void add_expectations(char *options, size_t size, const struct arguments *arguments)
{
    const struct {
        const char *key, *value;
    } expected[] = {{"sha256", arguments->expect_sha256},
                    {"content", arguments->expect_content},
                    {"commit", arguments->expect_commit},
                    {"ticket", arguments->expect_ticket}};
    size_t used = strlen(options);
    snprintf(options + used, size - used, "%s\"expect\": {", used > 1 ? ", " : "");
    char *inner = options + strlen(options) - 1; /* a document of its own, as far as commas go */
    for (size_t i = 0; i < sizeof expected / sizeof expected[0]; i++)
        add_option(inner, size - (size_t)(inner - options), expected[i].key, expected[i].value);
    snprintf(options + strlen(options), size - strlen(options), "}");
}

/* Room for every option with each of its characters escaped. The caller frees it; NULL when memory is out. */
static char *options_document(const struct arguments *arguments)
{
    const char *const values[] = {arguments->profile, arguments->ticket, arguments->run, arguments->nested,
                                  arguments->fail_on, arguments->expect_sha256, arguments->expect_content,
                                  arguments->expect_commit, arguments->expect_ticket};
    size_t size = 128 + LIMITS_MAX * 64;
    for (size_t i = 0; i < sizeof values / sizeof values[0]; i++)
        size += values[i] == NULL ? 0 : 6 * strlen(values[i]) + 16;
    char *options = malloc(size);
    if (options == NULL)
        return NULL;
    snprintf(options, size, "{");
    add_option(options, size, "profile", arguments->profile);
    add_option(options, size, "ticket", arguments->ticket);
    add_option(options, size, "run", arguments->run);
    add_option(options, size, "nested", arguments->nested);
    add_option(options, size, "fail_on", arguments->fail_on);
    add_expectations(options, size, arguments);
    add_limits(options, size, arguments);
    snprintf(options + strlen(options), size - strlen(options), "}");
    return options;
}

/* --- outputs --- */

/* An output with its stream. Several bundles in JSON are one array. */
struct target {
    const char *format;
    FILE *stream;
    bool is_file;
    size_t written;
};

struct targets {
    struct target items[OUTPUTS_MAX + 1];
    size_t count;
    bool is_array; /* several bundles */
};

static bool wants_color(const struct arguments *arguments)
{
    const char *no_color = getenv("NO_COLOR");
    if (arguments->color != COLOR_AUTO)
        return arguments->color == COLOR_ALWAYS;
    return isatty(STDOUT_FILENO) == 1 && (no_color == NULL || no_color[0] == '\0');
}

static bool open_target(struct targets *targets, const struct output *output, const char *text_format)
{
    bool is_text = strcmp(output->format, "text") == 0;
    bool is_file = output->path != NULL;
    FILE *stream = is_file ? fopen(output->path, "wb") : stdout;
    if (stream == NULL) {
        fprintf(stderr, "exhibit: %s: %s\n", output->path, strerror(errno));
        return false;
    }
    targets->items[targets->count++] =
        (struct target){is_text && !is_file ? text_format : is_text ? "text" : "json", stream, is_file, 0};
    return true;
}

/* What a verb prints. */
static const char *table_of(enum verb verb, const char *text_format)
{
    if (verb == VERB_LIST)
        return "members";
    return verb == VERB_PATCH ? "patch" : text_format;
}

/* Without an output to standard output, the text report goes there. */
static bool open_targets(struct targets *targets, const struct arguments *arguments)
{
    const char *text_format = wants_color(arguments) ? "text-color" : "text";
    bool uses_stdout = false;
    targets->is_array = arguments->operand_count > 1;
    for (size_t i = 0; i < arguments->output_count; i++) {
        uses_stdout = uses_stdout || arguments->outputs[i].path == NULL;
        if (!open_target(targets, &arguments->outputs[i], text_format))
            return false;
    }
    if (uses_stdout || arguments->is_quiet)
        return true;
    targets->items[targets->count++] =
        (struct target){table_of(arguments->verb, text_format), stdout, false, 0};
    return true;
}

static bool write_reports(struct targets *targets, struct exhibit *review)
{
    bool is_good = true;
    for (size_t i = 0; i < targets->count; i++) {
        struct target *target = &targets->items[i];
        bool is_json = strcmp(target->format, "json") == 0;
        if (is_json && targets->is_array)
            fputs(target->written == 0 ? "[\n" : ",\n", target->stream);
        else if (!is_json && target->written > 0)
            fputc('\n', target->stream);
        is_good = exhibit_report(review, target->format, stream_output(target->stream)) && is_good;
        target->written++;
    }
    return is_good;
}

static bool close_targets(struct targets *targets)
{
    bool is_good = true;
    for (size_t i = 0; i < targets->count; i++) {
        struct target *target = &targets->items[i];
        if (strcmp(target->format, "json") == 0 && targets->is_array)
            fputs(target->written == 0 ? "[]\n" : "]\n", target->stream);
        is_good = (target->is_file ? fclose(target->stream) : fflush(target->stream)) == 0 && is_good;
    }
    if (!is_good)
        fprintf(stderr, "exhibit: the report could not be written: %s\n", strerror(errno));
    return is_good;
}

/* --- verbs --- */

static int say_unjudged(const char *path, const char *why)
{
    fprintf(stderr, "exhibit: %s: no verdict: %s\n", path, why);
    return EXHIBIT_UNJUDGED;
}

static int end_review(struct exhibit *review, enum exhibit_status status, const char *path, struct targets *targets)
{
    switch (status) {
    case EXHIBIT_OK:
        if (!write_reports(targets, review))
            return EXHIBIT_BROKEN;
        return (int)exhibit_verdict(review);
    case EXHIBIT_NO_MEMORY:
        say_unjudged(path, review == NULL ? "this machine has no memory left" : exhibit_error(review));
        fputs("exhibit: --limit memory=SIZE gives it more\n", stderr);
        return EXHIBIT_UNJUDGED;
    case EXHIBIT_READ_ERROR: return say_unjudged(path, "it could not be read");
    case EXHIBIT_STOPPED: return say_unjudged(path, "the review was stopped");
    case EXHIBIT_BAD_OPTIONS: fprintf(stderr, "exhibit: %s\n", exhibit_error(review)); break;
    }
    return EXHIBIT_USAGE;
}

/* All steps, with the repository asked between them if there is one. */
static enum exhibit_status run_review(struct exhibit *review, struct input *input, struct git *git)
{
    enum exhibit_status status = input->is_folder ? exhibit_scan_folder(review, input_folder(input))
                                                  : exhibit_scan(review, input_file(input));
    if (status == EXHIBIT_OK)
        status = exhibit_read_documents(review);
    if (status == EXHIBIT_OK && git != NULL)
        status = exhibit_consult(review, git_repository(git));
    if (status == EXHIBIT_OK && git != NULL && git->is_broken)
        status = EXHIBIT_READ_ERROR; /* what it did not answer is not absent */
    return status == EXHIBIT_OK ? exhibit_finish(review) : status;
}

static int review_one(const char *path, const char *options, struct git *git, struct targets *targets)
{
    struct input input;
    struct progress progress;
    struct exhibit *review = NULL;
    const char *why = "";
    int code;
    if (!input_open(&input, path, &why)) {
        code = say_unjudged(path, why);
        input_close(&input);
        return code;
    }
    progress_start(&progress, input.name);
    enum exhibit_status status =
        exhibit_open(&review, input.name, strlen(input.name), options, strlen(options), progress_for(&progress));
    if (status == EXHIBIT_OK)
        status = run_review(review, &input, git);
    progress_end(&progress);
    code = end_review(review, status, path, targets);
    exhibit_close(review);
    input_close(&input);
    return code;
}

static int check(const struct arguments *arguments)
{
    struct targets targets = {0};
    struct git git = {0};
    const char *why = "";
    char *options = options_document(arguments);
    int worst = EXHIBIT_PASS;
    if (options == NULL)
        return EXHIBIT_UNJUDGED;
    if (arguments->repository != NULL && !git_start(&git, arguments->repository, &why)) {
        free(options);
        (void)git_stop(&git);
        return say_unjudged(arguments->repository, why);
    }
    if (!open_targets(&targets, arguments)) {
        free(options);
        (void)git_stop(&git);
        return EXHIBIT_USAGE;
    }
    for (size_t i = 0; i < arguments->operand_count; i++) {
        int code = review_one(arguments->operands[i], options, arguments->repository == NULL ? NULL : &git, &targets);
        worst = code > worst ? code : worst;
        if (code == EXHIBIT_USAGE)
            break; /* the options are wrong for all of them */
    }
    free(options);
    if (!close_targets(&targets))
        worst = EXHIBIT_BROKEN;
    bool is_answered = git_stop(&git) || arguments->repository == NULL;
    return is_answered || worst >= EXHIBIT_UNJUDGED ? worst : say_unjudged(arguments->repository, "git did not answer");
}

static int explain(const char *rule)
{
    if (exhibit_explain(rule, stream_output(stdout)))
        return EXHIBIT_PASS;
    fprintf(stderr, "exhibit: there is no rule %s; see 'exhibit rules'\n", rule);
    return EXHIBIT_USAGE;
}

static int list_rules(const char *format)
{
    if (exhibit_rules(format, stream_output(stdout)))
        return EXHIBIT_PASS;
    fprintf(stderr, "exhibit: unknown format: %s\n", format);
    return EXHIBIT_USAGE;
}

int main(int argc, char **argv)
{
    struct arguments arguments;
    if (!arguments_parse(&arguments, argc, argv))
        return EXHIBIT_USAGE;
    switch (arguments.verb) {
    case VERB_CHECK:
    case VERB_LIST:
    case VERB_PATCH: return check(&arguments);
    case VERB_PROVE: return prove(&arguments);
    case VERB_RULES: return list_rules(arguments.format);
    case VERB_EXPLAIN: return explain(arguments.operands[0]);
    case VERB_VERSION: printf("exhibit %s\n", exhibit_version()); return EXHIBIT_PASS;
    case VERB_HELP: print_help(); return EXHIBIT_PASS;
    }
    return EXHIBIT_BROKEN;
}
