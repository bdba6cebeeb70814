/* Runs, tickets, coverage and commits. */
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
        json_word(json, "kind", obligation_kind_name(obligation->kind));
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
        json_word(json, "kind", obligation_kind_name(item->asked->of));
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
