/* The command line, read into a struct. */
#ifndef EXHIBIT_CLI_ARGUMENTS_H
#define EXHIBIT_CLI_ARGUMENTS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

enum verb { VERB_CHECK, VERB_LIST, VERB_PATCH, VERB_PROVE, VERB_REVIEW, VERB_COMPARE, VERB_TICKETS, VERB_RULES, VERB_EXPLAIN, VERB_HELP, VERB_VERSION, VERB_LICENSES };

enum color { COLOR_AUTO, COLOR_ALWAYS, COLOR_NEVER };

enum { OUTPUTS_MAX = 16 };

/* -o FORMAT[:SECTION,…][=PATH]; `path` is NULL for standard output. */
struct output {
    char format[64];
    const char *path;
};

enum { LIMITS_MAX = 48, TICKET_FORMATS_MAX = 16 };

struct arguments {
    enum verb verb;
    const char *profile, *ticket, *run, *nested, *fail_on; /* NULL when not given */
    const char *ticket_formats[TICKET_FORMATS_MAX]; /* --ticket-format [PATH=]NAME */
    size_t ticket_format_count;
    struct output outputs[OUTPUTS_MAX];
    size_t output_count;
    struct {
        bool is_given;
        uint64_t value;
    } limits[LIMITS_MAX]; /* by the index of exhibit_limit */
    const char *expect_sha256, *expect_content, *expect_commit, *expect_ticket; /* NULL when nothing is expected */
    const char *repository; /* --repo: a folder; NULL when there is none */
    unsigned ignored;   /* --ignore of `compare`: EXHIBIT_IGNORE_... */
    const char *format; /* of `rules` */
    const char *target; /* of `prove`: -o PATH; NULL when the bundle itself is to be replaced */
    bool is_quiet;
    enum color color;
    char **operands; /* bundles or a rule: borrowed from argv */
    size_t operand_count;
};

/* False on wrong usage, which is then told on standard error. Operands are moved to the front of argv. */
bool arguments_parse(struct arguments *arguments, int argc, char **argv);

void print_help(void);

#endif
