/* Members that are evidence by what is in them. */
#include "parse/evidence/reading.h"

#include "base/glob.h"
#include "parse/evidence/review.h"
#include "parse/evidence/test_report.h"

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

/* --- reports of tests -------------------------------------------------------------------------- */

static void read_reports(struct dossier *dossier, uint32_t index, struct bytes text,
                         void (*const *parsers)(struct report_reading *, struct bytes), size_t parser_count)
{
    struct evidence *evidence = &dossier->evidence;
    size_t first = evidence->reports.count;
    struct report_reading reading = {.reports = &evidence->reports,
                                     .keep = dossier->keep,
                                     .scratch = dossier->scratch,
                                     .member = index,
                                     .room = evidence_room(dossier)};
    memcpy(&reading.salt, dossier->bundle->members[index].sha256, sizeof reading.salt);
    for (size_t i = 0; i < parser_count; i++)
        parsers[i](&reading, text);
    uint64_t cases = reading.reports_beyond;
    for (size_t i = first; i < evidence->reports.count; i++)
        cases += 1 + evidence->reports.items[i].cases.count + evidence->reports.items[i].cases_beyond;
    evidence_fits(dossier, index, cases);
}

static void read_junit(struct dossier *dossier, uint32_t index, struct bytes text)
{
    read_reports(dossier, index, text, (void (*const[])(struct report_reading *, struct bytes)){junit_parse}, 1);
}

static void read_go_test(struct dossier *dossier, uint32_t index, struct bytes text)
{
    read_reports(dossier, index, text, (void (*const[])(struct report_reading *, struct bytes)){go_test_parse}, 1);
}

static void read_tap(struct dossier *dossier, uint32_t index, struct bytes text)
{
    read_reports(dossier, index, text, (void (*const[])(struct report_reading *, struct bytes)){tap_parse}, 1);
}

/* One log can hold what several runners printed. */
static void read_log(struct dossier *dossier, uint32_t index, struct bytes text)
{
    read_reports(dossier, index, text, (void (*const[])(struct report_reading *, struct bytes)){pytest_parse, ctest_parse}, 2);
}

/* --- commands ----------------------------------------------------------------------------------- */

/* What was found in a text that goes away. */
static void keep_texts(struct dossier *dossier, struct shown_commands *commands)
{
    for (size_t i = 0; i < commands->count; i++) {
        commands->items[i].text = arena_copy(dossier->keep, commands->items[i].text);
        commands->items[i].remark = arena_copy(dossier->keep, commands->items[i].remark);
    }
}

static size_t run_of(const struct dossier *dossier, uint32_t member);

static void read_command_lines(struct dossier *dossier, uint32_t index, struct bytes text)
{
    struct shown_commands commands;
    command_lines_find(&commands, text, dossier->scratch);
    keep_texts(dossier, &commands);
    evidence_add_shown(dossier, COMMAND_OF_LOG, index, run_of(dossier, index), &commands);
}

static void read_session(struct dossier *dossier, uint32_t index, struct bytes text)
{
    struct shown_commands commands;
    struct session_log *log = arena_push(dossier->keep, &dossier->evidence.sessions, struct session_log);
    if (log == NULL)
        return;
    *log = (struct session_log){.member = index};
    session_commands_find(&commands, log, text, dossier->keep, dossier->scratch);
    evidence_add_shown(dossier, COMMAND_OF_SESSION, index, run_of(dossier, index), &commands);
}

struct number_search evidence_number_search(struct dossier *dossier, uint32_t index)
{
    static const char *const artifacts[] = {"**.json", "**.jsonl", "**.ndjson", "**.csv", "**.tsv", "**.log", "**.out"};
    const struct member *member = &dossier->bundle->members[index];
    bool is_one = false;
    for (size_t i = 0; i < sizeof artifacts / sizeof artifacts[0]; i++)
        is_one = is_one || glob_match(bytes_of(artifacts[i]), member->path);
    bool is_searched = is_one && member->role != ROLE_RUN_META && dossier->evidence.wanted.count > 0;
    return (struct number_search){.wanted = is_searched ? &dossier->evidence.wanted : NULL, .member = index, .line = 1};
}

