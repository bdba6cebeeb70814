/* Formats that keep a specification beside the tasks: Spec Kit, OpenSpec, Kiro. */
#include "ticket_words.h"

static struct fixture fixture;
static struct ticket_file file;

static void read_as(enum ticket_format format, const char *path, const char *text)
{
    fixture_end(&fixture);
    fixture_start(&fixture);
    read_in(&file, format, path, bytes_of(text), &fixture.arena);
}

/* --- Spec Kit ------------------------------------------------------------------------------------------------------- */

static const char kit_tasks[] =
    "# Tasks: Tide tables\n"                                                                       /* 1 */
    "## Phase 1: Setup\n"
    "- [X] T001 Create `src/tide/__init__.py` per plan\n"                                          /* 3 */
    "- [x] T002 [P] Configure lint in pyproject.toml\n"
    "## Phase 2: User Story 1 - Read gauges (Priority: P1) \xF0\x9F\x8E\xAF MVP\n"                 /* 5 */
    "**Goal**: Read gauges.\n"
    "### Tests for User Story 1\n"                                                                 /* 7 */
    "- [ ] T010 [P] [US1] Contract test in tests/contract/test_gauge.py (depends on T001, T002)\n"
    "### Implementation\n"
    "- [ ] T011 [US1] Read one gauge in src/tide/gauge.py per FR-003 (missing)\n"                  /* 10 */
    "<!-- - [ ] T099 an example -->\n"
    "- [ ] TXXX Polish\n";

TEST(tasks_of_spec_kit_have_their_ids_in_the_feature)
{
    read_as(FORMAT_SPEC_KIT, "specs/001-tides/tasks.md", kit_tasks);
    REQUIRE(file.tickets.count == 5 && file.boxes == 5);
    CHECK(bytes_is(file.tickets.items[0].key, "spec-kit:001-tides/T001"));
    CHECK(bytes_is(file.tickets.items[0].title, "Create `src/tide/__init__.py` per plan"));
    CHECK(names_path(&file.tickets.items[0], "src/tide/__init__.py"));
    CHECK(bytes_is(file.tickets.items[1].title, "Configure lint in pyproject.toml"));
    CHECK(file.tickets.items[1].refs.count == 0);
    CHECK(bytes_is(file.tickets.items[4].id, "P2.3"));
}

TEST(tasks_of_spec_kit_name_stories_requirements_and_dependencies)
{
    read_as(FORMAT_SPEC_KIT, "specs/001-tides/tasks.md", kit_tasks);
    const struct ticket *test = find_ticket(&file, "T010"), *task = find_ticket(&file, "T011");
    REQUIRE(test != NULL && task != NULL);
    CHECK(holds_text(&test->refs, "US1") && test->refs.count == 1);
    CHECK(depends_on(test, DEPENDS_PROSE, "T001") && depends_on(test, DEPENDS_PROSE, "T002"));
    CHECK(names_path(test, "tests/contract/test_gauge.py"));
    CHECK(holds_text(&task->refs, "US1") && holds_text(&task->refs, "FR-003"));
    CHECK(bytes_is(file.groups.items[test->group].title, "Tests for User Story 1"));
}

static const char kit_spec[] =
    "# Feature Specification: Tide tables\n"                                                       /* 1 */
    "**Status**: Draft\n"
    "## User Scenarios & Testing\n"
    "### User Story 1 - Read gauges (Priority: P1)\n"                                              /* 4 */
    "**Acceptance Scenarios**:\n"
    "1. **Given** a gauge, **When** it is read, **Then** a level is shown\n"                       /* 6 */
    "2. **Given** none, **When** it is read, **Then** an error is shown\n"
    "### User Story 2 - Draw charts (Priority: P2)\n"                                              /* 8 */
    "1. **Given** a level, **When** drawn, **Then** a chart\n"
    "### Edge Cases\n"                                                                             /* 10 */
    "- What happens at ebb?\n"
    "## Requirements\n"
    "- **FR-001**: System MUST read gauges\n"                                                      /* 13 */
    "- **FR-002**: System MUST keep [NEEDS CLARIFICATION: how long?]\n"
    "## Success Criteria\n"
    "- **SC-001**: A chart in 2 s\n"                                                               /* 16 */
    "- plain remark\n";

