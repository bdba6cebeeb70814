#include "parse/json.h"
#include "parsing.h"

/* The error that a text gives, and where. */
static struct json_error error_of(struct bytes text)
{
    struct fixture fixture;
    struct json_error error;
    fixture_start(&fixture);
    const struct json *document = json_parse(text, &fixture.arena, &error);
    CHECK((document == NULL) == (error.kind != JSON_ERROR_NONE));
    fixture_end(&fixture);
    return error;
}

static bool is_valid(const char *text)
{
    return error_of(bytes_of(text)).kind == JSON_ERROR_NONE;
}

static bool fails_at(const char *text, enum json_error_kind kind, uint32_t line, uint32_t column)
{
    struct json_error error = error_of(bytes_of(text));
    bool is_there = error.kind == kind && error.line == line && error.column == column;
    if (!is_there)
        printf("# %s: kind %d at %u:%u\n", text, (int)error.kind, error.line, error.column);
    return is_there;
}

TEST(values_of_every_kind_are_read)
{
    struct fixture fixture;
    struct json_error error;
    fixture_start(&fixture);
    const struct json *document = json_parse(
        BYTES("{\"run\":\"r\\u00e9\\n\", \"n\": -1.50e2, \"yes\":true, \"no\":false, \"nil\":null, \"list\":[1,[],{}]}"),
        &fixture.arena, &error);
    REQUIRE(document != NULL);
    CHECK(document->kind == JSON_OBJECT && document->count == 6);
    CHECK(bytes_is(json_string(json_find(document, "run")), "r\xC3\xA9\n"));
    CHECK(bytes_is(json_find(document, "n")->string, "-1.50e2"));
    CHECK(json_find(document, "n")->number > -150.1 && json_find(document, "n")->number < -149.9);
    CHECK(json_find(document, "yes")->kind == JSON_TRUE);
    CHECK(json_find(document, "no")->kind == JSON_FALSE);
    CHECK(json_find(document, "nil")->kind == JSON_NULL);
    const struct json *list = json_find(document, "list");
    CHECK(list->kind == JSON_ARRAY && list->count == 3);
    CHECK(list->first->next->kind == JSON_ARRAY && list->first->next->count == 0);
    CHECK(list->first->next->next->kind == JSON_OBJECT && list->first->next->next->next == NULL);
    fixture_end(&fixture);
}

TEST(members_know_the_line_of_their_key_and_items_their_own)
{
    struct fixture fixture;
    struct json_error error;
    fixture_start(&fixture);
    const struct json *document = json_parse(BYTES("{\n  \"a\":\n    1,\n  \"b\": [\n    true]}"), &fixture.arena, &error);
    REQUIRE(document != NULL);
    CHECK(document->line == 1 && document->column == 1);
    CHECK(document->first->line == 2 && document->first->column == 3);
    const struct json *b = json_find(document, "b");
    CHECK(b->line == 4 && b->column == 3);
    CHECK(b->first->line == 5 && b->first->column == 5);
    fixture_end(&fixture);
}

TEST(keys_are_compared_byte_by_byte)
{
    struct fixture fixture;
    struct json_error error;
    fixture_start(&fixture);
    const struct json *document = json_parse(BYTES("{\"Key\":1,\"key\":2}"), &fixture.arena, &error);
    REQUIRE(document != NULL);
    CHECK(bytes_is(json_find(document, "key")->string, "2"));
    CHECK(json_find(document, "KEY") == NULL);
    CHECK(json_find(NULL, "key") == NULL && !json_is_string(NULL) && json_string(NULL).size == 0);
    fixture_end(&fixture);
}

