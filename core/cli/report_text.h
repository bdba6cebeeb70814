/* The JSON report of a bundle, or a saved one, in memory. */
#ifndef EXHIBIT_CLI_REPORT_TEXT_H
#define EXHIBIT_CLI_REPORT_TEXT_H

#include <stdbool.h>
#include <stddef.h>

/* A report as text that grows. The caller frees `at`. */
struct report_text {
    char *at;
    size_t size, capacity;
};

/* As a function of exhibit_output: false when memory is out. */
bool report_text_append(void *context, const void *bytes, size_t count);

/* Of a bundle that is reviewed now, or the file itself when its name ends in ".json"; what is there already stays in front
 * of it. EXHIBIT_PASS, or the exit code; why was told. */
int report_text_get(struct report_text *text, const char *path, const char *options);

#endif
