/* Sections in order of time: what is committed, then staged, then the working tree; commits of git log as something says
 * that they follow each other, else newest first. */
#include "parse/patch/parts.h"

bool patch_is_same_id(struct bytes a, struct bytes b)
{
    return git_id_agree(a, b) > 0 && !git_id_is_null(a);
}

uint32_t patch_section_class(enum patch_section_kind kind)
{
    return kind == PATCH_SECTION_WORKTREE ? 2 : kind == PATCH_SECTION_STAGED ? 1 : 0;
}

static bool is_commit(const struct patch *patch, size_t section)
{
    return patch->sections.items[section].kind == PATCH_SECTION_COMMIT;
}

static bool creates(const struct patch_file *file)
{
    return file->change == PATCH_ADDED || file->change == PATCH_COPIED || file->change == PATCH_RENAMED;
}

/* What one section does to a path: one entry, or two where a file becomes a link or the like. */
struct step {
    const struct patch_place *first, *last;
};

static uint32_t section_of(const struct patch *patch, const struct patch_place *place)
{
    return patch->files.items[place->file].section;
}

static bool is_one_step(const struct patch *patch, const struct patch_place *a, const struct patch_place *b)
{
    return section_of(patch, a) == section_of(patch, b) && bytes_equal(a->path, b->path);
}

/* The steps that end and begin between these two places. */
static void tell_steps(const struct patch *patch, size_t at, struct step *a, struct step *b)
{
    const struct patch_place *places = patch->places.items;
    bool is_double = at > 0 && is_one_step(patch, &places[at - 1], &places[at]);
    *a = (struct step){&places[is_double ? at - 1 : at], &places[at]};
    is_double = at + 2 < patch->places.count && is_one_step(patch, &places[at + 1], &places[at + 2]);
    *b = (struct step){&places[at + 1], &places[is_double ? at + 2 : at + 1]};
}

static bool starts_with_nothing(const struct patch *patch, const struct step *step)
{
    return !step->first->is_gone && creates(&patch->files.items[step->first->file]);
}

/* Does the later step start from what the earlier one leaves? */
static bool leads_on(const struct patch *patch, const struct step *earlier, const struct step *later)
{
    const struct patch_file *a = &patch->files.items[earlier->last->file];
    const struct patch_file *b = &patch->files.items[later->first->file];
    bool is_new = starts_with_nothing(patch, earlier) && !earlier->last->is_gone;
    return patch_is_same_id(a->new_id, b->old_id) ||
           (is_new && !later->first->is_gone && !starts_with_nothing(patch, later));
}

/* What is gone can only be made anew. */
static bool can_follow(const struct patch *patch, const struct step *earlier, const struct step *later)
{
    return !earlier->last->is_gone || starts_with_nothing(patch, later);
}

/* The later step changes the file from the mode that the earlier one leaves it with. */
static bool keeps_mode(const struct patch *patch, const struct step *earlier, const struct step *later)
{
    const struct patch_file *a = &patch->files.items[earlier->last->file];
    const struct patch_file *b = &patch->files.items[later->first->file];
    return a->new_mode != 0 && a->new_mode == b->old_mode;
}

/* The commits of one git log, and what says that they come oldest first, or newest first. */
struct log {
    const struct patch *patch;
    size_t first, end; /* sections */
    bool has_merge;
};

struct votes {
    size_t oldest_first, newest_first;
};

static void vote(struct votes *votes, bool is_oldest_first, bool is_newest_first)
{
    votes->oldest_first += is_oldest_first && !is_newest_first ? 1 : 0;
    votes->newest_first += is_newest_first && !is_oldest_first ? 1 : 0;
}

/* A commit's parent stands before it, or behind it. */
static struct votes ask_parents(const struct log *log)
{
    enum { COMMITS_MAX = 16 };
    const struct patch_section *sections = log->patch->sections.items;
    struct votes votes = {0, 0};
    int asked = 0;
    for (size_t i = log->first; i < log->end && asked < COMMITS_MAX; i++) {
        struct bytes parent = sections[i].parent;
        asked += parent.size > 0 ? 1 : 0;
        for (size_t k = log->first; parent.size > 0 && k < log->end; k++) {
            if (git_id_agree(sections[k].tip, parent) == 0)
                continue;
            vote(&votes, k < i, k > i);
            return votes;
        }
    }
    return votes;
}

