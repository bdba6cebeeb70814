/* The report as SARIF 2.1.0, with what GitHub's code scanning asks for beyond the standard: every rule declared, and one place
 * for every result. Places are members by their path below the wrapper folder; what is about the bundle stands at its name. */
#include "report/formats.h"
#include "report/json_writer.h"

/* GitHub refuses a file with more results in a run. The worst come first. */
enum { RESULTS_MAX = 25000 };

static bool escape_piece(void *context, struct bytes piece)
{
    json_escaped(context, piece);
    return true;
}

/* {"text": …} with a text that is written piece by piece into `text`, between these two. */
static void open_message(struct json_writer *json, const char *key, struct writer *text)
{
    json_open_object(json, key);
    json_open_text(json, "text");
    writer_init(text, (struct sink){json->writer, escape_piece});
}

static void close_message(struct json_writer *json, struct writer *text)
{
    writer_finish(text);
    json_close_text(json);
    json_close_object(json);
}

static void write_words(struct json_writer *json, const char *key, const char *words)
{
    json_open_object(json, key);
    json_word(json, "text", words);
    json_close_object(json);
}

/* A relative reference of RFC 3986 that leads nowhere but down: no scheme, no host. "." and ".." become "[.]" and "[..]": readers
 * undo their percent encoding. */
static void write_uri(struct json_writer *json, struct bytes path)
{
    struct bytes rest = path;
    bool is_first = true;
    json_open_text(json, "uri");
    while (rest.size > 0 || is_first) {
        bool had_slash = bytes_find_byte(rest, '/') != BYTES_NOWHERE;
        struct bytes part = bytes_cut(&rest, '/');
        bool is_dots = bytes_is(part, ".") || bytes_is(part, "..");
        writer_text(json->writer, part.size == 0 && is_first ? "%2F" : is_dots ? "%5B" : "");
        json_percent_encoded(json->writer, part);
        writer_text(json->writer, is_dots ? "%5D" : "");
        if (had_slash && rest.size > 0 && part.size > 0)
            writer_byte(json->writer, '/');
        is_first = false;
    }
    json_close_text(json);
}

static void write_rule(struct json_writer *json, const struct judging *judging, enum rule rule)
{
    const struct rule_info *info = rule_info(rule);
    struct bytes name = bytes_of(info->name);
    json_open_object(json, NULL);
    json_text(json, "id", name);
    write_words(json, "shortDescription", info->title);
    write_words(json, "fullDescription", info->why);
    write_words(json, "help", info->remedy);
    json_open_object(json, "defaultConfiguration");
    json_word(json, "level", severity_name(judging->policy->severity[rule]));
    json_close_object(json);
    json_open_object(json, "properties");
    json_open_array(json, "tags");
    json_text(json, NULL, bytes_first(name, bytes_find_byte(name, '-')));
    json_close_array(json);
    json_word(json, "precision", "high");
    json_word(json, "problem.severity",
              judging->policy->severity[rule] == SEVERITY_NOTE ? "recommendation" : severity_name(judging->policy->severity[rule]));
    json_close_object(json);
    json_close_object(json);
}

static void write_tool(struct json_writer *json, const struct judging *judging)
{
    json_open_object(json, "tool");
    json_open_object(json, "driver");
    json_word(json, "name", "Exhibit");
    json_word(json, "semanticVersion", EXHIBIT_VERSION);
    json_open_array(json, "rules");
    for (unsigned rule = 0; rule < RULE_COUNT; rule++)
        write_rule(json, judging, (enum rule)rule);
    json_close_array(json);
    json_close_object(json);
    json_close_object(json);
}

static struct bytes below_wrapper(const struct bundle *bundle, struct bytes name)
{
    bytes_skip(&name, bundle->wrapper);
    return name;
}

static void write_location(struct json_writer *json, const struct judging *judging, const struct finding *finding)
{
    const struct bundle *bundle = judging->bundle;
    bool is_inside = finding->inside != NO_MEMBER;
    uint32_t member = is_inside ? finding->inside : finding->place.member;
    struct writer text;
    json_open_array(json, "locations");
    json_open_object(json, NULL);
    json_open_object(json, "physicalLocation");
    json_open_object(json, "artifactLocation");
    write_uri(json, member == NO_MEMBER ? bundle->name : below_wrapper(bundle, bundle->members[member].name));
    json_close_object(json);
    json_open_object(json, "region");
    json_number(json, "startLine", !is_inside && finding->place.line > 0 ? finding->place.line : 1);
    json_close_object(json);
    json_close_object(json);
    json_open_array(json, "logicalLocations");
    json_open_object(json, NULL);
    json_open_text(json, "fullyQualifiedName");
    writer_init(&text, (struct sink){json->writer, escape_piece});
    write_shown(&text, bundle->name);
    if (finding_has_place(finding)) {
        writer_text(&text, "!/");
        write_place(&text, judging, finding);
    }
    writer_finish(&text);
    json_close_text(json);
    json_word(json, "kind", member == NO_MEMBER ? "module" : "member");
    json_close_object(json);
    json_close_array(json);
    json_close_object(json);
    json_close_array(json);
}

