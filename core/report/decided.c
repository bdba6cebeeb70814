#include "report/decided.h"

#include <stdlib.h>
#include <string.h>

/* --- keys ----------------------------------------------------------------------------------------- */

/* What is to be marked, as a list that can be searched. */
struct keyed {
    struct item_key *key;
    enum decision_mark *mark;
    struct bytes *note;
    size_t index;
    bool is_taken;
};

static int by_print(const void *left, const void *right)
{
    const struct keyed *a = left, *b = right;
    int order = memcmp(a->key->print, b->key->print, FINGERPRINT_SIZE);
    return order != 0 ? order : a->index < b->index ? -1 : a->index > b->index;
}

/* Sorts them, and counts those that are alike. */
static void number_keys(struct keyed *items, size_t count)
{
    if (count > 0)
        qsort(items, count, sizeof *items, by_print);
    for (size_t i = 0; i < count; i++) {
        bool is_alike = i > 0 && memcmp(items[i].key->print, items[i - 1].key->print, FINGERPRINT_SIZE) == 0;
        items[i].key->again = is_alike ? items[i - 1].key->again + 1 : 1;
    }
}

static bool read_key(struct bytes text, struct item_key *key)
{
    uint64_t again = 1;
    struct bytes number = bytes_after(text, 2 * FINGERPRINT_SIZE);
    if (text.size < 2 * FINGERPRINT_SIZE)
        return false;
    for (size_t i = 0; i < FINGERPRINT_SIZE; i++) {
        if (!byte_is_hex(text.at[2 * i]) || !byte_is_hex(text.at[2 * i + 1]))
            return false;
        key->print[i] = (uint8_t)(byte_hex_value(text.at[2 * i]) << 4 | byte_hex_value(text.at[2 * i + 1]));
    }
    if (number.size > 0 && (!bytes_skip(&number, BYTES("-")) || !bytes_to_u64(number, &again) || again > UINT32_MAX))
        return false;
    key->again = (uint32_t)again;
    return true;
}

void write_item_key(struct writer *writer, const struct item_key *key)
{
    writer_hex(writer, (struct bytes){key->print, FINGERPRINT_SIZE});
    if (key->again > 1) {
        writer_byte(writer, '-');
        writer_number(writer, key->again);
    }
}

static struct keyed *find_key(struct keyed *items, size_t count, const struct item_key *wanted)
{
    size_t first = 0;
    while (count > 0) {
        size_t half = count / 2;
        const struct item_key *key = items[first + half].key;
        int order = memcmp(wanted->print, key->print, FINGERPRINT_SIZE);
        if (order == 0)
            order = wanted->again < key->again ? -1 : wanted->again > key->again;
        if (order == 0)
            return &items[first + half];
        if (order > 0) {
            first += half + 1;
            count -= half + 1;
        } else {
            count = half;
        }
    }
    return NULL;
}

static const char *take_marks(struct keyed *items, size_t count, const struct decision_entries *entries)
{
    for (size_t i = 0; i < entries->count; i++) {
        struct item_key key;
        struct keyed *item = read_key(entries->items[i].key, &key) ? find_key(items, count, &key) : NULL;
        if (item == NULL)
            return "it marks something that the report does not have";
        if (item->is_taken)
            return "it marks something twice";
        item->is_taken = true;
        *item->mark = entries->items[i].mark;
        *item->note = entries->items[i].note;
    }
    return NULL;
}

/* --- what there is to judge ----------------------------------------------------------------------- */

/* Criteria are prose: what the rules find of them is a hint. Of all else, what they could not decide is left to a person. */
static bool is_for_a_person(const struct covered *item)
{
    return item->column == COLUMN_CRITERIA || item->state == COVERAGE_UNDECIDABLE;
}

static void digest_key(struct item_key *key, const char *kind, struct bytes of, struct bytes text)
{
    struct digest digest;
    uint8_t out[SHA256_SIZE];
    digest_init(&digest, DIGEST_SHA256);
    digest_update(&digest, bytes_of(kind));
    digest_update(&digest, BYTES("\n"));
    digest_update(&digest, of);
    digest_update(&digest, BYTES("\n"));
    digest_update(&digest, text);
    digest_finish(&digest, out);
    memcpy(key->print, out, FINGERPRINT_SIZE);
}

