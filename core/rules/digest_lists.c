/* Rules about lists of digests: what they say of the members, of each other and of themselves. */
#include "rules/digest_lists.h"

#include <stdlib.h>

static const struct digest_list *list_of(const struct judging *judging, const struct digest_entry *entry)
{
    return &judging->dossier->digest_lists.lists.items[entry->list];
}

static struct bytes path_of_list(const struct judging *judging, const struct digest_entry *entry)
{
    return judging->bundle->members[list_of(judging, entry)->member].path;
}

static struct place place_of(const struct judging *judging, const struct digest_entry *entry)
{
    return place_line(list_of(judging, entry)->member, entry->line);
}

/* --- entries against members --- */

static enum voucher_kind voucher_kind_of(enum digest_list_format format)
{
    static const enum voucher_kind kinds[LIST_FORMATS] = {
        [LIST_CHECKSUMS] = VOUCHER_CHECKSUMS,       [LIST_BAG_MANIFEST] = VOUCHER_BAG,
        [LIST_BAG_TAG_MANIFEST] = VOUCHER_BAG,      [LIST_DATA_PACKAGE] = VOUCHER_DATA_PACKAGE,
        [LIST_RO_CRATE] = VOUCHER_RO_CRATE,         [LIST_IN_TOTO] = VOUCHER_IN_TOTO,
        [LIST_WHEEL_RECORD] = VOUCHER_WHEEL_RECORD, [LIST_MANIFEST] = VOUCHER_MANIFEST,
    };
    return kinds[format];
}

static void vouch(struct judging *judging, const struct digest_entry *entry)
{
    enum digest_kind algorithm = (enum digest_kind)entry->algorithm;
    uint8_t expected[DIGEST_SIZE_MAX];
    if (entry->state == DIGEST_DIFFERS)
        digest_entry_bytes(entry, expected);
    add_voucher(judging, (struct voucher){
                             .member = entry->member,
                             .kind = voucher_kind_of(list_of(judging, entry)->format),
                             .state = entry->state == DIGEST_HOLDS ? VOUCHER_HOLDS : VOUCHER_CONTRADICTED,
                             .at_member = list_of(judging, entry)->member,
                             .at_line = entry->line,
                             .algorithm = algorithm,
                             .is_git_id = entry->is_git_blob,
                             .bits = (uint32_t)(8 * digest_size(algorithm)),
                             .expected = entry->state == DIGEST_DIFFERS
                                             ? hex_of(judging, expected, digest_size(algorithm))
                                             : (struct bytes){NULL, 0},
                         });
}

static const char *cause_text(const struct digest_entry *entry)
{
    static const char *const texts[CAUSE_COUNT] = {
        [CAUSE_UNKNOWN] = "",
        [CAUSE_LF] = "with LF line ends it would have it",
        [CAUSE_CRLF] = "with CR LF line ends it would have it",
        [CAUSE_BOM] = "without the byte order mark that it begins with it would have it",
        [CAUSE_NO_BOM] = "with a byte order mark before it it would have it",
        [CAUSE_NEWLINE] = "with a newline at its end it would have it",
        [CAUSE_NO_NEWLINE] = "without the newline at its end it would have it",
        [CAUSE_PREFIX] = "as much of it as the list says has it: something was added behind",
        [CAUSE_SHORTER] = "it is shorter than the list says",
        [CAUSE_LONGER] = "it is longer than the list says",
        [CAUSE_LFS_POINTER] = "it is a Git LFS pointer to the file that has it",
        [CAUSE_PRE_IMAGE] = "without the changes of the patch it would have it",
    };
    return texts[entry->cause];
}

/* As written; of base64 with the hex digits beside it, which is how the member's own is shown. */
static struct bytes shown_value(struct judging *judging, const struct digest_entry *entry)
{
    uint8_t digest[DIGEST_SIZE_MAX];
    if (!entry->is_base64)
        return entry->value;
    digest_entry_bytes(entry, digest);
    struct bytes hex = hex_of(judging, digest, digest_size((enum digest_kind)entry->algorithm));
    struct bytes parts[] = {entry->value, BYTES(" ("), hex, BYTES(")")};
    return arena_join(judging->keep, parts, sizeof parts / sizeof parts[0]);
}

