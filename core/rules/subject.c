/* Which run and which ticket are under review. */
#include "parse/timestamp.h"
#include "rules/judging.h"

/* "YYYYMMDD_hhmmss_" begins a run name. */
static bool starts_like_a_run(struct bytes name)
{
    if (name.size < 16 || name.at[8] != '_' || name.at[15] != '_')
        return false;
    for (size_t i = 0; i < 15; i++) {
        if (i != 8 && !byte_is_digit(name.at[i]))
            return false;
    }
    return true;
}

/* A bundle is named <stamp>_<ticket>_<run>.zip: takes the parts off the name. The stamp is none of the run's own. */
static void read_bundle_name(struct judging *judging)
{
    struct subject *subject = &judging->subject;
    struct bytes name = judging->bundle->name;
    if (bytes_end_with(name, BYTES(".zip")))
        name.size -= 4;
    size_t run_at = name.size;
    for (size_t i = 1; i < name.size && run_at == name.size; i++) {
        if (name.at[i - 1] == '_' && starts_like_a_run(bytes_after(name, i)) && i > 8)
            run_at = i;
    }
    if (judging->dossier->runs.count > 0 && run_at < name.size)
        subject->bundle_run = bytes_after(name, run_at);
    else
        run_at = starts_like_a_run(name) && judging->dossier->runs.count > 0 ? 0 : name.size;
    subject->bundle_ticket = ticket_id_in_name(run_at == 0 ? name : bytes_first(name, run_at));
    subject->has_stamp =
        timestamp_find_in_name(bytes_first(name, run_at), &subject->stamp, &subject->bundle_stamp);
}

static void set_run(struct subject *subject, size_t run, const char *from)
{
    subject->run = run;
    subject->run_from = from;
}

/* The run asked for, the one that the bundle's name says, the only one, or the last by name. */
static void choose_run(struct judging *judging)
{
    struct subject *subject = &judging->subject;
    const struct dossier *dossier = judging->dossier;
    size_t last = NO_RUN;
    subject->run = NO_RUN;
    for (size_t i = 0; i < dossier->runs.count; i++) {
        struct bytes name = dossier->runs.items[i].name;
        if (bytes_equal(name, judging->options->run))
            set_run(subject, i, "the reviewer");
        if (subject->run == NO_RUN && bytes_contain(judging->bundle->name, name))
            set_run(subject, i, "the bundle's name");
        if (last == NO_RUN || bytes_compare(dossier->runs.items[last].name, name) < 0)
            last = i;
    }
    if (subject->run != NO_RUN || last == NO_RUN)
        return;
    subject->run_is_guessed = dossier->runs.count > 1;
    set_run(subject, last, subject->run_is_guessed ? "its name, the last of several" : "being the only one");
}

static void set_ticket(struct subject *subject, struct bytes ticket, const char *from)
{
    if (subject->ticket.size > 0 || ticket.size == 0)
        return;
    subject->ticket = ticket;
    subject->ticket_from = from;
}

static void choose_ticket(struct judging *judging)
{
    struct subject *subject = &judging->subject;
    set_ticket(subject, judging->options->ticket, "the reviewer");
    if (judging->run != NULL && judging->run->has_meta)
        set_ticket(subject, judging->run->meta.ticket_id.text, "META.json");
    if (judging->run != NULL)
        set_ticket(subject, ticket_id_in_name(judging->run->name), "the run folder");
    set_ticket(subject, subject->bundle_ticket, "the bundle's name");
    set_ticket(subject, judging->dossier->readme_ticket, "README.txt");
    const struct review *review = latest_review(judging, (struct bytes){NULL, 0});
    if (review != NULL)
        set_ticket(subject, review->ticket.text, "the latest review");
}

static bool answers_to(const struct ticket *ticket, struct bytes name, bool by_key)
{
    if (by_key)
        return bytes_equal(ticket->key, name);
    /* "7" of a list of tasks is not ticket-07. */
    bool is_of_sprint = bytes_start_with(ticket->key, BYTES("sprint-tickets:")) ||
                        bytes_start_with(ticket->key, BYTES("ticket-file:"));
    return is_of_sprint ? ticket_id_equal(ticket->id, name) : bytes_equal_any_case(ticket->id, name);
}

/* The first ticket that answers to what is under review: one with that key before those with that id. */
static void find_section(struct judging *judging, bool by_key)
{
    const struct dossier *dossier = judging->dossier;
    for (size_t i = 0; i < dossier->tickets.count; i++) {
        const struct ticket_document *document = &dossier->tickets.items[i];
        for (size_t k = 0; k < document->file.tickets.count; k++) {
            const struct ticket *ticket = &document->file.tickets.items[k];
            bool is_wanted = judging->ticket == NULL && judging->subject.ticket.size > 0 && !ticket->is_part;
            if (is_wanted && answers_to(ticket, judging->subject.ticket, by_key)) {
                judging->ticket = ticket;
                judging->ticket_member = document->member;
            }
        }
    }
}

void tell_subject(struct judging *judging)
{
    read_bundle_name(judging);
    choose_run(judging);
    judging->run = judging->subject.run == NO_RUN ? NULL : &judging->dossier->runs.items[judging->subject.run];
    choose_ticket(judging);
    judging->ticket_member = NO_MEMBER;
    find_section(judging, true);
    find_section(judging, false);
}
