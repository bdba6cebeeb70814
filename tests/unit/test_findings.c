/* The list of findings, and the catalogue that gives them their words. */
#include "parsing.h"

#include "finding/findings.h"

/* --- the list ------------------------------------------------------------------------------------------------------ */

TEST(a_finding_keeps_its_place_and_arguments)
{
    struct fixture fixture;
    struct findings found;
    fixture_start(&fixture);
    findings_init(&found, &fixture.arena);
    findings_add(&found, RULE_ZIP_GAP, place_member_offset(3, 70),
                 ARGUMENTS(with_text("a", BYTES("x")), with_number("b", 7), with_word("c", "y")));
    REQUIRE(found.count == 1);
    const struct finding *finding = &found.items[0];
    CHECK(finding->rule == RULE_ZIP_GAP && finding->sequence == 1);
    CHECK(finding->place.member == 3 && finding->place.has_offset && finding->place.offset == 70);
    CHECK(bytes_is(finding->arguments[0].text, "x") && finding->arguments[0].kind == ARGUMENT_TEXT);
    CHECK(finding->arguments[1].number == 7 && finding->arguments[1].kind == ARGUMENT_NUMBER);
    CHECK(bytes_is(finding->arguments[2].text, "y"));
    CHECK(finding->arguments[3].kind == ARGUMENT_NONE);
    fixture_end(&fixture);
}

TEST(places_say_no_more_than_they_know)
{
    CHECK(place_nowhere().member == NO_MEMBER && !place_nowhere().has_offset && place_nowhere().line == 0);
    CHECK(place_member(0).member == 0 && place_member(0).line == 0);
    CHECK(place_line(2, 9).member == 2 && place_line(2, 9).line == 9 && place_line(2, 9).column == 0);
    CHECK(place_offset(0).member == NO_MEMBER && place_offset(0).has_offset);
}

TEST(findings_beyond_what_is_stored_are_counted)
{
    struct fixture fixture;
    struct findings found;
    fixture_start(&fixture);
    findings_init(&found, &fixture.arena);
    for (uint32_t i = 0; i < STORED_A_RULE_MAX + 5; i++)
        findings_add(&found, RULE_ZIP_GAP, place_member(i), NO_ARGUMENTS);
    findings_add(&found, RULE_ZIP_OVERLAP, place_nowhere(), NO_ARGUMENTS);
    findings_count_more(&found, RULE_ZIP_GAP, 10);
    CHECK(found.count == STORED_A_RULE_MAX + 1);
    CHECK(found.checks[RULE_ZIP_GAP].found == STORED_A_RULE_MAX + 15);
    CHECK(found.checks[RULE_ZIP_OVERLAP].found == 1);
    fixture_end(&fixture);
}

TEST(populations_add_up_and_nothing_asked_is_not_applied)
{
    struct fixture fixture;
    struct findings found;
    fixture_start(&fixture);
    findings_init(&found, &fixture.arena);
    findings_checked(&found, RULE_ZIP_GAP, 2);
    findings_checked(&found, RULE_ZIP_GAP, 3);
    findings_checked(&found, RULE_ZIP_LIMIT, 0);
    CHECK(found.checks[RULE_ZIP_GAP].applied && found.checks[RULE_ZIP_GAP].population == 5);
    CHECK(found.checks[RULE_ZIP_LIMIT].applied && found.checks[RULE_ZIP_LIMIT].population == 0);
    CHECK(!found.checks[RULE_ZIP_OVERLAP].applied);
    findings_add(&found, RULE_ZIP_OVERLAP, place_nowhere(), NO_ARGUMENTS);
    CHECK(found.checks[RULE_ZIP_OVERLAP].applied);
    fixture_end(&fixture);
}

TEST(muted_rules_leave_no_trace)
{
    struct fixture fixture;
    struct findings found;
    fixture_start(&fixture);
    findings_init(&found, &fixture.arena);
    found.muted[RULE_ZIP_GAP] = true;
    findings_checked(&found, RULE_ZIP_GAP, 2);
    findings_add(&found, RULE_ZIP_GAP, place_nowhere(), NO_ARGUMENTS);
    findings_count_more(&found, RULE_ZIP_GAP, 3);
    CHECK(found.count == 0 && found.checks[RULE_ZIP_GAP].found == 0 && !found.checks[RULE_ZIP_GAP].applied);
    fixture_end(&fixture);
}

TEST(without_a_list_nothing_happens)
{
    findings_checked(NULL, RULE_ZIP_GAP, 2);
    findings_add(NULL, RULE_ZIP_GAP, place_nowhere(), NO_ARGUMENTS);
    findings_count_more(NULL, RULE_ZIP_GAP, 3);
}

TEST(a_finding_without_room_is_counted_and_the_budget_notes_it)
{
    struct memory memory = {.limit = 0};
    struct arena arena = {.memory = &memory};
    struct findings found;
    findings_init(&found, &arena);
    findings_add(&found, RULE_ZIP_GAP, place_nowhere(), NO_ARGUMENTS);
    CHECK(found.count == 0 && found.checks[RULE_ZIP_GAP].found == 1 && memory.exhausted);
}

/* --- the catalogue ------------------------------------------------------------------------------------------------- */

static struct bytes name_of(unsigned rule)
{
    return bytes_of(rule_info((enum rule)rule)->name);
}

TEST(names_are_words_with_dashes)
{
    for (unsigned rule = 0; rule < RULE_COUNT; rule++) {
        struct bytes name = name_of(rule);
        bool is_kebab = name.size > 3 && name.at[0] != '-' && name.at[name.size - 1] != '-';
        for (size_t i = 0; i < name.size; i++) {
            uint8_t byte = name.at[i];
            bool is_word = (byte >= 'a' && byte <= 'z') || byte_is_digit(byte);
            is_kebab = is_kebab && (is_word || (byte == '-' && name.at[i - 1] != '-'));
        }
        CHECK(is_kebab);
    }
}

