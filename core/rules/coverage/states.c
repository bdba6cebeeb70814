/* The verdict table, and how several things that one obligation names become one state. */
#include "rules/coverage/covering.h"

enum coverage_state coverage_state_of(enum coverage_claim claim, enum coverage_shown shown)
{
    static const enum coverage_state table[3][5] = {
        /*                nothing           self-reported       verified           suspect           against */
        [CLAIM_OPEN] = {COVERAGE_DEFINED, COVERAGE_EVIDENCED, COVERAGE_VERIFIED, COVERAGE_SUSPECT, COVERAGE_CONTRADICTED},
        [CLAIM_DONE] = {COVERAGE_MISSING, COVERAGE_EVIDENCED, COVERAGE_VERIFIED, COVERAGE_SUSPECT, COVERAGE_CONTRADICTED},
        [CLAIM_FAILED] = {COVERAGE_DEFINED, COVERAGE_EVIDENCED, COVERAGE_VERIFIED, COVERAGE_SUSPECT, COVERAGE_DEFINED},
    };
    return table[claim][shown];
}

const char *coverage_state_name(enum coverage_state state)
{
    static const char *const names[] = {
        [COVERAGE_NOT_APPLICABLE] = "not-applicable", [COVERAGE_ORPHANED] = "orphaned",
        [COVERAGE_WAIVED] = "waived",
        [COVERAGE_UNDECIDABLE] = "undecidable",       [COVERAGE_VERIFIED] = "verified",
        [COVERAGE_EVIDENCED] = "evidenced",           [COVERAGE_CLAIMED] = "claimed",
        [COVERAGE_DEFINED] = "defined",               [COVERAGE_PARTIAL] = "partial",
        [COVERAGE_SUSPECT] = "suspect",               [COVERAGE_MISSING] = "missing",
        [COVERAGE_CONTRADICTED] = "contradicted",
    };
    return names[state];
}

const char *coverage_column_name(enum coverage_column column)
{
    static const char *const names[] = {"files", "tests",   "artifacts",    "criteria", "documents",
                                        "tasks", "closing", "dependencies", "review"};
    return names[column];
}

const char *record_kind_name(enum record_kind kind)
{
    static const char *const names[] = {"run-log", "review", "test-report", "commands"};
    return names[kind];
}

const char *change_reason_name(enum change_reason reason)
{
    static const char *const names[] = {"requested",   "other-ticket", "run-log",     "living-document",
                                        "bookkeeping", "generated",    "undecidable", "unrequested"};
    return names[reason];
}

void set_state(struct covered *covered, enum coverage_state state, enum basis basis, const char *why)
{
    covered->state = state;
    covered->basis = basis;
    covered->why = why;
}

void add_evidence(struct covering *covering, struct covered *covered, struct coverage_evidence evidence)
{
    struct coverage_evidence *added = arena_push(covering->judging->keep, &covered->evidence, struct coverage_evidence);
    if (added != NULL)
        *added = evidence;
}

void add_absent(struct covering *covering, struct covered *covered, const struct ticket_path *path)
{
    const struct ticket_path **added = arena_push(covering->judging->keep, &covered->absent, const struct ticket_path *);
    if (added != NULL)
        *added = path;
}

bool is_over(const struct covering *covering)
{
    return covering->work > covering->judging->bundle->limits->of[LIMIT_PATTERN_WORK];
}

enum coverage_claim claim_on(const struct covering *covering, const struct obligation *obligation)
{
    if (obligation != NULL && mark_is_done(obligation->mark))
        return CLAIM_DONE;
    if (obligation != NULL && mark_is_open(obligation->mark))
        return CLAIM_OPEN;
    return covering->ticket->claim;
}

/* How bad it is when several things are named: what speaks against it first, then what is absent. */
static unsigned rank_of(enum coverage_shown shown)
{
    static const unsigned ranks[] = {[SHOWN_VERIFIED] = 1, [SHOWN_SELF_REPORTED] = 2, [SHOWN_SUSPECT] = 3,
                                     [SHOWN_NOTHING] = 4, [SHOWN_AGAINST] = 5};
    return ranks[shown];
}

void combine(struct combining *combining, struct shown shown, struct bytes about)
{
    if (shown.is_hedged_absence) {
        combining->hedged++;
        return;
    }
    bool is_worse = combining->things == 0 || rank_of(shown.what) > rank_of(combining->worst.what);
    combining->things++;
    combining->verified += shown.what == SHOWN_VERIFIED ? 1 : 0;
    combining->reported += shown.what == SHOWN_SELF_REPORTED ? 1 : 0;
    combining->against += shown.what == SHOWN_AGAINST ? 1 : 0;
    combining->absent += shown.what == SHOWN_NOTHING ? 1 : 0;
    if (is_worse) {
        combining->worst = shown;
        combining->about = about;
    }
}

void settle(struct covering *covering, struct combining *combining, enum coverage_claim claim)
{
    struct covered *covered = combining->covered;
    covered->about = combining->about;
    (void)covering;
    if (combining->things == 0 && combining->hedged > 0) {
        set_state(covered, COVERAGE_NOT_APPLICABLE, BASIS_ABSENT, "named with a hedge only, and not there: information");
        return;
    }
    if (combining->things == 0) {
        set_state(covered, COVERAGE_UNDECIDABLE, BASIS_ABSENT, "it names nothing that could be looked for: a person has to judge");
        return;
    }
    enum coverage_state state = coverage_state_of(claim, combining->worst.what);
    bool is_partial = combining->verified + combining->reported > 0 && combining->absent > 0 && combining->against == 0;
    set_state(covered, is_partial ? COVERAGE_PARTIAL : state,
              state == COVERAGE_CONTRADICTED ? BASIS_CONTRADICTED : combining->worst.basis, combining->worst.why);
}
