/* Declared tests against recorded commands with their outcome, and against the cases of test reports. */
#include "parse/evidence/test_names.h"
#include "parse/log_lines.h"
#include "rules/coverage/covering.h"

#include <stdlib.h>

/* Comparing the words of two commands takes longer than their bytes tell. */
enum { COMPARING_WEIGHT = 16 };

/* Is the command written down in the log of a run that the review is about? What only a quotation holds was not run. */
static bool counts(const struct covering *covering, const struct command_record *record)
{
    const struct judging *judging = covering->judging;
    bool is_of_run = judging->subject.run == NO_RUN || record->run == NO_INDEX || record->run == judging->subject.run;
    return !record->is_quoted && record->source != COMMAND_OF_TRANSCRIPT && is_of_run;
}

struct best_record {
    const struct command_record *said; /* the last that states an outcome */
    const struct command_record *seen; /* the first that fits at all */
    uint64_t count;
    bool is_contained; /* no record is the command itself */
};

static void take_record(struct best_record *best, const struct command_record *record, enum command_match match)
{
    if (best->seen != NULL && best->is_contained && match == COMMAND_EQUAL)
        *best = (struct best_record){0}; /* the command itself says more than a longer one */
    if (best->seen != NULL && !best->is_contained && match == COMMAND_CONTAINED)
        return;
    best->is_contained = match == COMMAND_CONTAINED;
    best->seen = best->seen == NULL ? record : best->seen;
    best->said = record->outcome != OUTCOME_UNKNOWN ? record : best->said;
    best->count++;
}

static struct best_record find_records(struct covering *covering, struct bytes text)
{
    const struct evidence *evidence = &covering->judging->dossier->evidence;
    struct arena_mark mark = arena_mark(covering->judging->scratch);
    struct best_record best = {0};
    struct command asked;
    command_parse(&asked, text, covering->judging->scratch);
    for (size_t i = 0; i < evidence->commands.count && !is_over(covering); i++) {
        const struct command_record *record = &evidence->commands.items[i];
        enum command_match match =
            counts(covering, record) ? command_match(&asked, &record->command) : COMMAND_DIFFERENT;
        covering->work += COMPARING_WEIGHT * (text.size + record->command.text.size);
        if (match != COMMAND_DIFFERENT)
            take_record(&best, record, match);
    }
    arena_rewind(covering->judging->scratch, mark);
    return best;
}

/* Any runner may write JUnit's XML; a linter or a build does not. */
static bool runs_tests(struct bytes command)
{
    static const char *const words[] = {"test", "spec", "check", "tox", "nox", "jest", "mocha", "phpunit", "mvn", "gradle", "verify"};
    for (size_t i = 0; i < sizeof words / sizeof words[0]; i++) {
        if (bytes_contain_any_case(command, bytes_of(words[i])))
            return true;
    }
    return false;
}

/* Reports of the tool that the command runs; which run made them is not known. */
static bool is_report_of(const struct test_report *report, struct bytes command)
{
    switch (report->format) {
    case REPORT_PYTEST: return bytes_contain(command, BYTES("pytest"));
    case REPORT_CTEST: return bytes_contain(command, BYTES("ctest"));
    case REPORT_GO_TEST: return bytes_contain(command, BYTES("go test"));
    case REPORT_TAP: return bytes_contain(command, BYTES("prove")) || bytes_contain(command, BYTES("tap"));
    case REPORT_JUNIT: return runs_tests(command);
    case REPORT_FORMAT_COUNT: break;
    }
    return false;
}

/* A report of the same tool lifts the log's word, or speaks against it. */
static struct shown show_report(struct covering *covering, struct covered *covered, struct bytes command,
                                struct shown shown)
{
    const struct evidence *evidence = &covering->judging->dossier->evidence;
    struct shown suspect = {0};
    for (size_t i = 0; i < evidence->reports.count; i++) {
        const struct test_report *report = &evidence->reports.items[i];
        if (!is_report_of(report, command) || report->is_broken || report->is_truncated || report_is_empty(report))
            continue;
        bool is_other = report_is_of_other_commit(covering->judging, report);
        add_evidence(covering, covered,
                     (struct coverage_evidence){.member = report->member, .line = report->line,
                                                .how = is_other                    ? "a report of the tool is of another commit"
                                                       : report_has_failed(report) ? "a report of the tool has failures"
                                                                                   : "a report of the tool bears it out",
                                                .count = 1});
        if (is_other) {
            suspect = (struct shown){SHOWN_SUSPECT, BASIS_SELF_REPORTED,
                                     "{about} is recorded as passed, but the report in the bundle is of another commit", false};
            continue;
        }
        if (report_has_failed(report))
            return (struct shown){SHOWN_AGAINST, BASIS_CONTRADICTED,
                                  "{about} is recorded as passed, but a report in the bundle has failures", false};
        if (shown.what == SHOWN_SELF_REPORTED || report->commit.size > 0)
            shown = (struct shown){SHOWN_VERIFIED, BASIS_CORROBORATED,
                                   "{about} is recorded as passed, and a report in the bundle bears it out", false};
    }
    return shown.what != SHOWN_VERIFIED && suspect.what == SHOWN_SUSPECT ? suspect : shown;
}

