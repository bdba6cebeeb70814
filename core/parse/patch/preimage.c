#include "parse/patch/preimage.h"

#include <string.h>

static void give(struct pre_image *image, struct bytes piece)
{
    if (piece.size == 0)
        return;
    image->is_impossible = image->is_impossible || image->has_ended;
    if (image->digest != NULL)
        digest_update(image->digest, piece);
    if (image->sha256 != NULL)
        digest_update(image->sha256, piece);
    if (image->room != NULL)
        memcpy(image->room + image->size, piece.at, piece.size);
    image->size += piece.size;
}

static void give_removed(struct pre_image *image, const struct patch_line *line, enum removed_ends ends)
{
    if (line->no_newline) {
        give(image, line->text);
        image->has_ended = true;
        return;
    }
    give(image, ends == REMOVED_AS_THEY_ARE ? line->text : bytes_without_cr(line->text));
    give(image, ends == REMOVED_CRLF ? BYTES("\r\n") : BYTES("\n"));
}

/* The bytes that were taken from a text whose rest was `before`. */
static struct bytes taken(struct bytes before, struct bytes rest)
{
    return bytes_first(before, before.size - rest.size);
}

static void say_line(struct patch_reversal *reversal, const struct patch_line *line, enum patch_line_fault fault,
                     struct bytes found)
{
    reversal->state = PATCH_REVERSED_LINE;
    reversal->fault = fault;
    reversal->patch_line = line->line;
    reversal->file_line = line->new_line;
    reversal->expected = line->text;
    reversal->found = found;
}

/* Passes over the lines before the line at hand. False when the text ends before. */
static bool find_place(struct lines *lines, const struct patch_line *line, struct patch_reversal *reversal)
{
    struct bytes text;
    while (lines->number + UINT64_C(1) < line->new_line) {
        if (!lines_next(lines, &text)) {
            say_line(reversal, line, PATCH_LINE_MISSING, (struct bytes){NULL, 0});
            return false;
        }
    }
    return true;
}

/* Takes the file's next line, which the patch shows. False when it is another one. */
static bool hold_line(struct lines *lines, const struct patch_line *line, bool says_newline,
                      struct patch_reversal *reversal)
{
    struct bytes text;
    if (!lines_next(lines, &text)) {
        say_line(reversal, line, PATCH_LINE_MISSING, (struct bytes){NULL, 0});
        return false;
    }
    bool is_same = bytes_equal(text, line->text);
    if (!is_same && !bytes_equal(bytes_without_cr(text), bytes_without_cr(line->text))) {
        say_line(reversal, line, PATCH_LINE_TEXT, text);
        return false;
    }
    if (says_newline && line->no_newline == lines->ended_with_newline) {
        say_line(reversal, line, PATCH_LINE_NEWLINE, text);
        return false;
    }
    reversal->is_altered = reversal->is_altered || !is_same;
    return true;
}

bool pre_image_give(struct pre_image *image, const struct patch_file *file, struct bytes content,
                    enum removed_ends ends, struct patch_reversal *reversal)
{
    struct patch_walk walk = patch_walk_start(file);
    struct lines lines = lines_of(content);
    struct patch_line line;
    while (patch_walk_next(&walk, &line)) {
        struct bytes before = lines.rest;
        if (!find_place(&lines, &line, reversal))
            return false;
        give(image, taken(before, lines.rest));
        before = lines.rest;
        if (line.origin == '-')
            give_removed(image, &line, ends);
        else if (!hold_line(&lines, &line, true, reversal))
            return false;
        else if (line.origin == ' ')
            give(image, taken(before, lines.rest));
    }
    give(image, lines.rest);
    return true;
}

static char mark_of(const struct patch_line *line, uint32_t parent)
{
    return parent < line->marks.size ? (char)line->marks.at[parent] : ' ';
}

/* Takes the lines that a diff without context leaves out before the line at hand: `hidden` at most, and none when it is
 * not the one after them. */
static struct bytes take_hidden(struct lines *lines, const struct patch_line *line, uint64_t hidden)
{
    struct lines ahead = *lines;
    struct bytes text;
    for (uint64_t i = 0; i <= hidden; i++) {
        struct lines here = ahead;
        if (!lines_next(&ahead, &text))
            break;
        if (bytes_equal(bytes_without_cr(text), bytes_without_cr(line->text))) {
            struct bytes skipped = taken(lines->rest, here.rest);
            *lines = here;
            return skipped;
        }
    }
    return (struct bytes){NULL, 0};
}

/* One parent while the lines of the diff pass. */
struct parent {
    struct pre_image *image;
    uint32_t column;
    bool owes_newline; /* of a lost line: not given before it is known that something follows */
    uint64_t hidden;   /* lines that may have been left out since the last one of the result */
};

static void give_to_parent(struct parent *parent, struct bytes piece)
{
    if (piece.size == 0)
        return;
    if (parent->owes_newline)
        give(parent->image, BYTES("\n"));
    parent->owes_newline = false;
    give(parent->image, piece);
}

static void give_lost(struct parent *parent, const struct patch_line *line)
{
    parent->hidden++;
    if (mark_of(line, parent->column) != '-')
        return;
    if (parent->owes_newline)
        give(parent->image, BYTES("\n"));
    give(parent->image, line->text);
    parent->owes_newline = true;
}

bool pre_image_give_parent(struct pre_image *image, const struct patch_file *file, struct bytes content,
                           uint32_t column, bool ends_in_newline, struct patch_reversal *reversal)
{
    struct patch_walk walk = patch_walk_start(file);
    struct lines lines = lines_of(content);
    struct patch_line line;
    struct parent parent = {.image = image, .column = column};
    while (patch_walk_next(&walk, &line)) {
        struct bytes before = lines.rest;
        if (!find_place(&lines, &line, reversal))
            return false;
        give_to_parent(&parent, taken(before, lines.rest));
        if (line.origin == '-') {
            give_lost(&parent, &line);
            continue;
        }
        if (file->combined->is_sparse)
            give_to_parent(&parent, take_hidden(&lines, &line, parent.hidden));
        parent.hidden = 0;
        before = lines.rest;
        if (!hold_line(&lines, &line, false, reversal))
            return false;
        if (mark_of(&line, column) == ' ')
            give_to_parent(&parent, taken(before, lines.rest));
    }
    give_to_parent(&parent, lines.rest);
    if (parent.owes_newline && ends_in_newline)
        give(image, BYTES("\n"));
    return true;
}
