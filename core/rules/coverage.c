/* Rules about what the tickets under review ask for and the evidence does not show. */
#include "rules/judging.h"

struct asked {
    struct judging *judging;
    const struct covered_ticket *ticket;
    const struct covered *item;
};

static struct place place_of(const struct asked *asked, uint32_t line)
{
    return place_line(asked->ticket->member, line);
}

static bool is_claimed(const struct asked *asked)
{
    return asked->ticket->claim == CLAIM_DONE;
}

/* Claimed done by its own box or by the ticket, and nothing shows it, or not all of it. */
static bool is_phantom(const struct asked *asked)
{
    bool is_shown = asked->item->state != COVERAGE_MISSING && asked->item->state != COVERAGE_PARTIAL;
    return !is_shown && !asked->item->is_hedged && !asked->item->is_optional;
}

/* A test speaks against it. What else contradicts a claim has rules of its own: open boxes, files that are not what the
 * patch says, changes that were forbidden; and so has a run whose tests did not pass in the end. */
static bool is_refuted(const struct asked *asked)
{
    const struct covered *item = asked->item;
    const struct run *run = asked->judging->run;
    bool is_open = item->asked != NULL && mark_is_open(item->asked->mark);
    bool is_of_tests = item->column == COLUMN_TESTS || item->column == COLUMN_CRITERIA || item->column == COLUMN_TASKS;
    return item->state == COVERAGE_CONTRADICTED && is_of_tests && !is_open && item->forbidden.count == 0 &&
           !item->is_optional && (run == NULL || !tests_did_not_pass(run));
}

static bool is_decided(enum coverage_state state)
{
    return state != COVERAGE_NOT_APPLICABLE && state != COVERAGE_WAIVED && state != COVERAGE_UNDECIDABLE;
}

/* What a declared file that the patch does not touch comes to. */
static enum rule rule_of_file(const struct asked *asked, const struct ticket_path *path)
{
    bool is_information = asked->item->is_hedged || path->is_hedged || path->action == PATH_REFERENCE || !is_claimed(asked);
    bool is_written = path->action == PATH_CREATE || path->action == PATH_MODIFY || path->action == PATH_UNKNOWN;
    if (is_information || !is_written)
        return RULE_COVERAGE_FILE_UNTOUCHED;
    return path_is_test(path->path) ? RULE_COVERAGE_TEST_UNTOUCHED : RULE_COVERAGE_FILE_MISSING;
}

static uint64_t shown_of(const struct covered *item)
{
    return item->evidence.count;
}

/* Without a patch nothing can be said of files: that has a rule of its own. */
static bool check_file(const struct asked *asked)
{
    struct judging *judging = asked->judging;
    bool is_told = false;
    if (judging->coverage.change.patch == NULL)
        return true;
    findings_checked(judging->found, RULE_COVERAGE_FILE_UNTOUCHED, shown_of(asked->item) + asked->item->absent.count);
    if (is_claimed(asked) && !asked->item->is_hedged) {
        findings_checked(judging->found, RULE_COVERAGE_FILE_MISSING, shown_of(asked->item) + asked->item->absent.count);
        findings_checked(judging->found, RULE_COVERAGE_TEST_UNTOUCHED, shown_of(asked->item) + asked->item->absent.count);
    }
    for (size_t i = 0; i < asked->item->absent.count; i++) {
        const struct ticket_path *path = asked->item->absent.items[i];
        enum rule rule = rule_of_file(asked, path);
        is_told = is_told || rule != RULE_COVERAGE_FILE_UNTOUCHED;
        if (rule != RULE_COVERAGE_FILE_UNTOUCHED || !is_phantom(asked))
            findings_add(judging->found, rule, place_of(asked, path->line),
                         ARGUMENTS(with_text("path", path->path), with_text("ticket", asked->ticket->ticket->id)));
    }
    return is_told;
}

/* What must be there once the ticket is claimed done. */
static bool check_absent(const struct asked *asked, enum rule rule)
{
    struct judging *judging = asked->judging;
    if (!is_claimed(asked))
        return false;
    findings_checked(judging->found, rule, shown_of(asked->item) + asked->item->absent.count);
    for (size_t i = 0; i < asked->item->absent.count; i++) {
        const struct ticket_path *path = asked->item->absent.items[i];
        bool is_run_log = run_folder_of(path->path).size > 0; /* whose files have rules of their own */
        if (!path->is_hedged && !asked->item->is_hedged && !asked->item->is_optional && !is_run_log)
            findings_add(judging->found, rule, place_of(asked, path->line),
                         ARGUMENTS(with_text("path", path->path), with_text("ticket", asked->ticket->ticket->id)));
    }
    return true;
}

/* The sentence of a state with {about} filled in. */
static struct bytes why_of(const struct covered *item, struct arena *arena)
{
    struct bytes why = bytes_of(item->why), about = BYTES("{about}");
    size_t at = bytes_find(why, about);
    if (at == BYTES_NOWHERE)
        return why;
    const struct bytes parts[] = {bytes_first(why, at), item->about, bytes_after(why, at + about.size)};
    struct bytes text = arena_join(arena, parts, sizeof parts / sizeof parts[0]);
    return text.size > 0 ? text : why;
}

