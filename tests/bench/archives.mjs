// How long a review takes: the command, and the module under Node, on archives of different kinds. Medians of five runs.
//
//   EXHIBIT_BIN=build/native/exhibit EXHIBIT_WASM=build/wasm/exhibit.wasm node tests/bench/archives.mjs
import { spawnSync } from 'node:child_process';
import { closeSync, mkdtempSync, openSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { bundleZip, sprintBundle } from '../tools/bundle.mjs';
import { compileModule, fileHost, loadCore } from '../parity/module.mjs';
import { ROOT } from '../tools/cases.mjs';
import { entry, STORED, zip } from '../tools/zip.mjs';

const BIN = process.env.EXHIBIT_BIN ?? join(ROOT, 'build/native/exhibit');
const RUNS = 5;
const folder = mkdtempSync(join(tmpdir(), 'exhibit-bench-'));

/** Text that compresses about as well as prose, the same every time. */
function prose(size) {
  const words = [];
  let seed = 7;
  for (let at = 0; at < size; ) {
    seed = (seed * 1103515245 + 12345) % 2147483648;
    const word = (seed % 60000).toString(36) + (seed % 11 === 0 ? '\n' : ' ');
    words.push(word);
    at += word.length;
  }
  return Buffer.from(words.join('').slice(0, size));
}

function noise(size) {
  const bytes = Buffer.alloc(size);
  let seed = 1;
  for (let i = 0; i < size; i += 4) {
    seed = (Math.imul(seed, 1664525) + 1013904223) >>> 0;
    bytes.writeUInt32LE(seed, i);
  }
  return bytes;
}

function bigPatch(lines) {
  const body = prose(40).toString().trim();
  const added = Array.from({ length: 200 }, (_, i) => `+${i} ${body}`).join('\n');
  const files = Array.from(
    { length: Math.ceil(lines / 200) },
    (_, i) => `diff --git a/f/${i}.txt b/f/${i}.txt\nindex 1111111..2222222 100644\n--- a/f/${i}.txt\n+++ b/f/${i}.txt\n@@ -0,0 +1,200 @@\n${added}\n`,
  );
  return `### git diff --patch 1111111..HEAD\n${files.join('')}`;
}

const text = prose(8 << 20);
const archives = {
  'honest bundle': () => bundleZip(sprintBundle()),
  '24 texts of 8 MiB, deflated': () => zip(Array.from({ length: 24 }, (_, i) => entry(`data/${i}.txt`, text))),
  '4 binaries of 64 MiB, stored': () => zip(Array.from({ length: 4 }, (_, i) => entry(`data/${i}.bin`, noise(64 << 20), { method: STORED }))),
  '60,000 members': () => zip(Array.from({ length: 60000 }, (_, i) => entry(`data/${i % 600}/${i}.txt`, `member ${i}\n`, { method: STORED }))),
  'a patch of 2 million lines': () => zip([entry('DIFF.patch', bigPatch(2_000_000))]),
};

function median(values) {
  return values.sort((a, b) => a - b)[Math.floor(values.length / 2)];
}

/** Milliseconds that `work` takes: the median of the runs after one that is not counted. */
function time(work) {
  const times = [];
  for (let i = 0; i <= RUNS; i++) {
    const start = process.hrtime.bigint();
    work();
    times.push(Number(process.hrtime.bigint() - start) / 1e6);
  }
  return median(times.slice(1));
}

function runCommand(path) {
  const { error } = spawnSync(BIN, ['check', '-q', '-o', 'json=/dev/null', path], { stdio: ['ignore', 'ignore', 'inherit'] });
  if (error) throw error;
}

const Core = await loadCore();
const module = compileModule();

/** A new instance, as the page makes one a bundle. */
function runModule(path) {
  const descriptor = openSync(path, 'r');
  const core = new Core(module, fileHost(descriptor));
  const status = core.review('bundle.zip', '{}', statSync(path).size);
  if (status !== 'ok' || core.report('json') === null) throw new Error(`the module ended with ${status}`);
  closeSync(descriptor);
}

console.log('archive                          file MiB   command ms    module ms');
for (const [name, make] of Object.entries(archives)) {
  const path = join(folder, 'bundle.zip');
  writeFileSync(path, make());
  const native = time(() => runCommand(path));
  const inModule = time(() => runModule(path));
  const size = (statSync(path).size / (1 << 20)).toFixed(2);
  console.log(`${name.padEnd(32)} ${size.padStart(8)} ${native.toFixed(0).padStart(12)} ${inModule.toFixed(0).padStart(12)}`);
}
rmSync(folder, { recursive: true });
