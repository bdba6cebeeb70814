// Payload in a tag manifest, tag files in a payload manifest, a tag manifest in a tag manifest, a file above the bag.
import { archiveOf, digest } from '../../tools/lists.mjs';
import { bagFiles, manifest } from '../../tools/bag.mjs';

const files = bagFiles({
  files: {
    'manifest-sha256.txt': (text) => `${text}${digest('x')}  ../outside\n${manifest({ 'other.txt': 'o' }, 'sha256')}`,
    'other.txt': 'o',
    'tagmanifest-sha256.txt': (text) => `${text}${manifest({ 'data/a.txt': 'alpha\n', 'tagmanifest-md5.txt': '' }, 'sha256')}`,
  },
});

export const bundle = archiveOf({ ...files, 'tagmanifest-md5.txt': '' });
export const expect = `
  error digest-bag-path manifest-sha256.txt 3 text=../outside
  error digest-bag-path manifest-sha256.txt 4 text=other.txt
  error digest-bag-path tagmanifest-sha256.txt 4 text=data/a.txt
  error digest-bag-path tagmanifest-sha256.txt 5 text=tagmanifest-md5.txt
  error digest-bag-structure tagmanifest-md5.txt -
  error digest-path-escapes manifest-sha256.txt 3 text=../outside
  warning digest-list-empty tagmanifest-md5.txt -
`;
