// core/rules/CONTRADICTIONS.md has a row for each of its fourteen contradictions, and speaks of rules that exist and have cases.
import { runLint } from '../tools/lint.mjs';
import { catalogRules } from '../tools/report.mjs';

const PAGE = 'core/rules/CONTRADICTIONS.md';
const CATALOG = 'core/finding/catalog.def';
const LAST = 14;

// Rows "| 12 | what | rules |" as { number, rules, reason }: why there is none.
function rowsOf(tree) {
  return [...tree.read(PAGE).matchAll(/^\| *(\d+) *\|(.*)\|(.*)\|$/gm)].map(([, number, , rules]) => ({
    number: Number(number),
    rules: rulesIn(rules),
    reason: rules.trim().match(/^none: (.{40,})$/)?.[1],
  }));
}

function rulesIn(text) {
  return [...text.matchAll(/`([a-z]+-[^`]*)`/g)].map(([, rule]) => rule);
}

function checkNumbers(tree) {
  const numbers = rowsOf(tree).map(({ number }) => number).join();
  const expected = Array.from({ length: LAST }, (_, index) => index + 1).join();
  return numbers === expected ? [] : [`${PAGE}: the rows are ${numbers}`];
}

function checkAnswers(tree) {
  return rowsOf(tree).filter(({ rules, reason }) => rules.length === 0 && !reason).map(({ number }) => `${PAGE}: neither a rule nor a reason for contradiction ${number}`);
}

function checkRules(tree) {
  const names = new Set(catalogRules(tree.read(CATALOG)).map(({ name }) => name));
  return rulesIn(tree.read(PAGE)).filter((rule) => !names.has(rule)).map((rule) => `${PAGE} names ${rule}, which is no rule`);
}

function checkCases(tree) {
  const folders = new Set(tree.paths.map((path) => path.match(/^tests\/cases\/([^/]+)\//)?.[1]));
  return rulesIn(tree.read(PAGE)).filter((rule) => !folders.has(rule)).map((rule) => `${PAGE} names ${rule}, which has no case`);
}

const row = (id, name) => `RULE(${id}, "${name}", ERROR, VERIFIED, JUDGED,\n "T", "message", "Why so.", "Do this.")\n`;
const WRONG = '| 1 | done and open | `ticket-a` |\n| 3 | two states | nothing |\n';

await runLint([
  { name: 'every contradiction has its row', check: checkNumbers, violation: { [PAGE]: WRONG } },
  { name: 'every contradiction has a rule, or a reason for none', check: checkAnswers, violation: { [PAGE]: WRONG } },
  { name: 'every rule of the page exists', check: checkRules, violation: { [PAGE]: WRONG, [CATALOG]: row('TICKET_B', 'ticket-b') } },
  { name: 'every rule of the page has a case', check: checkCases, violation: { [PAGE]: WRONG, 'tests/cases/ticket-b/x.mjs': '' } },
]);
