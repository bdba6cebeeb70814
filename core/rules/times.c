/* Rules about times: start, end, commit and the stamp in the bundle's name. */
#include "parse/timestamp.h"
#include "rules/judging.h"

/* A time that something in the bundle states. */
struct stated_time {
    const char *what;
    bool is_known;
    int64_t time; /* seconds since 1970 UTC */
    struct place place;
};

struct bytes time_text(struct judging *judging, int64_t time)
{
    char text[TIMESTAMP_TEXT_SIZE];
    timestamp_to_text(time, text);
    return arena_copy(judging->keep, (struct bytes){(const uint8_t *)text, sizeof text});
}

static void check_order(struct judging *judging, const struct stated_time *first, const struct stated_time *second)
{
    if (!first->is_known || !second->is_known)
        return;
    findings_checked(judging->found, RULE_RUN_TIME_ORDER, 1);
    if (first->time <= second->time)
        return;
    findings_add(judging->found, RULE_RUN_TIME_ORDER, first->place,
                 ARGUMENTS(with_word("later", first->what), with_text("later_time", time_text(judging, first->time)),
                           with_word("earlier", second->what),
                           with_text("earlier_time", time_text(judging, second->time))));
}

static struct stated_time read_time(struct judging *judging, const char *key, const struct meta_text *value,
                                    uint32_t member)
{
    struct stated_time stated = {.what = key, .place = place_line(member, value->line)};
    if (value->line == 0)
        return stated; /* absent or no text: other rules say so */
    stated.is_known = timestamp_parse_iso(value->text, &stated.time);
    findings_checked(judging->found, RULE_RUN_TIME_UNREADABLE, 1);
    if (!stated.is_known)
        findings_add(judging->found, RULE_RUN_TIME_UNREADABLE, stated.place,
                     ARGUMENTS(with_word("key", key),
                               with_text("value", value->text.size > 0 ? value->text : BYTES("an empty text"))));
    return stated;
}

static void check_commit_after_finish(struct judging *judging, const struct stated_time *commit,
                                      const struct stated_time *finished)
{
    if (!commit->is_known || !finished->is_known)
        return;
    findings_checked(judging->found, RULE_RUN_COMMIT_AFTER_FINISH, 1);
    if (commit->time > finished->time)
        findings_add(judging->found, RULE_RUN_COMMIT_AFTER_FINISH, commit->place,
                     ARGUMENTS(with_text("commit_time", time_text(judging, commit->time)),
                               with_number("seconds", (uint64_t)commit->time - (uint64_t)finished->time),
                               with_text("finished", time_text(judging, finished->time))));
}

void check_times(struct judging *judging)
{
    const struct subject *subject = &judging->subject;
    const struct commit *last = &judging->dossier->last_commit.commit;
    struct stated_time started = {0}, finished = {0};
    struct stated_time stamp = {"the stamp in the bundle's name", subject->has_stamp, subject->stamp, place_nowhere()};
    struct stated_time commit = {"the commit in LAST_COMMIT.txt", last->has_time, last->time,
                                 place_line(judging->dossier->last_commit_member, last->line)};
    if (judging->run != NULL && judging->run->has_meta) {
        const struct meta *meta = &judging->run->meta;
        uint32_t member = judging->run->files[RUN_META];
        started = read_time(judging, "started_at_utc", &meta->started, member);
        finished = read_time(judging, "finished_at_utc", &meta->finished, member);
    }
    check_order(judging, &started, &finished);
    check_order(judging, &finished, &stamp);
    check_order(judging, &commit, &stamp);
    check_commit_after_finish(judging, &commit, &finished);
}
