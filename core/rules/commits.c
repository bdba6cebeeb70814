/* Rules about commit ids: those that META.json names against those that the rest of the bundle names. */
#include "rules/judging.h"

enum { ID_DIGITS_MIN = 7 }; /* git's shortest default abbreviation; fewer digits agree by chance */

/* A commit id that the bundle names outside META.json. */
struct known_id {
    struct bytes id;
    const char *where;
};

struct known_ids {
    struct known_id *items;
    size_t count, capacity;
};

static void add_known(struct judging *judging, struct known_ids *known, struct bytes id, const char *where)
{
    if (id.size < ID_DIGITS_MIN || !git_id_is_hex(id))
        return;
    struct known_id *item = arena_push(judging->scratch, known, struct known_id);
    if (item != NULL)
        *item = (struct known_id){id, where};
}

static void collect_known(struct judging *judging, struct known_ids *known)
{
    const struct dossier *dossier = judging->dossier;
    add_known(judging, known, dossier->last_commit.commit.id, "LAST_COMMIT.txt");
    add_known(judging, known, dossier->commits.head, "COMMITS.txt");
    add_known(judging, known, dossier->commits.base, "COMMITS.txt");
    for (size_t i = 0; i < dossier->commits.commits.count; i++)
        add_known(judging, known, dossier->commits.commits.items[i].id, "COMMITS.txt");
    for (size_t i = 0; i < dossier->patch.sections.count; i++) {
        add_known(judging, known, dossier->patch.sections.items[i].base, "the patch");
        add_known(judging, known, dossier->patch.sections.items[i].tip, "the patch");
    }
    for (size_t i = 0; i < dossier->log.commits.count; i++)
        add_known(judging, known, dossier->log.commits.items[i].id, "git_log.txt");
    for (size_t i = 0; i < dossier->proof.objects.count; i++) {
        const struct proof_object *object = &dossier->proof.objects.items[i];
        if (object->type == GIT_COMMIT)
            add_known(judging, known, hex_of(judging, object->id, digest_size(object->kind)), "the commit proof");
    }
}

static size_t common_digits(struct bytes a, struct bytes b)
{
    size_t count = 0;
    while (count < a.size && count < b.size && byte_to_lower(a.at[count]) == byte_to_lower(b.at[count]))
        count++;
    return count;
}

/* A known id that begins like `id` and goes on differently. A full id that is the same clears it; otherwise a full one
 * that is not the same convicts it, whatever abbreviations agree: they stop before the part that was made up. */
static const struct known_id *find_twin(const struct known_ids *known, struct bytes id)
{
    const struct known_id *full_twin = NULL, *short_twin = NULL;
    bool abbreviation_agrees = false;
    for (size_t i = 0; i < known->count; i++) {
        struct bytes other = known->items[i].id;
        bool is_full = other.size == id.size, agrees = git_id_agree(other, id) > 0;
        if (is_full && agrees)
            return NULL;
        abbreviation_agrees = abbreviation_agrees || agrees;
        if (agrees || common_digits(other, id) < ID_DIGITS_MIN)
            continue;
        if (is_full && full_twin == NULL)
            full_twin = &known->items[i];
        else if (short_twin == NULL)
            short_twin = &known->items[i];
    }
    if (full_twin != NULL)
        return full_twin;
    return abbreviation_agrees ? NULL : short_twin;
}

/* One of the two ids in META.json. */
struct meta_id {
    const char *key;
    const struct meta_text *value;
    uint32_t member;
    bool is_sound; /* a full id that is not made up: worth comparing */
};

static struct bytes shown(struct bytes value)
{
    return value.size == 0 ? BYTES("an empty text") : value;
}

static void check_id(struct judging *judging, const struct known_ids *known, struct meta_id *id)
{
    if (id->value->line == 0)
        return; /* absent or no text: other rules say so */
    struct place place = place_line(id->member, id->value->line);
    findings_checked(judging->found, RULE_RUN_COMMIT_NOT_AN_ID, 1);
    if (!git_id_is_full(id->value->text)) {
        findings_add(judging->found, RULE_RUN_COMMIT_NOT_AN_ID, place,
                     ARGUMENTS(with_word("key", id->key), with_text("value", shown(id->value->text))));
        return;
    }
    findings_checked(judging->found, RULE_RUN_COMMIT_INVENTED, known->count);
    const struct known_id *twin = find_twin(known, id->value->text);
    id->is_sound = twin == NULL;
    if (twin != NULL)
        findings_add(judging->found, RULE_RUN_COMMIT_INVENTED, place,
                     ARGUMENTS(with_word("key", id->key), with_text("value", id->value->text),
                               with_number("digits", common_digits(twin->id, id->value->text)),
                               with_text("known", twin->id), with_word("where", twin->where)));
}

static void compare_before(struct judging *judging, const struct meta_id *before, struct bytes base, const char *other)
{
    if (!before->is_sound || base.size < ID_DIGITS_MIN || !git_id_is_hex(base))
        return;
    findings_checked(judging->found, RULE_RUN_COMMIT_MISMATCH, 1);
    if (git_id_agree(before->value->text, base) == 0)
        findings_add(judging->found, RULE_RUN_COMMIT_MISMATCH, place_line(before->member, before->value->line),
                     ARGUMENTS(with_word("key", before->key), with_text("value", before->value->text),
                               with_word("other", other), with_text("expected", base)));
}

static bool agrees(struct bytes a, struct bytes b)
{
    return a.size > 0 && b.size > 0 && git_id_agree(a, b) > 0;
}