TEST(a_repeated_key_is_refused_where_it_repeats)
{
    struct json_error error = error_of(BYTES("{\"a\":1,\n \"b\":2,\n \"a\":3}"));
    CHECK(error.kind == JSON_ERROR_DUPLICATE_KEY && error.line == 3 && error.column == 2);
    CHECK(fails_at("{\"a\":1,\"\\u0061\":2}", JSON_ERROR_DUPLICATE_KEY, 1, 8));
    CHECK(fails_at("[{},{\"x\":{\"y\":0,\"z\":0,\"y\":0}}]", JSON_ERROR_DUPLICATE_KEY, 1, 23));
    CHECK(is_valid("{\"a\":{\"a\":{\"a\":1}}}"));
    CHECK(is_valid("[{\"a\":1},{\"a\":1}]"));
}

TEST(the_first_repetition_in_the_text_is_told)
{
    CHECK(fails_at("{\"p\":{\"q\":1,\"q\":2},\"p\":3}", JSON_ERROR_DUPLICATE_KEY, 1, 13));
    CHECK(fails_at("{\"z\":1,\"y\":1,\"z\":2,\"y\":2}", JSON_ERROR_DUPLICATE_KEY, 1, 14));
}

TEST(a_repeated_key_is_named)
{
    struct fixture fixture;
    struct json_error error;
    fixture_start(&fixture);
    CHECK(json_parse(BYTES("{\"ticket_id\":1,\"ticket_id\":1}"), &fixture.arena, &error) == NULL);
    CHECK(bytes_is(error.key, "ticket_id"));
    fixture_end(&fixture);
}

TEST(grammar_is_held_to_the_letter)
{
    CHECK(fails_at("", JSON_ERROR_SYNTAX, 1, 1));
    CHECK(fails_at("  ", JSON_ERROR_SYNTAX, 1, 3));
    CHECK(fails_at("[1,]", JSON_ERROR_SYNTAX, 1, 4));
    CHECK(fails_at("{\"a\":1,}", JSON_ERROR_SYNTAX, 1, 8));
    CHECK(fails_at("{a:1}", JSON_ERROR_SYNTAX, 1, 2));
    CHECK(fails_at("{\"a\" 1}", JSON_ERROR_SYNTAX, 1, 6));
    CHECK(fails_at("[1 2]", JSON_ERROR_SYNTAX, 1, 4));
    CHECK(fails_at("[1}", JSON_ERROR_SYNTAX, 1, 3));
    CHECK(fails_at("[", JSON_ERROR_SYNTAX, 1, 2));
    CHECK(fails_at("\"a", JSON_ERROR_SYNTAX, 1, 3));
    CHECK(fails_at("'a'", JSON_ERROR_SYNTAX, 1, 1));
    CHECK(fails_at("\"\\x\"", JSON_ERROR_SYNTAX, 1, 3));
    CHECK(fails_at("\"\\u12g4\"", JSON_ERROR_SYNTAX, 1, 6));
    CHECK(fails_at("tru", JSON_ERROR_SYNTAX, 1, 1));
    CHECK(fails_at("TRUE", JSON_ERROR_SYNTAX, 1, 1));
    CHECK(fails_at("NaN", JSON_ERROR_SYNTAX, 1, 1));
    CHECK(fails_at("[1] // note", JSON_ERROR_TRAILING, 1, 5));
    CHECK(fails_at("1\f", JSON_ERROR_TRAILING, 1, 2));
    CHECK(fails_at("\xEF\xBB\xBF{}", JSON_ERROR_SYNTAX, 1, 1));
}

TEST(numbers_are_held_to_the_letter)
{
    static const char *const good[] = {"0", "-0", "10", "1.5", "1e5", "1E+5", "1e-05", "-0.0e0"};
    static const char *const bad[] = {"+1", ".5", "1.", "1e", "1e+", "--1", "-", "0x10", "Infinity"};
    for (size_t i = 0; i < sizeof good / sizeof good[0]; i++)
        CHECK(is_valid(good[i]));
    for (size_t i = 0; i < sizeof bad / sizeof bad[0]; i++)
        CHECK(!is_valid(bad[i]));
    CHECK(fails_at("01", JSON_ERROR_TRAILING, 1, 2));
    CHECK(fails_at("[-01]", JSON_ERROR_SYNTAX, 1, 4));
}

