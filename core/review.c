/* The pipeline, top to bottom. */
#include "exhibit.h"

#include "parse/git_repository.h"
#include "parse/proof_files.h"
#include "policy/embedded.h"
#include "report/decided.h"
#include "report/formats.h"
#include "report/report.h"
#include "report/views.h"

#include <assert.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* How far a review has come; later steps need earlier ones. */
enum stage { STAGE_OPEN, STAGE_SCANNED, STAGE_READ, STAGE_JUDGED };

struct exhibit {
    struct memory memory;
    struct arena keep, scratch;
    struct findings found;
    struct options options;
    struct bundle bundle;
    struct dossier dossier;
    struct policy policy;
    struct judging judging;
    struct judgement judgement;
    struct exhibit_progress progress;
    uint64_t work_done, work_all; /* bytes */
    enum stage stage;
    const char *problem; /* why what was asked for cannot be; NULL when it can */
    char no_memory[96];  /* what is said when memory is out */
    char digest[2 * SHA256_SIZE + 1]; /* of the JSON report; empty until it is asked for */
    struct arena deciding; /* what the decision lives in */
    struct decision decision;
    char decision_problem[400];
};

static enum exhibit_status public_status(enum status status)
{
    switch (status) {
    case STATUS_OK: return EXHIBIT_OK;
    case STATUS_NO_MEMORY: return EXHIBIT_NO_MEMORY;
    case STATUS_READ_ERROR: return EXHIBIT_READ_ERROR;
    case STATUS_STOPPED: return EXHIBIT_STOPPED;
    case STATUS_BAD_OPTIONS: break;
    }
    return EXHIBIT_BAD_OPTIONS;
}

/* What a step came to, when memory may have run out on the way without a step having said so. */
static enum exhibit_status end_step(struct exhibit *review, enum status status, enum stage reached)
{
    if (status == STATUS_OK && review->memory.exhausted)
        status = STATUS_NO_MEMORY;
    if (status == STATUS_OK)
        review->stage = reached;
    return public_status(status);
}

static bool advance(void *context, uint64_t bytes)
{
    struct exhibit *review = context;
    review->work_done += bytes;
    if (review->work_done > review->work_all) /* what is in nested archives was not known before */
        review->work_all = review->work_done;
    return review->progress.advance == NULL ||
           review->progress.advance(review->progress.context, review->work_done, review->work_all);
}

/* Work is the bytes of all members, and those of the file itself. */
static void start_progress(struct exhibit *review, uint64_t file_size)
{
    review->work_all = review->bundle.unpacked_size + file_size;
    review->bundle.advance = advance;
    review->bundle.advance_context = review;
}

/* The options are read within the normal limit. One that is lower than what they took leaves nothing. */
static void set_memory(struct exhibit *review)
{
    uint64_t wanted = review->options.limits.of[LIMIT_MEMORY];
    if (wanted > SIZE_MAX)
        wanted = SIZE_MAX;
    review->memory.limit = wanted < review->memory.used ? review->memory.used : (size_t)wanted;
    const unsigned mib = 20;
    bool is_whole = wanted % (UINT64_C(1) << mib) == 0;
    snprintf(review->no_memory, sizeof review->no_memory, "it needs more memory than its limit \"memory\", which is %llu %s",
             (unsigned long long)(is_whole ? wanted >> mib : wanted), is_whole ? "MiB" : "bytes");
}

enum exhibit_status exhibit_open(struct exhibit **review, const char *name, size_t name_size, const char *options,
                                 size_t options_size, struct exhibit_progress progress)
{
    *review = calloc(1, sizeof **review);
    if (*review == NULL)
        return EXHIBIT_NO_MEMORY;
    struct exhibit *opened = *review;
    opened->memory.limit = (size_t)normal_limits.of[LIMIT_MEMORY];
    opened->keep.memory = &opened->memory;
    opened->scratch.memory = &opened->memory;
    opened->deciding.memory = &opened->memory;
    opened->progress = progress;
    opened->bundle.name = (struct bytes){(const uint8_t *)name, name_size};
    findings_init(&opened->found, &opened->keep);
    options_parse(&opened->options, (struct bytes){(const uint8_t *)options, options_size}, &opened->keep);
    set_memory(opened);
    if (!opened->memory.exhausted)
        return opened->options.error == NULL ? EXHIBIT_OK : EXHIBIT_BAD_OPTIONS;
    exhibit_close(opened);
    *review = NULL;
    return EXHIBIT_NO_MEMORY;
}

