/* Keys and names of tests that tickets name, and texts that have them. */
#include "parse/evidence/keys.h"
#include "parse/evidence/test_names.h"
#include "parsing.h"

#include <stdio.h>

static struct fixture fixture;
static struct bytes key, value;

static bool is_key(const char *code, const char *name, const char *said)
{
    return key_of_code(bytes_of(code), &key, &value) && bytes_is(key, name) && bytes_is(value, said);
}

TEST(keys_stand_alone_or_with_a_plain_value)
{
    CHECK(is_key("max_retries: 3", "max_retries", "3"));
    CHECK(is_key("\"schema_version\": 2,", "schema_version", "2"));
    CHECK(is_key("mode = 'slow and safe'", "mode", "slow and safe"));
    CHECK(is_key("config_sha256", "config_sha256", ""));
    CHECK(is_key("\"name\"", "name", ""));
}

TEST(other_code_is_no_key)
{
    static const char *const others[] = {"make test", "retries",    "tests/a_b.py", "a.b_c",  "f(x_y)",         "http://a_b",
                                         "a::b",      "x == 3",     "a: [1, 2]",    "a: b c", "if a_b: return", "",
                                         "\"open",    "key: \"a\"b", "9a: 3",       "a:"};
    for (size_t i = 0; i < sizeof others / sizeof others[0]; i++)
        CHECK(!key_of_code(bytes_of(others[i]), &key, &value));
}

static bool is_at(struct key_place place, uint32_t line)
{
    return place.member == 3 && place.line == line;
}

static const struct wanted_key *look(struct wanted_keys *wanted, struct bytes text, size_t piece)
{
    struct key_search search = {.wanted = wanted, .member = 3, .line = 1};
    for (struct bytes rest = text; rest.size > 0; rest = bytes_after(rest, piece))
        key_search_piece(&search, bytes_first(rest, piece));
    key_search_end(&search);
    wanted_keys_settle(wanted);
    return wanted->items;
}

TEST(texts_are_searched_piece_by_piece)
{
    struct bytes text = BYTES("{\"max_retries\" : 3,\n 'mode': \"a b\", max_retries_too: 9,\nmax_retries = 4\nmode: {}\nlast=1");
    for (size_t piece = 1; piece <= text.size; piece++) {
        struct wanted_keys wanted = {0};
        wanted_keys_add(&wanted, BYTES("max_retries"), BYTES("4"), &fixture.arena);
        wanted_keys_add(&wanted, BYTES("max_retries"), BYTES("4"), &fixture.arena);
        wanted_keys_add(&wanted, BYTES("mode"), BYTES("a b"), &fixture.arena);
        wanted_keys_add(&wanted, BYTES("last"), BYTES("1"), &fixture.arena);
        wanted_keys_add(&wanted, BYTES("a"), BYTES(""), &fixture.arena);
        wanted_keys_sort(&wanted);
        REQUIRE(wanted.count == 4);
        look(&wanted, text, piece);
        const struct wanted_key *retries = wanted_key_find(&wanted, BYTES("max_retries"), BYTES("4"));
        REQUIRE(retries != NULL);
        CHECK(is_at(retries->place, 3) && is_at(retries->other, 1));
        const struct wanted_key *mode = wanted_key_find(&wanted, BYTES("mode"), BYTES("a b"));
        CHECK(is_at(mode->place, 2) && is_at(mode->other, 4));
        CHECK(wanted_key_find(&wanted, BYTES("last"), BYTES("1"))->place.line == 5);
        CHECK(wanted_key_find(&wanted, BYTES("a"), BYTES(""))->place.member == NO_MEMBER);
        CHECK(wanted_key_find(&wanted, BYTES("mode"), BYTES("b")) == NULL);
    }
}

TEST(long_keys_and_values_are_none_that_is_wanted)
{
    enum { LONG = 3 * VALUE_SIZE_MAX };
    uint8_t text[LONG + 8] = "key: ";
    struct wanted_keys wanted = {0};
    for (size_t i = 5; i < LONG; i++)
        text[i] = 'a';
    wanted_keys_add(&wanted, BYTES("key"), (struct bytes){text + 5, VALUE_SIZE_MAX}, &fixture.arena);
    wanted_keys_sort(&wanted);
    const struct wanted_key *found = look(&wanted, (struct bytes){text, LONG}, 7);
    CHECK(found->place.member == NO_MEMBER && is_at(found->other, 1));
    text[0] = 'a';
    text[3] = 'a';
    text[4] = 'a';
    text[LONG] = ':';
    text[LONG + 1] = '1';
    CHECK(look(&wanted, (struct bytes){text, LONG + 2}, LONG)->other.line == 1);
}

