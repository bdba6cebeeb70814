import { archiveOf } from '../../tools/lists.mjs';
import { bagFiles, manifest } from '../../tools/bag.mjs';

const without = (root, files) => bagFiles({ root, files });

export const bundle = archiveOf({
  ...bagFiles(),
  ...without('declaration/', { 'bagit.txt': undefined }),
  ...without('manifest/', { 'manifest-sha256.txt': undefined, 'tagmanifest-sha256.txt': undefined }),
  ...without('payload/', { 'data/a.txt': undefined, 'data/sub/b.txt': undefined }),
  ...without('tags/', { 'tagmanifest-sha256.txt': (text) => text.split('\n').filter((line) => !line.includes('manifest')).join('\n') }),
});
export const expect = `
  error digest-bag-oxum payload/bag-info.txt 2 bytes=0 files=0
  error digest-bag-structure declaration/manifest-sha256.txt - "what=it has no bagit.txt that could be read"
  error digest-bag-structure manifest/bagit.txt - "what=it has no payload manifest"
  error digest-bag-structure payload/bagit.txt - "what=it has no payload: nothing is below data/"
  error digest-bag-structure tags/tagmanifest-sha256.txt - text=tags/manifest-sha256.txt
  error digest-listed-absent declaration/tagmanifest-sha256.txt 1 path=declaration/bagit.txt
  error digest-listed-absent payload/manifest-sha256.txt 1 path=payload/data/a.txt
  error digest-listed-absent payload/manifest-sha256.txt 2 path=payload/data/sub/b.txt
`;