static bool has_word(struct bytes text)
{
    enum { LETTERS_MIN = 3 };
    size_t letters = 0;
    for (size_t i = 0; i < text.size && letters < LETTERS_MIN; i++)
        letters = byte_is_letter(text.at[i]) || text.at[i] >= 0x80 ? letters + 1 : 0;
    return letters == LETTERS_MIN;
}

/* "SKIPPED (blocked: no licence)", "skipped: no licence", "not run because …": words behind the one that says so. */
static bool gives_reason_in(struct bytes text)
{
    static const char *const skips[] = {"skipped", "skip", "not run", "blocked"};
    static const char *const joints[] = {"(", ":", "-", "\xE2\x80\x93", "\xE2\x80\x94", "because", "since", "due to", "as "};
    for (size_t i = 0; i < sizeof skips / sizeof skips[0]; i++) {
        size_t at = find_word(text, bytes_of(skips[i]));
        struct bytes before = bytes_trim_right(bytes_first(text, at == BYTES_NOWHERE ? 0 : at));
        bool is_count = before.size > 0 && byte_is_digit(before.at[before.size - 1]); /* "12 skipped - 3 warnings" */
        if (at == BYTES_NOWHERE || is_count)
            continue;
        struct bytes rest = bytes_trim(bytes_after(text, at + bytes_of(skips[i]).size));
        while (rest.size > 0 && bytes_find_byte(BYTES("*_)]."), rest.at[0]) != BYTES_NOWHERE)
            rest = bytes_trim(bytes_after(rest, 1));
        for (size_t k = 0; k < sizeof joints / sizeof joints[0]; k++) {
            size_t size = bytes_of(joints[k]).size;
            if (bytes_start_with_any_case(rest, bytes_of(joints[k])) && has_word(bytes_after(rest, size)))
                return true;
        }
    }
    return false;
}

/* The command may stand before the word or behind it, and says nothing of why. */
static bool gives_reason(const struct command_record *record)
{
    struct bytes text = record->remark, command = record->command.text;
    size_t at = command.size == 0 ? BYTES_NOWHERE : bytes_find(text, command);
    if (at == BYTES_NOWHERE)
        return gives_reason_in(text);
    return gives_reason_in(bytes_first(text, at)) || gives_reason_in(bytes_after(text, at + command.size));
}

static struct shown show_outcome(struct covering *covering, struct covered *covered, const struct best_record *best)
{
    const struct command_record *record = best->said;
    struct shown shown;
    switch (record->outcome) {
    case OUTCOME_PASSED:
    case OUTCOME_EXPECTED_FAILURE:
        shown = (struct shown){SHOWN_SELF_REPORTED, BASIS_SELF_REPORTED,
                               best->is_contained ? "{about} is recorded as passed, as part of a longer command"
                                                  : "{about} is recorded as passed",
                               false};
        return show_report(covering, covered, record->command.text, show_suspicion(covering, covered, shown));
    case OUTCOME_FAILED:
        return (struct shown){SHOWN_AGAINST, BASIS_SELF_REPORTED, "{about} is recorded as failed", false};
    case OUTCOME_SKIPPED:
        if (!gives_reason(record))
            return (struct shown){SHOWN_NOTHING, BASIS_ABSENT, "{about} is recorded as skipped, without a reason", false};
        covered->state = COVERAGE_WAIVED;
        return (struct shown){SHOWN_NOTHING, BASIS_SELF_REPORTED, "{about} is recorded as skipped, with a reason", false};
    case OUTCOME_UNKNOWN:
    case OUTCOME_COUNT: break;
    }
    return (struct shown){SHOWN_NOTHING, BASIS_ABSENT, "{about} was not run", false};
}

static struct shown show_command(struct covering *covering, struct covered *covered, struct bytes text)
{
    struct best_record best = find_records(covering, text);
    bool is_cut = covering->judging->found->checks[RULE_MEMBER_TOO_MUCH_EVIDENCE].found > 0;
    if (best.seen == NULL)
        return (struct shown){SHOWN_NOTHING, BASIS_ABSENT, "no log records that {about} was run", is_cut};
    const struct command_record *shown = best.said != NULL ? best.said : best.seen;
    add_evidence(covering, covered,
                 (struct coverage_evidence){.member = shown->member, .line = shown->line,
                                            .how = best.said == NULL ? "recorded as run, without an outcome"
                                                                     : "recorded with its outcome",
                                            .count = best.count});
    if (best.said != NULL)
        return show_outcome(covering, covered, &best);
    return show_suspicion(covering, covered,
                          (struct shown){SHOWN_SELF_REPORTED, BASIS_SELF_REPORTED,
                                         "{about} is recorded as run; how it ended is not", false});
}

