import { archiveOf, digest, FILES } from '../../tools/lists.mjs';

const of = (encoding) => digest('another alpha\n', 'sha256', encoding);
export const bundle = archiveOf({ ...FILES, SHA256SUMS: `${of('base64')}  a.txt\n` });
export const options = { profile: 'archive' };
export const expect = `
  error digest-mismatch SHA256SUMS 1 path=a.txt "expected=${of('base64')} (${of('hex')})"
`;
