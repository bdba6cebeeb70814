/* What the review showed, and what it did not: every count with what it is a count of. */
#include "rules/judging.h"

static struct statement *add(struct judging *judging, struct statements *list, const char *id, const char *text,
                             enum basis basis, uint64_t count, uint64_t of)
{
    struct statement *statement = arena_push(judging->keep, list, struct statement);
    if (statement != NULL)
        *statement = (struct statement){.id = id, .text = text, .count = count, .of = of, .basis = basis};
    return statement;
}

static void add_member(struct judging *judging, struct statement *statement, uint32_t member)
{
    uint32_t *item = statement == NULL ? NULL : arena_push(judging->keep, &statement->members, uint32_t);
    if (item != NULL)
        *item = member;
}

static bool is_file(const struct member *member)
{
    return member->role != ROLE_FOLDER;
}

static uint64_t count_files(const struct bundle *bundle)
{
    uint64_t count = 0;
    for (uint32_t i = 0; i < bundle->member_count; i++)
        count += is_file(&bundle->members[i]) ? 1 : 0;
    return count;
}

static void state_map(struct judging *judging)
{
    uint64_t mapped = judging->bundle->zip.mapped_size, size = judging->bundle->zip.source.size;
    if (mapped == size && size > 0)
        add(judging, &judging->proven, "bytes-accounted", "bytes of the file belong to exactly one record",
            BASIS_VERIFIED, mapped, size);
    else
        add(judging, &judging->not_proven, "bytes-unaccounted", "bytes of the file belong to no proper record",
            BASIS_ABSENT, size - mapped, size);
}

static void state_bytes(struct judging *judging)
{
    const struct bundle *bundle = judging->bundle;
    uint64_t files = count_files(bundle), whole = 0;
    for (uint32_t i = 0; i < bundle->member_count; i++)
        whole += is_file(&bundle->members[i]) && bundle->members[i].is_whole ? 1 : 0;
    if (!bundle->is_folder)
        state_map(judging);
    if (whole > 0)
        add(judging, &judging->proven, "members-whole",
            bundle->is_folder ? "files were read to their end and digested"
                              : "members unpack to the size and checksum that the archive gives",
            BASIS_VERIFIED, whole, files);
    if (whole == files)
        return;
    struct statement *broken = add(judging, &judging->not_proven, "members-broken",
                                   "members could not be read to their end", BASIS_ABSENT, files - whole, files);
    for (uint32_t i = 0; i < bundle->member_count; i++) {
        if (is_file(&bundle->members[i]) && !bundle->members[i].is_whole)
            add_member(judging, broken, i);
    }
}

/* A list in the bundle proves that the bytes are those that the list was made for, not who made the list. */
static void state_vouchers(struct judging *judging)
{
    static const struct {
        const char *id, *text;
    } kinds[VOUCHER_KINDS] = {
        [VOUCHER_PATCH] = {"members-match-patch", "members have the git id that the patch leaves them with"},
        [VOUCHER_LFS_POINTER] = {"members-match-lfs-pointers",
                                 "members are what the Git LFS pointers that the patch leaves point to"},
        [VOUCHER_CONFIG_DIGEST] = {"members-match-config", "members have the sha256 that META.json gives"},
        [VOUCHER_CHECKSUMS] = {"members-match-checksums", "digests in lists of checksums are those of the members"},
        [VOUCHER_BAG] = {"members-match-bag", "digests in the bag's manifests are those of the members"},
        [VOUCHER_DATA_PACKAGE] = {"members-match-data-package", "digests in data packages are those of the members"},
        [VOUCHER_RO_CRATE] = {"members-match-ro-crate", "digests in the RO-Crate's metadata are those of the members"},
        [VOUCHER_IN_TOTO] = {"members-match-in-toto",
                             "digests of in-toto subjects are those of the members (no signature was checked)"},
        [VOUCHER_WHEEL_RECORD] = {"members-match-record", "digests in the wheel's RECORD are those of the members"},
        [VOUCHER_MANIFEST] = {"members-match-manifest", "digests in JSON manifests are those of the members"},
        [VOUCHER_REPOSITORY] = {"members-match-repository", "members are files of the commit in the reviewer's repository"},
        [VOUCHER_COMMIT] = {"members-match-commit", "members are files of the commit that the bundle carries as git objects"},
    };
    const struct vouched *vouched = &judging->vouched;
    for (unsigned kind = 0; kind < VOUCHER_KINDS; kind++) {
        if (vouched->by[kind].holding > 0)
            add(judging, &judging->proven, kinds[kind].id, kinds[kind].text, BASIS_VERIFIED, vouched->by[kind].holding,
                vouched->by[kind].vouchers);
    }
    if (vouched->abbreviated > 0)
        add(judging, &judging->not_proven, "ids-abbreviated",
            "git ids are abbreviated: a few digits were compared, not a whole digest", BASIS_ABSENT,
            vouched->abbreviated, judging->vouchers.count);
    if (vouched->members == vouched->of)
        return;
    struct statement *bare = add(judging, &judging->not_proven, "members-not-vouched",
                                 "members are fixed by nothing in the bundle", BASIS_ABSENT,
                                 vouched->of - vouched->members, vouched->of);
    for (size_t i = 0; i < vouched->unvouched.count; i++)
        add_member(judging, bare, vouched->unvouched.items[i]);
}

