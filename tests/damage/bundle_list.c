#include "bundle_list.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static void give_up(const char *what, const char *why)
{
    printf("not ok - %s: %s\n", what, why);
    exit(1);
}

uint8_t *take_block(size_t size, const uint8_t *from)
{
    uint8_t *block = calloc(size > 0 ? size : 1, 1);
    if (block == NULL)
        give_up("the test", "there is no memory");
    if (from != NULL && size > 0)
        memcpy(block, from, size);
    return block;
}

/* --- the list --------------------------------------------------------------------------------- */

static void read_file(const char *path, uint8_t **at, size_t *size)
{
    FILE *file = fopen(path, "rb");
    long length = -1;
    if (file != NULL && fseek(file, 0, SEEK_END) == 0)
        length = ftell(file);
    if (length < 0 || fseek(file, 0, SEEK_SET) != 0)
        give_up(path, "cannot be read");
    *size = (size_t)length;
    *at = take_block(*size + 1, NULL);
    if (fread(*at, 1, *size, file) != *size)
        give_up(path, "cannot be read");
    fclose(file);
}

static char *next_field(char **line)
{
    char *field = *line, *end = strchr(field, '\t');
    if (end != NULL)
        *end++ = '\0';
    *line = end != NULL ? end : field + strlen(field);
    return field;
}

void visit_bundles(const char *list, void (*visit)(struct listed_bundle *bundle, size_t index))
{
    uint8_t *text;
    size_t size, index = 0;
    read_file(list, &text, &size);
    for (char *line = (char *)text, *end; (end = strchr(line, '\n')) != NULL; line = end + 1) {
        *end = '\0';
        struct listed_bundle bundle = {.id = next_field(&line)};
        const char *path = next_field(&line);
        bundle.name = next_field(&line);
        bundle.options = next_field(&line);
        read_file(path, &bundle.at, &bundle.size);
        visit(&bundle, index++);
        free(bundle.at);
    }
    free(text);
    if (index == 0)
        give_up(list, "lists no bundle");
}

/* --- reviews ---------------------------------------------------------------------------------- */

bool append_text(void *context, const void *bytes, size_t count)
{
    struct text *text = context;
    if (text->capacity - text->size <= count) {
        text->capacity = (text->size + count + 1) * 2;
        text->at = realloc(text->at, text->capacity);
        if (text->at == NULL)
            give_up("the test", "there is no memory");
    }
    if (count > 0)
        memcpy(text->at + text->size, bytes, count);
    text->size += count;
    text->at[text->size] = '\0';
    return true;
}

struct input {
    const uint8_t *at;
    size_t size;
};

static bool read_input(void *context, uint64_t offset, void *buffer, size_t count)
{
    const struct input *input = context;
    if (offset > input->size || count > input->size - offset)
        give_up("a review", "reads past the end of the file");
    if (count > 0)
        memcpy(buffer, input->at + offset, count);
    return true;
}

/* The value of a key that the report has once, and that no text of a bundle can look like. */
static const char *value_of(const struct text *report, const char *key)
{
    const char *at = strstr(report->at, key);
    return at == NULL ? "" : at + strlen(key);
}

static void read_report(struct exhibit *review, struct outcome *outcome)
{
    struct text report = {0};
    outcome->is_reported = exhibit_report(review, "json", (struct exhibit_output){&report, append_text});
    outcome->is_reported = outcome->is_reported && report.size > 2 && strcmp(report.at + report.size - 2, "}\n") == 0;
    if (outcome->is_reported) {
        const char *digest = value_of(&report, "\n  \"content_digest\": \"");
        if (strlen(digest) >= sizeof outcome->content_digest)
            memcpy(outcome->content_digest, digest, sizeof outcome->content_digest - 1);
        outcome->is_reported = atoi(value_of(&report, "\n \"exit_code\": ")) == (int)outcome->verdict;
    }
    free(report.at);
}

struct outcome review_as(const struct listed_bundle *bundle, const uint8_t *at, size_t size)
{
    struct outcome outcome = {0};
    struct exhibit *review;
    struct input input = {take_block(size, at), size};
    if (exhibit_open(&review, bundle->name, strlen(bundle->name), bundle->options, strlen(bundle->options),
                     (struct exhibit_progress){0}) != EXHIBIT_OK)
        give_up(bundle->id, "its options are refused");
    outcome.status = exhibit_run(review, (struct exhibit_file){&input, size, read_input});
    outcome.verdict = exhibit_verdict(review);
    if (outcome.status == EXHIBIT_OK)
        read_report(review, &outcome);
    exhibit_close(review);
    free((void *)input.at);
    return outcome;
}
