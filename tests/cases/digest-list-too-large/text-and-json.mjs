// 16 MiB of text, 8 MiB of JSON, 300,000 values: what lies beyond is said, and there is no verdict.
import { archiveOf, FILES, sums } from '../../tools/lists.mjs';

const MIB = 1 << 20;

export const bundle = archiveOf({
  ...FILES,
  SHA256SUMS: `${sums()}#${' '.repeat(16 * MIB)}`,
  'large_manifest.json': `{}${' '.repeat(8 * MIB)}`,
  'many_manifest.json': `[${'0,'.repeat(300_000)}0]`,
});
export const options = { profile: 'archive' };
export const exit = 3;
export const expect = `
  error digest-list-too-large SHA256SUMS -
  error digest-list-too-large large_manifest.json -
  error digest-list-too-large many_manifest.json 1
  warning zip-ratio SHA256SUMS -
  warning zip-ratio large_manifest.json -
`;
