/* The patch against itself and against the members: ids, lines, binary data. */
#include "rules/patch.h"

enum { HEX_DIGIT_BITS = 4 };

static void say_altered(struct judging *judging, const struct patch_file *file, const char *what)
{
    findings_add(judging->found, RULE_PATCH_ALTERED, patch_line_of(judging, file),
                 ARGUMENTS(with_text("path", file->new_path), with_word("what", what)));
}

/* A delta stands in memory; all of it counts together. */
static void say_binary_crossed(struct judging *judging, const struct patch_file *file)
{
    const struct patch_binary *binary = file->binary;
    uint64_t delta = binary->forward.form == PATCH_DELTA ? binary->forward.size : 0;
    if (binary->backward.form == PATCH_DELTA && binary->backward.size > delta)
        delta = binary->backward.size;
    bool is_delta = delta > judging->bundle->limits->of[LIMIT_DOCUMENT];
    findings_add_limit(judging->found, RULE_MEMBER_TOO_LARGE, patch_line_of(judging, file), judging->bundle->limits,
                       is_delta ? LIMIT_DOCUMENT : LIMIT_BINARY,
                       is_delta ? "the size of a binary file that the patch tells as a delta"
                                : "the size of its binary data, unpacked, up to here",
                       is_delta ? delta : binary->forward.size);
}

static void say_rebuilt(struct judging *judging, const struct patch_file *file, enum patch_rebuilt rebuilt)
{
    struct place place = patch_line_of(judging, file);
    switch (rebuilt) {
    case PATCH_REBUILT_NOT:
    case PATCH_REBUILT_SAME: break;
    case PATCH_REBUILT_CRLF:
        say_altered(judging, file, "its lines in the patch have the id that the index line gives only with other line endings");
        break;
    case PATCH_REBUILT_DIFFERS:
        findings_add(judging->found, RULE_PATCH_REBUILT_MISMATCH, place,
                     ARGUMENTS(with_text("path", file->new_path),
                               with_text("expected", file->change == PATCH_DELETED ? file->old_id : file->new_id)));
        break;
    case PATCH_REBUILT_UNREADABLE:
        place.line = file->binary->forward.line;
        findings_add(judging->found, RULE_PATCH_MALFORMED, place,
                     ARGUMENTS(with_word("problem", "binary data that cannot be unpacked, or is not what it says")));
        break;
    case PATCH_REBUILT_CROSSED: say_binary_crossed(judging, file); break;
    }
}

static void check_rebuilt(struct judging *judging)
{
    const struct dossier *dossier = judging->dossier;
    for (size_t i = 0; i < dossier->patch.files.count; i++) {
        const struct patch_file *file = &dossier->patch.files.items[i];
        enum patch_rebuilt rebuilt = dossier->rebuilt[i];
        findings_checked(judging->found, RULE_MEMBER_TOO_LARGE, file->binary != NULL ? 1 : 0);
        findings_checked(judging->found, RULE_PATCH_REBUILT_MISMATCH, rebuilt != PATCH_REBUILT_NOT ? 1 : 0);
        findings_checked(judging->found, RULE_PATCH_ALTERED, rebuilt != PATCH_REBUILT_NOT ? 1 : 0);
        say_rebuilt(judging, file, rebuilt);
    }
}

/* `file` is the entry that gives the id. */
static void say_blob_mismatch(struct judging *judging, const struct blob_check *check, const struct patch_file *file)
{
    const struct member *member = &judging->bundle->members[check->member];
    bool is_long = judging->dossier->object_kind == DIGEST_SHA256;
    const uint8_t *blob = is_long ? member->blob256 : member->blob;
    size_t size = is_long ? SHA256_SIZE : SHA1_SIZE;
    bool is_old = file->old_id.size > 0 && !git_id_is_null(file->old_id) && git_id_begins(file->old_id, blob, size);
    const char *cause = file->new_mode == GIT_MODE_SYMLINK ? "the patch makes it a symbolic link" : "";
    if (check->piece == PATCH_PIECE_CUT)
        cause = "the file that the patch adds begins with it: it was cut off";
    else if (check->piece == PATCH_PIECE_MORE)
        cause = "it begins with the file that the patch adds: something was put behind it";
    findings_add(judging->found, RULE_PATCH_BLOB_MISMATCH, patch_line_of(judging, file),
                 ARGUMENTS(with_text("path", member->path), with_text("found", hex_of(judging, blob, size)),
                           with_text("expected", file->new_id), with_number("line", file->line),
                           with_text("patch", patch_path(judging)),
                           with_word("cause", is_old ? "it is the file as it was before the change" : cause)));
}

