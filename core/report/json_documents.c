/* Runs, tickets, coverage, patch and commits. */
#include "report/json_sections.h"

void write_profile_reason(struct writer *writer, const struct policy *policy,
                          void (*write_text)(struct writer *writer, struct bytes text))
{
    if (policy->was_asked_for) {
        writer_text(writer, "asked for by the reviewer");
    } else if (policy->is_last_resort) {
        writer_text(writer, "no known kind of bundle was recognised");
    } else {
        writer_text(writer, "recognised by ");
        write_text(writer, policy->evidence);
    }
}

static void write_run(struct json_writer *json, const struct run *run)
{
    static const char *const outcomes[] = {"passed", "failed", "skipped", "expected-failure"};
    json_open_object(json, NULL);
    json_text(json, "name", run->name);
    json_text(json, "folder", run->folder);
    json_word(json, "dialect", run->has_meta && run->meta.is_object ? run->meta.dialect->name : NULL);
    json_text_or_null(json, "ticket", run->meta.ticket_id.text);
    json_text_or_null(json, "before", run->meta.before.text);
    json_text_or_null(json, "after", run->meta.after.text);
    json_text_or_null(json, "started", run->meta.started.text);
    json_text_or_null(json, "finished", run->meta.finished.text);
    json_open_array(json, "tests");
    for (size_t i = 0; i < run->tests.count; i++) {
        json_open_object(json, NULL);
        json_word(json, "outcome", outcomes[run->tests.items[i].outcome]);
        json_text(json, "command", run->tests.items[i].command);
        json_number(json, "line", run->tests.items[i].line);
        json_close_object(json);
    }
    json_close_array(json);
    json_close_object(json);
}

void json_write_runs(struct json_writer *json, const struct judging *judging)
{
    json_open_array(json, "runs");
    for (size_t i = 0; i < judging->dossier->runs.count; i++)
        write_run(json, &judging->dossier->runs.items[i]);
    json_close_array(json);
}

static const char *obligation_name(enum obligation_kind kind)
{
    static const char *const names[OBLIGATION_KIND_COUNT] = {"criterion", "test",     "file",
                                                             "artifact",  "document", "closing"};
    return names[kind];
}

static void write_ticket(struct json_writer *json, const struct ticket *ticket, uint32_t member, bool is_under_review)
{
    json_open_object(json, NULL);
    json_text(json, "id", ticket->id);
    json_text(json, "title", ticket->title);
    json_word(json, "status", ticket_status_name(ticket->status));
    json_text_or_null(json, "status_text", ticket->status_text);
    json_number(json, "member", member);
    json_number(json, "line", ticket->line_first);
    json_bool(json, "under_review", is_under_review);
    json_open_array(json, "obligations");
    for (size_t i = 0; i < ticket->obligations.count; i++) {
        const struct obligation *obligation = &ticket->obligations.items[i];
        json_open_object(json, NULL);
        json_word(json, "kind", obligation_name(obligation->kind));
        json_text(json, "text", obligation->text);
        json_number(json, "line", obligation->line);
        json_number(json, "depth", obligation->depth);
        json_close_object(json);
    }
    json_close_array(json);
    json_close_object(json);
}

void json_write_tickets(struct json_writer *json, const struct judging *judging)
{
    json_open_array(json, "tickets");
    for (size_t i = 0; i < judging->dossier->tickets.count; i++) {
        const struct ticket_document *document = &judging->dossier->tickets.items[i];
        for (size_t k = 0; k < document->file.tickets.count; k++)
            write_ticket(json, &document->file.tickets.items[k], document->member,
                         &document->file.tickets.items[k] == judging->ticket);
    }
    json_close_array(json);
}

void json_write_coverage(struct json_writer *json, const struct judging *judging)
{
    json_open_array(json, "coverage");
    for (size_t i = 0; i < judging->coverage.count; i++) {
        const struct coverage_item *item = &judging->coverage.items[i];
        json_open_object(json, NULL);
        json_word(json, "kind", obligation_name(item->asked->of));
        json_text(json, "path", item->asked->path);
        json_number(json, "line", item->asked->line);
        json_bool(json, "in_patch", item->in_patch);
        if (item->member != NO_MEMBER)
            json_number(json, "member", item->member);
        else
            json_null(json, "member");
        json_close_object(json);
    }
    json_close_array(json);
}

static void write_sections(struct json_writer *json, const struct patch *patch)
{
    static const char *const kinds[] = {"plain", "range", "working-tree", "staged"};
    json_open_array(json, "sections");
    for (size_t i = 0; i < patch->sections.count; i++) {
        const struct patch_section *section = &patch->sections.items[i];
        json_open_object(json, NULL);
        json_word(json, "kind", kinds[section->kind]);
        json_text_or_null(json, "base", section->base);
        json_text_or_null(json, "tip", section->tip);
        json_number(json, "line", section->line);
        json_number(json, "files", section->file_count);
        json_close_object(json);
    }
    json_close_array(json);
}

