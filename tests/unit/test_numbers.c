/* Numbers that documents give as results, and where artifacts hold them. */
#include "parse/evidence/numbers.h"
#include "parsing.h"

static struct fixture fixture;

static void start_over(void)
{
    fixture_end(&fixture);
    fixture_start(&fixture);
}

static struct decimal decimal(const char *text)
{
    struct decimal value;
    CHECK(decimal_parse(bytes_of(text), &value));
    return value;
}

static bool is_decimal(const char *text, bool is_negative, uint64_t units, uint8_t places)
{
    struct decimal value = decimal(text);
    return value.is_negative == is_negative && value.units == units && value.places == places;
}

TEST(decimals_are_integers_with_places)
{
    struct decimal value;
    CHECK(is_decimal("0.2614", false, 2614, 4));
    CHECK(is_decimal("-12.50", true, 1250, 2));
    CHECK(is_decimal("+17", false, 17, 0));
    CHECK(is_decimal("2.614e-01", false, 2614, 4));
    CHECK(is_decimal("1.5E2", false, 150, 0));
    CHECK(is_decimal("0.123456789012345678901", false, 123456789012345678, 18));
    CHECK(!decimal_parse(BYTES("1.2.3"), &value) && !decimal_parse(BYTES("abc"), &value));
    CHECK(!decimal_parse(BYTES(""), &value) && !decimal_parse(BYTES("."), &value) && !decimal_parse(BYTES("-"), &value));
    CHECK(!decimal_parse(BYTES("99999999999999999999999"), &value) && !decimal_parse(BYTES("1e99"), &value));
}

TEST(rounding_is_exact_and_a_tie_goes_either_way)
{
    CHECK(decimal_rounds_to(decimal("0.26143729"), decimal("0.2614")));
    CHECK(decimal_rounds_to(decimal("0.26135"), decimal("0.2614")) && decimal_rounds_to(decimal("0.26135"), decimal("0.2613")));
    CHECK(!decimal_rounds_to(decimal("0.26134999"), decimal("0.2614")));
    CHECK(decimal_rounds_to(decimal("0.258"), decimal("0.2580")));
    CHECK(decimal_rounds_to(decimal("0.99996"), decimal("1.0000")));
    CHECK(!decimal_rounds_to(decimal("-0.2614"), decimal("0.2614")));
    CHECK(decimal_rounds_to(decimal("-0.00001"), decimal("0.000")));
}

static struct stated_numbers numbers;

static bool states(const char *text, size_t count)
{
    start_over();
    numbers = (struct stated_numbers){0};
    stated_numbers_find(&numbers, bytes_of(text), (struct number_reading){0, UINT64_MAX, &fixture.arena});
    if (numbers.count != count)
        printf("# %s: %zu\n", text, numbers.count);
    return numbers.count == count;
}

TEST(scores_in_running_text_are_found)
{
    REQUIRE(states("- [x] Train gru \xE2\x80\x94 Val avg 0.2614 / 0.2608 (t0: 0.3912, t1: -0.1316), epoch 7\n", 4));
    CHECK(bytes_is(numbers.items[0].text, "0.2614") && numbers.items[0].line == 1);
    CHECK(bytes_is(numbers.items[1].text, "0.2608"));
    CHECK(bytes_is(numbers.items[2].name, "t0") && bytes_is(numbers.items[3].text, "-0.1316"));
    CHECK(states("scores: 0.2581/0.2646/0.2641\n", 3));
    CHECK(states("(**0.2674 BEST**), LB **0.2580**.\n", 2));
}

TEST(other_numbers_are_no_scores)
{
    CHECK(states("0.25, 97.53, 12 and 338/4598\n", 0));
    CHECK(states("version 1.2.345, v0.461, numpy-1.265, 2025.123.4, 10.000.001\n", 0));
    CHECK(states("a/0.2614 x0.2614 0.2614x $0.2614 #0.261 97.531% \n", 0));
    CHECK(states("```\n0.2614\n```\n", 0));
    CHECK(states("", 0));
}

static struct stated_averages averages;

static size_t averages_in(const char *text)
{
    start_over();
    averages = (struct stated_averages){0};
    stated_averages_find(&averages, bytes_of(text), (struct number_reading){0, UINT64_MAX, &fixture.arena});
    return averages.count;
}

TEST(averages_are_recomputed_in_integers)
{
    REQUIRE(averages_in("Val avg 0.2578 (t0: 0.3869, t1: 0.1286)\n") == 1); /* a tie: 0.25775 */
    CHECK(averages.items[0].holds && bytes_is(averages.items[0].text, "0.2578"));
    REQUIRE(averages_in("Val avg 0.2577 (t0: 0.3869, t1: 0.1286)\n") == 1 && averages.items[0].holds);
    REQUIRE(averages_in("Val avg 0.2614 / 0.2608 (t0: 0.3912, t1: 0.1316)\n") == 1 && averages.items[0].holds);
    REQUIRE(averages_in("mean: 0.2590 (a: 0.3869, b: 0.1286)\n") == 1);
    CHECK(!averages.items[0].holds);
    CHECK(averages_in("avg 0.2578 (t0: 0.3869, best of 5)\n") == 0);
    CHECK(averages_in("avg 0.2578 (t0: 0.3869)\n") == 0);
    CHECK(averages_in("avg 0.2578\n") == 0);
    CHECK(averages_in("avg 0.2578 (t0: 0.38, t1: 0.1286)\n") == 0);
}

