import { archiveOf } from '../../tools/lists.mjs';
import { bagFiles } from '../../tools/bag.mjs';

const declarations = {
  mark: '\ufeffBagIt-Version: 1.0\nTag-File-Character-Encoding: UTF-8\n',
  order: 'Tag-File-Character-Encoding: UTF-8\nBagIt-Version: 1.0\n',
  more: 'BagIt-Version: 1.0\nTag-File-Character-Encoding: UTF-8\nmore\n',
  blank: 'BagIt-Version:1.0\nTag-File-Character-Encoding: UTF-8\n',
  version: 'BagIt-Version: 2.0\nTag-File-Character-Encoding: UTF-8\n',
  word: 'BagIt-Version: one\nTag-File-Character-Encoding: UTF-8\n',
  empty: '',
};

export const bundle = archiveOf({
  'bagit.txt': undefined,
  ...bagFiles(),
  ...Object.assign({}, ...Object.entries(declarations).map(([name, text]) => bagFiles({ root: `${name}/`, files: { 'bagit.txt': () => text } }))),
});
export const expect = `
  error digest-bag-declaration blank/bagit.txt 1
  error digest-bag-declaration empty/bagit.txt 1
  error digest-bag-declaration empty/bagit.txt 2
  error digest-bag-declaration mark/bagit.txt 1
  error digest-bag-declaration more/bagit.txt 3 text=more
  error digest-bag-declaration order/bagit.txt 1
  error digest-bag-declaration order/bagit.txt 2
  error digest-bag-declaration version/bagit.txt 1 text=2.0
  error digest-bag-declaration word/bagit.txt 1
`;
