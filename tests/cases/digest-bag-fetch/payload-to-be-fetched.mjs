// The bag may be fine, but what is not here cannot be checked: no verdict. A malformed line is one of the bag's.
import { bag } from '../../tools/bag.mjs';

export const bundle = bag({
  files: { 'data/a.txt': undefined, 'bag-info.txt': 'Bagging-Date: 2026-01-05\n', 'tagmanifest-sha256.txt': undefined, 'fetch.txt': 'https://example.org/a 6 data/a.txt\nnonsense\n' },
});
export const exit = 3;
export const expect = `
  error digest-bag-fetch fetch.txt 1 path=data/a.txt
  error digest-list-malformed fetch.txt 2 text=nonsense
`;
