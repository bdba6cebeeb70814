/* From each changed file back to what asks for it. */
#include "base/glob.h"
#include "rules/coverage/covering.h"

#include <string.h>

static const struct {
    const char *pattern;
    enum change_reason reason;
} known_paths[] = {
    {"docs/agent_runs/**", CHANGE_RUN_LOG},
    {"reports/_runs/**", CHANGE_RUN_LOG},
    {"PROGRESS.md", CHANGE_LIVING_DOCUMENT},
    {"CHANGELOG.md", CHANGE_LIVING_DOCUMENT},
    {"project_state/**", CHANGE_LIVING_DOCUMENT},
    {"docs/gpt_bundles/**", CHANGE_BOOKKEEPING},
    {"docs/CODEX_SPRINT_TICKETS.md", CHANGE_BOOKKEEPING},
    {"docs/tickets/**", CHANGE_BOOKKEEPING},
    {"tickets/**", CHANGE_BOOKKEEPING},
    {"codex_reviews/**", CHANGE_BOOKKEEPING},
    {"logs/**.md", CHANGE_BOOKKEEPING},
    {".beads/**", CHANGE_BOOKKEEPING},
    {".taskmaster/**", CHANGE_BOOKKEEPING},
    {".kiro/specs/**", CHANGE_BOOKKEEPING},
    {"openspec/**", CHANGE_BOOKKEEPING},
    {"specs/**.md", CHANGE_BOOKKEEPING},
    {"**package-lock.json", CHANGE_GENERATED},
    {"**yarn.lock", CHANGE_GENERATED},
    {"**pnpm-lock.yaml", CHANGE_GENERATED},
    {"**Cargo.lock", CHANGE_GENERATED},
    {"**poetry.lock", CHANGE_GENERATED},
    {"**uv.lock", CHANGE_GENERATED},
    {"**go.sum", CHANGE_GENERATED},
    {"**.min.js", CHANGE_GENERATED},
    {"**__pycache__/**", CHANGE_GENERATED},
    {"**node_modules/**", CHANGE_GENERATED},
    {"**.venv/**", CHANGE_GENERATED},
    {"dist/**", CHANGE_GENERATED},
    {"build/**", CHANGE_GENERATED},
    {"docs/_generated/**", CHANGE_GENERATED},
};

static enum change_reason reason_of_path(struct bytes path)
{
    for (size_t i = 0; i < sizeof known_paths / sizeof known_paths[0]; i++) {
        if (glob_match(bytes_of(known_paths[i].pattern), path))
            return known_paths[i].reason;
    }
    return CHANGE_UNREQUESTED;
}

/* The path of a ticket that may explain changes: what it speaks of, whatever it asks of it. */
struct asking {
    struct covering *covering;
    const struct covered_ticket **tickets; /* a file of the patch: that asks for it */
    const struct covered **by;
    bool names_files; /* a ticket under review names any path at all */
};

static const struct covered *covered_of(const struct covered_ticket *ticket, uint32_t obligation)
{
    return obligation < ticket->ticket->obligations.count ? &ticket->items.items[obligation] : NULL;
}

/* Every file that the path fits; the first ticket to ask, of those bound to the change before others, has it. */
static void mark_files(struct asking *asking, const struct covered_ticket *ticket, const struct ticket_path *path)
{
    struct covering *covering = asking->covering;
    const struct path_index *index = &covering->patch_paths;
    struct asked_path asked = asked_path_of(path->path, covering->run, covering->judging->scratch);
    struct path_match match = path_index_find(index, &asked, &covering->work);
    if (match.count == 0)
        return;
    const struct indexed_path *items = match.by_name ? index->by_name : index->by_path;
    const struct covered *by = covered_of(ticket, path->obligation);
    for (size_t i = match.at, seen = 0; seen < match.count && i < index->count && !is_over(covering); i++) {
        covering->work += items[i].path.size;
        if (!path_fits(&asked, &match, items[i].path))
            continue;
        seen++;
        if (asking->tickets[items[i].item] == NULL) {
            asking->tickets[items[i].item] = ticket;
            asking->by[items[i].item] = by;
        }
    }
}

static void ask_for_files(struct asking *asking, bool is_bound)
{
    struct coverage *coverage = asking->covering->coverage;
    for (size_t i = 0; i < coverage->tickets.count; i++) {
        const struct covered_ticket *ticket = &coverage->tickets.items[i];
        if (ticket->is_bound != is_bound)
            continue;
        struct arena_mark mark = arena_mark(asking->covering->judging->scratch);
        for (size_t k = 0; k < ticket->ticket->paths.count && !is_over(asking->covering); k++) {
            asking->names_files = asking->names_files || is_bound;
            mark_files(asking, ticket, &ticket->ticket->paths.items[k]);
        }
        arena_rewind(asking->covering->judging->scratch, mark);
    }
}

static void take_change(struct covering *covering, const struct asking *asking, uint32_t index, bool has_tickets)
{
    struct coverage *coverage = covering->coverage;
    struct covered_change *change = arena_push(covering->judging->keep, &coverage->changes, struct covered_change);
    if (change == NULL)
        return;
    const struct covered_ticket *ticket = asking->tickets[index];
    enum change_reason reason = reason_of_path(coverage->change.patch->files.items[index].new_path);
    if (ticket != NULL && ticket->is_bound)
        reason = CHANGE_REQUESTED;
    else if (reason == CHANGE_UNREQUESTED && (!has_tickets || !asking->names_files || is_over(covering)))
        reason = CHANGE_UNDECIDABLE;
    else if (reason == CHANGE_UNREQUESTED && ticket != NULL)
        reason = CHANGE_OTHER_TICKET;
    *change = (struct covered_change){index, reason, ticket, asking->by[index]};
    coverage->change_reasons[reason]++;
}

void cover_changes(struct covering *covering)
{
    const struct patch *patch = covering->coverage->change.patch;
    if (patch == NULL)
        return;
    struct arena_mark mark = arena_mark(covering->judging->scratch);
    struct asking asking = {.covering = covering,
                            .tickets = arena_new(covering->judging->scratch, const struct covered_ticket *, patch->files.count),
                            .by = arena_new(covering->judging->scratch, const struct covered *, patch->files.count)};
    bool has_tickets = false;
    for (size_t i = 0; i < covering->coverage->tickets.count; i++)
        has_tickets = has_tickets || covering->coverage->tickets.items[i].is_bound;
    if (asking.tickets != NULL && asking.by != NULL) {
        ask_for_files(&asking, true);
        ask_for_files(&asking, false);
        for (uint32_t i = 0; i < patch->files.count; i++)
            take_change(covering, &asking, i, has_tickets);
    }
    arena_rewind(covering->judging->scratch, mark);
}
