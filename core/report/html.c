/* The report as one HTML file that can be mailed: no script, no address, and a content policy that lets nothing else in. */
#include "report/formats.h"
#include "report/markup.h"

#include <string.h>

static const char style[] =
    ":root{color-scheme:light dark;--ground:light-dark(#fafaf8,#131417);--panel:light-dark(#fff,#1b1d21);"
    "--ink:light-dark(#1c1e21,#ebeae6);--soft:light-dark(#5b5f66,#a4a9b1);--line:light-dark(#e5e4df,#2b2e34);"
    "--good:light-dark(#1a7345,#63d29a);--bad:light-dark(#b4251c,#ff8d82);--unsure:light-dark(#8a5a00,#f0bc5e);"
    "--quiet:light-dark(#48607d,#9fb6d3)}"
    "*{box-sizing:border-box}"
    "body{max-width:70rem;margin:0 auto;padding:2.5rem 1.25rem 4rem;background:var(--ground);color:var(--ink);"
    "font:15px/1.5 system-ui,-apple-system,\"Segoe UI\",Roboto,sans-serif;overflow-wrap:anywhere}"
    "h1{margin:.25rem 0 0;font-size:1.5rem;line-height:1.25}"
    "h2{margin:2.5rem 0 .75rem;font-size:1.125rem}h3{margin:0;font-size:.9375rem;display:inline}"
    "p{margin:.25rem 0}code,.hex{font-family:ui-monospace,Menlo,Consolas,monospace;font-size:.86em}"
    ".word{font-size:2.25rem;font-weight:680;line-height:1.1}.pass{color:var(--good)}.fail,.error{color:var(--bad)}"
    ".incomplete,.warning{color:var(--unsure)}.note{color:var(--quiet)}.soft{color:var(--soft)}"
    "table{width:100%;border-collapse:collapse;font-size:.8125rem}"
    "th,td{padding:.4rem .75rem .4rem 0;border-top:1px solid var(--line);text-align:left;vertical-align:top;font-weight:inherit}"
    "thead th{border-top:0;color:var(--soft)}td.number{text-align:right;white-space:nowrap}"
    "section.rule{padding:.75rem 0;border-top:1px solid var(--line)}"
    "ul{margin:.4rem 0;padding-left:1.2rem}li{margin:.2rem 0}.severity{font-weight:620}"
    ".facts th{width:9rem;color:var(--soft)}"
    "@media (max-width:40rem){.members thead{display:none}.members tr,.members th,.members td,.facts th,.facts td{display:block;width:auto}"
    ".members td,.facts td{border-top:0;padding-top:0}td.number{text-align:left}}"
    "@media print{body{padding:0;background:none}}";

/* RFC 4648; `size` is no more than a digest. */
static void write_base64(struct writer *writer, const uint8_t *at, size_t size)
{
    static const char letters[] = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    for (size_t i = 0; i < size; i += 3) {
        size_t left = size - i;
        uint32_t bits = (uint32_t)at[i] << 16 | (left > 1 ? (uint32_t)at[i + 1] << 8 : 0) | (left > 2 ? at[i + 2] : 0);
        for (unsigned k = 0; k < 4; k++)
            writer_byte(writer, k <= left ? (uint8_t)letters[bits >> (18 - 6 * k) & 63] : '=');
    }
}

static void write_head(struct writer *writer, const struct report *report)
{
    uint8_t digest[SHA256_SIZE];
    digest_of(DIGEST_SHA256, bytes_of(style), digest);
    writer_text(writer, "<!doctype html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n"
                        "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'sha256-");
    write_base64(writer, digest, sizeof digest);
    writer_text(writer, "'; img-src data:; base-uri 'none'; form-action 'none'\">\n<meta name=\"referrer\" content=\"no-referrer\">\n"
                        "<meta name=\"viewport\" content=\"width=device-width\">\n<link rel=\"icon\" href=\"data:,\">\n<title>");
    writer_text(writer, verdict_word(report->judgement->verdict));
    writer_text(writer, " - ");
    markup_shown(writer, MARKUP_XML, report->judging->bundle->name);
    writer_text(writer, " - Exhibit</title>\n<style>");
    writer_text(writer, style);
    writer_text(writer, "</style>\n</head>\n<body>\n");
}