TEST(a_number_longer_than_can_be_read_is_no_syntax_error)
{
    char text[80];
    memset(text, '7', sizeof text);
    CHECK(error_of((struct bytes){(const uint8_t *)text, 63}).kind == JSON_ERROR_NONE);
    CHECK(error_of((struct bytes){(const uint8_t *)text, 64}).kind == JSON_ERROR_LONG_NUMBER);
    CHECK(error_of((struct bytes){(const uint8_t *)text, 64}).found == 64);
}

TEST(text_behind_the_document_is_refused)
{
    CHECK(fails_at("{} x", JSON_ERROR_TRAILING, 1, 4));
    CHECK(fails_at("{}\n{}", JSON_ERROR_TRAILING, 2, 1));
    CHECK(error_of(BYTES("{}\0")).kind == JSON_ERROR_TRAILING);
    CHECK(is_valid(" {} \r\n\t"));
}

TEST(control_characters_and_nul_in_strings_are_refused)
{
    CHECK(fails_at("\"a\tb\"", JSON_ERROR_CONTROL, 1, 3));
    CHECK(fails_at("\"a\nb\"", JSON_ERROR_CONTROL, 1, 3));
    CHECK(fails_at("{\"a\\u0000b\":1}", JSON_ERROR_CONTROL, 1, 4));
    CHECK(error_of(BYTES("\"a\0b\"")).kind == JSON_ERROR_CONTROL);
    CHECK(is_valid("\"\\u001f\x7F\""));
}

TEST(what_is_no_unicode_text_is_refused)
{
    CHECK(fails_at("[\"ok\",\n\"\xFF\"]", JSON_ERROR_NOT_UTF8, 2, 2));
    CHECK(fails_at("\"\xC0\xAF\"", JSON_ERROR_NOT_UTF8, 1, 2));
    CHECK(fails_at("\"\xED\xA0\x80\"", JSON_ERROR_NOT_UTF8, 1, 2));
    CHECK(fails_at("\"\\ud800\"", JSON_ERROR_NOT_UTF8, 1, 2));
    CHECK(fails_at("\"\\udc00\\ud800\"", JSON_ERROR_NOT_UTF8, 1, 2));
    CHECK(fails_at("\"\\ud800\\u0041\"", JSON_ERROR_NOT_UTF8, 1, 2));
    CHECK(is_valid("\"\\ud83d\\ude00\""));
}

static struct json_error error_of_nesting(size_t depth)
{
    uint8_t text[400];
    memset(text, '[', depth);
    memset(text + depth, ']', depth);
    return error_of((struct bytes){text, 2 * depth});
}

TEST(sixty_four_levels_are_read_and_no_more)
{
    CHECK(error_of_nesting(64).kind == JSON_ERROR_NONE);
    CHECK(error_of_nesting(65).kind == JSON_ERROR_TOO_DEEP);
    CHECK(error_of_nesting(65).column == 65);
}

TEST(what_cjson_may_take_is_part_of_the_budget)
{
    enum { VALUES = 10000, SIZE = 2 * VALUES + 1, OURS = VALUES * sizeof(struct json), BLOCKS = 200 * 1000 };
    static uint8_t text[SIZE];
    struct json_error error;
    for (size_t i = 0; i < SIZE; i++)
        text[i] = i == 0 ? '[' : i == SIZE - 1 ? ']' : i % 2 == 1 ? '1' : ',';
    for (int is_enough = 0; is_enough < 2; is_enough++) {
        struct memory memory = {.limit = OURS + BLOCKS + (is_enough ? 80 * VALUES + SIZE : 0)};
        struct arena arena = {.memory = &memory};
        const struct json *document = json_parse((struct bytes){text, SIZE}, &arena, &error);
        CHECK((document != NULL) == (is_enough == 1) && memory.exhausted == (is_enough == 0));
        CHECK(error.kind == (is_enough ? JSON_ERROR_NONE : JSON_ERROR_MEMORY));
        arena_release(&arena);
        CHECK(memory.used == 0);
    }
}