static void state_rebuilt(struct judging *judging)
{
    const struct dossier *dossier = judging->dossier;
    uint64_t asked = 0, same = 0;
    for (size_t i = 0; i < dossier->patch.files.count; i++) {
        asked += dossier->rebuilt[i] != PATCH_REBUILT_NOT ? 1 : 0;
        same += dossier->rebuilt[i] == PATCH_REBUILT_SAME ? 1 : 0;
    }
    if (same > 0)
        add(judging, &judging->proven, "files-rebuilt",
            "files that the patch adds or deletes whole have the git id that it gives them", BASIS_VERIFIED, same,
            asked);
}

static void state_reversals(struct judging *judging)
{
    const struct dossier *dossier = judging->dossier;
    uint64_t asked = 0, holding = 0, large = 0;
    for (size_t i = 0; i < dossier->reversals.count; i++) {
        if (dossier->reversals.items[i].member == NO_MEMBER)
            continue;
        asked++;
        holding += dossier->reversals.items[i].result.state == PATCH_REVERSED_HOLDS ? 1 : 0;
        large += dossier->reversals.items[i].result.state == PATCH_REVERSED_CROSSED ? 1 : 0;
    }
    if (holding > 0)
        add(judging, &judging->proven, "changes-taken-back",
            "members give, with the patch's changes taken back, the files that it starts from", BASIS_VERIFIED, holding,
            asked);
    struct statement *statement =
        large == 0 ? NULL
                   : add(judging, &judging->not_proven, "changes-not-taken-back",
                         "members are too large, or have too many changes, to take all of them back", BASIS_ABSENT,
                         large, asked);
    for (size_t i = 0; statement != NULL && i < dossier->reversals.count; i++) {
        if (dossier->reversals.items[i].member != NO_MEMBER &&
            dossier->reversals.items[i].result.state == PATCH_REVERSED_CROSSED)
            add_member(judging, statement, dossier->reversals.items[i].member);
    }
}

/* What is known of the archives in the bundle, and in those. */
struct archive_counts {
    uint64_t direct, deeper, opened; /* archives */
    uint64_t files, whole;           /* members of opened ones */
};

static void count_inner(struct archive_counts *counts, const struct bundle *inner)
{
    for (uint32_t i = 0; i < inner->member_count; i++) {
        const struct member *member = &inner->members[i];
        counts->deeper += member->archive != ARCHIVE_NONE ? 1 : 0;
        counts->files += is_file(member) ? 1 : 0;
        counts->whole += is_file(member) && member->is_whole ? 1 : 0;
    }
}

static struct archive_counts count_archives(const struct bundle *bundle)
{
    struct archive_counts counts = {0};
    for (uint32_t i = 0; i < bundle->member_count; i++) {
        const struct member *member = &bundle->members[i];
        counts.direct += member->archive != ARCHIVE_NONE ? 1 : 0;
        counts.opened += member->inner != NULL ? 1 : 0;
        if (member->inner != NULL)
            count_inner(&counts, member->inner);
    }
    return counts;
}

static void state_archives(struct judging *judging)
{
    const struct bundle *bundle = judging->bundle;
    struct archive_counts counts = count_archives(bundle);
    uint64_t all = counts.direct + counts.deeper;
    if (counts.whole > 0)
        add(judging, &judging->proven, "nested-members-whole",
            "members of archives in the bundle unpack to the size and checksum that the archive gives", BASIS_VERIFIED,
            counts.whole, counts.files);
    if (counts.whole < counts.files)
        add(judging, &judging->not_proven, "nested-members-broken",
            "members of archives in the bundle could not be read to their end", BASIS_ABSENT,
            counts.files - counts.whole, counts.files);
    if (counts.opened == all)
        return;
    struct statement *statement = add(judging, &judging->not_proven, "archives-not-opened",
                                      "archives were not opened: what is in them was looked at by nobody", BASIS_ABSENT,
                                      all - counts.opened, all);
    for (uint32_t i = 0; i < bundle->member_count; i++) {
        if (bundle->members[i].archive != ARCHIVE_NONE && bundle->members[i].inner == NULL)
            add_member(judging, statement, i);
    }
}