/* The changes of one file follow each other, by its ids or by its modes. Places are in the order of the text. */
static void ask_files(const struct log *log, struct votes *by_id, struct votes *by_mode)
{
    const struct patch *patch = log->patch;
    for (size_t i = 0; i + 1 < patch->places.count; i++) {
        struct step a, b;
        tell_steps(patch, i, &a, &b);
        if (section_of(patch, a.first) < log->first || section_of(patch, b.first) >= log->end ||
            !bytes_equal(a.last->path, b.first->path) || is_one_step(patch, a.last, b.first))
            continue;
        /* On two sides of a merge, one commit may change what another takes away, and both may start from one mode. */
        vote(by_id, leads_on(patch, &a, &b) || (!log->has_merge && !can_follow(patch, &b, &a)),
             leads_on(patch, &b, &a) || (!log->has_merge && !can_follow(patch, &a, &b)));
        if (!log->has_merge)
            vote(by_mode, keeps_mode(patch, &a, &b), keeps_mode(patch, &b, &a));
    }
}

static struct votes ask_dates(const struct log *log)
{
    const struct patch_section *before = NULL;
    struct votes votes = {0, 0};
    for (size_t i = log->first; i < log->end; i++) {
        const struct patch_section *section = &log->patch->sections.items[i];
        if (!section->has_time)
            continue;
        if (before != NULL)
            vote(&votes, before->time < section->time, before->time > section->time);
        before = section;
    }
    return votes;
}

/* Commits come newest first, unless something says otherwise (git log --reverse): the surest sign counts. Few
 * files change their modes, so that one edited mode could turn the order round. */
static bool is_oldest_first(const struct log *log)
{
    enum { PARENTS, IDS, DATES, MODES, SIGNS };
    struct votes votes[SIGNS] = {[PARENTS] = ask_parents(log), [DATES] = ask_dates(log)};
    ask_files(log, &votes[IDS], &votes[MODES]);
    for (int i = 0; i < SIGNS; i++) {
        if (votes[i].oldest_first != votes[i].newest_first)
            return votes[i].oldest_first > votes[i].newest_first;
    }
    return false;
}

/* git log shows no change of a merge unless it is asked to. */
static bool may_be_merge(const struct patch_section *section)
{
    return section->is_merge || (section->may_be_merge && section->file_count == 0);
}

/* The commits from `first` up to `end`, ranked from `rank` on. */
static void rank_commits(struct patch *patch, size_t first, size_t end, uint32_t rank)
{
    struct log log = {patch, first, end, false};
    bool is_after_merge = false;
    for (size_t i = first; i < end; i++)
        log.has_merge = log.has_merge || may_be_merge(&patch->sections.items[i]);
    bool is_forward = is_oldest_first(&log);
    for (size_t i = 0; i < end - first; i++) {
        /* from the newest to the oldest */
        struct patch_section *section = &patch->sections.items[is_forward ? end - 1 - i : first + i];
        section->rank = rank + (uint32_t)(end - first - 1 - i);
        section->is_off_line = log.has_merge;
        section->may_be_overtaken = is_after_merge;
        is_after_merge = is_after_merge || may_be_merge(section);
    }
}

void patch_rank_sections(struct patch *patch)
{
    uint32_t rank = 0;
    size_t count = patch->sections.count;
    for (uint32_t class = 0; class < 3; class++) {
        for (size_t i = 0; i < count; i++) {
            size_t end = i + 1;
            if (patch_section_class(patch->sections.items[i].kind) != class)
                continue;
            while (is_commit(patch, i) && end < count && is_commit(patch, end))
                end++;
            if (is_commit(patch, i))
                rank_commits(patch, i, end, rank);
            else
                patch->sections.items[i].rank = rank;
            rank += (uint32_t)(end - i);
            i = end - 1;
        }
    }
}
