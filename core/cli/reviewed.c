#include "cli/reviewed.h"

#include "cli/progress.h"

#include <stdlib.h>
#include <string.h>

static bool write_to_stream(void *context, const void *bytes, size_t count)
{
    return fwrite(bytes, 1, count, context) == count;
}

struct exhibit_output stream_output(FILE *stream)
{
    return (struct exhibit_output){stream, write_to_stream};
}

/* --- options --- */

/* Appends a string with what stands before it, its opening quote included. */
static void add_text(char *options, size_t size, const char *before, const char *value)
{
    size_t used = strlen(options);
    used += (size_t)snprintf(options + used, size - used, "%s", before);
    for (; *value != '\0' && used + 8 < size; value++) {
        if (*value == '"' || *value == '\\' || (unsigned char)*value < 0x20)
            used += (size_t)snprintf(options + used, size - used, "\\u%04x", (unsigned)(unsigned char)*value);
        else
            options[used++] = *value;
    }
    snprintf(options + used, size - used, "\"");
}

/* Appends "key": "value" to a JSON object under construction. */
static void add_option(char *options, size_t size, const char *key, const char *value)
{
    char before[32];
    if (value == NULL)
        return;
    snprintf(before, sizeof before, "%s\"%s\": \"", strlen(options) > 1 ? ", " : "", key);
    add_text(options, size, before, value);
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

/* Appends "ticket_format": ["value", …] when one was given. */
static void add_ticket_formats(char *options, size_t size, const struct arguments *arguments)
{
    for (size_t i = 0; i < arguments->ticket_format_count; i++) {
        size_t used = strlen(options);
        char *inner = options + used + (size_t)snprintf(options + used, size - used, "%s",
                                                        i > 0 ? "" : used > 1 ? ", \"ticket_format\": [" : "\"ticket_format\": [");
        add_text(inner, size - (size_t)(inner - options), i > 0 ? ", \"" : "\"", arguments->ticket_formats[i]);
    }
    if (arguments->ticket_format_count > 0)
        snprintf(options + strlen(options), size - strlen(options), "]");
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

/* Room for every option with each of its characters escaped. */
char *options_document(const struct arguments *arguments)
{
    const char *const values[] = {arguments->profile, arguments->ticket, arguments->run, arguments->nested,
                                  arguments->fail_on, arguments->expect_sha256, arguments->expect_content,
                                  arguments->expect_commit, arguments->expect_ticket};
    size_t size = 128 + LIMITS_MAX * 64;
    for (size_t i = 0; i < sizeof values / sizeof values[0]; i++)
        size += values[i] == NULL ? 0 : 6 * strlen(values[i]) + 16;
    for (size_t i = 0; i < arguments->ticket_format_count; i++)
        size += 6 * strlen(arguments->ticket_formats[i]) + 32;
    char *options = malloc(size);
    if (options == NULL)
        return NULL;
    snprintf(options, size, "{");
    add_option(options, size, "profile", arguments->profile);
    add_option(options, size, "ticket", arguments->ticket);
    add_option(options, size, "run", arguments->run);
    add_option(options, size, "nested", arguments->nested);
    add_option(options, size, "fail_on", arguments->fail_on);
    add_ticket_formats(options, size, arguments);
    add_expectations(options, size, arguments);
    add_limits(options, size, arguments);
    snprintf(options + strlen(options), size - strlen(options), "}");
    return options;
}

/* --- the review --- */

int say_unjudged(const char *path, const char *why)
{
    fprintf(stderr, "exhibit: %s: no verdict: %s\n", path, why);
    return EXHIBIT_UNJUDGED;
}

static int say_status(struct exhibit *review, enum exhibit_status status, const char *path)
{
    switch (status) {
    case EXHIBIT_OK: return EXHIBIT_PASS;
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

int reviewed_open(struct reviewed *reviewed, const char *path, const char *options, struct git *git)
{
    struct progress progress;
    struct input *input = &reviewed->input;
    const char *why = "";
    reviewed->review = NULL;
    if (!input_open(input, path, &why))
        return say_unjudged(path, why);
    progress_start(&progress, input->name);
    enum exhibit_status status = exhibit_open(&reviewed->review, input->name, strlen(input->name), options, strlen(options),
                                              progress_for(&progress));
    if (status == EXHIBIT_OK)
        status = run_review(reviewed->review, input, git);
    progress_end(&progress);
    return say_status(reviewed->review, status, path);
}

void reviewed_close(struct reviewed *reviewed)
{
    exhibit_close(reviewed->review);
    input_close(&reviewed->input);
}
