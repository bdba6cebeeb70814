import { archiveOf } from '../../tools/lists.mjs';
import { bagFiles } from '../../tools/bag.mjs';

const files = bagFiles({ files: { 'data/a.txt': 'changed\n' } });

export const form = 'folder';
export const bundle = { name: 'bag', members: Object.entries(files).map(([path, content]) => [path, Buffer.from(content)]) };
export const expect = `
  error digest-bag-oxum bag-info.txt 2 bytes=13 files=2 expected_bytes=11
  error digest-mismatch manifest-sha256.txt 1 path=data/a.txt
`;
