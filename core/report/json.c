/* The report as JSON, as report.schema.json describes it. */
#include "base/utf8.h"
#include "report/json_sections.h"

static struct bytes digest_bytes(const uint8_t *digest, size_t size)
{
    return (struct bytes){digest, size};
}

static void write_tool(struct json_writer *json)
{
    uint8_t catalog[SHA256_SIZE];
    struct digest digest;
    digest_init(&digest, DIGEST_SHA256);
    for (unsigned i = 0; i < RULE_COUNT; i++) {
        const struct rule_info *info = rule_info((enum rule)i);
        const char *const texts[] = {info->name,  severity_name(info->severity), basis_name(info->basis), info->title,
                                     info->message, info->why, info->remedy};
        for (size_t k = 0; k < sizeof texts / sizeof texts[0]; k++) {
            digest_update(&digest, bytes_of(texts[k]));
            digest_update(&digest, BYTES("\n"));
        }
    }
    digest_finish(&digest, catalog);
    json_open_object(json, "tool");
    json_word(json, "name", "exhibit");
    json_word(json, "version", EXHIBIT_VERSION);
    json_hex(json, "catalog", digest_bytes(catalog, 8));
    json_close_object(json);
}

static void write_bundle(struct json_writer *json, const struct bundle *bundle)
{
    bool is_zip = !bundle->is_folder;
    json_open_object(json, "bundle");
    json_text(json, "name", bundle->name);
    json_word(json, "kind", is_zip ? "zip" : "folder");
    if (is_zip)
        json_number(json, "size", bundle->zip.source.size);
    else
        json_null(json, "size");
    if (is_zip && bundle->is_digested)
        json_hex(json, "sha256", digest_bytes(bundle->sha256, SHA256_SIZE));
    else
        json_null(json, "sha256");
    if (bundle->has_content_digest)
        json_hex(json, "content_digest", digest_bytes(bundle->content_digest, SHA256_SIZE));
    else
        json_null(json, "content_digest");
    json_number(json, "members", bundle->member_count);
    json_number(json, "unpacked_size", bundle->unpacked_size);
    json_text_or_null(json, "wrapper", bundle->wrapper);
    if (is_zip)
        json_number(json, "mapped_size", bundle->zip.mapped_size);
    else
        json_null(json, "mapped_size");
    json_close_object(json);
}

static void write_limits(struct json_writer *json, const struct limits *limits)
{
    json_open_array(json, "limits");
    for (unsigned i = 0; i < LIMIT_COUNT; i++) {
        const struct limit_info *info = limit_info((enum limit)i);
        json_open_object(json, NULL);
        json_word(json, "name", info->name);
        json_word(json, "unit", info->is_count ? "count" : "bytes");
        json_number(json, "value", limits->of[i]);
        json_word(json, "state", limit_state(limits, (enum limit)i));
        json_close_object(json);
    }
    json_close_array(json);
}

static void write_policy(struct json_writer *json, const struct judging *judging)
{
    const struct policy *policy = judging->policy;
    json_open_object(json, "profile");
    json_text(json, "name", policy->name);
    json_text(json, "title", policy->title);
    json_open_text(json, "chosen");
    write_profile_reason(json->writer, policy, json_escaped);
    json_close_text(json);
    json_close_object(json);
    json_open_object(json, "policy");
    json_hex(json, "sha256", digest_bytes(policy->sha256, SHA256_SIZE));
    json_close_object(json);
    json_open_object(json, "options");
    json_text_or_null(json, "profile", judging->options->profile);
    json_text_or_null(json, "ticket", judging->options->ticket);
    json_text_or_null(json, "run", judging->options->run);
    json_text_or_null(json, "nested", judging->options->nested);
    json_word(json, "fail_on", options_fail_on_name(judging->options));
    json_open_array(json, "ticket_format");
    for (size_t i = 0; i < judging->options->ticket_formats.count; i++) {
        const struct ticket_override *item = &judging->options->ticket_formats.items[i];
        json_open_object(json, NULL);
        json_text_or_null(json, "path", item->path);
        json_word(json, "format", ticket_format_name(item->format));
        json_close_object(json);
    }
    json_close_array(json);
    json_open_object(json, "expect");
    for (unsigned what = 0; what < EXPECTED_COUNT; what++)
        json_text_or_null(json, expected_name((enum expected)what), judging->options->expect[what]);
    json_close_object(json);
    json_close_object(json);
    write_limits(json, &judging->options->limits);
    json_open_object(json, "subject");
    json_text_or_null(json, "ticket", judging->subject.ticket);
    json_word(json, "ticket_from", judging->subject.ticket_from);
    json_text_or_null(json, "run", judging->run == NULL ? (struct bytes){NULL, 0} : judging->run->name);
    json_word(json, "run_from", judging->subject.run_from);
    json_close_object(json);
}

