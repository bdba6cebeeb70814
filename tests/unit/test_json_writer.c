/* JSON as it is written, read back with our own strict reader. */
#include "parsing.h"

#include "parse/json.h"
#include "report/json_writer.h"

struct page {
    uint8_t at[1 << 20];
    size_t size;
};

static bool put(void *context, struct bytes piece)
{
    struct page *page = context;
    if (piece.size > sizeof page->at - page->size)
        return false;
    if (piece.size > 0)
        memcpy(page->at + page->size, piece.at, piece.size);
    page->size += piece.size;
    return true;
}

static struct page page;
static struct writer writer;

static struct json_writer start(void)
{
    page.size = 0;
    writer_init(&writer, (struct sink){&page, put});
    return (struct json_writer){.writer = &writer};
}

static const struct json *read_back(struct fixture *fixture)
{
    struct json_error error;
    CHECK(writer_finish(&writer));
    return json_parse((struct bytes){page.at, page.size}, &fixture->arena, &error);
}

TEST(values_come_back_as_they_were)
{
    struct fixture fixture;
    struct json_writer json = start();
    fixture_start(&fixture);
    json_open_object(&json, NULL);
    json_null(&json, "null");
    json_bool(&json, "yes", true);
    json_bool(&json, "no", false);
    json_number(&json, "number", UINT64_MAX);
    json_signed(&json, "least", INT64_MIN);
    json_word(&json, "word", "w");
    json_word(&json, "no word", NULL);
    json_hex(&json, "hex", BYTES("\x00\xFF"));
    json_text_or_null(&json, "empty", BYTES(""));
    json_close_object(&json);
    const struct json *object = read_back(&fixture);
    REQUIRE(object != NULL && object->kind == JSON_OBJECT && object->count == 9);
    CHECK(json_find(object, "null")->kind == JSON_NULL);
    CHECK(json_find(object, "yes")->kind == JSON_TRUE && json_find(object, "no")->kind == JSON_FALSE);
    CHECK(bytes_is(json_find(object, "number")->string, "18446744073709551615"));
    CHECK(bytes_is(json_find(object, "least")->string, "-9223372036854775808"));
    CHECK(bytes_is(json_string(json_find(object, "word")), "w"));
    CHECK(json_find(object, "no word")->kind == JSON_NULL && json_find(object, "empty")->kind == JSON_NULL);
    CHECK(bytes_is(json_string(json_find(object, "hex")), "00ff"));
    fixture_end(&fixture);
}

static bool comes_back_as(struct bytes text, struct bytes expected)
{
    struct fixture fixture;
    struct json_writer json = start();
    fixture_start(&fixture);
    json_open_array(&json, NULL);
    json_text(&json, NULL, text);
    json_close_array(&json);
    const struct json *array = read_back(&fixture);
    bool is_same = array != NULL && array->count == 1 && bytes_equal(json_string(array->first), expected);
    fixture_end(&fixture);
    return is_same;
}

TEST(every_character_survives)
{
    for (unsigned byte = 1; byte < 0x80; byte++) {
        uint8_t text[] = {'a', (uint8_t)byte, 'z'};
        struct bytes bytes = {text, sizeof text};
        bool is_kept = byte >= 0x20 && byte != 0x7F;
        if (is_kept || byte == 0x7F)
            CHECK(comes_back_as(bytes, bytes));
    }
    CHECK(comes_back_as(BYTES("\"\\/"), BYTES("\"\\/")));
    CHECK(comes_back_as(BYTES("\xC3\xA9\xE2\x82\xAC\xF0\x9F\x98\x80"), BYTES("\xC3\xA9\xE2\x82\xAC\xF0\x9F\x98\x80")));
}

TEST(control_characters_are_escaped)
{
    struct json_writer json = start();
    json_text(&json, NULL, BYTES("\0\x01\t\n\x1F\""));
    CHECK(writer_finish(&writer));
    CHECK(bytes_is((struct bytes){page.at, page.size}, "\"\\u0000\\u0001\\u0009\\u000a\\u001f\\\"\""));
}

TEST(what_is_not_utf8_is_shown_as_bytes)
{
    CHECK(comes_back_as(BYTES("a\xFFz"), BYTES("a\\xffz")));
    CHECK(comes_back_as(BYTES("\xC3"), BYTES("\\xc3")));
    CHECK(comes_back_as(BYTES("\xED\xA0\x80"), BYTES("\\xed\\xa0\\x80")));
    CHECK(comes_back_as(BYTES("\xC0\x80"), BYTES("\\xc0\\x80")));
    CHECK(comes_back_as(BYTES("\xF4\x90\x80\x80"), BYTES("\\xf4\\x90\\x80\\x80")));
}

TEST(containers_nest_and_commas_stand_between)
{
    struct fixture fixture;
    struct json_writer json = start();
    fixture_start(&fixture);
    json_open_object(&json, NULL);
    json_open_array(&json, "empty");
    json_close_array(&json);
    json_open_object(&json, "none");
    json_close_object(&json);
    json_open_array(&json, "deep");
    for (unsigned i = 0; i < 20; i++)
        json_open_array(&json, NULL);
    json_number(&json, NULL, 1);
    json_number(&json, NULL, 2);
    for (unsigned i = 0; i < 20; i++)
        json_close_array(&json);
    json_number(&json, NULL, 3);
    json_close_array(&json);
    json_number(&json, "last", 4);
    json_close_object(&json);
    CHECK(json.depth == 0);
    const struct json *object = read_back(&fixture);
    REQUIRE(object != NULL && object->count == 4);
    const struct json *deep = json_find(object, "deep");
    CHECK(deep->count == 2 && deep->first->next->number > 2.5);
    for (deep = deep->first; deep->kind == JSON_ARRAY && deep->first->kind == JSON_ARRAY;)
        deep = deep->first;
    CHECK(deep->count == 2);
    fixture_end(&fixture);
}

TEST(a_text_may_be_written_in_pieces)
{
    struct fixture fixture;
    struct json_writer json = start();
    fixture_start(&fixture);
    json_open_array(&json, NULL);
    json_open_text(&json, NULL);
    json_escaped(json.writer, BYTES("a\""));
    json_escaped(json.writer, BYTES(""));
    json_escaped(json.writer, BYTES("\n"));
    json_close_text(&json);
    json_number(&json, NULL, 1);
    json_close_array(&json);
    const struct json *array = read_back(&fixture);
    REQUIRE(array != NULL && array->count == 2);
    CHECK(bytes_is(array->first->string, "a\"\n"));
    fixture_end(&fixture);
}

int main(void)
{
    RUN(values_come_back_as_they_were);
    RUN(every_character_survives);
    RUN(control_characters_are_escaped);
    RUN(what_is_not_utf8_is_shown_as_bytes);
    RUN(containers_nest_and_commas_stand_between);
    RUN(a_text_may_be_written_in_pieces);
    return check_finish();
}
