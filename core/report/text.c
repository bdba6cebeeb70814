/* The report for a terminal: what stands first is what matters most. */
#include "base/utf8.h"
#include "report/json_sections.h"
#include "report/report.h"
#include "report/text_tickets.h"

enum { LISTED_MAX = 20, LABEL_WIDTH = 10 };

/* Colours by their ANSI codes; without colour nothing is written. */
struct pen {
    struct writer *writer;
    bool is_colored;
};

static void paint(struct pen *pen, const char *code)
{
    if (!pen->is_colored)
        return;
    writer_text(pen->writer, "\033[");
    writer_text(pen->writer, code);
    writer_byte(pen->writer, 'm');
}

static void write_painted(struct pen *pen, const char *code, const char *text)
{
    paint(pen, code);
    writer_text(pen->writer, text);
    paint(pen, "0");
}

static const char *severity_color(enum severity severity)
{
    static const char *const colors[] = {"36", "33", "31;1"};
    return colors[severity];
}

static void write_label(struct writer *writer, const char *label)
{
    size_t size = bytes_of(label).size;
    writer_text(writer, "  ");
    writer_text(writer, label);
    writer_repeat(writer, ' ', size < LABEL_WIDTH ? LABEL_WIDTH - size : 1);
}

static void write_head(struct pen *pen, const struct report *report)
{
    static const char *const words[] = {"PASS", "FAIL", "INCOMPLETE"};
    static const char *const colors[] = {"32;1", "31;1", "33;1"};
    enum verdict verdict = report->judgement->verdict;
    write_painted(pen, colors[verdict], words[verdict]);
    writer_text(pen->writer, "  ");
    write_shown(pen->writer, report->judging->bundle->name);
    writer_byte(pen->writer, '\n');
}

static void write_subject(struct writer *writer, const struct judging *judging)
{
    const struct subject *subject = &judging->subject;
    write_label(writer, "profile");
    write_shown(writer, judging->policy->name);
    writer_text(writer, " (");
    write_profile_reason(writer, judging->policy, write_shown);
    writer_text(writer, ")\n");
    if (subject->ticket_from != NULL) {
        write_label(writer, "ticket");
        write_shown(writer, subject->ticket);
        writer_text(writer, " (says ");
        writer_text(writer, subject->ticket_from);
        writer_text(writer, ")\n");
    }
    if (judging->run != NULL) {
        write_label(writer, "run");
        write_shown(writer, judging->run->name);
        writer_text(writer, " (by ");
        writer_text(writer, subject->run_from);
        writer_text(writer, ")\n");
    }
}

/* Those that are not as they are when nothing is said: "limit     entries raised to 100000". */
static void write_limits(struct writer *writer, const struct limits *limits)
{
    for (unsigned i = 0; i < LIMIT_COUNT; i++) {
        const struct limit_info *info = limit_info((enum limit)i);
        if (limits->of[i] == info->normal)
            continue;
        write_label(writer, "limit");
        writer_text(writer, info->name);
        writer_byte(writer, ' ');
        writer_text(writer, limit_state(limits, (enum limit)i));
        writer_text(writer, " to ");
        if (info->is_count)
            writer_number(writer, limits->of[i]);
        else
            write_size(writer, limits->of[i]);
        writer_byte(writer, '\n');
    }
}

/* What the reviewer expects, and how it came out. */
static void write_expectations(struct writer *writer, const struct judging *judging)
{
    for (unsigned what = 0; what < EXPECTED_COUNT; what++) {
        const struct expectation *expectation = &judging->expectations[what];
        if (expectation->state == EXPECTATION_NONE)
            continue;
        write_label(writer, "expected");
        writer_text(writer, expected_name((enum expected)what));
        writer_byte(writer, ' ');
        write_shown(writer, expectation->expected);
        writer_text(writer, ": ");
        writer_text(writer, expectation_state_name(expectation->state));
        if (expectation->bits > 0 && expectation->state != EXPECTATION_UNMET) {
            writer_text(writer, ", ");
            writer_number(writer, expectation->bits);
            writer_text(writer, " bits");
        }
        writer_text(writer, " [");
        writer_text(writer, basis_name(expectation->basis));
        writer_text(writer, "]\n");
    }
}