TEST(a_spec_gives_its_feature_the_criteria)
{
    read_as(FORMAT_SPEC_KIT, "specs/001-tides/spec.md", kit_spec);
    REQUIRE(file.tickets.count == 1);
    const struct ticket *feature = &file.tickets.items[0];
    CHECK(bytes_is(feature->key, "spec-kit:001-tides/001-tides") && bytes_is(feature->title, "Tide tables"));
    CHECK(feature->status == TICKET_PLANNED && feature->status_line == 2 && !feature->is_part);
    REQUIRE(feature->obligations.count == 7);
    const struct obligation *scenario = find_obligation(feature, "US1/AC2");
    REQUIRE(scenario != NULL);
    CHECK(scenario->criterion == CRITERION_SCENARIO && scenario->line == 7);
    CHECK(bytes_is(scenario->text, "Given none, When it is read, Then an error is shown"));
    CHECK(find_obligation(feature, "US2/AC1") != NULL);
    CHECK(find_obligation(feature, "FR-001")->criterion == CRITERION_REQUIREMENT);
    CHECK(find_obligation(feature, "SC-001")->criterion == CRITERION_MEASURE);
    CHECK(feature->obligations.items[3].criterion == CRITERION_EDGE_CASE);
    CHECK(count_problems(&file, PROBLEM_QUESTION) == 1 && file.problems.items[0].line == 14);
}

TEST(a_ticked_checklist_claims_nothing)
{
    read_as(FORMAT_SPEC_KIT, "specs/001-tides/checklists/ux.md", "# UX\n- [x] CHK001 Are levels defined?\n- [ ] CHK002 b\n");
    REQUIRE(file.tickets.count == 1);
    const struct ticket *part = &file.tickets.items[0];
    CHECK(part->is_part && part->claims_done == 0 && bytes_is(part->key, "spec-kit:001-tides/001-tides"));
    REQUIRE(part->obligations.count == 2);
    CHECK(part->obligations.items[0].kind == OBLIGATION_CHECK && bytes_is(part->obligations.items[0].key, "CHK001"));
}

/* --- OpenSpec ------------------------------------------------------------------------------------------------------- */

static const char change_tasks[] =
    "## 1. Setup\n"
    "- [x] 1.1 Add `src/gate.py`\n"                                                                /* 2 */
    "  - [ ] 1.1.1 Oil it\n"
    "## 2. Rest\n"
    "1. [x] Ordered\n"                                                                             /* 5 */
    "+ [ ] Plus\n"
    "```\n- [ ] 9.9 Example\n```\n";

TEST(a_change_of_openspec_is_one_ticket_with_tasks)
{
    read_as(FORMAT_OPENSPEC, "openspec/changes/add-gate/tasks.md", change_tasks);
    REQUIRE(file.tickets.count == 1);
    const struct ticket *change = &file.tickets.items[0];
    CHECK(bytes_is(change->key, "openspec:add-gate") && !change->is_archived && change->claims_done == 0);
    REQUIRE(change->obligations.count == 5 && file.boxes == 5);
    CHECK(find_obligation(change, "1.1")->mark == MARK_DONE && find_obligation(change, "1.1.1")->mark == MARK_OPEN);
    CHECK(find_obligation(change, "1.1.1")->depth == 2);
    CHECK(change->obligations.items[2].mark == MARK_DONE && bytes_is(change->obligations.items[2].key, "3"));
    CHECK(change->obligations.items[4].is_in_fence);
    CHECK(names_path(change, "src/gate.py") && file.groups.count == 2);
}

