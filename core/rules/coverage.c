/* The paths that the ticket names, against the patch and the members. */
#include "base/glob.h"
#include "rules/judging.h"

/* "docs/agent_runs/<RUN_NAME>/x" as a pattern: a placeholder stands for one part of a path. */
static struct bytes pattern_of(struct judging *judging, struct bytes path)
{
    uint8_t *pattern = arena_new(judging->keep, uint8_t, path.size + 2);
    size_t used = 0;
    bool in_placeholder = false;
    if (pattern == NULL)
        return path;
    for (size_t i = 0; i < path.size; i++) {
        in_placeholder = in_placeholder || path.at[i] == '<';
        if (!in_placeholder)
            pattern[used++] = path.at[i];
        else if (path.at[i] == '>')
            pattern[used++] = '*', in_placeholder = false;
    }
    if (used > 0 && pattern[used - 1] == '/')
        pattern[used++] = '*', pattern[used++] = '*';
    return (struct bytes){pattern, used};
}

/* Holds patterns against paths and counts the work, which is the product of what two documents hold. */
struct matching {
    struct bytes pattern;
    uint64_t *work; /* bytes of paths times bytes of the pattern */
};

static bool matches(const struct matching *matching, struct bytes path)
{
    *matching->work += (uint64_t)matching->pattern.size * path.size;
    return glob_match(matching->pattern, path);
}

static bool patch_touches(const struct judging *judging, const struct matching *matching)
{
    const struct patch *patch = &judging->dossier->patch;
    for (size_t i = 0; i < patch->files.count; i++) {
        if (matches(matching, patch->files.items[i].new_path) || matches(matching, patch->files.items[i].old_path))
            return true;
    }
    return false;
}

static uint32_t find_member(const struct judging *judging, const struct matching *matching)
{
    for (uint32_t i = 0; i < judging->bundle->member_count; i++) {
        if (matches(matching, judging->bundle->members[i].path))
            return i;
    }
    return NO_MEMBER;
}

static void look_up(struct judging *judging, const struct ticket_path *asked, uint64_t *work)
{
    struct coverage_item *item = arena_push(judging->keep, &judging->coverage, struct coverage_item);
    if (item == NULL)
        return;
    item->asked = asked;
    if (!asked->is_pattern && !bytes_end_with(asked->path, BYTES("/"))) {
        item->in_patch = patch_find_last(&judging->dossier->patch, asked->path) != BYTES_NOWHERE;
        item->member = bundle_find(judging->bundle, asked->path);
        return;
    }
    struct matching matching = {pattern_of(judging, asked->path), work};
    item->in_patch = patch_touches(judging, &matching);
    item->member = find_member(judging, &matching);
}

static void say_limit(struct judging *judging, uint64_t work)
{
    findings_add_limit(judging->found, RULE_MEMBER_TOO_MUCH_WORK,
                       place_line(judging->ticket_member, judging->ticket->line_first), judging->bundle->limits,
                       LIMIT_PATTERN_WORK, "the work of holding the ticket's patterns against all paths", work);
}

void check_coverage(struct judging *judging)
{
    if (judging->ticket == NULL || judging->dossier->patch_member == NO_MEMBER)
        return;
    const struct ticket *ticket = judging->ticket;
    uint64_t work = 0;
    findings_checked(judging->found, RULE_MEMBER_TOO_MUCH_WORK, 1);
    for (size_t i = 0; i < ticket->paths.count; i++) {
        const struct ticket_path *asked = &ticket->paths.items[i];
        if (work > judging->bundle->limits->of[LIMIT_PATTERN_WORK]) {
            say_limit(judging, work);
            return; /* what is left was not looked up, so nothing is said of it */
        }
        look_up(judging, asked, &work);
        if (asked->of != OBLIGATION_FILE || judging->coverage.count != i + 1)
            continue;
        findings_checked(judging->found, RULE_COVERAGE_FILE_UNTOUCHED, 1);
        if (!judging->coverage.items[i].in_patch)
            findings_add(judging->found, RULE_COVERAGE_FILE_UNTOUCHED, place_line(judging->ticket_member, asked->line),
                         ARGUMENTS(with_text("path", asked->path), with_text("ticket", ticket->id)));
    }
}