/* The commit that the carried objects are of, and whose files the members are. */
static void write_proof(struct writer *writer, const struct judging *judging)
{
    const struct git_proof *proof = &judging->dossier->proof;
    if (proof->tip == NO_OBJECT)
        return;
    const struct proof_object *tip = &proof->objects.items[proof->tip];
    write_label(writer, "commit");
    writer_hex(writer, (struct bytes){tip->id, digest_size(tip->kind)});
    writer_text(writer, " (by its objects in git-proof/)\n");
}

static void write_identity(struct writer *writer, const struct bundle *bundle)
{
    if (bundle->is_digested) {
        write_label(writer, "sha256");
        writer_hex(writer, (struct bytes){bundle->sha256, SHA256_SIZE});
        writer_byte(writer, '\n');
    }
    if (bundle->has_content_digest) {
        write_label(writer, "content");
        writer_hex(writer, (struct bytes){bundle->content_digest, SHA256_SIZE});
        writer_byte(writer, '\n');
    }
    write_label(writer, "members");
    writer_number(writer, bundle->member_count);
    writer_text(writer, ", ");
    writer_number(writer, bundle->unpacked_size);
    writer_text(writer, " bytes unpacked");
    if (!bundle->is_folder) {
        writer_text(writer, "; ");
        writer_number(writer, bundle->zip.mapped_size);
        writer_text(writer, " of ");
        writer_number(writer, bundle->zip.source.size);
        writer_text(writer, " bytes accounted for");
    }
    writer_byte(writer, '\n');
}

static void write_part(struct writer *writer, uint64_t members, uint64_t bytes)
{
    writer_number(writer, members);
    writer_text(writer, members == 1 ? " member, " : " members, ");
    writer_number(writer, bytes);
    writer_text(writer, " bytes");
}

/* Whole per cent, rounded down: 100 only when it is all. */
static void write_share(struct writer *writer, uint64_t bytes, uint64_t of)
{
    uint64_t share = of == 0 ? 0 : of > UINT64_MAX / 100 ? bytes / (of / 100) : bytes * 100 / of;
    writer_text(writer, " (");
    writer_number(writer, share);
    writer_text(writer, " %)");
}

/* What fixes the members' bytes, by kind and by strength; members can be in several kinds. */
static void write_vouched(struct writer *writer, const struct vouched *vouched)
{
    write_label(writer, "vouched");
    writer_number(writer, vouched->members);
    writer_text(writer, " of ");
    writer_number(writer, vouched->of);
    writer_text(writer, " members, ");
    writer_number(writer, vouched->bytes);
    writer_text(writer, " of ");
    writer_number(writer, vouched->of_bytes);
    writer_text(writer, " bytes");
    write_share(writer, vouched->bytes, vouched->of_bytes);
    writer_byte(writer, '\n');
    for (unsigned kind = 0; kind < VOUCHER_KINDS; kind++) {
        if (vouched->by[kind].vouchers == 0)
            continue;
        write_label(writer, "");
        writer_text(writer, "by ");
        writer_text(writer, voucher_kind_name((enum voucher_kind)kind));
        writer_text(writer, ": ");
        write_part(writer, vouched->by[kind].members, vouched->by[kind].bytes);
        writer_byte(writer, '\n');
    }
    for (size_t i = 0; i < vouched->strengths.count; i++) {
        const struct strength *strength = &vouched->strengths.items[i];
        write_label(writer, "");
        writer_text(writer, "with ");
        writer_number(writer, strength->bits);
        writer_text(writer, " bits of ");
        writer_text(writer, algorithm_name(strength->algorithm, strength->is_git_id));
        writer_text(writer, ": ");
        write_part(writer, strength->members, strength->bytes);
        writer_byte(writer, '\n');
    }
}

