/* Rules about where the work comes from: commits, branches and stamps that must tell one story. */
#include "parse/tickets/reading.h"
#include "parse/timestamp.h"
#include "rules/judging.h"

enum {
    ID_DIGITS_MIN = 7,                    /* git's shortest default abbreviation */
    ZONE_SECONDS_MAX = 14 * 3600 + 15 * 60 /* a stamp without zone may be local time: UTC+14 is the farthest */
};

static bool is_id(struct bytes id)
{
    return id.size >= ID_DIGITS_MIN && git_id_is_hex(id);
}

/* --- the last commit ----------------------------------------------------------------------------------------------- */

static void compare_last(struct judging *judging, struct bytes other, const char *where)
{
    const struct dossier *dossier = judging->dossier;
    const struct commit *last = &dossier->last_commit.commit;
    if (!dossier->last_commit.is_read || !is_id(last->id) || !is_id(other))
        return;
    findings_checked(judging->found, RULE_GIT_LAST_COMMIT_MISMATCH, 1);
    if (git_id_agree(last->id, other) == 0)
        findings_add(judging->found, RULE_GIT_LAST_COMMIT_MISMATCH, place_line(dossier->last_commit_member, last->line),
                     ARGUMENTS(with_text("last", last->id), with_word("where", where), with_text("other", other)));
}

/* The newest commit of the range; of an empty range its base. */
static struct bytes newest_listed(const struct commit_list *list)
{
    size_t count = list->commits.count;
    if (is_id(list->head))
        return list->head;
    if (count == 0)
        return list->base;
    return list->commits.items[list->is_newest_first ? 0 : count - 1].id;
}

/* git log wraps nothing, but shows a first paragraph of several lines as it is; in a list it is one line. */
static bool is_same_subject(const struct last_commit *last, struct bytes one, struct bytes listed)
{
    if (bytes_equal(one, listed))
        return true;
    return !last->is_four_lines && one.size > 0 && one.size < listed.size && listed.at[one.size] == ' ' &&
           bytes_start_with(listed, one);
}

static void compare_subject(struct judging *judging, const struct commit *listed)
{
    const struct dossier *dossier = judging->dossier;
    const struct commit *last = &dossier->last_commit.commit;
    struct bytes one = bytes_trim(last->subject), other = bytes_trim(listed->subject);
    if (!is_id(last->id) || !is_id(listed->id) || git_id_agree(last->id, listed->id) == 0 || other.size == 0)
        return;
    findings_checked(judging->found, RULE_GIT_LAST_COMMIT_MISMATCH, 1);
    if (!is_same_subject(&dossier->last_commit, one, other))
        findings_add(judging->found, RULE_GIT_LAST_COMMIT_MISMATCH, place_line(dossier->last_commit_member, last->line),
                     ARGUMENTS(with_text("last", one.size > 0 ? one : BYTES("no subject")),
                               with_word("where", "the list of commits gives the same commit the subject"),
                               with_text("other", other)));
}

static void check_last_commit(struct judging *judging)
{
    const struct dossier *dossier = judging->dossier;
    if (dossier->commits.is_read) {
        compare_last(judging, newest_listed(&dossier->commits), "the newest in COMMITS.txt is");
        for (size_t i = 0; dossier->last_commit.is_read && i < dossier->commits.commits.count; i++)
            compare_subject(judging, &dossier->commits.commits.items[i]);
    }
    compare_last(judging, dossier->log.head, "the head of git_log.txt is");
    const struct patch_section *end = patch_last_committed(&dossier->patch);
    if (end != NULL)
        compare_last(judging, end->tip, "the patch ends with");
}

/* --- other tickets, merges ----------------------------------------------------------------------------------------- */

