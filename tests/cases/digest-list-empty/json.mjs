import { archiveOf, FILES, json } from '../../tools/lists.mjs';

export const bundle = archiveOf({
  ...FILES,
  'manifest.json': '{}',
  'files_manifest.json': json({ version: 1, files: [] }),
  'datapackage.json': json({ resources: [] }),
  'pack-1.dist-info/RECORD': '',
});
export const options = { profile: 'archive' };
export const expect = `
  error digest-unlisted a.txt -
  error digest-unlisted results/b.csv -
  warning digest-list-empty datapackage.json -
  warning digest-list-empty files_manifest.json -
  warning digest-list-empty manifest.json -
  warning digest-list-empty pack-1.dist-info/RECORD -
`;
