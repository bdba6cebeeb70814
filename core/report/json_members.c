/* Members and the byte map. */
#include "base/utf8.h"
#include "report/json_sections.h"

static const char *method_name(const struct bundle *bundle, const struct member *member)
{
    if (bundle->is_folder)
        return "file";
    switch (member->method) {
    case ZIP_METHOD_STORED: return "stored";
    case ZIP_METHOD_DEFLATED: return "deflated";
    default: return "other";
    }
}

static void write_crc(struct json_writer *json, const struct bundle *bundle, const struct member *member)
{
    uint8_t crc[4] = {(uint8_t)(member->crc32 >> 24), (uint8_t)(member->crc32 >> 16), (uint8_t)(member->crc32 >> 8),
                      (uint8_t)member->crc32};
    if (bundle->is_folder)
        json_null(json, "crc32");
    else
        json_hex(json, "crc32", (struct bytes){crc, sizeof crc});
}

static void write_format(struct json_writer *json, const char *key, enum archive_format format)
{
    if (format == ARCHIVE_NONE)
        json_null(json, key);
    else
        json_word(json, key, archive_format_name(format));
}

static void write_blob(struct json_writer *json, const struct member *member)
{
    if (member->is_whole && member->wants_blob)
        json_hex(json, "git_blob", (struct bytes){member->blob, SHA1_SIZE});
    else if (member->is_whole && member->wants_blob256)
        json_hex(json, "git_blob", (struct bytes){member->blob256, SHA256_SIZE});
    else
        json_null(json, "git_blob");
}

/* Vouchers of a member, found through an index by member: next[i] is the voucher after i of the same member. */
struct voucher_index {
    uint32_t *first, *next;
};

static bool index_vouchers(const struct judging *judging, struct voucher_index *index)
{
    size_t count = judging->vouchers.count;
    index->first = arena_new(judging->scratch, uint32_t, judging->bundle->member_count);
    index->next = arena_new(judging->scratch, uint32_t, count);
    if (index->first == NULL || index->next == NULL)
        return false;
    for (size_t i = count; i > 0; i--) { /* numbered from 1; 0 ends a chain */
        uint32_t member = judging->vouchers.items[i - 1].member;
        index->next[i - 1] = index->first[member];
        index->first[member] = (uint32_t)i;
    }
    return true;
}

/* The digits that are given. Of a voucher that holds they are the member's own, so only those of others are kept. */
static void write_expected(struct json_writer *json, const struct voucher *voucher, struct bytes found)
{
    enum { HEX_DIGIT_BITS = 4 };
    char digits[2 * DIGEST_SIZE_MAX];
    struct bytes given = voucher->expected;
    if (voucher->state == VOUCHER_HOLDS) {
        digest_to_hex(found.at, found.size, digits);
        given = bytes_first((struct bytes){(const uint8_t *)digits, 2 * found.size}, voucher->bits / HEX_DIGIT_BITS);
    }
    json_open_text(json, "expected");
    for (size_t i = 0; i < given.size; i++)
        writer_byte(json->writer, byte_to_lower(given.at[i]));
    json_close_text(json);
}

static void write_vouchers(struct json_writer *json, const struct judging *judging, uint32_t first,
                           const uint32_t *next)
{
    json_open_array(json, "vouchers");
    for (uint32_t i = first; i != 0; i = next[i - 1]) {
        const struct voucher *voucher = &judging->vouchers.items[i - 1];
        json_open_object(json, NULL);
        json_word(json, "by", voucher_kind_name(voucher->kind));
        json_open_text(json, "at");
        json_escaped(json->writer, voucher->at_member == NO_MEMBER ? BYTES("the reviewer's repository")
                                                                   : judging->bundle->members[voucher->at_member].path);
        if (voucher->at_line > 0) {
            writer_byte(json->writer, ':');
            writer_number(json->writer, voucher->at_line);
        }
        json_close_text(json);
        json_word(json, "algorithm", algorithm_name(voucher->algorithm, voucher->is_git_id));
        json_number(json, "bits", voucher->bits);
        json_word(json, "state", voucher->state == VOUCHER_HOLDS ? "holds" : "contradicted");
        struct bytes found = voucher_found(judging, voucher);
        write_expected(json, voucher, found);
        if (voucher->state == VOUCHER_HOLDS)
            json_null(json, "found");
        else
            json_hex(json, "found", found);
        json_close_object(json);
    }
    json_close_array(json);
}