const char *exhibit_error(const struct exhibit *review)
{
    if (review->options.error != NULL)
        return review->options.error;
    if (review->problem != NULL)
        return review->problem;
    if (review->decision_problem[0] != '\0')
        return review->decision_problem;
    return review->memory.exhausted ? review->no_memory : "";
}

enum exhibit_status exhibit_scan(struct exhibit *review, struct exhibit_file file)
{
    assert(review->stage == STAGE_OPEN && review->options.error == NULL);
    struct source source = {file.context, file.size, file.read};
    enum status status = bundle_scan_zip(&review->bundle, review->bundle.name, source, &review->options.limits, &review->keep,
                                         &review->scratch, &review->found);
    start_progress(review, file.size);
    return end_step(review, status, STAGE_SCANNED);
}

/* The front's folder under the name that the bundle knows. */
struct folder_front {
    struct exhibit_folder folder;
};

static struct bytes folder_name(void *context, size_t index)
{
    const struct folder_front *front = context;
    size_t size;
    const uint8_t *name = front->folder.name(front->folder.context, index, &size);
    return (struct bytes){name, size};
}

static uint64_t folder_size(void *context, size_t index)
{
    const struct folder_front *front = context;
    return front->folder.size(front->folder.context, index);
}

static bool folder_read(void *context, size_t index, uint64_t offset, void *buffer, size_t count)
{
    const struct folder_front *front = context;
    return front->folder.read(front->folder.context, index, offset, buffer, count);
}

enum exhibit_status exhibit_scan_folder(struct exhibit *review, struct exhibit_folder folder)
{
    assert(review->stage == STAGE_OPEN && review->options.error == NULL);
    struct folder_front *front = arena_new(&review->keep, struct folder_front, 1);
    if (front == NULL)
        return EXHIBIT_NO_MEMORY;
    front->folder = folder;
    struct folder_listing listing = {front, folder.count, folder_name, folder_size, folder_read};
    enum status status = bundle_scan_folder(&review->bundle, review->bundle.name, listing, &review->options.limits, &review->keep,
                                            &review->scratch, &review->found);
    start_progress(review, 0);
    return end_step(review, status, STAGE_SCANNED);
}

enum exhibit_status exhibit_read_documents(struct exhibit *review)
{
    assert(review->stage == STAGE_SCANNED);
    return end_step(review, dossier_read(&review->dossier, &review->bundle, &review->options.ticket_formats, &review->keep, &review->scratch),
                    STAGE_READ);
}

uint32_t exhibit_member_count(const struct exhibit *review)
{
    return review->bundle.member_count;
}

enum exhibit_status exhibit_digest(struct exhibit *review, uint32_t first, uint32_t count)
{
    assert(review->stage == STAGE_READ);
    assert(first <= review->bundle.member_count && count <= review->bundle.member_count - first);
    enum status status = STATUS_OK;
    for (uint32_t i = first; status == STATUS_OK && i < first + count; i++)
        status = dossier_take_member(&review->dossier, i);
    return end_step(review, status, STAGE_READ);
}

enum exhibit_status exhibit_digest_file(struct exhibit *review)
{
    assert(review->stage == STAGE_READ);
    return end_step(review, bundle_digest_file(&review->bundle), STAGE_READ);
}

/* What the reviewer asks for stands above what the profile says. */
static enum status open_archives(struct exhibit *review)
{
    struct bytes asked = review->options.nested;
    if (asked.size > 0)
        review->policy.opens_archives = bytes_is(asked, "review");
    return review->policy.opens_archives ? bundle_open_archives(&review->bundle) : STATUS_OK;
}

enum exhibit_status exhibit_judge(struct exhibit *review)
{
    assert(review->stage == STAGE_READ);
    dossier_settle(&review->dossier);
    enum status status = bundle_digest_file(&review->bundle);
    if (status == STATUS_OK)
        status = bundle_digest_content(&review->bundle);
    if (status == STATUS_OK)
        status = policy_choose(&review->policy, &review->bundle, review->options.profile, &review->keep);
    if (status == STATUS_OK)
        status = open_archives(review);
    review->judging = (struct judging){
        .bundle = &review->bundle,
        .dossier = &review->dossier,
        .policy = &review->policy,
        .options = &review->options,
        .found = &review->found,
        .keep = &review->keep,
        .scratch = &review->scratch,
    };
    if (status == STATUS_OK)
        status = judge(&review->judging);
    if (status == STATUS_OK)
        status = reach_verdict(&review->judging, &review->judgement);
    return end_step(review, status, STAGE_JUDGED);
}