static void say_mismatch(struct judging *judging, struct digest_finder *finder, const struct digest_entry *entry)
{
    enum digest_kind kind = (enum digest_kind)entry->algorithm;
    const uint8_t *found = digest_entry_found(entry, judging->bundle);
    struct bytes cause = bytes_of(cause_text(entry));
    bool is_size_alone = entry->cause == CAUSE_SHORTER || entry->cause == CAUSE_LONGER;
    uint32_t other = entry->cause == CAUSE_UNKNOWN || is_size_alone ? find_by_digest(judging, finder, entry) : NO_MEMBER;
    if (other != NO_MEMBER)
        cause = arena_join(judging->keep, (const struct bytes[]){BYTES("that is what is in "), judging->bundle->members[other].path}, 2);
    findings_add(judging->found, RULE_DIGEST_MISMATCH, place_of(judging, entry),
                 ARGUMENTS(with_text("path", entry->path), with_word("algorithm", algorithm_name(kind, entry->is_git_blob)),
                           with_text("found", hex_of(judging, found, digest_size(kind))),
                           with_text("list", path_of_list(judging, entry)),
                           with_text("expected", shown_value(judging, entry)), with_text("cause", cause)));
}

static void check_size(struct judging *judging, const struct digest_entry *entry)
{
    const struct member *member = &judging->bundle->members[entry->member];
    if (!entry->has_size || entry->is_folder || entry->state == DIGEST_DIFFERS)
        return;
    findings_checked(judging->found, RULE_DIGEST_SIZE_MISMATCH, 1);
    if (entry->size != member->size)
        findings_add(judging->found, RULE_DIGEST_SIZE_MISMATCH, place_of(judging, entry),
                     ARGUMENTS(with_text("path", entry->path), with_number("found", member->size),
                               with_text("list", path_of_list(judging, entry)), with_number("expected", entry->size)));
}

/* An in-toto subject is told by its digest; its name is only what somebody calls it. */
static bool is_another_name(struct judging *judging, struct digest_finder *finder, const struct digest_entry *entry)
{
    if (list_of(judging, entry)->format != LIST_IN_TOTO || entry->value.size == 0)
        return false;
    uint32_t member = find_by_digest(judging, finder, entry);
    if (member == NO_MEMBER)
        return false;
    struct digest_entry found = *entry;
    found.member = member;
    found.state = DIGEST_HOLDS;
    vouch(judging, &found);
    return true;
}

static void check_absent(struct judging *judging, struct digest_finder *finder, const struct digest_entry *entry)
{
    bool is_subject = list_of(judging, entry)->format == LIST_IN_TOTO;
    enum rule rule = is_subject ? RULE_DIGEST_SUBJECT_ABSENT : RULE_DIGEST_LISTED_ABSENT;
    findings_checked(judging->found, rule, 1);
    if (entry->member != NO_MEMBER || is_fetched(judging, entry) || is_another_name(judging, finder, entry))
        return;
    uint32_t near = find_near(judging, finder, entry->path);
    struct bytes said = {NULL, 0};
    if (near != NO_MEMBER)
        said = arena_join(judging->keep, (const struct bytes[]){judging->bundle->members[near].path,
                               BYTES(" is, which differs in case or in how its characters are composed")}, 2);
    findings_add(judging->found, rule, place_of(judging, entry),
                 ARGUMENTS(with_text("path", entry->path), with_text("list", path_of_list(judging, entry)),
                           with_text("near", said)));
}

static void check_entries(struct judging *judging)
{
    const struct digest_lists *lists = &judging->dossier->digest_lists;
    struct digest_finder finder = {.path_count = 0};
    for (size_t i = 0; i < lists->entries.count; i++) {
        const struct digest_entry *entry = &lists->entries.items[i];
        if (entry->is_nowhere)
            continue;
        check_absent(judging, &finder, entry);
        if (entry->member == NO_MEMBER)
            continue;
        check_size(judging, entry);
        if (entry->state == DIGEST_UNCHECKED)
            continue;
        findings_checked(judging->found, RULE_DIGEST_MISMATCH, 1);
        vouch(judging, entry);
        if (entry->state == DIGEST_DIFFERS)
            say_mismatch(judging, &finder, entry);
    }
}