static void write_readers(struct json_writer *json, unsigned readers)
{
    static const struct {
        enum reader reader;
        const char *name;
    } names[] = {
        {READER_PATCH, "patch"},     {READER_COMMIT_LOG, "commit-log"},     {READER_TICKETS, "tickets"},
        {READER_META, "meta"},       {READER_RUN_LOG, "run-log"},           {READER_GIT_SNAPSHOT, "git-snapshot"},
        {READER_LOCAL_PATHS, "local-paths"}, {READER_CLAIMS, "claims"},
        {READER_DIGEST_LIST, "digest-list"}, {READER_GIT_PROOF, "git-proof"},
        {READER_EVIDENCE, "evidence"},
    };
    json_open_array(json, "read_by");
    for (size_t i = 0; i < sizeof names / sizeof names[0]; i++) {
        if ((readers & names[i].reader) != 0)
            json_word(json, NULL, names[i].name);
    }
    json_close_array(json);
}

/* What is known of a member by its bytes alone, wherever it is. */
static void write_file(struct json_writer *json, const struct bundle *bundle, const struct member *member)
{
    json_text(json, "path", member->name);
    if (utf8_is_valid(member->name))
        json_null(json, "path_hex");
    else
        json_hex(json, "path_hex", member->name);
    json_number(json, "size", member->size);
    json_number(json, "packed_size", member->packed_size);
    json_word(json, "method", method_name(bundle, member));
    write_crc(json, bundle, member);
    if (member->is_whole)
        json_hex(json, "sha256", (struct bytes){member->sha256, SHA256_SIZE});
    else
        json_null(json, "sha256");
    json_bool(json, "text", member->is_whole && member->is_text);
    write_format(json, "archive", member->archive);
}

static void write_member(struct json_writer *json, const struct judging *judging, uint32_t i, uint32_t first_voucher,
                         const uint32_t *next_voucher)
{
    const struct member *member = &judging->bundle->members[i];
    json_open_object(json, NULL);
    write_file(json, judging->bundle, member);
    write_blob(json, member);
    json_word(json, "role", role_name(member->role));
    write_vouchers(json, judging, first_voucher, next_voucher);
    write_readers(json, judging->dossier->readers[i]);
    json_close_object(json);
}

void json_write_members(struct json_writer *json, const struct judging *judging)
{
    struct arena_mark mark = arena_mark(judging->scratch);
    struct voucher_index index;
    json_open_array(json, "members");
    if (!index_vouchers(judging, &index))
        json->writer->failed = true;
    else
        for (uint32_t i = 0; i < judging->bundle->member_count; i++)
            write_member(json, judging, i, index.first[i], index.next);
    json_close_array(json);
    arena_rewind(judging->scratch, mark);
}

static void write_indices(struct json_writer *json, const char *key, const uint32_t *members, size_t count)
{
    json_open_array(json, key);
    for (size_t i = 0; i < count; i++)
        json_number(json, NULL, members[i]);
    json_close_array(json);
}

