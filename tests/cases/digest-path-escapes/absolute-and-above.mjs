import { archiveOf, digest, FILES } from '../../tools/lists.mjs';

const of = digest('x');

export const bundle = archiveOf({
  ...FILES,
  'results/SHA256SUMS': [
    `${digest(FILES['results/b.csv'])}  b.csv`,
    `${digest(FILES['a.txt'])}  ../a.txt`,
    `${of}  /etc/hostname`,
    `${of}  C:\\Temp\\x`,
    `${of}  \\\\server\\x`,
    `${of}  ../../x`,
    `${of}  ../results/../../x`,
  ].join('\n'),
});
export const options = { profile: 'archive' };
export const expect = `
  error digest-path-escapes results/SHA256SUMS 3 text=/etc/hostname
  error digest-path-escapes results/SHA256SUMS 4 "text=C:\\\\Temp\\\\x"
  error digest-path-escapes results/SHA256SUMS 5
  error digest-path-escapes results/SHA256SUMS 6 text=../../x
  error digest-path-escapes results/SHA256SUMS 7 text=../results/../../x
`;