static void write_one(struct writer *writer, const struct judging *judging, const struct finding *finding)
{
    writer_text(writer, "    ");
    if (finding_has_place(finding)) {
        write_place(writer, judging, finding);
        writer_text(writer, "  ");
    }
    write_message(writer, finding);
    writer_byte(writer, '\n');
}

/* The findings of one rule, from index `first`; gives the index after them. */
static size_t write_group(struct pen *pen, const struct report *report, size_t first, enum severity severity)
{
    struct writer *writer = pen->writer;
    const struct judgement *judgement = report->judgement;
    enum rule rule = judgement->sorted[first]->rule;
    const struct rule_info *info = rule_info(rule);
    uint64_t all = report->judging->found->checks[rule].found, shown = 0;
    size_t end = first;
    writer_text(writer, "\n  ");
    write_painted(pen, severity_color(severity), severity_name(severity));
    writer_text(writer, "  ");
    write_painted(pen, "1", info->name);
    writer_text(writer, "  ");
    writer_text(writer, info->title);
    if (all > 1) {
        writer_text(writer, " (");
        writer_number(writer, all);
        writer_byte(writer, ')');
    }
    writer_byte(writer, '\n');
    for (; end < judgement->count && judgement->sorted[end]->rule == rule; end++) {
        if (shown < LISTED_MAX) {
            write_one(writer, report->judging, judgement->sorted[end]);
            shown++;
        }
    }
    if (shown < all) {
        writer_text(writer, "    ... and ");
        writer_number(writer, all - shown);
        writer_text(writer, " more\n");
    }
    writer_text(writer, "    -> ");
    writer_text(writer, info->remedy);
    writer_byte(writer, '\n');
    return end;
}

static void write_findings(struct pen *pen, const struct report *report)
{
    const struct judgement *judgement = report->judgement;
    for (size_t i = 0; i < judgement->count;)
        i = write_group(pen, report, i, report->judging->policy->severity[judgement->sorted[i]->rule]);
    if (judgement->count == 0)
        writer_text(pen->writer, "\n  no findings\n");
}

/* The members that nothing holds, in the order of the archive; the contradicted ones are among them. */
static void write_unvouched(struct pen *pen, const struct judging *judging)
{
    struct writer *writer = pen->writer;
    const struct vouched *vouched = &judging->vouched;
    size_t contradicted = 0;
    if (vouched->unvouched.count == 0)
        return;
    writer_byte(writer, '\n');
    write_painted(pen, "1", "Not vouched for");
    writer_byte(writer, '\n');
    for (size_t i = 0; i < vouched->unvouched.count && i < LISTED_MAX; i++) {
        uint32_t index = vouched->unvouched.items[i];
        bool is_contradicted = contradicted < vouched->contradicted.count &&
                               vouched->contradicted.items[contradicted] == index;
        contradicted += is_contradicted ? 1 : 0;
        writer_text(writer, is_contradicted ? "  contradicted  " : "  no voucher    ");
        write_shown(writer, judging->bundle->members[index].name);
        writer_text(writer, ", ");
        write_count(writer, judging->bundle->members[index].size, "byte", "bytes");
        writer_byte(writer, '\n');
    }
    if (vouched->unvouched.count > LISTED_MAX) {
        writer_text(writer, "  ... and ");
        writer_number(writer, vouched->unvouched.count - LISTED_MAX);
        writer_text(writer, " more\n");
    }
}

