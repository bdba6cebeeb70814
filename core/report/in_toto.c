/* The verdict as an in-toto Statement v1 with a SLSA verification summary (VSA 1, as SLSA 1.2 has it, where the time is optional:
 * reports know no clock). Unsigned: signing is for other tools. Resources are named by package URLs of the type generic, and the
 * field of our own by one, too, since such fields have URIs for names. */
#include "report/formats.h"
#include "report/json_writer.h"

static bool escape_piece(void *context, struct bytes piece)
{
    json_escaped(context, piece);
    return true;
}

static void write_shown_text(struct json_writer *json, const char *key, struct bytes value)
{
    struct writer text;
    json_open_text(json, key);
    writer_init(&text, (struct sink){json->writer, escape_piece});
    write_shown(&text, value);
    writer_finish(&text);
    json_close_text(json);
}

/* A folder has no bytes of its own; its digest is that of paths and contents, under a name of ours. */
static void write_subject(struct json_writer *json, const struct bundle *bundle)
{
    json_open_array(json, "subject");
    json_open_object(json, NULL);
    write_shown_text(json, "name", bundle->name);
    json_open_object(json, "digest");
    if (!bundle->is_folder && bundle->is_digested)
        json_hex(json, "sha256", (struct bytes){bundle->sha256, SHA256_SIZE});
    if (bundle->has_content_digest)
        json_hex(json, "exhibitContent1", (struct bytes){bundle->content_digest, SHA256_SIZE});
    json_close_object(json);
    json_close_object(json);
    json_close_array(json);
}

/* The name, and the sha256 that the reader can check; a folder has the digest of its content instead. */
static void write_resource(struct json_writer *json, const struct bundle *bundle)
{
    json_open_text(json, "resourceUri");
    writer_text(json->writer, "pkg:generic/");
    json_percent_encoded(json->writer, bundle->name.size > 0 ? bundle->name : BYTES("bundle"));
    writer_text(json->writer, bundle->is_folder ? "?exhibit_content=" : "?checksum=sha256:");
    writer_hex(json->writer, (struct bytes){bundle->is_folder ? bundle->content_digest : bundle->sha256, SHA256_SIZE});
    json_close_text(json);
}

static void write_policy(struct json_writer *json, const struct policy *policy)
{
    json_open_object(json, "policy");
    json_open_text(json, "uri");
    writer_text(json->writer, "pkg:generic/exhibit@" EXHIBIT_VERSION "#core/policy/profiles/");
    json_percent_encoded(json->writer, policy->name);
    writer_text(json->writer, ".json");
    json_close_text(json);
    json_open_object(json, "digest");
    json_hex(json, "sha256", (struct bytes){policy->sha256, SHA256_SIZE});
    json_close_object(json);
    json_close_object(json);
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
    write_policy(&json, judging->policy);
    json_word(&json, "verificationResult", is_passed ? "PASSED" : "FAILED");
    json_open_array(&json, "verifiedLevels");
    json_word(&json, NULL, is_passed ? "EXHIBIT_RULES_HELD" : "FAILED");
    json_close_array(&json);
    json_word(&json, "slsaVersion", "1.2");
    json_open_object(&json, "pkg:generic/exhibit");
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