/* The first ticket that the text names, when it names none that is the one under review; else empty. */
static struct bytes other_ticket(const struct judging *judging, struct bytes text)
{
    struct ticket_name name;
    struct bytes other = {NULL, 0};
    for (size_t from = 0; ticket_name_find(text, from, &name); from = name.at + name.id.size) {
        if (ticket_id_is_kin(name.id, judging->subject.ticket))
            return (struct bytes){NULL, 0};
        if (other.size == 0)
            other = name.id;
    }
    return other;
}

static void check_named_ticket(struct judging *judging, struct bytes text, struct bytes what, struct place place)
{
    if (judging->subject.ticket.size == 0 || text.size == 0)
        return;
    findings_checked(judging->found, RULE_GIT_OTHER_TICKET, 1);
    struct bytes other = other_ticket(judging, text);
    if (other.size > 0)
        findings_add(judging->found, RULE_GIT_OTHER_TICKET, place,
                     ARGUMENTS(with_text("what", what), with_text("other", other),
                               with_text("ticket", judging->subject.ticket)));
}

static void check_commit(struct judging *judging, const struct commit *commit, uint32_t member)
{
    struct place place = place_line(member, commit->line);
    check_named_ticket(judging, commit->subject, commit->id, place);
    findings_checked(judging->found, RULE_GIT_MERGE_IN_RANGE, 1);
    if (commit->is_merge || bytes_start_with(commit->subject, BYTES("Merge ")))
        findings_add(judging->found, RULE_GIT_MERGE_IN_RANGE, place,
                     ARGUMENTS(with_text("id", commit->id), with_text("subject", commit->subject)));
}

static void check_range(struct judging *judging)
{
    const struct dossier *dossier = judging->dossier;
    const struct commit_list *list = &dossier->commits;
    bool is_last_listed = false;
    for (size_t i = 0; list->is_read && i < list->commits.count; i++) {
        const struct commit *commit = &list->commits.items[i];
        check_commit(judging, commit, dossier->commits_member);
        is_last_listed = is_last_listed || git_id_agree(commit->id, dossier->last_commit.commit.id) > 0;
    }
    if (dossier->last_commit.is_read && !is_last_listed)
        check_commit(judging, &dossier->last_commit.commit, dossier->last_commit_member);
}

/* --- branches ------------------------------------------------------------------------------------------------------ */

struct stated_branch {
    struct bytes name; /* empty when nothing is said */
    const char *where;
    struct place place;
};

static bool is_branch(struct bytes name)
{
    return name.size > 0 && !bytes_is(name, "HEAD") && !bytes_is(name, "unknown") && !bytes_is(name, "detached");
}

static void compare_branches(struct judging *judging, const struct stated_branch *one, const struct stated_branch *other)
{
    if (!is_branch(one->name) || !is_branch(other->name))
        return;
    findings_checked(judging->found, RULE_GIT_BRANCH_MISMATCH, 1);
    if (!bytes_equal(one->name, other->name))
        findings_add(judging->found, RULE_GIT_BRANCH_MISMATCH, one->place,
                     ARGUMENTS(with_word("where", one->where), with_text("branch", one->name),
                               with_word("other_where", other->where), with_text("other", other->name)));
}

/* Of "HEAD -> topic, origin/main": topic. */
static struct bytes branch_of_refs(struct bytes refs)
{
    struct bytes name = {NULL, 0};
    if (bytes_skip(&refs, BYTES("HEAD -> ")))
        name = bytes_trim(bytes_cut(&refs, ','));
    return name;
}

/* Of "refs/heads/topic": topic. */
static struct bytes branch_of_ref(struct bytes ref)
{
    return bytes_skip(&ref, BYTES("refs/heads/")) ? ref : (struct bytes){NULL, 0};
}

