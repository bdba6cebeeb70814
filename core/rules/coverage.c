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

static bool patch_touches(const struct judging *judging, struct bytes pattern, bool is_exact)
{
    const struct patch *patch = &judging->dossier->patch;
    if (is_exact)
        return patch_find_last(patch, pattern) != BYTES_NOWHERE;
    for (size_t i = 0; i < patch->files.count; i++) {
        if (glob_match(pattern, patch->files.items[i].new_path) || glob_match(pattern, patch->files.items[i].old_path))
            return true;
    }
    return false;
}

static uint32_t find_member(const struct judging *judging, struct bytes pattern, bool is_exact)
{
    if (is_exact)
        return bundle_find(judging->bundle, pattern);
    for (uint32_t i = 0; i < judging->bundle->member_count; i++) {
        if (glob_match(pattern, judging->bundle->members[i].path))
            return i;
    }
    return NO_MEMBER;
}

static void look_up(struct judging *judging, const struct ticket_path *asked)
{
    struct coverage_item *item = arena_push(judging->keep, &judging->coverage, struct coverage_item);
    if (item == NULL)
        return;
    bool is_exact = !asked->is_pattern && !bytes_end_with(asked->path, BYTES("/"));
    struct bytes pattern = is_exact ? asked->path : pattern_of(judging, asked->path);
    item->asked = asked;
    item->in_patch = patch_touches(judging, pattern, is_exact);
    item->member = find_member(judging, pattern, is_exact);
}

void check_coverage(struct judging *judging)
{
    if (judging->ticket == NULL || judging->dossier->patch_member == NO_MEMBER)
        return;
    const struct ticket *ticket = judging->ticket;
    for (size_t i = 0; i < ticket->paths.count; i++) {
        const struct ticket_path *asked = &ticket->paths.items[i];
        look_up(judging, asked);
        if (asked->of != OBLIGATION_FILE || judging->coverage.count != i + 1)
            continue;
        findings_checked(judging->found, RULE_COVERAGE_FILE_UNTOUCHED, 1);
        if (!judging->coverage.items[i].in_patch)
            findings_add(judging->found, RULE_COVERAGE_FILE_UNTOUCHED, place_line(judging->ticket_member, asked->line),
                         ARGUMENTS(with_text("path", asked->path), with_text("ticket", ticket->id)));
    }
}