static void write_hero(struct writer *writer, const struct report *report)
{
    static const char *const classes[] = {"pass", "fail", "incomplete"};
    const struct totals *totals = &report->judgement->totals;
    enum verdict verdict = report->judgement->verdict;
    writer_text(writer, "<main>\n<p class=\"word ");
    writer_text(writer, classes[verdict]);
    writer_text(writer, "\">");
    writer_text(writer, verdict_word(verdict));
    writer_text(writer, "</p>\n<h1><bdi>");
    markup_shown(writer, MARKUP_XML, report->judging->bundle->name);
    writer_text(writer, "</bdi></h1>\n<p>");
    write_count(writer, totals->severities[SEVERITY_ERROR], "error", "errors");
    writer_text(writer, ", ");
    write_count(writer, totals->severities[SEVERITY_WARNING], "warning", "warnings");
    writer_text(writer, ", ");
    write_count(writer, totals->severities[SEVERITY_NOTE], "note", "notes");
    writer_text(writer, ". ");
    writer_number(writer, totals->checks[CHECK_PASS]);
    writer_text(writer, " of ");
    writer_number(writer, RULE_COUNT);
    writer_text(writer, " checks pass, ");
    writer_number(writer, totals->checks[CHECK_VACUOUS] + totals->checks[CHECK_NOT_APPLICABLE]);
    writer_text(writer, " found nothing to look at.</p>\n");
}

static void open_fact(struct writer *writer, const char *name)
{
    writer_text(writer, "<tr><th scope=\"row\">");
    writer_text(writer, name);
    writer_text(writer, "</th><td>");
}

static void write_fact(struct writer *writer, const char *name, struct bytes value)
{
    if (value.size == 0)
        return;
    open_fact(writer, name);
    writer_text(writer, "<bdi>");
    markup_shown(writer, MARKUP_XML, value);
    writer_text(writer, "</bdi></td></tr>\n");
}

static void write_hex_fact(struct writer *writer, const char *name, const uint8_t *digest)
{
    open_fact(writer, name);
    writer_text(writer, "<span class=\"hex\">");
    writer_hex(writer, (struct bytes){digest, SHA256_SIZE});
    writer_text(writer, "</span></td></tr>\n");
}

static void write_facts(struct writer *writer, const struct judging *judging, const char *digest)
{
    const struct bundle *bundle = judging->bundle;
    writer_text(writer, "<table class=\"facts\">\n<tbody>\n");
    if (!bundle->is_folder && bundle->is_digested)
        write_hex_fact(writer, "Bundle sha256", bundle->sha256);
    if (bundle->has_content_digest)
        write_hex_fact(writer, "Content sha256", bundle->content_digest);
    open_fact(writer, "Report sha256");
    writer_text(writer, "<span class=\"hex\">");
    writer_text(writer, digest);
    writer_text(writer, "</span></td></tr>\n");
    write_fact(writer, "Ticket", judging->subject.ticket);
    write_fact(writer, "Run", judging->run == NULL ? (struct bytes){NULL, 0} : judging->run->name);
    write_fact(writer, "Profile", judging->policy->name);
    write_fact(writer, "Made by", BYTES("exhibit " EXHIBIT_VERSION));
    writer_text(writer, "</tbody>\n</table>\n");
}

static void write_statements(struct writer *writer, const char *heading, const struct statements *statements)
{
    writer_text(writer, "<h2>");
    writer_text(writer, heading);
    writer_text(writer, "</h2>\n");
    if (statements->count == 0) {
        writer_text(writer, "<p class=\"soft\">Nothing.</p>\n");
        return;
    }
    writer_text(writer, "<ul>\n");
    for (size_t i = 0; i < statements->count; i++) {
        const struct statement *statement = &statements->items[i];
        writer_text(writer, "<li><strong>");
        writer_number(writer, statement->count);
        writer_text(writer, " of ");
        writer_number(writer, statement->of);
        writer_text(writer, "</strong> ");
        markup_text(writer, MARKUP_XML, statement->text);
        writer_text(writer, " <span class=\"soft\">");
        writer_text(writer, basis_name(statement->basis));
        writer_text(writer, "</span></li>\n");
    }
    writer_text(writer, "</ul>\n");
}