static bool check_test(const struct asked *asked)
{
    struct judging *judging = asked->judging;
    const struct dossier *dossier = judging->dossier;
    if (dossier->evidence.commands.count == 0 && dossier->evidence.reports.count == 0)
        return true; /* that nothing was recorded has rules of its own */
    if (!is_claimed(asked))
        return false;
    findings_checked(judging->found, RULE_COVERAGE_TEST_NOT_RUN, 1);
    if (is_phantom(asked))
        findings_add(judging->found, RULE_COVERAGE_TEST_NOT_RUN, place_of(asked, asked->item->line),
                     ARGUMENTS(with_text("ticket", asked->ticket->ticket->id),
                               with_text("why", why_of(asked->item, judging->keep)),
                               with_text("command", asked->item->about)));
    return !is_refuted(asked);
}

static void check_forbidden(const struct asked *asked)
{
    const struct covered *item = asked->item;
    for (size_t i = 0; i < item->forbidden.count; i++)
        findings_add(asked->judging->found, RULE_COVERAGE_FORBIDDEN_CHANGE, place_of(asked, item->forbidden.items[i]->line),
                     ARGUMENTS(with_text("path", item->forbidden.items[i]->path),
                               with_text("ticket", asked->ticket->ticket->id)));
}

/* Has a rule of its own said what there is to say of the item? */
static bool check_item(const struct asked *asked)
{
    const struct patch *patch = asked->judging->coverage.change.patch;
    switch (asked->item->column) {
    case COLUMN_FILES: return check_file(asked);
    case COLUMN_TESTS: return check_test(asked);
    case COLUMN_ARTIFACTS: return check_absent(asked, RULE_COVERAGE_ARTIFACT_MISSING);
    case COLUMN_DOCUMENTS:
        return patch == NULL || patch->files.count == 0 || check_absent(asked, RULE_COVERAGE_DOCUMENT_UNCHANGED);
    case COLUMN_CRITERIA:
    case COLUMN_TASKS:
    case COLUMN_CLOSING:
        if (patch != NULL)
            findings_checked(asked->judging->found, RULE_COVERAGE_FORBIDDEN_CHANGE, 1);
        check_forbidden(asked);
        return false;
    case COLUMN_DEPENDENCIES:
    case COLUMN_REVIEW:
    case COLUMN_COUNT: break;
    }
    return true;
}

/* --- claimed done, and nothing shows it --- */

/* Could the bundle show it? Files that are neither bundled nor changed may well lie in the project when there is no patch. */
static bool could_be_shown(const struct asked *asked)
{
    const struct judging *judging = asked->judging;
    if (asked->item->column == COLUMN_TESTS)
        return judging->dossier->evidence.commands.count > 0 || judging->dossier->evidence.reports.count > 0;
    return judging->coverage.change.patch != NULL || asked->item->column == COLUMN_ARTIFACTS;
}

static void check_claim(const struct asked *asked)
{
    struct judging *judging = asked->judging;
    const struct covered *item = asked->item;
    bool has_box = item->asked != NULL && mark_is_done(item->asked->mark);
    bool is_ours = asked->ticket->is_under_review;
    enum rule missing = is_ours ? RULE_COVERAGE_CLAIMED_MISSING : RULE_COVERAGE_OTHER_CLAIMED_MISSING;
    enum rule refuted = is_ours ? RULE_COVERAGE_CLAIMED_REFUTED : RULE_COVERAGE_OTHER_CLAIMED_REFUTED;
    if ((!has_box && !is_claimed(asked)) || item->is_optional || asked->ticket->ticket->is_optional ||
        asked->ticket->ticket->is_in_fence || !could_be_shown(asked))
        return;
    findings_checked(judging->found, missing, is_decided(item->state) ? 1 : 0);
    findings_checked(judging->found, refuted, is_decided(item->state) ? 1 : 0);
    if (!is_phantom(asked) && !is_refuted(asked))
        return;
    findings_add(judging->found, is_phantom(asked) ? missing : refuted, place_of(asked, item->line),
                 ARGUMENTS(with_text("ticket", asked->ticket->ticket->id),
                           with_word("claim", has_box ? "its box" : asked->ticket->claimed_by),
                           with_text("why", why_of(item, judging->keep)), with_text("text", item->text)));
}

/* Evidence of another state of the work, of the ticket under review. */
static void check_suspect(struct judging *judging, const struct covered_ticket *ticket)
{
    const struct covered *first = NULL;
    uint64_t count = 0, of = 0;
    for (size_t i = 0; i <= ticket->items.count; i++) {
        const struct covered *item = i < ticket->items.count ? &ticket->items.items[i] : ticket->review;
        if (item == NULL || item->is_optional || !is_decided(item->state))
            continue;
        of++;
        count += item->state == COVERAGE_SUSPECT ? 1 : 0;
        first = first == NULL && item->state == COVERAGE_SUSPECT ? item : first;
    }
    findings_checked(judging->found, RULE_COVERAGE_SUSPECT, of);
    if (first == NULL)
        return;
    struct place place = first == ticket->review ? place_line(first->evidence.items[0].member, first->line)
                                                 : place_line(ticket->member, first->line);
    findings_add(judging->found, RULE_COVERAGE_SUSPECT, place,
                 ARGUMENTS(with_text("ticket", ticket->ticket->id), with_number("count", count), with_number("of", of),
                           with_text("why", why_of(first, judging->keep))));
}

