/* Paths that a ticket names, against the patch and the members. */
#include "rules/coverage/covering.h"

const struct ticket_path *next_path(struct covering *covering, const struct covered *covered)
{
    const struct ticket *ticket = covering->ticket->ticket;
    if (covered->asked == NULL || covering->next_path >= ticket->paths.count)
        return NULL;
    const struct ticket_path *path = &ticket->paths.items[covering->next_path];
    if (path->obligation != (uint32_t)(covered->asked - ticket->obligations.items))
        return NULL;
    covering->next_path++;
    return path;
}

/* What the entry of the patch that says it last is worth. */
static struct shown show_entry(const struct covering *covering, uint32_t file)
{
    const struct change *change = &covering->coverage->change;
    if (change->is_quoted)
        return (struct shown){SHOWN_SELF_REPORTED, BASIS_SELF_REPORTED, "the patch that the review quotes changes {about}", false};
    if (covering->judging->dossier->rebuilt[file] == PATCH_REBUILT_SAME ||
        covering->states[file] == PATCH_STATE_MATCHES)
        return (struct shown){SHOWN_VERIFIED, BASIS_VERIFIED,
                              "the patch changes {about}, and its content has the git id that the patch gives it", false};
    if (covering->states[file] == PATCH_STATE_DIFFERS)
        return (struct shown){SHOWN_AGAINST, BASIS_CONTRADICTED,
                              "the patch changes {about}, but its content is not what the patch says", false};
    if (covering->states[file] == PATCH_STATE_MALFORMED)
        return (struct shown){SHOWN_SELF_REPORTED, BASIS_SELF_REPORTED,
                              "the patch names {about}, but its entry cannot be read", false};
    return (struct shown){SHOWN_VERIFIED, BASIS_CORROBORATED, "the patch changes {about}", false};
}

static uint32_t line_of(const struct change *change, uint32_t line)
{
    return change->line_before + line;
}

static struct path_match match_patch(struct covering *covering, const struct asked_path *asked)
{
    const struct change *change = &covering->coverage->change;
    struct path_match match = {0};
    if (change->patch == NULL || is_over(covering))
        return match;
    match = path_index_find(&covering->patch_paths, asked, &covering->work);
    size_t last = match.count > 0 ? patch_find_last(change->patch, match.path) : BYTES_NOWHERE;
    if (last != BYTES_NOWHERE)
        match.item = (uint32_t)last;
    return match;
}

static bool show_in_patch(struct covering *covering, struct covered *covered, const struct asked_path *asked,
                          struct shown *shown)
{
    const struct change *change = &covering->coverage->change;
    struct path_match match = match_patch(covering, asked);
    if (match.count == 0)
        return false;
    const struct patch_file *file = &change->patch->files.items[match.item];
    add_evidence(covering, covered,
                 (struct coverage_evidence){.member = change->member,
                                            .line = line_of(change, file->line),
                                            .how = match.by_name ? "the patch changes a file of this name"
                                                                 : "the patch changes it",
                                            .path = match.path,
                                            .count = match.count});
    *shown = show_entry(covering, match.item);
    return true;
}

static bool show_in_bundle(struct covering *covering, struct covered *covered, const struct asked_path *asked,
                           struct shown *shown)
{
    struct path_match match = {0};
    if (!is_over(covering))
        match = path_index_find(&covering->member_paths, asked, &covering->work);
    if (match.count == 0)
        return false;
    const struct member *member = &covering->judging->bundle->members[match.item];
    add_evidence(covering, covered,
                 (struct coverage_evidence){.member = match.item,
                                            .how = match.by_name ? "a file of this name is in the bundle"
                                                                 : "it is in the bundle",
                                            .path = match.path,
                                            .count = match.count});
    *shown = member->is_whole ? (struct shown){SHOWN_VERIFIED, BASIS_VERIFIED, "{about} is in the bundle", false}
                              : (struct shown){SHOWN_SELF_REPORTED, BASIS_SELF_REPORTED,
                                               "{about} is in the bundle, but could not be read", false};
    return true;
}

static struct asked_path asked_of(struct covering *covering, const struct ticket_path *path)
{
    return asked_path_of(path->path, covering->run, covering->judging->keep);
}

struct shown show_change(struct covering *covering, struct covered *covered, const struct ticket_path *path)
{
    struct asked_path asked = asked_of(covering, path);
    struct shown shown = {SHOWN_NOTHING, BASIS_ABSENT, "the patch does not change {about}", false};
    if (show_in_patch(covering, covered, &asked, &shown))
        return shown;
    shown.is_hedged_absence = covered->is_hedged || path->is_hedged;
    if (covering->coverage->change.patch == NULL && show_in_bundle(covering, covered, &asked, &shown))
        return (struct shown){SHOWN_SELF_REPORTED, BASIS_SELF_REPORTED,
                              "{about} is in the bundle, but no patch says what changed it", false};
    if (!is_over(covering) && covering->coverage->change.patch != NULL)
        add_absent(covering, covered, path);
    return shown;
}

/* Is it on a list of digests, with its bytes elsewhere? Lists are looked through once: they are counted as work. */
static bool show_in_lists(struct covering *covering, struct covered *covered, const struct asked_path *asked,
                          struct shown *shown)
{
    const struct digest_lists *lists = &covering->judging->dossier->digest_lists;
    for (size_t i = 0; i < lists->lists.count; i++) {
        const struct digest_list *list = &lists->lists.items[i];
        for (size_t k = list->first; k < list->first + list->count && !is_over(covering); k++) {
            const struct digest_entry *entry = &lists->entries.items[k];
            covering->work += entry->path.size * (asked->is_pattern ? 1 + asked->text.size : 1);
            if (!asked_path_fits(asked, entry->path))
                continue;
            add_evidence(covering, covered,
                         (struct coverage_evidence){.member = list->member, .line = entry->line,
                                                    .how = "a list of digests names it", .path = entry->path, .count = 1});
            *shown = (struct shown){SHOWN_SELF_REPORTED, BASIS_SELF_REPORTED,
                                    "a list of digests names {about}; its bytes are not in the bundle", false};
            return true;
        }
    }
    return false;
}

struct shown show_presence(struct covering *covering, struct covered *covered, const struct ticket_path *path)
{
    struct asked_path asked = asked_of(covering, path);
    struct shown shown = {SHOWN_NOTHING, BASIS_ABSENT, "{about} is neither in the bundle nor in the patch", false};
    if (show_in_bundle(covering, covered, &asked, &shown) || show_in_patch(covering, covered, &asked, &shown) ||
        show_in_lists(covering, covered, &asked, &shown))
        return shown;
    if (!is_over(covering))
        add_absent(covering, covered, path);
    shown.is_hedged_absence = covered->is_hedged || path->is_hedged;
    return shown;
}

void cover_file(struct covering *covering, struct covered *covered)
{
    struct combining combining = {.covered = covered};
    for (const struct ticket_path *path; (path = next_path(covering, covered)) != NULL;) {
        struct shown shown = show_change(covering, covered, path);
        shown.is_hedged_absence = shown.is_hedged_absence || (shown.what == SHOWN_NOTHING && path->action == PATH_REFERENCE);
        combine(&combining, shown, path->path);
    }
    settle(covering, &combining, claim_on(covering, covered->asked));
    if (covered->state == COVERAGE_NOT_APPLICABLE)
        covered->why = "likely touched, and the patch does not change it: information only";
}
