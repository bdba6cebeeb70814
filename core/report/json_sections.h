/* The parts of the JSON report that describe what is in the bundle. */
#ifndef EXHIBIT_REPORT_JSON_SECTIONS_H
#define EXHIBIT_REPORT_JSON_SECTIONS_H

#include "report/json_writer.h"
#include "report/report.h"

void json_write_members(struct json_writer *json, const struct judging *judging);
void json_write_vouched(struct json_writer *json, const struct vouched *vouched);
void json_write_digest_lists(struct json_writer *json, const struct dossier *dossier);
void json_write_nested(struct json_writer *json, const struct judging *judging);
void json_write_byte_map(struct json_writer *json, const struct bundle *bundle);
void json_write_runs(struct json_writer *json, const struct judging *judging);
void json_write_ticket_files(struct json_writer *json, const struct judging *judging);
void json_write_tickets(struct json_writer *json, const struct judging *judging);
void json_write_coverage(struct json_writer *json, const struct judging *judging);
void json_write_tests(struct json_writer *json, const struct evidence *evidence);
void json_write_statements(struct json_writer *json, const struct evidence *evidence);
void json_write_reviews(struct json_writer *json, const struct evidence *evidence);
void json_write_patch(struct json_writer *json, const struct judging *judging);
void json_write_commits(struct json_writer *json, const struct dossier *dossier);
void json_write_repository(struct json_writer *json, const struct consultation *asked);
void json_write_proof(struct json_writer *json, const struct judging *judging);

/* Why this profile: words for a person, the member that made it recognised given to `write_text`. */
void write_profile_reason(struct writer *writer, const struct policy *policy,
                          void (*write_text)(struct writer *writer, struct bytes text));

#endif