/* --- entries against each other --- */

static int compare_numbers(uint64_t a, uint64_t b)
{
    return (a > b) - (a < b);
}

/* What two entries must share to speak of the same thing. */
static int compare_subjects(const struct digest_entry *a, const struct digest_entry *b)
{
    int order = bytes_compare(a->path, b->path);
    if (order == 0)
        order = compare_numbers(a->value.size > 0, b->value.size > 0);
    if (order == 0)
        order = compare_numbers(a->is_git_blob, b->is_git_blob);
    return order != 0 ? order : compare_numbers(a->algorithm, b->algorithm);
}

static int by_subject(const void *left, const void *right)
{
    const struct digest_entry *a = *(const struct digest_entry *const *)left;
    const struct digest_entry *b = *(const struct digest_entry *const *)right;
    int order = compare_subjects(a, b);
    return order != 0 ? order : (a > b) - (a < b); /* in the order of the lists */
}

static bool say_the_same(const struct digest_entry *a, const struct digest_entry *b)
{
    uint8_t digest[DIGEST_SIZE_MAX];
    if (a->value.size == 0)
        return true;
    digest_entry_bytes(a, digest);
    return digest_entry_is(b, digest);
}

static void say_conflict(struct judging *judging, const struct digest_entry *entry, const struct digest_entry *other)
{
    findings_add(judging->found, RULE_DIGEST_LISTS_CONFLICT, place_of(judging, entry),
                 ARGUMENTS(with_text("path", entry->path), with_text("expected", entry->value),
                           with_text("other", other->value), with_text("list", path_of_list(judging, other)),
                           with_number("line", other->line)));
}

static void compare_entries(struct judging *judging, const struct digest_entry *first, const struct digest_entry *before,
                            const struct digest_entry *entry)
{
    if (!say_the_same(first, entry))
        say_conflict(judging, entry, first);
    else if (before->list == entry->list)
        findings_add(judging->found, RULE_DIGEST_DUPLICATE_ENTRY, place_of(judging, entry),
                     ARGUMENTS(with_text("path", entry->path), with_number("line", before->line)));
}

static void check_agreement(struct judging *judging)
{
    const struct digest_lists *lists = &judging->dossier->digest_lists;
    const struct digest_entry **sorted = arena_new(judging->scratch, const struct digest_entry *, lists->entries.count);
    size_t count = 0, first = 0;
    for (size_t i = 0; sorted != NULL && i < lists->entries.count; i++) {
        if (!lists->entries.items[i].is_nowhere)
            sorted[count++] = &lists->entries.items[i];
    }
    if (count == 0)
        return;
    qsort(sorted, count, sizeof *sorted, by_subject);
    findings_checked(judging->found, RULE_DIGEST_DUPLICATE_ENTRY, count);
    findings_checked(judging->found, RULE_DIGEST_LISTS_CONFLICT, count);
    for (size_t i = 1; i < count; i++) {
        if (compare_subjects(sorted[first], sorted[i]) != 0)
            first = i;
        else
            compare_entries(judging, sorted[first], sorted[i - 1], sorted[i]);
    }
}

/* Two digests of different kinds cannot be compared with each other. But if the member has the one and not the other,
 * they were not made from one file. */
static void check_kinds(struct judging *judging)
{
    const struct digest_lists *lists = &judging->dossier->digest_lists;
    for (uint32_t i = 0; lists->first_of != NULL && i < judging->bundle->member_count; i++) {
        const struct digest_entry *holds = NULL, *differs = NULL;
        for (uint32_t k = lists->first_of[i]; k != 0; k = lists->next_of[k - 1]) {
            const struct digest_entry *entry = &lists->entries.items[k - 1];
            if (holds == NULL && entry->state == DIGEST_HOLDS)
                holds = entry;
            if (differs == NULL && entry->state == DIGEST_DIFFERS)
                differs = entry;
        }
        bool is_told = holds == NULL || differs == NULL ||
                       (holds->algorithm == differs->algorithm && holds->is_git_blob == differs->is_git_blob);
        if (!is_told)
            say_conflict(judging, differs, holds);
    }
}

