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

static void check_file(const struct asked *asked)
{
    struct judging *judging = asked->judging;
    if (judging->coverage.change.patch == NULL)
        return;
    findings_checked(judging->found, RULE_COVERAGE_FILE_UNTOUCHED, shown_of(asked->item) + asked->item->absent.count);
    if (is_claimed(asked) && !asked->item->is_hedged) {
        findings_checked(judging->found, RULE_COVERAGE_FILE_MISSING, shown_of(asked->item) + asked->item->absent.count);
        findings_checked(judging->found, RULE_COVERAGE_TEST_UNTOUCHED, shown_of(asked->item) + asked->item->absent.count);
    }
    for (size_t i = 0; i < asked->item->absent.count; i++) {
        const struct ticket_path *path = asked->item->absent.items[i];
        findings_add(judging->found, rule_of_file(asked, path), place_of(asked, path->line),
                     ARGUMENTS(with_text("path", path->path), with_text("ticket", asked->ticket->ticket->id)));
    }
}

/* What must be there once the ticket is claimed done. */
static void check_absent(const struct asked *asked, enum rule rule)
{
    struct judging *judging = asked->judging;
    if (!is_claimed(asked))
        return;
    findings_checked(judging->found, rule, shown_of(asked->item) + asked->item->absent.count);
    for (size_t i = 0; i < asked->item->absent.count; i++) {
        const struct ticket_path *path = asked->item->absent.items[i];
        bool is_run_log = run_folder_of(path->path).size > 0; /* whose files have rules of their own */
        if (!path->is_hedged && !asked->item->is_hedged && !asked->item->is_optional && !is_run_log)
            findings_add(judging->found, rule, place_of(asked, path->line),
                         ARGUMENTS(with_text("path", path->path), with_text("ticket", asked->ticket->ticket->id)));
    }
}

static void check_test(const struct asked *asked)
{
    struct judging *judging = asked->judging;
    const struct dossier *dossier = judging->dossier;
    if (!is_claimed(asked) || (dossier->evidence.commands.count == 0 && dossier->evidence.reports.count == 0))
        return;
    findings_checked(judging->found, RULE_COVERAGE_TEST_NOT_RUN, 1);
    if (asked->item->state == COVERAGE_MISSING && !asked->item->is_hedged && !asked->item->is_optional)
        findings_add(judging->found, RULE_COVERAGE_TEST_NOT_RUN, place_of(asked, asked->item->line),
                     ARGUMENTS(with_text("command", asked->item->about), with_text("ticket", asked->ticket->ticket->id)));
}

static void check_forbidden(const struct asked *asked)
{
    const struct covered *item = asked->item;
    for (size_t i = 0; i < item->forbidden.count; i++)
        findings_add(asked->judging->found, RULE_COVERAGE_FORBIDDEN_CHANGE, place_of(asked, item->forbidden.items[i]->line),
                     ARGUMENTS(with_text("path", item->forbidden.items[i]->path),
                               with_text("ticket", asked->ticket->ticket->id)));
}

static void check_item(const struct asked *asked)
{
    switch (asked->item->column) {
    case COLUMN_FILES: check_file(asked); break;
    case COLUMN_TESTS: check_test(asked); break;
    case COLUMN_ARTIFACTS: check_absent(asked, RULE_COVERAGE_ARTIFACT_MISSING); break;
    case COLUMN_DOCUMENTS:
        if (asked->judging->coverage.change.patch != NULL && asked->judging->coverage.change.patch->files.count > 0)
            check_absent(asked, RULE_COVERAGE_DOCUMENT_UNCHANGED);
        break;
    case COLUMN_CRITERIA:
    case COLUMN_TASKS:
    case COLUMN_CLOSING:
        if (asked->judging->coverage.change.patch != NULL)
            findings_checked(asked->judging->found, RULE_COVERAGE_FORBIDDEN_CHANGE, 1);
        check_forbidden(asked);
        break;
    case COLUMN_DEPENDENCIES:
    case COLUMN_REVIEW:
    case COLUMN_COUNT: break;
    }
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

void check_coverage(struct judging *judging)
{
    for (size_t i = 0; i < judging->coverage.tickets.count; i++) {
        const struct covered_ticket *ticket = &judging->coverage.tickets.items[i];
        for (size_t k = 0; ticket->is_bound && k < ticket->items.count; k++) {
            struct asked asked = {judging, ticket, &ticket->items.items[k]};
            if (ticket->is_under_review)
                check_item(&asked);
        }
    }
    check_unrequested(judging);
}