/* --- names of tests --- */

static struct shown show_case(enum case_outcome outcome)
{
    switch (outcome) {
    case CASE_PASSED:
    case CASE_EXPECTED_FAILURE:
        return (struct shown){SHOWN_VERIFIED, BASIS_CORROBORATED, "a report in the bundle has {about} as passed", false};
    case CASE_SKIPPED:
        return (struct shown){SHOWN_NOTHING, BASIS_ABSENT, "a report in the bundle has {about} as skipped", false};
    case CASE_FAILED:
    case CASE_ERROR:
    case CASE_UNFINISHED: break;
    }
    return (struct shown){SHOWN_AGAINST, BASIS_CONTRADICTED, "a report in the bundle has {about} as not passed", false};
}

/* That a test of the name is there shows that somebody wrote it, not that it passes. */
static struct shown show_added_test(struct covering *covering, struct covered *covered, struct bytes name,
                                    struct shown otherwise)
{
    const struct dossier *dossier = covering->judging->dossier;
    const struct wanted_test *added = wanted_test_find(&dossier->evidence.tests, name);
    if (added == NULL || added->line == 0)
        return otherwise;
    add_evidence(covering, covered,
                 (struct coverage_evidence){.member = dossier->patch_member, .line = added->line,
                                            .how = "the patch adds a test of that name", .count = 1});
    return (struct shown){SHOWN_SELF_REPORTED, BASIS_SELF_REPORTED,
                          "the patch adds a test named {about}; how it came out is not told", false};
}

static struct shown show_test_name(struct covering *covering, struct covered *covered, struct bytes name)
{
    const struct evidence *evidence = &covering->judging->dossier->evidence;
    struct shown worst = {SHOWN_NOTHING, BASIS_ABSENT, "no report in the bundle has a test named {about}", false};
    bool is_found = false;
    for (size_t i = 0; i < evidence->reports.count; i++) {
        const struct test_report *report = &evidence->reports.items[i];
        for (size_t k = 0; k < report->cases.count && !is_over(covering); k++) {
            const struct test_case *tested = &report->cases.items[k];
            covering->work += tested->name.size;
            if (!bytes_equal(test_plain_name(tested->name), name))
                continue;
            struct shown shown = report_is_of_other_commit(covering->judging, report)
                                     ? (struct shown){SHOWN_SUSPECT, BASIS_SELF_REPORTED,
                                                      "the report in the bundle that has {about} is of another commit", false}
                                     : show_case(tested->outcome);
            bool is_better = worst.what == SHOWN_SUSPECT && shown.what == SHOWN_VERIFIED;
            if (!is_found || is_better || shown.what == SHOWN_AGAINST)
                worst = shown;
            if (!is_found)
                add_evidence(covering, covered,
                             (struct coverage_evidence){.member = report->member, .line = tested->line,
                                                        .how = "a report has it", .count = 1});
            is_found = true;
        }
    }
    return is_found ? worst : show_added_test(covering, covered, name, worst);
}

bool show_test(struct covering *covering, struct covered *covered, struct bytes text, bool is_code, struct shown *shown)
{
    struct bytes name = test_name_in(text);
    if (name.size > 0) {
        *shown = show_test_name(covering, covered, name);
        return true;
    }
    if (text.size == 0)
        return false;
    *shown = show_command(covering, covered, text);
    if (shown->what == SHOWN_NOTHING && covered->state != COVERAGE_WAIVED) {
        struct bytes begun = test_begun_by(text);
        *shown = show_added_test(covering, covered, begun.size > 0 ? begun : text, *shown);
    }
    return is_code || shown->what != SHOWN_NOTHING || covered->state == COVERAGE_WAIVED;
}

void cover_test(struct covering *covering, struct covered *covered)
{
    struct combining combining = {.covered = covered};
    struct shown shown;
    bool has_code = covered->asked->code.size > 0;
    struct bytes text = has_code ? covered->asked->code : covered->asked->text;
    covered->state = COVERAGE_UNDECIDABLE;
    while (next_path(covering, covered) != NULL) {
    }
    bool is_test = show_test(covering, covered, text, has_code, &shown);
    if (is_test && covered->state == COVERAGE_WAIVED) {
        set_state(covered, COVERAGE_WAIVED, shown.basis, shown.why);
        covered->about = text;
        return;
    }
    bool is_cut = is_test && shown.is_hedged_absence;
    shown.is_hedged_absence = is_test && shown.what == SHOWN_NOTHING && (is_cut || covered->is_hedged);
    if (is_test)
        combine(&combining, shown, text);
    settle(covering, &combining, claim_on(covering, covered->asked));
    if (is_cut)
        set_state(covered, COVERAGE_UNDECIDABLE, BASIS_ABSENT, "not all recorded commands were read: that is beyond a limit");
}
