#include "check.h"

#include "parse/timestamp.h"

#include <string.h>

static const int64_t nothing = INT64_MIN;

static int64_t iso(const char *text)
{
    int64_t seconds;
    return timestamp_parse_iso(bytes_of(text), &seconds) ? seconds : nothing;
}

static int64_t git(const char *text)
{
    int64_t seconds;
    return timestamp_parse_git(bytes_of(text), &seconds) ? seconds : nothing;
}

/* What is found in a name, as text; "" when nothing is. */
static const char *found_in(const char *name)
{
    static char text[TIMESTAMP_TEXT_SIZE + 1];
    int64_t seconds;
    struct bytes stamp;
    if (!timestamp_find_in_name(bytes_of(name), &seconds, &stamp))
        return "";
    timestamp_to_text(seconds, text);
    return text;
}

static bool shown_as(int64_t seconds, const char *expected)
{
    char text[TIMESTAMP_TEXT_SIZE];
    timestamp_to_text(seconds, text);
    return memcmp(text, expected, TIMESTAMP_TEXT_SIZE) == 0;
}

TEST(rfc_3339_times_are_read)
{
    CHECK(iso("1970-01-01T00:00:00Z") == 0);
    CHECK(iso("2025-12-25T21:51:19Z") == 1766699479);
    CHECK(iso("2025-12-25t21:51:19z") == 1766699479);
    CHECK(iso("2025-12-25T16:51:19-05:00") == 1766699479);
    CHECK(iso("2025-12-25T21:51:19+00:00") == 1766699479);
    CHECK(iso("2025-12-26T03:21:19+05:30") == 1766699479);
    CHECK(iso("1969-12-31T23:59:59Z") == -1);
}

TEST(fractions_of_a_second_are_dropped)
{
    CHECK(iso("2025-12-25T21:51:19.999999Z") == 1766699479);
    CHECK(iso("2025-12-25T16:51:19.5-05:00") == 1766699479);
    CHECK(iso("2025-12-25T21:51:19.Z") == nothing);
}

TEST(git_iso_dates_with_blanks_are_read)
{
    CHECK(iso("2025-12-25 16:51:19 -0500") == 1766699479);
    CHECK(iso("2025-12-25 21:51:19Z") == 1766699479);
}

TEST(a_time_without_a_zone_is_refused)
{
    CHECK(iso("2025-12-25T21:51:19") == nothing);
    CHECK(iso("2025-12-25") == nothing);
    CHECK(iso("") == nothing);
}

TEST(times_that_no_clock_shows_are_refused)
{
    CHECK(iso("2025-02-29T00:00:00Z") == nothing);
    CHECK(iso("2024-02-29T00:00:00Z") != nothing);
    CHECK(iso("1900-02-29T00:00:00Z") == nothing);
    CHECK(iso("2000-02-29T00:00:00Z") != nothing);
    CHECK(iso("2025-13-01T00:00:00Z") == nothing);
    CHECK(iso("2025-00-01T00:00:00Z") == nothing);
    CHECK(iso("2025-04-31T00:00:00Z") == nothing);
    CHECK(iso("2025-01-01T24:00:00Z") == nothing);
    CHECK(iso("2025-01-01T00:60:00Z") == nothing);
    CHECK(iso("2025-01-01T00:00:61Z") == nothing);
    CHECK(iso("2025-01-01T00:00:00+24:00") == nothing);
    CHECK(iso("2025-01-01T00:00:00Z and more") == nothing);
}

TEST(a_leap_second_is_the_next_second)
{
    CHECK(iso("2016-12-31T23:59:60Z") == iso("2017-01-01T00:00:00Z"));
}

