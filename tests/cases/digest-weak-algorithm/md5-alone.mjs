import { archiveOf, FILES, sums } from '../../tools/lists.mjs';

export const bundle = archiveOf({ ...FILES, MD5SUMS: sums(FILES, 'md5') });
export const options = { profile: 'archive' };
export const expect = `
  warning digest-weak-algorithm MD5SUMS - count=2 algorithm=md5
`;
