// UTF-16 manifests are not read; of SHA-3 only the names are.
import { archiveOf } from '../../tools/lists.mjs';
import { bagFiles } from '../../tools/bag.mjs';

const declaration = 'BagIt-Version: 1.0\nTag-File-Character-Encoding: UTF-16\n';
const wide = bagFiles({
  files: {
    'bagit.txt': declaration,
    'manifest-sha256.txt': (text) => Buffer.from(text, 'utf16le'),
    'bag-info.txt': undefined,
    'tagmanifest-sha256.txt': undefined,
  },
});
const sponge = bagFiles({
  root: 'sha3/',
  algorithms: [],
  files: { 'manifest-sha3256.txt': `${'0'.repeat(64)}  data/a.txt\n${'0'.repeat(64)}  data/gone.txt\n` },
});

export const bundle = archiveOf({ ...wide, ...sponge });
export const exit = 3;
export const expect = `
  error digest-bag-undecidable manifest-sha256.txt - text=UTF-16
  error digest-bag-undecidable sha3/bagit.txt -
  error digest-listed-absent sha3/manifest-sha3256.txt 2 path=sha3/data/gone.txt
  error digest-unlisted data/a.txt -
  error digest-unlisted data/sub/b.txt -
  warning digest-algorithm-unknown sha3/manifest-sha3256.txt - text=sha3256
`;
