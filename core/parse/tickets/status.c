/* The words in which tickets state how far they are. */
#include "parse/tickets/reading.h"

static const struct {
    const char *words;
    enum ticket_status status;
} status_words[] = {
    {"blocked", TICKET_BLOCKED},
    {"canceled", TICKET_CANCELLED},
    {"cancelled", TICKET_CANCELLED},
    {"closed", TICKET_DONE},
    {"complete", TICKET_DONE},
    {"completed", TICKET_DONE},
    {"deferred", TICKET_DEFERRED},
    {"done", TICKET_DONE},
    {"draft", TICKET_PLANNED},
    {"fail", TICKET_FAILED},
    {"failed", TICKET_FAILED},
    {"implemented", TICKET_REVIEW},
    {"in progress", TICKET_IN_PROGRESS},
    {"in review", TICKET_REVIEW},
    {"in-progress", TICKET_IN_PROGRESS},
    {"in_progress", TICKET_IN_PROGRESS},
    {"next action", TICKET_PLANNED},
    {"not started", TICKET_PLANNED},
    {"open", TICKET_PLANNED},
    {"pending", TICKET_PLANNED},
    {"planned", TICKET_PLANNED},
    {"ready", TICKET_PLANNED},
    {"ready-for-dev", TICKET_PLANNED},
    {"review", TICKET_REVIEW},
    {"review-ready", TICKET_REVIEW},
    {"to do", TICKET_PLANNED},
    {"todo", TICKET_PLANNED},
};

static struct bytes without_emphasis(struct bytes text)
{
    while (text.size > 0 && bytes_find_byte(BYTES("*_ \t\r\n"), text.at[0]) != BYTES_NOWHERE)
        text = bytes_after(text, 1);
    return bytes_trim_right(text);
}

/* Words that go on ("Done except tests") say something else than the status word alone. */
static bool ends_statement(struct bytes rest)
{
    static const char *const starts[] = {".", ",", ";", ":", "(", "-", "\xE2\x80\x93", "\xE2\x80\x94"};
    for (size_t i = 0; i < sizeof starts / sizeof starts[0]; i++) {
        if (bytes_start_with(rest, bytes_of(starts[i])))
            return true;
    }
    return rest.size == 0;
}

/* "Done (review pending)" and "DONE (review FAIL)" take back what their first word says. */
static enum ticket_status weigh_done(struct bytes rest)
{
    struct bytes remark = bytes_cut(&rest, ')');
    if (bytes_start_with_any_case(remark, BYTES("(review")) && bytes_contain_any_case(remark, BYTES("fail")))
        return TICKET_FAILED;
    bool waits = bytes_contain_any_case(remark, BYTES("review pending")) ||
                 bytes_contain_any_case(remark, BYTES("pending review")) ||
                 bytes_contain_any_case(rest, BYTES("review pending"));
    return waits ? TICKET_REVIEW : TICKET_DONE;
}

/* "(reviewed PASS)", "Run log: …" behind the full stop, dash or colon that ends the status word. */
static struct bytes without_separator(struct bytes rest)
{
    static const char *const separators[] = {".", ",", ";", ":", "-", "\xE2\x80\x93", "\xE2\x80\x94"};
    for (size_t i = 0; i < sizeof separators / sizeof separators[0]; i++) {
        if (bytes_skip(&rest, bytes_of(separators[i])))
            break;
    }
    return bytes_trim(rest);
}

enum ticket_status ticket_status_split(struct bytes text, struct bytes *note)
{
    text = without_emphasis(text);
    *note = text;
    for (size_t i = 0; i < sizeof status_words / sizeof status_words[0]; i++) {
        struct bytes words = bytes_of(status_words[i].words);
        if (!bytes_start_with_any_case(text, words))
            continue;
        struct bytes rest = bytes_after(text, words.size);
        if (rest.size > 0 && byte_is_word(rest.at[0]))
            continue;
        rest = without_emphasis(rest);
        if (!ends_statement(rest))
            continue;
        *note = without_separator(rest);
        return status_words[i].status == TICKET_DONE ? weigh_done(rest) : status_words[i].status;
    }
    return TICKET_UNKNOWN;
}

enum ticket_status ticket_status_of(struct bytes text)
{
    struct bytes note;
    return ticket_status_split(text, &note);
}
