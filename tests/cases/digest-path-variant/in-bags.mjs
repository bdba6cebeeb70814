// Names that tools of other versions encode, and the '*' of md5sum: found, and said.
import { archiveOf, digest } from '../../tools/lists.mjs';
import { bagFiles } from '../../tools/bag.mjs';

const list = (...rows) => rows.map(([content, path]) => `${digest(content)}  ${path}\n`).join('');

export const bundle = archiveOf({
  ...bagFiles({
    payload: { 'data/50%25.txt': '1', 'data/star': '2', 'data/%zz': '3' },
    files: { 'manifest-sha256.txt': () => list(['1', 'data/50%25.txt'], ['2', '*data/star'], ['3', 'data/%zz']) },
  }),
  ...bagFiles({
    root: 'old/',
    version: '0.97',
    payload: { 'data/50%.txt': '1', 'data/50%25.txt': '2' },
    files: { 'manifest-sha256.txt': () => list(['1', 'data/50%.txt'], ['2', 'data/50%25.txt']) },
  }),
  ...bagFiles({
    root: 'older/',
    version: '0.93',
    payload: { 'data/50%.txt': '1' },
    files: { 'manifest-sha256.txt': () => list(['1', 'data/50%25.txt']) },
  }),
});
export const expect = `
  warning digest-path-variant manifest-sha256.txt 1 text=data/50%25.txt
  warning digest-path-variant manifest-sha256.txt 2 text=*data/star
  warning digest-path-variant older/manifest-sha256.txt 1 text=data/50%25.txt
`;
