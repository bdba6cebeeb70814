/* Criteria and tasks, through what they name. A tick is a claim; prose is for a person. */
#include "parse/evidence/keys.h"
#include "parse/log_lines.h"
#include "rules/coverage/covering.h"

bool forbids_change(struct bytes text)
{
    static const char *const phrases[] = {"no changes under", "no changes to",   "no changes in",   "no change under",
                                          "no change to",     "do not modify",   "do not touch",    "do not change",
                                          "must not modify",  "must not touch",  "must not change", "may not change",
                                          "without touching", "without changing"};
    for (size_t i = 0; i < sizeof phrases / sizeof phrases[0]; i++) {
        if (find_word(text, bytes_of(phrases[i])) != BYTES_NOWHERE)
            return true;
    }
    return false;
}

static bool asks_for_presence(struct bytes text)
{
    return find_word(text, BYTES("exists")) != BYTES_NOWHERE || find_word(text, BYTES("exist")) != BYTES_NOWHERE;
}

static void add_forbidden(struct covering *covering, struct covered *covered, const struct ticket_path *path)
{
    const struct ticket_path **added =
        arena_push(covering->judging->keep, &covered->forbidden, const struct ticket_path *);
    if (added != NULL)
        *added = path;
}

/* That nothing changes at a path: shown by a patch that can be read and does not touch it. */
static struct shown show_untouched(struct covering *covering, struct covered *covered, const struct ticket_path *path)
{
    struct shown changed = show_change(covering, covered, path);
    if (covering->coverage->change.patch == NULL)
        return (struct shown){SHOWN_NOTHING, BASIS_ABSENT, "there is no patch that could show that {about} stayed as it was", false};
    if (changed.what == SHOWN_NOTHING)
        covered->absent.count = 0; /* as it should be */
    else
        add_forbidden(covering, covered, path);
    if (changed.what == SHOWN_NOTHING)
        return (struct shown){SHOWN_VERIFIED, BASIS_CORROBORATED, "the patch changes nothing at {about}", false};
    return (struct shown){SHOWN_AGAINST, BASIS_CONTRADICTED, "{about} was not to be changed, and the patch changes it", false};
}

/* That a file is there, or was changed, shows that something was done about the criterion, not that it is met. */
static struct shown show_named(struct covering *covering, struct covered *covered, const struct ticket_path *path)
{
    struct bytes text = covered->asked->text;
    if (covered->asked->is_forbidden || forbids_change(text))
        return show_untouched(covering, covered, path);
    struct shown shown = show_presence(covering, covered, path);
    if (shown.what == SHOWN_VERIFIED && !asks_for_presence(text)) {
        shown.what = SHOWN_SELF_REPORTED;
        shown.basis = BASIS_SELF_REPORTED;
        shown.why = "{about}, which it names, is there; whether the criterion is met is for a person to judge";
    }
    return shown;
}

/* "Read `docs/plan.md`", "Run `tools/check.sh`": the file was used, and need not have come with the work. */
static bool only_uses_files(struct bytes text)
{
    static const char *const verbs[] = {"read",   "reread", "review", "study",   "inspect",    "check", "verify", "confirm",
                                        "run",    "rerun",  "see",    "follow",  "understand", "use",   "open",   "consult",
                                        "examine", "compare", "execute", "audit", "look"};
    size_t size = 0;
    while (size < text.size && byte_is_word(text.at[size]))
        size++;
    for (size_t i = 0; i < sizeof verbs / sizeof verbs[0]; i++) {
        if (bytes_equal_any_case(bytes_first(text, size), bytes_of(verbs[i])))
            return true;
    }
    return false;
}

/* A number of its line that stands in an artifact too: somebody measured it; what it was to show is not told by that. */
static void show_numbers(struct covering *covering, struct combining *combining)
{
    const struct stated_numbers *numbers = &covering->judging->dossier->evidence.numbers;
    struct covered *covered = combining->covered;
    for (size_t i = 0; i < numbers->count && !is_over(covering); i++) {
        const struct stated_number *number = &numbers->items[i];
        covering->work++;
        bool is_of_it = number->member == covering->ticket->member && number->line == covered->asked->line;
        if (!is_of_it || number->state != NUMBER_FOUND)
            continue;
        add_evidence(covering, covered,
                     (struct coverage_evidence){.member = number->found_member, .line = number->found_line,
                                                .how = "an artifact holds its number", .count = 1});
        combine(combining,
                (struct shown){SHOWN_SELF_REPORTED, BASIS_SELF_REPORTED,
                               "{about}, which it names, stands in an artifact; whether the criterion is met is for a person to judge",
                               false},
                number->text);
    }
}