static bool to_output(void *context, struct bytes piece)
{
    const struct exhibit_output *output = context;
    return output->write(output->context, piece.at, piece.size);
}

bool exhibit_hand_over(struct exhibit *review, struct exhibit_output output)
{
    assert(review->stage == STAGE_READ);
    return bundle_hand_over(&review->bundle, (struct sink){&output, to_output});
}

bool exhibit_take_over(struct exhibit *review, const void *bytes, size_t size)
{
    assert(review->stage == STAGE_READ);
    return bundle_take_over(&review->bundle, (struct bytes){bytes, size});
}

/* --- a proof added ------------------------------------------------------------------------------ */

/* The front's repository under the names that the core knows. */
struct repository_front {
    struct exhibit_repository repository;
};

static bool ask_repository(void *context, const char *name, struct git_answer *answer)
{
    const struct repository_front *front = context;
    struct exhibit_object object;
    if (!front->repository.object(front->repository.context, name, &object))
        return false;
    answer->id = bytes_of(object.id);
    answer->type = bytes_of(object.type);
    answer->content = (struct bytes){object.bytes, object.size};
    return true;
}

static enum status write_proof(struct exhibit *review, struct sink sink)
{
    size_t count = 0;
    struct zip_addition *additions =
        git_proof_additions(&review->dossier.proof, review->bundle.wrapper, &review->keep, &count);
    if (review->memory.exhausted)
        return STATUS_NO_MEMORY;
    return zip_append(&review->bundle.zip, additions, count, sink, &review->scratch, &review->problem);
}

enum exhibit_status exhibit_prove(struct exhibit *review, const char *commit, struct exhibit_repository repository,
                                  struct exhibit_output output)
{
    assert(review->stage == STAGE_READ);
    struct repository_front front = {repository};
    struct git_repository asked = {&front, ask_repository};
    enum status status = STATUS_OK;
    if (review->bundle.is_folder)
        review->problem = "a proof is added to a zip, not to a folder";
    else
        status = dossier_prove(&review->dossier, commit, &asked, &review->problem);
    review->dossier.repository = NULL;
    if (status == STATUS_OK && review->problem == NULL)
        status = write_proof(review, (struct sink){&output, to_output});
    return status == STATUS_OK && review->problem != NULL ? EXHIBIT_BAD_OPTIONS : public_status(status);
}

enum exhibit_status exhibit_consult(struct exhibit *review, struct exhibit_repository repository)
{
    assert(review->stage == STAGE_READ);
    struct repository_front front = {repository};
    struct git_repository asked = {&front, ask_repository};
    return end_step(review, dossier_consult(&review->dossier, &asked), STAGE_READ);
}

enum exhibit_status exhibit_finish(struct exhibit *review)
{
    enum exhibit_status status = exhibit_digest(review, 0, review->bundle.member_count);
    return status == EXHIBIT_OK ? exhibit_judge(review) : status;
}

static enum exhibit_status run_after_scan(struct exhibit *review, enum exhibit_status status)
{
    if (status == EXHIBIT_OK)
        status = exhibit_read_documents(review);
    return status == EXHIBIT_OK ? exhibit_finish(review) : status;
}

enum exhibit_status exhibit_run(struct exhibit *review, struct exhibit_file file)
{
    return run_after_scan(review, exhibit_scan(review, file));
}

enum exhibit_status exhibit_run_folder(struct exhibit *review, struct exhibit_folder folder)
{
    return run_after_scan(review, exhibit_scan_folder(review, folder));
}

enum exhibit_exit exhibit_verdict(const struct exhibit *review)
{
    static const enum exhibit_exit exits[] = {EXHIBIT_PASS, EXHIBIT_FAIL, EXHIBIT_UNJUDGED};
    return review->stage == STAGE_JUDGED ? exits[review->judgement.verdict] : EXHIBIT_UNJUDGED;
}

static bool into_digest(void *context, struct bytes piece)
{
    digest_update(context, piece);
    return true;
}

