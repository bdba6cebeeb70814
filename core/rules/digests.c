/* Rules about digests that META.json gives for the configuration of the run. */
#include "rules/judging.h"

/* The hex digits of a digest, whose length tells its algorithm; a "sha256:" before them is fine. */
static struct bytes digest_digits(struct bytes value)
{
    bytes_skip(&value, BYTES("sha256:"));
    bool is_known_length = value.size == 40 || value.size == 64 || value.size == 128;
    for (size_t i = 0; i < value.size; i++)
        is_known_length = is_known_length && byte_is_hex(value.at[i]);
    return is_known_length ? value : (struct bytes){NULL, 0};
}

/* Does the digest fit the file as it was before the patch? */
static bool is_from_before(const struct judging *judging, uint32_t member, struct bytes digits)
{
    char hex[2 * SHA256_SIZE];
    for (size_t i = 0; i < judging->dossier->reversals.count; i++) {
        const struct reversal *reversal = &judging->dossier->reversals.items[i];
        if (reversal->member != member || !reversal->result.has_sha256 ||
            reversal->result.state != PATCH_REVERSED_HOLDS)
            continue;
        digest_to_hex(reversal->result.sha256, SHA256_SIZE, hex);
        return bytes_equal_any_case((struct bytes){(const uint8_t *)hex, sizeof hex}, digits);
    }
    return false;
}

static void hold_against_member(struct judging *judging, const struct meta_digest *given, uint32_t list)
{
    struct bytes digits = digest_digits(given->value);
    uint32_t index = bundle_find(judging->bundle, given->name);
    if (!given->is_path || digits.size != 2 * SHA256_SIZE || index == NO_MEMBER)
        return;
    const struct member *member = &judging->bundle->members[index];
    if (!member->is_whole)
        return;
    char hex[2 * SHA256_SIZE];
    digest_to_hex(member->sha256, SHA256_SIZE, hex);
    struct bytes found = {(const uint8_t *)hex, sizeof hex};
    bool holds = bytes_equal_any_case(found, digits);
    add_voucher(judging, (struct voucher){
                             .member = index,
                             .kind = VOUCHER_CONFIG_DIGEST,
                             .state = holds ? VOUCHER_HOLDS : VOUCHER_CONTRADICTED,
                             .at_member = list,
                             .at_line = given->line,
                             .algorithm = DIGEST_SHA256,
                             .bits = 8 * SHA256_SIZE,
                             .expected = digits,
                         });
    findings_checked(judging->found, RULE_DIGEST_MISMATCH, 1);
    if (!holds)
        findings_add(judging->found, RULE_DIGEST_MISMATCH, place_line(list, given->line),
                     ARGUMENTS(with_text("path", member->path), with_word("algorithm", "sha256"),
                               with_text("found", arena_copy(judging->keep, found)), with_word("list", "META.json"),
                               with_text("expected", digits),
                               with_word("cause", is_from_before(judging, index, digits)
                                                      ? "without the changes of the patch it would have it"
                                                      : "")));
}

void check_digests(struct judging *judging)
{
    if (judging->run == NULL || !judging->run->has_meta)
        return;
    const struct meta *meta = &judging->run->meta;
    uint32_t member = judging->run->files[RUN_META];
    findings_checked(judging->found, RULE_RUN_DIGEST_NOT_A_DIGEST, meta->digests.count);
    for (size_t i = 0; i < meta->digests.count; i++) {
        const struct meta_digest *given = &meta->digests.items[i];
        if (digest_digits(given->value).size > 0) {
            hold_against_member(judging, given, member);
            continue;
        }
        struct bytes shown = given->value.size > 0 ? given->value : BYTES("no text");
        findings_add(judging->found, RULE_RUN_DIGEST_NOT_A_DIGEST, place_line(member, given->line),
                     ARGUMENTS(with_text("name", given->name), with_text("value", given->is_null ? BYTES("null") : shown)));
    }
}