/* --- strength --- */

static bool is_weak(const struct digest_entry *entry)
{
    return !entry->is_git_blob && (entry->algorithm == DIGEST_MD5 || entry->algorithm == DIGEST_SHA1);
}

static void say_weak(struct judging *judging, const struct digest_list *list, enum digest_kind kind, uint64_t count)
{
    if (count > 0)
        findings_add(judging->found, RULE_DIGEST_WEAK_ALGORITHM, place_member(list->member),
                     ARGUMENTS(with_number("count", count), with_word("algorithm", digest_name(kind))));
}

/* Two files with one MD5 or SHA-1 can be made; a second digest of another kind makes that moot. */
static void check_strength(struct judging *judging)
{
    const struct digest_lists *lists = &judging->dossier->digest_lists;
    bool *is_strong = arena_new(judging->scratch, bool, judging->bundle->member_count);
    for (size_t i = 0; is_strong != NULL && i < lists->entries.count; i++) {
        const struct digest_entry *entry = &lists->entries.items[i];
        if (entry->state == DIGEST_HOLDS && !is_weak(entry))
            is_strong[entry->member] = true;
    }
    for (size_t i = 0; is_strong != NULL && i < lists->lists.count; i++) {
        const struct digest_list *list = &lists->lists.items[i];
        uint64_t counts[DIGEST_KINDS] = {0}, checked = 0;
        for (size_t k = list->first; k < list->first + list->count; k++) {
            const struct digest_entry *entry = &lists->entries.items[k];
            bool is_checked = entry->state != DIGEST_UNCHECKED;
            checked += is_checked ? 1 : 0;
            if (entry->state == DIGEST_HOLDS && is_weak(entry) && !is_strong[entry->member])
                counts[entry->algorithm]++;
        }
        findings_checked(judging->found, RULE_DIGEST_WEAK_ALGORITHM, checked);
        say_weak(judging, list, DIGEST_MD5, counts[DIGEST_MD5]);
        say_weak(judging, list, DIGEST_SHA1, counts[DIGEST_SHA1]);
    }
}

/* --- members that no list names --- */

/* How many closed lists begin at each member and end before it, in the order of paths. */
static void count_closed(const struct judging *judging, int32_t *changes)
{
    const struct bundle *bundle = judging->bundle;
    const struct digest_lists *lists = &judging->dossier->digest_lists;
    for (size_t i = 0; i < lists->lists.count; i++) {
        if (!lists->lists.items[i].is_closed)
            continue;
        struct bundle_paths below = bundle_find_below(bundle, lists->lists.items[i].folder);
        size_t from = (size_t)(below.at - (const struct member *const *)bundle->by_path);
        changes[from]++;
        changes[from + below.count]--;
    }
    if (judging->policy->closed_lists)
        changes[0]++;
}

static void check_unlisted(struct judging *judging)
{
    const struct bundle *bundle = judging->bundle;
    const struct digest_lists *lists = &judging->dossier->digest_lists;
    int32_t *changes = arena_new(judging->scratch, int32_t, (size_t)bundle->member_count + 1), open = 0;
    if (changes == NULL || lists->first_of == NULL)
        return;
    count_closed(judging, changes);
    for (uint32_t i = 0; i < bundle->member_count; i++) {
        const struct member *member = bundle->by_path[i];
        open += changes[i];
        bool is_list = (judging->dossier->readers[member - bundle->members] & READER_DIGEST_LIST) != 0;
        if (open == 0 || !digest_list_can_name(member, is_list))
            continue;
        findings_checked(judging->found, RULE_DIGEST_UNLISTED, 1);
        if (lists->first_of[member - bundle->members] == 0)
            findings_add(judging->found, RULE_DIGEST_UNLISTED, place_member((uint32_t)(member - bundle->members)),
                         ARGUMENTS(with_text("path", member->path), with_word("what", "no list of digests names it")));
    }
}

/* --- what the readers noted --- */