static void state_required(struct judging *judging)
{
    uint64_t required = judging->policy->required.count + judging->policy->run_files.count;
    uint64_t missing = judging->found->checks[RULE_MEMBER_MISSING].found;
    if (missing < required)
        add(judging, &judging->proven, "required-present", "members that the profile requires are there",
            BASIS_VERIFIED, required - missing, required);
}

/* Of the commits that LAST_COMMIT.txt or COMMITS.txt names, those that are text alone. */
static void state_named_commits(struct judging *judging)
{
    const struct dossier *dossier = judging->dossier;
    const struct commit_list *list = &dossier->commits;
    uint64_t named = list->commits.count, carried = 0;
    for (size_t i = 0; i < list->commits.count; i++)
        carried += git_proof_find_commit(&dossier->proof, list->commits.items[i].id) != NO_OBJECT ? 1 : 0;
    if (named == 0) {
        named = 1;
        carried = git_proof_find_commit(&dossier->proof, dossier->last_commit.commit.id) != NO_OBJECT ? 1 : 0;
    }
    if (carried == named)
        return;
    add(judging, &judging->not_proven, "commits-not-carried",
        dossier->proof.tip == NO_OBJECT
            ? "commits are named as text only: that these files are that commit is a claim"
            : "commits are named as text only: what is said of them is a claim",
        BASIS_SELF_REPORTED, named - carried, named);
}

static void state_commits(struct judging *judging)
{
    const struct dossier *dossier = judging->dossier;
    if (!dossier->last_commit.is_read && !dossier->commits.is_read)
        return;
    const struct check *check = &judging->found->checks[RULE_RUN_COMMIT_MISMATCH];
    if (check->population > 0)
        add(judging, &judging->proven, "commits-agree", "comparisons of META.json's commits with the rest of the bundle agree",
            BASIS_CORROBORATED, check->population - (check->found < check->population ? check->found : check->population),
            check->population);
    if (dossier->consultation.objects.tip == NO_OBJECT)
        state_named_commits(judging);
}

static void state_unreached(struct judging *judging)
{
    uint64_t unreached = 0;
    for (uint32_t i = 0; i < judging->bundle->member_count; i++)
        unreached += is_unreached_by_proof(judging, i) ? 1 : 0;
    if (unreached == 0)
        return;
    struct statement *statement = add(judging, &judging->not_proven, "members-not-reached",
                                      "members lie in folders whose trees the commit proof does not carry",
                                      BASIS_ABSENT, unreached, count_files(judging->bundle));
    for (uint32_t i = 0; i < judging->bundle->member_count; i++) {
        if (is_unreached_by_proof(judging, i))
            add_member(judging, statement, i);
    }
}

/* What the carried commits show, and what no commit can show. */
static void state_proof(struct judging *judging)
{
    const struct git_proof *proof = &judging->dossier->proof;
    const struct vouched *vouched = &judging->vouched;
    if (proof->tip == NO_OBJECT)
        return;
    add(judging, &judging->proven, "commits-carried",
        "commits are carried as git objects: their ids fix their parents, authors, times and messages", BASIS_VERIFIED,
        proof->commits, proof->commits);
    state_unreached(judging);
    if (judging->expectations[EXPECTED_COMMIT].state != EXPECTATION_MET &&
        judging->dossier->consultation.objects.tip == NO_OBJECT)
        add(judging, &judging->not_proven, "commit-origin",
            "commits are shown to hold these files, not to be in a repository that the reviewer trusts: compare the id",
            BASIS_ABSENT, 1, 1);
    if (proof->objects.items[proof->tip].kind == DIGEST_SHA1 && vouched->by[VOUCHER_COMMIT].holding > 0)
        add(judging, &judging->not_proven, "ids-sha1",
            "members rest on SHA-1 ids: who made both files can make two with one id, and that was not looked for",
            BASIS_ABSENT, vouched->by[VOUCHER_COMMIT].holding, vouched->by[VOUCHER_COMMIT].vouchers);
}

