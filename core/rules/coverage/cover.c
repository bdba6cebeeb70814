/* Every obligation of every ticket, held against what the bundle shows. */
#include "rules/coverage/covering.h"

static const struct {
    enum coverage_column column;
    void (*cover)(struct covering *, struct covered *);
} kinds[OBLIGATION_KIND_COUNT] = {
    [OBLIGATION_CRITERION] = {COLUMN_CRITERIA, cover_criterion}, [OBLIGATION_TEST] = {COLUMN_TESTS, cover_test},
    [OBLIGATION_FILE] = {COLUMN_FILES, cover_file},              [OBLIGATION_ARTIFACT] = {COLUMN_ARTIFACTS, cover_artifact},
    [OBLIGATION_DOCUMENT] = {COLUMN_DOCUMENTS, cover_document},  [OBLIGATION_CLOSING] = {COLUMN_CLOSING, cover_closing},
    [OBLIGATION_TASK] = {COLUMN_TASKS, cover_criterion},         [OBLIGATION_CHECK] = {COLUMN_CLOSING, NULL},
};

/* --- what is claimed --- */

static void tell_claim(const struct judging *judging, struct covered_ticket *covered)
{
    const struct ticket *ticket = covered->ticket;
    static const struct {
        unsigned bit;
        const char *by;
    } sources[] = {
        {CLAIMED_BY_STATUS, "its status"},    {CLAIMED_BY_BOX, "its box"},       {CLAIMED_BY_ARCHIVE, "the archive that it is in"},
        {CLAIMED_BY_FIELD, "a field of it"}, {CLAIMED_BY_LEDGER, "the ledger"},
    };
    covered->claim_member = covered->member;
    covered->claim_line = ticket->status_line > 0 ? ticket->status_line : ticket->line_first;
    covered->claim = CLAIM_OPEN;
    if (ticket->status == TICKET_FAILED || ticket->status == TICKET_BLOCKED || ticket->status == TICKET_CANCELLED)
        covered->claim = CLAIM_FAILED;
    for (size_t i = 0; i < sizeof sources / sizeof sources[0] && covered->claimed_by == NULL; i++) {
        if ((ticket->claims_done & sources[i].bit) != 0)
            covered->claimed_by = sources[i].by;
    }
    if (covered->claimed_by == NULL && (ticket->status == TICKET_DONE || ticket->status == TICKET_REVIEW))
        covered->claimed_by = "its status";
    if (covered->claimed_by != NULL)
        covered->claim = CLAIM_DONE;
    (void)judging;
}

/* Lines of the living documents and of RESULTS.md speak of tickets whose own status is open, or not there. */
static void take_claims(struct covering *covering)
{
    const struct dossier *dossier = covering->judging->dossier;
    const struct claims *claims = &dossier->evidence.claims;
    for (size_t i = 0; i < claims->count; i++) {
        const struct claim *claim = &claims->items[i];
        uint32_t at = ticket_table_find(&covering->table, claim->ticket, (struct bytes){NULL, 0});
        struct covered_ticket *ticket = at == NO_TICKET ? NULL : &covering->coverage->tickets.items[at];
        if (ticket == NULL || ticket->claim != CLAIM_OPEN)
            continue;
        ticket->claim = CLAIM_DONE;
        ticket->claimed_by = claim->member == dossier->living[LIVING_PROGRESS]  ? "PROGRESS.md"
                             : claim->member == dossier->living[LIVING_RESULTS] ? "CURRENT_RESULTS.md"
                                                                                : "RESULTS.md";
        ticket->claim_member = claim->member;
        ticket->claim_line = claim->line;
    }
}

/* A second definition of the same kind is a finding of its own; what it asks for is not asked for twice. */
static void list_tickets(struct covering *covering)
{
    struct judging *judging = covering->judging;
    bool has_subject = judging->subject.ticket.size > 0, has_first[2] = {false, false};
    for (size_t i = 0; i < judging->dossier->tickets.count; i++) {
        const struct ticket_document *document = &judging->dossier->tickets.items[i];
        for (size_t k = 0; k < document->file.tickets.count; k++) {
            const struct ticket *ticket = &document->file.tickets.items[k];
            struct covered_ticket *covered = arena_push(judging->keep, &covering->coverage->tickets, struct covered_ticket);
            if (covered == NULL)
                return;
            *covered = (struct covered_ticket){.ticket = ticket, .document = document, .file = &document->file, .member = document->member};
            bool is_in_scope = judging->ticket == NULL || bytes_equal(ticket->scope, judging->ticket->scope);
            bool is_subject = ticket == judging->ticket ||
                              (has_subject && is_in_scope && ticket_id_equal(ticket->id, judging->subject.ticket));
            covered->is_under_review = is_subject && (ticket->is_part || !has_first[document->is_section_file]);
            has_first[document->is_section_file] = has_first[document->is_section_file] || (is_subject && !ticket->is_part);
            covered->is_bound = covered->is_under_review || !has_subject;
            tell_claim(judging, covered);
        }
    }
}