static void write_expectations(struct json_writer *json, const struct judging *judging)
{
    json_open_array(json, "expectations");
    for (unsigned what = 0; what < EXPECTED_COUNT; what++) {
        const struct expectation *expectation = &judging->expectations[what];
        if (expectation->state == EXPECTATION_NONE)
            continue;
        json_open_object(json, NULL);
        json_word(json, "what", expected_name((enum expected)what));
        json_text(json, "expected", expectation->expected);
        json_text_or_null(json, "found", expectation->found);
        json_word(json, "state", expectation_state_name(expectation->state));
        json_word(json, "basis", basis_name(expectation->basis));
        json_number(json, "bits", expectation->bits);
        json_close_object(json);
    }
    json_close_array(json);
}

static void write_verdict(struct json_writer *json, const struct judgement *judgement)
{
    const struct totals *totals = &judgement->totals;
    json_word(json, "verdict", verdict_name(judgement->verdict));
    json_number(json, "exit_code", (uint64_t)verdict_exit_code(judgement->verdict));
    json_open_object(json, "totals");
    json_number(json, "errors", totals->severities[SEVERITY_ERROR]);
    json_number(json, "warnings", totals->severities[SEVERITY_WARNING]);
    json_number(json, "notes", totals->severities[SEVERITY_NOTE]);
    json_number(json, "unjudged", totals->unjudged);
    json_open_object(json, "checks");
    for (unsigned state = 0; state < CHECK_STATE_COUNT; state++)
        json_number(json, check_state_name((enum check_state)state), totals->checks[state]);
    json_close_object(json);
    json_close_object(json);
}

static void write_checks(struct json_writer *json, const struct findings *found)
{
    json_open_array(json, "checks");
    for (unsigned rule = 0; rule < RULE_COUNT; rule++) {
        const struct check *check = &found->checks[rule];
        json_open_object(json, NULL);
        json_word(json, "rule", rule_info((enum rule)rule)->name);
        json_word(json, "state", check_state_name(check_state_of(check)));
        json_number(json, "population", check->population);
        json_number(json, "findings", check->found);
        json_close_object(json);
    }
    json_close_array(json);
}

/* Collects what write_message writes and escapes it for JSON. */
static bool escape_piece(void *context, struct bytes piece)
{
    json_escaped(context, piece);
    return true;
}

static void write_finding_message(struct json_writer *json, const struct finding *finding)
{
    struct writer message;
    writer_init(&message, (struct sink){json->writer, escape_piece});
    json_open_text(json, "message");
    write_message(&message, finding);
    writer_finish(&message);
    json_close_text(json);
}

/* `member` is always of the bundle; when the place is inside that member, an object says where. */
static void write_finding_member(struct json_writer *json, const struct judging *judging, const struct finding *finding)
{
    uint32_t member = finding->place.member;
    bool is_inside = finding->inside != NO_MEMBER, has_member = member != NO_MEMBER;
    json_number_or_null(json, "member", is_inside || has_member, is_inside ? finding->inside : member);
    if (!is_inside) {
        json_null(json, "inside");
        return;
    }
    json_open_object(json, "inside");
    json_number_or_null(json, "member", has_member, member);
    if (has_member)
        json_text(json, "path", bundle_of(judging, finding)->members[member].name);
    else
        json_null(json, "path");
    json_close_object(json);
}