void json_write_vouched(struct json_writer *json, const struct vouched *vouched)
{
    json_open_object(json, "vouched");
    json_number(json, "members", vouched->members);
    json_number(json, "of", vouched->of);
    json_number(json, "bytes", vouched->bytes);
    json_number(json, "of_bytes", vouched->of_bytes);
    json_open_array(json, "by");
    for (unsigned kind = 0; kind < VOUCHER_KINDS; kind++) {
        if (vouched->by[kind].vouchers == 0)
            continue;
        json_open_object(json, NULL);
        json_word(json, "kind", voucher_kind_name((enum voucher_kind)kind));
        json_number(json, "members", vouched->by[kind].members);
        json_number(json, "bytes", vouched->by[kind].bytes);
        json_number(json, "vouchers", vouched->by[kind].vouchers);
        json_number(json, "holding", vouched->by[kind].holding);
        json_close_object(json);
    }
    json_close_array(json);
    json_open_array(json, "strength");
    for (size_t i = 0; i < vouched->strengths.count; i++) {
        const struct strength *strength = &vouched->strengths.items[i];
        json_open_object(json, NULL);
        json_word(json, "algorithm", algorithm_name(strength->algorithm, strength->is_git_id));
        json_number(json, "bits", strength->bits);
        json_number(json, "members", strength->members);
        json_number(json, "bytes", strength->bytes);
        json_close_object(json);
    }
    json_close_array(json);
    write_indices(json, "unvouched", vouched->unvouched.items, vouched->unvouched.count);
    write_indices(json, "contradicted", vouched->contradicted.items, vouched->contradicted.count);
    json_close_object(json);
}

/* --- archives in the bundle ------------------------------------------------------------------- */

static void write_inner(struct json_writer *json, const struct bundle *inner)
{
    bool is_opened = inner != NULL;
    json_bool(json, "opened", is_opened);
    if (is_opened && inner->has_content_digest)
        json_hex(json, "content_digest", (struct bytes){inner->content_digest, SHA256_SIZE});
    else
        json_null(json, "content_digest");
    if (!is_opened) {
        json_null(json, "unpacked_size");
        json_null(json, "mapped_size");
        json_null(json, "members");
        return;
    }
    json_number(json, "unpacked_size", inner->unpacked_size);
    json_number(json, "mapped_size", inner->zip.mapped_size);
    json_open_array(json, "members");
    for (uint32_t i = 0; i < inner->member_count; i++) {
        json_open_object(json, NULL);
        write_file(json, inner, &inner->members[i]);
        json_close_object(json);
    }
    json_close_array(json);
}

static void write_archive(struct json_writer *json, const struct bundle *bundle, uint32_t index)
{
    const struct member *member = &bundle->members[index];
    bool may_be;
    json_open_object(json, NULL);
    json_number(json, "member", index);
    write_format(json, "format", member->archive);
    write_format(json, "named", archive_format_of_name(member->name, &may_be));
    json_number(json, "size", member->size);
    if (member->is_whole)
        json_hex(json, "sha256", (struct bytes){member->sha256, SHA256_SIZE});
    else
        json_null(json, "sha256");
    write_inner(json, member->inner);
    json_close_object(json);
}

void json_write_nested(struct json_writer *json, const struct judging *judging)
{
    const struct bundle *bundle = judging->bundle;
    json_open_object(json, "nested");
    json_word(json, "depth", judging->policy->opens_archives ? "review" : "list");
    json_open_array(json, "archives");
    for (uint32_t i = 0; i < bundle->member_count; i++) {
        if (bundle->members[i].archive != ARCHIVE_NONE)
            write_archive(json, bundle, i);
    }
    json_close_array(json);
    json_close_object(json);
}

/* --- the byte map ----------------------------------------------------------------------------- */

void json_write_byte_map(struct json_writer *json, const struct bundle *bundle)
{
    if (bundle->is_folder) {
        json_null(json, "byte_map");
        return;
    }
    json_open_array(json, "byte_map");
    for (size_t i = 0; i < bundle->zip.map.count; i++) {
        const struct zip_region *region = &bundle->zip.map.items[i];
        json_open_object(json, NULL);
        json_number(json, "offset", region->offset);
        json_number(json, "size", region->size);
        json_word(json, "kind", zip_region_name(region->kind));
        if (region->entry != NO_MEMBER)
            json_number(json, "member", region->entry);
        else
            json_null(json, "member");
        json_close_object(json);
    }
    json_close_array(json);
}
