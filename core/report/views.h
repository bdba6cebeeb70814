/*
 * Parts of the bundle as JSON, for a front that shows them. Everything that takes knowledge of a format is told here.
 * Lists come in slices: `first` counts from 0. What cannot be shown so has "problem": a sentence that says why.
 *
 *   members   {"rows": [[path, size], …]}: of the bundle, in its order
 *   media     {"kind", "type", "width", "height", "runs", "size"} of parse/media.h
 *   offset    {"offset"}: where line `first` of the member begins, in bytes; null when it has fewer lines
 *   markdown  {"nodes": [[kind, …], …]}: a container is followed by what it holds and an empty array
 *   json      {"values": how many, "rows": [[depth, kind, key, value, children, line], …]} in document order; keys and
 *             values as written, null for the value of what has children
 *   table     {"rows": [[line, [cell, …], [name, …]], …], "is_end"}: names only of JSON lines, null for a line that is
 *             no object, which is one cell
 *   patch     an entry of the patch: {"rows": [[origin, old, new, line, text, flags, marks], …], "is_end", "held", …};
 *             "@" begins a hunk; 0 for a line that a side does not have. See view_patch.c
 *   patch-old, patch-new   media of what view_patch_bytes gives for the entry
 *   generated {"entries": [index, …]}: entries of the patch about files that programs write
 */
#ifndef EXHIBIT_REPORT_VIEWS_H
#define EXHIBIT_REPORT_VIEWS_H

#include "base/writer.h"
#include "parse/dossier.h"
#include "parse/media.h"

struct view {
    struct bundle *bundle;
    const struct dossier *dossier; /* its patch is read */
    uint32_t index;                /* of the member, or of the patch's entry */
    uint32_t first, count;
    struct arena *scratch; /* what is taken of it is given back */
};

/* False when `what` is unknown or there is no such index; also when the member cannot be read, or memory is out, which
 * the arena's budget notes. */
bool view_write(const struct view *view, const char *what, struct writer *writer);

/* The content on one side of an entry with binary data: what the patch holds, or leads to from the other side. False when
 * it cannot be made. */
bool view_patch_bytes(const struct view *view, bool is_new, struct bytes *content);

/* The pieces of view_write. `content` is the whole member. */
void view_markdown(const struct view *view, struct bytes content, struct writer *writer);
void view_json(const struct view *view, struct bytes content, struct writer *writer);
void view_table(const struct view *view, struct bytes content, enum media_kind kind, struct writer *writer);
bool view_patch(const struct view *view, struct writer *writer);

#endif
