import { digest } from '../../tools/lists.mjs';
import { bag } from '../../tools/bag.mjs';

export const bundle = bag({ files: { 'manifest-sha256.txt': (text) => `${text}${digest('other')}  ./data/a.txt\n` } });
export const expect = `
  error digest-lists-conflict manifest-sha256.txt 3 path=data/a.txt line=1
  error digest-mismatch manifest-sha256.txt 3 path=data/a.txt
`;
