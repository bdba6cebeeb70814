/* What a comparison is told to look away from: times, and the names of the two runs. */
#include "report/comparison.h"

/* No text of a report holds these: control characters are escaped there. */
enum { MARK_RUN = 1, MARK_TIME = 2 };

static bool take_digits(struct bytes *rest, size_t count)
{
    for (size_t i = 0; i < count; i++) {
        if (i >= rest->size || !byte_is_digit(rest->at[i]))
            return false;
    }
    *rest = bytes_after(*rest, count);
    return true;
}

static bool take_one_of(struct bytes *rest, const char *choices)
{
    if (rest->size == 0 || bytes_find_byte(bytes_of(choices), rest->at[0]) == SIZE_MAX)
        return false;
    *rest = bytes_after(*rest, 1);
    return true;
}

static void take_fraction_and_zone(struct bytes *rest)
{
    struct bytes after = *rest;
    if (take_one_of(&after, ".,") && take_digits(&after, 1)) {
        while (take_digits(&after, 1))
            continue;
        *rest = after;
    }
    if (take_one_of(rest, "Zz"))
        return;
    after = *rest;
    if (!take_one_of(&after, "+-") || !take_digits(&after, 2))
        return;
    take_one_of(&after, ":");
    if (take_digits(&after, 2))
        *rest = after;
}

/* Bytes of the date with a time that `text` begins with, as RFC 3339 has it or as a stamp in a name: "2026-01-05T10:15:00Z",
 * "20260105_101500". 0 when there is none: a date alone says more than when something was made. */
static size_t time_size(struct bytes text)
{
    struct bytes rest = text;
    if (!take_digits(&rest, 4))
        return 0;
    bool has_dashes = take_one_of(&rest, "-");
    if (!take_digits(&rest, 2) || (has_dashes && !take_one_of(&rest, "-")) || !take_digits(&rest, 2))
        return 0;
    if (!take_one_of(&rest, "Tt_ -") || !take_digits(&rest, 2))
        return 0;
    bool has_colons = take_one_of(&rest, ":-");
    if (!take_digits(&rest, 2))
        return 0;
    struct bytes seconds = rest;
    if ((!has_colons || take_one_of(&seconds, ":-")) && take_digits(&seconds, 2))
        rest = seconds;
    take_fraction_and_zone(&rest);
    return text.size - rest.size;
}

struct bytes comparison_text(struct bytes text, struct bytes run, unsigned ignored, struct arena *arena)
{
    uint8_t *out = ignored == 0 || text.size == 0 ? NULL : arena_new(arena, uint8_t, text.size);
    size_t size = 0;
    if (out == NULL)
        return text;
    for (size_t at = 0; at < text.size;) {
        struct bytes rest = bytes_after(text, at);
        bool is_run = (ignored & IGNORE_RUNS) != 0 && run.size > 0 && bytes_start_with(rest, run);
        bool may_be_time = (ignored & IGNORE_TIMES) != 0 && (at == 0 || !byte_is_digit(text.at[at - 1]));
        size_t time = may_be_time && !is_run ? time_size(rest) : 0;
        out[size++] = is_run ? MARK_RUN : time > 0 ? MARK_TIME : rest.at[0];
        at += is_run ? run.size : time > 0 ? time : 1;
    }
    return (struct bytes){out, size};
}

bool comparison_ignores_fact(enum saved_fact fact, unsigned ignored)
{
    bool is_time = fact == FACT_STARTED || fact == FACT_FINISHED;
    return (is_time && (ignored & IGNORE_TIMES) != 0) || (fact == FACT_RUN && (ignored & IGNORE_RUNS) != 0);
}

const char *comparison_ignored_name(unsigned bit)
{
    return bit == IGNORE_TIMES ? "times" : "runs";
}
