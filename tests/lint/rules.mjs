// Every rule of the catalogue is explained, killed by a case and shown in the README.
import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import { caseIds, readCase, ROOT } from '../tools/cases.mjs';
import { linesThatMatch, runLint } from '../tools/lint.mjs';
import { catalogRules } from '../tools/report.mjs';

const CATALOG = 'core/finding/catalog.def';
const FAMILIES = /^(zip|name|member|digest|patch|git|run|ticket|coverage|test|review|artifact|data|leak|policy)-/;
const OTHER_FOLDERS = new Set(['honest', 'real-forms', 'sample']); // cases about no single rule

// Rows with all their texts: RULE(ID, "name", …, "title", "message", "why", "remedy"), each text in one or more pieces.
function rowsOf(text) {
  return text
    .split(/^RULE\(/m)
    .slice(1)
    .map((row) => {
      const fields = [];
      let rest = row;
      for (let match = next(rest); match; match = next(rest)) {
        fields.push(match.text);
        rest = match.rest;
      }
      return { id: row.match(/^\w+/)[0], fields };
    });
}

// The next argument that is a string, with neighbouring pieces joined.
function next(text) {
  const match = text.match(/^[^"]*?((?:"(?:[^"\\]|\\.)*"\s*)+)/);
  if (!match) return null;
  const pieces = [...match[1].matchAll(/"((?:[^"\\]|\\.)*)"/g)].map(([, piece]) => piece);
  return { text: pieces.join(''), rest: text.slice(match[0].length) };
}

function checkTexts(tree) {
  return rowsOf(tree.read(CATALOG)).flatMap(({ id, fields }) => {
    const [name, title, message, why, remedy] = fields;
    const faults = [];
    if (!name || id !== name.toUpperCase().replaceAll('-', '_')) faults.push(`${id} is named ${name}`);
    if (name && !FAMILIES.test(name)) faults.push(`${name} is of no known family`);
    for (const [what, text] of Object.entries({ title, message, why, remedy })) {
      if (!text || text.trim().length < 4) faults.push(`${name} has no ${what}`);
    }
    for (const [what, text] of Object.entries({ why, remedy })) {
      if (text && !/[.!?)]$/.test(text)) faults.push(`the ${what} of ${name} is no sentence: ${text}`);
    }
    return faults;
  });
}

// The rules that some case of their own folder expects. Made-up trees have no cases.
async function rulesWithCases(tree) {
  if (!tree.isRepository) return new Set();
  const cases = await Promise.all(caseIds().map(readCase));
  return new Set(cases.filter(({ rule, expect }) => expect.some((line) => line.rule === rule)).map(({ rule }) => rule));
}

async function checkCases(tree) {
  const covered = await rulesWithCases(tree);
  return catalogRules(tree.read(CATALOG))
    .filter(({ name }) => !covered.has(name))
    .map(({ name }) => `no case of tests/cases/${name} expects it`);
}

function checkFolders(tree) {
  const names = new Set(catalogRules(tree.read(CATALOG)).map(({ name }) => name));
  const folders = new Set(tree.paths.filter((path) => /^tests\/cases\/[^/]+\//.test(path)).map((path) => path.split('/')[2]));
  return [...folders].filter((folder) => !names.has(folder) && !OTHER_FOLDERS.has(folder)).map((folder) => `tests/cases/${folder} is of no rule`);
}

function checkReadme(tree) {
  const bin = process.env.EXHIBIT_BIN ?? join(ROOT, 'build/native/exhibit');
  const table = execFileSync(bin, ['rules', '--format', 'markdown']).toString();
  const shown = tree.read('README.md').match(/<!-- rules -->\n([^]*?)<!-- \/rules -->/)?.[1];
  if (shown === undefined) return ['README.md has no part between <!-- rules --> and <!-- /rules -->'];
  if (shown.trim() === table.trim()) return [];
  const [ours, theirs] = [shown, table].map((text) => text.trim().split('\n'));
  const line = theirs.findIndex((text, index) => text !== ours[index]);
  return [`README.md's rules are not those of exhibit rules --format markdown, from its line ${line + 1} on: ${theirs[line]}`];
}

// Severities come from the catalogue and the policy; others may count them and compare.
function checkSeverities(tree) {
  return tree.paths
    .filter((path) => /^core\/.*\.[ch]$/.test(path) && !/^core\/(finding|policy)\//.test(path))
    .flatMap((path) => linesThatMatch(tree, path, /(?<!\[|[<>=!]= |[<>] )\bSEVERITY_(ERROR|WARNING|NOTE)\b/));
}

const row = (id, name) => `RULE(${id}, "${name}", ERROR, VERIFIED, JUDGED,\n "T", "message", "Why so.", "Do this.")\n`;

await runLint([
  {
    name: 'every rule has its texts',
    check: checkTexts,
    violation: { [CATALOG]: 'RULE(ZIP_A, "zip-a", ERROR, VERIFIED, JUDGED,\n "Title", "message", "", "Do this.")\n' },
  },
  {
    name: 'every rule is expected by a case of its own',
    check: checkCases,
    violation: { [CATALOG]: row('ZIP_A', 'zip-a') },
  },
  {
    name: 'every folder of cases belongs to a rule',
    check: checkFolders,
    violation: { [CATALOG]: row('ZIP_A', 'zip-a'), 'tests/cases/zip-b/x.mjs': '' },
  },
  {
    name: 'README.md shows the rules as they are',
    check: checkReadme,
    violation: { 'README.md': '<!-- rules -->\n| rule |\n<!-- /rules -->\n' },
  },
  {
    name: 'no severity is chosen outside catalogue and policy',
    check: checkSeverities,
    violation: { 'core/rules/a.c': 'finding.severity = SEVERITY_ERROR;\n' },
  },
]);
