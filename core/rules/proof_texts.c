/* Rules about what the bundle's texts say of commits, against the commits that the proof carries. */
#include "rules/judging.h"

#include <stdlib.h>

enum { ID_DIGITS_MIN = 7 };

static struct bytes hex_of_object(struct judging *judging, uint32_t index)
{
    const struct proof_object *object = &judging->dossier->proof.objects.items[index];
    return hex_of(judging, object->id, digest_size(object->kind));
}

/* --- which commit ------------------------------------------------------------------------------ */

static void check_named(struct judging *judging, struct bytes id, const char *where, struct place place)
{
    const struct git_proof *proof = &judging->dossier->proof;
    const struct proof_object *tip = &proof->objects.items[proof->tip];
    if (id.size < ID_DIGITS_MIN || !git_id_is_hex(id))
        return;
    findings_checked(judging->found, RULE_GIT_PROOF_OTHER_COMMIT, 1);
    if (!git_id_begins(id, tip->id, digest_size(tip->kind)))
        findings_add(judging->found, RULE_GIT_PROOF_OTHER_COMMIT, place,
                     ARGUMENTS(with_word("where", where), with_text("found", id),
                               with_text("expected", hex_of_object(judging, proof->tip))));
}

/* The bundle is made of the last commit: LAST_COMMIT.txt, the head of COMMITS.txt and the end of the patch's range. What
 * META.json gives for the end of the run may be an earlier one, since no commit can hold its own id. */
static void check_commit_named(struct judging *judging)
{
    const struct dossier *dossier = judging->dossier;
    const struct commit *last = &dossier->last_commit.commit;
    if (dossier->last_commit.is_read)
        check_named(judging, last->id, "LAST_COMMIT.txt", place_line(dossier->last_commit_member, last->line));
    check_named(judging, dossier->commits.head, "COMMITS.txt",
                place_line(dossier->commits_member, dossier->commits.head_line));
    const struct patch_section *end = patch_last_committed(&dossier->patch);
    if (end != NULL && end->tip.size > 0)
        check_named(judging, end->tip, "the patch", place_line(dossier->patch_member, end->line));
}

/* --- what it says ------------------------------------------------------------------------------ */

static struct bytes next_word(struct bytes *rest)
{
    *rest = bytes_trim(*rest);
    size_t end = 0;
    while (end < rest->size && !byte_is_blank(rest->at[end]) && rest->at[end] != '\n' && rest->at[end] != '\r')
        end++;
    struct bytes word = bytes_first(*rest, end);
    *rest = bytes_after(*rest, end);
    return word;
}

/* The same words in the same order: git indents messages and joins the lines of a subject. */
static bool same_words(struct bytes a, struct bytes b)
{
    struct bytes left = next_word(&a), right = next_word(&b);
    while (left.size > 0 && bytes_equal(left, right)) {
        left = next_word(&a);
        right = next_word(&b);
    }
    return left.size == 0 && right.size == 0;
}

struct told {
    struct judging *judging;
    uint32_t object; /* the commit itself */
    struct place place;
};

static void compare(struct told *told, const char *what, bool agrees, struct bytes found, struct bytes expected)
{
    struct bytes nothing = BYTES("nothing");
    findings_checked(told->judging->found, RULE_GIT_COMMIT_MISMATCH, 1);
    if (!agrees)
        findings_add(told->judging->found, RULE_GIT_COMMIT_MISMATCH, told->place,
                     ARGUMENTS(with_word("what", what), with_text("commit", hex_of_object(told->judging, told->object)),
                               with_text("found", found.size > 0 ? found : nothing),
                               with_text("expected", expected.size > 0 ? expected : nothing)));
}

static struct bytes first_line(struct bytes text)
{
    return bytes_cut(&text, '\n');
}

/* Another encoding than UTF-8 is turned into it by git log, so texts in one cannot be compared byte by byte. */
static bool has_plain_text(const struct git_commit *commit)
{
    return commit->encoding.size == 0 || bytes_equal_any_case(commit->encoding, BYTES("UTF-8"));
}

static void compare_subject(struct told *told, const struct git_commit *commit, struct bytes subject)
{
    if (has_plain_text(commit))
        compare(told, "subject", same_words(subject, commit->subject) || same_words(subject, first_line(commit->subject)),
                subject, commit->subject);
}

/* All parents, in their order, as "Merge: 1234567 89abcde" has them. */
static bool is_merge_line_of(const struct git_commit *commit, struct bytes line)
{
    size_t i = 0;
    for (struct bytes id = next_word(&line); id.size > 0; id = next_word(&line)) {
        if (i == commit->parents.count || git_id_agree(id, commit->parents.items[i]) != id.size)
            return false;
        i++;
    }
    return i == commit->parents.count;
}