bool exhibit_report_digest(struct exhibit *review, char hex[65])
{
    assert(review->stage == STAGE_JUDGED);
    struct report report = {.judging = &review->judging, .judgement = &review->judgement};
    if (review->digest[0] == '\0') {
        struct digest digest;
        uint8_t out[SHA256_SIZE];
        struct writer writer;
        digest_init(&digest, DIGEST_SHA256);
        writer_init(&writer, (struct sink){&digest, into_digest});
        report_write_json(&report, &writer);
        if (!writer_finish(&writer))
            return false;
        digest_finish(&digest, out);
        digest_to_hex(out, sizeof out, review->digest);
    }
    memcpy(hex, review->digest, sizeof review->digest);
    return true;
}

/* --- the reviewer's decision ---------------------------------------------------------------------- */

/* Holds the decision that was read against the report. Memory that is out is the decision's problem, not the review's. */
static bool hold_decision(struct exhibit *review, struct decided *decided, const char **wrong)
{
    struct report report = {.judging = &review->judging, .judgement = &review->judgement};
    char digest[2 * SHA256_SIZE + 1];
    *wrong = "it needs more memory than a review has";
    return exhibit_report_digest(review, digest) &&
           decided_make(decided, &report, review->digest, &review->decision, &review->deciding, wrong) == STATUS_OK &&
           *wrong == NULL;
}

/* "it is of another bundle: of sha256 …, and this one is …" */
static void say_decision_problem(struct exhibit *review, const char *wrong)
{
    char bundle[2 * SHA256_SIZE + 1] = "a folder";
    const struct decision *decision = &review->decision;
    struct bytes theirs = decision->bundle_sha256;
    const char *ours = bundle;
    if (!review->bundle.is_folder) {
        digest_to_hex(review->bundle.sha256, SHA256_SIZE, bundle);
        bundle[2 * SHA256_SIZE] = '\0';
    }
    bool is_bound = decision->report_sha256.size > 0;
    if (is_bound && bytes_equal(theirs, review->bundle.is_folder ? (struct bytes){NULL, 0} : bytes_of(bundle))) {
        theirs = decision->report_sha256;
        ours = review->digest;
    }
    bool is_other = is_bound && !bytes_is(theirs, ours) && !(theirs.size == 0 && review->bundle.is_folder);
    if (is_other && theirs.size == 0)
        theirs = BYTES("a folder");
    snprintf(review->decision_problem, sizeof review->decision_problem, is_other ? "%s: its sha256 is %.*s, and this one is %s" : "%s",
             wrong, (int)theirs.size, (const char *)theirs.at, ours);
}

enum exhibit_decision exhibit_decide(struct exhibit *review, const char *text, size_t size)
{
    static const enum exhibit_decision ends[] = {EXHIBIT_UNDECIDED, EXHIBIT_APPROVED, EXHIBIT_REJECTED};
    assert(review->stage == STAGE_JUDGED);
    struct decided decided;
    bool was_exhausted = review->memory.exhausted;
    arena_release(&review->deciding);
    review->decision_problem[0] = '\0';
    const char *wrong = decision_parse(&review->decision, (struct bytes){(const uint8_t *)text, size}, &review->deciding);
    if (wrong == NULL)
        hold_decision(review, &decided, &wrong);
    enum exhibit_decision end = wrong == NULL ? ends[review->decision.word] : EXHIBIT_NOT_A_DECISION;
    if (wrong != NULL) {
        say_decision_problem(review, wrong);
        review->decision = (struct decision){.word = DECISION_OPEN};
        arena_release(&review->deciding);
    }
    review->memory.exhausted = was_exhausted;
    return end;
}

/* The formats that name findings as a decision does. */
static bool write_decision(struct exhibit *review, struct bytes format, struct writer *writer)
{
    struct decided decided;
    bool is_json = bytes_is(format, "review"), is_markdown = bytes_is(format, "review-markdown");
    const char *wrong;
    bool was_exhausted = review->memory.exhausted;
    struct arena_mark mark = arena_mark(&review->deciding);
    bool is_held = hold_decision(review, &decided, &wrong);
    is_held = is_held && (is_json || is_markdown || bytes_is(format, "sarif"));
    if (is_held && is_markdown)
        decided_write_markdown(&decided, writer);
    else if (is_held && is_json)
        decided_write_json(&decided, review->decision.report_sha256.size == 0, writer);
    else if (is_held)
        report_write_sarif(&decided, writer);
    arena_rewind(&review->deciding, mark);
    review->memory.exhausted = was_exhausted;
    return is_held;
}