/* Nobody says that it is done, and all that can be decided is verified. */
static void check_unclaimed(struct judging *judging, const struct covered_ticket *ticket)
{
    if (ticket->claim != CLAIM_OPEN || ticket->tally.of == 0)
        return;
    findings_checked(judging->found, RULE_COVERAGE_UNCLAIMED, 1);
    if (ticket->tally.verified == ticket->tally.of)
        findings_add(judging->found, RULE_COVERAGE_UNCLAIMED, place_line(ticket->member, ticket->ticket->line_first),
                     ARGUMENTS(with_text("ticket", ticket->ticket->id), with_number("of", ticket->tally.of)));
}

static void check_unrequested(struct judging *judging)
{
    const struct coverage *coverage = &judging->coverage;
    uint64_t count = coverage->change_reasons[CHANGE_UNREQUESTED];
    if (judging->ticket == NULL || coverage->change.patch == NULL)
        return;
    findings_checked(judging->found, RULE_COVERAGE_UNREQUESTED,
                     coverage->changes.count - coverage->change_reasons[CHANGE_UNDECIDABLE]);
    for (size_t i = 0; count > 0 && i < coverage->changes.count; i++) {
        const struct covered_change *change = &coverage->changes.items[i];
        const struct patch_file *file = &coverage->change.patch->files.items[change->file];
        if (change->reason != CHANGE_UNREQUESTED)
            continue;
        findings_add(judging->found, RULE_COVERAGE_UNREQUESTED,
                     place_line(coverage->change.member, coverage->change.line_before + file->line),
                     ARGUMENTS(with_number("count", count), with_text("ticket", judging->ticket->id),
                               with_text("path", file->new_path)));
        return;
    }
}

static bool names_subject(const struct judging *judging, const struct orphan *orphan)
{
    return judging->subject.ticket.size > 0 && ticket_id_equal(judging->subject.ticket, orphan->ticket);
}

/* Evidence that names a ticket which is not there; of the one under review, ticket-undefined says it. */
static void check_orphans(struct judging *judging)
{
    const struct coverage *coverage = &judging->coverage;
    const struct dossier *dossier = judging->dossier;
    findings_checked(judging->found, RULE_COVERAGE_ORPHANED,
                     coverage->tickets.count == 0 ? 0 : dossier->runs.count + dossier->evidence.reviews.count);
    for (size_t i = 0; i < coverage->orphans.count; i++) {
        const struct orphan *orphan = &coverage->orphans.items[i];
        struct place place = orphan->line == 0 ? place_member(orphan->member) : place_line(orphan->member, orphan->line);
        if (orphan->ticket.size > 0 && !names_subject(judging, orphan))
            findings_add(judging->found, RULE_COVERAGE_ORPHANED, place,
                         ARGUMENTS(with_word("kind", record_kind_name(orphan->kind)), with_text("ticket", orphan->ticket)));
    }
}

/* A ticket that nothing of the bundle speaks of is one of another bundle: no fault of this one. Tickets of one feature or
 * change stand together, and evidence of one of them tells that the bundle is about them. */
static bool is_shown_of(const struct covered_ticket *ticket)
{
    return ticket->is_under_review || ticket->is_shallow;
}

static bool is_same_scope(const struct covered_ticket *a, const struct covered_ticket *b)
{
    return a->member == b->member && a->ticket->scope.size > 0 && bytes_equal(a->ticket->scope, b->ticket->scope);
}

static void check_ticket(struct judging *judging, const struct covered_ticket *ticket, bool is_about_it)
{
    for (size_t i = 0; ticket->is_bound && i < ticket->items.count; i++) {
        struct asked asked = {judging, ticket, &ticket->items.items[i]};
        bool is_told = ticket->is_under_review ? check_item(&asked) : asked.item->column == COLUMN_DEPENDENCIES;
        if (!is_told && is_about_it)
            check_claim(&asked);
    }
    if (ticket->is_under_review)
        check_suspect(judging, ticket);
    if (ticket->is_bound && is_about_it)
        check_unclaimed(judging, ticket);
}

void check_coverage(struct judging *judging)
{
    const struct covered_ticket *tickets = judging->coverage.tickets.items;
    size_t count = judging->coverage.tickets.count;
    for (size_t first = 0, end; first < count; first = end) {
        bool is_about_them = is_shown_of(&tickets[first]);
        for (end = first + 1; end < count && is_same_scope(&tickets[first], &tickets[end]); end++)
            is_about_them = is_about_them || is_shown_of(&tickets[end]);
        for (size_t i = first; i < end; i++)
            check_ticket(judging, &tickets[i], is_about_them);
    }
    check_unrequested(judging);
    check_orphans(judging);
}