/* Line 1 to NAMED, and the last one, have what is named; line NAMED + 1 has "limit: other". */
TEST(of_many_values_of_a_key_each_is_told_from_the_others)
{
    enum { NAMED = 1000 };
    char values[NAMED][8], text[NAMED * 16 + 64];
    size_t size = 0;
    struct wanted_keys wanted = {0};
    for (size_t i = 0; i < NAMED; i++) {
        struct bytes said = {(const uint8_t *)values[i], (size_t)snprintf(values[i], sizeof values[i], "v%zu", i)};
        size += (size_t)snprintf(text + size, sizeof text - size, "limit: v%zu\n", i);
        wanted_keys_add(&wanted, BYTES("limit"), said, &fixture.arena);
    }
    size += (size_t)snprintf(text + size, sizeof text - size, "limit: other\nlimit: v0\n");
    wanted_keys_add(&wanted, BYTES("limit"), BYTES(""), &fixture.arena);
    wanted_keys_add(&wanted, BYTES("limit"), BYTES("absent"), &fixture.arena);
    wanted_keys_sort(&wanted);
    look(&wanted, (struct bytes){(const uint8_t *)text, size}, size);
    for (size_t i = 0; i < NAMED; i++) {
        const struct wanted_key *found = wanted_key_find(&wanted, BYTES("limit"), bytes_of(values[i]));
        REQUIRE(found != NULL);
        CHECK(is_at(found->place, (uint32_t)i + 1) && is_at(found->other, i == 0 ? 2 : 1));
    }
    const struct wanted_key *absent = wanted_key_find(&wanted, BYTES("limit"), BYTES("absent"));
    CHECK(absent->place.member == NO_MEMBER && is_at(absent->other, 1));
    const struct wanted_key *alone = wanted_key_find(&wanted, BYTES("limit"), BYTES(""));
    CHECK(is_at(alone->place, 1) && alone->other.member == NO_MEMBER);
}

TEST(a_value_that_is_not_named_is_another_one_for_all)
{
    struct wanted_keys wanted = {0};
    wanted_keys_add(&wanted, BYTES("limit"), BYTES("3"), &fixture.arena);
    wanted_keys_add(&wanted, BYTES("limit"), BYTES("4"), &fixture.arena);
    wanted_keys_sort(&wanted);
    look(&wanted, BYTES("\nlimit:\nlimit: 4\nlimit: 5"), 64);
    CHECK(is_at(wanted.items[0].other, 2) && wanted.items[0].place.member == NO_MEMBER);
    CHECK(is_at(wanted.items[1].other, 2) && is_at(wanted.items[1].place, 3));
}

TEST(lines_of_code_begin_tests)
{
    CHECK(bytes_is(test_begun_by(BYTES("    async def test_save(self):")), "test_save"));
    CHECK(bytes_is(test_begun_by(BYTES("func TestSave(t *testing.T) {")), "TestSave"));
    CHECK(bytes_is(test_begun_by(BYTES("  it('keeps \\'all\\' of it', () => {")), "keeps \\'all\\' of it"));
    CHECK(bytes_is(test_begun_by(BYTES("test(\"saves\", async () => {")), "saves"));
    CHECK(bytes_is(test_begun_by(BYTES("TEST_F(Store, saves)")), "saves"));
    CHECK(bytes_is(test_begun_by(BYTES("TEST_CASE(\"a store saves\", \"[io]\")")), "a store saves"));
    CHECK(bytes_is(test_begun_by(BYTES("TEST(saves)")), "saves"));
    CHECK(test_begun_by(BYTES("it(name)")).size == 0 && test_begun_by(BYTES("x = test_save()")).size == 0);
    CHECK(test_begun_by(BYTES("TEST(")).size == 0 && test_begun_by(BYTES("it('")).size == 0);
}

int main(void)
{
    fixture_start(&fixture);
    RUN(keys_stand_alone_or_with_a_plain_value);
    RUN(other_code_is_no_key);
    RUN(texts_are_searched_piece_by_piece);
    RUN(long_keys_and_values_are_none_that_is_wanted);
    RUN(of_many_values_of_a_key_each_is_told_from_the_others);
    RUN(a_value_that_is_not_named_is_another_one_for_all);
    RUN(lines_of_code_begin_tests);
    arena_release(&fixture.arena);
    return check_finish();
}
