/* A decision for people, as Markdown. */
#include "report/decided.h"
#include "report/markup.h"

enum { LISTED_MAX = 100 };

static void write_md(struct writer *writer, struct bytes text)
{
    markup_whole(writer, MARKUP_MARKDOWN, text);
}

/* Lines of the reviewer, each a paragraph, after `prefix`. */
static void write_lines(struct writer *writer, struct bytes text, const char *prefix)
{
    struct lines lines = lines_of(text);
    for (struct bytes line; lines_next(&lines, &line);) {
        if (bytes_trim(line).size == 0)
            continue;
        writer_text(writer, prefix);
        markdown_line(writer, line);
        writer_text(writer, "\n\n");
    }
}

static void write_note(struct writer *writer, struct bytes note)
{
    struct lines lines = lines_of(note);
    bool is_first = true;
    for (struct bytes line; lines_next(&lines, &line);) {
        if (bytes_trim(line).size == 0)
            continue;
        writer_text(writer, is_first ? "  \n  Note: " : " / ");
        write_md(writer, bytes_trim(line));
        is_first = false;
    }
    writer_byte(writer, '\n');
}

static void write_first_line(const struct decided *decided, struct writer *writer)
{
    static const char *const words[] = {"UNDECIDED", "APPROVE", "REJECT"};
    struct lines lines = lines_of(bytes_trim(decided->decision->reason));
    struct bytes line = {NULL, 0};
    lines_next(&lines, &line);
    writer_text(writer, words[decided->decision->word]);
    writer_text(writer, ": ");
    write_md(writer, bytes_trim(line));
    writer_text(writer, "\n\n");
    write_lines(writer, lines.rest, "");
}

static void write_binding(const struct decided *decided, struct writer *writer)
{
    const struct judging *judging = decided->report.judging;
    const struct totals *totals = &decided->report.judgement->totals;
    writer_text(writer, "The decision and the marks are the reviewer's words. The rest is from Exhibit's report.\n\n- Bundle: ");
    write_md(writer, judging->bundle->name);
    if (!judging->bundle->is_folder && judging->bundle->is_digested) {
        writer_text(writer, "\n- Bundle sha256: `");
        writer_hex(writer, (struct bytes){judging->bundle->sha256, SHA256_SIZE});
        writer_byte(writer, '`');
    }
    writer_text(writer, "\n- Report sha256: `");
    writer_text(writer, decided->digest);
    writer_text(writer, "`\n");
    if (judging->subject.ticket.size > 0) {
        writer_text(writer, "- Ticket: ");
        write_md(writer, judging->subject.ticket);
        writer_byte(writer, '\n');
    }
    if (judging->run != NULL) {
        writer_text(writer, "- Run: ");
        write_md(writer, judging->run->name);
        writer_byte(writer, '\n');
    }
    writer_text(writer, "- Exhibit " EXHIBIT_VERSION " says: ");
    writer_text(writer, verdict_name(decided->report.judgement->verdict));
    writer_text(writer, ", ");
    write_severity_totals(writer, totals);
    writer_byte(writer, '\n');
}

static void write_finding(const struct decided *decided, struct writer *writer, const struct marked_finding *item)
{
    struct escaping escaping;
    writer_text(writer, "- **");
    writer_text(writer, severity_name(item->severity));
    writer_text(writer, "** `");
    writer_text(writer, rule_info(item->finding->rule)->name);
    writer_text(writer, "` ");
    markup_start(&escaping, writer, MARKUP_MARKDOWN);
    if (finding_has_place(item->finding)) {
        write_place(&escaping.in, decided->report.judging, item->finding);
        writer_text(&escaping.in, ": ");
    }
    write_message(&escaping.in, item->finding);
    markup_end(&escaping);
    write_note(writer, item->note);
}

/* Those with the mark, under a heading. With NOT_MARKED: errors that are not settled. */
static void write_findings(const struct decided *decided, struct writer *writer, const char *heading, enum decision_mark mark)
{
    size_t count = 0;
    for (size_t i = 0; i < decided->finding_count; i++) {
        const struct marked_finding *item = &decided->findings[i];
        bool is_open = item->severity == SEVERITY_ERROR && !finding_is_settled(item);
        if (mark == NOT_MARKED ? !is_open : item->mark != mark)
            continue;
        if (count == 0) {
            writer_text(writer, "\n## ");
            writer_text(writer, heading);
            writer_text(writer, "\n\n");
        }
        if (mark != NOT_MARKED || count < LISTED_MAX)
            write_finding(decided, writer, item);
        count++;
    }
    uint64_t all = mark == NOT_MARKED ? decided->unsettled_errors : 0;
    if (all > LISTED_MAX) {
        writer_text(writer, "- and ");
        write_count(writer, all - (count < LISTED_MAX ? count : LISTED_MAX), "further error", "further errors");
        writer_byte(writer, '\n');
    }
}