TEST(an_archived_change_is_claimed_done)
{
    read_as(FORMAT_OPENSPEC, "openspec/changes/archive/2026-01-05-add-gate/tasks.md", change_tasks);
    REQUIRE(file.tickets.count == 1);
    CHECK(bytes_is(file.tickets.items[0].id, "add-gate") && file.tickets.items[0].is_archived);
    CHECK(file.tickets.items[0].claims_done == CLAIMED_BY_ARCHIVE);
}

TEST(a_delta_of_a_specification_adds_scenarios_to_its_change)
{
    read_as(FORMAT_OPENSPEC, "openspec/changes/add-gate/specs/gate/spec.md",
            "## ADDED Requirements\n### Requirement: Opens\nThe gate SHALL open.\n#### Scenario: Flood\n"
            "- **WHEN** the level is high\n- **THEN** it opens\n## REMOVED Requirements\n### Requirement: Rope\n");
    REQUIRE(file.tickets.count == 1 && file.tickets.items[0].is_part);
    const struct ticket *change = &file.tickets.items[0];
    CHECK(bytes_is(change->key, "openspec:add-gate"));
    REQUIRE(change->obligations.count == 2);
    CHECK(bytes_is(change->obligations.items[0].key, "gate/Opens"));
    const struct obligation *scenario = find_obligation(change, "gate/Opens/Flood");
    REQUIRE(scenario != NULL && scenario->criterion == CRITERION_SCENARIO);
    CHECK(bytes_start_with(scenario->text, BYTES("Flood")) && bytes_end_with(scenario->text, BYTES("it opens")));
}

/* --- Kiro ----------------------------------------------------------------------------------------------------------- */

static const char kiro_tasks[] =
    "# Implementation Plan\n"                                                                      /* 1 */
    "\n"
    "- [x] 1. Set up gates\n"
    "  - [x] 1.1 Write `src/gate.py` (P)\n"                                                        /* 4 */
    "    - oil the hinges\n"
    "    - _Requirements: 1.1, 1.2_\n"
    "  - [-] 1.2 Close them\n"                                                                     /* 7 */
    "    - _\xE8\xA6\x81\xE4\xBB\xB6: 2.1_\n"
    "    - _Depends: 1.1_\n"
    "- [ ]* 2.1 Write property test\n"                                                             /* 10 */
    "  - **Property 1: Level**\n"
    "  - **Validates: Requirements 1.4, 1.5**\n"
    "- [~] 3 Queue\n"                                                                              /* 13 */
    "- [ ] 4. Last\n"
    "  - [ ] a box without an id\n";

TEST(tasks_of_kiro_have_parents_and_criteria)
{
    read_as(FORMAT_KIRO, ".kiro/specs/tides/tasks.md", kiro_tasks);
    REQUIRE(file.tickets.count == 6);
    const struct ticket *one = find_ticket(&file, "1.1"), *two = find_ticket(&file, "1.2");
    REQUIRE(one != NULL && two != NULL && find_ticket(&file, "1") != NULL);
    CHECK(bytes_is(one->key, "kiro:tides/1.1") && bytes_is(one->parent, "1"));
    CHECK(one->refs.count == 2 && holds_text(&one->refs, "1.1") && holds_text(&one->refs, "1.2"));
    CHECK(one->notes.count == 1 && names_path(one, "src/gate.py"));
    CHECK(two->status == TICKET_IN_PROGRESS && holds_text(&two->refs, "2.1") && two->refs.count == 1);
    CHECK(depends_on(two, DEPENDS_BLOCKS, "1.1"));
    CHECK(find_ticket(&file, "1")->parent.size == 0);
}