static void add_patch_voucher(struct judging *judging, const struct blob_check *check, const struct patch_file *file)
{
    add_voucher(judging, (struct voucher){
                             .member = check->member,
                             .kind = check->is_pointed_to ? VOUCHER_LFS_POINTER : VOUCHER_PATCH,
                             .state = check->holds ? VOUCHER_HOLDS : VOUCHER_CONTRADICTED,
                             .at_member = judging->dossier->patch_member,
                             .at_line = file->line,
                             .algorithm = check->kind,
                             .is_git_id = true,
                             .bits = (uint32_t)file->new_id.size * HEX_DIGIT_BITS,
                             .expected = file->new_id,
                         });
}

static void check_blobs(struct judging *judging)
{
    const struct dossier *dossier = judging->dossier;
    findings_checked(judging->found, RULE_PATCH_BLOB_MISMATCH, dossier->blob_checks.count);
    findings_checked(judging->found, RULE_PATCH_ALTERED, dossier->blob_checks.count);
    for (size_t i = 0; i < dossier->blob_checks.count; i++) {
        const struct blob_check *check = &dossier->blob_checks.items[i];
        const struct patch_file *file = &dossier->patch.files.items[check->file];
        file = &dossier->patch.files.items[file->id_file];
        add_patch_voucher(judging, check, file);
        if (check->is_twin)
            say_altered(judging, file, "the bundled file has the id that the patch gives only with other line endings");
        else if (!check->holds)
            say_blob_mismatch(judging, check, file);
    }
}

static const char *line_problem(enum patch_line_fault fault)
{
    switch (fault) {
    case PATCH_LINE_MISSING: return "is not there";
    case PATCH_LINE_NEWLINE: return "differs in its newline";
    case PATCH_LINE_TEXT: break;
    }
    return "is another one";
}

/* The bundled file's, or that of the deleted one. */
static struct bytes reversal_path(const struct judging *judging, const struct reversal *reversal)
{
    if (reversal->member != NO_MEMBER)
        return judging->bundle->members[reversal->member].path;
    return judging->dossier->patch.files.items[reversal->result.file].new_path;
}

static void say_line_differs(struct judging *judging, const struct reversal *reversal)
{
    const struct patch_reversal *result = &reversal->result;
    const struct patch_file *file = &judging->dossier->patch.files.items[result->file];
    struct place place = place_line(judging->dossier->patch_member, result->patch_line);
    place.column = reversal->column + (file->combined == NULL ? 1 : file->combined->parents); /* behind the marks */
    findings_add(judging->found, RULE_PATCH_HUNK_MISMATCH, place,
                 ARGUMENTS(with_text("path", reversal_path(judging, reversal)),
                           with_number("line", result->file_line), with_text("expected", result->expected),
                           with_text("found", result->found), with_word("problem", line_problem(result->fault)),
                           with_word("when", result->is_last_entry ? "" : "without its later changes")));
}

static void say_other_file(struct judging *judging, const struct reversal *reversal)
{
    const struct patch_reversal *result = &reversal->result;
    const struct patch_file *file = &judging->dossier->patch.files.items[result->file];
    bool is_break = result->state == PATCH_REVERSED_BREAK;
    struct bytes found = hex_of(judging, result->id, digest_size(reversal->kind));
    findings_add(judging->found, RULE_PATCH_PREIMAGE_MISMATCH, patch_line_of(judging, file),
                 ARGUMENTS(with_text("path", reversal_path(judging, reversal)),
                           with_word("problem", is_break ? "this change leaves the git id" : "this change starts from the git id"),
                           with_text("expected", result->expected_id), with_text("found", found)));
}

