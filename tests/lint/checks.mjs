// core/zip/CHECKS.md answers each of its numbers, and speaks of rules that exist.
import { runLint } from '../tools/lint.mjs';
import { catalogRules } from '../tools/report.mjs';

const PAGE = 'core/zip/CHECKS.md';
const CATALOG = 'core/finding/catalog.def';
const LAST = 144;

// Rows "| 12 | what | rules |" as { number, rules, answer }.
function rowsOf(tree) {
  return [...tree.read(PAGE).matchAll(/^\| *(\d+) *\|(.*)\|(.*)\|$/gm)].map(([, number, , answer]) => ({
    number: Number(number),
    answer: answer.trim(),
    rules: [...answer.matchAll(/`([a-z]+-[^`]*)`/g)].map(([, rule]) => rule),
  }));
}

function namesOf(tree) {
  return new Set(catalogRules(tree.read(CATALOG)).map(({ name }) => name));
}

function checkNumbers(tree) {
  const numbers = rowsOf(tree).map(({ number }) => number);
  const expected = Array.from({ length: LAST }, (_, index) => index + 1);
  return expected.filter((number, index) => numbers[index] !== number).slice(0, 1).map((number) => `${PAGE}: no row ${number} in its place`)
    .concat(numbers.length > LAST ? [`${PAGE}: ${numbers.length} rows`] : []);
}

function checkAnswers(tree) {
  return rowsOf(tree)
    .filter(({ rules, answer }) => rules.length === 0 && !/^none: .{40,}/.test(answer))
    .map(({ number }) => `${PAGE}: check ${number} has neither a rule nor a reason`);
}

function checkRules(tree) {
  const names = namesOf(tree);
  return rowsOf(tree).flatMap(({ number, rules }) =>
    rules.filter((rule) => !names.has(rule)).map((rule) => `${PAGE}: check ${number} names ${rule}, which is no rule`),
  );
}

function checkAllNamed(tree) {
  const named = new Set(rowsOf(tree).flatMap(({ rules }) => rules));
  return [...namesOf(tree)].filter((name) => /^(zip|name)-/.test(name) && !named.has(name)).map((name) => `${PAGE} does not name ${name}`);
}

const row = (id, name) => `RULE(${id}, "${name}", ERROR, VERIFIED, JUDGED,\n "T", "message", "Why so.", "Do this.")\n`;
const PAGES = { wrong: '| 1 | no end | `zip-a` |\n| 3 | empty | none: why not |\n', none: '' };

await runLint([
  { name: 'every check has its row', check: checkNumbers, violation: { [PAGE]: PAGES.wrong } },
  { name: 'every check has a rule or a reason', check: checkAnswers, violation: { [PAGE]: PAGES.wrong } },
  {
    name: 'every rule of the checks exists',
    check: checkRules,
    violation: { [PAGE]: PAGES.wrong, [CATALOG]: row('ZIP_B', 'zip-b') },
  },
  {
    name: 'every rule of zips and names is one of the checks',
    check: checkAllNamed,
    violation: { [PAGE]: PAGES.none, [CATALOG]: row('ZIP_B', 'zip-b') },
  },
]);
