/*
 * An entry of the patch, line by line, held against the file that is in the bundle.
 *
 *   held   "same": the bundled file has every line that the entry shows of the new side; "differs"; "none": there is
 *          nothing to hold it against, or another entry has the last word on the path
 *   first_difference   {line in the patch, new line, what the bundled file has there or null}
 *   flags  1: the bundled file has another line there; 2: no newline at the end of the file
 *   marks  the columns of a combined diff; else ""
 */
#include "report/views.h"

#include "digest/digest.h"
#include "parse/patch/binary.h"
#include "report/json_writer.h"

enum { FLAG_DIFFERS = 1, FLAG_NO_NEWLINE = 2 };

/* --- the lines of the bundled file --- */

struct holding {
    bool is_held;
    struct lines lines;
    struct bytes line; /* the one with number lines.number */
    bool has_line;
    bool differs;
    uint32_t patch_line;
    uint64_t new_line;
    struct bytes found;
    bool is_found; /* the file has such a line at all */
};

/* The only member that the entry leads to, where the entry has the last word; else NO_MEMBER. */
static uint32_t member_of(const struct view *view)
{
    const struct patch *patch = &view->dossier->patch;
    const struct patch_file *file = &patch->files.items[view->index];
    bool is_last = patch_find_last(patch, file->new_path) == view->index;
    if (!is_last || file->is_broken || file->is_binary || file->change == PATCH_DELETED)
        return NO_MEMBER;
    return bundle_find_all(view->bundle, file->new_path).count == 1 ? bundle_find(view->bundle, file->new_path)
                                                                      : NO_MEMBER;
}

static struct holding start_holding(const struct view *view)
{
    struct holding holding = {.is_held = false};
    uint32_t member = member_of(view);
    struct bytes content;
    if (member == NO_MEMBER || view->bundle->members[member].size > view->bundle->limits->of[LIMIT_DOCUMENT] ||
        bundle_content(view->bundle, member, view->scratch, &content) != STATUS_OK)
        return holding;
    holding.is_held = true;
    holding.lines = lines_of(content);
    holding.has_line = true;
    return holding;
}

/* The new lines of an entry that is not broken come in ascending order. */
static bool holds(struct holding *holding, const struct patch_line *line)
{
    if (!holding->is_held || line->origin == '-')
        return true;
    while (holding->has_line && holding->lines.number < line->new_line)
        holding->has_line = lines_next(&holding->lines, &holding->line);
    bool is_there = holding->has_line && holding->lines.number == line->new_line;
    bool is_same = is_there && bytes_equal(holding->line, line->text) &&
                   !(line->no_newline && holding->lines.ended_with_newline);
    if (!is_same && !holding->differs) {
        holding->differs = true;
        holding->patch_line = line->line;
        holding->new_line = line->new_line;
        holding->is_found = is_there;
        holding->found = is_there ? holding->line : (struct bytes){NULL, 0};
    }
    return is_same;
}

/* --- rows --- */

struct rows {
    struct json_writer *json;
    uint64_t index, first, after;
};

static bool is_wanted(struct rows *rows)
{
    uint64_t index = rows->index++;
    return index >= rows->first && index < rows->after;
}

static void write_row(struct rows *rows, const char *origin, const struct patch_line *line, unsigned flags,
                      bool is_combined)
{
    struct json_writer *json = rows->json;
    json_open_array(json, NULL);
    json_word(json, NULL, origin);
    json_number(json, NULL, line->old_line);
    json_number(json, NULL, line->new_line);
    json_number(json, NULL, line->line);
    json_text(json, NULL, line->text);
    json_number(json, NULL, flags);
    json_text(json, NULL, is_combined ? line->marks : (struct bytes){NULL, 0});
    json_close_array(json);
}

static void write_line(struct rows *rows, const struct patch_line *line, bool is_held, bool is_combined)
{
    struct patch_line shown = *line;
    const char origin[] = {line->origin, '\0'};
    if (line->origin == '+' || is_combined)
        shown.old_line = 0;
    if (line->origin == '-')
        shown.new_line = 0;
    write_row(rows, origin, &shown, (is_held ? 0 : FLAG_DIFFERS) | (line->no_newline ? FLAG_NO_NEWLINE : 0),
              is_combined);
}

static bool write_rows(struct rows *rows, const struct patch_file *file, struct holding *holding)
{
    struct patch_walk walk = patch_walk_start(file);
    struct patch_line line;
    uint32_t hunk = 0;
    while (patch_walk_next(&walk, &line)) {
        bool is_held = holds(holding, &line);
        if (walk.hunk != hunk) {
            struct patch_line header = {.text = walk.header, .line = walk.header_line,
                                        .old_line = line.old_line, .new_line = line.new_line};
            hunk = walk.hunk;
            if (is_wanted(rows))
                write_row(rows, "@", &header, 0, false);
        }
        if (is_wanted(rows))
            write_line(rows, &line, is_held, file->combined != NULL);
        if (rows->first > 0 && rows->index > rows->after)
            return false; /* what is told of the whole entry was told with its first rows */
    }
    return rows->index <= rows->after;
}