TEST(names_are_unique_and_lead_to_their_rule)
{
    for (unsigned rule = 0; rule < RULE_COUNT; rule++) {
        enum rule found = RULE_COUNT;
        CHECK(rule_find(name_of(rule), &found) && found == (enum rule)rule);
    }
    enum rule found;
    CHECK(!rule_find(BYTES("zip-"), &found));
    CHECK(!rule_find(BYTES(""), &found));
    CHECK(!rule_find(BYTES("ZIP-GAP"), &found));
}

static struct bytes family_of(unsigned rule)
{
    return bytes_first(name_of(rule), bytes_find_byte(name_of(rule), '-') + 1);
}

TEST(families_stand_together_and_are_known)
{
    static const char *const families[] = {"zip-",    "name-",     "member-", "digest-",   "patch-",
                                           "git-",    "run-",      "ticket-", "coverage-", "test-",
                                           "review-", "artifact-", "data-",   "leak-",     "policy-"};
    for (unsigned rule = 0; rule < RULE_COUNT; rule++) {
        bool is_known = false;
        for (size_t i = 0; i < sizeof families / sizeof families[0]; i++)
            is_known = is_known || bytes_is(family_of(rule), families[i]);
        CHECK(is_known);
        for (unsigned later = rule + 1; later < RULE_COUNT; later++) {
            bool is_apart =
                bytes_equal(family_of(rule), family_of(later)) && !bytes_equal(family_of(later), family_of(later - 1));
            CHECK(!is_apart);
        }
    }
}

static bool is_word_with_signs(struct bytes slot)
{
    while (slot.size > 0 && bytes_find_byte(BYTES(";:, "), slot.at[0]) != BYTES_NOWHERE)
        slot = bytes_after(slot, 1);
    while (slot.size > 0 && slot.at[slot.size - 1] == ',')
        slot.size--;
    for (size_t i = 0; i < slot.size; i++) {
        if (!byte_is_letter(slot.at[i]) && !byte_is_digit(slot.at[i]) && slot.at[i] != '_')
            return false;
    }
    return slot.size > 0;
}

/* Every {word} or {; word} is closed, is a word, and no brace stands alone. */
static bool message_is_well_formed(struct bytes message)
{
    while (message.size > 0) {
        size_t open = bytes_find_byte(message, '{');
        if (bytes_find_byte(bytes_first(message, open), '}') != BYTES_NOWHERE)
            return false;
        if (open == BYTES_NOWHERE)
            return true;
        message = bytes_after(message, open + 1);
        size_t size = bytes_find_byte(message, '}');
        if (size == BYTES_NOWHERE || !is_word_with_signs(bytes_first(message, size)))
            return false;
        message = bytes_after(message, size + 1);
    }
    return true;
}

TEST(every_word_in_braces_is_closed)
{
    for (unsigned rule = 0; rule < RULE_COUNT; rule++)
        CHECK(message_is_well_formed(bytes_of(rule_info((enum rule)rule)->message)));
    CHECK(message_is_well_formed(BYTES("a{; b} {, c2,}")) && !message_is_well_formed(BYTES("a {; }")));
    CHECK(!message_is_well_formed(BYTES("a {b")) && !message_is_well_formed(BYTES("a } {b}")));
}

/* A sentence begins large and ends with a full stop; a title ends without one. */
TEST(every_rule_has_all_its_texts)
{
    for (unsigned rule = 0; rule < RULE_COUNT; rule++) {
        const struct rule_info *info = rule_info((enum rule)rule);
        struct bytes title = bytes_of(info->title), why = bytes_of(info->why), remedy = bytes_of(info->remedy);
        CHECK(title.size > 5 && !bytes_end_with(title, BYTES(".")));
        CHECK(bytes_of(info->message).size > 5 && !bytes_end_with(bytes_of(info->message), BYTES(".")));
        CHECK(why.size > 10 && bytes_end_with(why, BYTES(".")));
        CHECK(remedy.size > 5 && bytes_end_with(remedy, BYTES(".")));
        CHECK(severity_name(info->severity) != NULL && basis_name(info->basis) != NULL);
    }
}

TEST(severities_are_found_by_their_names)
{
    enum severity severity = SEVERITY_NOTE;
    CHECK(severity_find(BYTES("error"), &severity) && severity == SEVERITY_ERROR);
    CHECK(severity_find(BYTES("warning"), &severity) && severity == SEVERITY_WARNING);
    CHECK(severity_find(BYTES("note"), &severity) && severity == SEVERITY_NOTE);
    CHECK(!severity_find(BYTES("Error"), &severity) && !severity_find(BYTES(""), &severity));
}

int main(void)
{
    RUN(a_finding_keeps_its_place_and_arguments);
    RUN(places_say_no_more_than_they_know);
    RUN(findings_beyond_what_is_stored_are_counted);
    RUN(populations_add_up_and_nothing_asked_is_not_applied);
    RUN(muted_rules_leave_no_trace);
    RUN(without_a_list_nothing_happens);
    RUN(a_finding_without_room_is_counted_and_the_budget_notes_it);
    RUN(names_are_words_with_dashes);
    RUN(names_are_unique_and_lead_to_their_rule);
    RUN(families_stand_together_and_are_known);
    RUN(every_word_in_braces_is_closed);
    RUN(every_rule_has_all_its_texts);
    RUN(severities_are_found_by_their_names);
    return check_finish();
}
