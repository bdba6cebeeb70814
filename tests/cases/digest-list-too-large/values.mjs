// 300,000 values of JSON: what lies beyond is said, and there is no verdict.
import { archiveOf, FILES } from '../../tools/lists.mjs';

export const bundle = archiveOf({ ...FILES, 'many_manifest.json': `[${'0,'.repeat(300_000)}0]` });
export const options = { profile: 'archive' };
export const exit = 3;
export const expect = `
  error digest-list-too-large many_manifest.json 1 name=digest-values found=300001 limit=300000
`;