static void write_difference(struct json_writer *json, const struct holding *holding)
{
    if (!holding->differs) {
        json_null(json, "first_difference");
        return;
    }
    json_open_object(json, "first_difference");
    json_number(json, "line", holding->patch_line);
    json_number(json, "new_line", holding->new_line);
    if (holding->is_found)
        json_text(json, "found", holding->found);
    else
        json_null(json, "found");
    json_close_object(json);
}

bool view_patch(const struct view *view, struct writer *writer)
{
    const struct patch_file *file = &view->dossier->patch.files.items[view->index];
    struct json_writer json = {.writer = writer};
    struct rows rows = {&json, 0, view->first, (uint64_t)view->first + view->count};
    struct holding holding = start_holding(view);
    json_open_object(&json, NULL);
    json_open_array(&json, "rows");
    bool is_end = write_rows(&rows, file, &holding);
    json_close_array(&json);
    json_bool(&json, "is_end", is_end);
    json_number(&json, "count", rows.index);
    json_word(&json, "held", !holding.is_held ? "none" : holding.differs ? "differs" : "same");
    write_difference(&json, &holding);
    json_close_object(&json);
    return true;
}

/* --- binary data --- */

static bool inflate(const struct patch_binary_part *part, struct arena *scratch, struct bytes *content)
{
    struct patch_room room = {arena_buffer(scratch, (size_t)part->size), 0};
    if (room.at == NULL || !patch_binary_inflate(part, (struct sink){&room, patch_room_fill}, scratch))
        return false;
    *content = (struct bytes){room.at, room.used};
    return true;
}

/* The other side of a delta: the literal beside it, or the bundled file where the entry leads to it. */
static bool delta_source(const struct view *view, const struct patch_binary_part *other, bool is_new,
                         struct bytes *source)
{
    const struct patch *patch = &view->dossier->patch;
    const struct patch_file *file = &patch->files.items[view->index];
    if (other->form == PATCH_LITERAL)
        return inflate(other, view->scratch, source);
    uint32_t member = bundle_find(view->bundle, file->new_path);
    bool is_there = !is_new && member != NO_MEMBER && patch_find_last(patch, file->new_path) == view->index &&
                    view->bundle->members[member].size <= view->bundle->limits->of[LIMIT_DOCUMENT];
    return is_there && bundle_content(view->bundle, member, view->scratch, source) == STATUS_OK;
}

static bool follow_delta(const struct view *view, const struct patch_binary_part *part,
                         const struct patch_binary_part *other, bool is_new, struct bytes *content)
{
    struct bytes delta, source;
    struct delta_sizes sizes;
    uint64_t most = view->bundle->limits->of[LIMIT_DOCUMENT];
    if (part->size > most || !inflate(part, view->scratch, &delta) || !delta_read_sizes(&delta, &sizes) ||
        sizes.result > most || !delta_source(view, other, is_new, &source) || source.size != sizes.source)
        return false;
    struct patch_room room = {arena_buffer(view->scratch, (size_t)sizes.result), 0};
    if (room.at == NULL || !delta_apply(delta, &sizes, source.at, (struct sink){&room, patch_room_fill}))
        return false;
    *content = (struct bytes){room.at, room.used};
    return true;
}

/* Only what has the id of its side is shown as that side. */
static bool has_id(struct bytes content, struct bytes id)
{
    uint8_t out[DIGEST_SIZE_MAX];
    enum digest_kind kind = id.size == 2 * (size_t)SHA256_SIZE ? DIGEST_SHA256 : DIGEST_SHA1;
    git_blob_of(kind, content, out);
    return git_id_begins(id, out, digest_size(kind));
}

bool view_patch_bytes(const struct view *view, bool is_new, struct bytes *content)
{
    if (view->dossier->patch_member == NO_MEMBER || view->index >= view->dossier->patch.files.count)
        return false;
    const struct patch_file *file = &view->dossier->patch.files.items[view->index];
    const struct patch_binary *binary = file->binary;
    struct bytes id = is_new ? file->new_id : file->old_id;
    if (binary == NULL || file->is_broken || !binary->is_checked || !binary->has_backward || git_id_is_null(id))
        return false;
    const struct patch_binary_part *part = is_new ? &binary->forward : &binary->backward;
    const struct patch_binary_part *other = is_new ? &binary->backward : &binary->forward;
    if (part->size > view->bundle->limits->of[LIMIT_DOCUMENT])
        return false;
    bool is_made = part->form == PATCH_LITERAL ? inflate(part, view->scratch, content)
                                               : follow_delta(view, part, other, is_new, content);
    return is_made && has_id(*content, id);
}