static void write_result(struct json_writer *json, const struct judging *judging, const struct marked_finding *item)
{
    const struct finding *finding = item->finding;
    struct writer text;
    json_open_object(json, NULL);
    json_word(json, "ruleId", rule_info(finding->rule)->name);
    json_number(json, "ruleIndex", finding->rule);
    json_word(json, "level", severity_name(item->severity));
    open_message(json, "message", &text);
    write_message(&text, finding);
    close_message(json, &text);
    write_location(json, judging, finding);
    json_open_object(json, "partialFingerprints");
    json_open_text(json, "primaryLocationLineHash");
    writer_hex(json->writer, (struct bytes){item->key.print, FINGERPRINT_SIZE});
    writer_byte(json->writer, ':');
    writer_number(json->writer, item->key.again);
    json_close_text(json);
    json_close_object(json);
    json_open_object(json, "properties");
    json_word(json, "basis", basis_name(rule_info(finding->rule)->basis));
    if (finding->place.column > 0)
        json_number(json, "byteColumn", finding->place.column);
    if (finding->place.has_offset)
        json_number(json, "byteOffset", finding->place.offset);
    json_close_object(json);
    json_close_object(json);
}

/* What the results do not show is told as a notification. */
static void write_invocation(struct json_writer *json, const struct decided *decided, uint64_t left_out)
{
    enum verdict verdict = decided->report.judgement->verdict;
    struct writer text;
    json_open_array(json, "invocations");
    json_open_object(json, NULL);
    json_bool(json, "executionSuccessful", verdict != VERDICT_ERROR);
    json_number(json, "exitCode", (uint64_t)verdict_exit_code(verdict));
    json_open_array(json, "toolExecutionNotifications");
    if (left_out > 0) {
        json_open_object(json, NULL);
        json_word(json, "level", "warning");
        open_message(json, "message", &text);
        writer_number(&text, left_out);
        writer_text(&text, " more findings are counted, and not listed here.");
        close_message(json, &text);
        json_close_object(json);
    }
    for (size_t i = 0; i < decided->report.judging->not_proven.count; i++) {
        const struct statement *statement = &decided->report.judging->not_proven.items[i];
        json_open_object(json, NULL);
        json_word(json, "level", "note");
        open_message(json, "message", &text);
        writer_text(&text, "Not proven: ");
        writer_number(&text, statement->count);
        writer_text(&text, " of ");
        writer_number(&text, statement->of);
        writer_byte(&text, ' ');
        writer_text(&text, statement->text);
        close_message(json, &text);
        json_close_object(json);
    }
    json_close_array(json);
    json_close_object(json);
    json_close_array(json);
}

static void write_artifacts(struct json_writer *json, const struct bundle *bundle)
{
    if (bundle->is_folder || !bundle->is_digested)
        return;
    json_open_array(json, "artifacts");
    json_open_object(json, NULL);
    json_open_object(json, "location");
    write_uri(json, bundle->name);
    json_close_object(json);
    json_number(json, "length", bundle->zip.source.size);
    json_open_object(json, "hashes");
    json_hex(json, "sha-256", (struct bytes){bundle->sha256, SHA256_SIZE});
    json_close_object(json);
    json_close_object(json);
    json_close_array(json);
}

/* Alerts of one kind of review replace each other: the profile is the kind, the run is the upload. */
static void write_automation(struct json_writer *json, const struct judging *judging)
{
    struct writer text;
    json_open_object(json, "automationDetails");
    json_open_text(json, "id");
    writer_init(&text, (struct sink){json->writer, escape_piece});
    writer_text(&text, "exhibit/");
    write_shown(&text, judging->policy->name);
    writer_byte(&text, '/');
    write_shown(&text, judging->run != NULL ? judging->run->name : judging->bundle->name);
    writer_finish(&text);
    json_close_text(json);
    json_close_object(json);
}

void report_write_sarif(const struct decided *decided, struct writer *writer)
{
    struct json_writer json = {.writer = writer};
    const struct judging *judging = decided->report.judging;
    const struct totals *totals = &decided->report.judgement->totals;
    size_t listed = decided->finding_count < RESULTS_MAX ? decided->finding_count : RESULTS_MAX;
    uint64_t all = totals->severities[SEVERITY_ERROR] + totals->severities[SEVERITY_WARNING] + totals->severities[SEVERITY_NOTE];
    json_open_object(&json, NULL);
    json_word(&json, "$schema", "https://json.schemastore.org/sarif-2.1.0.json");
    json_word(&json, "version", "2.1.0");
    json_open_array(&json, "runs");
    json_open_object(&json, NULL);
    write_tool(&json, judging);
    write_automation(&json, judging);
    write_invocation(&json, decided, all - listed);
    write_artifacts(&json, judging->bundle);
    json_open_array(&json, "results");
    for (size_t i = 0; i < listed; i++)
        write_result(&json, judging, &decided->findings[i]);
    json_close_array(&json);
    json_open_object(&json, "properties");
    json_word(&json, "verdict", verdict_name(decided->report.judgement->verdict));
    json_word(&json, "reportSha256", decided->digest);
    json_close_object(&json);
    json_close_object(&json);
    json_close_array(&json);
    json_close_object(&json);
    writer_byte(writer, '\n');
}
