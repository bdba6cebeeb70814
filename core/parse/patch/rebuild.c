/* Files that a patch holds whole, made again from its lines and held against the id that the index line gives. */
#include "parse/patch/rebuild.h"

#include "digest/digest.h"

/* One side of the hunks of a file that the patch holds whole, with line ends made anew. */
enum line_ends { ENDS_AS_THEY_ARE, ENDS_CRLF, ENDS_LF };

struct rebuild {
    const struct patch_file *file;
    char origin; /* of the lines that make the content */
    struct bytes id;
    uint64_t lines, lines_with_cr;
};

static void write_line(struct digest *digest, const struct patch_line *line, enum line_ends ends, uint64_t *size)
{
    struct bytes text = line->text;
    struct bytes end = line->no_newline ? (struct bytes){NULL, 0} : BYTES("\n");
    bool has_cr = text.size > 0 && text.at[text.size - 1] == '\r';
    if (!line->no_newline && ends == ENDS_CRLF && !has_cr)
        end = BYTES("\r\n");
    if (!line->no_newline && ends == ENDS_LF && has_cr)
        text.size--;
    *size += text.size + end.size;
    if (digest != NULL) {
        digest_update(digest, text);
        digest_update(digest, end);
    }
}

/* The size of the content, and its digest when there is one to feed. */
static uint64_t write_lines(const struct rebuild *rebuild, enum line_ends ends, struct digest *digest)
{
    struct patch_walk walk = patch_walk_start(rebuild->file);
    struct patch_line line;
    uint64_t size = 0;
    while (patch_walk_next(&walk, &line)) {
        if (line.origin == rebuild->origin)
            write_line(digest, &line, ends, &size);
    }
    return size;
}

static bool has_id(const struct rebuild *rebuild, enum line_ends ends, enum digest_kind kind)
{
    uint8_t id[DIGEST_SIZE_MAX];
    struct digest digest;
    git_blob_init(&digest, kind, write_lines(rebuild, ends, NULL));
    write_lines(rebuild, ends, &digest);
    digest_finish(&digest, id);
    return git_id_begins(rebuild->id, id, digest_size(kind));
}

/* 64 digits tell their digest by their size; fewer, even 40, may be an abbreviation in either kind of repository. */
static bool has_id_of_any_kind(const struct rebuild *rebuild, enum line_ends ends)
{
    size_t digits = rebuild->id.size;
    if (digits <= 2 * SHA1_SIZE && has_id(rebuild, ends, DIGEST_SHA1))
        return true;
    return has_id(rebuild, ends, DIGEST_SHA256);
}

/* False when the hunks hold other lines than those of the one side. */
static bool count_lines(struct rebuild *rebuild)
{
    struct patch_walk walk = patch_walk_start(rebuild->file);
    struct patch_line line;
    while (patch_walk_next(&walk, &line)) {
        if (line.origin != rebuild->origin)
            return false;
        rebuild->lines++;
        if (line.text.size > 0 && line.text.at[line.text.size - 1] == '\r')
            rebuild->lines_with_cr++;
    }
    return true;
}

/* --- lines that lost their lone CRs --- */

/* A tool that decodes text turns a CR inside a line into a line end: what was one line of a patch is several, and all but
 * the first have no sign before them. Told together again, as far as the next entry: */
struct unsplit {
    struct digest *digest; /* NULL while the size is measured */
    uint64_t size;
    uint64_t blanks; /* empty lines that may belong to the content or stand behind the entry */
    bool has_line;
};

static void give(struct unsplit *unsplit, struct bytes piece)
{
    unsplit->size += piece.size;
    if (unsplit->digest != NULL)
        digest_update(unsplit->digest, piece);
}

static void give_blanks(struct unsplit *unsplit)
{
    for (; unsplit->blanks > 0; unsplit->blanks--)
        give(unsplit, BYTES("\r"));
}

static void give_line(struct unsplit *unsplit, struct bytes line, char origin)
{
    if (line.size == 0) {
        unsplit->blanks++;
        return;
    }
    give_blanks(unsplit);
    bool is_new = line.at[0] == (uint8_t)origin;
    if (unsplit->has_line)
        give(unsplit, is_new ? BYTES("\n") : BYTES("\r"));
    give(unsplit, is_new ? bytes_after(line, 1) : line);
    unsplit->has_line = true;
}

static uint64_t write_unsplit(const struct rebuild *rebuild, struct digest *digest)
{
    const struct patch_file *file = rebuild->file;
    struct unsplit unsplit = {.digest = digest};
    struct lines lines = lines_of((struct bytes){file->hunks.at, file->hunks.size + file->behind.size});
    struct bytes line;
    lines_next(&lines, &line); /* the one hunk header */
    while (lines_next(&lines, &line)) {
        if (bytes_start_with(line, BYTES("diff --git ")) || bytes_start_with(line, BYTES("### ")))
            break;
        if (bytes_start_with(line, BYTES("\\ No newline"))) {
            give_blanks(&unsplit);
            return unsplit.size;
        }
        give_line(&unsplit, line, rebuild->origin);
    }
    give(&unsplit, BYTES("\n"));
    return unsplit.size;
}

