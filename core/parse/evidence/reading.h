/* The readers of evidence: inner declarations. */
#ifndef EXHIBIT_PARSE_EVIDENCE_READING_H
#define EXHIBIT_PARSE_EVIDENCE_READING_H

#include "parse/dossier.h"
#include "parse/evidence/command_log.h"
#include "parse/evidence/keys.h"
#include "parse/evidence/numbers.h"

/* What the documents say that were read for the dossier. Call when the run logs are read. */
enum status evidence_read(struct dossier *dossier);

/* Counts so many more things that are kept. False when that crosses LIMIT_EVIDENCE, which is then a finding about the
 * member: what follows is left out. */
bool evidence_fits(struct dossier *dossier, uint32_t member, uint64_t count);

/* How many more things fit. */
uint64_t evidence_room(const struct dossier *dossier);

/* Keeps a record of the command that `text` is. False when it does not fit. */
bool evidence_add_command(struct dossier *dossier, const struct command_record *record, struct bytes text);

void evidence_add_shown(struct dossier *dossier, enum command_source source, uint32_t member, size_t run,
                        const struct shown_commands *commands);

/* Keys and tests that tickets name: what is to be looked for, and where the patch has it. */
void evidence_read_named(struct dossier *dossier);

/* A search for stated numbers in a member; it looks for nothing where the member is no artifact. */
struct number_search evidence_number_search(struct dossier *dossier, uint32_t index);

/* Likewise for keys that criteria name. */
struct key_search evidence_key_search(struct dossier *dossier, uint32_t index);

enum { SEEN_SIZE = 4096 };

/* What is seen of a member while it is digested: how it begins and ends. Tells whether it is worth reading whole. */
struct evidence_look {
    uint8_t head[SEEN_SIZE], tail[SEEN_SIZE];
    size_t head_size, tail_size;
};

void evidence_look_at(struct evidence_look *look, struct bytes piece);

/* Reads a member that is a review or a report of tests, whatever its name. Call when it was digested and found to be text. */
enum status evidence_take(struct dossier *dossier, uint32_t index, const struct evidence_look *look);

/* Holds the records of each command against each other. */
void evidence_compare_commands(struct dossier *dossier);

/* Puts what was taken into the order of the bundle and holds it against the patch. */
void evidence_settle(struct dossier *dossier);

#endif
