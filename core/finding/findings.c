#include "finding/findings.h"

#include <string.h>

struct place place_nowhere(void)
{
    return (struct place){.member = NO_MEMBER};
}

struct place place_member(uint32_t member)
{
    return (struct place){.member = member};
}

struct place place_line(uint32_t member, uint32_t line)
{
    return (struct place){.member = member, .line = line};
}

struct place place_offset(uint64_t offset)
{
    return (struct place){.member = NO_MEMBER, .has_offset = true, .offset = offset};
}

struct place place_member_offset(uint32_t member, uint64_t offset)
{
    return (struct place){.member = member, .has_offset = true, .offset = offset};
}

struct argument with_text(const char *name, struct bytes text)
{
    return (struct argument){.kind = ARGUMENT_TEXT, .name = name, .text = text};
}

struct argument with_word(const char *name, const char *word)
{
    return with_text(name, bytes_of(word));
}

struct argument with_number(const char *name, uint64_t number)
{
    return (struct argument){.kind = ARGUMENT_NUMBER, .name = name, .number = number};
}

struct argument with_size(const char *name, uint64_t size)
{
    return (struct argument){.kind = ARGUMENT_SIZE, .name = name, .number = size};
}

void findings_init(struct findings *found, struct arena *arena)
{
    memset(found, 0, sizeof *found);
    found->arena = arena;
    found->inside = NO_MEMBER;
}

void findings_checked(struct findings *found, enum rule rule, uint64_t population)
{
    if (found == NULL || found->muted[rule])
        return;
    found->checks[rule].applied = true;
    found->checks[rule].population += population;
}

uint64_t findings_total(const struct findings *found)
{
    uint64_t total = 0;
    for (size_t rule = 0; rule < RULE_COUNT; rule++)
        total += found->checks[rule].found;
    return total;
}

void findings_count_more(struct findings *found, enum rule rule, uint64_t count)
{
    if (found != NULL && !found->muted[rule])
        found->checks[rule].found += count;
}

void findings_add(struct findings *found, enum rule rule, struct place place, const struct argument *arguments)
{
    if (found == NULL || found->muted[rule])
        return;
    struct check *check = &found->checks[rule];
    check->applied = true;
    check->found++;
    if (check->found > STORED_A_RULE_MAX)
        return;
    struct finding *finding = arena_push(found->arena, found, struct finding);
    if (finding == NULL)
        return; /* the budget notes it; the review ends without a verdict */
    finding->rule = rule;
    finding->place = place;
    finding->inside = found->inside;
    memcpy(finding->arguments, arguments, sizeof finding->arguments);
    finding->sequence = (uint32_t)found->count;
}

void findings_add_limit(struct findings *found, enum rule rule, struct place place, const struct limits *limits,
                        enum limit limit, const char *what, uint64_t value)
{
    const struct limit_info *info = limit_info(limit);
    struct argument (*with)(const char *, uint64_t) = info->is_count ? with_number : with_size;
    findings_add(found, rule, place,
                 ARGUMENTS(with_word("what", what), with("found", value), with_word("name", info->name),
                           with("limit", limits->of[limit])));
}