static bool has_unsplit_id(const struct rebuild *rebuild)
{
    enum digest_kind kind = rebuild->id.size == 2 * SHA256_SIZE ? DIGEST_SHA256 : DIGEST_SHA1;
    uint8_t id[DIGEST_SIZE_MAX];
    struct digest digest;
    git_blob_init(&digest, kind, write_unsplit(rebuild, NULL));
    write_unsplit(rebuild, &digest);
    digest_finish(&digest, id);
    return git_id_begins(rebuild->id, id, digest_size(kind));
}

/* --- submodules: their one line names the commit --- */

static bool is_subproject(const struct patch_line *line, struct bytes id)
{
    struct bytes text = line->text;
    if (!bytes_skip(&text, BYTES("Subproject commit ")))
        return false;
    struct bytes commit = bytes_cut(&text, '-');
    bool is_plain = text.size == 0 || bytes_is(text, "dirty"); /* with changes that are not committed in it */
    return is_plain && git_id_is_full(commit) && git_id_agree(commit, id) == id.size;
}

static enum patch_rebuilt rebuild_submodule(const struct patch_file *file)
{
    struct patch_walk walk = patch_walk_start(file);
    struct patch_line line;
    uint64_t sides = 0;
    while (patch_walk_next(&walk, &line)) {
        if (line.origin == ' ' || !is_subproject(&line, line.origin == '-' ? file->old_id : file->new_id))
            return PATCH_REBUILT_DIFFERS;
        sides++;
    }
    bool is_whole = file->change == PATCH_ADDED || file->change == PATCH_DELETED;
    return sides == (is_whole ? 1 : 2) ? PATCH_REBUILT_SAME : PATCH_REBUILT_DIFFERS;
}

enum patch_rebuilt patch_rebuild(struct patch_file *file, uint64_t *binary_left, const struct limits *limits,
                                 struct arena *scratch)
{
    bool has_new_side = file->change == PATCH_ADDED || file->lacks_old_side; /* and nothing else */
    struct rebuild rebuild = {
        .file = file,
        .origin = has_new_side ? '+' : '-',
        .id = has_new_side ? file->new_id : file->old_id,
    };
    uint32_t mode = file->new_mode != 0 ? file->new_mode : file->old_mode;
    if (file->binary != NULL)
        return patch_rebuild_binary(file, binary_left, limits, scratch);
    if (file->is_binary || file->combined != NULL || file->is_broken)
        return PATCH_REBUILT_NOT;
    if (rebuild.id.size == 0)
        return PATCH_REBUILT_NOT;
    /* git diff --irreversible-delete leaves out what was deleted; an empty file has nothing to leave out. */
    if (file->change == PATCH_DELETED && file->hunk_count == 0)
        return has_id_of_any_kind(&rebuild, ENDS_AS_THEY_ARE) ? PATCH_REBUILT_SAME : PATCH_REBUILT_NOT;
    if (mode == GIT_MODE_SUBMODULE)
        return rebuild_submodule(file);
    if (!has_new_side && file->change != PATCH_DELETED)
        return PATCH_REBUILT_NOT;
    if (!count_lines(&rebuild))
        return PATCH_REBUILT_DIFFERS; /* lines of a side that is no file */
    if (has_id_of_any_kind(&rebuild, ENDS_AS_THEY_ARE))
        return PATCH_REBUILT_SAME;
    bool all_have_cr = rebuild.lines_with_cr == rebuild.lines;
    bool is_twin = has_id_of_any_kind(&rebuild, all_have_cr ? ENDS_LF : ENDS_CRLF) ||
                   (file->hunk_count == 1 && has_unsplit_id(&rebuild));
    return is_twin ? PATCH_REBUILT_CRLF : PATCH_REBUILT_DIFFERS;
}

/* Takes what both begin with off both. */
static void take_common(struct bytes *a, struct bytes *b)
{
    size_t at = 0;
    while (at < a->size && at < b->size && a->at[at] == b->at[at])
        at++;
    *a = bytes_after(*a, at);
    *b = bytes_after(*b, at);
}

enum patch_piece patch_piece_of(const struct patch_file *file, struct bytes content)
{
    struct patch_walk walk = patch_walk_start(file);
    struct patch_line line;
    bool is_whole = file->change == PATCH_ADDED || file->lacks_old_side;
    if (!is_whole || file->is_binary || file->is_broken || file->combined != NULL || file->new_mode == GIT_MODE_SUBMODULE)
        return PATCH_PIECE_NONE;
    while (patch_walk_next(&walk, &line)) {
        struct bytes end = line.no_newline ? (struct bytes){NULL, 0} : BYTES("\n");
        take_common(&line.text, &content);
        if (line.text.size == 0)
            take_common(&end, &content);
        if (line.text.size + end.size > 0)
            return content.size == 0 ? PATCH_PIECE_CUT : PATCH_PIECE_NONE;
    }
    return content.size > 0 ? PATCH_PIECE_MORE : PATCH_PIECE_NONE;
}
