/* Rules about what the reviewer expects: met by bytes that were looked at here, by the bundle's own word, or not. */
#include "rules/judging.h"

enum { HEX_DIGIT_BITS = 4, ID_DIGITS_MIN = 7 };

static void note(struct judging *judging, enum expected what, struct expectation expectation)
{
    expectation.expected = judging->options->expect[what];
    judging->expectations[what] = expectation;
}

/* --- digests ----------------------------------------------------------------------------------- */

static void check_digest(struct judging *judging, enum expected what, enum rule rule, bool is_there,
                         const uint8_t *digest)
{
    struct bytes expected = judging->options->expect[what];
    struct expectation expectation = {.state = EXPECTATION_UNMET, .basis = BASIS_VERIFIED, .bits = 8 * SHA256_SIZE};
    if (expected.size == 0)
        return;
    findings_checked(judging->found, rule, 1);
    if (is_there)
        expectation.found = hex_of(judging, digest, SHA256_SIZE);
    else
        expectation.basis = BASIS_ABSENT;
    if (is_there && bytes_equal_any_case(expected, expectation.found))
        expectation.state = EXPECTATION_MET;
    else
        findings_add(judging->found, rule, place_nowhere(),
                     ARGUMENTS(with_text("expected", expected),
                               with_text("found", is_there ? expectation.found : BYTES("not to be had"))));
    note(judging, what, expectation);
}

/* --- the commit -------------------------------------------------------------------------------- */

/* What the bundle's texts say of its commit. */
struct claims_of_commit {
    struct bytes expected;
    struct bytes other; /* the first one that is another commit */
    const char *where;  /* that names the expected one, or the other */
    uint32_t agreeing, others;
    size_t digits; /* that agree, in the best case */
};

static void weigh(struct claims_of_commit *claims, struct bytes id, const char *where)
{
    if (id.size < ID_DIGITS_MIN || !git_id_is_hex(id))
        return;
    size_t digits = git_id_agree(claims->expected, id);
    if (digits == 0) {
        claims->other = claims->others++ == 0 ? id : claims->other;
        claims->where = claims->others == 1 ? where : claims->where;
        return;
    }
    claims->agreeing++;
    claims->digits = digits > claims->digits ? digits : claims->digits;
    if (claims->others == 0 && claims->agreeing == 1)
        claims->where = where;
}

static struct claims_of_commit claims_of_commit(const struct judging *judging)
{
    const struct dossier *dossier = judging->dossier;
    struct claims_of_commit claims = {.expected = judging->options->expect[EXPECTED_COMMIT]};
    if (dossier->last_commit.is_read)
        weigh(&claims, dossier->last_commit.commit.id, "LAST_COMMIT.txt");
    weigh(&claims, dossier->commits.head, "COMMITS.txt");
    weigh(&claims, dossier->log.head, "git_log.txt");
    if (claims.agreeing + claims.others == 0 && judging->run != NULL && judging->run->has_meta)
        weigh(&claims, judging->run->meta.after.text, "META.json");
    return claims;
}

static void say_other_commit(struct judging *judging, struct bytes found, const char *where)
{
    findings_checked(judging->found, RULE_POLICY_EXPECTED_COMMIT, 1);
    findings_add(judging->found, RULE_POLICY_EXPECTED_COMMIT, place_nowhere(),
                 ARGUMENTS(with_text("expected", judging->options->expect[EXPECTED_COMMIT]),
                           with_text("found", found.size > 0 ? found : BYTES("no commit")),
                           with_word("where", where)));
    note(judging, EXPECTED_COMMIT,
         (struct expectation){.state = EXPECTATION_UNMET,
                              .basis = found.size > 0 ? BASIS_CONTRADICTED : BASIS_ABSENT,
                              .found = found});
}

/* A commit that is carried settles it; a text alone can meet an expectation by its word only. */
static void check_claimed_commit(struct judging *judging)
{
    struct claims_of_commit claims = claims_of_commit(judging);
    if (claims.agreeing == 0 || claims.others > 0) {
        say_other_commit(judging, claims.other, claims.where == NULL ? "the bundle" : claims.where);
        return;
    }
    uint32_t bits = (uint32_t)claims.digits * HEX_DIGIT_BITS;
    findings_checked(judging->found, RULE_POLICY_EXPECTED_COMMIT, 1);
    findings_checked(judging->found, RULE_POLICY_EXPECTED_COMMIT_CLAIMED, 1);
    findings_add(judging->found, RULE_POLICY_EXPECTED_COMMIT_CLAIMED, place_nowhere(),
                 ARGUMENTS(with_text("expected", claims.expected), with_word("where", claims.where),
                           with_number("bits", bits)));
    note(judging, EXPECTED_COMMIT,
         (struct expectation){.state = EXPECTATION_CLAIMED,
                              .basis = claims.agreeing > 1 ? BASIS_CORROBORATED : BASIS_SELF_REPORTED,
                              .bits = bits});
}