static size_t count_criteria(const struct judging *judging)
{
    size_t count = judging->not_proven.count;
    for (size_t i = 0; i < judging->coverage.tickets.count; i++) {
        const struct covered_ticket *ticket = &judging->coverage.tickets.items[i];
        count += ticket->is_under_review ? ticket->items.count : 0;
    }
    return count;
}

static void list_ticket(struct decided *decided, const struct covered_ticket *ticket)
{
    for (size_t i = 0; i < ticket->items.count; i++) {
        const struct covered *item = &ticket->items.items[i];
        if (!is_for_a_person(item))
            continue;
        struct criterion *criterion = &decided->criteria[decided->criterion_count++];
        *criterion = (struct criterion){.kind = "criterion",
                                        .text = item->text,
                                        .state = item->state,
                                        .member = ticket->member,
                                        .line = item->line};
        digest_key(&criterion->key, criterion->kind, ticket->ticket->id, item->text);
        decided->has_ticket = true;
    }
}

static void list_criteria(struct decided *decided, const struct judging *judging)
{
    for (size_t i = 0; i < judging->coverage.tickets.count; i++) {
        if (judging->coverage.tickets.items[i].is_under_review)
            list_ticket(decided, &judging->coverage.tickets.items[i]);
    }
    for (size_t i = 0; i < judging->not_proven.count; i++) {
        const struct statement *statement = &judging->not_proven.items[i];
        if (decided->has_ticket && bytes_is(bytes_of(statement->id), "criteria-open"))
            continue; /* they stand one by one */
        struct criterion *criterion = &decided->criteria[decided->criterion_count++];
        *criterion = (struct criterion){.kind = "not-proven", .statement = statement, .member = NO_MEMBER};
        digest_key(&criterion->key, criterion->kind, BYTES(""), bytes_of(statement->id));
    }
}

static void list_findings(struct decided *decided)
{
    const struct judging *judging = decided->report.judging;
    const struct judgement *judgement = decided->report.judgement;
    for (size_t i = 0; i < judgement->count; i++) {
        struct marked_finding *item = &decided->findings[decided->finding_count++];
        item->finding = judgement->sorted[i];
        item->severity = judging->policy->severity[item->finding->rule];
        finding_fingerprint(judging, item->finding, item->key.print);
    }
}

static void list_files(struct decided *decided)
{
    const struct patch *patch = &decided->report.judging->dossier->patch;
    for (size_t i = 0; i < patch->files.count; i++) {
        struct viewed *file = &decided->files[decided->file_count++];
        *file = (struct viewed){.path = patch->files.items[i].new_path};
        digest_key(&file->key, "file", BYTES(""), file->path);
    }
}

static void list_members(struct decided *decided)
{
    const struct bundle *bundle = decided->report.judging->bundle;
    for (size_t i = 0; i < bundle->member_count; i++) {
        struct viewed *member = &decided->members[decided->member_count++];
        *member = (struct viewed){.path = bundle->members[i].name};
        digest_key(&member->key, "member", BYTES(""), member->path);
    }
}

bool finding_is_settled(const struct marked_finding *item)
{
    return item->mark == MARKED_ACCEPTED || item->mark == MARKED_DISPUTED;
}

static uint64_t count_viewed(const struct viewed *items, size_t count)
{
    uint64_t viewed = 0;
    for (size_t i = 0; i < count; i++)
        viewed += items[i].mark == MARKED_VIEWED ? 1 : 0;
    return viewed;
}

static void count_unsettled(struct decided *decided)
{
    decided->unsettled_errors = decided->report.judgement->totals.severities[SEVERITY_ERROR];
    for (size_t i = 0; i < decided->finding_count; i++) {
        const struct marked_finding *item = &decided->findings[i];
        decided->unsettled_errors -= item->severity == SEVERITY_ERROR && finding_is_settled(item) ? 1 : 0;
    }
    for (size_t i = 0; i < decided->criterion_count; i++)
        decided->unsettled_criteria += decided->criteria[i].mark != MARKED_MET ? 1 : 0;
    decided->viewed_files = count_viewed(decided->files, decided->file_count);
    decided->viewed_members = count_viewed(decided->members, decided->member_count);
}

