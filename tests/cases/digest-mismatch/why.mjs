// The finding tells what was done to each file, where that can be told.
import { archiveOf, sums } from '../../tools/lists.mjs';

const listed = {
  'lf.txt': 'one\ntwo\n',
  'crlf.txt': 'one\r\ntwo\r\n',
  'bom.txt': 'text\n',
  'no-bom.txt': '\ufefftext\n',
  'newline.txt': 'text\n',
  'no-newline.txt': 'text',
  'swapped.txt': 'this is what other.txt holds\n',
  'lfs.bin': 'the model itself',
  'forged.txt': 'honest\n',
};
const found = {
  'lf.txt': 'one\r\ntwo\r\n',
  'crlf.txt': 'one\ntwo\n',
  'bom.txt': '\ufefftext\n',
  'no-bom.txt': 'text\n',
  'newline.txt': 'text',
  'no-newline.txt': 'text\n',
  'swapped.txt': 'something else\n',
  'other.txt': 'this is what other.txt holds\n',
  'lfs.bin': `version https://git-lfs.github.com/spec/v1\noid sha256:${sums({ x: listed['lfs.bin'] }).slice(0, 64)}\nsize 16\n`,
  'forged.txt': 'forged\n',
};

export const bundle = archiveOf({ ...found, SHA256SUMS: sums(listed) });
export const options = { profile: 'archive' };
export const expect = `
  error digest-mismatch SHA256SUMS 1 path=lf.txt "cause=with LF line ends it would have it"
  error digest-mismatch SHA256SUMS 2 path=crlf.txt "cause=with CR LF line ends it would have it"
  error digest-mismatch SHA256SUMS 3 path=bom.txt "cause=without the byte order mark that it begins with it would have it"
  error digest-mismatch SHA256SUMS 4 path=no-bom.txt "cause=with a byte order mark before it it would have it"
  error digest-mismatch SHA256SUMS 5 path=newline.txt "cause=with a newline at its end it would have it"
  error digest-mismatch SHA256SUMS 6 path=no-newline.txt "cause=without the newline at its end it would have it"
  error digest-mismatch SHA256SUMS 7 path=swapped.txt "cause=that is what is in other.txt"
  error digest-mismatch SHA256SUMS 8 path=lfs.bin "cause=it is a Git LFS pointer to the file that has it"
  error digest-mismatch SHA256SUMS 9 path=forged.txt cause=
`;
