/* Lines that a ticket's end asks for. A tick in them is the ticket's own word. */
#include "rules/coverage/covering.h"

/* A tick or an empty box in the line's text, or dots and nothing where something is to be filled in. */
enum line_state { LINE_TEXT, LINE_EMPTY, LINE_OPEN, LINE_TICKED };

static enum line_state line_state_of(const struct obligation *asked)
{
    static const char *const ticks[] = {"\xE2\x9C\x85", "\xE2\x9C\x93", "\xE2\x9C\x94"};
    struct bytes text = bytes_trim_right(asked->text);
    if (mark_is_open(asked->mark))
        return LINE_OPEN;
    for (size_t i = 0; i < sizeof ticks / sizeof ticks[0]; i++) {
        if (bytes_contain(text, bytes_of(ticks[i])))
            return LINE_TICKED;
    }
    bool is_empty = bytes_end_with(text, BYTES(":")) || bytes_end_with(text, BYTES("\xE2\x80\xA6")) ||
                    bytes_end_with(text, BYTES("..."));
    return mark_is_done(asked->mark) ? LINE_TICKED : is_empty ? LINE_EMPTY : LINE_TEXT;
}

bool closing_is_ticked(const struct obligation *asked)
{
    return line_state_of(asked) == LINE_TICKED;
}

/* "Tests run: …" asks for a line like it, once the work is done; in the ticket itself it is a template. */
void cover_closing(struct covering *covering, struct covered *covered)
{
    struct combining combining = {.covered = covered};
    for (const struct ticket_path *path; (path = next_path(covering, covered)) != NULL;)
        combine(&combining, show_presence(covering, covered, path), path->path);
    enum line_state state = line_state_of(covered->asked);
    if (combining.things > 0) {
        settle(covering, &combining, claim_on(covering, covered->asked));
    } else if (state == LINE_EMPTY) {
        set_state(covered, COVERAGE_NOT_APPLICABLE, BASIS_ABSENT, "a line to be filled in elsewhere: it asks for nothing by itself");
    } else if (state == LINE_OPEN) {
        set_state(covered, COVERAGE_DEFINED, BASIS_ABSENT, "its box is open");
    } else if (state == LINE_TICKED) {
        set_state(covered, COVERAGE_CLAIMED, BASIS_SELF_REPORTED, "ticked, and it names nothing that could be looked for");
    } else {
        set_state(covered, COVERAGE_UNDECIDABLE, BASIS_ABSENT, "it names nothing that could be looked for: a person has to judge");
    }
}
