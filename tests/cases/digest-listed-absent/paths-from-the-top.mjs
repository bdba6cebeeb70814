// A list in a folder may count its paths from the folder, from the one above, or from the top: what leads to most files.
import { archiveOf, FILES, sums } from '../../tools/lists.mjs';

export const bundle = archiveOf({
  ...FILES,
  'lists/SHA256SUMS': sums({ ...FILES, 'gone.txt': '' }),
  'deep/er/file': 'x',
  'deep/er/SHA256SUMS': sums({ 'er/file': 'x' }),
  'deep/own': 'y',
  'deep/md5sums.txt': '',
  'deep/SHA256SUMS': sums({ own: 'y', '../a.txt': FILES['a.txt'] }),
});
export const options = { profile: 'archive' };
export const expect = `
  error digest-listed-absent lists/SHA256SUMS 3 path=gone.txt
  warning digest-list-empty deep/md5sums.txt -
`;
