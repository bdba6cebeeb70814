#include "parsing.h"

#include "parse/claims.h"

/* "ticket:word@line " for every claim. */
static void list_claims(const char *text, char *list, size_t size)
{
    struct fixture fixture;
    struct claims claims = {0};
    size_t used = 0;
    fixture_start(&fixture);
    claims_find(&claims, bytes_of(text), 0, UINT64_MAX, &fixture.arena);
    list[0] = '\0';
    for (size_t i = 0; i < claims.count; i++)
        used += (size_t)snprintf(list + used, size - used, "%.*s:%.*s@%u ", (int)claims.items[i].ticket.size,
                                 (const char *)claims.items[i].ticket.at, (int)claims.items[i].word.size,
                                 (const char *)claims.items[i].word.at, claims.items[i].line);
    fixture_end(&fixture);
}

static bool claims_are(const char *text, const char *expected)
{
    char list[512];
    list_claims(text, list, sizeof list);
    if (strcmp(list, expected) != 0)
        printf("# claims: %s\n", list);
    return strcmp(list, expected) == 0;
}

TEST(a_claiming_word_behind_a_ticket_is_a_claim)
{
    CHECK(claims_are("- ticket-08c: landed the guard\n", "ticket-08c:landed@1 "));
    CHECK(claims_are("x\n\nTicket #7 (Done)\n", "Ticket #7:Done@3 "));
    CHECK(claims_are("ticket-1 done\nticket-2 shipped", "ticket-1:done@1 ticket-2:shipped@2 "));
}

TEST(words_before_the_ticket_or_parts_of_words_claim_nothing)
{
    CHECK(claims_are("done: ticket-08c\n", ""));
    CHECK(claims_are("ticket-08c is undone\n", ""));
    CHECK(claims_are("ticket-08c is well-done_so\n", ""));
    CHECK(claims_are("done\n", ""));
    CHECK(claims_are("", ""));
}

TEST(a_fail_or_not_before_the_word_takes_it_back)
{
    CHECK(claims_are("ticket-08c not done\n", ""));
    CHECK(claims_are("ticket-08c NOT done\n", ""));
    CHECK(claims_are("ticket-08c: FAIL, not merged\n", ""));
    CHECK(claims_are("ticket-08c: done, not merged\n", "ticket-08c:done@1 "));
    CHECK(claims_are("ticket-08c: failsafe done\n", "ticket-08c:done@1 "));
}

TEST(what_is_to_be_done_is_not_done)
{
    CHECK(claims_are("ticket-08c will be done next week\n", ""));
    CHECK(claims_are("Next: ticket-08, once ticket-07 is merged\n", ""));
    CHECK(claims_are("ticket-08: to be completed\n", ""));
    CHECK(claims_are("ticket-08 (Status: pending, implemented in part)\n", ""));
    CHECK(claims_are("ticket-08: done; must be announced\n", "ticket-08:done@1 "));
}

TEST(a_line_claims_of_its_first_ticket_only)
{
    CHECK(claims_are("ticket-1 and ticket-2 are done\n", "ticket-1:done@1 "));
}

TEST(claims_beyond_the_room_are_counted_and_not_kept)
{
    struct fixture fixture;
    struct claims claims = {0};
    fixture_start(&fixture);
    CHECK(claims_find(&claims, BYTES("ticket-1 done\nticket-2 done\nticket-3 done\n"), 5, 2, &fixture.arena) == 3);
    REQUIRE(claims.count == 2);
    CHECK(bytes_is(claims.items[1].ticket, "ticket-2") && claims.items[1].member == 5 && claims.items[1].line == 2);
    fixture_end(&fixture);
}

static void parse(struct bytes text, struct arena *arena)
{
    struct claims claims = {0};
    claims_find(&claims, text, 0, UINT64_MAX, arena);
}

TEST(truncations_and_little_memory_do_no_harm)
{
    static const char text[] = "- ticket-08c: landed\r\n- TICKET-9 done\n\xFF ticket-10 merged";
    try_truncations(text, parse);
    try_starving(text, 4096, parse);
}

int main(void)
{
    RUN(a_claiming_word_behind_a_ticket_is_a_claim);
    RUN(words_before_the_ticket_or_parts_of_words_claim_nothing);
    RUN(a_fail_or_not_before_the_word_takes_it_back);
    RUN(what_is_to_be_done_is_not_done);
    RUN(a_line_claims_of_its_first_ticket_only);
    RUN(claims_beyond_the_room_are_counted_and_not_kept);
    RUN(truncations_and_little_memory_do_no_harm);
    return check_finish();
}
