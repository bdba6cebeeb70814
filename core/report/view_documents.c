/* Markdown, JSON and tables as data for a front. */
#include "report/views.h"

#include "parse/json_scan.h"
#include "parse/markdown.h"
#include "parse/table.h"
#include "report/json_writer.h"

enum { VALUES_MAX = 300000 }; /* of a JSON document: each takes a hundred bytes while it is shown */

/* --- Markdown --- */

static const char *const node_names[] = {
    "heading", "paragraph", "quote", "list",       "item",  "emphasis",   "strong",     "link", "image",
    "text",    "code",      "html",  "soft-break", "break", "code-block", "html-block", "rule",
};

static void write_attributes(struct json_writer *json, const struct markdown_event *event)
{
    switch (event->node) {
    case MARKDOWN_HEADING: json_number(json, NULL, event->level); break;
    case MARKDOWN_LIST:
        if (event->is_numbered)
            json_number(json, NULL, event->level);
        else
            json_null(json, NULL);
        json_bool(json, NULL, event->is_tight);
        break;
    case MARKDOWN_ITEM:
        if (event->box == MARKDOWN_NO_BOX)
            json_null(json, NULL);
        else
            json_bool(json, NULL, event->box == MARKDOWN_BOX_TICKED);
        break;
    case MARKDOWN_PARAGRAPH:
    case MARKDOWN_QUOTE:
    case MARKDOWN_EMPHASIS:
    case MARKDOWN_STRONG:
    case MARKDOWN_SOFT_BREAK:
    case MARKDOWN_BREAK:
    case MARKDOWN_RULE: break;
    case MARKDOWN_CODE_BLOCK:
        json_text(json, NULL, event->text);
        json_text(json, NULL, event->info);
        break;
    default: json_text(json, NULL, event->text); break;
    }
}

static bool write_event(void *context, const struct markdown_event *event)
{
    struct json_writer *json = context;
    json_open_array(json, NULL);
    if (!event->is_exit) {
        json_word(json, NULL, node_names[event->node]);
        write_attributes(json, event);
    }
    json_close_array(json);
    return !json->writer->failed;
}

void view_markdown(const struct view *view, struct bytes content, struct writer *writer)
{
    struct json_writer json = {.writer = writer};
    struct blocks blocks;
    json_open_object(&json, NULL);
    json_open_array(&json, "nodes");
    markdown_walk(&blocks, content, view->bundle->limits, view->scratch, (struct markdown_listener){&json, write_event});
    json_close_array(&json);
    if (blocks.is_too_large)
        json_word(&json, "problem", "It is larger or nested deeper than Markdown is read here. The source shows all of it.");
    json_close_object(&json);
}

/* --- JSON --- */

static const char *json_kind_name(enum json_kind kind)
{
    static const char *const names[] = {"null", "false", "true", "number", "string", "array", "object"};
    return names[kind];
}

static void write_value(struct json_writer *json, const struct json *value, size_t depth)
{
    json_open_array(json, NULL);
    json_number(json, NULL, depth);
    json_word(json, NULL, json_kind_name(value->kind));
    json_text_or_null(json, NULL, value->key);
    if (value->first == NULL)
        json_text(json, NULL, value->string);
    else
        json_null(json, NULL);
    json_number(json, NULL, value->count);
    json_number(json, NULL, value->line);
    json_close_array(json);
}

static void write_values(struct json_writer *json, const struct view *view, const struct json *document)
{
    const struct json *open[JSON_DEPTH_MAX];
    size_t depth = 0;
    uint64_t index = 0, after = (uint64_t)view->first + view->count;
    for (const struct json *value = document; index < after;) {
        if (index++ >= view->first)
            write_value(json, value, depth);
        if (value->first != NULL) {
            open[depth++] = value;
            value = value->first;
            continue;
        }
        while (value->next == NULL && depth > 0)
            value = open[--depth];
        if (value->next == NULL)
            return;
        value = value->next;
    }
}

static void write_json_error(struct json_writer *json, const struct json_error *error)
{
    json_open_text(json, "problem");
    writer_text(json->writer, "It ");
    writer_text(json->writer, json_error_text(error->kind));
    writer_text(json->writer, ", at line ");
    writer_number(json->writer, error->line);
    writer_text(json->writer, ", column ");
    writer_number(json->writer, error->column);
    writer_text(json->writer, ". The source shows all of it.");
    json_close_text(json);
    json_number(json, "line", error->line);
}