static void write_finding(struct writer *writer, const struct judging *judging, const struct finding *finding)
{
    struct escaping escaping;
    writer_text(writer, "<li>");
    if (finding_has_place(finding)) {
        writer_text(writer, "<code><bdi>");
        markup_start(&escaping, writer, MARKUP_XML);
        write_place(&escaping.in, judging, finding);
        markup_end(&escaping);
        writer_text(writer, "</bdi></code> ");
    }
    writer_text(writer, "<bdi>");
    markup_start(&escaping, writer, MARKUP_XML);
    write_message(&escaping.in, finding);
    markup_end(&escaping);
    writer_text(writer, "</bdi></li>\n");
}

/* The findings of one rule, from index `first`; gives the index after them. */
static size_t write_rule(struct writer *writer, const struct report *report, size_t first)
{
    const struct judgement *judgement = report->judgement;
    enum rule rule = judgement->sorted[first]->rule;
    const struct rule_info *info = rule_info(rule);
    const char *severity = severity_name(report->judging->policy->severity[rule]);
    uint64_t all = report->judging->found->checks[rule].found;
    size_t end = first;
    writer_text(writer, "<section class=\"rule\">\n<span class=\"severity ");
    writer_text(writer, severity);
    writer_text(writer, "\">");
    writer_text(writer, severity);
    writer_text(writer, "</span> <h3>");
    markup_text(writer, MARKUP_XML, info->title);
    writer_text(writer, "</h3> <code class=\"soft\">");
    writer_text(writer, info->name);
    writer_text(writer, "</code>\n<ul>\n");
    for (; end < judgement->count && judgement->sorted[end]->rule == rule; end++)
        write_finding(writer, report->judging, judgement->sorted[end]);
    if (end - first < all) {
        writer_text(writer, "<li>and ");
        writer_number(writer, all - (end - first));
        writer_text(writer, " more, which are counted and not listed</li>\n");
    }
    writer_text(writer, "</ul>\n<p class=\"soft\">");
    markup_text(writer, MARKUP_XML, info->remedy);
    writer_text(writer, "</p>\n</section>\n");
    return end;
}

static void write_findings(struct writer *writer, const struct report *report)
{
    writer_text(writer, "<h2>Findings</h2>\n");
    for (size_t i = 0; i < report->judgement->count;)
        i = write_rule(writer, report, i);
    if (report->judgement->count == 0)
        writer_text(writer, "<p class=\"soft\">None.</p>\n");
}

static void write_members(struct writer *writer, const struct bundle *bundle)
{
    writer_text(writer, "<h2>Members</h2>\n<table class=\"members\">\n<thead><tr><th scope=\"col\">Path</th><th scope=\"col\">Bytes</th>"
                        "<th scope=\"col\">sha256</th></tr></thead>\n<tbody>\n");
    for (uint32_t i = 0; i < bundle->member_count; i++) {
        const struct member *member = &bundle->members[i];
        writer_text(writer, "<tr><th scope=\"row\"><bdi>");
        markup_shown(writer, MARKUP_XML, member->name);
        writer_text(writer, "</bdi></th><td class=\"number\">");
        writer_number(writer, member->size);
        writer_text(writer, "</td><td class=\"hex\">");
        if (member->is_whole)
            writer_hex(writer, (struct bytes){member->sha256, SHA256_SIZE});
        else
            writer_text(writer, "could not be read");
        writer_text(writer, "</td></tr>\n");
    }
    writer_text(writer, "</tbody>\n</table>\n");
}

void report_write_html(const struct report *report, const char *digest, struct writer *writer)
{
    write_head(writer, report);
    write_hero(writer, report);
    write_facts(writer, report->judging, digest);
    if (report->left_out != 0) {
        writer_text(writer, "<p><strong>");
        write_left_out(writer, report);
        writer_text(writer, "</strong></p>\n");
    }
    if (report_has(report, SECTION_PROVEN))
        write_statements(writer, "Proven", &report->judging->proven);
    if (report_has(report, SECTION_NOT_PROVEN))
        write_statements(writer, "Not proven", &report->judging->not_proven);
    if (report_has(report, SECTION_FINDINGS))
        write_findings(writer, report);
    if (report_has(report, SECTION_MEMBERS))
        write_members(writer, report->judging->bundle);
    writer_text(writer, "</main>\n</body>\n</html>\n");
}
