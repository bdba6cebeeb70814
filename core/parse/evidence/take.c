/* Members that are evidence by what is in them. */
#include "parse/evidence/reading.h"

#include "base/glob.h"
#include "parse/evidence/review.h"

#include <stdlib.h>
#include <string.h>

void evidence_look_at(struct evidence_look *look, struct bytes piece)
{
    struct bytes start = bytes_first(piece, SEEN_SIZE - look->head_size);
    if (start.size > 0)
        memcpy(look->head + look->head_size, start.at, start.size);
    look->head_size += start.size;
    if (piece.size > SEEN_SIZE)
        piece = bytes_after(piece, piece.size - SEEN_SIZE);
    size_t kept = SEEN_SIZE - piece.size < look->tail_size ? SEEN_SIZE - piece.size : look->tail_size;
    memmove(look->tail, look->tail + look->tail_size - kept, kept);
    if (piece.size > 0)
        memcpy(look->tail + kept, piece.at, piece.size);
    look->tail_size = kept + piece.size;
}

/* --- reviews ---------------------------------------------------------------------------------- */

static void add_exec_blocks(struct dossier *dossier, uint32_t member, const struct exec_blocks *execs)
{
    for (size_t i = 0; i < execs->count; i++) {
        const struct exec_block *exec = &execs->items[i];
        struct command_record record = {.source = COMMAND_OF_TRANSCRIPT,
                                        .member = member,
                                        .line = exec->line,
                                        .run = NO_INDEX,
                                        .outcome_line = exec->outcome_line,
                                        .has_exit_code = exec->outcome_line > 0,
                                        .exit_code = exec->exit_code};
        if (record.has_exit_code)
            record.outcome = exec->exit_code == 0 ? OUTCOME_PASSED : OUTCOME_FAILED;
        if (!evidence_add_command(dossier, &record, exec->command))
            return;
    }
}

static void read_transcript(struct dossier *dossier, uint32_t index, struct bytes text)
{
    struct review *review = arena_push(dossier->keep, &dossier->evidence.reviews, struct review);
    struct exec_blocks execs;
    if (review == NULL)
        return;
    review->member = index;
    transcript_parse(review, &execs, dossier->bundle->members[index].path, text, dossier->keep, dossier->scratch);
    add_exec_blocks(dossier, index, &execs);
}

static void read_review_document(struct dossier *dossier, uint32_t index, struct bytes text)
{
    struct review review = {.member = index};
    review_document_parse(&review, dossier->bundle->members[index].path, text);
    struct review *added = review.last.verdict == REVIEW_NONE
                               ? NULL /* a page about reviews */
                               : arena_push(dossier->keep, &dossier->evidence.reviews, struct review);
    if (added != NULL)
        *added = review;
}

/* --- what a member is ------------------------------------------------------------------------- */

struct kind {
    bool (*is_one)(struct bytes path, const struct evidence_look *look);
    void (*read)(struct dossier *dossier, uint32_t index, struct bytes text);
    enum limit limit;
    bool is_kept; /* its text is needed for the whole review */
};

static bool matches(struct bytes path, const char *pattern)
{
    return glob_match(bytes_of(pattern), path);
}

static bool is_transcript(struct bytes path, const struct evidence_look *look)
{
    bool is_log = matches(path, "**.txt") || matches(path, "**.log");
    return is_log && looks_like_transcript((struct bytes){look->head, look->head_size});
}

static bool is_review_document(struct bytes path, const struct evidence_look *look)
{
    (void)look;
    return matches(path, "codex_reviews/*.md") || matches(path, "**/codex_reviews/*.md");
}

static const struct kind kinds[] = {
    {is_transcript, read_transcript, LIMIT_DOCUMENT, true},
    {is_review_document, read_review_document, LIMIT_DOCUMENT, true},
};