static struct wanted_numbers wanted;

static void want(const char *const *texts, size_t count)
{
    start_over();
    wanted = (struct wanted_numbers){0};
    for (size_t i = 0; i < count; i++)
        wanted_numbers_add(&wanted, decimal(texts[i]), &fixture.arena);
    wanted_numbers_sort(&wanted);
}

static uint32_t line_of(const char *text)
{
    const struct wanted_number *found = wanted_number_find(&wanted, decimal(text));
    return found == NULL || found->member == NO_MEMBER ? 0 : found->line;
}

TEST(numbers_that_are_marked_as_the_best_are_found)
{
    struct stated_bests bests = {0};
    fixture_end(&fixture);
    fixture_start(&fixture);
    stated_bests_find(&bests,
                      BYTES("- a: avg 0.2614 / 0.2608 (t: 0.1) **BEST**\n- b (0.2660), c (**0.2674 BEST**)\n"
                            "- the **best** is 0.300, BEST of all 0.300, **NOBEST** 0.300 NOBEST**\n- **BEST** of none\n"
                            "```\n0.2614 **BEST**\n```\nBEST** 0.2614\n"),
                      (struct number_reading){0, UINT64_MAX, &fixture.arena});
    REQUIRE(bests.count == 2);
    CHECK(bytes_is(bests.items[0].text, "0.2614") && bests.items[0].line == 1);
    CHECK(bytes_is(bests.items[1].text, "0.2674") && bests.items[1].line == 2);
    CHECK(!decimal_equal(bests.items[0].value, bests.items[1].value));
    struct decimal longer = {.units = 261400, .places = 6};
    CHECK(decimal_equal(bests.items[0].value, longer) && !decimal_equal((struct decimal){true, 261400, 6}, longer));
}

TEST(artifacts_are_searched_piece_by_piece)
{
    static const char *const texts[] = {"0.2614", "0.2674", "0.2614", "0.1235", "0.258"};
    const char *artifact = "{\"score\": 0.26143729,\n \"t1\":\"0.12345\"}\nrun_0.2674,2.58e-1\nabc0.2674 1.0.2674";
    for (size_t size = 1; size < 20; size++) {
        want(texts, 5);
        CHECK(wanted.count == 4);
        struct number_search search = {.wanted = &wanted, .member = 3, .line = 1};
        for (struct bytes rest = bytes_of(artifact); rest.size > 0; rest = bytes_after(rest, size))
            number_search_piece(&search, bytes_first(rest, size));
        number_search_end(&search);
        CHECK(line_of("0.2614") == 1 && line_of("0.1235") == 2 && line_of("0.258") == 3 && line_of("0.2674") == 0);
        CHECK(search.seen == 3);
    }
}

TEST(the_first_place_in_the_archive_is_kept)
{
    static const char *const texts[] = {"0.2614"};
    want(texts, 1);
    for (uint32_t member = 5; member > 2; member--) {
        struct number_search search = {.wanted = &wanted, .member = member, .line = 1};
        number_search_piece(&search, BYTES("\n0.2614\n0.2614"));
        number_search_end(&search);
    }
    CHECK(wanted.items[0].member == 3 && wanted.items[0].line == 2);
}

static void parse_any(struct bytes text, struct arena *arena)
{
    struct stated_numbers found = {0};
    struct stated_averages means = {0};
    stated_numbers_find(&found, text, (struct number_reading){0, UINT64_MAX, arena});
    stated_averages_find(&means, text, (struct number_reading){0, UINT64_MAX, arena});
}

TEST(every_truncation_is_read)
{
    const char *text = "avg 0.2578 / 0.25791 (t0: 0.3869, t1: -0.1286)\n1.23456e-7 0.123456789012345678901234567890\n";
    try_truncations(text, parse_any);
    try_starving(text, 4096, parse_any);
}

int main(void)
{
    fixture_start(&fixture);
    RUN(decimals_are_integers_with_places);
    RUN(rounding_is_exact_and_a_tie_goes_either_way);
    RUN(scores_in_running_text_are_found);
    RUN(other_numbers_are_no_scores);
    RUN(averages_are_recomputed_in_integers);
    RUN(numbers_that_are_marked_as_the_best_are_found);
    RUN(artifacts_are_searched_piece_by_piece);
    RUN(the_first_place_in_the_archive_is_kept);
    RUN(every_truncation_is_read);
    arena_release(&fixture.arena);
    return check_finish();
}
