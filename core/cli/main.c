/* The command. Standard output is the report; diagnostics and progress go to standard error. */
#define _POSIX_C_SOURCE 200809L

#include "cli/compare.h"
#include "cli/decide.h"
#include "cli/licenses.h"
#include "cli/prove.h"
#include "cli/reviewed.h"
#include "cli/tickets.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

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
        (struct target){is_text && !is_file ? text_format : output->format, stream, is_file, 0};
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

static int review_one(const char *path, const char *options, struct git *git, struct targets *targets)
{
    struct reviewed reviewed;
    int code = reviewed_open(&reviewed, path, options, git);
    if (code == EXHIBIT_PASS)
        code = write_reports(targets, reviewed.review) ? (int)exhibit_verdict(reviewed.review) : EXHIBIT_BROKEN;
    reviewed_close(&reviewed);
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
    case VERB_REVIEW: return decide(&arguments);
    case VERB_COMPARE: return compare(&arguments);
    case VERB_TICKETS: return tickets(&arguments);
    case VERB_RULES: return list_rules(arguments.format);
    case VERB_EXPLAIN: return explain(arguments.operands[0]);
    case VERB_VERSION: printf("exhibit %s\n", exhibit_version()); return EXHIBIT_PASS;
    case VERB_LICENSES:
        return fwrite(licenses_text, 1, licenses_size, stdout) == licenses_size ? EXHIBIT_PASS : EXHIBIT_BROKEN;
    case VERB_HELP: print_help(); return EXHIBIT_PASS;
    }
    return EXHIBIT_BROKEN;
}