bool exhibit_report(struct exhibit *review, const char *format, struct exhibit_output output)
{
    assert(review->stage == STAGE_JUDGED);
    struct report report = {.judging = &review->judging, .judgement = &review->judgement};
    struct bytes name = bytes_of(format);
    char digest[2 * SHA256_SIZE + 1];
    struct writer writer;
    writer_init(&writer, (struct sink){&output, to_output});
    if (!bytes_is(name, "json") && !exhibit_report_digest(review, digest))
        return false;
    bool is_known = bytes_is(name, "sarif") || bytes_start_with(name, BYTES("review"))
                        ? write_decision(review, name, &writer)
                        : report_write(name, &report, review->digest, &writer);
    return is_known && writer_finish(&writer);
}

bool exhibit_has_sections(const char *format)
{
    return report_has_sections(bytes_of(format));
}

uint64_t exhibit_member_size(const struct exhibit *review, uint32_t index)
{
    assert(index < review->bundle.member_count);
    return review->bundle.members[index].size;
}

bool exhibit_member_bytes(struct exhibit *review, uint32_t index, struct exhibit_output output)
{
    assert(index < review->bundle.member_count);
    bool is_whole = false;
    enum status status = bundle_unpack(&review->bundle, index, (struct sink){&output, to_output}, &is_whole);
    return status == STATUS_OK && is_whole;
}

static struct view view_of(struct exhibit *review, uint32_t index, uint32_t first, uint32_t count)
{
    assert(review->stage >= STAGE_READ);
    return (struct view){&review->bundle, &review->dossier, index, first, count, &review->scratch};
}

/* A view that memory is too small for leaves no mark on the review. */
bool exhibit_view(struct exhibit *review, const char *what, uint32_t index, uint32_t first, uint32_t count,
                  struct exhibit_output output)
{
    struct view view = view_of(review, index, first, count);
    bool was_exhausted = review->memory.exhausted;
    struct writer writer;
    writer_init(&writer, (struct sink){&output, to_output});
    bool is_written = view_write(&view, what, &writer);
    review->memory.exhausted = was_exhausted;
    return writer_finish(&writer) && is_written;
}

bool exhibit_patch_bytes(struct exhibit *review, uint32_t file, bool is_new, struct exhibit_output output)
{
    struct view view = view_of(review, file, 0, 0);
    bool was_exhausted = review->memory.exhausted;
    struct arena_mark mark = arena_mark(&review->scratch);
    struct bytes content;
    bool is_given = view_patch_bytes(&view, is_new, &content) && to_output(&output, content);
    arena_rewind(&review->scratch, mark);
    review->memory.exhausted = was_exhausted;
    return is_given;
}

void exhibit_close(struct exhibit *review)
{
    if (review == NULL)
        return;
    arena_release(&review->deciding);
    arena_release(&review->scratch);
    arena_release(&review->keep);
    free(review);
}

bool exhibit_rules(const char *format, struct exhibit_output output)
{
    static const struct {
        const char *name;
        void (*write)(struct writer *writer);
    } formats[] = {{"text", rules_write_text}, {"json", rules_write_json}, {"markdown", rules_write_markdown}};
    struct writer writer;
    writer_init(&writer, (struct sink){&output, to_output});
    for (size_t i = 0; i < sizeof formats / sizeof formats[0]; i++) {
        if (strcmp(format, formats[i].name) == 0) {
            formats[i].write(&writer);
            return writer_finish(&writer);
        }
    }
    return false;
}

bool exhibit_explain(const char *rule, struct exhibit_output output)
{
    enum rule found;
    struct writer writer;
    if (!rule_find(bytes_of(rule), &found))
        return false;
    writer_init(&writer, (struct sink){&output, to_output});
    rule_write_explanation(found, &writer);
    return writer_finish(&writer);
}

const char *exhibit_profile_name(size_t index)
{
    return index < embedded_profile_count ? embedded_profiles[index].name : NULL;
}

bool exhibit_profile(const char *name, struct exhibit_output output)
{
    for (size_t i = 0; i < embedded_profile_count; i++) {
        if (strcmp(name, embedded_profiles[i].name) == 0)
            return output.write(output.context, embedded_profiles[i].text, embedded_profiles[i].size);
    }
    return false;
}

bool exhibit_limit(size_t index, struct exhibit_limit *limit)
{
    if (index >= LIMIT_COUNT)
        return false;
    const struct limit_info *info = limit_info((enum limit)index);
    *limit = (struct exhibit_limit){info->name, info->what, info->is_count, info->normal, info->most};
    return true;
}

const char *exhibit_version(void)
{
    return EXHIBIT_VERSION;
}
