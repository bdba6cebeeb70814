/* Keys and names of tests that tickets name, and texts that have them. */
#include "parse/evidence/keys.h"
#include "parse/evidence/test_names.h"
#include "parsing.h"

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

static const struct wanted_key *look(struct wanted_keys *wanted, struct bytes text, size_t piece)
{
    struct key_search search = {.wanted = wanted, .member = 3, .line = 1};
    for (struct bytes rest = text; rest.size > 0; rest = bytes_after(rest, piece))
        key_search_piece(&search, bytes_first(rest, piece));
    key_search_end(&search);
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
        CHECK(retries->member == 3 && retries->line == 3 && retries->other_member == 3 && retries->other_line == 1);
        const struct wanted_key *mode = wanted_key_find(&wanted, BYTES("mode"), BYTES("a b"));
        CHECK(mode->member == 3 && mode->line == 2 && mode->other_line == 4);
        CHECK(wanted_key_find(&wanted, BYTES("last"), BYTES("1"))->line == 5);
        CHECK(wanted_key_find(&wanted, BYTES("a"), BYTES(""))->member == NO_MEMBER);
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
    CHECK(found->member == NO_MEMBER && found->other_member == 3);
    text[0] = 'a';
    text[3] = 'a';
    text[4] = 'a';
    text[LONG] = ':';
    text[LONG + 1] = '1';
    CHECK(look(&wanted, (struct bytes){text, LONG + 2}, LONG)->other_line == 1);
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
    RUN(lines_of_code_begin_tests);
    arena_release(&fixture.arena);
    return check_finish();
}
