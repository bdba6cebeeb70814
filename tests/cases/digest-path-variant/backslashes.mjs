// A list made on Windows: the file is found, and held against its digest.
import { archiveOf, digest, FILES } from '../../tools/lists.mjs';

export const bundle = archiveOf({ ...FILES, SHA256SUMS: `${digest('changed')}  results\\b.csv\n` });
export const options = { profile: 'archive' };
export const expect = `
  error digest-mismatch SHA256SUMS 1 path=results/b.csv
  warning digest-path-variant SHA256SUMS 1 "text=results\\\\b.csv"
`;