static void write_finding(struct json_writer *json, const struct judging *judging, const struct finding *finding)
{
    const struct rule_info *info = rule_info(finding->rule);
    const struct place *place = &finding->place;
    json_open_object(json, NULL);
    json_word(json, "rule", info->name);
    json_word(json, "severity", severity_name(judging->policy->severity[finding->rule]));
    json_word(json, "state", "open");
    json_word(json, "basis", basis_name(info->basis));
    json_bool(json, "unjudged", info->effect == EFFECT_UNJUDGED);
    write_finding_member(json, judging, finding);
    json_number_or_null(json, "line", place->line > 0, place->line);
    json_number_or_null(json, "column", place->column > 0, place->column);
    json_number_or_null(json, "offset", place->has_offset, place->offset);
    json_open_object(json, "arguments");
    for (size_t i = 0; i < ARGUMENTS_MAX && finding->arguments[i].kind != ARGUMENT_NONE; i++) {
        const struct argument *argument = &finding->arguments[i];
        if (argument->kind == ARGUMENT_TEXT)
            json_text(json, argument->name, argument->text);
        else
            json_number(json, argument->name, argument->number);
    }
    json_close_object(json);
    write_finding_message(json, finding);
    json_word(json, "remedy", info->remedy);
    uint8_t fingerprint[FINGERPRINT_SIZE];
    finding_fingerprint(judging, finding, fingerprint);
    json_hex(json, "fingerprint", digest_bytes(fingerprint, sizeof fingerprint));
    json_close_object(json);
}

static void write_findings(struct json_writer *json, const struct report *report)
{
    json_open_array(json, "findings");
    for (size_t i = 0; i < report->judgement->count; i++)
        write_finding(json, report->judging, report->judgement->sorted[i]);
    json_close_array(json);
}

static void write_statements(struct json_writer *json, const char *key, const struct statements *statements)
{
    json_open_array(json, key);
    for (size_t i = 0; i < statements->count; i++) {
        const struct statement *statement = &statements->items[i];
        json_open_object(json, NULL);
        json_word(json, "id", statement->id);
        json_word(json, "text", statement->text);
        json_number(json, "count", statement->count);
        json_number(json, "of", statement->of);
        json_word(json, "basis", basis_name(statement->basis));
        json_open_array(json, "members");
        for (size_t k = 0; k < statement->members.count; k++)
            json_number(json, NULL, statement->members.items[k]);
        json_close_array(json);
        json_close_object(json);
    }
    json_close_array(json);
}

void report_write_json(const struct report *report, struct writer *writer)
{
    struct json_writer json = {.writer = writer};
    const struct judging *judging = report->judging;
    json_open_object(&json, NULL);
    json_word(&json, "schema", "exhibit-report/1");
    write_tool(&json);
    write_bundle(&json, judging->bundle);
    write_policy(&json, judging);
    write_expectations(&json, judging);
    write_verdict(&json, report->judgement);
    write_checks(&json, judging->found);
    write_findings(&json, report);
    json_write_members(&json, judging);
    json_write_vouched(&json, &judging->vouched);
    json_write_digest_lists(&json, judging->dossier);
    json_write_byte_map(&json, judging->bundle);
    json_write_nested(&json, judging);
    json_write_runs(&json, judging);
    json_write_ticket_files(&json, judging);
    json_write_tickets(&json, judging);
    json_write_coverage(&json, judging);
    json_write_tests(&json, &judging->dossier->evidence);
    json_write_statements(&json, &judging->dossier->evidence);
    json_write_reviews(&json, &judging->dossier->evidence);
    json_write_patch(&json, judging);
    json_write_commits(&json, judging->dossier);
    json_write_proof(&json, judging);
    json_write_repository(&json, &judging->dossier->consultation);
    write_statements(&json, "proven", &judging->proven);
    write_statements(&json, "not_proven", &judging->not_proven);
    json_close_object(&json);
    writer_byte(writer, '\n');
}
