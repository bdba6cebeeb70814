/* Runs and commits. */
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
        json_word(json, "outcome", outcome_name(run->tests.items[i].outcome));
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

/* Which members hold tickets, in which format, and why they were read so. */
void json_write_ticket_files(struct json_writer *json, const struct judging *judging)
{
    static const char *const confidences[] = {"low", "normal", "high"};
    json_open_array(json, "ticket_files");
    for (size_t i = 0; i < judging->dossier->tickets.count; i++) {
        const struct ticket_document *document = &judging->dossier->tickets.items[i];
        json_open_object(json, NULL);
        json_number(json, "member", document->member);
        json_word(json, "format", ticket_format_name(document->format));
        json_word(json, "dialect", document->file.dialect);
        json_word(json, "reason", document->file.reason);
        json_word(json, "confidence", confidences[document->file.confidence]);
        json_number(json, "tickets", document->file.tickets.count);
        json_number(json, "boxes", document->file.boxes);
        json_number(json, "problems", document->file.problems.count);
        json_close_object(json);
    }
    json_close_array(json);
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