static const char *hold_binding(const struct decided *decided)
{
    const struct bundle *bundle = decided->report.judging->bundle;
    char hex[2 * SHA256_SIZE];
    struct bytes sha256 = {NULL, 0};
    if (!bundle->is_folder && bundle->is_digested) {
        digest_to_hex(bundle->sha256, SHA256_SIZE, hex);
        sha256 = (struct bytes){(const uint8_t *)hex, sizeof hex};
    }
    if (!bytes_equal(decided->decision->bundle_sha256, sha256))
        return "it is of another bundle";
    return bytes_is(decided->decision->report_sha256, decided->digest) ? NULL : "it is of another report of this bundle";
}

static struct keyed keyed_at(struct item_key *key, enum decision_mark *mark, struct bytes *note, size_t index)
{
    return (struct keyed){key, mark, note, index, false};
}

static size_t key_viewed(struct keyed *keyed, struct viewed *items, size_t count)
{
    for (size_t i = 0; i < count; i++)
        keyed[i] = keyed_at(&items[i].key, &items[i].mark, &items[i].note, i);
    return count;
}

/* Puts the marks where they belong, with room in `keyed` for all that can be marked. The clause is of a mark without a place. */
static const char *put_marks(struct decided *decided, struct keyed *keyed)
{
    const struct decision *decision = decided->decision;
    struct keyed *findings = keyed + decided->criterion_count, *files = findings + decided->finding_count;
    struct keyed *members = files + decided->file_count;
    for (size_t i = 0; i < decided->criterion_count; i++)
        keyed[i] = keyed_at(&decided->criteria[i].key, &decided->criteria[i].mark, &decided->criteria[i].note, i);
    for (size_t i = 0; i < decided->finding_count; i++)
        findings[i] = keyed_at(&decided->findings[i].key, &decided->findings[i].mark, &decided->findings[i].note, i);
    const struct {
        struct keyed *items;
        size_t count;
        const struct decision_entries *entries;
    } lists[] = {{keyed, decided->criterion_count, &decision->criteria},
                 {findings, decided->finding_count, &decision->findings},
                 {files, key_viewed(files, decided->files, decided->file_count), &decision->files},
                 {members, key_viewed(members, decided->members, decided->member_count), &decision->members}};
    const char *wrong = decision->report_sha256.size == 0 ? NULL : hold_binding(decided); /* a blank one is bound to nothing */
    for (size_t i = 0; i < sizeof lists / sizeof lists[0]; i++) {
        number_keys(lists[i].items, lists[i].count);
        if (wrong == NULL)
            wrong = take_marks(lists[i].items, lists[i].count, lists[i].entries);
    }
    return wrong;
}

enum status decided_make(struct decided *decided, const struct report *report, const char *digest,
                         const struct decision *decision, struct arena *arena, const char **wrong)
{
    const struct judging *judging = report->judging;
    size_t criteria = count_criteria(judging), findings = report->judgement->count;
    size_t files = judging->dossier->patch.files.count, members = judging->bundle->member_count;
    *decided = (struct decided){.report = *report, .digest = digest, .decision = decision};
    decided->criteria = arena_new(arena, struct criterion, criteria);
    decided->findings = arena_new(arena, struct marked_finding, findings);
    decided->files = arena_new(arena, struct viewed, files);
    decided->members = arena_new(arena, struct viewed, members);
    struct keyed *keyed = arena_new(arena, struct keyed, criteria + findings + files + members);
    if (decided->criteria == NULL || decided->findings == NULL || decided->files == NULL || decided->members == NULL ||
        keyed == NULL)
        return STATUS_NO_MEMORY;
    list_criteria(decided, judging);
    list_findings(decided);
    list_files(decided);
    list_members(decided);
    *wrong = put_marks(decided, keyed);
    count_unsettled(decided);
    return STATUS_OK;
}
