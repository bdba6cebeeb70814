/* Texts of the bundle and of the reviewer inside Markdown, XML and HTML, where nothing of them may act. */
#ifndef EXHIBIT_REPORT_MARKUP_H
#define EXHIBIT_REPORT_MARKUP_H

#include "base/writer.h"

enum markup { MARKUP_MARKDOWN, MARKUP_XML };

/* A writer whose text arrives in `out` escaped: nothing that stands in a line of Markdown, or in XML and HTML outside of
 * tags and in quoted attributes, has a meaning there. Control characters are for utf8_write_shown to name. */
struct escaping {
    struct writer in; /* write here, then markup_end */
    struct writer *out;
    enum markup markup;
};

void markup_start(struct escaping *escaping, struct writer *out, enum markup markup);
void markup_end(struct escaping *escaping);

/* All at once: as write_shown has it, as it is (ours), and without its bound of length. */
void markup_shown(struct writer *out, enum markup markup, struct bytes text);
void markup_text(struct writer *out, enum markup markup, const char *text);
void markup_whole(struct writer *out, enum markup markup, struct bytes text);

/* A text that may stand at the start of a line, which may begin no list, heading or rule. */
void markdown_line(struct writer *out, struct bytes line);

#endif
