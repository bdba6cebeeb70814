// tests/browser/CHECKS.md answers each of its numbers with tests that exist.
import { runLint } from '../tools/lint.mjs';

const PAGE = 'tests/browser/CHECKS.md';
const LAST = 58;

/** Rows "| 12 | what | "a test", …; more |" as { number, tests, answer }. */
function rowsOf(tree) {
  return [...tree.read(PAGE).matchAll(/^\| *(\d+) *\|([^|]*)\|(.*)\|$/gm)].map(([, number, , answer]) => ({
    number: Number(number),
    answer: answer.trim(),
    tests: [...answer.matchAll(/"([^"]+)"/g)].map(([, test]) => test),
  }));
}

const testsOf = (tree) =>
  tree.paths
    .filter((path) => /^tests\/browser\/.*\.mjs$/.test(path))
    .flatMap((path) => [...tree.read(path).matchAll(/\btest\(\s*(['`])(.*?)\1,/gs)].map(([, , name]) => name));

function checkNumbers(tree) {
  const numbers = rowsOf(tree).map(({ number }) => number);
  const wrong = Array.from({ length: Math.max(LAST, numbers.length) }, (_, i) => i + 1).find((number, i) => numbers[i] !== number);
  return wrong === undefined || (wrong > LAST && numbers.length === LAST) ? [] : [`${PAGE}: no row ${wrong} in its place`];
}

function checkAnswers(tree) {
  return rowsOf(tree)
    .filter(({ tests, answer }) => tests.length === 0 && !/^none: .{30,}/.test(answer))
    .map(({ number }) => `${PAGE}: check ${number} has neither a test nor a reason`);
}

function checkTests(tree) {
  const names = testsOf(tree);
  return rowsOf(tree).flatMap(({ number, tests }) =>
    tests
      .filter((test) => !names.some((name) => name.includes(test)))
      .map((test) => `${PAGE}: check ${number} names “${test}”, which is no test`),
  );
}

const WRONG = '| 1 | starts | "no such test" |\n| 3 | stops | none: why not |\n';

await runLint([
  { name: 'every check of the page has its row', check: checkNumbers, violation: { [PAGE]: WRONG } },
  { name: 'every check of the page has a test or a reason', check: checkAnswers, violation: { [PAGE]: WRONG } },
  { name: 'every test that a check names exists', check: checkTests, violation: { [PAGE]: WRONG } },
]);