static bool names_path(const struct covering *covering, const struct covered *covered, struct bytes path)
{
    const struct ticket *ticket = covering->ticket->ticket;
    uint32_t obligation = (uint32_t)(covered->asked - ticket->obligations.items);
    for (size_t i = covering->next_path; i > 0 && ticket->paths.items[i - 1].obligation == obligation; i--) {
        if (bytes_equal(ticket->paths.items[i - 1].path, path))
            return true;
    }
    return false;
}

/* A key that it names: an artifact has it, with the value if one is named. With another value it speaks against the criterion
 * where that names the very file. */
static void show_key(struct covering *covering, struct combining *combining, struct bytes code)
{
    const struct judging *judging = covering->judging;
    struct covered *covered = combining->covered;
    struct bytes key, value;
    const struct wanted_key *wanted =
        key_of_code(code, &key, &value) ? wanted_key_find(&judging->dossier->evidence.keys, key, value) : NULL;
    if (wanted == NULL || (wanted->place.member == NO_MEMBER && wanted->other.member == NO_MEMBER))
        return;
    bool is_there = wanted->place.member != NO_MEMBER;
    struct key_place place = is_there ? wanted->place : wanted->other;
    add_evidence(covering, covered,
                 (struct coverage_evidence){.member = place.member, .line = place.line,
                                            .how = is_there ? "an artifact has its key" : "an artifact has its key with another value",
                                            .count = 1});
    if (is_there)
        combine(combining,
                (struct shown){SHOWN_SELF_REPORTED, BASIS_SELF_REPORTED,
                               "{about}, which it names, stands in an artifact; whether the criterion is met is for a person to judge",
                               false},
                code);
    else if (names_path(covering, covered, judging->bundle->members[place.member].path))
        combine(combining,
                (struct shown){SHOWN_AGAINST, BASIS_CONTRADICTED, "the file that it names has {about} with another value", false},
                code);
}

void cover_criterion(struct covering *covering, struct covered *covered)
{
    struct combining combining = {.covered = covered};
    struct shown shown;
    uint64_t paths = 0;
    for (const struct ticket_path *path; (path = next_path(covering, covered)) != NULL; paths++) {
        shown = show_named(covering, covered, path);
        bool speaks_of_it = covered->asked->kind == OBLIGATION_CRITERION || path->action == PATH_REFERENCE ||
                            only_uses_files(covered->asked->text);
        if (shown.what == SHOWN_NOTHING && speaks_of_it)
            shown.is_hedged_absence = true; /* it does not ask for the file */
        combine(&combining, shown, path->path);
    }
    for (size_t i = 0; i < covered->asked->codes.count && !is_over(covering); i++) {
        struct bytes code = covered->asked->codes.items[i];
        if (show_test(covering, covered, code, true, &shown) && shown.what != SHOWN_NOTHING)
            combine(&combining, shown, code);
        else
            show_key(covering, &combining, code);
    }
    show_numbers(covering, &combining);
    bool names_nothing = combining.things == 0;
    settle(covering, &combining, claim_on(covering, covered->asked));
    if (names_nothing && mark_is_open(covered->asked->mark))
        set_state(covered, COVERAGE_DEFINED, BASIS_ABSENT, "its box is open, and nothing in the bundle shows it");
    else if (names_nothing)
        set_state(covered, COVERAGE_UNDECIDABLE, BASIS_ABSENT,
                  covered->evidence.count > 0 ? "an artifact has a key that it names, with another value: a person has to judge"
                  : paths + covered->asked->codes.count > 0
                      ? "nothing that it names is in the bundle: a person has to judge"
                      : "it names nothing that could be looked for: a person has to judge");
}
