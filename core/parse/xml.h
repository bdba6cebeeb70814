/*
 * XML as expat reads it, without anything that a document could do beyond holding elements and attributes: a DOCTYPE is
 * refused, so that there are no entities but the five of XML itself, and nothing outside is ever asked for.
 */
#ifndef EXHIBIT_PARSE_XML_H
#define EXHIBIT_PARSE_XML_H

#include "base/arena.h"

enum { XML_DEPTH_MAX = 64 };

/* Text is UTF-8; it lives until the handler returns. */
struct xml_element {
    struct bytes name;
    const char *const *attributes; /* as expat gives them: name, value, …, NULL */
    uint32_t line;                 /* from 1 */
    uint32_t depth;                /* of the root: 0 */
};

/* Empty when the element has no such attribute. */
struct bytes xml_attribute(const struct xml_element *element, const char *name);

struct xml_handler {
    void *context;
    void (*start)(void *context, const struct xml_element *element);
    void (*end)(void *context, uint32_t depth, uint32_t line);
};

struct xml_problem {
    const char *text; /* end of a sentence: "has a DOCTYPE, which can hold entities"; NULL when the document was read whole */
    uint32_t line;
    bool is_at_end;   /* the text ends before the document does */
};

/* `salt` should differ from text to text (a digest's bytes will do): names are looked up by hash. What expat takes is
 * counted in `memory`, which notes when it is out. */
void xml_parse(struct bytes text, uint64_t salt, struct memory *memory, struct xml_handler handler,
               struct xml_problem *problem);

#endif
