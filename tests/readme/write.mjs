// Writes the generated part of README.md: the rule table.
//
//   EXHIBIT_BIN=build/native/exhibit node tests/readme/write.mjs
import { spawnSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { ROOT } from '../tools/cases.mjs';

const BIN = process.env.EXHIBIT_BIN ?? join(ROOT, 'build/native/exhibit');
const README = join(ROOT, 'README.md');
const rules = spawnSync(BIN, ['rules', '--format', 'markdown']).stdout.toString().trim();
const text = readFileSync(README, 'utf8').replace(/<!-- rules -->[^]*?<!-- \/rules -->/, `<!-- rules -->\n${rules}\n<!-- /rules -->`);
writeFileSync(README, text);
