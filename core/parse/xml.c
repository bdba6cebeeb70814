#include "parse/xml.h"

#include <expat.h>
#include <limits.h>
#include <stdlib.h>
#include <string.h>

/* expat's allocator has no argument of ours. Set for the time of one call of xml_parse, one a thread. */
static _Thread_local struct memory *lender;

/* In front of each block: its size. As large as the strictest alignment. */
union block_head {
    size_t size;
    max_align_t align;
};

static void *take_block(size_t size)
{
    size_t whole = size + sizeof(union block_head);
    if (whole < size || !memory_lend(lender, whole))
        return NULL;
    union block_head *head = malloc(whole);
    if (head == NULL) {
        memory_take_back(lender, whole);
        lender->exhausted = true;
        return NULL;
    }
    head->size = size;
    return head + 1;
}

static void free_block(void *block)
{
    if (block == NULL)
        return;
    union block_head *head = (union block_head *)block - 1;
    memory_take_back(lender, head->size + sizeof *head);
    free(head);
}

static void *resize_block(void *block, size_t size)
{
    if (block == NULL)
        return take_block(size);
    size_t old_size = ((union block_head *)block - 1)->size;
    void *resized = take_block(size);
    if (resized == NULL)
        return NULL;
    memcpy(resized, block, old_size < size ? old_size : size);
    free_block(block);
    return resized;
}

struct xml_reading {
    XML_Parser parser;
    struct xml_handler handler;
    struct xml_problem *problem;
    uint32_t depth;
};

static uint32_t line_of(const struct xml_reading *reading)
{
    XML_Size line = XML_GetCurrentLineNumber(reading->parser);
    return line < UINT32_MAX ? (uint32_t)line : UINT32_MAX;
}

static void refuse(struct xml_reading *reading, const char *text)
{
    if (reading->problem->text == NULL)
        *reading->problem = (struct xml_problem){.text = text, .line = line_of(reading)};
    XML_StopParser(reading->parser, XML_FALSE);
}

static void on_doctype(void *context, const XML_Char *name, const XML_Char *system, const XML_Char *public, int has_subset)
{
    (void)name, (void)system, (void)public, (void)has_subset;
    refuse(context, "has a DOCTYPE, which can define entities");
}

static void on_start(void *context, const XML_Char *name, const XML_Char **attributes)
{
    struct xml_reading *reading = context;
    if (reading->depth >= XML_DEPTH_MAX) {
        refuse(reading, "has more than 64 elements in each other");
        return;
    }
    struct xml_element element = {bytes_of(name), (const char *const *)attributes, line_of(reading), reading->depth++};
    reading->handler.start(reading->handler.context, &element);
}

static void on_end(void *context, const XML_Char *name)
{
    struct xml_reading *reading = context;
    (void)name;
    if (reading->problem->text == NULL)
        reading->handler.end(reading->handler.context, --reading->depth, line_of(reading));
}

struct bytes xml_attribute(const struct xml_element *element, const char *name)
{
    for (const char *const *at = element->attributes; at[0] != NULL; at += 2) {
        if (strcmp(at[0], name) == 0)
            return bytes_of(at[1]);
    }
    return (struct bytes){NULL, 0};
}

static void tell_error(struct xml_reading *reading, struct bytes text)
{
    bool is_at_end = XML_GetErrorCode(reading->parser) == XML_ERROR_NO_ELEMENTS ||
                     XML_GetErrorCode(reading->parser) == XML_ERROR_UNCLOSED_TOKEN ||
                     XML_GetErrorCode(reading->parser) == XML_ERROR_UNCLOSED_CDATA_SECTION ||
                     XML_GetErrorCode(reading->parser) == XML_ERROR_PARTIAL_CHAR ||
                     XML_GetCurrentByteIndex(reading->parser) >= (XML_Index)text.size;
    if (reading->problem->text == NULL)
        *reading->problem = (struct xml_problem){.text = is_at_end ? "ends before the document is complete"
                                                                   : "is not well-formed XML",
                                                 .line = line_of(reading),
                                                 .is_at_end = is_at_end};
}

static void read_text(struct xml_reading *reading, struct bytes text, uint64_t salt)
{
    XML_SetUserData(reading->parser, reading);
    XML_SetHashSalt(reading->parser, (unsigned long)(salt == 0 ? 1 : salt));
    XML_SetStartDoctypeDeclHandler(reading->parser, on_doctype);
    XML_SetElementHandler(reading->parser, on_start, on_end);
    const char *start = text.size == 0 ? "" : (const char *)text.at; /* expat adds to it */
    if (XML_Parse(reading->parser, start, (int)text.size, XML_TRUE) != XML_STATUS_OK)
        tell_error(reading, text);
}

void xml_parse(struct bytes text, uint64_t salt, struct memory *memory, struct xml_handler handler,
               struct xml_problem *problem)
{
    static const XML_Memory_Handling_Suite suite = {take_block, resize_block, free_block};
    struct xml_reading reading = {.handler = handler, .problem = problem};
    *problem = (struct xml_problem){0};
    if (text.size > INT_MAX) {
        *problem = (struct xml_problem){.text = "is too large to be read", .line = 1};
        return;
    }
    lender = memory;
    reading.parser = XML_ParserCreate_MM(NULL, &suite, NULL);
    if (reading.parser == NULL)
        memory->exhausted = true;
    else
        read_text(&reading, text, salt);
    if (reading.parser != NULL)
        XML_ParserFree(reading.parser);
    lender = NULL;
}
