// "Exactly once", says the RFC: in a bag it is an error.
import { bag } from '../../tools/bag.mjs';

export const bundle = bag({ files: { 'manifest-sha256.txt': (text) => text + text } });
export const expect = `
  error digest-duplicate-entry manifest-sha256.txt 3 path=data/a.txt line=1
  error digest-duplicate-entry manifest-sha256.txt 4 path=data/sub/b.txt line=2
`;
