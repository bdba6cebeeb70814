import { archiveOf, FILES } from '../../tools/lists.mjs';

export const bundle = archiveOf({ ...FILES, SHA256SUMS: '# nothing yet\n\n', MD5SUMS: '' });
export const options = { profile: 'archive' };
export const expect = `
  warning digest-list-empty MD5SUMS -
  warning digest-list-empty SHA256SUMS -
`;