static void state_repository(struct judging *judging)
{
    const struct consultation *asked = &judging->dossier->consultation;
    uint64_t there = 0;
    for (size_t i = 0; i < asked->named.count; i++)
        there += asked->named.items[i].object != NO_OBJECT ? 1 : 0;
    if (there > 0)
        add(judging, &judging->proven, "commits-in-repository",
            "mentions of commits are of commits in the reviewer's repository", BASIS_VERIFIED, there, asked->named.count);
    const struct check *check = &judging->found->checks[RULE_GIT_DIFF_MISMATCH];
    if (asked->changes.is_whole && check->found == 0)
        add(judging, &judging->proven, "patch-is-the-diff",
            "changes between the commits in the reviewer's repository are those of the patch", BASIS_VERIFIED,
            asked->changes.count, asked->changes.count);
    if (asked->was_asked && !asked->changes.is_whole)
        add(judging, &judging->not_proven, "changes-not-compared",
            "patches could not be held against the repository: it lacks one of the two commits, or they differ in too much", BASIS_ABSENT, 1, 1);
}

static void state_expectations(struct judging *judging)
{
    uint64_t asked = 0, met = 0, claimed = 0;
    for (unsigned what = 0; what < EXPECTED_COUNT; what++) {
        asked += judging->expectations[what].state != EXPECTATION_NONE ? 1 : 0;
        met += judging->expectations[what].state == EXPECTATION_MET ? 1 : 0;
        claimed += judging->expectations[what].state == EXPECTATION_CLAIMED ? 1 : 0;
    }
    if (met > 0)
        add(judging, &judging->proven, "expectations-met", "expectations of the reviewer are met by the bundle's bytes",
            BASIS_VERIFIED, met, asked);
    if (claimed > 0)
        add(judging, &judging->not_proven, "expectations-claimed",
            "expectations of the reviewer are met by the bundle's own word alone", BASIS_SELF_REPORTED, claimed, asked);
}

static void state_tests(struct judging *judging)
{
    if (judging->run == NULL || judging->run->tests.count == 0)
        return;
    const struct recorded_tests *tests = &judging->run->tests;
    uint64_t passed = 0;
    for (size_t i = 0; i < tests->count; i++)
        passed += tests->items[i].outcome == OUTCOME_PASSED || tests->items[i].outcome == OUTCOME_EXPECTED_FAILURE ? 1 : 0;
    add(judging, &judging->not_proven, "tests-self-reported",
        "recorded tests passed by the run's own word; no output of a tool is bundled", BASIS_SELF_REPORTED, passed,
        tests->count);
}

/* Those that nothing in the bundle decides. */
static void state_criteria(struct judging *judging)
{
    uint64_t criteria = 0, open = 0;
    for (size_t i = 0; i < judging->coverage.tickets.count; i++) {
        const struct covered_ticket *ticket = &judging->coverage.tickets.items[i];
        for (size_t k = 0; ticket->is_under_review && k < ticket->items.count; k++) {
            const struct covered *item = &ticket->items.items[k];
            criteria += item->column == COLUMN_CRITERIA ? 1 : 0;
            open += item->column == COLUMN_CRITERIA && item->state == COVERAGE_UNDECIDABLE ? 1 : 0;
        }
    }
    if (open > 0)
        add(judging, &judging->not_proven, "criteria-open", "acceptance criteria of the ticket are for a person to judge",
            BASIS_ABSENT, open, criteria);
}

static void state_unread(struct judging *judging)
{
    const struct bundle *bundle = judging->bundle;
    uint64_t unread = 0;
    for (uint32_t i = 0; i < bundle->member_count; i++)
        unread += is_file(&bundle->members[i]) && judging->dossier->readers[i] == 0 ? 1 : 0;
    if (unread == 0)
        return;
    struct statement *statement = add(judging, &judging->not_proven, "members-unread", "members were read by no rule",
                                      BASIS_ABSENT, unread, count_files(bundle));
    for (uint32_t i = 0; i < bundle->member_count; i++) {
        if (is_file(&bundle->members[i]) && judging->dossier->readers[i] == 0)
            add_member(judging, statement, i);
    }
}

void make_statements(struct judging *judging)
{
    struct arena_mark mark = arena_mark(judging->scratch);
    state_bytes(judging);
    state_archives(judging);
    state_required(judging);
    state_vouchers(judging);
    state_rebuilt(judging);
    state_reversals(judging);
    state_commits(judging);
    state_proof(judging);
    state_repository(judging);
    state_expectations(judging);
    state_tests(judging);
    state_criteria(judging);
    state_unread(judging);
    arena_rewind(judging->scratch, mark);
}
