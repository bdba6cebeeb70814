// What sha256sum passes over: a word, a digest of no known length, a digest alone, a wrong escape, a small-letter tag,
// an indented comment, the mark of a DOS text's end.
import { archiveOf, digest, FILES, sums } from '../../tools/lists.mjs';

const of = digest(FILES['a.txt']);

export const bundle = archiveOf({
  ...FILES,
  SHA256SUMS: [
    sums().trimEnd(),
    'nothing',
    `${of.slice(1)}  a.txt`,
    of,
    `\\${of}  a\\t.txt`,
    `sha256 (a.txt) = ${of}`,
    ' # comment',
    '\x1a',
  ].join('\n'),
});
export const options = { profile: 'archive' };
export const expect = `
  warning digest-list-malformed SHA256SUMS 3 text=nothing
  warning digest-list-malformed SHA256SUMS 4
  warning digest-list-malformed SHA256SUMS 5 text=${of}
  warning digest-list-malformed SHA256SUMS 6 "text=a\\\\t.txt"
  warning digest-list-malformed SHA256SUMS 7
  warning digest-list-malformed SHA256SUMS 8
  warning digest-list-malformed SHA256SUMS 9
`;
