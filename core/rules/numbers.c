/* Rules about numbers that documents state as results. */
#include "rules/judging.h"

/* Results of the run under review, and what tickets say of results. The living documents also tell of runs whose artifacts
 * are not here: of them only what this change adds. */
static bool is_of_this_review(const struct judging *judging, const struct stated_number *number)
{
    if (judging->run != NULL && judging->run->files[RUN_RESULTS] == number->member)
        return true;
    return number->is_added || (judging->dossier->readers[number->member] & READER_TICKETS) != 0;
}

static void check_artifacts(struct judging *judging)
{
    const struct evidence *evidence = &judging->dossier->evidence;
    for (size_t i = 0; i < evidence->numbers.count; i++) {
        const struct stated_number *number = &evidence->numbers.items[i];
        if (number->state == NUMBER_UNDECIDABLE || !is_of_this_review(judging, number))
            continue;
        findings_checked(judging->found, RULE_ARTIFACT_NUMBER_ABSENT, 1);
        struct place place = place_line(number->member, number->line);
        place.column = number->column;
        if (number->state == NUMBER_ABSENT)
            findings_add(judging->found, RULE_ARTIFACT_NUMBER_ABSENT, place,
                         ARGUMENTS(with_text("number", number->text),
                                   with_number("artifacts", evidence->number_artifacts)));
    }
}

static void check_averages(struct judging *judging)
{
    const struct evidence *evidence = &judging->dossier->evidence;
    findings_checked(judging->found, RULE_ARTIFACT_AVERAGE_MISMATCH, evidence->averages.count);
    for (size_t i = 0; i < evidence->averages.count; i++) {
        const struct stated_average *average = &evidence->averages.items[i];
        if (!average->holds)
            findings_add(judging->found, RULE_ARTIFACT_AVERAGE_MISMATCH, place_line(average->member, average->line),
                         ARGUMENTS(with_text("average", average->text)));
    }
}

/* Two marks in one document that stand at different numbers: which is it? */
static void check_bests(struct judging *judging)
{
    const struct stated_bests *bests = &judging->dossier->evidence.bests;
    for (size_t i = 1; i < bests->count; i++) {
        const struct stated_best *earlier = &bests->items[i - 1], *later = &bests->items[i];
        if (earlier->member != later->member)
            continue;
        findings_checked(judging->found, RULE_ARTIFACT_BEST_TWICE, 1);
        if (!decimal_equal(earlier->value, later->value))
            findings_add(judging->found, RULE_ARTIFACT_BEST_TWICE, place_line(earlier->member, earlier->line),
                         ARGUMENTS(with_text("number", earlier->text), with_text("other", later->text),
                                   with_number("line", later->line)));
    }
}

void check_numbers(struct judging *judging)
{
    check_artifacts(judging);
    check_averages(judging);
    check_bests(judging);
}