TEST(optional_tasks_and_unfinished_ones_are_told)
{
    read_as(FORMAT_KIRO, ".kiro/specs/tides/tasks.md", kiro_tasks);
    const struct ticket *optional = find_ticket(&file, "2.1"), *last = find_ticket(&file, "4");
    REQUIRE(optional != NULL && last != NULL);
    CHECK(optional->is_optional && holds_text(&optional->refs, "1.4") && holds_text(&optional->refs, "1.5"));
    CHECK(optional->notes.count == 1);
    CHECK(bytes_is(file.tickets.items[4].title, "3 Queue") && file.tickets.items[4].mark == MARK_UNFINISHED);
    CHECK(last->obligations.count == 1 && last->obligations.items[0].kind == OBLIGATION_TASK);
}

TEST(requirements_of_kiro_have_numbered_criteria)
{
    read_as(FORMAT_KIRO, ".kiro/specs/tides/requirements.md",
            "# Requirements Document\n## Requirements\n### Requirement 1: Gates\n**User Story:** As a x\n"
            "#### Acceptance Criteria\n1. WHEN a THE gate SHALL b\n2. IF c THEN d\n### \xE8\xA6\x81\xE4\xBB\xB6 2\n"
            "#### \xE5\x8F\x97\xE3\x81\x91\n1. WHEN e\n   1. nested\n");
    REQUIRE(file.tickets.count == 1);
    const struct ticket *feature = &file.tickets.items[0];
    CHECK(bytes_is(feature->key, "kiro:tides/tides") && feature->obligations.count == 3);
    CHECK(find_obligation(feature, "1.2") != NULL && bytes_is(find_obligation(feature, "1.2")->text, "IF c THEN d"));
    CHECK(find_obligation(feature, "2.1") != NULL);
}

TEST(approvals_are_closing_lines_of_the_feature)
{
    read_as(FORMAT_KIRO_APPROVALS, ".kiro/specs/tides/spec.json",
            "{\"feature_name\": \"tides\", \"phase\": \"tasks-generated\",\n \"approvals\": {"
            "\"requirements\": {\"generated\": true, \"approved\": true},\n \"tasks\": {\"approved\": false}}}");
    REQUIRE(file.tickets.count == 1 && file.tickets.items[0].is_part);
    const struct ticket *part = &file.tickets.items[0];
    CHECK(bytes_is(part->key, "kiro:tides/tides") && bytes_is(part->status_note, "tasks-generated"));
    REQUIRE(part->obligations.count == 2);
    CHECK(part->obligations.items[0].mark == MARK_DONE && part->obligations.items[1].mark == MARK_OPEN);
    CHECK(part->obligations.items[0].kind == OBLIGATION_CLOSING && part->obligations.items[1].line == 3);
}

TEST(truncations_and_little_memory_do_no_harm)
{
    static const struct ticket_text texts[] = {
        {FORMAT_SPEC_KIT, "specs/1/tasks.md", kit_tasks},
        {FORMAT_SPEC_KIT, "specs/1/spec.md", kit_spec},
        {FORMAT_OPENSPEC, "openspec/changes/a/tasks.md", change_tasks},
        {FORMAT_KIRO, ".kiro/specs/a/tasks.md", kiro_tasks},
    };
    try_ticket_texts(texts, sizeof texts / sizeof texts[0], 1 << 14);
}

int main(void)
{
    fixture_start(&fixture);
    RUN(tasks_of_spec_kit_have_their_ids_in_the_feature);
    RUN(tasks_of_spec_kit_name_stories_requirements_and_dependencies);
    RUN(a_spec_gives_its_feature_the_criteria);
    RUN(a_ticked_checklist_claims_nothing);
    RUN(a_change_of_openspec_is_one_ticket_with_tasks);
    RUN(an_archived_change_is_claimed_done);
    RUN(a_delta_of_a_specification_adds_scenarios_to_its_change);
    RUN(tasks_of_kiro_have_parents_and_criteria);
    RUN(optional_tasks_and_unfinished_ones_are_told);
    RUN(requirements_of_kiro_have_numbered_criteria);
    RUN(approvals_are_closing_lines_of_the_feature);
    RUN(truncations_and_little_memory_do_no_harm);
    fixture_end(&fixture);
    return check_finish();
}
