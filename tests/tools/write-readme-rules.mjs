// Puts the table of rules into README.md, between its two markers, as `exhibit rules --format markdown` prints it.
//
//   EXHIBIT_BIN=build/native/exhibit node tests/tools/write-readme-rules.mjs
import { execFileSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { ROOT } from './cases.mjs';

const readme = join(ROOT, 'README.md');
const bin = process.env.EXHIBIT_BIN ?? join(ROOT, 'build/native/exhibit');
const table = execFileSync(bin, ['rules', '--format', 'markdown']).toString().trim();
const text = readFileSync(readme, 'utf8');
const filled = text.replace(/(<!-- rules -->\n)[^]*?(<!-- \/rules -->)/, (_, first, last) => `${first}${table}\n${last}`);
if (filled === text && !text.includes(table)) throw new Error('README.md has no <!-- rules --> and <!-- /rules -->');
writeFileSync(readme, filled);
