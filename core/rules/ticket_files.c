/* What the readers of ticket formats stumbled over. */
#include "rules/judging.h"

static void say_problem(struct judging *judging, const struct ticket_document *document,
                        const struct ticket_problem *problem)
{
    struct place place = place_line(document->member, problem->line);
    place.column = problem->column;
    switch (problem->kind) {
    case PROBLEM_MARKER:
        findings_add(judging->found, RULE_TICKET_MARKER_UNKNOWN, place, ARGUMENTS(with_text("marker", problem->text)));
        break;
    case PROBLEM_CONFLICT:
        findings_add(judging->found, RULE_TICKET_MERGE_CONFLICT, place, NO_ARGUMENTS);
        break;
    case PROBLEM_JSON:
        findings_add(judging->found, RULE_TICKET_UNREADABLE, place,
                     ARGUMENTS(with_word("format", document->file.dialect), with_word("problem", problem->word)));
        break;
    case PROBLEM_VALUE:
        findings_add(judging->found, RULE_TICKET_VALUE_UNKNOWN, place,
                     ARGUMENTS(with_word("field", problem->word), with_text("value", problem->text)));
        break;
    case PROBLEM_CONTRADICTION:
        findings_add(judging->found, RULE_TICKET_FIELDS_CONTRADICT, place,
                     ARGUMENTS(with_text("ticket", problem->text), with_word("problem", problem->word)));
        break;
    case PROBLEM_QUESTION:
        findings_add(judging->found, RULE_TICKET_QUESTION_OPEN, place, ARGUMENTS(with_text("what", problem->text)));
        break;
    case PROBLEM_KIND_COUNT:
        break;
    }
}

static void count_population(struct judging *judging, const struct ticket_document *document)
{
    const struct ticket_file *file = &document->file;
    findings_checked(judging->found, RULE_TICKET_FORMAT_AMBIGUOUS, 1);
    if (ticket_format_syntax(document->format) == SYNTAX_JSON) {
        findings_checked(judging->found, RULE_TICKET_UNREADABLE, 1);
        findings_checked(judging->found, RULE_TICKET_VALUE_UNKNOWN, file->tickets.count);
        findings_checked(judging->found, RULE_TICKET_FIELDS_CONTRADICT, file->tickets.count);
    } else {
        findings_checked(judging->found, RULE_TICKET_MARKER_UNKNOWN, file->boxes);
        findings_checked(judging->found, RULE_TICKET_MERGE_CONFLICT, 1);
        findings_checked(judging->found, RULE_TICKET_QUESTION_OPEN, 1);
    }
}

void check_ticket_files(struct judging *judging)
{
    for (size_t i = 0; i < judging->dossier->tickets.count; i++) {
        const struct ticket_document *document = &judging->dossier->tickets.items[i];
        count_population(judging, document);
        if (document->file.other != NULL)
            findings_add(judging->found, RULE_TICKET_FORMAT_AMBIGUOUS, place_member(document->member),
                         ARGUMENTS(with_word("format", ticket_format_name(document->format)),
                                   with_word("other", document->file.other)));
        for (size_t k = 0; k < document->file.problems.count; k++)
            say_problem(judging, document, &document->file.problems.items[k]);
    }
}
