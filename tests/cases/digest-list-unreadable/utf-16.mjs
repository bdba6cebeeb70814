import { archiveOf, FILES, sums } from '../../tools/lists.mjs';

export const bundle = archiveOf({ ...FILES, SHA256SUMS: Buffer.from(`\ufeff${sums()}`, 'utf16le') });
export const options = { profile: 'archive' };
export const expect = `
  error digest-list-unreadable SHA256SUMS -
`;