static void write_archive(struct writer *writer, const struct member *member)
{
    writer_text(writer, "  ");
    if (member->is_whole)
        writer_hex(writer, (struct bytes){member->sha256, SHA256_SIZE});
    else
        writer_repeat(writer, '-', 2 * (size_t)SHA256_SIZE);
    writer_text(writer, "  ");
    writer_text(writer, archive_format_name(member->archive));
    writer_text(writer, ", ");
    write_count(writer, member->size, "byte", "bytes");
    writer_text(writer, "  ");
    write_shown(writer, member->name);
    if (member->inner != NULL) {
        writer_text(writer, ": opened, ");
        write_count(writer, member->inner->member_count, "member", "members");
        writer_text(writer, ", ");
        writer_number(writer, member->inner->zip.mapped_size);
        writer_text(writer, " of its bytes accounted for");
    }
    writer_byte(writer, '\n');
}

static void write_archives(struct pen *pen, const struct bundle *bundle)
{
    uint64_t all = 0, shown = 0;
    for (uint32_t i = 0; i < bundle->member_count; i++)
        all += bundle->members[i].archive != ARCHIVE_NONE ? 1 : 0;
    if (all == 0)
        return;
    writer_byte(pen->writer, '\n');
    write_painted(pen, "1", "Archives in the bundle");
    writer_byte(pen->writer, '\n');
    for (uint32_t i = 0; i < bundle->member_count && shown < LISTED_MAX; i++) {
        if (bundle->members[i].archive == ARCHIVE_NONE)
            continue;
        write_archive(pen->writer, &bundle->members[i]);
        shown++;
    }
    if (shown < all) {
        writer_text(pen->writer, "  ... and ");
        writer_number(pen->writer, all - shown);
        writer_text(pen->writer, " more\n");
    }
}

static void write_statements(struct pen *pen, const char *heading, const struct statements *statements)
{
    struct writer *writer = pen->writer;
    writer_byte(writer, '\n');
    write_painted(pen, "1", heading);
    writer_byte(writer, '\n');
    for (size_t i = 0; i < statements->count; i++) {
        const struct statement *statement = &statements->items[i];
        writer_text(writer, "  ");
        writer_number(writer, statement->count);
        writer_text(writer, " of ");
        writer_number(writer, statement->of);
        writer_byte(writer, ' ');
        writer_text(writer, statement->text);
        writer_text(writer, " [");
        writer_text(writer, basis_name(statement->basis));
        writer_text(writer, "]\n");
    }
    if (statements->count == 0)
        writer_text(writer, "  nothing\n");
}

/* Without a ticket under review, what all of them come to. */
static void write_coverage(struct pen *pen, const struct judging *judging)
{
    const struct coverage *coverage = &judging->coverage;
    bool has_any = false;
    if (coverage->tickets.count == 0)
        return;
    writer_byte(pen->writer, '\n');
    write_painted(pen, "1", "Tickets");
    writer_byte(pen->writer, '\n');
    for (size_t i = 0; i < coverage->tickets.count; i++) {
        if (!coverage->tickets.items[i].is_under_review)
            continue;
        has_any = true;
        write_ticket_under_review(pen->writer, judging, &coverage->tickets.items[i]);
    }
    if (!has_any) {
        writer_text(pen->writer, "  ");
        write_count(pen->writer, coverage->tickets.count, "ticket", "tickets");
        writer_text(pen->writer, ", none under review: ");
        write_tally_text(pen->writer, &coverage->all);
        writer_byte(pen->writer, '\n');
    }
    write_orphans(pen->writer, judging);
}

static void write_totals(struct writer *writer, const struct report *report, const char *digest)
{
    const struct totals *totals = &report->judgement->totals;
    writer_byte(writer, '\n');
    write_severity_totals(writer, totals);
    writer_text(writer, "; ");
    writer_number(writer, RULE_COUNT);
    writer_text(writer, " checks: ");
    for (unsigned state = 0; state < CHECK_STATE_COUNT; state++) {
        writer_text(writer, state > 0 ? ", " : "");
        writer_number(writer, totals->checks[state]);
        writer_byte(writer, ' ');
        writer_text(writer, check_state_name((enum check_state)state));
    }
    writer_text(writer, "\nverdict ");
    writer_text(writer, verdict_name(report->judgement->verdict));
    writer_text(writer, " (exit ");
    writer_number(writer, (uint64_t)verdict_exit_code(report->judgement->verdict));
    writer_text(writer, ")\nreport sha256 ");
    writer_text(writer, digest);
    writer_byte(writer, '\n');
}

