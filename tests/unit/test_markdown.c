#include "parse/markdown.h"
#include "base/limits.h"
#include "parsing.h"

static struct fixture fixture;
static struct blocks blocks;

static const struct block *read_blocks(const char *text)
{
    fixture_end(&fixture);
    fixture_start(&fixture);
    markdown_parse(&blocks, bytes_of(text), &normal_limits, &fixture.arena);
    return blocks.items;
}

static bool is_block(const struct block *block, enum block_kind kind, uint32_t line, const char *label, const char *text)
{
    return block->kind == kind && block->line_first == line && bytes_is(block->label, label) &&
           bytes_is(block->text, text);
}

TEST(headings_have_level_and_line)
{
    const struct block *block = read_blocks("# One\n\n## ticket-01 \xE2\x80\x94 `make` it\n\nTwo\n---\n");
    REQUIRE(blocks.count == 3);
    CHECK(is_block(&block[0], BLOCK_HEADING, 1, "", "One") && block[0].level == 1);
    CHECK(is_block(&block[1], BLOCK_HEADING, 3, "", "ticket-01 \xE2\x80\x94 make it") && block[1].level == 2);
    CHECK(is_block(&block[2], BLOCK_HEADING, 5, "", "Two") && block[2].level == 2);
}

TEST(a_label_is_told_from_its_text)
{
    const struct block *block = read_blocks("**Status:** **DONE** (now)\n\n**Goal**: ship\n\n**Why (ties to x):**\n\n"
                                            "plain **bold**\n");
    REQUIRE(blocks.count == 4);
    CHECK(is_block(&block[0], BLOCK_PARAGRAPH, 1, "Status", "DONE (now)") && block[0].has_colon);
    CHECK(is_block(&block[1], BLOCK_PARAGRAPH, 3, "Goal", "ship") && block[1].has_colon);
    CHECK(is_block(&block[2], BLOCK_PARAGRAPH, 5, "Why (ties to x)", "") && block[2].has_colon);
    CHECK(is_block(&block[3], BLOCK_PARAGRAPH, 7, "", "plain bold"));
}

TEST(strong_text_without_a_colon_is_told)
{
    const struct block *block = read_blocks("**FAIL** (see below)\n");
    REQUIRE(blocks.count == 1);
    CHECK(is_block(&block[0], BLOCK_PARAGRAPH, 1, "FAIL", "(see below)") && !block[0].has_colon);
}

TEST(labels_on_lines_below_each_other_are_blocks_of_their_own)
{
    const struct block *block = read_blocks("**Status:** FAIL\n**Goal:** one\ntwo\n**Why**: three\n");
    REQUIRE(blocks.count == 3);
    CHECK(is_block(&block[0], BLOCK_PARAGRAPH, 1, "Status", "FAIL") && block[0].line_last == 1);
    CHECK(is_block(&block[1], BLOCK_PARAGRAPH, 2, "Goal", "one two") && block[1].line_last == 3);
    CHECK(is_block(&block[2], BLOCK_PARAGRAPH, 4, "Why", "three") && block[2].line_last == 4);
}

TEST(a_label_right_behind_an_item_leaves_the_item)
{
    const struct block *block = read_blocks("- item\n**Next:**\n- other\n");
    REQUIRE(blocks.count == 3);
    CHECK(is_block(&block[0], BLOCK_ITEM, 1, "", "item"));
    CHECK(is_block(&block[1], BLOCK_PARAGRAPH, 2, "Next", ""));
    CHECK(is_block(&block[2], BLOCK_ITEM, 3, "", "other"));
}

TEST(items_know_how_deep_they_are)
{
    const struct block *block = read_blocks("1) one\n   - two\n     more\n     - three\n2) four\n\n   five\n\n- six\n");
    REQUIRE(blocks.count == 6);
    CHECK(is_block(&block[0], BLOCK_ITEM, 1, "", "one") && block[0].level == 1 && block[0].line_last == 1);
    CHECK(is_block(&block[1], BLOCK_ITEM, 2, "", "two more") && block[1].level == 2 && block[1].line_last == 3);
    CHECK(is_block(&block[2], BLOCK_ITEM, 4, "", "three") && block[2].level == 3);
    CHECK(is_block(&block[3], BLOCK_ITEM, 5, "", "four") && block[3].level == 1);
    CHECK(is_block(&block[4], BLOCK_PARAGRAPH, 7, "", "five"));
    CHECK(is_block(&block[5], BLOCK_ITEM, 9, "", "six") && block[5].level == 1);
}

TEST(code_keeps_no_ticks_and_is_listed)
{
    const struct block *block = read_blocks("- run `make all` *and* ``a`b`` <RUN> [here](there)\n");
    REQUIRE(blocks.count == 1);
    CHECK(bytes_is(block->text, "run make all and a`b <RUN> here"));
    REQUIRE(block->codes != NULL && block->codes->next != NULL);
    CHECK(bytes_is(block->codes->text, "make all"));
    CHECK(bytes_is(block->codes->next->text, "a`b") && block->codes->next->next == NULL);
}

TEST(code_blocks_rules_and_html_are_blocks)
{
    const struct block *block = read_blocks("```md\n# no heading\n```\n\n---\n\n<div>\n</div>\n");
    REQUIRE(blocks.count == 3);
    CHECK(is_block(&block[0], BLOCK_CODE, 1, "", "# no heading\n") && block[0].line_last == 3);
    CHECK(block[1].kind == BLOCK_RULE && block[1].line_first == 5);
    CHECK(block[2].kind == BLOCK_OTHER && block[2].line_first == 7);
}

