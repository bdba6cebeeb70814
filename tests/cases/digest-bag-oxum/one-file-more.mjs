import { bag } from '../../tools/bag.mjs';

export const bundle = bag({ files: { 'data/c.txt': '1', 'bag-info.txt': (text) => `${text}Payload-Oxum: 1.1\nno label\nPayload-oxum: x\n` } });
export const expect = `
  error digest-bag-oxum bag-info.txt 2 bytes=12 files=3 expected_bytes=11 expected_files=2
  error digest-list-malformed bag-info.txt 3
  error digest-list-malformed bag-info.txt 4
  error digest-list-malformed bag-info.txt 5
  error digest-unlisted data/c.txt -
`;
