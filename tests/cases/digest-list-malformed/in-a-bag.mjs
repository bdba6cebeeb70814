import { digest } from '../../tools/lists.mjs';
import { bag } from '../../tools/bag.mjs';

export const bundle = bag({
  files: { 'manifest-sha256.txt': (text) => `\ufeff${text}nonsense\n${digest('1', 'md5')}  data/a.txt\n${digest('1')}\n\n` },
});
export const expect = `
  error digest-list-malformed manifest-sha256.txt 1
  error digest-list-malformed manifest-sha256.txt 3
  error digest-list-malformed manifest-sha256.txt 4
  error digest-list-malformed manifest-sha256.txt 5
`;
