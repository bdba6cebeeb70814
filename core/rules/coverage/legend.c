/* What the states, columns and reasons mean, for people: every front shows these words. */
#include "rules/coverage/coverage.h"

const struct legend_entry *coverage_state_legend(enum coverage_state state)
{
    static const struct legend_entry entries[] = {
        [COVERAGE_NOT_APPLICABLE] = {"asks for nothing that has to be shown here", GRADE_ASIDE, false},
        [COVERAGE_ORPHANED] = {"evidence of nothing that a ticket here asks for", GRADE_OPEN, true},
        [COVERAGE_WAIVED] = {"left out, for a stated reason", GRADE_ASIDE, false},
        [COVERAGE_UNDECIDABLE] = {"only a person can tell", GRADE_PERSON, false},
        [COVERAGE_VERIFIED] = {"held against bytes of this bundle, and it is so", GRADE_SHOWN, false},
        [COVERAGE_EVIDENCED] = {"the bundle shows it by its own word", GRADE_TOLD, false},
        [COVERAGE_CLAIMED] = {"said to be done, in a bundle that is not about it", GRADE_TOLD, true},
        [COVERAGE_DEFINED] = {"asked for, not said to be done, and nothing shows it", GRADE_OPEN, true},
        [COVERAGE_PARTIAL] = {"some of what it names is shown, some is not", GRADE_OPEN, true},
        [COVERAGE_SUSPECT] = {"its evidence is of another state of the work", GRADE_OPEN, true},
        [COVERAGE_MISSING] = {"said to be done, and nothing shows it", GRADE_AGAINST, true},
        [COVERAGE_CONTRADICTED] = {"the bundle shows the opposite", GRADE_AGAINST, true},
    };
    return &entries[state];
}

const struct legend_entry *change_reason_legend(enum change_reason reason)
{
    static const struct legend_entry entries[] = {
        [CHANGE_REQUESTED] = {"a ticket under review asks for it", GRADE_SHOWN, false},
        [CHANGE_OTHER_TICKET] = {"only another ticket asks for it", GRADE_OPEN, true},
        [CHANGE_RUN_LOG] = {"the log of a run", GRADE_ASIDE, false},
        [CHANGE_LIVING_DOCUMENT] = {"progress, state of the project, changelog", GRADE_ASIDE, false},
        [CHANGE_BOOKKEEPING] = {"tickets, reviews and the files of the tools themselves", GRADE_ASIDE, false},
        [CHANGE_GENERATED] = {"made by a tool: lock files, built output", GRADE_ASIDE, false},
        [CHANGE_UNDECIDABLE] = {"the ticket names no files, so a person has to tell", GRADE_PERSON, false},
        [CHANGE_UNREQUESTED] = {"nothing asks for it", GRADE_OPEN, true},
    };
    return &entries[reason];
}

const char *coverage_column_means(enum coverage_column column)
{
    static const char *const means[] = {
        [COLUMN_FILES] = "files to be changed",
        [COLUMN_TESTS] = "tests to be run",
        [COLUMN_ARTIFACTS] = "what has to be left behind",
        [COLUMN_CRITERIA] = "what has to be true in the end",
        [COLUMN_DOCUMENTS] = "documents to be updated",
        [COLUMN_TASKS] = "tasks and boxes to be ticked",
        [COLUMN_CLOSING] = "lines to be filled in at the end",
        [COLUMN_DEPENDENCIES] = "other tickets that come first",
        [COLUMN_REVIEW] = "what the latest review says",
    };
    return means[column];
}

const char *coverage_grade_name(enum coverage_grade grade)
{
    static const char *const names[] = {
        [GRADE_ASIDE] = "aside", [GRADE_PERSON] = "person", [GRADE_SHOWN] = "shown",
        [GRADE_TOLD] = "told",   [GRADE_OPEN] = "open",     [GRADE_AGAINST] = "against",
    };
    return names[grade];
}
