/* The commit proof: which commits are carried, and what they say of the members. */
#include "parse/timestamp.h"
#include "report/json_sections.h"

static struct bytes id_of(const struct proof_object *object)
{
    return (struct bytes){object->id, digest_size(object->kind)};
}

/* "2026-01-05T10:40:00Z +0100" */
static void write_time(struct json_writer *json, const char *key, const struct git_person *person)
{
    char text[TIMESTAMP_TEXT_SIZE];
    timestamp_to_text(person->time, text);
    json_open_text(json, key);
    json_escaped(json->writer, (struct bytes){(const uint8_t *)text, sizeof text});
    json_escaped(json->writer, BYTES(" "));
    json_escaped(json->writer, person->zone);
    json_close_text(json);
}

static void write_commit(struct json_writer *json, const struct proof_object *object)
{
    const struct git_commit *commit = &object->commit;
    json_open_object(json, NULL);
    json_hex(json, "id", id_of(object));
    json_number(json, "member", object->member);
    json_text(json, "tree", commit->tree);
    json_open_array(json, "parents");
    for (size_t i = 0; i < commit->parents.count; i++)
        json_text(json, NULL, commit->parents.items[i]);
    json_close_array(json);
    json_text(json, "author", commit->author.both);
    write_time(json, "author_time", &commit->author);
    json_text(json, "committer", commit->committer.both);
    write_time(json, "commit_time", &commit->committer);
    json_text(json, "subject", commit->subject);
    json_bool(json, "signed", commit->is_signed);
    json_close_object(json);
}

static void write_members(struct json_writer *json, const struct judging *judging)
{
    uint64_t not_reached = 0, proven = 0, differ = 0;
    for (uint32_t i = 0; i < judging->bundle->member_count; i++)
        not_reached += is_unreached_by_proof(judging, i) ? 1 : 0;
    for (size_t i = 0; i < judging->vouchers.count; i++) {
        const struct voucher *voucher = &judging->vouchers.items[i];
        proven += voucher->kind == VOUCHER_COMMIT && voucher->state == VOUCHER_HOLDS ? 1 : 0;
        differ += voucher->kind == VOUCHER_COMMIT && voucher->state == VOUCHER_CONTRADICTED ? 1 : 0;
    }
    json_open_object(json, "members");
    json_number(json, "proven", proven);
    json_number(json, "differ", differ);
    json_number(json, "absent", judging->proven_absent);
    json_number(json, "not_reached", not_reached);
    json_close_object(json);
}

void json_write_proof(struct json_writer *json, const struct judging *judging)
{
    const struct git_proof *proof = &judging->dossier->proof;
    const struct proof_object *tip = proof->tip == NO_OBJECT ? NULL : &proof->objects.items[proof->tip];
    if (proof->members == 0) {
        json_null(json, "proof");
        return;
    }
    json_open_object(json, "proof");
    if (tip == NULL)
        json_null(json, "commit");
    else
        json_hex(json, "commit", id_of(tip));
    json_word(json, "object_format", tip == NULL ? NULL : tip->kind == DIGEST_SHA256 ? "sha256" : "sha1");
    json_number(json, "objects", proof->objects.count);
    json_open_array(json, "commits");
    for (size_t i = 0; i < proof->order.count; i++) {
        const struct proof_object *object = &proof->objects.items[proof->order.items[i]];
        if (object->type == GIT_COMMIT)
            write_commit(json, object);
    }
    json_close_array(json);
    write_members(json, judging);
    json_close_object(json);
}
