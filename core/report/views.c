#include "report/views.h"

#include "report/json_writer.h"

#include <string.h>

/* The first bytes of a member. */
struct start {
    uint8_t *at;
    size_t size;
};

static bool take_start(void *context, struct bytes piece)
{
    struct start *start = context;
    size_t left = MEDIA_START_SIZE - start->size;
    size_t count = piece.size < left ? piece.size : left;
    memcpy(start->at + start->size, piece.at, count);
    start->size += count;
    return count == piece.size;
}

static struct bytes start_of(const struct view *view)
{
    bool is_whole;
    struct start start = {arena_buffer(view->scratch, MEDIA_START_SIZE), 0};
    if (start.at == NULL)
        return (struct bytes){NULL, 0};
    bundle_unpack(view->bundle, view->index, (struct sink){&start, take_start}, &is_whole);
    return (struct bytes){start.at, start.size};
}

static struct media media_here(const struct view *view)
{
    const struct member *member = &view->bundle->members[view->index];
    return media_of(path_name(member->path), start_of(view), member->is_text);
}

static void write_media(const struct media *media, uint64_t size, struct writer *writer)
{
    struct json_writer json = {.writer = writer};
    json_open_object(&json, NULL);
    json_word(&json, "kind", media_kind_name(media->kind));
    json_word(&json, "type", media->type);
    json_number(&json, "width", media->width);
    json_number(&json, "height", media->height);
    json_word(&json, "runs", media->runs);
    json_number(&json, "size", size);
    json_close_object(&json);
}

/* Where a line begins. */
struct line_search {
    uint64_t offset; /* of the piece, then of the line */
    uint32_t left;   /* newlines to go */
};

static bool search_line(void *context, struct bytes piece)
{
    struct line_search *search = context;
    struct bytes rest = piece;
    while (search->left > 0) {
        size_t at = bytes_find_byte(rest, '\n');
        if (at == BYTES_NOWHERE) {
            search->offset += rest.size;
            return true;
        }
        rest = bytes_after(rest, at + 1);
        search->offset += at + 1;
        search->left--;
    }
    return false;
}

static void write_offset(const struct view *view, struct writer *writer)
{
    struct json_writer json = {.writer = writer};
    struct line_search search = {0, view->first > 0 ? view->first - 1 : 0};
    bool is_whole;
    if (search.left > 0)
        bundle_unpack(view->bundle, view->index, (struct sink){&search, search_line}, &is_whole);
    json_open_object(&json, NULL);
    if (search.left == 0)
        json_number(&json, "offset", search.offset);
    else
        json_null(&json, "offset");
    json_close_object(&json);
}

/* The member as a document, in one piece; what is too large for that is said. */
static bool write_document(const struct view *view, struct bytes what, struct writer *writer)
{
    const struct member *member = &view->bundle->members[view->index];
    struct media media = media_here(view);
    struct bytes content;
    if (member->size > view->bundle->limits->of[LIMIT_DOCUMENT]) {
        struct json_writer json = {.writer = writer};
        json_open_object(&json, NULL);
        json_word(&json, "problem", "It is larger than a document may be. The source shows it piece by piece.");
        json_close_object(&json);
        return true;
    }
    if (bundle_content(view->bundle, view->index, view->scratch, &content) != STATUS_OK)
        return false;
    if (bytes_is(what, "markdown"))
        view_markdown(view, content, writer);
    else if (bytes_is(what, "json"))
        view_json(view, content, writer);
    else
        view_table(view, content, media.kind, writer);
    return true;
}

static bool write_patch_media(const struct view *view, bool is_new, struct writer *writer)
{
    struct bytes content;
    const struct patch_file *file = &view->dossier->patch.files.items[view->index];
    if (!view_patch_bytes(view, is_new, &content))
        return false;
    struct media media = media_of(path_name(is_new ? file->new_path : file->old_path),
                                  bytes_first(content, MEDIA_START_SIZE), false);
    write_media(&media, content.size, writer);
    return true;
}

static bool write_members(const struct view *view, struct bytes what, struct writer *writer)
{
    (void)what;
    struct json_writer json = {.writer = writer};
    uint32_t count = view->bundle->member_count;
    json_open_object(&json, NULL);
    json_open_array(&json, "rows");
    for (uint32_t i = view->first; i < count && i - view->first < view->count; i++) {
        json_open_array(&json, NULL);
        json_text(&json, NULL, view->bundle->members[i].path);
        json_number(&json, NULL, view->bundle->members[i].size);
        json_close_array(&json);
    }
    json_close_array(&json);
    json_close_object(&json);
    return true;
}

static bool write_of_patch(const struct view *view, struct bytes what, struct writer *writer)
{
    if (view->dossier->patch_member == NO_MEMBER || view->index >= view->dossier->patch.files.count)
        return false;
    if (bytes_is(what, "patch"))
        return view_patch(view, writer);
    return write_patch_media(view, bytes_is(what, "patch-new"), writer);
}

static bool write_generated(const struct view *view, struct bytes what, struct writer *writer)
{
    struct json_writer json = {.writer = writer};
    (void)what;
    json_open_object(&json, NULL);
    json_open_array(&json, "entries");
    for (size_t i = 0; view->dossier->patch_member != NO_MEMBER && i < view->dossier->patch.files.count; i++) {
        if (path_is_generated(view->dossier->patch.files.items[i].new_path))
            json_number(&json, NULL, i);
    }
    json_close_array(&json);
    json_close_object(&json);
    return true;
}

static bool write_of_member(const struct view *view, struct bytes what, struct writer *writer)
{
    if (view->index >= view->bundle->member_count)
        return false;
    if (bytes_is(what, "offset")) {
        write_offset(view, writer);
        return true;
    }
    if (!bytes_is(what, "media"))
        return write_document(view, what, writer);
    struct media media = media_here(view);
    write_media(&media, view->bundle->members[view->index].size, writer);
    return true;
}

bool view_write(const struct view *view, const char *what, struct writer *writer)
{
    static const struct {
        const char *name;
        bool (*write)(const struct view *view, struct bytes what, struct writer *writer);
    } views[] = {
        {"media", write_of_member},    {"offset", write_of_member}, {"markdown", write_of_member},
        {"json", write_of_member},     {"table", write_of_member},  {"patch", write_of_patch},
        {"patch-old", write_of_patch}, {"patch-new", write_of_patch}, {"generated", write_generated},
        {"members", write_members},
    };
    struct bytes wanted = bytes_of(what);
    struct arena_mark mark = arena_mark(view->scratch);
    bool is_written = false;
    for (size_t i = 0; i < sizeof views / sizeof views[0]; i++) {
        if (bytes_is(wanted, views[i].name))
            is_written = views[i].write(view, wanted, writer);
    }
    arena_rewind(view->scratch, mark);
    return is_written && !view->scratch->memory->exhausted;
}
