/* The first byte says what the rest is read as: a transcript, a review in Markdown, or a report of tests, commands, numbers. */
#include <assert.h>

#include "parse/evidence/command_log.h"
#include "parse/evidence/keys.h"
#include "parse/evidence/numbers.h"
#include "parse/evidence/review.h"
#include "parse/evidence/test_report.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static void (*const parsers[])(struct report_reading *, struct bytes) = {junit_parse, pytest_parse, ctest_parse,
                                                                        go_test_parse, tap_parse};
enum { PARSERS = sizeof parsers / sizeof parsers[0] };

static void check_report(const struct test_report *report)
{
    const struct test_counts *counted = &report->counted;
    assert(counted->tests == counted->passed + counted->failed + counted->errors + counted->skipped);
    uint64_t cases = report->cases.count + report->cases_beyond; /* subtests are not counted */
    assert(cases == counted->tests || (report->format == REPORT_TAP && cases > counted->tests));
    assert(report->is_broken == (report->problem != NULL));
    report_is_empty(report);
    report_has_failed(report);
}

static void check_review(const struct review *review, struct bytes text)
{
    assert(review->first.verdict == REVIEW_NONE || review->first.line > 0);
    assert(review->last.verdict == REVIEW_NONE || review->last.line >= review->first.line);
    assert(!review->has_patch || review->patch_first_line <= review->patch_last_line + 1);
    assert(review->model.text.size <= text.size);
}

static void read_reports(void (*parse)(struct report_reading *, struct bytes), struct bytes text, struct arena *keep,
                         struct arena *scratch)
{
    struct test_reports reports = {0};
    struct report_reading reading = {.reports = &reports, .keep = keep, .scratch = scratch, .room = 100, .salt = 7};
    parse(&reading, text);
    for (size_t i = 0; i < reports.count && !keep->memory->exhausted; i++)
        check_report(&reports.items[i]);
}

static void read_commands(struct bytes text, struct arena *keep, struct arena *scratch)
{
    struct shown_commands shown;
    struct session_log log = {0};
    shown_commands_find(&shown, text, false, keep);
    for (size_t i = 0; i < shown.count; i++)
        assert(shown.items[i].text.size > 0 && shown.items[i].line > 0);
    command_lines_find(&shown, text, keep);
    session_commands_find(&shown, &log, text, keep, scratch);
    assert((log.broken_count > 0) == (log.problem != NULL));
    for (size_t i = 0; i < shown.count; i++)
        assert((shown.items[i].outcome == OUTCOME_UNKNOWN) == (shown.items[i].outcome_line == 0));
}

/* The first line is what is wanted, the text is where it is looked for. */
static void read_keys(struct bytes text, struct arena *keep)
{
    struct wanted_keys wanted = {0};
    struct bytes rest = text, key, value;
    if (key_of_code(bytes_cut(&rest, '\n'), &key, &value))
        wanted_keys_add(&wanted, key, value, keep);
    struct key_search search = {.wanted = &wanted, .line = 1};
    key_search_piece(&search, text);
    key_search_end(&search);
    assert(search.key_size <= KEY_SIZE_MAX + 1 && search.value_size <= VALUE_SIZE_MAX + 1);
}

static void read_numbers(struct bytes text, struct arena *keep)
{
    struct stated_numbers numbers = {0};
    struct stated_averages averages = {0};
    struct stated_bests bests = {0};
    struct wanted_numbers wanted = {0};
    stated_numbers_find(&numbers, text, (struct number_reading){0, UINT64_MAX, keep});
    stated_averages_find(&averages, text, (struct number_reading){0, UINT64_MAX, keep});
    stated_bests_find(&bests, text, (struct number_reading){0, 3, keep});
    assert(bests.count <= 3 && decimal_equal((struct decimal){.units = 10, .places = 1}, (struct decimal){.units = 1}));
    for (size_t i = 0; i < numbers.count; i++)
        wanted_numbers_add(&wanted, numbers.items[i].value, keep);
    wanted_numbers_sort(&wanted);
    struct number_search search = {.wanted = &wanted, .line = 1};
    number_search_piece(&search, text);
    number_search_end(&search);
    for (size_t i = 0; i < numbers.count && !keep->memory->exhausted; i++)
        assert(wanted_number_find(&wanted, numbers.items[i].value) != NULL);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    struct memory memory = {.limit = (size_t)128 << 20};
    struct arena keep = {.memory = &memory}, scratch = {.memory = &memory};
    unsigned kind = size == 0 ? 0 : data[0] % (PARSERS + 4);
    struct bytes text = bytes_after((struct bytes){data, size}, 1);
    struct review review = {0};
    struct exec_blocks execs;
    if (kind < PARSERS) {
        read_reports(parsers[kind], text, &keep, &scratch);
    } else if (kind == PARSERS) {
        transcript_parse(&review, &execs, BYTES("20260105T104100Z_x-1.txt"), text, &keep, &scratch);
        check_review(&review, text);
    } else if (kind == PARSERS + 2) {
        read_commands(text, &keep, &scratch);
    } else if (kind == PARSERS + 3) {
        read_numbers(text, &keep);
        read_keys(text, &keep);
    } else {
        review_document_parse(&review, BYTES("x.md"), text);
        check_review(&review, text);
    }
    arena_release(&scratch);
    arena_release(&keep);
    assert(memory.used == 0);
    return 0;
}
