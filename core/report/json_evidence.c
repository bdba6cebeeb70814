/* What the bundle has to show: reviews, and what says how tests came out. */
#include "parse/timestamp.h"
#include "report/json_sections.h"

static void write_said(struct json_writer *json, const char *key, const struct review_statement *said)
{
    if (said->verdict == REVIEW_NONE) {
        json_null(json, key);
        return;
    }
    json_open_object(json, key);
    json_word(json, "verdict", review_verdict_name(said->verdict));
    json_text(json, "text", said->text);
    json_number(json, "line", said->line);
    json_close_object(json);
}

static void write_seconds(struct json_writer *json, const char *key, bool is_known, int64_t seconds)
{
    char text[TIMESTAMP_TEXT_SIZE];
    timestamp_to_text(seconds, text);
    json_text_or_null(json, key, (struct bytes){(const uint8_t *)text, is_known ? sizeof text : 0});
}

static void write_quoted_patch(struct json_writer *json, const struct review *review)
{
    static const char *const states[] = {"not-compared", "equal", "part", "different"};
    uint64_t hunks = 0, added = 0, removed = 0;
    if (!review->has_patch) {
        json_null(json, "patch");
        return;
    }
    for (size_t i = 0; i < review->patch.files.count; i++) {
        hunks += review->patch.files.items[i].hunk_count;
        added += review->patch.files.items[i].added_lines;
        removed += review->patch.files.items[i].removed_lines;
    }
    json_open_object(json, "patch");
    json_number(json, "first_line", review->patch_first_line);
    json_number(json, "last_line", review->patch_last_line);
    json_number(json, "files", review->patch.files.count);
    json_number(json, "hunks", hunks);
    json_number(json, "added", added);
    json_number(json, "removed", removed);
    json_word(json, "compared", states[review->patch_state]);
    json_close_object(json);
}

static void write_review(struct json_writer *json, const struct review *review)
{
    json_open_object(json, NULL);
    json_number(json, "member", review->member);
    json_word(json, "form", review->form == REVIEW_TRANSCRIPT ? "transcript" : "document");
    write_said(json, "first", &review->first);
    write_said(json, "last", &review->last);
    json_text_or_null(json, "ticket", review->ticket.text);
    json_text_or_null(json, "version", review->version.text);
    json_text_or_null(json, "model", review->model.text);
    json_text_or_null(json, "approval", review->approval.text);
    json_text_or_null(json, "sandbox", review->sandbox.text);
    json_text_or_null(json, "session", review->session.text);
    write_seconds(json, "session_time", review->has_session_time, review->session_time_ms / 1000);
    write_seconds(json, "stamp", review->has_stamp, review->stamp);
    json_number_or_null(json, "tokens", review->has_tokens, review->tokens);
    write_quoted_patch(json, review);
    json_number(json, "nested_reviews", review->nested_reviews);
    json_close_object(json);
}

void json_write_reviews(struct json_writer *json, const struct evidence *evidence)
{
    json_open_array(json, "reviews");
    for (size_t i = 0; i < evidence->reviews.count; i++)
        write_review(json, &evidence->reviews.items[i]);
    json_close_array(json);
}

static void write_command(struct json_writer *json, const struct command_record *record)
{
    static const char *const sources[] = {"log", "tests", "transcript", "session"};
    json_open_object(json, NULL);
    json_word(json, "source", sources[record->source]);
    json_number(json, "member", record->member);
    json_number(json, "line", record->line);
    json_text(json, "command", record->command.text);
    json_bool(json, "quoted", record->is_quoted);
    json_word(json, "outcome", outcome_name(record->outcome));
    json_number_or_null(json, "outcome_line", record->outcome_line > 0, record->outcome_line);
    if (record->has_exit_code)
        json_signed(json, "exit_code", record->exit_code);
    else
        json_null(json, "exit_code");
    json_number(json, "failed_before", record->failed_before);
    json_close_object(json);
}

