// Writes inputs for the fuzz targets, made of the cases: `node tests/tools/write-fuzz-seeds.mjs FOLDER` fills one folder
// a target (FOLDER/zip, FOLDER/patch, …), each input once, named for its digest.
import { createHash } from 'node:crypto';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { constants, deflateRawSync } from 'node:zlib';
import { allCases } from './cases.mjs';

// Larger inputs slow a fuzzer down more than they show it. What is in an archive's members means nothing to fuzz_zip.
const SIZE_MOST = 32 * 1024;
const ARCHIVE_MOST = 2 * 1024;

// Which targets read a member, by its path.
const readers = [
  ['patch', /\.(patch|diff)$/],
  ['meta', /\.(patch|json)$/],
  ['json', /\.json$/],
  ['markdown', /\.md$/],
  ['tickets', /ticket[^/]*\.md$/i],
  ['run_log', /docs\/agent_runs\/.*\.md$|(^|\/)PROGRESS\.md$/],
  ['git_object', /(^|\/)git-proof\/objects\//],
  ['commit_log', /(^|\/)((LAST_COMMIT|COMMITS|README|changed_files|git_\w+)\.txt|repo_snapshot\.md)$/],
];

function writer(folder) {
  const seen = new Set();
  return (target, bytes) => {
    const name = createHash('sha1').update(bytes).digest('hex');
    if (bytes.length > (target === 'zip' ? ARCHIVE_MOST : SIZE_MOST) || seen.has(target + name)) return;
    if (![...seen].some((key) => key.startsWith(target))) mkdirSync(join(folder, target), { recursive: true });
    seen.add(target + name);
    writeFileSync(join(folder, target, name), bytes);
  };
}

// The header of fuzz_inflate's input: choice and claimed size.
function inflateInput(choice, size, packed) {
  return Buffer.concat([Buffer.from([choice, size & 0xff, (size >> 8) & 0xff]), packed]);
}

function writeStreams(write, bytes) {
  const { Z_FIXED, Z_HUFFMAN_ONLY, Z_DEFAULT_STRATEGY } = constants;
  const ways = [{}, { level: 0 }, { strategy: Z_FIXED }, { strategy: Z_HUFFMAN_ONLY }, { strategy: Z_DEFAULT_STRATEGY, memLevel: 1 }];
  for (const way of ways) write('inflate', inflateInput(0x02, bytes.length, deflateRawSync(bytes, way)));
  write('inflate', inflateInput(0x03, bytes.length, bytes));
}

const folder = process.argv[2];
if (!folder) {
  console.error('usage: node tests/tools/write-fuzz-seeds.mjs FOLDER');
  process.exit(2);
}
const write = writer(folder);
let reviews = 0; // the first byte of an input of fuzz_review chooses; every choice has its turn
for (const { bytes, files } of await allCases()) {
  if (bytes !== undefined) {
    write('zip', bytes);
    write('review', Buffer.concat([Buffer.from([reviews++ & 0x8f]), bytes]));
  }
  for (const [path, content] of files) {
    for (const [target, pattern] of readers) if (pattern.test(path)) write(target, Buffer.from(content));
    if (content.length < 2000) writeStreams(write, Buffer.from(content));
  }
}
