// After a line with one blank, two blanks mean a name that begins with a blank: " a.txt" could be another file.
import { archiveOf, digest, FILES } from '../../tools/lists.mjs';

const [a, b] = Object.values(FILES).map((content) => digest(content));

export const bundle = archiveOf({
  ...FILES,
  SHA256SUMS: `${b} results/b.csv\n${a}  a.txt\n`,
  'checksums.txt': `${a}  a.txt\n${b} results/b.csv\n`,
});
export const options = { profile: 'archive' };
export const expect = `
  warning digest-list-malformed SHA256SUMS 2
  warning digest-list-malformed checksums.txt 2
`;