/* The check of the member against this very entry, or NULL. Few entries have one: they come sorted by nothing, so the
 * caller prepares `check_of`, an index by file (numbered from 1, 0 for none). */
static const char *state_of(const struct judging *judging, size_t index, const uint32_t *check_of, uint32_t *member)
{
    const struct patch *patch = &judging->dossier->patch;
    const struct patch_file *file = &patch->files.items[index];
    *member = bundle_find(judging->bundle, file->new_path);
    if (patch_find_last(patch, file->new_path) != index)
        return "superseded";
    if (*member == NO_MEMBER)
        return "not-bundled";
    if (check_of[index] == 0)
        return file->change == PATCH_DELETED ? "differs" : "no-id";
    const struct blob_check *check = &judging->dossier->blob_checks.items[check_of[index] - 1];
    return check->holds ? "matches" : check->is_twin ? "altered" : "differs";
}

/* "100644"; null when the patch does not say. */
static void write_mode(struct json_writer *json, const char *key, uint32_t mode)
{
    enum { DIGITS = 6, DIGIT_BITS = 3 };
    uint8_t digits[DIGITS];
    for (unsigned i = 0; i < DIGITS; i++)
        digits[i] = (uint8_t)('0' + (mode >> (DIGIT_BITS * (DIGITS - 1 - i)) & 7));
    json_text_or_null(json, key, (struct bytes){digits, mode != 0 ? DIGITS : 0});
}

static void write_patch_file(struct json_writer *json, const struct judging *judging, size_t index,
                             const uint32_t *check_of)
{
    enum { HEX_DIGIT_BITS = 4 };
    static const char *const changes[] = {"added", "deleted", "modified", "renamed", "copied", "mode"};
    const struct patch_file *file = &judging->dossier->patch.files.items[index];
    uint32_t member;
    const char *state = state_of(judging, index, check_of, &member);
    bool has_old_path = file->change == PATCH_RENAMED || file->change == PATCH_COPIED;
    json_open_object(json, NULL);
    json_text(json, "path", file->new_path);
    json_text_or_null(json, "old_path", has_old_path ? file->old_path : (struct bytes){NULL, 0});
    json_word(json, "change", changes[file->change]);
    json_number(json, "added", file->added_lines);
    json_number(json, "removed", file->removed_lines);
    json_text_or_null(json, "old_id", file->old_id);
    json_text_or_null(json, "new_id", file->new_id);
    json_number(json, "bits", git_id_is_null(file->new_id) ? 0 : HEX_DIGIT_BITS * file->new_id.size);
    write_mode(json, "old_mode", file->old_mode);
    write_mode(json, "new_mode", file->new_mode);
    if (has_old_path && file->similarity > 0)
        json_number(json, "similarity", file->similarity);
    else
        json_null(json, "similarity");
    json_bool(json, "binary", file->is_binary);
    json_number(json, "line", file->line);
    json_number(json, "section", file->section);
    if (member != NO_MEMBER)
        json_number(json, "member", member);
    else
        json_null(json, "member");
    json_word(json, "state", state);
    json_close_object(json);
}

void json_write_patch(struct json_writer *json, const struct judging *judging)
{
    const struct dossier *dossier = judging->dossier;
    uint64_t added = 0, removed = 0;
    if (dossier->patch_member == NO_MEMBER) {
        json_null(json, "patch");
        return;
    }
    struct arena_mark mark = arena_mark(judging->scratch);
    uint32_t *check_of = arena_new(judging->scratch, uint32_t, dossier->patch.files.count);
    for (size_t i = 0; check_of != NULL && i < dossier->blob_checks.count; i++)
        check_of[dossier->blob_checks.items[i].file] = (uint32_t)i + 1;
    json_open_object(json, "patch");
    json_number(json, "member", dossier->patch_member);
    write_sections(json, &dossier->patch);
    json_open_array(json, "files");
    for (size_t i = 0; check_of != NULL && i < dossier->patch.files.count; i++) {
        added += dossier->patch.files.items[i].added_lines;
        removed += dossier->patch.files.items[i].removed_lines;
        write_patch_file(json, judging, i, check_of);
    }
    json_close_array(json);
    json_number(json, "added", added);
    json_number(json, "removed", removed);
    json_close_object(json);
    json->writer->failed = json->writer->failed || check_of == NULL;
    arena_rewind(judging->scratch, mark);
}

void json_write_commits(struct json_writer *json, const struct dossier *dossier)
{
    const struct commit *last = &dossier->last_commit.commit;
    json_open_object(json, "commits");
    if (dossier->last_commit.is_read) {
        json_open_object(json, "last");
        json_text(json, "id", last->id);
        json_text(json, "author", last->author);
        json_text_or_null(json, "date", last->date);
        json_text(json, "subject", last->subject);
        json_bool(json, "merge", last->is_merge);
        json_close_object(json);
    } else {
        json_null(json, "last");
    }
    json_text_or_null(json, "base", dossier->commits.base);
    json_text_or_null(json, "head", dossier->commits.head);
    json_number(json, "listed", dossier->commits.commits.count);
    json_close_object(json);
}