/* --- obligations --- */

/* The bundle is about another ticket: what this one claims was not held against it. */
static void cover_unbound(struct covering *covering, struct covered *covered)
{
    while (next_path(covering, covered) != NULL) {
    }
    if (claim_on(covering, covered->asked) == CLAIM_DONE)
        set_state(covered, COVERAGE_CLAIMED, BASIS_SELF_REPORTED, "claimed; the bundle is about another ticket");
    else
        set_state(covered, COVERAGE_DEFINED, BASIS_ABSENT, "asked for; the bundle is about another ticket");
}

static void cover_obligation(struct covering *covering, struct covered *covered)
{
    enum obligation_kind kind = covered->asked->kind;
    if (kinds[kind].cover == NULL || covered->asked->is_in_fence) {
        while (next_path(covering, covered) != NULL) {
        }
        set_state(covered, COVERAGE_NOT_APPLICABLE, BASIS_ABSENT,
                  kinds[kind].cover == NULL ? "about the ticket's text, not about the work"
                                            : "in a code block: an example as likely as a demand");
    } else if (!covering->ticket->is_bound) {
        cover_unbound(covering, covered);
    } else {
        kinds[kind].cover(covering, covered);
    }
    if (covering->ticket->is_bound && is_over(covering))
        set_state(covered, COVERAGE_UNDECIDABLE, BASIS_ABSENT, "not looked up: it would take more work than the limit allows");
    bool is_contradicted = covering->ticket->claim == CLAIM_DONE && mark_is_open(covered->asked->mark) &&
                           kinds[kind].cover != NULL && !covered->is_optional;
    if (is_contradicted)
        set_state(covered, COVERAGE_CONTRADICTED, BASIS_CONTRADICTED, "the ticket is claimed done, and this box is open");
}

static struct covered *add_item(struct covering *covering, struct covered item)
{
    struct covered *covered = arena_push(covering->judging->keep, &covering->ticket->items, struct covered);
    if (covered != NULL)
        *covered = item;
    return covered;
}

/* A path that stands in the ticket itself, not in one of its lists: "- [x] T012 Add `src/a.ts`". */
static void cover_own_path(struct covering *covering, const struct ticket_path *path)
{
    bool is_reference = path->action == PATH_REFERENCE;
    struct covered *covered = add_item(covering, (struct covered){.column = COLUMN_FILES, .text = path->path, .line = path->line,
                                                                  .is_hedged = path->is_hedged || is_reference});
    if (covered == NULL)
        return;
    struct combining combining = {.covered = covered};
    struct shown shown = covering->ticket->is_bound && covering->coverage->change.patch != NULL && !is_reference
                             ? show_change(covering, covered, path)
                             : show_presence(covering, covered, path);
    if (!covering->ticket->is_bound) {
        bool is_done = covering->ticket->claim == CLAIM_DONE;
        set_state(covered, is_done ? COVERAGE_CLAIMED : COVERAGE_DEFINED, is_done ? BASIS_SELF_REPORTED : BASIS_ABSENT,
                  is_done ? "claimed; the bundle is about another ticket" : "asked for; the bundle is about another ticket");
        return;
    }
    if (shown.what == SHOWN_NOTHING && covering->coverage->change.patch == NULL) {
        set_state(covered, COVERAGE_UNDECIDABLE, BASIS_ABSENT,
                  "it is not in the bundle, and there is no patch: where it is cannot be told");
        return;
    }
    combine(&combining, shown, path->path);
    settle(covering, &combining, covering->ticket->claim);
}

static void cover_ticket(struct covering *covering, struct covered_ticket *ticket)
{
    covering->ticket = ticket;
    covering->next_path = 0;
    for (size_t i = 0; i < ticket->ticket->obligations.count; i++) {
        const struct obligation *asked = &ticket->ticket->obligations.items[i];
        struct covered *covered = add_item(covering, (struct covered){.column = kinds[asked->kind].column, .asked = asked,
                                                                      .text = asked->text, .line = asked->line,
                                                                      .is_optional = asked->is_optional,
                                                                      .is_hedged = asked->is_hedged});
        if (covered == NULL)
            return;
        while (covering->next_path < ticket->ticket->paths.count &&
               ticket->ticket->paths.items[covering->next_path].obligation == NO_OBLIGATION)
            covering->next_path++;
        cover_obligation(covering, covered);
    }
    for (size_t i = 0; i < ticket->ticket->paths.count; i++) {
        if (ticket->ticket->paths.items[i].obligation == NO_OBLIGATION)
            cover_own_path(covering, &ticket->ticket->paths.items[i]);
    }
}