static void check_meta_branch(struct judging *judging, const struct meta *meta, uint32_t member,
                              const struct stated_branch *git, size_t git_count)
{
    struct stated_branch branch = {meta->branch.text, "META.json", place_line(member, meta->branch.line)};
    struct stated_branch after = {branch_of_ref(meta->after.text), "git_sha_after", place_line(member, meta->after.line)};
    compare_branches(judging, &branch, &after);
    for (size_t i = 0; i < git_count; i++)
        compare_branches(judging, &branch, &git[i]);
    if (is_branch(branch.name))
        check_named_ticket(judging, branch.name, BYTES("the branch in META.json"), branch.place);
}

static void check_branches(struct judging *judging)
{
    const struct dossier *dossier = judging->dossier;
    const struct stated_branch git[] = {
        {dossier->status.branch, "git_status.txt", place_member(dossier->status_member)},
        {dossier->log.commits.count > 0 ? branch_of_refs(dossier->log.commits.items[0].refs) : (struct bytes){NULL, 0},
         "git_log.txt", place_member(dossier->log_member)},
    };
    enum { GIT_COUNT = sizeof git / sizeof git[0] };
    compare_branches(judging, &git[0], &git[1]);
    if (is_branch(git[0].name))
        check_named_ticket(judging, git[0].name, BYTES("the branch in git_status.txt"), git[0].place);
    if (judging->run != NULL && judging->run->has_meta && judging->run->meta.is_object)
        check_meta_branch(judging, &judging->run->meta, judging->run->files[RUN_META], git, GIT_COUNT);
    for (size_t i = 0; i < dossier->patched_metas.count; i++)
        check_meta_branch(judging, &dossier->patched_metas.items[i].meta, dossier->patch_member, git, GIT_COUNT);
}

/* --- the run's times against the rest ------------------------------------------------------------------------------ */

static void check_stamp(struct judging *judging, int64_t started, struct place place)
{
    struct bytes text;
    int64_t stamp;
    if (!timestamp_find_in_name(judging->run->name, &stamp, &text))
        return;
    int64_t apart = stamp > started ? stamp - started : started - stamp;
    findings_checked(judging->found, RULE_RUN_STAMP_MISMATCH, 1);
    if (apart > ZONE_SECONDS_MAX)
        findings_add(judging->found, RULE_RUN_STAMP_MISMATCH, place,
                     ARGUMENTS(with_text("stamp", text), with_text("started", time_text(judging, started))));
}

/* A patch of an empty range can only be of the working tree. */
static bool shows_uncommitted(const struct judging *judging)
{
    const struct patch *patch = &judging->dossier->patch;
    if (judging->dossier->commits.is_read && judging->dossier->commits.commits.count == 0)
        return true;
    for (size_t i = 0; i < patch->files.count; i++) {
        if (patch_section_place(judging, &patch->sections.items[patch->files.items[i].section]) != NULL)
            return true;
    }
    return false;
}

static void check_commit_in_run(struct judging *judging, int64_t started)
{
    const struct dossier *dossier = judging->dossier;
    const struct commit *last = &dossier->last_commit.commit;
    if (!dossier->last_commit.is_read || !last->has_time || dossier->patch.files.count == 0)
        return;
    findings_checked(judging->found, RULE_RUN_COMMIT_BEFORE_START, 1);
    if (last->time < started && !shows_uncommitted(judging))
        findings_add(judging->found, RULE_RUN_COMMIT_BEFORE_START, place_line(dossier->last_commit_member, last->line),
                     ARGUMENTS(with_text("commit_time", time_text(judging, last->time)),
                               with_number("seconds", (uint64_t)started - (uint64_t)last->time),
                               with_text("started", time_text(judging, started))));
}

void check_provenance(struct judging *judging)
{
    int64_t started;
    check_last_commit(judging);
    check_range(judging);
    check_branches(judging);
    if (judging->run == NULL || !judging->run->has_meta ||
        !timestamp_parse_iso(judging->run->meta.started.text, &started))
        return;
    check_stamp(judging, started, place_line(judging->run->files[RUN_META], judging->run->meta.started.line));
    check_commit_in_run(judging, started);
}