/* The subjects of the commits that lie after index `at` in time, as one text. */
static struct bytes later_commits(struct judging *judging, const struct commit_list *list, size_t first, size_t end)
{
    size_t size = 0, used = 0;
    for (size_t i = first; i < end; i++)
        size += list->commits.items[i].id.size + 2;
    uint8_t *text = arena_new(judging->keep, uint8_t, size);
    if (text == NULL)
        return (struct bytes){NULL, 0};
    for (size_t i = first; i < end; i++) {
        struct bytes id = list->commits.items[i].id;
        for (size_t k = 0; k < id.size; k++)
            text[used++] = id.at[k];
        text[used++] = ',';
        text[used++] = ' ';
    }
    return (struct bytes){text, used - 2};
}

static void say_behind(struct judging *judging, const struct meta_id *after, size_t first, size_t end)
{
    if (first < end)
        findings_add(judging->found, RULE_RUN_COMMIT_BEHIND, place_line(after->member, after->value->line),
                     ARGUMENTS(with_text("value", after->value->text), with_number("count", end - first),
                               with_text("commits", later_commits(judging, &judging->dossier->commits, first, end))));
}

/* Looks for the end of the run in COMMITS.txt, base and head included; says which commits lie after it. */
static bool is_in_list(struct judging *judging, const struct meta_id *after)
{
    const struct commit_list *list = &judging->dossier->commits;
    size_t count = list->commits.count;
    findings_checked(judging->found, RULE_RUN_COMMIT_BEHIND, count);
    for (size_t i = 0; i < count; i++) {
        if (!agrees(list->commits.items[i].id, after->value->text))
            continue;
        if (list->is_newest_first)
            say_behind(judging, after, 0, i);
        else
            say_behind(judging, after, i + 1, count);
        return true;
    }
    bool is_base = agrees(list->base, after->value->text);
    if (is_base)
        say_behind(judging, after, 0, count);
    return is_base || agrees(list->head, after->value->text);
}

static void check_after(struct judging *judging, const struct meta_id *after)
{
    const struct dossier *dossier = judging->dossier;
    bool has_last = dossier->last_commit.is_read;
    if (!after->is_sound || (!has_last && !dossier->commits.is_read))
        return;
    bool has_list = dossier->commits.is_read;
    enum rule rule = has_list ? RULE_RUN_COMMIT_MISMATCH : RULE_RUN_COMMIT_UNPROVEN;
    findings_checked(judging->found, rule, 1);
    if ((has_last && agrees(dossier->last_commit.commit.id, after->value->text)) ||
        (has_list && is_in_list(judging, after)))
        return;
    struct place place = place_line(after->member, after->value->line);
    if (has_list)
        findings_add(judging->found, rule, place,
                     ARGUMENTS(with_word("key", after->key), with_text("value", after->value->text),
                               with_word("other", "neither LAST_COMMIT.txt nor COMMITS.txt names it: unproven; the last is"),
                               with_text("expected", shown(dossier->last_commit.commit.id))));
    else
        findings_add(judging->found, rule, place,
                     ARGUMENTS(with_word("key", after->key), with_text("value", after->value->text)));
}

static void check_unchanged(struct judging *judging, const struct meta *meta, uint32_t member)
{
    size_t files = judging->dossier->patch.files.count;
    if (meta->before.text.size == 0 || meta->after.text.size == 0)
        return;
    findings_checked(judging->found, RULE_RUN_COMMIT_UNCHANGED, 1);
    if (files > 0 && bytes_equal(meta->before.text, meta->after.text))
        findings_add(judging->found, RULE_RUN_COMMIT_UNCHANGED, place_line(member, meta->after.line),
                     ARGUMENTS(with_text("value", meta->after.text), with_number("files", files)));
}

static void check_run(struct judging *judging, const struct meta *meta, uint32_t member)
{
    const struct dossier *dossier = judging->dossier;
    struct known_ids known = {0};
    struct meta_id before = {"git_sha_before", &meta->before, member, false};
    struct meta_id after = {"git_sha_after", &meta->after, member, false};
    collect_known(judging, &known);
    check_id(judging, &known, &before);
    check_id(judging, &known, &after);
    compare_before(judging, &before, dossier->commits.base, "the base in COMMITS.txt is");
    for (size_t i = 0; i < dossier->patch.sections.count; i++)
        compare_before(judging, &before, dossier->patch.sections.items[i].base, "the patch starts from");
    check_after(judging, &after);
    check_unchanged(judging, meta, member);
}

/* A file that should name commits and was read, but names none. */
static void check_readable(struct judging *judging, uint32_t member, bool names_commits)
{
    if (member == NO_MEMBER || !judging->bundle->members[member].is_read)
        return;
    findings_checked(judging->found, RULE_RUN_COMMIT_UNREADABLE, 1);
    if (!names_commits)
        findings_add(judging->found, RULE_RUN_COMMIT_UNREADABLE, place_member(member), NO_ARGUMENTS);
}

void check_commits(struct judging *judging)
{
    const struct dossier *dossier = judging->dossier;
    check_readable(judging, dossier->last_commit_member, dossier->last_commit.is_read);
    check_readable(judging, dossier->commits_member, dossier->commits.is_read);
    struct arena_mark mark = arena_mark(judging->scratch);
    if (judging->run != NULL && judging->run->has_meta && judging->run->meta.is_object)
        check_run(judging, &judging->run->meta, judging->run->files[RUN_META]);
    for (size_t i = 0; i < dossier->patched_metas.count; i++)
        check_unchanged(judging, &dossier->patched_metas.items[i].meta, dossier->patch_member);
    arena_rewind(judging->scratch, mark);
}