TEST(values_are_read_up_to_a_number)
{
    struct memory memory = {.limit = 1 << 20};
    struct arena arena = {.memory = &memory};
    struct json_error error;
    CHECK(json_parse_within(BYTES("[1,\n2]"), 3, &arena, &error) != NULL);
    CHECK(json_parse_within(BYTES("[1,\n2]"), 2, &arena, &error) == NULL);
    CHECK(error.kind == JSON_ERROR_TOO_MANY && error.line == 2 && error.found == 3);
    arena_release(&arena);
}

/* 60,000 keys in one object: comparing each with each would take minutes. */
TEST(an_object_of_many_keys_is_read_at_once)
{
    enum { KEYS = 60000, ROOM = KEYS * 16 };
    char *text = malloc(ROOM);
    REQUIRE(text != NULL);
    size_t used = 0;
    for (unsigned i = 0; i < KEYS; i++)
        used += (size_t)snprintf(text + used, ROOM - used, "%c\"k%u\":0", i == 0 ? '{' : ',', i);
    text[used++] = '}';
    CHECK(error_of((struct bytes){(const uint8_t *)text, used}).kind == JSON_ERROR_NONE);
    free(text);
}

static const char sample[] = "{\"a\":[1,-2.5e3,true,null,\"x\\u00e9\\ud83d\\ude00\"],\n\"b\":{\"c\":{},\"d\":\"\\\\\"}}";

static void parse(struct bytes text, struct arena *arena)
{
    struct json_error error;
    json_parse(text, arena, &error);
}

TEST(every_truncation_is_refused_without_harm)
{
    try_truncations(sample, parse);
    for (size_t size = 0; size + 1 < sizeof sample; size++)
        CHECK(error_of((struct bytes){(const uint8_t *)sample, size}).kind != JSON_ERROR_NONE);
}

TEST(running_out_of_memory_is_told)
{
    try_starving(sample, 70000, parse);
    struct fixture fixture;
    struct json_error error;
    fixture_start(&fixture);
    fixture.memory.limit = 0;
    CHECK(json_parse(bytes_of(sample), &fixture.arena, &error) == NULL);
    CHECK(error.kind == JSON_ERROR_MEMORY && fixture.memory.exhausted);
    fixture_end(&fixture);
}

TEST(every_error_has_words)
{
    for (int kind = JSON_ERROR_NONE; kind <= JSON_ERROR_MEMORY; kind++)
        CHECK(strlen(json_error_text((enum json_error_kind)kind)) > 0);
}

int main(void)
{
    RUN(values_of_every_kind_are_read);
    RUN(members_know_the_line_of_their_key_and_items_their_own);
    RUN(keys_are_compared_byte_by_byte);
    RUN(a_repeated_key_is_refused_where_it_repeats);
    RUN(the_first_repetition_in_the_text_is_told);
    RUN(a_repeated_key_is_named);
    RUN(grammar_is_held_to_the_letter);
    RUN(numbers_are_held_to_the_letter);
    RUN(a_number_longer_than_can_be_read_is_no_syntax_error);
    RUN(text_behind_the_document_is_refused);
    RUN(control_characters_and_nul_in_strings_are_refused);
    RUN(what_is_no_unicode_text_is_refused);
    RUN(sixty_four_levels_are_read_and_no_more);
    RUN(what_cjson_may_take_is_part_of_the_budget);
    RUN(values_are_read_up_to_a_number);
    RUN(an_object_of_many_keys_is_read_at_once);
    RUN(every_truncation_is_refused_without_harm);
    RUN(running_out_of_memory_is_told);
    RUN(every_error_has_words);
    return check_finish();
}