static void check_commit(struct judging *judging)
{
    const struct consultation *asked = &judging->dossier->consultation;
    const struct git_proof *proof = &judging->dossier->proof;
    struct bytes expected = judging->options->expect[EXPECTED_COMMIT];
    if (expected.size == 0)
        return;
    if (proof->tip == NO_OBJECT && asked->objects.tip != NO_OBJECT)
        proof = &asked->objects; /* the files were held against it there */
    if (proof->tip == NO_OBJECT) {
        check_claimed_commit(judging);
        return;
    }
    const struct proof_object *tip = &proof->objects.items[proof->tip];
    struct bytes found = hex_of(judging, tip->id, digest_size(tip->kind));
    if (!git_id_begins(expected, tip->id, digest_size(tip->kind))) {
        say_other_commit(judging, found, proof == &asked->objects ? "the bundle, with the repository," : "the commit proof");
        return;
    }
    findings_checked(judging->found, RULE_POLICY_EXPECTED_COMMIT, 1);
    findings_checked(judging->found, RULE_POLICY_EXPECTED_COMMIT_CLAIMED, 1);
    note(judging, EXPECTED_COMMIT,
         (struct expectation){.state = EXPECTATION_MET,
                              .basis = BASIS_VERIFIED,
                              .found = found,
                              .bits = (uint32_t)expected.size * HEX_DIGIT_BITS});
}

/* --- the ticket -------------------------------------------------------------------------------- */

/* The bundle's own word for its ticket: the record of the run before names. No bytes can prove it. */
static void check_ticket(struct judging *judging)
{
    struct bytes expected = judging->options->expect[EXPECTED_TICKET];
    const struct run *run = judging->run;
    const struct bytes said[] = {
        run != NULL && run->has_meta ? run->meta.ticket_id.text : (struct bytes){NULL, 0},
        run != NULL ? ticket_id_in_name(run->name) : (struct bytes){NULL, 0},
        judging->subject.bundle_ticket,
        judging->dossier->readme_ticket,
    };
    struct bytes first = {NULL, 0};
    uint32_t agreeing = 0;
    if (expected.size == 0)
        return;
    for (size_t i = 0; i < sizeof said / sizeof said[0]; i++) {
        first = first.size == 0 ? said[i] : first;
        agreeing += said[i].size > 0 && ticket_id_equal(said[i], expected) ? 1 : 0;
    }
    bool is_met = first.size > 0 && ticket_id_equal(first, expected);
    findings_checked(judging->found, RULE_POLICY_EXPECTED_TICKET, 1);
    if (!is_met)
        findings_add(judging->found, RULE_POLICY_EXPECTED_TICKET, place_nowhere(),
                     ARGUMENTS(with_text("expected", expected),
                               with_text("found", first.size > 0 ? first : BYTES("no ticket"))));
    enum basis unmet = first.size > 0 ? BASIS_CONTRADICTED : BASIS_ABSENT;
    note(judging, EXPECTED_TICKET,
         (struct expectation){.state = is_met ? EXPECTATION_CLAIMED : EXPECTATION_UNMET,
                              .basis = !is_met ? unmet : agreeing > 1 ? BASIS_CORROBORATED : BASIS_SELF_REPORTED,
                              .found = first});
}

void check_expectations(struct judging *judging)
{
    const struct bundle *bundle = judging->bundle;
    check_digest(judging, EXPECTED_SHA256, RULE_POLICY_EXPECTED_SHA256, bundle->is_digested, bundle->sha256);
    check_digest(judging, EXPECTED_CONTENT, RULE_POLICY_EXPECTED_CONTENT, bundle->has_content_digest,
                 bundle->content_digest);
    check_commit(judging);
    check_ticket(judging);
}

const char *expectation_state_name(enum expectation_state state)
{
    static const char *const names[] = {"none", "met", "claimed", "unmet"};
    return names[state];
}
