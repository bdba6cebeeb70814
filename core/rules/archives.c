/* Rules about archives in the bundle, and in the archives that were opened. */
#include "rules/judging.h"

static void check_name(struct judging *judging, const struct member *member, uint32_t index)
{
    bool may_be;
    enum archive_format named = archive_format_of_name(member->name, &may_be);
    if (named == member->archive || (may_be && member->archive == ARCHIVE_NONE))
        return;
    findings_add(judging->found, RULE_ZIP_NESTED_MISNAMED, place_member(index),
                 ARGUMENTS(with_word("format", archive_format_name(member->archive)),
                           with_word("named", archive_format_name(named))));
}

static void check_content(struct judging *judging, const struct bundle *bundle)
{
    for (uint32_t i = 0; i < bundle->member_count; i++) {
        const struct member *member = &bundle->members[i];
        if (!member->is_digested || member->role == ROLE_FOLDER)
            continue;
        findings_checked(judging->found, RULE_ZIP_NESTED_ARCHIVE, 1);
        findings_checked(judging->found, RULE_ZIP_NESTED_MISNAMED, 1);
        check_name(judging, member, i);
        if (member->archive != ARCHIVE_NONE)
            findings_add(judging->found, RULE_ZIP_NESTED_ARCHIVE, place_member(i),
                         ARGUMENTS(with_word("format", archive_format_name(member->archive))));
    }
}

/* The policy wants to know what is inside. A zip that stays shut is told of elsewhere: it is broken, or too large. */
static void check_opened(struct judging *judging)
{
    const struct bundle *bundle = judging->bundle;
    findings_checked(judging->found, RULE_ZIP_NESTED_UNOPENED, 0);
    for (uint32_t i = 0; i < bundle->member_count; i++) {
        enum archive_format archive = bundle->members[i].archive;
        if (archive == ARCHIVE_NONE)
            continue;
        findings_checked(judging->found, RULE_ZIP_NESTED_UNOPENED, 1);
        if (archive != ARCHIVE_ZIP)
            findings_add(judging->found, RULE_ZIP_NESTED_UNOPENED, place_member(i),
                         ARGUMENTS(with_word("format", archive_format_name(archive))));
    }
}

void check_archives(struct judging *judging)
{
    const struct bundle *bundle = judging->bundle;
    check_content(judging, bundle);
    if (judging->policy->opens_archives)
        check_opened(judging);
    for (uint32_t i = 0; i < bundle->member_count; i++) {
        if (bundle->members[i].inner == NULL)
            continue;
        judging->found->inside = i;
        check_content(judging, bundle->members[i].inner);
    }
    judging->found->inside = NO_MEMBER;
}