/* Reviews stay in memory together: all of them are held to one limit. */
static bool fits(struct dossier *dossier, uint32_t index, const struct kind *kind)
{
    const struct bundle *bundle = dossier->bundle;
    uint64_t size = bundle->members[index].size;
    findings_checked(bundle->found, RULE_MEMBER_TOO_LARGE, 1);
    if (size > bundle->limits->of[kind->limit]) {
        findings_add_limit(bundle->found, RULE_MEMBER_TOO_LARGE, place_member(index), bundle->limits, kind->limit,
                           "its size", size);
        return false;
    }
    if (!kind->is_kept)
        return true;
    dossier->evidence.kept_bytes += size;
    if (dossier->evidence.kept_bytes <= bundle->limits->of[LIMIT_REVIEWS])
        return true;
    findings_add_limit(bundle->found, RULE_MEMBER_TOO_LARGE, place_member(index), bundle->limits, LIMIT_REVIEWS,
                       "the size of all reviews up to here", dossier->evidence.kept_bytes);
    return false;
}

static enum status read_as(struct dossier *dossier, uint32_t index, const struct kind *kind)
{
    struct bytes text;
    if (!fits(dossier, index, kind))
        return STATUS_OK;
    enum status status =
        bundle_content(dossier->bundle, index, kind->is_kept ? dossier->keep : dossier->scratch, &text);
    if (status != STATUS_OK)
        return status;
    findings_checked(dossier->bundle->found, RULE_MEMBER_TOO_MUCH_EVIDENCE, 1);
    kind->read(dossier, index, text);
    dossier->readers[index] |= READER_EVIDENCE;
    return dossier->keep->memory->exhausted ? STATUS_NO_MEMORY : STATUS_OK;
}

enum status evidence_take(struct dossier *dossier, uint32_t index, const struct evidence_look *look)
{
    const struct member *member = &dossier->bundle->members[index];
    if (member->role == ROLE_PATCH || member->role == ROLE_STAGED_PATCH)
        return STATUS_OK;
    for (size_t i = 0; i < sizeof kinds / sizeof kinds[0]; i++) {
        if (kinds[i].is_one(member->path, look))
            return read_as(dossier, index, &kinds[i]);
    }
    return STATUS_OK;
}

/* --- order ------------------------------------------------------------------------------------ */

static int compare_places(uint32_t member, uint32_t line, uint32_t other_member, uint32_t other_line)
{
    int order = (member > other_member) - (member < other_member);
    return order != 0 ? order : (line > other_line) - (line < other_line);
}

static int command_order(const void *left, const void *right)
{
    const struct command_record *a = left, *b = right;
    return compare_places(a->member, a->line, b->member, b->line);
}

static int review_order(const void *left, const void *right)
{
    const struct review *a = left, *b = right;
    return compare_places(a->member, 0, b->member, 0);
}

/* Whether both patches change the file of this entry in the same way. */
static bool is_same_change(const struct patch_file *a, const struct patch *patch)
{
    size_t at = patch_find_last(patch, a->new_path);
    if (at == BYTES_NOWHERE)
        return false;
    const struct patch_file *b = &patch->files.items[at];
    return a->change == b->change && bytes_equal(a->old_path, b->old_path) &&
           bytes_equal(bytes_trim_right(a->hunks), bytes_trim_right(b->hunks));
}

static void compare_patch(struct review *review, const struct patch *patch)
{
    for (size_t i = 0; i < review->patch.files.count; i++) {
        if (is_same_change(&review->patch.files.items[i], patch))
            continue;
        review->patch_state = QUOTED_DIFFERENT;
        review->different_path = review->patch.files.items[i].new_path;
        return;
    }
    review->patch_state = review->patch.files.count == patch->files.count ? QUOTED_EQUAL : QUOTED_PART;
}

void evidence_settle(struct dossier *dossier)
{
    struct evidence *evidence = &dossier->evidence;
    if (evidence->commands.count > 0)
        qsort(evidence->commands.items, evidence->commands.count, sizeof *evidence->commands.items, command_order);
    if (evidence->reviews.count > 0)
        qsort(evidence->reviews.items, evidence->reviews.count, sizeof *evidence->reviews.items, review_order);
    for (size_t i = 0; i < evidence->reviews.count; i++) {
        if (evidence->reviews.items[i].has_patch && dossier->patch.files.count > 0)
            compare_patch(&evidence->reviews.items[i], &dossier->patch);
    }
}