/* --- what they are held against --- */

static void choose_change(struct covering *covering)
{
    const struct judging *judging = covering->judging;
    const struct dossier *dossier = judging->dossier;
    struct change *change = &covering->coverage->change;
    if (dossier->patch_member != NO_MEMBER) {
        *change = (struct change){&dossier->patch, &dossier->patch_marks, dossier->patch_member, 0, false};
        return;
    }
    const struct review *review = latest_review(judging, judging->subject.ticket);
    if (review != NULL && review->has_patch)
        *change = (struct change){&review->patch, &dossier->review_marks[review - dossier->evidence.reviews.items],
                                  review->member, review->patch_first_line - 1, true};
}

static bool index_patch(struct covering *covering)
{
    const struct patch *patch = covering->coverage->change.patch;
    struct arena *arena = covering->judging->keep;
    size_t files = patch == NULL ? 0 : patch->files.count, count = 0;
    struct indexed_path *paths = arena_new(arena, struct indexed_path, 2 * files);
    for (uint32_t i = 0; paths != NULL && i < files; i++) {
        const struct patch_file *file = &patch->files.items[i];
        paths[count++] = (struct indexed_path){file->new_path, i};
        if (file->change == PATCH_RENAMED) /* it is gone there: that is a change too */
            paths[count++] = (struct indexed_path){file->old_path, i};
    }
    return path_index_make(&covering->patch_paths, paths, count, arena);
}

static bool index_members(struct covering *covering)
{
    const struct bundle *bundle = covering->judging->bundle;
    struct arena *arena = covering->judging->keep;
    struct indexed_path *paths = arena_new(arena, struct indexed_path, bundle->member_count);
    size_t count = 0;
    for (uint32_t i = 0; paths != NULL && i < bundle->member_count; i++) {
        if (bundle->members[i].role != ROLE_FOLDER)
            paths[count++] = (struct indexed_path){bundle->members[i].path, i};
    }
    return path_index_make(&covering->member_paths, paths, count, arena);
}

static bool tell_states(struct covering *covering)
{
    const struct change *change = &covering->coverage->change;
    if (change->patch == NULL || change->is_quoted)
        return true;
    covering->states = arena_new(covering->judging->keep, enum patch_state, change->patch->files.count);
    if (covering->states != NULL)
        patch_states(covering->judging, covering->states);
    return covering->states != NULL;
}

static void say_limit(const struct covering *covering)
{
    struct judging *judging = covering->judging;
    struct place place = judging->ticket == NULL ? place_nowhere()
                                                 : place_line(judging->ticket_member, judging->ticket->line_first);
    findings_add_limit(judging->found, RULE_MEMBER_TOO_MUCH_WORK, place, judging->bundle->limits, LIMIT_PATTERN_WORK,
                       "the work of holding what tickets name against all paths and commands", covering->work);
}

void cover_tickets(struct judging *judging)
{
    struct covering *covering = arena_new(judging->keep, struct covering, 1);
    if (covering == NULL)
        return;
    *covering = (struct covering){.judging = judging, .coverage = &judging->coverage};
    covering->run = judging->run == NULL ? (struct bytes){NULL, 0} : judging->run->name;
    choose_change(covering);
    list_tickets(covering);
    if (covering->coverage->tickets.count == 0)
        return;
    if (!index_patch(covering) || !index_members(covering) || !tell_states(covering) ||
        !ticket_table_make(&covering->table, covering->coverage, judging->keep))
        return;
    findings_checked(judging->found, RULE_MEMBER_TOO_MUCH_WORK, 1);
    take_claims(covering);
    tell_suspicion(covering);
    for (size_t i = 0; i < covering->coverage->tickets.count; i++)
        cover_ticket(covering, &covering->coverage->tickets.items[i]);
    cover_links(covering);
    cover_dependencies(covering);
    cover_reviews(covering);
    cover_changes(covering);
    cover_orphans(covering);
    sum_coverage(covering);
    judging->tickets = covering->table;
    if (is_over(covering))
        say_limit(covering);
}