static void write_counts(struct json_writer *json, const char *key, const struct test_counts *counts, unsigned known)
{
    json_open_object(json, key);
    json_number_or_null(json, "tests", known & COUNT_TESTS, counts->tests);
    json_number_or_null(json, "passed", known & COUNT_PASSED, counts->passed);
    json_number_or_null(json, "failed", known & COUNT_FAILED, counts->failed);
    json_number_or_null(json, "errors", known & COUNT_ERRORS, counts->errors);
    json_number_or_null(json, "skipped", known & COUNT_SKIPPED, counts->skipped);
    json_close_object(json);
}

/* Cases that passed are as many as the counts say; the others have names worth reading. */
static void write_cases(struct json_writer *json, const struct test_report *report)
{
    json_open_array(json, "cases");
    for (size_t i = 0; i < report->cases.count; i++) {
        const struct test_case *found = &report->cases.items[i];
        if (found->outcome == CASE_PASSED)
            continue;
        json_open_object(json, NULL);
        json_text(json, "group", found->group);
        json_text(json, "name", found->name);
        json_word(json, "outcome", case_outcome_name(found->outcome));
        json_number(json, "line", found->line);
        json_close_object(json);
    }
    json_close_array(json);
}

static void write_report(struct json_writer *json, const struct test_report *report)
{
    enum { ALL = COUNT_TESTS | COUNT_PASSED | COUNT_FAILED | COUNT_ERRORS | COUNT_SKIPPED };
    json_open_object(json, NULL);
    json_number(json, "member", report->member);
    json_number(json, "line", report->line);
    json_word(json, "format", report_format_name(report->format));
    write_counts(json, "stated", &report->stated, report->states);
    write_counts(json, "counted", &report->counted, report->has_cases ? ALL : 0);
    json_word(json, "problem", report->problem);
    json_bool(json, "failed", report_has_failed(report));
    json_bool(json, "empty", report_is_empty(report));
    json_text_or_null(json, "commit", report->commit);
    write_cases(json, report);
    json_close_object(json);
}

static void write_number(struct json_writer *json, const struct stated_number *number)
{
    static const char *const states[] = {"found", "absent", "undecidable"};
    json_open_object(json, NULL);
    json_number(json, "member", number->member);
    json_number(json, "line", number->line);
    json_number(json, "column", number->column);
    json_text(json, "name", number->name);
    json_text(json, "text", number->text);
    json_word(json, "state", states[number->state]);
    if (number->state == NUMBER_FOUND) {
        json_open_object(json, "found");
        json_number(json, "member", number->found_member);
        json_number(json, "line", number->found_line);
        json_close_object(json);
    } else {
        json_null(json, "found");
    }
    json_close_object(json);
}

static void write_claim(struct json_writer *json, const struct claim *claim)
{
    json_open_object(json, NULL);
    json_number(json, "member", claim->member);
    json_number(json, "line", claim->line);
    json_text(json, "ticket", claim->ticket);
    json_text(json, "word", claim->word);
    json_close_object(json);
}

void json_write_statements(struct json_writer *json, const struct evidence *evidence)
{
    json_open_object(json, "statements");
    json_open_array(json, "claims");
    for (size_t i = 0; i < evidence->claims.count; i++)
        write_claim(json, &evidence->claims.items[i]);
    json_close_array(json);
    json_open_array(json, "numbers");
    for (size_t i = 0; i < evidence->numbers.count; i++)
        write_number(json, &evidence->numbers.items[i]);
    json_close_array(json);
    json_close_object(json);
}

void json_write_tests(struct json_writer *json, const struct evidence *evidence)
{
    json_open_object(json, "tests");
    json_open_array(json, "commands");
    for (size_t i = 0; i < evidence->commands.count; i++)
        write_command(json, &evidence->commands.items[i]);
    json_close_array(json);
    json_open_array(json, "reports");
    for (size_t i = 0; i < evidence->reports.count; i++)
        write_report(json, &evidence->reports.items[i]);
    json_close_array(json);
    json_close_object(json);
}
