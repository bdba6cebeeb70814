// In version 1.0 each payload manifest is complete; before it, all of them together are.
import { archiveOf } from '../../tools/lists.mjs';
import { bagFiles, manifest, PAYLOAD } from '../../tools/bag.mjs';

const [first, second] = Object.entries(PAYLOAD).map(([path, content]) => ({ [path]: content }));
const split = { 'manifest-sha256.txt': () => manifest(first, 'sha256'), 'manifest-sha512.txt': () => manifest(second, 'sha512') };
const algorithms = ['sha256', 'sha512'];

export const bundle = archiveOf({
  ...bagFiles({ algorithms, files: split }),
  ...bagFiles({ root: 'old/', version: '0.97', algorithms, files: split }),
  ...bagFiles({ root: 'more/', version: '0.97', files: { 'data/more.txt': '', 'bag-info.txt': undefined, 'tagmanifest-sha256.txt': undefined } }),
});
export const expect = `
  error digest-unlisted data/a.txt - "what=manifest-sha512.txt does not name it"
  error digest-unlisted data/sub/b.txt - "what=manifest-sha256.txt does not name it"
  error digest-unlisted more/data/more.txt - "what=no manifest of the bag names it"
`;
