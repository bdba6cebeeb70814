#include "rules/verdict.h"

#include <stdlib.h>

enum check_state check_state_of(const struct check *check)
{
    if (!check->applied)
        return CHECK_NOT_APPLICABLE;
    if (check->found > 0)
        return CHECK_FAIL;
    return check->population == 0 ? CHECK_VACUOUS : CHECK_PASS;
}

const struct bundle *bundle_of(const struct judging *judging, const struct finding *finding)
{
    return finding->inside == NO_MEMBER ? judging->bundle : judging->bundle->members[finding->inside].inner;
}

/* A finding with everything that its place in the report depends on. */
struct ranked {
    const struct finding *finding;
    enum severity severity;
    struct bytes rule, member, inner; /* `inner`: the member of the archive that `member` is */
};

static struct bytes member_name(const struct bundle *bundle, uint32_t member)
{
    return member == NO_MEMBER ? (struct bytes){NULL, 0} : bundle->members[member].name;
}

static int compare_numbers(uint64_t a, uint64_t b)
{
    return (a > b) - (a < b);
}

static int compare_arguments(const struct finding *a, const struct finding *b)
{
    for (size_t i = 0; i < ARGUMENTS_MAX; i++) {
        int order = bytes_compare(a->arguments[i].text, b->arguments[i].text);
        if (order == 0)
            order = compare_numbers(a->arguments[i].number, b->arguments[i].number);
        if (order != 0)
            return order;
    }
    return 0;
}

static int by_rank(const void *left, const void *right)
{
    const struct ranked *a = left, *b = right;
    const struct place *at = &a->finding->place, *bt = &b->finding->place;
    int order = compare_numbers(b->severity, a->severity);
    if (order == 0)
        order = bytes_compare(a->rule, b->rule);
    if (order == 0)
        order = bytes_compare(a->member, b->member);
    if (order == 0)
        order = (a->finding->inside != NO_MEMBER) - (b->finding->inside != NO_MEMBER);
    if (order == 0)
        order = bytes_compare(a->inner, b->inner);
    if (order == 0)
        order = compare_numbers(at->line, bt->line);
    if (order == 0)
        order = compare_numbers(at->has_offset ? at->offset : 0, bt->has_offset ? bt->offset : 0);
    if (order == 0)
        order = compare_arguments(a->finding, b->finding);
    if (order == 0)
        order = compare_numbers(a->finding->sequence, b->finding->sequence);
    return order;
}

static enum status sort_findings(const struct judging *judging, struct judgement *judgement)
{
    const struct findings *found = judging->found;
    struct arena_mark mark = arena_mark(judging->scratch);
    struct ranked *ranked = arena_new(judging->scratch, struct ranked, found->count);
    judgement->sorted = arena_new(judging->keep, const struct finding *, found->count);
    judgement->count = found->count;
    if (ranked == NULL || judgement->sorted == NULL)
        return STATUS_NO_MEMORY;
    for (size_t i = 0; i < found->count; i++) {
        const struct finding *finding = &found->items[i];
        ranked[i] = (struct ranked){.finding = finding,
                                    .severity = judging->policy->severity[finding->rule],
                                    .rule = bytes_of(rule_info(finding->rule)->name)};
        bool is_inside = finding->inside != NO_MEMBER;
        ranked[i].member = member_name(judging->bundle, is_inside ? finding->inside : finding->place.member);
        if (is_inside)
            ranked[i].inner = member_name(bundle_of(judging, finding), finding->place.member);
    }
    if (found->count > 0)
        qsort(ranked, found->count, sizeof *ranked, by_rank);
    for (size_t i = 0; i < found->count; i++)
        judgement->sorted[i] = ranked[i].finding;
    arena_rewind(judging->scratch, mark);
    return STATUS_OK;
}

static bool fails(const struct judging *judging, const struct totals *totals)
{
    uint64_t counted = 0;
    if (judging->options->never_fails)
        return false;
    for (unsigned severity = judging->options->fail_on; severity <= SEVERITY_ERROR; severity++)
        counted += totals->severities[severity];
    return counted > 0;
}

enum status reach_verdict(const struct judging *judging, struct judgement *judgement)
{
    struct totals *totals = &judgement->totals;
    *judgement = (struct judgement){0};
    for (unsigned rule = 0; rule < RULE_COUNT; rule++) {
        const struct check *check = &judging->found->checks[rule];
        totals->checks[check_state_of(check)]++;
        totals->severities[judging->policy->severity[rule]] += check->found;
        if (rule_info((enum rule)rule)->effect == EFFECT_UNJUDGED)
            totals->unjudged += check->found;
    }
    judgement->verdict = fails(judging, totals) ? VERDICT_FAIL : VERDICT_PASS;
    if (totals->unjudged > 0)
        judgement->verdict = VERDICT_ERROR;
    return sort_findings(judging, judgement);
}