/* Drops words off the front of a text; false when it does not begin with them. */
static bool skip_words(struct bytes *text, struct bytes words)
{
    for (struct bytes word = next_word(&words); word.size > 0; word = next_word(&words)) {
        if (!bytes_equal(next_word(text), word))
            return false;
    }
    return true;
}

static void compare_author(struct told *told, const struct git_commit *commit, struct bytes author)
{
    bool agrees = same_words(author, commit->author.both) || same_words(author, commit->author.name);
    if (has_plain_text(commit) && !told->judging->dossier->has_mailmap)
        compare(told, "author", agrees, author, commit->author.both);
}

static void compare_log_form(struct told *told, const struct git_commit *commit, const struct commit *said)
{
    bool is_merge = commit->parents.count > 1;
    struct bytes first_parent = is_merge ? commit->parents.items[0] : BYTES("no second parent");
    compare(told, "list of merged parents", is_merge == said->is_merge && (!is_merge || is_merge_line_of(commit, said->merge)),
            said->merge, first_parent);
    struct bytes rest = commit->message;
    if (has_plain_text(commit) && skip_words(&rest, said->subject))
        compare(told, "message", same_words(said->body, rest), first_line(bytes_trim(said->body)),
                first_line(bytes_trim(rest)));
}

static void check_last_commit(struct judging *judging)
{
    const struct dossier *dossier = judging->dossier;
    const struct commit *said = &dossier->last_commit.commit;
    struct told told = {judging, NO_OBJECT, place_line(dossier->last_commit_member, said->line)};
    if (!dossier->last_commit.is_read || said->id.size < ID_DIGITS_MIN)
        return;
    told.object = git_proof_find_commit(&dossier->proof, said->id);
    if (told.object == NO_OBJECT)
        return;
    const struct git_commit *commit = &dossier->proof.objects.items[told.object].commit;
    compare_author(&told, commit, said->author);
    if (said->has_time)
        compare(&told, "time", said->time == commit->committer.time || said->time == commit->author.time,
                time_text(judging, said->time), time_text(judging, commit->committer.time));
    compare_subject(&told, commit, said->subject);
    if (!dossier->last_commit.is_four_lines)
        compare_log_form(&told, commit, said);
}

static void check_subjects(struct judging *judging, const struct commit_list *list, uint32_t member)
{
    for (size_t i = 0; i < list->commits.count; i++) {
        const struct commit *said = &list->commits.items[i];
        struct told told = {judging, git_proof_find_commit(&judging->dossier->proof, said->id),
                            place_line(member, said->line)};
        if (told.object != NO_OBJECT)
            compare_subject(&told, &judging->dossier->proof.objects.items[told.object].commit, said->subject);
    }
}

/* --- what follows what ------------------------------------------------------------------------- */

static void say_history(struct judging *judging, struct place place, struct bytes commit, const char *problem)
{
    findings_add(judging->found, RULE_GIT_HISTORY_MISMATCH, place,
                 ARGUMENTS(with_text("commit", commit), with_word("problem", problem)));
}

/* The ids of COMMITS.txt, its base included, sorted. */
struct known_ids {
    struct bytes *items;
    size_t count, capacity;
};

static int compare_hex(struct bytes a, struct bytes b)
{
    size_t both = a.size < b.size ? a.size : b.size;
    for (size_t i = 0; i < both; i++) {
        int order = byte_to_lower(a.at[i]) - byte_to_lower(b.at[i]);
        if (order != 0)
            return order;
    }
    return (a.size > b.size) - (a.size < b.size);
}

static int by_hex(const void *left, const void *right)
{
    return compare_hex(*(const struct bytes *)left, *(const struct bytes *)right);
}

static void add_id(struct judging *judging, struct known_ids *ids, struct bytes id)
{
    struct bytes *item = git_id_is_hex(id) ? arena_push(judging->scratch, ids, struct bytes) : NULL;
    if (item != NULL)
        *item = id;
}

/* Is the full id one of them, perhaps abbreviated there? What begins it comes right before it in their order. */
static bool is_among(const struct known_ids *ids, struct bytes full)
{
    size_t low = 0, high = ids->count;
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        if (compare_hex(ids->items[middle], full) <= 0)
            low = middle + 1;
        else
            high = middle;
    }
    return low > 0 && git_id_agree(ids->items[low - 1], full) == ids->items[low - 1].size;
}

static struct known_ids listed_ids(struct judging *judging)
{
    const struct commit_list *list = &judging->dossier->commits;
    struct known_ids ids = {0};
    add_id(judging, &ids, list->base);
    for (size_t i = 0; i < list->commits.count; i++)
        add_id(judging, &ids, list->commits.items[i].id);
    if (ids.count > 0)
        qsort(ids.items, ids.count, sizeof *ids.items, by_hex);
    return ids;
}

/* A listed commit stands on another one, or on the base: else one is left out. A merge also has parents elsewhere. */
static bool stands_on_listed(const struct git_commit *commit, const struct known_ids *ids)
{
    for (size_t i = 0; i < commit->parents.count; i++) {
        if (is_among(ids, commit->parents.items[i]))
            return true;
    }
    return false;
}

