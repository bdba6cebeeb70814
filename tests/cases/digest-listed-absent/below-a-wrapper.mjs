// Paths with the wrapper folder before them, as sha256sum prints them when it is run beside the folder.
import { archiveOf, sums } from '../../tools/lists.mjs';

export const bundle = archiveOf({
  'w/a.txt': 'alpha\n',
  'w/SHA256SUMS': sums({ 'w/a.txt': 'alpha\n', 'w/gone.txt': '' }),
});
export const options = { profile: 'archive' };
export const expect = `
  error digest-listed-absent w/SHA256SUMS 2 path=gone.txt
`;