static void write_criteria(const struct decided *decided, struct writer *writer)
{
    static const char *const states[] = {" - left open", " - fine", " - not met"};
    if (decided->criterion_count == 0)
        return;
    writer_text(writer, "\n## What only a person can judge: ");
    writer_number(writer, decided->criterion_count - decided->unsettled_criteria);
    writer_text(writer, " of ");
    writer_number(writer, decided->criterion_count);
    writer_text(writer, " ticked\n\n");
    for (size_t i = 0; i < decided->criterion_count; i++) {
        const struct criterion *criterion = &decided->criteria[i];
        writer_text(writer, criterion->mark == MARKED_MET ? "- [x] " : "- [ ] ");
        if (criterion->statement == NULL) {
            write_md(writer, criterion->text);
        } else {
            writer_text(writer, "Not proven: ");
            writer_number(writer, criterion->statement->count);
            writer_text(writer, " of ");
            writer_number(writer, criterion->statement->of);
            writer_byte(writer, ' ');
            write_md(writer, bytes_of(criterion->statement->text));
        }
        writer_text(writer, states[criterion->mark]);
        if (criterion->statement == NULL) {
            writer_text(writer, "; the rules say: ");
            writer_text(writer, coverage_state_name(criterion->state));
        }
        write_note(writer, criterion->note);
    }
}

static void write_not_viewed(struct writer *writer, uint64_t viewed, uint64_t all, const char *one, const char *many)
{
    if (viewed == all)
        return;
    writer_text(writer, "- ");
    writer_number(writer, all - viewed);
    writer_text(writer, " of ");
    write_count(writer, all, one, many);
    writer_text(writer, " not marked as viewed by the reviewer\n");
}

/* Rules that looked at nothing say nothing, and neither does what the report leaves open or nobody looked at. */
static void write_unchecked(const struct decided *decided, struct writer *writer)
{
    const struct judging *judging = decided->report.judging;
    const struct totals *totals = &decided->report.judgement->totals;
    writer_text(writer, "\n## What was not checked\n\n- ");
    write_count(writer, totals->checks[CHECK_VACUOUS] + totals->checks[CHECK_NOT_APPLICABLE], "check", "checks");
    writer_text(writer, " of ");
    writer_number(writer, RULE_COUNT);
    writer_text(writer, " found nothing to look at\n");
    write_not_viewed(writer, decided->viewed_files, decided->file_count, "file of the patch", "files of the patch");
    if (decided->viewed_members > 0) /* else the reviewer did not go through them one by one */
        write_not_viewed(writer, decided->viewed_members, decided->member_count, "member", "members");
    for (size_t i = 0; i < judging->not_proven.count; i++) {
        const struct statement *statement = &judging->not_proven.items[i];
        writer_text(writer, "- ");
        writer_number(writer, statement->count);
        writer_text(writer, " of ");
        writer_number(writer, statement->of);
        writer_byte(writer, ' ');
        write_md(writer, bytes_of(statement->text));
        writer_byte(writer, '\n');
    }
}

void decided_write_markdown(const struct decided *decided, struct writer *writer)
{
    bool is_approved = decided->decision->word == DECISION_APPROVE;
    write_first_line(decided, writer);
    write_binding(decided, writer);
    if (decided->unsettled_errors > 0)
        write_findings(decided, writer,
                       is_approved ? "Approved although these errors are neither accepted nor disputed"
                                   : "Errors that are neither accepted nor disputed",
                       NOT_MARKED);
    write_findings(decided, writer, "Accepted", MARKED_ACCEPTED);
    write_findings(decided, writer, "Disputed", MARKED_DISPUTED);
    write_findings(decided, writer, "Needs information", MARKED_NEEDS_INFO);
    write_criteria(decided, writer);
    write_unchecked(decided, writer);
}