static const enum rule problem_rules[PROBLEM_KINDS] = {
    [PROBLEM_LINE] = RULE_DIGEST_LIST_MALFORMED,
    [PROBLEM_UNREADABLE] = RULE_DIGEST_LIST_UNREADABLE,
    [PROBLEM_TOO_LARGE] = RULE_DIGEST_LIST_TOO_LARGE,
    [PROBLEM_EMPTY] = RULE_DIGEST_LIST_EMPTY,
    [PROBLEM_ALGORITHM] = RULE_DIGEST_ALGORITHM_MISMATCH,
    [PROBLEM_UNKNOWN] = RULE_DIGEST_ALGORITHM_UNKNOWN,
    [PROBLEM_PATH] = RULE_DIGEST_PATH_ESCAPES,
    [PROBLEM_REMOTE] = RULE_DIGEST_LISTED_REMOTE,
    [PROBLEM_VARIANT] = RULE_DIGEST_PATH_VARIANT,
    [PROBLEM_SELF] = RULE_DIGEST_LIST_NAMES_ITSELF,
    [PROBLEM_FIELD] = RULE_DIGEST_WRONG_FIELD,
    [PROBLEM_BAG_DECLARATION] = RULE_DIGEST_BAG_DECLARATION,
    [PROBLEM_BAG_PATH] = RULE_DIGEST_BAG_PATH,
    [PROBLEM_BAG_UNDECIDABLE] = RULE_DIGEST_BAG_UNDECIDABLE,
};

static void check_signatures(struct judging *judging)
{
    const struct digest_lists *lists = &judging->dossier->digest_lists;
    for (size_t i = 0; i < lists->lists.count; i++) {
        const struct digest_list *list = &lists->lists.items[i];
        if (list->signatures == 0)
            continue;
        findings_checked(judging->found, RULE_DIGEST_SIGNATURE_UNCHECKED, list->signatures);
        findings_add(judging->found, RULE_DIGEST_SIGNATURE_UNCHECKED, place_member(list->member),
                     ARGUMENTS(with_number("count", list->signatures)));
    }
}

/* What each rule looked at: lines and items, whole lists, or bags. */
static void count_problems(struct judging *judging)
{
    const struct digest_lists *lists = &judging->dossier->digest_lists;
    for (unsigned kind = 0; kind < PROBLEM_KINDS; kind++) {
        bool is_of_lists = kind == PROBLEM_UNREADABLE || kind == PROBLEM_TOO_LARGE || kind == PROBLEM_EMPTY;
        uint64_t looked_at = is_of_lists ? lists->lists.count : lists->lines_read;
        if (kind >= PROBLEM_BAG_DECLARATION)
            looked_at = lists->bags.count;
        if (looked_at > 0)
            findings_checked(judging->found, problem_rules[kind], looked_at);
    }
}

static void say_problems(struct judging *judging)
{
    const struct digest_lists *lists = &judging->dossier->digest_lists;
    uint64_t said[PROBLEM_KINDS] = {0};
    count_problems(judging);
    for (size_t i = 0; i < lists->problems.count; i++) {
        const struct digest_problem *problem = &lists->problems.items[i];
        struct place place = place_line(problem->member, problem->line);
        said[problem->kind]++;
        if (problem->kind == PROBLEM_TOO_LARGE)
            findings_add_limit(judging->found, problem_rules[problem->kind], place, judging->bundle->limits,
                               problem->limit, problem->what, problem->found);
        else
            findings_add(judging->found, problem_rules[problem->kind], place,
                         ARGUMENTS(with_text("text", problem->text), with_word("what", problem->what)));
    }
    for (unsigned kind = 0; kind < PROBLEM_KINDS; kind++)
        findings_count_more(judging->found, problem_rules[kind], lists->problem_counts[kind] - said[kind]);
}

void check_digest_lists(struct judging *judging)
{
    struct arena_mark mark = arena_mark(judging->scratch);
    say_problems(judging);
    check_entries(judging);
    check_agreement(judging);
    check_kinds(judging);
    check_strength(judging);
    check_unlisted(judging);
    check_bags(judging);
    check_signatures(judging);
    arena_rewind(judging->scratch, mark);
}
