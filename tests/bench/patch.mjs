// How the time of a review grows with the length of the patch: the command, medians of three runs.
//
//   EXHIBIT_BIN=build/native/exhibit node tests/bench/patch.mjs
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { bigPatch } from '../tools/big-patch.mjs';
import { ROOT } from '../tools/cases.mjs';
import { entry, STORED, zip } from '../tools/zip.mjs';

const BIN = process.env.EXHIBIT_BIN ?? join(ROOT, 'build/native/exhibit');
const RUNS = 3;
const folder = mkdtempSync(join(tmpdir(), 'exhibit-bench-'));
const path = join(folder, 'bundle.zip');

function milliseconds() {
  const start = process.hrtime.bigint();
  const { error } = spawnSync(BIN, ['check', '-q', '-o', 'json=/dev/null', path], { stdio: ['ignore', 'ignore', 'inherit'] });
  if (error) throw error;
  return Number(process.hrtime.bigint() - start) / 1e6;
}

console.log('files of the patch   MB     ms   ms a MB');
for (const files of [1500, 3000, 6000, 12000]) {
  const patch = Buffer.concat([...bigPatch({ files, lines: 376, binaryBytes: 7000 })].map((piece) => Buffer.from(piece)));
  writeFileSync(path, zip([entry('DIFF.patch', patch, { method: STORED })]));
  const median = Array.from({ length: RUNS }, milliseconds).sort((a, b) => a - b)[RUNS >> 1];
  const size = patch.length / 1e6;
  console.log(`${String(files).padStart(18)} ${size.toFixed(1).padStart(6)} ${median.toFixed(0).padStart(6)} ${(median / size).toFixed(2).padStart(9)}`);
}
rmSync(folder, { recursive: true });
