// Puts into README.md, between their markers, the table of rules as `exhibit rules --format markdown` prints it, the
// table of limits that --help prints, and the ticket formats as the core's own table has them.
//
//   EXHIBIT_BIN=build/native/exhibit node tests/tools/write-readme-tables.mjs
import { execFileSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { ROOT } from './cases.mjs';
import { helpLimits } from './help.mjs';

const bin = process.env.EXHIBIT_BIN ?? join(ROOT, 'build/native/exhibit');

function run(...args) {
  return execFileSync(bin, args).toString();
}

/** One row a format that is read: { name, title, members, gives }. */
function ticketFormats() {
  const text = readFileSync(join(ROOT, 'core/parse/tickets/formats.def'), 'utf8');
  const row = /^FORMAT\([A-Z_]+, "([^"]*)", [A-Z]+, "([^"]*)",\s*"([^"]*)",\s*"([^"]*)"\)/gm;
  return [...text.matchAll(row)].map(([, name, title, members, gives]) => ({ name, title, members, gives }));
}

function formatRow({ name, title, members, gives }) {
  const paths = members === '' ? 'told by content' : members.split(', ').map((path) => `\`${path}\``).join(', ');
  return `| \`${name}\` | ${title} | ${paths} | ${gives} |`;
}

/** The tables of README by the names of their markers. */
export function readmeTables() {
  const limits = helpLimits(run('--help')).map(({ name, value, what }) => `| \`${name}\` | ${value} | ${what} |`);
  return {
    rules: run('rules', '--format', 'markdown').trim(),
    'ticket-formats': ['| format | is | found at | gives |', '|---|---|---|---|', ...ticketFormats().map(formatRow)].join('\n'),
    limits: ['| limit | unless said otherwise | bounds |', '|---|---|---|', ...limits].join('\n'),
  };
}

/** The text between two markers. */
export function tableIn(text, name) {
  return text.match(new RegExp(`<!-- ${name} -->\n([^]*?)\n?<!-- /${name} -->`))?.[1].trim();
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const readme = join(ROOT, 'README.md');
  let text = readFileSync(readme, 'utf8');
  for (const [name, table] of Object.entries(readmeTables())) {
    if (tableIn(text, name) === undefined) throw new Error(`README.md has no <!-- ${name} --> and <!-- /${name} -->`);
    const filled = new RegExp(`(<!-- ${name} -->\n)[^]*?(<!-- /${name} -->)`);
    text = text.replace(filled, (_, first, last) => `${first}${table}\n${last}`);
  }
  writeFileSync(readme, text);
}