static void write_counted(struct writer *writer, uint64_t count, const char *what)
{
    writer_number(writer, count);
    writer_text(writer, what);
}

/* Reports of tests and reviews, where there are any. */
static void write_evidence(struct writer *writer, const struct evidence *evidence)
{
    const struct test_reports *reports = &evidence->reports;
    struct test_counts all = {0};
    uint64_t verdicts[REVIEW_REJECT + 1] = {0};
    for (size_t i = 0; i < reports->count; i++) {
        struct test_counts counts = report_counts(&reports->items[i]);
        all.passed += counts.passed;
        all.failed += counts.failed + counts.errors;
        all.skipped += counts.skipped;
    }
    if (reports->count > 0) {
        write_label(writer, "tests");
        write_counted(writer, reports->count, " reports: ");
        write_counted(writer, all.passed, " passed, ");
        write_counted(writer, all.failed, " failed, ");
        write_counted(writer, all.skipped, " skipped\n");
    }
    for (size_t i = 0; i < evidence->reviews.count; i++)
        verdicts[evidence->reviews.items[i].last.verdict]++;
    if (evidence->reviews.count > 0) {
        write_label(writer, "reviews");
        write_counted(writer, verdicts[REVIEW_APPROVE], " approve, ");
        write_counted(writer, verdicts[REVIEW_REJECT], " reject, ");
        write_counted(writer, verdicts[REVIEW_NONE], " without a verdict\n");
    }
}

void report_write_text(const struct report *report, const char *digest, bool is_colored, struct writer *writer)
{
    struct pen pen = {writer, is_colored};
    write_head(&pen, report);
    write_subject(writer, report->judging);
    write_limits(writer, &report->judging->options->limits);
    write_proof(writer, report->judging);
    write_expectations(writer, report->judging);
    write_identity(writer, report->judging->bundle);
    write_vouched(writer, &report->judging->vouched);
    write_evidence(writer, &report->judging->dossier->evidence);
    write_findings(&pen, report);
    write_coverage(&pen, report->judging);
    write_archives(&pen, report->judging->bundle);
    write_unvouched(&pen, report->judging);
    write_statements(&pen, "Proven", &report->judging->proven);
    write_statements(&pen, "Not proven", &report->judging->not_proven);
    write_totals(writer, report, digest);
}

static void write_listed(struct writer *writer, const struct member *member, struct bytes outer)
{
    bool is_archive = member->archive != ARCHIVE_NONE && member->role == ROLE_NONE;
    const char *kind = is_archive ? archive_format_name(member->archive) : role_name(member->role);
    if (member->is_whole)
        writer_hex(writer, (struct bytes){member->sha256, SHA256_SIZE});
    else
        writer_repeat(writer, '-', 2 * (size_t)SHA256_SIZE);
    writer_text(writer, "  ");
    writer_text(writer, kind);
    writer_repeat(writer, ' ', bytes_of(kind).size < 20 ? 20 - bytes_of(kind).size : 1);
    writer_number(writer, member->size);
    writer_byte(writer, '\t');
    if (outer.size > 0) {
        write_shown(writer, outer);
        writer_text(writer, "!/");
    }
    write_shown(writer, member->name);
    writer_byte(writer, '\n');
}

void report_write_members(const struct report *report, struct writer *writer)
{
    const struct bundle *bundle = report->judging->bundle;
    for (uint32_t i = 0; i < bundle->member_count; i++) {
        const struct member *member = &bundle->members[i];
        write_listed(writer, member, (struct bytes){NULL, 0});
        for (uint32_t k = 0; member->inner != NULL && k < member->inner->member_count; k++)
            write_listed(writer, &member->inner->members[k], member->name);
    }
}
