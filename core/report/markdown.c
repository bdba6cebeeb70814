/* The report as Markdown, for job summaries and comments. Nothing of the bundle means anything in it. */
#include "report/formats.h"
#include "report/markup.h"

enum { LISTED_MAX = 20 };

size_t first_finding(const struct report *report, enum rule rule)
{
    size_t i = 0;
    while (i < report->judgement->count && report->judgement->sorted[i]->rule != rule)
        i++;
    return i;
}

const char *verdict_word(enum verdict verdict)
{
    static const char *const words[] = {"PASS", "FAIL", "INCOMPLETE"};
    return words[verdict];
}

static void write_fact(struct writer *writer, const char *name, struct bytes value)
{
    if (value.size == 0)
        return;
    writer_text(writer, "| ");
    writer_text(writer, name);
    writer_text(writer, " | ");
    markup_shown(writer, MARKUP_MARKDOWN, value);
    writer_text(writer, " |\n");
}

static void write_hex_fact(struct writer *writer, const char *name, const uint8_t *digest, size_t size)
{
    writer_text(writer, "| ");
    writer_text(writer, name);
    writer_text(writer, " | `");
    writer_hex(writer, (struct bytes){digest, size});
    writer_text(writer, "` |\n");
}

static void write_facts(struct writer *writer, const struct judging *judging, const char *digest)
{
    const struct bundle *bundle = judging->bundle;
    writer_text(writer, "| | |\n|---|---|\n");
    write_fact(writer, "Bundle", bundle->name);
    if (!bundle->is_folder && bundle->is_digested)
        write_hex_fact(writer, "Bundle sha256", bundle->sha256, SHA256_SIZE);
    if (bundle->has_content_digest)
        write_hex_fact(writer, "Content sha256", bundle->content_digest, SHA256_SIZE);
    writer_text(writer, "| Report sha256 | `");
    writer_text(writer, digest);
    writer_text(writer, "` |\n");
    write_fact(writer, "Ticket", judging->subject.ticket);
    write_fact(writer, "Run", judging->run == NULL ? (struct bytes){NULL, 0} : judging->run->name);
    write_fact(writer, "Profile", judging->policy->name);
    write_fact(writer, "Made by", BYTES("exhibit " EXHIBIT_VERSION));
}

static void write_totals(struct writer *writer, const struct totals *totals)
{
    writer_byte(writer, '\n');
    write_severity_totals(writer, totals);
    writer_text(writer, ". Of ");
    writer_number(writer, RULE_COUNT);
    writer_text(writer, " checks ");
    writer_number(writer, totals->checks[CHECK_PASS]);
    writer_text(writer, " pass, ");
    writer_number(writer, totals->checks[CHECK_FAIL]);
    writer_text(writer, " fail, and ");
    writer_number(writer, totals->checks[CHECK_VACUOUS] + totals->checks[CHECK_NOT_APPLICABLE]);
    writer_text(writer, " found nothing to look at.\n");
}

/* The findings of one rule, from index `first`; gives the index after them. */
static size_t write_group(struct writer *writer, const struct report *report, size_t first)
{
    const struct judgement *judgement = report->judgement;
    enum rule rule = judgement->sorted[first]->rule;
    const struct rule_info *info = rule_info(rule);
    uint64_t all = report->judging->found->checks[rule].found, listed = 0;
    size_t end = first;
    writer_text(writer, "\n### ");
    writer_text(writer, severity_name(report->judging->policy->severity[rule]));
    writer_text(writer, ": ");
    markup_text(writer, MARKUP_MARKDOWN, info->title);
    writer_text(writer, " `");
    writer_text(writer, info->name);
    writer_text(writer, "`\n\n");
    for (; end < judgement->count && judgement->sorted[end]->rule == rule; end++) {
        struct escaping escaping;
        if (listed == LISTED_MAX)
            continue;
        writer_text(writer, "- ");
        markup_start(&escaping, writer, MARKUP_MARKDOWN);
        writer_text(&escaping.in, finding_has_place(judgement->sorted[end]) ? "at " : "the bundle");
        write_place(&escaping.in, report->judging, judgement->sorted[end]);
        writer_text(&escaping.in, ": ");
        write_message(&escaping.in, judgement->sorted[end]);
        markup_end(&escaping);
        writer_byte(writer, '\n');
        listed++;
    }
    if (listed < all) {
        writer_text(writer, "- and ");
        writer_number(writer, all - listed);
        writer_text(writer, " more\n");
    }
    writer_text(writer, "\nWhat to do: ");
    markup_text(writer, MARKUP_MARKDOWN, info->remedy);
    writer_byte(writer, '\n');
    return end;
}

static void write_statements(struct writer *writer, const char *heading, const struct statements *statements)
{
    writer_text(writer, "\n## ");
    writer_text(writer, heading);
    writer_text(writer, "\n\n");
    for (size_t i = 0; i < statements->count; i++) {
        const struct statement *statement = &statements->items[i];
        writer_text(writer, "- **");
        writer_number(writer, statement->count);
        writer_text(writer, " of ");
        writer_number(writer, statement->of);
        writer_text(writer, "** ");
        markup_text(writer, MARKUP_MARKDOWN, statement->text);
        writer_text(writer, " (");
        writer_text(writer, basis_name(statement->basis));
        writer_text(writer, ")\n");
    }
    if (statements->count == 0)
        writer_text(writer, "Nothing.\n");
}

static void write_findings(struct writer *writer, const struct report *report)
{
    writer_text(writer, "\n## Findings\n");
    for (size_t i = 0; i < report->judgement->count;)
        i = write_group(writer, report, i);
    if (report->judgement->count == 0)
        writer_text(writer, "\nNone.\n");
}

void report_write_markdown(const struct report *report, const char *digest, struct writer *writer)
{
    const struct judging *judging = report->judging;
    writer_text(writer, "# ");
    writer_text(writer, verdict_word(report->judgement->verdict));
    writer_text(writer, ": ");
    markup_shown(writer, MARKUP_MARKDOWN, judging->bundle->name);
    writer_text(writer, "\n\n");
    write_facts(writer, judging, digest);
    write_totals(writer, &report->judgement->totals);
    if (report->left_out != 0) {
        writer_text(writer, "\n**");
        write_left_out(writer, report);
        writer_text(writer, "**\n");
    }
    if (report_has(report, SECTION_FINDINGS))
        write_findings(writer, report);
    if (report_has(report, SECTION_PROVEN))
        write_statements(writer, "Proven", &judging->proven);
    if (report_has(report, SECTION_NOT_PROVEN))
        write_statements(writer, "Not proven", &judging->not_proven);
}
