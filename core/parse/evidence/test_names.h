/* Names of tests: those that tickets ask for, and tests of that name that the patch adds. */
#ifndef EXHIBIT_PARSE_EVIDENCE_TEST_NAMES_H
#define EXHIBIT_PARSE_EVIDENCE_TEST_NAMES_H

#include "parse/evidence/evidence.h"

/* "tests/a.py::TestX::test_save[1]" is test_save. */
struct bytes test_plain_name(struct bytes name);

/* The identifier that begins "test_save: saves a model", "TestSave"; empty when the text begins otherwise. */
struct bytes test_name_in(struct bytes text);

void wanted_tests_add(struct wanted_tests *wanted, struct bytes name, struct arena *arena);
void wanted_tests_sort(struct wanted_tests *wanted); /* and drops repeated ones */
const struct wanted_test *wanted_test_find(const struct wanted_tests *wanted, struct bytes name);

/* The name of the test that a line of code begins: def test_save(, func TestSave(, it('saves a model', TEST(save). Empty
 * when it begins none. */
struct bytes test_begun_by(struct bytes line);

/* Lines of the patch that add a test of a wanted name. */
void wanted_tests_look(struct wanted_tests *wanted, const struct patch *patch);

#endif