/* Documents of tickets name the keys themselves. */
struct key_search evidence_key_search(struct dossier *dossier, uint32_t index)
{
    bool is_searched = dossier->evidence.keys.count > 0 && path_holds_keys(dossier->bundle->members[index].path) &&
                       (dossier->readers[index] & READER_TICKETS) == 0;
    return (struct key_search){.wanted = is_searched ? &dossier->evidence.keys : NULL, .member = index, .line = 1};
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

static struct bytes head_of(const struct evidence_look *look)
{
    return (struct bytes){look->head, look->head_size};
}

static bool is_junit(struct bytes path, const struct evidence_look *look)
{
    return matches(path, "**.xml") && looks_like_junit(head_of(look));
}

static bool is_go_test(struct bytes path, const struct evidence_look *look)
{
    bool is_named = matches(path, "**.json") || matches(path, "**.jsonl") || matches(path, "**.ndjson") ||
                    matches(path, "**.txt") || matches(path, "**.log") || matches(path, "**.out");
    return is_named && looks_like_go_test(head_of(look));
}

static bool is_tap(struct bytes path, const struct evidence_look *look)
{
    bool is_log = matches(path, "**.txt") || matches(path, "**.log") || matches(path, "**.out");
    return matches(path, "**.tap") || (is_log && looks_like_tap(head_of(look)));
}

static bool is_test_log(struct bytes path, const struct evidence_look *look)
{
    struct bytes tail = {look->tail, look->tail_size};
    bool is_log = matches(path, "**.txt") || matches(path, "**.log") || matches(path, "**.out");
    return is_log && (looks_like_pytest(head_of(look), tail) || looks_like_ctest(head_of(look), tail));
}

static bool is_command_log(struct bytes path, const struct evidence_look *look)
{
    (void)look;
    return bytes_is(path_name(path), "commands.log");
}

static bool is_session(struct bytes path, const struct evidence_look *look)
{
    return matches(path, "**.jsonl") && looks_like_session(head_of(look));
}

static const struct kind kinds[] = {
    {is_command_log, read_command_lines, LIMIT_DOCUMENT, false},
    {is_session, read_session, LIMIT_REPORT, false},
    {is_transcript, read_transcript, LIMIT_DOCUMENT, true},
    {is_review_document, read_review_document, LIMIT_DOCUMENT, true},
    {is_junit, read_junit, LIMIT_REPORT, false},
    {is_go_test, read_go_test, LIMIT_REPORT, false},
    {is_tap, read_tap, LIMIT_REPORT, false},
    {is_test_log, read_log, LIMIT_REPORT, false},
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

static int session_order(const void *left, const void *right)
{
    const struct session_log *a = left, *b = right;
    return compare_places(a->member, 0, b->member, 0);
}

static int review_order(const void *left, const void *right)
{
    const struct review *a = left, *b = right;
    return compare_places(a->member, 0, b->member, 0);
}

static void place_numbers(struct evidence *evidence)
{
    for (size_t i = 0; i < evidence->numbers.count; i++) {
        struct stated_number *number = &evidence->numbers.items[i];
        const struct wanted_number *found = wanted_number_find(&evidence->wanted, number->value);
        bool is_found = found != NULL && found->member != NO_MEMBER;
        number->state = is_found ? NUMBER_FOUND : evidence->number_artifacts > 0 ? NUMBER_ABSENT : NUMBER_UNDECIDABLE;
        number->found_member = is_found ? found->member : NO_MEMBER;
        number->found_line = is_found ? found->line : 0;
    }
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

static int report_order(const void *left, const void *right)
{
    const struct test_report *a = left, *b = right;
    return compare_places(a->member, a->line, b->member, b->line);
}

static int by_folder(const void *key, const void *item)
{
    const struct bytes *folder = key;
    return bytes_compare(*folder, ((const struct run *)item)->folder);
}

/* The run in whose folder the member lies, or NO_INDEX. */
static size_t run_of(const struct dossier *dossier, uint32_t member)
{
    struct bytes folder = run_folder_of(dossier->bundle->members[member].path);
    const struct run *runs = dossier->runs.items;
    const struct run *run = folder.size == 0 || dossier->runs.count == 0
                                ? NULL
                                : bsearch(&folder, runs, dossier->runs.count, sizeof *runs, by_folder);
    return run == NULL ? NO_INDEX : (size_t)(run - runs);
}

void evidence_settle(struct dossier *dossier)
{
    struct evidence *evidence = &dossier->evidence;
    for (size_t i = 0; i < evidence->reports.count; i++)
        evidence->reports.items[i].run = run_of(dossier, evidence->reports.items[i].member);
    if (evidence->reports.count > 0)
        qsort(evidence->reports.items, evidence->reports.count, sizeof *evidence->reports.items, report_order);
    if (evidence->commands.count > 0)
        qsort(evidence->commands.items, evidence->commands.count, sizeof *evidence->commands.items, command_order);
    if (evidence->sessions.count > 0)
        qsort(evidence->sessions.items, evidence->sessions.count, sizeof *evidence->sessions.items, session_order);
    evidence_compare_commands(dossier);
    place_numbers(evidence);
    wanted_keys_settle(&evidence->keys);
    if (evidence->reviews.count > 0)
        qsort(evidence->reviews.items, evidence->reviews.count, sizeof *evidence->reviews.items, review_order);
    for (size_t i = 0; i < evidence->reviews.count; i++) {
        if (evidence->reviews.items[i].has_patch && dossier->patch.files.count > 0)
            compare_patch(&evidence->reviews.items[i], &dossier->patch);
    }
}