TEST(git_default_dates_are_read)
{
    CHECK(git("Thu Dec 25 16:51:19 2025 -0500") == 1766699479);
    CHECK(git("Sun Jan 25 20:27:53 2026 +0100") == 1769369273);
    CHECK(git("Thu Jan 1 00:00:00 1970 +0000") == 0);
    CHECK(git("Thu Dec 25 16:51:19 2025") == nothing);
    CHECK(git("Xxx Dec 25 16:51:19 2025 -0500") == nothing);
    CHECK(git("Thu Dez 25 16:51:19 2025 -0500") == nothing);
    CHECK(git("Thu Dec 32 16:51:19 2025 -0500") == nothing);
}

TEST(stamps_in_names_are_found)
{
    CHECK(strcmp(found_in("2025-12-25T21-43-58Z_ticket-04.zip"), "2025-12-25T21:43:58Z") == 0);
    CHECK(strcmp(found_in("20260125T192827Z_ticket-08c.zip"), "2026-01-25T19:28:27Z") == 0);
    CHECK(strcmp(found_in("gpt_bundle_20260126_204751_T.zip"), "2026-01-26T20:47:51Z") == 0);
    CHECK(strcmp(found_in("20251017T021300Z"), "2025-10-17T02:13:00Z") == 0);
    CHECK(strcmp(found_in("run-20260126-204751"), "2026-01-26T20:47:51Z") == 0);
}

TEST(the_first_stamp_in_a_name_counts)
{
    int64_t seconds;
    struct bytes stamp;
    struct bytes name = BYTES("x_20260125T192827Z_20260125_201700_y.zip");
    CHECK(timestamp_find_in_name(name, &seconds, &stamp));
    CHECK(bytes_is(stamp, "20260125T192827Z"));
}

TEST(digits_that_are_no_stamp_are_none)
{
    CHECK(strcmp(found_in("20251226_HHMMSS_ticket-07"), "") == 0);
    CHECK(strcmp(found_in("120260126_204751"), "") == 0);
    CHECK(strcmp(found_in("20260126_2047512"), "") == 0);
    CHECK(strcmp(found_in("20261326_204751"), "") == 0);
    CHECK(strcmp(found_in("v0.4.0-public-release"), "") == 0);
    CHECK(strcmp(found_in(""), "") == 0);
}

TEST(seconds_are_shown_in_utc)
{
    CHECK(shown_as(0, "1970-01-01T00:00:00Z"));
    CHECK(shown_as(1766699479, "2025-12-25T21:51:19Z"));
    CHECK(shown_as(-1, "1969-12-31T23:59:59Z"));
    CHECK(shown_as(951782400, "2000-02-29T00:00:00Z"));
}

TEST(years_beyond_four_digits_are_clipped)
{
    CHECK(shown_as(INT64_MIN, "0000-01-01T00:00:00Z"));
    CHECK(shown_as(INT64_MAX, "9999-12-31T23:59:59Z"));
}

TEST(what_is_shown_reads_back_for_every_day_of_eight_centuries)
{
    char text[TIMESTAMP_TEXT_SIZE];
    int64_t seconds;
    bool all_same = true;
    for (int64_t day = -160000; day < 140000; day++) {
        int64_t moment = day * 86400 + (day % 86400 + 86400) % 86400;
        timestamp_to_text(moment, text);
        struct bytes slice = {(const uint8_t *)text, sizeof text};
        all_same = all_same && timestamp_parse_iso(slice, &seconds) && seconds == moment;
    }
    CHECK(all_same);
}

int main(void)
{
    RUN(rfc_3339_times_are_read);
    RUN(fractions_of_a_second_are_dropped);
    RUN(git_iso_dates_with_blanks_are_read);
    RUN(a_time_without_a_zone_is_refused);
    RUN(times_that_no_clock_shows_are_refused);
    RUN(a_leap_second_is_the_next_second);
    RUN(git_default_dates_are_read);
    RUN(stamps_in_names_are_found);
    RUN(the_first_stamp_in_a_name_counts);
    RUN(digits_that_are_no_stamp_are_none);
    RUN(seconds_are_shown_in_utc);
    RUN(years_beyond_four_digits_are_clipped);
    RUN(what_is_shown_reads_back_for_every_day_of_eight_centuries);
    return check_finish();
}
