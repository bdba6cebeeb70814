/* The commit proof: which commits are carried, and what they say of the members. */
#include "parse/timestamp.h"
#include "report/json_sections.h"

#include <string.h>

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

static void write_tree(struct json_writer *json, const struct proof_object *tree, struct bytes folder)
{
    json_open_object(json, NULL);
    json_text(json, "folder", folder);
    json_hex(json, "id", id_of(tree));
    json_number(json, "member", tree->member);
    json_close_object(json);
}

/* The trees from the commit's own down to the one that has the member, as far as they are carried. Folders that hold
 * `former` too, the path before it in the order of paths, are written already. */
static void write_trees_to(struct json_writer *json, const struct git_proof *proof, const struct git_commit *commit,
                           struct bytes path, const struct bytes *former)
{
    enum digest_kind kind = proof->objects.items[proof->tip].kind;
    uint8_t id[GIT_ID_SIZE_MAX];
    bool goes_on = git_id_read(commit->tree, id);
    struct bytes rest = path;
    while (goes_on) {
        uint32_t index = git_proof_find(proof, id, kind);
        if (index == NO_OBJECT || proof->objects.items[index].type != GIT_TREE)
            return;
        const struct proof_object *tree = &proof->objects.items[index];
        struct bytes folder = bytes_first(path, path.size - rest.size);
        if (former == NULL || !bytes_start_with(*former, folder))
            write_tree(json, tree, folder);
        struct git_entry entry;
        struct bytes name = bytes_cut(&rest, '/');
        goes_on = name.at + name.size < path.at + path.size && git_tree_find(&tree->tree, name, &entry) &&
                  entry.mode == GIT_MODE_TREE;
        if (goes_on)
            memcpy(id, entry.id, digest_size(kind));
    }
}

static void write_trees(struct json_writer *json, const struct judging *judging)
{
    const struct git_proof *proof = &judging->dossier->proof;
    const struct bundle *bundle = judging->bundle;
    const struct bytes *former = NULL;
    json_open_array(json, "trees");
    for (uint32_t i = 0; proof->tip != NO_OBJECT && i < bundle->member_count; i++) {
        const struct member *member = bundle->by_path[i];
        if (judging->dossier->places[member - bundle->members].place != PROOF_FOUND)
            continue;
        write_trees_to(json, proof, &proof->objects.items[proof->tip].commit, member->path, former);
        former = &member->path;
    }
    json_close_array(json);
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
    write_trees(json, judging);
    write_members(json, judging);
    json_close_object(json);
}

static void write_commit_id(struct json_writer *json, const char *key, const struct git_proof *objects, uint32_t index)
{
    if (index == NO_OBJECT)
        json_null(json, key);
    else
        json_hex(json, key, id_of(&objects->objects.items[index]));
}

void json_write_repository(struct json_writer *json, const struct consultation *asked)
{
    uint64_t absent = 0;
    if (!asked->was_asked) {
        json_null(json, "repository");
        return;
    }
    for (size_t i = 0; i < asked->named.count; i++)
        absent += asked->named.items[i].object == NO_OBJECT ? 1 : 0;
    json_open_object(json, "repository");
    write_commit_id(json, "commit", &asked->objects, asked->objects.tip);
    write_commit_id(json, "base", &asked->objects, asked->base);
    json_number(json, "named", asked->named.count);
    json_number(json, "absent", absent);
    if (asked->changes.is_whole)
        json_number(json, "changes", asked->changes.count);
    else
        json_null(json, "changes");
    json_close_object(json);
}
