#include "parse/patch/reverse.h"


#include <string.h>

/* The line ends that the removed lines get: as the patch has them, or as they were before a tool changed them. */
enum removed_ends { REMOVED_AS_THEY_ARE, REMOVED_CRLF, REMOVED_LF, REMOVED_ENDS_COUNT };

/* What an entry leaves when it is taken back: measured, digested, written. */
struct pre_image {
    uint64_t size;
    struct digest *digest; /* NULL while it is measured */
    uint8_t *room;         /* NULL when the bytes are not wanted */
    bool has_ended;        /* by a removed line without newline */
    bool is_impossible;    /* something follows that */
};

static void give(struct pre_image *image, struct bytes piece)
{
    if (piece.size == 0)
        return;
    image->is_impossible = image->is_impossible || image->has_ended;
    if (image->digest != NULL)
        digest_update(image->digest, piece);
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

/* Gives the lines before the line with this number as they are. False when the text ends before. */
static bool give_gap(struct pre_image *image, struct lines *lines, uint64_t number)
{
    struct bytes before = lines->rest, line;
    while (lines->number + UINT64_C(1) < number) {
        if (!lines_next(lines, &line))
            return false;
    }
    give(image, taken(before, lines->rest));
    return true;
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

/* Gives a line that the entry leaves as it was. False when the file has another one. */
static bool take_line(struct pre_image *image, struct lines *lines, const struct patch_line *line,
                      struct patch_reversal *reversal)
{
    struct bytes before = lines->rest, text;
    if (!lines_next(lines, &text)) {
        say_line(reversal, line, PATCH_LINE_MISSING, (struct bytes){NULL, 0});
        return false;
    }
    bool is_same = bytes_equal(text, line->text);
    if (!is_same && !bytes_equal(bytes_without_cr(text), bytes_without_cr(line->text))) {
        say_line(reversal, line, PATCH_LINE_TEXT, text);
        return false;
    }
    if (line->no_newline == lines->ended_with_newline) {
        say_line(reversal, line, PATCH_LINE_NEWLINE, text);
        return false;
    }
    reversal->is_altered = reversal->is_altered || !is_same;
    if (line->origin == ' ')
        give(image, taken(before, lines->rest));
    return true;
}

/* Takes the hunks back. False when a line of them is not the file's; that is said then. */
static bool give_pre_image(struct pre_image *image, const struct patch_file *file, struct bytes content,
                           enum removed_ends ends, struct patch_reversal *reversal)
{
    struct patch_walk walk = patch_walk_start(file);
    struct lines lines = lines_of(content);
    struct patch_line line;
    while (patch_walk_next(&walk, &line)) {
        if (!give_gap(image, &lines, line.new_line)) {
            say_line(reversal, &line, PATCH_LINE_MISSING, (struct bytes){NULL, 0});
            return false;
        }
        if (line.origin == '-')
            give_removed(image, &line, ends);
        else if (!take_line(image, &lines, &line, reversal))
            return false;
    }
    give(image, lines.rest);
    return true;
}

/* The chain while it is walked. */
struct chain {
    const struct patch *patch;
    enum digest_kind kind;
    const struct limits *limits;
    struct bytes content; /* what the entry at hand leads to */
    uint8_t *rooms[2];    /* for what it starts from, in turn; NULL when there is no entry before */
    uint32_t room;
    uint64_t work; /* bytes looked at */
    struct patch_reversal *reversal;
};

static bool id_holds(const struct patch_file *file, const struct pre_image *image, const uint8_t *id, size_t size)
{
    if (image->is_impossible)
        return false;
    return git_id_is_null(file->old_id) ? image->size == 0 : git_id_begins(file->old_id, id, size);
}

/* Digests and writes what the entry starts from. */
static bool try_ends(struct chain *chain, const struct patch_file *file, enum removed_ends ends)
{
    struct pre_image measured = {0};
    give_pre_image(&measured, file, chain->content, ends, chain->reversal);
    if (measured.size > chain->limits->of[LIMIT_DOCUMENT])
        return false;
    struct digest digest;
    struct pre_image image = {.digest = &digest, .room = chain->rooms[chain->room]};
    git_blob_init(&digest, chain->kind, measured.size);
    give_pre_image(&image, file, chain->content, ends, chain->reversal);
    uint8_t id[DIGEST_SIZE_MAX] = {0};
    digest_finish(&digest, id);
    if (ends == REMOVED_AS_THEY_ARE)
        memcpy(chain->reversal->id, id, sizeof id);
    if (!id_holds(file, &image, id, digest_size(chain->kind)))
        return false;
    memcpy(chain->reversal->id, id, sizeof id);
    chain->content = (struct bytes){image.room, (size_t)image.size};
    chain->room = 1 - chain->room;
    return true;
}

/* Asks one limit, and notes that it is crossed. */
static bool crosses(const struct chain *chain, enum limit limit, uint64_t size)
{
    if (size <= chain->limits->of[limit])
        return false;
    chain->reversal->state = PATCH_REVERSED_CROSSED;
    chain->reversal->crossed = limit;
    chain->reversal->size = size;
    return true;
}

/* Takes one entry back: then the chain's content is what it starts from. False when there is something to say. */
static bool take_back(struct chain *chain, uint32_t index)
{
    const struct patch_file *file = &chain->patch->files.items[index];
    struct patch_reversal *reversal = chain->reversal;
    struct pre_image measured = {0};
    bool was_altered = reversal->is_altered;
    reversal->file = index;
    reversal->entries++;
    chain->work += chain->content.size;
    if (!give_pre_image(&measured, file, chain->content, REMOVED_AS_THEY_ARE, reversal)) {
        reversal->is_altered = was_altered;
        return false;
    }
    if (crosses(chain, LIMIT_DOCUMENT, measured.size) || crosses(chain, LIMIT_REVERSE_WORK, chain->work)) {
        reversal->entries--;
        return false;
    }
    for (int ends = REMOVED_AS_THEY_ARE; ends < REMOVED_ENDS_COUNT; ends++) {
        if (!try_ends(chain, file, (enum removed_ends)ends))
            continue;
        reversal->is_altered = reversal->is_altered || ends != REMOVED_AS_THEY_ARE;
        if (reversal->is_altered && !was_altered)
            reversal->altered = index;
        return true;
    }
    reversal->state = PATCH_REVERSED_PRE_IMAGE;
    reversal->is_altered = was_altered;
    return false;
}

/* Room for what the entries but the first start from. */
static bool take_rooms(struct chain *chain, const struct patch_place *places, size_t count, struct arena *scratch)
{
    uint64_t size = chain->content.size;
    for (size_t i = 0; i < count; i++) {
        const struct patch_file *file = &chain->patch->files.items[places[i].file];
        size += file->hunks.size + file->removed_lines; /* with a CR for each */
    }
    if (size > chain->limits->of[LIMIT_DOCUMENT])
        size = chain->limits->of[LIMIT_DOCUMENT];
    for (int i = 0; count > 1 && i < 2; i++) {
        chain->rooms[i] = arena_buffer(scratch, (size_t)size);
        if (chain->rooms[i] == NULL)
            return false;
    }
    return true;
}

static bool can_be_taken_back(const struct patch_file *file)
{
    return !file->is_binary && !file->is_broken && file->old_id.size > 0;
}

/* Two ranges that do not meet say nothing of each other. */
static bool sections_meet(const struct patch *patch, const struct patch_file *earlier, const struct patch_file *later)
{
    const struct patch_section *a = &patch->sections.items[earlier->section];
    const struct patch_section *b = &patch->sections.items[later->section];
    return earlier->section == later->section || a->kind != PATCH_SECTION_RANGE || b->kind != PATCH_SECTION_RANGE ||
           bytes_equal(a->tip, b->base);
}

/* Some changes lie beside the chain: of the mode alone; and a staged one when the working tree is compared with the last
 * commit ("git diff HEAD") and not with what is staged, so that both start from the same file. */
static bool is_passed_over(const struct chain *chain, const struct patch_place *place, uint32_t later)
{
    const struct patch_file *file = &chain->patch->files.items[place->file];
    const struct patch_section *sections = chain->patch->sections.items;
    if (place->is_gone)
        return false;
    if (file->change == PATCH_MODE_ONLY)
        return true;
    size_t size = digest_size(chain->kind);
    return sections[file->section].kind == PATCH_SECTION_STAGED &&
           sections[chain->patch->files.items[later].section].kind == PATCH_SECTION_WORKTREE &&
           git_id_begins(file->old_id, chain->reversal->id, size) &&
           !git_id_begins(file->new_id, chain->reversal->id, size);
}

/* Whether the chain goes on with an entry before the one that was taken back. When the two contradict each other, that
 * is said. */
static bool goes_on(struct chain *chain, const struct patch_place *place, uint32_t later)
{
    const struct patch_file *file = &chain->patch->files.items[place->file];
    const struct patch_file *next = &chain->patch->files.items[later];
    bool is_added = git_id_is_null(next->old_id);
    bool is_same_path = next->change != PATCH_RENAMED && next->change != PATCH_COPIED;
    if (place->is_gone || !is_same_path || file->new_id.size == 0 || !sections_meet(chain->patch, file, next))
        return false;
    if (!is_added && git_id_begins(file->new_id, chain->reversal->id, digest_size(chain->kind)))
        return can_be_taken_back(file);
    chain->reversal->state = PATCH_REVERSED_BREAK;
    chain->reversal->file = place->file;
    return false;
}

static void reverse_chain(struct chain *chain, const struct patch_place *places, size_t count)
{
    const struct patch_file *files = chain->patch->files.items;
    uint32_t at = places[count - 1].file;
    size_t left = count - 1;
    if (!can_be_taken_back(&files[at]))
        return;
    while (take_back(chain, at)) {
        chain->reversal->state = PATCH_REVERSED_HOLDS;
        while (left > 0 && is_passed_over(chain, &places[left - 1], at))
            left--;
        if (left == 0 || !goes_on(chain, &places[left - 1], at))
            return;
        chain->reversal->is_last_entry = false;
        at = places[--left].file;
    }
}

struct patch_reversal patch_reverse(const struct patch *patch, const struct patch_place *places, size_t count,
                                    struct bytes content, enum digest_kind kind, const struct limits *limits,
                                    struct arena *scratch)
{
    struct patch_reversal reversal = {.state = PATCH_REVERSED_NOT, .is_last_entry = true};
    struct chain chain = {
        .patch = patch, .kind = kind, .limits = limits, .content = content, .reversal = &reversal};
    if (!crosses(&chain, LIMIT_DOCUMENT, content.size) && count > 0 && !places[count - 1].is_gone && take_rooms(&chain, places, count, scratch))
        reverse_chain(&chain, places, count);
    return reversal;
}