TEST(an_item_may_hold_only_code_or_nothing)
{
    const struct block *block = read_blocks("-\n- ```\n  code\n  ```\n");
    REQUIRE(blocks.count == 3);
    CHECK(is_block(&block[0], BLOCK_ITEM, 1, "", ""));
    CHECK(is_block(&block[1], BLOCK_ITEM, 2, "", ""));
    CHECK(block[2].kind == BLOCK_CODE);
}

TEST(a_text_over_the_limit_is_refused_unread)
{
    size_t size = (size_t)normal_limits.of[LIMIT_MARKDOWN] + 1;
    uint8_t *text = malloc(size);
    REQUIRE(text != NULL);
    memset(text, 'a', size);
    fixture_end(&fixture);
    fixture_start(&fixture);
    markdown_parse(&blocks, (struct bytes){text, size}, &normal_limits, &fixture.arena);
    CHECK(blocks.is_too_large && blocks.count == 0);
    markdown_parse(&blocks, (struct bytes){text, size - 1}, &normal_limits, &fixture.arena);
    CHECK(!blocks.is_too_large && blocks.count == 1);
    free(text);
}

/* Two copies of a unit, many times each, and whether the limits refuse that. */
static bool is_refused(const char *first, size_t first_count, const char *second, size_t second_count)
{
    size_t room = strlen(first) * first_count + strlen(second) * second_count, used = 0;
    uint8_t *text = malloc(room);
    if (text == NULL)
        return false;
    for (size_t i = 0; i < first_count + second_count; i++) {
        const char *unit = i < first_count ? first : second;
        memcpy(text + used, unit, strlen(unit));
        used += strlen(unit);
    }
    fixture_end(&fixture);
    fixture_start(&fixture);
    markdown_parse(&blocks, (struct bytes){text, used}, &normal_limits, &fixture.arena);
    free(text);
    CHECK(!blocks.is_too_large || blocks.count == 0);
    return blocks.is_too_large;
}

TEST(a_hundred_levels_are_read_and_no_more)
{
    CHECK(!is_refused(">", 100, "a", 1));
    CHECK(blocks.count == 1);
    CHECK(is_refused(">", 101, "a", 1));
    CHECK(!is_refused("+ ", 100, "a", 1));
    CHECK(blocks.count == 100);
    CHECK(is_refused("1) ", 101, "a", 1));
    CHECK(is_refused("  ", 100, "- a", 1));
    CHECK(is_refused("\t", 50, "- a", 1));
    CHECK(!is_refused("a", 300, "+ ", 300));
    CHECK(!is_refused("  ", 300, "a", 1));
}

/* Each of these kept cmark busy for seconds or minutes. */
TEST(texts_that_cmark_reads_slowly_are_refused)
{
    CHECK(is_refused("+ ", 20000, "\n", 50000));
    CHECK(is_refused("x\r+ + + + ", 1, "+ ", 20000));
    CHECK(is_refused("![[]()", 80000, "", 0));
    CHECK(!is_refused("![a](b) ", 1000, "", 0));
}

/* What the limits let through ends soon: the deepest lists with nothing but empty lines behind them. */
TEST(the_slowest_text_within_the_limits_is_read)
{
    CHECK(!is_refused("+ ", 100, "\n", 200000));
    CHECK(!is_refused("![[]()", 1000, "[]()", 100000));
}

TEST(nul_and_bad_utf8_are_replaced)
{
    fixture_end(&fixture);
    fixture_start(&fixture);
    markdown_parse(&blocks, BYTES("a\0b\xFF"), &normal_limits, &fixture.arena);
    REQUIRE(blocks.count == 1);
    CHECK(bytes_is(blocks.items->text, "a\xEF\xBF\xBD" "b\xEF\xBF\xBD"));
}

static void parse(struct bytes text, struct arena *arena)
{
    struct blocks parsed;
    markdown_parse(&parsed, text, &normal_limits, arena);
}

TEST(truncations_and_little_memory_do_no_harm)
{
    static const char sample[] = "# T\n**A:** `x` b\n**B:** c\n\n- **i:** `y`\n  **k**: l\n  1) m\n\n```\nq\n```\n---\n<b>\n";
    try_truncations(sample, parse);
    try_starving(sample, 70000, parse);
}

int main(void)
{
    fixture_start(&fixture);
    RUN(headings_have_level_and_line);
    RUN(a_label_is_told_from_its_text);
    RUN(strong_text_without_a_colon_is_told);
    RUN(labels_on_lines_below_each_other_are_blocks_of_their_own);
    RUN(a_label_right_behind_an_item_leaves_the_item);
    RUN(items_know_how_deep_they_are);
    RUN(code_keeps_no_ticks_and_is_listed);
    RUN(code_blocks_rules_and_html_are_blocks);
    RUN(an_item_may_hold_only_code_or_nothing);
    RUN(a_text_over_the_limit_is_refused_unread);
    RUN(a_hundred_levels_are_read_and_no_more);
    RUN(texts_that_cmark_reads_slowly_are_refused);
    RUN(the_slowest_text_within_the_limits_is_read);
    RUN(nul_and_bad_utf8_are_replaced);
    RUN(truncations_and_little_memory_do_no_harm);
    arena_release(&fixture.arena);
    return check_finish();
}
