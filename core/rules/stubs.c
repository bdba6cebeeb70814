/* Rules about what the change gives away: work left open, tests that test nothing, deleted reviews, empty changes. */
#include "rules/judging.h"

static struct place place_in_change(const struct judging *judging, uint32_t line)
{
    const struct change *change = &judging->coverage.change;
    return place_line(change->member, change->line_before + line);
}

static const struct covered_ticket *ticket_under_review(const struct judging *judging)
{
    for (size_t i = 0; i < judging->coverage.tickets.count; i++) {
        if (judging->coverage.tickets.items[i].is_under_review)
            return &judging->coverage.tickets.items[i];
    }
    return NULL;
}

static bool is_done(const struct covered_ticket *ticket)
{
    return ticket != NULL && ticket->claim == CLAIM_DONE;
}

/* The ticket that the line names; NULL when it names none that is known. */
static const struct covered_ticket *named_ticket(const struct judging *judging, struct bytes text)
{
    size_t from = 0;
    uint32_t at = ticket_table_next(&judging->tickets, text, &from);
    return at == NO_TICKET ? NULL : &judging->coverage.tickets.items[at];
}

static void add_stub(struct judging *judging, enum rule rule, const struct stub *stub, const struct covered_ticket *ticket)
{
    const struct patch_file *file = &judging->coverage.change.patch->files.items[stub->file];
    findings_add(judging->found, rule, place_in_change(judging, stub->line),
                 ARGUMENTS(with_text("ticket", ticket->ticket->id), with_text("path", file->new_path),
                           with_text("text", stub->text), with_word("claim", ticket->claimed_by)));
}

/* A line that names a ticket is about that one; any other is about the ticket that the change is for. A note to do
 * something that names no ticket says nothing of this one. */
static void check_stub(struct judging *judging, const struct stub *stub, const struct covered_ticket *reviewed)
{
    const struct covered_ticket *named = named_ticket(judging, stub->text);
    if (named != NULL) {
        bool is_reviewed = named->is_under_review;
        if (is_done(named))
            add_stub(judging, is_reviewed ? RULE_COVERAGE_STUB_NAMED : RULE_COVERAGE_STUB_OTHER, stub, named);
        return;
    }
    if (!is_done(reviewed) || stub->kind == STUB_TODO)
        return;
    add_stub(judging, stub->kind == STUB_UNIMPLEMENTED ? RULE_COVERAGE_STUB_ADDED : RULE_COVERAGE_TEST_DISABLED, stub,
             reviewed);
}

void check_stubs(struct judging *judging)
{
    static const enum rule rules[] = {RULE_COVERAGE_STUB_NAMED, RULE_COVERAGE_STUB_OTHER, RULE_COVERAGE_STUB_ADDED,
                                      RULE_COVERAGE_TEST_DISABLED};
    const struct change *change = &judging->coverage.change;
    if (change->patch == NULL || judging->coverage.tickets.count == 0)
        return;
    for (size_t i = 0; i < sizeof rules / sizeof rules[0]; i++)
        findings_checked(judging->found, rules[i], change->marks->lines_searched);
    const struct covered_ticket *reviewed = ticket_under_review(judging);
    for (size_t i = 0; i < change->marks->stubs.count; i++)
        check_stub(judging, &change->marks->stubs.items[i], reviewed);
}

static void check_empty_changes(struct judging *judging, const struct change *change)
{
    findings_checked(judging->found, RULE_PATCH_EMPTY_CHANGE, change->marks->changes);
    for (size_t i = 0; i < change->marks->empty_changes.count; i++) {
        const struct empty_change *empty = &change->marks->empty_changes.items[i];
        findings_add(judging->found, RULE_PATCH_EMPTY_CHANGE, place_in_change(judging, empty->line),
                     ARGUMENTS(with_text("path", change->patch->files.items[empty->file].new_path),
                               with_number("count", empty->count)));
    }
}

/* A review that is moved is still there. */
static void check_deleted_reviews(struct judging *judging, const struct change *change)
{
    findings_checked(judging->found, RULE_REVIEW_DELETED, change->patch->files.count);
    for (size_t i = 0; i < change->patch->files.count; i++) {
        const struct patch_file *file = &change->patch->files.items[i];
        if (file->change == PATCH_DELETED && role_of(file->old_path, false) == ROLE_REVIEW)
            findings_add(judging->found, RULE_REVIEW_DELETED, place_in_change(judging, file->line),
                         ARGUMENTS(with_text("path", file->old_path)));
    }
}

/* --- what a rejecting review names --- */

static bool is_path_like(struct bytes text)
{
    bool has_folder = bytes_find_byte(text, '/') != BYTES_NOWHERE && text.at[0] != '/';
    for (size_t i = 0; has_folder && i < text.size; i++) {
        bool is_path_byte = byte_is_word(text.at[i]) || bytes_find_byte(BYTES("./-+"), text.at[i]) != BYTES_NOWHERE;
        has_folder = is_path_byte;
    }
    return has_folder && bytes_find_byte(path_name(text), '.') != BYTES_NOWHERE;
}

static void check_named_by_review(struct judging *judging, struct bytes path, struct place place)
{
    const struct patch *patch = judging->coverage.change.patch;
    findings_checked(judging->found, RULE_REVIEW_PATH_UNTOUCHED, 1);
    if (patch_find_last(patch, path) == BYTES_NOWHERE)
        findings_add(judging->found, RULE_REVIEW_PATH_UNTOUCHED, place, ARGUMENTS(with_text("path", path)));
}

/* The first of equal paths in ticks; a verdict is one line, and what was told is looked through only so far back. */
static void check_rejected_paths(struct judging *judging)
{
    const struct review *review = latest_review(judging, judging->subject.ticket);
    if (judging->subject.ticket.size == 0 || review == NULL || review_word(review)->verdict != REVIEW_REJECT)
        return;
    enum { TOLD_MAX = 64 };
    struct bytes told[TOLD_MAX];
    size_t told_count = 0;
    struct bytes rest = review_word(review)->text;
    while (bytes_find_byte(rest, '`') != BYTES_NOWHERE && told_count < TOLD_MAX) {
        bytes_cut(&rest, '`');
        struct bytes code = bytes_cut(&rest, '`');
        bool is_told = code.size == 0 || !is_path_like(code);
        for (size_t i = 0; i < told_count && !is_told; i++)
            is_told = bytes_equal(told[i], code);
        if (is_told)
            continue;
        told[told_count++] = code;
        check_named_by_review(judging, code, place_line(review->member, review_word(review)->line));
    }
}

void check_change(struct judging *judging)
{
    const struct change *change = &judging->coverage.change;
    if (change->patch == NULL)
        return;
    check_empty_changes(judging, change);
    check_deleted_reviews(judging, change);
    check_rejected_paths(judging);
}
