/* Lines of a run log as its readers need them: list items taken apart, and whether a line is inside a code block. */
#ifndef EXHIBIT_PARSE_LOG_LINES_H
#define EXHIBIT_PARSE_LOG_LINES_H

#include "base/bytes.h"

struct log_line {
    struct bytes text;   /* as it stands, without a CR at the end */
    uint32_t number;     /* from 1 */
    bool is_code;        /* a fence or between fences; a fence that is never closed opens nothing */
    bool is_item;        /* "- ", "* ", "+ ", "1. ", "1) " */
    uint32_t indent;     /* columns before the marker or text; a tab counts as 4 */
    bool is_numbered;
    uint32_t item_number; /* of a numbered item */
    struct bytes content; /* behind the marker; of other lines the trimmed text */
};

struct log_reading {
    struct lines lines;
    uint8_t fence;     /* the byte of the open fence; 0 outside */
    size_t fence_size;
    bool fences_end;   /* a fence was never closed: later ones are text */
};

struct log_reading log_lines_of(struct bytes text);
bool log_lines_next(struct log_reading *reading, struct log_line *line);

/* The first text in code ticks, without them; empty when there is none. `*behind` is what follows it. */
struct bytes first_code(struct bytes text, struct bytes *behind);

/* Offset of a whole word in any case, between bytes that are no letters, digits or '_'; BYTES_NOWHERE when absent. */
size_t find_word(struct bytes text, struct bytes word);

/* The word that ends the heredoc which a command opens: EOF of cat <<'EOF' > file. Empty when it opens none. */
struct bytes heredoc_word(struct bytes command);

/* Goes past the body of a heredoc when the log has it. Many logs name the command alone; then the next command with a
 * heredoc, or the end, comes before the word that would end this one. */
void log_lines_skip_heredoc(struct log_reading *reading, struct bytes word);

#endif
