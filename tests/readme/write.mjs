// Writes the generated parts of README.md: the rule table, and the digest of the sample's report.
//
//   EXHIBIT_BIN=build/native/exhibit node tests/readme/write.mjs
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ROOT } from '../tools/cases.mjs';

const BIN = process.env.EXHIBIT_BIN ?? join(ROOT, 'build/native/exhibit');
const README = join(ROOT, 'README.md');
const folder = mkdtempSync(join(tmpdir(), 'exhibit-readme-'));

spawnSync(process.execPath, [join(ROOT, 'tests/tools/make-sample.mjs'), folder]);
const output = spawnSync(BIN, ['check', join(folder, readdirSync(folder)[0])]).stdout.toString();
const rules = spawnSync(BIN, ['rules', '--format', 'markdown']).stdout.toString().trim();
const text = readFileSync(README, 'utf8')
  .replace(/<!-- rules -->[^]*?<!-- \/rules -->/, `<!-- rules -->\n${rules}\n<!-- /rules -->`)
  .replace(/^verdict .*$/m, output.trimEnd().split('\n').at(-1));
writeFileSync(README, text);
rmSync(folder, { recursive: true });
