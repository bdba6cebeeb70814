/* A small whole bundle of one ticket, in words; reviews as a user of core/exhibit.h makes them, and what they say. */
#ifndef EXHIBIT_TESTS_SAMPLE_BUNDLE_H
#define EXHIBIT_TESTS_SAMPLE_BUNDLE_H

#include "exhibit.h"
#include "zip_builder.h"

#define SAMPLE_NAME "20260105T104500Z_ticket-07_20260105_101500_ticket-07_limit.zip"
#define SAMPLE_RUN "docs/agent_runs/20260105_101500_ticket-07_limit"

struct sample_file {
    const char *path, *text;
};

/* Every member that the sprint-bundle profile asks for, and a source file with a local path that the patch inherits. */
extern const struct sample_file sample_files[];
extern const size_t sample_file_count;

/* The sample as a zip, members stored and deflated in turn. */
void sample_zip(struct zip_file *file);

/* The file as a source. `file` must stay where it is. */
struct exhibit_file file_of(const struct zip_file *file);

/* Output in one piece; `at` is NUL-terminated. Release with text_release. */
struct text {
    char *at;
    size_t size, capacity;
};

struct exhibit_output output_into(struct text *text);
void text_release(struct text *text);
bool text_holds(const struct text *text, const char *part);
bool text_equal(const struct text *a, const struct text *b);

#endif
