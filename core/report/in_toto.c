/* The verdict as an in-toto Statement v1 with a SLSA verification summary (VSA 1). Unsigned: signing is for other tools. */
#include "report/formats.h"
#include "report/json_writer.h"

static bool escape_piece(void *context, struct bytes piece)
{
    json_escaped(context, piece);
    return true;
}

static void write_shown_text(struct json_writer *json, const char *key, const char *before, struct bytes value)
{
    struct writer text;
    json_open_text(json, key);
    writer_init(&text, (struct sink){json->writer, escape_piece});
    writer_text(&text, before);
    write_shown(&text, value);
    writer_finish(&text);
    json_close_text(json);
}

/* A folder has no bytes of its own; its digest is that of paths and contents, under a name of ours. */
static void write_subject(struct json_writer *json, const struct bundle *bundle)
{
    json_open_array(json, "subject");
    json_open_object(json, NULL);
    write_shown_text(json, "name", "", bundle->name);
    json_open_object(json, "digest");
    if (!bundle->is_folder && bundle->is_digested)
        json_hex(json, "sha256", (struct bytes){bundle->sha256, SHA256_SIZE});
    if (bundle->has_content_digest)
        json_hex(json, "exhibitContent1", (struct bytes){bundle->content_digest, SHA256_SIZE});
    json_close_object(json);
    json_close_object(json);
    json_close_array(json);
}

static void write_resource(struct json_writer *json, const struct bundle *bundle)
{
    char hex[2 * SHA256_SIZE];
    digest_to_hex(bundle->is_folder ? bundle->content_digest : bundle->sha256, SHA256_SIZE, hex);
    write_shown_text(json, "resourceUri", bundle->is_folder ? "urn:exhibit:content:" : "urn:sha256:",
                     (struct bytes){(const uint8_t *)hex, sizeof hex});
}

void report_write_in_toto(const struct report *report, const char *digest, struct writer *writer)
{
    struct json_writer json = {.writer = writer};
    const struct judging *judging = report->judging;
    const struct totals *totals = &report->judgement->totals;
    bool is_passed = report->judgement->verdict == VERDICT_PASS;
    json_open_object(&json, NULL);
    json_word(&json, "_type", "https://in-toto.io/Statement/v1");
    write_subject(&json, judging->bundle);
    json_word(&json, "predicateType", "https://slsa.dev/verification_summary/v1");
    json_open_object(&json, "predicate");
    json_open_object(&json, "verifier");
    json_word(&json, "id", "pkg:generic/exhibit@" EXHIBIT_VERSION);
    json_open_object(&json, "version");
    json_word(&json, "exhibit", EXHIBIT_VERSION);
    json_close_object(&json);
    json_close_object(&json);
    write_resource(&json, judging->bundle);
    json_open_object(&json, "policy");
    write_shown_text(&json, "uri", "pkg:generic/exhibit@" EXHIBIT_VERSION "#core/policy/profiles/", judging->policy->name);
    json_open_object(&json, "digest");
    json_hex(&json, "sha256", (struct bytes){judging->policy->sha256, SHA256_SIZE});
    json_close_object(&json);
    json_close_object(&json);
    json_word(&json, "verificationResult", is_passed ? "PASSED" : "FAILED");
    json_open_array(&json, "verifiedLevels");
    json_word(&json, NULL, is_passed ? "EXHIBIT_RULES_HELD" : "FAILED");
    json_close_array(&json);
    json_open_object(&json, "exhibit");
    json_word(&json, "verdict", verdict_name(report->judgement->verdict));
    json_word(&json, "reportSha256", digest);
    json_number(&json, "errors", totals->severities[SEVERITY_ERROR]);
    json_number(&json, "warnings", totals->severities[SEVERITY_WARNING]);
    json_number(&json, "notes", totals->severities[SEVERITY_NOTE]);
    json_open_array(&json, "notProven");
    for (size_t i = 0; i < judging->not_proven.count; i++)
        json_word(&json, NULL, judging->not_proven.items[i].id);
    json_close_array(&json);
    json_close_object(&json);
    json_close_object(&json);
    json_close_object(&json);
    writer_byte(writer, '\n');
}