static const struct json *scan(struct bytes text, struct json_counts *counts, struct arena *scratch,
                               struct json_error *error)
{
    *error = (struct json_error){.line = 1, .column = 1};
    return json_scan(text, VALUES_MAX, counts, scratch, error);
}

void view_json(const struct view *view, struct bytes content, struct writer *writer)
{
    struct json_writer json = {.writer = writer};
    struct json_counts counts;
    struct json_error error;
    const struct json *document = scan(content, &counts, view->scratch, &error);
    json_open_object(&json, NULL);
    if (document == NULL) {
        write_json_error(&json, &error);
    } else {
        json_number(&json, "values", counts.values);
        json_open_array(&json, "rows");
        write_values(&json, view, document);
        json_close_array(&json);
    }
    json_close_object(&json);
}

/* --- tables --- */

/* Written with its doubled quotes made single. */
static void write_cell(struct json_writer *json, struct bytes text, bool is_quoted)
{
    json_open_text(json, NULL);
    while (text.size > 0) {
        size_t at = is_quoted ? bytes_find_byte(text, '"') : BYTES_NOWHERE;
        size_t size = at == BYTES_NOWHERE ? text.size : at + 1;
        json_escaped(json->writer, bytes_first(text, size));
        text = bytes_after(text, at == BYTES_NOWHERE ? size : size + 1);
    }
    json_close_text(json);
}

static void write_record(struct json_writer *json, struct table_reader *reader, uint32_t line)
{
    struct bytes field;
    bool is_quoted;
    json_open_array(json, NULL);
    json_number(json, NULL, line);
    json_open_array(json, NULL);
    while (table_next_field(reader, &field, &is_quoted))
        write_cell(json, field, is_quoted);
    json_close_array(json);
    json_close_array(json);
}

static bool write_records(struct json_writer *json, const struct view *view, struct bytes content, uint8_t delimiter)
{
    struct table_reader reader = table_start(content, delimiter);
    uint64_t after = (uint64_t)view->first + view->count;
    uint32_t line;
    for (uint64_t index = 0; table_next_record(&reader, &line); index++) {
        if (index == after)
            return false;
        if (index >= view->first)
            write_record(json, &reader, line);
    }
    return true;
}

static void write_line_value(struct json_writer *json, const struct json *document, struct bytes text)
{
    json_open_array(json, NULL);
    if (document == NULL || document->kind != JSON_OBJECT) {
        json_text(json, NULL, text);
        json_close_array(json);
        json_null(json, NULL);
        return;
    }
    for (const struct json *value = document->first; value != NULL; value = value->next)
        json_text(json, NULL, value->string);
    json_close_array(json);
    json_open_array(json, NULL);
    for (const struct json *value = document->first; value != NULL; value = value->next)
        json_text(json, NULL, value->key);
    json_close_array(json);
}

static bool write_json_lines(struct json_writer *json, const struct view *view, struct bytes content)
{
    struct lines lines = lines_of(content);
    struct bytes text;
    uint64_t index = 0, after = (uint64_t)view->first + view->count;
    while (lines_next(&lines, &text)) {
        text = bytes_trim(text);
        if (text.size == 0)
            continue;
        if (index == after)
            return false;
        if (index++ < view->first)
            continue;
        struct arena_mark mark = arena_mark(view->scratch);
        struct json_counts counts;
        struct json_error error;
        const struct json *document = scan(text, &counts, view->scratch, &error);
        json_open_array(json, NULL);
        json_number(json, NULL, lines.number);
        write_line_value(json, document, text);
        json_close_array(json);
        arena_rewind(view->scratch, mark);
    }
    return true;
}

void view_table(const struct view *view, struct bytes content, enum media_kind kind, struct writer *writer)
{
    struct json_writer json = {.writer = writer};
    bool is_end;
    json_open_object(&json, NULL);
    json_open_array(&json, "rows");
    if (kind == MEDIA_JSON_LINES)
        is_end = write_json_lines(&json, view, content);
    else
        is_end = write_records(&json, view, content, kind == MEDIA_TSV ? '\t' : ',');
    json_close_array(&json);
    json_bool(&json, "is_end", is_end);
    json_close_object(&json);
}
