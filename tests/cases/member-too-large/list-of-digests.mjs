import { archiveOf, FILES, json, sums } from '../../tools/lists.mjs';

export const bundle = archiveOf({ ...FILES, SHA256SUMS: sums(), 'manifest.json': json({ files: {} }) });
export const options = { profile: 'archive', limits: { 'digest-list': 100, 'digest-json': 10 } };
export const exit = 3;
export const expect = `
  error member-too-large SHA256SUMS - name=digest-list limit=100
  error member-too-large manifest.json - name=digest-json limit=10
`;