static void check_list(struct judging *judging)
{
    const struct dossier *dossier = judging->dossier;
    const struct commit_list *list = &dossier->commits;
    struct known_ids ids = listed_ids(judging);
    if (list->base.size < ID_DIGITS_MIN || !git_id_is_hex(list->base))
        return; /* where the list begins is not said */
    for (size_t i = 0; i < list->commits.count; i++) {
        uint32_t object = git_proof_find_commit(&dossier->proof, list->commits.items[i].id);
        if (object == NO_OBJECT)
            continue;
        findings_checked(judging->found, RULE_GIT_HISTORY_MISMATCH, 1);
        if (!stands_on_listed(&dossier->proof.objects.items[object].commit, &ids))
            say_history(judging, place_line(dossier->commits_member, list->commits.items[i].line),
                        hex_of_object(judging, object), "has a parent that COMMITS.txt neither lists nor begins from");
    }
}

/* What the proof shows to come before its commit: commits that it carries, and their parents. */
struct ancestry {
    struct known_ids ids;
    bool is_whole; /* there are no others, but for what comes before the base */
};

/* Where the work began, by the bundle's own word. */
static struct bytes stated_base(const struct judging *judging)
{
    struct bytes base = judging->dossier->commits.base;
    if (base.size < ID_DIGITS_MIN && judging->run != NULL && judging->run->has_meta)
        base = judging->run->meta.before.text;
    return base.size >= ID_DIGITS_MIN && git_id_is_hex(base) ? base : (struct bytes){NULL, 0};
}

static bool is_base(struct bytes full, struct bytes base)
{
    return base.size > 0 && git_id_agree(full, base) == base.size;
}

static void add_ancestors(struct judging *judging, struct ancestry *ancestry, uint32_t index, struct bytes base)
{
    const struct git_proof *proof = &judging->dossier->proof;
    const struct git_commit *commit = &proof->objects.items[index].commit;
    struct bytes id = hex_of_object(judging, index);
    add_id(judging, &ancestry->ids, id);
    for (size_t i = 0; i < commit->parents.count; i++) {
        struct bytes parent = commit->parents.items[i];
        bool is_told = git_proof_find_commit(proof, parent) != NO_OBJECT || is_base(id, base) || is_base(parent, base);
        add_id(judging, &ancestry->ids, parent);
        ancestry->is_whole = ancestry->is_whole && is_told;
    }
}

static struct ancestry ancestry_of(struct judging *judging)
{
    const struct git_proof *proof = &judging->dossier->proof;
    struct bytes base = stated_base(judging);
    struct ancestry ancestry = {.is_whole = true};
    for (size_t i = 0; i < proof->objects.count; i++) {
        if (proof->objects.items[i].type == GIT_COMMIT)
            add_ancestors(judging, &ancestry, (uint32_t)i, base);
    }
    if (ancestry.ids.count > 0)
        qsort(ancestry.ids.items, ancestry.ids.count, sizeof *ancestry.ids.items, by_hex);
    return ancestry;
}

/* Commits that the texts name, against what came before the proven one. */
static void check_ancestor(struct judging *judging, const struct ancestry *ancestry, struct bytes id,
                           struct place place, const char *problem)
{
    if (!git_id_is_full(id) || !ancestry->is_whole)
        return;
    findings_checked(judging->found, RULE_GIT_HISTORY_MISMATCH, 1);
    if (!is_among(&ancestry->ids, id))
        say_history(judging, place, id, problem);
}

static void check_history(struct judging *judging)
{
    const struct dossier *dossier = judging->dossier;
    struct arena_mark mark = arena_mark(judging->scratch);
    struct ancestry ancestry = ancestry_of(judging);
    check_list(judging);
    check_ancestor(judging, &ancestry, dossier->commits.base,
                   place_line(dossier->commits_member, dossier->commits.base_line),
                   "is the base of COMMITS.txt and comes nowhere before the proven commit");
    if (judging->run != NULL && judging->run->has_meta) {
        const struct meta *meta = &judging->run->meta;
        uint32_t member = judging->run->files[RUN_META];
        check_ancestor(judging, &ancestry, meta->before.text, place_line(member, meta->before.line),
                       "is git_sha_before and comes nowhere before the proven commit");
        check_ancestor(judging, &ancestry, meta->after.text, place_line(member, meta->after.line),
                       "is git_sha_after and comes nowhere before the proven commit");
    }
    arena_rewind(judging->scratch, mark);
}

void check_proof_texts(struct judging *judging)
{
    const struct dossier *dossier = judging->dossier;
    check_commit_named(judging);
    check_last_commit(judging);
    check_subjects(judging, &dossier->commits, dossier->commits_member);
    check_subjects(judging, &dossier->log, dossier->log_member);
    check_history(judging);
}