static void say_crossed(struct judging *judging, const struct reversal *reversal)
{
    const struct patch_reversal *result = &reversal->result;
    bool is_work = result->crossed == LIMIT_REVERSE_WORK;
    bool is_member = reversal->member != NO_MEMBER;
    if (!is_work && is_member && judging->bundle->members[reversal->member].is_too_large)
        return; /* said already: as a document it was not read either */
    struct place place = is_member ? place_member(reversal->member)
                                   : patch_line_of(judging, &judging->dossier->patch.files.items[result->file]);
    findings_add_limit(judging->found, is_work ? RULE_MEMBER_TOO_MUCH_WORK : RULE_MEMBER_TOO_LARGE, place,
                       judging->bundle->limits, result->crossed,
                       is_work ? "the size of its states, one for each change that the patch shows,"
                               : "its size while the changes of the patch are taken back from it",
                       result->size);
}

static void say_reversal(struct judging *judging, const struct reversal *reversal)
{
    const struct patch_file *file = &judging->dossier->patch.files.items[reversal->result.file];
    switch (reversal->result.state) {
    case PATCH_REVERSED_NOT:
    case PATCH_REVERSED_HOLDS: break;
    case PATCH_REVERSED_CROSSED: say_crossed(judging, reversal); break;
    case PATCH_REVERSED_LINE: say_line_differs(judging, reversal); break;
    case PATCH_REVERSED_PRE_IMAGE:
    case PATCH_REVERSED_BREAK: say_other_file(judging, reversal); break;
    case PATCH_REVERSED_FORWARD:
        findings_add(judging->found, RULE_PATCH_REBUILT_MISMATCH, patch_line_of(judging, file),
                     ARGUMENTS(with_text("path", reversal_path(judging, reversal)),
                               with_text("expected", reversal->result.expected_id)));
        break;
    }
}

/* Entries of the patch, taken back one by one from the members that they lead to. */
static void check_reversals(struct judging *judging)
{
    const struct dossier *dossier = judging->dossier;
    for (size_t i = 0; i < dossier->reversals.count; i++) {
        const struct reversal *reversal = &dossier->reversals.items[i];
        const struct patch_reversal *result = &reversal->result;
        findings_checked(judging->found, RULE_PATCH_HUNK_MISMATCH, result->entries);
        findings_checked(judging->found, RULE_PATCH_PREIMAGE_MISMATCH, result->entries);
        findings_checked(judging->found, RULE_MEMBER_TOO_MUCH_WORK, 1);
        if (result->is_altered)
            say_altered(judging, &dossier->patch.files.items[result->altered],
                        "its lines in the patch are those of the file only with other line endings");
        say_reversal(judging, reversal);
    }
}

/* A member that the patch takes away cannot be what the patch leaves behind. */
static void check_removed(struct judging *judging)
{
    const struct bundle *bundle = judging->bundle;
    const struct patch *patch = &judging->dossier->patch;
    for (uint32_t i = 0; i < bundle->member_count; i++) {
        size_t at = patch_find_last(patch, bundle->members[i].path);
        if (at == BYTES_NOWHERE || !patch_removes(&patch->files.items[at], bundle->members[i].path) ||
            patch->sections.items[patch->files.items[at].section].may_be_overtaken)
            continue;
        findings_checked(judging->found, RULE_PATCH_BLOB_MISMATCH, 1);
        findings_add(judging->found, RULE_PATCH_BLOB_MISMATCH, patch_line_of(judging, &patch->files.items[at]),
                     ARGUMENTS(with_text("path", bundle->members[i].path), with_word("found", "of a file that is there"),
                               with_word("expected", "none: it is deleted"),
                               with_number("line", patch->files.items[at].line),
                               with_text("patch", patch_path(judging)), with_word("cause", "")));
    }
}

void check_patch_content(struct judging *judging)
{
    check_rebuilt(judging);
    check_blobs(judging);
    check_reversals(judging);
    check_removed(judging);
}
