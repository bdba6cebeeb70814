// Every shape holds for one file and gives the changed one away; what is no digest of a file is no list.
import { archiveOf, digest, json, lineOf } from '../../tools/lists.mjs';

const made = { 'out/a.csv': 'a', 'out/b.csv': 'b' };
const [a, b] = Object.values(made).map((content) => digest(content));
const shapes = {
  '1-map-manifest.json': { 'out/a.csv': a, 'out/b.csv': b, commit_sha: digest('x', 'sha1') },
  '2-list-manifest.json': [{ path: 'out/a.csv', sha256: a }, { path: 'out/b.csv', sha256: b }],
  '3-files-manifest.json': { files: { 'out/a.csv': `sha256:${a}`, 'out/b.csv': `sha256:${b}` } },
  '4-objects-manifest.json': { version: 1, files: { 'out/a.csv': { sha256: a }, 'out/b.csv': { sha256: b, size: 1 } } },
  '5-hashes-manifest.json': { artifacts: [{ file: 'out/a.csv', hashes: { sha256: a } }, { file: 'out/b.csv', hashes: { sha256: b } }] },
  '6-algorithm-manifest.json': { items: [{ path: 'out/a.csv', checksum: { algorithm: 'sha256', value: a } }, { path: 'out/b.csv', checksum: { algorithm: 'sha256', value: b } }] },
  '7-sha256-manifest.json': { sha256: { 'out/a.csv': a, 'out/b.csv': b } },
  '8-integrity-manifest.json': { a: { file: 'out/a.csv', integrity: `sha256-${digest('a', 'sha256', 'base64')}` }, b: { file: 'out/b.csv', integrity: `sha256-${digest('b', 'sha256', 'base64')}` } },
  '9-nested-manifest.json': { run: { stage: { outputs: [{ relative_path: 'out/a.csv', digest: a }, { relative_path: 'out/b.csv', digest: b }] } } },
};
const texts = Object.fromEntries(Object.entries(shapes).map(([name, shape]) => [name, json(shape)]));
const other = { 'manifest.json': json({ name: 'an extension', version: '1.0', prompt_hashes: [a], commit_sha: digest('x', 'sha1') }) };

export const bundle = archiveOf({ ...made, 'out/b.csv': 'B', ...texts, ...other });
export const options = { profile: 'archive' };
const written = (text) => (text.includes(b) ? b : digest('b', 'sha256', 'base64'));
export const expect = Object.entries(texts)
  .map(([name, text]) => `error digest-mismatch ${name} ${lineOf(text, written(text))} path=out/b.csv`)
  .join('\n');
